"""By what the text of an article is found again in articles of other stories."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["downgrade", "upgrade"]

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step; every article that is there waits to be placed anew, by which its marks are found."""
    op.create_table(
        "fingerprints",
        sa.Column("article_id", sa.String, sa.ForeignKey("articles.id", name="fk_fingerprints_article_id"), primary_key=True),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.Column("n_marks", sa.Integer, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_fingerprints_place", "fingerprints", ["place"])
    op.create_table(
        "marks",
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("minute", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.execute("UPDATE waiting SET is_placed = FALSE")
    op.execute(
        "INSERT INTO waiting (article_id, is_placed) SELECT id, FALSE FROM articles WHERE id NOT IN (SELECT article_id FROM waiting)"
    )


def downgrade() -> None:
    """Back to the step before."""
    for name in ("marks", "fingerprints"):
        op.drop_table(name)
