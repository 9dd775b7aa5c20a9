"""Labels of one noun or its kin gathered into rows, each of one thing: by the words around them and the claims that they stand in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log, sqrt

from readout.compare.labels import Label, head_of
from readout.compare.lexicon import BLAND_NOUNS, stem, words
from readout.compare.marks import are_marked_apart
from readout.compare.thesaurus import class_of_noun
from readout.model.article import Span
from readout.model.statement import Clause
from readout.text.words import rarity

__all__ = ["Ties", "Weights", "bonus", "clusters", "do_conflict", "endings_of", "joined", "likeness", "rows_by_noun", "ties_of"]

_LIKE = 0.15
_LIKE_OF_FEW = 0.0
_OF_ONE_CLAIM = 0.4
_FEW = 8
_LIKE_OF_KIN = 0.05
_OF_OTHER_THINGS = 0.15
_BODIES = frozenset(
    stem(noun)
    for noun in (
        "administration agency army association bank board bureau centre center command commission committee corps council court "
        "department force institute ministry office party service union university"
    ).split()
)
_ADJECTIVE = re.compile(r"\w+(?:ful|less|ly|ous)")
_PREFIX = re.compile(r"con|com|col|cor|pre|pro|pur|dis|mis|per|re|in|im|un|sub|sup|suc|de|en|em|ex|trans|inter|ad|ap|at|ob|[a-z]")

Ties = Mapping[Span, frozenset[str]]


def ties_of(together: Mapping[str, Sequence[Clause]], labels: Mapping[Span, Sequence[Label]]) -> Mapping[Span, frozenset[str]]:
    """By which clauses that say the same each label is tied to others: two that say the same speak of the same things."""
    ties: dict[Span, set[str]] = defaultdict(set)
    for name, clauses in together.items():
        for clause in clauses:
            for label in labels.get(clause.spans[0], ()):
                ties[label.span].add(name)
    return {span: frozenset(found) for span, found in ties.items()}


class Weights:
    """How telling each stem is: 1 for a word that stands by one label, near 0 for one that stands by all; 1 for a word of none."""

    def __init__(self, labels: Sequence[Label]) -> None:
        counts = Counter(word for label in labels for word in label.own | label.around)
        most = log(1 + len(labels))
        self._known = {word: log(1 + len(labels) / count) / most for word, count in counts.items()}
        self._bags: dict[tuple[frozenset[str], frozenset[str]], tuple[frozenset[str], float]] = {}

    def total(self, stems: Iterable[str]) -> float:
        """The weights of some stems together, whatever their order."""
        return fsum(self._known.get(word, 1.0) for word in stems)

    def bag(self, label: Label) -> tuple[frozenset[str], float]:
        """The stems in and around a label, and their weight; kept, since each label is weighed against many."""
        key = label.own, label.around
        if key not in self._bags:
            stems = label.own | label.around
            self._bags[key] = stems, self.total(stems)
        return self._bags[key]


def rows_by_noun(labels: Sequence[Label], weights: Weights, ties: Ties) -> list[list[Label]]:
    """Rows of labels on one noun or its kin, split where the words around them have too little in common."""
    endings = endings_of({label.head for label in labels})
    groups: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        if label.head not in BLAND_NOUNS:
            groups[class_of_noun(label.head, endings)].append(label)
    return [row for group in groups.values() for row in clusters(group, weights, ties, _LIKE if len(group) > _FEW else _LIKE_OF_FEW)]


def endings_of(heads: Collection[str]) -> dict[str, str]:
    """For each noun's stem the shortest other that it ends in and is a kind of ("wastewater" is water), else itself."""
    return {head: min((h for h in heads if _is_compound(head, h)), key=len, default=head) for head in heads}


def _is_compound(whole: str, part: str) -> bool:
    """Whether a noun ends in another that it is a kind of ("wastewater"), not in one that a prefix makes another word of."""
    return len(part) > 3 and whole.endswith(part) and not _PREFIX.fullmatch(whole.removesuffix(part))


