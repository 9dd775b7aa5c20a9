"""Words and their stems."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
import snowballstemmer

from readout.text.words import find_words, list_words, stem

WORDS = ["".join(parts) for parts in product("bdgklmnprt", "aeiou", "rnlst", ("ings", "ational", "fulness", "ied", "ously"))]


@pytest.fixture
def busy_threads() -> Iterator[None]:
    """Threads that take turns as often as they can, on stems that nobody asked for yet."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    stem.cache_clear()
    yield
    sys.setswitchinterval(interval)
    stem.cache_clear()


def test_stems_are_the_same_however_many_threads_ask_for_them(busy_threads: None) -> None:
    alone = snowballstemmer.stemmer("english")
    shares = [WORDS[n::8] for n in range(8)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda words: [stem(word) for word in words], shares))
    assert found == [[alone.stemWord(word) for word in words] for words in shares]


@pytest.mark.parametrize("text", ["", "Holm’s 1.5 tonnes, 3,000 nets", "a_b ÅNGSTRÖM İ x", "“zone”—closed 1.2.3.", "two\n\nlines\tof it"])
def test_words_listed_without_their_places_are_the_words_that_are_found(text: str) -> None:
    assert list_words(text) == [word.text for word in find_words(text)]
