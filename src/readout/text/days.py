"""Days, weeks, months and years named in a text, placed on the calendar from an anchor day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from readout.model.article import Precision

__all__ = ["MONTH", "DayFound", "Tense", "find_days"]

Tense = Literal["past", "future"]

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_SHORT_AS_NAME = r"(?-i:(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\s+[A-Z])"
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_COUNTING = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {word: n for n, word in enumerate(_COUNTING, 1)} | {"a": 1, "an": 1}
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,3}})"

_PATTERN = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d)(?!\d)
    | (?:{_DAY},?\s+)?(?P<m1>{MONTH})\s+(?P<d1>[0-3]?\d){_ORDINAL}(?:\s?(?:-|–|—|to|and|through)\s?(?P<d1b>[0-3]?\d){_ORDINAL})?
      (?![\d:%]|\.\d|,\d{{3}})(?:,?\s+(?P<y1>{_YEAR})\b)?
    | (?:{_DAY},?\s+)?(?:the\s+)?(?P<d2>[0-3]?\d){_ORDINAL}(?:\s?(?:-|–|to)\s?(?P<d2b>[0-3]?\d){_ORDINAL})?
      \s+(?:of\s+)?(?P<m2>{MONTH})(?![\w])(?:,?\s+(?P<y2>{_YEAR})\b)?
    | (?:(?:early|late|mid)[\s-]+)?(?P<m3>{MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR})\b
    | (?P<prep4>(?:in|since|by|until|till|during|from|of|for|to|this|last|next|through|early|late|mid)[\s-]+)
      (?:early\s+|late\s+|mid-)?(?!{_SHORT_AS_NAME})(?P<m4>{MONTH})(?!\w|\.?\s+\d)
    | (?:(?P<which5>last|this\s+past|this\s+coming|this|next|late|early)\s+)?(?P<w5>{_DAY})(?![\w])
    | (?P<word6>today|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))\b
    | (?:(?:earlier|later|late|early)\s+)?(?P<which7>last|this|next|the\s+previous|the\s+past|the\s+current|the\s+coming)
      \s+(?P<unit7>week|weekend|month|quarter|year|summer|spring|winter|fall|autumn)\b(?!-|\s+and\s+a)
    | (?:beginning|start|middle|end|rest|remainder)\s+of\s+(?P<whole>the)\s+(?P<unit_whole>week|month|quarter|year)\b(?!-)
    | (?:the\s+)?(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-]+(?P<share>quarter|half)(?:[\s-]+of)?
      (?:\s+(?P<year_of_share>{_YEAR})|\s+(?P<which_of_share>last|this|next|the)\s+year)\b
    | (?P<short_share>[QH][1-4])\s+(?P<year_of_short>{_YEAR})\b
    | (?:(?:the|early|late|mid)[\s-]+){{0,2}}(?P<decade>(?:1[89]|20)\d0)[’']?s\b
    | (?P<n8>{_NUMBER})\s+(?P<unit8>day|week|month|year|decade)s?\s+ago\b
    | (?P<prep9>(?:in|since|by|until|of|from|for|during|before|after|through|early|late|mid|to|between|and|back\s+in|the
      |around|circa|beyond|into|throughout|fiscal|year)[\s-]+|\()
      (?P<y9>{_YEAR})(?![\w%-]|,\d|\.\d|\s+(?:people|dead|troops|jobs))
    )""",
    re.X | re.I,
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
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
        month, year = _month(match["m3"]), int(match["y3"])
        return DayFound(start, end, date(year, month, 1), _after_month(year, month), "month", is_explicit=True)
    if match["m4"]:
        return _bare_month(start + len(match["prep4"]), end, match, anchor, tense)
    if match["y9"]:
        year = int(match["y9"])
        return DayFound(start + len(match["prep9"]), end, date(year, 1, 1), date(year + 1, 1, 1), "year", is_explicit=True)
    if match["decade"]:
        year = int(match["decade"])
        return DayFound(start, end, date(year, 1, 1), date(year + 10, 1, 1), "year", is_explicit=True)
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
    first = (n - 1) * months + 1
    return DayFound(
        match.start(), match.end(), date(year, first, 1), _after_month(year, first + months - 1), "month", is_explicit=is_explicit
    )


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
        return _unit(match.start("whole"), end, "this", match["unit_whole"].lower(), anchor)
    if match["unit7"]:
        return _unit(start, end, re.sub(r"\s+", " ", match["which7"].lower()), match["unit7"].lower(), anchor)
    return _ago(start, end, _NUMBERS.get(match["n8"].lower()) or int(match["n8"]), match["unit8"].lower(), anchor)


