"""Groups of clauses to claims: stances, origins, parties, verdicts and importance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations, product
from statistics import fmean

from readout.compare.denials import is_negative, is_outright
from readout.compare.heads import best_first, shown_pieces, wholeness
from readout.compare.matter import gist_of
from readout.compare.pairing import Judged, score_of
from readout.compare.witnesses import find_witnesses
from readout.model.article import Article, Span
from readout.model.ids import make_id
from readout.model.statement import AHEAD, OF_A_DAY, Clause, Statement
from readout.model.story import LOOSE, Cell, Claim, Origin, Stance
from readout.text.clock import ANY_ZONE
from readout.text.fullnames import FullNames

__all__ = ["Evidence", "make_claims"]

Member = tuple[str, Clause]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What claims are made from: the story's articles, statements and origins; of each statement its origin's id, and the reason.

    `alike` is how sure each pair of clauses was judged to say the same.
    """

    articles: Sequence[Article]
    statements: Sequence[Statement]
    origins: Sequence[Origin]
    origin_of: Mapping[str, str]
    why_of: Mapping[str, str] = field(default_factory=dict)
    alike: Judged = field(default_factory=dict)


def make_claims(groups: Sequence[Sequence[Member]], evidence: Evidence) -> tuple[Claim, ...]:
    """One claim for each group, the most important first. The members of a group come in the order in which they may stand for it.

    Groups of the same words, in whatever order, give one claim, so that no two claims have one id. Every article has one cell in every
    claim. `is_contradicted` holds where some say it and others deny it, unless it is joined loosely; nor does an outlet of which nothing
    is known, joined loosely, take a claim from the one side that says it. Rivals that differ in a value are
    found by `compare.rivals`. Articles' order does not matter.
    """
    by_id = {statement.id: statement for statement in evidence.statements}
    length = Counter[str]()
    for statement in evidence.statements:
        length[statement.article_id] = max(length[statement.article_id], statement.order + 1)
    names = FullNames(s.speaker.name for s in evidence.statements if s.speaker and s.speaker.kind == "person")
    heads: set[str] = set()
    vouched: set[frozenset[str]] = set()
    made = []
    for group in sorted(_each_once(groups), key=lambda members: (-len({clause.text for _, clause in members}), members[0][1].spans[0])):
        members = best_first(group, by_id, heads, evidence.alike)
        heads.add(members[0][1].text)
        confidence = _confidence([clause for _, clause in members], evidence.alike, vouched)
        vouched |= {frozenset(pair) for pair in combinations({clause.text for _, clause in members}, 2)}
        made.append(_claim(members, confidence, by_id, length, evidence, names))
    return tuple(sorted(made, key=lambda c: (-c.importance, c.span.article_id, c.span.start, c.span.end, c.id)))


def _each_once(groups: Iterable[Sequence[Member]]) -> list[list[Member]]:
    """The groups in their order; those of the same words as one, with the members of all."""
    once: dict[str, dict[Member, None]] = {}
    for group in groups:
        once.setdefault(_id_of(group), {}).update(dict.fromkeys(group))
    return [list(members) for members in once.values()]


def _id_of(members: Iterable[Member]) -> str:
    return make_id("clm", *sorted(f"{s.article_id}:{s.start}:{s.end}" for _, clause in members for s in clause.spans))


