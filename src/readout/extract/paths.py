"""Where each word of a sentence stands in the parse, seen from one word of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["N_BANDS", "N_STEPS", "N_TURNS", "Ints", "Paths", "find_paths"]

Ints = npt.NDArray[np.int64]

_MOST_UP = 4
_MOST_DOWN = 5
N_TURNS = 3 * (_MOST_UP + 2)
N_STEPS = _MOST_DOWN + 1
_BANDS = (6, 9, 14, 22, 35)
_FARTHEST = 11
N_BANDS = 2 * _FARTHEST + 1


@dataclass(frozen=True, slots=True)
class Paths:
    """The way from one word to each word of its sentence; one row a word.

    Attributes:
        turn: Steps up to where the ways part (5: another tree), times three, plus whether the first word down from there stands
            before (0) or after (1) the one word, or there is none (2).
        label: The number of the dependency label of that first word down, or of the word itself where there is none.
        steps: Steps down from there, at most 5.
        band: Distance in the text, in bands, from 0 (far before) to 22 (far after).
    """

    turn: Ints
    label: Ints
    steps: Ints
    band: Ints


def find_paths(heads: list[int], labels: Ints, start: int, end: int, origin: int) -> Paths:
    """The ways from the word at row `origin` to the rows `start` to `end` of its sentence; linear in their number.

    Args:
        heads: The row of each word's head, for all rows of the article.
        labels: The number of each word's dependency label, for all rows.
        start: The first row of the sentence.
        end: The row after its last.
        origin: The row from which to look.
    """
    line: dict[int, int] = {}
    at = origin
    while at not in line:
        line[at] = len(line)
        at = heads[at]
    n = end - start
    up, first, steps, done = [_MOST_UP + 1] * n, [-1] * n, [0] * n, [False] * n
    for row, level in line.items():
        up[row - start], done[row - start] = min(level, _MOST_UP), True
    for row in range(start, end):
        waiting = []
        while not done[row - start] and heads[row] != row:
            waiting.append(row)
            row = heads[row]
        done[row - start] = True
        for below in reversed(waiting):
            above = heads[below]
            up[below - start] = up[above - start]
            first[below - start] = below if above in line else first[above - start]
            steps[below - start] = min(steps[above - start] + 1, _MOST_DOWN)
            done[below - start] = True
    turned = np.array(first)
    rows = np.arange(start, end)
    side = np.where(turned < 0, 2, np.where(turned < origin, 0, 1))
    return Paths(np.array(up) * 3 + side, labels[np.where(turned < 0, rows, turned)], np.array(steps), _bands(rows - origin))


def _bands(distance: Ints) -> Ints:
    far = np.abs(distance)
    band = np.where(far <= _BANDS[0], far, _BANDS[0] + np.searchsorted(_BANDS, far, side="left"))
    return np.asarray(np.sign(distance) * band + _FARTHEST, dtype=np.int64)
