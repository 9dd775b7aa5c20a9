"""Claims that cannot both hold, or give one thing two values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from readout.compare.clash import Found, Voice, find_clash, make_voice, quantities_told
from readout.compare.counts import Count, are_near, are_roughly_apart, best_aligned, counts_clash, counts_differ, counts_of, is_of_range
from readout.compare.deeds import is_undoing, read_act
from readout.compare.denials import Denial, find_denial, is_denied, is_outright
from readout.compare.matter import Gist, gist_of
from readout.compare.outcomes import tie_outcomes
from readout.compare.pairing import Judged, pair_voices, score_of, scores_of
from readout.compare.values import is_of_one_thing, times_clash
from readout.model.article import Article, Span
from readout.model.statement import Clause, Mention, Statement, When
from readout.model.story import Claim, Judgement, Outcome, Rival, StoryEvent

__all__ = ["find_rivals", "mark_contradicted", "split_rivals"]

_MOST = 12
_MOST_DENIALS = 2
_LEAD = 4
_AHEAD = ("planned", "expected", "possible")
_LIKE_OF_PARTS = 0.6
_NEAR_DAYS = 3
_ALIKE = 0.45
_ALIKE_UNITS = 0.6
_ALIKE_MONTHS = 0.8


def find_rivals(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    articles: Sequence[Article],
    event: StoryEvent | None = None,
    outcomes: Sequence[Outcome] | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Rival, ...]:
    """Pairs of claims that clash in a number, in a time or in whether it is so at all, the hardest and likest first.

    Two claims are compared only where some clause of the one is about the same matter as some clause of the other: a toll
    with a toll, an age with an age of one person, other numbers where the rest of the clause is alike. An article that
    elsewhere bears out the other's number does not clash with it. Each pair of values is shown once, where the rest is likest, and no
    claim in more than two denials.

    Args:
        claims: The story's claims, those of a single article among them.
        statements: The statements whose clauses the claims hold.
        articles: The articles, for their outlets' names.
        event: The story's happening, if known: its accounts of the time clash as claims of their own.
        outcomes: What came of the story's plans; tied anew if left out.
        judgements: How alike pairs of clauses were judged: two that were judged alike may clash though they share few words.
    """
    by_id = {statement.id: statement for statement in statements}
    named = _named(claims, by_id)
    voices = [make_voice(claim, clause, by_id.get(statement_id), named) for claim in claims for statement_id, clause in claim.clauses]
    best: dict[tuple[str, str], tuple[Found, Voice, Voice]] = {}
    told = quantities_told(voices)
    for left, right, alike in pair_voices(voices, scores_of(judgements)):
        if left.claim.id != right.claim.id:
            found = find_clash(left, right, told, alike)
            key = (left.claim.id, right.claim.id)
            if found and (key not in best or _rank(found) > _rank(best[key][0])):
                best[key] = (found, left, right)
    names = {article.id: article.label for article in articles}
    ties = tie_outcomes(claims, statements, articles, scores_of(judgements)) if outcomes is None else outcomes
    ranked = sorted(best.values(), key=lambda item: (*(-part for part in _rank(item[0])), _place(item[1]), _place(item[2])))
    shown = [*_of_time(event, voices), *_of_sequence(claims, statements, articles, ties), *ranked]
    once: dict[tuple[str, frozenset[str]], Rival] = {}
    n_denied: Counter[str] = Counter()
    for found, left, right in shown:
        if found.field == "polarity":
            n_denied.update((left.claim.id, right.claim.id))
            if max(n_denied[left.claim.id], n_denied[right.claim.id]) > _MOST_DENIALS:
                continue
        values = found.values or frozenset({found.left.quote.lower(), found.right.quote.lower()})
        once.setdefault((found.field, values), _rival(found, left, right, names))
    return tuple(once.values())[:_MOST]


def mark_contradicted(claims: Sequence[Claim], rivals: Sequence[Rival]) -> tuple[Claim, ...]:
    """The claims in their order, contradicted where a rival says that they cannot hold beside another; soft rivals change nothing.

    A sequence ("plans to", "has") leaves both standing: each was right when it was written. A time contradicts only a claim
    of which half of the clauses or more tell a time: that two met stands, whenever it was.
    """
    by_id = {claim.id: claim for claim in claims}
    hit = {
        claim_id
        for rival in rivals
        if not rival.is_soft and rival.field != "sequence"
        for claim_id in rival.claim_ids
        if rival.field != "time" or (claim_id in by_id and _is_of_times(by_id[claim_id]))
    }
    return tuple(replace(claim, is_contradicted=True) if claim.id in hit else claim for claim in claims)


def _is_of_times(claim: Claim) -> bool:
    return sum(clause.event.when is not None for _, clause in claim.clauses) * 2 >= len(claim.clauses)


def split_rivals(group: Sequence[tuple[str, Clause]], alike: Judged | None = None) -> list[list[tuple[str, Clause]]]:
    """The members of one claim, parted where two articles give values that cannot both hold; one list where none do.

    Such are a "not" and what it denies; two tolls or ages; two counts of one thing in clauses that hardly differ otherwise; or two
    days near each other of one act of one person. The largest part comes first and keeps every member that gives no such value. Members
    stay in their old order; each is in exactly one list. Two that agree in another number ("five dead", whoever the hurt are) stay
    together, and so do those of the very same words, of which one alone may have been judged.

    Args:
        group: Clauses, each with its statement's id.
        alike: How sure pairs of clauses were judged to say the same (`scores_of`): of two alike, two numbers that hardly differ are of
            one thing.
    """
    alike = alike or {}
    told = [_told(clause) for _, clause in group]
    is_denying = any(one.denial for one in told)
    copies: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        if one.counts or one.clause.event.when or is_denying:
            copies[one.clause.text].append(n)
    parts: list[list[int]] = []
    for same in copies.values():
        part = next((part for part in parts if not any(_do_part(told[n], told[m], alike) for n in same for m in part)), None)
        if part is None:
            parts.append(same)
        else:
            part += same
    parts = [sorted(part) for part in parts]
    if len(parts) < 2:
        return [list(group)]
    parts.sort(key=lambda part: (-len(part), part))
    moved = {n for part in parts[1:] for n in part}
    return [[member for n, member in enumerate(group) if n not in moved], *([group[n] for n in part] for part in parts[1:])]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a clause tells in numbers and what it denies, with its matter."""

    clause: Clause
    gist: Gist
    counts: tuple[Count, ...]
    denial: Denial | None


