"""Stretches of words that two sequences share, exact or lightly edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Run", "align", "rows_of"]

_SEED_WORDS = 5
_STEP_WORDS = 3
_WIDEST_GAP = 6
_NEXT_TO_NONE = 4


@dataclass(frozen=True, slots=True)
class Run:
    """Words `left` to `left_end` of one sequence and `right` to `right_end` of the other; `n_same` of them are the same."""

    left: int
    left_end: int
    right: int
    right_end: int
    n_same: int


def align(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    """The shared stretches, in the order of the left sequence; each place of it stands in one at most.

    A stretch grows from five equal words in a row. It goes on, to either side, over at most six other words (four where a long run
    follows) to the next three equal words, so that a word put in, taken out or swapped does not break it. Linear in the words of both.
    """
    stretches: list[Run] = []
    for run in _seeds(left, right):
        last = stretches[-1] if stretches else None
        if last and last.left_end >= run.left_end:
            continue
        if last and 0 <= run.left - last.left_end <= _NEXT_TO_NONE and 0 <= run.right - last.right_end <= _NEXT_TO_NONE:
            last = stretches.pop()
            run = Run(last.left, run.left_end, last.right, run.right_end, last.n_same + run.n_same)
            floor = stretches[-1].left_end if stretches else 0
        else:
            floor = last.left_end if last else 0
            if run.left < floor:
                continue
            run = _backward(left, right, run, floor)
        stretches.append(_forward(left, right, run))
    return stretches


def rows_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every five words that follow one another, in order: what two sequences must share for `align` to find anything."""
    return zip(*(words[n:] for n in range(_SEED_WORDS)), strict=False)


def _seeds(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    """Longest runs of equal words, in the order of the left sequence."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, row in enumerate(rows_of(right)):
        where[row].append(j)
    runs: list[Run] = []
    i = 0
    while i <= len(left) - _SEED_WORDS:
        best = 0, 0
        for j in where.get(tuple(left[i : i + _SEED_WORDS]), ()):
            best = max(best, (_SEED_WORDS + _equal(left, right, i + _SEED_WORDS, j + _SEED_WORDS), -j))
        if best[0]:
            runs.append(Run(i, i + best[0], -best[1], -best[1] + best[0], best[0]))
        i += best[0] or 1
    return runs


def _equal(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    """How many words are equal from here on."""
    n = 0
    while i + n < len(left) and j + n < len(right) and left[i + n] == right[j + n]:
        n += 1
    return n


_GAPS = sorted(((i, j) for i in range(_WIDEST_GAP + 1) for j in range(_WIDEST_GAP + 1) if i or j), key=lambda gap: (sum(gap), gap))


def _forward(left: Sequence[str], right: Sequence[str], run: Run) -> Run:
    while True:
        for i, j in _GAPS:
            n = _equal(left, right, run.left_end + i, run.right_end + j)
            if n >= _STEP_WORDS:
                run = Run(run.left, run.left_end + i + n, run.right, run.right_end + j + n, run.n_same + n)
                break
        else:
            return run


def _backward(left: Sequence[str], right: Sequence[str], run: Run, floor: int) -> Run:
    """The run, gone on towards the beginning; mirrored, so that `_forward` does the work."""
    head, other = left[floor : run.left][::-1], right[: run.right][::-1]
    made = _forward(head, other, Run(0, 0, 0, 0, 0))
    return Run(run.left - made.left_end, run.left_end, run.right - made.right_end, run.right_end, run.n_same + made.n_same)
