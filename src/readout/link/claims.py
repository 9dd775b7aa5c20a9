"""Statements to groups of clauses that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.link.embed import Embedder
from readout.link.groups import gather
from readout.link.said import Said, prepare
from readout.link.scorer import Scorer, shipped_scorer
from readout.link.signs import find_candidates, read_signs
from readout.model.article import Passage
from readout.model.statement import Clause, Mention, Statement
from readout.model.story import Judgement

__all__ = ["ClaimLinker", "Linked", "cannot_be_one"]

_QUOTED = frozenset({"direct", "mixed"})
_LEAST_KEPT = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Groups of clauses, each with its statement's id; a clause that no other says stands alone. `judgements` are the pairs judged."""

    groups: tuple[tuple[tuple[str, Clause], ...], ...]
    judgements: tuple[Judgement, ...]


class ClaimLinker:
    """Joins the clauses of a story that say the same.

    Args:
        embedder: Sentence vectors.
        scorer: The pair scorer; the shipped one if left out.
    """

    def __init__(self, embedder: Embedder, scorer: Scorer | None = None) -> None:
        self._embedder = embedder
        self._scorer = scorer or shipped_scorer()

    def __call__(self, statements: Sequence[Statement], passages: Sequence[Passage]) -> Linked:
        """Every clause of the statements in exactly one group. The result does not depend on the order of the statements."""
        ordered = sorted(statements, key=lambda s: (s.article_id, s.spans[0].start, s.spans[0].end, s.id))
        said, weights = prepare(ordered, passages, self._embedder)
        pairs: dict[tuple[int, int], float] = {}
        judgements: list[Judgement] = []
        for (a, b), ranks in find_candidates(said, weights).items():
            signs = read_signs(said[a], said[b], ranks, weights)
            score = self._scorer.score(signs)
            if score >= _LEAST_KEPT:
                pairs[a, b] = score
                judgements.append(self._judge(said[a], said[b], signs, score))
        groups = gather(pairs, [s.article_id for s in said], self._scorer.threshold, lambda a, b: not cannot_be_one(said[a], said[b]))
        grouped = {i for group in groups for i in group}
        alone = [[i] for i in range(len(said)) if i not in grouped]
        members = [tuple((said[i].statement.id, said[i].clause) for i in group) for group in (*groups, *alone)]
        return Linked(groups=tuple(members), judgements=tuple(judgements))

    def _judge(self, left: Said, right: Said, signs: Sequence[float], score: float) -> Judgement:
        return Judgement(
            left=left.clause.spans[0],
            right=right.clause.spans[0],
            same="yes" if score >= self._scorer.threshold else "no",
            score=score,
            addends=self._scorer.addends(signs),
            by="readout.link.scorer",
        )


def cannot_be_one(left: Said, right: Said) -> bool:
    """Whether both are somebody's own words and the two speakers are known to be different persons."""
    statements = (left.statement, right.statement)
    if any(s.kind not in _QUOTED for s in statements):
        return False
    a, b = (s.speaker for s in statements)
    return a is not None and b is not None and a.kind == b.kind == "person" and not _may_be_one(a, b)


def _may_be_one(a: Mention, b: Mention) -> bool:
    names = [set(m.name.lower().split()) for m in (a, b)]
    return a.entity_id == b.entity_id or bool(names[0] & names[1])
