"""Times and quantities of an article's sentences, with the units and the tense that the parse tells."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from readout.extract.modes import mode_of
from readout.extract.parser import ParsedArticle, Sentence
from readout.model.article import Article
from readout.model.statement import AHEAD, OF_A_DAY, Quantity, When
from readout.text.dates import TimeFound, find_times
from readout.text.days import Tense
from readout.text.numbers import find_quantities, singular
from readout.text.units import Stretch

__all__ = ["anchor_of", "count_quantities", "find_whens"]

_DIGIT = re.compile(r"\d")
_CALLING = {"call", "schedule", "plan", "expect", "seek", "ask", "request", "demand", "set", "convene", "propose", "urge", "arrange"}
_LETTER_WORD = re.compile(r"\b[A-Za-z]-[a-z]+\b")
_NEAR = 2
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_FIXED_UNITS = {"dollar", "euro", "pound", "yen", "rupee", "ruble", "percent", "share", "year-old"}


def anchor_of(article: Article) -> date | None:
    """The day an article is written from: its dateline's, else the day it was published, else None."""
    if article.dateline and article.dateline.date:
        return article.dateline.date
    return article.published_at.date() if article.published_at else None


def find_whens(parsed: ParsedArticle) -> dict[int, tuple[When, ...]]:
    """The times of each prose sentence, by the order of its passage; a clock time alone belongs to the day named last before it."""
    anchor = anchor_of(parsed.article)
    day: date | None = None
    told: tuple[int, Stretch] | None = None
    out: dict[int, tuple[When, ...]] = {}
    for sentence in parsed.prose:
        if sentence.tokens is None:
            continue
        span, order = sentence.passage.span, sentence.passage.order
        near = told[1] if told and order - told[0] <= _NEAR else None
        found = find_times(span.quote, anchor=anchor, tense=_Tenses(sentence), day=day, told=near)
        whens = []
        for one in found:
            place = parsed.article.span(span.start + one.start, span.start + one.end)
            whens.append(When(start=one.begins_at, end=one.ends_at, precision=one.precision, span=place, zone=one.zone))
            if one.precision in OF_A_DAY and anchor and abs(one.begins_at.date() - anchor) < timedelta(8):
                day = one.begins_at.date() if one.zone is None or one.ends_at - one.begins_at >= timedelta(hours=12) else day
            told = order, _stretch_of(one)
        out[order] = tuple(whens)
    return out


def _stretch_of(found: TimeFound) -> Stretch:
    """The days of a time; of a clock time or a part of a day the day that it begins on."""
    first = found.begins_at.date()
    is_of_day = found.precision in ("minute", "hour", "part-of-day")
    return Stretch(first, first + timedelta(1), "day") if is_of_day else Stretch(first, found.ends_at.date(), found.precision)


class _Tenses:
    """Which way a bare weekday looks: ahead where the verb over it is planned, expected or possible."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence

    def __call__(self, offset: int) -> Tense:
        at = self._sentence.passage.span.start + offset
        ends = ((token, self._sentence.at(token.idx + len(token.text) - 1)) for token in self._sentence.tokens if token.text)
        token: Any = next((token for token, end in ends if end >= at), None)
        if token is not None and _is_called_for(token):
            return "future"
        while token is not None and token.head.i != token.i:
            if token.pos_ in ("VERB", "AUX") and (
                token.tag_ in _FINITE or any(c.tag_ in _FINITE for c in token.children if c.dep_ == "aux")
            ):
                break
            if token.dep_ == "xcomp" and mode_of(token)[0] in ("planned", "expected"):
                return "future"
            token = token.head
        if token is None or token.pos_ not in ("VERB", "AUX"):
            return "past"
        mode, why = mode_of(token)
        return "future" if mode in AHEAD and why not in ("would-have", "conj-would-have") else "past"


def _is_called_for(token: Any) -> bool:
    """Whether a day belongs to a meeting or vote that somebody calls for, sets or announces."""
    noun = token.head if token.dep_ == "npadvmod" else token.head.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return bool(noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "pobj") and verb.lemma_ in _CALLING)


def count_quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence; what is counted is the noun over the number in the parse."""
    span, out = sentence.passage.span, []
    for one in find_quantities(span.quote):
        place = sentence.article.span(span.start + one.start, span.start + one.end)
        unit = (
            one.unit
            if one.unit in _FIXED_UNITS
            else _counted(sentence, span.start + one.number_start, span.start + one.number_end) or one.unit
        )
        out.append(Quantity(low=one.low, high=one.high, unit=unit, span=place))
    return tuple(out)


def _counted(sentence: Sentence, start: int, end: int) -> str | None:
    for token in sentence.tokens:
        if start <= sentence.at(token.idx) < end and token.dep_ in ("nummod", "quantmod", "compound", "amod"):
            noun = token.head
            while noun.dep_ in ("nummod", "quantmod") and noun.head.i != noun.i:
                noun = noun.head
            if noun.pos_ in ("NOUN", "PROPN") and not _DIGIT.search(noun.text) and not start <= sentence.at(noun.idx) < end:
                joined = _LETTER_WORD.match(sentence.passage.span.quote, sentence.at(noun.idx) - sentence.passage.span.start)
                return singular(joined.group().replace("-", "")) if joined else str(noun.lemma_).lower()
    return None
