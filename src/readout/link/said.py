"""Clauses made ready to be compared: their words with weights, names, numbers and vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from readout.link.embed import Embedder, States, TokenVectors, Vector
from readout.model.article import Passage, Span
from readout.model.statement import Clause, Statement
from readout.text.words import find_words, rarity, stem

__all__ = ["Said", "Tally", "Weights", "content_stems", "prepare"]

_MOST_PIECES = 56

Floats = npt.NDArray[np.float64]

# Words that stand in every report and tell no two propositions apart.
_LIGHT = frozenset(
    "a about after again all also although among an and any are as at be because been before being between both but by can "
    "could did do does during each for from had has have he her hers him his how i if in into is it its itself just may me "
    "might more most must my no nor not of off on once only or other our out over own said same say says she should so some "
    "such than that the their them then there these they this those through to told too under until up very was we were "
    "what when where which while who whom why will with would you your s t u".split()
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many clauses an article has, and how many of them hold each stem."""

    n_clauses: int
    n_holding: Counter[str]

    @classmethod
    def of(cls, clauses: Sequence[Said]) -> Tally:
        """The tally of one article's clauses."""
        return cls(len(clauses), Counter(word for one in clauses for word in one.words))


class Weights(dict[str, float]):
    """How much each stem counts between two articles: rarer in news in general and among the clauses of the two counts more.

    Nothing of other articles goes in, so what a third report says or leaves out bears on no pair of the first two. A weight, a bag's
    size and a pair's cosine are computed on first use and kept: every clause is weighed against many of the other article.
    """

    def __init__(self, left: Tally, right: Tally) -> None:
        super().__init__()
        self._tallies = left, right
        self._n_clauses = left.n_clauses + right.n_clauses
        self._squares: dict[int, float] = {}
        self._sums: dict[int, float] = {}
        self._cosines: dict[tuple[int, int], float] = {}
        self._in_order: dict[int, tuple[Floats, float]] = {}

    def __missing__(self, stemmed: str) -> float:
        left, right = self._tallies
        n_holding = left.n_holding[stemmed] + right.n_holding[stemmed]
        weight = 0.3 * rarity(stemmed) + log(1 + self._n_clauses / (1 + n_holding))
        self[stemmed] = weight
        return weight

    def total(self, bag: Mapping[str, int]) -> float:
        """The weights of a bag's stems, each counted once, together. The bag has to live as long as the weights."""
        found = self._sums.get(id(bag))
        if found is None:
            found = self._sums[id(bag)] = sum(self[w] for w in bag)
        return found

    def square(self, bag: Mapping[str, int]) -> float:
        """The squared length of a bag. The bag has to live as long as the weights."""
        found = self._squares.get(id(bag))
        if found is None:
            found = self._squares[id(bag)] = sum(self[w] ** 2 for w in bag)
        return found

    def in_order(self, one: Said) -> tuple[Floats, float]:
        """The weight of each of a clause's `word_stems`, and their sum."""
        found = self._in_order.get(one.index)
        if found is None:
            weights = np.array([self[w] for w in one.word_stems])
            found = self._in_order[one.index] = weights, float(weights.sum())
        return found

    def cosine(self, left: Mapping[str, int], right: Mapping[str, int]) -> float:
        """Cosine of two bags of stems, in [0, 1]. The bags have to live as long as the weights."""
        key = id(left), id(right)
        found = self._cosines.get(key)
        if found is None:
            shared = sum(self[w] ** 2 for w in left if w in right)
            found = self._cosines[key] = shared / sqrt(self.square(left) * self.square(right)) if shared else 0.0
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One clause with its statement, ready to be compared.

    Attributes:
        words: Its content stems with their counts; `around` those of its whole sentence.
        sequence: All its words in order, in lower case; `pairs` every two of them that follow one another, `triples` every three.
        names: Whom it names, as `Mention.who` tells them apart.
        numbers: Its numbers as they are written.
        vector: Its sentence's token vectors pooled over it, length 1, shape (384,); `sentence_vector` over the whole sentence.
        word_vectors: A vector of length 1 for each of `word_stems`, shape (n, 384).
        head_vector: The vector of its predicate's words.
        actors: Those who act in it; `name_stems` the stems of the names in it,
            `persons` the persons among those it names.
        place: Where in its article it stands, from 0 (the head) to 1 (the end).
        states: What MiniLM's third layer makes of its pieces, shape (n, 384), at most 56: the opening piece's first, which stands for the
            whole sentence.
    """

    index: int
    statement: Statement
    clause: Clause
    words: Counter[str]
    around: Counter[str]
    sequence: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    triples: frozenset[tuple[str, str, str]]
    names: frozenset[str]
    numbers: frozenset[str]
    vector: Vector
    sentence_vector: Vector
    word_vectors: Vector
    word_stems: tuple[str, ...]
    head_vector: Vector
    actors: frozenset[str]
    name_stems: frozenset[str]
    persons: frozenset[str]
    place: float
    states: States

    @property
    def article_id(self) -> str:
        """The article that says it."""
        return self.statement.article_id

    @property
    def speaker_id(self) -> str | None:
        """Whom its article has say it."""
        return self.statement.speaker.who if self.statement.speaker else None


def prepare(statements: Sequence[Statement], passages: Iterable[Passage], embedder: Embedder) -> list[Said]:
    """Every clause of every statement, ready to be compared. Each sentence is embedded once."""
    by_article: dict[str, list[Passage]] = {}
    for passage in passages:
        by_article.setdefault(passage.span.article_id, []).append(passage)
    homes = [[_home(clause.spans[0], by_article[s.article_id]) for clause in s.clauses] for s in statements]
    needed = list(dict.fromkeys(home for row in homes for home in row))
    vectors = dict(zip(needed, embedder.embed([p.span.quote for p in needed]), strict=True))
    around = {p: Counter(content_stems(p.span.quote)) for p in needed}
    said: list[Said] = []
    for statement, row in zip(statements, homes, strict=True):
        n = max(1, len(by_article[statement.article_id]))
        for clause, home in zip(statement.clauses, row, strict=True):
            said.append(_said(len(said), statement, clause, home, vectors[home], around[home], home.order / n))
    return said


def content_stems(text: str) -> list[str]:
    """The stems of a text's words in order, words that carry nothing left out."""
    return [stem(word.text) for word in find_words(text) if word.text not in _LIGHT]


