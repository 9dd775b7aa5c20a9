"""What was planned or expected, and what became of it, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.model.statement import AHEAD
from readout.model.story import Outcome, Record
from readout.report.section import fresh_reason
from readout.report.view import Cite, ClaimView, Column, OutcomeView

__all__ = ["view_outcomes"]


def view_outcomes(record: Record, claims: Mapping[str, ClaimView], columns: Sequence[Column]) -> tuple[OutcomeView, ...]:
    """Outcomes, those with something that happened first, then by the importance of what was planned.

    Of two of one result of which one lies within the other, plan in plan and deed in deed, the fuller stands for both.
    """
    views = [_outcome(outcome, claims, record, columns) for outcome in record.outcomes if outcome.planned_claim_id in claims]
    ranked = sorted(views, key=lambda view: (view.happened is None, view.planned.number))
    fullest = (max((one for one in ranked if _is_within(view, one)), key=_length) for view in ranked)
    return tuple({id(one): one for one in fullest}.values())


def _length(view: OutcomeView) -> int:
    return sum(cite.end - cite.start for cite in (view.planned_cite, view.happened_cite) if cite)


def _is_within(view: OutcomeView, other: OutcomeView) -> bool:
    """Whether an outcome is another, or lies within its words."""
    if view is other:
        return True
    pairs = ((view.planned_cite, other.planned_cite), (view.happened_cite, other.happened_cite))
    return view.result == other.result and all(a is not None and b is not None and _covers(b, a) for a, b in pairs)


def _outcome(outcome: Outcome, claims: Mapping[str, ClaimView], record: Record, columns: Sequence[Column]) -> OutcomeView:
    planned, happened = claims[outcome.planned_claim_id], claims.get(outcome.happened_claim_id or "")
    told = [(mode, cite) for mode, cite in planned.modes if _is_named(cite, outcome.why)]
    awaited = told or [(mode, cite) for mode, cite in planned.modes if mode in AHEAD]
    done = [cite for cite in (_tied_deed(happened, outcome.why), *_asserted(happened)) if cite] if happened else []
    mode, planned_cite = awaited[0] if awaited else ("", planned.cite)
    mode = mode if mode in AHEAD else ""
    happened_cite = (done[0] if done else happened.cite) if happened else None
    said = (planned_cite.quote, happened_cite.quote if happened_cite else planned_cite.quote)
    return OutcomeView(
        planned=planned,
        planned_cite=planned_cite,
        mode=mode,
        happened=happened,
        happened_cite=happened_cite,
        result=outcome.result,
        why=fresh_reason(outcome.why, said, record, columns),
    )


def _tied_deed(happened: ClaimView, why: str) -> Cite | None:
    """The words that came of a plan, by the reason given for it, with what the same report says around them ("welcomed the …")."""
    told = [cite for _, cite in happened.modes]
    tied = next((cite for cite in told if _is_named(cite, why)), None)
    return max(
        (cite for cite in (*told, happened.cite) if tied and _covers(cite, tied)), key=lambda cite: cite.end - cite.start, default=None
    )


def _is_named(cite: Cite, why: str) -> bool:
    """Whether the reason quotes these words, alone or as the first piece of a clause in several."""
    return f"“{cite.quote}”" in why or f"“{cite.quote} … " in why


def _asserted(claim: ClaimView) -> list[Cite]:
    return [cite for mode, cite in claim.modes if mode in ("asserted", "denied")]


def _covers(outer: Cite, inner: Cite) -> bool:
    return outer.column == inner.column and outer.start <= inner.start and inner.end <= outer.end
