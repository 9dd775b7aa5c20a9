"""What a query finds: the database says what matches, the same code ranks it on every database."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, cast, column, literal, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from readout.store.index import facet
from readout.store.query import Asked, Query
from readout.store.tables import entries
from readout.text.terms import find_places, term_of

__all__ = ["MOST_RANKED", "Found", "Hit", "Piece", "cut_snippet", "find"]

MOST_RANKED = 250
"""Of each kind, the entries that are ranked: those added last. A query that matches more says so."""

_SATURATION = 1.2
_LENGTH_SHARE = 0.75
_USUAL_LENGTH = {"claim": 18, "statement": 22, "article": 450, "speaker": 3}
_SNIPPET_CHARS = 240
_BEFORE_CHARS = 60

_RANKED = (entries.c.id, entries.c.record_id, entries.c.at, entries.c.words)
_SHOWN = [column for column in entries.c if column.name not in ("words", "facets", "vector")]
_FOUND_WORDS = table("entry_words", column("rowid"), column("entry_words"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One entry found. `score` is comparable within one search; `text` is the entry's own, empty for an article without a title."""

    kind: str
    record_id: str
    article_id: str | None
    story_id: str | None
    outlet_id: str | None
    speaker_id: str | None
    at: datetime
    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hits, best first; how many were ranked, and whether there may be more."""

    hits: tuple[Hit, ...]
    n_found: int
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet, and whether it is what was looked for."""

    text: str
    is_marked: bool


def find(connection: Connection, query: Query, *, offset: int = 0, limit: int = 20) -> Found:
    """What a query finds, best first; what ranks alike comes newest first.

    The score is BM25 (Robertson and Zaragoza, 2009; k = 1.2, b = 0.75) with the rarity of a word in news at large in place of its
    rarity in the store, so that it does not depend on what else is kept, nor on the database. Of each kind the 250 entries added last
    are ranked.

    Args:
        connection: To the store.
        query: What is looked for.
        offset: How many of the best are left out.
        limit: How many hits at most.
    """
    ranked: list[tuple[float, datetime, str, str, int]] = []
    is_cut = False
    for kind in query.kinds:
        rows = connection.execute(_matching(connection.dialect.name, query, kind).limit(MOST_RANKED + 1)).all()
        is_cut = is_cut or len(rows) > MOST_RANKED
        for entry_id, record_id, at, words in rows[:MOST_RANKED]:
            ranked.append((_score(words, kind, query.asked), at, kind, record_id, entry_id))
    ranked.sort(key=lambda one: (-one[0], -one[1].timestamp(), one[2], one[3]))
    shown = ranked[offset : offset + limit]
    held = {row.id: row for row in connection.execute(select(*_SHOWN).where(entries.c.id.in_([one[-1] for one in shown])))}
    return Found(hits=tuple(_hit(held[one[-1]], one[0]) for one in shown), n_found=len(ranked), is_cut=is_cut)


def cut_snippet(source: str, query: Query) -> tuple[int, int, tuple[Piece, ...]]:
    """The stretch of a text that holds most of what was looked for: its half-open characters, and its pieces with what is marked.

    The pieces together are exactly these characters of the text. Cost grows with the text.
    """
    places = _places(source, query.asked)
    start, end = _window(source, places)
    pieces: list[Piece] = []
    at = start
    for left, right in places:
        if at <= left and right <= end:
            pieces += [Piece(source[at:left], False)] if at < left else []
            pieces.append(Piece(source[left:right], True))
            at = right
    pieces += [Piece(source[at:end], False)] if at < end else []
    return start, end, tuple(pieces)


def _matching(dialect: str, query: Query, kind: str) -> Select[Any]:
    found = select(*_RANKED)
    wanted = (("kind", ((facet("kind", kind),),)), *query.facets)
    if dialect == "postgresql":
        found = found.where(entries.c.vector.op("@@")(cast(literal(_postgresql(query.asked, wanted)), TSQUERY))).order_by(
            entries.c.id.desc()
        )
    else:
        found = found.join(_FOUND_WORDS, _FOUND_WORDS.c.rowid == entries.c.id)
        found = found.where(text("entry_words MATCH :asked").bindparams(asked=_sqlite(query.asked, wanted)))
        found = found.order_by(_FOUND_WORDS.c.rowid.desc())
    if query.since:
        found = found.where(entries.c.at >= query.since)
    if query.until:
        found = found.where(entries.c.at < query.until)
    return found


