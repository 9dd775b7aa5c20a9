"""Which word of a noun phrase tells whom it means, where the parser takes another, and what of its words is no name."""

from __future__ import annotations

import re
from typing import Any

from readout.extract.roles import ROLE_NOUNS

__all__ = ["end_of_places", "holder_behind", "plain", "role_behind"]

_WHERE = frozenset("across around from in".split())
_TOLD_BEHIND = re.compile(r",\s+(?:which|who|whom|whose)\b.*$", re.DOTALL)


def role_behind(head: Any, end: int) -> Any | None:
    """What somebody does at a thing whose quoted name the parser takes for the head: 'the "Lake Hour" host'; else None."""
    behind = (child for child in head.children if child.dep_ == "appos" and head.i < child.i < end)
    role = next((child for child in behind if child.tag_ == "NN" and child.lemma_.lower() in ROLE_NOUNS), None)
    if role is None or not role.doc[head.i + 1].is_quote:
        return None
    return role if all(word.is_quote or word.text in ("-", "co") for word in role.doc[head.i + 1 : role.i]) else None


def holder_behind(head: Any, end: int) -> Any | None:
    """The last word of the name behind a body and an office, where the parser takes the body for the head; else None.

    "Federation of Lakes president Ann Low" is Ann Low.
    """
    if head.ent_type_ != "ORG":
        return None
    doc, at = head.doc, head.i + 1
    while at < end and doc[at].ent_type_ == "ORG" and doc[at].ent_iob_ == "I":
        at += 1
    while at < end and doc[at].tag_ in ("JJ", "NN") and doc[at].lemma_.lower() not in ROLE_NOUNS:
        at += 1
    is_office = at + 1 < end and doc[at].tag_ == "NN" and doc[at].lemma_.lower() in ROLE_NOUNS and at > head.i + 1
    if not is_office or doc[at + 1].ent_type_ != "PERSON" or doc[at + 1].ent_iob_ != "B":
        return None
    last = at + 1
    while last + 1 < end and doc[last + 1].ent_type_ == "PERSON" and doc[last + 1].ent_iob_ == "I":
        last += 1
    return doc[last]


def end_of_places(head: Any) -> int:
    """Where a description's places end that the parser takes for more speakers: "critics in Oslo, Bergen and elsewhere said"; else 0."""
    if head.dep_ != "nsubj" or head.tag_ != "NNS" or head.ent_type_ or head.head.pos_ not in ("VERB", "AUX"):
        return 0
    doc, first = head.doc, head.right_edge.i
    first -= doc[first].dep_ == "cc"
    if doc[first].ent_type_ != "GPE" or not any(child.dep_ == "prep" and child.lower_ in _WHERE for child in head.children):
        return 0
    end = first + 1
    while end < head.head.i and (doc[end].ent_type_ == "GPE" or doc[end].text == "," or doc[end].dep_ in ("cc", "det")):
        end += 1
    end += doc[end].lower_ == "elsewhere"
    is_whole = end == head.head.i or doc[end].pos_ in ("VERB", "AUX", "ADV") or doc[end].text == ","
    return end if end > first + 1 and is_whole else 0


def plain(text: str) -> str:
    """The words of a phrase without its article and without the clause that tells more of whom it means."""
    return _TOLD_BEHIND.sub("", re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.I))
