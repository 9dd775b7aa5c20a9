"""Clauses as acts: whether one puts its act ahead or reports it as done, and which deeds may be what came of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from readout.compare.doers import doers_of
from readout.compare.lexicon import CANCELLING, CHANGING, GATHERINGS, LEADING, act_of, act_of_word, stem, stems, words
from readout.compare.matter import Gist, gist_of
from readout.compare.opposites import opposite_acts
from readout.compare.thesaurus import class_of_noun
from readout.model.statement import AHEAD, Clause, Mention, Statement
from readout.model.story import Claim
from readout.text.bearings import find_bearings

__all__ = [
    "ANSWERS",
    "BINDING",
    "UNDOING",
    "Act",
    "is_noun",
    "is_one_act",
    "is_promise",
    "is_standing",
    "is_undoing",
    "read_act",
    "read_acts",
]

_PLANNED = re.compile(
    r"\b(?:will|shall|won[’']t|plan(?:s|ned|ning)?\sto|due\sto\s(?!the\b|an?\b)\w+|set\sto|(?<!\bthan\s)(?<!\bas\s)scheduled|slated|poised|(?<!\bthan\s)(?<!\bas\s)expect(?:s|ed|ing)?|(?<!more\s)(?<!less\s)likely\sto|"
    r"looks\sto|seeks?\sto|intends?|hop(?:es?|ing)\sto|aims?\sto|going\sto|may|might|agenda|been\splanning|originally\s(?:targeted|planned|scheduled)|(?:is|are|was|were)\s(?:also\s)?to\s[a-z]+)\b"
)
_UNDONE = re.compile(
    r"\b(?:will|won[’']t|should|must|would|could|can|if|whether|unless|until|to\s[a-z]+ing|wants?|needs?|(?:appear|seem)(?:s|ed)?\sto)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:ask|urg|call|demand|push|press|want|seek|sought|insist|propos|suggest|plan|hop|expect|agree|pledg|promis|vow|commit|intend|request|appeal)"
)
_DOUBTED = re.compile(
    r"\b(?:(?:may|might|could)\s(?:\w+\s)?have|unclear|unlikely|unsure|uncertain|question\sis|whether|if|unless|doubt\w*|never|no|not\s(?!guilty))\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asked|urged|demanded|pressed|pushed|called|sought|raised|appealed|requested|insisted)\b")
_PARTICIPLE = re.compile(r"^(?:while\s|by\s|and\s)?(?:also\s)?[a-z]+ing\b", re.IGNORECASE)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_CONDITION = re.compile(r"\W{0,3}(?:but\s)?(?:only\s)?(?:if|unless|provided\sthat)\b", re.IGNORECASE)
_ABLE = re.compile(r"\bcan\b", re.IGNORECASE)
_ON_AGENDA = re.compile(r"\bon\s(?:the|their|his|her|its)\sagenda\b", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:agreed|decided|consented)\b", re.IGNORECASE)
_FELL_THROUGH = re.compile(
    r"\b(?:but|before)\b[^.;]{0,60}?\b(?P<how>delayed|postponed|cancell?ed|scrapped|called\soff|put\soff|shelved)\b", re.IGNORECASE
)
_HOW = {
    "delayed": "delay",
    "postponed": "postpone",
    "scrapped": "scrap",
    "called off": "call off",
    "put off": "put off",
    "shelved": "shelve",
}
_LONG_AGO = re.compile(r"\b(?:ago|decades?|since|once|last\s(?:year|month|summer|winter|spring|autumn|fall)|in\s(?:19|20)\d\d)\b")
_SO_FAR = re.compile(r"\b(?:yet|still|so\sfar|to\sdate|until\snow|by\snow)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:\w+\s)?(?:(?:minutes?|hours?|days?|weeks?|months?|years?|moments|shortly|soon|long|immediately|just|right)\s)?(?:after|before)\s",
    re.IGNORECASE,
)
_LEAST_SHARED = 2
_LEADING_STEMS = frozenset(stem(word) for word in LEADING)
_VOWED = frozenset({"plans-to", "plan-to"})
_SAID_AHEAD = frozenset({"reported-will", "under-reported-will"})
_VOWING = re.compile(r"\b(?:vow|pledg|promis|commit)", re.IGNORECASE)
BINDING = frozenset({"agree", "pledge", "promise", "vow", "commit", "set"})
UNDOING = frozenset({"cancel", "call off", "scrap", "postpone", "put off", "abort", "push back", "reschedule", "delay", "suspend"})
_STOPPING = frozenset({"prevent", "block", "bar", "halt", "stop", "enjoin", "hold off", "forbid"})
ANSWERS = frozenset({"raise", "agree", "start"})
_INTENDING = frozenset("plan expect intend hope aim schedule due want wish decide prepare strive need poise slate tip".split())
_STANDING = frozenset(
    stem(word)
    for word in (
        "cost remain include stay mean exist belong represent consider know think believe seem matter need like want depend"
        " contain consist amount total own live last affect apply result support oppose favor favour"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Act:
    """One clause of a claim, with its gist and its article.

    `is_ahead` holds where it is put ahead, `is_done` where it is reported, `is_asked` where it is what somebody asked for. `doers` are
    those who do it, as far as the text tells. `is_promised` holds where it is ahead only by somebody's word.
    """

    claim_id: str
    clause: Clause
    gist: Gist
    article_id: str
    is_ahead: bool
    is_done: bool
    is_asked: bool = False
    doers: tuple[Mention, ...] = ()
    is_promised: bool = False


def is_promise(clause: Clause) -> bool:
    """Whether the clause's own verb only leads to an act ("agreed to", "plans to")."""
    return clause.event.predicate.partition(" ")[0] in LEADING


