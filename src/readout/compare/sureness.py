"""How surely the labels of a row are of one thing, and how much the row tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from readout.compare.clusters import Ties, Weights, bonus, do_conflict, likeness
from readout.compare.labels import Label
from readout.compare.lexicon import LOADED, act_of, words

__all__ = ["go_by_one_name", "is_charged", "linked", "plainest", "worth_of"]

_LIKE_OF_ACTS = 0.5
_LIKE_OF_ONE_NOUN = 0.15
_LIKE_OF_TWO = 0.1
_LIKE_OF_CHARGED = 0.05
_LIKE_OF_LINKED = 0.15


def worth_of(row: Sequence[Label], ties: Ties, weights: Weights, times: float) -> tuple[float, int, str]:
    """How much a row tells: 0 unless two articles differ in the noun, or in what they put before it, of what is surely one thing.

    Charged words that some outlets use and others do not count most, then different nouns, then the number of outlets.

    Args:
        times: How many times as alike words must be as in a story of few reports: among many, some are alike by chance.
    """
    telling = {(label.head, label.telling - label.names - label.complement) for label in row}
    heads = {label.head for label in row}
    outlets = {label.span.article_id for label in row}
    charged = {label.span.article_id for label in row if is_charged(label)}
    if len(outlets) < 2 or len(telling) < 2 or not _do_differ(row):
        return 0.0, 0, ""
    n_tied = _n_tied(row, ties)
    if not (n_tied or (charged and (times == 1.0 or _is_one_thing(row, weights))) or _has_one_name(row) or _is_like(row, weights, times)):
        return 0.0, 0, ""
    worth = 2.0 * bool(charged) + 1.0 * bool(charged and charged < outlets) + 0.5 * min(len(heads), 3) + 0.5 * min(n_tied, 4)
    return worth + 0.5 * len(outlets) + 0.25 * min(len(telling), 6), len(row), row[0].key


def plainest(row: Sequence[Label]) -> Label:
    """The label that a row goes by: no charged one where another is there, else the most frequent, the shortest, the first."""
    counts = Counter(label.key for label in row)
    return min(row, key=lambda label: (is_charged(label), -counts[label.key], len(label.span.quote), label.span))


def go_by_one_name(row: Sequence[Label], other: Sequence[Label]) -> bool:
    """Whether two rows go by one name, have two of their words and half of the first one's in common, and name nothing apart."""
    keys = {label.key for label in row}
    n_shared = len(keys & {label.key for label in other})
    if n_shared <= 1 or 2 * n_shared < len(keys) or plainest(row).key != plainest(other).key:
        return False
    return not any(do_conflict(a, b) for a in row for b in other)


def linked(row: Sequence[Label], ties: Ties, weights: Weights, times: float) -> list[list[Label]]:
    """The row in parts, each of labels that claims, one wording, or words much alike link one after another; none of unlike things."""
    parts: list[list[Label]] = []
    left = list(row)
    while left:
        part = [left.pop(0)]
        for label in part:
            for other in [other for other in left if _are_linked(label, other, ties, weights, times)]:
                if not any(do_conflict(other, one) for one in part):
                    part.append(other)
                    left.remove(other)
        parts.append(part)
    return parts


def _are_linked(left: Label, right: Label, ties: Ties, weights: Weights, times: float) -> bool:
    if (left.key == right.key and " " in left.key) or bonus(left, right, ties):
        return True
    return likeness(left, right, weights) >= _LIKE_OF_LINKED * times


def is_charged(label: Label) -> bool:
    """Whether a label is in quotation marks of its own or has a loaded word."""
    return label.is_quoted or bool(LOADED & set(words(label.span.quote)))


def _n_tied(row: Sequence[Label], ties: Ties) -> int:
    """How many pairs of unlike labels of two articles stand in clauses of one claim."""
    pairs = ((a, b) for a, b in combinations(row, 2) if a.span.article_id != b.span.article_id and a.key != b.key)
    return sum(bool(bonus(a, b, ties)) for a, b in pairs)


def _is_like(row: Sequence[Label], weights: Weights, times: float) -> bool:
    """Whether the words around unlike labels of two articles are much alike; of two deeds, whether they are of one kind too.

    In a row on one noun each must have a word before it that the other lacks: "snap election" and "election" tell nothing apart.
    """
    pairs = ((a, b) for a, b in combinations(row, 2) if a.span.article_id != b.span.article_id and a.key != b.key)
    if len({label.head for label in row}) < 2:
        pairs = ((a, b) for a, b in pairs if a.telling - b.telling and b.telling - a.telling)
    return any(likeness(a, b, weights) >= _least_like(a, b) * times for a, b in pairs)


def _is_one_thing(row: Sequence[Label], weights: Weights) -> bool:
    """Whether two articles have one label of two words or more, or words alike around unlike ones: less will do for a charged word."""
    pairs = [(a, b) for a, b in combinations(row, 2) if a.span.article_id != b.span.article_id]
    if any(a.key == b.key and " " in a.key for a, b in pairs):
        return True
    return any(likeness(a, b, weights) >= _LIKE_OF_CHARGED for a, b in pairs if a.key != b.key)


def _least_like(left: Label, right: Label) -> float:
    if left.object:
        return _LIKE_OF_ACTS if act_of(left.head) & act_of(right.head) else 2.0
    return _LIKE_OF_ONE_NOUN if left.head == right.head else _LIKE_OF_TWO


def _has_one_name(row: Sequence[Label]) -> bool:
    """Whether labels of two articles share a name ("Orla Dam", "the dam on the Orla")."""
    pairs = ((a, b) for a, b in combinations(row, 2) if a.span.article_id != b.span.article_id and a.key != b.key)
    return any(a.names & b.names for a, b in pairs)


def _do_differ(row: Sequence[Label]) -> bool:
    """Whether some article has a label that another article does not have."""
    by_article: dict[str, set[str]] = defaultdict(set)
    for label in row:
        by_article[label.span.article_id].add(label.key)
    return len({frozenset(keys) for keys in by_article.values()}) > 1
