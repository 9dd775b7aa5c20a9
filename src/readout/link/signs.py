"""The signs by which two clauses of different articles are judged to say the same, each a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log, log1p

import numpy as np
import numpy.typing as npt

from readout.link.blocking import choose_partners
from readout.link.said import Said, Tally, Weights
from readout.model.statement import AHEAD

__all__ = ["SIGNS", "Candidate", "find_candidates", "read_signs"]

SIGNS = (
    "clause vectors",
    "sentence vectors",
    "shared words",
    "shared words of the sentences",
    "the shorter one's words in the longer",
    "rarest shared word",
    "number of shared words",
    "longest run of words",
    "words aligned, better side",
    "words aligned, worse side",
    "rarest word without a partner, better side",
    "rarest word without a partner, worse side",
    "first choice of one",
    "first choice of both",
    "shared names",
    "names, none shared",
    "shared number",
    "numbers, none shared",
    "same predicate",
    "same speaker",
    "two speakers",
    "one attributed, one not",
    "both quoted",
    "one ahead, one done",
    "one negated",
    "both at the head",
    "far apart in place",
    "unlike in length",
    "predicates alike",
    "shared actors",
    "speaker of one acts in the other",
    "weight of shared words",
    "weight of shared names",
    "one is a title",
    "neighbours alike",
    "words of the shorter",
    "each names another person",
)

Candidate = tuple[int, int]
Matrix = npt.NDArray[np.float64]

_MOST_PARTNERS = 8
_MOST_IN_ALL = 48
_MANY_ARTICLES = 20
_LONGEST_RUN = 10
_UNALIGNED = 0.45
_RAREST = 8.0


def find_candidates(said: Sequence[Said]) -> dict[Candidate, tuple[tuple[int, int], Weights]]:
    """Pairs of clauses of two articles that are worth judging, with each one's rank (from 0) in the other's eyes, and the words' weights.

    For each clause its eight likest of every other article by words and vectors together; a pair stands where either chose it and
    some word is shared: pairs that share none are most candidates and seldom the same. Cost is one product of matrices per pair of
    articles. The lower index comes first. Of a large story (more than 20 articles) no clause chooses more than 48 in all, so that
    the pairs grow with the clauses and not with their square; there, what a clause is compared with depends on the other articles.
    """
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        if one.words:
            groups[one.article_id].append(one)
    if len(groups) > _MANY_ARTICLES:
        return _with_weights(choose_partners(said, _MOST_IN_ALL), said, groups)
    found: dict[Candidate, tuple[tuple[int, int], Weights]] = {}
    rows = [(group, Tally.of(group)) for group in groups.values()]
    for i, (left, left_tally) in enumerate(rows):
        for right, right_tally in rows[i + 1 :]:
            weights = Weights(left_tally, right_tally)
            like = _likeness(left, right, weights)
            by_row = np.argsort(np.argsort(-like, axis=1, kind="stable"), axis=1)
            by_column = np.argsort(np.argsort(-like, axis=0, kind="stable"), axis=0)
            for a, b in np.argwhere((by_row < _MOST_PARTNERS) | (by_column < _MOST_PARTNERS)):
                if left[a].words.keys().isdisjoint(right[b].words):
                    continue
                ranks = (int(by_row[a, b]), int(by_column[a, b]))
                pair = (left[a].index, right[b].index)
                found[pair if pair[0] < pair[1] else (pair[1], pair[0])] = ranks, weights
    return found


def _with_weights(
    ranks: Mapping[Candidate, tuple[int, int]], said: Sequence[Said], groups: Mapping[str, Sequence[Said]]
) -> dict[Candidate, tuple[tuple[int, int], Weights]]:
    weights: dict[tuple[str, str], Weights] = {}
    tallies = {article_id: Tally.of(group) for article_id, group in groups.items()}
    found: dict[Candidate, tuple[tuple[int, int], Weights]] = {}
    for (a, b), both in ranks.items():
        articles = said[a].article_id, said[b].article_id
        if articles not in weights:
            weights[articles] = Weights(*(tallies[article_id] for article_id in articles))
        found[a, b] = both, weights[articles]
    return found


def _likeness(left: Sequence[Said], right: Sequence[Said], weights: Weights) -> Matrix:
    """Vectors' cosine plus words' cosine of every pair, shape (n left, n right)."""
    words = {w: k for k, w in enumerate(sorted({w for one in left for w in one.words} & {w for one in right for w in one.words}))}
    bags = [_bags(side, words, weights) for side in (left, right)]
    vectors = [np.array([one.vector + one.sentence_vector / 2 for one in side], dtype=np.float64) for side in (left, right)]
    product: Matrix = vectors[0] @ vectors[1].T / 2.25 + bags[0] @ bags[1].T
    return product


def _bags(side: Sequence[Said], words: Mapping[str, int], weights: Weights) -> Matrix:
    bags = np.zeros((len(side), max(1, len(words))))
    for row, one in enumerate(side):
        size = weights.square(one.words) ** 0.5 or 1.0
        for word in one.words:
            if word in words:
                bags[row, words[word]] = weights[word] / size
    return bags


def read_signs(left: Said, right: Said, ranks: tuple[int, int], weights: Weights, said: Sequence[Said]) -> list[float]:
    """The values of all `SIGNS` for one pair, in their order; the same whichever comes first."""
    shared = [w for w in left.words if w in right.words]
    aligned = _align(left, right, weights)
    spoken = [one.statement.is_attributed for one in (left, right)]
    speakers = {left.speaker_id, right.speaker_id}
    ahead = [one.clause.mode in AHEAD for one in (left, right)]
    negated = [one.clause.says_no for one in (left, right)]
    predicates = {left.clause.event.predicate, right.clause.event.predicate}
    smaller = min(weights.total(left.words), weights.total(right.words))
    together = sum(weights[w] for w in shared)
    return [
        float(left.vector @ right.vector),
        float(left.sentence_vector @ right.sentence_vector),
        weights.cosine(left.words, right.words),
        weights.cosine(left.around, right.around),
        together / (smaller or 1.0),
        max((weights[w] for w in shared), default=0.0) / _RAREST,
        log1p(len(shared)),
        _longest_run(left, right) / _LONGEST_RUN,
        *aligned,
        -log1p(min(ranks)),
        -log1p(max(ranks)),
        _jaccard(left.names, right.names),
        float(bool(left.names and right.names) and not left.names & right.names),
        float(bool(left.numbers & right.numbers)),
        float(bool(left.numbers and right.numbers) and not left.numbers & right.numbers),
        float(len(predicates) == 1 and predicates != {""}),
        float(len(speakers) == 1 and None not in speakers),
        float(len(speakers) == 2 and None not in speakers),
        float(spoken[0] != spoken[1]),
        float(all(one.statement.kind in ("direct", "mixed") for one in (left, right))),
        float(ahead[0] != ahead[1]),
        float(negated[0] != negated[1]),
        float(all(one.statement.order <= 3 for one in (left, right))),
        abs(left.place - right.place),
        abs(log(len(left.sequence) / len(right.sequence))) if left.sequence and right.sequence else 0.0,
        float(left.head_vector @ right.head_vector),
        _jaccard(left.actors, right.actors),
        float(left.speaker_id in right.actors or right.speaker_id in left.actors),
        together / 20.0,
        sum(weights[w] for w in shared if w in left.name_stems and w in right.name_stems) / _RAREST,
        float((left.statement.part == "title") != (right.statement.part == "title")),
        _neighbours(left, right, said, weights),
        log1p(min(len(left.words), len(right.words))),
        float(bool(left.persons - right.persons) and bool(right.persons - left.persons)),
    ]


def _neighbours(left: Said, right: Said, said: Sequence[Said], weights: Weights) -> float:
    """How alike the clauses just before both, or just after both, are in their words."""
    best = 0.0
    for step in (-1, 1):
        a, b = left.index + step, right.index + step
        if 0 <= a < len(said) and 0 <= b < len(said):
            one, other = said[a], said[b]
            if one.article_id == left.article_id and other.article_id == right.article_id:
                best = max(best, weights.cosine(one.words, other.words))
    return best


def _align(left: Said, right: Said, weights: Weights) -> tuple[float, float, float, float]:
    """How well each word finds a partner of like meaning on the other side, better side first; then the rarest word without one.

    Source: greedy matching of contextual vectors with rarity weights, as BERTScore (Zhang et al. 2020).
    """
    if not left.word_stems or not right.word_stems:
        return 0.0, 0.0, 1.0, 1.0
    like = left.word_vectors @ right.word_vectors.T
    (mean, alone), (other_mean, other_alone) = (
        _partnered(weights.in_order(one), best) for one, best in ((left, like.max(axis=1)), (right, like.max(axis=0)))
    )
    return max(mean, other_mean), min(mean, other_mean), min(alone, other_alone), max(alone, other_alone)


def _partnered(weighed: tuple[Matrix, float], best: npt.NDArray[np.float32]) -> tuple[float, float]:
    """The mean likeness of one side's words to their partners, by weight, and the heaviest word without one."""
    weight, total = weighed
    return float((weight * best).sum() / total), float((weight * (best < _UNALIGNED)).max()) / _RAREST


def _longest_run(left: Said, right: Said) -> int:
    """Length of the longest run of words that both hold, at most ten."""
    if left.triples.isdisjoint(right.triples):
        return _short_run(left, right)
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right.sequence):
        places[word].append(j)
    best, before = 0, dict[int, int]()
    for word in left.sequence:
        now = {j: before.get(j - 1, 0) + 1 for j in places.get(word, ())}
        best = max(best, max(now.values(), default=0))
        before = now
    return min(best, _LONGEST_RUN)


def _short_run(left: Said, right: Said) -> int:
    """The same where no three words in a row are shared: 0, 1 or 2."""
    if left.pairs.isdisjoint(right.pairs):
        return int(not set(left.sequence).isdisjoint(right.sequence))
    return 2


def _jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    n_shared = len(left & right) if left and right else 0
    return n_shared / (len(left) + len(right) - n_shared) if n_shared else 0.0
