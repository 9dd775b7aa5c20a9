"""A comparison to its view: every line of the record with the words behind it, and every text with its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from readout.model.article import Article
from readout.model.story import Cell, Claim, Comparison, Origin, Record, Stance
from readout.report.label import clean, moment_of, plain_url, short_labels
from readout.report.mark import lines_of
from readout.report.outcomes import view_outcomes
from readout.report.overlap import view_overlaps
from readout.report.rulings import name_rulers, view_rulings
from readout.report.section import (
    find_alone,
    find_echoes,
    find_shared,
    find_sides,
    find_silences,
    list_once,
    relabel,
    view_clashes,
    view_happening,
    view_origins,
    view_reuse,
    view_wording,
)
from readout.report.silence import Stretch, find_aware, times_out
from readout.report.tally import count_claims
from readout.report.timeline import view_timeline
from readout.report.trail import Trail
from readout.report.view import SILENT, ClaimView, Column, ComparisonView, Stand, StoryView, TextView

__all__ = ["view_comparison", "view_story"]


def view_comparison(comparison: Comparison) -> ComparisonView:
    """The view of all stories, in the order given."""
    stories = tuple(view_story(record, number) for number, record in enumerate(comparison.records, 1))
    return ComparisonView(stories=stories, skipped=comparison.skipped, made_by=comparison.made_by)


def view_story(record: Record, number: int = 1) -> StoryView:
    """The view of one story; `number` keeps the anchors of several stories on one page apart."""
    columns, groups = _columns(record)
    trail = Trail(f"s{number}", columns, record.passages)
    claims = _claims(record, trail)
    by_id = dict(zip((claim.id for claim in _ranked(record)), claims, strict=True))
    listed = list_once(claims)
    shared = find_shared(listed, len(columns))
    sides = find_sides(listed, shared)
    happening = view_happening(record.event, trail)
    clashes = view_clashes(record, by_id, trail)
    wording = view_wording(record.wording, trail)
    timeline = view_timeline(record, trail)
    silences = find_silences(listed, columns)
    return StoryView(
        number=number,
        anchor=f"s{number}",
        id=record.story.id,
        title=clean(record.story.title) or clean(record.story.id),
        columns=columns,
        column_groups=groups,
        n_outlets=len({article.outlet_id or article.id for article in record.articles}),
        n_origins=len(record.origins),
        parties=tuple(sorted({party for claim in record.claims for party in claim.parties})),
        happening=happening,
        shared=shared,
        one_sided=sides,
        clashes=clashes,
        outcomes=view_outcomes(record, by_id, columns),
        echoes=find_echoes(listed, sides, shared),
        alone=find_alone(listed, sides),
        wording=wording,
        silences=silences,
        origins=view_origins(record, columns),
        reuse=view_reuse(record.reuse, columns),
        claims=claims,
        texts=_texts(record, columns, trail),
        rulings=view_rulings(record.rulings),
        timeline=timeline,
        tallies=count_claims(claims, columns, silences),
        overlaps=view_overlaps(record, columns),
    )


def _columns(record: Record) -> tuple[tuple[Column, ...], tuple[tuple[str, int], ...]]:
    labels = dict(zip((article.id for article in record.articles), short_labels(record.articles), strict=True))
    origins = {article.id: _main_origin(article, record) for article in record.articles}
    first = {id(origin): place for place, origin in reversed(list(enumerate(origins.values())))}
    ordered = sorted(enumerate(record.articles), key=lambda item: (first[id(origins[item[1].id])], item[0]))
    columns = tuple(_column(number, article, labels[article.id]) for number, (_, article) in enumerate(ordered, 1))
    names = {key: relabel(origin.name, record, columns) for key, origin in origins.items() if origin}
    columns = tuple(replace(column, origin=names.get(column.article_id)) for column in columns)
    groups: list[tuple[str, int]] = []
    for column in columns:
        name = column.origin or ""
        if groups and groups[-1][0] == name and name:
            groups[-1] = (name, groups[-1][1] + 1)
        else:
            groups.append((name, 1))
    return columns, tuple(groups)


def _main_origin(article: Article, record: Record) -> Origin | None:
    """The wire or document that the article goes back to together with others: the one whose other articles share most text with it."""
    shared: dict[str, int] = {}
    for reuse in record.reuse:
        for one, other in ((reuse.left, reuse.right), (reuse.right, reuse.left)):
            if one.article_id == article.id:
                shared[other.article_id] = shared.get(other.article_id, 0) + reuse.n_words
    mine = [origin for origin in record.origins if origin.kind in ("agency", "document") and article.id in origin.article_ids]
    mine = [origin for origin in mine if len(origin.article_ids) > 1]
    return min(
        mine, key=lambda origin: (-sum(shared.get(key, 0) for key in origin.article_ids), -len(origin.article_ids), origin.id), default=None
    )


def _column(number: int, article: Article, label: str) -> Column:
    return Column(
        number=number,
        article_id=article.id,
        label=label,
        outlet=clean(article.label),
        title=clean(article.title) if article.title else None,
        url=plain_url(article.url),
        published=moment_of(article.published_at, article.published_precision),
        known_from=article.published_from,
        party=article.outlet.party if article.outlet else None,
        origin=None,
        n_words=len(article.text.split()),
    )


def _ranked(record: Record) -> list[Claim]:
    return sorted(record.claims, key=lambda claim: (-claim.importance, claim.id))


@dataclass(frozen=True, slots=True)
class _Same:
    """What is the same for all claims of a story: texts, times and rulers by their ids, the names of origins, the stands of silence."""

    trail: Trail
    texts: Mapping[str, str]
    out: Mapping[str, Stretch]
    names: Mapping[str, str]
    ruled: Mapping[str, tuple[str, ...]]
    silent: Mapping[tuple[str, Stance], Stand]


def _claims(record: Record, trail: Trail) -> tuple[ClaimView, ...]:
    same = _Same(
        trail=trail,
        texts={article.id: article.text for article in record.articles},
        out=times_out(record.articles),
        names={origin.id: relabel(origin.name, record, trail.columns) for origin in record.origins},
        ruled=name_rulers(record),
        silent={
            (column.article_id, stance): Stand(column=column, stance=stance, cites=()) for column in trail.columns for stance in SILENT
        },
    )
    return tuple(_claim(claim, number, same) for number, claim in enumerate(_ranked(record), 1))


def _words(claim: Claim, texts: Mapping[str, str]) -> str:
    """The claim's text if it is made of the article's own words, else those of its span."""
    text = texts.get(claim.span.article_id, "")
    is_verbatim = all(piece in text for piece in claim.text.split(" … "))
    return clean(claim.text if is_verbatim else claim.span.quote)


def _claim(claim: Claim, number: int, same: _Same) -> ClaimView:
    anchor = same.trail.claim(number)
    carrying = [cell for cell in claim.cells if cell.stance in ("asserts", "attributes")]
    cells = {cell.article_id: cell for cell in claim.cells}
    stands = tuple(_stand(cells.get(column.article_id), column, number, len(carrying) > 1, same) for column in same.trail.columns)
    by_place = {(cite.column.article_id, cite.start, cite.end): cite for stand in stands for cite in stand.cites}
    places = [(clause.mode, (span.article_id, span.start, span.end)) for _, clause in claim.clauses for span in clause.spans[:1]]
    first = claim.clauses[0][1].spans[0]
    cite = by_place.get((first.article_id, first.start, first.end)) if first.overlaps(claim.span) else None
    counted = [i for i in claim.origin_ids if i not in claim.uncounted_ids]
    cite = cite or same.trail.cite(claim.span, anchor, number, "claim", len(carrying) > 1)
    return ClaimView(
        number=number,
        anchor=anchor,
        text=_words(claim, same.texts),
        cite=cite,
        verdict=claim.verdict,
        mode=claim.mode,
        is_told_negated=claim.mode == "denied" and claim.clauses[0][1].why == "negated",
        n_origins=max(1, len(counted)),
        n_reports=len(carrying),
        n_outlets=len({cell.outlet_id or cell.article_id for cell in carrying}),
        origins=tuple(same.names[origin_id] for origin_id in counted or claim.origin_ids if origin_id in same.names),
        parties=claim.parties,
        sole_party=claim.sole_party,
        speakers=tuple(clean(speaker) for speaker in claim.speakers),
        importance=claim.importance,
        stands=stands,
        modes=tuple((mode, by_place[place]) for mode, place in places if place in by_place),
        id=claim.id,
        ruled_by=same.ruled[claim.id],
        confidence=claim.confidence,
        n_uncounted=len(claim.origin_ids) - max(1, len(counted)),
        could_know=find_aware(stands, same.out),
    )


def _stand(cell: Cell | None, column: Column, number: int, is_shared: bool, same: _Same) -> Stand:
    """Where a report stands; the stands of silence, which are most of them, are shared by all claims."""
    if cell is None or (not cell.spans and cell.stance in SILENT):
        return same.silent[column.article_id, cell.stance if cell else "omits"]
    anchor = same.trail.claim(number)
    cites = tuple(same.trail.cite(span, anchor, number, "claim", is_shared) for span in dict.fromkeys(cell.spans))
    return Stand(column=column, stance=cell.stance, cites=cites)


def _texts(record: Record, columns: Sequence[Column], trail: Trail) -> tuple[TextView, ...]:
    texts = {article.id: article.text for article in record.articles}
    return tuple(
        TextView(
            column=column,
            lines=lines_of(
                texts[column.article_id],
                [passage for passage in record.passages if passage.span.article_id == column.article_id],
                trail.marks(column),
            ),
        )
        for column in columns
    )
