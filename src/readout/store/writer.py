"""What is written: an article in one transaction, the stories that follow one another in one, a ruling in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, cast, delete, func, insert, literal, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.engine import Engine

from readout.errors import BadRecord
from readout.model.ruling import Ruling, in_force
from readout.model.story import Maker, Skipped
from readout.store.connection import writing
from readout.store.index import Entry, article_entries, claim_entries, speaker_entry, statement_entry, vector_of
from readout.store.kept import Fingerprint, KeptArticle, KeptDay, KeptProfile, Likeness, Successor
from readout.store.packing import pack, unpack
from readout.store.rows import (
    article_row,
    cell_rows,
    claim_rows,
    extraction_row,
    fingerprint_row,
    likeness_row,
    makers_text,
    mark_rows,
    place_of,
    statement_rows,
    story_row,
    tags_of,
)
from readout.store.tables import (
    articles,
    cells,
    claims,
    days,
    entries,
    extractions,
    fingerprints,
    forwards,
    likenesses,
    marks,
    profile_stems,
    profiles,
    ruling_articles,
    rulings,
    runs,
    skips,
    statements,
    stories,
    story_articles,
    story_tags,
    waiting,
)

__all__ = ["RECOMPUTE", "REGROUP", "Writer"]

RECOMPUTE, REGROUP = 1, 2
"""How stale a story is: its claims must be drawn anew, or its articles grouped anew."""

_TURN = 7_365_029
_MOST_AT_ONCE = 500


class Writer:
    """Writes to one store. Every method is one transaction: all of it is kept, or nothing.

    Args:
        engine: The database.
        name: What to call the store in errors.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def put_article(self, kept: KeptArticle, *, at: datetime, made_by: Sequence[Maker], run_id: str = "") -> bool:
        """Keep an article with its extraction. Whether it is new; one that is there already is left as it is.

        One that is new is counted with the run of `run_id`, so that the count is right whenever the run is cut short.

        Raises:
            BadRecord: If its id holds a character that a database cannot.
        """
        if "\0" in kept.article.id:
            raise BadRecord(f"the article's id {kept.article.id!r} holds a zero character", "give it another id")
        with self._transaction() as connection:
            if not _add(connection, articles, [article_row(kept, at)]):
                return False
            connection.execute(insert(extractions), [extraction_row(kept, at, makers_text(made_by))])
            _insert(connection, statements, statement_rows(kept.statements))
            _insert_entries(connection, article_entries(kept))
            connection.execute(insert(waiting), [{"article_id": kept.article.id, "is_placed": False}])
            if run_id:
                connection.execute(update(runs).where(runs.c.id == run_id).values(n_added=runs.c.n_added + 1))
        return True

    def renew_article(self, kept: KeptArticle, *, at: datetime, made_by: Sequence[Maker]) -> None:
        """Keep what was extracted anew from an article that is there, in the place of what was; its story must be drawn anew.

        Statements that are no more stay in the table of statements, since these are only ever added; they are not found any more.
        """
        article_id = kept.article.id
        with self._transaction(in_turn=True) as connection:
            connection.execute(delete(extractions).where(extractions.c.article_id == article_id))
            connection.execute(insert(extractions), [extraction_row(kept, at, makers_text(made_by))])
            _add(connection, statements, list(statement_rows(kept.statements)))
            is_told = entries.c.kind.in_(("article", "statement"))
            connection.execute(delete(entries).where(entries.c.article_id == article_id, is_told))
            _insert_entries(connection, article_entries(kept))
            _add(connection, waiting, [{"article_id": article_id, "is_placed": False}])
            connection.execute(update(waiting).where(waiting.c.article_id == article_id).values(is_placed=False))
            is_its = stories.c.id.in_(_stories_of(article_id)) & (stories.c.stale < RECOMPUTE)
            connection.execute(update(stories).where(is_its).values(stale=RECOMPUTE))

    def place(
        self,
        placed: Sequence[Likeness],
        settled: Sequence[KeptDay],
        *,
        moved: Mapping[str, str],
        emptied: Sequence[int],
        touched: Sequence[str],
        printed: Sequence[Fingerprint] = (),
    ) -> None:
        """Keep where articles lie, as one unit.

        Args:
            placed: Articles that waited to be placed, or were placed before and are now placed anew.
            settled: Days as they are now.
            moved: Other articles that lie together with others than before, with what they share with these now.
            emptied: Days on which nothing lies any more.
            touched: Stories that must be drawn anew for it.
            printed: By what the texts of the articles placed are found again; what was kept of the same articles before goes.
        """
        ids = [one.article_id for one in placed]
        with self._transaction(in_turn=True) as connection:
            connection.execute(delete(likenesses).where(likenesses.c.article_id.in_(ids)))
            _insert(connection, likenesses, map(likeness_row, placed))
            _put_fingerprints(connection, printed)
            for article_id, label in moved.items():
                connection.execute(update(likenesses).where(likenesses.c.article_id == article_id).values(together=label))
            connection.execute(delete(days).where(days.c.number.in_([*emptied, *(day.number for day in settled)])))
            _insert(connection, days, ({"number": day.number, "payload": pack(day)} for day in settled))
            connection.execute(delete(waiting).where(waiting.c.article_id.in_(ids), waiting.c.article_id.in_(_in_stories(ids))))
            connection.execute(update(waiting).where(waiting.c.article_id.in_(ids)).values(is_placed=True))
            connection.execute(update(stories).where(stories.c.id.in_(touched), stories.c.stale < REGROUP).values(stale=REGROUP))

    def put_ruling(self, ruling: Ruling, *, staleness: int) -> bool:
        """Keep a ruling and mark the stories of its articles as stale. Whether it is new."""
        with self._transaction(in_turn=True) as connection:
            row = {"id": ruling.id, "kind": ruling.kind, "by": ruling.by, "at": ruling.at, "payload": pack(ruling)}
            if not _add(connection, rulings, [row]):
                return False
            about = [{"article_id": article_id, "ruling_id": ruling.id} for article_id in ruling.article_ids]
            _insert(connection, ruling_articles, about)
            touched = select(story_articles.c.story_id).where(story_articles.c.article_id.in_(ruling.article_ids))
            if not staleness:
                _count_rulings(connection, connection.execute(touched.distinct()).scalars().all(), ruling.at)
            else:
                is_less = stories.c.id.in_(touched) & (stories.c.stale < staleness)
                connection.execute(update(stories).where(is_less).values(stale=staleness))
        return True

    def replace_stories(
        self,
        old_ids: Sequence[str],
        successors: Sequence[Successor],
        forwarded: Mapping[str, str],
        *,
        at: datetime,
        made_by: Sequence[Maker],
        seen: int,
    ) -> None:
        """Put stories in the place of others, as one unit.

        Args:
            old_ids: The stories that are replaced; those of them that live on are among the successors.
            successors: The stories from now on. Together they hold every article of the old ones.
            forwarded: Ids of stories and claims that are no more, with the ids that stand for them.
            at: Now.
            made_by: What the records were made by.
            seen: The number of the last ruling that was followed; a later one leaves its story stale.
        """
        with self._transaction(in_turn=True) as connection:
            article_ids = [article.id for one in successors for article in one.record.articles]
            late = _is_ruled_since(connection, article_ids, seen)
            gone = sorted({*old_ids, *(s.record.story.id for s in successors)})
            for table in (story_articles, story_tags, claims, cells, profiles, profile_stems):
                connection.execute(delete(table).where(table.c.story_id.in_(gone)))
            connection.execute(delete(entries).where(entries.c.kind == "claim", entries.c.story_id.in_(gone)))
            connection.execute(delete(story_articles).where(story_articles.c.article_id.in_(article_ids)))
            connection.execute(delete(stories).where(stories.c.id.in_(gone)))
            connection.execute(delete(waiting).where(waiting.c.article_id.in_(article_ids), waiting.c.is_placed.is_(True)))
            for successor in successors:
                self._put_story(connection, successor, at, made_by, REGROUP if late else 0)
            _forward(connection, forwarded, at, [s.record.story.id for s in successors])

    def begin_run(self, run_id: str, *, at: datetime, made_by: Sequence[Maker]) -> int:
        """Note that a run began; how many articles it has added so far, if it was cut short and goes on."""
        row = {"id": run_id, "started_at": at, "n_added": 0, "n_known": 0, "n_skipped": 0, "n_stories": 0, "made_by": makers_text(made_by)}
        with self._transaction() as connection:
            _add(connection, runs, [row])
            return connection.execute(select(runs.c.n_added).where(runs.c.id == run_id)).scalar() or 0

    def end_run(self, run_id: str, *, at: datetime, n_added: int, n_known: int, n_stories: int, skipped: Sequence[Skipped]) -> None:
        """Note how a run ended, and what it skipped and why."""
        counts = {"n_added": n_added, "n_known": n_known, "n_stories": n_stories, "n_skipped": len(skipped)}
        with self._transaction() as connection:
            connection.execute(update(runs).where(runs.c.id == run_id).values(ended_at=at, **counts))
            left_out = [{"run_id": run_id, "record_id": s.record_id, "stage": s.stage, "error": s.error, "why": s.why} for s in skipped]
            _insert(connection, skips, left_out)

    def _put_story(self, connection: Connection, one: Successor, at: datetime, made_by: Sequence[Maker], stale: int) -> None:
        record = one.record
        placed = _placed(connection, [article.id for article in record.articles])
        row = story_row(record, placed, made_at=one.made_at, changed_at=at)
        connection.execute(insert(stories), [{**row, "stale": stale, "made_by": makers_text(made_by), "payload": pack(record)}])
        _insert(connection, story_articles, ({"article_id": a.id, "story_id": record.story.id} for a in record.articles))
        _insert(connection, story_tags, ({"tag": tag, "story_id": record.story.id} for tag in tags_of(record)))
        _insert(connection, claims, claim_rows(record, one.claims_made_at))
        if len(record.articles) > 1:
            _insert(connection, cells, cell_rows(record))
        _insert_entries(connection, claim_entries(record, row["first_at"]))
        if one.profile:
            _put_profile(connection, record.story.id, one.profile)
        self._renew_ruled(connection, one, placed)

    def _renew_ruled(self, connection: Connection, one: Successor, placed: Mapping[str, datetime]) -> None:
        """Bring what is searched of statements that a person ever ruled on to what holds now."""
        outlets = {article.id: article.outlet for article in one.record.articles}
        ruled = set(one.ruled_statement_ids)
        if not ruled:
            return
        connection.execute(delete(entries).where(entries.c.kind == "statement", entries.c.record_id.in_(ruled)))
        for statement in (s for s in one.record.statements if s.id in ruled):
            at = placed[statement.article_id]
            new = [statement_entry(statement, outlets[statement.article_id], at)]
            _insert_entries(connection, [*new, *([speaker_entry(statement.speaker, at)] if statement.speaker else [])])

    @contextmanager
    def _transaction(self, *, in_turn: bool = False) -> Iterator[Connection]:
        with writing(self._engine, self._name) as connection:
            if in_turn and connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _TURN})
            yield connection


