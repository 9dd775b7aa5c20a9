"""How often a thing is or is counted: "annual", "every two weeks", "$15 an hour"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.text.lengths import UNITS, Unit
from readout.text.units import COUNTING

__all__ = ["RateFound", "find_rates"]

_WORDS: dict[str, tuple[float, Unit]] = {
    "hourly": (1.0, "hour"),
    "daily": (1.0, "day"),
    "nightly": (1.0, "day"),
    "weekly": (1.0, "week"),
    "biweekly": (2.0, "week"),
    "fortnightly": (2.0, "week"),
    "monthly": (1.0, "month"),
    "quarterly": (3.0, "month"),
    "yearly": (1.0, "year"),
    "annual": (1.0, "year"),
    "annually": (1.0, "year"),
    "biennial": (2.0, "year"),
    "semiannual": (0.5, "year"),
    "twice-yearly": (0.5, "year"),
}
_NUMBERS = {**COUNTING, "other": 2}
_UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade)s?"
_PER = r"(?:per|(?<=[\d%]\s)an?|(?<=(?:nce|ice|mes|ion|ars)\s)an?)"
_RATE = re.compile(
    rf"""(?<![\w-])(?:
      (?P<word>{"|".join(sorted(_WORDS, key=len, reverse=True))})
    | (?:(?:every|each)(?:\s+(?P<n>{"|".join(_NUMBERS)}|\d{{1,2}}))?\s+(?:single\s+)?|{_PER}\s+){_UNIT}
    )(?![\w-])""",
    re.X | re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RateFound:
    """Characters `start` to `end` of a text say that something is so every `amount` units."""

    start: int
    end: int
    amount: float
    unit: Unit


def find_rates(text: str) -> Iterator[RateFound]:
    """How often things are, as a text tells, in order.

    >>> [(one.amount, one.unit) for one in find_rates("annual talks, every two weeks, $15 per hour")]
    [(1.0, 'year'), (2.0, 'week'), (1.0, 'hour')]
    """
    for match in _RATE.finditer(text):
        if match["word"]:
            amount, unit = _WORDS[match["word"].lower()]
        else:
            n = (match["n"] or "one").lower()
            amount, unit = float(_NUMBERS.get(n) or n), next(unit for unit in UNITS if unit == match["unit"].lower())
        yield RateFound(match.start(), match.end(), amount, unit)
