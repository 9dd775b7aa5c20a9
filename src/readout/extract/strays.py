"""What a verb of saying reports where the parser lost the clause: "Low said fewer than ten people had come"."""

from __future__ import annotations

from typing import Any

from readout.extract.grammar import can_speak, phrase, subtree

__all__ = ["stray_words", "words_ahead", "words_behind_as"]

_SAYING = frozenset(
    "acknowledge add admit allege announce argue assert claim conclude confirm contend declare deny estimate explain insist maintain note "
    "predict report say state tell testify warn write".split()
)
_TAKING_NO_THING = frozenset("argue contend insist maintain say tell".split())
"""Verbs of which the parser makes an object what is the subject of the clause."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_RELATIVE = ("WDT", "WP", "WP$", "WRB")
_OPENING = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
_FEWEST = 3


def stray_words(verb: Any, addressee: Any) -> frozenset[int]:
    """Indexes of all that follows the verb, its addressee and the day to the end of the sentence, where a finite verb stands there.

    None are given for a verb without its own subject before it, and none where what follows is no clause but an object or an adverb
    ("said nothing that mattered", "said so when he left").
    """
    if verb.lemma_.lower() not in _SAYING or not _is_finite(verb) or verb.dep_ not in ("ROOT", "conj"):
        return frozenset()
    if not any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children):
        return frozenset()
    if verb.lemma_.lower() not in _TAKING_NO_THING and any(child.dep_ == "dobj" and child is not addressee for child in verb.children):
        return frozenset()
    start = _behind(verb, addressee)
    doc, end = verb.doc, _end(verb, start or verb.i + 1)
    if start is None or end - start < _FEWEST:
        return frozenset()
    first, group = doc[start], None if addressee is None else addressee.i
    is_set_off = first.lower_ == "instead" and start + 1 < end and doc[start + 1].lower_ == "of"
    if first.pos_ not in _OPENING and not is_set_off and first.tag_ not in ("JJR", "RBR"):
        return frozenset()
    told = (word for word in doc[start:end] if word.tag_ in _FINITE and word.pos_ in ("VERB", "AUX", "NOUN"))
    return frozenset(range(start, end)) if any(_is_told(word, verb, group) for word in told) else frozenset()


def words_behind_as(verb: Any) -> frozenset[int]:
    """Indexes of the words behind "..., and as Low notes," to the end of the sentence; none where nothing follows."""
    doc, mark = verb.doc, next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "as"), None)
    start, end = verb.i + 1, verb.sent.end
    if mark is None or verb.tag_ not in _FINITE or start + _FEWEST >= end or doc[start].text != ",":
        return frozenset()
    before = doc[mark.i - 1] if mark.i > verb.sent.start else None
    if before is not None and not before.is_punct and before.pos_ != "CCONJ":
        return frozenset()
    is_told = any(word.tag_ in _FINITE for word in doc[start + 1 : end])
    return frozenset(range(start + 1, end)) if is_told else frozenset()


def words_ahead(verb: Any) -> frozenset[int]:
    """Indexes of the words before '..., that it "was lost," Low said', to the mark that closes the quotation; else none.

    A quotation that opens the sentence is left to itself.
    """
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if subject is None or verb.dep_ != "ROOT" or verb.lemma_.lower() not in _SAYING:
        return frozenset()
    doc, first = verb.doc, verb.sent.start
    closing = subject.left_edge.i - 1
    if closing < first + _FEWEST or not doc[closing].is_quote or doc[closing - 1].text not in (",", "?", "!"):
        return frozenset()
    opening = next((i for i in range(closing - 1, first - 1, -1) if doc[i].is_quote), first)
    is_told = any(word.tag_ in _FINITE for word in doc[first:closing])
    return frozenset(range(first, closing)) if opening > first and is_told else frozenset()


def _is_finite(verb: Any) -> bool:
    has_auxiliary = any(child.dep_ == "aux" and child.lemma_.lower() == "have" for child in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and has_auxiliary)


def _behind(verb: Any, addressee: Any) -> int | None:
    """The index behind the verb, its addressee, the day and a "that"; None where the addressee stands elsewhere or cannot listen."""
    at = verb.i + 1
    if addressee is not None:
        start, end = phrase(addressee)
        if start != at or not (can_speak(addressee) or addressee.pos_ == "PRON"):
            return None
        at = end
    days = {child.left_edge.i: child for child in verb.children if child.dep_ in ("npadvmod", "prep") and child.i > verb.i}
    while at in days and all(verb.doc[i].ent_type_ in ("DATE", "TIME") or verb.doc[i].pos_ == "ADP" for i in subtree(days[at])):
        at = days[at].right_edge.i + 1
    is_mark = at < verb.sent.end and verb.doc[at].lower_ == "that" and verb.doc[at].dep_ == "mark"
    return int(at + is_mark)


def _end(verb: Any, start: int) -> int:
    """Where what is said ends: before a trailing "according to" or an "and" that goes on with the speaker, else with the sentence."""
    doc, end = verb.doc, verb.sent.end
    for i in range(start + 1, end):
        if doc[i].lower_ == "according" and doc[i - 1].is_punct:
            return i
        if doc[i].dep_ == "cc" and doc[i].head.i == verb.i:
            return i
    return int(end)


def _is_told(word: Any, verb: Any, listener: int | None) -> bool:
    """Whether a finite verb tells what is said, and not when it is said or of what thing."""
    above = word.head if word.dep_ in ("aux", "auxpass") else word
    while above.dep_ == "conj" and above.head.i != verb.i:
        above = above.head
    if above.dep_ == "conj" and any(child.dep_ == "cc" and verb.i < child.i < above.i for child in (*verb.children, *above.children)):
        return False
    if above.dep_ == "conj" and above.doc[above.left_edge.i - 1].dep_ == "cc":
        return False
    if any(child.tag_ in _RELATIVE or child.dep_ == "mark" for child in above.children if child.i < above.i):
        return False
    return bool(above.dep_ != "relcl" or above.head.i == listener)
