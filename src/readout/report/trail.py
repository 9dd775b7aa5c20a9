"""The trail from a line of the record to the words behind it: every cited span gets an anchor and a mark."""

from __future__ import annotations

from collections.abc import Sequence

from readout.errors import BadRecord
from readout.model.article import Passage, Span
from readout.report.mark import REPORTING
from readout.report.view import Cite, Column, Mark, MarkKind

__all__ = ["Trail"]


class Trail:
    """Anchors and marks of one story, collected while its view is put together."""

    def __init__(self, prefix: str, columns: Sequence[Column], passages: Sequence[Passage]) -> None:
        self.prefix = prefix
        self.columns = tuple(columns)
        self._by_id = {column.article_id: column for column in columns}
        self._others: dict[str, list[Span]] = {}
        for passage in passages:
            if passage.part not in REPORTING:
                self._others.setdefault(passage.span.article_id, []).append(passage.span)
        self._marks: dict[str, list[Mark]] = {column.article_id: [] for column in columns}

    def claim(self, number: int) -> str:
        """The anchor of a claim's row."""
        return f"{self.prefix}-c{number}"

    def report(self, column: Column) -> str:
        """The anchor of a report's text."""
        return f"{self.prefix}-t{column.number}"

    def column(self, article_id: str) -> Column:
        """The column of an article.

        Raises:
            BadRecord: If a span points into an article that is not in the story.
        """
        if article_id not in self._by_id:
            raise BadRecord(f"a span points into article {article_id!r}, which is not in the story")
        return self._by_id[article_id]

    def cite(self, span: Span, back: str, number: int, kind: MarkKind, is_shared: bool = False) -> Cite:
        """The cite of a span, whose words are marked from now on; `back` is the anchor of the line that they back.

        Captions, credits and furniture are never marked: a cite of theirs leads to the head of the report.
        """
        column = self.column(span.article_id)
        if any(other.covers(span) for other in self._others.get(span.article_id, ())):
            return Cite(column=column, quote=span.quote, start=span.start, end=span.end, anchor=self.report(column))
        marks = self._marks[span.article_id]
        anchor = f"{self.prefix}-m{column.number}-{len(marks) + 1}"
        marks.append(Mark(start=span.start, end=span.end, anchor=anchor, back=back, number=number, kind=kind, is_shared=is_shared))
        return Cite(column=column, quote=span.quote, start=span.start, end=span.end, anchor=anchor)

    def marks(self, column: Column) -> tuple[Mark, ...]:
        """Every mark of one article so far."""
        return tuple(self._marks[column.article_id])
