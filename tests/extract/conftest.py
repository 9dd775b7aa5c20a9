from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from heard import Find

from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import ParsedArticle, Parser
from readout.model.article import Article, Outlet
from readout.model.statement import Statement

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


@pytest.fixture(scope="session")
def statements(parser: Parser) -> Find:
    """Finds what somebody says in a text."""

    def found(text: str, outlet: Outlet | None = None) -> list[Statement]:
        article = Article(id="art_test", text=text, outlet=outlet)
        return [s for e in ArticleExtractor(parser)([article]) for s in e.statements if s.is_attributed]

    return found
