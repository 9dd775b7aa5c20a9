"""People whose name is a month too: "Theresa May" is no day, and "May said" no modal verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from readout.extract.roles import HONORIFICS, TITLES, gender_of_given
from readout.extract.tokens import Words

__all__ = ["mend_months"]

_MONTHS = frozenset(("April", "August", "June", "May"))
_BEFORE_TIMES = frozenset(
    "between during early every from in into last late mid next of on since this through throughout till to until".split()
)
"""What stands before a month, though some of it may stand before a person."""
_FINITE = ("VBD", "VBZ")


def mend_months(docs: Sequence[Words]) -> None:
    """Mark as a person each "May" of an article that names somebody so ("Prime Minister Theresa May"), unless it may be the month."""
    named = {word.text for doc in docs for word in doc if word.text in _MONTHS and _is_whole_name(doc, word)}
    for doc in docs:
        people = [word for word in doc if word.text in named and (_is_whole_name(doc, word) or _is_short_name(doc, word))]
        if people:
            _mark(doc, people)


def _is_whole_name(doc: Words, word: Any) -> bool:
    """Whether a title or a given name stands right before the word, and no day right behind."""
    if word.i == word.sent.start or not _is_no_date(doc, word):
        return False
    before = doc[word.i - 1]
    is_title = before.lower_ in HONORIFICS or (before.is_title and before.lower_ in TITLES)
    is_given = before.is_title and before.text not in _MONTHS and gender_of_given(before.text) is not None
    return is_title or is_given


def _is_short_name(doc: Words, word: Any) -> bool:
    """Whether a word that names somebody in the article may do so here by itself."""
    if not _is_no_date(doc, word):
        return False
    if word.tag_ == "MD" or word.dep_ == "aux":
        return word.head.tag_ in _FINITE and word.head.i > word.i
    if word.pos_ != "PROPN" or (word.i > word.sent.start and doc[word.i - 1].lower_ in _BEFORE_TIMES):
        return False
    return not word.ent_type_ or any(word.i == start and end == start + 1 for start, end, _ in doc.ents)


def _is_no_date(doc: Words, word: Any) -> bool:
    """Whether no number stands beside the word, and no bare verb of which it is the modal."""
    beside = (doc[i] for i in (word.i - 1, word.i + 1) if 0 <= i < len(doc))
    is_bare = word.head.tag_ == "VB" and not any(child.tag_ == "TO" for child in word.head.children)
    is_modal = (word.tag_ == "MD" and word.head.tag_ not in _FINITE) or (is_bare and word.dep_ in ("aux", "nsubj"))
    return not is_modal and not any(other.text[:1].isdigit() for other in beside)


def _mark(doc: Words, people: Iterable[Any]) -> None:
    """Give the words the labels of a name, and the article's names a person for each."""
    spans = {(start, end): label for start, end, label in doc.ents}
    for word in people:
        start = word.i
        if word.tag_ == "MD" or word.dep_ == "aux":
            word.dep_ = "nsubj"
        word.pos_, word.tag_, word.lemma_ = "PROPN", "NNP", word.text
        if start and _is_given(doc[start - 1]):
            start -= 1
        for (first, end), label in list(spans.items()):
            if first <= word.i and start < end and (label == "PERSON" or word.i < end):
                del spans[first, end]
                start = min(start, first) if label == "PERSON" else start
        spans[start, word.i + 1] = "PERSON"
        for i in range(start, word.i + 1):
            doc[i].ent_type_, doc[i].ent_iob_ = "PERSON", "B" if i == start else "I"
    doc.ents = tuple((start, end, spans[start, end]) for start, end in sorted(spans))


def _is_given(word: Any) -> bool:
    return word.is_title and gender_of_given(word.text) is not None
