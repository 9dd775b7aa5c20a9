"""Seasons, weekends, holidays, quarters, centuries, bare months and years."""

from datetime import UTC, date, datetime

import pytest

from readout.text.dates import find_times

JUNE = date(2016, 6, 15)


@pytest.mark.parametrize(
    ("text", "quote", "first", "last"),
    [
        ("In the spring of 2014 the pier burned.", "spring of 2014", (2014, 3, 1), (2014, 6, 1)),
        ("They met in winter 2011.", "winter 2011", (2011, 12, 1), (2012, 3, 1)),
        ("The harbour was closed in the summer of last year.", "summer of last year", (2015, 6, 1), (2015, 9, 1)),
        ("The bridge opened in the spring.", "spring", (2016, 3, 1), (2016, 6, 1)),
        ("They face the voters in the fall.", "fall", (2016, 9, 1), (2016, 12, 1)),
        ("He said so over the weekend.", "the weekend", (2016, 6, 11), (2016, 6, 13)),
        ("Profit rose in the third quarter.", "third quarter", (2015, 7, 1), (2015, 10, 1)),
        ("Sales fell in the first half, the firm said.", "first half", (2016, 1, 1), (2016, 7, 1)),
        ("Growth in the April-June quarter was slow.", "April-June", (2016, 4, 1), (2016, 7, 1)),
        ("They lost the November election.", "November", (2015, 11, 1), (2015, 12, 1)),
        ("It came up in an April speech.", "April", (2016, 4, 1), (2016, 5, 1)),
        ("She wrote it in her 2009 report.", "2009", (2009, 1, 1), (2010, 1, 1)),
        ("A 1987 treaty forbids that.", "1987", (1987, 1, 1), (1988, 1, 1)),
        ("The quay was built in the late 19th century.", "19th century", (1800, 1, 1), (1900, 1, 1)),
        ("Fishing died out in the ’70s.", "the ’70s", (1970, 1, 1), (1980, 1, 1)),
        ("They signed on Christmas Eve.", "Christmas Eve", (2015, 12, 24), (2015, 12, 25)),
        ("It burned down on Christmas Day in 2009.", "Christmas Day in 2009", (2009, 12, 25), (2009, 12, 26)),
        ("The talks end by year’s end.", "year’s end", (2016, 1, 1), (2017, 1, 1)),
        ("Posted 11/27/12 by the council", "11/27/12", (2012, 11, 27), (2012, 11, 28)),
        ("It will look quite different two months from now.", "two months from now", (2016, 8, 1), (2016, 9, 1)),
    ],
)
def test_a_season_a_holiday_or_a_bare_year_is_placed_on_the_calendar(
    text: str, quote: str, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    anchor = date(2016, 1, 15) if quote == "November" else JUNE
    (found,) = find_times(text, anchor=anchor)
    assert text[found.start : found.end] == quote
    assert (found.begins_at, found.ends_at) == (datetime(*first, tzinfo=UTC), datetime(*last, tzinfo=UTC))  # type: ignore[misc,arg-type]


def test_two_months_of_which_neither_has_a_year_are_both_read() -> None:
    found = find_times("They will decide in May or June.", anchor=date(2016, 2, 1), tense="future")
    assert [one.begins_at.month for one in found] == [5, 6]


def test_a_season_ahead_is_the_coming_one() -> None:
    (found,) = find_times("They will vote in the spring.", anchor=JUNE, tense="future")
    assert found.begins_at.date() == date(2017, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "It came with the fall of the old government.",
        "They scored twice in the fourth quarter.",
        "About 2015 workers were sent home.",
        "A 2050 kilometres long road",
        "21st Century Fish sold its boats.",
        "It was in the 40s outside.",
        "Posted 6/7/12 by the council",
        "A third quarter of the town was flooded, at a cost of five million.",
    ],
)
def test_words_that_only_look_like_a_time_are_none(text: str) -> None:
    assert find_times(text, anchor=JUNE) == []


def test_without_a_day_of_writing_only_what_names_its_year_is_placed() -> None:
    found = find_times("In the spring, over the weekend and in the fall of 2013", anchor=None)
    assert [one.begins_at.year for one in found] == [2013]
