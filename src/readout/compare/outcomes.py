"""What was planned or expected, and what became of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from readout.compare.counts import counts_clash, counts_of
from readout.compare.deeds import Act, is_noun, is_one_act, is_promise, is_standing, is_undoing, read_act, read_acts
from readout.compare.doers import are_others
from readout.compare.index import DeedIndex
from readout.compare.lexicon import CANCELLING, CHANGING, HOLDING
from readout.compare.matter import share
from readout.compare.opposites import opposite_acts
from readout.compare.pairing import Judged, score_of
from readout.model.article import Article, Span
from readout.model.statement import AHEAD, OF_A_DAY, Clause, Statement
from readout.model.story import Claim, Outcome, OutcomeResult

__all__ = ["split_plans", "tie_outcomes"]

_LIKE = 0.28
_LIKE_OF_NOUN = 0.45
_LIKE_OF_ASKED = 0.2
_LATELY = timedelta(days=3)
_NEXT_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_NEAR_BEST = 0.6
_TODAY = re.compile(r"\b(?:today|tonight|this\s(?:morning|afternoon|evening))\b", re.IGNORECASE)
"""Words for the day on which a report was written, which may be the day before it was out."""
_ALIKE = 0.5
_LEAST_ALIKE = 0.1
_EVENTS = frozenset({"meet", "raise"})
_OCCASIONS = frozenset({"meet", "vote", "visit", "speak"})


_BEING = frozenset({"be", "become", "seem", "appear", "have", "face", ""})
Days = Mapping[str, datetime | None]
"""When each article was out, by its id."""
_Tie = tuple[Act, Act]
"""A plan and the deed that came of it."""


def tie_outcomes(
    claims: Sequence[Claim], statements: Sequence[Statement], articles: Sequence[Article], alike: Judged | None = None
) -> tuple[Outcome, ...]:
    """Each planned, expected or possible claim with the claim about the same act that some article reports as done.

    A plan of which nobody reports an outcome is "unreported" only where an article of the story is later than the time it
    was due; before that there is nothing to say. In the order of the claims. Cost grows with the number of plans and of the deeds that
    fit one: each plan is held against forty at most.

    Args:
        claims: The story's claims.
        statements: The statements whose clauses the claims hold.
        articles: The articles, for the times when they were out.
        alike: How sure pairs of clauses were judged to say the same: of two alike that tell of one day, the deed is what came of the plan,
            whatever its verb; of two that are hardly alike it is not, whatever both verbs. Where nothing was judged, words alone decide.
    """
    acts = read_acts(claims, statements)
    deeds = DeedIndex(act for act in acts if act.is_done)
    days = {article.id: article.published_at for article in articles}
    judged = _judged_deeds(acts, alike or {}, days)
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
        found = _tied(ahead, deeds, judged, days, alike or {})
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


def split_plans(
    group: Sequence[tuple[str, Clause]],
    statements: Mapping[str, Statement],
    alike: Judged | None = None,
    articles: Sequence[Article] = (),
) -> list[list[tuple[str, Clause]]]:
    """The members of one claim, the plan parted from the deed; one list where not both are among them.

    They are parted only where some plan and some deed are about one act on one thing. A member that is neither (a promise,
    a wish) stays with those of its own article, else with the plan if it looks ahead. Every member is in exactly one list,
    in its old order.

    Args:
        group: Clauses, each with its statement's id.
        statements: The statements by id.
        alike: How sure pairs of clauses were judged to say the same: of two alike that tell of one day, one may be the other's plan.
        articles: The articles, for the days when they were out.
    """
    days = {article.id: article.published_at for article in articles}
    voices = [read_act(None, clause, statements.get(statement_id)) for statement_id, clause in group]
    plans = {n for n, voice in enumerate(voices) if voice.is_ahead}
    deeds = {n for n, voice in enumerate(voices) if voice.is_done and not is_noun(voice.clause) and not is_promise(voice.clause)}
    pairs = [(voices[a], voices[b]) for a in plans for b in deeds if voices[a].article_id != voices[b].article_id]
    if not any(is_one_act(plan, deed) or _is_judged(plan, deed, alike or {}, days) for plan, deed in pairs):
        return [list(group)]
    ahead_in = {voices[n].article_id for n in plans} - {voices[n].article_id for n in deeds}
    done_in = {voices[n].article_id for n in deeds}
    for n, voice in enumerate(voices):
        if n not in plans | deeds and (voice.article_id in ahead_in or (voice.article_id not in done_in and voice.clause.mode in AHEAD)):
            plans.add(n)
    return [[member for n, member in enumerate(group) if (n in plans) == is_plan] for is_plan in (False, True)]


def _judged_deeds(acts: Sequence[Act], alike: Judged, days: Days) -> dict[Span, list[tuple[float, Act]]]:
    """For the first span of each plan the deeds of other articles that were judged alike and tell of the same day."""
    at: dict[Span, list[Act]] = defaultdict(list)
    for act in acts:
        at[act.clause.spans[0]].append(act)
    found: dict[Span, list[tuple[float, Act]]] = defaultdict(list)
    for (left, right), score in alike.items():
        for one, other in ((left, right), (right, left)) if score >= _ALIKE else ():
            plan = next((act for act in at.get(one, ()) if act.is_ahead), None)
            found[one] += [(score, deed) for deed in at.get(other, ()) if plan and deed.is_done and _are_of_one_day(plan, deed, days)]
    return found


def _is_judged(plan: Act, deed: Act, alike: Judged, days: Days) -> bool:
    return score_of(plan.clause, deed.clause, alike) >= _ALIKE and _are_of_one_day(plan, deed, days)


def _are_of_one_day(plan: Act, deed: Act, days: Days) -> bool:
    """Whether a deed tells of the one day that its plan is for; where it tells of none, whether it was out on that day or the next."""
    due, done = _days_told(plan.clause), _days_told(deed.clause)
    if plan.is_promised or is_noun(deed.clause) or is_standing(deed) or deed.clause.event.predicate.partition(" ")[0] in _BEING:
        return False
    out = days.get(deed.article_id)
    if len(due) != 1:
        return False
    return bool(due & done) or (not done and out is not None and any(day <= out.date() <= day + _NEXT_DAY for day in due))


def _days_told(clause: Clause) -> set[date]:
    """The days that a clause tells, of whatever is in it."""
    return {when.start.date() for when in clause.whens if when.precision in OF_A_DAY}


def _tied(
    ahead: Sequence[Act],
    deeds: DeedIndex,
    judged: Mapping[Span, Sequence[tuple[float, Act]]],
    days: Days,
    alike: Judged,
) -> list[_Tie]:
    """The claims that report the act as done, the likest and those near it."""
    best: dict[str, tuple[float, Act, Act]] = {}
    for plan in ahead:
        for like, deed in (*judged.get(plan.clause.spans[0], ()), *_deeds_in_like_words(plan, deeds, alike)):
            is_other = deed.claim_id != plan.claim_id and deed.article_id != plan.article_id
            if is_other and like > best.get(deed.claim_id, (0.0,))[0] and _may_come_of(plan, deed, days):
                best[deed.claim_id] = (like, plan, deed)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[2].claim_id))
    kept = [item for item in ranked[:2] if item[0] >= ranked[0][0] * _NEAR_BEST]
    return [(plan, deed) for _, plan, deed in kept]


def _deeds_in_like_words(plan: Act, deeds: DeedIndex, alike: Judged) -> Iterator[tuple[float, Act]]:
    """The deeds that are one act with a plan, each with how much of the plan's words it has; none that was judged to have no likeness."""
    for deed in deeds.near(plan):
        if not is_one_act(plan, deed) or (alike and score_of(plan.clause, deed.clause, alike) < _LEAST_ALIKE):
            continue
        like = share(plan.gist, deed.gist)
        if like >= _least_like(plan, deed):
            yield like, deed


