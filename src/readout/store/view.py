"""What is read from a store: one snapshot, in which nothing changes while it is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, or_, select

from readout.errors import NotFound
from readout.model.article import Article
from readout.model.ruling import Ruling, in_force
from readout.model.story import Maker, Record, Skipped
from readout.store.alike import find_alike, read_fingerprint
from readout.store.kept import Alike, ArticleRow, Extracted, Fingerprint, KeptArticle, KeptStory, OutletCounts, RunRow, StoryRow, Tally
from readout.store.packing import unpack
from readout.store.query import Query
from readout.store.recent import Recent, Stamp
from readout.store.rows import makers_text
from readout.store.search import Found, find
from readout.store.tables import (
    articles,
    cells,
    claims,
    entries,
    extractions,
    forwards,
    inbox,
    ruling_articles,
    rulings,
    runs,
    skips,
    statements,
    stories,
    story_articles,
    story_tags,
)

__all__ = ["View"]

_LISTED = [column for column in stories.c if column.name not in ("payload", "made_by", "stale", "made_at")]
_ARTICLE_COLUMNS = ("id", "outlet_id", "outlet_name", "party", "title", "published_at", "placed_at")
_RUN_COLUMNS = [column for column in runs.c if column.name != "made_by"]
_CARRIED = ("asserts", "attributes")


class View:
    """Reads one store. Made by `Store.view()`, which also ends it.

    Attributes:
        recent: What was made of its stories lately, shared with other views.
    """

    def __init__(self, connection: Connection, recent: Recent) -> None:
        self._connection = connection
        self.recent = recent

    def stories(
        self,
        *,
        tags: Sequence[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
        changed_since: datetime | None = None,
        least_articles: int = 1,
        after: str = "",
        limit: int = 50,
    ) -> tuple[StoryRow, ...]:
        """Stories, that with the newest report first.

        Args:
            tags: What must hold of each: `outlet:ID`, `party:CODE`, `verdict:VERDICT`, `ruled:yes`.
            since: Only stories with a report of this time or later.
            until: Only stories with a report before this time.
            changed_since: Only stories that were changed after this time.
            least_articles: Only stories of this many articles or more.
            after: The id of the last story of the page before; the list goes on behind it.
            limit: How many at most.

        Raises:
            NotFound: If there is no story `after`.
        """
        asked = select(*_LISTED).where(stories.c.n_articles >= least_articles)
        for tag in tags:
            asked = asked.where(stories.c.id.in_(select(story_tags.c.story_id).where(story_tags.c.tag == tag)))
        if since:
            asked = asked.where(stories.c.last_at >= since)
        if until:
            asked = asked.where(stories.c.first_at < until)
        if changed_since:
            asked = asked.where(stories.c.changed_at > changed_since)
        if after:
            last = self._row(select(stories.c.last_at, stories.c.id).where(stories.c.id == self.resolve(after)), after)
            same_time = and_(stories.c.last_at == last.last_at, stories.c.id < last.id)
            asked = asked.where(or_(stories.c.last_at < last.last_at, same_time))
        asked = asked.order_by(stories.c.last_at.desc(), stories.c.id.desc()).limit(limit)
        return tuple(_story_row(row) for row in self._connection.execute(asked))

    def story(self, story_id: str) -> KeptStory:
        """The story of this id, or that which its id forwards to.

        Raises:
            NotFound: If there is none.
        """
        stamp = self.stamp(story_id)
        kept: KeptStory = self.recent.get(stamp, "record") or self._kept(stamp.story_id)
        self.recent.put(kept, stamp, "record")
        former = kept.record.story.follows
        if former is None or (now := self.resolve(former)) == former:
            return kept
        story = replace(kept.record.story, follows=now if now != stamp.story_id else None)
        return replace(kept, record=replace(kept.record, story=story))

    def _kept(self, story_id: str) -> KeptStory:
        row = self._row(select(stories).where(stories.c.id == story_id), story_id)
        record = unpack(row.payload, Record)
        ruled = self.rulings([article.id for article in record.articles])
        return KeptStory(
            record=replace(record, rulings=in_force(ruled)),
            made_at=row.made_at,
            changed_at=row.changed_at,
            rulings=ruled,
            made_by=tuple(Maker(name=n, version=v, settings=tuple(sorted(s.items()))) for n, v, s in json.loads(row.made_by)),
            is_stale=row.stale > 0,
        )

    def chain(self, story_id: str, former: str | None) -> tuple[StoryRow | None, tuple[StoryRow, ...]]:
        """The story that a story goes on from, and those that go on from it, oldest first.

        Args:
            story_id: The story.
            former: The id of the story that it goes on from, or one that forwards there.
        """
        listed = select(*_LISTED)
        before = self._connection.execute(listed.where(stories.c.id == self.resolve(former))).first() if former else None
        known_as = [story_id, *self._connection.execute(select(forwards.c.old_id).where(forwards.c.new_id == story_id)).scalars()]
        going_on = select(story_tags.c.story_id).where(story_tags.c.tag.in_([f"follows:{one}" for one in known_as]))
        later = listed.where(stories.c.id.in_(going_on), stories.c.id != story_id).order_by(stories.c.first_at, stories.c.id)
        rows = self._connection.execute(later)
        return (_story_row(before) if before and before.id != story_id else None), tuple(map(_story_row, rows))

    def stamp(self, story_id: str) -> Stamp:
        """What tells the story of this id, or that which its id forwards to, as it is now from what it was before.

        Raises:
            NotFound: If there is none.
        """
        size = func.length(stories.c.payload)
        asked = select(stories.c.id, stories.c.changed_at, stories.c.stale, stories.c.n_rulings, size)
        found, changed_at, stale, n_rulings, size_bytes = self._row(asked.where(stories.c.id == self.resolve(story_id)), story_id)
        return Stamp(found, (changed_at, stale, n_rulings, size_bytes), size_bytes)

    def story_of_claim(self, claim_id: str) -> str:
        """The id of the story that the claim, or that which its id forwards to, stands in.

        Raises:
            NotFound: If there is no such claim.
        """
        found: str = self._row(select(claims.c.story_id).where(claims.c.id == self.resolve(claim_id)), claim_id).story_id
        return found

    def story_of_article(self, article_id: str) -> str | None:
        """The id of the story that the article stands in; None if it has not been put into one yet."""
        return self._connection.execute(select(story_articles.c.story_id).where(story_articles.c.article_id == article_id)).scalar()

    def article(self, article_id: str) -> KeptArticle:
        """The article with what was extracted from it.

        Raises:
            NotFound: If there is none of this id.
        """
        found = next(iter(self.articles([article_id])), None)
        if found is None:
            raise NotFound(f"there is no article {article_id!r} in the store", "look with `readout search`")
        return found

    def articles(self, article_ids: Sequence[str]) -> Iterator[KeptArticle]:
        """The articles of these ids with what was extracted from them, by id; those that are not there are passed over."""
        both = articles.join(extractions)
        asked = select(articles.c.payload, articles.c.placed_at, extractions.c.payload.label("extracted")).select_from(both)
        for row in self._connection.execute(asked.where(articles.c.id.in_(article_ids)).order_by(articles.c.id)):
            found = unpack(row.extracted, Extracted)
            yield KeptArticle(
                article=unpack(row.payload, Article),
                passages=found.passages,
                statements=found.statements,
                mentions=found.mentions,
                credits=found.credits,
                placed_at=row.placed_at,
            )

    def fingerprint(self, article_id: str) -> Fingerprint | None:
        """By what the article's text is found again in others; None if it has not been placed yet."""
        return read_fingerprint(self._connection, article_id)

    def alike(self, mine: Fingerprint, *, reach_days: int, common: int, limit: int) -> tuple[Alike, ...]:
        """Articles of other stories that share marks with one; see `readout.store.alike.find_alike`."""
        return find_alike(self._connection, mine, reach_days=reach_days, common=common, limit=limit)

    def made_otherwise(self, made_by: Sequence[Maker]) -> tuple[str, ...]:
        """The articles that were extracted by another version or with other settings, by id. Cost grows with the archive."""
        asked = select(extractions.c.article_id).where(extractions.c.made_by != makers_text(made_by)).order_by(extractions.c.article_id)
        return tuple(self._connection.execute(asked).scalars())

    def article_ids(self) -> tuple[str, ...]:
        """Every article, by id. Cost grows with the archive."""
        return tuple(self._connection.execute(select(articles.c.id).order_by(articles.c.id)).scalars())

    def texts(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """The texts of these articles, character for character; ids that are not there are passed over."""
        rows = self._connection.execute(select(articles.c.payload).where(articles.c.id.in_(article_ids))).scalars()
        return {article.id: article.text for article in (unpack(payload, Article) for payload in rows)}

    def statement_article(self, statement_id: str) -> str:
        """The id of the article that makes the statement.

        Raises:
            NotFound: If there is no such statement.
        """
        asked = select(statements.c.article_id).where(statements.c.id == statement_id)
        found: str = self._row(asked, statement_id).article_id
        return found

    def digests(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """Of those of the articles that are there, the digest of the text."""
        asked = select(articles.c.id, articles.c.sha256).where(articles.c.id.in_(article_ids))
        return {row.id: row.sha256 for row in self._connection.execute(asked)}

    def resolve(self, record_id: str) -> str:
        """The id that stands for this one: itself, or that which it forwards to."""
        asked = select(forwards.c.new_id).where(forwards.c.old_id == record_id)
        return self._connection.execute(asked).scalar() or record_id

    def rulings(self, article_ids: Sequence[str] | None = None) -> tuple[Ruling, ...]:
        """The rulings on these articles, or all, in the order in which they were kept; undone ones and undoings too."""
        asked = select(rulings.c.payload).order_by(rulings.c.order)
        if article_ids is not None:
            about = select(ruling_articles.c.ruling_id).where(ruling_articles.c.article_id.in_(article_ids))
            asked = asked.where(rulings.c.id.in_(about))
        return tuple(unpack(payload, Ruling) for payload in self._connection.execute(asked).scalars())

    def ruling(self, ruling_id: str) -> Ruling:
        """The ruling of this id.

        Raises:
            NotFound: If there is none.
        """
        return unpack(self._row(select(rulings.c.payload).where(rulings.c.id == ruling_id), ruling_id).payload, Ruling)

    def last_ruling(self) -> int:
        """The number of the ruling that was kept last; 0 if there is none."""
        return self._connection.execute(select(func.max(rulings.c.order))).scalar() or 0

    def find(self, query: Query, *, offset: int = 0, limit: int = 20) -> Found:
        """What a query finds, best first; see `readout.store.search.find`."""
        return find(self._connection, query, offset=offset, limit=limit)

    def outlet_articles(self, outlet_id: str, limit: int = 50) -> tuple[ArticleRow, ...]:
        """The newest articles of an outlet.

        Raises:
            NotFound: If there is none.
        """
        rows = self._article_rows(articles.c.outlet_id == outlet_id, limit)
        if not rows:
            raise NotFound(f"there is no outlet {outlet_id!r} in the store", f"look with `readout search outlet:{outlet_id}`")
        return rows

    def outlet_counts(self, outlet_id: str) -> OutletCounts:
        """What an outlet does with the claims of stories that others report too."""
        asked = select(cells.c.stance, cells.c.is_first, func.count()).where(cells.c.outlet_id == outlet_id)
        counted = {
            (stance, bool(is_first)): n
            for stance, is_first, n in self._connection.execute(asked.group_by(cells.c.stance, cells.c.is_first))
        }
        return OutletCounts(
            n_carried=sum(n for (stance, _), n in counted.items() if stance in _CARRIED),
            n_first=sum(n for (_, is_first), n in counted.items() if is_first),
            n_disputed=sum(n for (stance, _), n in counted.items() if stance == "disputes"),
            n_omitted=sum(n for (stance, _), n in counted.items() if stance == "omits"),
        )

    def outlet_claims(self, outlet_id: str, *, stance: str, limit: int = 20) -> tuple[Tally, ...]:
        """Claims that an outlet `first` carried, `omits` or `disputes`, those that most reports carry first, with how many do."""
        asked = select(claims.c.id, claims.c.text, claims.c.n_articles).join(cells, cells.c.claim_id == claims.c.id)
        wanted = cells.c.is_first.is_(True) if stance == "first" else and_(cells.c.stance == stance, claims.c.n_articles > 1)
        asked = asked.where(cells.c.outlet_id == outlet_id, wanted).order_by(claims.c.n_articles.desc(), claims.c.id)
        return tuple(Tally(id=i, name=name, n=n) for i, name, n in self._connection.execute(asked.limit(limit)))

    def relayed(self, outlet_id: str, limit: int = 20) -> tuple[Tally, ...]:
        """Whose words an outlet relays, most often first, with how many statements."""
        return self._speakers(and_(entries.c.kind == "statement", entries.c.outlet_id == outlet_id), limit)

    def speaker(self, speaker_id: str) -> Tally:
        """A speaker's name, and how many statements are theirs.

        Raises:
            NotFound: If there is none.
        """
        name = select(entries.c.text).where(entries.c.kind == "speaker", entries.c.record_id == speaker_id)
        row = self._row(name, speaker_id)
        n = select(func.count()).where(entries.c.kind == "statement", entries.c.speaker_id == speaker_id)
        return Tally(id=speaker_id, name=row.text, n=self._connection.execute(n).scalar() or 0)

    def spoken(self, speaker_id: str, limit: int = 50) -> tuple[tuple[str, str, datetime], ...]:
        """The newest statements of a speaker: statement, article, and when the article was published, else added."""
        asked = select(entries.c.record_id, entries.c.article_id, entries.c.at)
        asked = asked.where(entries.c.speaker_id == speaker_id, entries.c.kind == "statement")
        rows = self._connection.execute(asked.order_by(entries.c.at.desc(), entries.c.record_id).limit(limit))
        return tuple((statement_id, article_id, at) for statement_id, article_id, at in rows)

    def relays_of(self, speaker_id: str, limit: int = 20) -> tuple[Tally, ...]:
        """Which outlets carry a speaker's words, most often first, with how many statements."""
        n = func.count().label("n")
        asked = select(entries.c.outlet_id, func.max(articles.c.outlet_name), n).join(articles, articles.c.id == entries.c.article_id)
        asked = asked.where(entries.c.speaker_id == speaker_id, entries.c.kind == "statement", entries.c.outlet_id.is_not(None))
        rows = self._connection.execute(asked.group_by(entries.c.outlet_id).order_by(n.desc(), entries.c.outlet_id).limit(limit))
        return tuple(Tally(id=i, name=name or i, n=many) for i, name, many in rows)

    def article_rows(self, article_ids: Sequence[str]) -> tuple[ArticleRow, ...]:
        """The articles of these ids, newest first."""
        return self._article_rows(articles.c.id.in_(article_ids), len(article_ids))

    def runs(self, limit: int = 20, *, since: datetime | None = None) -> tuple[RunRow, ...]:
        """The last runs of `add`, newest first; only those that began after `since`, if that is given."""
        asked = select(*_RUN_COLUMNS).order_by(runs.c.started_at.desc(), runs.c.id).limit(limit)
        rows = self._connection.execute(asked.where(runs.c.started_at > since) if since else asked)
        return tuple(RunRow(**row._mapping) for row in rows)

    def run(self, run_id: str) -> RunRow:
        """The run of `add` of this id.

        Raises:
            NotFound: If there is none.
        """
        return RunRow(**self._row(select(*_RUN_COLUMNS).where(runs.c.id == run_id), run_id)._mapping)

    def inbox(self) -> tuple[str, ...]:
        """The ids of the runs of which all that was sent is kept, since they have not ended, in the order in which they came."""
        return tuple(self._connection.execute(select(inbox.c.run_id).order_by(inbox.c.order)).scalars())

    def skips(self, run_id: str) -> tuple[Skipped, ...]:
        """What a run left out and why, in its order."""
        columns = (skips.c.record_id, skips.c.stage, skips.c.error, skips.c.why)
        rows = self._connection.execute(select(*columns).where(skips.c.run_id == run_id).order_by(skips.c.order))
        return tuple(Skipped(**row._mapping) for row in rows)

    def counts(self) -> Mapping[str, int]:
        """How many records of each kind are kept, how many articles wait for a story, and how many stories are stale."""
        waiting = articles.outerjoin(story_articles).select()
        numbers = {
            "articles": select(func.count()).select_from(articles),
            "statements": select(func.count()).where(entries.c.kind == "statement"),
            "stories": select(func.count()).select_from(stories),
            "claims": select(func.count()).select_from(claims),
            "rulings": select(func.count()).select_from(rulings),
            "waiting": select(func.count()).select_from(waiting.where(story_articles.c.article_id.is_(None)).subquery()),
            "stale": select(func.count(case((stories.c.stale > 0, 1)))).select_from(stories),
        }
        return {name: self._connection.execute(asked).scalar() or 0 for name, asked in numbers.items()}

    def _article_rows(self, where: Any, limit: int) -> tuple[ArticleRow, ...]:
        columns = [articles.c[name] for name in _ARTICLE_COLUMNS]
        asked = select(*columns, story_articles.c.story_id).select_from(articles.outerjoin(story_articles))
        rows = self._connection.execute(asked.where(where).order_by(articles.c.placed_at.desc(), articles.c.id).limit(limit))
        return tuple(ArticleRow(**row._mapping) for row in rows)

    def _speakers(self, where: Any, limit: int) -> tuple[Tally, ...]:
        n = func.count().label("n")
        asked = select(entries.c.speaker_id, n).where(where, entries.c.speaker_id.is_not(None)).group_by(entries.c.speaker_id)
        rows = self._connection.execute(asked.order_by(n.desc(), entries.c.speaker_id).limit(limit)).all()
        named = select(entries.c.record_id, entries.c.text).where(
            entries.c.kind == "speaker", entries.c.record_id.in_([i for i, _ in rows])
        )
        names = {row.record_id: row.text for row in self._connection.execute(named)}
        return tuple(Tally(id=i, name=names.get(i, i), n=many, is_named=i in names) for i, many in rows)

    def _row(self, asked: Select[Any], what: str) -> Any:
        row = self._connection.execute(asked).first()
        if row is None:
            raise NotFound(f"there is no {what!r} in the store", "look with `readout stories` or `readout search`")
        return row


def _story_row(row: Any) -> StoryRow:
    known = dict(row._mapping)
    return StoryRow(**{**known, "parties": tuple(json.loads(row.parties)), "outlets": tuple(json.loads(row.outlets))})
