"""Statements: one thing one article says, in its own voice or a speaker's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readout.model.article import Part, Precision, Span

__all__ = ["AHEAD", "OF_A_DAY", "Clause", "Event", "Kind", "Mention", "MentionKind", "Mode", "Quantity", "Statement", "When"]

Kind = Literal["direct", "mixed", "indirect", "own-voice"]
Mode = Literal["asserted", "denied", "planned", "expected", "possible"]
MentionKind = Literal["person", "group", "organisation", "country", "place", "outlet", "unnamed", "other"]

AHEAD: frozenset[Mode] = frozenset({"planned", "expected", "possible"})
"""The modes of what has not happened yet, or may not."""
OF_A_DAY: frozenset[Precision] = frozenset({"day", "part-of-day", "hour", "minute"})
"""The precisions of words that tell a day or a part of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a text names somebody or something.

    `span` is the words as they stand ("he"), `name` whom they mean ("Ada Holm"), `entity_id` a slug that is the same
    for the same name in every article ("ada-holm"). `members` are the names of a group's members ("the two leaders").
    """

    span: Span
    name: str
    entity_id: str
    kind: MentionKind
    party: str | None = None
    role: str | None = None
    members: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """Whom it means, alike in all articles: a person's last name ("J. Holm" and "Jane Holm" are one), else the entity's id."""
        return self.entity_id.rsplit("-", 1)[-1] if self.kind == "person" else self.entity_id


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stretch of time, half-open and in UTC, as far as the words tell.

    `zone` is the time zone as the text gives it ("GMT", "US time"); where it is None the stretch is in local time of the
    place, written as if it were UTC. `precision` is the unit of the words: "Thursday evening" is a part-of-day.
    """

    start: datetime
    end: datetime
    precision: Precision
    span: Span
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its bounds ("more than 200" is low 200, high None) and what is counted, as a lemma ("dollar", "people")."""

    low: float | None
    high: float | None
    unit: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The content of a clause, slot by slot; all slots come from that clause. `kind` is a PLOVER root where one fits."""

    kind: str | None = None
    predicate: str = ""
    is_negated: bool = False
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    place: Mention | None = None
    when: When | None = None
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One proposition inside a statement: what link compares. `lemmas` are its content words, lower case, in order.

    `head` is the words of its predicate ("was released"), `phrases` its noun phrases without what follows the noun
    ("filtered sludge"), each ending in its noun. `why` names the rule that read the mode.
    """

    spans: tuple[Span, ...]
    mode: Mode
    event: Event
    lemmas: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    whens: tuple[When, ...] = ()
    phrases: tuple[Span, ...] = ()
    head: Span | None = None
    why: str = ""

    @property
    def text(self) -> str:
        """The words of the clause, pieces joined by an ellipsis."""
        return " … ".join(span.quote for span in self.spans)

    @property
    def says_no(self) -> bool:
        """Whether its act is negated or the clause denied."""
        return self.event.is_negated or self.mode == "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing one article says. `spans` are the words said, most telling first; `clauses` lie inside them.

    `order` is the passage it starts in, `part` that passage's part, `confidence` in [0, 1]; `why` names the rules that
    made it, as `slot:rule`.
    """

    id: str
    article_id: str
    outlet_id: str | None
    text: str
    spans: tuple[Span, ...]
    kind: Kind
    mode: Mode
    clauses: tuple[Clause, ...]
    speaker: Mention | None = None
    cue: Span | None = None
    addressee: Mention | None = None
    via: tuple[Mention, ...] = ()
    confidence: float = 1.0
    order: int = 0
    part: Part = "body"
    why: tuple[str, ...] = ()

    @property
    def event(self) -> Event:
        """The event of the first clause."""
        return self.clauses[0].event

    @property
    def is_attributed(self) -> bool:
        """Whether somebody is said to have said it."""
        return self.kind != "own-voice"
