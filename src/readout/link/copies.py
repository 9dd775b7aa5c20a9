"""Statements that several articles print word for word, so that a reprint bears on nothing but who carries it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from readout.model.article import Passage
from readout.model.statement import Clause, Statement

__all__ = ["find_copies", "with_copies"]

Member = tuple[str, Clause]


def find_copies(statements: Iterable[Statement], passages: Iterable[Passage]) -> dict[str, tuple[Statement, ...]]:
    """For each statement that is no copy, by its id: its copies in other articles; together they hold every statement once.

    A copy has the same words, cut and attributed alike, in the same sentence. Of several the one in the article that says most is no
    copy (the lower id, where two say as much), so that the sentences of one text stay together. Order does not matter.
    """
    sentences = {(p.span.article_id, p.order): p.span.quote for p in passages}
    given = list(statements)
    n_said = Counter(s.article_id for s in given)
    first: dict[object, str] = {}
    copies: dict[str, list[Statement]] = {}
    for statement in sorted(given, key=lambda s: (-n_said[s.article_id], s.article_id, s.spans[0].start, s.id)):
        speaker = statement.speaker.entity_id if statement.speaker else None
        cut = tuple(clause.text for clause in statement.clauses)
        key = (statement.kind, statement.text, cut, speaker, sentences.get((statement.article_id, statement.order)))
        if key in first:
            copies[first[key]].append(statement)
        else:
            first[key] = statement.id
            copies[statement.id] = []
    return {statement_id: tuple(found) for statement_id, found in copies.items()}


def with_copies(
    groups: Iterable[Sequence[Member]], statements: Iterable[Statement], copies: dict[str, tuple[Statement, ...]]
) -> tuple[tuple[Member, ...], ...]:
    """The groups with every copy beside its original, clause by clause."""
    place = {(s.id, clause.spans): n for s in statements for n, clause in enumerate(s.clauses)}
    return tuple(
        tuple(
            member
            for statement_id, clause in group
            for member in (
                (statement_id, clause),
                *((copy.id, copy.clauses[place[statement_id, clause.spans]]) for copy in copies.get(statement_id, ())),
            )
        )
        for group in groups
    )
