"""Claims that cannot both hold, or give one thing two values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from readout.compare.counts import Count, counts_clash, counts_of
from readout.compare.denials import is_denial, is_denied, is_negative, is_outright, is_verb_of_denial
from readout.compare.matter import Gist, Weights, gist_of
from readout.compare.outcomes import tie_outcomes
from readout.compare.values import Clash, times_clash
from readout.model.article import Article, Span
from readout.model.statement import Clause, Mention, Statement, When
from readout.model.story import Claim, Rival, RivalField, StoryEvent

__all__ = ["find_rivals", "mark_contradicted", "split_rivals"]

_LIKE_NUMBER = 0.5
_LIKE_EQUAL = 0.12
_LIKE_TIME = 0.5
_LIKE_DENIAL = 0.3
_AHEAD = ("planned", "expected", "possible")
_MOST = 12
_LEAD = 4
_CONTRAST = re.compile(r"\b(?:[Oo]thers|one\s(?:\w+\s){0,2}group|some\s(?:say|put|reports)|other\s(?:reports|estimates|sources))\b")


@dataclass(frozen=True, slots=True)
class _Voice:
    claim: Claim
    clause: Clause
    gist: Gist
    counts: tuple[Count, ...]
    statement: Statement | None
    is_no: bool

    @property
    def article_id(self) -> str:
        return self.clause.spans[0].article_id

    @property
    def speaker(self) -> str:
        return self.statement.speaker.name if self.statement and self.statement.speaker else self.article_id


@dataclass(frozen=True, slots=True)
class _Found:
    """A clash of two voices: its field, how hard it is, the clashing words in each, and how alike the rest is."""

    field: RivalField
    clash: Clash
    left: Span
    right: Span
    like: float
    values: frozenset[str] = frozenset()


def find_rivals(
    claims: Sequence[Claim], statements: Sequence[Statement], articles: Sequence[Article], event: StoryEvent | None = None
) -> tuple[Rival, ...]:
    """Pairs of claims that clash in a number, in a time or in whether it is so at all, the hardest and likest first.

    Two claims are compared only where some clause of the one is about the same matter as some clause of the other: a toll
    with a toll, an age with an age of one person, other numbers where the rest of the clause is alike. An article that
    elsewhere bears out the other's number does not clash with it. Each pair of values is shown once, where the rest is likest.

    Args:
        claims: The story's claims, those of a single article among them.
        statements: The statements whose clauses the claims hold.
        articles: The articles, for their outlets' names.
        event: The story's happening, if known: its accounts of the time clash as claims of their own.
    """
    by_id = {statement.id: statement for statement in statements}
    named = _named(claims, by_id)
    voices = [_voice(claim, clause, by_id.get(statement_id), named) for claim in claims for statement_id, clause in claim.clauses]
    weights = Weights(voice.gist for voice in voices)
    best: dict[tuple[str, str], tuple[_Found, _Voice, _Voice]] = {}
    for left, right in combinations(voices, 2):
        if left.claim.id != right.claim.id and _are_two_tellers(left, right):
            found = _clash(left, right, weights, voices)
            key = (left.claim.id, right.claim.id)
            if found and (key not in best or _rank(found) > _rank(best[key][0])):
                best[key] = (found, left, right)
    names = {article.id: article.label for article in articles}
    ranked = sorted(best.values(), key=lambda item: (_rank(item[0]), item[1].claim.id, item[2].claim.id), reverse=True)
    shown = [*_of_time(event, voices), *_of_sequence(claims, statements, articles), *ranked]
    once: dict[tuple[str, frozenset[str]], Rival] = {}
    for found, left, right in shown:
        values = found.values or frozenset({found.left.quote.lower(), found.right.quote.lower()})
        once.setdefault((found.field, values), _rival(found, left, right, names))
    return tuple(once.values())[:_MOST]


def _values(left: Count, right: Count) -> frozenset[str]:
    """What two counts set against each other, whoever says it."""
    return frozenset(f"{count.quantity.low} to {count.quantity.high}" for count in (left, right))


def mark_contradicted(claims: Sequence[Claim], rivals: Sequence[Rival]) -> tuple[Claim, ...]:
    """The claims in their order, contradicted where a rival says that they cannot hold beside another; soft rivals change nothing.

    A sequence ("plans to", "has") leaves both standing: each was right when it was written.
    """
    hit = {claim_id for rival in rivals if not rival.is_soft and rival.field != "sequence" for claim_id in rival.claim_ids}
    return tuple(replace(claim, is_contradicted=True) if claim.id in hit else claim for claim in claims)


def split_rivals(group: Sequence[tuple[str, Clause]]) -> list[list[tuple[str, Clause]]]:
    """The members of one claim, parted where they give one thing different numbers or times; one list where none do.

    Every member is in exactly one list, in its old order; a member that clashes with nobody stays with the first list.
    """
    parts: list[list[tuple[str, Clause]]] = []
    for member in group:
        for part in parts:
            if not any(_do_part(member[1], other[1]) for other in part):
                part.append(member)
                break
        else:
            parts.append([member])
    return parts


def _do_part(left: Clause, right: Clause) -> bool:
    a, b = gist_of(left), gist_of(right)
    numbers = any(counts_clash(one, other) for one in counts_of(left, a) for other in counts_of(right, b))
    times = left.event.when and right.event.when and times_clash(left.event.when, right.event.when)
    return numbers or bool(times)


def _voice(claim: Claim, clause: Clause, statement: Statement | None, named: Mapping[tuple[str, int], list[Mention]]) -> _Voice:
    gist = gist_of(clause)
    before = named.get((statement.article_id, statement.order - 1), []) if statement else []
    return _Voice(claim, clause, gist, tuple(counts_of(clause, gist, before)), statement, is_denial(clause, statement))


def _named(claims: Iterable[Claim], statements: Mapping[str, Statement]) -> dict[tuple[str, int], list[Mention]]:
    """Who is named in each passage, by article and the passage's order."""
    named: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for claim in claims:
        for statement_id, clause in claim.clauses:
            if statement_id in statements:
                statement = statements[statement_id]
                named[statement.article_id, statement.order] += [*clause.mentions, *clause.event.actors]
    return named


