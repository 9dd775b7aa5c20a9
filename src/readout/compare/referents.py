"""Labels in groups, each of the one thing that they stand for: somebody whom the reports name, or a noun's thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from readout.compare.bearers import Bearers
from readout.compare.callings import full_names
from readout.compare.clusters import Ties, Weights, clusters, endings_of, joined
from readout.compare.labels import Label, head_of
from readout.compare.thesaurus import class_of_noun
from readout.model.article import Span
from readout.model.statement import Clause, Mention, Statement
from readout.text.countries import look_up

__all__ = ["group_labels", "split_named", "titles_told"]

_ARTICLE = re.compile(r"^the\s", re.IGNORECASE)
_NAMED = frozenset({"person", "country", "organisation", "outlet"})
_STATELY = frozenset({"country", "organisation", "group", "place"})
_BEARINGS = frozenset({"North", "South", "East", "West"})
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
    endings = endings_of({label.head for label in others})
    for label in others:
        nouns[class_of_noun(label.head, endings)].append(label)
    weights = Weights(others)
    rows = [row for found in nouns.values() for row in clusters(found, weights, ties, _ANY)]
    groups = joined(rows, [*named.values()], n_most=_SMALL, least=_SHARED)
    return sorted(groups, key=lambda row: min(label.span for label in row))


def split_named(labels: Iterable[Label], told: Sequence[tuple[Statement, Clause]]) -> tuple[dict[str, list[Label]], list[Label]]:
    """The labels that stand for somebody whom the reports name, under whom they mean, and the others; both in the order of the text."""
    names = _Names(told)
    named: dict[str, list[Label]] = defaultdict(list)
    others: list[Label] = []
    for label in sorted(labels, key=lambda one: one.span):
        who = names.of(label.span)
        if who:
            named[who].append(label)
        else:
            others.append(label)
    return named, others


class _Names:
    """Whom words mean, by every mention in every slot of the clauses: by their place, their title, or a part of a name."""

    def __init__(self, told: Sequence[tuple[Statement, Clause]]) -> None:
        full = full_names(told)
        mentions = [mention for statement, clause in told for mention in _mentions(statement, clause)]
        self._at: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            who = _who(mention, full)
            if who and not (mention.kind == "person" and mention.name == mention.role):
                self._at[mention.span.article_id].add((mention.span.start, mention.span.end, who))
                if mention.kind == "organisation":
                    self._bodies[head_of(mention.span).quote.lower()].add(who)
                for part in _parts(mention):
                    self._parts[part].add(who)
        self._bearers = Bearers(mentions, lambda mention: _who(mention, full))

    def of(self, label: Span) -> str | None:
        """Who is meant by a label: whose name its head is a part of, whom the shortest mention over it means, or who bears the title."""
        head = head_of(label)
        parts = self._parts.get(head.quote, set()) if head.quote[0].isupper() else set()
        if len(parts) == 1:
            return next(iter(parts))
        bodies = self._bodies.get(head.quote, set()) if _ARTICLE.match(label.quote) else set()
        if len(bodies) == 1:
            return next(iter(bodies))
        held = [(end - start, who) for start, end, who in self._at[head.article_id] if start <= head.start and head.end <= end]
        return min(held)[1] if held else self._bearers.of(label)


def _parts(mention: Mention) -> list[str]:
    """The words by which a name may be shortened: a person's first and last, the bearing of a state ("the North")."""
    if mention.kind == "person":
        return [word for word in mention.name.split() if word[0].isupper() and len(word) > 2] if len(mention.name.split()) > 1 else []
    place = look_up(mention.name)
    return [word for word in place.name.split() if word in _BEARINGS] if place and place.kind in ("name", "people") else []


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


def titles_told(told: Sequence[tuple[Statement, Clause]]) -> dict[str, frozenset[Span]]:
    """For everybody named the nouns of the titles that they bear, as spans of those titles alone."""
    full = full_names(told)
    roles: dict[str, set[str]] = defaultdict(set)
    for statement, clause in told:
        for mention in _mentions(statement, clause):
            who = _who(mention, full) if mention.kind == "person" and mention.role else None
            if who and mention.role:
                roles[who].add(mention.role)
    return {who: frozenset(head_of(Span("", 0, len(role), role)) for role in found) for who, found in roles.items()}
