"""How seldom the collector looks while a record is drawn, and that it is afterwards as it was."""

from __future__ import annotations

import gc

import pytest

from readout.engine.collector import collecting_seldom


def test_what_has_lived_long_is_not_looked_through_while_much_is_made() -> None:
    before = gc.get_threshold()
    with collecting_seldom():
        was = [stats["collections"] for stats in gc.get_stats()]
        held = [[number] for number in range(400_000)]
        made = [stats["collections"] - then for stats, then in zip(gc.get_stats(), was, strict=True)]
    assert len(held) == 400_000
    assert made[0] > 0 == made[2]
    assert gc.get_threshold() == before


def test_it_is_as_it_was_after_an_error_and_where_one_stands_in_another() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), collecting_seldom(), collecting_seldom():
        raise ZeroDivisionError
    assert gc.get_threshold() == before
