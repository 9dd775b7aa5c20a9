"""What was planned or expected, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from readout.compare.lexicon import CANCELLING, CHANGING, GATHERINGS, LEADING, act_of
from readout.compare.matter import Gist, gist_of, share
from readout.model.article import Article
from readout.model.statement import Clause, Mention, Statement
from readout.model.story import Claim, Outcome, OutcomeResult

__all__ = ["split_plans", "tie_outcomes"]

_AHEAD = ("planned", "expected", "possible")
_PLANNED = re.compile(
    r"\b(?:will|shall|won[’']t|plan(?:s|ned|ning)?\sto|due\sto\s(?!the\b|an?\b)\w+|set\sto|scheduled|slated|poised|expect(?:s|ed|ing)?|likely\sto|"
    r"looks\sto|intends?|hop(?:es?|ing)\sto|aims?\sto|going\sto|may|might|agenda|(?:is|are|was|were)\s(?:also\s)?to\s[a-z]+)\b"
)
_UNDONE = re.compile(r"\b(?:should|must|would|could|can|if|whether|unless|until|to\s[a-z]+ing|wants?|needs?)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:ask|urg|call|demand|push|press|want|seek|sought|insist|propos|suggest|plan|hop|expect|agree|pledg|promis|vow|commit|intend|request|appeal)"
)
_DOUBTED = re.compile(
    r"\b(?:(?:may|might|could)\s(?:\w+\s)?have|unclear|unlikely|unsure|uncertain|whether|if|unless|doubt\w*|never|no|not\s(?!guilty))\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asked|urged|demanded|pressed|pushed|called|sought|raised|appealed|requested|insisted)\b")
_PARTICIPLE = re.compile(r"^(?:while\s|by\s|and\s)?(?:also\s)?[a-z]+ing\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:ago|previously|formerly|decades?|since|once|last\s(?:year|month|summer|winter|spring|autumn|fall)|in\s(?:19|20)\d\d)\b"
)
_LIKE = 0.28
_LIKE_OF_NOUN = 0.45
_LATELY = timedelta(days=3)
_NEAR_BEST = 0.6
_EVENTS = frozenset({"meet", "raise"})
_LEAST_SHARED = 2
_BINDING = frozenset({"agree", "pledge", "promise", "vow", "commit"})
_UNDOING = frozenset({"cancel", "call off", "scrap", "postpone", "put off", "abort", "push back", "reschedule", "delay", "suspend"})
_ANSWERS = frozenset({"raise", "agree", "start"})


@dataclass(frozen=True, slots=True)
class _Voice:
    """One clause of a claim, with its gist and its article."""

    claim_id: str
    clause: Clause
    gist: Gist
    article_id: str
    is_ahead: bool
    is_done: bool
    is_asked: bool = False


_Tie = tuple[_Voice, _Voice]
"""A plan and the deed that came of it."""


def tie_outcomes(claims: Sequence[Claim], statements: Sequence[Statement], articles: Sequence[Article]) -> tuple[Outcome, ...]:
    """Each planned, expected or possible claim with the claim about the same act that some article reports as done.

    A plan of which nobody reports an outcome is "unreported" only where an article of the story is later than the time it
    was due; before that there is nothing to say. In the order of the claims. Cost is planned clauses times done clauses.
    """
    voices = _voices(claims, statements)
    done = [voice for voice in voices if voice.is_done]
    days = {article.id: article.published_at for article in articles}
    ties: list[_Tie] = []
    unreported: list[Outcome] = []
    for claim in claims:
        ahead = [voice for voice in voices if voice.claim_id == claim.id and voice.is_ahead]
        if not ahead or (len(ahead) * 2 < len(claim.clauses) and claim.clauses[0][1] not in [voice.clause for voice in ahead]):
            continue
        found = _tied(ahead, done, days)
        ties += found
        unreported += [] if found else _unreported(ahead, done, articles)
    order = {claim.id: n for n, claim in enumerate(claims)}
    told = [_outcome(*tie) for tie in _told_once(ties, {claim.id: claim.text for claim in claims})]
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
    voices = [_voice(None, clause, statements.get(statement_id)) for statement_id, clause in group]
    plans = {n for n, voice in enumerate(voices) if voice.is_ahead}
    deeds = {n for n, voice in enumerate(voices) if voice.is_done and not _is_noun(voice.clause) and not _is_promise(voice.clause)}
    if not any(_is_one_act(voices[a], voices[b]) and voices[a].article_id != voices[b].article_id for a in plans for b in deeds):
        return [list(group)]
    ahead_in = {voices[n].article_id for n in plans} - {voices[n].article_id for n in deeds}
    done_in = {voices[n].article_id for n in deeds}
    for n, voice in enumerate(voices):
        if n not in plans | deeds and (voice.article_id in ahead_in or (voice.article_id not in done_in and voice.clause.mode in _AHEAD)):
            plans.add(n)
    return [[member for n, member in enumerate(group) if (n in plans) == is_plan] for is_plan in (False, True)]


def _is_promise(clause: Clause) -> bool:
    return clause.event.predicate.partition(" ")[0] in LEADING


def _voices(claims: Iterable[Claim], statements: Iterable[Statement]) -> list[_Voice]:
    by_id = {statement.id: statement for statement in statements}
    found = []
    for claim in claims:
        for statement_id, clause in claim.clauses:
            found.append(_voice(claim, clause, by_id.get(statement_id)))
    return found


def _voice(claim: Claim | None, clause: Clause, statement: Statement | None) -> _Voice:
    is_ahead = _is_ahead(clause, statement)
    gist = gist_of(clause)
    cue = statement.cue.quote if statement and statement.cue else ""
    is_asked = not is_ahead and _is_asked(clause, cue)
    is_done = is_asked or (not is_ahead and not _ASKING.search(cue) and _is_done(clause))
    if is_asked:
        gist = replace(gist, acts=gist.acts | {"raise"}, main=gist.main | {"raise"})
    return _Voice(claim.id if claim else "", clause, gist, clause.spans[0].article_id, is_ahead, is_done, is_asked)


def _is_asked(clause: Clause, cue: str) -> bool:
    """Whether a clause is what somebody is reported to have asked for: then the asking was done."""
    is_wanted = clause.text.lower().startswith(("to ", "that ", "for "))
    return is_wanted and bool(_ASKED.search(cue)) and not _PLANNED.search(cue)


def _is_ahead(clause: Clause, statement: Statement | None) -> bool:
    """Whether the words put the act ahead; a bare infinitive ("the decision to release it") does so only by its cue."""
    cue = statement.cue.quote if statement and statement.cue else ""
    is_put_ahead = bool(_PLANNED.search(clause.text) or _PLANNED.search(cue))
    if _DOUBTED.search(clause.text):
        return False
    return is_put_ahead and (clause.mode in _AHEAD or clause.event.predicate.partition(" ")[0] in LEADING or bool(_PLANNED.search(cue)))


def _is_done(clause: Clause) -> bool:
    """Whether the words report the act as done (or as not done), not as wanted, doubted or conditional."""
    text = clause.text
    is_told = clause.mode in ("asserted", "denied") or "raise" in act_of(clause.event.predicate)
    return (
        is_told
        and not text.lower().startswith("to ")
        and not _PARTICIPLE.search(text)
        and not _UNDONE.search(text)
        and not _LONG_AGO.search(text)
    )


def _tied(ahead: Sequence[_Voice], done: Sequence[_Voice], days: Mapping[str, datetime | None]) -> list[_Tie]:
    """The claims that report the act as done, the likest and those near it."""
    plan_id = ahead[0].claim_id
    best: dict[str, tuple[float, _Voice, _Voice]] = {}
    for left in ahead:
        for right in done:
            if right.claim_id == plan_id or right.article_id == left.article_id or not _is_one_act(left, right):
                continue
            if _are_of_others(left.clause, right.clause):
                continue
            like = share(left.gist, right.gist)
            least = _LIKE_OF_NOUN if _is_noun(right.clause) else _LIKE
            is_before = _is_before(right.clause, days.get(left.article_id)) or _is_yet_to_come(left.clause, days.get(right.article_id))
            if like >= least and not is_before and like > best.get(right.claim_id, (0.0,))[0]:
                best[right.claim_id] = (like, left, right)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[2].claim_id))
    kept = [item for item in ranked[:2] if item[0] >= ranked[0][0] * _NEAR_BEST]
    return [(left, right) for _, left, right in kept]


def _are_of_others(left: Clause, right: Clause) -> bool:
    """Whether the two acts are those of different persons, bodies or states; a group's or nobody's act may be anybody's."""
    sides = [clause.event.actors for clause in (left, right)]
    if not all(sides) or any(actor.kind in ("group", "unnamed", "other") for side in sides for actor in side):
        return False
    names, parties = ([{getattr(actor, key) for actor in side} for side in sides] for key in ("who", "party"))
    return not names[0] & names[1] and not (parties[0] & parties[1]) - {None}


