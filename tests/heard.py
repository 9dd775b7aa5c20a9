"""What a test of speech listens for: what was said in a text, and who said it."""

from __future__ import annotations

from collections.abc import Callable

from readout.model.statement import Statement

Find = Callable[..., list[Statement]]
HEAD = "Norwegian Prime Minister Kari Lund met Chilean President Pedro Rojas in Lisbon on Thursday.\n"


def said(found: list[Statement], words: str) -> Statement:
    """The first statement with these words."""
    return next(s for s in found if words in s.text)


def name(statement: Statement) -> str:
    """The name of who says it."""
    assert statement.speaker is not None
    return statement.speaker.name
