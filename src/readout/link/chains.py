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

__all__ = ["Chains"]

_REACH_DAYS = 30
_N_STEMS = 40
_N_KEY_STEMS = 12
_LEAST_LIKE = 0.35


@dataclass(frozen=True, slots=True)
class _Profile:
    """A story's first and last day, and the stems that tell it from others."""

    start: int
    end: int
    stems: Weights


class Chains:
    """Profiles of the stories of the last 30 days, and for each the story that it goes on from.

    A story follows the likest of those that began before it and ended no more than 30 days before it began: cosine of the 40
    heaviest stems of each, 0.35 or more. There are no labels that the threshold could be measured on.
    """

    def __init__(self) -> None:
        self._profiles: dict[str, _Profile] = {}
        self._postings: dict[str, set[str]] = defaultdict(set)

    def remember(self, story_id: str, entries: Iterable[Entry]) -> None:
        """Take down a story's profile, in place of the one that it had; a story without a day has none."""
        self.forget(story_id)
        held = list(entries)
        numbers = [entry.number for entry in held if entry.number is not None]
        if not numbers:
            return
        weights: Counter[str] = Counter()
        for entry in held:
            weights.update(dict(entry.bag.words))
        self._put(story_id, _Profile(min(numbers), max(numbers), _cut(weights)))

    def _put(self, story_id: str, profile: _Profile) -> None:
        self._profiles[story_id] = profile
        for stem in _key_stems(profile.stems):
            self._postings[stem].add(story_id)

    def forget(self, story_id: str) -> None:
        """Forget a story."""
        profile = self._profiles.pop(story_id, None)
        for stem in _key_stems(profile.stems) if profile else ():
            self._postings[stem].discard(story_id)
            if not self._postings[stem]:
                del self._postings[stem]

    def forget_before(self, newest: int) -> None:
        """Forget the stories that no story of the day `newest` or after can follow."""
        for story_id in [i for i, profile in self._profiles.items() if profile.end < newest - 2 * _REACH_DAYS]:
            self.forget(story_id)

    def before(self, story_id: str) -> str | None:
        """The story that this one follows, if any."""
        mine = self._profiles.get(story_id)
        if mine is None:
            return None
        candidates = {other for stem in _key_stems(mine.stems) for other in self._postings.get(stem, ())}
        likes = {
            other: cosine(mine.stems, profile.stems)
            for other in candidates
            if (profile := self._profiles[other]).start < mine.start and mine.start - profile.end <= _REACH_DAYS
        }
        best = max(likes, key=lambda other: (likes[other], other), default=None)
        return best if best is not None and likes[best] >= _LEAST_LIKE else None

    def snapshot(self) -> dict[str, Any]:
        """The profiles as plain data."""
        return {story_id: [profile.start, profile.end, dict(profile.stems)] for story_id, profile in self._profiles.items()}

    @classmethod
    def restore(cls, data: Mapping[str, Sequence[Any]]) -> Chains:
        """The chains of a snapshot."""
        made = cls()
        for story_id, (start, end, stems) in data.items():
            made._put(story_id, _Profile(start, end, dict(stems)))
        return made


def _cut(weights: Weights) -> Weights:
    kept = nlargest(_N_STEMS, weights, key=lambda stem: (weights[stem], stem))
    length = sqrt(sum(weights[stem] ** 2 for stem in kept)) or 1.0
    return {stem: weights[stem] / length for stem in kept}


def _key_stems(stems: Weights) -> list[str]:
    return nlargest(_N_KEY_STEMS, stems, key=lambda stem: (stems[stem], stem))
