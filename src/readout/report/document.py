"""The JSON of the main job, `readout/1`: records as plain dictionaries, lists, strings and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Protocol

from readout.model.article import Article, Dateline, Passage, Span
from readout.model.ruling import Ruling
from readout.model.statement import Clause, Event, Mention, Quantity, Statement, When
from readout.model.story import Claim, Comparison, Maker, Origin, Outcome, Record, Reuse, Rival, Skipped, StoryEvent, Wording

__all__ = ["FORMAT", "article_line", "extraction_line", "load_schema", "ruling_document", "story_document", "to_document"]

FORMAT = "readout/1"

Json = dict[str, Any]


class _Extraction(Protocol):
    """What `extraction_line` needs of an extraction."""

    @property
    def article(self) -> Article: ...
    @property
    def passages(self) -> Sequence[Passage]: ...
    @property
    def statements(self) -> Sequence[Statement]: ...


def to_document(comparison: Comparison) -> Json:
    """The whole comparison as one object of format `readout/1`, fit for `json.dumps`; see `docs/json.md`.

    Every list is there, even if empty. Times are ISO 8601 in UTC; `start` and `end` count code points, half-open.
    """
    return {
        "format": FORMAT,
        "made_by": [_maker(maker) for maker in comparison.made_by],
        "skipped": [_skipped(skipped) for skipped in comparison.skipped],
        "warnings": list(comparison.warnings),
        "stories": [story_document(record) for record in comparison.records],
    }


def load_schema() -> Json:
    """The JSON Schema (draft 2020-12) of `readout/1`."""
    text = files("readout.report").joinpath("data", "readout-1.schema.json").read_text(encoding="utf-8")
    schema: Json = json.loads(text)
    return schema


def story_document(record: Record) -> Json:
    """One story with everything drawn from its articles: an item of `stories`."""
    passages = sorted(record.passages, key=lambda passage: (passage.span.article_id, passage.order))
    return {
        "id": record.story.id,
        "title": record.story.title,
        "start": _time(record.story.start),
        "end": _time(record.story.end),
        "follows": record.story.follows,
        "articles": [_article(article) for article in record.articles],
        "passages": [_passage(passage) for passage in passages],
        "statements": [_statement(statement) for statement in record.statements],
        "origins": [_origin(origin) for origin in record.origins],
        "claims": [_claim(claim) for claim in record.claims],
        "rivals": [_rival(rival) for rival in record.rivals],
        "outcomes": [_outcome(outcome) for outcome in record.outcomes],
        "wording": [_wording(wording) for wording in record.wording],
        "reuse": [_reuse(reuse) for reuse in record.reuse],
        "event": _story_event(record.event),
        "speakers": [_mention(mention) for mention in record.speakers],
        "ledger": {"issues": [], "positions": [], "commitments": [], "mechanisms": []},
        "rulings": [ruling_document(ruling) for ruling in record.rulings],
    }


def ruling_document(ruling: Ruling) -> Json:
    """One ruling by a person: an item of `rulings`."""
    return {
        "id": ruling.id,
        "kind": ruling.kind,
        "by": ruling.by,
        "at": _time(ruling.at),
        "subject_ids": list(ruling.subject_ids),
        "article_ids": list(ruling.article_ids),
        "left": [_span(span) for span in ruling.left],
        "right": [_span(span) for span in ruling.right],
        "value": ruling.value or None,
        "party": ruling.party,
        "note": ruling.note or None,
    }


def article_line(article: Article) -> Json:
    """One article as a line that `readout` reads again: its text unaltered, and what is known about it.

    `published` is what is read again: a day where no more than the day is known, null where nobody stated it (then it is found again).
    """
    return {
        "id": article.id,
        "outlet": article.outlet.name if article.outlet else None,
        "title": article.title,
        "url": article.url,
        "published": _published(article),
        "published_at": _time(article.published_at),
        "published_precision": article.published_precision,
        "published_from": article.published_from,
        "dateline": _dateline(article),
        "language": article.language,
        "authors": list(article.authors),
        "name": article.name,
        "text": article.text,
    }


def extraction_line(extraction: _Extraction) -> Json:
    """One article as `article_line` gives it, with its passages and statements."""
    return {
        **article_line(extraction.article),
        "passages": [_passage(passage) for passage in extraction.passages],
        "statements": [_statement(statement) for statement in extraction.statements],
    }


def _time(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _published(article: Article) -> str | None:
    moment = _time(article.published_at) if article.published_from == "stated" else None
    if moment is None or article.published_precision in ("minute", "hour", None):
        return moment
    return moment[:10]


def _span(span: Span) -> Json:
    return {"article_id": span.article_id, "start": span.start, "end": span.end, "quote": span.quote}


def _place(span: Span) -> Json:
    return {"article_id": span.article_id, "start": span.start, "end": span.end}


def _mention(mention: Mention) -> Json:
    return {
        "name": mention.name,
        "entity_id": mention.entity_id,
        "kind": mention.kind,
        "party": mention.party,
        "role": mention.role,
        "members": list(mention.members),
        "span": _span(mention.span),
    }


def _when(when: When) -> Json:
    return {"start": _time(when.start), "end": _time(when.end), "precision": when.precision, "zone": when.zone, "span": _span(when.span)}


def _quantity(quantity: Quantity) -> Json:
    return {"low": quantity.low, "high": quantity.high, "unit": quantity.unit, "span": _span(quantity.span)}


def _event(event: Event) -> Json:
    return {
        "kind": event.kind,
        "predicate": event.predicate,
        "is_negated": event.is_negated,
        "actors": [_mention(mention) for mention in event.actors],
        "targets": [_mention(mention) for mention in event.targets],
        "place": _mention(event.place) if event.place else None,
        "when": _when(event.when) if event.when else None,
        "quantities": [_quantity(quantity) for quantity in event.quantities],
    }


def _clause(clause: Clause) -> Json:
    return {
        "spans": [_span(span) for span in clause.spans],
        "mode": clause.mode,
        "event": _event(clause.event),
        "lemmas": list(clause.lemmas),
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "article_id": statement.article_id,
        "outlet_id": statement.outlet_id,
        "text": statement.text,
        "spans": [_span(span) for span in statement.spans],
        "kind": statement.kind,
        "mode": statement.mode,
        "speaker": _mention(statement.speaker) if statement.speaker else None,
        "cue": _span(statement.cue) if statement.cue else None,
        "addressee": _mention(statement.addressee) if statement.addressee else None,
        "via": [_mention(mention) for mention in statement.via],
        "event": _event(statement.event) if statement.clauses else None,
        "clauses": [_clause(clause) for clause in statement.clauses],
        "confidence": statement.confidence,
        "order": statement.order,
        "part": statement.part,
        "why": list(statement.why),
    }


def _dateline(article: Article) -> Json | None:
    dateline: Dateline | None = article.dateline
    if dateline is None:
        return None
    span = _span(article.span(dateline.start, dateline.end)) if dateline.start < dateline.end else None
    day = dateline.date.isoformat() if dateline.date else None
    return {"place": dateline.place, "date": day, "agency": dateline.agency, "span": span}


def _article(article: Article) -> Json:
    outlet = article.outlet
    return {
        "id": article.id,
        "label": article.label,
        "outlet": {
            "id": outlet.id,
            "name": outlet.name,
            "kind": outlet.kind,
            "country": outlet.country,
            "party": outlet.party,
            "owner": outlet.owner,
        }
        if outlet
        else None,
        "title": article.title,
        "url": article.url,
        "published_at": _time(article.published_at),
        "published_precision": article.published_precision,
        "published_from": article.published_from,
        "dateline": _dateline(article),
        "language": article.language,
        "authors": list(article.authors),
        "n_chars": len(article.text),
        "sha256": article.sha256,
    }


def _passage(passage: Passage) -> Json:
    return {**_place(passage.span), "part": passage.part, "order": passage.order}


def _origin(origin: Origin) -> Json:
    return {
        "id": origin.id,
        "name": origin.name,
        "kind": origin.kind,
        "party": origin.party,
        "article_ids": list(origin.article_ids),
        "why": list(origin.why),
        "is_known": origin.is_known,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "text": claim.text,
        "span": _span(claim.span),
        "mode": claim.mode if claim.clauses else None,
        "statement_ids": list(claim.statement_ids),
        "mentions": list(_claim_mentions(claim.clauses)),
        "cells": [
            {
                "article_id": cell.article_id,
                "outlet_id": cell.outlet_id,
                "stance": cell.stance,
                "statement_ids": list(cell.statement_ids),
                "spans": [_span(span) for span in cell.spans],
            }
            for cell in claim.cells
        ],
        "origin_ids": list(claim.origin_ids),
        "parties": list(claim.parties),
        "sole_party": claim.sole_party,
        "speakers": list(claim.speakers),
        "verdict": claim.verdict,
        "uncounted_origin_ids": list(claim.uncounted_ids),
        "why": list(claim.why),
        "importance": claim.importance,
        "confidence": claim.confidence,
        "first_published_at": _time(claim.first_published_at),
    }


def _claim_mentions(clauses: Iterable[tuple[str, Clause]]) -> Iterable[Json]:
    for statement_id, clause in clauses:
        for span in clause.spans:
            yield {"statement_id": statement_id, **_span(span), "mode": clause.mode}


def _rival(rival: Rival) -> Json:
    return {
        "claim_ids": list(rival.claim_ids),
        "field": rival.field,
        "why": rival.why,
        "spans": [_span(span) for span in rival.spans],
        "is_soft": rival.is_soft,
    }


def _outcome(outcome: Outcome) -> Json:
    return {
        "planned_claim_id": outcome.planned_claim_id,
        "happened_claim_id": outcome.happened_claim_id,
        "result": outcome.result,
        "why": outcome.why,
    }


def _wording(wording: Wording) -> Json:
    quoted = set(wording.scare_quoted)
    return {
        "referent": wording.referent,
        "labels": [
            {
                "label": span.quote,
                **_span(span),
                "is_scare_quoted": span in quoted,
                "loaded": [{**_span(word), "quote": word.quote} for word in wording.loaded if span.covers(word)],
            }
            for span in wording.labels
        ],
    }


def _reuse(reuse: Reuse) -> Json:
    spans = [_span(reuse.left), _span(reuse.right)]
    return {"spans": spans, "n_words": reuse.n_words, "first_article_id": reuse.first_article_id}


def _story_event(event: StoryEvent) -> Json:
    return {
        "kind": event.kind,
        "participants": list(event.participants),
        "place": event.place,
        "start": _time(event.start),
        "end": _time(event.end),
        "duration_s": event.duration_s,
        "fields": [
            {"field": row.field, "value": row.value, **_span(row.span), "when": _when(row.when) if row.when else None}
            for row in event.fields
        ],
    }


def _maker(maker: Maker) -> Json:
    settings: Mapping[str, str] = dict(maker.settings)
    return {"name": maker.name, "version": maker.version, "settings": dict(settings)}


def _skipped(skipped: Skipped) -> Json:
    return {"record_id": skipped.record_id, "stage": skipped.stage, "error": skipped.error, "why": skipped.why}
