"""Numbers as they are spelled."""

from __future__ import annotations

__all__ = ["ONES", "TENS"]

ONES: tuple[str, ...] = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen".split()
)
"""From nought to nineteen, each at its own place."""

TENS: dict[str, int] = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
