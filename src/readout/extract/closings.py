"""Who says a sentence whose attribution the parser lost: "…, argued one veteran", '"…," Ann Low, a judge, tweeted'."""

from __future__ import annotations

from typing import Any

from readout.extract.channels import find_channels
from readout.extract.cues import ADDRESSED, PURE
from readout.extract.grammar import phrase
from readout.extract.stretches import CONFIDENCE, Report
from readout.extract.subjects import FINITE, can_speak

__all__ = ["behind_label", "closing", "misplaced", "set_in", "subject_behind"]

_CLOSING = frozenset(
    "acknowledge add allege announce argue claim concede confirm explain note recall report say state tell testify warn write".split()
)
"""Verbs that end a sentence with who says it."""
_SUBORDINATING = frozenset("after although as because before if once since though unless until when whenever where while whether".split())
_BESIDE = ("after", "amid", "as", "following", "hours", "while")
"""What leads to what went on beside a thing said."""
_PLACING = frozenset("at during from in on through via".split())
"""What leads where or when a thing is said."""
_BREAKS = (",", ":", ";", "—", "–")
_OF_NOUN = ("DET", "ADJ", "NOUN", "NUM", "PROPN")
_LONGEST_TRAIL = 9
_LONGEST_SPEAKER = 16
_FEWEST_BEFORE = 3
_LONG = 10
"""Words that are a sentence even where the parser sees no finite verb in them."""
_LONGEST_DESCRIPTION = 30


def misplaced(verb: Any) -> Report | None:
    """The report of a verb to which the parser gives no subject, or one that is none; None where it sees who speaks."""
    return _inverted(verb) or _trailing(verb) or _described(verb)


def _inverted(verb: Any) -> Report | None:
    """The report in '"...," tweeted reporter Ann Low' where the parser does not see the subject after the verb."""
    doc = verb.doc
    if verb.i <= verb.sent.start or verb.i + 1 >= verb.sent.end or verb.lemma_.lower() not in PURE:
        return None
    is_after_quotation = doc[verb.i - 1].is_quote or (verb.dep_ == "amod" and doc[verb.i - 1].text == ",")
    if (
        verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN")
        or not is_after_quotation
        or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    ):
        return None
    head = subject_behind(verb)
    if head is None:
        return None
    speaker = (verb.i + 1, max(phrase(head)[1], head.i + 1))
    channels = find_channels(verb, head, frozenset())
    return Report(verb, (verb.i, verb.i + 1), frozenset(), speaker, head, None, channels, "bare", "inverted", CONFIDENCE["bare"])


def _described(verb: Any) -> Report | None:
    """The report in '"...," Ann Low, a judge, tweeted on Monday' where the parser lost the verb among the words on her."""
    doc, sent = verb.doc, verb.sent
    is_bare = verb.lemma_.lower() in PURE and verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("acl", "amod", "dep", "conj", "appos")
    if not is_bare or doc[verb.i - 1].text != "," or any(child.dep_ in ("nsubj", "nsubjpass", "agent", "aux") for child in verb.children):
        return None
    closing = next((i for i in range(verb.i - 2, max(sent.start, verb.i - _LONGEST_DESCRIPTION), -1) if doc[i].is_quote), None)
    if closing is None or doc[closing - 1].text not in (",", "?", "!") or doc[closing + 1].ent_type_ != "PERSON":
        return None
    end = closing + 1
    while end < verb.i and doc[end].ent_type_ == "PERSON":
        end += 1
    if doc[end].text != "," or end + 1 >= verb.i or any(word.tag_ == "VBD" for word in doc[end : verb.i]):
        return None
    if any(not (word.ent_type_ in ("DATE", "TIME") or word.pos_ in ("ADP", "PUNCT", "DET")) for word in doc[verb.i + 1 : sent.end]):
        return None
    head = doc[end - 1]
    return Report(verb, (verb.i, verb.i + 1), frozenset(), (closing + 1, end), head, None, (), "bare", "described", CONFIDENCE["bare"])


