"""What an article is about, as weighted words: what stories are found by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from math import log, sqrt

from readout.text.words import find_words, rarity, stem

__all__ = ["Bag", "Weights", "cosine", "make_bag"]

Weights = Mapping[str, float]
"""Stems and what they weigh; the squares add up to 1 (or there are none)."""

_HEAD_WORDS = 300
_HEAD_CHARS = 4_000
_TITLE_TIMES = 2


@dataclass(frozen=True, slots=True)
class Bag:
    """The weighted stems of an article's head: of title and text, of the title alone, and of what is written with a capital."""

    words: Weights
    title: Weights
    names: Weights


def make_bag(title: str | None, prose: Iterable[str], rarity_of: Callable[[str], float] = rarity) -> Bag:
    """The bag of a title (its words count twice) and the first 300 words of prose.

    A stem weighs (1 + log of how often it stands there) times how rare it is in news. Rarity comes from a table that never changes, so
    that a bag depends on its article alone. Cost is that of stemming 300 words, about a millisecond.

    Args:
        title: The title, if there is one.
        prose: Pieces of the text in order; only the first 4,000 characters of each are looked at.
        rarity_of: How rare a stem is; `readout.text.words.rarity` unless a bench counts its own.
    """
    heading = list(_stems(title or ""))
    head = list(islice((pair for piece in prose for pair in _stems(piece[:_HEAD_CHARS])), _HEAD_WORDS))
    return Bag(
        words=_weigh([s for s, _ in heading] * _TITLE_TIMES + [s for s, _ in head], rarity_of),
        title=_weigh([s for s, _ in heading], rarity_of),
        names=_weigh([s for s, is_capital in (*heading, *head) if is_capital and len(s) > 1], rarity_of),
    )


def cosine(left: Weights, right: Weights) -> float:
    """How much two bags' words are the same, in [0, 1]."""
    if len(right) < len(left):
        left, right = right, left
    return min(1.0, sum(value * right[word] for word, value in left.items() if word in right))


def _stems(text: str) -> Iterable[tuple[str, bool]]:
    return ((stem(word.text), text[word.start].isupper()) for word in find_words(text))


def _weigh(stems: Iterable[str], rarity_of: Callable[[str], float]) -> Weights:
    weights = {word: (1 + log(n)) * rarity_of(word) for word, n in sorted(Counter(stems).items())}
    length = sqrt(sum(value * value for value in weights.values())) or 1.0
    return {word: value / length for word, value in weights.items() if value > 0}
