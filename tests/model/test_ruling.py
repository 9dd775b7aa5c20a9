from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from readout.model.ruling import Ruling, in_force, make_ruling

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def note(words: str, hours: float = 0) -> Ruling:
    return make_ruling("note", by="Ada Holm", at=NOON + timedelta(hours=hours), subject_ids=("sto_1",), left_ids=("canal",), note=words)


def undo(ruling: Ruling, hours: float = 0) -> Ruling:
    at = NOON + timedelta(hours=hours)
    return make_ruling("undo", by="Oren Tal", at=at, subject_ids=(ruling.id,), left_ids=("canal",))


@pytest.mark.parametrize("hours", [1, 0, -1])
def test_what_is_taken_back_does_not_hold_whatever_the_other_machine_s_clock_says(hours: float) -> None:
    first, second = note("first"), note("second", 0.5)
    assert in_force([first, second, undo(first, hours)]) == (second,)


@pytest.mark.parametrize("hours", [2, 0, -2])
def test_what_was_taken_back_holds_again_once_that_is_taken_back(hours: float) -> None:
    first = note("first")
    taken = undo(first, 1)
    again = undo(taken, hours)
    assert in_force([first, taken, again]) == (first,)
    assert in_force([first, taken, again, undo(again, 3)]) == ()


def test_the_order_in_which_rulings_are_given_does_not_matter() -> None:
    given = [note(str(hours), hours) for hours in range(6)]
    given += [undo(given[1], 7), undo(given[4], 8)]
    given.append(undo(given[6], 9))
    held = in_force(given)
    assert [ruling.note for ruling in held] == ["0", "1", "2", "3", "5"]
    for seed in range(5):
        random.Random(seed).shuffle(given)
        assert in_force(given) == held


def test_an_undoing_of_something_unknown_takes_nothing_back() -> None:
    first = note("first")
    assert in_force([first, undo(note("elsewhere"))]) == (first,)
