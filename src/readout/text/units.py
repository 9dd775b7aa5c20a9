"""Weeks, months, quarters, seasons, years and longer units of the calendar around a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from readout.model.article import Precision
from readout.text.numerals import ONES

__all__ = ["COUNTING", "SEASONS", "Stretch", "month_of", "months_of", "season_of", "shifted", "unit_of", "year_of"]

SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
COUNTING = {word: n for n, word in enumerate(ONES[1:13], 1)} | {"a": 1, "an": 1}
_LONG = {"decade": 10, "century": 100}
_UNDERWAY = timedelta(60)


class Stretch(NamedTuple):
    """The days `first` (inclusive) to `last` (exclusive), named as one unit of `precision`."""

    first: date
    last: date
    precision: Precision


def unit_of(unit: str, around: date, shift: int = 0) -> Stretch | None:
    """The week, weekend, month, quarter, season, year and so on that holds a day, or the one so many further; None for another word.

    A week starts on Monday. The last season is the one that began 60 days ago or more.
    """
    if unit == "day":
        return Stretch(around + timedelta(shift), around + timedelta(shift + 1), "day")
    if unit == "week":
        monday = around - timedelta(around.weekday()) + timedelta(weeks=shift)
        return Stretch(monday, monday + timedelta(7), "week")
    if unit == "weekend":
        saturday = around - timedelta(around.weekday()) + timedelta(5, weeks=shift)
        return Stretch(saturday, saturday + timedelta(2), "day")
    if unit == "month":
        return month_of(*shifted(around, shift))
    if unit == "quarter":
        return months_of(*shifted(date(around.year, (around.month - 1) // 3 * 3 + 1, 1), 3 * shift), 3)
    if unit == "year":
        return year_of(around.year + shift)
    if unit in _LONG:
        first = around.year // _LONG[unit] * _LONG[unit] + shift * _LONG[unit]
        return year_of(first, _LONG[unit])
    if unit in SEASONS:
        begins = date(around.year, SEASONS[unit], 1)
        year = around.year - (begins + _UNDERWAY > around) if shift < 0 else around.year + (shift > 0 and begins <= around)
        return season_of(unit, year)
    return None


def month_of(year: int, month: int) -> Stretch | None:
    """A month of a year."""
    return months_of(year, month, 1)


def months_of(year: int, month: int, n: int) -> Stretch | None:
    """So many months from one on; None beyond the calendar."""
    until = year * 12 + month - 1 + n
    return (
        Stretch(date(year, month, 1), date(until // 12, until % 12 + 1, 1), "month") if year > 0 and until // 12 < date.max.year else None
    )


def season_of(name: str, year: int) -> Stretch | None:
    """A northern season: spring from March, summer from June, autumn from September, winter from December."""
    return months_of(year, SEASONS[name], 3)


def year_of(year: int, n: int = 1) -> Stretch | None:
    """So many years from one on; None beyond the calendar."""
    return Stretch(date(year, 1, 1), date(year + n, 1, 1), "year") if year > 0 and year + n < date.max.year else None


def shifted(around: date, months: int) -> tuple[int, int]:
    """Year and month so many months away from a day."""
    total = around.year * 12 + around.month - 1 + months
    return total // 12, total % 12 + 1