def _home(span: Span, passages: Sequence[Passage]) -> Passage:
    """The passage in which most of the span lies."""
    return max(passages, key=lambda p: min(p.span.end, span.end) - max(p.span.start, span.start))


def _said(
    index: int, statement: Statement, clause: Clause, home: Passage, vectors: TokenVectors, around: Counter[str], place: float
) -> Said:
    stems: list[str] = []
    found: list[Vector] = []
    sequence: list[str] = []
    pooled: list[Vector] = []
    for span in clause.spans:
        shift = span.start - home.span.start
        pooled.append(vectors.pool(shift, shift + len(span.quote)) * len(span.quote))
        for word in find_words(span.quote):
            sequence.append(word.text)
            if word.text not in _LIGHT:
                stems.append(stem(word.text))
                found.append(vectors.pool(shift + word.start, shift + word.end))
    mean = np.sum(pooled, axis=0)
    return Said(
        index=index,
        statement=statement,
        clause=clause,
        words=Counter(stems),
        around=around,
        sequence=tuple(sequence),
        pairs=frozenset(pairwise(sequence)),
        triples=frozenset(zip(sequence, sequence[1:], sequence[2:], strict=False)),
        names=frozenset(mention.who for mention in clause.mentions),
        numbers=frozenset(word for word in sequence if word[0].isdigit()),
        vector=mean / (float(np.linalg.norm(mean)) or 1.0),
        sentence_vector=vectors.pool(0, len(home.span.quote)),
        word_vectors=np.array(found, dtype=np.float32).reshape(len(found), 384),
        word_stems=tuple(stems),
        head_vector=_pooled(clause.head or clause.spans[0], home, vectors),
        actors=frozenset(mention.who for mention in clause.event.actors),
        name_stems=frozenset(stem(word.text) for mention in clause.mentions for word in find_words(mention.span.quote)),
        persons=frozenset(mention.who for mention in clause.mentions if mention.kind == "person"),
        place=place,
        states=_states(clause.spans, home, vectors),
    )


def _states(spans: Sequence[Span], home: Passage, vectors: TokenVectors) -> States:
    touched = np.any([vectors.touched(span.start - home.span.start, span.end - home.span.start) for span in spans], axis=0)
    if not touched.any():
        touched[:] = True
    touched[0] = True
    return vectors.early[touched][:_MOST_PIECES]


def _pooled(span: Span, home: Passage, vectors: TokenVectors) -> Vector:
    return vectors.pool(span.start - home.span.start, span.end - home.span.start)
