"""How times and lengths are written as TIMEX3."""

from datetime import UTC, date, datetime

import pytest

from readout.model.article import Span
from readout.model.statement import When
from readout.text.dates import find_times
from readout.text.lengths import find_lengths
from timex import Expression, below_floors, is_right, length_value, our_value, time_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 29 February 2008", "2008-02-29"),
        ("last week", "2023-W45"),
        ("this weekend", "2023-W46-WE"),
        ("in the third quarter of 2008", "2008-Q3"),
        ("the first half of 2008", "2008-H1"),
        ("last summer", "2023-SU"),
        ("in October", "2023-10"),
        ("in 2009", "2009"),
        ("the 1990s", "199"),
        ("in the 20th century", "19"),
        ("on Friday morning", "2023-11-17TMO"),
        ("18:00 UTC on Thursday", "2023-11-16T18:00Z"),
    ],
)
def test_a_time_is_written_at_its_precision(text: str, value: str) -> None:
    (found,) = find_times(text, anchor=date(2023, 11, 17))
    quote = text[found.start : found.end]
    when = When(start=found.begins_at, end=found.ends_at, precision=found.precision, span=Span("a", 0, len(quote), quote), zone=found.zone)
    assert time_value(when) == value


def test_a_length_is_written_with_its_unit() -> None:
    assert [length_value(one) for one in find_lengths("two years, 30 minutes, several years, for decades")] == [
        "P2Y",
        "PT30M",
        "PXY",
        "PXY",
    ]


def test_only_an_open_zone_is_forgiven() -> None:
    at = f"{datetime(2008, 2, 29, 6, 40, tzinfo=UTC):%Y-%m-%dT%H:%M}"
    assert is_right(at, f"{at}Z")
    assert not is_right("2008-02-29", f"{at}Z")
    assert not is_right(None, at)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("their annual talks", "annual", "P1Y"),
        ("It is now shut", "now", "PRESENT_REF"),
        ("It was recently sold", "recently", "PAST_REF"),
        ("after two years of rain", "two years", "P2Y"),
        ("They left at dusk", "dusk", None),
    ],
)
def test_what_is_no_place_on_the_calendar_is_written_as_a_rate_a_length_or_a_way(text: str, quote: str, value: str | None) -> None:
    start = text.index(quote)
    assert our_value(Expression(start, start + len(quote), ""), [], text) == value


def test_a_row_below_its_floor_is_named_with_both_numbers() -> None:
    measured = {"tuned": {"ours f1": 0.8}, "all": {"ours f1": 0.82}}
    assert below_floors(measured, {"tuned": 0.84, "all": 0.82}) == ["timex: F1 of tuned is 0.800, below its floor 0.840"]
