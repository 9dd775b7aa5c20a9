"""The commands that write to a store: reports are added, people rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from readout.api.later import Later
from readout.api.opened import Clock, Opened, now
from readout.engine.local import Progress, be_silent
from readout.errors import ConfigError

if TYPE_CHECKING:
    from readout.engine import keeping
    from readout.engine.judging import Action
    from readout.engine.keeping import Added, Judged
else:
    keeping = Later("readout.engine.keeping")

__all__ = ["Desk"]


class Desk(Opened):
    """Adds and judges."""

    def add(
        self,
        inputs: Sequence[str],
        *,
        db: str = "",
        clock: Clock = now,
        stdin: BinaryIO | None = None,
        on_progress: Progress | None = None,
        run_id: str = "",
    ) -> Added:
        """What was added to the store, which is made if there is none; what it has already is passed over, so that twice is once.

        Args:
            inputs: Paths of files and folders; "-" is standard input.
            db: Path or URL of the store; that of the settings if empty.
            clock: Gives the time now.
            stdin: What "-" reads.
            on_progress: As in `compare`.
            run_id: Under which id the run is noted; one is made if it is empty.
        """
        return keeping.Keeper(self._engine, self._store(db, make=True), clock).add(inputs, stdin, on_progress or be_silent, run_id)

    def judge(
        self,
        action: Action,
        named: Sequence[str],
        *,
        db: str = "",
        by: str = "",
        note: str = "",
        party: str | None = None,
        clock: Clock = now,
        on_progress: Progress | None = None,
    ) -> Judged:
        """The ruling that was kept, and the stories that follow it now.

        Args:
            action: What is decided; see `readout.engine.judging.ACTIONS`.
            named: What it is about.
            db: Path or URL of the store; that of the settings if empty.
            by: Who decides; the name in the settings if empty.
            note: Why.
            party: Of a speaker or an origin that is given.
            clock: Gives the time now.
            on_progress: As in `compare`.

        Raises:
            ConfigError: If nobody's name is known, or what is named does not fit.
            NotFound: If something named is not in the store.
        """
        who = (by or self._settings.by).strip()
        if not who:
            raise ConfigError("a ruling carries a name, and none is given", "give one with --by, or set READOUT_BY")
        keeper = keeping.Keeper(self._engine, self._store(db), clock)
        return keeper.judge(action, named, by=who, note=note, party=party, on_progress=on_progress or be_silent)
