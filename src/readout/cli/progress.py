"""Progress on standard error, only where that is a terminal and only once the work has taken a while."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

__all__ = ["Reporter"]


class Reporter:
    """A bar per stage. Called with stage, how many are done, and how many there are (None if not known)."""

    def __init__(self, quiet: bool) -> None:
        console = Console(stderr=True)
        self._bars: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        if console.is_terminal and not quiet and not sys.stderr.closed:
            columns = (SpinnerColumn(), TextColumn("{task.description:<10}"), BarColumn(bar_width=30), MofNCompleteColumn())
            self._bars = Progress(*columns, console=console, transient=True)

    def __enter__(self) -> Reporter:
        if self._bars:
            self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bars:
            self._bars.stop()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Show how far a stage is."""
        if not self._bars:
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(stage, total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)
