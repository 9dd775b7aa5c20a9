"""Times named in a text: days with clock times, parts of the day and zones joined, as half-open stretches in UTC."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from readout.model.article import Precision
from readout.text.almanac import find_seasons
from readout.text.clock import CLOCK, PART, Clock, offset_of, read_clock, read_part
from readout.text.days import DayFound, Tense, find_days
from readout.text.sequels import SEQUEL, read_sequel
from readout.text.units import Stretch

__all__ = ["TimeFound", "find_times"]

_GLUE = re.compile(r"[\s,]*(?:(?:on|at|of|in|the|late|early|about|around|shortly after|just after|just before|before|after)\s+){0,3}\(?")
_IN_PARENTHESES = re.compile(r"\s*\(")


@dataclass(frozen=True, slots=True)
class TimeFound:
    """Characters `start` to `end` of a text name the time from `begins_at` to `ends_at` (half-open, aware, UTC).

    Where `zone` is None or a name without a known offset ("local time"), the stretch is local time written as if it were UTC.
    """

    start: int
    end: int
    begins_at: datetime
    ends_at: datetime
    precision: Precision
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    day: DayFound | None = None
    clock: Clock | None = None
    sequel: re.Match[str] | None = None


def find_times(
    text: str,
    *,
    anchor: date | None,
    tense: Tense | Callable[[int], Tense] = "past",
    day: date | None = None,
    told: Stretch | None = None,
) -> list[TimeFound]:
    """The times that a text names, in order and without overlap.

    Args:
        text: Any text; one sentence is best.
        anchor: The day of writing; without one only dates in full are resolved.
        tense: Which way a bare weekday or month looks from the anchor; a function gives it for the character where it stands.
        day: The day that a clock time belongs to where the text names none before it; the anchor, if None.
        told: The time named last before the text, from which "two days later" is counted; those words have no time without one.
    """
    pieces = _joined(text, sorted(_pieces(text, anchor, tense), key=lambda piece: (piece.start, -piece.end)))
    out, named = [], day or anchor
    for piece in pieces:
        if piece.sequel:
            found = read_sequel(piece.sequel, told, anchor)
            piece = _Piece(piece.start, piece.end, day=found, clock=read_part(found.part) if found and found.part else None)
            if found is None:
                continue
        one = _time(piece, named)
        if one:
            out.append(one)
        if piece.day:
            told = Stretch(piece.day.first, piece.day.last, piece.day.precision)
        if piece.day and piece.day.precision == "day":
            named = piece.day.first
    return out


def _pieces(text: str, anchor: date | None, tense: Tense | Callable[[int], Tense]) -> Iterator[_Piece]:
    days = [*find_days(text, anchor, tense), *find_seasons(text, anchor, tense)]
    found = [_Piece(day.start, day.end, day=day, clock=read_part(day.part) if day.part else None) for day in days]
    found += [_Piece(*match.span(), sequel=match) for match in SEQUEL.finditer(text)]
    taken: list[tuple[int, int]] = []
    for piece in sorted(found, key=lambda piece: (piece.start - piece.end, piece.start)):
        if not any(start < piece.end and piece.start < end for start, end in taken):
            taken.append((piece.start, piece.end))
            yield piece
    for pattern in (CLOCK, PART):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            clock = read_clock(match) if pattern is CLOCK else read_part(match["part"])
            if clock:
                taken.append(match.span())
                yield _Piece(match.start(), match.end(), clock=clock)


def _joined(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Neighbouring pieces of one time made one: "5.40 pm" + "on" + "Thursday"; a date in brackets behind a weekday."""
    out: list[_Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        joined = _pair(text, last, piece) if last else None
        if joined:
            out[-1] = joined
        else:
            out.append(piece)
    return out


def _pair(text: str, left: _Piece, right: _Piece) -> _Piece | None:
    between = text[left.end : right.start]
    end = right.end + (text[right.end : right.end + 1] == ")" and "(" in between)
    if left.day and right.day and not right.clock and _IN_PARENTHESES.fullmatch(between):
        day = right.day if right.day.precision == "day" else left.day
        return _Piece(left.start, end, day=day, clock=left.clock)
    if "(" in between or not _GLUE.fullmatch(between):
        return None
    if left.clock and right.clock and not (left.day and right.day):
        exact = left if left.clock.is_exact else right
        if left.clock.is_exact and right.clock.is_exact:
            return None
        return _Piece(left.start, end, day=left.day or right.day, clock=exact.clock)
    if bool(left.day) != bool(right.day) and bool(left.clock) != bool(right.clock):
        clock = left.clock or right.clock
        return _Piece(left.start, end, day=left.day or right.day, clock=clock)
    return None


def _time(piece: _Piece, default: date | None) -> TimeFound | None:
    clock, day = piece.clock, piece.day
    if clock is None and day is not None:
        return TimeFound(piece.start, piece.end, _midnight(day.first), _midnight(day.last), day.precision)
    first = day.first if day else default
    if clock is None or first is None:
        return None
    if day and day.precision != "day":
        return TimeFound(piece.start, piece.end, _midnight(day.first), _midnight(day.last), day.precision)
    offset = offset_of(clock.zone, first) or timedelta()
    begins = _midnight(first) + timedelta(minutes=clock.start) - offset
    precision: Precision = "part-of-day" if not clock.is_exact else "minute" if clock.has_minutes else "hour"
    return TimeFound(piece.start, piece.end, begins, begins + timedelta(minutes=clock.end - clock.start), precision, clock.zone)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
