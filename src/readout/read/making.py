"""Articles made from what is known of them; the text itself tells what is not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import py3langid

from readout.errors import BadRecord
from readout.model.article import Article, Dateline, Outlet
from readout.model.ids import make_id
from readout.read.dates import Published, full_dates, published_in_text, published_in_url
from readout.read.outlets import outlet_of_text
from readout.settings import Settings
from readout.text.dateline import full_day, read_head
from readout.text.gazetteer import find_outlet
from readout.text.layout import Block, lay_out

__all__ = ["Given", "make_article"]

_SHORTEST_FOR_LANGUAGE_CHARS = 40
_LANGUAGE_FROM_CHARS = 4000
_BYLINE = re.compile(r"\W*by\s+(?P<names>.+)$", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")
_FROM_HERE_ON = re.compile(r"\s+(?:in|for|at|of)\s+[A-Z].*$|\s*[|/].*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came with a text. `outlet` is a name, a domain or an address; `name` is what to call the article if nothing else does."""

    text: str
    name: str
    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: Published | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


def make_article(given: Given, settings: Settings) -> Article:
    """The article, its missing parts filled from its own text where that is explicit.

    Raises:
        BadRecord: If the text is blank or longer than `max_article_chars`.
    """
    text = given.text
    if not text.strip():
        raise BadRecord("the text is empty", "give an article with text in it")
    if len(text) > settings.max_article_chars:
        raise BadRecord(
            f"the text has {len(text):,} characters, more than the {settings.max_article_chars:,} allowed",
            "set READOUT_MAX_ARTICLE_CHARS to allow more",
        )
    blocks = lay_out(text, given.title)
    dateline = _dateline(text, blocks, given.published)
    outlet = _outlet(given, blocks)
    published = _published(given, blocks, dateline)
    return Article(
        id=given.id or make_id("art", outlet.id if outlet else "", given.url or "", text),
        text=text,
        outlet=outlet,
        url=given.url,
        title=given.title or _title(text, blocks),
        published_at=published.at,
        published_precision=published.precision,
        published_from=published.known_from,
        dateline=dateline,
        language=given.language or _language(text),
        authors=given.authors or _authors(text, blocks),
        name=given.name,
        extra=dict(given.extra),
    )


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    return next((text[block.start : block.end] for block in blocks if block.part == "title"), None)


def _dateline(text: str, blocks: Sequence[Block], published: Published | None) -> Dateline | None:
    block = next((block for block in blocks if block.rule == "dateline"), None)
    head = read_head(text[block.start :]) if block else None
    if block is None or head is None:
        return None
    near = (published.at.date(),) if published and published.at else full_dates(text)
    day = full_day(head.month, head.day, head.year, near) if head.month and head.day else None
    return Dateline(place=head.place, date=day, agency=head.agency, start=block.start, end=block.end)


def _outlet(given: Given, blocks: Sequence[Block]) -> Outlet | None:
    if given.outlet and given.outlet.strip():
        return find_outlet(given.outlet)
    if given.url and "//" in given.url:
        return find_outlet(given.url)
    return outlet_of_text(given.text, blocks)


def _published(given: Given, blocks: Sequence[Block], dateline: Dateline | None) -> Published:
    if given.published is not None and given.published.at is not None:
        return given.published
    by_url = published_in_url(given.url) if given.url else None
    day: date | None = dateline.date if dateline else None
    return by_url or published_in_text(given.text, blocks, day)


def _language(text: str) -> str | None:
    """The language's two-letter code, or None for a text too short to tell."""
    sample = text[:_LANGUAGE_FROM_CHARS]
    if sum(character.isalpha() for character in sample) < _SHORTEST_FOR_LANGUAGE_CHARS:
        return None
    return str(py3langid.classify(sample)[0])


def _authors(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names in the byline, if there is one."""
    for block in blocks:
        if block.rule == "byline" and (match := _BYLINE.match(text[block.start : block.end])):
            names = _BETWEEN_NAMES.split(_FROM_HERE_ON.sub("", match["names"]))
            return tuple(name.strip() for name in names if name.strip())
    return ()
