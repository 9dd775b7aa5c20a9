"""A text's lines, each with its part: title, dateline, body, caption, credit or furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.model.article import Part

__all__ = ["Block", "lay_out"]

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` to `end` of a text, stripped of white space at both ends, with their part."""

    start: int
    end: int
    part: Part


def lay_out(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text, in order and without overlap; together they hold every character that is not white space.

    Args:
        text: The whole text of an article.
        title: The title, where it is known from elsewhere.
    """
    blocks = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        blocks.append(Block(start, start + len(line.strip()), "body"))
    return tuple(blocks)
