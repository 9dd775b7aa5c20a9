"""Which voices of a story are worth weighing against each other, found by index and not by trying every two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from readout.compare.clash import Voice
from readout.compare.denials import TELLING_AT_ALL, negatives_of
from readout.compare.matter import weigh

__all__ = ["pair_voices"]

_LEAST_SHARED = 2


def pair_voices(voices: Sequence[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """Every two voices that may clash, in the order of the voices, each pair once.

    Two may clash where they count one matter, give times for one act, or one says no to what the other says in words of which two
    at least are shared; or where one has a word whose negative the other has. Cost grows with the number of such pairs.
    """
    found: set[tuple[int, int]] = set()
    found.update(_sharing((n, count.matter) for n, voice in enumerate(voices) for count in voice.counts))
    found.update(_sharing((n, voice.gist.predicate) for n, voice in enumerate(voices) if voice.clause.event.when and voice.gist.predicate))
    found.update(_denying(voices))
    found.update(_opposed(voices))
    for a, b in sorted(found):
        yield voices[a], voices[b]


def _sharing(keyed: Iterable[tuple[int, Hashable]]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers that stand under one key."""
    groups: dict[Hashable, dict[int, None]] = defaultdict(dict)
    for n, key in keyed:
        groups[key][n] = None
    for group in groups.values():
        yield from combinations(group, 2)


def _denying(voices: Sequence[Voice]) -> Iterator[tuple[int, int]]:
    """Pairs of a voice that says no and one that does not, with two telling words in common."""
    saying: Mapping[str, list[int]] = _by_stem(voices, [n for n, voice in enumerate(voices) if not voice.is_no])
    for n, voice in enumerate(voices):
        if voice.is_no:
            shared = Counter(m for word in voice.gist.stems if weigh([word]) >= TELLING_AT_ALL for m in saying.get(word, ()))
            yield from ((min(n, m), max(n, m)) for m, count in shared.items() if count >= _LEAST_SHARED)


def _opposed(voices: Sequence[Voice]) -> Iterator[tuple[int, int]]:
    """Pairs of which one has a word whose negative the other has."""
    holding = _by_stem(voices, range(len(voices)))
    for n, voice in enumerate(voices):
        yield from ((min(n, m), max(n, m)) for word in negatives_of(voice.gist) for m in holding.get(word, ()) if m != n)


def _by_stem(voices: Sequence[Voice], chosen: Iterable[int]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n in chosen:
        for word in voices[n].gist.stems:
            found[word].append(n)
    return found
