"""Pages cut down to what a program that reads with a limit needs: claims with the exact words to cite, and how much was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from readout.model.story import Skipped
from readout.report.pages import ClaimPage, HitView, SearchPage, StatementLine, StoryList
from readout.report.view import Cite, ClaimView, Column, OriginView, OutcomeView, RivalView, RulingView, StoryView

__all__ = ["cite_document", "digest_claim", "digest_search", "digest_skipped", "digest_stories", "digest_story"]

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


def digest_claim(page: ClaimPage) -> Json:
    """A claim with every mention, its origins and their reasons, who is silent, what clashes with it and what became of it."""
    words = {(c.column.article_id, c.start, c.end): c.quote for stand in page.claim.stands for c in stand.cites}
    mentions = [
        {
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
        for mention in page.mentions
    ]
    return {
        **_claim(page.claim, n_cites=0),
        "story_id": page.story_id,
        "story_title": page.story_title,
        "mentions": mentions,
        "origins": [{**_origin(origin), "why": list(origin.why)} for origin in page.origins],
        "silent": list(page.silent),
        "clashes": [_rival(rival) for rival in page.rivals],
        "planned": [_outcome(outcome) for outcome in page.outcomes],
        "rulings": [_ruling(ruling) for ruling in page.rulings],
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


def _said(statement: StatementLine) -> Json:
    return {"speaker": statement.speaker, "via": list(statement.via)}


def _hit(hit: HitView, place: Json | None) -> Json:
    line: Json = {"kind": hit.kind, "id": hit.id, "text": hit.text, "story_id": hit.story_id}
    return {**line, **({"cite": place} if place else {})}
