"""The place, day and agency at the head of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from readout.text.countries import is_us_state, look_up
from readout.text.gazetteer import agencies

__all__ = ["Head", "full_day", "is_known_city", "month_number", "read_head"]

_LONGEST_HEAD = 140
_FARTHEST_DAYS = 45
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:(?i:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\.?)"
)
_DAY = (
    rf"(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})|(?P<day_first>\d{{1,2}})\s(?P<month_after>{_MONTH}))"
    r"(?:,?\s(?P<year>(?:19|20)\d\d))?"
)
_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_SMALL = r"(?:de|del|la|of|al|el|and|on|upon|do|da)"
_PLACE = (
    rf"{_WORD}(?:[\s/]+(?:{_WORD}|{_SMALL})){{0,4}}(?:\s?[,/]\s?{_WORD}(?:[\s/]+{_WORD}){{0,3}}){{0,3}}(?:\s\[{_WORD}(?:\s{_WORD})?\])?"
)
_CAPS = r"(?:Mc|Mac|De|La|Le)?[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*"
_CAPS_PLACE = rf"(?:{_CAPS})(?:[\s/](?:{_CAPS}|{_SMALL})){{0,3}}(?:\s?,\s?{_WORD}(?:[\s/]{_WORD}){{0,2}}){{0,2}}"
_DASH = r"[-–—]{1,3}"
_PROSE = r"(?=\s*[A-ZÀ-Þ0-9“\"‘'(\[$])"
_SPEAKER = re.compile(r"(?:[A-Z]+\.|MR|MS|MRS|DR|SEN|REP|GOV|PRESIDENT|SECRETARY|JUDGE|ANCHOR|REPORTER|MODERATOR|INTERVIEWER)\b")
_NO_PLACE = frozenset(
    {
        *("advertisement", "analysis", "breaking", "breaking news", "commentary", "correction", "developing", "editorial", "exclusive"),
        *("explainer", "fact check", "factbox", "faq", "live", "more", "news", "note", "opinion", "photo", "photos", "poll", "q", "a"),
        *("question", "read", "read more", "related", "see also", "special report", "timeline", "update", "updated", "urgent", "video"),
        *("warning", "watch", "what", "who", "why", "how", "when", "where", "winner", "loser", "host", "by", "and", "answer", "claim"),
        *("verdict", "true", "false", "fbi", "cia", "nsa", "doj", "gop", "eu", "nato", "un", "us", "u.s.", "uk", "u.k."),
    }
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first sentence of a report.

    Attributes:
        end: Where it ends in the line.
        place: The place, in ordinary case.
        month: The month, 1 to 12.
        day: The day of the month.
        year: The year, where it is given.
        agency: The agency credited.
    """

    end: int
    place: str | None
    month: int | None
    day: int | None
    year: int | None
    agency: str | None


def month_number(word: str) -> int | None:
    """The month that a word names, 1 to 12, or None ("Nov.", "november")."""
    key = word[:3].lower()
    return _MONTHS.index(key) + 1 if key in _MONTHS else None


def read_head(line: str) -> Head | None:
    """The dateline that a line begins with, or None.

    A dateline is a place with a day, a place in capitals or a city with a dash, or an agency in brackets, with a place or without.
    Prose follows it.

    >>> read_head("OSLO, Nov. 16 -- Ministers met.").place
    'Oslo'
    """
    head = line[:_LONGEST_HEAD]
    for pattern, is_sure in _patterns():
        match = pattern.match(head)
        if match is None:
            continue
        found = match.groupdict()
        place = found.get("place")
        if place is not None and not (_may_be_place(place) and (is_sure or _is_place(place, match.group()))):
            continue
        month, day = found.get("month") or found.get("month_after"), found.get("day") or found.get("day_first")
        return Head(
            end=match.end(),
            place=_in_ordinary_case(place) if place else None,
            month=month_number(month) if month else None,
            day=int(day) if day else None,
            year=int(found["year"]) if found.get("year") else None,
            agency=_agency(found.get("agency")),
        )
    return None


