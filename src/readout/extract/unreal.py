"""Words for saying where nothing is said in truth: an act denied, wished for or left to others."""

from __future__ import annotations

from typing import Any

from readout.extract.cues import CLAUSE, INFINITIVE, OBJECT, OBJECT_TO, PREPOSITIONS
from readout.extract.grammar import chain

__all__ = ["is_deed", "is_unreal"]

_OWNING_UP = frozenset("acknowledge admit concede confess say".split())
"""Verbs that are done where one has to do them."""
_LETTING = frozenset("allow enable get help let permit".split())
_LEAVE = frozenset("allow authorise authorize permit".split())
_OBLIGING = frozenset("bind compel force oblige obligate require".split())
_SILENT = OBJECT_TO | frozenset(
    "announce apologise apologize blame comment commend condemn congratulate criticise criticize decline defend elaborate endorse give "
    "know mention offer praise rebuke refuse respond salute say specify tell thank think".split()
)
"""Verbs that report nothing where they are denied; to oppose, deny or believe is told by its denial too."""
_CALLING = frozenset("appeal call plead press push".split())
"""Verbs with "for" and what is wanted."""
_TURNING_DOWN = frozenset("deny dismiss reject".split())
_DECIDING = (
    (
        frozenset("court judge jury justice tribunal".split()),
        frozenset(
            "appeal application case challenge charge claim complaint conviction count indictment lawsuit motion petition request "
            "suit".split()
        ),
    ),
    (
        frozenset("assembly chamber congress council house legislature parliament senate voter".split()),
        frozenset("act amendment bill law legislation measure motion proposal referendum resolution".split()),
    ),
)
"""Who decides by vote or ruling, and on what."""
_GOVERNING = INFINITIVE | OBJECT_TO | {"fail"}


def is_unreal(verb: Any) -> bool:
    """Whether the act of saying is no act: "did not say", "if he says", "to say the least"."""
    first, lemma = chain(verb), verb.lemma_.lower()
    if any(child.dep_ == "neg" for child in (*verb.children, *(first.children if first != verb else ()))):
        return lemma in _SILENT
    if _is_inverted_no(verb) or _is_introduction(verb, lemma):
        return True
    if any(child.dep_ == "aux" and child.lower_ in ("should", "must", "can", "ought", "could") for child in first.children):
        return True
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() in _LETTING and lemma in OBJECT - CLAUSE - PREPOSITIONS.keys():
        return True
    if verb.dep_ == "xcomp" and _is_duty(verb.head) and lemma not in _OWNING_UP:
        return True
    if verb.dep_ == "xcomp" and (verb.head.lemma_.lower() in _GOVERNING or _is_leave(verb.head)):
        return True
    if _is_called_for(verb):
        return True
    if verb.dep_ in ("ccomp", "xcomp") and verb.head.lower_ == "let" and verb.head.dep_ == "ROOT":
        return True
    if verb.dep_ == "ROOT" and any(child.text in ("who", "Who") and child.dep_ == "nsubj" for child in verb.children):
        return True
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is not None and (
        subject.left_edge.lower_ == "neither" or any(word.lower_ in ("neither", "no") for word in subject.children)
    ):
        return True
    if verb.dep_ == "conj" and any(child.lower_ == "nor" for child in verb.head.children):
        return True
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.children)


def _is_called_for(verb: Any) -> bool:
    """Whether an act is only called for: "called for closing the port or urging people to leave"."""
    if verb.tag_ != "VBG":
        return False
    while verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        verb = verb.head
    caller = verb.head.head
    is_for = verb.dep_ == "pcomp" and verb.head.lower_ == "for" and caller.lemma_.lower() in _CALLING
    return bool(is_for and not any(child.dep_ in ("dobj", "oprd", "dative", "auxpass") for child in caller.children))


def _is_introduction(verb: Any, lemma: str) -> bool:
    """Whether somebody only says who they are: "a man identifying himself as a pilot"."""
    return lemma == "identify" and any(child.dep_ == "dobj" and child.lower_.endswith(("self", "selves")) for child in verb.children)


def _is_inverted_no(verb: Any) -> bool:
    """Whether "neither ... did he suggest", "nor did he say" deny the act."""
    did = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ in ("did", "do", "does")), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if did is None or subject is None or not did.i < subject.i < verb.i:
        return False
    return any(word.lower_ in ("neither", "nor", "never") for word in verb.doc[verb.sent.start : did.i])


def is_deed(verb: Any, head: Any) -> bool:
    """Whether a court or a chamber does what it is there to do: "the court dismissed the case", "the Senate rejected the bill"."""
    matters = (child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    decides = next((cases for deciders, cases in _DECIDING if head.lemma_.lower() in deciders), frozenset())
    return verb.lemma_.lower() in _TURNING_DOWN and any(matter in decides for matter in matters)


def _is_leave(verb: Any) -> bool:
    """Whether a verb says that somebody may not, or only just may, do a thing: "was not authorized to speak"."""
    return verb.tag_ == "VBN" and verb.lemma_.lower() in _LEAVE


def _is_duty(verb: Any) -> bool:
    """Whether a verb says that somebody has to do a thing: "has to defend", "was obliged to defend"."""
    return verb.lemma_.lower() == "have" or (verb.tag_ == "VBN" and verb.lemma_.lower() in _OBLIGING)
