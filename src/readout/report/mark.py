"""Marks over a text as a tree: spans that nest or cross become pieces that only nest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.model.article import Part, Passage
from readout.report.view import Mark, Piece, Run

__all__ = ["REPORTING", "lines_of", "nest"]

REPORTING: tuple[Part, ...] = ("title", "dateline", "body")


def nest(text: str, start: int, end: int, marks: Sequence[Mark], shown: set[str] | None = None) -> tuple[Piece, ...]:
    """Characters `start` to `end` of the text as pieces, marks nested where one lies in another.

    The pieces' texts, put together, are exactly the characters. Where two marks cross, the later one is cut at the end of
    the earlier; a mark that goes beyond the stretch is cut there. No character is repeated, lost or split. Anchors in `shown`
    stand further up already; those that stand here are added to it.
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    inside.sort(key=lambda mark: (mark.start, -mark.end, mark.kind, mark.number, mark.anchor))
    return tuple(_nest(text, start, end, inside, set() if shown is None else shown))


def _nest(text: str, start: int, end: int, marks: Sequence[Mark], shown: set[str]) -> Iterable[Piece]:
    at = start
    rest = list(marks)
    while rest:
        mark = rest.pop(0)
        left, right = max(mark.start, at), min(mark.end, end)
        if left >= right:
            continue
        if at < left:
            yield Piece(text=text[at:left])
        within = [other for other in rest if other.start < right]
        rest = [other for other in rest if other.end > right]
        is_first = mark.anchor not in shown
        shown.add(mark.anchor)
        inside = tuple(_nest(text, left, right, within, shown))
        yield Piece(mark=mark, inside=inside, is_first=is_first, is_last=right == mark.end)
        at = right
    if at < end:
        yield Piece(text=text[at:end])


def lines_of(text: str, passages: Iterable[Passage], marks: Sequence[Mark]) -> tuple[tuple[Run, ...], ...]:
    """The text line by line, empty lines left out: each line as runs of one part.

    What no passage covers belongs to the passage before it. Runs that are no reporting (caption, credit, furniture) bear no marks.
    """
    ordered = sorted(passages, key=lambda passage: passage.span.start)
    lines: list[tuple[Run, ...]] = []
    shown: set[str] = set()
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if text[start:end].strip():
            cuts = list(_cuts(start, end, ordered))
            ends = [cut for cut, _ in cuts[1:]] + [end]
            lines.append(tuple(_run(text, left, right, part, marks, shown) for (left, part), right in zip(cuts, ends, strict=True)))
        start += len(line)
    return tuple(lines)


def _cuts(start: int, end: int, passages: Sequence[Passage]) -> Iterable[tuple[int, Part]]:
    """Where each run of the line starts, and its part: that of the shortest passage there."""
    inside = sorted((p for p in passages if p.span.start < end and p.span.end > start), key=lambda p: p.span.end - p.span.start)
    places = {start} | {place for p in inside for place in (p.span.start, p.span.end) if start < place < end}
    part: Part = min(inside, key=lambda p: p.span.start).part if inside else "body"
    is_first = True
    for place in sorted(places):
        here = next((p.part for p in inside if p.span.start <= place < p.span.end), part)
        if is_first or here != part:
            yield place, here
        part, is_first = here, False


def _run(text: str, start: int, end: int, part: Part, marks: Sequence[Mark], shown: set[str]) -> Run:
    return Run(part=part, pieces=nest(text, start, end, marks if part in REPORTING else (), shown))
