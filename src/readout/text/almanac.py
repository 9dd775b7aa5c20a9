"""Seasons, weekends, holidays, quarters, centuries and bare years and months named in a text, placed on the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from readout.text.days import MONTH, YEAR, DayFound, Tense, found_at, month_named, nearest_year
from readout.text.units import COUNTING, SEASONS, Stretch, month_of, months_of, season_of, unit_of, year_of

__all__ = ["find_seasons"]

_Reader = Callable[[re.Match[str], "date | None", Tense], "Stretch | None"]
_BEFORE = r"(?:in|over|during|by|before|after|since|until|through|throughout|for|from|of|at|on|early|late|mid)[\s-]+"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_LOOK = r"(?:\s+of)?\s+(?:(?P<year>" + YEAR + r")|(?P<which>last|this|next)\s+year)\b"
_COUNTED = r"(?:\s+(?:more\s+|other\s+)?(?:[a-z]+s|people|men|women|children)\b)"
_OWNED = r"(?:\b(?:[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|your|[Tt]his|[Ee]very|[Ee]ach|early|late|mid|[\w.]+[’']s?)[\s-]+)"
_MONTHS_OF_NAME = r"(?:January|February|April|June|July|August|September|October|November|December)"
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "new year eve": (12, 31),
    "new year": (1, 1),
    "valentine": (2, 14),
    "halloween": (10, 31),
}
_HINT = re.compile(
    rf"[Ss]pring|[Ss]ummer|\b[Ff]all\b|[Aa]utumn|[Ww]inter|\bweekend|quarter|half\b|century|\b{_MONTHS_OF_NAME}|\b{MONTH}\s(?:and|or)|(?:1[89]|20)\d\d"
    r"|year[’'-]|end\sof\syear|[’'‘]\d0|Christmas|New\sYear|Valentine|Halloween|\d/\d|from\s+now|hence"
)
_MONEY = re.compile(
    r"\b(?:profits?|losses|sales|earnings|revenues?|results|shares|economy|economic|growth|G\.?D\.?P|output|shipments|deliveries|income"
    r"|budget|percent|per\s+cent|billion|million|quarterly|fiscal)\b|%",
    re.I,
)


def find_seasons(text: str, anchor: date | None, tense: Tense | Callable[[int], Tense] = "past") -> Iterator[DayFound]:
    """The seasons, weekends, holidays, quarters, years and so on that a text names, pattern by pattern; they may overlap.

    Those that need an anchor are left out where there is none. A quarter or a half without a year is read only in a text about money,
    since matches have them too.

    Args:
        text: Any text; one sentence is best.
        anchor: The day of writing.
        tense: Which way a season, a weekend or a month looks; a function gives it for the character where it stands.
    """
    if not _HINT.search(text):
        return
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if read is _quarter and not _MONEY.search(text):
                continue
            stretch = read(match, anchor, tense(match.start()) if callable(tense) else tense)
            found = found_at(*match.span("it"), stretch, is_explicit=bool(match.groupdict().get("year")))
            if found:
                yield found


def _season(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    name = match["season"].lower()
    if match["year"]:
        return season_of(name, int(match["year"]))
    if anchor is None:
        return None
    if match["which"]:
        return season_of(name, anchor.year + {"last": -1, "next": 1}.get(match["which"].lower(), 0))
    return _closest([season_of(name, anchor.year + shift) for shift in (-1, 0, 1)], anchor, tense)


def _closest(stretches: list[Stretch | None], anchor: date, tense: Tense) -> Stretch | None:
    """Of stretches in order the closest, for which days ahead count twice; for the future the first that is not over.

    So in June "the fall" is the coming one, and "the spring" the last.
    """
    if tense == "future":
        return _nearest(stretches, anchor, tense)

    def cost(stretch: Stretch) -> int:
        return max(2 * (stretch.first - anchor).days, (anchor - stretch.last).days, 0)

    return min((stretch for stretch in stretches if stretch), key=cost, default=None)


def _nearest(stretches: list[Stretch | None], anchor: date, tense: Tense) -> Stretch | None:
    """Of stretches in order the last that has begun, for the future the first that is not over."""
    known = [stretch for stretch in stretches if stretch]
    if tense == "future":
        return next((stretch for stretch in known if stretch.last > anchor), None)
    return next((stretch for stretch in reversed(known) if stretch.first <= anchor), None)


def _weekend(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    return _nearest([unit_of("weekend", anchor, shift) for shift in (-1, 0, 1)], anchor, tense) if anchor else None


def _quarter(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    months, n = (3, _NTH[match["nth"].lower()]) if match["share"].lower() == "quarter" else (6, _NTH[match["nth"].lower()])
    if anchor is None or n * months > 12:
        return None
    return _nearest([months_of(anchor.year + shift, (n - 1) * months + 1, months) for shift in (-1, 0, 1)], anchor, tense)


def _months(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    """Some months of one year, the first and the last named ("the April-June quarter")."""
    if anchor is None:
        return None
    first, last = month_named(match["first"]), month_named(match["last"])
    last = last if last >= first else last + 12
    return _nearest([months_of(anchor.year + shift, first, last - first + 1) for shift in (-1, 0, 1)], anchor, tense)


def _month(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    if anchor is None:
        return None
    return _closest([month_of(anchor.year + shift, month_named(match["it"])) for shift in (-1, 0, 1)], anchor, tense)


def _year(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    return year_of(int(match["year"]))


def _year_end(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    return year_of(anchor.year) if anchor else None


def _century(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    """A century as its round hundred years: the 20th from 1900."""
    nth = int(match["nth"]) if match["nth"] else {"nineteenth": 19, "twentieth": 20, "twenty-first": 21}[match["word"].lower()]
    return year_of((nth - 1) * 100 or 1, 100)


def _decade(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    """A decade without its century ("the '90s"): the latest that has begun."""
    if anchor is None:
        return None
    tens = int(match["tens"])
    return year_of(anchor.year // 100 * 100 + tens - (100 if tens > anchor.year % 100 else 0), 10)


def _holiday(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    words = " ".join(re.sub(r"[’']s?|\bDay\b", " ", match["holiday"]).lower().split())
    if words not in _HOLIDAYS:
        return None
    month, day = _HOLIDAYS[words]
    year = int(match["year"]) if match["year"] else nearest_year(month, day, anchor, tense) if anchor else None
    return unit_of("day", date(year, month, day)) if year else None


def _numeric(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    """A date in figures where one of day and month can only be the day ("11/16/2023", "16/11/23")."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    month, day = (a, b) if b > 12 else (b, a)
    if max(a, b) <= 12 or not 1 <= month <= 12 or month_of(year, month) is None:
        return None
    try:
        return unit_of("day", date(year + (2000 if year < 100 else 0), month, day))
    except ValueError:
        return None


