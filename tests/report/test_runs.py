"""Runs of `add`: as they stand in the store, for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readout.errors import NotFound
from readout.model.story import Maker, Skipped
from readout.report.runs import RunPage, list_runs, read_runs, run_document, runs_document
from readout.store.store import Store, open_store

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
EMPTY = Skipped(record_id="empty.txt", stage="read", error="Unreadable", why="the file is empty")
MADE_BY = (Maker(name="test", version="1"),)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with a run that ended and, an hour later, one that did not."""
    with open_store(str(tmp_path / "desk.db"), make=True) as opened:
        opened.writer.begin_run("run_done", at=NOON, made_by=MADE_BY)
        opened.writer.end_run("run_done", at=NOON + timedelta(minutes=5), n_added=7, n_known=2, n_stories=1, skipped=[EMPTY])
        opened.writer.begin_run("run_cut", at=NOON + timedelta(hours=1), made_by=MADE_BY)
        yield opened


def test_the_newest_run_stands_first_and_one_that_did_not_end_is_unfinished(store: Store) -> None:
    with store.view() as view:
        cut, done = read_runs(view)
    assert [(run.id, run.state) for run in (cut, done)] == [("run_cut", "unfinished"), ("run_done", "done")]
    assert (done.n_added, done.n_known, done.n_skipped, done.n_stories) == (7, 2, 1, 1)
    assert (done.started_at, done.ended_at, cut.ended_at) == (NOON, NOON + timedelta(minutes=5), None)


def test_a_run_that_is_named_tells_what_it_left_out_and_a_list_does_not(store: Store) -> None:
    with store.view() as view:
        assert read_runs(view, "run_done")[0].skipped == (EMPTY,)
        assert read_runs(view)[1].skipped == ()


def test_only_runs_after_a_time_and_no_more_than_asked_for(store: Store) -> None:
    with store.view() as view:
        assert [run.id for run in read_runs(view, since=NOON)] == ["run_cut"]
        assert [run.id for run in read_runs(view, limit=1)] == ["run_cut"]
        assert read_runs(view, since=NOON + timedelta(hours=1)) == ()


def test_a_run_that_is_not_there_is_not_found_and_named(store: Store) -> None:
    with store.view() as view, pytest.raises(NotFound, match="run_none"):
        read_runs(view, "run_none")


def test_a_run_reads_as_one_line_and_one_for_each_thing_left_out(store: Store) -> None:
    with store.view() as view:
        lines = ["".join(text for _, text in line) for line in list_runs(read_runs(view, "run_done"))]
    assert lines == [
        "4 May 2031, 12:00 UTC done: 7 added, 2 known already, 1 skipped; 1 story drawn run_done",
        "  empty.txt: the file is empty",
    ]
    assert ["".join(text for _, text in line) for line in list_runs(())] == ["no run"]


def test_the_json_holds_every_field_and_outlasts_dumping(store: Store) -> None:
    with store.view() as view:
        (run,) = read_runs(view, "run_done")
    document = json.loads(json.dumps(run_document(run)))
    assert (document["format"], document["page"], document["id"]) == ("readout-page/1", "run", "run_done")
    assert set(document) == {"format", "page"} | set(RunPage.__dataclass_fields__)
    assert document["skipped"] == [{"record_id": "empty.txt", "stage": "read", "error": "Unreadable", "why": "the file is empty"}]
    listed = json.loads(json.dumps(runs_document([run, RunPage(id="run_next", state="waiting")])))
    assert [one["id"] for one in listed["runs"]] == ["run_done", "run_next"]
    assert listed["runs"][0] == {name: value for name, value in document.items() if name not in ("format", "page")}
