"""Reports by whose view it is: "in Low's opinion, the dam is safe", "Low's message was that the dam was safe"."""

from __future__ import annotations

from typing import Any

from readout.extract.citations import is_set_off, said_beside
from readout.extract.contents import REPORTING
from readout.extract.denials import is_denied
from readout.extract.grammar import phrase, subtree
from readout.extract.stretches import CONFIDENCE, Report
from readout.extract.subjects import can_speak, without_intruders

__all__ = ["VIEWS", "by_view"]

_HELD = frozenset("assessment estimation judgement judgment opinion reading telling view".split())
"""In what a thing is so."""
_STATED = frozenset(
    "advice answer argument assessment belief claim complaint concern conclusion contention explanation fear hope judgement judgment "
    "message mantra opinion point position promise response stance theory verdict view warning".split()
)
"""What somebody's words come down to."""
VIEWS = _HELD | _STATED
_MINE = frozenset(("my", "our", "your"))
_FEWEST = 4
"""Words, marks among them, that a clause has at least."""


def by_view(noun: Any) -> Report | None:
    """The report of a noun for what somebody holds, or None where nobody is said to hold it."""
    owner = _owner(noun)
    if owner is None:
        return None
    prep, be = noun.head, noun.head
    if noun.tag_ == "NN" and noun.lemma_.lower() in _HELD and noun.dep_ == "pobj" and _is_aside(prep):
        content = said_beside(prep, set(subtree(prep)), prep.head)
        sure, rule = CONFIDENCE["according-to"], "according-to"
        is_said = len(content) >= _FEWEST
        return Report(noun, (noun.i, noun.i + 1), content, phrase(owner), owner, None, (), rule, "possessor", sure) if is_said else None
    if noun.lemma_.lower() not in _STATED or noun.dep_ != "nsubj" or be.lemma_ != "be" or is_denied(be):
        return None
    clause = next((child for child in be.children if child.dep_ == "ccomp" and child.left_edge.i == be.i + 1), None)
    if clause is None or clause.left_edge.lower_ != "that" or any(child.tag_ == "MD" for child in be.children):
        return None
    tokens = without_intruders(clause.doc, frozenset(subtree(clause)) - {clause.left_edge.i})
    return Report(noun, (noun.i, be.i + 1), tokens, phrase(owner), owner, None, (), "noun", "possessor", CONFIDENCE["noun"])


def _is_aside(prep: Any) -> bool:
    """Whether "in Low's view" stands beside a clause of its own that tells of no words: "in his opinion, the judge wrote" does."""
    clause = prep.head
    is_clause = clause.pos_ in ("VERB", "AUX") and any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in clause.children)
    is_set_apart = prep.lower_ == "in" and (prep.i == prep.sent.start or is_set_off(prep))
    return is_clause and is_set_apart and clause.lemma_.lower() not in REPORTING


def _owner(noun: Any) -> Any | None:
    """Whose view it is: "Low's view", "the view of Low", "a message from Low"; nobody's where it is the reader's or the writer's."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None:
        preps = (
            child for child in noun.children if child.dep_ == "prep" and child.lower_ in ("of", "from", "by") and child.i == noun.i + 1
        )
        owner = next((child for prep in preps for child in prep.children if child.dep_ == "pobj"), None)
    if owner is None or owner.lower_ in _MINE:
        return None
    return owner if can_speak(owner) or owner.tag_ == "PRP$" else None
