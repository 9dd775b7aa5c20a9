"""Rows of what reports call each person: by name, by title, and in the words that introduce them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from readout.compare.callings import full_names
from readout.compare.introductions import Introduction, rows_by_introduction
from readout.compare.labels import Label, head_of, owner_labels
from readout.compare.lexicon import LOADED, noun_stem, words
from readout.compare.marks import is_of_person
from readout.compare.referents import split_named, titles_told
from readout.model.article import Article, Span
from readout.model.statement import Clause, Statement

__all__ = ["rows_of_persons", "with_persons"]

_RELATIVE = frozenset(
    noun_stem(word)
    for word in """counterpart colleague spokesman spokeswoman member wife husband son daughter brother sister father mother widow
    predecessor successor man woman boy girl person""".split()
)
_NO_PERSON = re.compile(
    r"\b(?:that|who|which|whom)\b|^(?:elder|younger|older|late)\s"
    r"|^(?!(?:acting|outgoing|incoming|sitting|ruling|leading|visiting)\s)[a-z-]+ing\s[A-Z]"
    r"|^[A-Z][a-z]+ing\s[a-z]"
)
_NAME_BEHIND = re.compile(r"(,?)\s((?:[A-Z][\w.'’-]*\s)+[A-Z][\w'’-]+?)(?=['’]s\b|[\s,.;:]|$)")


def with_persons(
    labels: Iterable[Label],
    told: Sequence[tuple[Statement, Clause]],
    by_id: Mapping[str, Article],
    introduced: Mapping[str, Mapping[Span, Introduction]],
) -> list[Label]:
    """The labels, those that introduce somebody with whom, be it that the name follows ("a dam engineer, Ada Holm")."""
    full = _full_names(told)
    called_by = _called_by({*full.values(), *introduced})
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for name, row in introduced.items():
        for span in row:
            places[span.article_id].append((span, called_by[name]))

    def whom(label: Label) -> str:
        near = ((span, who) for span, who in places[label.span.article_id] if span.covers(label.span))
        who = next((who for span, who in near if span.end == label.span.end or is_of_person(label.head)), "")
        behind = None if who else _NAME_BEHIND.match(by_id[label.span.article_id].text, label.span.end)
        is_name = behind is not None and behind[2] in full and (not behind[1] or is_of_person(label.head))
        return called_by[full[behind[2]]] if behind and is_name else who

    return [replace(label, who=who) if (who := whom(label)) else label for label in labels]


def rows_of_persons(
    things: Iterable[Label],
    told: Sequence[tuple[Statement, Clause]],
    by_id: Mapping[str, Article],
    introduced: Mapping[str, Mapping[Span, Introduction]],
) -> Iterable[list[Label]]:
    """A row for each person: what somebody is called, by name or by title, and the words that introduce the person."""
    owners = (label for statement, clause in told for label in owner_labels(statement, clause, by_id))
    called_by = _called_by(introduced)
    others = {span: called_by[name] for name, row in introduced.items() for span in row}
    persons = _by_person({label.span: label for label in (*things, *owners)}.values(), told, others)
    for name, row in rows_by_introduction(introduced).items():
        called = persons.setdefault(called_by[name], [])
        called += [label for label in row if not any(label.span.overlaps(other.span) for other in called)]
    return persons.values()


def _full_names(told: Sequence[tuple[Statement, Clause]]) -> dict[str, str]:
    """Every name of a person that is one of several words, with the full name."""
    full = full_names(told)
    mentions = (m for _, clause in told for m in (*clause.mentions, *clause.event.actors, *clause.event.targets) if m.kind == "person")
    return {m.name: full.get(m.name, m.name) for m in mentions if " " in m.name}


def _called_by(names: Iterable[str]) -> dict[str, str]:
    """Of each full name the last name, in small letters; the whole one where two share their last."""
    last = {name: name.rsplit(maxsplit=1)[-1].lower() for name in names}
    n_bearers = Counter(last.values())
    return {name: called if n_bearers[called] == 1 else name.lower() for name, called in last.items()}


def _by_person(labels: Iterable[Label], told: Sequence[tuple[Statement, Clause]], introduced: Mapping[Span, str]) -> dict[str, list[Label]]:
    """By last name, rows of what somebody is called, by name or by title, where a word is loaded or the titles are others.

    `introduced` are the words that introduce people, with each one's last name: they are nobody else's.
    So "strongman" makes a row, and "President Holm" beside "party leader Holm", not "Ms. Holm" beside "Holm".
    """
    named, _ = split_named(labels, told)
    told_titles = titles_told(told)
    rows: dict[str, list[Label]] = {}
    for who, found in named.items():
        titles = frozenset(noun_stem(title.quote) for title in told_titles.get(who, ())) - _RELATIVE
        found = [label for label in found if " and " not in label.span.quote and _is_of_person(label, titles)]
        found = [label for label in found if not any(span.covers(label.span) for span, other in introduced.items() if other != who)]
        titled = {label.span: _titles_in(label, titles) for label in found if not head_of(label.span).quote.endswith("s")}
        pairs = combinations([(span.article_id, borne) for span, borne in titled.items() if borne], 2)
        if any(LOADED & set(words(label.span.quote)) for label in found):
            rows[who] = [label for label in found if label.own - label.names or not label.is_capital or titled.get(label.span)]
        elif any(a[0] != b[0] and not (a[1] <= b[1] or b[1] <= a[1]) for a, b in pairs):
            rows[who] = [label for label in found if titled.get(label.span)]
    return rows


def _is_of_person(label: Label, titles: frozenset[str]) -> bool:
    """Whether a label names somebody, or tells a title or a loaded word, and is not of somebody's kin or colleagues."""
    if _NO_PERSON.search(label.span.quote):
        return False
    is_told = label.is_capital or bool(_titles_in(label, titles)) or bool(LOADED & set(words(label.span.quote)))
    return is_told and label.head not in _RELATIVE


def _titles_in(label: Label, titles: frozenset[str]) -> frozenset[str]:
    return titles & {noun_stem(word) for word in words(label.span.quote)}
