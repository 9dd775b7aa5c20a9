"""Word lists that ship with the package: named sets of words, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["read_lists"]


@cache
def read_lists(file: str) -> dict[str, tuple[str, ...]]:
    """The named word lists of a data file: "name: word word …", an indented line goes on with the list above it."""
    lists: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files("readout.extract").joinpath("data", file).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            name, _, line = line.partition(":")
            words = lists.setdefault(name, [])
        words += line.split()
    return {name: tuple(words) for name, words in lists.items()}
