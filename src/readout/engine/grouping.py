"""Where new articles go: the one place that says how stories of a store are grouped."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import timedelta

from readout.extract import Extraction
from readout.link.stories import group_stories

__all__ = ["WINDOW", "regroup"]

WINDOW = timedelta(days=3)
"""Articles published further apart are never one story, so nothing further away is looked at."""


def regroup(extractions: Sequence[Extraction], known: Sequence[Sequence[str]], arrived: Set[str]) -> list[list[str]]:
    """The groups of articles after some arrived: every article in exactly one, as ids.

    Known stories stay as they are, unless an article that arrived belongs to one, or draws articles out of one; what is left of such a
    story stays together as far as the grouping of all holds it together.

    Args:
        extractions: Those of all articles in question, in any order.
        known: The stories before, as ids of articles.
        arrived: The articles that no story holds yet.
    """
    grouped = group_stories([x.article for x in extractions], [p for x in extractions for p in x.passages])
    found = [set(story.article_ids) for story in grouped]
    groups = [group for group in found if group & arrived]
    taken = set[str]().union(*groups) if groups else set()
    for story in known:
        left = set(story) - taken
        is_whole = len(left) == len(set(story))
        groups += [left] if is_whole else [left & group for group in found if left & group]
    return sorted(sorted(group) for group in groups if group)
