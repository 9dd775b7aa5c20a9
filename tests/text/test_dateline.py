"""Datelines of the common forms."""

from datetime import date

import pytest

from readout.text.dateline import full_day, month_number, read_head

PROSE = " The ministers met on Tuesday."


@pytest.mark.parametrize(
    ("line", "place", "month", "day", "agency"),
    [
        ("Oslo, Norway, Nov 16 (EFE).-", "Oslo, Norway", 11, 16, "EFE"),
        ("OSLO, Nov. 16 --", "Oslo", 11, 16, None),
        ("OSLO, Nov. 16 (Xinhua) --", "Oslo", 11, 16, "Xinhua"),
        ("MOSCOW, November 16. /TASS/.", "Moscow", 11, 16, "TASS"),
        ("WASHINGTON (Reuters) -", "Washington", None, None, "Reuters"),
        ("SEOUL/WASHINGTON (Reuters) -", "Seoul/Washington", None, None, "Reuters"),
        ("SEOUL, 16 November (Yonhap) --", "Seoul", 11, 16, "Yonhap"),
        ("TOLEDO, Ohio (AP) —", "Toledo, Ohio", None, None, "Associated Press"),
        ("Waco, Texas (CNN)", "Waco, Texas", None, None, "CNN"),
        ("WASHINGTON –", "Washington", None, None, None),
        ("McLEAN, Va. —", "McLEAN, Va.", None, None, None),
        ("NEW DELHI:", "New Delhi", None, None, None),
        ("Brussels —", "Brussels", None, None, None),
        ("ABERDEEN, March 13 (Nordwire) -", "Aberdeen", 3, 13, "Nordwire"),
        ("(Reuters) -", None, None, None, "Reuters"),
    ],
)
def test_a_dateline_gives_place_day_and_agency(
    line: str, place: str | None, month: int | None, day: int | None, agency: str | None
) -> None:
    head = read_head(line + PROSE)
    assert head is not None
    assert line[: head.end].rstrip() == line
    assert (head.place, head.month, head.day, head.agency) == (place, month, day, agency)


def test_a_dateline_may_give_the_year() -> None:
    head = read_head("Aberdeen, March 11, 2024 -" + PROSE)
    assert head is not None
    assert (head.year, head.month, head.day) == (2024, 3, 11)


@pytest.mark.parametrize(
    "line",
    [
        "The ministers met on Tuesday.",
        "The Environmental Protection Agency (EPA) is closing its office.",
        "EXCLUSIVE: The minister will resign.",
        "READ: The minister's letter.",
        "FBI: The letter was forged.",
        "MS. HOLM: The harbour will open.",
        "On Nov. 16 the ministers met in Oslo.",
        "Holm — The minister for ports — said so.",
        "March 12, 2021 was a cold day in Oslo.",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    assert read_head(line) is None


def test_a_missing_year_is_that_of_the_nearest_full_date() -> None:
    assert full_day(1, 2, None, [date(2023, 12, 20)]) == date(2024, 1, 2)
    assert full_day(11, 16, None, [date(2008, 5, 7), date(2023, 11, 17)]) == date(2023, 11, 16)


def test_a_year_is_never_taken_from_a_date_of_another_season() -> None:
    assert full_day(11, 16, None, [date(2008, 5, 7)]) is None
    assert full_day(11, 16, None, []) is None


def test_a_day_that_no_month_has_is_no_date() -> None:
    assert full_day(2, 30, 2021, []) is None


def test_months_are_known_in_short_and_in_full() -> None:
    assert [month_number(word) for word in ("Nov.", "november", "Sept", "Nowhere")] == [11, 11, 9, None]
