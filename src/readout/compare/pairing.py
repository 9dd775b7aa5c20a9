"""Which voices of a story are worth weighing against each other, found by index and not by trying every two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from readout.compare.clash import Voice
from readout.compare.denials import TELLING_AT_ALL, negatives_of
from readout.compare.matter import weigh
from readout.compare.opposites import opposites_of
from readout.compare.points import may_differ_in_one
from readout.model.article import Span
from readout.model.statement import Clause
from readout.model.story import Judgement

__all__ = ["Judged", "pair_voices", "score_of", "scores_of"]

_LEAST_SHARED = 2


Judged = Mapping[tuple[Span, Span], float]
"""How sure it was judged that the clauses that begin with two spans say the same, in [0, 1]."""


def scores_of(judgements: Iterable[Judgement]) -> dict[tuple[Span, Span], float]:
    """How sure each pair of clauses was judged to say the same, by the first spans of both."""
    return {(one.left, one.right): one.score for one in judgements}


def score_of(left: Clause, right: Clause, judged: Judged) -> float:
    """How sure two clauses were judged to say the same, in [0, 1]; 0 where nobody judged."""
    one, other = left.spans[0], right.spans[0]
    return max(judged.get((one, other), 0.0), judged.get((other, one), 0.0))


def pair_voices(voices: Sequence[Voice], judged: Judged | None = None) -> Iterator[tuple[Voice, Voice, float]]:
    """Every two voices that may clash, in the order of the voices, each pair once, with how alike they were judged (0 if nobody did).

    Two may clash where they count one matter, give times for one act, or one says no to what the other says in words of which two
    at least are shared; where one has a word whose negative the other has; and where they were judged to be alike and both have a
    number or a time, or one says no. Cost grows with the number of such pairs.
    """
    found: set[tuple[int, int]] = set()
    found.update(_sharing((n, count.matter) for n, voice in enumerate(voices) for count in voice.counts))
    found.update(_sharing((n, voice.gist.predicate) for n, voice in enumerate(voices) if voice.clause.event.when and voice.gist.predicate))
    found.update(_denying(voices))
    found.update(_opposed(voices))
    found.update(_sharing((n, voice.gist.marks) for n, voice in enumerate(voices) if voice.statement and voice.statement.speaker))
    scores = _scores(voices, judged or {})
    found.update(scores)
    for a, b in sorted(found):
        yield voices[a], voices[b], scores.get((a, b), 0.0)


def _scores(voices: Sequence[Voice], judged: Judged) -> dict[tuple[int, int], float]:
    """The judged pairs of voices that both have a number or a time, or of which one says no."""
    at: dict[Span, list[tuple[int, bool, bool]]] = defaultdict(list)
    for n, voice in enumerate(voices):
        at[voice.clause.spans[0]].append((n, bool(voice.counts or voice.clause.event.when), voice.is_no or voice.clause.says_no))
    found: dict[tuple[int, int], float] = {}
    for (left, right), score in judged.items():
        for a, is_valued, is_no in at.get(left, ()):
            for b, is_valued_too, is_no_too in at.get(right, ()):
                if a != b and ((is_valued and is_valued_too) or is_no != is_no_too or may_differ_in_one(voices[a].side, voices[b].side)):
                    found[min(a, b), max(a, b)] = score
    return found


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
            shared = Counter(m for word in _denied_words(voice) if weigh([word]) >= TELLING_AT_ALL for m in saying.get(word, ()))
            yield from ((min(n, m), max(n, m)) for m, count in shared.items() if count >= _LEAST_SHARED)


def _denied_words(voice: Voice) -> frozenset[str]:
    return voice.denial.content if voice.denial else frozenset()


def _opposed(voices: Sequence[Voice]) -> Iterator[tuple[int, int]]:
    """Pairs of which one has a word whose negative or opposite the other has."""
    holding = _by_stem(voices, range(len(voices)))
    for n, voice in enumerate(voices):
        yield from (
            (min(n, m), max(n, m))
            for word in negatives_of(voice.gist.stems) | opposites_of(voice.gist.stems)
            for m in holding.get(word, ())
            if m != n
        )


def _by_stem(voices: Sequence[Voice], chosen: Iterable[int]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n in chosen:
        for word in voices[n].gist.stems | voices[n].gist.names:
            found[word].append(n)
    return found
