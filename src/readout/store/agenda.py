"""What waits to be done: articles without a story, stories that a ruling made stale; and what that needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from readout.store.tables import articles, claims, stories, story_articles

__all__ = ["Agenda", "Known", "Stale", "Waiting"]

_MOST_UNPLACED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An article that stands in no story yet. One of which nobody knows when it was published is placed at when it was added."""

    article_id: str
    placed_at: datetime
    added_at: datetime
    is_dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A story that a ruling bears on since it was drawn; `staleness` as in `readout.store.writer`."""

    story_id: str
    staleness: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A story that is there, with when it was first made and its articles."""

    story_id: str
    made_at: datetime
    article_ids: tuple[str, ...]


class Agenda:
    """Reads what waits to be done. Made by `Store.agenda()`, which also ends it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self) -> tuple[Waiting, ...]:
        """Articles without a story, oldest first."""
        columns = (articles.c.id, articles.c.placed_at, articles.c.added_at, articles.c.published_at)
        asked = select(*columns).select_from(articles.outerjoin(story_articles))
        asked = asked.where(story_articles.c.article_id.is_(None)).order_by(articles.c.placed_at, articles.c.id)
        rows = self._connection.execute(asked)
        return tuple(Waiting(article_id=i, placed_at=at, added_at=added, is_dated=known is not None) for i, at, added, known in rows)

    def stale(self) -> tuple[Stale, ...]:
        """Stories that a ruling made stale, by id."""
        asked = select(stories.c.id, stories.c.stale).where(stories.c.stale > 0).order_by(stories.c.id)
        return tuple(Stale(story_id=i, staleness=n) for i, n in self._connection.execute(asked))

    def placed_between(self, start: datetime, end: datetime) -> tuple[str, ...]:
        """Articles that stand in a story and were published, else added, within the stretch, both ends counted."""
        asked = select(articles.c.id).join(story_articles).where(articles.c.placed_at >= start, articles.c.placed_at <= end)
        return tuple(self._connection.execute(asked.order_by(articles.c.id)).scalars())

    def added_between(self, start: datetime, end: datetime, *, only_undated: bool) -> tuple[str, ...]:
        """Articles that stand in a story and were added within the stretch, the 1,000 last added at most; all, or only undated ones."""
        asked = select(articles.c.id).join(story_articles).where(articles.c.added_at >= start, articles.c.added_at <= end)
        if only_undated:
            asked = asked.where(articles.c.published_at.is_(None))
        rows = self._connection.execute(asked.order_by(articles.c.added_at.desc(), articles.c.id).limit(_MOST_UNPLACED))
        return tuple(sorted(rows.scalars()))

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
