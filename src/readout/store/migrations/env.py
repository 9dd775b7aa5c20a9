"""What Alembic runs: the steps, on the connection that it is given."""

from __future__ import annotations

from alembic import context

from readout.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_server_default=False,
)
context.run_migrations()
