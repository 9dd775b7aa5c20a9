"""Rulings: what a person decided about a story, a claim or a statement. They are only ever added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readout.model.article import Span
from readout.model.ids import make_id

__all__ = ["Ruling", "RulingKind", "in_force", "make_ruling"]

RulingKind = Literal[
    "merge-stories",
    "split-story",
    "merge-claims",
    "split-claim",
    "correct-speaker",
    "correct-mode",
    "correct-origin",
    "reject-statement",
    "note",
    "undo",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One judgement by a person. It rests on articles and words, not on ids of groups, so that it outlives every new grouping.

    Attributes:
        id: Made from all that follows.
        kind: What was decided.
        by: Who decided.
        at: When, in UTC.
        subject_ids: What the person named: stories, claims, a statement, an article, or the ruling that is undone.
        left: The words on the one side: of the first claim, of the statements taken out, of the statement ruled on.
        right: The words on the other side: of the second claim, of the statements that stay.
        left_ids: The articles on the one side: of the first story, or those taken out of it.
        right_ids: The articles on the other side.
        value: The speaker, mode or origin that the person gives; empty where none is given.
        party: The party of the speaker or origin given, if any.
        note: Why, in the person's words.
    """

    id: str
    kind: RulingKind
    by: str
    at: datetime
    subject_ids: tuple[str, ...]
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    left_ids: tuple[str, ...] = ()
    right_ids: tuple[str, ...] = ()
    value: str = ""
    party: str | None = None
    note: str = ""

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The articles that it bears on, each once."""
        spans = (span.article_id for span in (*self.left, *self.right))
        return tuple(dict.fromkeys((*self.left_ids, *self.right_ids, *spans)))


def make_ruling(
    kind: RulingKind,
    *,
    by: str,
    at: datetime,
    subject_ids: tuple[str, ...],
    left: tuple[Span, ...] = (),
    right: tuple[Span, ...] = (),
    left_ids: tuple[str, ...] = (),
    right_ids: tuple[str, ...] = (),
    value: str = "",
    party: str | None = None,
    note: str = "",
) -> Ruling:
    """The ruling, with its id made from who decided what and when."""
    return Ruling(
        id=make_id("rul", kind, by, at.isoformat(), *subject_ids, value, party or "", note),
        kind=kind,
        by=by,
        at=at,
        subject_ids=subject_ids,
        left=left,
        right=right,
        left_ids=left_ids,
        right_ids=right_ids,
        value=value,
        party=party,
        note=note,
    )


def in_force(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that hold, oldest first: those that no undoing which holds itself takes back. Undoings themselves are left out.

    An undoing counts whatever the clock of the machine said on which it was made: it names what it takes back, so it came after that.
    """
    given = sorted(rulings, key=lambda r: (r.at, r.id))
    by_id = {ruling.id: ruling for ruling in given}
    undone: set[str] = set()
    for undoing in sorted(given, key=lambda r: -_depth(r, by_id)):
        if undoing.kind == "undo" and undoing.id not in undone:
            undone.update(undoing.subject_ids)
    return tuple(ruling for ruling in given if ruling.kind != "undo" and ruling.id not in undone)


def _depth(ruling: Ruling, by_id: Mapping[str, Ruling]) -> int:
    """How many undoings lie on one another in it: 0 for a ruling on the record, 1 for the undoing of such a one, and so on."""
    passed: set[str] = set()
    here: Ruling | None = ruling
    while here is not None and here.kind == "undo" and here.id not in passed:
        passed.add(here.id)
        here = by_id.get(here.subject_ids[0])
    return len(passed)
