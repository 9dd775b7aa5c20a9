"""Labels in groups, each of the one thing that they stand for: somebody whom the reports name, or a noun's thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from readout.compare.callings import full_names
from readout.compare.clusters import Ties, Weights, clusters, joined
from readout.compare.labels import Label, head_of
from readout.compare.lexicon import noun_stem
from readout.compare.thesaurus import class_of_noun
from readout.model.article import Span
from readout.model.statement import Clause, Mention, Statement
from readout.text.countries import look_up

__all__ = ["group_labels", "split_named"]

_ARTICLE = re.compile(r"^the\s", re.IGNORECASE)
_NAMED = frozenset({"person", "country", "organisation", "outlet"})
_STATELY = frozenset({"country", "organisation", "group", "place"})
_SMALL = 6
_SHARED = 0.15
_ANY = -2.0


def group_labels(labels: Sequence[Label], told: Sequence[tuple[Statement, Clause]], ties: Ties) -> list[list[Label]]:
    """The labels in groups across all articles, in the order of their first label; one that is like no other stays alone.

    A label whose head stands in a name, or in words that the reports have mean somebody, is that one's; so is a title ("the director")
    that at least twice as many mentions of one person bear as of any other. Other labels are gathered by their noun or its kin as for
    wording, and a group of six or fewer goes to the one with the likest words.

    Args:
        labels: Labels of any articles of a story.
        told: All clauses of the story, with their statements.
        ties: The claims in whose clauses the labels stand.
    """
    named, others = split_named(labels, told)
    nouns: dict[str, list[Label]] = defaultdict(list)
    for label in others:
        nouns[class_of_noun(label.head, {})].append(label)
    weights = Weights(others)
    rows = [row for found in nouns.values() for row in clusters(found, weights, ties, _ANY)]
    groups = joined(rows, [*named.values()], n_most=_SMALL, least=_SHARED)
    return sorted(groups, key=lambda row: min(label.span for label in row))


def split_named(labels: Iterable[Label], told: Sequence[tuple[Statement, Clause]]) -> tuple[dict[str, list[Label]], list[Label]]:
    """The labels that stand for somebody whom the reports name, under whom they mean, and the others; both in the order of the text."""
    names, titles = _Names(told), _titles(told)
    named: dict[str, list[Label]] = defaultdict(list)
    others: list[Label] = []
    for label in sorted(labels, key=lambda one: one.span):
        head = head_of(label.span)
        who = names.at(head) or (None if head.quote.endswith("s") else titles.get(noun_stem(head.quote)))
        if who:
            named[who].append(label)
        else:
            others.append(label)
    return named, others


class _Names:
    """Whom the words at a place mean, by every mention in every slot of the clauses."""

    def __init__(self, told: Sequence[tuple[Statement, Clause]]) -> None:
        full = full_names(told)
        self._at: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
        for statement, clause in told:
            for mention in _mentions(statement, clause):
                who = _who(mention, full)
                if who:
                    self._at[mention.span.article_id].add((mention.span.start, mention.span.end, who))

    def at(self, head: Span) -> str | None:
        """Who is meant by the shortest mention that holds a label's head."""
        held = [(end - start, who) for start, end, who in self._at[head.article_id] if start <= head.start and head.end <= end]
        return min(held)[1] if held else None


def _who(mention: Mention, full: Mapping[str, str]) -> str | None:
    """Whom a mention means: a state by any of its names, its people, its capital or its seat of government; None for nobody known."""
    place = look_up(_ARTICLE.sub("", mention.span.quote)) if mention.kind in _STATELY else None
    if place:
        return f"state {place.party}"
    if mention.kind not in _NAMED:
        return None
    return full[mention.name].rsplit(maxsplit=1)[-1].lower() if mention.name in full else mention.who


def _mentions(statement: Statement, clause: Clause) -> Iterable[Mention]:
    yield from (*clause.mentions, *clause.event.actors, *clause.event.targets)
    yield from (one for one in (statement.speaker, statement.addressee) if one is not None)


def _titles(told: Sequence[tuple[Statement, Clause]]) -> dict[str, str]:
    """Whom each title means, by its noun's stem, where one person bears it twice as often as any other."""
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    seen: set[Span] = set()
    for statement, clause in told:
        for mention in _mentions(statement, clause):
            if mention.kind == "person" and mention.role and mention.span not in seen:
                seen.add(mention.span)
                title = head_of(Span(mention.span.article_id, 0, len(mention.role), mention.role))
                bearers[noun_stem(title.quote)][mention.who] += 1
    titles = {}
    for title_stem, counts in bearers.items():
        (who, n), *others = counts.most_common(2)
        if not others or n >= 2 * others[0][1]:
            titles[title_stem] = who
    return titles