def _ahead(match: re.Match[str], anchor: date | None, tense: Tense) -> Stretch | None:
    if anchor is None:
        return None
    n = COUNTING.get(match["n"].lower()) or int(match["n"])
    return unit_of(match["unit"].lower(), anchor, n)


def _compile(pattern: str, *, is_cased: bool = False) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){pattern}", re.X if is_cased else re.X | re.I)


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_compile(rf"(?:(?:the|early|late|mid)[\s-]+){{0,2}}(?P<it>{_SEASON}{_LOOK})"), _season),
    (
        _compile(
            rf"{_BEFORE}the\s+(?:early\s+|late\s+)?(?P<it>{_SEASON}(?P<year>(?!))?(?P<which>(?!))?)"
            r"(?=\s*(?:$|[,.;:)—-]|(?:and|but|when|that|as|to|with)\b))"
        ),
        _season,
    ),
    (_compile(rf"{_BEFORE}(?P<it>the\s+weekend)\b(?!\s+of\b)"), _weekend),
    (
        _compile(
            r"(?P<it>(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?P<share>quarter|half))\b"
            r"(?!\s+of\s+(?!the\s+(?:fiscal\s+|financial\s+)?year)|\s+(?:goal|touchdown|lead|point|whistle|substitute)s?\b)"
        ),
        _quarter,
    ),
    (_compile(rf"(?P<it>(?P<first>{MONTH})\s?[-–]\s?(?P<last>{MONTH}))\s+(?:quarter|period)", is_cased=True), _months),
    (_compile(rf"(?:{_OWNED}|\bthe\s+)(?P<it>{_MONTHS_OF_NAME})(?=\s+[a-z])", is_cased=True), _month),
    (_compile(rf"(?P<it>{MONTH})(?=\s+(?:and|or)\s+{MONTH}(?![\s\w]*\d))", is_cased=True), _month),
    (_compile(rf"{MONTH}\s+(?:and|or)\s+(?P<it>{MONTH})\b(?!\.?\s+\d)", is_cased=True), _month),
    (_compile(rf"{_OWNED}(?P<it>(?P<year>{YEAR}))(?:[’']s)?(?![\w%-]|,\d|\.\d|{_COUNTED})", is_cased=True), _year),
    (_compile(rf"[A-Z][\w.]+\s+(?P<it>(?P<year>{YEAR}))(?:[’']s)?(?![\w%-]|,\d|\.\d|\s+[a-z]+s\b)", is_cased=True), _year),
    (_compile(rf"(?P<it>(?P<year>{YEAR}))(?=\s+(?:presidential|election|campaign|season|budget|was|is|will|has|saw|brought)\b)"), _year),
    (_compile(r"(?P<it>(?:the\s+)?(?:year[’']s\s+end|year-end|end\s+of\s+year))\b"), _year_end),
    (
        _compile(
            r"(?:(?:early|late|mid)[\s-]+)?"
            r"(?P<it>(?:(?P<nth>1\d|20|21)(?:st|nd|rd|th)|(?P<word>nineteenth|twentieth|twenty-first))[\s-]+century)\b",
            is_cased=True,
        ),
        _century,
    ),
    (_compile(r"(?P<it>the\s+(?:(?:early|late|mid)[\s-]+)?[’'‘](?P<tens>[1-9]0)[’']?s)\b(?!\s+and\s+\d)"), _decade),
    (
        _compile(
            r"(?<!War\ )(?:on|by|before|since|until|after|around|at|this|last|next|for)\s+"
            r"(?P<it>(?P<holiday>Christmas(?:\s+(?:Eve|Day))?|New\s+Year(?:[’']s)?(?:\s+(?:Eve|Day))?|Valentine[’']s\s+Day|Halloween)"
            rf"(?:,?\s+(?:in\s+)?(?P<year>{YEAR})\b)?)(?!\s*[A-Z]|\s+(?:break|tree|season|time|that\s+year)\b)",
            is_cased=True,
        ),
        _holiday,
    ),
    (_compile(r"(?P<it>(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<year>(?:19|20)\d\d|\d\d))(?![\d/])"), _numeric),
    (_compile(rf"(?P<it>(?P<n>{'|'.join(COUNTING)}|\d{{1,3}})\s+(?P<unit>day|week|month|year)s?\s+(?:from\s+now|hence))\b"), _ahead),
)
