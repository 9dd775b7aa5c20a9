"""The measure of label groups."""

import pytest

from newswcl50 import conll
from readout.model.article import Span

A, B, C, D = (Span("a", n, n + 1, "x") for n in range(4))


def test_the_same_groups_score_one_whatever_their_order() -> None:
    assert conll([[A, B], [C, D]], [[D, C], [B, A]]) == pytest.approx({"muc": 1.0, "b3": 1.0, "ceafe": 1.0, "conll": 1.0})


def test_groups_that_keep_no_link_score_by_mentions_alone() -> None:
    scores = conll([[A, B], [C, D]], [[A], [B], [C], [D]])
    assert scores == pytest.approx({"muc": 0.0, "b3": 2 / 3, "ceafe": 4 / 9, "conll": (2 / 3 + 4 / 9) / 3})
