"""Days, weeks, months and years named in a text, placed on the calendar from an anchor day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from readout.model.article import Precision
from readout.text.units import COUNTING, Stretch, month_of, months_of, unit_of, year_of

__all__ = ["MONTH", "YEAR", "DayFound", "Tense", "find_days", "found_at", "month_named", "nearest_year"]

Tense = Literal["past", "future"]

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_SHORT_AS_NAME = r"(?-i:(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\s+[A-Z])"
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)"
YEAR = r"(?:1[89]\d\d|20\d\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_NUMBER = rf"(?:{'|'.join(COUNTING)}|\d{{1,3}})"

_PATTERN = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d)(?!\d)
    | (?:{_DAY},?\s+)?(?P<m1>{MONTH})\s+(?P<d1>[0-3]?\d){_ORDINAL}(?:\s?(?:-|–|—|to|and|through)\s?(?P<d1b>[0-3]?\d){_ORDINAL})?
      (?![\d:%]|\.\d|,\d{{3}})(?:,?\s+(?P<y1>{YEAR})\b)?
    | (?:{_DAY},?\s+)?(?:the\s+)?(?P<d2>[0-3]?\d){_ORDINAL}(?:\s?(?:-|–|to)\s?(?P<d2b>[0-3]?\d){_ORDINAL})?
      \s+(?:of\s+)?(?P<m2>{MONTH})(?![\w])(?:,?\s+(?P<y2>{YEAR})\b)?
    | (?:(?:early|late|mid)[\s-]+)?(?P<m3>{MONTH}),?\s+(?:of\s+)?(?P<y3>{YEAR})\b
    | (?P<prep4>(?:in|since|by|until|till|during|from|of|for|to|this|last|next|through|early|late|mid)[\s-]+)
      (?:early\s+|late\s+|mid-)?(?!{_SHORT_AS_NAME})(?P<m4>{MONTH})(?!\w|\.?\s+\d)
    | (?:(?P<which5>last|this\s+past|this\s+coming|this|next|late|early)\s+)?(?P<w5>{_DAY})(?![\w])
    | (?P<word6>today|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))\b
    | (?:(?:earlier|later|late|early)\s+)?(?P<which7>last|this(?:\s+(?:past|coming))?|next|the\s+(?:previous|current|coming))
      \s+(?P<unit7>week|weekend|month|quarter|year|summer|spring|winter|fall|autumn)\b(?!-|\s+and\s+a)
    | (?:beginning|start|middle|end|rest|remainder)\s+of\s+(?P<whole>the)\s+(?P<unit_whole>week|month|quarter|year)\b(?!-)
    | (?:the\s+)?(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-]+(?P<share>quarter|half)(?:[\s-]+of)?
      (?:\s+(?P<year_of_share>{YEAR})|\s+(?P<which_of_share>last|this|next|the)\s+year)\b
    | (?P<short_share>[QH][1-4])\s+(?P<year_of_short>{YEAR})\b
    | (?:(?:the|early|late|mid)[\s-]+){{0,2}}(?P<decade>(?:1[89]|20)\d0)[’']?s\b
    | (?P<n8>{_NUMBER})\s+(?P<unit8>day|week|month|year|decade)s?\s+ago\b
    | (?P<prep9>(?:in|since|by|until|of|from|for|during|before|after|through|early|late|mid|to|between|and|back\s+in|the
      |around|circa|beyond|into|throughout|fiscal|year)[\s-]+|\()
      (?P<y9>{YEAR})(?![\w%-]|,\d|\.\d|\s+(?:people|dead|troops|jobs))
    )""",
    re.X | re.I,
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SHIFTS = {"last": -1, "the previous": -1, "this past": -1, "next": 1, "the coming": 1, "this coming": 1, "this": 0, "the current": 0}
_AMBIGUOUS_DAYS = ("Sun.", "Sat.", "Wed.")


