"""Statements to groups of clauses that say the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from readout.link.copies import find_copies, with_copies
from readout.link.embed import Embedder
from readout.link.groups import gather_all
from readout.link.reranker import Reranker
from readout.link.said import Said, prepare
from readout.link.scorer import Row, Scorer, chance, shipped_scorer
from readout.link.signs import SIGNS, Candidate, find_candidates, read_signs
from readout.model.article import Passage
from readout.model.statement import AHEAD, Clause, Mention, Statement
from readout.model.story import Addend, Judgement

__all__ = ["ClaimLinker", "Linked", "cannot_be_one", "group_pairs"]

_QUOTED = frozenset({"direct", "mixed"})
_LEAST_KEPT = 0.05
_LEAST_NEAR = 0.4
_N_EXPLAINED = 3
_PAIR = 2
_DEMAND = re.compile(
    r"\b(?:demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|insist(?:s|ed|ing)?|request(?:s|ed|ing)?|call(?:s|ed|ing)?\s(?:on|for))\b", re.IGNORECASE
)
_ANSWER = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|agree(?:s|d|ing)?|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?|refus(?:e|es|ed|ing)"
    r"|reject(?:s|ed|ing)?|declin(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_MEETING = frozenset("meet meeting talk talks summit encounter lunch dinner".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Groups of clauses, each with its statement's id; a clause that no other says stands alone. `judgements` are the pairs judged.

    In a group the clause comes first that is likest to all the others; what each sign added is kept for each clause's pairs with the three
    of its group that are likest to it.
    """

    groups: tuple[tuple[tuple[str, Clause], ...], ...]
    judgements: tuple[Judgement, ...]


class ClaimLinker:
    """Joins the clauses of a story that say the same.

    Args:
        embedder: Sentence vectors.
        reranker: Reads once more what the scorer leaves open.
        scorer: The pair scorer; the shipped one if left out.
    """

    def __init__(self, embedder: Embedder, reranker: Reranker, scorer: Scorer | None = None) -> None:
        self._embedder = embedder
        self._reranker = reranker
        self._scorer = scorer or shipped_scorer()

    def __call__(self, statements: Sequence[Statement], passages: Sequence[Passage]) -> Linked:
        """Every clause of the statements in a group, some in several. The result does not depend on the order of the statements.

        A statement that several articles print word for word is compared once, so that a reprint changes no group but its own size.
        """
        copies = find_copies(statements, passages)
        ordered = sorted((s for s in statements if s.id in copies), key=lambda s: (s.article_id, s.spans[0].start, s.spans[0].end, s.id))
        if len({statement.article_id for statement in ordered}) < 2:
            each = [((statement.id, clause),) for statement in ordered for clause in statement.clauses]
            return Linked(groups=with_copies(each, ordered, copies), judgements=())
        said = prepare(ordered, passages, self._embedder)
        signs, odds, scores = self._weigh(said)
        added = self._reranker(scores, said)
        pairs = {**scores, **{pair: chance(odds[pair] + more) for pair, more in added.items()}}
        groups = group_pairs(pairs, said, self._scorer.threshold)
        grouped = {i for group in groups for i in group}
        alone = [[i] for i in range(len(said)) if i not in grouped]
        members = [tuple((said[i].statement.id, said[i].clause) for i in _central_first(group, pairs)) for group in (*groups, *alone)]
        explained = {pair for group in groups for pair in _likest_pairs(group, pairs)}
        addends = {pair: self._addends(signs[pair], added.get(pair, 0.0)) for pair in explained}
        judgements = tuple(self._judge(said[a], said[b], score, addends.get((a, b), ())) for (a, b), score in pairs.items())
        return Linked(groups=with_copies(members, ordered, copies), judgements=judgements)

    def _weigh(self, said: Sequence[Said]) -> tuple[dict[Candidate, Row], dict[Candidate, float], dict[Candidate, float]]:
        """The signs, the log-odds and the chance of each pair that is worth judging and has a chance of .05 or more."""
        candidates = find_candidates(said)
        signs = np.empty((len(candidates), len(SIGNS)))
        for n, ((a, b), (ranks, weights)) in enumerate(candidates.items()):
            signs[n] = read_signs(said[a], said[b], ranks, weights, said)
        found = zip(candidates, signs, self._scorer.odds(signs).tolist(), strict=True)
        kept = [(pair, row, odds, score) for pair, row, odds in found if (score := chance(odds)) >= _LEAST_KEPT]
        return {one[0]: one[1] for one in kept}, {one[0]: one[2] for one in kept}, {one[0]: one[3] for one in kept}

    def _addends(self, signs: Row, added: float) -> tuple[Addend, ...]:
        """What each sign added to the log-odds of a pair, and what reading both clauses together did."""
        return (*self._scorer.addends(signs.tolist()), Addend(name="read together", value=added))

    def _judge(self, left: Said, right: Said, score: float, addends: tuple[Addend, ...]) -> Judgement:
        """The judgement on a pair, with what went into its score where that is kept."""
        return Judgement(
            left=left.clause.spans[0],
            right=right.clause.spans[0],
            same="yes" if score >= self._scorer.threshold else "no",
            score=score,
            addends=addends,
            by="readout.link.scorer",
        )


