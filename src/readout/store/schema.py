"""Which version a store's tables are of, and how to bring them to this program's."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from readout.errors import SchemaOutdated, StoreError

__all__ = ["check_schema", "head_revision", "migrate", "revision_of"]

_LOCK = 7_365_028


def migrate(connection: Connection, name: str) -> tuple[str | None, str]:
    """Bring the tables to this program's version, in the connection's transaction; gives the version before (None if empty) and after.

    Raises:
        SchemaOutdated: If the tables are of a later version than this program's.
        StoreError: If the database holds tables that are not Readout's.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    before = revision_of(connection)
    if before is None and inspect(connection).get_table_names():
        raise StoreError(f"{name} holds tables that are not Readout's", "give a path or a database of its own")
    _check_known(before, name)
    if before != head_revision():
        command.upgrade(_config(connection), "head")
    return before, head_revision()


def check_schema(connection: Connection, name: str) -> None:
    """Pass if the tables are of this program's version.

    Raises:
        SchemaOutdated: If they are of another.
        StoreError: If there are none.
    """
    found = revision_of(connection)
    if found is None:
        raise StoreError(f"{name} holds no store", "make one with `readout add`")
    _check_known(found, name)
    if found != head_revision():
        raise SchemaOutdated(f"the store {name} is of version {found}, this program's is {head_revision()}", "run `readout migrate`")


def revision_of(connection: Connection) -> str | None:
    """The version of the tables; None if there are none of Readout's."""
    return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str:
    """The version that this program works with."""
    return ScriptDirectory.from_config(_config(None)).get_current_head() or ""


def _check_known(found: str | None, name: str) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_config(None)).walk_revisions()}
    if found is not None and found not in known:
        raise SchemaOutdated(f"the store {name} is of version {found}, which is later than this program's", "install a later Readout")


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
