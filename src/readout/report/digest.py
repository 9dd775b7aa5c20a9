"""Pages cut down to what a program that reads with a limit needs: claims with the exact words to cite, and how much was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from readout.model.story import Skipped
from readout.report.figure import Lane
from readout.report.pages import (
    ArticlePage,
    BesidePage,
    ClaimPage,
    ElsewhereLine,
    HitView,
    MentionView,
    Row,
    SearchPage,
    StatementLine,
    StoryLine,
    StoryList,
    StoryPage,
    TextsPage,
)
from readout.report.view import Cite, ClaimView, Column, OriginView, OutcomeView, RivalView, RulingView, StoryView

__all__ = [
    "cite_document",
    "digest_article",
    "digest_beside",
    "digest_chain",
    "digest_claim",
    "digest_search",
    "digest_skipped",
    "digest_stories",
    "digest_story",
    "digest_texts",
    "digest_timeline",
]

Json = dict[str, Any]
_MOST_CITES = 3


def digest_story(story: StoryView, n_lines: int) -> Json:
    """A story section by section, each cut to `n_lines`; `left_out` says how many lines of which section are missing.

    Everything quoted stands with `article_id`, `start` and `end`: half-open, in code points of the article's text.
    """
    sections: dict[str, Sequence[Json]] = {
        "origins": [_origin(origin) for origin in story.origins],
        "several_origins": [_claim(claim) for claim in story.shared],
        "one_side_only": [{"party": side.party, **_claim(claim)} for side in story.one_sided for claim in side.claims],
        "clashes": [_rival(rival) for rival in story.clashes],
        "planned": [_outcome(outcome) for outcome in story.outcomes],
        "one_origin_several_reports": [_claim(claim) for claim in story.echoes],
        "one_report_only": [_claim(claim) for claim in story.alone],
        "silent": [{"article_id": s.column.article_id, "outlet": s.column.label, "n_omitted": len(s.omitted)} for s in story.silences],
    }
    left_out = {name: len(lines) - n_lines for name, lines in sections.items() if len(lines) > n_lines}
    return {
        "id": story.id,
        "title": story.title,
        "when": story.happening.when,
        "place": story.happening.place,
        "articles": [_article(column) for column in story.columns],
        "n_claims": len(story.claims),
        **{name: list(lines[:n_lines]) for name, lines in sections.items()},
        "rulings": [_ruling(ruling) for ruling in story.rulings],
        "left_out": left_out,
    }


def digest_chain(page: StoryPage) -> Json:
    """The story that one goes on from, if any, and those that go on from it, oldest first."""
    return {"follows": _line(page.follows) if page.follows else None, "followed_by": [_line(story) for story in page.followed_by]}


def digest_claim(page: ClaimPage) -> Json:
    """A claim with every mention, its origins and their reasons, who is silent, what clashes with it and what became of it."""
    words = {(c.column.article_id, c.start, c.end): c.quote for stand in page.claim.stands for c in stand.cites}
    return {
        **_claim(page.claim, n_cites=0),
        "story_id": page.story_id,
        "story_title": page.story_title,
        "mentions": [_mention(mention, words) for mention in page.mentions],
        "origins": [{**_origin(origin), "why": list(origin.why)} for origin in page.origins],
        "silent": list(page.silent),
        "could_have_known": [column.label for column in page.claim.could_know],
        "clashes": [_rival(rival) for rival in page.rivals],
        "planned": [_outcome(outcome) for outcome in page.outcomes],
        "rulings": [_ruling(ruling) for ruling in page.rulings],
    }


def digest_article(page: ArticlePage, n_lines: int) -> Json:
    """An article, and which reports of other stories print words of it, cut to `n_lines`; `n_left_out` says how many are missing."""
    return {
        "id": page.id,
        "outlet": page.outlet,
        "title": page.title,
        "url": page.url,
        "published": page.published,
        "known_from": page.known_from,
        "party": page.party,
        "story_id": page.story_id,
        "story_title": page.story_title,
        "n_statements": len(page.statements),
        "also_printed": [_elsewhere(page, line) for line in page.elsewhere[:n_lines]],
        "n_left_out": max(0, len(page.elsewhere) - n_lines),
    }


def digest_beside(page: BesidePage) -> Json:
    """A claim in two reports: where each stands on it, in which words, and of a silent one whether it could have known."""
    sheets = [sheet for sheet in (page.left, page.right) if sheet]
    words = {(c.column.article_id, c.start, c.end): c.quote for stand in page.claim.stands for c in stand.cites}
    return {
        **_claim(page.claim, n_cites=0),
        "story_id": page.story_id,
        "story_title": page.story_title,
        "reports": [
            {
                **_article(sheet.column),
                "stance": sheet.stance,
                "why_silent": sheet.why_silent,
                "mentions": [_mention(mention, words) for mention in sheet.mentions],
            }
            for sheet in sheets
        ],
    }


def digest_texts(page: TextsPage, n_lines: int, *, is_common: bool = False) -> Json:
    """Two reports passage by passage, cut to `n_lines`; `n_left_out` says how many passages are missing.

    Args:
        page: The two reports.
        n_lines: How many rows at most.
        is_common: Only passages that both have, copied or changed.
    """
    rows = [row for row in page.rows if not is_common or (row.left is not None and row.right is not None)]
    sides = (("left", page.left), ("right", page.right))
    return {
        "id": page.id,
        "story_title": page.story_title,
        **{side: _article(column) for side, column in sides},
        "n_common": page.n_common,
        "n_words_shared": page.overlap.n_words,
        "first_article_id": page.overlap.first.article_id if page.overlap.first else None,
        "passages": [
            {"kind": row.kind, "is_moved": row.is_moved, **{side: _passage(row, side, column) for side, column in sides}}
            for row in rows[:n_lines]
        ],
        "n_left_out": max(0, len(rows) - n_lines),
    }


def digest_timeline(page: StoryPage) -> Json:
    """The reports as they came out and the times that they give of the event, each oldest first, with the words that give them."""
    line = page.story.timeline
    return {
        "id": page.id,
        "story_title": page.story.title,
        "reports": [{**_article(lane.columns[0]), **_stretch(lane)} for lane in line.reports] if line else [],
        "times": [
            {"field": lane.field, "when": lane.when, **_stretch(lane), "cites": [cite_document(cite) for cite in lane.cites]}
            for lane in (line.times if line else ())
        ],
        "undated_article_ids": [column.article_id for column in (line.undated if line else page.story.columns)],
        "n_beyond": line.n_beyond if line else 0,
    }


def digest_stories(page: StoryList) -> Json:
    """A list of stories, and what to go on after."""
    lines = [
        {
            "id": story.id,
            "title": story.title,
            "dates": story.dates,
            "n_articles": story.n_articles,
            "n_origins": story.n_origins,
            "n_claims": story.n_claims,
            "n_outlets": story.n_outlets,
            "parties": list(story.parties),
            "outlets": list(story.outlets[:8]),
        }
        for story in page.stories
    ]
    return {"stories": lines, "next_after": page.next_after}


def digest_search(page: SearchPage, places: Sequence[Json | None]) -> Json:
    """What was found, best first; `places` says for each hit where its words stand, if they stand in one article."""
    hits = [_hit(hit, place) for hit, place in zip(page.hits, places, strict=True)]
    return {"hits": hits, "n_found": page.n_found, "is_cut": page.is_cut}


def digest_skipped(skipped: Iterable[Skipped]) -> list[Json]:
    """What could not be used, and why."""
    return [{"record_id": one.record_id, "why": one.why} for one in skipped]


def cite_document(cite: Cite) -> Json:
    """Words and where they stand."""
    place = {"article_id": cite.column.article_id, "outlet": cite.column.label}
    return {**place, "start": cite.start, "end": cite.end, "quote": cite.quote}


def _claim(claim: ClaimView, n_cites: int = _MOST_CITES) -> Json:
    cites = [stand.cites[0] for stand in claim.stands if stand.cites]
    line: Json = {
        "id": claim.id,
        "text": claim.text,
        "verdict": claim.verdict,
        "mode": claim.mode,
        "n_reports": claim.n_reports,
        "n_origins": claim.n_origins,
        "speakers": list(claim.speakers),
        "parties": list(claim.parties),
    }
    return {**line, "cites": [cite_document(cite) for cite in cites[:n_cites]]} if n_cites else line


def _mention(mention: MentionView, words: Mapping[tuple[str, int, int], str]) -> Json:
    """A mention; its words as they stand in the article, where they are known by their place."""
    return {
        "article_id": mention.article_id,
        "outlet": mention.outlet,
        "start": mention.start,
        "end": mention.end,
        "quote": words.get((mention.article_id, mention.start, mention.end), mention.quote),
        "stance": mention.stance,
        "mode": mention.mode,
        **_said(mention.statement),
        "origin": mention.origin,
    }


def _elsewhere(page: ArticlePage, line: ElsewhereLine) -> Json:
    other = line.article
    return {
        "article_id": other.id,
        "outlet": other.outlet,
        "title": other.title,
        "published": other.published,
        "story_id": other.story_id,
        "n_words": line.n_words,
        "share": line.share,
        "first_article_id": line.first_article_id,
        "why_first": line.why_first,
        "stretches": [
            {
                "here": {"article_id": page.id, "outlet": page.outlet, "start": one.start, "end": one.end, "quote": one.quote},
                "there": {
                    "article_id": other.id,
                    "outlet": other.outlet,
                    "start": one.other_start,
                    "end": one.other_end,
                    "quote": one.other_quote,
                },
            }
            for one in line.stretches[:_MOST_CITES]
        ],
        "n_more_stretches": max(0, len(line.stretches) - _MOST_CITES),
    }


def _passage(row: Row, side: str, column: Column) -> Json | None:
    pieces, start = (row.left, row.left_start) if side == "left" else (row.right, row.right_start)
    if pieces is None or start is None:
        return None
    quote = "".join(text for text, _ in pieces)
    return {"article_id": column.article_id, "start": start, "end": start + len(quote), "quote": quote}


def _stretch(lane: Lane) -> Json:
    return {"start_at": lane.start_at.isoformat(), "end_at": lane.end_at.isoformat()}


def _rival(rival: RivalView) -> Json:
    sides = (("left", rival.left_claim, rival.left), ("right", rival.right_claim, rival.right))
    shown = {side: {"claim_id": claim.id, **cite_document(cite)} for side, claim, cite in sides}
    return {"field": rival.field, "may_both_hold": rival.is_soft, "why": rival.why, **shown}


def _outcome(outcome: OutcomeView) -> Json:
    happened = None
    if outcome.happened and outcome.happened_cite:
        happened = {"claim_id": outcome.happened.id, **cite_document(outcome.happened_cite)}
    planned = {"claim_id": outcome.planned.id, "mode": outcome.mode, **cite_document(outcome.planned_cite)}
    return {"result": outcome.result, "planned": planned, "happened": happened}


def _article(column: Column) -> Json:
    return {"id": column.article_id, "outlet": column.label, "title": column.title, "published": column.published, "party": column.party}


def _origin(origin: OriginView) -> Json:
    reports = [column.article_id for column in origin.columns]
    return {"name": origin.name, "kind": origin.kind, "party": origin.party, "article_ids": reports, "n_claims": origin.n_claims}


def _ruling(ruling: RulingView) -> Json:
    return {"by": ruling.by, "at": ruling.at, "what": ruling.what, "note": ruling.note, "is_undone": ruling.is_undone}


def _line(story: StoryLine) -> Json:
    return {"id": story.id, "title": story.title, "dates": story.dates}


def _said(statement: StatementLine) -> Json:
    return {"speaker": statement.speaker, "via": list(statement.via)}


def _hit(hit: HitView, place: Json | None) -> Json:
    line: Json = {"kind": hit.kind, "id": hit.id, "text": hit.text, "story_id": hit.story_id}
    return {**line, **({"cite": place} if place else {})}
