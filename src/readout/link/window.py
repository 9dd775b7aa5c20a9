"""A few days of a stream, taken up where they were left: what arrives finds its group, whatever came before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from readout.link.bags import make_bag
from readout.link.entries import Entries, Entry, key_of
from readout.link.likeness import LEAST_LIKE, days_apart, like, stated_day
from readout.link.settling import Fold, Group, Sweep
from readout.model.article import Article, Passage
from readout.model.ids import make_id

__all__ = ["Window", "find_host", "likeness_of", "make_entry"]


def make_entry(article: Article, passages: Sequence[Passage], seen_at: datetime) -> Entry:
    """An article as an entry of its own; one without a day that can be believed is keyed by when it was seen.

    Args:
        article: The article.
        passages: Its passages; what is no reporting is left out.
        seen_at: When it was seen.
    """
    day = stated_day(article, seen_at)
    bag = make_bag(article.title, (p.span.quote for p in passages if p.part == "body"))
    key = key_of(bag, day) if day else make_id("ent", key_of(bag, None), str(seen_at.toordinal()))
    return Entry(key=key, day=day, bag=bag, title=article.title or "", article_ids={article.id})


class Window:
    """Some days of a stream as they were settled.

    Args:
        held: The entries of these days and of the three days before them, which know their likes.
        closed: For each of these days the groups that it closed.
        opened: For each of these days, and for the last day before them, the groups that it left open.
    """

    def __init__(self, held: Iterable[Entry], closed: Mapping[int, Sequence[Group]], opened: Mapping[int, Sequence[Group]]) -> None:
        self.entries = Entries()
        self.entries.hold(_merged(held))
        self._fold = Fold(closed={n: list(groups) for n, groups in closed.items()}, open={n: list(groups) for n, groups in opened.items()})

    def settle(self, arrived: Iterable[Entry], since: int, until: int) -> Sweep:
        """Take in entries with a day and go through the days that they bear on; see `readout.link.settling.Fold.settle`."""
        for entry in sorted(_merged(arrived), key=lambda entry: entry.place):
            if entry.key in self.entries:
                self.entries[entry.key].article_ids |= entry.article_ids
            else:
                self.entries.add(entry)
        return self._fold.settle(self.entries, since, until)

    def on(self, day: int) -> tuple[list[Group], list[Group]]:
        """The groups that a day closed, and those that it left open."""
        return self._fold.closed[day], self._fold.open[day]

    def articles_of(self, group: Group) -> frozenset[str]:
        """The articles of a group."""
        return frozenset(article_id for key in group for article_id in self.entries[key].article_ids)


def likeness_of(left: Entry, right: Entry) -> float:
    """How likely it is, in [0, 1], that two entries report one happening."""
    return like(left.bag, right.bag, days_apart(left.day, right.day))


def find_host(entry: Entry, groups: Mapping[str, Sequence[Entry]]) -> str | None:
    """The group, by its name, that an entry without a day lies with: the likest with a day if one is like enough, else the likest without.

    So an article without a day joins others and never brings two groups together. What counts is the mean likeness to the members.
    """
    means = {name: sum(likeness_of(entry, other) for other in members) / len(members) for name, members in groups.items() if members}
    likely = [name for name, mean in means.items() if mean >= LEAST_LIKE]
    return max(likely, key=lambda name: (any(other.day for other in groups[name]), means[name], name), default=None)


def _merged(entries: Iterable[Entry]) -> Iterable[Entry]:
    """The entries, those of one key as one."""
    held: dict[str, Entry] = {}
    for entry in entries:
        if entry.key in held:
            held[entry.key].article_ids |= entry.article_ids
            held[entry.key].near |= entry.near
        else:
            held[entry.key] = entry
    return held.values()
