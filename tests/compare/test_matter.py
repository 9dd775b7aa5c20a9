"""How telling words are together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.compare.clusters import Weights
from readout.compare.matter import weigh

_WORDS = ("herring", "harbour", "quota", "envoy", "act:meet", "strike", "ferry", "tariff", "buoy", "kelp")


@given(st.permutations(_WORDS))
def test_the_order_of_words_does_not_change_their_weight_by_a_digit(words: list[str]) -> None:
    assert weigh(words) == weigh(_WORDS) > 0
    assert Weights([]).total(words) == len(_WORDS)
