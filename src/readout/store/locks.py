"""What one process at a time may do to a store; the right ends with the process, however that ends."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.engine import Engine

from readout.errors import StoreBusy
from readout.store.trouble import clear_errors

__all__ = ["alone"]

_LOOK_AGAIN_S = 0.2


@contextmanager
def alone(engine: Engine, name: str, *, ending: str, key: int, wait_s: float, busy: StoreBusy) -> Iterator[None]:
    """Hold a right that one process at a time has.

    Args:
        engine: The database.
        name: What to call the store in errors.
        ending: Of the file beside an SQLite store that is locked for it.
        key: The number under which PostgreSQL locks for it.
        wait_s: How long to wait for another process.
        busy: What is raised if that has it for longer.

    Raises:
        StoreBusy: If another process has it for longer than `wait_s`.
    """
    if engine.dialect.name == "sqlite":
        try:
            with FileLock(f"{engine.url.database}{ending}", timeout=wait_s):
                yield
        except Timeout:
            raise busy from None
        return
    with clear_errors(name), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        until = time.monotonic() + wait_s
        while not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar():
            if time.monotonic() >= until:
                raise busy
            time.sleep(_LOOK_AGAIN_S)
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})
