"""A database's engine, set up so that a crash loses nothing that was committed and readers never wait for a writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, Engine

from readout.errors import StoreError
from readout.store.trouble import clear_errors

__all__ = ["WRITING", "connect", "reading", "writing"]

WRITING = "readout_writing"
"""Execution option of a connection that is going to write: on SQLite it takes the lock for writing at once."""

_CACHE_KIB = 64 * 1024


def connect(url: URL, *, wait_s: float, make: bool) -> Engine:
    """The engine for a store.

    Args:
        url: As `readout.store.address.parse_address` gives it.
        wait_s: How long to wait for another writer.
        make: Whether an SQLite file that is not there is made; its folder is then made too.

    Raises:
        StoreError: If an SQLite file is not there and is not to be made, or its folder cannot be.
    """
    if url.get_backend_name() == "sqlite":
        _find_file(Path(str(url.database)), make)
        engine = create_engine(url, connect_args={"timeout": wait_s}, pool_size=16, max_overflow=16, pool_timeout=wait_s)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        options = f"-c timezone=utc -c lock_timeout={int(wait_s * 1000)}"
        arguments = {"options": options, "connect_timeout": max(2, int(wait_s))}
        engine = create_engine(url, connect_args=arguments, pool_size=16, max_overflow=16, pool_timeout=wait_s, pool_pre_ping=True)
    return engine


@contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """One snapshot of the store `name`; what others write meanwhile does not show.

    Raises:
        StoreError: If it cannot be read.
    """
    options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with clear_errors(name), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """One transaction on the store `name`: all of it is kept, or nothing.

    Raises:
        StoreBusy: If another process writes for longer than this one waits.
        StoreError: If it cannot be written.
    """
    with clear_errors(name), engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        yield connection


def _find_file(path: Path, make: bool) -> None:
    if path.exists():
        return
    if not make:
        raise StoreError(f"there is no store at {path}", "make one with `readout add`, or give another path with --db")
    with clear_errors(str(path)):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"the folder {path.parent} cannot be made: {error.strerror}", "give another path with --db") from error


def _set_up_sqlite(connection: Any, _: object) -> None:
    """Leave transactions to us, and wait for nobody when reading (WAL)."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"cache_size=-{_CACHE_KIB}",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
