"""The tables. What they hold in full stands in `payload`, packed; the other columns are what is looked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.engine import Dialect

__all__ = [
    "Moment",
    "Words",
    "articles",
    "cells",
    "claims",
    "days",
    "entries",
    "extractions",
    "fingerprints",
    "forwards",
    "inbox",
    "likenesses",
    "marks",
    "metadata",
    "profile_stems",
    "profiles",
    "ruling_articles",
    "rulings",
    "runs",
    "skips",
    "statements",
    "stories",
    "story_articles",
    "story_tags",
    "tokens",
    "waiting",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept and given in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """The time in UTC; without its zone where the database keeps none."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The time with its zone."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text to look at and to look for. Characters that a database cannot hold are replaced; the exact text stands in the payload."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text without zero characters and half surrogate pairs."""
        if value is None:
            return None
        return value.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")


articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("outlet_id", Words, index=True),
    Column("outlet_name", Words),
    Column("party", String),
    Column("url", Words),
    Column("title", Words),
    Column("published_at", Moment),
    Column("placed_at", Moment, nullable=False, index=True),
    Column("added_at", Moment, nullable=False, index=True),
    Column("language", String),
    Column("n_chars", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

extractions = Table(
    "extractions",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("speaker_id", Words),
    Column("speaker_name", Words),
    Column("text", Words, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Words, nullable=False),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False, index=True),
    Column("n_articles", Integer, nullable=False),
    Column("n_outlets", Integer, nullable=False),
    Column("n_origins", Integer, nullable=False),
    Column("n_claims", Integer, nullable=False),
    Column("n_rulings", Integer, nullable=False),
    Column("parties", Words, nullable=False),
    Column("outlets", Words, nullable=False),
    Column("stale", Integer, nullable=False, default=0, index=True),
    Column("made_by", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)
Index("ix_stories_newest", stories.c.last_at, stories.c.id)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
)

waiting = Table(
    "waiting",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("is_placed", Boolean, nullable=False),
)

likenesses = Table(
    "likenesses",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("day", Integer, index=True),
    Column("seen", Integer, nullable=False, index=True),
    Column("together", String, nullable=False, index=True),
    Column("payload", LargeBinary, nullable=False),
)

days = Table(
    "days",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("payload", LargeBinary, nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("place", BigInteger, nullable=False, index=True),
    Column("day", Integer, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("n_marks", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("mark", Integer, primary_key=True, autoincrement=False),
    Column("minute", Integer, primary_key=True, autoincrement=False),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

profiles = Table(
    "profiles",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

profile_stems = Table(
    "profile_stems",
    metadata,
    Column("stem", Words, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), primary_key=True, index=True),
    Column("end", Integer, nullable=False),
)
Index("ix_profile_stems_end", profile_stems.c.stem, profile_stems.c.end)

story_tags = Table(
    "story_tags",
    metadata,
    Column("tag", Words, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), primary_key=True, index=True),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("text", Words, nullable=False),
    Column("verdict", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("importance", Float, nullable=False),
    Column("n_articles", Integer, nullable=False),
    Column("n_origins", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
)

cells = Table(
    "cells",
    metadata,
    Column("claim_id", String, primary_key=True),
    Column("article_id", String, primary_key=True),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("outlet_id", Words),
    Column("stance", String, nullable=False),
    Column("is_first", Boolean, nullable=False),
)
Index("ix_cells_outlet", cells.c.outlet_id, cells.c.stance, cells.c.is_first)

forwards = Table(
    "forwards",
    metadata,
    Column("old_id", String, primary_key=True),
    Column("new_id", String, nullable=False, index=True),
    Column("at", Moment, nullable=False),
)

rulings = Table(
    "rulings",
    metadata,
    Column("order", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("payload", LargeBinary, nullable=False),
)

ruling_articles = Table(
    "ruling_articles",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("ruling_id", ForeignKey("rulings.id"), primary_key=True, index=True),
)

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("started_at", Moment, nullable=False, index=True),
    Column("ended_at", Moment),
    Column("n_added", Integer, nullable=False),
    Column("n_known", Integer, nullable=False),
    Column("n_skipped", Integer, nullable=False),
    Column("n_stories", Integer, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("why", Words),
)

inbox = Table(
    "inbox",
    metadata,
    Column("order", Integer, primary_key=True, autoincrement=True),
    Column("run_id", String, nullable=False, unique=True),
    Column("sent_at", Moment, nullable=False),
    Column("n_begun", Integer, nullable=False),
    Column("n_kept", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

skips = Table(
    "skips",
    metadata,
    Column("order", Integer, primary_key=True, autoincrement=True),
    Column("run_id", ForeignKey("runs.id"), nullable=False, index=True),
    Column("record_id", Words, nullable=False),
    Column("stage", String, nullable=False),
    Column("error", String, nullable=False),
    Column("why", Words, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Words, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("login_digest", String(64), nullable=False, unique=True),
    Column("is_read_only", Boolean, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("used_on", Date),
    Column("withdrawn_at", Moment),
)
_IN_USE = text("withdrawn_at IS NULL")
Index("ix_tokens_in_use", tokens.c.name, unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE)

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("story_id", String, index=True),
    Column("article_id", String, index=True),
    Column("outlet_id", Words),
    Column("speaker_id", Words),
    Column("at", Moment, nullable=False, index=True),
    Column("text", Words, nullable=False),
    Column("words", Text, nullable=False),
    Column("facets", Text, nullable=False),
    Column("vector", TSVECTOR().with_variant(Text(), "sqlite")),
)
Index("ix_entries_record", entries.c.kind, entries.c.record_id, unique=True)
Index("ix_entries_speaker", entries.c.speaker_id, entries.c.at)
Index("ix_entries_outlet", entries.c.outlet_id, entries.c.kind, entries.c.speaker_id)
