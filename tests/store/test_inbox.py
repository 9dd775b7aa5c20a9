"""What was sent and is not done: kept in its order, handed to one process at a time, and never lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from shelf import CANAL, START, report
from sqlalchemy import create_engine

from readout.errors import StoreBusy
from readout.report.runs import list_runs, read_runs
from readout.store.schema import _config, head_revision
from readout.store.store import Store, bring_up_to_date, open_store

Shelve = Callable[..., None]
TESTS = Path(__file__).resolve().parents[1]
HOLDER = """
import sys
from readout.store.store import open_store
with open_store(sys.argv[1]) as store, store.inbox.carrying(5):
    print("held", flush=True)
    sys.stdin.read()
"""


def _states(store: Store, *run_ids: str) -> list[str]:
    with store.view() as view:
        return [read_runs(view, run_id)[0].state for run_id in run_ids]


def test_what_was_sent_comes_out_as_it_was_in_the_order_in_which_it_came(store: Store, address: str) -> None:
    lots = {"run_z": b"\x00\xff a page", "run_a": "船".encode() * 1000}
    for run_id, raw in lots.items():
        assert store.inbox.put(run_id, raw, at=START, most=9)
    with open_store(address) as other:
        for run_id, raw in lots.items():
            assert other.inbox.first() == run_id
            assert other.inbox.begin(run_id) == (raw, 1)
            other.inbox.drop(run_id)
        assert other.inbox.first() is None
        assert other.inbox.begin("run_a") is None


def test_no_more_is_taken_than_may_wait(store: Store) -> None:
    assert [store.inbox.put(f"run_{n}", b"x", at=START, most=2) for n in range(3)] == [True, True, False]
    store.inbox.drop("run_0")
    assert store.inbox.put("run_3", b"x", at=START, most=2)
    with store.view() as view:
        assert view.inbox() == ("run_1", "run_3")


def test_it_is_told_how_far_a_run_is_that_nobody_carries_out(store: Store) -> None:
    for run_id in ("run_a", "run_b", "run_c"):
        store.inbox.put(run_id, b"x", at=START, most=9)
    store.writer.begin_run("run_a", at=START, made_by=())
    store.writer.put_article(report("herald", CANAL), at=START, made_by=(), run_id="run_a")
    assert _states(store, "run_a", "run_b") == ["unfinished", "waiting"]
    with store.view() as view:
        assert [(run.id, run.state, run.n_added) for run in read_runs(view)] == [
            ("run_c", "waiting", 0), ("run_b", "waiting", 0), ("run_a", "unfinished", 1)
        ]  # fmt: skip
        assert [run.id for run in read_runs(view, limit=1)] == ["run_c"]
        assert [run.id for run in read_runs(view, waiting=False)] == ["run_a"]
        assert [run.id for run in read_runs(view, since=START - timedelta(days=1))] == ["run_a"]
        told = [text for line in list_runs(read_runs(view)) for _, text in line]
        assert "goes on with it" in read_runs(view, "run_a")[0].why
    assert any("waiting: 0 added" in text for text in told)
    store.writer.end_run("run_a", at=START, n_added=1, n_known=0, n_stories=0, skipped=())
    assert _states(store, "run_a") == ["done"]
    assert store.inbox.begin("run_a") is None
    assert store.inbox.first() == "run_b"


def test_a_run_that_failed_says_why_for_good(store: Store) -> None:
    for run_id in ("run_a", "run_b"):
        store.inbox.put(run_id, b"x", at=START, most=9)
    store.writer.begin_run("run_a", at=START, made_by=())
    store.writer.put_article(report("herald", CANAL), at=START, made_by=(), run_id="run_a")
    for run_id in ("run_a", "run_b"):
        store.inbox.fail(run_id, at=START + timedelta(hours=1), why="the disk is full; make room")
    assert store.inbox.first() is None
    with store.view() as view:
        runs = [read_runs(view, run_id)[0] for run_id in ("run_a", "run_b")]
    assert [(run.state, run.why, run.n_added, run.ended_at) for run in runs] == [
        ("failed", "the disk is full; make room", n, START + timedelta(hours=1)) for n in (1, 0)
    ]


def test_begins_are_counted_as_long_as_nothing_is_kept(store: Store) -> None:
    store.inbox.put("run_a", b"x", at=START, most=9)
    counted = []
    for number in range(5):
        taken = store.inbox.begin("run_a")
        assert taken
        counted.append(taken[1])
        store.writer.begin_run("run_a", at=START, made_by=())
        if number == 2:
            store.writer.put_article(report("herald", CANAL), at=START, made_by=(), run_id="run_a")
    assert counted == [1, 2, 3, 1, 2]


def test_an_article_that_is_there_is_not_counted_again(store: Store) -> None:
    assert store.writer.begin_run("run_a", at=START, made_by=()) == 0
    for _ in range(2):
        store.writer.put_article(report("herald", CANAL), at=START, made_by=(), run_id="run_a")
    assert store.writer.begin_run("run_a", at=START, made_by=()) == 1


def test_one_process_at_a_time_carries_out_and_its_end_gives_the_right_back(store: Store, address: str) -> None:
    command = [sys.executable, "-c", HOLDER, address]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreBusy), store.inbox.carrying(0.3):
            pass
        with store.settling(5):
            pass
        holder.kill()
    with store.inbox.carrying(5):
        pass


def test_a_store_of_the_version_before_gets_its_inbox_and_keeps_its_runs_going_back(address: str, shelve: Shelve) -> None:
    with open_store(address, make=True) as store:
        shelve(store, report("herald", CANAL))
        store.writer.begin_run("run_a", at=START, made_by=())
        store.writer.end_run("run_a", at=START, n_added=1, n_known=2, n_stories=3, skipped=())
        store.inbox.put("run_b", b"x", at=START, most=9)
        assert _states(store, "run_a", "run_b") == ["done", "waiting"]
    database = create_engine(f"sqlite:///{address}" if "://" not in address else address.replace("postgresql://", "postgresql+psycopg://"))
    with database.begin() as connection:
        command.downgrade(_config(connection), "0004")
    database.dispose()
    assert bring_up_to_date(address)[1:] == ("0004", head_revision())
    with open_store(address) as store:
        with store.view() as view:
            (run,) = read_runs(view)
            assert (run.id, run.state, run.n_added, run.n_known, run.n_stories, run.why) == ("run_a", "done", 1, 2, 3, "")
            assert view.article("herald") == report("herald", CANAL)
        assert store.inbox.put("run_b", b"x", at=START, most=9)
