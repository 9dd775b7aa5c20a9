"""Runs of `add`, as every surface shows them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import msgspec

from readout.errors import NotFound
from readout.model.story import Skipped
from readout.report.label import count, moment_of
from readout.report.listing import FORMAT
from readout.store.kept import RunRow
from readout.store.view import View

__all__ = ["RunPage", "RunState", "list_runs", "read_runs", "run_document", "runs_document"]

_GOES_ON = "a server is at it, or it was cut short; what was sent is kept, and a server that is open to writing goes on with it"

RunState = Literal["waiting", "running", "done", "failed", "unfinished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """One run of `add`: how far it is, what it kept, and what it left out and why.

    Attributes:
        id: The run's id.
        state: `waiting` for its turn, `running`, `done`, `failed` with the reason in `why`; or `unfinished`, where all that is known
            is what stands in the store: another process is at it, or it was cut short. `why` then says whether it goes on by itself.
        stage: What it is at: `add` or `compare`; empty unless it runs.
        n_done: How many records that stage has done.
        n_added: Articles that are new in the store; of a run that is unfinished those that it kept so far.
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


def read_runs(view: View, run_id: str = "", *, since: datetime | None = None, limit: int = 20, waiting: bool = True) -> tuple[RunPage, ...]:
    """The last runs, newest first, before them those that wait for their turn; or that one which is named, with what it skipped.

    Args:
        view: The store.
        run_id: A run.
        since: Only runs that began after this time; none that waits.
        limit: How many at most.
        waiting: Whether those that wait are listed too.

    Raises:
        NotFound: If there is no run of this id.
    """
    sent = view.inbox()
    if run_id:
        return (_find(view, run_id, sent),)
    begun = {row.id: _run(row, row.id in sent) for row in view.runs(max(limit, len(sent)), since=since)}
    later = [_waiting(one) for one in reversed(sent) if not _has_begun(view, one, begun)] if waiting and not since else []
    return (*later, *begun.values())[:limit]


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
        began = f"{moment_of(run.started_at, 'minute')} " if run.started_at else ""
        lines.append((("", f"{began}{run.state}: {counts} "), ("note", run.id)))
        lines += [(("note", f"  {run.why}"),)] if run.why else []
        lines += [(("note", f"  {one.record_id}: {one.why}"),) for one in run.skipped]
    return tuple(lines) or ((("note", "no run"),),)


def _find(view: View, run_id: str, sent: Sequence[str]) -> RunPage:
    try:
        row = view.run(run_id)
    except NotFound:
        if run_id in sent:
            return _waiting(run_id)
        raise
    return _run(row, run_id in sent, view.skips(run_id))


def _has_begun(view: View, run_id: str, begun: Container[str]) -> bool:
    return run_id in begun or _find(view, run_id, (run_id,)).state != "waiting"


def _waiting(run_id: str) -> RunPage:
    return RunPage(id=run_id, state="waiting")


def _run(row: RunRow, is_sent: bool, skipped: tuple[Skipped, ...] = ()) -> RunPage:
    state: RunState = "failed" if row.why else "done" if row.ended_at else "unfinished"
    return RunPage(
        id=row.id,
        state=state,
        started_at=row.started_at,
        ended_at=row.ended_at,
        n_added=row.n_added,
        n_known=row.n_known,
        n_skipped=row.n_skipped,
        n_stories=row.n_stories,
        skipped=skipped,
        why=row.why or (_GOES_ON if state == "unfinished" and is_sent else ""),
    )