def _claim(
    members: Sequence[Member],
    confidence: float,
    by_id: Mapping[str, Statement],
    length: Mapping[str, int],
    evidence: Evidence,
    people: FullNames,
) -> Claim:
    n_against = sum(_says_no(clause) for _, clause in members)
    stances = {member: _stance(by_id[member[0]], member[1], members, n_against) for member in members}
    witnesses = find_witnesses(members, by_id)
    origin_ids = tuple(sorted({evidence.origin_of[i] for i, _ in witnesses}))
    spoken_for = {o.party for o in evidence.origins if o.id in origin_ids and (o.is_known or confidence >= LOOSE)}
    parties = {party for party in spoken_for if party}
    for statement_id, _ in members:
        speaker = by_id[statement_id].speaker
        parties |= {speaker.party} if speaker and speaker.party else set()
    told_in: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        told_in[by_id[member[0]].article_id].append(member)
    dates = [a.published_at for a in evidence.articles if a.published_at and a.id in told_in]
    first = min(dates) if dates else None
    known = max((at for at in (first, _happened_at(members)) if at is not None), default=None)
    best = shown_pieces(
        by_id[members[0][0]], members[0][1], next(a for a in evidence.articles if a.id == members[0][1].spans[0].article_id)
    )
    return Claim(
        id=_id_of(members),
        text=" … ".join(piece.quote for piece in best),
        span=best[0],
        clauses=tuple(members),
        cells=tuple(_cell(article, told_in.get(article.id, ()), stances, known) for article in evidence.articles),
        origin_ids=origin_ids,
        parties=tuple(sorted(p for p in parties if p)),
        speakers=_speakers(members, by_id, people),
        is_contradicted=confidence >= LOOSE and "disputes" in stances.values() and len(set(stances.values())) > 1,
        importance=_importance(members, by_id, length, len(evidence.articles)),
        first_published_at=first,
        sole_party=next(iter(spoken_for)) if len(spoken_for) == 1 else None,
        uncounted_ids=tuple(sorted(o.id for o in evidence.origins if o.id in origin_ids and not o.is_known)),
        why=tuple(_counting(witnesses, by_id, evidence)),
        confidence=confidence,
    )


def _confidence(clauses: Sequence[Clause], alike: Judged, vouched: Collection[frozenset[str]]) -> float:
    """The mean over pairs of clauses of two articles of how sure it is that they say the same; 1 where there is none, or no judgement.

    Clauses of the same words are one, so that a reprint changes nothing; a pair that was left out of the judgements counts 0. A pair
    vouches for one claim: those that stand together in a larger one, which are `vouched`, count only where there are no others.
    """
    printed: dict[str, list[Clause]] = defaultdict(list)
    for clause in clauses:
        printed[clause.text].append(clause)
    carriers = {text: {clause.spans[0].article_id for clause in same} for text, same in printed.items()}
    pairs = [(a, b) for a, b in combinations(printed, 2) if carriers[a].isdisjoint(carriers[b])]
    pairs = [pair for pair in pairs if frozenset(pair) not in vouched] or pairs
    sure = (max(score_of(one, other, alike) for one, other in product(printed[a], printed[b])) for a, b in pairs)
    return round(fmean(sure), 4) if pairs and alike else 1.0


def _counting(members: Sequence[Member], by_id: Mapping[str, Statement], evidence: Evidence) -> Iterator[str]:
    """How the origins of a claim were counted, one sentence for each, in the order of the origins."""
    labels = {article.id: article.label for article in evidence.articles}
    told_by: dict[str, list[str]] = defaultdict(list)
    for i in dict.fromkeys(i for i, _ in members):
        told_by[evidence.origin_of[i]].append(i)
    for origin in (origin for origin in evidence.origins if origin.id in told_by):
        mine = told_by[origin.id]
        carriers = list(dict.fromkeys(by_id[i].article_id for i in mine))
        reasons = "; ".join(dict.fromkeys(evidence.why_of[i] for i in mine if i in evidence.why_of))
        head = f"{' and '.join(labels[i] for i in carriers)} count once, as {origin.name}" if len(carriers) > 1 else f"{origin.name} counts"
        if not origin.is_known:
            head = f"{origin.name} does not count by itself, since nothing is known of the outlet"
        yield f"{head}: {reasons}" if reasons else head


def _stance(statement: Statement, clause: Clause, members: Sequence[Member], n_against: int) -> Stance:
    if _is_denied(clause) and n_against * 2 < len(members) and _is_of_same(clause, statement, members):
        return "disputes"
    return "attributes" if statement.is_attributed else "asserts"


