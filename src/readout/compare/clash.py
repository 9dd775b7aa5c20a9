"""How two clauses of a story clash: in a number, in a time, or in whether it is so at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.compare.counts import Count, counts_clash, counts_of
from readout.compare.denials import INVOLVED, Denial, are_opposites, are_plain_opposites, find_denial, is_denied
from readout.compare.doers import are_others, doers_of
from readout.compare.lexicon import stem
from readout.compare.matter import Gist, gist_of, likeness
from readout.compare.nearness import are_near, are_roughly_apart, best_aligned, is_of_range, leading_pair
from readout.compare.points import (
    Side,
    are_of_two_places,
    are_one_act,
    are_opposite_acts,
    find_point,
    find_two_tellers,
    read_side,
)
from readout.compare.values import Clash, is_of_one_thing, times_clash
from readout.model.article import Span
from readout.model.statement import AHEAD, OF_A_DAY, Clause, Mention, Statement, When
from readout.model.story import Claim, RivalField

__all__ = ["Found", "Told", "Voice", "find_clash", "make_voice", "quantities_told"]

_LIKE_NUMBER = 0.5
_LIKE_EQUAL = 0.12
_LIKE_TIME = 0.5
_LIKE_NEAR = 0.35
_NEAR_DAYS = 3
_LEAST_SHARED = 2
_ALIKE = 0.4
_ALIKE_NEAR = 0.3
_ALIKE_ONE_OF = 0.45
_ALIKE_UNITS = 0.6
_LIKE_JUDGED = 0.35
_NEXT_DAYS = 2
_LIKE_OPPOSITE = 0.4
_LIKE_SUM = 0.45
_LIKE_OF_TOLLS = 0.25
_FAR_OF_PART = 2
_SUMS = frozenset(stem(word) for word in ("dollar", "percent", "euro", "pound", "yen"))
_DUTY = re.compile(r"\b(?:ha(?:s|ve|d)\sto|should|must|would|could|can|ought\sto)\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_AS_OF = re.compile(r"\bas\sof\s$", re.IGNORECASE)
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
    denial: Denial | None
    side: Side

    @property
    def is_no(self) -> bool:
        """Whether it says no to something."""
        return self.denial is not None

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
    """A clash of two voices: its field, how hard it is, the clashing words in each, and how alike the rest is.

    `is_sure` holds where it needs no likeness: of two tolls of one kind, or two ages of one person, that hardly differ. `is_plain` holds
    where the two differ in that point alone, however they were judged.
    """

    field: RivalField
    clash: Clash
    left: Span
    right: Span
    like: float
    is_sure: bool = False
    is_plain: bool = False
    values: frozenset[str] = frozenset()


def make_voice(claim: Claim, clause: Clause, statement: Statement | None, named: Mapping[tuple[str, int], list[Mention]]) -> Voice:
    """The voice of a clause; `named` tells who is named in each passage, by article and the passage's order."""
    gist = gist_of(clause)
    before = named.get((statement.article_id, statement.order - 1), []) if statement else []
    return Voice(
        claim,
        clause,
        gist,
        tuple(counts_of(clause, gist, before)),
        statement,
        find_denial(clause, gist, statement),
        read_side(clause, gist, statement),
    )


Told = Mapping[tuple[str, str], Sequence[Count]]
"""Every count that an article gives of a matter, by the article's id and the matter."""


def quantities_told(voices: Iterable[Voice]) -> Told:
    """What each article gives for each matter."""
    told: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for voice in voices:
        for count in voice.counts:
            told[voice.article_id, count.matter].append(count)
    return told


def find_clash(left: Voice, right: Voice, told: Told, alike: float = 0.0) -> Found | None:
    """How two voices clash, if they do and two tellers stand behind them.

    Args:
        left: One voice.
        right: Another.
        told: What the story's articles count.
        alike: How sure it was judged that the two say the same, in [0, 1]; 0 where nobody judged.
    """
    like = likeness(left.gist, right.gist)
    if not _are_two_tellers(left, right):
        return _point_clash(left, right, like)
    return (
        _number_clash(left, right, like, told, alike)
        or _time_clash(left, right, like, alike)
        or _denial_clash(left, right, like, alike)
        or _opposite_clash(left, right, like)
        or _point_clash(left, right, like)
    )


