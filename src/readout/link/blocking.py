"""Which clauses of a large story are worth judging against which: an index over stems, and one pass of vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import log

import numpy as np
import numpy.typing as npt

from readout.link.said import Said
from readout.text.words import rarity

__all__ = ["choose_partners"]

_ROWS = 256
_COMMON = log(8)

Rows = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


def choose_partners(said: Sequence[Said], n_most: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Pairs of clauses of two articles that share a stem, with each one's rank (from 0) in the other's eyes within its article.

    For each clause its `n_most` likest of the whole story, by words and vectors together; a pair stands where either chose it. The
    pairs are in the order of their articles, the lower index first. Stems count by how rare they are in news; nothing that the story
    says bears on that. What is judged afterwards grows with the clauses; the choice itself is one product of matrices, in rows.
    """
    ones = sorted((one for one in said if one.words), key=lambda one: (one.article_id, one.index))
    index = _Index(ones)
    chosen: dict[int, set[int]] = defaultdict(set)
    for row, like in index.rows():
        near = np.flatnonzero(like > -np.inf)
        if len(near) > n_most:
            near = near[np.argsort(-like[near], kind="stable")[:n_most]]
        for other in near.tolist():
            chosen[row].add(other)
            chosen[other].add(row)
    ranks = {(row, other): rank for row, like in index.rows() for other, rank in index.ranks(like, sorted(chosen[row]))}
    home = index.article_of
    pairs = sorted(((a, b) for a, b in ranks if a < b), key=lambda pair: (home[pair[0]], home[pair[1]], pair))
    return {_ordered(ones[a].index, ones[b].index): (ranks[a, b], ranks[b, a]) for a, b in pairs}


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


class _Index:
    """Where each stem stands, and where each article begins and ends among the clauses."""

    def __init__(self, ones: Sequence[Said]) -> None:
        self._vectors: Rows = np.array([one.vector + one.sentence_vector / 2 for one in ones], dtype=np.float32) / np.float32(1.5)
        self._stems = [tuple(one.words) for one in ones]
        weights = {stem: 0.3 * rarity(stem) + _COMMON for stem in sorted({stem for stems in self._stems for stem in stems})}
        lengths = [sum(weights[stem] ** 2 for stem in stems) ** 0.5 for stems in self._stems]
        places: dict[str, list[int]] = defaultdict(list)
        for row, stems in enumerate(self._stems):
            for stem in stems:
                places[stem].append(row)
        self._postings: dict[str, tuple[Numbers, Rows]] = {}
        for stem, rows in places.items():
            square = weights[stem] ** 2
            self._postings[stem] = np.array(rows), np.array([square / lengths[row] for row in rows], dtype=np.float32)
        self._lengths = np.array(lengths, dtype=np.float32)
        self.article_of: list[int] = []
        self._ranges: list[tuple[int, int]] = []
        for _, group in groupby(ones, key=lambda one: one.article_id):
            start, n = len(self.article_of), len(list(group))
            self.article_of += [len(self._ranges)] * n
            self._ranges.append((start, start + n))

    def rows(self) -> Iterator[tuple[int, Rows]]:
        """For each clause its likeness to every clause, shape (n,); minus infinity to its own article's and where no stem is shared."""
        for first in range(0, len(self._stems), _ROWS):
            block = self._vectors[first : first + _ROWS] @ self._vectors.T
            for row, vectors in enumerate(block, start=first):
                yield row, self._with_words(row, vectors)

    def _with_words(self, row: int, vectors: Rows) -> Rows:
        words = np.zeros(len(self._stems), dtype=np.float32)
        for stem in self._stems[row]:
            places, values = self._postings[stem]
            words[places] += values
        start, end = self._ranges[self.article_of[row]]
        words[start:end] = 0.0
        like: Rows = np.where(words > 0, vectors + words / self._lengths[row], -np.inf)
        return like

    def ranks(self, like: Rows, others: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Each of the others with how many clauses of its article are liker."""
        for other in others:
            start, end = self._ranges[self.article_of[other]]
            yield other, int((like[start:end] > like[other]).sum())
