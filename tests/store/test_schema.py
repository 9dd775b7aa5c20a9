from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from shelf import CANAL, START, STRIKE, report
from sqlalchemy import Connection, create_engine, text

from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.errors import ConfigError, StoreError
from readout.store.schema import _config, head_revision
from readout.store.store import Store, bring_up_to_date, open_store
from readout.store.tables import metadata

Shelve = Callable[..., None]


def _differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "include_object": lambda thing, name, kind, *_: not (name or "").startswith("entry_words")}
    found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    return [one for one in found if "ix_entries_vector" not in str(one)]


def _url(address: str) -> str:
    return f"sqlite:///{address}" if "://" not in address else address.replace("postgresql://", "postgresql+psycopg://")


def test_the_steps_lead_to_the_tables_that_the_code_uses(store: Store, address: str) -> None:
    database = create_engine(_url(address))
    with database.connect() as connection:
        assert _differences(connection) == []
    database.dispose()


def test_a_store_is_made_once_and_brought_up_to_date_as_often_as_one_likes(address: str) -> None:
    made = [bring_up_to_date(address)[1:] for _ in range(3)]
    assert made == [(None, head_revision()), (head_revision(), head_revision()), (head_revision(), head_revision())]
    with open_store(address) as store:
        assert store.version() == head_revision()


def test_a_store_of_the_version_before_keeps_its_stories_and_goes_on(address: str, shelve: Shelve, engine: LocalEngine) -> None:
    def stories(store: Store) -> dict[str, set[str]]:
        with store.view() as view:
            return {row.id: set(view.story(row.id).record.story.article_ids) for row in view.stories()}

    with open_store(address, make=True) as store:
        shelve(store, report("herald", CANAL), report("ledger", CANAL[:2], hours=2), report("quay", STRIKE, hours=3))
        before = stories(store)
    database = create_engine(_url(address))
    with database.begin() as connection:
        command.downgrade(_config(connection), "0001")
    database.dispose()
    assert bring_up_to_date(address)[1:] == ("0001", head_revision())
    with open_store(address) as store:
        assert Settler(engine, store)(START, lambda *_: None) == (0, [])
        assert stories(store) == before
        shelve(store, report("late", CANAL, hours=4), day=1)
        canal = next(story_id for story_id, held in before.items() if "herald" in held)
        assert stories(store)[canal] == {"herald", "ledger", "late"}


def test_a_store_of_before_finds_which_stories_go_on_from_one_another(address: str, shelve: Shelve) -> None:
    with open_store(address, make=True) as store:
        shelve(store, report("herald", CANAL))
        shelve(store, report("ledger", CANAL, hours=10 * 24), day=10)
    database = create_engine(_url(address))
    with database.begin() as connection:
        command.downgrade(_config(connection), "0002")
        assert connection.execute(text("SELECT count(*) FROM story_tags WHERE tag LIKE 'follows:%'")).scalar() == 0
    database.dispose()
    assert bring_up_to_date(address)[1:] == ("0002", head_revision())
    with open_store(address) as store, store.view() as view:
        earlier, later = (view.story_of_article(name) or "" for name in ("herald", "ledger"))
        assert [row.id for row in view.chain(earlier, None)[1]] == [later]


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE ships (name TEXT)")
        other.commit()
    with pytest.raises(StoreError, match="not Readout's"):
        bring_up_to_date(str(path))
    with closing(sqlite3.connect(path)) as other:
        assert [name for (name,) in other.execute("SELECT name FROM sqlite_master")] == ["ships"]


def test_a_backup_made_while_others_write_is_a_whole_store(tmp_path: Path, shelve: Shelve) -> None:
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        shelve(store, report("herald", CANAL))
        store.backup(tmp_path / "monday.db")
        shelve(store, report("quay", STRIKE), day=1)
        with store.view() as view:
            assert view.counts()["articles"] == 2
    shutil.move(tmp_path / "monday.db", tmp_path / "restored.db")
    with open_store(str(tmp_path / "restored.db")) as restored:
        shelve(restored, report("quay", STRIKE), day=1)
        with restored.view() as view:
            assert view.counts()["articles"] == 2
            assert view.article("herald") == report("herald", CANAL)


def test_a_backup_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("keep me", encoding="utf-8")
    with open_store(str(tmp_path / "desk.db"), make=True) as store, pytest.raises(ConfigError, match="is there already"):
        store.backup(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "keep me"


def test_a_dump_of_a_postgresql_store_can_be_put_into_another_database(
    both: tuple[str, str], programs: Path, tmp_path: Path, shelve: Shelve
) -> None:
    with open_store(both[1], make=True) as store:
        shelve(store, report("herald", CANAL))
        with pytest.raises(ConfigError, match="not a file"):
            store.backup(tmp_path / "monday.db")
    dump = tmp_path / "monday.dump"
    subprocess.run([programs / "pg_dump", "-Fc", "-f", dump, both[1]], check=True)
    with open_store(both[1]) as store:
        shelve(store, report("late", STRIKE), day=1)
    subprocess.run([programs / "pg_restore", "--clean", "--if-exists", "-d", both[1], dump], check=True, capture_output=True)
    with open_store(both[1]) as restored:
        shelve(restored, report("quay", STRIKE), day=1)
        with restored.view() as view:
            assert view.article("herald") == report("herald", CANAL)
            assert view.counts()["articles"] == 2