def clusters(group: Sequence[Label], weights: Weights, ties: Ties, least: float) -> list[list[Label]]:
    """The labels in rows: each joins the row with its likest label, unless a label there names somebody else.

    Two labels are liker where they stand in clauses of one claim.
    """
    rows: list[_Row] = []
    for label in sorted(group, key=lambda item: (-len(item.own), item.span)):
        open_to = [row for row in rows if not row.conflicts(label)]
        likes = [max(likeness(label, other, weights) + bonus(label, other, ties) for other in row.labels) for row in open_to]
        if likes and max(likes) >= least:
            open_to[likes.index(max(likes))].add(label)
        else:
            rows.append(_Row([label], {_told(label): label}))
    return _merged([row.labels for row in rows])


@dataclass(frozen=True, slots=True)
class _Row:
    """The labels of a row, and one for each thing that they tell: what another label is held against."""

    labels: list[Label]
    telling: dict[Hashable, Label]

    def add(self, label: Label) -> None:
        self.labels.append(label)
        self.telling.setdefault(_told(label), label)

    def conflicts(self, label: Label) -> bool:
        return any(do_conflict(label, other) for other in self.telling.values())


def _told(label: Label) -> Hashable:
    """All of a label that decides whether it conflicts with another: its words, names and complement, wherever it stands."""
    return label.span.quote, label.head, label.names, label.complement, label.who


def bonus(left: Label, right: Label, ties: Ties) -> float:
    """What standing in clauses of one claim adds to the likeness of two labels."""
    of_left = ties.get(left.span)
    return _OF_ONE_CLAIM if of_left and not of_left.isdisjoint(ties.get(right.span, ())) else 0.0


def _merged(rows: Sequence[list[Label]]) -> list[list[Label]]:
    """The rows, those joined that share a label of more than one word."""
    merged: list[list[Label]] = []
    for row in rows:
        keys = {label.key for label in row if " " in label.key}
        same = next((other for other in merged if keys & {label.key for label in other if " " in label.key}), None)
        if same is None:
            merged.append(list(row))
        else:
            same.extend(row)
    return merged


def do_conflict(left: Label, right: Label) -> bool:
    """Whether each has names of which the other has none, or they tell unlike things, or two nouns are said to be of two things."""
    return _do_name_apart(left, right) or _are_of_two(left, right) or _are_two_bodies(left, right)


def _do_name_apart(left: Label, right: Label) -> bool:
    if left.who and right.who and left.who != right.who:
        return True
    if _are_apart(left.names, right.names) or _are_apart(left.states, right.states):
        return True
    return are_marked_apart((left.span.quote, left.head), (right.span.quote, right.head))


def _are_of_two(left: Label, right: Label) -> bool:
    if left.head == right.head:
        return _are_apart(left.called & left.complement, right.called & right.complement)
    return _are_apart(left.complement, right.complement)


def _are_two_bodies(left: Label, right: Label) -> bool:
    """Whether two names of bodies of one sort each have a word that the other lacks ("Lake Council", "Port Council")."""
    if not (left.is_capital and right.is_capital and left.head == right.head in _BODIES):
        return False
    if left.states & right.states and (left.called & right.called) - {left.head}:
        return False
    return bool(left.called - right.called and right.called - left.called)


def _are_apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right) and left.isdisjoint(right)


def likeness(left: Label, right: Label, weights: Weights) -> float:
    """Cosine of the words in and around two labels, at most 1; below 0 for two nouns, or two things behind one, with little in common."""
    if left.key == right.key and left.own:
        return 1.0
    (a, whole), (b, other_whole) = weights.bag(left), weights.bag(right)
    shared = weights.total(a & b) + weights.total(left.own & right.own)
    like = shared / sqrt((whole or 1.0) * (other_whole or 1.0))
    if left.head == right.head:
        return like - _OF_OTHER_THINGS if _are_apart(left.complement, right.complement) else like
    return like if like >= _LIKE_OF_KIN else -1.0


