"""Lengths of time."""

import pytest

from readout.text.lengths import find_lengths


@pytest.mark.parametrize(
    ("text", "quote", "amount", "unit"),
    [
        ("a 40-minute meeting", "40-minute", 40.0, "minute"),
        ("They spoke for two and a half hours.", "two and a half hours", 2.5, "hour"),
        ("It took an hour and a half.", "an hour and a half", 1.5, "hour"),
        ("after half an hour", "half an hour", 0.5, "hour"),
        ("a fifty-year lease", "fifty-year", 50.0, "year"),
        ("within thirty-five days", "thirty-five days", 35.0, "day"),
        ("1,500 days of war", "1,500 days", 1500.0, "day"),
        ("an hour-long call", "an hour-long", 1.0, "hour"),
        ("over the past decade", "past decade", 1.0, "decade"),
        ("several years late", "several years", None, "year"),
        ("for decades", "for decades", None, "decade"),
        ("in recent weeks", "recent weeks", None, "week"),
        ("for centuries", "for centuries", None, "century"),
        ("it took months", "took months", None, "month"),
        ("after years of war", "after years", None, "year"),
        ("over the past year", "the past year", 1.0, "year"),
        ("for another week", "another week", 1.0, "week"),
    ],
)
def test_a_length_is_read_with_its_number_and_unit(text: str, quote: str, amount: float | None, unit: str) -> None:
    (found,) = find_lengths(text)
    assert (text[found.start : found.end], found.amount, found.unit) == (quote, amount, unit)


def test_a_length_before_ago_is_a_time_and_no_length() -> None:
    assert list(find_lengths("three days ago, a few weeks ago and years ago")) == []


def test_an_age_is_no_length() -> None:
    assert list(find_lengths("a 41-year-old baker and his 9 year old son")) == []


def test_a_number_glued_to_a_sign_or_a_word_is_no_length() -> None:
    assert list(find_lengths("He paid $40 a head in section 3.2, Mr. Day met Ms. Week, and daily papers told it yearly")) == []


def test_seconds_are_told_for_a_length_up_to_weeks_and_not_where_the_number_is_open() -> None:
    assert [found.seconds for found in find_lengths("two weeks, 90 minutes, three months, several hours")] == [1209600, 5400, None, None]
