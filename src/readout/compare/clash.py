"""How two clauses of a story clash: in a number, in a time, or in whether it is so at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.compare.counts import Count, counts_clash, counts_of
from readout.compare.denials import are_opposites, is_blank, is_denial, is_denied, is_negative, is_outright, is_verb_of_denial
from readout.compare.lexicon import stem
from readout.compare.matter import Gist, gist_of, likeness
from readout.compare.values import Clash, times_clash
from readout.model.article import Span
from readout.model.statement import Clause, Mention, Quantity, Statement
from readout.model.story import Claim, RivalField

__all__ = ["Found", "Voice", "find_clash", "make_voice", "quantities_told"]

_LIKE_NUMBER = 0.5
_LIKE_EQUAL = 0.12
_LIKE_TIME = 0.5
_LIKE_NEAR = 0.35
_NEAR_DAYS = 3
_LIKE_DENIAL = 0.3
_LIKE_NOT = 0.45
_LEAST_SHARED = 2
_LIKE_OPPOSITE = 0.4
_LIKE_SUM = 0.35
_LIKE_OF_TOLLS = 0.25
_SUMS = frozenset(stem(word) for word in ("dollar", "percent", "euro", "pound", "yen"))
_AHEAD = ("planned", "expected", "possible")
_CONTRAST = re.compile(
    r"\b(?:[Oo]thers\s(?:have\s)?(?:say|said|put|report|reported|claim|claimed|estimate|estimated|give|gave|speak|spoke)|one\s(?:\w+\s){0,2}group|some\s(?:say|put|reports)|other\s(?:reports|estimates|sources))\b"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A clause of a claim, with what it is about, what it counts, and whether it says no."""

    claim: Claim
    clause: Clause
    gist: Gist
    counts: tuple[Count, ...]
    statement: Statement | None
    is_no: bool

    @property
    def article_id(self) -> str:
        """The article that it stands in."""
        return self.clause.spans[0].article_id

    @property
    def speaker(self) -> str:
        """Who says it; the article's id where the outlet does."""
        return self.statement.speaker.name if self.statement and self.statement.speaker else self.article_id


@dataclass(frozen=True, slots=True)
class Found:
    """A clash of two voices: its field, how hard it is, the clashing words in each, and how alike the rest is."""

    field: RivalField
    clash: Clash
    left: Span
    right: Span
    like: float
    values: frozenset[str] = frozenset()


def make_voice(claim: Claim, clause: Clause, statement: Statement | None, named: Mapping[tuple[str, int], list[Mention]]) -> Voice:
    """The voice of a clause; `named` tells who is named in each passage, by article and the passage's order."""
    gist = gist_of(clause)
    before = named.get((statement.article_id, statement.order - 1), []) if statement else []
    return Voice(claim, clause, gist, tuple(counts_of(clause, gist, before)), statement, is_denial(clause, statement))


Told = Mapping[tuple[str, str], Sequence[Quantity]]
"""Every quantity that an article gives for a matter, by the article's id and the matter."""


def quantities_told(voices: Iterable[Voice]) -> Told:
    """What each article gives for each matter."""
    told: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for voice in voices:
        for count in voice.counts:
            told[voice.article_id, count.matter].append(count.quantity)
    return told


def find_clash(left: Voice, right: Voice, told: Told) -> Found | None:
    """How two voices clash, if they do and two tellers stand behind them; `told` is what the story's articles count."""
    if not _are_two_tellers(left, right) or not _could_clash(left, right):
        return None
    like = likeness(left.gist, right.gist)
    return (
        _number_clash(left, right, like, told)
        or _time_clash(left, right, like)
        or _denial_clash(left, right, like)
        or _opposite_clash(left, right, like)
    )


def _could_clash(left: Voice, right: Voice) -> bool:
    """Whether it is worth weighing two voices: they count one matter, or both name a time, or one says no to shared words."""
    if {count.matter for count in left.counts} & {count.matter for count in right.counts}:
        return True
    if left.clause.event.when is not None and right.clause.event.when is not None:
        return True
    is_inside = any(a.overlaps(b) for a in left.clause.spans for b in right.clause.spans)
    if is_inside or len(left.gist.stems & right.gist.stems) < 2:
        return False
    return left.is_no != right.is_no or are_opposites(left.gist, right.gist)


