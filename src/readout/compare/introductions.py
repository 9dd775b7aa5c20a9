"""What outlets introduce a person as: the words before the name ("dam engineer Ada Holm") and behind it ("Holm, an expert on dams")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.compare.callings import full_names
from readout.compare.labels import Label, label_of
from readout.compare.lexicon import STOP, stem, words
from readout.compare.trimming import trimmed
from readout.model.article import Article, Span
from readout.model.statement import Clause, Mention, Statement

__all__ = ["Introduction", "introductions", "rows_by_introduction"]

_BEHIND = re.compile(
    r"(?:\s\([^)]{1,20}\))?(?:,\s+\d{1,2})?,\s+(?:(?:now|then|currently|formerly|himself|herself)\s+)?"
    r"(?:(?:an?|the|[A-Z]\w+[’']s)\s|(?=(?:once|his|her|one\sof)\s))((?:[^,;.:()“”\"\n]|(?<=\b[A-Z])\.(?=[A-Z]\b|\s[a-z])){3,90}?)"
    r"(?=[,;)]|(?<!\b[A-Z])\.|\s(?:who|which|that)\b|$)"
)
_NO_ROLE = re.compile(
    r"\b(?:that|who|which|whom)\b|^(?:[Tt]he\s)?(?:elder|younger|older)\s+$|^(?!(?:acting|outgoing|incoming|sitting|ruling|leading)\s)[a-z-]+ing\s+$"
    r"|^[A-Z]\w+ing\s+\w+ed?\b|\b(?:of|for|with|to|by|from|in|on|at|against|about|over|between)\s+$"
)
_CLAUSAL = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|have|will|would|and|but|to|did|does)\b")
_EMPTY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "then", "late", "another"})
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that introduce a person at one place: their label, and the stems of what they tell beside the name."""

    label: Label
    stems: frozenset[str]


def introductions(told: Sequence[tuple[Statement, Clause]], articles: Mapping[str, Article]) -> dict[str, dict[Span, Introduction]]:
    """For each person, by full name, all places where words before or behind the name introduce them."""
    full = full_names(told)
    found: dict[str, dict[Span, Introduction]] = defaultdict(dict)
    for statement, clause in told:
        for mention in _persons(statement, clause):
            for span, role in _introduced_by(mention, clause, articles[mention.span.article_id]):
                stems = _stems(role, mention.name)
                if stems:
                    found[full.get(mention.name, mention.name)][span] = Introduction(label_of(span, [(statement, clause)]), stems)
    return found


def rows_by_introduction(introduced: Mapping[str, Mapping[Span, Introduction]]) -> dict[str, list[Label]]:
    """By full name, rows of what two or more outlets introduce one person as, where two have something that the other lacks.

    So "engineer Ada Holm" makes a row with "Holm, an expert on dams", not with "dam engineer Ada Holm".
    """
    return {name: [one.label for one in row.values()] for name, row in introduced.items() if _do_differ(list(row.values()))}


def _do_differ(row: Sequence[Introduction]) -> bool:
    pairs = ((a, b) for a, b in combinations(row, 2) if a.label.span.article_id != b.label.span.article_id)
    return any(a.stems - b.stems and b.stems - a.stems for a, b in pairs)


def _persons(statement: Statement, clause: Clause) -> list[Mention]:
    told = (*clause.mentions, *clause.event.actors, *clause.event.targets, *([statement.speaker] if statement.speaker else []))
    return [mention for mention in told if mention.kind == "person" and mention.name.split()]


def _introduced_by(mention: Mention, clause: Clause, article: Article) -> list[tuple[Span, str]]:
    """The words that introduce a person at one place, each with what they tell beside the name."""
    quote, name = mention.span.quote, mention.name.split()
    at = quote.rfind(name[-1])
    if at < 0:
        return []
    first = quote.find(name[0])
    start, end = mention.span.start + (first if 0 <= first < at else at), mention.span.start + at + len(name[-1])
    found = []
    over = next((phrase.start for phrase in clause.phrases if phrase.start < start and phrase.end == end), start)
    role = article.text[min(over, mention.span.start) : start]
    whole = trimmed(article, min(over, mention.span.start), end)
    if (
        role.strip()
        and whole
        and not _NO_ROLE.search(role)
        and not re.search(r"['’]s\s+$|[,;:()]|\band\s+$", role)
        and len(whole.quote.split()) <= _LONGEST + 2
    ):
        found.append((whole, article.text[whole.start : start]))
    behind = _BEHIND.match(article.text, end)
    if behind and not _CLAUSAL.search(behind.group(1)) and len(behind.group(1).split()) <= _LONGEST:
        found.append((article.span(behind.start(1), behind.end(1)), behind.group(1)))
    return found


def _stems(role: str, name: str) -> frozenset[str]:
    bare = (word.removeprefix("then-").removesuffix("-elect") for word in words(role))
    return frozenset(stem(word) for word in bare if word not in STOP and word not in _EMPTY) - {stem(word) for word in name.split()}
