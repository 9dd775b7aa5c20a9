"""Two simple ways to find speech, to measure beside ours: textacy's direct quotations, and quotation marks with the nearest person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from readout.extract.parser import ParsedArticle, Sentence
from readout.extract.quotes import find_quotations

__all__ = ["HAS_TEXTACY", "Attribution", "by_marks", "by_textacy"]

HAS_TEXTACY = find_spec("textacy") is not None
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as spans of characters; a part may be missing or come in pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def _paragraphs(parsed: ParsedArticle) -> Iterator[list[Sentence]]:
    blocks: dict[int, list[Sentence]] = {}
    for sentence in parsed.prose:
        blocks.setdefault(sentence.block, []).append(sentence)
    yield from blocks.values()


def by_textacy(parsed: ParsedArticle) -> Iterator[Attribution]:
    """What textacy finds, paragraph by paragraph; a paragraph on which it raises gives nothing."""
    direct_quotations = import_module("textacy.extract.triples").direct_quotations
    for sentences in _paragraphs(parsed):
        first, doc = sentences[0], sentences[0].tokens.doc.parse
        try:
            found = list(direct_quotations(doc))
        except (ValueError, IndexError, AttributeError):
            continue
        for quote in found:
            content = doc[quote.content.start : quote.content.end]
            yield Attribution(_tokens(first, quote.speaker), _tokens(first, quote.cue), _tokens(first, list(content)))


def _tokens(sentence: Sentence, tokens: list[Any]) -> tuple[Span, ...]:
    if not tokens:
        return ()
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return ((sentence.at(first.idx), sentence.at(last.idx + len(last.text) - 1) + 1),)


def by_marks(parsed: ParsedArticle) -> Iterator[Attribution]:
    """Every quotation, said by the person named nearest to it in its paragraph."""
    for sentences in _paragraphs(parsed):
        start, end = sentences[0].passage.span.start, sentences[-1].passage.span.end
        named = (here.span(*words) for here in sentences for *words, label in here.tokens.ents if label == "PERSON")
        people = [(span.start, span.end) for span in named]
        for quotation in find_quotations(parsed.article.text, [(start, end)]):
            outside = [one for one in people if one[1] <= quotation.start or one[0] >= quotation.end]
            nearest = min(outside, key=lambda one: max(quotation.start - one[1], one[0] - quotation.end), default=None)
            yield Attribution((nearest,) if nearest else (), (), ((quotation.start, quotation.end),))
