"""The normal form in which words are searched: the same on every database, because no database cuts or folds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from readout.text.words import rarity, stem

__all__ = ["find_places", "find_terms", "normal_form", "term_of", "weight_of"]

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=200_000)
def term_of(word: str) -> str:
    """A word's term: without accents, in lower case, its English stem, in ASCII letters and digits alone.

    A letter that has no ASCII form is written as its code point between two signs "z".

    >>> term_of("Meetings"), term_of("Ísland"), term_of("Søren")
    ('meet', 'island', 'szf8zren')
    """
    return "".join(sign if sign.isascii() else f"z{ord(sign):x}z" for sign in _folded(word))


@lru_cache(maxsize=200_000)
def weight_of(word: str) -> float:
    """How telling a word is: how rare its stem is in news; see `readout.text.words.rarity`."""
    return rarity(_folded(word))


def find_terms(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of a text in order: its term and its half-open place.

    >>> list(find_terms("Holm’s hotlines"))
    [('holm', 0, 4), ('s', 5, 6), ('hotlin', 7, 15)]
    """
    for match in _WORD.finditer(text):
        yield term_of(match.group()), match.start(), match.end()


def find_places(text: str) -> list[tuple[int, int]]:
    """The half-open place of every word of a text, in order; cheap, because no term is made."""
    return [match.span() for match in _WORD.finditer(text)]


def normal_form(text: str) -> str:
    """The terms of a text, in order, with a space between them."""
    return " ".join(map(term_of, _WORD.findall(text)))


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).casefold()
    bare = "".join(sign for sign in plain if sign.isalnum())
    return stem(bare) if bare.isascii() else bare
