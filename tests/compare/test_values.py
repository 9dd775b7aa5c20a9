from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readout.compare.values import Clash, numbers_clash, times_clash
from readout.model.article import Precision, Span
from readout.model.statement import Quantity, When


def number(quote: str, low: float | None, high: float | None) -> Quantity:
    return Quantity(low=low, high=high, unit="people", span=Span("a", 0, len(quote), quote))


def time(quote: str, start: str, end: str, precision: Precision, zone: str | None = None) -> When:
    begins, ends = (datetime.fromisoformat(at).replace(tzinfo=UTC) for at in (start, end))
    return When(start=begins, end=ends, precision=precision, span=Span("a", 0, len(quote), quote), zone=zone)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (("five", 5, 5), ("five", 5, 5), None),
        (("five", 5, 5), ("seven", 7, 7), "hard"),
        (("about 50", 45, 55), ("52", 52, 52), None),
        (("at least 40", 40, None), ("38", 38, 38), "hard"),
        (("at least 40", 40, None), ("42", 42, 42), None),
        (("90", 90, 90), ("less than 90", None, 90), "soft"),
        (("one", 1, 1), ("more than one", 1, None), "soft"),
        (("more than 40", 40, None), ("150 or more", 150, None), "soft"),
        (("more than 40", 40, None), ("at least 45", 45, None), None),
    ],
)  # fmt: skip
def test_numbers_clash_only_where_no_number_fits_both(
    left: tuple[str, float | None, float | None], right: tuple[str, float | None, float | None], clash: Clash | None
) -> None:
    assert numbers_clash(number(*left), number(*right)) == clash
    assert numbers_clash(number(*right), number(*left)) == clash


EVENING = time("Thursday evening", "2031-05-08T17:00", "2031-05-09T00:00", "part-of-day")
AFTERNOON = time("Thursday afternoon", "2031-05-08T12:00", "2031-05-08T18:00", "part-of-day")
MORNING = time("Thursday morning", "2031-05-08T06:00", "2031-05-08T12:00", "part-of-day")
FRIDAY = time("Friday", "2031-05-09", "2031-05-10", "day")
THURSDAY = time("Thursday", "2031-05-08", "2031-05-09", "day")


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (EVENING, EVENING, None),
        (EVENING, AFTERNOON, "soft"),
        (EVENING, MORNING, "hard"),
        (EVENING, THURSDAY, None),
        (THURSDAY, FRIDAY, "hard"),
        (EVENING, time("5.25 pm on Thursday", "2031-05-08T17:25", "2031-05-08T17:26", "minute"), None),
        (EVENING, time("4.25 pm on Thursday", "2031-05-08T16:25", "2031-05-08T16:26", "minute"), None),
        (EVENING, time("9 am on Thursday", "2031-05-08T09:00", "2031-05-08T10:00", "hour"), "hard"),
        (EVENING, time("01:25 GMT Friday", "2031-05-09T01:25", "2031-05-09T01:26", "minute", "GMT"), None),
        (FRIDAY, time("in the afternoon", "2031-05-08T12:00", "2031-05-08T18:00", "part-of-day"), None),
    ],
)  # fmt: skip
def test_times_clash_only_where_their_wording_cannot_be_reconciled(left: When, right: When, clash: Clash | None) -> None:
    assert times_clash(left, right) == clash
    assert times_clash(right, left) == clash


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        (time("June 2030", "2030-06-01", "2030-07-01", "month"), time("June", "2031-06-01", "2031-07-01", "month"), None),
        (time("June 2030", "2030-06-01", "2030-07-01", "month"), time("June 2031", "2031-06-01", "2031-07-01", "month"), "hard"),
        (time("midnight Friday", "2031-05-10T00:00", "2031-05-10T00:01", "minute"),
         time("early Friday morning", "2031-05-09T00:00", "2031-05-09T06:00", "part-of-day"), None),
        (time("midnight Friday", "2031-05-10T00:00", "2031-05-10T00:01", "minute"),
         time("Wednesday morning", "2031-05-07T06:00", "2031-05-07T12:00", "part-of-day"), "hard"),
    ],
)  # fmt: skip
def test_a_month_without_a_year_and_a_midnight_leave_room(left: When, right: When, clash: Clash | None) -> None:
    assert times_clash(left, right) == times_clash(right, left) == clash


def test_this_year_and_the_last_are_two_years() -> None:
    last = time("last year", "2030-01-01", "2031-01-01", "year")
    assert times_clash(last, time("this year", "2031-01-01", "2032-01-01", "year")) == "hard"
