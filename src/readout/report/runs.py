"""Runs of `add`, as every surface shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import msgspec

from readout.model.story import Skipped
from readout.report.label import count, moment_of
from readout.report.listing import FORMAT
from readout.store.kept import RunRow
from readout.store.view import View

__all__ = ["RunPage", "RunState", "list_runs", "read_runs", "run_document", "runs_document"]

RunState = Literal["waiting", "running", "done", "failed", "unfinished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """One run of `add`: how far it is, what it kept, and what it left out and why.

    Attributes:
        id: The run's id.
        state: `waiting` for its turn, `running`, `done`, `failed` with the reason in `why`; or `unfinished`, where all that is known
            is what stands in the store: another process is at it, or it was cut short.
        stage: What it is at: `add` or `compare`; empty unless it runs.
        n_done: How many records that stage has done.
        n_added: Articles that are new in the store.
        n_known: Articles that were there already.
        n_skipped: How many inputs were left out.
        n_stories: Stories that were drawn.
        skipped: What was left out and why; in a list of runs left away.
    """

    id: str
    state: RunState
    started_at: datetime | None = None
    ended_at: datetime | None = None
    stage: str = ""
    n_done: int = 0
    n_added: int = 0
    n_known: int = 0
    n_skipped: int = 0
    n_stories: int = 0
    skipped: tuple[Skipped, ...] = ()
    why: str = ""


def read_runs(view: View, run_id: str = "", *, since: datetime | None = None, limit: int = 20) -> tuple[RunPage, ...]:
    """The last runs, newest first, or that one which is named, with what it skipped.

    Args:
        view: The store.
        run_id: A run.
        since: Only runs that began after this time.
        limit: How many at most.

    Raises:
        NotFound: If there is no run of this id.
    """
    if run_id:
        return (_run(view.run(run_id), view.skips(run_id)),)
    return tuple(_run(row) for row in view.runs(limit, since=since))


def run_document(run: RunPage) -> dict[str, Any]:
    """The run as an object fit for `json.dumps`: `readout-page/1`, its fields as keys."""
    fields: dict[str, Any] = msgspec.to_builtins(run)
    return {"format": FORMAT, "page": "run", **fields}


def runs_document(runs: Sequence[RunPage]) -> dict[str, Any]:
    """A list of runs, likewise."""
    return {"format": FORMAT, "page": "runs", "runs": msgspec.to_builtins(list(runs))}


def list_runs(runs: Sequence[RunPage]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The runs as lines for a terminal; see `readout.report.terminal`."""
    lines: list[tuple[tuple[str, str], ...]] = []
    for run in runs:
        drawn = f"{count(run.n_stories, 'story/stories')} drawn"
        counts = f"{run.n_added} added, {run.n_known} known already, {run.n_skipped} skipped; {drawn}"
        began = moment_of(run.started_at, "minute") if run.started_at else ""
        lines.append((("", f"{began} {run.state}: {counts} "), ("note", run.id)))
        lines += [(("note", f"  {one.record_id}: {one.why}"),) for one in run.skipped]
    return tuple(lines) or ((("note", "no run"),),)


def _run(row: RunRow, skipped: tuple[Skipped, ...] = ()) -> RunPage:
    return RunPage(
        id=row.id,
        state="done" if row.ended_at else "unfinished",
        started_at=row.started_at,
        ended_at=row.ended_at,
        n_added=row.n_added,
        n_known=row.n_known,
        n_skipped=row.n_skipped,
        n_stories=row.n_stories,
        skipped=skipped,
    )
