"""Tokens in the store: what is kept of them, who finds them, and how they end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from shelf import CANAL, START, report
from sqlalchemy import create_engine, insert, text
from sqlalchemy.exc import IntegrityError

from readout.api import Readout
from readout.errors import ConfigError, NotFound, StoreError
from readout.model.token import digest_of, login_of
from readout.settings import Settings
from readout.store.schema import _config, head_revision
from readout.store.store import Store, bring_up_to_date, open_store
from readout.store.tables import tokens

Shelve = Callable[..., None]
SECRET = "Zr3-what-only-ada-knows"
NIGHT = START + timedelta(days=1)


def _url(address: str) -> str:
    return f"sqlite:///{address}" if "://" not in address else address.replace("postgresql://", "postgresql+psycopg://")


def test_a_token_is_found_by_itself_and_by_its_login_and_by_nothing_that_is_kept(store: Store) -> None:
    added = store.tokens.add("Ada Holm", SECRET, at=START, is_read_only=True)
    store.tokens.add("wallboard", "another-token", at=START, is_read_only=False)
    assert (added.name, added.made_at, added.is_read_only, added.used_on, added.withdrawn_at) == ("Ada Holm", START, True, None, None)
    assert store.tokens.find(SECRET) == store.tokens.find_login(login_of(SECRET)) == added
    kept = (digest_of(SECRET), digest_of(login_of(SECRET)), added.id)
    for wrong in ("", SECRET[:-1], SECRET.upper(), login_of(SECRET), "%", "' OR 1=1 --", *kept):
        assert store.tokens.find(wrong) is None
    for wrong in ("", SECRET, login_of(SECRET)[:-1], *kept):
        assert store.tokens.find_login(wrong) is None


def test_neither_a_token_nor_its_login_stands_in_the_database(store: Store, address: str, tmp_path: Path) -> None:
    store.tokens.add("Ada Holm", SECRET, at=START, is_read_only=False)
    database = create_engine(_url(address))
    with database.connect() as connection:
        (row,) = connection.execute(text("SELECT * FROM tokens")).all()
    database.dispose()
    assert digest_of(SECRET) in row
    assert not {SECRET, login_of(SECRET)} & set(map(str, row))
    for file in tmp_path.glob("desk.db*"):
        assert SECRET.encode() not in file.read_bytes()
        assert login_of(SECRET).encode() not in file.read_bytes()


def test_a_token_that_was_withdrawn_is_found_by_nobody_from_then_on(store: Store, address: str) -> None:
    store.tokens.add("Ada Holm", SECRET, at=START, is_read_only=False)
    assert store.tokens.is_any()
    with open_store(address) as other:
        withdrawn = other.tokens.withdraw("Ada Holm", at=NIGHT)
    assert withdrawn.withdrawn_at == NIGHT
    assert store.tokens.find(SECRET) is None
    assert store.tokens.find_login(login_of(SECRET)) is None
    assert not store.tokens.is_any()
    assert store.tokens.all() == (withdrawn,)
    for name in ("Ada Holm", "nobody"):
        with pytest.raises(NotFound, match=name):
            store.tokens.withdraw(name, at=NIGHT)


def test_a_name_is_given_once_at_a_time_and_may_be_given_again(store: Store, address: str) -> None:
    first = store.tokens.add("Ada Holm", SECRET, at=START, is_read_only=False)
    with pytest.raises(ConfigError, match="Ada Holm"):
        store.tokens.add("Ada Holm", "another-token", at=NIGHT, is_read_only=False)
    assert store.tokens.find("another-token") is None
    row = {"id": "x", "name": "Ada Holm", "digest": "x", "login_digest": "x", "is_read_only": False, "made_at": START}
    database = create_engine(_url(address))
    with pytest.raises(IntegrityError), database.begin() as connection:
        connection.execute(insert(tokens), [row])
    database.dispose()
    store.tokens.withdraw("Ada Holm", at=NIGHT)
    second = store.tokens.add("Ada Holm", "another-token", at=NIGHT, is_read_only=True)
    assert store.tokens.find("another-token") == second
    assert store.tokens.find(SECRET) is None
    assert [(one.id, one.withdrawn_at) for one in store.tokens.all()] == [(first.id, NIGHT), (second.id, None)]


def test_the_last_day_of_use_is_kept_and_never_an_earlier_one(store: Store) -> None:
    token = store.tokens.add("Ada Holm", SECRET, at=START, is_read_only=False)
    store.tokens.add("wallboard", "another-token", at=START, is_read_only=False)
    for day in (date(2031, 5, 4), date(2031, 5, 6), date(2031, 5, 5)):
        store.tokens.use(token.id, day)
    assert [one.used_on for one in store.tokens.all() if one.name == "Ada Holm"] == [date(2031, 5, 6)]
    assert [one.used_on for one in store.tokens.all() if one.name == "wallboard"] == [None]


def test_a_store_of_the_version_before_gets_its_tokens_table_and_loses_it_going_back(address: str, shelve: Shelve) -> None:
    with open_store(address, make=True) as store:
        shelve(store, report("herald", CANAL))
        store.tokens.add("Ada Holm", SECRET, at=START, is_read_only=False)
    database = create_engine(_url(address))
    with database.begin() as connection:
        command.downgrade(_config(connection), "0003")
    database.dispose()
    with pytest.raises(StoreError, match="version 0003"):
        open_store(address)
    assert bring_up_to_date(address)[1:] == ("0003", head_revision())
    with open_store(address) as store:
        assert store.tokens.all() == ()
        assert store.tokens.add("Ada Holm", SECRET, at=START, is_read_only=False) == store.tokens.find(SECRET)
        with store.view() as view:
            assert view.article("herald") == report("herald", CANAL)


def test_a_backup_knows_the_tokens_of_its_day(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        token = store.tokens.add("Ada Holm", SECRET, at=START, is_read_only=False)
        store.backup(tmp_path / "monday.db")
        store.tokens.withdraw("Ada Holm", at=NIGHT)
    with open_store(str(tmp_path / "monday.db")) as restored:
        assert restored.tokens.find(SECRET) == token


def test_the_command_makes_a_token_shows_it_once_and_withdraws_it(address: str) -> None:
    bring_up_to_date(address)
    with Readout(Settings(n_threads=1, db=address)) as readout:
        made = [readout.token("add", name, read_only=name == "wall", clock=lambda: START) for name in (" Ada\t Holm ", "wall")]
        secrets = [page.secret for page in made]
        assert all(len(secret) == 43 for secret in secrets)
        assert secrets[0] != secrets[1]
        assert not any(secret in repr(page) for page in made for secret in secrets)
        listed = readout.token("list")
        assert (listed.secret, [(one.name, one.is_read_only) for one in listed.tokens]) == ("", [("Ada Holm", False), ("wall", True)])
        assert [one.name for one in readout.token("list", "wall").tokens] == ["wall"]
        assert readout.token("withdraw", "Ada Holm", clock=lambda: NIGHT).tokens[0].withdrawn_at == NIGHT
        with pytest.raises(NotFound):
            readout.token("withdraw", "Ada Holm")
        with pytest.raises(ConfigError, match="wall"):
            readout.token("add", "wall")
        for name in ("", "  ", "x" * 201, "Ada\x07", "a\0b", "\u202eadA"):
            with pytest.raises(ConfigError, match="no name"):
                readout.token("add", name)
