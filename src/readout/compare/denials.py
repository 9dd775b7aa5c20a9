"""Yes against no: clauses of which one denies what the other says."""

from __future__ import annotations

import re

from readout.compare.lexicon import stem
from readout.compare.matter import Gist, share, weigh
from readout.model.statement import Clause, Statement

__all__ = [
    "TELLING_AT_ALL",
    "are_opposites",
    "is_blank",
    "is_denial",
    "is_denied",
    "is_negative",
    "is_outright",
    "is_verb_of_denial",
    "negatives_of",
]

_CHARGE = r"(?:\s\w+){0,2}\s(?:claims?|allegations?|accusations?|suggestions?|reports?|charges?|notions?|idea)\b"
_NO = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)\b|refut(?:es|ed|ing)\b|rebut(?:s|ted|ting)\b|contradict(?:s|ed)?\b"
    rf"|(?:reject|dismiss)(?:es|s|ed|ing)?{_CHARGE}|pushed\sback\s(?:on|against){_CHARGE}"
    r"|(?:untrue|not\strue|baseless|unfounded|fabricated|false|never|neither|nothing|none"
    r"|no\s(?:knowledge|evidence|information|indication|sign|proof|truth|plans?|intention|reason|such|one))\b)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\bno\s(?:knowledge|evidence|information|indication|sign|proof)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut(?:es|ed|ing)|rebut(?:s|ted|ting)?)\b", re.IGNORECASE)
_UN = ("un", "il", "ir", "non")
_LATIN = {
    stem(word): stem(prefix + word)
    for prefix, found in {
        "in": ("appropriate", "sufficient", "accurate", "correct", "valid", "effective", "adequate", "complete", "consistent", "capable"),
        "im": ("proper", "possible", "partial", "moral"),
        "dis": ("agree", "prove", "approve", "honest", "loyal", "trust", "respect"),
    }.items()
    for word in found
}
_DENYING = frozenset({"deny", "refute", "rebut"})
_NOT = re.compile(r"\b(?:not|cannot|no|never|without|nor)\b|n[’']t\b", re.IGNORECASE)
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
_LEAST_LETTERS = 2
_TELLING = 0.3
TELLING_AT_ALL = 0.1
_VERB_EASE = 0.75


def is_denial(clause: Clause, statement: Statement | None = None) -> bool:
    """Whether a clause says no: by its verb, by "no evidence that", by a word such as "deny", or as what its statement's speaker denies."""
    cue = statement.cue.quote if statement and statement.cue else ""
    return clause.mode == "denied" or clause.event.is_negated or bool(_NO.search(clause.text) or _NO.search(cue))


def is_outright(clause: Clause, statement: Statement | None = None) -> bool:
    """Whether a clause is denied in so many words ("denied", "no evidence that"), its own or its cue's, not only by a "not"."""
    cue = statement.cue.quote if statement and statement.cue else ""
    return bool(_NO.search(clause.text) or _DENIED.search(cue))


def is_verb_of_denial(clause: Clause) -> bool:
    """Whether the clause's own verb denies."""
    return clause.event.predicate.partition(" ")[0] in _DENYING


def are_opposites(left: Gist, right: Gist) -> bool:
    """Whether one has a word whose negative the other has ("lawful", "unlawful")."""
    return any(negatives_of(one) & other.stems for one, other in ((left, right), (right, left)))


def negatives_of(gist: Gist) -> set[str]:
    """The stems that would be the negatives of the gist's words ("unlawful" for "lawful")."""
    plain = {prefix + word for word in gist.stems for prefix in _UN if len(word) > _LEAST_LETTERS}
    return plain | {negative for base, negative in _LATIN.items() if base in gist.stems}


def is_blank(clause: Clause) -> bool:
    """Whether the clause says that nothing is known of a thing."""
    return bool(_BLANK.search(clause.text))


def is_negative(clause: Clause) -> bool:
    """Whether a "not" stands anywhere in a clause, of its own act or of another."""
    return bool(_NOT.search(clause.text))


def is_denied(left: Gist, right: Gist, is_verb: bool, is_blank: bool, least: float) -> bool:
    """Whether a denial (left) is about what another clause (right) says.

    `is_verb` holds where it is the verb itself, `is_blank` where it says that nothing is known ("no evidence of").

    They share an act, two telling words, and enough of either's matter; where the denial is the verb itself ("denied having
    fired first"), less will do.
    """
    shared = (left.stems & right.stems) - _NO_WORDS
    if not is_blank and not (right.predicate in left.stems or left.predicate in right.stems or left.acts & right.acts):
        return False
    telling = [word for word in shared if weigh([word]) >= (TELLING_AT_ALL if is_verb else _TELLING)]
    both = max(share(left, right), share(right, left))
    return len(telling) >= _LEAST_SHARED and both >= (least * _VERB_EASE if is_verb else least)
