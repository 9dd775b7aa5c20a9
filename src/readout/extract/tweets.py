"""Posts set into a report with their signature: text — Name (@handle) date."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Tweet", "find_tweet"]

_SIGNATURE = re.compile(
    r"(?P<links>(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+))*)\s*(?P<sign>[—–-]{1,2}\s*(?P<name>[^()—–]{2,60}?)\s*\(@\w{1,20}\))(?:\s+\w+\.? \d{1,2}, \d{4})?\W*$"
)


@dataclass(frozen=True, slots=True)
class Tweet:
    """A post in a paragraph, in characters of the article: its words, its signature, and the name in it; half-open."""

    start: int
    end: int
    sign: tuple[int, int]
    name: tuple[int, int]


def find_tweet(text: str, start: int, end: int) -> Tweet | None:
    """The post that fills the paragraph from `start` to `end`, or None if the paragraph is no post."""
    if "(@" not in text[start:end]:
        return None
    match = _SIGNATURE.search(text, start, end)
    if match is None or match.start() <= start:
        return None
    return Tweet(start, match.start(), match.span("sign"), match.span("name"))
