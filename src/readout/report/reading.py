"""Pages read from a store: each a pure function of the store's view and of what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from readout.errors import ConfigError
from readout.model.ruling import Ruling
from readout.model.statement import Statement
from readout.model.story import Claim, Record
from readout.report.assembly import view_story
from readout.report.label import clean, date_of, moment_of, plain_url
from readout.report.pages import (
    ArticlePage,
    ClaimLine,
    ClaimPage,
    HitView,
    MentionView,
    OutletPage,
    PairView,
    SearchPage,
    Snippet,
    SpeakerPage,
    StatementLine,
    StoryLine,
    StoryList,
    StoryPage,
    TallyLine,
)
from readout.report.rulings import view_rulings
from readout.report.sharing import article_line, view_elsewhere
from readout.report.table import view_table
from readout.report.view import ClaimView, OriginView
from readout.store.index import NAMED
from readout.store.kept import ArticleRow, Elsewhere, StoryRow, Tally
from readout.store.query import Query, parse_query
from readout.store.search import Hit, cut_snippet
from readout.store.view import View

__all__ = [
    "chain_story",
    "read_article",
    "read_claim",
    "read_outlet",
    "read_search",
    "read_speaker",
    "read_stories",
    "read_story",
    "view_mentions",
]

MOST_ON_PAGE = 200


def read_stories(
    view: View,
    *,
    tags: Sequence[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    changed_since: datetime | None = None,
    least_articles: int = 1,
    after: str = "",
    limit: int = 50,
) -> StoryList:
    """A page of the list of stories; what the arguments mean stands at `readout.store.view.View.stories`.

    Raises:
        ConfigError: If `limit` is not 1 to 200.
        NotFound: If there is no story `after`.
    """
    _check_limit(limit)
    rows = view.stories(
        tags=tags, since=since, until=until, changed_since=changed_since, least_articles=least_articles, after=after, limit=limit + 1
    )
    return StoryList(stories=tuple(map(_story_line, rows[:limit])), next_after=rows[limit - 1].id if len(rows) > limit else None)


def read_story(view: View, story_id: str, *, party: str = "", verdict: str = "", top: int = 0) -> StoryPage:
    """The page of a story, without the stories before and after it, which `chain_story` adds.

    `party`, `verdict` and `top` narrow its table of claims, as in `readout.report.table.view_table`.

    Raises:
        NotFound: If there is none of this id, nor one that it forwards to.
        ConfigError: If the table cannot be narrowed so.
    """
    kept = view.story(story_id)
    shown = view_story(kept.record)
    return StoryPage(
        id=kept.record.story.id,
        asked_id=story_id,
        story=shown,
        rulings=view_rulings(kept.rulings),
        made_at=kept.made_at,
        changed_at=kept.changed_at,
        is_stale=kept.is_stale,
        table=view_table(shown, party=party, verdict=verdict, top=top),
        record=kept.record,
        made_by=kept.made_by,
    )


def chain_story(view: View, page: StoryPage) -> StoryPage:
    """The page with the stories before and after its own, as they are now: they change without it."""
    former, later = view.chain(page.id, page.record.story.follows)
    return replace(page, follows=_story_line(former) if former else None, followed_by=tuple(map(_story_line, later)))


def read_claim(view: View, claim_id: str) -> ClaimPage:
    """The page of a claim.

    Raises:
        NotFound: If there is none of this id, nor one that it forwards to.
    """
    kept = view.story(view.story_of_claim(claim_id))
    record, story = kept.record, view_story(kept.record)
    found = view.resolve(claim_id)
    claim = next(one for one in record.claims if one.id == found)
    shown = next(one for one in story.claims if one.id == found)
    names = {origin.id: origin for origin in story.origins}
    return ClaimPage(
        id=found,
        asked_id=claim_id,
        story_id=record.story.id,
        story_title=story.title,
        claim=shown,
        mentions=tuple(view_mentions(claim, shown, record, names)),
        silent=tuple(stand.column.label for stand in shown.stands if stand.stance == "omits"),
        origins=tuple(names[origin_id] for origin_id in claim.origin_ids if origin_id in names),
        rivals=tuple(rival for rival in story.clashes if shown in (rival.left_claim, rival.right_claim)),
        outcomes=tuple(outcome for outcome in story.outcomes if shown in (outcome.planned, outcome.happened)),
        pairs=tuple(_pairs(claim, record)),
        rulings=tuple(shown for ruling, shown in zip(kept.rulings, view_rulings(kept.rulings), strict=True) if _is_on_claim(ruling, claim)),
    )


def read_article(view: View, article_id: str, elsewhere: Sequence[Elsewhere] = ()) -> ArticlePage:
    """The page of an article. `elsewhere` are articles of other stories that share text with it.

    Raises:
        NotFound: If there is none of this id.
    """
    kept = view.article(article_id)
    article = kept.article
    story_id = view.story_of_article(article_id)
    story = view.story(story_id) if story_id else None
    shown = view_story(story.record) if story else None
    held = [s for s in story.record.statements if s.article_id == article_id] if story else list(kept.statements)
    now = {statement.id for statement in held}
    return ArticlePage(
        id=article.id,
        title=clean(article.title) if article.title else None,
        outlet=clean(article.label),
        outlet_id=article.outlet_id,
        party=article.outlet.party if article.outlet else None,
        url=plain_url(article.url),
        published=moment_of(article.published_at, article.published_precision),
        known_from=article.published_from,
        authors=tuple(map(clean, article.authors)),
        language=article.language,
        n_chars=len(article.text),
        sha256=article.sha256,
        story_id=story_id,
        story_title=shown.title if shown else None,
        text=next((text for text in shown.texts if text.column.article_id == article_id), None) if shown else None,
        statements=tuple(map(_statement_line, held)),
        rejected=tuple(_statement_line(s) for s in kept.statements if s.id not in now),
        rulings=view_rulings([r for r in (story.rulings if story else ()) if article_id in r.article_ids]),
        elsewhere=view_elsewhere(article, elsewhere),
    )


def read_outlet(view: View, outlet_id: str, limit: int = 20) -> OutletPage:
    """The page of an outlet.

    Raises:
        NotFound: If the store holds no article of it.
    """
    _check_limit(limit)
    rows = view.outlet_articles(outlet_id, limit)
    counts = view.outlet_counts(outlet_id)
    return OutletPage(
        id=outlet_id,
        name=clean(rows[0].outlet_name or outlet_id),
        party=rows[0].party,
        n_carried=counts.n_carried,
        n_first=counts.n_first,
        n_disputed=counts.n_disputed,
        n_omitted=counts.n_omitted,
        first=_claim_lines(view.outlet_claims(outlet_id, stance="first", limit=limit)),
        omitted=_claim_lines(view.outlet_claims(outlet_id, stance="omits", limit=limit)),
        disputed=_claim_lines(view.outlet_claims(outlet_id, stance="disputes", limit=limit)),
        relayed=_tally_lines(view.relayed(outlet_id, limit)),
        articles=tuple(map(article_line, rows)),
    )


def read_speaker(view: View, speaker_id: str, limit: int = 50) -> SpeakerPage:
    """The page of a speaker.

    Raises:
        NotFound: If nobody of this id speaks in the store.
    """
    _check_limit(limit)
    speaker = view.speaker(speaker_id)
    spoken = view.spoken(speaker_id, limit)
    articles = {row.id: row for row in view.article_rows([article_id for _, article_id, _ in spoken])}
    extracted = {s.id: s for kept in view.articles(list(articles)) for s in kept.statements}
    lines = [(_statement_line(extracted[s], speaker.name, speaker_id), article_line(articles[a])) for s, a, _ in spoken]
    return SpeakerPage(
        id=speaker_id,
        name=clean(speaker.name),
        n_statements=speaker.n,
        statements=tuple(lines),
        outlets=_tally_lines(view.relays_of(speaker_id)),
    )


def read_search(view: View, line: str, *, offset: int = 0, limit: int = 20) -> SearchPage:
    """What a line finds; how it is read stands at `readout.store.query.parse_query`.

    Raises:
        ConfigError: If the line asks for nothing or cannot be read, or `limit` is not 1 to 200.
    """
    _check_limit(limit)
    query = parse_query(line)
    found = view.find(query, offset=max(0, offset), limit=limit)
    shown = found.hits
    rows = {row.id: row for row in view.article_rows([hit.article_id for hit in shown if hit.article_id])}
    texts = view.texts([hit.record_id for hit in shown if hit.kind == "article"])
    return SearchPage(
        query=clean(line),
        hits=tuple(_hit(hit, query, rows, texts) for hit in shown),
        offset=max(0, offset),
        n_found=found.n_found,
        is_cut=found.is_cut,
    )


def _hit(hit: Hit, query: Query, rows: Mapping[str, ArticleRow], texts: Mapping[str, str]) -> HitView:
    start, end, pieces = cut_snippet(texts.get(hit.record_id, hit.text) if hit.kind == "article" else hit.text, query)
    row = rows.get(hit.article_id or "")
    return HitView(
        kind=hit.kind,
        id=hit.record_id,
        text=clean(hit.text),
        score=hit.score,
        snippet=Snippet(start=start, end=end, pieces=tuple((piece.text, piece.is_marked) for piece in pieces)),
        article=article_line(row) if row else None,
        story_id=hit.story_id or (row.story_id if row else None),
    )


def view_mentions(claim: Claim, shown: ClaimView, record: Record, origins: Mapping[str, OriginView]) -> Iterable[MentionView]:
    """Every place where a claim stands, in the order of its clauses; `origins` by their ids."""
    statements = {statement.id: statement for statement in record.statements}
    stands = {stand.column.article_id: stand for stand in shown.stands}
    by_statement = dict(record.origin_of)
    for statement_id, clause in claim.clauses:
        statement, stand = statements[statement_id], stands[statements[statement_id].article_id]
        origin = origins.get(by_statement.get(statement_id, ""))
        for span in clause.spans:
            yield MentionView(
                article_id=span.article_id,
                outlet=stand.column.label,
                published=stand.column.published,
                stance=stand.stance,
                quote=clean(span.quote),
                start=span.start,
                end=span.end,
                mode=clause.mode,
                statement=_statement_line(statement),
                origin=origin.name if origin else "",
                origin_why=origin.why if origin else (),
            )


def _pairs(claim: Claim, record: Record) -> Iterable[PairView]:
    """The pairs of a claim's clauses whose scores tell what went into them, surest first."""
    places = {clause.spans[0] for _, clause in claim.clauses}
    held = [j for j in record.judgements if j.addends and j.left in places and j.right in places]
    for judgement in sorted(held, key=lambda j: (-j.score, j.left, j.right)):
        addends = sorted(((a.name, round(a.value, 3)) for a in judgement.addends if a.value), key=lambda a: (-abs(a[1]), a[0]))
        yield PairView(
            left=clean(judgement.left.quote),
            left_article_id=judgement.left.article_id,
            right=clean(judgement.right.quote),
            right_article_id=judgement.right.article_id,
            score=round(judgement.score, 3),
            addends=tuple(addends),
        )