def read_acts(claims: Iterable[Claim], statements: Iterable[Statement]) -> list[Act]:
    """The clauses of the claims as acts, in their order."""
    by_id = {statement.id: statement for statement in statements}
    found = []
    for claim in claims:
        for statement_id, clause in claim.clauses:
            found.append(read_act(claim, clause, by_id.get(statement_id)))
    return found


def read_act(claim: Claim | None, clause: Clause, statement: Statement | None) -> Act:
    """A clause as an act; what somebody is reported to have asked for counts as raised."""
    cue = statement.cue.quote if statement and statement.cue else ""
    clause = _as_ended(clause)
    is_stopped = is_undoing(clause) and bool(_AGREED.search(cue)) and not _PLANNED.search(cue)
    is_ahead = not is_stopped and _is_ahead(clause, statement)
    gist = _gist_of_act(clause, cue)
    is_asked = not is_ahead and _is_asked(clause, cue)
    is_done = is_asked or is_stopped or (not is_ahead and not _ASKING.search(cue) and _is_done(clause))
    if is_asked:
        gist = replace(gist, acts=gist.acts | {"raise"}, main=gist.main | {"raise"})
    return Act(
        claim.id if claim else "",
        clause,
        gist,
        clause.spans[0].article_id,
        is_ahead,
        is_done,
        is_asked,
        doers_of(clause, statement),
        is_ahead and _is_promised(clause, cue),
    )


def _as_ended(clause: Clause) -> Clause:
    """A clause that tells of a plan and then how it fell through ("was set for Monday but was delayed"), as telling the latter."""
    match = _FELL_THROUGH.search(clause.text)
    if match is None:
        return clause
    how = " ".join(match["how"].lower().split())
    return replace(clause, mode="asserted", event=replace(clause.event, predicate=_HOW.get(how, "cancel"), is_negated=False))


def _gist_of_act(clause: Clause, cue: str) -> Gist:
    """A clause's gist; where it is only a thing, the act is what its cue says was done with it ("discussed", "reaffirmed")."""
    gist = gist_of(clause)
    if _ON_AGENDA.search(clause.text):
        return replace(gist, acts=gist.acts | {"raise"}, main=frozenset({"raise"}), predicate=stem("agenda"))
    if gist.main or not is_noun(clause):
        return gist
    for word in reversed(words(cue)):
        acts = act_of_word(word)
        if acts:
            return replace(gist, main=acts, predicate=stem(word))
    return gist


def is_undoing(clause: Clause) -> bool:
    """Whether a clause's act keeps another from being done, or done in time ("cancel", "postpone", "block", "hold off")."""
    predicate = clause.event.predicate
    is_stopping = predicate in _STOPPING and not clause.event.is_negated
    return (is_stopping or predicate in CANCELLING | CHANGING | UNDOING) and not is_noun(clause)


def _is_asked(clause: Clause, cue: str) -> bool:
    """Whether a clause is what somebody is reported to have asked for: then the asking was done."""
    is_wanted = clause.text.lower().startswith(("to ", "that ", "for "))
    return is_wanted and bool(_ASKED.search(cue)) and not _PLANNED.search(cue)


def _is_ahead(clause: Clause, statement: Statement | None) -> bool:
    """Whether the words put the act ahead; a bare infinitive ("the decision to release it") does so only by its cue.

    What somebody is only expected to ask for ("is expected to ask Norway to lift the ban") is ahead, whatever the words for it.
    """
    cue = statement.cue.quote if statement and statement.cue else ""
    is_put_ahead = bool(_PLANNED.search(clause.text) or _PLANNED.search(cue)) or _is_said_ahead(statement)
    is_put_ahead = is_put_ahead or _is_promised(clause, cue)
    is_able = clause.mode == "possible" and bool(_ABLE.search(clause.text))
    if is_able or _DOUBTED.search(clause.text) or (statement is not None and _has_condition(clause, statement)):
        return False
    return is_put_ahead and (clause.mode in AHEAD or clause.event.predicate.partition(" ")[0] in LEADING or bool(_PLANNED.search(cue)))


def _is_promised(clause: Clause, cue: str) -> bool:
    """Whether a clause looks ahead only because somebody said that it would be so, vowed it or promised it; nobody else is asked for it."""
    is_vowed = clause.why in _VOWED and bool(_VOWING.search(cue))
    is_said = clause.why in _SAID_AHEAD and not _ASKING.search(cue)
    return (is_vowed or is_said) and not _PLANNED.search(clause.text)


