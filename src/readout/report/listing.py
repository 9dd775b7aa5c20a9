"""Pages of a store as styled lines for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from readout.model.story import Comparison
from readout.report.digest import digest_timeline
from readout.report.document import to_document
from readout.report.label import clean, count, quote, shorten
from readout.report.pages import (
    ArticlePage,
    BesidePage,
    ClaimLine,
    ClaimPage,
    ElsewhereLine,
    HitView,
    MentionView,
    OutletPage,
    Row,
    SearchPage,
    SpeakerPage,
    StatementLine,
    StoryList,
    StoryPage,
    TallyLine,
    TextsPage,
)
from readout.report.phrase import VERDICT_GLYPHS, name_parties, name_ruling
from readout.report.silence import group_silent
from readout.report.table import Table
from readout.report.terminal import Line, Segment
from readout.report.view import RulingView

__all__ = ["FORMAT", "Page", "list_page", "page_document", "timeline_document"]

FORMAT = "readout-page/1"
Page = StoryList | ClaimPage | BesidePage | TextsPage | ArticlePage | OutletPage | SpeakerPage | SearchPage

_MAX_WORDS = 160
_MOST_STRETCHES = 3
_TONES = {"corroborated": "good", "single-origin": "thin", "contradicted": "bad"}


def page_document(page: Page | StoryPage) -> dict[str, Any]:
    """The page as an object fit for `json.dumps`; a story as `readout/1`, every other page as `readout-page/1` with its fields as keys.

    A story whose table of claims is narrowed has its whole record, and under `table` what was asked for and which claims fit; one that
    others go on from has these under `followed_by`.
    """
    if isinstance(page, StoryPage):
        document = to_document(Comparison(records=(page.record,), skipped=(), made_by=page.made_by))
        later = {"followed_by": [{"id": story.id, "title": story.title} for story in page.followed_by]} if page.followed_by else {}
        return document | later | ({"table": _table(page.table)} if page.table.is_narrowed else {})
    name = type(page).__name__.removesuffix("Page").removesuffix("List").lower()
    fields: dict[str, Any] = msgspec.to_builtins(page)
    return {"format": FORMAT, "page": "stories" if isinstance(page, StoryList) else name, **fields}


def timeline_document(page: StoryPage) -> dict[str, Any]:
    """The times of a story as an object fit for `json.dumps`: `readout-page/1`, what `digest_timeline` gives as keys."""
    return {"format": FORMAT, "page": "timeline", **digest_timeline(page)}


def _table(table: Table) -> dict[str, object]:
    asked: dict[str, object] = {"party": table.party, "verdict": table.verdict, "top": table.top}
    return asked | {"n_all": table.n_all, "claim_ids": [claim.id for claim in (*table.several, *table.once)]}


def list_page(page: Page, *, explain: bool = False) -> Iterator[Line]:
    """The page as lines, each a tuple of (style, text); styles as in `readout.report.terminal`. With `explain` a claim says why."""
    if isinstance(page, StoryList):
        yield from _stories(page)
    elif isinstance(page, ClaimPage):
        yield from _claim(page, explain)
    elif isinstance(page, BesidePage):
        yield from _beside(page)
    elif isinstance(page, TextsPage):
        yield from _texts(page)
    elif isinstance(page, ArticlePage):
        yield from _article(page)
    elif isinstance(page, OutletPage):
        yield from _outlet(page)
    elif isinstance(page, SpeakerPage):
        yield from _speaker(page)
    else:
        yield from _search(page)


def _stories(page: StoryList) -> Iterator[Line]:
    for story in page.stories:
        yield (("title", story.title),)
        parts = [story.dates, count(story.n_articles, "report"), count(story.n_origins, "origin"), count(story.n_claims, "claim")]
        parts += [name_parties(story.parties)] if story.parties else []
        parts += [count(story.n_rulings, "ruling")] if story.n_rulings else []
        yield (("", f"  {story.id}  "), ("note", " · ".join(parts)))
    if not page.stories:
        yield (("note", "no story"),)
    if page.next_after:
        yield (("note", f"more with --after {page.next_after}"),)


def _claim(page: ClaimPage, explain: bool) -> Iterator[Line]:
    claim = page.claim
    yield ((_TONES[claim.verdict], f"{VERDICT_GLYPHS[claim.verdict]} "), ("title", quote(claim.text)))
    parts = [claim.verdict, count(claim.n_reports, "report"), count(claim.n_origins, "origin")]
    parts += [name_parties(claim.parties)] if claim.parties else []
    parts += [claim.put] if claim.put else []
    yield (("note", f"  {page.id} · {' · '.join(parts)}"),)
    yield (("note", f"  of {page.story_id} {page.story_title}"),)
    yield from _heading("Who says it")
    for mention in page.mentions:
        yield from _mention(mention, explain)
    for number, (why, columns) in enumerate(group_silent(claim)):
        if number == 0:
            yield from _heading("Who is silent")
        yield (("", f"  {', '.join(column.label for column in columns)} "), ("note", why))
    yield from _heading("Origins")
    for origin in page.origins:
        yield (("", f"  {origin.name} "), ("note", f"({origin.sort}) {'; '.join(origin.why)}"))
    yield from _ties(page)
    if explain:
        yield from _pairs(page)
    yield from _rulings(page.rulings)


def _mention(mention: MentionView, explain: bool) -> Iterator[Line]:
    statement = mention.statement
    said = f" · {_said(statement)}" if statement.speaker else ""
    yield (("", f"  {mention.outlet} {mention.stance} "), *_words(mention.quote), ("note", f" {mention.start}–{mention.end}{said}"))
    if explain:
        origin = f"goes back to {mention.origin}: {'; '.join(mention.origin_why)}" if mention.origin else ""
        rules = f"made by {', '.join(statement.why)}" if statement.why else ""
        yield (("note", "    " + " · ".join(part for part in (statement.id, origin, rules) if part)),)


def _ties(page: ClaimPage) -> Iterator[Line]:
    if page.rivals:
        yield from _heading("Clashes")
    for rival in page.rivals:
        sign = "≈" if rival.is_soft else "≠"
        yield (("bad", f"  {rival.field} "), *_words(rival.left.quote), ("bad", f" {sign} "), *_words(rival.right.quote))
        yield (("note", f"    {rival.left_claim.id} {sign} {rival.right_claim.id} · {rival.why}"),)
    if page.outcomes:
        yield from _heading("Planned, and what became of it")
    for outcome in page.outcomes:
        became = [("", " → "), *_words(outcome.happened_cite.quote)] if outcome.happened_cite else []
        yield (("", f"  {outcome.result} "), *_words(outcome.planned_cite.quote), *became)


def _pairs(page: ClaimPage) -> Iterator[Line]:
    if page.pairs:
        yield from _heading("Why they are one claim")
    for pair in page.pairs:
        yield (("", f"  {pair.score:.2f} "), *_words(pair.left), ("note", " / "), *_words(pair.right))
        yield (("note", "    " + ", ".join(f"{name} {value:+.2f}" for name, value in pair.addends[:6])),)


def _beside(page: BesidePage) -> Iterator[Line]:
    yield (("title", quote(page.claim.text)),)
    yield (("note", f"  {page.id} of {page.story_id} {page.story_title}"),)
    for sheet in (page.left, page.right):
        if sheet is None:
            continue
        yield from _heading(f"{sheet.column.label} {sheet.stance}")
        if sheet.why_silent:
            yield (("note", f"  {sheet.why_silent}"),)
        for mention in sheet.mentions:
            yield from _mention(mention, False)


def _texts(page: TextsPage) -> Iterator[Line]:
    yield (("title", f"{page.left.label} | {page.right.label}"),)
    shared = f"{count(page.n_common, 'passage')} in common, {count(page.overlap.n_words, 'word')} shared"
    yield (("note", f"  {page.id} {page.story_title} · {shared}"),)
    before = ""
    for row in page.rows:
        kind = _row_kind(row, page)
        if kind != before:
            yield ()
            yield (("heading", kind),)
        before = kind
        for sign, pieces in (("<", row.left), (">", row.right)):
            if pieces is not None and not (sign == ">" and row.kind == "copied"):
                yield (("note", f"{sign} "), *(("bad" if differs else "", clean(f"|{text}|")[1:-1]) for text, differs in pieces))


def _row_kind(row: Row, page: TextsPage) -> str:
    if row.kind == "left":
        return f"{page.left.label} alone"
    if row.kind == "right":
        return f"{page.right.label} alone"
    return f"moved, {row.kind}" if row.is_moved else row.kind


def _article(page: ArticlePage) -> Iterator[Line]:
    yield (("title", page.title or page.id),)
    yield (("note", " · ".join(part for part in (page.id, page.outlet, page.published, page.url or "") if part)),)
    if page.story_id:
        yield (("note", f"of {page.story_id} {page.story_title}"),)
    yield from _heading("Statements")
    for statement in page.statements:
        yield from _statement(statement)
    if page.rejected:
        yield from _heading("Rejected")
        for statement in page.rejected:
            yield from _statement(statement)
    yield from _elsewhere(page.elsewhere)
    yield from _rulings(page.rulings)


def _elsewhere(lines: Iterable[ElsewhereLine]) -> Iterator[Line]:
    for number, line in enumerate(lines):
        if number == 0:
            yield from _heading("Also printed elsewhere")
        where = " · ".join(part for part in (line.article.published, line.article.id, line.article.story_id or "") if part)
        yield (("", f"  {line.article.outlet} "), ("note", where))
        yield (("note", f"    {count(line.n_words, 'word')}, {line.share:.0%} of this report; {line.why_first}"),)
        for stretch in line.stretches[:_MOST_STRETCHES]:
            yield (("", "    "), *_words(clean(stretch.quote)), ("note", f" {stretch.start}–{stretch.end}"))
        if len(line.stretches) > _MOST_STRETCHES:
            yield (("note", f"    and {count(len(line.stretches) - _MOST_STRETCHES, 'more stretch/more stretches')}"),)


def _outlet(page: OutletPage) -> Iterator[Line]:
    yield (("title", page.name), ("note", f"  {page.id}{f' · for {name_parties((page.party,))}' if page.party else ''}"))
    counts = f"{count(page.n_carried, 'claim')} carried, {page.n_first} of them first; {page.n_disputed} disputed; {page.n_omitted} omitted"
    yield (("note", f"  {counts}"),)
    for heading, claims in (("First to carry", page.first), ("Omits what others carry", page.omitted), ("Disputes", page.disputed)):
        yield from _claims(heading, claims)
    yield from _tallies("Whose words it relays", page.relayed)
    yield from _heading("Newest reports")
    for article in page.articles:
        yield (("", f"  {article.title or article.id} "), ("note", " · ".join(part for part in (article.id, article.published) if part)))


def _speaker(page: SpeakerPage) -> Iterator[Line]:
    yield (("title", page.name), ("note", f"  {page.id} · {count(page.n_statements, 'statement')}"))
    yield from _heading("Newest statements")
    for statement, article in page.statements:
        where = " · ".join(part for part in (article.outlet, article.published, statement.mode) if part)
        yield (("", "  "), *_words(statement.text), ("note", f" {where} · {statement.id}"))
    yield from _tallies("Carried by", page.outlets)


def _search(page: SearchPage) -> Iterator[Line]:
    for hit in page.hits:
        yield from _hit(hit)
    many = f"{page.n_found} or more" if page.is_cut else str(page.n_found)
    shown = f"{page.offset + 1}–{page.offset + len(page.hits)} of {many}" if page.hits else "nothing found"
    yield (("note", shown),)


def _hit(hit: HitView) -> Iterator[Line]:
    where = [hit.article.outlet, hit.article.published] if hit.article else []
    note = " · ".join(part for part in (hit.id, *where, hit.story_id or "") if part)
    yield (("heading", f"{hit.kind} "), ("note", note))
    snippet = [("good" if is_marked else "", clean(f"|{text}|")[1:-1]) for text, is_marked in hit.snippet.pieces]
    yield (("", "  "), *snippet)


def _statement(statement: StatementLine) -> Iterator[Line]:
    said = _said(statement) if statement.speaker else "own voice"
    yield (("", "  "), *_words(statement.text), ("note", f" {said} · {statement.mode} · {statement.id}"))


def _said(statement: StatementLine) -> str:
    via = f", via {', '.join(statement.via)}" if statement.via else ""
    return f"{statement.speaker}{via}"


def _claims(heading: str, claims: Iterable[ClaimLine]) -> Iterator[Line]:
    for number, claim in enumerate(claims):
        if number == 0:
            yield from _heading(heading)
        yield (("", f"  {claim.n_reports} "), *_words(claim.text), ("note", f" {claim.id}"))


def _tallies(heading: str, tallies: Iterable[TallyLine]) -> Iterator[Line]:
    for number, tally in enumerate(tallies):
        if number == 0:
            yield from _heading(heading)
        yield (("", f"  {tally.n_statements} {tally.name} "), ("note", tally.id))


def _rulings(rulings: Iterable[RulingView]) -> Iterator[Line]:
    for number, ruling in enumerate(rulings):
        if number == 0:
            yield from _heading("Rulings")
        yield (("", f"  {ruling.by}, {ruling.at}: "), ("note", f"{name_ruling(ruling)} · {ruling.id}"))


def _heading(text: str) -> Iterator[Line]:
    yield ()
    yield (("heading", text.upper()),)


def _words(text: str) -> list[Segment]:
    cut, is_cut = shorten(text, _MAX_WORDS)
    return [("words", quote(cut)), *([("note", " …")] if is_cut else [])]