def _told(clause: Clause) -> _Told:
    gist = gist_of(clause)
    counts = tuple(count for count in counts_of(clause, gist) if not count.is_vague)
    return _Told(clause, gist, counts, find_denial(clause, gist))


def _do_part(left: _Told, right: _Told, alike: Judged) -> bool:
    """Whether two members, of two articles, clash hard in one matter and agree in none."""
    if left.clause.spans[0].article_id == right.clause.spans[0].article_id:
        return False
    score = score_of(left.clause, right.clause, alike)
    if _do_count_apart(left, right, score):
        return True
    is_like = _share(left.gist, right.gist) >= _LIKE_OF_PARTS
    if _do_deny(left, right, score):
        return True
    shared = [(a, b) for a in left.counts for b in right.counts if a.matter == b.matter and (a.is_named or is_like)]
    clashes = [counts_clash(one, other) for one, other in shared]
    return ("hard" in clashes and None not in clashes) or (not shared and _are_two_days(left, right, score))


def _do_count_apart(left: _Told, right: _Told, score: float) -> bool:
    """Whether two that were judged alike give two numbers for one thing: those behind words in common, or the only ones."""
    if score < _ALIKE or {(c.quantity.low, c.quantity.high) for c in left.counts} & {
        (c.quantity.low, c.quantity.high) for c in right.counts
    }:
        return False
    pairs = [(one, other) for one in left.counts for other in right.counts if one.matter == other.matter]
    if len(left.counts) == len(right.counts) == 1 and score >= _ALIKE_UNITS:
        pairs = [(left.counts[0], right.counts[0])]
    pair = best_aligned(left.clause, right.clause, pairs)
    if pair is None or is_of_range(pair[0], left.clause) or is_of_range(pair[1], right.clause):
        return False
    return (are_near(*pair) and counts_differ(*pair)) or are_roughly_apart(*pair)


def _do_deny(left: _Told, right: _Told, score: float) -> bool:
    """Whether one says in a clause of its own that what the other reports was not so."""
    if (left.denial is None) == (right.denial is None) or {left.clause.mode, right.clause.mode} & set(_AHEAD):
        return False
    no, other = (left, right) if left.denial else (right, left)
    return no.denial is not None and no.denial.how == "not" and is_denied(no.denial, other.clause, no.gist, other.gist, score)


def _share(left: Gist, right: Gist) -> float:
    """How many of the words of the shorter of two gists are in the other too."""
    return len(left.stems & right.stems) / (min(len(left.stems), len(right.stems)) or 1)


def _are_two_days(left: _Told, right: _Told, score: float) -> bool:
    """Whether two clauses have one act of one person or body, or one thing alike in other words, on two days near each other."""
    a, b = left.clause.event.when, right.clause.event.when
    if a is None or b is None or left.clause.mode != "asserted" or right.clause.mode != "asserted":
        return False
    is_one_act = left.gist.predicate == right.gist.predicate != "" and bool(left.gist.names & right.gist.names)
    is_judged = score >= _ALIKE and is_of_one_thing(left.clause, a, right.clause, b)
    is_near = _are_near_days(a, b) or (a.precision == b.precision == "month" and score >= _ALIKE_MONTHS)
    return (is_one_act or is_judged) and is_near and times_clash(a, b) == "hard"


def _are_near_days(left: When, right: When) -> bool:
    is_fine = all(when.precision in ("day", "part-of-day", "hour", "minute") for when in (left, right))
    return is_fine and 0 < abs((left.start.date() - right.start.date()).days) <= _NEAR_DAYS


