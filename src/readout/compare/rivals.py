"""Claims that cannot both hold, or give one thing two values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, product

from readout.compare.clash import Found, Told, Voice, find_clash, make_voice, quantities_told
from readout.compare.deeds import is_one_act, is_undoing, read_act
from readout.compare.denials import is_outright, tells_of_denial
from readout.compare.lexicon import act_of_word, words
from readout.compare.outcomes import tie_outcomes
from readout.compare.pairing import pair_voices, scores_of
from readout.compare.values import times_clash
from readout.model.article import Article, Span
from readout.model.statement import OF_A_DAY, Mention, Statement, When
from readout.model.story import Claim, Judgement, Outcome, Rival, StoryEvent

__all__ = ["find_rivals", "mark_contradicted"]

_WITHIN_A_DAY = OF_A_DAY - {"day"}
_MOST = 12
_ALIKE = 0.45
_WEEKS = timedelta(days=21)
_MOST_DENIALS = 2
_LEAD = 4
_PAIR = 2
_LEAST_ALIKE = {"time": 0.4, "polarity": 0.2, "number": 0.1}


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
    elsewhere bears out the other's number does not clash with it, nor a denial with the words that it denies. Each pair of
    values is shown once, where the rest is likest, and no claim in more than two denials.

    Args:
        claims: The story's claims, those of a single article among them.
        statements: The statements whose clauses the claims hold.
        articles: The articles, for their outlets' names.
        event: The story's happening, if known: its accounts of the time clash as claims of their own.
        outcomes: What came of the story's plans; tied anew if left out.
        judgements: How alike pairs of clauses were judged: two that were judged alike may clash though they share few words, and two
            that were judged to be of two things do not clash. Where there is none, words alone decide.
    """
    by_id = {statement.id: statement for statement in statements}
    voices = _voices(claims, by_id)
    days = {article.id: article.published_at for article in articles}
    within = _within_denials(statements)
    best: dict[tuple[str, str], tuple[Found, Voice, Voice]] = {}
    for found, left, right in _clashes(voices, days, judgements):
        key = (left.claim.id, right.claim.id)
        if found.field == "polarity" and any(voice.statement and voice.statement.id in within for voice in (left, right)):
            continue
        if key[0] != key[1] and (key not in best or _rank(found) > _rank(best[key][0])):
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


def _within_denials(statements: Sequence[Statement]) -> set[str]:
    """The statements that lie within a denial of their own article: what the denial denies ("denied claims that he paid")."""
    denials: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.mode == "denied" and statement.is_attributed:
            denials[statement.article_id].append(statement)
    return {
        inner.id
        for inner in statements
        if inner.is_attributed
        for outer in denials.get(inner.article_id, ())
        if outer.id != inner.id and all(any(span.covers(part) for span in outer.spans) for part in inner.spans)
    }


def _voices(claims: Sequence[Claim], by_id: Mapping[str, Statement]) -> list[Voice]:
    """A voice for each clause of each claim; a clause that stands in several is read once."""
    named = _named(claims, by_id)
    read: dict[int, Voice] = {}
    voices: list[Voice] = []
    for claim in claims:
        for statement_id, clause in claim.clauses:
            if id(clause) not in read:
                read[id(clause)] = make_voice(claim, clause, by_id.get(statement_id), named)
            voices.append(replace(read[id(clause)], claim=claim))
    return voices


def _clashes(
    voices: Sequence[Voice], days: Mapping[str, datetime | None], judgements: Sequence[Judgement]
) -> Iterator[tuple[Found, Voice, Voice]]:
    """Every two voices that clash, in their order; two clauses that stand in many claims are compared once."""
    at: dict[int, list[int]] = defaultdict(list)
    for n, voice in enumerate(voices):
        at[id(voice.clause)].append(n)
    first = [voices[numbers[0]] for numbers in at.values()]
    told = quantities_told(first)
    clashes: list[tuple[int, int, Found]] = []
    for one, other, alike in pair_voices(first, scores_of(judgements)):
        for left, right in ((one, other), (other, one)):
            lefts, rights = at[id(left.clause)], at[id(right.clause)]
            found = _clash_of(left, right, told, alike, days, is_judged=bool(judgements)) if lefts[0] < rights[-1] else None
            clashes += [(a, b, found) for a in lefts for b in rights if found and a < b]
    for a, b, found in sorted(clashes, key=lambda clash: clash[:2]):
        yield found, voices[a], voices[b]


def _clash_of(left: Voice, right: Voice, told: Told, alike: float, days: Mapping[str, datetime | None], *, is_judged: bool) -> Found | None:
    """How two voices clash, if they do; of two articles softly, or not at all, where they were judged to be of two things."""
    found = find_clash(left, right, told, alike)
    if found and found.field == "number" and alike < _ALIKE and _is_past(left, days) != _is_past(right, days):
        return None
    is_judged = is_judged and left.article_id != right.article_id
    if found and found.clash == "hard" and not found.is_plain and is_judged and alike < _LEAST_ALIKE.get(found.field, 0.0):
        return replace(found, clash="soft") if found.is_sure else None
    return found


