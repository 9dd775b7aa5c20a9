"""Stories found by the story that they go on from."""

from __future__ import annotations

import zlib

import msgspec
import sqlalchemy as sa
from alembic import op

__all__ = ["downgrade", "upgrade"]

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FOLLOWS = "follows:"
_stories = sa.table("stories", sa.column("id", sa.String), sa.column("payload", sa.LargeBinary))
_tags = sa.table("story_tags", sa.column("tag", sa.Text), sa.column("story_id", sa.String))


def upgrade() -> None:
    """To this step; every story that goes on from another is marked with that one's id."""
    connection, decoder = op.get_bind(), msgspec.json.Decoder(dict[str, msgspec.Raw])
    for story_id in connection.execute(sa.select(_stories.c.id)).scalars().all():
        payload = connection.execute(sa.select(_stories.c.payload).where(_stories.c.id == story_id)).scalar_one()
        former = msgspec.json.decode(decoder.decode(zlib.decompress(payload))["story"]).get("follows")
        if former:
            connection.execute(sa.insert(_tags).values(tag=_FOLLOWS + former, story_id=story_id))


def downgrade() -> None:
    """Back to the step before."""
    op.execute(sa.delete(_tags).where(_tags.c.tag.startswith(_FOLLOWS)))
