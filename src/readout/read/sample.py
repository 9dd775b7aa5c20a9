"""The sample reports that ship with the package: seven of one invented meeting."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["sample_inputs"]

_SUFFIXES = (".html", ".jsonl", ".txt")


def sample_inputs() -> tuple[str, ...]:
    """Paths of the sample reports, in alphabetical order."""
    folder = files("readout.read") / "data" / "sample"
    return tuple(sorted(str(entry) for entry in folder.iterdir() if entry.name.endswith(_SUFFIXES)))
