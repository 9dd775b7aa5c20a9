"""Which counts of two clauses are of one thing, and whether they hardly differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.compare.counts import Count
from readout.compare.lexicon import stem, stems
from readout.compare.values import numbers_clash
from readout.model.statement import Clause, Quantity

__all__ = ["are_near", "are_roughly_apart", "best_aligned", "counts_differ", "is_of_range", "leading_pair"]

_HARDLY = 1.3
_HARDLY_OF_TWO = 1.15
_ROUGHLY = 5 / 3
_OPENLY = 1.2
_LEAST_OPEN = 200
_ALMOST = re.compile(r"\b(?:nearly|almost|close\sto|just\sunder)\b", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"(?:\b(?:between|from)|\d[\d.,]*\s?(?:\w+\s)?(?:to|and|or))\s[$€£]?$", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\s(?:to|or)\s[$€£]?\d")
_SUMMED = frozenset(stem(word) for word in ["percent", "dollar", "euro", "pound", "yen", "share"])


def are_near(left: Count, right: Count) -> bool:
    """Whether two counts hardly differ, as two accounts of one thing do.

    That is by less than a third; where they are of two units ("members", "votes") by less than a sixth.
    """
    a, b = left.quantity, right.quantity
    low, high = sorted((_named(a), _named(b)))
    is_exact = all(quantity.low is not None and quantity.low == quantity.high for quantity in (a, b))
    if low <= 0 or low == high or left.per != right.per or left.is_vague or right.is_vague or not (is_exact or left.matter == right.matter):
        return False
    if left.matter != right.matter and (left.is_time or right.is_time or _SUMMED & {left.matter, right.matter}):
        return False
    return high <= low * (_HARDLY if left.matter == right.matter else _HARDLY_OF_TWO)


def are_roughly_apart(left: Count, right: Count) -> bool:
    """Whether two counts, of which one at least is rough, name different numbers for one thing, though one could be said for the other.

    "Nearly 60,000" and "nearly 59,000" do, "2,891" and "about 2,900" do not: they differ in the first two digits, and by less than two
    thirds. Where one only says "more than", a fifth at least lies between, and small counts are left alone.
    """
    if left.matter != right.matter or left.per != right.per or left.is_time or left.is_vague or right.is_vague:
        return False
    low, high = sorted(_named(count.quantity) for count in (left, right))
    is_open = any(None in (count.quantity.low, count.quantity.high) for count in (left, right))
    is_rough = is_open or any(count.quantity.low != count.quantity.high for count in (left, right))
    is_far = high >= max(low * _OPENLY, _LEAST_OPEN) if is_open else f"{low:.1e}" != f"{high:.1e}"
    return is_rough and low > 0 and is_far and high <= low * _ROUGHLY


def _named(quantity: Quantity) -> float:
    """The number that the words name: that of "nearly 60,000" is 60,000."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return low or high or 0.0
    return high if _ALMOST.search(quantity.span.quote) else (low + high) / 2


def best_aligned(left: Clause, right: Clause, pairs: Sequence[tuple[Count, Count]]) -> tuple[Count, Count] | None:
    """The pair of counts that stand behind words in common ("Boeing was off 5.3%"); the only pair; None where no words tell.

    Args:
        left: The clause of the first of each pair.
        right: That of the second.
        pairs: Counts that may be of one thing.
    """
    if len(pairs) < 2:
        return pairs[0] if pairs else None
    shared = [len(_led_by(left, one) & _led_by(right, other)) for one, other in pairs]
    best = max(shared)
    return pairs[shared.index(best)] if best and shared.count(best) == 1 else None


def leading_pair(left: Clause, ours: Sequence[Count], right: Clause, theirs: Sequence[Count]) -> tuple[Count, Count] | None:
    """The pair of counts that hardly differ and come first in two clauses that agree in a later number; None where there is none.

    So "Seven members joined for 61 votes" differs from "Six members joined in a 61-30 vote": who joined is what the clause tells.

    Args:
        left: A clause.
        ours: Its counts.
        right: Another.
        theirs: Its counts.
    """
    agreed = {_ends(count) for count in ours} & {_ends(count) for count in theirs}
    first = [min(counts, key=lambda count: count.quantity.span.start, default=None) for counts in (ours, theirs)]
    one, other = first
    if not agreed or one is None or other is None or one.matter != other.matter or one.part != other.part:
        return None
    free = [[count for count in counts if count.matter == one.matter and _ends(count) not in agreed] for counts in (ours, theirs)]
    is_alone = free == [[one], [other]]
    is_range = is_of_range(one, left) or is_of_range(other, right)
    return (one, other) if is_alone and not is_range and are_near(one, other) and counts_differ(one, other) else None


def _ends(count: Count) -> tuple[float | None, float | None]:
    return count.quantity.low, count.quantity.high


def _led_by(clause: Clause, count: Count) -> frozenset[str]:
    """The stems of the words before a count, back to the number before it."""
    span = count.quantity.span
    piece = next((piece for piece in clause.spans if piece.covers(span)), None)
    if piece is None:
        return frozenset()
    before = [q.span.end for q in clause.event.quantities if piece.covers(q.span) and q.span.end <= span.start]
    return stems(piece.quote[max(before, default=piece.start) - piece.start : span.start - piece.start])


def is_of_range(count: Count, clause: Clause) -> bool:
    """Whether a count is one end of a range ("between 2 and 3 percent", "from 10 to 25 percent")."""
    span = count.quantity.span
    for piece in clause.spans:
        if piece.covers(span):
            before, after = piece.quote[: span.start - piece.start], piece.quote[span.end - piece.start :]
            return bool(_RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after))
    return False


def counts_differ(left: Count, right: Count) -> bool:
    """Whether no number fits both counts, whatever their units."""
    return numbers_clash(left.quantity, right.quantity) == "hard"
