"""A report as a column, and words of a report with their place: what everything that is shown leads to."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Cite", "Column"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One article as a column of the table: `label` is short and unlike every other column's."""

    number: int
    article_id: str
    label: str
    outlet: str
    title: str | None
    url: str | None
    published: str
    known_from: str
    party: str | None
    origin: str | None
    n_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Words of a report, and where they stand: column, characters (half-open), and the anchor of their mark on the page."""

    column: Column
    quote: str
    start: int
    end: int
    anchor: str
