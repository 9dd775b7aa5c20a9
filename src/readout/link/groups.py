"""Clauses that say the same, gathered: average linkage over judged pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

__all__ = ["gather", "gather_all"]

Pair = tuple[int, int]

_MOST_CLAIMS = 3
_SOME_LIKENESS = 0.05
_MOST = 0.75
_SHARE = 0.35
_SURE = 0.4
"""The least mean of a group that takes in a further member, ..."""
_LOOSER = 0.25
"""... of a member of an article that it has none of yet, ..."""
_SECOND = 0.35
"""... of a second member of an article, ..."""
_AS_AT_HOME = 0.6
"""... and how many times the mean to the group that it is in already."""


def gather(
    pairs: Mapping[Pair, float], article_of: Sequence[str], threshold: float, may_join: Callable[[int, int], bool], share: float = 0.0
) -> list[list[int]]:
    """Groups of two or more members, each sorted, in the order of their first member.

    Two groups become one, likest pair first, while the mean over their cross-article pairs reaches the threshold and a share of the mean
    within the closer of them, and three quarters of these pairs have some likeness; a pair that was not judged counts 0. So a chain of
    likenesses does not make one claim of many, nor does one pair that is very like, and what is alike in itself stays apart from what is
    only somewhat like it. Ties are broken by the members' numbers, so the result depends on the pairs alone.

    Args:
        pairs: Probability that two members say the same, for judged pairs, lower member first.
        article_of: Each member's article.
        threshold: Least mean probability, in [0, 1].
        may_join: Whether two members may stand in one group at all.
        share: Least part of the mean likeness within a group that what joins it must have, in [0, 1].
    """
    owner = list(range(len(article_of)))
    members = {i: [i] for i in owner}
    unfit: dict[Pair, tuple[int, int]] = {}
    for (a, b), score in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if score < threshold:
            break
        left, right = owner[a], owner[b]
        sizes = len(members[left]), len(members[right])
        if left == right or unfit.get((left, right)) == sizes:
            continue
        if not _fit(members[left], members[right], pairs, article_of, threshold, may_join, share):
            unfit[left, right], unfit[right, left] = sizes, sizes[::-1]
            continue
        for member in members[right]:
            owner[member] = left
        members[left] += members.pop(right)
    return sorted(sorted(group) for group in members.values() if len(group) > 1)


def _fit(
    left: Sequence[int],
    right: Sequence[int],
    pairs: Mapping[Pair, float],
    article_of: Sequence[str],
    threshold: float,
    may_join: Callable[[int, int], bool],
    share: float,
) -> bool:
    scores = _across(((a, b) for a in left for b in right), pairs, article_of)
    if not scores or fmean(scores) < threshold:
        return False
    within = [_across(combinations(group, 2), pairs, article_of) for group in (left, right)]
    least = max([threshold, *(share * fmean(own) for own in within if own)])
    n_like = sum(score >= _SOME_LIKENESS for score in scores)
    is_like = fmean(scores) >= least and n_like >= _MOST * len(scores)
    return is_like and all(may_join(a, b) for a in left for b in right)


def _across(both: Iterable[Pair], pairs: Mapping[Pair, float], article_of: Sequence[str]) -> list[float]:
    """The scores of those pairs of members that are of two articles."""
    return [pairs.get((a, b) if a < b else (b, a), 0.0) for a, b in both if article_of[a] != article_of[b]]


def gather_all(
    pairs: Mapping[Pair, float],
    article_of: Sequence[str],
    threshold: float,
    may_join: Callable[[int, int], bool],
    may_enter: Callable[[int, int], bool] | None = None,
) -> list[list[int]]:
    """Groups of which a member may stand in several: one place may carry several claims.

    The first are those of `gather`; then, twice, those that the pairs make which stand together in none yet. Each that is sure takes in
    what else is like it (`_take_in`). A group that lies within another is left out. Arguments as in `gather`; `may_enter` is what
    `may_join` is, for two of which one is taken in (the same, if left out).
    """
    rounds: list[list[list[int]]] = []
    rest = dict(pairs)
    for _ in range(_MOST_CLAIMS):
        rounds.append(gather(rest, article_of, threshold, may_join, _SHARE))
        for group in rounds[-1]:
            for pair in combinations(group, 2):
                rest.pop(pair, None)
    grown = _take_in(rounds, pairs, article_of, may_enter or may_join)
    whole = list(dict.fromkeys(map(frozenset, grown)))
    return [sorted(members) for members in whole if not any(members < other for other in whole)]


def _take_in(
    rounds: Sequence[Sequence[Sequence[int]]],
    pairs: Mapping[Pair, float],
    article_of: Sequence[str],
    may_enter: Callable[[int, int], bool],
) -> list[list[int]]:
    """The groups of all rounds, each with the members that are like it though no pair of theirs would have brought them in.

    What is sure bears a looser look: a group whose mean is .4 takes in the likest member of each article that it has none of, if its
    mean to the group is .25, and the likest further one of an article that it has, if that is .35. Either has to have some likeness to
    three quarters of the group, and to be six tenths as like it as it is like the group of the first round that it is in. What is taken
    in is judged by the group as it was, so that nothing drifts.
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in pairs.items():
        near[a][b] = near[b][a] = score
    at_home: dict[int, float] = {}
    for group in rounds[0]:
        for member in group:
            others = [other for other in group if article_of[other] != article_of[member]]
            at_home[member] = sum(near[member].get(other, 0.0) for other in others) / max(1, len(others))
    look = _Look(near, at_home, article_of, may_enter)
    return [look.grown(group) for groups in rounds for group in groups]


@dataclass(frozen=True, slots=True)
class _Look:
    """What the second look goes by: each member's likenesses, its mean to its first group, and two arguments of `gather_all`."""

    near: Mapping[int, Mapping[int, float]]
    at_home: Mapping[int, float]
    article_of: Sequence[str]
    may_enter: Callable[[int, int], bool]

    def grown(self, group: Sequence[int]) -> list[int]:
        """The group with what it takes in, sorted."""
        across = [self.near[a].get(b, 0.0) for a, b in combinations(group, 2) if self.article_of[a] != self.article_of[b]]
        if sum(across) < _SURE * len(across):
            return list(group)
        likest: dict[str, tuple[float, int]] = {}
        for other in {other for member in group for other in self.near[member]} - set(group):
            mean = self._mean(other, group)
            if mean is not None and all(self.may_enter(other, member) for member in group):
                article = self.article_of[other]
                likest[article] = max(likest.get(article, (0.0, 0)), (mean, -other))
        added: list[int] = []
        for _, lowered in sorted(likest.values(), reverse=True):
            if all(self.may_enter(-lowered, member) for member in added):
                added.append(-lowered)
        return sorted([*group, *added])

    def _mean(self, other: int, group: Sequence[int]) -> float | None:
        """How like a group something is that is not in it; None where that is not enough."""
        apart = [member for member in group if self.article_of[member] != self.article_of[other]]
        scores = [self.near[other].get(member, 0.0) for member in apart]
        if not scores:
            return None
        mean = sum(scores) / len(scores)
        least = _SECOND if len(apart) < len(group) else _LOOSER
        n_like = sum(score >= _SOME_LIKENESS for score in scores)
        is_like = mean >= max(least, _AS_AT_HOME * self.at_home.get(other, 0.0)) and n_like >= _MOST * len(scores)
        return mean if is_like else None
