"""The first tables, the index of words, and the refusal to change what is only ever added."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

__all__ = ["downgrade", "upgrade"]

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ADDED_ONLY = ("articles", "statements", "rulings")

_tables = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

sa.Table(
    "articles",
    _tables,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("outlet_id", sa.Text, index=True),
    sa.Column("outlet_name", sa.Text),
    sa.Column("party", sa.String),
    sa.Column("url", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("published_at", sa.DateTime(timezone=True)),
    sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("added_at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("language", sa.String),
    sa.Column("n_chars", sa.Integer, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
)

sa.Table(
    "extractions",
    _tables,
    sa.Column("article_id", sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
)

sa.Table(
    "statements",
    _tables,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("article_id", sa.ForeignKey("articles.id"), nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("mode", sa.String, nullable=False),
    sa.Column("speaker_id", sa.Text),
    sa.Column("speaker_name", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
)

sa.Table(
    "stories",
    _tables,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("n_articles", sa.Integer, nullable=False),
    sa.Column("n_outlets", sa.Integer, nullable=False),
    sa.Column("n_origins", sa.Integer, nullable=False),
    sa.Column("n_claims", sa.Integer, nullable=False),
    sa.Column("n_rulings", sa.Integer, nullable=False),
    sa.Column("parties", sa.Text, nullable=False),
    sa.Column("outlets", sa.Text, nullable=False),
    sa.Column("stale", sa.Integer, nullable=False, index=True),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
)
sa.Index("ix_stories_newest", _tables.tables["stories"].c.last_at, _tables.tables["stories"].c.id)

sa.Table(
    "story_articles",
    _tables,
    sa.Column("article_id", sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("story_id", sa.ForeignKey("stories.id"), nullable=False, index=True),
)

sa.Table(
    "story_tags",
    _tables,
    sa.Column("tag", sa.Text, primary_key=True),
    sa.Column("story_id", sa.ForeignKey("stories.id"), primary_key=True, index=True),
)

sa.Table(
    "claims",
    _tables,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("story_id", sa.ForeignKey("stories.id"), nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("verdict", sa.String, nullable=False),
    sa.Column("mode", sa.String, nullable=False),
    sa.Column("importance", sa.Float, nullable=False),
    sa.Column("n_articles", sa.Integer, nullable=False),
    sa.Column("n_origins", sa.Integer, nullable=False),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
)

sa.Table(
    "cells",
    _tables,
    sa.Column("claim_id", sa.String, primary_key=True),
    sa.Column("article_id", sa.String, primary_key=True),
    sa.Column("story_id", sa.ForeignKey("stories.id"), nullable=False, index=True),
    sa.Column("outlet_id", sa.Text),
    sa.Column("stance", sa.String, nullable=False),
    sa.Column("is_first", sa.Boolean, nullable=False),
)
sa.Index("ix_cells_outlet", _tables.tables["cells"].c.outlet_id, _tables.tables["cells"].c.stance, _tables.tables["cells"].c.is_first)

sa.Table(
    "forwards",
    _tables,
    sa.Column("old_id", sa.String, primary_key=True),
    sa.Column("new_id", sa.String, nullable=False, index=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
)

sa.Table(
    "rulings",
    _tables,
    sa.Column("order", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("payload", sa.LargeBinary, nullable=False),
)

sa.Table(
    "ruling_articles",
    _tables,
    sa.Column("article_id", sa.String, primary_key=True),
    sa.Column("ruling_id", sa.ForeignKey("rulings.id"), primary_key=True, index=True),
)

sa.Table(
    "runs",
    _tables,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("started_at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("ended_at", sa.DateTime(timezone=True)),
    sa.Column("n_added", sa.Integer, nullable=False),
    sa.Column("n_known", sa.Integer, nullable=False),
    sa.Column("n_skipped", sa.Integer, nullable=False),
    sa.Column("n_stories", sa.Integer, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
)

sa.Table(
    "skips",
    _tables,
    sa.Column("order", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("run_id", sa.ForeignKey("runs.id"), nullable=False, index=True),
    sa.Column("record_id", sa.Text, nullable=False),
    sa.Column("stage", sa.String, nullable=False),
    sa.Column("error", sa.String, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)

sa.Table(
    "entries",
    _tables,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("record_id", sa.String, nullable=False),
    sa.Column("story_id", sa.String, index=True),
    sa.Column("article_id", sa.String, index=True),
    sa.Column("outlet_id", sa.Text),
    sa.Column("speaker_id", sa.Text),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("facets", sa.Text, nullable=False),
    sa.Column("vector", TSVECTOR().with_variant(sa.Text(), "sqlite")),
)
sa.Index("ix_entries_record", _tables.tables["entries"].c.kind, _tables.tables["entries"].c.record_id, unique=True)
sa.Index("ix_entries_speaker", _tables.tables["entries"].c.speaker_id, _tables.tables["entries"].c.at)
sa.Index(
    "ix_entries_outlet", _tables.tables["entries"].c.outlet_id, _tables.tables["entries"].c.kind, _tables.tables["entries"].c.speaker_id
)


def upgrade() -> None:
    """To this step."""
    connection = op.get_bind()
    _tables.create_all(connection)
    steps = _postgresql() if connection.dialect.name == "postgresql" else _sqlite()
    for step in steps:
        op.execute(step)


def downgrade() -> None:
    """Back to nothing."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.execute("DROP TABLE entry_words")
    _tables.drop_all(connection)
    if connection.dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change")


def _sqlite() -> list[str]:
    words = "USING fts5(words, facets, content='entries', content_rowid='id', tokenize='ascii')"
    steps = [
        f"CREATE VIRTUAL TABLE entry_words {words}",
        "CREATE TRIGGER entries_found AFTER INSERT ON entries BEGIN "
        "INSERT INTO entry_words (rowid, words, facets) VALUES (new.id, new.words, new.facets); END",
        "CREATE TRIGGER entries_lost AFTER DELETE ON entries BEGIN "
        "INSERT INTO entry_words (entry_words, rowid, words, facets) VALUES ('delete', old.id, old.words, old.facets); END",
    ]
    for table in _ADDED_ONLY:
        for change in ("UPDATE", "DELETE"):
            refusal = f"SELECT RAISE(ABORT, '{table} are only ever added')"
            steps.append(f"CREATE TRIGGER {table}_{change.lower()} BEFORE {change} ON {table} BEGIN {refusal}; END")
    return steps


def _postgresql() -> list[str]:
    refuse = "BEGIN RAISE EXCEPTION '% are only ever added', TG_TABLE_NAME; END"
    steps = [
        f"CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $${refuse}$$",
        "CREATE INDEX ix_entries_vector ON entries USING gin (vector)",
    ]
    for table in _ADDED_ONLY:
        refusal = f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        steps.append(f"CREATE TRIGGER {table}_stay {refusal}")
    return steps
