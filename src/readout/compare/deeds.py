"""Clauses as acts: whether one puts its act ahead or reports it as done, and which deeds may be what came of a plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from readout.compare.lexicon import CANCELLING, CHANGING, GATHERINGS, LEADING, STOP, act_of, stem, words
from readout.compare.matter import Gist, gist_of, weigh
from readout.model.statement import Clause, Mention, Statement
from readout.model.story import Claim

__all__ = ["Act", "DeedIndex", "are_of_others", "is_noun", "is_one_act", "is_promise", "read_act", "read_acts"]

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
_ASIDE = re.compile(r"^(?:just\s)?(?:\w+\s){0,2}(?:after|before)\s", re.IGNORECASE)
_LEAST_SHARED = 2
_BINDING = frozenset({"agree", "pledge", "promise", "vow", "commit"})
_UNDOING = frozenset({"cancel", "call off", "scrap", "postpone", "put off", "abort", "push back", "reschedule", "delay", "suspend"})
_ANSWERS = frozenset({"raise", "agree", "start"})
_STANDING = frozenset(
    stem(word)
    for word in (
        "cost remain include stay mean exist belong represent consider know think believe seem matter need like want depend"
        " contain consist amount total own live last affect apply result"
    ).split()
)
_MOST_DEEDS = 40
_MOST_OF_ONE = 3


@dataclass(frozen=True, slots=True)
class Act:
    """One clause of a claim, with its gist and its article.

    `is_ahead` holds where it is put ahead, `is_done` where it is reported, `is_asked` where it is what somebody asked for.
    """

    claim_id: str
    clause: Clause
    gist: Gist
    article_id: str
    is_ahead: bool
    is_done: bool
    is_asked: bool = False


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
    is_ahead = _is_ahead(clause, statement)
    gist = gist_of(clause)
    cue = statement.cue.quote if statement and statement.cue else ""
    is_asked = not is_ahead and _is_asked(clause, cue)
    is_done = is_asked or (not is_ahead and not _ASKING.search(cue) and _is_done(clause))
    if is_asked:
        gist = replace(gist, acts=gist.acts | {"raise"}, main=gist.main | {"raise"})
    return Act(claim.id if claim else "", clause, gist, clause.spans[0].article_id, is_ahead, is_done, is_asked)


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
        and not _ASIDE.search(text)
        and clause.event.predicate.partition(" ")[0] != "have"
    )


def is_noun(clause: Clause) -> bool:
    """Whether what stands for the clause's predicate is a noun ("their meeting")."""
    return clause.head is not None and any(phrase.covers(clause.head) for phrase in clause.phrases)


def is_one_act(left: Act, right: Act) -> bool:
    """Whether both are about one act on one thing: the act fits, and a word that is neither act nor name is shared."""
    plan, deed = left.gist, right.gist
    done = right.clause.event.predicate
    if _is_standing(left) or _is_standing(right):
        return False
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


def _is_standing(act: Act) -> bool:
    """Whether a clause tells how things stand or what somebody thinks, and no act."""
    return act.gist.predicate in _STANDING or stem(act.clause.event.predicate.partition(" ")[0]) in _STANDING


def _are_two_places(left: Mention, right: Mention) -> bool:
    return left.kind == right.kind == "place" and left.entity_id != right.entity_id


def are_of_others(left: Clause, right: Clause) -> bool:
    """Whether the two acts are those of different persons, bodies or states; a group's or nobody's act may be anybody's."""
    sides = [clause.event.actors for clause in (left, right)]
    if not all(sides) or any(actor.kind in ("group", "unnamed", "other") for side in sides for actor in side):
        return False
    names, parties = ([{getattr(actor, key) for actor in side} for side in sides] for key in ("who", "party"))
    told = [{word for actor in side for word in words(f"{actor.span.quote} {actor.name}") if word not in STOP} for side in sides]
    return not names[0] & names[1] and not (parties[0] & parties[1]) - {None} and not told[0] & told[1]


class DeedIndex:
    """Deeds by what they do and to what, so that the deeds that may be what came of a plan are found without trying all.

    Args:
        deeds: Acts reported as done.
    """

    def __init__(self, deeds: Iterable[Act]) -> None:
        self._deeds = list(deeds)
        self._by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, deed in enumerate(self._deeds):
            for act in _acts_done(deed):
                for word in deed.gist.stems:
                    self._by_key[act, word].append(n)

    def near(self, plan: Act) -> list[Act]:
        """Deeds of other articles and claims that fit the plan's act and share a word with it, those that share most first.

        At most three of a claim and forty in all. Cost grows with the number of deeds that fit.
        """
        shared: dict[int, float] = defaultdict(float)
        for word in plan.gist.stems:
            weight = weigh([word])
            for n in {n for act in _acts_planned(plan) for n in self._by_key.get((act, word), ())}:
                shared[n] += weight
        taken: dict[str, int] = defaultdict(int)
        found: list[Act] = []
        for n in sorted(shared, key=lambda n: (-shared[n], self._deeds[n].claim_id, self._deeds[n].clause.spans[0])):
            deed = self._deeds[n]
            if deed.claim_id != plan.claim_id and deed.article_id != plan.article_id and taken[deed.claim_id] < _MOST_OF_ONE:
                taken[deed.claim_id] += 1
                found.append(deed)
        return found[:_MOST_DEEDS]


def _acts_done(deed: Act) -> Iterator[str]:
    """What a deed does, under every name by which a plan may ask for it; `is_one_act` holds for no plan that asks for none of them."""
    done = deed.clause.event.predicate
    yield f"does {deed.gist.predicate}"
    yield from (f"is {act}" for act in deed.gist.main)
    if deed.gist.main & _ANSWERS:
        yield "answers"
    if done in _UNDOING:
        yield "undoes"
    if done in _BINDING:
        yield f"binds {done}"
    if done in CANCELLING | CHANGING:
        yield from (f"ends {act}" for act in deed.gist.main)


def _acts_planned(plan: Act) -> Sequence[str]:
    """The names under which `_acts_done` may give what came of a plan."""
    names = ["undoes", f"does {plan.gist.predicate}", f"binds {plan.clause.event.predicate}", *(f"is {act}" for act in plan.gist.main)]
    names += [f"ends {act}" for act in plan.gist.acts]
    return [*names, "answers"] if "raise" in plan.gist.main else names
