"""Which clause of a group stands for its claim, and its words as they are shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from statistics import fmean

from readout.compare.pairing import Judged, score_of
from readout.model.article import Article, Span
from readout.model.statement import Clause, Statement
from readout.text.words import find_words

__all__ = ["best_first", "shown_pieces", "wholeness"]

Member = tuple[str, Clause]

_BEST_LENGTH = (6, 45)
_LEAST_CENTRAL = 2 / 3
_DEPENDENT = re.compile(
    r"(?:to|that|which|who|whom|whose|so|because|if|unless|while|when|where|as|but|and|or|after|before|although|though|since|than)\s",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:by|of|to|in|on|at|for|from|with|and|or|the|an?|that|as|than)$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|this|that|these|those|who|which)$", re.IGNORECASE)
_OBJECTS = frozenset({"content:object", "content:preposition", "content:naming"})
_DEMANDING = re.compile(r"\b(?:demand|insist|propos|recommend|request)(?:e?s|ed|ing|e)?$", re.IGNORECASE)
_JOINING = re.compile(r"\s(?:\w{1,7}\s){0,2}[“\"«‘']?")
_MARKS = {"“": "”", '"': '"', "«": "»"}
_CLOSING = re.compile(r"[.,!?…]{0,2}([”\"»])")


def best_first(group: Sequence[Member], by_id: Mapping[str, Statement], heads: Collection[str], alike: Judged) -> list[Member]:
    """The members in text order, but first the one that tells it best.

    That is, of those that are nearly as like to the clauses of other articles as the likest is, a clause that tells by itself, in a
    readable length, who does what; one that heads another claim already stands behind one that does not, but before a fragment ("its
    concern"). Among equals one of the body, with a name and not a pronoun, and with its quotation marks in pairs; then the one that
    comes first in the group.

    Args:
        group: Clauses, each with its statement's id.
        by_id: The statements by id.
        heads: The words of clauses that head other claims.
        alike: How sure each pair of clauses was judged to say the same.
    """

    def worth(member: Member) -> tuple[int, bool, bool, bool, bool]:
        statement, clause = by_id[member[0]], member[1]
        is_fresh = clause.text not in heads
        is_named = any(not _PRONOUN.match(actor.span.quote) for actor in clause.event.actors)
        return 2 * wholeness(clause) - (0 if is_fresh else 3), is_fresh, statement.part == "body", is_named, _is_paired(clause.text)

    central = _central(group, alike)
    best = max((member for member in group if member in central), key=worth)
    return [best, *sorted((m for m in group if m is not best), key=lambda m: (m[1].spans[0], m[0]))]


def _central(group: Sequence[Member], alike: Judged) -> Collection[Member]:
    """The members whose mean likeness to those of other articles is at least two thirds of the likest's; all where none was judged."""
    means: dict[Member, float] = {}
    for member in group:
        others = [clause for _, clause in group if clause.spans[0].article_id != member[1].spans[0].article_id]
        means[member] = fmean(score_of(member[1], clause, alike) for clause in others) if others else 0.0
    return [member for member in group if means[member] >= _LEAST_CENTRAL * max(means.values())]


def wholeness(clause: Clause) -> int:
    """2 for a clause of a readable length that tells who does what, 1 where it lacks one of these, 0 for a fragment."""
    n_words = sum(1 for _ in find_words(clause.text))
    is_told = (
        bool(clause.event.predicate and clause.event.actors) and not _DEPENDENT.match(clause.text) and not _OPEN_END.search(clause.text)
    )
    return (_BEST_LENGTH[0] <= n_words <= _BEST_LENGTH[1]) + is_told


def shown_pieces(statement: Statement, clause: Clause, article: Article) -> tuple[Span, ...]:
    """The clause's spans, with the closing quotation mark that stands right after the last, or the opening one right before the first.

    What is the object of its cue ("its withdrawal"), or what it demands ("Norway release them"), tells nothing alone, and is shown with it
    ("announced its withdrawal", "demanded that Norway release them").
    """
    pieces = list(clause.spans)
    cue = statement.cue
    is_needed = cue is not None and (_OBJECTS & set(statement.why) or _DEMANDING.search(cue.quote))
    if cue is not None and is_needed and pieces[0].start == min(span.start for span in statement.spans):
        between = article.text[cue.end : pieces[0].start]
        if cue.end <= pieces[0].start and _JOINING.fullmatch(between) and not cue.quote[:1].isupper():
            pieces[0] = article.span(cue.start, pieces[0].end)
    text = " … ".join(piece.quote for piece in pieces)
    if _is_paired(text):
        return tuple(pieces)
    last, first = pieces[-1], pieces[0]
    closing = _CLOSING.match(article.text, last.end)
    if closing and _lacks(text, closing.group(1)):
        pieces[-1] = article.span(last.start, closing.end())
    elif first.start > 0 and _MARKS.get(mark := article.text[first.start - 1]) and _lacks(text, mark):
        pieces[0] = article.span(first.start - 1, pieces[0].end)
    return tuple(pieces)


def _is_paired(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(mark) == text.count(end) for mark, end in _MARKS.items() if mark != end)


def _lacks(text: str, mark: str) -> bool:
    """Whether one more such mark would bring the quotation marks of a text into pairs."""
    if mark == '"':
        return text.count(mark) % 2 == 1
    other = next((end if mark == start else start) for start, end in _MARKS.items() if mark in (start, end))
    return text.count(mark) < text.count(other)