def _may_come_of(plan: Act, deed: Act, days: Days) -> bool:
    """Whether nothing speaks against it: two doers, partners or places, the time, or that one of the two is no act at all."""
    is_act = not is_standing(plan) and not is_standing(deed)
    return is_act and not _is_out_of_time(plan, deed, days) and not _are_of_two(plan, deed)


def _least_like(plan: Act, deed: Act) -> float:
    """How much a deed has to share with its plan: less where somebody asked for it in few words, all in the plan ("drop the ban")."""
    if deed.is_asked and deed.gist.stems - {deed.gist.predicate} <= plan.gist.stems:
        return _LIKE_OF_ASKED
    return _LIKE_OF_NOUN if is_noun(deed.clause) else _LIKE


def _are_of_two(plan: Act, deed: Act) -> bool:
    """Whether a plan and a deed are those of two doers, or of one with two others, or are about two places."""
    if are_others(plan.doers, deed.doers):
        return True
    doers = {one.who for one in (*plan.doers, *deed.doers)}
    planned, had = (_people(act.clause) - doers for act in (plan, deed))
    if planned and had:
        return not planned & had
    return _are_of_two_places(plan, deed)


def _people(clause: Clause) -> set[str]:
    """The persons whom a clause names, by last name."""
    return {one.who for one in (*clause.mentions, *clause.event.actors, *clause.event.targets) if one.kind == "person"}


def _are_of_two_places(plan: Act, deed: Act) -> bool:
    """Whether the talk that was planned and the talk that was had are about other places: Gaza here, North Korea there."""
    if not plan.gist.acts & deed.gist.acts & _EVENTS:
        return False
    planned, had = (
        {m.entity_id for m in act.clause.mentions if m.kind in ("place", "country")}
        - {m.entity_id for m in (*act.clause.event.actors, *act.clause.event.targets)}
        for act in (plan, deed)
    )
    return bool(planned and had) and not planned & had


