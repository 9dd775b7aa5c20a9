"""Which story follows which: one thing over weeks, told as several stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt
from typing import Any

from readout.link.bags import Weights, cosine
from readout.link.entries import Entry

__all__ = ["REACH_DAYS", "Chains", "Profile", "find_former", "make_profile"]

REACH_DAYS = 30
"""A story that ended longer ago is not gone on from."""

_N_STEMS = 40
_N_KEY_STEMS = 12
_LEAST_LIKE = 0.35


@dataclass(frozen=True, slots=True)
class Profile:
    """A story's first and last day, and the stems that tell it from others."""

    start: int
    end: int
    stems: Weights

    @property
    def key_stems(self) -> tuple[str, ...]:
        """The heaviest stems: stories that share none of them are not compared."""
        return tuple(nlargest(_N_KEY_STEMS, self.stems, key=lambda stem: (self.stems[stem], stem)))


def make_profile(entries: Iterable[Entry]) -> Profile | None:
    """The profile of a story's entries; None if none of them has a day."""
    held = list(entries)
    numbers = [entry.number for entry in held if entry.number is not None]
    if not numbers:
        return None
    weights: Counter[str] = Counter()
    for entry in sorted(held, key=lambda entry: entry.place):
        weights.update(dict(entry.bag.words))
    return Profile(min(numbers), max(numbers), _cut(weights))


def find_former(mine: Profile, others: Mapping[str, Profile]) -> str | None:
    """The story that one of this profile goes on from, of others by their ids; None if none of them is like enough.

    That is the likest of those that began before it and ended no more than 30 days before it began: cosine of the 40 heaviest stems of
    each, 0.35 or more. There are no labels that the threshold could be measured on.
    """
    likes = {
        other: cosine(mine.stems, profile.stems)
        for other, profile in others.items()
        if profile.start < mine.start and mine.start - profile.end <= REACH_DAYS
    }
    best = max(likes, key=lambda other: (likes[other], other), default=None)
    return best if best is not None and likes[best] >= _LEAST_LIKE else None


class Chains:
    """Profiles of the stories of the last 30 days, and for each the story that it goes on from."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}
        self._postings: dict[str, set[str]] = defaultdict(set)

    def remember(self, story_id: str, entries: Iterable[Entry]) -> None:
        """Take down a story's profile, in place of the one that it had; a story without a day has none."""
        self.forget(story_id)
        profile = make_profile(entries)
        if profile:
            self._put(story_id, profile)

    def _put(self, story_id: str, profile: Profile) -> None:
        self._profiles[story_id] = profile
        for stem in profile.key_stems:
            self._postings[stem].add(story_id)

    def forget(self, story_id: str) -> None:
        """Forget a story."""
        profile = self._profiles.pop(story_id, None)
        for stem in profile.key_stems if profile else ():
            self._postings[stem].discard(story_id)
            if not self._postings[stem]:
                del self._postings[stem]

    def forget_before(self, newest: int) -> None:
        """Forget the stories that no story of the day `newest` or after can follow."""
        for story_id in [i for i, profile in self._profiles.items() if profile.end < newest - 2 * REACH_DAYS]:
            self.forget(story_id)

    def before(self, story_id: str) -> str | None:
        """The story that this one follows, if any."""
        mine = self._profiles.get(story_id)
        if mine is None:
            return None
        candidates = {other for stem in mine.key_stems for other in self._postings.get(stem, ())}
        return find_former(mine, {other: self._profiles[other] for other in candidates})

    def snapshot(self) -> dict[str, Any]:
        """The profiles as plain data."""
        return {story_id: [profile.start, profile.end, dict(profile.stems)] for story_id, profile in self._profiles.items()}

    @classmethod
    def restore(cls, data: Mapping[str, Sequence[Any]]) -> Chains:
        """The chains of a snapshot."""
        made = cls()
        for story_id, (start, end, stems) in data.items():
            made._put(story_id, Profile(start, end, dict(stems)))
        return made


def _cut(weights: Weights) -> Weights:
    kept = nlargest(_N_STEMS, weights, key=lambda stem: (weights[stem], stem))
    length = sqrt(sum(weights[stem] ** 2 for stem in kept)) or 1.0
    return {stem: weights[stem] / length for stem in kept}
