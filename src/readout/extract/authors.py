"""Who stands behind a document that speaks: "the ministry's letter said", "the tweet read"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from readout.extract.grammar import can_speak, subject_of
from readout.extract.parser import Sentence

__all__ = ["ISSUED", "author_of", "poster_of"]

ISSUED = frozenset(
    "statement letter tweet post release memo email note message communique readout op-ed article report study analysis".split()
)
"""Documents that somebody issues and that then speak."""
_OF_OWNER = frozenset("account data estimate figure propaganda testimony version word".split())
"""What is said to somebody's account: "according to the ministry's figures"."""
_POSTED = frozenset("tweet post message video".split())
_PRINTED = frozenset("analysis article editorial report story study".split())
"""What a body brings out in its own name: "a Lake Herald report"."""
_SITES = frozenset("twitter facebook instagram telegram weibo x truth".split())
_ISSUING = frozenset("issue make post publish put release send share tweet write".split())
_REACH = 3


def author_of(head: Any) -> Any | None:
    """The word for whoever issued the document at this head, where its own phrase tells: "a statement by Low", "his letter"; else None."""
    if head.lemma_.lower() not in ISSUED | _OF_OWNER | _PRINTED:
        return None
    for child in head.children:
        if child.dep_ == "poss" and can_speak(child):
            return child if child.pos_ != "PRON" or child.lower_ in ("he", "she", "they") else None
        if child.dep_ == "poss" and child.lower_ in ("his", "her", "their"):
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((word for word in child.children if word.dep_ == "pobj" and can_speak(word)), None)
        if child.dep_ == "compound" and child.ent_type_ == "ORG" and head.lemma_.lower() in _PRINTED:
            return child
    return None


def poster_of(sentence: Sentence, head: Any, sentences: Mapping[int, Sentence]) -> tuple[Any | None, Sentence]:
    """The word for whoever posted "the tweet" that speaks, with its sentence: the subject of the last posting told before it."""
    noun = head.lemma_.lower()
    is_definite = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.children)
    if noun not in _POSTED or not is_definite:
        return None, sentence
    for order in range(sentence.passage.order - 1, sentence.passage.order - 1 - _REACH, -1):
        before = sentences.get(order)
        for verb in reversed(list(before.tokens)) if before is not None else ():
            if before is not None and verb.pos_ == "VERB" and _posts(verb, noun) and (found := subject_of(verb)) and can_speak(found[0]):
                return found[0], before
    return None, sentence


def _posts(verb: Any, noun: str) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == noun:
        return True
    below = {word.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "prep") for word in child.subtree}
    return (lemma in _ISSUING and noun in below) or bool(lemma in _ISSUING | {"take", "say"} and below & _SITES)