def _is_noun(clause: Clause) -> bool:
    return clause.head is not None and any(phrase.covers(clause.head) for phrase in clause.phrases)


def _is_before(clause: Clause, published: datetime | None) -> bool:
    """Whether a deed is dated well before the plan was reported."""
    when = clause.event.when
    return when is not None and published is not None and when.end < published - _LATELY


def _is_yet_to_come(clause: Clause, published: datetime | None) -> bool:
    """Whether a plan is for a time after the report of the deed."""
    when = clause.event.when
    return when is not None and published is not None and when.start > published + _LATELY


def _is_one_act(left: _Voice, right: _Voice) -> bool:
    """Whether both are about one act on one thing: the act fits, and a word that is neither act nor name is shared."""
    plan, deed = left.gist, right.gist
    done = right.clause.event.predicate
    if left.clause.event.predicate.startswith("be ") and left.clause.event.predicate.removeprefix("be ") not in LEADING:
        return False
    if left.clause.event.place and right.clause.event.place and _are_two_places(left.clause.event.place, right.clause.event.place):
        return False
    things = {word for word in plan.stems & deed.stems if word not in (plan.predicate, deed.predicate)}
    if done in _UNDOING and len(things) >= _LEAST_SHARED and things & GATHERINGS:
        return True
    if left.clause.event.predicate == done and done in _BINDING and len(things) >= _LEAST_SHARED:
        return True
    if not plan.predicate or not deed.predicate or done.partition(" ")[0] == "be":
        return False
    is_same = plan.predicate == deed.predicate or bool(plan.main & deed.main)
    is_answered = "raise" in plan.main and bool(deed.main & _ANSWERS)
    is_undone = done in CANCELLING | CHANGING and bool(deed.main & plan.acts)
    return (is_same or is_answered or is_undone) and bool(things)


