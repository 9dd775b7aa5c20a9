"""What waits to be done: articles that are not placed, stories to be drawn; and what that needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from readout.store.kept import KeptDay, KeptProfile, Likeness
from readout.store.packing import unpack
from readout.store.tables import articles, claims, days, likenesses, profile_stems, profiles, stories, story_articles, waiting

__all__ = ["Agenda", "Known", "Waiting"]

_MOST_LIKENED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An article that waits. One of which nobody knows when it was published stands at when it was added."""

    article_id: str
    placed_at: datetime
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A story that is there, with when it was first made and its articles."""

    story_id: str
    made_at: datetime
    article_ids: tuple[str, ...]


class Agenda:
    """Reads what waits to be done. Made by `Store.agenda()`, which also ends it. No answer costs more in a larger archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def unplaced(self, limit: int) -> tuple[Waiting, ...]:
        """Articles of which it is not known yet which others they lie together with, oldest first, so many at most."""
        return self._waiting(limit, is_placed=False)

    def undrawn(self, limit: int) -> tuple[Waiting, ...]:
        """Articles that are placed and stand in no story yet, oldest first, so many at most."""
        return self._waiting(limit, is_placed=True)

    def stale(self, limit: int) -> tuple[str, ...]:
        """Stories that must be drawn anew, by id, so many at most."""
        asked = select(stories.c.id).where(stories.c.stale > 0).order_by(stories.c.id).limit(limit)
        return tuple(self._connection.execute(asked).scalars())

    def days(self, first: int, last: int, n: int) -> tuple[tuple[KeptDay, ...], bool]:
        """Settled days: the last before `first`, all from `first` to `last`, and the next `n`; and whether there are none after these."""
        before = select(days.c.number).where(days.c.number < first).order_by(days.c.number.desc()).limit(1)
        start = self._connection.execute(before).scalar()
        within = select(days.c.number).where(days.c.number > last).order_by(days.c.number).limit(n)
        after = tuple(self._connection.execute(within).scalars())
        wanted = select(days.c.payload).where(days.c.number >= (first if start is None else start), days.c.number <= max((last, *after)))
        found = tuple(unpack(raw, KeptDay) for raw in self._connection.execute(wanted.order_by(days.c.number)).scalars())
        return found, len(after) < n

    def likenesses_on(self, stretches: Iterable[tuple[int, int]]) -> tuple[Likeness, ...]:
        """Of the articles of these stretches of days, both ends counted, what they are likened by."""
        return self._likenesses(or_(*(likenesses.c.day.between(first, last) for first, last in stretches)))

    def likenesses_about(self, seen: int, reach: int) -> tuple[Likeness, ...]:
        """Of the articles that came out or were added within so many days of a day, likewise; the last 1,000 added at most."""
        first, last = seen - reach, seen + reach
        return self._likenesses(or_(likenesses.c.day.between(first, last), likenesses.c.seen.between(first, last)), most=_MOST_LIKENED)

    def undated_about(self, first: int, last: int) -> tuple[Likeness, ...]:
        """Of the articles without a day that were added within a stretch of days, what they are likened by; the last 1,000 at most."""
        return self._likenesses(and_(likenesses.c.day.is_(None), likenesses.c.seen.between(first, last)), most=_MOST_LIKENED)

    def likenesses_of(self, article_ids: Sequence[str]) -> tuple[Likeness, ...]:
        """Of these articles, as far as they are placed, what they are likened by."""
        return self._likenesses(likenesses.c.article_id.in_(article_ids))

    def together(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """For each of these articles, as far as they are placed, what it shares with those that it lies together with."""
        asked = select(likenesses.c.article_id, likenesses.c.together).where(likenesses.c.article_id.in_(article_ids))
        return {row.article_id: row.together for row in self._connection.execute(asked)}

    def lying_together(self, labels: Sequence[str]) -> Mapping[str, frozenset[str]]:
        """The articles that lie together, under each of these labels."""
        asked = select(likenesses.c.together, likenesses.c.article_id).where(likenesses.c.together.in_(labels))
        held: dict[str, set[str]] = {}
        for label, article_id in self._connection.execute(asked):
            held.setdefault(label, set()).add(article_id)
        return {label: frozenset(ids) for label, ids in held.items()}

    def profiles_near(self, key_stems: Sequence[str], start: int, reach: int, without: Sequence[str]) -> Mapping[str, KeptProfile]:
        """Profiles of the stories with one of these stems that began before a day and ended no more than so many days before it."""
        shared = select(profile_stems.c.story_id).where(profile_stems.c.stem.in_(key_stems), profile_stems.c.end >= start - reach)
        asked = select(profiles.c.story_id, profiles.c.payload).where(
            profiles.c.story_id.in_(shared), profiles.c.start < start, profiles.c.story_id.not_in(without)
        )
        return {row.story_id: unpack(row.payload, KeptProfile) for row in self._connection.execute(asked)}

    def stories_of(self, article_ids: Sequence[str]) -> tuple[Known, ...]:
        """The stories that hold any of these articles, whole, oldest first."""
        asked = select(story_articles.c.story_id).where(story_articles.c.article_id.in_(article_ids)).distinct()
        return self.known(tuple(self._connection.execute(asked).scalars()))

    def known(self, story_ids: Sequence[str]) -> tuple[Known, ...]:
        """The stories of these ids, oldest first."""
        asked = select(stories.c.id, stories.c.made_at, story_articles.c.article_id).join(story_articles)
        members: dict[tuple[datetime, str], list[str]] = {}
        rows = self._connection.execute(asked.where(stories.c.id.in_(story_ids)).order_by(story_articles.c.article_id))
        for story_id, made_at, article_id in rows:
            members.setdefault((made_at, story_id), []).append(article_id)
        return tuple(Known(story_id=i, made_at=at, article_ids=tuple(held)) for (at, i), held in sorted(members.items()))

    def claims_made_at(self, story_ids: Sequence[str]) -> Mapping[str, datetime]:
        """When each claim of these stories was first made."""
        asked = select(claims.c.id, claims.c.made_at).where(claims.c.story_id.in_(story_ids))
        return {row.id: row.made_at for row in self._connection.execute(asked)}

    def stories_named(self, story_ids: Sequence[str]) -> frozenset[str]:
        """Those of the ids that a story bears."""
        return frozenset(self._connection.execute(select(stories.c.id).where(stories.c.id.in_(story_ids))).scalars())

    def _waiting(self, limit: int, *, is_placed: bool) -> tuple[Waiting, ...]:
        columns = (articles.c.id, articles.c.placed_at, articles.c.added_at)
        asked = select(*columns).select_from(waiting.join(articles)).where(waiting.c.is_placed.is_(is_placed))
        rows = self._connection.execute(asked.order_by(articles.c.placed_at, articles.c.id).limit(limit))
        return tuple(Waiting(article_id=i, placed_at=at, added_at=added) for i, at, added in rows)

    def _likenesses(self, where: ColumnElement[bool], most: int | None = None) -> tuple[Likeness, ...]:
        asked = select(likenesses.c.payload, likenesses.c.together).where(where).order_by(likenesses.c.seen.desc(), likenesses.c.article_id)
        rows = self._connection.execute(asked.limit(most) if most else asked)
        return tuple(_labelled(unpack(raw, Likeness), together) for raw, together in rows)


def _labelled(likeness: Likeness, together: str) -> Likeness:
    return likeness if likeness.together == together else replace(likeness, together=together)
