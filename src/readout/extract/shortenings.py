"""Short forms of names that an article itself explains: "the Lake Guard Union (LGU)", and "the Post" after "The Lake Post"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.model.statement import Mention

__all__ = ["find_acronyms", "to_full_outlets"]

_EXPLAINED = re.compile(
    r"(?P<long>[A-Z][\w’'&-]+(?:[ -](?:[A-Z][\w’'&-]*|of|for|and|the|on|in|to|de|&)){1,9})\s\((?:the\s)?(?P<short>[A-Z]{2,7})\)"
)
_CAPITALS = re.compile(r"(?<![\w.-])[A-Z]{3,6}(?![\w.-])")
_LAST = (
    "Administration|Agency|Alliance|Association|Authority|Board|Bureau|Center|Centre|Coalition|Commission|Committee|Company|Conference|"
    "Congress|Corporation|Council|Department|Enforcement|Federation|Forces?|Foundation|Front|Fund|Group|Initiative|Institute|League|"
    "Ministry|Movement|Network|Office|Organi[sz]ation|Party|Program|Programme|Project|Services?|Society|Trust|Union"
)
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
    for short in dict.fromkeys(_CAPITALS.findall(text)):
        bodies = {match.group() for match in _pattern_of(short).finditer(text)}
        if short not in found and len(bodies) == 1 and bodies.isdisjoint(found.values()):
            found[short] = bodies.pop()
    return found


def _pattern_of(short: str) -> re.Pattern[str]:
    """What a body's name with these initials looks like; its last word tells that it is one's."""
    small = f"(?: (?:{'|'.join(sorted(_SMALL))}))*"
    firsts = "".join(rf"{first}[a-z’]+{small} " for first in short[:-1])
    return re.compile(rf"\b{firsts}(?={short[-1]})(?:{_LAST})\b")


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