def group_pairs(pairs: Mapping[tuple[int, int], float], said: Sequence[Said], threshold: float) -> list[list[int]]:
    """Groups of clauses that say the same; a clause that carries several claims stands in several.

    Clauses of one article are not judged against each other; two of them stand in one group only where their vectors' cosine is .4 or
    more, so that a headline that is a little like both does not make one claim of them. What a sure group takes in has its mode: a plan
    and its deed, or a thing and its denial, are brought together by a likeness of their own or not at all.
    """

    @cache
    def may_join(a: int, b: int) -> bool:
        is_near = said[a].article_id != said[b].article_id or float(said[a].vector @ said[b].vector) >= _LEAST_NEAR
        return is_near and not cannot_be_one(said[a], said[b])

    def may_enter(a: int, b: int) -> bool:
        return _is_of_one_mode(said[a].clause, said[b].clause) and may_join(a, b)

    return gather_all(pairs, [one.article_id for one in said], threshold, may_join, may_enter)


def _is_of_one_mode(left: Clause, right: Clause) -> bool:
    return left.mode == right.mode or {left.mode, right.mode} <= AHEAD


def _central_first(group: Sequence[int], pairs: Mapping[tuple[int, int], float]) -> list[int]:
    """The members by how like they are to all the others together, likest first."""
    total = {i: sum(pairs.get((i, j) if i < j else (j, i), 0.0) for j in group if j != i) for i in group}
    return sorted(group, key=lambda i: (-total[i], i))


def _likest_pairs(group: Sequence[int], pairs: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Of each member the pairs with the three others that are likest to it, of those that were judged."""
    judged: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in combinations(sorted(group), 2):
        if pair in pairs:
            for member in pair:
                judged[member].append(pair)
    return {pair for of_one in judged.values() for pair in sorted(of_one, key=lambda pair: (-pairs[pair], pair))[:_N_EXPLAINED]}


def cannot_be_one(left: Said, right: Said) -> bool:
    """Whether two clauses can't be one claim, however alike.

    That is so where both are somebody's own words and the speakers are known to be different persons, where one act is ahead in the one
    and done in the other, where both tell of a meeting and one person met others than in the other, and where one demands what the other
    grants or refuses.
    """
    if _met_others(left, right) or _is_demand_and_answer(left, right):
        return True
    statements = (left.statement, right.statement)
    if all(s.kind == "own-voice" for s in statements):
        return _is_plan_and_deed(left.clause, right.clause)
    if any(s.kind not in _QUOTED for s in statements):
        return False
    a, b = (s.speaker for s in statements)
    return a is not None and b is not None and a.kind == b.kind == "person" and not _may_be_one(a, b)


def _is_plan_and_deed(left: Clause, right: Clause) -> bool:
    same_act = left.event.predicate == right.event.predicate != ""
    return same_act and (left.mode in AHEAD) != (right.mode in AHEAD)


def _met_others(left: Said, right: Said) -> bool:
    """Whether two clauses tell of encounters that have at most one person in common, each with two named or more."""
    companies = [_company(one) for one in (left, right)]
    if min(map(len, companies)) < _PAIR:
        return False
    n_common = (sum(any(_is_one_name(a, b) for b in others) for a in ours) for ours, others in (companies, companies[::-1]))
    return min(n_common) < _PAIR


def _is_one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names may be one person's: one lies within the other."""
    return one <= other or other <= one


def _is_demand_and_answer(left: Said, right: Said) -> bool:
    cues = [one.statement.cue.quote if one.statement.cue else "" for one in (left, right)]
    heads = [one.clause.head.quote if one.clause.head else "" for one in (left, right)]
    return any(_DEMAND.search(cues[n]) and (_ANSWER.search(cues[1 - n]) or _ANSWER.search(heads[1 - n])) for n in (0, 1))


def _company(one: Said) -> list[frozenset[str]]:
    """The persons named in a clause that tells of an encounter, each as the words of the name; none in any other clause."""
    if not _MEETING & set(one.clause.lemmas):
        return []
    names = {m.name for m in one.clause.mentions if m.kind == "person"}
    return [frozenset(name.lower().split()) for name in names]


def _may_be_one(a: Mention, b: Mention) -> bool:
    names = [set(m.name.lower().split()) for m in (a, b)]
    return a.entity_id == b.entity_id or bool(names[0] & names[1])
