"""What was sent to be added and is not done: kept before it is acknowledged, until its run has ended."""

from __future__ import annotations

import zlib
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import case, delete, func, insert, select, update
from sqlalchemy.engine import Engine

from readout.errors import StoreBusy
from readout.store.connection import reading, writing
from readout.store.locks import alone
from readout.store.rows import makers_text
from readout.store.tables import inbox, runs

__all__ = ["Inbox"]

_CARRYING = 7_365_031
_LEVEL = 1


class Inbox:
    """The inbox of one store. What is in it is carried out in the order in which it came, by one process at a time.

    Args:
        engine: The database.
        name: What to call the store in errors.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def put(self, run_id: str, raw: bytes, *, at: datetime, most: int) -> bool:
        """Keep what was sent, under the id of the run that is to add it. Whether it was: not if `most` are there already."""
        row = {"run_id": run_id, "sent_at": at, "n_begun": 0, "n_kept": 0, "payload": zlib.compress(raw, _LEVEL)}
        with writing(self._engine, self._name) as connection:
            if (connection.execute(select(func.count()).select_from(inbox)).scalar() or 0) >= most:
                return False
            connection.execute(insert(inbox), [row])
        return True

    def first(self) -> str | None:
        """The id of the run whose turn it is, if any waits."""
        with reading(self._engine, self._name) as connection:
            return connection.execute(select(inbox.c.run_id).order_by(inbox.c.order).limit(1)).scalar()

    def begin(self, run_id: str) -> tuple[bytes, int] | None:
        """What was sent, and how many times in a row its run was begun without keeping any article, this time too.

        None if it is not there any more, or its run ended; it is dropped then.
        """
        with writing(self._engine, self._name) as connection:
            run = connection.execute(select(runs.c.n_added, runs.c.ended_at).where(runs.c.id == run_id)).first()
            if run and run.ended_at:
                connection.execute(delete(inbox).where(inbox.c.run_id == run_id))
                return None
            n_kept = run.n_added if run else 0
            n_begun = case((inbox.c.n_kept < n_kept, 1), else_=inbox.c.n_begun + 1)
            connection.execute(update(inbox).where(inbox.c.run_id == run_id).values(n_begun=n_begun, n_kept=n_kept))
            found = connection.execute(select(inbox.c.payload, inbox.c.n_begun).where(inbox.c.run_id == run_id)).first()
        return (zlib.decompress(found.payload), found.n_begun) if found else None

    def drop(self, run_id: str) -> None:
        """Forget what was sent, once its run has ended."""
        with writing(self._engine, self._name) as connection:
            connection.execute(delete(inbox).where(inbox.c.run_id == run_id))

    def fail(self, run_id: str, *, at: datetime, why: str) -> None:
        """Note that a run ended without being done, and why, and forget what was sent. What it kept until then stays."""
        with writing(self._engine, self._name) as connection:
            if connection.execute(select(runs.c.id).where(runs.c.id == run_id)).first() is None:
                counts = {"n_added": 0, "n_known": 0, "n_skipped": 0, "n_stories": 0}
                connection.execute(insert(runs), [{"id": run_id, "started_at": at, "made_by": makers_text(()), **counts}])
            connection.execute(update(runs).where(runs.c.id == run_id).values(ended_at=at, why=why))
            connection.execute(delete(inbox).where(inbox.c.run_id == run_id))

    def carrying(self, wait_s: float) -> AbstractContextManager[None]:
        """Hold the right to carry out what waits, which one process at a time has.

        Raises:
            StoreBusy: If another process has it for longer than `wait_s`.
        """
        busy = StoreBusy(f"another process is adding what was sent to {self._name}", "it does so in the order in which it came")
        return alone(self._engine, self._name, ending=".inbox.lock", key=_CARRYING, wait_s=wait_s, busy=busy)
