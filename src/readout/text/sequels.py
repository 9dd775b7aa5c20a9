"""Times told from the time before: "two days later", "the next morning", "that year"."""

from __future__ import annotations

import re
from datetime import date

from readout.model.article import Precision
from readout.text.days import DayFound, found_at
from readout.text.units import COUNTING, Stretch, unit_of, year_of

__all__ = ["SEQUEL", "read_sequel"]

_UNIT = r"day|week|month|year"
_FINENESS: tuple[Precision, ...] = ("minute", "hour", "part-of-day", "day", "week", "month", "year")
_FURTHER = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "prior": -1, "same": 0}

_PART = "morning|afternoon|evening|night"
_OPEN = r"(?=\s*(?:$|[,.;:)’'—–-]|(?:in|at|the|to|by|and|but|with|when|he|she|they|after|from)\b))"

SEQUEL = re.compile(
    rf"""(?<![\w-])(?:
      (?P<n>{"|".join(COUNTING)}|\d\d?)\s+(?P<unit>{_UNIT})s?\s+(?P<way>later|afterwards?|earlier|before(?=\s*(?:$|[,.;)])))(?!\s+than\b)
    | (?<!in\ )(?<!over\ )(?<!for\ )(?<!within\ )(?<!during\ )(?:the|that)\s+(?P<which>next|following|previous|preceding|prior|same)\s+
      (?P<unit_next>{_UNIT}|(?P<part>{_PART})){_OPEN}
    | the\s+day\s+(?P<side>after|before)(?=\s*(?:$|[,.;)]))
    | (?P<that>that)\s+(?P<unit_that>{_UNIT}|(?P<part_that>{_PART}))(?!\s+(?:in\s+and|and\s+age)){_OPEN}
    | (?P<past>(?:the|a)\s+year[\s-](?:ago|earlier)\s+(?:quarter|period|month|figure|level))
    )""",
    re.X | re.I,
)  # fmt: skip


def read_sequel(match: re.Match[str], told: Stretch | None, anchor: date | None) -> DayFound | None:
    """The days that a match of `SEQUEL` means, counted from the time told last; None where that is missing or coarser than the count.

    "A year earlier" with no time before it is a year before the day of writing.
    """
    start, end = match.span()
    unit, shift, part = _read(match)
    is_year_back = unit == "year" and shift == -1
    if match["past"] or (told is None and is_year_back and anchor):
        return found_at(start, end, year_of(anchor.year - 1)) if anchor else None
    if told is None or _FINENESS.index(told.precision) > _FINENESS.index("day" if unit == "day" else unit):
        return None
    stretch = unit_of(unit, told.first, shift)
    return DayFound(start, end, *stretch, part=part) if stretch else None


def _read(match: re.Match[str]) -> tuple[Precision, int, str | None]:
    """Unit, how many of them further (back below 0), and the part of the day, if one is named."""
    units: dict[str, Precision] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    part = (match["part"] or match["part_that"] or "").lower() or None
    if match["n"]:
        n = COUNTING.get(match["n"].lower()) or int(match["n"])
        return units[match["unit"].lower()], -n if match["way"].lower() in ("earlier", "before") else n, None
    if match["which"]:
        return units.get(match["unit_next"].lower(), "day"), _FURTHER[match["which"].lower()], part
    if match["side"]:
        return "day", 1 if match["side"].lower() == "after" else -1, None
    if match["that"]:
        return units.get(match["unit_that"].lower(), "day"), 0, part
    return "year", -1, None
