import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.numbers import find_quantities, singular


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("more than $200 billion of goods", 2e11, None, "dollar"),
        ("at least 42 people were killed", 42, None, "people"),
        ("up to 30 ships", None, 30, "ship"),
        ("two thirds of the house", pytest.approx(2 / 3), pytest.approx(2 / 3), "share"),
        ("a 25% tariff", 25, 25, "percent"),
        ("3.5 per cent growth", 3.5, 3.5, "percent"),
        ("between 10 and 15 years", 10, 15, "year"),
        ("10 to 15 missiles", 10, 15, "missile"),
        ("$10-15 billion", 1e10, 1.5e10, "dollar"),
        ("€5bn", 5e9, 5e9, "euro"),
        ("hour-long talks", 1, 1, "hour"),
        ("a 90-minute call", 90, 90, "minute"),
        ("dozens of people", 24, None, "people"),
        ("tens of thousands of protesters", 2e4, None, "protester"),
        ("two dozen agents", 24, 24, "agent"),
        ("forty-two villages", 42, 42, "village"),
        ("one hundred and five men", 105, 105, "man"),
        ("a 21-member forum", 21, 21, "member"),
        ("1,500 or more people", 1500, None, "people"),
        ("a 12-year-old girl", 12, 12, "year-old"),
        ("about 500 troops", pytest.approx(450), pytest.approx(550), "troop"),
        ("nearly 1,000 workers", pytest.approx(900), 1000, "worker"),
        ("Ida Voss, now 41, left", 41, 41, "year-old"),
        ("Ida Voss (41) left", 41, 41, "year-old"),
        ("up to 30 ships from Skarvik", None, 30, "ship"),
    ],
)
def test_a_quantity_has_bounds_and_a_unit(text: str, low: float | None, high: float | None, unit: str) -> None:
    found = find_quantities(text)
    assert [(q.low, q.high, q.unit) for q in found] == [(low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "on Nov. 16, 2023 at 5.40 pm",
        "in 2008",
        "from Nov 15 to 17",
        "the 30th summit",
        "a Boeing 737 took Flight 93",
        "Resolution 2254 and the G20",
        "no one knows and one of the few asks",
        "the two leaders",
        "at 01:40 GMT",
        "on the A, L and 1 lines",
    ],
)
def test_days_clocks_ordinals_years_and_numbered_names_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


def test_the_bound_word_belongs_to_the_quantity_and_the_number_is_told_apart() -> None:
    text = "with more than 200 ships"
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == "more than 200 ships"
    assert text[found.number_start : found.number_end] == "200"


@pytest.mark.parametrize(
    ("noun", "lemma"), [("Countries", "country"), ("people", "people"), ("boxes", "box"), ("women", "woman"), ("gas", "gas")]
)
def test_a_noun_is_made_singular(noun: str, lemma: str) -> None:
    assert singular(noun) == lemma


@given(st.text(alphabet="0123456789 $%.,-abdeghilmnorstuvwy", max_size=60))
def test_any_text_gives_ordered_quantities_inside_it(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= q.start <= q.number_start < q.number_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_what_goes_up_to_a_number_from_another_is_not_bounded_by_it() -> None:
    found = find_quantities("The yield was pushed up to 1.65% from 1.56%")
    assert [(q.low, q.high) for q in found] == [(1.65, 1.65), (1.56, 1.56)]


@pytest.mark.parametrize("words", ["1 million boats", "1 billion barrels"])
def test_one_million_is_a_number_of_things(words: str) -> None:
    assert [q.low for q in find_quantities(f"The port counted {words} on Monday.")] in ([1e6], [1e9])


def test_a_long_run_of_letters_takes_no_time() -> None:
    began = time.process_time()
    list(find_quantities("A" * 100_000 + " 5. 5. 5."))
    assert time.process_time() - began < 2
