"""How telling words are together."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from readout.compare.clusters import Weights
from readout.compare.matter import weigh

_WORDS = ("herring", "harbour", "quota", "envoy", "act:meet", "strike", "ferry", "tariff", "buoy", "kelp")
_LABELS = [SimpleNamespace(own=frozenset(_WORDS[:n]), around=frozenset()) for n in range(1, len(_WORDS))]


@given(st.permutations(_WORDS))
def test_the_order_of_words_does_not_change_their_weight_by_a_digit(words: list[str]) -> None:
    weights = Weights(_LABELS)
    assert weigh(words) == weigh(_WORDS) > 0
    assert weights.total(words) == weights.total(_WORDS) < len(_WORDS)
