"""The parser: loaded once, its files checked, and asked for many articles at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from readout.extract.pipeline import load_pipeline
from readout.model.article import Article, Part, Passage, Span
from readout.text.layout import Block, lay_out, prose_of

__all__ = ["ParsedArticle", "Parser", "Sentence"]

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, which the pipeline cannot take."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One passage with its parse.

    Attributes:
        article: The article that it stands in.
        passage: The passage.
        tokens: A spaCy `Span` over the sentence; its tokens' character offsets count from `offset`.
        offset: Where the parsed block starts in the article's text.
        block: Which block of the article's layout, counted from 0; a body block is a paragraph; furniture inside it is parsed as spaces.
    """

    article: Article
    passage: Passage
    tokens: Any
    offset: int
    block: int

    @property
    def part(self) -> Part:
        """The passage's part."""
        return self.passage.part

    def span(self, start: int, end: int) -> Span:
        """The article's span over tokens `start` to `end` (half-open, `token.i` in the block's Doc)."""
        doc = self.tokens.doc
        return self.article.span(self.offset + doc[start].idx, self.offset + doc[end - 1].idx + len(doc[end - 1].text))


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with all its sentences, in order; those of captions, credits and furniture are there too, unparsed (no tokens)."""

    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the sentences."""
        return tuple(sentence.passage for sentence in self.sentences)

    @property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences of title and body: the reporting."""
        return tuple(sentence for sentence in self.sentences if sentence.part in ("title", "body"))


class Parser:
    """The language pipeline, loaded on first use."""

    def __init__(self, batch_size: int = 4) -> None:
        self._batch_size = batch_size
        self._nlp: Any = None

    def load(self) -> Any:
        """The spaCy pipeline, its files checked.

        Raises:
            StageFailed: If the pipeline is missing or its files are not the known ones.
        """
        if self._nlp is None:
            self._nlp = load_pipeline()
        return self._nlp

    def __call__(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        """Each article, parsed, in the order given."""
        nlp = self.load()
        for article in articles:
            blocks = lay_out(article.text, article.title)
            docs = nlp.pipe((_LONE.sub("\ufffd", prose_of(article.text, b)) for b in blocks if _is_prose(b)), batch_size=self._batch_size)
            sentences: list[Sentence] = []
            for number, block in enumerate(blocks):
                if _is_prose(block):
                    doc = next(docs)
                    for sent in _sentences(doc):
                        words = sent.text.strip()
                        if words:
                            start = block.start + sent.start_char + len(sent.text) - len(sent.text.lstrip())
                            _append(sentences, article, start, start + len(words), block, number, sent)
                else:
                    _append(sentences, article, block.start, block.end, block, number, None)
            yield ParsedArticle(article, tuple(sentences))


_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'\[])(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Capt|Maj|Adm|Sgt|Mr|Mrs|Ms|Dr|Prof|Rev|St|No|Nos"
    r"|vs)\.$"
)


def _sentences(doc: Any) -> Iterator[Any]:
    """The parser's sentences; one that was cut after an abbreviation ("Nov. 16") or goes on in lower case is joined again."""
    start = None
    for sent in doc.sents:
        if start is not None and not _goes_on(doc[start : sent.start].text.rstrip(), sent.text.lstrip()):
            yield doc[start : sent.start]
            start = None
        if start is None:
            start = sent.start
    if start is not None:
        yield doc[start:]


def _goes_on(before: str, after: str) -> bool:
    """Whether two pieces are one sentence: a cut after an abbreviation, or before a lower-case word with no stop in between."""
    if not before or not after:
        return True
    if _ABBREVIATION.search(before) and (after[0].isdigit() or after[0].isupper()):
        return True
    if before[-1].isalnum() or before[-1] == ",":
        return True
    if after[0].islower():
        return before[-1] not in ".!?…:;" or before.endswith(("U.S.", "U.K.", "U.N.", "p.m.", "a.m."))
    return bool(
        re.match(r"(?:President|Secretary|Senate|House|Army|Navy|Embassy|Ambassador|Rep|Sen|District|Supreme)\b", after)
    ) and before.endswith(("U.S.", "U.K.", "U.N."))


def _is_prose(block: Block) -> bool:
    return block.part in ("title", "body")


def _append(sentences: list[Sentence], article: Article, start: int, end: int, block: Block, number: int, tokens: Any) -> None:
    passage = Passage(span=article.span(start, end), order=len(sentences), part=block.part)
    sentences.append(Sentence(article, passage, tokens, block.start, number))
