"""Quotation marks of a text, paired."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Quotation", "find_quotations", "is_open"]

_DOUBLE = '"“”„‟＂'
_PAIRS = {"«": "»", "「": "」", "『": "』", "‹": "›"}
_SINGLE = "'‘’‚‛"
_MARK = re.compile(f"’’|[{_DOUBLE}{_SINGLE}{''.join(_PAIRS)}{''.join(_PAIRS.values())}]|``|''")
_ELIDED = re.compile(r"['‘’](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n['’]|\d\d\b)", re.IGNORECASE)
_SAID = "said|says|told|wrote|writes|tweeted|added|asked|argued|explained|replied|responded"
_ATTRIBUTED = re.compile(
    r"[,?!]\s(?:(?:the |a )?(?:[\w-]+\s){0,3}(?:[A-Z][\w.’'-]+\s){1,3}|(?:he|she|they)\s)"
    rf"(?:{_SAID})(?:\s(?:on|in|to|at|last|this)\s[^.,;!?]{1, 40})?\.",
)
"""A bare attribution: a name or pronoun and a verb of saying, with little behind."""
_BEHIND = re.compile(rf"\s(?:(?:[A-Z][\w.’'-]+\s){{1,3}}|(?:he|she|they)\s)(?:{_SAID})\b")
"""Who said it, behind the mark that closes a quotation."""
_CLOSING = ",.!?"
"""Behind these and before a space a mark closes, whichever way it is turned."""
_LONGEST_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: characters `start` to `end`, marks not among them.

    `outer_start` and `outer_end` take the marks in; where the paragraph ends first because the next one opens with a mark again,
    `end` and `outer_end` are one.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int


def is_open(text: str) -> bool:
    """Whether double marks at the end of a stretch of one paragraph leave a quotation open."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The outermost quotations of each paragraph, in order and without overlap.

    Apostrophes are never marks. A quotation ends with its paragraph; one that is not closed counts only if the
    paragraph opens with it, or if the next paragraph opens with a mark again.

    Args:
        text: The whole text.
        paragraphs: Character ranges of the paragraphs, in order.
    """
    ranges = list(paragraphs)
    found: list[Quotation] = []
    for number, (start, end) in enumerate(ranges):
        after = text[slice(*ranges[number + 1])][:1] if number + 1 < len(ranges) else ""
        found += _pair(text, start, end, bool(after) and after in _DOUBLE)
    return tuple(found)


def _pair(text: str, start: int, end: int, is_reopened: bool) -> list[Quotation]:
    found: list[Quotation] = []
    at = start
    while match := _MARK.search(text, at, end):
        mark, opened = match.group(), match.start()
        at = match.end()
        if mark in ("``", "''") or mark in _DOUBLE:
            closed = _close_double(text, at, end) if _may_open(text, opened, at, start, end) else None
        elif mark in _PAIRS:
            shut = text.find(_PAIRS[mark], at, end)
            closed = (shut, shut + 1) if shut > 0 else None
        else:
            closed = _close_single(text, opened, end) if mark in _SINGLE and _opens_single(text, opened, start) else None
        if closed is not None:
            found.append(Quotation(at, closed[0], opened, closed[1]))
            at = closed[1]
        elif (mark in _DOUBLE) and _may_open(text, opened, at, start, end) and (is_reopened or opened == start):
            until = _before_attribution(text, at, end)
            found.append(Quotation(at, until, opened, until))
            at = end
    return [quotation for quotation in found if quotation.end > quotation.start]


def _may_open(text: str, opened: int, after: int, start: int, end: int) -> bool:
    if after >= end or text[opened] == "”":
        return False
    if text[opened] in "“„":
        return True
    before = text[opened - 1] if opened > start else " "
    return not text[after].isspace() and (not (before.isalnum() or before in ".,!?;:") or text[after].isalnum())


def _before_attribution(text: str, start: int, end: int) -> int:
    """Where a quotation without its closing mark ends: before '..., writer Ann Low wrote.' at the end of the paragraph, else with it."""
    match = _ATTRIBUTED.search(text, start, end)
    return match.start() + 1 if match and not text[match.end() : end].strip() else end


def _close_double(text: str, at: int, end: int) -> tuple[int, int] | None:
    depth = 0
    for match in _MARK.finditer(text, at, end):
        mark, here = match.group(), match.start()
        if mark not in _DOUBLE and mark != "''" and not (mark == "’’" and text[here - 1] in _CLOSING):
            continue
        following = text[match.end()] if match.end() < end else " "
        if mark == "“" and not (text[here - 1] in _CLOSING and following.isspace()):
            depth += 1
            continue
        if mark == '"' and text[here - 1].isspace() and following.isalnum():
            depth += 1
        elif depth and not (_BEHIND.match(text, match.end(), end) and text.count('"', match.end(), end) % 2 == 0):
            depth -= 1
        else:
            return here, match.end()
    return None


def _opens_single(text: str, opened: int, start: int) -> bool:
    if text[opened] == "’" or _ELIDED.match(text, opened):
        return False
    before = text[opened - 1] if opened > start else " "
    after = text[opened + 1 : opened + 2]
    return not before.isalnum() and before not in ".,!?;:)" and bool(after) and (after.isalnum() or after in "$£€#@.…[(")


def _close_single(text: str, opened: int, end: int) -> tuple[int, int] | None:
    first: tuple[int, int] | None = None
    for here in range(opened + 2, min(end, opened + _LONGEST_SINGLE)):
        if text[here] not in "'’":
            continue
        following = text[here + 1] if here + 1 < end else " "
        if following.isalnum():
            continue
        if text[here - 1] in "sS" and following == " " and text[here + 2 : here + 3].islower():
            first = first or (here, here + 1)
            continue
        return here, here + 1
    return first
