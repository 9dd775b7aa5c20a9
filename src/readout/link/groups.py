"""Clauses that say the same, gathered: average linkage over judged pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

__all__ = ["gather", "gather_rest"]

Pair = tuple[int, int]


def gather(
    pairs: Mapping[Pair, float], article_of: Sequence[str], threshold: float, may_join: Callable[[int, int], bool]
) -> list[list[int]]:
    """Groups of two or more members, each sorted, in the order of their first member.

    Two groups become one, likest pair first, while the mean over their cross-article pairs reaches the threshold; a pair that was not
    judged counts 0. So a chain of likenesses does not make one claim of many. Ties are broken by the members' numbers, so the result
    depends on the pairs alone.

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
    total, n = 0.0, 0
    for a in left:
        for b in right:
            if not may_join(a, b):
                return False
            if article_of[a] != article_of[b]:
                total += pairs.get((a, b) if a < b else (b, a), 0.0)
                n += 1
    return n > 0 and total / n >= threshold


def gather_rest(
    pairs: Mapping[Pair, float],
    groups: Sequence[Sequence[int]],
    article_of: Sequence[str],
    threshold: float,
    may_join: Callable[[int, int], bool],
) -> list[list[int]]:
    """Further groups from the pairs that stand in none of `groups`, gathered as in `gather`: one place may carry several claims."""
    held = {(a, b) for group in groups for a in group for b in group}
    return gather({pair: score for pair, score in pairs.items() if pair not in held}, article_of, threshold, may_join)