def _is_out_of_time(plan: Act, deed: Act, days: Days) -> bool:
    """Whether a deed cannot be what came of a plan: it was reported or done well before, or the plan is for a later day.

    That something was not done tells nothing of a plan that was told when the time for that was over.
    """
    planned_at, done_at = days.get(plan.article_id), days.get(deed.article_id)
    due, done = plan.clause.event.when, deed.clause.event.when
    if planned_at and done_at and done_at < planned_at - _LATELY:
        return True
    if done is not None and planned_at is not None and done.end < planned_at - _LATELY:
        return True
    if due is not None and done_at is not None and due.start > done_at + _LATELY and not is_undoing(deed.clause):
        return True
    if done is not None and done_at is not None and done.precision in OF_A_DAY and done.start > done_at + _NEXT_DAY:
        return True
    if deed.clause.says_no and done is not None and planned_at is not None and done.end <= planned_at:
        return True
    is_dated = due is not None and done is not None and due.precision in OF_A_DAY and done.precision in OF_A_DAY
    slack = _NEXT_DAY if due is not None and _TODAY.search(due.span.quote) else timedelta(0)
    is_early = is_dated and due is not None and done is not None and done.start.date() < due.start.date() - slack
    return is_early and not is_undoing(deed.clause) and not deed.clause.event.is_negated


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
    if right.clause.says_no:
        return "cancelled"
    is_one = is_one_act(left, right)
    is_named = is_one or left.gist.predicate in right.gist.stems or bool(left.gist.main & right.gist.acts & _OCCASIONS)
    undone = _how_undone(right) if is_named and left.gist.predicate != right.gist.predicate else None
    if (
        undone
        or _are_of_two_values(left, right)
        or opposite_acts(left.gist.predicate, right.gist.predicate)
        or _is_elsewhere_or_late(left, right)
    ):
        return undone or "changed"
    is_held = left.clause.event.predicate in HOLDING
    return "raised" if is_one and not is_held and "raise" in left.gist.main and "raise" in right.gist.acts | right.gist.main else "held"


def _is_elsewhere_or_late(left: Act, right: Act) -> bool:
    """Whether one act of one doer was done in another place than was planned, or some days after the day that was told for it."""
    if left.gist.predicate != right.gist.predicate or not {one.who for one in left.doers} & {one.who for one in right.doers}:
        return False
    a, b = left.clause.event.place, right.clause.event.place
    if a is not None and b is not None and a.kind == b.kind == "place" and a.entity_id != b.entity_id:
        return True
    due, done = left.clause.event.when, right.clause.event.when
    if due is None or done is None or not {due.precision, done.precision} <= OF_A_DAY or _TODAY.search(due.span.quote):
        return False
    return _NEXT_DAY <= done.start.date() - due.start.date() < _WEEK


def _how_undone(deed: Act) -> OutcomeResult | None:
    """Whether a deed called its plan off or only put it off; None where it did neither."""
    whole = deed.clause.event.predicate
    if whole not in CHANGING and {whole, whole.partition(" ")[0]} & CANCELLING:
        return "cancelled"
    return "changed" if is_undoing(deed.clause) else None


def _are_of_two_values(left: Act, right: Act) -> bool:
    """Whether the deed has another number than the plan for one thing."""
    planned, done = ([c for c in counts_of(act.clause, act.gist) if not c.is_time] for act in (left, right))
    clashes = [counts_clash(one, other) for one in planned for other in done if one.matter == other.matter]
    return bool(clashes) and all(clash == "hard" for clash in clashes)


def _talks_told(acts: Iterable[Act], days: Days) -> dict[str, datetime]:
    """When talks of each named were last told of as held."""
    last: dict[str, datetime] = {}
    for act in acts:
        at = days.get(act.article_id)
        if at is not None and act.is_done and act.gist.acts & _EVENTS:
            last.update({name: max(at, last.get(name, at)) for name in act.gist.names})
    return last


def _unreported(ahead: Sequence[Act], talks: Mapping[str, datetime], days: Days) -> list[Outcome]:
    latest = max((at for at in days.values() if at is not None), default=None)
    for act in ahead:
        due = _due(act, talks, days)
        if act.clause.mode != "possible" and due is not None and latest is not None and latest > due:
            why = f"due by {due:%d %B %Y}, and no later article of the story reports it"
            return [Outcome(planned_claim_id=act.claim_id, happened_claim_id=None, result="unreported", why=why)]
    return []


def _due(act: Act, talks: Mapping[str, datetime], days: Days) -> datetime | None:
    """When the planned act was to be over: as stated, else when another article tells of the talks it was meant for."""
    own = days.get(act.article_id)
    stated = act.clause.event.when
    if stated is not None:
        return stated.end if own is None or stated.end > own else None
    if own is None or not act.gist.acts & _EVENTS:
        return None
    return own if any(talks[name] > own for name in act.gist.names if name in talks) else None
