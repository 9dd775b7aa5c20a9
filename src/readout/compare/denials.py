"""Yes against no: clauses of which one denies what the other says."""

from __future__ import annotations

import re

from readout.compare.lexicon import stem
from readout.compare.matter import Gist, Weights
from readout.model.statement import Clause

__all__ = ["is_denial", "is_denied"]

_NO = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:es|ed|ing)|dismiss(?:es|ed|ing)|pushed\sback|contradict(?:s|ed)?"
    r"|untrue|not\strue|baseless|unfounded|fabricated|false|no\s(?:knowledge|evidence|information|indication|sign|proof|truth|plans?|intention"
    r"|reason|such|one)|never|neither|nothing|none)\b",
    re.IGNORECASE,
)
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


def is_denial(clause: Clause) -> bool:
    """Whether a clause says no: by its verb, by "no evidence that", or by a word such as "deny"."""
    return clause.mode == "denied" or clause.event.is_negated or bool(_NO.search(clause.text))


def is_denied(denial: Gist, other: Gist, weights: Weights, least: float) -> bool:
    """Whether a denial is about what the other clause says: they share two telling words, and enough of either's matter."""
    shared = (denial.stems & other.stems) - _NO_WORDS
    telling = [word for word in shared if weights.of([word]) >= 0.3]
    return len(telling) >= _LEAST_SHARED and max(weights.share(denial, other), weights.share(other, denial)) >= least
