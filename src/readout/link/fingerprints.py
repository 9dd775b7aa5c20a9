"""Shared stretches among all articles of the last days of a stream, whatever story they are in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Any
from zlib import crc32

from readout.errors import BadRecord
from readout.link.likeness import day_of
from readout.link.reuse import Prose, prose_of_text, reuse_between
from readout.model.article import Article
from readout.model.story import Reuse

__all__ = ["MOST_ALIGNED", "MOST_WITH_ONE", "ReuseIndex", "fingerprint", "least_shared"]

MOST_WITH_ONE = 200
"""A fingerprint that so many articles share tells nothing more."""

MOST_ALIGNED = 20
"""With how many others an article is aligned."""

_SHINGLE_WORDS = 5
_WINNOW = 4
_LEAST_SHARED = 4
_LEAST_SHARE_OF_ONE = 0.3
_MOST_PROSE_KEPT = 1_000
_FORMAT = "readout-fingerprints/1"
_UNDATED = -1


def fingerprint(prose: Prose) -> frozenset[int]:
    """Hashes of some five-word shingles of the words that are not quoted: of any four in a row, the least.

    So two texts that share eight words in a row share a fingerprint, and a text keeps about two hashes of five. Method: Schleimer,
    Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003).
    """
    stems = [stem for stem, is_quoted in zip(prose.stems, prose.is_quoted, strict=True) if not is_quoted]
    hashes = [crc32(" ".join(stems[i : i + _SHINGLE_WORDS]).encode()) for i in range(max(0, len(stems) - _SHINGLE_WORDS + 1))]
    if len(hashes) <= _WINNOW:
        return frozenset(hashes)
    return frozenset(min(hashes[i : i + _WINNOW]) for i in range(len(hashes) - _WINNOW + 1))


def least_shared(n_marks: int, n_others: int, *, is_of_one: bool) -> float:
    """How many fingerprints two articles that have so many must share to be aligned.

    Four, or all of the fewer; of one outlet's articles (`is_of_one`) three of ten, since an outlet repeats its notices.
    """
    fewer = min(n_marks, n_others)
    return max(min(_LEAST_SHARED, fewer), _LEAST_SHARE_OF_ONE * fewer if is_of_one else 0)


class ReuseIndex:
    """Fingerprints of the articles of the last days, by which copies are found; older days are forgotten.

    Adding an article costs in proportion to its words: it is aligned with the twenty that share most fingerprints with it, four or more,
    those held longest first. A fingerprint that 200 held articles share (a notice, a set phrase) tells nothing more and is passed over,
    unless half of an article's are of that kind: then it is one more reprint of a text that 200 have printed, and their first holders
    are looked at. Two articles of one outlet must share three fingerprints of ten, since an outlet repeats its notices.

    `n_aligned` counts the pairs that were ever aligned.

    Args:
        n_days: How many calendar days with articles are held; the day that was longest without a new article goes first.

    Raises:
        BadRecord: If `n_days` is less than 1.
    """

    def __init__(self, n_days: int = 21) -> None:
        if n_days < 1:
            raise BadRecord(f"an index of reuse cannot hold {n_days} days", "let it hold 1 or more")
        self._n_days = n_days
        self._held: dict[int, dict[str, Article]] = {}
        self._day_of: dict[str, int] = {}
        self._place_of: dict[str, int] = {}
        self._n_held = 0
        self._with: dict[int, list[str]] = defaultdict(list)
        self._marks: dict[str, frozenset[int]] = {}
        self._prose: dict[str, Prose] = {}
        self.n_aligned = 0

    def add(self, article: Article) -> tuple[Reuse, ...]:
        """The stretches that the article shares with articles that came before, longest first; the article is held from now on.

        The earlier of each two by id is on the left. An article that is already held adds nothing.
        """
        if article.id in self._day_of:
            return ()
        mine = prose_of_text(article)
        marks = fingerprint(mine)
        found = [reuse for other in self._alike(article, marks) for reuse in self._between(mine, other)]
        self._keep(mine)
        self._hold(article, marks)
        return tuple(sorted(found, key=lambda r: (-r.n_words, r.left, r.right)))

    def _alike(self, article: Article, marks: frozenset[int]) -> list[str]:
        """The held articles that share most fingerprints with one, so many at most."""
        holders = [self._with[mark] for mark in marks if mark in self._with]
        few = [ids for ids in holders if len(ids) < MOST_WITH_ONE]
        if 2 * (len(holders) - len(few)) >= len(marks):
            few = [ids if len(ids) < MOST_WITH_ONE else ids[:MOST_ALIGNED] for ids in holders]
        shared = Counter(other for ids in few for other in ids)
        likely = [(other, n) for other, n in shared.items() if n >= self._least(article, marks, other)]
        return [other for other, _ in nsmallest(MOST_ALIGNED, likely, key=lambda one: (-one[1], self._place_of[one[0]]))]

    def _least(self, article: Article, marks: frozenset[int], other: str) -> float:
        """How many fingerprints must be shared."""
        is_of_one = article.outlet_id is not None and article.outlet_id == self._held[self._day_of[other]][other].outlet_id
        return least_shared(len(marks), len(self._marks[other]), is_of_one=is_of_one)

    def _between(self, mine: Prose, other: str) -> Sequence[Reuse]:
        self.n_aligned += 1
        theirs = self._prose.pop(other, None) or prose_of_text(self._held[self._day_of[other]][other])
        self._keep(theirs)
        return reuse_between(*sorted((mine, theirs), key=lambda prose: prose.article.id))

    def _keep(self, prose: Prose) -> None:
        self._prose[prose.article.id] = prose
        if len(self._prose) > _MOST_PROSE_KEPT:
            del self._prose[next(iter(self._prose))]

    def _hold(self, article: Article, marks: frozenset[int]) -> None:
        day = day_of(article)
        number = day.number if day else _UNDATED
        held = self._held.pop(number, {})
        held[article.id] = article
        self._held[number] = held
        self._day_of[article.id] = number
        self._place_of[article.id] = self._n_held
        self._n_held += 1
        self._marks[article.id] = marks
        for mark in marks:
            self._with[mark].append(article.id)
        while len(self._held) > self._n_days:
            for article_id in self._held.pop(next(iter(self._held))):
                self._let_go(article_id)

    def _let_go(self, article_id: str) -> None:
        del self._day_of[article_id], self._place_of[article_id]
        self._prose.pop(article_id, None)
        for mark in self._marks.pop(article_id):
            self._with[mark].remove(article_id)
            if not self._with[mark]:
                del self._with[mark]

    def snapshot(self) -> dict[str, Any]:
        """The whole index as plain data (dicts, lists, strings, numbers), fit for JSON; the articles themselves stay with their keeper."""
        return {
            "format": _FORMAT,
            "n_days": self._n_days,
            "days": [[number, sorted(held, key=self._place_of.__getitem__)] for number, held in self._held.items()],
            "places": dict(self._place_of),
            "n_held": self._n_held,
            "marks": {article_id: sorted(marks) for article_id, marks in self._marks.items()},
        }

    @classmethod
    def restore(cls, data: Mapping[str, Any], articles: Mapping[str, Article]) -> ReuseIndex:
        """The index of a snapshot, with the articles that it held, by their ids; it goes on as the one that was snapshot would have.

        Raises:
            BadRecord: If this is no snapshot of an index of reuse, or an article that it held is not given.
        """
        if data.get("format") != _FORMAT:
            raise BadRecord(f"a snapshot of reuse has the format {data.get('format')!r}, not {_FORMAT!r}", "make the index anew")
        missing = sorted(set(data["places"]) - set(articles))
        if missing:
            raise BadRecord(f"the article {missing[0]!r} of a snapshot of reuse is not given", "give every article that it held")
        made = cls(data["n_days"])
        made._held = {number: {article_id: articles[article_id] for article_id in ids} for number, ids in data["days"]}
        made._day_of = {article_id: number for number, ids in data["days"] for article_id in ids}
        made._place_of, made._n_held = dict(data["places"]), data["n_held"]
        made._marks = {article_id: frozenset(marks) for article_id, marks in data["marks"].items()}
        for article_id in sorted(made._marks, key=made._place_of.__getitem__):
            for mark in made._marks[article_id]:
                made._with[mark].append(article_id)
        return made
