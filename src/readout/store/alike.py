"""Articles of other stories that share marks with one: who prints the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, or_, select, union_all

from readout.store.kept import Alike, Fingerprint
from readout.store.packing import unpack
from readout.store.rows import place_of
from readout.store.tables import articles, fingerprints, marks, story_articles

__all__ = ["find_alike", "read_fingerprint"]

_LEAST_SHARED = 4
_FIRST_HOLDERS = 20
_MOST_LOOKED_AT = 16


def read_fingerprint(connection: Connection, article_id: str) -> Fingerprint | None:
    """By what the article's text is found again in others; None if it has not been placed yet."""
    raw = connection.execute(select(fingerprints.c.payload).where(fingerprints.c.article_id == article_id)).scalar()
    return unpack(raw, Fingerprint) if raw else None


def find_alike(connection: Connection, mine: Fingerprint, *, reach_days: int, common: int, limit: int) -> tuple[Alike, ...]:
    """Articles of other stories that share four marks or more with one, or all that they or it have; most shared first, then earliest.

    What is found follows from the articles of the days around alone, not from the order in which they came, and so does what it costs.

    Args:
        connection: The store.
        mine: The article's own.
        reach_days: How many days before and after its own are looked at.
        common: A mark that so many articles of other stories hold is passed over, since it tells nothing more; unless half of the
            article's marks are of that kind: then those who hold these first are looked at.
        limit: How many at most.
    """
    near = (marks.c.day.in_(range(mine.day - reach_days, mine.day + reach_days + 1)), marks.c.place.not_in(_own(mine)))
    asked = select(marks.c.mark, func.count()).where(*near, marks.c.mark.in_(mine.marks)).group_by(marks.c.mark)
    held = connection.execute(asked).all()
    few = sorted(mark for mark, n in held if n < common)
    many = sorted(mark for mark, n in held if n >= common)
    rows = [select(marks.c.mark, marks.c.place).where(*near, marks.c.mark.in_(few))] if few else []
    if 2 * len(many) < len(mine.marks):
        return _best(connection, rows, len(mine.marks), limit) if rows else ()
    rows += [_first_holders(near, mark) for mark in many[:_MOST_LOOKED_AT]]
    return _count_all(connection, mine, _best(connection, rows, len(mine.marks), limit))


def _own(mine: Fingerprint) -> Any:
    """The article itself, and all others of its story."""
    story = select(story_articles.c.story_id).where(story_articles.c.article_id == mine.article_id).scalar_subquery()
    both = fingerprints.join(story_articles, story_articles.c.article_id == fingerprints.c.article_id)
    held = select(fingerprints.c.place).select_from(both).where(story_articles.c.story_id == story)
    return union_all(held, select(literal(place_of(mine.article_id), marks.c.place.type)))


def _first_holders(near: Sequence[ColumnElement[bool]], mark: int) -> Select[Any]:
    """Who printed a mark that hundreds hold before the others."""
    first = select(marks.c.mark, marks.c.place).where(*near, marks.c.mark == mark)
    held = first.order_by(marks.c.day, marks.c.minute, marks.c.place).limit(_FIRST_HOLDERS).subquery()
    return select(held.c.mark, held.c.place)


def _count_all(connection: Connection, mine: Fingerprint, found: Sequence[Alike]) -> tuple[Alike, ...]:
    """The articles with all marks counted that they share, of which only some were looked at."""
    asked = select(fingerprints.c.payload).where(fingerprints.c.article_id.in_([one.article_id for one in found]))
    theirs = {one.article_id: one for one in (unpack(raw, Fingerprint) for raw in connection.execute(asked).scalars())}
    counted = [replace(one, n_shared=len({*mine.marks} & {*theirs[one.article_id].marks})) for one in found]
    return tuple(sorted(counted, key=lambda one: -one.n_shared))


def _best(connection: Connection, rows: Sequence[Select[Any]], n_mine: int, limit: int) -> tuple[Alike, ...]:
    every = union_all(*rows).subquery()
    shared = select(every.c.place, func.count().label("n")).group_by(every.c.place).subquery()
    n = shared.c.n
    columns = (articles.c.id, articles.c.outlet_id, articles.c.url, n, fingerprints.c.n_marks)
    both = shared.join(fingerprints, fingerprints.c.place == shared.c.place).join(articles, articles.c.id == fingerprints.c.article_id)
    asked = select(*columns).select_from(both).where(or_(n >= _LEAST_SHARED, n >= fingerprints.c.n_marks, n >= n_mine))
    asked = asked.order_by(n.desc(), fingerprints.c.day, fingerprints.c.minute, fingerprints.c.place, articles.c.id).limit(limit)
    return tuple(
        Alike(article_id=i, outlet_id=outlet_id, url=url, n_shared=n_shared, n_marks=n_marks)
        for i, outlet_id, url, n_shared, n_marks in connection.execute(asked)
    )
