"""The room's stage: articles in, passages and statements out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.extract import Extraction
from readout.extract.names import find_names
from readout.extract.parser import ParsedArticle, Parser
from readout.extract.speakers import cast
from readout.extract.speech import find_speech
from readout.extract.statements import make_statements
from readout.model.article import Article

__all__ = ["ArticleExtractor", "extract"]


class ArticleExtractor:
    """Articles to extractions, one for one and in order: an `Extractor`.

    Args:
        parser: The parser to use; a new one if left out.
        wide: Take attribution in the wide sense: what people are said to believe, want, find and decide, beside what they say.
    """

    def __init__(self, parser: Parser | None = None, *, wide: bool = False) -> None:
        self._parser = parser or Parser()
        self._is_wide = wide

    def __call__(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The extraction of each article, in the order given."""
        for parsed in self._parser(articles):
            yield extract(parsed, is_wide=self._is_wide)


def extract(parsed: ParsedArticle, *, is_wide: bool = False) -> Extraction:
    """What a parsed article holds; `is_wide` takes attribution in the wide sense."""
    names = find_names(parsed)
    heard = find_speech(parsed, is_wide=is_wide)
    statements = make_statements(parsed, names, cast(parsed, names, heard.speeches, is_wide=is_wide), heard)
    return Extraction(
        article=parsed.article, passages=parsed.passages, statements=statements, mentions=names.mentions, credits=parsed.credits
    )