def _trailing(verb: Any) -> Report | None:
    """The report in "..., reported the Herald" at the end of a sentence, where the parser takes the subject for an object."""
    doc, at, end = verb.doc, verb.i, verb.sent.end
    if not _may_close(verb) or verb.lemma_.lower() in ADDRESSED or doc[at - 1].text != ",":
        return None
    head = subject_behind(verb)
    if head is None or head.dep_ != "dobj" or end - at > _LONGEST_TRAIL or not _is_whole(doc, verb.sent.start, at - 1):
        return None
    if any(doc[i].dep_ == "prep" and doc[i].lower_ not in ("in", "on", "at", "of") for i in range(at + 1, end)):
        return None
    return _closed(verb, at - 1, (at + 1, max(phrase(head)[1], head.i + 1)), head, "inverted")


def closing(verb: Any) -> Report | None:
    """The report in "..., Ann Low and Ed Hill told the Herald" where the parser ties the verb, or who speaks, to what is said.

    Between the last comma and the verb stand the words of one noun phrase alone, and behind it nothing but a day, a place or who was told.
    """
    doc, at, first = verb.doc, verb.i, verb.sent.start
    if not _may_close(verb) or not (_is_end(verb) or _is_set_in(verb)):
        return None
    comma = next((i for i in range(at - 2, max(first, at - _LONGEST_SPEAKER), -1) if doc[i].text == ","), None)
    if comma is None:
        return None
    named = comma
    while named > first and doc[named - 1].ent_type_ == "PERSON":
        named -= 1
    is_described = named < comma and doc[named - 1].text == ","
    head = doc[comma - 1] if is_described else _head_between(doc, comma + 1, at)
    speaker = (named, comma) if is_described else (comma + 1, at)
    if head is None or not (_is_whole(doc, first, speaker[0] - 1) or _is_long(verb, speaker[0] - 1)):
        return None
    return _closed(verb, speaker[0] - 1, speaker, head, "closing")


def behind_label(verb: Any, head: Any) -> Any:
    """Who speaks behind the label of a headline, which the parser takes for the subject: "Exclusive: Low's aide says"; else the head."""
    doc, first = verb.doc, verb.sent.start
    is_label = head.i == first and head.i + 2 < verb.i and doc[head.i + 1].text == ":" and head.ent_type_ not in ("PERSON", "ORG", "GPE")
    end = next((word.i for word in doc[first : verb.i] if word.tag_ in FINITE), verb.i)
    return (_head_between(doc, head.i + 2, end) if is_label else None) or head


def _head_between(doc: Any, start: int, end: int) -> Any | None:
    """The head of the noun phrase that alone fills the words from `start` to `end`, if it can speak; else None."""
    words = doc[start:end]
    if any(word.tag_ in (*FINITE, "MD", "WDT", "WP") or word.is_quote or word.text in _BREAKS for word in words):
        return None
    inner = next((word.i for word in words if word.pos_ not in _OF_NOUN and word.tag_ not in ("POS", "HYPH")), end)
    if inner == start:
        head = doc[inner] if doc[inner].lower_ in ("he", "she", "they") and inner + 1 == end else None
    else:
        head = next((doc[i] for i in range(inner - 1, start - 1, -1) if doc[i].pos_ in ("NOUN", "PROPN")), None)
    return head if head is not None and can_speak(head) and doc[start].ent_type_ not in ("DATE", "TIME") else None


def _may_close(verb: Any) -> bool:
    return bool(verb.lemma_.lower() in _CLOSING and verb.tag_ in FINITE and verb.i > verb.sent.start + _FEWEST_BEFORE)


def _closed(verb: Any, comma: int, speaker: tuple[int, int], head: Any, found_by: str) -> Report:
    first = verb.sent.start + (verb.doc[verb.sent.start].dep_ == "cc")
    content = frozenset(range(first, comma))
    channels = find_channels(verb, head, content)
    confidence = CONFIDENCE["clause-before-cue"]
    listener = next((child for child in verb.children if child.dep_ in ("dobj", "dative") and child.left_edge.i == verb.i + 1), None)
    whom = phrase(listener) if listener is not None and verb.lemma_.lower() == "tell" else None
    return Report(verb, (verb.i, verb.i + 1), content, speaker, head, whom, channels, "clause-before-cue", found_by, confidence)


