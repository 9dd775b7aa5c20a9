"""Articles that were sent, added one lot after another in a thread of their own; how far each lot is."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from queue import Full, Queue
from threading import Lock, Thread
from typing import Any

from readout.api import Readout
from readout.errors import ReadoutError
from readout.model.ids import make_id
from readout.report.runs import RunPage

__all__ = ["Runs"]

log = logging.getLogger(__name__)

_MOST_REMEMBERED = 1_000
_MOST_WAITING = 8
_BUG = "Readout failed at this; the log of the server says where"


class Runs:
    """Adds what is sent, in the order in which it came. A run that ended is in the store as well, and outlasts this process.

    Args:
        readout: What adds.
        db: The store.
        clock: Gives the time now, aware.
    """

    def __init__(self, readout: Readout, db: str, clock: Callable[[], datetime]) -> None:
        self._readout = readout
        self._db = db
        self._clock = clock
        self._lock = Lock()
        self._known: OrderedDict[str, RunPage] = OrderedDict()
        self._waiting: Queue[tuple[str, bytes] | None] = Queue(_MOST_WAITING)
        self._thread: Thread | None = None
        self._n_sent = 0

    def submit(self, raw: bytes) -> RunPage | None:
        """A run that waits for its turn to add the articles in these bytes, which are read as `readout add -` reads them.

        None if eight wait already.
        """
        with self._lock:
            self._n_sent += 1
            run = RunPage(id=make_id("run", self._clock().isoformat(), str(self._n_sent)), state="waiting")
            try:
                self._waiting.put_nowait((run.id, raw))
            except Full:
                return None
            self._remember(run)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="readout-runs", daemon=True)
                self._thread.start()
        return run

    def find(self, run_id: str) -> RunPage:
        """How far a run is.

        Raises:
            NotFound: If neither this process nor the store knows it.
        """
        with self._lock:
            known = self._known.get(run_id)
        return known or self._readout.runs(run_id, db=self._db)[0]

    def close(self, wait_s: float) -> None:
        """Begin no further run, and wait for the one that runs. What was added is kept, however it ends."""
        with self._lock:
            thread = self._thread
        if thread:
            while not self._waiting.empty():
                self._waiting.get_nowait()
            self._waiting.put(None)
            thread.join(wait_s)

    def _work(self) -> None:
        while (item := self._waiting.get()) is not None:
            self._add(*item)

    def _add(self, run_id: str, raw: bytes) -> None:
        def on_progress(stage: str, n_done: int, _: int | None) -> None:
            self._change(run_id, stage=stage, n_done=n_done)

        self._change(run_id, state="running", started_at=self._clock())
        try:
            added = self._readout.add(["-"], db=self._db, stdin=BytesIO(raw), on_progress=on_progress, run_id=run_id)
        except ReadoutError as error:
            log.warning("run %s: %s: %s", run_id, type(error).__name__, error.message)
            why = f"{error.message}; {error.hint}" if error.hint else error.message
            self._change(run_id, state="failed", stage="", ended_at=self._clock(), why=why)
        except Exception:
            log.exception("run %s failed", run_id)
            self._change(run_id, state="failed", stage="", ended_at=self._clock(), why=_BUG)
        else:
            self._change(
                run_id,
                state="done",
                stage="",
                ended_at=self._clock(),
                n_added=added.n_added,
                n_known=added.n_known,
                n_skipped=len(added.skipped),
                n_stories=added.n_stories,
                skipped=added.skipped,
            )

    def _change(self, run_id: str, **changed: Any) -> None:
        with self._lock:
            self._remember(replace(self._known[run_id], **changed))

    def _remember(self, run: RunPage) -> None:
        self._known[run.id] = run
        while len(self._known) > _MOST_REMEMBERED:
            self._known.popitem(last=False)