def mark_contradicted(claims: Sequence[Claim], rivals: Sequence[Rival]) -> tuple[Claim, ...]:
    """The claims in their order, contradicted where a rival says that they cannot hold beside another; soft rivals change nothing.

    A sequence ("plans to", "has") leaves both standing: each was right when it was written. A time contradicts only a claim
    of which half of the clauses or more tell a time, and a time of the day where that is what clashes: that two met on Tuesday
    stands, whether it was in the afternoon or in the evening. A number contradicts only a claim of which half of the clauses or more
    give one: that people were hurt stands, whether they were two or three. That somebody denied something stands beside what was
    denied. Of three or more clauses that are joined loosely a denial of one says nothing of the others; words that several print count
    once.
    """
    by_id = {claim.id: claim for claim in claims}
    told = {clause.event.when.span: clause.event.when for claim in claims for _, clause in claim.clauses if clause.event.when}
    hit = {
        claim_id
        for rival in rivals
        if not rival.is_soft and rival.field != "sequence"
        for claim_id in rival.claim_ids
        if claim_id in by_id and _is_hit(by_id[claim_id], rival, told)
    }
    return tuple(replace(claim, is_contradicted=True) if claim.id in hit else claim for claim in claims)


def _is_hit(claim: Claim, rival: Rival, told: Mapping[Span, When]) -> bool:
    if rival.field == "polarity":
        is_apart = claim.is_loose and len({clause.text for _, clause in claim.clauses}) > _PAIR
        return not is_apart and not all(tells_of_denial(clause) for _, clause in claim.clauses)
    if rival.field == "number":
        return _is_of_counts(claim)
    return rival.field != "time" or _is_of_times(claim, [told[span] for span in rival.spans if span in told])


def _is_of_times(claim: Claim, clashing: Sequence[When]) -> bool:
    """Whether half of the clauses or more tell a time such as clashes; words that several print count once."""
    is_of_day = bool(clashing) and all(when.precision in _WITHIN_A_DAY for when in clashing)
    times = {clause.text: clause.event.when for _, clause in claim.clauses}
    n_telling = sum(when is not None and (not is_of_day or when.precision in _WITHIN_A_DAY) for when in times.values())
    return n_telling * 2 >= len(times)


def _is_of_counts(claim: Claim) -> bool:
    """Whether half of the clauses or more count something; words that several print count once."""
    counts = {clause.text: bool(clause.event.quantities) for _, clause in claim.clauses}
    return sum(counts.values()) * 2 >= len(counts)


def _named(claims: Iterable[Claim], statements: Mapping[str, Statement]) -> dict[tuple[str, int], list[Mention]]:
    """Who is named in each passage, by article and the passage's order."""
    named: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for claim in claims:
        for statement_id, clause in claim.clauses:
            if statement_id in statements:
                statement = statements[statement_id]
                named[statement.article_id, statement.order] += [*clause.mentions, *clause.event.actors]
    return named


def _is_past(voice: Voice, days: Mapping[str, datetime | None]) -> bool:
    """Whether a voice tells of what was over weeks before its article was out ("In January, two pilots died")."""
    when, published = voice.clause.event.when, days.get(voice.article_id)
    return when is not None and published is not None and when.end < published - _WEEKS


def _rank(found: Found) -> tuple[bool, float]:
    return found.clash == "hard", found.like


def _of_time(event: StoryEvent | None, voices: Sequence[Voice]) -> list[tuple[Found, Voice, Voice]]:
    """The accounts of the happening's time that clash, between the claims that give them.

    Of what is no meeting the clauses have to tell of one act: a shooting, what led to it and its aftermath are all dated in one report.
    """
    found: dict[tuple[str, str], tuple[Found, Voice, Voice]] = {}
    starts = [row for row in event.fields if row.field == "start" and row.when] if event else []
    told: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices if starts else ():
        told[voice.article_id].append(voice)
    is_meeting = event is not None and any("meet" in act_of_word(word) for word in words(event.kind or ""))
    holding = {row.span: _holding(row.span, told[row.span.article_id]) for row in starts}
    for one, other in combinations(starts, 2):
        clash = one.when and other.when and _is_near(one.when, other.when) and times_clash(one.when, other.when)
        left, right = holding[one.span], holding[other.span]
        if not clash or not left or not right or left.claim.id == right.claim.id:
            continue
        if is_meeting or left.gist.acts & right.gist.acts:
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
    return plan.is_ahead and not deed.is_ahead and not is_undoing(deed.clause) and is_one_act(plan, deed)


def _leads(claim: Claim, statements: Mapping[str, Statement]) -> list[Voice]:
    """A claim's voices that stand in the title or the first passages of their article."""
    voices = [make_voice(claim, clause, statements[i], {}) for i, clause in claim.clauses if i in statements]
    return [voice for voice in voices if voice.statement and (voice.statement.part == "title" or voice.statement.order <= _LEAD)]


def _is_near(left: When, right: When) -> bool:
    """Whether two times are of one day or of two that follow each other, and one of them is finer than a day."""
    return abs((left.start.date() - right.start.date()).days) <= 1 and {left.precision, right.precision} != {"day"}


def _holding(span: Span, voices: Sequence[Voice]) -> Voice | None:
    """The voice with the shortest clause that holds a span; of the claims that carry that clause the one that is most of times."""
    holding = [v for v in voices if any(piece.covers(span) for piece in v.clause.spans)]
    return min(holding, key=lambda v: (sum(len(piece.quote) for piece in v.clause.spans), *_telling(v.claim), *_place(v)), default=None)


def _telling(claim: Claim) -> tuple[bool, int, list[str]]:
    """Claims of times first, then by origins, then by their words: an order that a reprint does not change."""
    return not _is_of_times(claim, ()), -len(claim.origin_ids), sorted({clause.text for _, clause in claim.clauses})


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
    is_by_cue = voice.is_no or (voice.clause.says_no and not voice.clause.event.is_negated)
    if is_by_cue and voice.statement and voice.statement.cue and not is_outright(voice.clause):
        told[0] = f"{told[0]} ({voice.statement.cue.quote})"
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
