"""What was sent is kept until it is done; why a run failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["downgrade", "upgrade"]

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this step; nothing waits yet, and of runs of before it is not known whether they failed."""
    op.create_table(
        "inbox",
        sa.Column("order", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("run_id", sa.String, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("n_begun", sa.Integer, nullable=False),
        sa.Column("n_kept", sa.Integer, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("run_id", name="uq_inbox_run_id"),
    )
    op.add_column("runs", sa.Column("why", sa.Text))


def downgrade() -> None:
    """Back to the step before. What waits is lost."""
    op.drop_column("runs", "why")
    op.drop_table("inbox")