def _number_clash(left: Voice, right: Voice, like: float, told: Told, alike: float) -> Found | None:
    """A number clash where each clause has one count of that matter, and neither article bears the other out.

    What one article sets beside each other ("others put it at 150") it holds to be open: such a clash is soft.
    """
    if _adds_up(left.counts, right.counts) or _adds_up(right.counts, left.counts):
        return None
    if (left.clause.mode in AHEAD) != (right.clause.mode in AHEAD) and are_one_act(left.side, right.side):
        return None
    for one in left.counts:
        others = _of_one_matter(one, right.counts)
        if len(others) != 1 or len(_of_one_matter(others[0], left.counts)) != 1:
            continue
        clash = counts_clash(one, others[0])
        if (
            clash
            and _is_one_thing(one, others[0], left, right, like, alike)
            and not _is_borne(one, others[0], left, right, max(like, alike), told)
        ):
            least = 0.5 if one.is_named else 0.0
            is_of_one = left.article_id == right.article_id
            return _number_found(one, others[0], "soft" if is_of_one else clash, max(like, alike, least))
    return _leading_number_clash(left, right, alike) if _agree(left, right) else _judged_number_clash(left, right, alike)


def _adds_up(wholes: Sequence[Count], parts: Sequence[Count]) -> bool:
    """Whether a count is what the other side's counts amount to together: "48 officials and 12 officers" are "60 officials"."""
    total = sum(count.quantity.low or 0.0 for count in parts)
    return len(parts) > 1 and any(
        not whole.is_toll and whole.quantity.low == whole.quantity.high == total and whole.matter in {part.matter for part in parts}
        for whole in wholes
    )


def _leading_number_clash(left: Voice, right: Voice, alike: float) -> Found | None:
    """A number clash of two clauses that were judged alike and agree in another number, if they differ in the one that comes first."""
    pair = leading_pair(left.clause, left.counts, right.clause, right.counts) if alike >= _ALIKE_UNITS else None
    clash = counts_clash(*pair) if pair else None
    return _number_found(*pair, clash, alike) if pair and clash else None


def _of_one_matter(one: Count, counts: Sequence[Count]) -> list[Count]:
    """The counts of one's matter: those of the same kind of people, if there are any."""
    found = [other for other in counts if other.matter == one.matter]
    return [other for other in found if other.part == one.part] or found


def _judged_number_clash(left: Voice, right: Voice, alike: float) -> Found | None:
    """A number clash of two clauses that were judged alike: the counts that stand behind words in common, if they differ."""
    pairs = [(one, other) for one in left.counts for other in right.counts if one.matter == other.matter or are_near(one, other)]
    pair = best_aligned(left.clause, right.clause, pairs)
    if pair is None or is_of_range(pair[0], left.clause) or is_of_range(pair[1], right.clause):
        return None
    one, other = pair
    clash = counts_clash(one, other) if one.matter == other.matter else None
    if are_near(one, other) and alike >= (_ALIKE_ONE_OF if one.matter == other.matter else _ALIKE_UNITS):
        is_alone = one.matter == other.matter or len(left.counts) == len(right.counts) == 1
        if is_alone and (clash or one.matter != other.matter):
            return _number_found(one, other, clash or "soft", alike)
    is_rough = alike >= _ALIKE_NEAR and clash != "hard" and are_roughly_apart(one, other)
    is_vague = alike >= _ALIKE_ONE_OF and clash == "soft" and one.is_vague and other.is_vague
    return _number_found(one, other, "soft", alike) if is_rough or is_vague else None


def _number_found(one: Count, other: Count, clash: Clash, like: float) -> Found:
    is_sure = one.is_named and other.is_named and one.part == other.part and are_near(one, other)
    return Found("number", clash, one.quantity.span, other.quantity.span, like, is_sure, values=_values(one, other))


def _agree(left: Voice, right: Voice) -> bool:
    """Whether two voices have one number in common."""
    numbers = [{(count.quantity.low, count.quantity.high) for count in voice.counts} for voice in (left, right)]
    return bool(numbers[0] & numbers[1])