def _month_day(match: re.Match[str], n: str, anchor: date | None, tense: Tense) -> DayFound | None:
    month, first, last = _month(match[f"m{n}"]), int(match[f"d{n}"]), match[f"d{n}b"]
    year = int(match[f"y{n}"]) if match[f"y{n}"] else None
    is_explicit = year is not None
    if year is None:
        if anchor is None:
            return None
        year = _nearest_year(month, first, anchor, tense)
    day = _date(year, month, first)
    until = _date(year, month, int(last)) if last else None
    if day is None or (last and (until is None or until <= day)):
        return None
    return _made(match.start(), match.end(), day, until, is_explicit)


def _made(start: int, end: int, day: date | None, until: date | None, is_explicit: bool) -> DayFound | None:
    if day is None:
        return None
    return DayFound(start, end, day, (until or day) + timedelta(1), "day", is_explicit=is_explicit)


def _bare_month(start: int, end: int, match: re.Match[str], anchor: date | None, tense: Tense) -> DayFound | None:
    if anchor is None:
        return None
    month, which = _month(match["m4"]), match["prep4"].lower().strip(" -")
    year = anchor.year
    if tense == "future" or which == "next":
        year += month < anchor.month or (which == "next" and month == anchor.month)
    else:
        year -= month > anchor.month or (which == "last" and month == anchor.month)
    return DayFound(start, end, date(year, month, 1), _after_month(year, month), "month")


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


def _unit(start: int, end: int, which: str, unit: str, anchor: date) -> DayFound | None:
    shift = {"last": -1, "the previous": -1, "next": 1, "the coming": 1, "this": 0, "the current": 0}.get(which)
    if shift is None:
        return None
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday()) + timedelta(weeks=shift)
        return DayFound(start, end, monday, monday + timedelta(7), "week")
    if unit == "weekend":
        saturday = anchor - timedelta(anchor.weekday()) + timedelta(5, weeks=shift)
        return DayFound(start, end, saturday, saturday + timedelta(2), "day")
    if unit == "month":
        year, month = _shifted(anchor, shift)
        return DayFound(start, end, date(year, month, 1), _after_month(year, month), "month")
    if unit == "quarter":
        year, month = _shifted(date(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        return DayFound(start, end, date(year, month, 1), _after_month(year, month + 2), "month")
    if unit == "year":
        return DayFound(start, end, date(anchor.year + shift, 1, 1), date(anchor.year + shift + 1, 1, 1), "year")
    return _season(start, end, unit, shift, anchor)


def _season(start: int, end: int, unit: str, shift: int, anchor: date) -> DayFound:
    """A northern season: spring from March, summer from June, autumn from September, winter from December."""
    month = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}[unit]
    year = anchor.year
    if shift < 0:
        year -= date(year, month, 1) + timedelta(60) > anchor
    elif shift > 0:
        year += date(year, month, 1) <= anchor
    after = (year + 1, 3) if month == 12 else (year, month + 3)
    return DayFound(start, end, date(year, month, 1), date(*after, 1), "month")


def _ago(start: int, end: int, n: int, unit: str, anchor: date) -> DayFound | None:
    if unit == "day":
        day = anchor - timedelta(n)
        return DayFound(start, end, day, day + timedelta(1), "day")
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday()) - timedelta(weeks=n)
        return DayFound(start, end, monday, monday + timedelta(7), "week")
    if unit == "month" or (unit == "year" and n == 1):
        year, month = _shifted(anchor, -n * (12 if unit == "year" else 1))
        return DayFound(start, end, date(year, month, 1), _after_month(year, month), "month")
    year = anchor.year - n
    return DayFound(start, end, date(year, 1, 1), date(year + 1, 1, 1), "year") if year > 0 and unit == "year" else None


def _nearest_year(month: int, day: int, anchor: date, tense: Tense) -> int:
    """The year that puts a day nearest to the anchor; in the past one far ahead is last year's, in the future one far back next year's."""

    def cost(year: int) -> float:
        apart = (date(year, month, min(day, 28)) - anchor).days
        wrong = apart > 45 if tense == "past" else apart < -45
        return abs(apart) + (366 if wrong else 0)

    return min((anchor.year - 1, anchor.year, anchor.year + 1), key=cost)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.lower().startswith(name.lower().rstrip(".")[:3]))


def _after_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _shifted(anchor: date, months: int) -> tuple[int, int]:
    total = anchor.year * 12 + anchor.month - 1 + months
    return total // 12, total % 12 + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
