"""Runs that outlive the process that took them on: killed, started again, shared by two, cut short again and again."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from readout.api import Readout
from readout.engine.keeping import Added
from readout.errors import NotFound, StoreError
from readout.report.runs import RunPage
from readout.store.inbox import Inbox
from readout.web import runs as running
from readout.web.runs import Runs
from walk import Desk

API = "/api/v1"
SERVE = "import sys; from readout.cli.app import main; sys.argv[0] = 'readout'; main()"
N_LOTS, N_EACH = 3, 9
FISH = ("herring", "mackerel", "turbot", "plaice", "halibut", "saithe", "lemon sole", "ling", "tusk", "redfish", "dab", "whiting")


def _lot(number: int) -> dict[str, Any]:
    return {"articles": [_article(number, fish) for fish in FISH[:N_EACH]]}


def _article(number: int, fish: str) -> dict[str, str]:
    day = 2 + number
    text = (
        f"The {fish} quota of Port Merin was raised by {day} tonnes on Monday. Oren Tal said the {fish} boats would sail again by June. "
        f"The harbour board of Port Merin said that {day + 20} {fish} boats lay at the quay. Ilsa Varn called the {fish} price too low."
    )
    return {"id": f"{fish}-{number}", "text": text, "outlet": f"The Merin {fish.title()}", "published": f"2031-05-{day:02}"}


@contextmanager
def _served(path: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    command = [sys.executable, "-c", SERVE, "serve", "--db", str(path), "--port", "0", *options]
    quiet = {name: value for name, value in os.environ.items() if name != "READOUT_TOKEN"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**quiet, "READOUT_N_THREADS": "1"}) as server:
        try:
            assert server.stderr is not None
            home = re.search(r"http://127\.0\.0\.1:\d+", server.stderr.readline())
            assert home
            with httpx.Client(base_url=home[0], trust_env=False, timeout=60) as client:
                yield server, client
        finally:
            server.kill()


def _wait_for(ask: Callable[[], bool], wait_s: float = 120) -> None:
    until = time.monotonic() + wait_s
    while not ask():
        assert time.monotonic() < until
        time.sleep(0.02)


def _states(readout: Readout, db: str, run_ids: Sequence[str]) -> list[tuple[str, int]]:
    return [(run.state, run.n_added) for run_id in run_ids for run in readout.runs(run_id, db=db)]


def test_what_was_sent_to_a_server_that_is_killed_is_added_by_the_next_one(settled: Path, keeper: Readout, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    shutil.copy(settled, path)
    with _served(path, "--write") as (server, client):
        answers = [client.post(f"{API}/articles", json=_lot(number)) for number in range(N_LOTS)]
        assert {answer.status_code for answer in answers} == {202}
        run_ids = [answer.json()["id"] for answer in answers]
        _wait_for(lambda: client.get(f"{API}/runs/{run_ids[0]}").json()["n_done"] >= 3)
        server.send_signal(signal.SIGKILL)
        server.wait(20)
    states = _states(keeper, str(path), run_ids)
    assert states[0][0] in ("unfinished", "done")
    assert states[0][1] >= 3
    assert states[-1] == ("waiting", 0)
    with _served(path) as (_, client):
        looked = [client.get(f"{API}/runs/{run_id}").json() for run_id in run_ids]
        assert [(run["state"], run["n_added"]) for run in looked] == states
    with _served(path, "--write") as (_, client):
        for run_id in run_ids:
            _wait_for(lambda run_id=run_id: client.get(f"{API}/runs/{run_id}").json()["state"] == "done")
        ended = [client.get(f"{API}/runs/{run_id}").json() for run_id in run_ids]
    assert [(run["n_added"], run["n_known"], run["n_skipped"]) for run in ended] == [(N_EACH, 0, 0)] * N_LOTS
    assert _states(keeper, str(path), run_ids) == [("done", N_EACH)] * N_LOTS
    for number in range(N_LOTS):
        for fish in FISH[:N_EACH]:
            assert keeper.article(f"{fish}-{number}", db=str(path)).n_chars == len(_article(number, fish)["text"])


def _put(desk: Desk, *run_ids: str) -> Inbox:
    """What a server that was killed left in the inbox: one article for each run."""
    inbox = running.inbox_of(desk.readout, desk.db)
    for number, run_id in enumerate(run_ids):
        assert inbox.put(run_id, json.dumps(_article(number, "cod")).encode(), at=datetime.now(UTC), most=99)
    return inbox


@pytest.fixture
def runs(desk: Desk) -> Iterator[Runs]:
    made = Runs(desk.readout, desk.db, lambda: datetime.now(UTC))
    yield made
    made.close(60)


def test_what_waits_when_a_server_stops_is_added_when_the_next_one_starts(desk: Desk, runs: Runs) -> None:
    gone = Runs(desk.readout, desk.db, lambda: datetime.now(UTC))
    gone.close(1)
    sent = gone.submit(json.dumps(_article(0, "cod")).encode())
    assert sent
    assert runs.find(sent.id).state == "waiting"
    runs.start()
    _wait_for(lambda: runs.find(sent.id).state == "done")
    assert gone.find(sent.id).n_added == 1
    assert desk.readout.article("cod-0", db=desk.db).n_chars


def test_a_run_that_had_ended_is_not_carried_out_again(desk: Desk, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    first = runs.submit(json.dumps(_article(0, "cod")).encode())
    assert first
    _wait_for(lambda: runs.find(first.id).state == "done")
    inbox = _put(desk, first.id, "run_later")

    def never(*_: object, run_id: str, **__: object) -> Added:
        assert run_id == "run_later"
        return Added(run_id=run_id, n_added=1, n_known=0, n_stories=0, skipped=())

    monkeypatch.setattr(desk.readout, "add", never)
    runs.start()
    _wait_for(lambda: inbox.first() is None)
    assert desk.readout.runs(first.id, db=desk.db)[0].n_added == 1


def test_one_server_adds_at_a_time_and_the_other_takes_up_what_it_leaves(desk: Desk, runs: Runs) -> None:
    inbox = running.inbox_of(desk.readout, desk.db)
    with inbox.carrying(5):
        sent = runs.submit(json.dumps(_article(0, "cod")).encode())
        assert sent
        time.sleep(0.5)
        assert runs.find(sent.id).state == "waiting"
        assert inbox.begin(sent.id)
    _wait_for(lambda: runs.find(sent.id).state == "done")


def test_a_server_sees_how_far_another_one_is_with_what_it_took_on(desk: Desk, runs: Runs) -> None:
    other = Runs(desk.readout, desk.db, lambda: datetime.now(UTC))
    other.close(1)
    sent = other.submit(json.dumps(_article(0, "cod")).encode())
    assert sent
    runs.start()
    _wait_for(lambda: other.find(sent.id).state == "done")
    assert other.find(sent.id).n_added == 1


def test_what_kills_every_server_is_given_up_and_the_next_one_goes_on(desk: Desk, runs: Runs) -> None:
    inbox = _put(desk, "run_bad", "run_good")
    for _ in range(3):
        assert inbox.begin("run_bad")
    runs.start()
    _wait_for(lambda: runs.find("run_good").state == "done")
    bad = runs.find("run_bad")
    assert (bad.state, bad.n_added) == ("failed", 0)
    assert "cut short 3 times" in bad.why
    with pytest.raises(NotFound):
        desk.readout.article("cod-0", db=desk.db)


def test_a_run_whose_end_cannot_be_noted_is_tried_again(desk: Desk, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    drop = Inbox.drop

    def full(self: Inbox, run_id: str) -> None:
        tried.append(run_id)
        raise StoreError("the disk is full", "make room")

    monkeypatch.setattr(running, "_AGAIN_S", 0.05)
    monkeypatch.setattr(Inbox, "drop", full)
    sent = runs.submit(json.dumps(_article(0, "cod")).encode())
    assert sent
    _wait_for(lambda: bool(tried))
    monkeypatch.setattr(Inbox, "drop", drop)
    _wait_for(lambda: running.inbox_of(desk.readout, desk.db).first() is None)
    run = runs.find(sent.id)
    assert (run.state, run.n_added, tried) == ("done", 1, [sent.id])


def test_nothing_is_acknowledged_that_could_not_be_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> bool:
        raise StoreError("the disk is full", "make room")

    monkeypatch.setattr(Inbox, "put", full)
    answer = desk.client.post(f"{API}/articles", json={"text": "The harbour board met."})
    assert (answer.status_code, answer.json()["error"]["message"]) == (500, "the disk is full")
    assert desk.client.get(f"{API}/runs").json()["runs"] == []


def test_a_run_that_begins_while_it_is_looked_for_is_running_and_not_unfinished(
    desk: Desk, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, begun, go = threading.Event(), threading.Event(), threading.Event()
    add, look, begin = desk.readout.add, desk.readout.runs, Inbox.begin

    def begin_once_asked(self: Inbox, run_id: str) -> tuple[bytes, int] | None:
        assert asked.wait(30)
        return begin(self, run_id)

    def hold(stage: str, n_done: int, n_all: int | None) -> None:
        begun.set()
        assert go.wait(30)

    def add_held(*args: Any, on_progress: Any, **named: Any) -> Added:
        return add(*args, on_progress=hold, **named)

    def look_late(*args: Any, **named: Any) -> tuple[RunPage, ...]:
        asked.set()
        assert begun.wait(30)
        return look(*args, **named)

    monkeypatch.setattr(Inbox, "begin", begin_once_asked)
    monkeypatch.setattr(desk.readout, "add", add_held)
    monkeypatch.setattr(desk.readout, "runs", look_late)
    sent = runs.submit(json.dumps(_article(0, "cod")).encode())
    assert sent
    try:
        assert runs.find(sent.id).state == "running"
        assert look(sent.id, db=desk.db)[0].state == "unfinished"
    finally:
        go.set()