def _are_two_tellers(left: _Voice, right: _Voice) -> bool:
    """Whether two speakers (or outlets) tell it, or one outlet sets what "others" say against it."""
    return left.speaker != right.speaker or bool(_CONTRAST.search(left.clause.text) or _CONTRAST.search(right.clause.text))


def _rank(found: _Found) -> tuple[bool, float]:
    return found.clash == "hard", found.like


def _clash(left: _Voice, right: _Voice, weights: Weights, voices: Sequence[_Voice]) -> _Found | None:
    if not _could_clash(left, right):
        return None
    like = weights.likeness(left.gist, right.gist)
    return _number_clash(left, right, like, voices) or _time_clash(left, right, like) or _denial_clash(left, right, like, weights)


def _could_clash(left: _Voice, right: _Voice) -> bool:
    """Whether it is worth weighing two voices: they count one matter, or both name a time, or one says no to shared words."""
    if {count.matter for count in left.counts} & {count.matter for count in right.counts}:
        return True
    if left.clause.event.when is not None and right.clause.event.when is not None:
        return True
    return left.is_no != right.is_no and len(left.gist.stems & right.gist.stems) > 1


def _number_clash(left: _Voice, right: _Voice, like: float, voices: Sequence[_Voice]) -> _Found | None:
    """A number clash where each clause has one count of that matter, and neither article bears the other out."""
    for one in left.counts:
        alike = [other for other in right.counts if other.matter == one.matter]
        if len(alike) != 1 or sum(other.matter == one.matter for other in left.counts) != 1:
            continue
        clash = counts_clash(one, alike[0])
        is_equal = one.quantity.low is not None and one.quantity.low == alike[0].quantity.high
        is_named = one.is_toll or one.matter.startswith(("age of", "first in: "))
        least = 0.0 if is_named else _LIKE_EQUAL if is_equal else _LIKE_NUMBER
        is_one_act = is_named or is_equal or bool(left.gist.main & right.gist.main) or left.gist.predicate == right.gist.predicate != ""
        is_borne = one.is_toll and not _are_whole(one, left, alike[0], right, voices)
        if clash and like >= least and is_one_act and not is_borne:
            return _Found(
                "number", clash, one.quantity.span, alike[0].quantity.span, max(like, 0.5 if is_named else 0.0), _values(one, alike[0])
            )
    return None


def _are_whole(one: Count, left: _Voice, other: Count, right: _Voice, voices: Sequence[_Voice]) -> bool:
    """Whether two tolls are each their article's whole: no part of a larger one, nor borne out by the other article.

    Within one article they are where it sets them against each other ("others put it at").
    """
    if left.article_id == right.article_id:
        return bool(_CONTRAST.search(left.clause.text) or _CONTRAST.search(right.clause.text))
    for count, voice, rival in ((one, left, other), (other, right, one)):
        same = [c.quantity for v in voices if v.article_id == voice.article_id for c in v.counts if c.matter == count.matter]
        if any((q.low or 0) > (count.quantity.low or 0) or (q.low, q.high) == (rival.quantity.low, rival.quantity.high) for q in same):
            return False
    return True


