"""Records as rows of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from readout.model.statement import Statement
from readout.model.story import Maker, Record
from readout.store.kept import Extracted, Fingerprint, KeptArticle, Likeness
from readout.store.packing import pack

__all__ = [
    "article_row",
    "cell_rows",
    "claim_rows",
    "extraction_row",
    "fingerprint_row",
    "likeness_row",
    "makers_text",
    "mark_rows",
    "place_of",
    "statement_rows",
    "story_row",
    "tags_of",
]

Row = dict[str, Any]


def article_row(kept: KeptArticle, at: datetime) -> Row:
    """An article's row."""
    article = kept.article
    return {
        "id": article.id,
        "sha256": article.sha256,
        "outlet_id": article.outlet_id,
        "outlet_name": article.outlet.name if article.outlet else None,
        "party": article.outlet.party if article.outlet else None,
        "url": article.url,
        "title": article.title,
        "published_at": article.published_at,
        "placed_at": kept.placed_at,
        "added_at": at,
        "language": article.language,
        "n_chars": len(article.text),
        "payload": pack(article),
    }


def extraction_row(kept: KeptArticle, at: datetime, made_by: str) -> Row:
    """The row of what was extracted from an article."""
    extracted = Extracted(passages=kept.passages, statements=kept.statements, mentions=kept.mentions, credits=kept.credits)
    return {"article_id": kept.article.id, "made_at": at, "made_by": made_by, "payload": pack(extracted)}


def makers_text(made_by: Sequence[Maker]) -> str:
    """By what a record was made, as text: the same for the same makers."""
    return json.dumps([[maker.name, maker.version, dict(maker.settings)] for maker in made_by])


def statement_rows(statements: Iterable[Statement]) -> Iterator[Row]:
    """Rows of an article's statements, as they were extracted."""
    for statement in statements:
        yield {
            "id": statement.id,
            "article_id": statement.article_id,
            "start": statement.spans[0].start,
            "kind": statement.kind,
            "mode": statement.mode,
            "speaker_id": statement.speaker.entity_id if statement.speaker else None,
            "speaker_name": statement.speaker.name if statement.speaker else None,
            "text": statement.text,
        }


def likeness_row(one: Likeness) -> Row:
    """The row of what an article is likened by."""
    return {"article_id": one.article_id, "day": one.day, "seen": one.seen, "together": one.together, "payload": pack(one)}


def fingerprint_row(one: Fingerprint) -> Row:
    """The row of what an article's text is found again by."""
    return {
        "article_id": one.article_id,
        "place": place_of(one.article_id),
        "day": one.day,
        "minute": one.minute,
        "n_marks": len(one.marks),
        "payload": pack(one),
    }


def mark_rows(one: Fingerprint) -> Iterator[Row]:
    """A row for each mark of an article."""
    place = place_of(one.article_id)
    return ({"day": one.day, "mark": mark, "minute": one.minute, "place": place} for mark in one.marks)


def place_of(article_id: str) -> int:
    """A short number that stands for an article beside its marks, the same in every store; two may share one, and lose nothing by it."""
    return int.from_bytes(sha256(article_id.encode("utf-8", "surrogatepass")).digest()[:6], "big")


def story_row(record: Record, placed: Mapping[str, datetime], *, made_at: datetime, changed_at: datetime) -> Row:
    """A story's row, without its payload. `placed` gives the times where no article tells when it was published."""
    outlets = dict.fromkeys(article.label for article in record.articles)
    known = [article.published_at for article in record.articles if article.published_at] or list(placed.values())
    return {
        "id": record.story.id,
        "title": record.story.title,
        "first_at": min(known),
        "last_at": max(known),
        "made_at": made_at,
        "changed_at": changed_at,
        "n_articles": len(record.articles),
        "n_outlets": len({article.outlet_id or article.id for article in record.articles}),
        "n_origins": len(record.origins),
        "n_claims": len(record.claims),
        "n_rulings": len(record.rulings),
        "parties": json.dumps(sorted(_parties(record)), ensure_ascii=False),
        "outlets": json.dumps(list(outlets), ensure_ascii=False),
    }


def tags_of(record: Record) -> tuple[str, ...]:
    """What a list of stories can be narrowed to, as `kind:value`, each once."""
    outlets = [f"outlet:{article.outlet_id}" for article in record.articles if article.outlet_id]
    parties = [f"party:{party}" for party in _parties(record)]
    verdicts = [f"verdict:{claim.verdict}" for claim in record.claims]
    rest = [*(["ruled:yes"] if record.rulings else []), *([f"follows:{record.story.follows}"] if record.story.follows else [])]
    return tuple(dict.fromkeys((*outlets, *parties, *verdicts, *rest)))


def claim_rows(record: Record, made_at: Mapping[str, datetime]) -> Iterator[Row]:
    """Rows of a story's claims."""
    for claim in record.claims:
        yield {
            "id": claim.id,
            "story_id": record.story.id,
            "text": claim.text,
            "verdict": claim.verdict,
            "mode": claim.mode,
            "importance": claim.importance,
            "n_articles": sum(1 for cell in claim.cells if cell.statement_ids),
            "n_origins": len(claim.origin_ids),
            "made_at": made_at[claim.id],
        }


def cell_rows(record: Record) -> Iterator[Row]:
    """Rows of where each article of a story stands on each claim that two or more of its articles could carry.

    The first to carry a claim is the one published before every other carrier; where two were published at once, or it is not known
    when, nobody is.
    """
    published = {article.id: article.published_at for article in record.articles}
    for claim in record.claims:
        carriers = [cell.article_id for cell in claim.cells if cell.stance in ("asserts", "attributes")]
        times = [published[article_id] for article_id in carriers]
        known = [at for at in times if at is not None]
        first = min(known) if len(known) == len(times) > 0 and known.count(min(known)) == 1 else None
        for cell in claim.cells:
            is_first = first is not None and cell.article_id in carriers and published[cell.article_id] == first
            yield {
                "claim_id": claim.id,
                "article_id": cell.article_id,
                "story_id": record.story.id,
                "outlet_id": cell.outlet_id,
                "stance": cell.stance,
                "is_first": is_first,
            }


def _parties(record: Record) -> set[str]:
    return {party for claim in record.claims for party in claim.parties}
