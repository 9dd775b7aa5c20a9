"""The parser: loaded once, its files checked, and asked for many articles at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from readout.extract.months import mend_months
from readout.extract.pipeline import load_pipeline
from readout.extract.tokens import Stretch, Words
from readout.model.article import Article, Part, Passage, Span
from readout.text.credits import Credit, find_credits
from readout.text.layout import Block, lay_out, prose_of

__all__ = ["ParsedArticle", "Parser", "Sentence"]

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, which the pipeline cannot take."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Soft hyphens, characters without width, and marks of direction: they part words that a reader sees whole."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One passage with its parse.

    Attributes:
        article: The article that it stands in.
        passage: The passage.
        tokens: A `Stretch` of the block's words; their character offsets count from `offset`; None where the block is not parsed.
        offset: Where the parsed block starts in the article's text.
        places: Where each character of the parsed block stands in the block, if characters without width were left out of the parse.
        block: Which block of the article's layout, counted from 0; a body block is a paragraph; furniture inside it is parsed as spaces.
    """

    article: Article
    passage: Passage
    tokens: Any
    offset: int
    block: int
    places: tuple[int, ...] | None = None

    @property
    def part(self) -> Part:
        """The passage's part."""
        return self.passage.part

    def at(self, index: int) -> int:
        """The character of the article at which a character of the parsed block stands (`token.idx` counts these)."""
        return self.offset + (self.places[index] if self.places is not None else index)

    def span(self, start: int, end: int) -> Span:
        """The article's span over tokens `start` to `end` (half-open, `token.i` in the block's Doc)."""
        doc = self.tokens.doc
        last = doc[end - 1]
        return self.article.span(self.at(doc[start].idx), self.at(last.idx + len(last.text) - 1) + 1)

    def pieces(self, start: int, end: int) -> tuple[Span, ...]:
        """The article's spans over tokens `start` to `end`, without the furniture that is glued in between; most often one."""
        text, doc, cuts = self.article.text, self.tokens.doc, [start]
        whole = self.span(start, end)
        if doc.text.startswith(whole.quote, doc[start].idx):
            return (whole,)
        words = [i for i in range(start, end) if not doc[i].is_space]
        for one, other in pairwise(words):
            gap = text[self.at(doc[one].idx + len(doc[one].text) - 1) + 1 : self.at(doc[other].idx)]
            if any(char.isalnum() for char in gap):
                cuts += [one + 1, other]
        cuts.append(end)
        return tuple(self.span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with all its sentences, in order; those of captions, credits and furniture are there too, unparsed (no tokens).

    `credits` are the agencies that it credits with its words.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    credits: tuple[Credit, ...] = ()

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

    def __init__(self, batch_size: int = 256) -> None:
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
            texts = {number: _LONE.sub("\ufffd", prose_of(article.text, block)) for number, block in enumerate(blocks) if _is_prose(block)}
            docs = [Words(doc) for doc in nlp.pipe((_UNSEEN.sub("", text) for text in texts.values()), batch_size=self._batch_size)]
            mend_months(docs)
            words_of = iter(docs)
            sentences: list[Sentence] = []
            for number, block in enumerate(blocks):
                if _is_prose(block):
                    places = _places(texts[number])
                    for sent in _sentences(next(words_of)):
                        words = sent.text.strip()
                        if words:
                            first = sent.start_char + len(sent.text) - len(sent.text.lstrip())
                            last = first + len(words) - 1
                            start, end = (places[first], places[last]) if places is not None else (first, last)
                            passage = _passage(article, block, len(sentences), block.start + start, block.start + end + 1)
                            sentences.append(Sentence(article, passage, sent, block.start, number, places))
                else:
                    passage = _passage(article, block, len(sentences), block.start, block.end)
                    sentences.append(Sentence(article, passage, None, block.start, number))
            yield ParsedArticle(article, tuple(sentences), find_credits(article.text, blocks))


_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'\[])(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Capt|Maj|Adm|Sgt|Cpl|Cmdr|Supt|Insp|Mr|Mrs|Ms"
    r"|Dr|Prof|Rev|St|No|Nos|vs)\.$"
)

_SHORTENED = re.compile(r"\b(?:U\.S|U\.K|U\.N|p\.m|a\.m|Assn|Assoc|Bros|Co|Corp|Inc|Jr|Ltd|Sr)\.$")
"""What ends in a full stop within a sentence, if a small letter follows."""


def _sentences(doc: Words) -> Iterator[Stretch]:
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
        return before[-1] not in ".!?…:;" or _SHORTENED.search(before) is not None
    return bool(
        re.match(r"(?:President|Secretary|Senate|House|Army|Navy|Embassy|Ambassador|Rep|Sen|District|Supreme)\b", after)
    ) and before.endswith(("U.S.", "U.K.", "U.N."))


def _is_prose(block: Block) -> bool:
    return block.part in ("title", "body")


def _passage(article: Article, block: Block, order: int, start: int, end: int) -> Passage:
    return Passage(span=article.span(start, end), order=order, part=block.part)


def _places(text: str) -> tuple[int, ...] | None:
    """Where each character of the text without what cannot be seen stands in it; None where nothing is left out."""
    if not _UNSEEN.search(text):
        return None
    return tuple(place for place, character in enumerate(text) if not _UNSEEN.match(character))
