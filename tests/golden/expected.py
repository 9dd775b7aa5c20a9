"""The golden form of a comparison: what was drawn from the reports, a line each, by the outlets' names and without scores."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from readout.model.article import Span
from readout.model.story import Comparison, Record

__all__ = ["GOLDEN", "golden_lines"]

GOLDEN = Path(__file__).parent / "sample.jsonl"


def golden_lines(comparison: Comparison) -> str:
    """One JSON list a line for each thing in the records, in their order; the first item says what it is."""
    lines = [line for record in comparison.records for line in _lines(record)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _lines(record: Record) -> Iterator[list[object]]:
    labels = {article.id: article.label for article in record.articles}
    origins = {origin.id: origin.name for origin in record.origins}
    claims = {claim.id: claim.text for claim in record.claims}

    def at(span: Span) -> str:
        return f"{labels[span.article_id]} {span.start}-{span.end}"

    event = record.event
    yield ["story", record.story.title]
    yield ["event", event.kind, event.participants, event.place, str(event.start), str(event.end), event.duration_s]
    yield from (["field", f.field, f.value, labels[f.span.article_id], f.span.quote] for f in event.fields)
    for a in record.articles:
        yield ["article", a.label, a.title, str(a.published_at), a.published_precision, a.published_from, a.dateline and a.dateline.place]
    yield from (["passage", p.part, at(p.span)] for p in record.passages)
    for s in record.statements:
        speaker = s.speaker and [s.speaker.name, s.speaker.party]
        yield ["statement", labels[s.article_id], s.kind, s.mode, speaker, [v.name for v in s.via], s.text]
    yield from (["origin", o.kind, o.name, o.party, sorted(labels[i] for i in o.article_ids)] for o in record.origins)
    for c in record.claims:
        stances = {labels[cell.article_id]: cell.stance for cell in c.cells if cell.stance != "omits"}
        yield ["claim", c.verdict, c.mode, c.text, stances, [origins[i] for i in c.origin_ids], c.parties]
        yield from (["says", at(clause.spans[0]), clause.mode, clause.text] for _, clause in c.clauses)
    yield from (["rival", r.field, r.is_soft, [span.quote for span in r.spans]] for r in record.rivals)
    for o in record.outcomes:
        yield ["outcome", o.result, claims[o.planned_claim_id], claims.get(o.happened_claim_id or "")]
    yield from (["wording", w.referent, sorted({f"{labels[x.article_id]}: {x.quote}" for x in w.labels})] for w in record.wording)
    yield from (["reuse", r.n_words, at(r.left), at(r.right)] for r in record.reuse)
