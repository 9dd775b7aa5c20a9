"""Union of things that belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

__all__ = ["Kin"]

T = TypeVar("T", bound=Hashable)


class Kin(Generic[T]):
    """Sets of things that were said to belong together, directly or through others (union-find)."""

    def __init__(self, things: Iterable[T]) -> None:
        self._parent = {thing: thing for thing in things}

    def find(self, thing: T) -> T:
        """The one that stands for all that belong with this one."""
        while self._parent[thing] != thing:
            self._parent[thing] = self._parent[self._parent[thing]]
            thing = self._parent[thing]
        return thing

    def join(self, left: T, right: T) -> None:
        """Let both and all that belong with them belong together."""
        self._parent[self.find(left)] = self.find(right)

    def groups(self) -> list[list[T]]:
        """All sets, each in the order in which its things were given, in the order of their first."""
        found: dict[T, list[T]] = defaultdict(list)
        for thing in self._parent:
            found[self.find(thing)].append(thing)
        return list(found.values())
