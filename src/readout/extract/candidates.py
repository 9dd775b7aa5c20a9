"""Stretches of an article's prose that may be names, before it is settled what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from readout.extract.parser import ParsedArticle, Sentence
from readout.extract.roles import HONORIFICS, ORGANISATION_NOUNS, TITLES, gender_of_given
from readout.text.countries import look_up

__all__ = ["Candidate", "find_candidates", "is_title"]

_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"))
_NO_NAMES = frozenset(
    (
        "january|february|march|april|may|june|july|august|september|october|november|december|jan.|feb.|aug.|sept.|oct.|nov.|dec.|nov|dec|monday"
        "|tuesday|wednesday|thursday|friday|saturday|sunday|gmt|utc|est|edt|a.m.|p.m.|am|pm|prime|minister|president|internet|god|christmas|easter"
    ).split("|")
)
_LONG_NAME = 4
_NO_START = re.compile(r"@|[RDI]-[A-Z]")
_PERSONAL_TITLES = frozenset(
    "president mr. mrs. ms. sen. rep. gov. dr. lt. capt. sgt. col. gen. rev. sheriff mayor senator governor congressman congresswoman "
    "detective sergeant pastor".split()
)
_DEED = ("ment", "tion", "sion", "ing")
_MARKS = '"“”‘'
"""Marks that a text without a space before them glues to a name."""


@dataclass(frozen=True)
class Candidate:
    """Tokens `start` to `end` of a sentence's Doc that may be a name, with the recogniser's label or "?"."""

    sentence: Sentence
    start: int
    end: int
    label: str

    @property
    def tokens(self) -> Any:
        """The tokens, as a `Stretch`."""
        return self.sentence.tokens.doc[self.start : self.end]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words between white space."""
        return tuple(self.text.split())

    @cached_property
    def text(self) -> str:
        """The words, joined by single spaces, without a quotation mark glued to the first."""
        return " ".join(str(self.tokens.text).split()).lstrip(_MARKS)


def find_candidates(parsed: ParsedArticle) -> list[Candidate]:
    """The candidates of an article's prose, in order and without overlap."""
    return _settled([one for sentence in parsed.prose if sentence.tokens is not None for one in _candidates(sentence)])


def _settled(found: list[Candidate]) -> list[Candidate]:
    """The candidates without a headline's mere capitals, and with pairs such as "Low-High" of known names taken apart."""
    known = {word for one in found if one.label in ("PERSON", "GPE", "NORP") for word in one.words}
    sure = {one.text for one in found if one.label != "?" or one.sentence.part != "title"}
    sentences = {one.sentence.passage.order: one.sentence for one in found}
    told = {one.text for one in found if one.sentence.part != "title"}
    plain = {token.text for sentence in sentences.values() for token in sentence.tokens if token.is_lower}
    out: list[Candidate] = []
    persons = {one.text for one in found if one.label == "PERSON"}
    for one in (_without_noun(one, persons, plain) for one in found):
        if one.label == "?" and one.sentence.part == "title" and one.text not in sure and not (set(one.words) & known or look_up(one.text)):
            continue
        if one.sentence.part == "title" and one.label != "PERSON" and _is_headline(one, told, plain):
            continue
        if one.label in ("?", "ORG", "NORP") and len(one.words) == 1 and one.text.lower() in plain and not look_up(one.text):
            continue
        if one.label == "?" and (one.words[-1].lower() in TITLES or one.words[-1].lower() in _NO_NAMES):
            continue
        hyphen = next((n for n, word in enumerate(one.words) if word in ("-", "–")), None)
        if hyphen == 1 and len(one.words) == 3 and all(word in known or look_up(word) for word in (one.words[0], one.words[2])):
            out += [replace(one, end=one.start + hyphen), replace(one, start=one.start + hyphen + 1)]
        else:
            out.append(one)
    return out


def _without_noun(one: Candidate, persons: set[str], plain: set[str]) -> Candidate:
    """A person's name without a noun that capitals make part of it ("Ann Low Announcement"), which is written small elsewhere."""
    last = one.words[-1].lower()
    is_deed = last.endswith(_DEED) and last not in ORGANISATION_NOUNS and last != "foundation"
    is_known = len(one.words) > 2 and " ".join(one.words[:-1]) in persons and last in plain
    return replace(one, end=one.end - 1, label="PERSON") if is_known and (one.label == "PERSON" or is_deed) else one


def _is_headline(one: Candidate, told: set[str], plain: set[str]) -> bool:
    """Whether a long "name" of a headline is its capitals only: the body never writes it, but writes its words in small letters."""
    n_plain = sum(word.lower() in plain for word in one.words)
    return len(one.words) >= _LONG_NAME and one.text not in told and look_up(one.text) is None and n_plain * 2 >= len(one.words)


