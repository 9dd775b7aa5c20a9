"""Words that tell only whether a time is past, present or yet to come: "recently", "now", "soon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["BearingFound", "Direction", "find_bearings"]

Direction = Literal["past", "present", "future"]

_SOME = r"(?:several|some|many|a\s+few|few|a\s+couple\s+of|just|only|a\s+number\s+of|countless)"
_UNITS = r"(?:minutes|hours|days|weeks|months|years|decades|centuries|generations)"
_LENGTH = r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|few|several|couple|many|hour|day|week|month|year|decade|centur)"
_PRESENT = r"""(?:right\s+|just\s+|until\s+|for\s+|as\s+of\s+|by\s+)?now(?:adays)?|currently|current|presently|these\s+days|to\s+date
    |at\s+(?:the\s+present(?:\s+time)?|present|the\s+moment|this\s+(?:moment|time|point|stage))
    |for\s+the\s+(?:moment|present|time\s+being)|the\s+present"""
_PAST = rf"""(?:more\s+|most\s+|very\s+|just\s+)?recently|recent|lately|of\s+late|previously|formerly
    |(?:in\s+)?the\s+(?:recent\s+|distant\s+)?past(?!\w|\s+{_LENGTH})
    |(?:long|not\s+long|some\s+time|a\s+long\s+time|a\s+while|ages)\s+ago
    |(?:{_SOME}\s+)?{_UNITS}\s+ago|at\s+one\s+time|in\s+(?:earlier|past|former)\s+{_UNITS}"""
_FUTURE = r"""in\s+(?:the\s+)?(?:near\s+|not-too-distant\s+|foreseeable\s+|distant\s+)?future|the\s+(?:near\s+|foreseeable\s+)?future|future
    |(?:very\s+|pretty\s+|sometime\s+|any\s?time\s+)?soon(?!\s+(?:after|before))|shortly(?!\s+(?:after|before))|some\s?day|in\s+due\s+course
    |before\s+long|at\s+a\s+later\s+(?:date|time|stage)|later\s+on(?!\s+(?:the|[a-z]+day)\b)"""
_BEARING = re.compile(
    rf"""(?<![\w-])(?:
      (?P<present>{_PRESENT})
    | (?P<past>{_PAST})
    | (?P<future>{_FUTURE})
    )(?![\w-])""",
    re.X | re.I,
)  # fmt: skip
_NEAR = re.compile(r"\brecent|\blately|\bof\s+late|\bsoon|\bshortly|\bnear|\bbefore\s+long|\bminutes|\bhours|\bdays", re.I)


@dataclass(frozen=True, slots=True)
class BearingFound:
    """Characters `start` to `end` of a text tell that a time lies in one direction from the day of writing, and no more.

    `is_near` holds where they tell that it is not far ("recently", "soon").
    """

    start: int
    end: int
    direction: Direction
    is_near: bool = False


def find_bearings(text: str) -> Iterator[BearingFound]:
    """The words of a text that tell past, present or future without a place on the calendar, in order.

    >>> [(text[one.start : one.end], one.direction) for text in ["It was recently sold and will soon close"] for one in find_bearings(text)]
    [('recently', 'past'), ('soon', 'future')]
    """
    for match in _BEARING.finditer(text):
        direction: Direction = "present" if match["present"] else "past" if match["past"] else "future"
        yield BearingFound(match.start(), match.end(), direction, bool(_NEAR.search(match.group())))
