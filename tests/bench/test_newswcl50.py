"""The measure of label groups."""

import pytest

from newswcl50 import below_floors, conll
from readout.model.article import Span

A, B, C, D = (Span("a", n, n + 1, "x") for n in range(4))


def test_the_same_groups_score_one_whatever_their_order() -> None:
    assert conll([[A, B], [C, D]], [[D, C], [B, A]]) == pytest.approx({"muc": 1.0, "b3": 1.0, "ceafe": 1.0, "conll": 1.0})


def test_groups_that_keep_no_link_score_by_mentions_alone() -> None:
    scores = conll([[A, B], [C, D]], [[A], [B], [C], [D]])
    assert scores == pytest.approx({"muc": 0.0, "b3": 2 / 3, "ceafe": 4 / 9, "conll": (2 / 3 + 4 / 9) / 3})


def test_a_part_below_its_floor_is_named_with_both_numbers() -> None:
    measured = {"tuned": {"ours": {"conll": 0.61}}, "all": {"ours": {"conll": 0.6}}}
    assert below_floors(measured, {"tuned": 0.65, "all": 0.6}) == ["newswcl50: CoNLL F1 of tuned is 0.610, below its floor 0.650"]
