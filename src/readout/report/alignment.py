"""Passages of two texts set beside one another: which say the same in the same words, which were changed, which moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from readout.text.words import Word, find_words, list_words

__all__ = ["Pairing", "Piece", "align", "mark_differences", "words_of"]

LEAST_ALIKE = 0.5
_LEAST_COMMON = 0.3
_FURTHEST = 200

Piece = tuple[str, bool]
"""Characters of a passage, and whether the other passage has them otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A passage of the left text, one of the right, or one of each; numbers count from 0 within each text.

    `is_copied` holds where both have the same words in the same order, `is_moved` where the two stand out of the order of the rest.
    """

    left: int | None
    right: int | None
    is_copied: bool = False
    is_moved: bool = False


def align(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> tuple[Pairing, ...]:
    """Every passage of both texts once, in the order of the left; what only the right has stands where it stands there.

    Two passages are one if half or more of their words are the same in the same order (2 × common subsequence / words of both, the
    most alike first). Of the pairs those that stand in one order and hold most text are in place, the others have moved. Quadratic in
    the passages up to 200; of longer texts a passage is compared with the 400 that stand nearest in place.

    Args:
        left: The words of each passage of the one text, as `words_of` gives them.
        right: Those of the other.
    """
    pairs = _pairs(left, right)
    settled = _in_order([(i, j, len(left[i])) for i, j, _ in pairs])
    known = {i: Pairing(left=i, right=j, is_copied=alike >= 1, is_moved=(i, j) not in settled) for i, j, alike in pairs}
    taken = {j for _, j, _ in pairs}
    rows: list[Pairing] = []
    at = 0
    for i in range(len(left)):
        row = known.get(i, Pairing(left=i, right=None))
        if row.right is not None and not row.is_moved:
            rows += [Pairing(left=None, right=j) for j in range(at, row.right) if j not in taken]
            at = row.right + 1
        rows.append(row)
    rows += [Pairing(left=None, right=j) for j in range(at, len(right)) if j not in taken]
    return tuple(rows)


def words_of(text: str) -> list[str]:
    """The words that are compared: all, in order, in lower case."""
    return list_words(text)


def mark_differences(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both passages in pieces, each marked where its words are not the other's; put together the pieces are exactly the passage.

    >>> mark_differences("Forty ships wait", "Some forty ships waited")[1]
    (('Some', True), (' forty ships ', False), ('waited', True))
    """
    words, others = list(find_words(left)), list(find_words(right))
    same_left: set[int] = set()
    same_right: set[int] = set()
    for step in Indel.opcodes([word.text for word in words], [word.text for word in others]):
        if step.tag == "equal":
            same_left.update(range(step.src_start, step.src_end))
            same_right.update(range(step.dest_start, step.dest_end))
    return _pieces(left, words, same_left), _pieces(right, others, same_right)


def _pairs(words: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> list[tuple[int, int, float]]:
    found: list[tuple[float, float, int, int]] = []
    bags = [frozenset(each) for each in others]
    least = [max(1.0, _LEAST_COMMON * len(bag)) for bag in bags]
    for i, own in enumerate(words):
        bag = frozenset(own)
        needed = _LEAST_COMMON * len(bag)
        at = i * len(others) // len(words)
        for j in range(max(0, at - _FURTHEST), min(len(others), at + _FURTHEST)):
            n_common = len(bag & bags[j])
            if n_common < least[j] or n_common < needed:
                continue
            alike = Indel.normalized_similarity(own, others[j])
            if alike >= LEAST_ALIKE:
                found.append((-alike, abs(i / len(words) - j / len(others)), i, j))
    taken: set[int] = set()
    taken_other: set[int] = set()
    kept: list[tuple[int, int, float]] = []
    for dislike, _, i, j in sorted(found):
        if i not in taken and j not in taken_other:
            kept.append((i, j, -dislike))
            taken.add(i)
            taken_other.add(j)
    return sorted(kept)


def _in_order(pairs: Sequence[tuple[int, int, int]]) -> set[tuple[int, int]]:
    """Of pairs sorted by the first, each with its weight, those of the heaviest run whose seconds rise."""
    reach: list[int] = []
    before: list[int | None] = []
    for place, (_, j, weight) in enumerate(pairs):
        behind = [other for other in range(place) if pairs[other][1] < j]
        best = max(behind, key=lambda other: reach[other], default=None)
        before.append(best)
        reach.append(weight + (reach[best] if best is not None else 0))
    settled: set[tuple[int, int]] = set()
    at = max(range(len(pairs)), key=lambda place: reach[place], default=None)
    while at is not None:
        settled.add(pairs[at][:2])
        at = before[at]
    return settled


def _pieces(text: str, words: Sequence[Word], same: set[int]) -> tuple[Piece, ...]:
    """The text cut where a run of other words begins and ends."""
    cuts: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        if number in same:
            continue
        if cuts and number - 1 not in same:
            cuts[-1] = (cuts[-1][0], word.end)
        else:
            cuts.append((word.start, word.end))
    pieces: list[Piece] = []
    at = 0
    for start, end in cuts:
        pieces += [(text[at:start], False)] if start > at else []
        pieces.append((text[start:end], True))
        at = end
    return (*pieces, (text[at:], False)) if at < len(text) else tuple(pieces)
