"""Where a label begins and ends: without article, possessor, adverbs before it, or half a pair of quotation marks."""

from __future__ import annotations

import re

from readout.compare.lexicon import DETERMINERS, STOP, words
from readout.model.article import Article, Span

__all__ = ["is_broken", "trimmed"]

_POSSESSIVE = re.compile(r"^[^,;]*?\w(?:['’]s|s['’])\s+")
_STRAY = (STOP - DETERMINERS) - {"more", "most", "same", "own", "one", "two", "three"}
_CLAUSAL = re.compile(r",\s|\b(?:but|that|because|who|which)\s")
_EDGES = "“”\"‘’'«»([ ,.;:"
_ADVERBS = frozenset(
    """therefore thus hence however even only just also then perhaps maybe especially particularly notably formerly currently allegedly
    reportedly merely simply possibly probably presumably apparently eventually finally meanwhile instead rather quite almost nearly once
    yet""".split()
)
_INNER = re.compile(r"(?:[a-z][\w-]*\s+){1,2}(?:the|an?)\s+(?=\w)")
_JOINED = re.compile(r"(?:[A-Z][\w.’'-]+\s)+and\s(?=(?:[A-Z]\w+\s)?(?:[a-z]+\s){1,3}[A-Z])")
_OFFICE = r"(?:dictator|leader|president|minister|strongman|king|queen|senator|governor)"
_VERBAL = re.compile(rf"[a-z]+(?:ed|ing)\s+(?:(?:[A-Z][\w.’'-]+\s?)+$|{_OFFICE}\s+[A-Z])")


def trimmed(article: Article, start: int, end: int, noun_end: int | None = None) -> Span | None:
    """The range without a leading article, possessor or stray mark; a quotation mark stays where its partner does.

    A possessor behind the noun, which ends at `noun_end`, stays ("reversal of the council's ban").
    """
    text = article.text
    while start < end and text[end - 1] in " ,.;:":
        end -= 1
    start = _begun(text, start, end, noun_end)
    if start < end and text[end - 1] in '”"’' and not any(mark in text[start : end - 1] for mark in '“"‘'):
        if text[start - 1 : start] in tuple('“"‘'):
            start -= 1
        else:
            end -= 1
    elif start < end and text[start] in '“"‘' and not any(mark in text[start + 1 : end] for mark in '”"’'):
        if text[end : end + 1] in tuple('”"’'):
            end += 1
        else:
            start += 1
    if (text[start:end].count('"') % 2 and text[end : end + 1] == '"') or _is_open(text, start, end):
        end += 1
    return article.span(start, end) if start < end and text[start:end].strip(_EDGES) else None


def _begun(text: str, start: int, end: int, noun_end: int | None) -> int:
    """Where a label starts behind possessor, adverbs, article and stray marks."""
    possessor = _POSSESSIVE.match(text[start : min(end, noun_end or end)])
    if possessor and possessor.end() < end - start:
        start += possessor.end()
    phrase = text[start : noun_end or start]
    inner = _INNER.match(phrase) or _JOINED.match(phrase)
    if inner:
        start += inner.end()
    while match := re.match(r"[\s,;:(]*([A-Za-z]+)\s+", text[start:end]):
        is_verbal = noun_end is not None and _VERBAL.match(text[start:end])
        if match.group(1).lower() not in DETERMINERS | _ADVERBS and not is_verbal:
            break
        start += match.end()
    while start < end and text[start] in " ,;:([":
        start += 1
    return start


def is_broken(quote: str) -> bool:
    """Whether the words are no label but a piece of a clause: they start with "or", "as" or "in", or run over a "but" or "that"."""
    found = words(quote)
    return not found or found[0] in _STRAY or bool(_CLAUSAL.search(quote))


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a curly quotation opens inside the range and closes right after it."""
    return text[start:end].count("“") > text[start:end].count("”") and text[end : end + 1] == "”"
