"""The agencies that a report credits with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from readout.text.dateline import read_head
from readout.text.gazetteer import agencies, per_register

__all__ = ["Credit", "CreditHow", "find_credits", "trailing_credit"]

CreditHow = Literal["dateline", "tail", "byline", "update", "contributor"]
_CONTRIBUTOR = re.compile(r"contribut|based|report|wire|compiled|with (?:inputs|files)", re.IGNORECASE)
_UPDATE = re.compile(r"\W*(?:last )?(?:updated?|published|posted)\b", re.IGNORECASE)
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency credited as the origin of a text: its name, the characters that name it, and where they stand."""

    agency: str
    start: int
    end: int
    how: CreditHow


class _Block(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def part(self) -> str: ...
    @property
    def rule(self) -> str: ...


def find_credits(text: str, blocks: Sequence[_Block]) -> tuple[Credit, ...]:
    """The agencies that a text credits with its words, in the order of the text.

    Credits stand in datelines, bylines, sign-offs, contributor and update lines. An agency named in the prose ("Xinhua said") is a
    speaker, and one in a caption is credited with a picture: neither is found here. A dateline's agency need not be in the register.

    Args:
        text: The whole text.
        blocks: The blocks of its layout.
    """
    return tuple(credit for block in blocks if block.end - block.start <= _LONGEST_LINE for credit in _of_block(text, block))


def _of_block(text: str, block: _Block) -> Iterator[Credit]:
    if block.part not in ("dateline", "credit") and block.rule != "updated":
        return
    line = text[block.start : block.end]
    known = [
        Credit(agencies()[match.group()].name, match.start(), match.end(), _how(line, block))
        for match in _signed().finditer(text, block.start, block.end)
    ]
    yield from known
    head = read_head(text[block.start :]) if block.rule == "dateline" and not known else None
    if head and head.agency and (at := line.find(head.agency)) >= 0:
        yield Credit(head.agency, block.start + at, block.start + at + len(head.agency), "dateline")


def trailing_credit(line: str) -> tuple[int, int, str] | None:
    """Where an agency signs at the end of a line of prose: the characters, and the agency's name; None if none does.

    >>> trailing_credit("The ministers will meet again in May. EFE")
    (38, 41, 'EFE')
    """
    match = _tail().search(line)
    return (*match.span("signature"), agencies()[match["agency"]].name) if match else None


@per_register
def _names() -> str:
    return "|".join(re.escape(name) for name in sorted(agencies(), key=len, reverse=True))


@per_register
def _signed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@/.])(?:{_names()})(?![\w])")


@per_register
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=[.!?”\"’)])\s+|^\s*)(?P<signature>[-–—(/\[]*\s?(?P<agency>{_names()})(?:[/-](?:{_names()}|[a-z]{{2,4}}))*[)\]/.]*)\s*$"
    )


def _how(line: str, block: _Block) -> CreditHow:
    if block.rule == "dateline":
        return "dateline"
    if _UPDATE.match(line):
        return "update"
    if re.match(r"\W*by\b", line, re.IGNORECASE):
        return "byline"
    return "contributor" if _CONTRIBUTOR.search(line) else "tail"
