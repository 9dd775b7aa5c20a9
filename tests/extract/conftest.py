from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from readout.extract.parser import ParsedArticle, Parser
from readout.model.article import Article

Parse = Callable[..., ParsedArticle]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Parse:
    """Parses a text as one article, published on Friday 17 November 2023 if not said otherwise."""

    def parsed(text: str, published_at: datetime | None = datetime(2023, 11, 17, tzinfo=UTC), title: str | None = None) -> ParsedArticle:
        return next(iter(parser([Article(id="art_test", text=text, title=title, published_at=published_at)])))

    return parsed
