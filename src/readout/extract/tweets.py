"""Posts set into a report with their signature: text — Name (@handle) date."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Tweet", "find_tweets"]

_LINKS = r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+))*"
_DATE = r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
_SIGNATURE = re.compile(rf"{_LINKS}\s*(?P<sign>[—–-]{{1,2}}\s*(?P<name>[^()—–\n]{{2,60}}?)\s*\(@\w{{1,20}}\))(?:\s+(?P<date>{_DATE}))?")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s+(?=[\"“‘'(.]?[@#A-Z])")
_LONGEST = 330


@dataclass(frozen=True, slots=True)
class Tweet:
    """A post in a paragraph, in characters of the article: its words, its signature, and the name in it; half-open.

    `until` is where the signature with its date ends.
    """

    start: int
    end: int
    sign: tuple[int, int]
    name: tuple[int, int]
    until: int


def find_tweets(text: str, start: int, end: int) -> tuple[Tweet, ...]:
    """The posts in the paragraph from `start` to `end`, in order.

    A signature must end the paragraph or carry a date. A post reaches back to the one before or to the start of the
    paragraph; if that is further than a post can be long, to the first sentence within reach.
    """
    found: list[Tweet] = []
    if "(@" not in text[start:end]:
        return ()
    for match in _SIGNATURE.finditer(text, start, end):
        if match["date"] is None and text[match.end() : end].strip(" .,"):
            continue
        first = found[-1].until if found else start
        if match.start() - first > _LONGEST:
            first = next((m.end() for m in _SENTENCE_END.finditer(text, match.start() - _LONGEST, match.start())), match.start())
        while first < match.start() and text[first].isspace():
            first += 1
        if first < match.start():
            found.append(Tweet(first, match.start(), match.span("sign"), match.span("name"), match.end()))
    return tuple(found)
