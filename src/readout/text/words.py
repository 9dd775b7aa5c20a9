"""Words of a text with their places, their stems, and how rare they are in news."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock

import snowballstemmer

__all__ = ["Word", "find_words", "list_words", "rarity", "stem"]

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_UNSEEN_IN = 10
_ONE_AT_A_TIME = Lock()  # the stemmer keeps the word that it works on in itself


@dataclass(frozen=True, slots=True)
class Word:
    """One word in lower case and its half-open place in the text."""

    text: str
    start: int
    end: int


def find_words(text: str) -> Iterator[Word]:
    """The words of a text, in order: runs of letters and digits; a number keeps its inner points and commas.

    >>> [word.text for word in find_words("Holm’s 1.5 tonnes")]
    ['holm', 's', '1.5', 'tonnes']
    """
    for match in _WORD.finditer(text):
        yield Word(match.group().lower(), match.start(), match.end())


def list_words(text: str) -> list[str]:
    """The same words without their places, in a third of the time."""
    return [word.lower() for word in _WORD.findall(text)]


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """The word's stem by the Snowball English stemmer; the word must be in lower case. May be asked by several threads at once."""
    with _ONE_AT_A_TIME:
        stemmed: str = _stemmer().stemWord(word)
    return stemmed


@cache
def _counts() -> tuple[int, dict[str, int]]:
    lines = files("readout.text").joinpath("data/rarity.tsv").read_text(encoding="utf-8").splitlines()
    n_articles = int(lines[0].split("\t")[1])
    return n_articles, {word: int(count) for word, count in (line.split("\t") for line in lines[1:])}


@lru_cache(maxsize=1 << 17)
def rarity(stemmed: str) -> float:
    """How rare a stem is: log(articles / articles that hold it), 0 for a word in every one, about 7.8 for one hardly ever seen.

    Source: counted over 24,539 English news articles of 2012 to 2018 by `bench/rarity.py`; stems in fewer than 20 of them count as in 10.
    """
    n_articles, counts = _counts()
    return math.log(n_articles / counts.get(stemmed, _UNSEEN_IN))
