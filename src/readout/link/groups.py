"""Clauses that say the same, gathered: average linkage over judged pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

__all__ = ["gather", "gather_all"]

Pair = tuple[int, int]

_MOST_CLAIMS = 3
_SOME_LIKENESS = 0.05
_MOST = 0.75


def gather(
    pairs: Mapping[Pair, float], article_of: Sequence[str], threshold: float, may_join: Callable[[int, int], bool]
) -> list[list[int]]:
    """Groups of two or more members, each sorted, in the order of their first member.

    Two groups become one, likest pair first, while the mean over their cross-article pairs reaches the threshold and three quarters of
    these have some likeness; a pair that was not judged counts 0. So a chain of likenesses does not make one claim of many, nor does one
    pair that is very like. Ties are broken by the members' numbers, so the result depends on the pairs alone.

    Args:
        pairs: Probability that two members say the same, for judged pairs, lower member first.
        article_of: Each member's article.
        threshold: Least mean probability, in [0, 1].
        may_join: Whether two members may stand in one group at all.
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
        if not _fit(members[left], members[right], pairs, article_of, threshold, may_join):
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
) -> bool:
    scores: list[float] = []
    for a in left:
        for b in right:
            if not may_join(a, b):
                return False
            if article_of[a] != article_of[b]:
                scores.append(pairs.get((a, b) if a < b else (b, a), 0.0))
    n_like = sum(score >= _SOME_LIKENESS for score in scores)
    return bool(scores) and sum(scores) / len(scores) >= threshold and n_like >= _MOST * len(scores)


def gather_all(
    pairs: Mapping[Pair, float], article_of: Sequence[str], threshold: float, may_join: Callable[[int, int], bool]
) -> list[list[int]]:
    """Groups of which a member may stand in up to three: one place may carry several claims.

    The first are those of `gather`; then, twice, those that the pairs make which stand together in none yet. A group that lies within
    another is left out. Arguments as in `gather`.
    """
    found: list[list[int]] = []
    rest = dict(pairs)
    for _ in range(_MOST_CLAIMS):
        more = gather(rest, article_of, threshold, may_join)
        for group in more:
            for pair in combinations(group, 2):
                rest.pop(pair, None)
        found += more
    whole = [frozenset(group) for group in found]
    return [group for group, members in zip(found, whole, strict=True) if not any(members < other for other in whole)]