def _is_said_ahead(statement: Statement | None) -> bool:
    """Whether the act of saying is itself yet to come."""
    return statement is not None and statement.mode in ("planned", "expected") and any(why.startswith("mode:cue-") for why in statement.why)


def _has_condition(clause: Clause, statement: Statement) -> bool:
    """Whether the statement goes on from the clause with "if" or "unless": a threat or an offer, and no plan."""
    last = clause.spans[-1]
    return any(
        span.article_id == last.article_id and span.start <= last.start < span.end and _CONDITION.match(span.quote, last.end - span.start)
        for span in statement.spans
    )


def _is_done(clause: Clause) -> bool:
    """Whether the words report the act as done (or as not done), not as wanted, doubted, conditional or only not done so far."""
    text = clause.text
    is_told = clause.mode in ("asserted", "denied") or "raise" in act_of(clause.event.predicate)
    return (
        is_told
        and not text.lower().startswith("to ")
        and not _PARTICIPLE.search(text)
        and not (_UNDONE.search(_UNTIL.sub(" ", text)) if is_undoing(clause) else _UNDONE.search(text))
        and not _LONG_AGO.search(text)
        and not any(one.direction == "past" and not one.is_near for one in find_bearings(text))
        and not _ASIDE.search(text)
        and not (clause.says_no and _SO_FAR.search(text))
        and clause.event.predicate.partition(" ")[0] not in _INTENDING | {"have"}
    )


def is_noun(clause: Clause) -> bool:
    """Whether what stands for the clause's predicate is a noun ("their meeting")."""
    return clause.head is not None and any(phrase.covers(clause.head) for phrase in clause.phrases)


def is_one_act(left: Act, right: Act) -> bool:
    """Whether both are about one act on one thing: the act fits, and a word that is neither act nor name is shared."""
    plan, deed = left.gist, right.gist
    done = right.clause.event.predicate
    if left.is_promised and (plan.predicate != deed.predicate or not _are_of_one(left.doers, right.doers)):
        return False
    if is_standing(left) or is_standing(right):
        return False
    if left.clause.event.predicate.startswith("be ") and left.clause.event.predicate.removeprefix("be ") not in LEADING:
        return False
    if _are_of_two_places(left, right):
        return False
    own = {plan.predicate} if is_undoing(right.clause) else {plan.predicate, deed.predicate}
    things = (plan.stems & deed.stems) - own or _names_shared(left, right)
    if done in UNDOING and len(things) >= _LEAST_SHARED and things & GATHERINGS:
        return True
    if left.clause.event.predicate == done and done in BINDING and len(things) >= _LEAST_SHARED:
        return True
    if not plan.predicate or not deed.predicate or done.partition(" ")[0] == "be":
        return False
    is_same = plan.predicate == deed.predicate or bool(plan.main & deed.main)
    is_answered = "raise" in plan.main and bool(deed.main & ANSWERS)
    is_named = plan.predicate in deed.stems or bool(deed.main & (plan.acts if done in CANCELLING | CHANGING else plan.main))
    is_undone = is_undoing(right.clause) and is_named and stem(done.partition(" ")[0]) not in plan.stems
    return (is_same or is_answered or is_undone or opposite_acts(plan.predicate, deed.predicate)) and bool(things)


def _names_shared(left: Act, right: Act) -> frozenset[str]:
    """Of one act of one doer the names that both have beside the doer's ("visited Oslo"); the act itself where its plan tells no more."""
    plan, deed = left.gist, right.gist
    if plan.predicate != deed.predicate or not _are_of_one(left.doers, right.doers):
        return frozenset()
    things = [frozenset(class_of_noun(word, {}) for word in gist.stems - {gist.predicate}) for gist in (plan, deed)]
    if things[0] & things[1]:
        return things[0] & things[1]
    of_doers = frozenset(word for one in (*left.doers, *right.doers) for word in stems(f"{one.name} {one.span.quote}"))
    of_time = frozenset(word for when in left.clause.whens for word in stems(when.span.quote))
    rest = (plan.stems | plan.names) - of_doers - of_time - _LEADING_STEMS - {plan.predicate}
    return (plan.names & deed.names) - of_doers if rest else frozenset({plan.predicate})


def _are_of_one(left: Iterable[Mention], right: Iterable[Mention]) -> bool:
    return bool({one.who for one in left} & {one.who for one in right})


def is_standing(act: Act) -> bool:
    """Whether a clause tells how things stand or what somebody thinks, and no act."""
    return act.gist.predicate in _STANDING or stem(act.clause.event.predicate.partition(" ")[0]) in _STANDING


def _are_of_two_places(left: Act, right: Act) -> bool:
    """Whether two acts are told of two places; not where one doer does the same to or with the same, here or there."""
    a, b = left.clause.event.place, right.clause.event.place
    is_elsewhere = a is not None and b is not None and a.kind == b.kind == "place" and a.entity_id != b.entity_id
    is_one = _are_of_one(left.doers, right.doers) and _are_of_one(left.clause.event.targets, right.clause.event.targets)
    return is_elsewhere and not is_one