def _time_clash(left: _Voice, right: _Voice, like: float) -> _Found | None:
    a, b = left.clause.event.when, right.clause.event.when
    if a is None or b is None or (left.clause.mode in _AHEAD) != (right.clause.mode in _AHEAD):
        return None
    is_one_act = left.gist.predicate == right.gist.predicate != "" and left.article_id != right.article_id
    if not is_one_act or like < _LIKE_TIME or a.span.quote == b.span.quote:
        return None
    clash = times_clash(a, b)
    return _Found("time", clash, a.span, b.span, like) if clash else None


def _denial_clash(left: _Voice, right: _Voice, like: float, weights: Weights) -> _Found | None:
    if left.is_no == right.is_no or {left.clause.mode, right.clause.mode} & set(_AHEAD):
        return None
    denial, other = (left, right) if left.is_no else (right, left)
    is_one_act = bool(left.gist.main & right.gist.main) or left.gist.predicate == right.gist.predicate != ""
    is_said = is_outright(denial.clause) or (is_one_act and left.article_id != right.article_id and not is_negative(other.clause))
    if not is_said or not is_denied(denial.gist, other.gist, is_verb_of_denial(denial.clause), weights, _LIKE_DENIAL):
        return None
    return _Found("polarity", "hard", left.clause.spans[0], right.clause.spans[0], like)


def _of_time(event: StoryEvent | None, voices: Sequence[_Voice]) -> list[tuple[_Found, _Voice, _Voice]]:
    """The accounts of the happening's time that clash, between the claims that give them."""
    found: dict[tuple[str, str], tuple[_Found, _Voice, _Voice]] = {}
    starts = [row for row in event.fields if row.field == "start" and row.when] if event else []
    for one, other in combinations(starts, 2):
        clash = one.when and other.when and _is_near(one.when, other.when) and times_clash(one.when, other.when)
        left, right = _holding(one.span, voices), _holding(other.span, voices)
        if clash and left and right and left.claim.id != right.claim.id:
            found.setdefault((left.claim.id, right.claim.id), (_Found("time", clash, one.span, other.span, 1.0), left, right))
    return list(found.values())


def _of_sequence(
    claims: Sequence[Claim], statements: Sequence[Statement], articles: Sequence[Article]
) -> list[tuple[_Found, _Voice, _Voice]]:
    """Acts that one lead has as planned and another lead of the same day as done."""
    by_claim = {claim.id: claim for claim in claims}
    by_id = {statement.id: statement for statement in statements}
    days = {article.id: article.published_at.date() for article in articles if article.published_at}
    found = []
    for outcome in tie_outcomes(claims, statements, articles):
        if outcome.result != "held" or outcome.happened_claim_id is None:
            continue
        plans, deeds = (_leads(by_claim[i], by_id) for i in (outcome.planned_claim_id, outcome.happened_claim_id))
        for left, right in product(plans, deeds):
            if left.article_id != right.article_id and left.article_id in days and days[left.article_id] == days.get(right.article_id):
                found.append((_Found("sequence", "soft", left.clause.spans[0], right.clause.spans[0], 0.0), left, right))
                break
    return found


def _leads(claim: Claim, statements: Mapping[str, Statement]) -> list[_Voice]:
    """A claim's voices that stand in the title or the first passages of their article."""
    voices = [_voice(claim, clause, statements[i], {}) for i, clause in claim.clauses if i in statements]
    return [voice for voice in voices if voice.statement and (voice.statement.part == "title" or voice.statement.order <= _LEAD)]


def _is_near(left: When, right: When) -> bool:
    """Whether two times are of one day or of two that follow each other, and one of them is finer than a day."""
    return abs((left.start.date() - right.start.date()).days) <= 1 and {left.precision, right.precision} != {"day"}


def _holding(span: Span, voices: Sequence[_Voice]) -> _Voice | None:
    """The voice with the shortest clause that holds a span."""
    holding = [v for v in voices if any(piece.covers(span) for piece in v.clause.spans)]
    return min(holding, key=lambda v: (sum(len(piece.quote) for piece in v.clause.spans), v.claim.id), default=None)


def _rival(found: _Found, left: _Voice, right: _Voice, names: dict[str, str]) -> Rival:
    return Rival(
        claim_ids=(left.claim.id, right.claim.id),
        field=found.field,
        why=f"{_tellers(left, found.left, names)}: {found.left.quote}; {_tellers(right, found.right, names)}: {found.right.quote}",
        spans=(found.left, found.right),
        is_soft=found.clash == "soft",
    )


def _tellers(voice: _Voice, span: Span, names: dict[str, str]) -> str:
    """The outlets of a claim whose clauses hold the same words, the voice's own first."""
    tellers = [voice.article_id]
    for _, clause in voice.claim.clauses:
        if span.quote in clause.text and clause.spans[0].article_id not in tellers:
            tellers.append(clause.spans[0].article_id)
    told = [names.get(article_id, article_id) for article_id in tellers]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
