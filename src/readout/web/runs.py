"""Articles that were sent, added one lot after another in a thread of their own; how far each lot is."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from threading import Event, Lock, Thread
from typing import Any

from readout.api import Readout
from readout.api.serving import inbox_of
from readout.errors import ReadoutError, StoreBusy
from readout.model.ids import make_id
from readout.report.runs import RunPage
from readout.store.inbox import Inbox

__all__ = ["Runs"]

log = logging.getLogger(__name__)

_MOST_REMEMBERED = 1_000
_MOST_WAITING = 8
_MOST_BEGUN = 3
_TURN_S = 1.0
_AGAIN_S = 5.0
_LOOK_S = 10.0
_BUG = "Readout failed at this; the log of the server says where"
_CUT = f"it was cut short {_MOST_BEGUN} times without keeping any article; send it again in smaller parts"


class Runs:
    """Adds what is sent, in the order in which it came. What was sent is in the store until its run has ended, and so is how that ended.

    Of several processes that serve one store one at a time adds; each takes up what another left.

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
        self._wake = Event()
        self._is_closing = False
        self._look_s: float | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Go on with what an earlier process left, and with what others leave from now on, which is looked for every ten seconds."""
        self._look_s = _LOOK_S
        self._set_off()

    def submit(self, raw: bytes) -> RunPage | None:
        """A run that waits for its turn to add the articles in these bytes, which are read as `readout add -` reads them.

        They are in the store when this returns. None if eight wait already.

        Raises:
            ReadoutError: If the store cannot be written; nothing is kept then.
        """
        now = self._clock()
        run = RunPage(id=make_id("run", now.isoformat(), secrets.token_hex()), state="waiting")
        if not self._inbox().put(run.id, raw, at=now, most=_MOST_WAITING + 1):
            return None
        self._set_off()
        return run

    def find(self, run_id: str) -> RunPage:
        """How far a run is.

        Raises:
            NotFound: If neither this process nor the store knows it.
        """
        if known := self._of_here(run_id):
            return known
        kept = self._readout.runs(run_id, db=self._db)[0]
        return self._of_here(run_id) or kept  # it may have begun while the store was read, which calls it unfinished then

    def close(self, wait_s: float) -> None:
        """Begin no further run, and wait for the one that runs. What is not done then waits in the store."""
        with self._lock:
            self._is_closing = True
            thread = self._thread
        self._wake.set()
        if thread:
            thread.join(wait_s)

    def _of_here(self, run_id: str) -> RunPage | None:
        with self._lock:
            return self._known.get(run_id)

    def _inbox(self) -> Inbox:
        return inbox_of(self._readout, self._db)

    def _set_off(self) -> None:
        with self._lock:
            if self._thread is None and not self._is_closing:
                self._thread = Thread(target=self._work, name="readout-runs", daemon=True)
                self._thread.start()
        self._wake.set()

    def _work(self) -> None:
        while not self._is_closing:
            self._wake.clear()
            try:
                if self._carry_out():
                    continue
            except StoreBusy:
                self._wake.wait(_TURN_S)
            except ReadoutError as error:
                log.warning("what was sent waits: %s: %s", type(error).__name__, error.message)
                self._wake.wait(_AGAIN_S)
            except Exception:
                log.exception("what was sent waits")
                self._wake.wait(_AGAIN_S)
            else:
                self._wake.wait(self._look_s)

    def _carry_out(self) -> bool:
        """Add what came first; whether there was anything."""
        inbox = self._inbox()
        if inbox.first() is None:
            return False
        with inbox.carrying(_TURN_S):
            run_id = inbox.first()
            if run_id is None or self._is_closing:
                return False
            taken = inbox.begin(run_id)
            if taken is None:
                return True
            raw, n_begun = taken
            if n_begun > _MOST_BEGUN:
                inbox.fail(run_id, at=self._clock(), why=_CUT)
            else:
                try:
                    self._add(inbox, run_id, raw)
                except BaseException:  # its end could not be noted: only the store knows how far it is, and it is tried again
                    with self._lock:
                        self._known.pop(run_id, None)
                    raise
        return True

    def _add(self, inbox: Inbox, run_id: str, raw: bytes) -> None:
        """Add what was sent, and note how that ended."""

        def on_progress(stage: str, n_done: int, _: int | None) -> None:
            self._change(run_id, stage=stage, n_done=n_done)

        with self._lock:
            self._remember(RunPage(id=run_id, state="running", started_at=self._clock()))
        try:
            added = self._readout.add(["-"], db=self._db, stdin=BytesIO(raw), on_progress=on_progress, run_id=run_id)
        except ReadoutError as error:
            log.warning("run %s: %s: %s", run_id, type(error).__name__, error.message)
            self._fail(inbox, run_id, f"{error.message}; {error.hint}" if error.hint else error.message)
        except Exception:
            log.exception("run %s failed", run_id)
            self._fail(inbox, run_id, _BUG)
        else:
            inbox.drop(run_id)
            counts = {"n_added": added.n_added, "n_known": added.n_known, "n_stories": added.n_stories}
            self._end(run_id, state="done", n_skipped=len(added.skipped), skipped=added.skipped, **counts)

    def _fail(self, inbox: Inbox, run_id: str, why: str) -> None:
        inbox.fail(run_id, at=self._clock(), why=why)
        self._end(run_id, state="failed", why=why)

    def _end(self, run_id: str, **ended: Any) -> None:
        self._change(run_id, stage="", ended_at=self._clock(), **ended)

    def _change(self, run_id: str, **changed: Any) -> None:
        with self._lock:
            self._remember(replace(self._known[run_id], **changed))

    def _remember(self, run: RunPage) -> None:
        self._known[run.id] = run
        while len(self._known) > _MOST_REMEMBERED:
            self._known.popitem(last=False)