@dataclass(frozen=True, slots=True)
class DayFound:
    """Characters `start` to `end` name the days `first` (inclusive) to `last` (exclusive); `part` is a part of the day, if named."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    part: str | None = None
    is_explicit: bool = False


def find_days(text: str, anchor: date | None, tense: Tense | Callable[[int], Tense] = "past") -> Iterator[DayFound]:
    """The days that a text names, in order; those that need an anchor are left out where there is none.

    Args:
        text: Any text.
        anchor: The day of writing.
        tense: Which way a bare weekday or month looks; a function gives it for the character where it stands.
    """
    for match in _PATTERN.finditer(text):
        if not _is_written_as_time(match):
            continue
        found = _read(match, anchor, tense(match.start()) if callable(tense) else tense)
        if found:
            yield found


def _is_written_as_time(match: re.Match[str]) -> bool:
    """Whether names of months and days are capitalised, so that "may" and "march" stay verbs."""
    names = [match[key] for key in ("m1", "m2", "m3", "m4", "w5") if match[key]]
    return all(name[0].isupper() for name in names) and (match["w5"] not in _AMBIGUOUS_DAYS or match["which5"] is not None)


def _read(match: re.Match[str], anchor: date | None, tense: Tense) -> DayFound | None:
    start, end = match.span()
    if match["iso"]:
        return _made(start, end, _date(*map(int, match["iso"].split("-"))), None, True)
    for n in "12":
        if match[f"m{n}"]:
            return _month_day(match, n, anchor, tense)
    if match["m3"]:
        return found_at(start, end, month_of(int(match["y3"]), month_named(match["m3"])), is_explicit=True)
    if match["m4"]:
        return _bare_month(start + len(match["prep4"]), end, match, anchor, tense)
    if match["y9"]:
        return found_at(start + len(match["prep9"]), end, year_of(int(match["y9"])), is_explicit=True)
    if match["decade"]:
        return found_at(start, end, year_of(int(match["decade"]), 10), is_explicit=True)
    if match["year_of_share"] or match["year_of_short"]:
        return _share_of_year(match, int(match["year_of_share"] or match["year_of_short"]), is_explicit=True)
    return _relative(match, anchor, tense) if anchor else None


def _share_of_year(match: re.Match[str], year: int, *, is_explicit: bool) -> DayFound | None:
    """A quarter or half of a year: "the third quarter of 2008", "H1 2019"."""
    if match["short_share"]:
        name, n = match["short_share"][0].upper(), int(match["short_share"][1])
    else:
        name, n = match["share"][0].upper(), _NTH.get(match["nth"].lower(), 4 if match["share"].lower() == "quarter" else 2)
    months = 3 if name == "Q" else 6
    if n * months > 12:
        return None
    return found_at(match.start(), match.end(), months_of(year, (n - 1) * months + 1, months), is_explicit=is_explicit)


def _relative(match: re.Match[str], anchor: date, tense: Tense) -> DayFound | None:
    start, end = match.span()
    if match["w5"]:
        which = re.sub(r"\s+", " ", (match["which5"] or "").lower())
        day = _weekday(match["w5"], which, anchor, tense)
        return DayFound(start, end, day, day + timedelta(1), "day", part=which if which in ("late", "early") else None)
    if match["word6"]:
        word = re.sub(r"\s+", " ", match["word6"].lower())
        shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
        day = anchor + timedelta(shift)
        part = "night" if word in ("tonight", "last night") else word.removeprefix("this ") if word.startswith("this ") else None
        return DayFound(start, end, day, day + timedelta(1), "day", part=part)
    if match["which_of_share"]:
        shift = {"last": -1, "next": 1}.get(match["which_of_share"].lower(), 0)
        return _share_of_year(match, anchor.year + shift, is_explicit=False)
    if match["unit_whole"]:
        return found_at(match.start("whole"), end, unit_of(match["unit_whole"].lower(), anchor))
    if match["unit7"]:
        shift = _SHIFTS[re.sub(r"\s+", " ", match["which7"].lower())]
        return found_at(start, end, unit_of(match["unit7"].lower(), anchor, shift))
    return _ago(start, end, COUNTING.get(match["n8"].lower()) or int(match["n8"]), match["unit8"].lower(), anchor)


def _month_day(match: re.Match[str], n: str, anchor: date | None, tense: Tense) -> DayFound | None:
    month, first, last = month_named(match[f"m{n}"]), int(match[f"d{n}"]), match[f"d{n}b"]
    year = int(match[f"y{n}"]) if match[f"y{n}"] else None
    is_explicit = year is not None
    if year is None:
        if anchor is None or first < 1:
            return None
        year = nearest_year(month, first, anchor, tense)
    day = _date(year, month, first)
    until = _date(year, month, int(last)) if last else None
    if day is None or (last and (until is None or until <= day)):
        return None
    return _made(match.start(), match.end(), day, until, is_explicit)


def found_at(start: int, end: int, stretch: Stretch | None, *, is_explicit: bool = False) -> DayFound | None:
    """A stretch of the calendar as named by characters `start` to `end`."""
    return DayFound(start, end, *stretch, is_explicit=is_explicit) if stretch else None


def _made(start: int, end: int, day: date | None, until: date | None, is_explicit: bool) -> DayFound | None:
    if day is None:
        return None
    return DayFound(start, end, day, (until or day) + timedelta(1), "day", is_explicit=is_explicit)


def _bare_month(start: int, end: int, match: re.Match[str], anchor: date | None, tense: Tense) -> DayFound | None:
    which = match["prep4"].lower().strip(" -")
    return found_at(start, end, _month_told(match["m4"], anchor, tense, which)) if anchor else None


def _month_told(name: str, anchor: date, tense: Tense, which: str = "") -> Stretch | None:
    month, year = month_named(name), anchor.year
    if tense == "future" or which == "next":
        year += month < anchor.month or (which == "next" and month == anchor.month)
    else:
        year -= month > anchor.month or (which == "last" and month == anchor.month)
    return month_of(year, month)


def _weekday(name: str, which: str, anchor: date, tense: Tense) -> date:
    """The day meant: the last one for the past, the coming one for the future, save that reports appear up to a day late."""
    wanted = next(n for n, day in enumerate(_DAYS) if day.lower().startswith(name.lower().rstrip(".")[:3]))
    ahead = (wanted - anchor.weekday()) % 7
    if which in ("next", "this coming"):
        return anchor + timedelta(ahead or 7)
    if which in ("last", "this past"):
        return anchor - timedelta((7 - ahead) % 7 or 7)
    if tense == "future":
        return anchor + timedelta(ahead if ahead < 6 else -1)
    return anchor - timedelta((7 - ahead) % 7)


def _ago(start: int, end: int, n: int, unit: str, anchor: date) -> DayFound | None:
    if unit == "year" and n == 1:
        return found_at(start, end, unit_of("month", anchor, -12))
    if unit == "decade":
        return found_at(start, end, year_of(anchor.year - 10 * n))
    return found_at(start, end, unit_of(unit, anchor, -n))


def nearest_year(month: int, day: int, anchor: date, tense: Tense) -> int:
    """The year that puts a day nearest to the anchor; in the past one far ahead is last year's, in the future one far back next year's."""

    def cost(year: int) -> float:
        apart = (date(year, month, min(day, 28)) - anchor).days
        wrong = apart > 45 if tense == "past" else apart < -45
        return abs(apart) + (366 if wrong else 0)

    return min((anchor.year - 1, anchor.year, anchor.year + 1), key=cost)


def month_named(name: str) -> int:
    """The number of a month, from its name or a short form."""
    return next(n for n, month in enumerate(_MONTHS, 1) if month.lower().startswith(name.lower().rstrip(".")[:3]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
