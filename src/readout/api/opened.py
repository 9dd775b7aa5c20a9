"""What every command works with: the settings, the engine with its models, and the stores that were opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from readout.api.later import Later
from readout.engine.local import LocalEngine
from readout.settings import Settings

if TYPE_CHECKING:
    from readout.store import store as stores
    from readout.store.store import Store
else:
    stores = Later("readout.store.store")

__all__ = ["Clock", "Opened", "now"]

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Opened:
    """An engine, whose models are loaded on first use and kept, and the stores that were opened, each once.

    In a `with` statement it closes them.

    Args:
        settings: What the user set; defaults if left out.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._engine = LocalEngine(self._settings)
        self._stores: dict[str, Store] = {}
        self._opening = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the stores that were opened."""
        while self._stores:
            self._stores.popitem()[1].close()

    def _store(self, db: str, *, make: bool = False) -> Store:
        address = db or self._settings.db
        with self._opening:
            if address not in self._stores:
                self._stores[address] = stores.open_store(address, make=make)
            return self._stores[address]