def _sqlite(asked: Iterable[Asked], facets: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> str:
    """The query in the language of FTS5. Terms are letters and digits alone."""
    words = [f'words : "{" ".join(one.terms)}"' for one in asked]
    either = [" OR ".join("(" + " AND ".join(f'facets : "{term}"' for term in value) + ")" for value in values) for _, values in facets]
    return " AND ".join([*words, *(f"({part})" for part in either)])


def _postgresql(asked: Iterable[Asked], facets: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> str:
    """The query as PostgreSQL's `tsquery`, written out."""
    words = ["(" + " <-> ".join(f"'{term}'" for term in one.terms) + ")" for one in asked]
    either = [" | ".join("(" + " & ".join(f"':{term}'" for term in value) + ")" for value in values) for _, values in facets]
    return " & ".join([*words, *(f"({part})" for part in either)])


def _hit(row: Any, score: float) -> Hit:
    return Hit(
        kind=row.kind,
        record_id=row.record_id,
        article_id=row.article_id,
        story_id=row.story_id,
        outlet_id=row.outlet_id,
        speaker_id=row.speaker_id,
        at=row.at,
        text=row.text,
        score=score,
    )


def _score(words: str, kind: str, asked: Sequence[Asked]) -> float:
    if not asked:
        return 0.0
    terms = words.split(" ")
    length = len(terms) / _USUAL_LENGTH[kind]
    total = 0.0
    for one in asked:
        n = terms.count(one.terms[0]) if len(one.terms) == 1 else _count(terms, one.terms)
        total += one.weight * n * (_SATURATION + 1) / (n + _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length))
    return round(total, 4)


def _count(terms: Sequence[str], phrase: Sequence[str]) -> int:
    wanted, n = list(phrase), len(phrase)
    return sum(1 for place, term in enumerate(terms) if term == wanted[0] and terms[place : place + n] == wanted)


def _places(source: str, asked: Sequence[Asked]) -> list[tuple[int, int]]:
    """Where what was looked for stands, in order, none over another.

    A word begins with the sign that its term begins with, unless that is no ASCII letter, so most words need no second look.
    """
    first = {one.terms[0] for one in asked}
    signs = {sign for term in first for sign in (term[0], term[0].upper())}
    most = max((len(one.terms) for one in asked), default=0)
    words = find_places(source)
    places: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(words):
        sign = source[start]
        if (sign.isascii() and sign not in signs) or term_of(source[start:end]) not in first or (places and start < places[-1][1]):
            continue
        rest = words[number : number + most]
        ends = [rest[len(one.terms) - 1][1] for one in asked if _stands(one.terms, source, rest)]
        if ends:
            places.append((start, max(ends)))
    return places


def _stands(wanted: Sequence[str], source: str, words: Sequence[tuple[int, int]]) -> bool:
    return len(words) >= len(wanted) and all(term_of(source[start:end]) == term for term, (start, end) in zip(wanted, words, strict=False))


def _window(source: str, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if len(source) <= _SNIPPET_CHARS:
        return 0, len(source)
    ends = [end for _, end in places]
    held = [bisect_right(ends, start + _SNIPPET_CHARS - _BEFORE_CHARS) - number for number, (start, _) in enumerate(places)]
    best = places[max(range(len(places)), key=held.__getitem__)] if places else (0, 0)
    start = max(0, best[0] - _BEFORE_CHARS)
    end = min(len(source), max(start + _SNIPPET_CHARS, best[1]))
    if start and (space := source.find(" ", start, best[0])) >= 0:
        start = space + 1
    if end < len(source) and (space := source.rfind(" ", best[1], end)) > best[1]:
        end = space
    return start, end
