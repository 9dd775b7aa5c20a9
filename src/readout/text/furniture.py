"""Lines and pieces of lines that no reporter wrote as prose: captions, credits, page furniture.

The rules for whole lines stand in `data/layout.toml`. Every rule has a name, so that a block can say which made it what it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from re import Pattern
from typing import Any

from readout.model.article import Part

__all__ = ["Piece", "find_pieces", "line_rule"]

_LONGEST_LINE = 600


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    part: Part
    longest: int
    at_end_only: bool
    pattern: Pattern[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a line that are furniture inside prose, and the rule that says so."""

    start: int
    end: int
    rule: str


@cache
def _rules() -> tuple[_Rule, ...]:
    table = tomllib.loads(files("readout.text").joinpath("data", "layout.toml").read_text(encoding="utf-8"))
    return tuple(_compiled(row, table["fragments"]) for row in table["rule"])


def _compiled(row: dict[str, Any], fragments: dict[str, str]) -> _Rule:
    pattern = "|".join(f"(?:{each})" for each in row["any"])
    pattern = re.sub(r"<([a-z_]+)>", lambda match: fragments.get(match[1], match.group()), pattern)
    flags = 0 if row.get("case") else re.IGNORECASE
    return _Rule(row["name"], row["part"], row.get("longest", _LONGEST_LINE), row.get("where") == "end", re.compile(pattern, flags))


_LINK = r"(?:https?://[^\s@]+|pic\.twitter\.com/\w+|\bt\.co/\w+)"
_HANDLE = r"[@#]\w+"
_LINK_RUN = rf"{_LINK}(?:\s*(?:{_LINK}|{_HANDLE}))*"
_SIGNED = r"[—–-]\s?[^\n—]{1,60}\(@\w+\)\s+[A-Z][a-z]+\s\d{1,2},\s\d{4}"
_HOSTS = r"(?:YouTube|Vimeo|Facebook|Twitter|Instagram|SoundCloud)"
_LINK_LINE = re.compile(rf"(?:\s*(?:{_LINK}|{_HANDLE}|via\b))+\s*(?:{_SIGNED}|{_HOSTS})?\s*$")
_PIECES = (
    ("links", re.compile(_LINK_RUN)),
    ("stock-code", re.compile(r"\((?:[A-Z0-9]{2,6}(?:_p)?)?\.[A-Z]{1,5}\)")),
    ("advert", re.compile(r"\b(?:ADVERTISEMENT|Story Continued Below|Advertisement Continue reading the main story)(?=\s|$)")),
    (
        "media",
        re.compile(r"\[(?:pullquote|embed|audio|video|image|caption|gallery)[^\]]{0,80}\]|\bSlideshow \(\d+ Images?\)", re.IGNORECASE),
    ),
    (
        "contributor",
        re.compile(r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated|[Ee]dited) by [^()]{3,300}\)$"),
    ),
    ("highlights", re.compile(r"^Story highlights?(?=\s)")),
    ("markup", re.compile(r'(?:\b(?:poster|src|href|class|style|data-[\w-]{1,40})="[^"\s]*"\s*)+')),
)
_NAMED_AGAIN = re.compile(r"\b([A-Z][a-z’'-]+)\s(?P<card>(?:[A-Z][\w.’'-]*\s){1,3}\1)$")
_CARD_END = re.compile(r"(?:(?<=\s)|(?<=[a-z.)”\"’'?!\d]))MORE(?![\w-])")
_CARD_NAME = re.compile(
    r"(?=\b(?P<last>[A-Z][\w’'-]+)\s(?P<card>(?:\(?[A-Z][\w.’'-]*\)?\s){1,4}(?P=last)(?:,?\sJr\.?)?)(?P<glue>[^\s,.;:)’]|\s))"
)
_GLUED_NAME = re.compile(r"(?P<card>(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][a-z’'-]+)(?=[A-Z0-9‘'“\"])")
_LONGEST_CARD = 1000
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[\"”’)]*|$)|[.!?]+")
_LONG_ENOUGH_TO_REPEAT = 60


def line_rule(line: str, *, at_end: bool = False) -> tuple[Part, str] | None:
    """The part and the name of the rule that takes the whole line, or None if none does.

    Args:
        line: A line without white space at its ends.
        at_end: Whether it is among the last lines of its text, where more is furniture.
    """
    if _LINK_LINE.match(line):
        return "furniture", "links"
    for rule in _rules():
        may_apply = len(line) <= rule.longest and (at_end or not rule.at_end_only)
        if may_apply and rule.pattern.match(line):
            return rule.part, rule.name
    return None


def find_pieces(line: str) -> Iterator[Piece]:
    """The furniture inside a line of prose, in order and without overlap."""
    found = [Piece(*match.span(), name) for name, pattern in _PIECES for match in pattern.finditer(line)]
    found.extend(_hover_cards(line))
    found.extend(_repeated(line))
    end = 0
    for piece in sorted(found, key=lambda piece: (piece.start, -piece.end)):
        if piece.start >= end:
            yield piece
            end = piece.end


def _repeated(line: str) -> Iterator[Piece]:
    """Sentences that stand twice, one directly after the other: the second is a slip of the page."""
    before = ""
    for match in _SENTENCE.finditer(line):
        words = match.group().strip()
        if len(words) >= _LONG_ENOUGH_TO_REPEAT and before.endswith(words):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Piece(start, start + len(words), "repeated")
        before = words


def _hover_cards(line: str) -> Iterator[Piece]:
    """Cards glued into prose behind a linked name: full name, headlines, "MORE" ("Ann Lee Ann Mary LeeMayor wins vote MORE said")."""
    begin = 0
    for end in _CARD_END.finditer(line):
        segment = line[max(begin, end.start() - _LONGEST_CARD) : end.start()]
        offset = end.start() - len(segment)
        begin = end.end()
        start = _card_start(segment)
        if start is not None:
            yield Piece(offset + start, end.end(), "hover-card")


def _card_start(segment: str) -> int | None:
    """Where in the characters before "MORE" the card begins: behind the linked name's last word, which the card repeats."""
    if again := _NAMED_AGAIN.search(segment):
        return again.start("card")
    names = list(_CARD_NAME.finditer(segment))
    glued = [match for match in names if match["glue"].strip()] or names
    if glued:
        near = [match for match in glued if match.start("card") - glued[0].start("card") <= 40]
        return near[-1].start("card")
    if segment and not segment[-1].isspace() and (alone := re.search(r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][a-z’'-]+$", segment)):
        return alone.start()
    match = _GLUED_NAME.search(segment)
    return match.start() if match else None
