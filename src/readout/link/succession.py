"""Which new group goes on under which known id, so that ids survive what arrives later."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass

__all__ = ["Succession", "find_succession"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """For each new group the known id that it keeps, or None; and for each known id that no group keeps the group it went into.

    An id whose members are in no group at all is in neither.
    """

    kept: tuple[str | None, ...]
    forwards: tuple[tuple[str, int], ...]


def find_succession(known: Sequence[tuple[str, Set[Hashable]]], groups: Sequence[Set[Hashable]]) -> Succession:
    """Who goes on under which id. The older id stays, a younger one forwards to it.

    Known ids choose in their order: each takes the group that holds most of its members, if an older one has not taken it already;
    else it forwards there. Cost grows with the number of members.

    Args:
        known: Ids with their members, oldest first.
        groups: The members of the new groups, in any order.
    """
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        for member in group:
            holders[member].append(place)
    kept: list[str | None] = [None] * len(groups)
    forwards: list[tuple[str, int]] = []
    for known_id, members in known:
        shared = Counter(place for member in members for place in holders[member])
        if not shared:
            continue
        best = min(shared, key=lambda place: (-shared[place], kept[place] is not None, place))
        if kept[best] is None:
            kept[best] = known_id
        else:
            forwards.append((known_id, best))
    return Succession(kept=tuple(kept), forwards=tuple(forwards))