def _is_one_thing(one: Count, other: Count, left: Voice, right: Voice, like: float, alike: float) -> bool:
    """Whether two counts of one unit count one thing: by its name, by what else the clauses say, or as judged and hardly different."""
    if one.is_named:
        return True
    is_range = is_of_range(one, left.clause) or is_of_range(other, right.clause)
    if alike >= _ALIKE_NEAR and are_near(one, other) and not is_range:
        return True
    is_equal = one.quantity.low is not None and one.quantity.low == other.quantity.high
    if is_equal and like >= _LIKE_EQUAL:
        return True
    if _are_of_others(left, right):
        return False
    is_one_act = bool(left.gist.main & right.gist.main) or left.gist.predicate == right.gist.predicate != ""
    if left.article_id != right.article_id and is_one_act and alike >= _ALIKE and like >= _LIKE_JUDGED:
        return True
    return like >= (_LIKE_SUM if one.matter in _SUMS else _LIKE_NUMBER) and is_one_act


def _are_of_others(left: Voice, right: Voice) -> bool:
    return are_others(doers_of(left.clause, left.statement), doers_of(right.clause, right.statement))


def _is_borne(one: Count, other: Count, left: Voice, right: Voice, like: float, told: Told) -> bool:
    """Whether two counts stand beside each other: two sums of one article, or tolls of two happenings or of a part and the whole."""
    if not one.is_toll:
        return left.article_id == right.article_id and not _is_contrast(left, right)
    is_part = _is_of_part(one, other) and (like < _ALIKE_ONE_OF or one.part == other.part)
    return _are_of_two(left, right, like) or is_part or not _are_whole(one, left, other, right, told)


def _is_contrast(left: Voice, right: Voice) -> bool:
    """Whether one sets what "others" say against the rest."""
    return bool(_CONTRAST.search(left.clause.text) or _CONTRAST.search(right.clause.text))


def _are_of_two(left: Voice, right: Voice, like: float) -> bool:
    """Whether two tolls are of two happenings: each names somebody or some place, none in common, and little else is."""
    if are_of_two_places(left.side, right.side):
        return True
    return bool(left.gist.names and right.gist.names) and not left.gist.names & right.gist.names and like < _LIKE_OF_TOLLS


def _is_of_part(one: Count, other: Count) -> bool:
    """Whether one toll is of some of those whom the other may be of: two civilians of three people, two children beside two officers.

    So may be tolls of one kind of people of which one is more than twice the other: those of two sides.
    """
    if one.part == other.part:
        low, high = sorted(count.quantity.low or count.quantity.high or 0.0 for count in (one, other))
        return bool(one.part) and high > _FAR_OF_PART * low
    if one.part and other.part:
        return True
    part, whole = (one, other) if one.part else (other, one)
    return (part.quantity.low or 0) <= (whole.quantity.low or whole.quantity.high or 0)


def _are_whole(one: Count, left: Voice, other: Count, right: Voice, told: Told) -> bool:
    """Whether two tolls are each their article's whole: no part of a larger one, nor borne out by the other article.

    Within one article they are where it sets them against each other ("others put it at").
    """
    if left.article_id == right.article_id:
        return _is_contrast(left, right)
    for count, voice, rival in ((one, left, other), (other, right, one)):
        same = [c.quantity for c in told.get((voice.article_id, count.matter), ()) if c.part == one.part or one.part != other.part]
        if any((q.low or 0) > (count.quantity.low or 0) or (q.low, q.high) == (rival.quantity.low, rival.quantity.high) for q in same):
            return False
    return True


def _time_clash(left: Voice, right: Voice, like: float, alike: float) -> Found | None:
    a, b = left.clause.event.when, right.clause.event.when
    if a is None or b is None or (left.clause.mode in AHEAD) != (right.clause.mode in AHEAD) or left.article_id == right.article_id:
        return None
    if any(voice.clause.event.is_negated or _DUTY.search(voice.clause.text) for voice in (left, right)):
        return None
    if (
        are_of_two_places(left.side, right.side)
        or are_opposite_acts(left.side, right.side)
        or _is_as_of(left.clause, a)
        or _is_as_of(right.clause, b)
    ):
        return None
    n_days = abs((a.start.date() - b.start.date()).days)
    is_one_act = left.gist.predicate == right.gist.predicate != ""
    is_of_one = bool(left.gist.names & right.gist.names) and 0 < n_days <= _NEAR_DAYS
    is_like = is_one_act and like >= (_LIKE_NEAR if is_of_one else _LIKE_TIME)
    is_judged = alike >= _ALIKE_NEAR and 0 < n_days <= _NEXT_DAYS and is_of_one_thing(left.clause, a, right.clause, b)
    if not (is_like or is_judged) or a.span.quote == b.span.quote:
        return None
    clash = None if _tell_one_day(left.clause, right.clause) else times_clash(a, b)
    return Found("time", clash, a.span, b.span, max(like, alike if is_judged else 0.0)) if clash else None


