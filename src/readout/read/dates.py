"""When an article was published, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from readout.model.article import KnownFrom, Precision
from readout.text.dateline import full_day, month_number
from readout.text.layout import Block

__all__ = ["Published", "full_dates", "parse_published", "published_in_text", "published_in_url"]

_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)"
_FULL = (
    re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH},?\s(?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)
_SHORT = re.compile(
    rf"\b(?:{_MONTH}[\s\xa0](?P<day>\d{{1,2}})(?:[-–]\d{{1,2}})?|(?P<day_first>\d{{1,2}})\s(?P<month_after>[A-Z][a-z]+))\b(?!,?\s?(?:19|20)\d\d)"
)
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKDAY_WITHIN_CHARS = 45
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d\d)\s?(?P<half>[ap]\.?m\.?)?\s?\(?(?P<zone>GMT|UTC|Z|BST|CET|CEST|E[SD]T|P[SD]T|JST|KST|IST|MSK)?\b",
    re.IGNORECASE,
)
_ZONES = {
    "gmt": 0,
    "utc": 0,
    "z": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
    "jst": 9,
    "kst": 9,
    "msk": 3,
}
_STATING = frozenset({"updated", "label", "labelled", "navigation"})
_IN_URL = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?=[/-]|$)", re.IGNORECASE)
_EARLIEST_YEAR = 1600


@dataclass(frozen=True, slots=True)
class Published:
    """A moment in UTC, how much of it is known, and how."""

    at: datetime | None
    precision: Precision | None
    known_from: KnownFrom


UNKNOWN = Published(None, None, "unknown")


def parse_published(words: str) -> Published | None:
    """The moment that an ISO 8601 date or time gives, or None if the words are none; a time without zone counts as UTC.

    >>> parse_published("2023-11-17").precision
    'day'
    """
    words = words.strip()
    if re.fullmatch(r"\d{4}(?:-\d\d)?", words):
        year, _, month = words.partition("-")
        return _stated(_moment(int(year), int(month or 1), 1), "month" if month else "year")
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    precision: Precision = "day" if len(words) <= 10 else "minute"
    return _stated(moment, precision)


def published_in_url(url: str) -> Published | None:
    """The day in the path of an address ("/2018/12/03/"), or None."""
    match = _IN_URL.search(url)
    if match is None:
        return None
    month = int(match["month"]) if match["month"].isdigit() else month_number(match["month"])
    return _stated(_moment(int(match["year"]), month or 0, int(match["day"])), "day")


def published_in_text(text: str, blocks: Sequence[Block], dateline: date | None) -> Published:
    """When a text says, or shows, that it was published.

    Stated: a line of the page gives it ("Updated: November 17, 2023 15:27"). Dateline: the dateline's day. Inferred: the latest day that
    the prose gives without a year, if a full date of about that time stands in the text and a weekday beside it agrees. Else unknown.
    """
    stated = [found for block in blocks if block.rule in _STATING for found in _stated_moments(text[block.start : block.end])]
    if stated:
        return stated[0]
    if dateline is not None:
        return Published(_at_midnight(dateline), "day", "dateline")
    inferred = sorted(_inferred_days(text, blocks))
    return Published(_at_midnight(inferred[-1]), "day", "inferred") if inferred else UNKNOWN


def full_dates(text: str) -> tuple[date, ...]:
    """Every date in a text that gives day, month and year."""
    found = []
    for pattern in _FULL:
        for match in pattern.finditer(text):
            month = int(match["month"]) if match["month"].isdigit() else month_number(match["month"])
            moment = _moment(int(match["year"]), month or 0, int(match["day"]))
            if moment is not None:
                found.append(moment.date())
    return tuple(found)


def _stated_moments(line: str) -> Iterator[Published]:
    for day in full_dates(line)[:1]:
        clock = _CLOCK.search(line)
        if clock and clock["zone"] and (hour := _hour(clock)) is not None:
            zone = timezone(timedelta(hours=_ZONES.get(clock["zone"].lower(), 0)))
            at = datetime(day.year, day.month, day.day, hour, int(clock["minute"]) % 60, tzinfo=zone)
            yield Published(at.astimezone(UTC), "minute", "stated")
        else:
            yield Published(_at_midnight(day), "day", "stated")


def _hour(clock: re.Match[str]) -> int | None:
    hour = int(clock["hour"])
    half = (clock["half"] or "").lower()[:1]
    if half and 1 <= hour <= 12:
        return hour % 12 + (12 if half == "p" else 0)
    return hour if hour < 24 else None


def _inferred_days(text: str, blocks: Sequence[Block]) -> Iterator[date]:
    near = full_dates(text)
    if not near:
        return
    for block in blocks:
        if block.part not in ("title", "body"):
            continue
        line = text[block.start : block.end]
        for match in _SHORT.finditer(line):
            month = month_number(match["month"] or match["month_after"])
            day = full_day(month, int(match["day"] or match["day_first"]), None, near) if month else None
            weekday = _weekday_beside(line, match)
            if day is not None and weekday is not None and day.weekday() == weekday:
                yield day


def _weekday_beside(line: str, match: re.Match[str]) -> int | None:
    around = line[max(0, match.start() - _WEEKDAY_WITHIN_CHARS) : match.end() + _WEEKDAY_WITHIN_CHARS]
    named = _WEEKDAY.findall(around)
    return _WEEKDAYS.index(named[-1].lower()) if named else None


def _stated(moment: datetime | None, precision: Precision) -> Published | None:
    if moment is None:
        return None
    if moment.year < _EARLIEST_YEAR:
        return UNKNOWN
    return Published((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC), precision, "stated")


def _at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _moment(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
