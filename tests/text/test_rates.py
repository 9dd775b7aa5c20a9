"""How often a thing is, or for how long it is counted."""

import pytest

from readout.text.rates import find_rates


@pytest.mark.parametrize(
    ("text", "quote", "amount", "unit"),
    [
        ("their annual talks", "annual", 1.0, "year"),
        ("a quarterly report", "quarterly", 3.0, "month"),
        ("They meet every two weeks.", "every two weeks", 2.0, "week"),
        ("They meet every other week.", "every other week", 2.0, "week"),
        ("It is checked each month.", "each month", 1.0, "month"),
        ("60 kilometres per hour", "per hour", 1.0, "hour"),
        ("a rent of $900 a month", "a month", 1.0, "month"),
        ("twice a year", "a year", 1.0, "year"),
    ],
)
def test_a_rate_is_read_with_its_unit(text: str, quote: str, amount: float, unit: str) -> None:
    (found,) = find_rates(text)
    assert (text[found.start : found.end], found.amount, found.unit) == (quote, amount, unit)


def test_a_day_that_happens_once_is_no_rate() -> None:
    assert list(find_rates("It took a day, a week of rain followed, and every member left")) == []