def _named(claims: Iterable[Claim], statements: Mapping[str, Statement]) -> dict[tuple[str, int], list[Mention]]:
    """Who is named in each passage, by article and the passage's order."""
    named: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for claim in claims:
        for statement_id, clause in claim.clauses:
            if statement_id in statements:
                statement = statements[statement_id]
                named[statement.article_id, statement.order] += [*clause.mentions, *clause.event.actors]
    return named


def _rank(found: Found) -> tuple[bool, float]:
    return found.clash == "hard", found.like


def _of_time(event: StoryEvent | None, voices: Sequence[Voice]) -> list[tuple[Found, Voice, Voice]]:
    """The accounts of the happening's time that clash, between the claims that give them."""
    found: dict[tuple[str, str], tuple[Found, Voice, Voice]] = {}
    starts = [row for row in event.fields if row.field == "start" and row.when] if event else []
    for one, other in combinations(starts, 2):
        clash = one.when and other.when and _is_near(one.when, other.when) and times_clash(one.when, other.when)
        left, right = _holding(one.span, voices), _holding(other.span, voices)
        if clash and left and right and left.claim.id != right.claim.id:
            found.setdefault((left.claim.id, right.claim.id), (Found("time", clash, one.span, other.span, 1.0), left, right))
    return list(found.values())


def _of_sequence(
    claims: Sequence[Claim], statements: Sequence[Statement], articles: Sequence[Article], outcomes: Iterable[Outcome]
) -> list[tuple[Found, Voice, Voice]]:
    """Acts that one lead has as planned and another lead of the same day as done."""
    by_claim = {claim.id: claim for claim in claims}
    by_id = {statement.id: statement for statement in statements}
    days = {article.id: article.published_at.date() for article in articles if article.published_at}
    found = []
    for outcome in outcomes:
        if outcome.result != "held" or outcome.happened_claim_id is None:
            continue
        plans, deeds = (_leads(by_claim[i], by_id) for i in (outcome.planned_claim_id, outcome.happened_claim_id))
        for left, right in product(plans, deeds):
            is_one_day = left.article_id in days and days[left.article_id] == days.get(right.article_id)
            if left.article_id != right.article_id and is_one_day and _is_of_plan(left, right):
                found.append((Found("sequence", "soft", left.clause.spans[0], right.clause.spans[0], 0.0), left, right))
                break
    return found


def _is_of_plan(left: Voice, right: Voice) -> bool:
    """Whether one voice puts an act ahead and the other has it, or the thing itself, as no longer ahead."""
    plan, deed = (read_act(voice.claim, voice.clause, voice.statement) for voice in (left, right))
    return plan.is_ahead and not deed.is_ahead and not is_undoing(deed.clause)


def _leads(claim: Claim, statements: Mapping[str, Statement]) -> list[Voice]:
    """A claim's voices that stand in the title or the first passages of their article."""
    voices = [make_voice(claim, clause, statements[i], {}) for i, clause in claim.clauses if i in statements]
    return [voice for voice in voices if voice.statement and (voice.statement.part == "title" or voice.statement.order <= _LEAD)]


def _is_near(left: When, right: When) -> bool:
    """Whether two times are of one day or of two that follow each other, and one of them is finer than a day."""
    return abs((left.start.date() - right.start.date()).days) <= 1 and {left.precision, right.precision} != {"day"}


def _holding(span: Span, voices: Sequence[Voice]) -> Voice | None:
    """The voice with the shortest clause that holds a span."""
    holding = [v for v in voices if any(piece.covers(span) for piece in v.clause.spans)]
    return min(holding, key=lambda v: (sum(len(piece.quote) for piece in v.clause.spans), *_place(v)), default=None)


def _place(voice: Voice) -> tuple[Span, Span, str]:
    """Where a voice and its claim's best words stand: an order that a reprint does not change, as a claim's id would."""
    return voice.clause.spans[0], voice.claim.span, voice.claim.id


def _rival(found: Found, left: Voice, right: Voice, names: dict[str, str]) -> Rival:
    return Rival(
        claim_ids=(left.claim.id, right.claim.id),
        field=found.field,
        why=f"{_tellers(left, found.left, names)}: {found.left.quote}; {_tellers(right, found.right, names)}: {found.right.quote}",
        spans=(found.left, found.right),
        is_soft=found.clash == "soft",
    )


def _tellers(voice: Voice, span: Span, names: dict[str, str]) -> str:
    """The outlets of a claim whose clauses hold the same words, the voice's own first."""
    tellers = [voice.article_id]
    for _, clause in voice.claim.clauses:
        if span.quote in clause.text and clause.spans[0].article_id not in tellers:
            tellers.append(clause.spans[0].article_id)
    told = [names.get(article_id, article_id) for article_id in tellers]
    if voice.is_no and voice.statement and voice.statement.cue and not is_outright(voice.clause):
        told[0] = f"{told[0]} ({voice.statement.cue.quote})"
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