def _is_on_claim(ruling: Ruling, claim: Claim) -> bool:
    if ruling.kind in ("merge-stories", "split-story"):
        return False
    places = {clause.spans[0] for _, clause in claim.clauses}
    named = {claim.id, *claim.statement_ids}
    return bool(named & set(ruling.subject_ids)) or bool(places & {*ruling.left, *ruling.right})


def _statement_line(statement: Statement, speaker: str | None = None, speaker_id: str | None = None) -> StatementLine:
    who = statement.speaker
    return StatementLine(
        id=statement.id,
        article_id=statement.article_id,
        text=clean(statement.text),
        start=statement.spans[0].start,
        end=statement.spans[0].end,
        kind=statement.kind,
        mode=statement.mode,
        speaker=clean(speaker or (who.name if who else "")) or None,
        speaker_id=speaker_id or (who.entity_id if who else None),
        via=tuple(clean(mention.name) for mention in statement.via),
        why=statement.why,
        is_named=who is not None and who.kind in NAMED,
    )


def _story_line(row: StoryRow) -> StoryLine:
    first, last = date_of(row.first_at), date_of(row.last_at)
    return StoryLine(
        id=row.id,
        title=clean(row.title) or row.id,
        dates=first if first == last else f"{first} – {last}",
        first_at=row.first_at,
        last_at=row.last_at,
        changed_at=row.changed_at,
        n_articles=row.n_articles,
        n_outlets=row.n_outlets,
        n_origins=row.n_origins,
        n_claims=row.n_claims,
        n_rulings=row.n_rulings,
        parties=row.parties,
        outlets=tuple(map(clean, row.outlets)),
    )


def _claim_lines(tallies: Iterable[Tally]) -> tuple[ClaimLine, ...]:
    return tuple(ClaimLine(id=one.id, text=clean(one.name), n_reports=one.n) for one in tallies)


def _tally_lines(tallies: Iterable[Tally]) -> tuple[TallyLine, ...]:
    return tuple(TallyLine(id=one.id, name=_called(one), n_statements=one.n, is_named=one.is_named) for one in tallies)


def _called(tally: Tally) -> str:
    """The name; of somebody unnamed, of whom only the id is kept, the words that it was made of."""
    return clean(tally.name.replace("-", " ") if tally.name == tally.id and not tally.is_named else tally.name)


def _check_limit(limit: int) -> None:
    if not 1 <= limit <= MOST_ON_PAGE:
        raise ConfigError(f"{limit} is no length for a page", f"ask for 1 to {MOST_ON_PAGE}")
