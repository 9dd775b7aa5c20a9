"""Tokens by name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["downgrade", "upgrade"]

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_IN_USE = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    """To this step; there is no token yet."""
    op.create_table(
        "tokens",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("login_digest", sa.String(64), nullable=False),
        sa.Column("is_read_only", sa.Boolean, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_on", sa.Date),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("digest", name="uq_tokens_digest"),
        sa.UniqueConstraint("login_digest", name="uq_tokens_login_digest"),
    )
    op.create_index("ix_tokens_in_use", "tokens", ["name"], unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE)


def downgrade() -> None:
    """Back to the step before. Every token is lost."""
    op.drop_table("tokens")
