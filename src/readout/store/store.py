"""A store: opened at an address, read through views, written through a writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection
from sqlalchemy.engine import Engine

from readout.errors import ConfigError, OutsideError, StoreBusy
from readout.store.address import name_of, parse_address
from readout.store.agenda import Agenda
from readout.store.connection import WRITING, connect, reading
from readout.store.inbox import Inbox
from readout.store.locks import alone
from readout.store.recent import Recent
from readout.store.schema import check_schema, migrate, revision_of
from readout.store.tokens import Tokens
from readout.store.trouble import clear_errors
from readout.store.view import View
from readout.store.writer import Writer

__all__ = ["Store", "bring_up_to_date", "open_store"]

WAIT_S = 10.0
_SETTLING = 7_365_030


class Store:
    """One open store; safe to share between threads. Use it in a `with` statement, or close it.

    Args:
        engine: The database.
        name: What to call it in messages: its path, or its URL without a password.

    Attributes:
        writer: Writes to it.
        tokens: Who may come in over the web.
        inbox: What was sent to be added.
        recent: What was made of its stories lately.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name
        self.writer = Writer(engine, name)
        self.tokens = Tokens(engine, name)
        self.inbox = Inbox(engine, name)
        self.recent = Recent()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @property
    def kind(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def view(self) -> Iterator[View]:
        """What is in the store now, as one snapshot; what others write meanwhile does not show."""
        with self._reading() as connection:
            yield View(connection, self.recent)

    @contextmanager
    def agenda(self) -> Iterator[Agenda]:
        """What waits to be done, as one snapshot."""
        with self._reading() as connection:
            yield Agenda(connection)

    def settling(self, wait_s: float = WAIT_S) -> AbstractContextManager[None]:
        """Hold the right to settle stories, which one process at a time has. It ends with the process, however that ends.

        Raises:
            StoreBusy: If another process has it for longer than `wait_s`.
        """
        busy = StoreBusy(
            f"another process is settling the stories of {self.name}",
            "what you added is kept; the other process or the next `readout add` settles it",
        )
        return alone(self._engine, self.name, ending=".lock", key=_SETTLING, wait_s=wait_s, busy=busy)

    def backup(self, path: Path) -> None:
        """Copy the store to a file as it is at this moment, while others may read and write.

        Raises:
            ConfigError: If the store is not in SQLite, or the file is there already.
            OutsideError: If the file cannot be written.
        """
        if self.kind != "sqlite":
            raise ConfigError(f"{self.name} is not a file", "make a backup of a PostgreSQL store with `pg_dump`")
        if path.exists():
            raise ConfigError(f"{path} is there already", "give the name of a new file")
        try:
            with closing(sqlite3.connect(str(self._engine.url.database))) as source, closing(sqlite3.connect(path)) as target:
                source.backup(target)
        except (OSError, sqlite3.Error) as error:
            raise OutsideError(f"{path} cannot be written: {error}", "choose a file in a folder that exists") from error

    def find_damage(self) -> str:
        """What is wrong with the database as a whole; empty if nothing is."""
        if self.kind != "sqlite":
            return ""
        with self._reading() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        return "" if found == "ok" else str(found)

    def version(self) -> str:
        """The version of the tables."""
        with self._reading() as connection:
            return revision_of(connection) or ""

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.name)


def open_store(address: str = "", *, make: bool = False, wait_s: float = WAIT_S) -> Store:
    """The store at a path or URL; at the default path if the address is empty.

    Args:
        address: See `readout.store.address.parse_address`.
        make: Whether to make it if there is none.
        wait_s: How long to wait for another writer, in seconds.

    Raises:
        ConfigError: If the address cannot be used.
        StoreError: If there is no store, or it cannot be opened; `SchemaOutdated` if its tables are of another version.
    """
    url = parse_address(address)
    name = name_of(url)
    with clear_errors(name):
        engine = connect(url, wait_s=wait_s, make=make)
        try:
            with engine.connect() as connection, connection.begin():
                is_empty = revision_of(connection) is None
            if is_empty and make:
                _migrate(engine, name)
            with engine.connect() as connection, connection.begin():
                check_schema(connection, name)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine, name)


def bring_up_to_date(address: str = "", *, wait_s: float = WAIT_S) -> tuple[str, str | None, str]:
    """Bring the store's tables to this program's version, making it if there is none.

    Returns:
        What the store is called, the version before (None if there was none), and the version now.

    Raises:
        SchemaOutdated: If its tables are of a later version than this program's.
        StoreError: If it cannot be opened, or holds tables of something else.
    """
    url = parse_address(address)
    name = name_of(url)
    with clear_errors(name):
        engine = connect(url, wait_s=wait_s, make=True)
        try:
            return name, *_migrate(engine, name)
        finally:
            engine.dispose()


def _migrate(engine: Engine, name: str) -> tuple[str | None, str]:
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        return migrate(connection, name)