def _is_end(verb: Any) -> bool:
    """Whether behind a verb nothing follows but a day, a place, whom it is told and whom they cite."""
    doc, end = verb.doc, verb.sent.end
    while end > verb.i + 1 and doc[end - 1].is_punct:
        end -= 1
    behind = doc[verb.i + 1 : end]
    if doc[verb.sent.end - 1].text == ":":
        return False
    if end == verb.i + 1:
        return bool(verb.lemma_.lower() != "tell")
    if any(word.tag_ in (*FINITE, "MD", "WRB") or word.is_quote for word in behind):
        return False
    first = behind[0]
    if verb.lemma_.lower() == "tell":
        return bool(first.pos_ in _OF_NOUN and first.ent_type_ not in ("DATE", "TIME"))
    is_citing = first.text == "," and first.i + 1 < end and doc[first.i + 1].lower_ == "citing"
    return bool(first.ent_type_ in ("DATE", "TIME") or first.lower_ in _PLACING or is_citing)


def _is_set_in(verb: Any) -> bool:
    """Whether a clause of the outlet's follows behind a comma: "..., aides said, as boats drew near"."""
    doc, at, end = verb.doc, verb.i, verb.sent.end
    is_comma = at + 2 < end and doc[at + 1].text == "," and not any(word.is_quote for word in verb.sent)
    return bool(is_comma and verb.lemma_.lower() != "tell" and doc[at + 2].lower_ in _BESIDE)


def _is_long(verb: Any, comma: int) -> bool:
    """Whether nothing but who said it follows so many words that they tell something, though the parser sees no finite verb in them."""
    doc, first, end = verb.doc, verb.sent.start, verb.sent.end
    is_bare = verb.lemma_.lower() == "say" and all(word.is_punct for word in doc[verb.i + 1 : end]) and doc[end - 1].text != ":"
    is_main = doc[first].pos_ not in ("ADP", "SCONJ") and doc[first].lower_ not in _SUBORDINATING
    return is_bare and is_main and comma - first >= _LONG and not any(word.is_quote for word in doc[first:comma])


def _is_whole(doc: Any, first: int, comma: int) -> bool:
    """Whether the words up to a comma tell something by themselves: with a finite verb, not only in a clause that waits for another."""
    before = doc[first:comma]
    if len(before) < _FEWEST_BEFORE or doc[comma - 1].is_quote or sum(word.is_quote for word in before) % 2:
        return False
    start = first
    if doc[first].lower_ in _SUBORDINATING:
        start = next((word.i for word in before if word.text == ","), comma)
    told = [word for word in doc[start:comma] if word.tag_ in (*FINITE, "MD")]
    return any(not any(child.tag_ in ("WDT", "WP", "WRB") and child.i < word.i for child in word.children) for word in told)


def set_in(verb: Any) -> Report | None:
    """The report in "Boats lack such rights, said Low, a lawyer, and ..." where the parser takes a word of what was said for the subject.

    A subject with nothing but one comma between it and the verb is none.
    """
    doc, sent, at = verb.doc, verb.sent, verb.i
    if verb.lemma_.lower() != "say" or verb.tag_ != "VBD" or at <= sent.start + _FEWEST_BEFORE or doc[at - 1].text != ",":
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < at - 1), None)
    head = subject_behind(verb)
    if subject is None or head is None or head.ent_type_ != "PERSON" or any(word.text == "," for word in doc[subject.i : at - 1]):
        return None
    is_told = any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in doc[sent.start : at - 1])
    if not is_told or (head.i + 1 < len(doc) and doc[head.i + 1].text not in (",", ".")):
        return None
    first = sent.start + (doc[sent.start].dep_ == "cc")
    confidence = CONFIDENCE["clause-before-cue"]
    content = frozenset(range(first, at - 1))
    return Report(verb, (at, at + 1), content, (at + 1, head.i + 1), head, None, (), "clause-before-cue", "inverted", confidence)


def subject_behind(verb: Any) -> Any | None:
    """The head of the noun phrase right behind a verb, if it can speak; else None."""
    if verb.i + 1 >= verb.sent.end:
        return None
    head = verb.doc[verb.i + 1]
    while head.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod", "case") and head.head.i > verb.i + 1:
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN", "PRON") and can_speak(head) else None
