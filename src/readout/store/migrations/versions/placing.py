"""Where articles lie by themselves, day by day; which stories go on from one another; and who waits, so that nobody has to look."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["downgrade", "upgrade"]

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step; every article that is there waits to be placed."""
    op.create_table(
        "waiting",
        sa.Column("article_id", sa.String, sa.ForeignKey("articles.id", name="fk_waiting_article_id"), primary_key=True),
        sa.Column("is_placed", sa.Boolean, nullable=False),
    )
    op.create_table(
        "likenesses",
        sa.Column("article_id", sa.String, sa.ForeignKey("articles.id", name="fk_likenesses_article_id"), primary_key=True),
        sa.Column("day", sa.Integer),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.Column("together", sa.String, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    for name in ("day", "seen", "together"):
        op.create_index(f"ix_likenesses_{name}", "likenesses", [name])
    op.create_table(
        "days",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "profiles",
        sa.Column("story_id", sa.String, sa.ForeignKey("stories.id", name="fk_profiles_story_id"), primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "profile_stems",
        sa.Column("stem", sa.Text, primary_key=True),
        sa.Column("story_id", sa.String, sa.ForeignKey("stories.id", name="fk_profile_stems_story_id"), primary_key=True),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_index("ix_profile_stems_story_id", "profile_stems", ["story_id"])
    op.create_index("ix_profile_stems_end", "profile_stems", ["stem", "end"])
    op.execute("INSERT INTO waiting (article_id, is_placed) SELECT id, FALSE FROM articles")


def downgrade() -> None:
    """Back to the step before."""
    for name in ("profile_stems", "profiles", "days", "likenesses", "waiting"):
        op.drop_table(name)
