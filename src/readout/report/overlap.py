"""Reports that share text, two by two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.model.article import Passage, Span
from readout.model.story import Record, Reuse
from readout.report.alignment import align, words_of
from readout.report.column import Column
from readout.report.figure import Band, Overlap

__all__ = ["Text", "find_bands", "overlap_of", "passages_of", "text_of", "view_overlaps"]

MOST_DRAWN = 12
_MOST_COMPARED = 160_000


def view_overlaps(record: Record, columns: Sequence[Column]) -> tuple[Overlap, ...]:
    """Every two reports that share text, those with most shared words first; the first twelve with their shared passages."""
    by_id = {column.article_id: column for column in columns}
    shared: dict[tuple[int, int], list[Reuse]] = {}
    for row in record.reuse:
        if row.left.article_id in by_id and row.right.article_id in by_id:
            left, right = sorted((by_id[row.left.article_id].number, by_id[row.right.article_id].number))
            if left != right:
                shared.setdefault((left, right), []).append(row)
    ranked = sorted(shared.items(), key=lambda item: (-sum(row.n_words for row in item[1]), item[0]))
    texts = _texts(record, {number for (left, right), _ in ranked[:MOST_DRAWN] for number in (left, right)}, columns)
    return tuple(
        _overlap(columns[left - 1], columns[right - 1], rows, texts if place < MOST_DRAWN else {})
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


@dataclass(frozen=True, slots=True)
class Text:
    """The passages of an article, in order, and the words of each."""

    spans: tuple[Span, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()


def text_of(passages: Sequence[Passage]) -> Text:
    """The passages with their words."""
    spans = tuple(passage.span for passage in passages)
    return Text(spans, tuple(tuple(words_of(span.quote)) for span in spans))


def find_bands(left: Text, right: Text, rows: Sequence[Reuse] = ()) -> tuple[Band, ...]:
    """What two reports have in common, as shares of the lengths of their texts: passages, and stretches of text inside other passages.

    Of two long texts (400 passages each) only the stretches are told: this is drawn many times on one page.

    Args:
        left: The passages of the one report.
        right: Those of the other.
        rows: Stretches of text that the two share, either way round.
    """
    n_left, n_right = (max((span.end for span in text.spans), default=1) for text in (left, right))
    pairs: list[tuple[Span, Span, bool, bool]] = []
    is_short = len(left.spans) * len(right.spans) <= _MOST_COMPARED
    for row in align(left.words, right.words) if is_short else ():
        if row.left is not None and row.right is not None:
            pairs.append((left.spans[row.left], right.spans[row.right], row.is_copied, row.is_moved))
    ids = {span.article_id for span in left.spans}
    for reuse in rows if left.spans and right.spans else ():
        own, other = (reuse.left, reuse.right) if reuse.left.article_id in ids else (reuse.right, reuse.left)
        if not any(one.overlaps(own) and two.overlaps(other) for one, two, _, _ in pairs):
            pairs.append((own, other, words_of(own.quote) == words_of(other.quote), False))
    return tuple(
        Band(
            kind="copied" if is_copied else "changed",
            is_moved=is_moved,
            left_start_share=round(min(1.0, own.start / n_left), 4),
            left_end_share=round(min(1.0, own.end / n_left), 4),
            right_start_share=round(min(1.0, other.start / n_right), 4),
            right_end_share=round(min(1.0, other.end / n_right), 4),
        )
        for own, other, is_copied, is_moved in sorted(pairs)
    )


def overlap_of(record: Record, left: Column, right: Column) -> Overlap:
    """What two reports share, the left one on the left; nothing where they share no text."""
    pair = {left.article_id, right.article_id}
    rows = [row for row in record.reuse if {row.left.article_id, row.right.article_id} == pair]
    return _overlap(left, right, rows, _texts(record, {left.number, right.number}, (left, right)))


def _texts(record: Record, numbers: set[int], columns: Sequence[Column]) -> dict[str, Text]:
    wanted = {column.article_id for column in columns if column.number in numbers}
    return {article_id: text_of(passages) for article_id, passages in passages_of(record).items() if article_id in wanted}


def _overlap(left: Column, right: Column, rows: Sequence[Reuse], texts: Mapping[str, Text]) -> Overlap:
    first = next((row.first_article_id for row in rows if row.first_article_id), None)
    return Overlap(
        left=left,
        right=right,
        n_words=sum(row.n_words for row in rows),
        n_stretches=len(rows),
        first=next((column for column in (left, right) if column.article_id == first), None),
        bands=find_bands(texts.get(left.article_id, Text()), texts.get(right.article_id, Text()), rows),
    )
