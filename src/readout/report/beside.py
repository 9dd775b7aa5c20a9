"""Two reports of a story side by side: on one claim, or passage by passage."""

from __future__ import annotations

from collections.abc import Sequence

from readout.errors import NotFound
from readout.model.article import Span
from readout.model.story import Record
from readout.report.alignment import Pairing, Piece, align, mark_differences
from readout.report.assembly import view_story
from readout.report.column import Column
from readout.report.label import clean
from readout.report.mark import lines_of
from readout.report.overlap import Text, overlap_of, passages_of, text_of
from readout.report.pages import BesidePage, Block, MentionView, Row, RowKind, Sheet, TextsPage
from readout.report.reading import view_mentions
from readout.report.silence import why_silent
from readout.report.trail import Trail
from readout.report.view import ClaimView, Run, StoryView
from readout.store.view import View

__all__ = ["choose_two", "pair_texts", "read_beside", "read_texts", "view_sheet"]

_AROUND = 1


def read_beside(view: View, claim_id: str, *, left: str = "", right: str = "") -> BesidePage:
    """A claim in two reports side by side; `left` and `right` are ids of articles, chosen where they are empty.

    Raises:
        NotFound: If there is no such claim, or no such article in its story.
    """
    kept = view.story(view.story_of_claim(claim_id))
    record, story = kept.record, view_story(kept.record)
    found = view.resolve(claim_id)
    claim = next(one for one in record.claims if one.id == found)
    shown = next(one for one in story.claims if one.id == found)
    mentions = tuple(view_mentions(claim, shown, record, {origin.id: origin for origin in story.origins}))
    one, other = choose_two(story, (shown.cite.column, *shown.carriers, *shown.disputers), left, right)
    return BesidePage(
        id=found,
        asked_id=claim_id,
        story_id=record.story.id,
        story_title=story.title,
        claim=shown,
        left=view_sheet(record, story, shown, one, mentions),
        right=view_sheet(record, story, shown, other, mentions) if other else None,
    )


def read_texts(view: View, story_id: str, *, left: str = "", right: str = "") -> TextsPage:
    """Two reports of a story passage by passage; `left` and `right` are ids of articles, chosen where they are empty.

    Raises:
        NotFound: If there is no such story, it has no such article, or it has only one.
    """
    kept = view.story(story_id)
    record, story = kept.record, view_story(kept.record)
    close = [column for overlap in story.overlaps[:1] for column in (overlap.left, overlap.right)]
    one, other = choose_two(story, close, left, right)
    if other is None:
        raise NotFound(f"story {record.story.id!r} has one report alone", "look at the page of the story")
    rows, n_common = pair_texts(record, one, other)
    return TextsPage(
        id=record.story.id,
        asked_id=story_id,
        story_title=story.title,
        left=one,
        right=other,
        rows=rows,
        n_common=n_common,
        overlap=overlap_of(record, one, other),
        others=story.columns,
    )


def choose_two(story: StoryView, preferred: Sequence[Column], left: str, right: str) -> tuple[Column, Column | None]:
    """The two reports to set side by side: those asked for by their articles' ids, else the first two of those preferred, else of all.

    The right one is None only in a story of one report.

    Raises:
        NotFound: If a report that is asked for is not of the story.
    """
    by_id = {column.article_id: column for column in story.columns}
    for asked in (left, right):
        if asked and asked not in by_id:
            raise NotFound(f"there is no report {clean(asked)[:80]!r} in story {story.id!r}", "look at the reports of the story")
    ranked = [*preferred, *story.columns]
    first = by_id[left] if left else next(column for column in ranked if column.article_id != right or len(by_id) == 1)
    if right and right != first.article_id:
        return first, by_id[right]
    other = [column for column in ranked if column != first]
    apart = [column for column in preferred if column != first and (column.origin is None or column.origin != first.origin)]
    return first, next(iter([*apart, *other]), None)


def view_sheet(record: Record, story: StoryView, claim: ClaimView, column: Column, mentions: Sequence[MentionView]) -> Sheet:
    """One report as it stands on a claim: the whole text in blocks, only the claim's own words marked.

    A block is near where the words stand in it or right beside it; where the report is silent its beginning is near.
    """
    article = next(article for article in record.articles if article.id == column.article_id)
    stand = next(stand for stand in claim.stands if stand.column == column)
    trail = Trail(f"b{column.number}", story.columns, record.passages)
    for cite in stand.cites:
        trail.cite(Span(article.id, cite.start, cite.end, cite.quote), claim.anchor, claim.number, "claim", True)
    lines = lines_of(article.text, [p for p in record.passages if p.span.article_id == article.id], trail.marks(column))
    return Sheet(
        column=column,
        stance=stand.stance,
        mentions=tuple(mention for mention in mentions if mention.article_id == column.article_id),
        blocks=_blocks(lines, is_marked=bool(stand.cites)),
        why_silent=why_silent(claim, stand),
    )


def pair_texts(record: Record, left: Column, right: Column) -> tuple[tuple[Row, ...], int]:
    """Two reports passage by passage, what differs marked; and how many passages they have in common."""
    passages = passages_of(record)
    own, other = text_of(passages[left.article_id]), text_of(passages[right.article_id])
    rows = tuple(_row(pairing, own, other) for pairing in align(own.words, other.words))
    return rows, sum(row.left is not None and row.right is not None for row in rows)


def _blocks(lines: Sequence[tuple[Run, ...]], *, is_marked: bool) -> tuple[Block, ...]:
    near = {n for n, line in enumerate(lines) if any(piece.mark for run in line for piece in run.pieces)} or {0}
    wide = {n + step for n in near for step in range(-_AROUND, _AROUND + 1)} if is_marked else set(range(4))
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        is_near = number in wide
        if blocks and blocks[-1].is_near == is_near:
            blocks[-1] = Block(is_near=is_near, lines=(*blocks[-1].lines, line))
        else:
            blocks.append(Block(is_near=is_near, lines=(line,)))
    return tuple(blocks)


def _row(pairing: Pairing, own: Text, other: Text) -> Row:
    left = own.spans[pairing.left] if pairing.left is not None else None
    right = other.spans[pairing.right] if pairing.right is not None else None
    kind: RowKind = "right" if left is None else "left" if right is None else "copied" if pairing.is_copied else "changed"
    pieces = (_whole(left), _whole(right))
    if left and right and kind == "changed":
        pieces = mark_differences(left.quote, right.quote)
    return Row(
        kind=kind,
        is_moved=pairing.is_moved,
        left=pieces[0],
        right=pieces[1],
        left_start=left.start if left else None,
        right_start=right.start if right else None,
    )


def _whole(passage: Span | None) -> tuple[Piece, ...] | None:
    return None if passage is None else ((passage.quote, False),)