def _is_as_of(clause: Clause, when: When) -> bool:
    """Whether a time only says when things stood so ("as of Monday")."""
    return any(piece.covers(when.span) and _AS_OF.search(piece.quote[: when.span.start - piece.start]) for piece in clause.spans)


def _tell_one_day(left: Clause, right: Clause) -> bool:
    """Whether a clause that tells two days has one of them in common with the other ("On Saturday, Lind called off her Sunday talks")."""
    days = [{when.start.date() for when in clause.whens if when.precision in OF_A_DAY} for clause in (left, right)]
    return max(map(len, days)) > 1 and bool(days[0] & days[1])


def _denial_clash(left: Voice, right: Voice, like: float, alike: float) -> Found | None:
    no, other = (left, right) if left.clause.says_no else (right, left)
    if no.article_id != other.article_id and are_plain_opposites(no.clause, other.clause, no.gist, other.gist):
        return Found("polarity", "hard", left.clause.spans[0], right.clause.spans[0], like)
    if left.is_no == right.is_no:
        return None
    no, other = (left, right) if left.is_no else (right, left)
    if no.denial is None or other.clause.mode in AHEAD or any(a.overlaps(b) for a in no.clause.spans for b in other.clause.spans):
        return None
    is_of_others = are_others(no.clause.event.actors, other.clause.event.actors) if no.denial.how == "seen" else _are_of_others(no, other)
    is_own = no.denial.how in ("not", "seen") and (no.article_id == other.article_id or is_of_others)
    if is_own or not is_denied(no.denial, other.clause, no.gist, other.gist, alike):
        return None
    if no.denial.content & INVOLVED and not other.gist.stems & INVOLVED and not _is_of_denier(no, other):
        return None
    clash: Clash = "soft" if no.denial.how in ("silence", "blank", "open", "seen") else "hard"
    return Found("polarity", clash, left.clause.spans[0], right.clause.spans[0], like)


def _is_of_denier(no: Voice, other: Voice) -> bool:
    """Whether a clause names who denies in another, or somebody of that party."""
    deniers = [*no.clause.event.actors, *([no.statement.speaker] if no.statement and no.statement.speaker else [])]
    named = [*other.clause.event.actors, *other.clause.event.targets, *other.clause.mentions]
    return any(one.who == denier.who or (one.party is not None and one.party == denier.party) for one in named for denier in deniers)


def _opposite_clash(left: Voice, right: Voice, like: float) -> Found | None:
    """A clash of a word and its negative ("lawfully", "unlawfully") said of one thing by two."""
    if left.is_no != right.is_no or like < _LIKE_OPPOSITE or len(left.gist.stems & right.gist.stems) < _LEAST_SHARED:
        return None
    if not are_opposites(left.gist, right.gist) or _OR.search(left.clause.text) or _OR.search(right.clause.text):
        return None
    return Found("polarity", "hard", left.clause.spans[0], right.clause.spans[0], like)


def _point_clash(left: Voice, right: Voice, like: float) -> Found | None:
    """A clash of two clauses of two articles that say the same but for where it was, who did it, or an act and its opposite."""
    point = (find_point(left.side, right.side) or find_two_tellers(left.side, right.side)) if left.article_id != right.article_id else None
    return Found(point.field, point.clash, point.left, point.right, like, is_plain=True) if point and point.clash else None


def _are_two_tellers(left: Voice, right: Voice) -> bool:
    """Whether two speakers (or outlets) tell it, or one outlet sets what "others" say against it."""
    return left.speaker != right.speaker or _is_contrast(left, right)


def _values(left: Count, right: Count) -> frozenset[str]:
    """What two counts set against each other, whoever says it."""
    return frozenset(f"{count.quantity.low} to {count.quantity.high}" for count in (left, right))
