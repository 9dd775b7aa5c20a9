from __future__ import annotations

import pytest

from readout.compare.labels import head_of
from readout.compare.lexicon import noun_stem
from readout.compare.marks import are_marked_apart, is_of_others
from readout.model.article import Span


def _words(quote: str) -> tuple[str, str]:
    return quote, noun_stem(head_of(Span("Herald", 0, len(quote), quote)).quote)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2013 inquiry", "2014 probe"),
        ("first survey", "second survey"),
        ("stepson", "first wife"),
        ("policeman", "widow of the miller"),
        ("northern quarry", "southern quarry"),
        ("adviser", "senior aides"),
        ("departure of the ferry", "arrival of the ferry"),
        ("steel imports", "steel exports"),
    ],
)
def test_unlike_things_are_told_apart(left: str, right: str) -> None:
    assert are_marked_apart(_words(left), _words(right))
    assert are_marked_apart(_words(right), _words(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2013 inquiry", "probe"),
        ("inquiry of 2013 and 2014", "2014 probe"),
        ("gunman", "lone attacker"),
        ("senior aides", "advisers"),
        ("good deal", "bad deal"),
        ("peaceful march", "violent march"),
        ("levies on salmon", "cut in the levy"),
    ],
)
def test_words_that_two_may_have_for_one_thing_are_not(left: str, right: str) -> None:
    assert not are_marked_apart(_words(left), _words(right))


@pytest.mark.parametrize(
    ("quote", "is_other"),
    [("other quarries", True), ("three other quarries", True), ("future strikes", True), ("any deal", True), ("every mill", True),
     ("new quarry", False), ("more than 40 dead", False), ("mother of the miller", False), ("another quarry", False)],
)  # fmt: skip
def test_things_beside_the_storys_are_known_by_their_first_words(quote: str, is_other: bool) -> None:
    assert is_of_others(quote) is is_other
