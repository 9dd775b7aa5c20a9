"""Lengths of time named in a text: "two and a half hours", "the 40-minute meeting", "several years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.text.numerals import ONES, TENS

__all__ = ["UNITS", "LengthFound", "Unit", "find_lengths"]

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]

UNITS: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
_SECONDS: dict[Unit, int] = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_NUMBERS = {word: float(n) for n, word in enumerate(ONES)} | {word: float(n) for word, n in TENS.items()} | {"dozen": 12.0}
_SINGLE = {"a": 1.0, "an": 1.0, "another": 1.0, "half": 0.5, "half a": 0.5, "half an": 0.5, "a half": 0.5, "a dozen": 12.0}
_VAGUE = r"several|some|many|(?:a\s+)?few|(?:a\s+)?couple(?:\s+of)?|a\s+number\s+of|numerous|countless"
_TAKING = r"for|over|in|after|amid|within|during|through|throughout|takes?|took|taken|spen[dt]|lasted|needs?|needed"
_MANY = r"(?:minute|hour|day|week|month|year|decade)s|centuries"
_WORD = rf"(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(ONES[1:10])}))?|{'|'.join(_NUMBERS)}"
_UNIT = r"(?:second|minute|min|hour|day|week|month|year|decade|century)s?|centuries"

_LENGTH = re.compile(
    rf"""(?<![\w.,$€£:-])(?:
      (?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORD})(?P<half>\s+and\s+a\s+half|\s?½)?[-‑\s]+(?:more\s+)?(?P<unit>{_UNIT})
    | (?P<one>half\s+an?|a\s+half|a\s+dozen|half|another|an?)[-‑\s]+(?P<unit_of_one>{_UNIT})
    | (?:{_VAGUE})\s+(?:more\s+)?(?P<unit_of_some>{_UNIT})
    | (?P<unit_long>{_UNIT})(?=[-‑]long)
    | (?:(?:{_TAKING})\s+(?:the\s+)?|(?:coming|recent|past|last|next|upcoming|early|final)\s+)
      (?P<unit_of_many>{_MANY})(?!\s+(?:ago|later|before|after)\b)
    | (?P<unit_with>{_MANY})(?=\s+of\b)
    | (?:past|last|next|coming|previous)\s+(?P<unit_passed>decade|century)
    | (?:the\s+)?past\s+(?P<unit_past>hour|day|week|month|year)
    )(?P<and_half>\s+and\s+a\s+half)?(?:[-‑]long)?(?![\w-]|\sold\b|\s+ago\b)""",
    re.X | re.I,
)


@dataclass(frozen=True, slots=True)
class LengthFound:
    """Characters `start` to `end` of a text name a length of `amount` units; None where it says no number ("several years")."""

    start: int
    end: int
    amount: float | None
    unit: Unit

    @property
    def seconds(self) -> float | None:
        """The length in seconds; None without a number, and for months and longer, which are of no one length."""
        return None if self.amount is None or self.unit not in _SECONDS else self.amount * _SECONDS[self.unit]


def find_lengths(text: str) -> Iterator[LengthFound]:
    """The lengths of time that a text names, in order; "a day" is one wherever it stands, "daily" is none.

    >>> [(found.amount, found.unit) for found in find_lengths("a 90-minute meeting after two and a half years")]
    [(90.0, 'minute'), (2.5, 'year')]
    """
    for match in _LENGTH.finditer(text):
        named = (
            match[key]
            for key in ("unit", "unit_of_one", "unit_of_some", "unit_of_many", "unit_long", "unit_with", "unit_passed", "unit_past")
        )
        yield LengthFound(match.start(), match.end(), _amount(match), _unit(next(word for word in named if word)))


def _unit(word: str) -> Unit:
    plain = word.lower()
    plain = "century" if plain == "centuries" else plain.removesuffix("s")
    unit: Unit = next((unit for unit in UNITS if unit.startswith(plain)), "minute")
    return unit


def _amount(match: re.Match[str]) -> float | None:
    half = 0.5 if match["half"] or match["and_half"] else 0.0
    if match["number"]:
        return _number(match["number"].lower()) + half
    if match["one"]:
        return _SINGLE[" ".join(match["one"].lower().split())] + half
    if match["unit_of_some"] or match["unit_of_many"] or match["unit_with"] or (match["unit_long"] or "").lower().endswith("s"):
        return None
    return 1.0


def _number(word: str) -> float:
    if word[0].isdigit():
        return float(word.replace(",", ""))
    return sum(_NUMBERS[part] for part in re.split(r"[-\s]+", word))