def _insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    for part in _parts(rows):
        connection.execute(insert(table), part)


def _add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert what is not there yet; how many rows that were."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    adding = dialect.insert(table).on_conflict_do_nothing().returning(literal(1))
    return sum(connection.execute(adding, row).first() is not None for row in rows)


def _insert_entries(connection: Connection, new: Iterable[Entry]) -> None:
    is_postgresql = connection.dialect.name == "postgresql"
    dialect = postgresql if is_postgresql else sqlite
    adding = dialect.insert(entries).on_conflict_do_nothing()
    if is_postgresql:
        adding = adding.values(vector=cast(bindparam("vector"), TSVECTOR))
    for part in _parts(_entry_row(entry, is_postgresql) for entry in new):
        connection.execute(adding, part)


def _entry_row(entry: Entry, with_vector: bool) -> dict[str, Any]:
    row = {name: getattr(entry, name) for name in Entry.__slots__}
    return {**row, "vector": vector_of(entry)} if with_vector else row


def _parts(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    waiting = iter(rows)
    while part := list(islice(waiting, _MOST_AT_ONCE)):
        yield part


def _stories_of(article_id: str) -> Select[Any]:
    return select(story_articles.c.story_id).where(story_articles.c.article_id == article_id)


def _in_stories(article_ids: Sequence[str]) -> Select[Any]:
    return select(story_articles.c.article_id).where(story_articles.c.article_id.in_(article_ids))


def _put_fingerprints(connection: Connection, printed: Sequence[Fingerprint]) -> None:
    ids = fingerprints.c.article_id.in_([one.article_id for one in printed])
    for former in connection.execute(select(fingerprints.c.payload).where(ids)).scalars().all():
        one = unpack(former, Fingerprint)
        its = (marks.c.day == one.day, marks.c.minute == one.minute, marks.c.place == place_of(one.article_id))
        connection.execute(delete(marks).where(*its, marks.c.mark.in_(one.marks)))
    connection.execute(delete(fingerprints).where(ids))
    _insert(connection, fingerprints, map(fingerprint_row, printed))
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    adding = dialect.insert(marks).on_conflict_do_nothing()
    for part in _parts(row for one in printed for row in mark_rows(one)):
        connection.execute(adding, part)


def _put_profile(connection: Connection, story_id: str, profile: KeptProfile) -> None:
    row = {"story_id": story_id, "start": profile.start, "end": profile.end, "payload": pack(profile)}
    connection.execute(insert(profiles), [row])
    _insert(connection, profile_stems, ({"stem": stem, "story_id": story_id, "end": profile.end} for stem in profile.key_stems))


def _placed(connection: Connection, article_ids: Sequence[str]) -> dict[str, datetime]:
    asked = select(articles.c.id, articles.c.placed_at).where(articles.c.id.in_(article_ids))
    return {row.id: row.placed_at for row in connection.execute(asked)}


def _count_rulings(connection: Connection, story_ids: Sequence[str], at: datetime) -> None:
    """Bring the number of rulings in force to what it is now, for stories that need not be drawn anew."""
    about = ruling_articles.join(story_articles, story_articles.c.article_id == ruling_articles.c.article_id)
    for story_id in story_ids:
        ids = select(ruling_articles.c.ruling_id).select_from(about).where(story_articles.c.story_id == story_id)
        held = connection.execute(select(rulings.c.payload).where(rulings.c.id.in_(ids))).scalars()
        n = len(in_force(unpack(payload, Ruling) for payload in held))
        connection.execute(update(stories).where(stories.c.id == story_id).values(n_rulings=n, changed_at=at))


def _is_ruled_since(connection: Connection, article_ids: Sequence[str], seen: int) -> bool:
    about = ruling_articles.join(rulings, rulings.c.id == ruling_articles.c.ruling_id)
    asked = select(func.count()).select_from(about).where(ruling_articles.c.article_id.in_(article_ids), rulings.c.order > seen)
    return bool(connection.execute(asked).scalar())


def _forward(connection: Connection, forwarded: Mapping[str, str], at: datetime, live: Sequence[str]) -> None:
    """Note which ids stand for which; an id that is in use again forwards nowhere, and no id forwards to one that forwards."""
    in_use = select(claims.c.id).where(claims.c.story_id.in_(live))
    connection.execute(delete(forwards).where(forwards.c.old_id.in_(live)))
    connection.execute(delete(forwards).where(forwards.c.old_id.in_(in_use)))
    for old_id, new_id in sorted(forwarded.items()):
        connection.execute(delete(forwards).where(forwards.c.old_id == old_id))
        connection.execute(update(forwards).where(forwards.c.new_id == old_id).values(new_id=new_id, at=at))
        connection.execute(insert(forwards), [{"old_id": old_id, "new_id": new_id, "at": at}])