def _number_clash(left: Voice, right: Voice, like: float, told: Told) -> Found | None:
    """A number clash where each clause has one count of that matter, and neither article bears the other out."""
    for one in left.counts:
        alike = [other for other in right.counts if other.matter == one.matter]
        if len(alike) != 1 or sum(other.matter == one.matter for other in left.counts) != 1:
            continue
        clash = counts_clash(one, alike[0])
        is_equal = one.quantity.low is not None and one.quantity.low == alike[0].quantity.high
        is_named = one.is_named
        is_sum = one.matter in _SUMS
        least = 0.0 if is_named else _LIKE_EQUAL if is_equal else _LIKE_SUM if is_sum else _LIKE_NUMBER
        is_one_act = (
            is_named or is_equal or is_sum or bool(left.gist.main & right.gist.main) or left.gist.predicate == right.gist.predicate != ""
        )
        is_one_text = left.article_id == right.article_id and not one.is_toll and not _is_contrast(left, right)
        if is_one_text or (one.is_toll and _are_of_two(left, right, like)):
            continue
        is_borne = one.is_toll and not _are_whole(one, left, alike[0], right, told)
        if clash and like >= least and is_one_act and not is_borne:
            return Found(
                "number", clash, one.quantity.span, alike[0].quantity.span, max(like, 0.5 if is_named else 0.0), _values(one, alike[0])
            )
    return None


def _is_contrast(left: Voice, right: Voice) -> bool:
    """Whether one sets what "others" say against the rest."""
    return bool(_CONTRAST.search(left.clause.text) or _CONTRAST.search(right.clause.text))


def _are_of_two(left: Voice, right: Voice, like: float) -> bool:
    """Whether two tolls are of two happenings: each names somebody or some place, none in common, and little else is."""
    return bool(left.gist.names and right.gist.names) and not left.gist.names & right.gist.names and like < _LIKE_OF_TOLLS


def _are_whole(one: Count, left: Voice, other: Count, right: Voice, told: Told) -> bool:
    """Whether two tolls are each their article's whole: no part of a larger one, nor borne out by the other article.

    Within one article they are where it sets them against each other ("others put it at").
    """
    if left.article_id == right.article_id:
        return _is_contrast(left, right)
    for count, voice, rival in ((one, left, other), (other, right, one)):
        same = told.get((voice.article_id, count.matter), ())
        if any((q.low or 0) > (count.quantity.low or 0) or (q.low, q.high) == (rival.quantity.low, rival.quantity.high) for q in same):
            return False
    return True


def _time_clash(left: Voice, right: Voice, like: float) -> Found | None:
    a, b = left.clause.event.when, right.clause.event.when
    if a is None or b is None or (left.clause.mode in _AHEAD) != (right.clause.mode in _AHEAD):
        return None
    is_one_act = left.gist.predicate == right.gist.predicate != "" and left.article_id != right.article_id
    is_of_one = bool(left.gist.names & right.gist.names) and 0 < abs((a.start.date() - b.start.date()).days) <= _NEAR_DAYS
    if not is_one_act or like < (_LIKE_NEAR if is_of_one else _LIKE_TIME) or a.span.quote == b.span.quote:
        return None
    clash = times_clash(a, b)
    return Found("time", clash, a.span, b.span, like) if clash else None


def _denial_clash(left: Voice, right: Voice, like: float) -> Found | None:
    if left.is_no == right.is_no or {left.clause.mode, right.clause.mode} & set(_AHEAD):
        return None
    denial, other = (left, right) if left.is_no else (right, left)
    is_one_act = bool(left.gist.main & right.gist.main) or left.gist.predicate == right.gist.predicate != ""
    is_said = is_outright(denial.clause, denial.statement) or (
        is_one_act and like >= _LIKE_NOT and left.article_id != right.article_id and not is_negative(other.clause)
    )
    if not is_said or not is_denied(denial.gist, other.gist, is_verb_of_denial(denial.clause), is_blank(denial.clause), _LIKE_DENIAL):
        return None
    return Found("polarity", "hard", left.clause.spans[0], right.clause.spans[0], like)


def _opposite_clash(left: Voice, right: Voice, like: float) -> Found | None:
    """A clash of a word and its negative ("lawfully", "unlawfully") said of one thing by two."""
    if left.is_no != right.is_no or like < _LIKE_OPPOSITE or not are_opposites(left.gist, right.gist):
        return None
    if len(left.gist.stems & right.gist.stems) < _LEAST_SHARED:
        return None
    return Found("polarity", "hard", left.clause.spans[0], right.clause.spans[0], like)


def _are_two_tellers(left: Voice, right: Voice) -> bool:
    """Whether two speakers (or outlets) tell it, or one outlet sets what "others" say against it."""
    return left.speaker != right.speaker or _is_contrast(left, right)


def _values(left: Count, right: Count) -> frozenset[str]:
    """What two counts set against each other, whoever says it."""
    return frozenset(f"{count.quantity.low} to {count.quantity.high}" for count in (left, right))
