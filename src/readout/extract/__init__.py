"""An article to its passages and statements.

Shape of the room: an `Extractor` maps articles to `Extraction`s, in the order given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from readout.model.article import Article, Passage
from readout.model.statement import Mention, Statement
from readout.text.credits import Credit

__all__ = ["Extraction", "Extractor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one article holds: passages in the order of the text, statements in the order of their first span, every name in it.

    `credits` are the agencies that it credits with its words.
    """

    article: Article
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...] = ()
    credits: tuple[Credit, ...] = ()


class Extractor(Protocol):
    """Articles in, extractions out, one for one and in order."""

    def __call__(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """One extraction for each article."""
        ...
