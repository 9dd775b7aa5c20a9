"""Times counted from the time told before them."""

from datetime import date

import pytest

from readout.text.dates import find_times
from readout.text.units import Stretch

FRIDAY = date(2023, 11, 17)


@pytest.mark.parametrize(
    ("text", "first", "precision"),
    [
        ("They met on November 2 and again two days later.", (2023, 11, 4), "day"),
        ("They met on November 2; the following day they parted.", (2023, 11, 3), "day"),
        ("They met on November 2 and parted the next morning.", (2023, 11, 3), "part-of-day"),
        ("It closed on 3 May 2001 and opened a month later.", (2001, 6, 1), "month"),
        ("It closed in 1994 and opened four years later.", (1998, 1, 1), "year"),
        ("It closed in March 1994 and opened again that year.", (1994, 1, 1), "year"),
        ("It rose on Tuesday after a fall the day before.", (2023, 11, 13), "day"),
    ],
)
def test_a_time_is_counted_from_the_one_before_it(text: str, first: tuple[int, int, int], precision: str) -> None:
    found = find_times(text, anchor=FRIDAY)
    assert len(found) == 2
    assert (found[1].begins_at.date(), found[1].precision) == (date(*first), precision)


def test_the_time_before_may_stand_in_a_sentence_before() -> None:
    told = Stretch(date(2023, 11, 2), date(2023, 11, 3), "day")
    (found,) = find_times("Two weeks later it was over.", anchor=FRIDAY, told=told)
    assert found.begins_at.date() == date(2023, 11, 13)


def test_days_are_not_counted_from_a_year() -> None:
    assert len(find_times("It closed in 1994 and two days later opened again.", anchor=FRIDAY)) == 1


def test_nothing_is_counted_where_no_time_was_told() -> None:
    assert find_times("Two days later it was over.", anchor=FRIDAY) == []
    assert find_times("They fish that day in and day out.", anchor=FRIDAY) == []


def test_a_year_earlier_with_no_time_before_it_is_the_year_before_the_report() -> None:
    (found,) = find_times("Landings rose from a year earlier.", anchor=FRIDAY)
    assert (found.begins_at.date(), found.precision) == (date(2022, 1, 1), "year")
