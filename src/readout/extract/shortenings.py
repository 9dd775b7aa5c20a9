"""Short forms of names that an article itself explains: "the Lake Guard Union (LGU)", and "the Post" after "The Lake Post"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.model.statement import Mention

__all__ = ["find_acronyms", "to_full_outlets"]

_EXPLAINED = re.compile(
    r"(?P<long>[A-Z][\w’'&-]+(?:[ -](?:[A-Z][\w’'&-]*|of|for|and|the|on|in|to|de|&)){1,9})\s\((?:the\s)?(?P<short>[A-Z]{2,7})\)"
)
_CAPITALS = re.compile(r"(?<![\w.-])[A-Z]{3,6}(?![\w.-])")
_LAST = frozenset(
    "Administration Agency Alliance Association Authority Board Bureau Center Centre Coalition Commission Committee Company Conference "
    "Congress Corporation Council Department Enforcement Federation Force Forces Foundation Front Fund Group Initiative Institute League "
    "Ministry Movement Network Office Organisation Organization Party Program Programme Project Service Services Society Trust "
    "Union".split()
)
"""Last words by which a name is a body's."""
_NAME = re.compile(r"[A-Z][a-z’]+(?: (?:of|for|and|the|on|in|to|de|[A-Z][a-z’]+)){2,9}")
_WITH_NEWS = 2
_SMALL = frozenset("of for and the on in to de &".split())


def find_acronyms(text: str) -> dict[str, str]:
    """The long form of each acronym that the text sets in brackets behind it, or of which it names the one body with these initials.

    >>> find_acronyms("She leads the Girl Guides of Ohio (GGO).")
    {'GGO': 'Girl Guides of Ohio'}
    >>> find_acronyms("The Ohio Family Association met. The OFA said it was glad.")
    {'OFA': 'Ohio Family Association'}
    """
    found: dict[str, str] = {}
    for match in _EXPLAINED.finditer(text):
        words = match["long"].split()
        for n in range(len(words)):
            initials = "".join(word[0] for word in words[n:] if word not in _SMALL).upper()
            if initials == match["short"] and words[n] not in _SMALL:
                found.setdefault(match["short"], " ".join(words[n:]))
    named: dict[str, set[str]] = defaultdict(set)
    for short, body in _bodies(text) if (used := set(_CAPITALS.findall(text)) - found.keys()) else ():
        if short in used and body not in found.values():
            named[short].add(body)
    return found | {short: min(bodies) for short, bodies in named.items() if len(bodies) == 1}


def _bodies(text: str) -> Iterator[tuple[str, str]]:
    """The initials and the name of whatever in a text may be a body by its last word."""
    for match in _NAME.finditer(text):
        words = match.group().split()
        for end in (n for n, word in enumerate(words) if word in _LAST):
            for start in range(end):
                if words[start] not in _SMALL:
                    yield "".join(word[0] for word in words[start : end + 1] if word not in _SMALL), " ".join(words[start : end + 1])


def to_full_outlets(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order; one word that ends the name of an outlet named before means that outlet."""
    ends: dict[str, Mention] = {}
    result = []
    for mention in mentions:
        words = mention.name.removeprefix("The ").split()
        fuller = ends.get(words[-1]) if len(words) == 1 and mention.kind in ("organisation", "other", "outlet") else None
        if fuller is not None:
            mention = replace(fuller, span=mention.span)
        elif mention.kind == "outlet" and len(words) > 1 and words[-1] != "News":
            ends[words[-1]] = mention
        elif mention.kind == "outlet" and len(words) == _WITH_NEWS and words[0].isupper():
            ends[words[0]] = mention
        result.append(mention)
    return result
