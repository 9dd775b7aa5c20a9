"""Words that point to the past, the present or the future and name no day."""

import pytest

from readout.text.bearings import find_bearings


@pytest.mark.parametrize(
    ("text", "quote", "direction", "is_near"),
    [
        ("The quay is now shut.", "now", "present", False),
        ("Nobody lives there at the moment.", "at the moment", "present", False),
        ("It was recently sold.", "recently", "past", True),
        ("A few years ago it was sold.", "A few years ago", "past", False),
        ("It was previously a school.", "previously", "past", False),
        ("It was different in the past.", "in the past", "past", False),
        ("It will soon reopen.", "soon", "future", True),
        ("It may reopen in the future.", "in the future", "future", False),
    ],
)
def test_a_word_points_one_way(text: str, quote: str, direction: str, is_near: bool) -> None:
    (found,) = find_bearings(text)
    assert (text[found.start : found.end], found.direction, found.is_near) == (quote, direction, is_near)


def test_a_length_that_is_past_and_a_day_behind_later_on_are_no_mere_way() -> None:
    assert list(find_bearings("In the past two days and over the past week they met, and later on Thursday again")) == []


def test_soon_after_something_points_nowhere() -> None:
    assert list(find_bearings("Soon after the vote they left, shortly before noon, as is known")) == []