def full_day(month: int, day: int, year: int | None, near: Sequence[date]) -> date | None:
    """A month and day as a date; a missing year is that of the nearest full date given, if one lies within 45 days, else None."""
    if year is not None:
        return _date(year, month, day)
    tried = ((other, _date(y, month, day)) for other in near for y in (other.year - 1, other.year, other.year + 1))
    gap, nearest = min(((abs((made - other).days), made) for other, made in tried if made), default=(_FARTHEST_DAYS + 1, None))
    return nearest if gap <= _FARTHEST_DAYS else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The forms of datelines, each with whether its place needs no further sign that it is one."""
    signed = "(?i:" + "|".join(re.escape(name) for name in sorted(agencies(), key=len, reverse=True)) + ")"
    in_brackets = rf"[(\[](?P<agency>{signed})(?:[/ ][\w .-]+)?[)\]]"
    anyone = r"[(/|]\s?(?P<agency>[\w .-]{2,30}?)\s?[)/]"
    forms = (
        (rf"(?:(?P<place>{_PLACE}),?\s?)??(?:,?\s?{_DAY},?\s?)?{in_brackets}\.?\s?(?:{_DASH}|:)?", True),
        (rf"(?P<place>{_PLACE}),?\s{_DAY}(?:\s?{anyone})?\.?\s?(?:{_DASH}|:|\|)", True),
        (rf"(?P<place>{_PLACE})\s\({_DAY}\)\s?(?:{_DASH}|:)", True),
        (rf"(?P<place>{_PLACE}),\s{_DAY}\.\s/(?P<agency>[A-Z][\w-]+)/\.?", True),
        (rf"(?P<place>{_PLACE})\s\|\s(?P<agency>{signed})\s{_DASH}", True),
        (rf"(?P<place>{_CAPS_PLACE})\s?(?:{_DASH}|:)", False),
        (rf"(?P<place>{_PLACE})\s?(?:—|–|--|\s-\s)", False),
        (rf"\((?P<agency>[A-Z][A-Za-z0-9.]{{1,20}}(?:\s[A-Z]\w+)?)\)\s?{_DASH}", True),
    )
    return tuple((re.compile(form + _PROSE), is_sure) for form, is_sure in forms)


@cache
def _cities() -> frozenset[str]:
    lines = files("readout.text").joinpath("data", "cities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


def is_known_city(words: str) -> bool:
    """Whether a name is that of a city that newspapers give without its country, or of a capital.

    >>> is_known_city("Geneva"), is_known_city("Norland")
    (True, False)
    """
    place = look_up(words)
    return words.casefold() in _cities() or (place is not None and place.kind == "capital")


def _may_be_place(words: str) -> bool:
    bare = words.strip(" .,").lower()
    return bare not in _NO_PLACE and not _SPEAKER.match(words) and len(words) < 70 and not re.search(r"\d", words)


def _is_place(words: str, head: str) -> bool:
    """Whether words before a dash or colon are a place: a known one, one with its state, or, before a dash, a few words in capitals."""
    city, _, region = (part.strip() for part in words.partition(","))
    names = [name.strip() for name in re.split(r"/| and ", city)]
    if any(name.casefold() in _cities() or _known(name) for name in names):
        return True
    if region and len(city.split()) <= 4 and all(is_us_state(part.strip()) or _known(part.strip()) for part in region.split(",")):
        return True
    dashed = not head.rstrip().endswith(":")
    return dashed and sum(c.isupper() for c in city) > sum(c.islower() for c in city) and len(city.split()) <= 3 and len(city) > 3


def _known(words: str) -> bool:
    found = look_up(words) or look_up(words.title())
    return found is not None and found.kind in ("capital", "name")


def _agency(words: str | None) -> str | None:
    if not words:
        return None
    return next((outlet.name for name, outlet in agencies().items() if name.casefold() == words.casefold()), words)


def _in_ordinary_case(words: str) -> str:
    def plain(match: re.Match[str]) -> str:
        word = match.group()
        return word if len(word) <= 2 or not word.isupper() or "." in word else word.capitalize()

    return re.sub(r"[^\s,/-]+", plain, words.strip(" ,"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
