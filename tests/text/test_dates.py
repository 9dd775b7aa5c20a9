from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.dates import TimeFound, find_times

FRIDAY = date(2023, 11, 17)


def one(text: str, **options: object) -> TimeFound:
    found = find_times(text, anchor=FRIDAY, **options)  # type: ignore[arg-type]
    assert len(found) == 1, found
    return found[0]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "begins", "ends", "precision"),
    [
        ("They met on Thursday.", (2023, 11, 16), (2023, 11, 17), "day"),
        ("They met on Friday.", (2023, 11, 17), (2023, 11, 18), "day"),
        ("They met last Friday.", (2023, 11, 10), (2023, 11, 11), "day"),
        ("They meet next Wednesday.", (2023, 11, 22), (2023, 11, 23), "day"),
        ("a summit from Nov. 15-17.", (2023, 11, 15), (2023, 11, 18), "day"),
        ("a summit from Nov 15 to 17", (2023, 11, 15), (2023, 11, 18), "day"),
        ("on 16 November 2023", (2023, 11, 16), (2023, 11, 17), "day"),
        ("on November 3rd, 2016,", (2016, 11, 3), (2016, 11, 4), "day"),
        ("on 2023-11-18", (2023, 11, 18), (2023, 11, 19), "day"),
        ("on Jan. 30", (2023, 1, 30), (2023, 1, 31), "day"),
        ("in August", (2023, 8, 1), (2023, 9, 1), "month"),
        ("since Oct the port", (2023, 10, 1), (2023, 11, 1), "month"),
        ("in March 2014", (2014, 3, 1), (2014, 4, 1), "month"),
        ("in 2008", (2008, 1, 1), (2009, 1, 1), "year"),
        ("last week", (2023, 11, 6), (2023, 11, 13), "week"),
        ("earlier this month", (2023, 11, 1), (2023, 12, 1), "month"),
        ("last year's talks", (2022, 1, 1), (2023, 1, 1), "year"),
        ("a year ago", (2022, 11, 1), (2022, 12, 1), "month"),
        ("two years ago", (2021, 1, 1), (2022, 1, 1), "year"),
        ("three days ago", (2023, 11, 14), (2023, 11, 15), "day"),
        ("tomorrow", (2023, 11, 18), (2023, 11, 19), "day"),
        ("Thursday evening (Nov 16)", (2023, 11, 16, 17), (2023, 11, 17), "part-of-day"),
        ("on Tuesday night", (2023, 11, 14, 18), (2023, 11, 15, 6), "part-of-day"),
        ("late Monday", (2023, 11, 13, 17), (2023, 11, 14), "part-of-day"),
        ("10 a.m. on Nov. 3, 2016", (2016, 11, 3, 10), (2016, 11, 3, 11), "hour"),
        ("in the third quarter of 2008", (2008, 7, 1), (2008, 10, 1), "month"),
        ("Q1 2019 sales", (2019, 1, 1), (2019, 4, 1), "month"),
        ("in the second half of last year", (2022, 7, 1), (2023, 1, 1), "month"),
        ("last quarter", (2023, 7, 1), (2023, 10, 1), "month"),
        ("this quarter", (2023, 10, 1), (2024, 1, 1), "month"),
        ("by the end of the year", (2023, 1, 1), (2024, 1, 1), "year"),
        ("at the start of the week", (2023, 11, 13), (2023, 11, 20), "week"),
        ("in the late 1990s", (1990, 1, 1), (2000, 1, 1), "year"),
        ("Harbour Songs (2008)", (2008, 1, 1), (2009, 1, 1), "year"),
        ("6.40 pm (GMT+8) on Thursday", (2023, 11, 16, 10, 40), (2023, 11, 16, 10, 41), "minute"),
        ("at 07:00 UTC-5 on Thursday", (2023, 11, 16, 12), (2023, 11, 16, 12, 1), "minute"),
    ],
)
def test_a_time_is_placed_on_the_calendar(text: str, begins: tuple[int, ...], ends: tuple[int, ...], precision: str) -> None:
    found = one(text)
    assert (found.begins_at, found.ends_at, found.precision) == (utc(*begins), utc(*ends), precision)


def test_a_clock_time_keeps_its_local_zone_and_the_one_in_brackets_is_turned_into_utc() -> None:
    local, world = find_times("The doors were opened at 6.20 pm US time on Thursday (02:20 GMT Friday)", anchor=FRIDAY)
    assert (local.begins_at, local.zone) == (utc(2023, 11, 16, 18, 20), "US time")
    assert (world.begins_at, world.zone, world.precision) == (utc(2023, 11, 17, 2, 20), "GMT", "minute")


def test_eastern_time_follows_daylight_saving() -> None:
    winter, summer = one("at 3:30 p.m. ET on Jan. 12, 2023"), one("at 3:30 p.m. ET on July 12, 2023")
    assert (winter.begins_at.hour, summer.begins_at.hour) == (20, 19)


def test_a_clock_time_alone_belongs_to_the_day_named_before_it() -> None:
    found = find_times("On Tuesday the vote began at 18:00 GMT.", anchor=FRIDAY)
    assert found[-1].begins_at == utc(2023, 11, 14, 18)
    assert one("It began at 9 a.m.", day=date(2023, 11, 2)).begins_at == utc(2023, 11, 2, 9)


def test_tense_turns_a_bare_weekday_forward_but_not_past_a_report_one_day_late() -> None:
    assert one("on Wednesday", tense="future").begins_at == utc(2023, 11, 22)
    assert one("later on Thursday", tense="future").begins_at == utc(2023, 11, 16)


def test_the_verbs_may_and_march_are_no_months() -> None:
    assert find_times("They may march from may to march.", anchor=FRIDAY) == []


def test_without_an_anchor_only_full_dates_are_resolved() -> None:
    found = find_times("On Thursday, Nov. 16, and in August, as on 3 May 2001 and in 1972", anchor=None)
    assert [f.begins_at.year for f in found] == [2001, 1972]


def test_an_impossible_day_is_no_time() -> None:
    assert find_times("on February 30, 2023 at 25:99", anchor=FRIDAY) == []
    assert find_times("0 May and May 0", anchor=FRIDAY) == []


@given(st.text(alphabet="0123456789 aApmP.:-,()JanFebMayThursdaylstwek", max_size=60), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_any_text_gives_ordered_times_inside_it(text: str, anchor: date) -> None:
    found = find_times(text, anchor=anchor)
    assert all(0 <= f.start < f.end <= len(text) and f.begins_at < f.ends_at for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_halves_and_quarters_of_a_match_are_no_times() -> None:
    assert find_times("They led in the first half and lost in the fourth quarter of the game.", anchor=FRIDAY) == []


def test_a_short_month_before_a_name_is_part_of_the_name() -> None:
    assert not find_times("the sea north of Jan Mayen and the coast of Dec Island", anchor=FRIDAY)
