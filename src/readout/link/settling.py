"""Days of articles to groups, so that the groups follow from which articles there are, never from the order in which they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from readout.link.entries import Entries
from readout.link.groups import gather
from readout.link.likeness import LEAST_LIKE, WINDOW_DAYS, is_near

__all__ = ["Fold", "Names", "Sweep", "gather_entries"]

Group = tuple[str, ...]
"""Keys of entries, in their order."""


def gather_entries(keys: Iterable[str], entries: Entries, least_like: float = LEAST_LIKE) -> list[Group]:
    """The groups of some entries, every entry in one: average linkage of their likenesses, likest pair first."""
    held = sorted((entries[key] for key in keys), key=lambda entry: entry.place)
    index = {entry.key: i for i, entry in enumerate(held)}
    pairs = {(i, j): likeness for i, entry in enumerate(held) for other, likeness in entry.near.items() if (j := index.get(other, -1)) > i}
    found = gather(pairs, [entry.key for entry in held], least_like, lambda i, j: is_near(held[i].day, held[j].day))
    grouped = {i for group in found for i in group}
    alone = [[i] for i in range(len(held)) if i not in grouped]
    return sorted((tuple(held[i].key for i in group) for group in (*found, *alone)), key=lambda group: entries[group[0]].place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """What came of going through some days.

    Attributes:
        groups: Groups that these days closed; and those left open, unless the days after them are as they were.
        days: The days that were gone through, in order.
        is_level: Whether the last of them left open what it had left open before, so that nothing changes after it.
    """

    groups: tuple[Group, ...]
    days: tuple[int, ...]
    is_level: bool


@dataclass(slots=True)
class Fold:
    """The groups day by day.

    Each day first closes the groups that began more than three days before it (nothing can join them any more), then gathers all other
    articles of the last days anew, its own among them. So a late article changes the days from its own on and no others, going through
    them again gives what would have come of it in time, and as soon as a day leaves open what it had left open before, the days after
    it are right as they are.

    Attributes:
        closed: For each day the groups that it closed.
        open: For each day the groups that it left open.
        least_like: Mean likeness of its pairs that a group must keep.
    """

    closed: dict[int, list[Group]] = field(default_factory=dict)
    open: dict[int, list[Group]] = field(default_factory=dict)
    least_like: float = LEAST_LIKE

    def settle(self, entries: Entries, since: int, until: int) -> Sweep:
        """Go through the days held, from `since` on, until nothing changes any more.

        Args:
            entries: All entries of these days, and of the three before.
            since: The first day on which an entry is new or gone.
            until: The last one.
        """
        before = max((day for day in self.open if day < since), default=None)
        groups = self.open[before] if before is not None else []
        days = [day for day in entries.days if day >= since]
        made: list[Group] = []
        for n, day in enumerate(days, start=1):
            former = self.open.get(day)
            groups = [kept for group in groups if (kept := tuple(key for key in group if key in entries))]
            over = [group for group in groups if day - min(entries[key].number or day for key in group) > WINDOW_DAYS]
            shut = set(over)
            alive = [key for group in groups if group not in shut for key in group]
            groups = gather_entries([*alive, *(entry.key for entry in entries.on(day))], entries, self.least_like)
            self.closed[day], self.open[day] = over, groups
            made += over
            if day >= until and groups == former:
                return Sweep(groups=tuple(made), days=tuple(days[:n]), is_level=True)
        return Sweep(groups=(*made, *groups), days=tuple(days), is_level=False)

    def drop(self, day: int) -> None:
        """Forget a day."""
        self.closed.pop(day, None)
        self.open.pop(day, None)


@dataclass(slots=True)
class Names:
    """Which id each group has, kept through every change.

    Attributes:
        story_of: Each entry's story.
        opened: When each story was opened, as a count.
        forwards: Ids that were given up, each with the older one that stands for it.
        n_opened: How many were ever opened.
    """

    story_of: dict[str, str] = field(default_factory=dict)
    opened: dict[str, int] = field(default_factory=dict)
    forwards: dict[str, str] = field(default_factory=dict)
    n_opened: int = 0

    def assign(self, groups: Sequence[Group], make: Callable[[Group, int], str]) -> dict[str, str]:
        """Give each group an id; the ids given up, each with the one that it forwards to.

        An id goes with most of those that had it (with the earliest, of two as large). A group that several ids come to keeps the oldest.

        Args:
            groups: Groups of entries; together they hold whole stories, as they were.
            make: Makes an id of a group and a number that is raised until the id is free.
        """
        former = Counter((self.story_of[key], n) for n, group in enumerate(groups) for key in group if key in self.story_of)
        heir: dict[str, int] = {}
        for (story_id, n), _ in sorted(former.items(), key=lambda item: (-item[1], item[0][1])):
            heir.setdefault(story_id, n)
        forwarded: dict[str, str] = {}
        for n, group in enumerate(groups):
            claimed = sorted((story_id for story_id, who in heir.items() if who == n), key=lambda story_id: self.opened[story_id])
            name = claimed[0] if claimed else self._open(group, make)
            forwarded |= dict.fromkeys(claimed[1:], name)
            self.story_of |= dict.fromkeys(group, name)
        self.forwards |= forwarded
        return forwarded

    def _open(self, group: Group, make: Callable[[Group, int], str]) -> str:
        n = 0
        while (name := make(group, n)) in self.opened or name in self.forwards:
            n += 1
        self.opened[name] = self.n_opened
        self.n_opened += 1
        return name

    def resolve(self, story_id: str) -> str:
        """The id that stands for this one now; itself, if it was never given up."""
        while story_id in self.forwards:
            story_id = self.forwards[story_id]
        return story_id

    def forget(self, keys: Iterable[str]) -> None:
        """Forget entries that are no longer held, and stories that nothing held belongs to."""
        for key in keys:
            self.story_of.pop(key, None)
        live = set(self.story_of.values())
        self.forwards = {old: new for old, new in self.forwards.items() if self.resolve(new) in live}
        kept = live | set(self.forwards)
        self.opened = {story_id: n for story_id, n in self.opened.items() if story_id in kept}
