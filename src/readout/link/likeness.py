"""How likely it is that two articles report one happening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import exp, sqrt

from readout.link.bags import Bag, cosine
from readout.model.article import Article

__all__ = ["LEAST_LIKE", "WINDOW_DAYS", "Day", "day_of", "days_apart", "is_near", "like", "stated_day"]

LEAST_LIKE = 0.4
"""Mean likeness of its pairs that a story must keep: the best on labelled stories of 2016 and 2017 (`bench/stream.py --train`)."""

WINDOW_DAYS = 3
"""Articles dated further apart are never one story."""

_DAYS_IF_UNDATED = 1.0
_INTERCEPT = -1.4476
_WORDS, _TITLE, _NAMES, _PER_DAY = 2.94, 1.73, 1.45, -1.55
_NO_DATES = frozenset({(1, 1, 1), (1970, 1, 1)})
_EARLIEST_YEAR = 1450


@dataclass(frozen=True, slots=True)
class Day:
    """When an article came out: its calendar day counted from year 1, and the hour since then where it is known to the hour."""

    number: int
    hours: float | None = None


def day_of(article: Article, seen_at: datetime | None = None) -> Day | None:
    """The day of an article; None where no date can be believed.

    Not believed are dates that only tell a week, month or year, days that machines write when they know none (1 January 1970, years
    before print), and a date more than a day after the article was seen. Then the day on which it was seen stands in, if that is known.
    """
    stated = stated_day(article, seen_at)
    return stated or (Day(seen_at.toordinal(), seen_at.timestamp() / 3600) if seen_at else None)


def stated_day(article: Article, seen_at: datetime | None = None) -> Day | None:
    """The day that an article gives of itself; None where it gives none that can be believed, whenever it was seen."""
    at, precision = article.published_at, article.published_precision
    if at is None or precision in ("week", "month", "year") or _is_wrong(at, seen_at):
        return None
    is_to_the_hour = precision in ("minute", "hour")
    return Day(at.toordinal(), at.timestamp() / 3600 if is_to_the_hour else None)


def _is_wrong(at: datetime, seen_at: datetime | None) -> bool:
    if (at.year, at.month, at.day) in _NO_DATES or at.year < _EARLIEST_YEAR:
        return True
    return seen_at is not None and at.toordinal() > seen_at.toordinal() + 1


def days_apart(left: Day | None, right: Day | None) -> float:
    """How many days lie between two articles, 0 or more; calendar days, or less where both hours are known; 1 where a day is not."""
    if left is None or right is None:
        return _DAYS_IF_UNDATED
    calendar = float(abs(left.number - right.number))
    if left.hours is None or right.hours is None:
        return calendar
    return min(calendar, abs(left.hours - right.hours) / 24)


def is_near(left: Day | None, right: Day | None) -> bool:
    """Whether two articles may be of one story at all."""
    return left is None or right is None or abs(left.number - right.number) <= WINDOW_DAYS


def like(left: Bag, right: Bag, apart_days: float) -> float:
    """The probability, in [0, 1], that two articles report one happening.

    A logistic regression over the square roots of three cosines (words of title and head, title alone, names) and the days between
    them. Weights: `bench/stream.py --train`, fitted on 621 pairs of labelled articles of 2016 and 2017.
    """
    cosines = (cosine(left.words, right.words), cosine(left.title, right.title), cosine(left.names, right.names))
    weighed = zip((_WORDS, _TITLE, _NAMES), cosines, strict=True)
    logit = _INTERCEPT + _PER_DAY * apart_days + sum(weight * sqrt(value) for weight, value in weighed)
    return 1 / (1 + exp(-logit))