def _candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Stretches of the sentence that may be names, trimmed, without overlap, in order."""
    doc = sentence.tokens.doc
    taken: set[int] = set()
    spans = [one for one in sentence.tokens.ents if one[2] in _LABELS]
    out = []
    for start, end, label in spans:
        start, end, label = _trim(doc, start, end, label)
        if label == "PERSON" and end - start == 1 and end < sentence.tokens.end and _is_first_of(doc[end - 1], doc[end]):
            end += 1
        if start < end and not _NO_START.match(doc[start:end].text) and not (end - start == 1 and doc[start].lower_ in TITLES):
            out.append(Candidate(sentence, start, end, label))
            taken.update(range(start, end))
    for start, end in _proper_runs(sentence, taken):
        out.append(Candidate(sentence, start, end, "?"))
    return iter(sorted(out, key=lambda one: one.start))


def _is_first_of(given: Any, surname: Any) -> bool:
    """Whether the recogniser took a first name for all of it: "Sally" of "Sally Holm", "Jane" of "Jane May", "Li" of "Li He"."""
    if surname.text == "He":
        return bool(given.is_title)
    if surname.lower_ in _NO_NAMES or surname.tag_ == "MD":
        is_dated = surname.i + 1 < len(surname.doc) and surname.nbor(1).is_digit
        is_titled = given.i > 0 and given.nbor(-1).is_title and is_title(given.nbor(-1))
        return bool(surname.is_title and surname.ent_type_ in ("", "DATE") and gender_of_given(given.text) and is_titled and not is_dated)
    is_name = surname.pos_ == "PROPN" and surname.is_title and not surname.ent_type_ and surname.is_alpha
    return is_name and gender_of_given(given.text) is not None and given.dep_ == "compound" and given.head.i == surname.i


def _trim(doc: Any, start: int, end: int, label: str) -> tuple[int, int, str]:
    """The stretch without articles, possessive marks, quotation marks, titles and nationality before a person."""
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_space or (doc[end - 1].is_punct and "." not in doc[end - 1].text)):
        end -= 1
    while end - 1 > start and doc[end - 1].tag_ == "RB" and doc[end - 1].is_lower:
        end -= 1
    if label == "PERSON":
        while start < end - 1 and is_title(doc[start]):
            start += 1
    elif _is_titled_person(doc, start, end, label):
        start, label = start + 1, "PERSON"
    return start, end, label


def _is_titled_person(doc: Any, start: int, end: int, label: str) -> bool:
    """Whether a stretch of another label is a title with a name: "Rep. Low" read as an organisation."""
    if label not in ("ORG", "GPE", "NORP", "FAC") or not 1 < end - start <= 4 or doc[end - 1].pos_ != "PROPN":
        return False
    if any(token.lower_ in ORGANISATION_NOUNS for token in doc[start:end]):
        return False
    return doc[start].lower_ in _PERSONAL_TITLES and doc[start].is_title and look_up(doc[start:end].text) is None


def is_title(token: Any) -> bool:
    """Whether a word is an honorific, a title or a nationality: what stands before a person's name."""
    if token.lower_ in HONORIFICS or token.lower_ in TITLES or (token.tag_ == "NNPS" and token.lower_.removesuffix("s") in TITLES):
        return True
    found = look_up(token.text)
    return bool(found and found.kind == "people")


def _proper_runs(sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns that the recogniser left out, and gazetteer words."""
    tokens = list(sentence.tokens)
    i = 0
    while i < len(tokens):
        j = i
        while j < len(tokens) and tokens[j].i not in taken and _goes_on(tokens, i, j):
            j += 1
        start = i
        while start < j and is_title(tokens[start]):
            start += 1
        if start < j and len(tokens[start].text) > 1 and not all(token.lower_ in _NO_NAMES for token in tokens[start:j]):
            yield tokens[start].i, tokens[j - 1].i + 1
        elif i == j and tokens[i].i not in taken and tokens[i].text[:1].isupper() and look_up(tokens[i].text):
            yield tokens[i].i, tokens[i].i + 1
        i = max(j, i + 1)


def _goes_on(tokens: list[Any], start: int, at: int) -> bool:
    """Whether a run of proper nouns from `start` goes on at `at`; a hyphen between two of them belongs to it."""
    token = tokens[at]
    if token.pos_ == "PROPN" and token.text.lstrip(_MARKS)[:1].isupper() and token.lower_ not in _NO_NAMES:
        return True
    is_hyphen = token.text in ("-", "–") and start < at < len(tokens) - 1 and not token.whitespace_ and not tokens[at - 1].whitespace_
    return is_hyphen and tokens[at + 1].pos_ == "PROPN" and tokens[at + 1].text[:1].isupper()
