"""Reports that share text, two by two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.model.article import Passage
from readout.model.story import Record, Reuse
from readout.report.alignment import align
from readout.report.column import Column
from readout.report.figure import Band, Overlap

__all__ = ["find_bands", "overlap_of", "passages_of", "view_overlaps"]

MOST_DRAWN = 12


def view_overlaps(record: Record, columns: Sequence[Column]) -> tuple[Overlap, ...]:
    """Every two reports that share text, those with most shared words first; the first twelve with their shared passages."""
    by_id = {column.article_id: column for column in columns}
    shared: dict[tuple[int, int], list[Reuse]] = {}
    for row in record.reuse:
        if row.left.article_id in by_id and row.right.article_id in by_id:
            left, right = sorted((by_id[row.left.article_id].number, by_id[row.right.article_id].number))
            shared.setdefault((left, right), []).append(row)
    ranked = sorted(shared.items(), key=lambda item: (-sum(row.n_words for row in item[1]), item[0]))
    passages = passages_of(record)
    return tuple(
        _overlap(columns[left - 1], columns[right - 1], rows, passages if place < MOST_DRAWN else {})
        for place, ((left, right), rows) in enumerate(ranked)
    )


def passages_of(record: Record) -> dict[str, list[Passage]]:
    """The passages of each article, in their order, those inside another left out."""
    found: dict[str, list[Passage]] = {article.id: [] for article in record.articles}
    for passage in sorted(record.passages, key=lambda p: (p.span.article_id, p.span.start, -p.span.end)):
        held = found.setdefault(passage.span.article_id, [])
        if not held or passage.span.start >= held[-1].span.end:
            held.append(passage)
    return found


def find_bands(left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Band, ...]:
    """The passages that two reports have in common, as shares of the lengths of their texts."""
    n_left, n_right = (max((p.span.end for p in passages), default=1) for passages in (left, right))
    bands = []
    for row in align([p.span.quote for p in left], [p.span.quote for p in right]):
        if row.left is None or row.right is None:
            continue
        own, other = left[row.left].span, right[row.right].span
        bands.append(
            Band(
                kind="copied" if row.is_copied else "changed",
                is_moved=row.is_moved,
                left_start_share=round(own.start / n_left, 4),
                left_end_share=round(own.end / n_left, 4),
                right_start_share=round(other.start / n_right, 4),
                right_end_share=round(other.end / n_right, 4),
            )
        )
    return tuple(bands)


def overlap_of(record: Record, left: Column, right: Column) -> Overlap:
    """What two reports share, the left one on the left; nothing where they share no text."""
    pair = {left.article_id, right.article_id}
    rows = [row for row in record.reuse if {row.left.article_id, row.right.article_id} == pair]
    return _overlap(left, right, rows, passages_of(record))


def _overlap(left: Column, right: Column, rows: Sequence[Reuse], passages: Mapping[str, Sequence[Passage]]) -> Overlap:
    first = next((row.first_article_id for row in rows if row.first_article_id), None)
    return Overlap(
        left=left,
        right=right,
        n_words=sum(row.n_words for row in rows),
        n_stretches=len(rows),
        first=next((column for column in (left, right) if column.article_id == first), None),
        bands=find_bands(passages.get(left.article_id, ()), passages.get(right.article_id, ())),
    )
