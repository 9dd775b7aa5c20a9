"""Yes against no: clauses of which one denies what the other says."""

from __future__ import annotations

import re

from readout.compare.lexicon import stem
from readout.compare.matter import Gist, Weights
from readout.model.statement import Clause, Statement

__all__ = ["is_denial", "is_denied", "is_negative", "is_outright", "is_verb_of_denial"]

_NO = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:es|ed|ing)|dismiss(?:es|ed|ing)|pushed\sback\s(?:on|against)\s(?:\w+\s)?(?:reports?|claims?|suggestions?|accusations?|allegations?)|contradict(?:s|ed)?"
    r"|untrue|not\strue|baseless|unfounded|fabricated|false|no\s(?:knowledge|evidence|information|indication|sign|proof|truth|plans?|intention"
    r"|reason|such|one)|never|neither|nothing|none)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|cannot|no|never|without|nor)\b|n[’']t\b", re.IGNORECASE)
_DENYING = frozenset({"deny", "reject", "refute", "dismiss", "rebut"})
_NO_WORDS = frozenset(
    stem(word)
    for word in [
        "deny",
        "reject",
        "refute",
        "dispute",
        "dismiss",
        "knowledge",
        "evidence",
        "information",
        "indication",
        "sign",
        "report",
        "claim",
    ]
)
_LEAST_SHARED = 2
_TELLING = 0.3
_FAINT = 0.1
_VERB_EASE = 0.75


def is_denial(clause: Clause, statement: Statement | None = None) -> bool:
    """Whether a clause says no: by its verb, by "no evidence that", by a word such as "deny", or as what its statement's speaker denies."""
    cue = statement.cue.quote if statement and statement.cue else ""
    return clause.mode == "denied" or clause.event.is_negated or bool(_NO.search(clause.text) or _NO.search(cue))


def is_outright(clause: Clause) -> bool:
    """Whether a clause denies in so many words ("denied", "no evidence that"), not only by a "not"."""
    return bool(_NO.search(clause.text))


def is_verb_of_denial(clause: Clause) -> bool:
    """Whether the clause's own verb denies."""
    return clause.event.predicate.partition(" ")[0] in _DENYING


def is_negative(clause: Clause) -> bool:
    """Whether a "not" stands anywhere in a clause, of its own act or of another."""
    return bool(_NOT.search(clause.text))


def is_denied(left: Gist, right: Gist, is_verb: bool, weights: Weights, least: float) -> bool:
    """Whether a denial (left) is about what another clause (right) says; `is_verb` where it is the verb itself.

    They share two telling words, and enough of either's matter; where the denial is the verb itself ("denied having fired
    first"), the other tells of the act that is denied, and less will do.
    """
    shared = (left.stems & right.stems) - _NO_WORDS
    if is_verb and not (right.predicate in left.stems or left.acts & right.acts):
        return False
    telling = [word for word in shared if weights.of([word]) >= (_FAINT if is_verb else _TELLING)]
    share = max(weights.share(left, right), weights.share(right, left))
    return len(telling) >= _LEAST_SHARED and share >= (least * _VERB_EASE if is_verb else least)
