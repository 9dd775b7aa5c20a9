"""Clock times, parts of the day and time zones, as newspapers write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["ANY_ZONE", "CLOCK", "PART", "Clock", "offset_of", "read_clock", "read_part"]

ANY_ZONE = timedelta(hours=14)
"""How much earlier than in UTC a day begins where it begins first (UTC+14)."""

_ZONES = {
    "gmt": 0.0, "utc": 0.0, "z": 0.0, "est": -5.0, "edt": -4.0, "cdt": -5.0, "pst": -8.0, "pdt": -7.0, "bst": 1.0,
    "cet": 1.0,
    "cest": 2.0,
    "eet": 2.0, "eest": 3.0, "msk": 3.0, "jst": 9.0, "kst": 9.0, "hkt": 8.0, "sgt": 8.0, "akst": -9.0, "hst": -10.0,
    "aest": 10.0, "aedt": 11.0,
    "beijing time": 8.0, "tokyo time": 9.0, "japan time": 9.0, "japan standard time": 9.0, "seoul time": 9.0, "korean time": 9.0,
    "moscow time": 3.0, "hong kong time": 8.0, "singapore time": 8.0, "manila time": 8.0,
    "eastern standard time": -5.0, "eastern daylight time": -4.0, "pacific standard time": -8.0, "pacific daylight time": -7.0,
}  # fmt: skip
_AMERICAN = {"et": -5.0, "ct": -6.0, "mt": -7.0, "pt": -8.0, "eastern time": -5.0, "central time": -6.0, "mountain time": -7.0,
    "pacific time": -8.0,
    "eastern": -5.0, "pacific": -8.0, "washington time": -5.0, "new york time": -5.0}  # fmt: skip
_OFFSET = re.compile(r"(?:gmt|utc)\s?([+−–-])\s?(\d{1,2})(?::?(\d\d))?")
_ZONE_WORDS = r"""(?:\(?(?P<zone>(?:GMT|UTC)\s?[+−–-]\s?\d{1,2}(?::?\d\d)?
    |GMT|UTC|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|BST|CES?T|EES?T|MSK|[JKH][SK]T|SGT|IST|AE[SD]T|AKST
    |(?:Eastern|Central|Mountain|Pacific)(?:\ (?:[Ss]tandard|[Dd]aylight))?(?:\ [Tt]ime)?
    |local\ time|(?:U\.?S\.?|[A-Z][a-z]+(?:\ [A-Z][a-z]+)?)\ (?:[Ss]tandard\ )?[Tt]ime)\b\)?)"""
_AMPM = r"[ap]\.?\s?m\b\.?"

CLOCK = re.compile(
    rf"""(?<![\w$€£:.,/])(?:
        (?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<ampm>{_AMPM})(?:\s{_ZONE_WORDS})?
      | (?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>[0-5]\d)(?::[0-5]\d)?\s?{_ZONE_WORDS.replace("zone", "zone24")}
      | (?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?:\shours)?\s{_ZONE_WORDS.replace("zone", "zone4")}
      | (?P<plain>(?:[01]?\d|2[0-3]):[0-5]\d)(?![\d:%])
      | (?P<oclock>[1-9]|1[0-2])\so[’']clock
      | (?P<word>[Nn]oon|[Mm]idnight)(?![\w-])
    )""",
    re.X,
)
PART = re.compile(
    r"\b(?:(?:in\s+)?(?:the\s+)?(?:early\s+|late\s+|mid-)?(?:hours\s+of\s+(?:the\s+)?)?)?(?P<part>morning|afternoon|evening|night|dawn|overnight)\b",
    re.I,
)
_PARTS = {
    "morning": (6, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30), "dawn": (4, 8), "overnight": (-2, 8),
    "late": (17, 24), "early": (0, 9),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes from midnight, half-open; `is_exact` for a clock time, else a part of the day; `zone` as written."""

    start: int
    end: int
    is_exact: bool
    has_minutes: bool = False
    zone: str | None = None


def read_clock(match: re.Match[str]) -> Clock | None:
    """The clock time of a match of `CLOCK`, or None where the hour cannot be."""
    part = match.groupdict()
    zone = part["zone"] or part["zone24"] or part["zone4"]
    if part["word"]:
        start = 720 if part["word"].lower() == "noon" else 0
        return Clock(start, start + 1, True, True)
    if part["oclock"]:
        return Clock(int(part["oclock"]) * 60, int(part["oclock"]) * 60 + 60, True)
    if part["plain"]:
        hour, minute = map(int, part["plain"].split(":"))
        return Clock(hour * 60 + minute, hour * 60 + minute + 1, True, True)
    hour = int(part["hour"] or part["hour24"] or part["hour4"])
    minute = int(part["minute"] or part["minute24"] or part["minute4"] or 0)
    if part["ampm"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if part["ampm"].lower().startswith("p") else 0)
    exact = bool(part["minute"] or part["minute24"] or part["minute4"])
    start = hour * 60 + minute
    return Clock(start, start + (1 if exact else 60), True, exact, zone)


def read_part(words: str) -> Clock | None:
    """The part of the day that words such as "evening" or "late" name, or None."""
    hours = _PARTS.get(words.lower())
    return Clock(hours[0] * 60, hours[1] * 60, False) if hours else None


def offset_of(zone: str | None, day: date) -> timedelta | None:
    """How far a named zone is ahead of UTC on a day, or None for a zone whose offset its name does not tell ("local time")."""
    if zone is None:
        return None
    name = zone.lower()
    if written := _OFFSET.fullmatch(name):
        ahead = timedelta(hours=int(written[2]), minutes=int(written[3] or 0))
        return ahead if written[1] == "+" else -ahead
    if name in _ZONES:
        return timedelta(hours=_ZONES[name])
    if name in _AMERICAN:
        return timedelta(hours=_AMERICAN[name] + (1 if _is_american_summer(day) else 0))
    return None


def _is_american_summer(day: date) -> bool:
    """Whether daylight saving time holds in the United States: second Sunday of March to first Sunday of November (since 2007)."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begins = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return begins <= day < ends
