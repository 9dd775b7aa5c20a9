"""Who does what a clause tells, and whether two clauses are of different doers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.compare.lexicon import STOP, words
from readout.model.statement import Clause, Mention, Statement

__all__ = ["are_others", "doers_of"]

_OF_SPEAKER = re.compile(r"(?:that\s)?(?:it|he|she|they)\b", re.IGNORECASE)
_OF_OWN_WORDS = re.compile(r"[“\"]?(?:I|we)\b", re.IGNORECASE)


def doers_of(clause: Clause, statement: Statement | None) -> tuple[Mention, ...]:
    """Those who do what a clause tells: its actors, else who says it where the clause begins with a pronoun for that ("it would expel")."""
    if clause.event.actors or statement is None or statement.speaker is None:
        return clause.event.actors
    is_own = (_OF_OWN_WORDS if statement.kind == "direct" else _OF_SPEAKER).match(clause.text)
    return (statement.speaker,) if is_own else ()


def are_others(left: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether two acts are those of different persons, bodies or states; a group's or nobody's act may be anybody's.

    A person's act may be that of the state or a body of one party with the person, and is no other person's.
    """
    sides = (left, right)
    if not all(sides) or any(doer.kind in ("group", "unnamed", "other") for side in sides for doer in side):
        return False
    names, parties = ([{getattr(doer, key) for doer in side} for side in sides] for key in ("who", "party"))
    told = [{word for doer in side for word in words(f"{doer.span.quote} {doer.name}") if word not in STOP} for side in sides]
    if names[0] & names[1]:
        return False
    if all(doer.kind == "person" for side in sides for doer in side):
        return not told[0] & told[1]
    if (parties[0] & parties[1]) - {None}:
        return False
    return None not in parties[0] | parties[1] or not told[0] & told[1]
