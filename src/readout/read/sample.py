"""The sample reports that ship with the package: seven of one invented meeting."""

from __future__ import annotations

from importlib.resources import files

from readout.text.gazetteer import add_register

__all__ = ["sample_inputs"]

_SUFFIXES = (".html", ".jsonl", ".txt")


def sample_inputs() -> tuple[str, ...]:
    """Paths of the sample reports, in alphabetical order; from now on their invented outlets are known."""
    folder = files("readout.read") / "data" / "sample"
    add_register(folder / "outlets.toml")
    return tuple(sorted(str(entry) for entry in folder.iterdir() if entry.name.endswith(_SUFFIXES)))
