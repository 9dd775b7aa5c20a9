"""What was planned or expected, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from readout.compare.deeds import Act, DeedIndex, are_of_others, is_noun, is_one_act, is_promise, read_act, read_acts
from readout.compare.lexicon import CANCELLING, CHANGING
from readout.compare.matter import share
from readout.model.article import Article
from readout.model.statement import Clause, Statement
from readout.model.story import Claim, Outcome, OutcomeResult

__all__ = ["split_plans", "tie_outcomes"]

_AHEAD = ("planned", "expected", "possible")
_DAYS = ("day", "part-of-day", "hour", "minute")
_LIKE = 0.28
_LIKE_OF_NOUN = 0.45
_LATELY = timedelta(days=3)
_NEAR_BEST = 0.6
_EVENTS = frozenset({"meet", "raise"})


_Tie = tuple[Act, Act]
"""A plan and the deed that came of it."""


def tie_outcomes(claims: Sequence[Claim], statements: Sequence[Statement], articles: Sequence[Article]) -> tuple[Outcome, ...]:
    """Each planned, expected or possible claim with the claim about the same act that some article reports as done.

    A plan of which nobody reports an outcome is "unreported" only where an article of the story is later than the time it
    was due; before that there is nothing to say. In the order of the claims. Cost grows with the number of plans and of the deeds that
    fit one: each plan is held against forty at most.
    """
    acts = read_acts(claims, statements)
    deeds = DeedIndex(act for act in acts if act.is_done)
    days = {article.id: article.published_at for article in articles}
    talks = _talks_told(acts, days)
    ahead_of: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.is_ahead:
            ahead_of[act.claim_id].append(act)
    ties: list[_Tie] = []
    unreported: list[Outcome] = []
    for claim in claims:
        ahead = ahead_of[claim.id]
        if not ahead or (len(ahead) * 2 < len(claim.clauses) and claim.clauses[0][1] not in [act.clause for act in ahead]):
            continue
        found = _tied(ahead, deeds, days)
        ties += found
        unreported += [] if found else _unreported(ahead, talks, days)
    order = {claim.id: n for n, claim in enumerate(claims)}
    told = [_outcome(*tie) for tie in _told_once(ties, {claim.id: claim.clauses[0][1].text for claim in claims})]
    return tuple(sorted([*told, *unreported], key=lambda outcome: order[outcome.planned_claim_id]))


def _told_once(ties: Sequence[_Tie], texts: Mapping[str, str]) -> list[_Tie]:
    """The ties, each pair of words once: between the claims that these words stand for, where a clause is in several."""
    best: dict[tuple[str, str], _Tie] = {}
    for tie in ties:
        key = tie[0].clause.text.lower(), tie[1].clause.text.lower()
        if key not in best or _n_heading(tie, texts) > _n_heading(best[key], texts):
            best[key] = tie
    return list(best.values())


def _n_heading(tie: _Tie, texts: Mapping[str, str]) -> int:
    return sum(texts[voice.claim_id] == voice.clause.text for voice in tie)


def split_plans(group: Sequence[tuple[str, Clause]], statements: Mapping[str, Statement]) -> list[list[tuple[str, Clause]]]:
    """The members of one claim, the plan parted from the deed; one list where not both are among them.

    They are parted only where some plan and some deed are about one act on one thing. A member that is neither (a promise,
    a wish) stays with those of its own article, else with the plan if it looks ahead. Every member is in exactly one list,
    in its old order.

    Args:
        group: Clauses, each with its statement's id.
        statements: The statements by id.
    """
    voices = [read_act(None, clause, statements.get(statement_id)) for statement_id, clause in group]
    plans = {n for n, voice in enumerate(voices) if voice.is_ahead}
    deeds = {n for n, voice in enumerate(voices) if voice.is_done and not is_noun(voice.clause) and not is_promise(voice.clause)}
    if not any(is_one_act(voices[a], voices[b]) and voices[a].article_id != voices[b].article_id for a in plans for b in deeds):
        return [list(group)]
    ahead_in = {voices[n].article_id for n in plans} - {voices[n].article_id for n in deeds}
    done_in = {voices[n].article_id for n in deeds}
    for n, voice in enumerate(voices):
        if n not in plans | deeds and (voice.article_id in ahead_in or (voice.article_id not in done_in and voice.clause.mode in _AHEAD)):
            plans.add(n)
    return [[member for n, member in enumerate(group) if (n in plans) == is_plan] for is_plan in (False, True)]


def _tied(ahead: Sequence[Act], deeds: DeedIndex, days: Mapping[str, datetime | None]) -> list[_Tie]:
    """The claims that report the act as done, the likest and those near it."""
    best: dict[str, tuple[float, Act, Act]] = {}
    for plan in ahead:
        for deed in deeds.near(plan):
            if not is_one_act(plan, deed) or are_of_others(plan.clause, deed.clause) or _is_out_of_time(plan, deed, days):
                continue
            like = share(plan.gist, deed.gist)
            if like >= (_LIKE_OF_NOUN if is_noun(deed.clause) else _LIKE) and like > best.get(deed.claim_id, (0.0,))[0]:
                best[deed.claim_id] = (like, plan, deed)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[2].claim_id))
    kept = [item for item in ranked[:2] if item[0] >= ranked[0][0] * _NEAR_BEST]
    return [(plan, deed) for _, plan, deed in kept]


def _is_out_of_time(plan: Act, deed: Act, days: Mapping[str, datetime | None]) -> bool:
    """Whether a deed cannot be what came of a plan: it was reported or done well before, or the plan is for a later day."""
    planned_at, done_at = days.get(plan.article_id), days.get(deed.article_id)
    due, done = plan.clause.event.when, deed.clause.event.when
    if planned_at and done_at and done_at < planned_at - _LATELY:
        return True
    if done is not None and planned_at is not None and done.end < planned_at - _LATELY:
        return True
    if due is not None and done_at is not None and due.start > done_at + _LATELY:
        return True
    is_dated = due is not None and done is not None and due.precision in _DAYS and done.precision in _DAYS
    is_early = is_dated and due is not None and done is not None and done.start.date() < due.start.date()
    return is_early and deed.clause.event.predicate not in CANCELLING | CHANGING and not deed.clause.event.is_negated


def _outcome(left: Act, right: Act) -> Outcome:
    return Outcome(
        planned_claim_id=left.claim_id,
        happened_claim_id=right.claim_id,
        result=_result(left, right),
        why=f"“{left.clause.text}” came before “{right.clause.text}”",
    )


def _result(left: Act, right: Act) -> OutcomeResult:
    if right.is_asked:
        return "raised"
    whole = right.clause.event.predicate
    predicates = {whole, whole.partition(" ")[0]} if whole not in CHANGING else {whole}
    if right.clause.event.is_negated or right.clause.mode == "denied" or predicates & CANCELLING:
        return "cancelled"
    if predicates & CHANGING:
        return "changed"
    return "raised" if "raise" in left.gist.main and "raise" in right.gist.acts else "held"


def _talks_told(acts: Iterable[Act], days: Mapping[str, datetime | None]) -> dict[str, datetime]:
    """When talks of each named were last told of as held."""
    last: dict[str, datetime] = {}
    for act in acts:
        at = days.get(act.article_id)
        if at is not None and act.is_done and act.gist.acts & _EVENTS:
            last.update({name: max(at, last.get(name, at)) for name in act.gist.names})
    return last


def _unreported(ahead: Sequence[Act], talks: Mapping[str, datetime], days: Mapping[str, datetime | None]) -> list[Outcome]:
    latest = max((at for at in days.values() if at is not None), default=None)
    for act in ahead:
        due = _due(act, talks, days)
        if act.clause.mode != "possible" and due is not None and latest is not None and latest > due:
            why = f"due by {due:%d %B %Y}, and no later article of the story reports it"
            return [Outcome(planned_claim_id=act.claim_id, happened_claim_id=None, result="unreported", why=why)]
    return []


def _due(act: Act, talks: Mapping[str, datetime], days: Mapping[str, datetime | None]) -> datetime | None:
    """When the planned act was to be over: as stated, else when another article tells of the talks it was meant for."""
    own = days.get(act.article_id)
    stated = act.clause.event.when
    if stated is not None:
        return stated.end if own is None or stated.end > own else None
    if own is None or not act.gist.acts & _EVENTS:
        return None
    return own if any(talks[name] > own for name in act.gist.names if name in talks) else None