def joined(
    rows: Sequence[list[Label]], fixed: Sequence[list[Label]], *, n_most: int, least: float, is_of_kind: bool = False
) -> list[list[Label]]:
    """All groups, rows of at most `n_most` labels joined to the group whose words are likest, smallest first, if that reaches `least`.

    Words that are rarer in news count more. `fixed` groups join none, but others may join them. If `is_of_kind`, two nouns must
    both be of people or both of things, and neither a name: "taxi" and "taxi driver" are not joined, nor "Board" and "Board meeting",
    nor "peace" and "peaceful days".
    """
    groups = {n: list(group) for n, group in enumerate((*rows, *fixed))}
    by_head, by_own = _indexed(groups)
    for n in sorted(range(len(rows)), key=lambda n: (len(groups[n]), groups[n][0].span)):
        if len(groups[n]) > n_most:
            continue
        heads, own = {label.head for label in groups[n]}, {word for label in groups[n] for word in label.own}
        near = {other for word in heads for other in by_head[word] | by_own[word]} | {other for word in own for other in by_head[word]}
        likes = [(like, -other) for other in near if other != n and (like := _likest(groups[n], groups[other])) >= least]
        best = next((-m for _, m in sorted(likes, reverse=True) if not is_of_kind or _are_of_kind(groups[n], groups[-m])), None)
        if best is not None:
            gone = groups.pop(n)
            groups[best] += gone
            for index, found in ((by_head, heads), (by_own, own)):
                for word in found:
                    index[word] = (index[word] - {n}) | {best}
    return list(groups.values())


def _indexed(groups: Mapping[int, Sequence[Label]]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """By each stem the groups with a label on it as its noun, and those with it among a label's other words."""
    by_head: dict[str, set[int]] = defaultdict(set)
    by_own: dict[str, set[int]] = defaultdict(set)
    for n, group in groups.items():
        for label in group:
            by_head[label.head].add(n)
            for word in label.own:
                by_own[word].add(n)
    return by_head, by_own


def _are_of_kind(left: Sequence[Label], right: Sequence[Label]) -> bool:
    if any(_do_name_apart(a, b) or _are_two_bodies(a, b) for a in left for b in right):
        return False
    if {label.head for label in left} == {label.head for label in right}:
        return True
    both = (*left, *right)
    is_named = any(label.is_capital for label in both)
    is_adjective = any(_ADJECTIVE.fullmatch(word) for label in both for word in words(label.span.quote)[:-1] if _is_head(word, both))
    return not is_named and not is_adjective and bool(_kinds(left) & _kinds(right))


def _kinds(row: Sequence[Label]) -> set[bool]:
    """Whether the nouns look like those of people ("driver"), of things, or some like each."""
    return {head_of(label.span).quote.removesuffix("s").endswith("er") for label in row}


def _is_head(word: str, labels: Iterable[Label]) -> bool:
    return any(stem(word) == label.head for label in labels)


def _likest(left: Sequence[Label], right: Sequence[Label]) -> float:
    likest = max(_alike(a, b) for a in left for b in right)
    return likest if likest and not any(_are_apart(a.states, b.states) for a in left for b in right) else 0.0


def _alike(left: Label, right: Label) -> float:
    """Cosine of two labels' words, in [0, 1]; 0 where neither's noun is a word of the other, or only follows the other's noun.

    So "pressure" is like "pressure campaign", not "Norse boats" like "Norse envoy", nor "rivals" like "relations between the rivals"
    or "the rivals' boats".
    """
    is_within = left.head == right.head or _is_word_of(left, right) or _is_word_of(right, left)
    if not is_within or left.head in right.complement or right.head in left.complement:
        return 0.0
    a, b = left.own | {left.head}, right.own | {right.head}
    shared = _square(a & b)
    return float(shared / (_square(a) * _square(b)) ** 0.5) if shared else 0.0


def _is_word_of(label: Label, other: Label) -> bool:
    """Whether a label's noun is among the words of another, and there no participle ("suspect", not "suspected ties")."""
    return label.head in _stems_of(other.span.quote)


@lru_cache(maxsize=1 << 14)
def _stems_of(quote: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(quote) if not word.endswith(("ed", "ing")))


@lru_cache(maxsize=1 << 14)
def _square(stems: frozenset[str]) -> float:
    return fsum((1.0 + rarity(stem)) ** 2 for stem in stems)
