"""Articles, their outlets, and the spans and passages that point into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Literal

from readout.errors import SpanMismatch

__all__ = ["Article", "Dateline", "KnownFrom", "Outlet", "OutletKind", "Part", "Passage", "Precision", "Span"]

OutletKind = Literal["agency", "state-media", "government", "press", "other"]
Part = Literal["title", "dateline", "body", "caption", "credit", "furniture"]
Precision = Literal["minute", "hour", "part-of-day", "day", "week", "month", "year"]
KnownFrom = Literal["stated", "dateline", "inferred", "unknown"]

_LENGTHS: Mapping[Precision, timedelta] = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "part-of-day": timedelta(hours=8),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=31),
    "year": timedelta(days=366),
}
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes. `party` is the state or organisation it speaks for, if any ("CN", "JP", "UN")."""

    id: str
    name: str
    kind: OutletKind = "other"
    country: str | None = None
    party: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Exact characters of an article: half-open, in code points, with their quotation."""

    article_id: str
    start: int
    end: int
    quote: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of one article."""
        return self.article_id == other.article_id and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.article_id == other.article_id and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place and day at the head of a report ("BERGEN, Norway, May 3 (Nordwire) -"), and the agency credited there."""

    place: str | None
    date: date | None
    agency: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One exact text that an outlet published. `text` is never altered; spans count its code points.

    `published_at` is aware and in UTC; `published_precision` says how much of it is known, `published_from` how it is known.
    """

    id: str
    text: str
    outlet: Outlet | None = None
    url: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    published_precision: Precision | None = None
    published_from: KnownFrom = "unknown"
    dateline: Dateline | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    name: str = ""
    extra: Mapping[str, object] = field(default_factory=dict, compare=False, hash=False)

    @property
    def outlet_id(self) -> str | None:
        """The outlet's id, if the outlet is known."""
        return self.outlet.id if self.outlet else None

    @property
    def label(self) -> str:
        """What to call the article in a table: the outlet's name, else the name it was read under, else its id."""
        return self.outlet.name if self.outlet else self.name or self.id

    @property
    def out_by(self) -> datetime | None:
        """When the article was surely out, as far as the precision of its time tells; None where that is not known."""
        if self.published_at is None or self.published_precision is None:
            return None
        length = _LENGTHS[self.published_precision]
        return self.published_at + length if _LAST - self.published_at >= length else _LAST

    @property
    def sha256(self) -> str:
        """Digest of the text in UTF-8, in hexadecimal digits."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span of these characters.

        Raises:
            SpanMismatch: If the range is empty or leaves the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanMismatch(f"characters {start} to {end} are not a range of article {self.id} ({len(self.text)} characters)")
        return Span(self.id, start, end, self.text[start:end])

    def check(self, span: Span) -> None:
        """Pass if the span quotes this text.

        Raises:
            SpanMismatch: If it does not.
        """
        if span.article_id != self.id or self.text[span.start : span.end] != span.quote or span.start >= span.end:
            raise SpanMismatch(f"span {span.start}:{span.end} of {span.article_id} does not quote article {self.id}: {span.quote[:60]!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of an article (or one line that is no sentence), with its part. `order` counts from 0."""

    span: Span
    order: int
    part: Part