def _are_two_places(left: Mention, right: Mention) -> bool:
    return left.kind == right.kind == "place" and left.entity_id != right.entity_id


def _outcome(left: _Voice, right: _Voice) -> Outcome:
    return Outcome(
        planned_claim_id=left.claim_id,
        happened_claim_id=right.claim_id,
        result=_result(left, right),
        why=f"“{left.clause.text}” came before “{right.clause.text}”",
    )


def _result(left: _Voice, right: _Voice) -> OutcomeResult:
    if right.is_asked:
        return "raised"
    whole = right.clause.event.predicate
    predicates = {whole, whole.partition(" ")[0]} if whole not in CHANGING else {whole}
    if right.clause.event.is_negated or right.clause.mode == "denied" or predicates & CANCELLING:
        return "cancelled"
    if predicates & CHANGING:
        return "changed"
    return "raised" if "raise" in left.gist.main and "raise" in right.gist.acts else "held"


def _unreported(ahead: Sequence[_Voice], done: Sequence[_Voice], articles: Sequence[Article]) -> list[Outcome]:
    published = {article.id: article.published_at for article in articles}
    latest = max((at for at in published.values() if at is not None), default=None)
    for voice in ahead:
        due = _due(voice, done, published)
        if voice.clause.mode != "possible" and due is not None and latest is not None and latest > due:
            why = f"due by {due:%d %B %Y}, and no later article of the story reports it"
            return [Outcome(planned_claim_id=voice.claim_id, happened_claim_id=None, result="unreported", why=why)]
    return []


def _due(voice: _Voice, done: Sequence[_Voice], published: dict[str, datetime | None]) -> datetime | None:
    """When the planned act was to be over: as stated, else when another article tells of the talks it was meant for."""
    own = published.get(voice.article_id)
    stated = voice.clause.event.when
    if stated is not None:
        return stated.end if own is None or stated.end > own else None
    if own is None or not voice.gist.acts & _EVENTS:
        return None
    held = (published.get(other.article_id) for other in done if other.gist.acts & _EVENTS and other.gist.names & voice.gist.names)
    return own if any(at is not None and at > own for at in held) else None
