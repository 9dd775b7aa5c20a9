"""Who of those that say a thing stand for an origin of it: not who merely frames the words of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from readout.model.article import Span
from readout.model.statement import Clause, Statement

__all__ = ["find_witnesses"]

Member = tuple[str, Clause]


def find_witnesses(members: Sequence[Member], by_id: Mapping[str, Statement]) -> tuple[Member, ...]:
    """The members of a claim that stand for an origin of it, in their order; one of each article or more.

    Where an outlet passes words on, both the frame ("Nordwire reported that Low had agreed") and the words within ("had agreed", of Low
    through Nordwire) may stand in one claim. They are one witness, and it is who spoke: a frame does not count if another member of its
    article lies within it (half of the shorter one) whose words came through the outlet that frames them, or, for a frame in the
    article's own voice, that is attributed to somebody. Who is no outlet and tells what another said ("two diplomats said that Low had
    agreed") has witnessed it. Nothing of another article goes in, so that a report more or less changes no other's part.

    Args:
        members: A claim's clauses, each with its statement's id.
        by_id: The statements.
    """
    by_article: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_article[by_id[member[0]].article_id].append(member)
    return tuple(
        (statement_id, clause)
        for statement_id, clause in members
        if not any(
            _is_frame(by_id[statement_id], by_id[other_id]) and _lie_together(clause.spans, other.spans)
            for other_id, other in by_article[by_id[statement_id].article_id]
        )
    )


def _is_frame(statement: Statement, other: Statement) -> bool:
    """Whether the other's words came through the outlet that this statement is of, or this is the article's own telling of them."""
    if not statement.is_attributed:
        return other.is_attributed
    if statement.speaker is None or statement.speaker.kind != "outlet" or len(other.via) <= len(statement.via):
        return False
    return any(teller.who == statement.speaker.who for teller in other.via)


def _lie_together(left: Sequence[Span], right: Sequence[Span]) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    return 2 * shared >= min(sum(span.end - span.start for span in spans) for spans in (left, right))