def _is_denied(clause: Clause) -> bool:
    return clause.mode == "denied"


def _says_no(clause: Clause) -> bool:
    """Whether a clause denies, or holds a "not" of any act: "agreed that he will not return" says with "he will not return" the same."""
    return _is_denied(clause) or is_negative(clause)


def _is_of_same(clause: Clause, statement: Statement, members: Sequence[Member]) -> bool:
    """Whether a clause that says no is about what others say who do not: its act is theirs, or it is a denial in so many words."""
    others = [gist_of(other) for _, other in members if not _says_no(other)]
    if is_outright(clause, statement):
        return bool(others)
    gist = gist_of(clause)
    return any(gist.predicate == other.predicate != "" or gist.main & other.main for other in others)


def _cell(article: Article, mine: Sequence[Member], stances: Mapping[Member, Stance], known: datetime | None) -> Cell:
    """What an article says of a claim, by those of its members that are the article's."""
    if not mine:
        return Cell(article_id=article.id, outlet_id=article.outlet_id, stance="too-early" if _is_too_early(article, known) else "omits")
    told = [stances[m] for m in mine]
    stance: Stance = "disputes" if "disputes" in told else "asserts" if "asserts" in told else "attributes"
    spans: list[Span] = sorted({span for _, clause in mine for span in clause.spans})
    return Cell(
        article_id=article.id,
        outlet_id=article.outlet_id,
        stance=stance,
        statement_ids=tuple(dict.fromkeys(i for i, _ in mine)),
        spans=tuple(spans),
    )


def _happened_at(members: Sequence[Member]) -> datetime | None:
    """When what the members report as done had happened at the earliest, in any zone; None where some look ahead or none tells a day."""
    times = [clause.event.when for _, clause in members if clause.event.when and clause.event.when.precision in OF_A_DAY]
    if not times or any(clause.mode in AHEAD for _, clause in members):
        return None
    return min(when.start - (timedelta(0) if when.zone else ANY_ZONE) for when in times)


def _is_too_early(article: Article, known: datetime | None) -> bool:
    """Whether the article was surely out before the claim could be known: before anybody reported it, or before it had happened."""
    return known is not None and article.out_by is not None and article.out_by <= known


def _speakers(members: Sequence[Member], by_id: Mapping[str, Statement], people: FullNames) -> tuple[str, ...]:
    """Whom articles have say it, most often named first; one name for each, however it is written."""
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for statement_id, _ in members:
        speaker = by_id[statement_id].speaker
        if speaker and by_id[statement_id].is_attributed:
            person = people.of(speaker)
            key = person or speaker.entity_id
            counts[key] += 1
            names[key][person or speaker.name] += 1
    return tuple(names[key].most_common(1)[0][0] for key, _ in counts.most_common())


def _importance(members: Sequence[Member], by_id: Mapping[str, Statement], length: Mapping[str, int], n_articles: int) -> float:
    """In [0, 1]: how many articles carry it, how near to their heads, and whether a title does; less where a fragment stands for it."""
    places: dict[str, float] = defaultdict(lambda: 1.0)
    in_title = False
    for statement_id, _ in members:
        statement = by_id[statement_id]
        places[statement.article_id] = min(places[statement.article_id], statement.order / max(1, length[statement.article_id]))
        in_title = in_title or statement.part == "title"
    spread = (len(places) - 1) / (n_articles - 1) if n_articles > 1 else 0.0
    lead = 1.0 - sum(places.values()) / len(places)
    spoken = any(by_id[i].is_attributed for i, _ in members)
    lack = 2 - wholeness(members[0][1])
    return round(max(0.0, 0.55 * spread + 0.25 * lead + 0.1 * in_title + 0.1 * spoken - 0.05 * lack), 4)
