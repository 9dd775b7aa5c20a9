"""News outlets by the names that other reports give them, with the party a state outlet speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["NamedOutlet", "find_outlet"]


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet's usual name, and the party that it speaks for, if any."""

    name: str
    party: str | None


@cache
def _table() -> dict[str, NamedOutlet]:
    table: dict[str, NamedOutlet] = {}
    for line in files("readout.text").joinpath("data", "outlets.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        party, *names = line.split("|")
        for name in names:
            table[_bare(name)] = NamedOutlet(names[0], party or None)
    return table


def _bare(name: str) -> str:
    words = name.replace("’", "'").strip()
    return (words[4:] if words[:4].lower() == "the " else words).lower()


def find_outlet(name: str) -> NamedOutlet | None:
    """The outlet of this name taken whole, or None; a leading article does not matter.

    >>> find_outlet("the Washington Post").name
    'The Washington Post'
    """
    return _table().get(_bare(name))
