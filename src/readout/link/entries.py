"""The articles that a story index holds, and which of them are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Any

from readout.link.bags import Bag
from readout.link.likeness import WINDOW_DAYS, Day, days_apart, like
from readout.model.ids import make_id

__all__ = ["Entries", "Entry", "key_of"]

_KEY_STEMS = 40
_LEAST_KEPT = 0.05


@dataclass(slots=True)
class Entry:
    """One text that came out at one time, with the articles that print it: a reprint to the letter is no second voice."""

    key: str
    day: Day | None
    bag: Bag
    title: str
    article_ids: set[str]
    near: dict[str, float] = field(default_factory=dict)

    @property
    def place(self) -> tuple[float, float, str]:
        """Where it stands among others: by time, then by content."""
        if self.day is None:
            return (float("inf"), 0.0, self.key)
        return (self.day.number, self.day.hours or 0.0, self.key)

    @property
    def number(self) -> int | None:
        """The calendar day, if there is one."""
        return self.day.number if self.day else None


def key_of(bag: Bag, day: Day | None) -> str:
    """A key that is the same for the same words at the same time."""
    words = (f"{stem} {weight:.6f}" for weights in (bag.words, bag.title) for stem, weight in sorted(weights.items()))
    return make_id("ent", str(day), *words)


class Entries:
    """Entries by key and by day. Adding one costs as much as there are entries with a telling stem in common within three days.

    `n_compared` counts the pairs that were ever compared.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, Entry] = {}
        self._postings: dict[int | None, dict[str, list[str]]] = {}
        self.n_compared = 0

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __getitem__(self, key: str) -> Entry:
        return self._by_key[key]

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_key.values())

    @property
    def days(self) -> list[int]:
        """The calendar days held, in order."""
        return sorted(day for day in self._postings if day is not None)

    def on(self, day: int | None) -> list[Entry]:
        """The entries of one day (of none, for None), in their order."""
        keys = {key for held in self._postings.get(day, {}).values() for key in held}
        return sorted((self._by_key[key] for key in keys), key=lambda entry: entry.place)

    def add(self, entry: Entry) -> None:
        """Hold an entry and tell it and its likes of one another."""
        candidates = self._candidates(entry)
        self.n_compared += len(candidates)
        for other in candidates:
            likeness = like(entry.bag, other.bag, days_apart(entry.day, other.day))
            if likeness >= _LEAST_KEPT:
                entry.near[other.key] = other.near[entry.key] = likeness
        self._hold(entry)

    def hold(self, entries: Iterable[Entry]) -> None:
        """Hold entries that were added before and know their likes, if only on one side of each pair; likes that are not held stay away."""
        for entry in entries:
            self._hold(entry)
        for entry in self:
            for other in [key for key in entry.near if key not in self]:
                del entry.near[other]
            for other, likeness in entry.near.items():
                self[other].near[entry.key] = likeness

    def _hold(self, entry: Entry) -> None:
        self._by_key[entry.key] = entry
        postings = self._postings.setdefault(entry.number, defaultdict(list))
        for stem in _key_stems(entry.bag) or ("",):
            postings[stem].append(entry.key)

    def _candidates(self, entry: Entry) -> Sequence[Entry]:
        number = entry.number
        days = list(self._postings) if number is None else [None, *range(number - WINDOW_DAYS, number + WINDOW_DAYS + 1)]
        stems = _key_stems(entry.bag)
        found = {key for day in days if day in self._postings for stem in stems for key in self._postings[day].get(stem, ())}
        return [self._by_key[key] for key in sorted(found)]

    def drop(self, day: int) -> set[str]:
        """Forget a day; the keys that are gone."""
        gone = {key for held in self._postings.pop(day).values() for key in held}
        self._let_go(gone)
        return gone

    def drop_undated(self, n: int) -> set[str]:
        """Forget the `n` entries without a day that are held longest; the keys that are gone."""
        gone = set([entry.key for entry in self if entry.day is None][:n])
        held = self._postings.get(None, {})
        for stem in list(held):
            held[stem] = [key for key in held[stem] if key not in gone]
            if not held[stem]:
                del held[stem]
        self._let_go(gone)
        return gone

    def _let_go(self, gone: set[str]) -> None:
        for key in gone:
            for other in self._by_key.pop(key).near:
                if other in self._by_key:
                    self._by_key[other].near.pop(key, None)

    def snapshot(self) -> list[dict[str, Any]]:
        """The entries as plain data."""
        return [
            {
                "key": e.key,
                "day": [e.day.number, e.day.hours] if e.day else None,
                "title": e.title,
                "article_ids": sorted(e.article_ids),
                "bag": [dict(e.bag.words), dict(e.bag.title), dict(e.bag.names)],
                "near": e.near,
            }
            for e in sorted(self, key=lambda e: e.place)
        ]

    @classmethod
    def restore(cls, rows: Iterable[Mapping[str, Any]]) -> Entries:
        """The entries of a snapshot."""
        made = cls()
        for row in rows:
            words, title, names = row["bag"]
            day = Day(*row["day"]) if row["day"] else None
            bag = Bag(words=dict(words), title=dict(title), names=dict(names))
            ids = set(row["article_ids"])
            made._hold(Entry(key=row["key"], day=day, bag=bag, title=row["title"], article_ids=ids, near=dict(row["near"])))
        return made


def _key_stems(bag: Bag) -> list[str]:
    return nlargest(_KEY_STEMS, bag.words, key=lambda stem: (bag.words[stem], stem))
