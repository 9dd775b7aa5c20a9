"""What was planned or expected, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from readout.compare.lexicon import CANCELLING, CHANGING
from readout.compare.matter import Gist, Weights, gist_of
from readout.model.article import Article
from readout.model.statement import Clause, Statement
from readout.model.story import Claim, Outcome, OutcomeResult

__all__ = ["tie_outcomes"]

_AHEAD = ("planned", "expected", "possible")
_LIKE = 0.3
_NEAR_BEST = 0.85
_EVENTS = frozenset({"meet", "raise"})
_ANSWERS = frozenset({"raise", "agree", "start"})


@dataclass(frozen=True, slots=True)
class _Voice:
    """One clause of a claim, with its gist and its article."""

    claim: Claim
    clause: Clause
    gist: Gist
    article_id: str


def tie_outcomes(claims: Sequence[Claim], statements: Sequence[Statement], articles: Sequence[Article]) -> tuple[Outcome, ...]:
    """Each planned, expected or possible claim with the claim about the same act that some article reports as done.

    A plan of which nobody reports an outcome is "unreported" only where an article of the story is later than the time it
    was due; before that there is nothing to say. In the order of the claims. Cost is planned clauses times done clauses.
    """
    voices = _voices(claims, statements)
    weights = Weights(voice.gist for voice in voices)
    done = [voice for voice in voices if voice.clause.mode not in _AHEAD]
    outcomes: list[Outcome] = []
    for claim in claims:
        ahead = [voice for voice in voices if voice.claim.id == claim.id and voice.clause.mode in _AHEAD]
        if not ahead or len(ahead) * 2 < len(claim.clauses):
            continue
        tied = _tied(ahead, done, weights)
        outcomes += tied or _unreported(ahead, done, articles)
    return tuple(outcomes)


def _voices(claims: Iterable[Claim], statements: Iterable[Statement]) -> list[_Voice]:
    article_of = {statement.id: statement.article_id for statement in statements}
    return [
        _Voice(claim, clause, gist_of(clause), article_of.get(statement_id, clause.spans[0].article_id))
        for claim in claims
        for statement_id, clause in claim.clauses
    ]


def _tied(ahead: Sequence[_Voice], done: Sequence[_Voice], weights: Weights) -> list[Outcome]:
    """The claims that report the act as done, the likest and those near it."""
    plan = ahead[0].claim
    best: dict[str, tuple[float, _Voice, _Voice]] = {}
    for left in ahead:
        for right in done:
            if right.claim.id == plan.id or right.article_id == left.article_id or not _is_one_act(left, right):
                continue
            like = weights.likeness(left.gist, right.gist)
            if like >= _LIKE and like > best.get(right.claim.id, (0.0,))[0]:
                best[right.claim.id] = (like, left, right)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[2].claim.id))
    kept = [item for item in ranked[:2] if item[0] >= ranked[0][0] * _NEAR_BEST]
    return [_outcome(plan, left, right) for _, left, right in kept]


def _is_one_act(left: _Voice, right: _Voice) -> bool:
    """Whether both are about one act on one thing: the act fits, and a word that is neither act nor name is shared."""
    plan, deed = left.gist, right.gist
    if not plan.predicate or not deed.predicate:
        return False
    is_same = plan.predicate == deed.predicate or bool(plan.main & deed.main)
    is_answered = "raise" in plan.main and bool(deed.main & _ANSWERS)
    is_undone = bool(deed.main & plan.acts) and right.clause.event.predicate in CANCELLING | CHANGING
    things = {word for word in plan.stems & deed.stems if word not in (plan.predicate, deed.predicate)}
    return (is_same or is_answered or is_undone) and bool(things)


def _outcome(plan: Claim, left: _Voice, right: _Voice) -> Outcome:
    return Outcome(
        planned_claim_id=plan.id,
        happened_claim_id=right.claim.id,
        result=_result(left, right),
        why=f"“{left.clause.text}” came before “{right.clause.text}”",
    )


def _result(left: _Voice, right: _Voice) -> OutcomeResult:
    predicate = right.clause.event.predicate.partition(" ")[0]
    if right.clause.event.is_negated or right.clause.mode == "denied" or predicate in CANCELLING:
        return "cancelled"
    if predicate in CHANGING:
        return "changed"
    return "raised" if "raise" in left.gist.acts and "raise" in right.gist.acts else "held"


def _unreported(ahead: Sequence[_Voice], done: Sequence[_Voice], articles: Sequence[Article]) -> list[Outcome]:
    published = {article.id: article.published_at for article in articles}
    latest = max((at for at in published.values() if at is not None), default=None)
    for voice in ahead:
        due = _due(voice, done, published)
        if voice.clause.mode != "possible" and due is not None and latest is not None and latest > due:
            why = f"due by {due:%d %B %Y}, and no later article of the story reports it"
            return [Outcome(planned_claim_id=voice.claim.id, happened_claim_id=None, result="unreported", why=why)]
    return []


def _due(voice: _Voice, done: Sequence[_Voice], published: dict[str, datetime | None]) -> datetime | None:
    """When the planned act was to be over: as stated, else when another article tells of the talks it was meant for."""
    if voice.clause.event.when is not None:
        return voice.clause.event.when.end
    own = published.get(voice.article_id)
    if own is None or not voice.gist.acts & _EVENTS:
        return None
    held = (published.get(other.article_id) for other in done if other.gist.acts & _EVENTS and other.gist.names & voice.gist.names)
    return own if any(at is not None and at > own for at in held) else None
