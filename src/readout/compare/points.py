"""The one point in which two clauses differ that otherwise say the same: where, when, who, or the act itself and its opposite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readout.compare.denials import TELLING_AT_ALL, is_left_open, is_negative
from readout.compare.doers import are_others, doers_of
from readout.compare.lexicon import DETERMINERS, HOLDING, noun_stem, stem, stems, words
from readout.compare.matter import Gist, weigh
from readout.compare.opposites import are_steps, are_turns, opposed_stems, opposite_acts, opposites_of
from readout.compare.values import Clash, are_apart, times_clash
from readout.model.article import Span
from readout.model.statement import AHEAD, OF_A_DAY, Clause, Mention, Statement
from readout.text.countries import look_up
from readout.text.dateline import is_known_city

__all__ = [
    "Point",
    "Side",
    "are_of_two_places",
    "are_one_act",
    "are_opposite_acts",
    "find_point",
    "find_two_tellers",
    "may_differ_in_one",
    "read_side",
]

_NAMED = frozenset({"person", "organisation", "country"})
_PLACES = frozenset({"place", "country"})
_SHARED = 0.6
_SHARED_OF_PLACES = 0.4
_QUOTED = 6
_MOST_LEFT_OUT = 4
_CLOCK = frozenset({"minute", "hour"})
_PLACED = frozenset({"hold", "take", "place", "stage", "host"})
_OF_ONE = frozenset(
    stem(word)
    for word in """win kill murder assassinate shoot stab poison veto drive pilot break violate start provoke instigate chair head host
    succeed replace invent write draft compose leak hack invade cause detonate commit sink hijack kidnap abduct steal found acquire inherit
    score down order plant throw fire lead""".split()
)
"""Acts that are one's own: where two reports name two who did it, one of them is wrong."""
_TO_ONE = frozenset(stem(word) for word in "elect name appoint choose pick select nominate crown succeed replace promote marry".split())
"""Acts that befall one: where two reports name two, one of them is wrong."""
_MUTUAL = frozenset(stem(word) for word in "meet talk speak marry clash fight agree confer join divorce hug embrace play face".split())
_RELAYING = stems("report write tweet post cite")
_BEFORE_PLACE = re.compile(
    r"\b(in|at|near|to|from|on|outside|into|over|off|around|through|for)\s(?:the\s(?:\w+\s(?:of\s)?)?)?$", re.IGNORECASE
)
_FIRST = re.compile(r"\bfirst$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """What of a clause is held against another.

    `act` is the stem of its verb ("hold" for all ways of holding), `acts` that, or the stems of the cue on which a noun phrase alone hangs
    ("rejected the offer"), `head` the words of either; `stance` the stems of the cue that have an opposite ("supports"); `words` all stems
    and names but those of its times, and the names of whom its pronouns mean; `teller` the words for who says it.
    """

    clause: Clause
    gist: Gist
    statement: Statement | None
    act: str
    acts: frozenset[str]
    head: Span | None
    stance: frozenset[str]
    words: frozenset[str]
    teller: frozenset[str]


def read_side(clause: Clause, gist: Gist, statement: Statement | None = None) -> Side:
    """A clause as it is held against others; its statement, where that is known, tells by what cue and by whom it is said."""
    act, cue = _act(clause), statement.cue if statement else None
    is_noun = clause.head is not None and any(phrase.end == clause.head.end for phrase in clause.phrases)
    told = stems(cue.quote) if cue else frozenset()
    of_time = frozenset(word for when in clause.whens for word in stems(when.span.quote))
    meant = frozenset(word for one in doers_of(clause, statement) if one.kind in _NAMED for word in stems(one.name))
    return Side(
        clause=clause,
        gist=gist,
        statement=statement,
        act=act,
        acts=told if cue and is_noun else frozenset({act} - {""}),
        head=cue if cue and is_noun else clause.head,
        stance=opposed_stems(told),
        words=(gist.stems | gist.names | meant) - of_time,
        teller=_words(statement.speaker) if statement and statement.speaker else frozenset(),
    )


@dataclass(frozen=True, slots=True)
class Point:
    """Where two clauses differ, with the words of each; `clash` is None where both hold, each for itself."""

    field: Literal["place", "time", "actor", "polarity"]
    left: Span
    right: Span
    clash: Clash | None


def find_point(left: Side, right: Side) -> Point | None:
    """The point in which two clauses differ; None where they differ in more than one, or in none.

    Neither says no nor leaves it open, both look ahead or neither does, and their times do not lie apart. Of what is left one has no
    word that the other lacks, and most of it is in both.
    """
    n_shared = len(left.words & right.words)
    if not n_shared or min(len(left.words), len(right.words)) - n_shared > _MOST_LEFT_OUT:
        return None
    a, b = left.clause, right.clause
    if a.says_no or b.says_no or is_left_open(a) != is_left_open(b) or (a.mode in AHEAD) != (b.mode in AHEAD):
        return None
    if are_apart(a.event.when, b.event.when):
        return _clock(left, right)
    if a.event.quantities and b.event.quantities and _numbers(a) != _numbers(b):
        return None
    found = _stance(left, right)
    if not found and left.act == right.act != "":
        found = _place(left, right) or _who(left, right) or _turned(left, right) or _not(left, right)
    return found or _opposite(left, right) or _word(left, right)


def find_two_tellers(left: Side, right: Side) -> Point | None:
    """The speakers, where two reports give one quotation to two persons whom both name."""
    one, other = left.statement, right.statement
    if one is None or other is None or one.speaker is None or other.speaker is None or "indirect" in (one.kind, other.kind):
        return None
    told = [[stem(word) for word in words(clause.text)] for clause in (left.clause, right.clause)]
    if told[0] != told[1] or len(told[0]) < _QUOTED or any(side.cue and stems(side.cue.quote) & _RELAYING for side in (one, other)):
        return None
    is_of_two = _are_two_named(one.speaker, other.speaker) and _has_full_name(one.speaker) and _has_full_name(other.speaker)
    return Point("actor", one.speaker.span, other.speaker.span, "hard") if is_of_two else None


def _has_full_name(mention: Mention) -> bool:
    return mention.kind == "person" and len(words(mention.name)) > 1


def may_differ_in_one(one: Side, other: Side) -> bool:
    """Whether two clauses could differ in one point: their acts are one or opposites, or they have opposite words."""
    is_one = one.act == other.act != "" or _are_opposed(one.acts, other.acts)
    return is_one or bool(opposites_of(one.gist.stems) & other.gist.stems)


def are_one_act(left: Side, right: Side) -> bool:
    """Whether the acts of two clauses go by one verb, and are not those of two doers: what was planned may have come otherwise."""
    is_one = left.act == right.act != ""
    return is_one and not are_others(doers_of(left.clause, left.statement), doers_of(right.clause, right.statement))


def are_opposite_acts(left: Side, right: Side) -> bool:
    """Whether the acts of two clauses are opposites: each has its own time."""
    return opposite_acts(left.act, right.act)


def are_of_two_places(left: Side, right: Side) -> bool:
    """Whether two clauses that say the same else, numbers and times left out, name places that have no word in common."""
    ours, theirs = _place_words(left.clause), _place_words(right.clause)
    if not ours or not theirs or ours & theirs:
        return False
    counted = [frozenset(word for number in side.clause.event.quantities for word in stems(number.span.quote)) for side in (left, right)]
    return _is_rest_one(left, right, ours | (counted[0] - counted[1]), theirs | (counted[1] - counted[0]))


def _place_words(clause: Clause) -> frozenset[str]:
    """The words for the place of a clause, else for all that it names; countries left out where it names another place too."""
    named = [clause.event.place] if clause.event.place else [one for one in clause.mentions if one.kind in _PLACES]
    fine = [one for one in named if one.kind == "place"] or named
    return frozenset(word for one in fine for word in _words(one))


def _act(clause: Clause) -> str:
    act = clause.event.predicate.partition(" ")[0]
    return "hold" if act in HOLDING or (act == "take" and ("take", "place") in pairwise(clause.lemmas)) else stem(act)


def _numbers(clause: Clause) -> set[tuple[float | None, float | None]]:
    return {(quantity.low, quantity.high) for quantity in clause.event.quantities}


def _clock(left: Side, right: Side) -> Point | None:
    """The times of the clock of one day."""
    a, b = left.clause.event.when, right.clause.event.when
    if a is None or b is None or not {a.precision, b.precision} <= _CLOCK or times_clash(a, b) != "hard":
        return None
    is_one_day = a.start.date() == b.start.date() and left.act == right.act
    return Point("time", a.span, b.span, "hard") if is_one_day and _is_rest_one(left, right) else None


def _place(left: Side, right: Side) -> Point | None:
    """The place, or the one other place behind a preposition ("flew to Oslo"); what befell several may have befallen them anywhere.

    Two states, or two cities that are known as such, cannot both be right; of two other places one may lie in the other.
    """
    a, b = (_only_place(side.clause, other.clause) for side, other in ((left, right), (right, left)))
    if a is None or b is None or a.entity_id == b.entity_id or _words(a) & _words(b):
        return None
    if (_led_to(left.clause, a) == "from") != (_led_to(right.clause, b) == "from"):
        return None
    states = {place.party for place in (look_up(a.name), look_up(b.name)) if place}
    is_known = len(states) > 1 or (is_known_city(a.name) and is_known_city(b.name))
    if a.kind != b.kind and not is_known:
        return None
    if not _is_rest_one(left, right, _words(a) | _PLACED, _words(b) | _PLACED, least=_SHARED_OF_PLACES):
        return None
    is_of_many = _is_of_many(left.clause) or _is_of_many(right.clause)
    return Point("place", a.span, b.span, None if is_of_many else "hard" if is_known else "soft")


def _only_place(clause: Clause, other: Clause) -> Mention | None:
    if clause.event.place is not None:
        return clause.event.place
    known = {mention.entity_id for mention in other.mentions}
    found = [one for one in clause.mentions if one.kind in _PLACES and one.entity_id not in known]
    return found[0] if len(found) == 1 and _led_to(clause, found[0]) else None


def _led_to(clause: Clause, place: Mention) -> str:
    """The preposition before a place, "" where none stands there: who came from Oslo did not come to Oslo."""
    match = _BEFORE_PLACE.search(_before(clause, place.span))
    return match[1].lower() if match else ""


def _before(clause: Clause, span: Span) -> str:
    return next((piece.quote[: span.start - piece.start] for piece in clause.spans if piece.covers(span)), "")


def _is_of_many(clause: Clause) -> bool:
    """Whether a clause tells of things that it does not name or count ("fires broke out")."""
    subject = next((one for one in clause.phrases if clause.head and one.end <= clause.head.start), None)
    told = words(subject.quote) if subject else ()
    return bool(told) and told[0] not in DETERMINERS and told[-1].endswith("s") and noun_stem(told[-1]) != told[-1]


def _who(left: Side, right: Side) -> Point | None:
    """Who did it, or whom it befell; a clash where only one can have done it, or have been chosen."""
    a, b = left.clause, right.clause
    is_own = left.act in _OF_ONE or _FIRST.search(a.text) is not None
    return _one_of(left, right, a.event.actors, b.event.actors, is_own) or _one_of(
        left, right, a.event.targets, b.event.targets, left.act in _TO_ONE
    )


def _one_of(left: Side, right: Side, ours: tuple[Mention, ...], theirs: tuple[Mention, ...], is_own: bool) -> Point | None:
    ours, theirs = (tuple(one for one in side if _is_named(one)) for side in (ours, theirs))
    if len(ours) != 1 or len(theirs) != 1 or not _are_two_named(ours[0], theirs[0]) or not are_others(ours, theirs):
        return None
    if not (_holds(left.clause, ours[0].span) and _holds(right.clause, theirs[0].span)):
        return None
    is_one = _is_rest_one(left, right, _words(ours[0]), _words(theirs[0]))
    return Point("actor", ours[0].span, theirs[0].span, _when_told(left, right) if is_own else None) if is_one else None


def _turned(left: Side, right: Side) -> Point | None:
    """Who did it to whom, the other way round."""
    (ours, whom), (theirs, others) = ((side.clause.event.actors, side.clause.event.targets) for side in (left, right))
    if not all(len(side) == 1 and _is_named(side[0]) for side in (ours, whom, theirs, others)) or left.act in _MUTUAL:
        return None
    is_turned = ours[0].who == others[0].who != whom[0].who == theirs[0].who
    return Point("actor", ours[0].span, theirs[0].span, _when_told(left, right)) if is_turned and _is_rest_one(left, right) else None


def _not(left: Side, right: Side) -> Point | None:
    """A "not" that stands with another word than the act ("found him not guilty")."""
    a, b = left.clause, right.clause
    if is_negative(a) == is_negative(b) or left.gist.marks != right.gist.marks:
        return None
    return Point("polarity", a.spans[0], b.spans[0], "hard")


def _stance(left: Side, right: Side) -> Point | None:
    """The cues, where what hangs on them is the same ("supports the law", "opposes the law"): a clash where one speaker is meant."""
    cues = [side.statement.cue if side.statement else None for side in (left, right)]
    if cues[0] is None or cues[1] is None or not _are_opposed(left.stance, right.stance):
        return None
    return Point("polarity", cues[0], cues[1], "hard" if _are_of_one(left, right) else None) if _is_rest_one(left, right) else None


def _opposite(left: Side, right: Side) -> Point | None:
    """The acts; that of a noun phrase alone is the cue on which it hangs ("rejected the offer")."""
    acts, heads = (left.acts, right.acts), (left.head, right.head)
    if not _are_opposed(*acts) or heads[0] is None or heads[1] is None:
        return None
    if not _is_rest_one(left, right, acts[0] | right.teller, acts[1] | left.teller):
        return None
    return Point("polarity", heads[0], heads[1], _clash_of_acts(left, right, *acts))


def _clash_of_acts(left: Side, right: Side, ours: frozenset[str], theirs: frozenset[str]) -> Clash | None:
    """How opposite acts clash: not where they come in turn or two take two stances; softly where both may hold, each at its time."""
    pairs = [(one, other) for one in ours for other in theirs]
    is_of_cue = left.head is not left.clause.head or right.head is not right.clause.head
    if (is_of_cue and not _are_of_one(left, right)) or any(are_turns(*pair) for pair in pairs):
        return None
    is_timed = left.clause.event.when is not None and right.clause.event.when is not None
    is_step = any(are_steps(*pair) for pair in pairs) and not is_timed and left.clause.mode not in AHEAD
    return "soft" if is_step else _when_told(left, right)


def _when_told(left: Side, right: Side) -> Clash | None:
    """How two acts clash of which one may be of another time: not where one alone tells of a month or a year."""
    told = [side.clause.event.when for side in (left, right) if side.clause.event.when]
    return None if len(told) == 1 and told[0].precision not in OF_A_DAY else "hard"


def _are_opposed(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(opposite_acts(one, other) for one in ours for other in theirs) or bool(opposites_of(ours) & theirs)


def _are_of_one(left: Side, right: Side) -> bool:
    """Whether no two speakers say the two: each may have its own stance."""
    ours, theirs = (side.statement.speaker if side.statement else None for side in (left, right))
    return ours is None or theirs is None or ours.who == theirs.who


def _word(left: Side, right: Side) -> Point | None:
    """A word of the two that is the other's opposite, whatever the act."""
    ours, theirs = left.gist.stems - right.gist.stems, right.gist.stems - left.gist.stems
    one = next((word for word in sorted(ours) if opposites_of(frozenset({word})) & theirs), None)
    if one is None or not _is_rest_one(left, right, frozenset({one}), opposites_of(frozenset({one}))):
        return None
    return Point("polarity", left.clause.spans[0], right.clause.spans[0], "hard")


def _is_rest_one(
    left: Side,
    right: Side,
    ours: frozenset[str] = frozenset(),
    theirs: frozenset[str] = frozenset(),
    least: float = _SHARED,
) -> bool:
    """Whether without these words, and those of their times, one of two clauses holds all of the other, and most is in both."""
    one, other = left.words - ours, right.words - theirs
    shared = one & other
    if not (one <= other or other <= one) or not shared:
        return False
    return len(shared) >= least * max(len(one), len(other)) and weigh(shared) >= TELLING_AT_ALL


def _is_named(mention: Mention) -> bool:
    return mention.kind in _NAMED and bool(stems(mention.name) & stems(mention.span.quote))


def _are_two_named(one: Mention, other: Mention) -> bool:
    return _is_named(one) and _is_named(other) and not stems(one.name) & stems(other.name)


def _holds(clause: Clause, span: Span) -> bool:
    return any(piece.covers(span) for piece in clause.spans)


def _words(mention: Mention) -> frozenset[str]:
    return frozenset(stem(word) for word in (*words(mention.span.quote), *words(mention.name)))
