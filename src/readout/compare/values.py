"""When two values for one thing clash: numbers with their bounds, stretches of time with their precision."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from readout.compare.lexicon import STOP, stem, words
from readout.model.statement import OF_A_DAY, Clause, Quantity, When
from readout.text.clock import ANY_ZONE

__all__ = ["YEAR", "Clash", "are_apart", "is_of_one_thing", "numbers_clash", "times_clash"]

Clash = Literal["hard", "soft"]

_STRICT_ABOVE = re.compile(r"\b(?:more than|over|above|exceeding|upwards of|in excess of)\b|>", re.IGNORECASE)
_STRICT_BELOW = re.compile(r"\b(?:less than|fewer than|under|below|nearly|almost)\b|<", re.IGNORECASE)
_ROUGH = re.compile(r"\b(?:about|around|roughly|approximately|some|nearly|almost|an estimated|up to|as many as)\b|~", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_SAME_SCALE = 1e-6
_SLACK = timedelta(minutes=60)
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|today|tonight|yesterday|tomorrow"
    r"|january|february|march|april|august|september|october|november|december|week|month|year|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:until|till|by|before|since|after|through|from|to)\s(?:\w+\s)?$", re.IGNORECASE)
_FAR = 1.5


def numbers_clash(left: Quantity, right: Quantity) -> Clash | None:
    """How two counts of one thing clash: "hard" if no number fits both, "soft" if one could be said for the other.

    "At least 40" and "42" agree; "five" and "seven" clash; "90" and "less than 90" clash softly; so do two lower bounds
    where one is more than one and a half times the other.
    """
    if left.low is not None and right.low is not None and left.high is None and right.high is None:
        small, large = sorted((left.low, right.low))
        return "soft" if large > small * _FAR and small > 0 else None
    if _is_exact(left) and _is_exact(right):
        return _exact_clash(left, right)
    exact, bounded = (left, right) if _is_exact(left) else (right, left)
    if not _is_exact(exact) or exact.low is None:
        return _apart(left, right)
    if exact.low == bounded.low and bounded.high is None and _STRICT_ABOVE.search(bounded.span.quote):
        return "soft"
    if exact.low == bounded.high and _STRICT_BELOW.search(bounded.span.quote):
        return "soft"
    return _apart(exact, bounded)


def _is_exact(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low == quantity.high


def _exact_clash(left: Quantity, right: Quantity) -> Clash | None:
    if left.low == right.low or left.low is None or right.low is None:
        return None
    is_rough = _ROUGH.search(left.span.quote) or _ROUGH.search(right.span.quote)
    small, large = sorted((left.low, right.low))
    if (is_rough and small > 0 and large <= small * 1.15) or _is_rounded(left, right):
        return None
    return "soft" if is_rough else "hard"


def _is_rounded(left: Quantity, right: Quantity) -> bool:
    """Whether one number is the other with fewer decimals ("286.84 points", "287 points")."""
    read = [(_DIGITS.search(quantity.span.quote), quantity.low) for quantity in (left, right)]
    told = [(float(match[0].replace(",", "")), len(match[1] or ""), low) for match, low in read if match and low]
    if len(told) < len(read) or told[0][1] == told[1][1]:
        return False
    (one, n_one, low), (other, n_other, other_low) = told
    is_one_scale = bool(one and other) and abs(low / one - other_low / other) <= _SAME_SCALE * low / one
    return is_one_scale and abs(one - other) <= 0.5 * 10.0 ** -min(n_one, n_other)


def _apart(left: Quantity, right: Quantity) -> Clash | None:
    is_below = left.high is not None and right.low is not None and left.high < right.low
    is_above = right.high is not None and left.low is not None and right.high < left.low
    return "hard" if is_below or is_above else None


def times_clash(left: When, right: When) -> Clash | None:
    """How two times of one act clash: "hard" if they lie apart by more than their wording allows.

    Where the words of one name no day ("at 3 p.m."), it is taken to be the day of the other. Two parts of one day that
    hardly overlap ("afternoon", "evening") clash softly. A clock time within an hour of a part of the day agrees with it;
    times in different zones clash only where no zone could bring them together; a stretch that holds the other agrees
    with it.
    """
    if _are_one_weekday(left, right) or _are_of_two_years(left, right) or _is_of_midnight(left, right):
        return None
    if not _DAY.search(left.span.quote) or not _DAY.search(right.span.quote):
        left = _moved(left, right.start.date())
    gap = max(left.start, right.start) - min(_told_end(left), _told_end(right))
    if gap < timedelta(0):
        is_apart = left.precision == right.precision == "part-of-day" and -gap * 4 < min(left.end - left.start, right.end - right.start)
        return "soft" if is_apart else None
    slack = _SLACK if {left.precision, right.precision} & {"minute", "hour"} else timedelta(0)
    if left.zone != right.zone:
        slack = ANY_ZONE
    return "hard" if gap > slack or (gap == slack == timedelta(0)) else None


def are_apart(left: When | None, right: When | None) -> bool:
    """Whether two times are told of which neither holds any of the other: what did not close on Monday may have closed on Tuesday."""
    return left is not None and right is not None and (left.end <= right.start or right.end <= left.start)


def _are_one_weekday(left: When, right: When) -> bool:
    """Whether the same day of two weeks is meant where at least one says no more than its weekday, which was read from the wrong week."""
    n_days = abs((left.start.date() - right.start.date()).days)
    named = [bool(_WEEKDAY.search(when.span.quote)) for when in (left, right)]
    return n_days in (7, 14) and any(named) and {left.precision, right.precision} <= OF_A_DAY


def _are_of_two_years(left: When, right: When) -> bool:
    """Whether two days or months are of two years where the words of one name no year, which was taken for the wrong one ("June")."""
    is_told = all(YEAR.search(when.span.quote) for when in (left, right)) or {left.precision, right.precision} & {"week", "year"}
    return (
        left.start.year != right.start.year and not is_told and (left.start.month, left.start.day) == (right.start.month, right.start.day)
    )


def _is_of_midnight(left: When, right: When) -> bool:
    """Whether two times are less than a day apart and one is the midnight of a named day, which may be that at its beginning or its end."""
    is_named = any(_MIDNIGHT.search(when.span.quote) and _DAY.search(when.span.quote) for when in (left, right))
    gap = max(left.start, right.start) - min(_told_end(left), _told_end(right))
    return is_named and gap < timedelta(days=1)


def is_of_one_thing(one: Clause, when: When, other: Clause, at: When) -> bool:
    """Whether two times, of a day or finer, stand beside one word in their clauses ("Wednesday's hearing", "the hearing on Thursday").

    A time to which something lasts or before which it happens ("until", "since") belongs to no word.
    """
    if not {when.precision, at.precision} <= OF_A_DAY:
        return False
    left, right = _beside(one, when), _beside(other, at)
    return bool(left & right)


def _beside(clause: Clause, when: When) -> frozenset[str]:
    """Stems of the telling words next to a time, two before it and two after."""
    piece = next((span for span in clause.spans if span.covers(when.span)), None)
    if piece is None:
        return frozenset()
    before, after = piece.quote[: when.span.start - piece.start], piece.quote[when.span.end - piece.start :]
    if _BOUND.search(before):
        return frozenset()
    told = [word for word in words(before) if word not in STOP][-2:] + [word for word in words(after) if word not in STOP][:2]
    named = {stem(word) for mention in clause.mentions for word in words(mention.name)}
    return frozenset(stem(word) for word in told if not _DAY.search(word)) - named


def _told_end(when: When) -> datetime:
    """The end of a stretch; of a clock time, the minute after it."""
    return min(when.end, when.start + timedelta(minutes=1)) if when.precision in ("minute", "hour") else when.end


def _moved(when: When, day: date) -> When:
    shift = day - when.start.date()
    return replace(when, start=when.start + shift, end=when.end + shift)
