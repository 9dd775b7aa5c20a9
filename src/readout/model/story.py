"""Groups, and what follows from them: origins, claims with their cells and verdicts, rivals, outcomes, wording, reuse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readout.model.article import Article, Passage, Span
from readout.model.ruling import Ruling
from readout.model.statement import Clause, Mention, Statement, When

__all__ = [
    "LOOSE",
    "Addend",
    "Cell",
    "Claim",
    "Comparison",
    "EventField",
    "Judgement",
    "Maker",
    "Origin",
    "OriginKind",
    "Outcome",
    "OutcomeResult",
    "Record",
    "Reuse",
    "Rival",
    "RivalField",
    "Skipped",
    "Stance",
    "Story",
    "StoryEvent",
    "Verdict",
    "Wording",
]

LOOSE = 0.4
"""A claim of less confidence is joined loosely: on annotated stories 38 of 100 pairs of its places say the same, 64 of others."""

OriginKind = Literal["agency", "government", "person", "document", "outlet"]
Stance = Literal["asserts", "attributes", "disputes", "omits", "too-early"]
Verdict = Literal["corroborated", "single-origin", "contradicted"]
RivalField = Literal["time", "place", "number", "polarity", "actor", "sequence", "other"]
OutcomeResult = Literal["held", "raised", "changed", "cancelled", "unreported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """The code that computed a record: name, version, settings."""

    name: str
    version: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """One record that could not be used, at which stage, and why."""

    record_id: str
    stage: str
    error: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on the same happening, oldest first as far as known. `follows` is the id of the story that this one goes on from."""

    id: str
    title: str
    article_ids: tuple[str, ...]
    start: datetime | None = None
    end: datetime | None = None
    follows: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """A stretch of text that two articles share, as the span in each, and its length in words.

    `first_article_id` is the article that was surely out before the other, where both times are known.
    """

    left: Span
    right: Span
    n_words: int
    first_article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent line of evidence. `why` says, per reason, what shows that its articles go back to it.

    `is_known` is False for an outlet's own words where nothing is known of the outlet: it corroborates nothing by itself.
    """

    id: str
    name: str
    kind: OriginKind
    party: str | None
    article_ids: tuple[str, ...]
    why: tuple[str, ...]
    is_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Addend:
    """One sign that went into a score, and what it added (log-odds)."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One ruling on one pair of clauses, by a scorer or a person. `score` is a probability in [0, 1]."""

    left: Span
    right: Span
    same: Literal["yes", "no", "unsure"]
    score: float
    addends: tuple[Addend, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where one article stands on one claim. `spans` are the clauses that say it, empty where it is silent."""

    article_id: str
    outlet_id: str | None
    stance: Stance
    statement_ids: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Statements of a story that say the same.

    `text` is the words of its best statement, `span` where they stand. `importance` is in [0, 1]. `origin_ids` are the
    independent origins that its mentions go back to; `parties` those that say it (speakers' and origins').
    `clauses` pairs each clause with its statement's id. `sole_party` is the party for which every one of its origins speaks.
    `uncounted_ids` are those of its origins that corroborate nothing by themselves; `why` says how its origins were counted.
    `confidence`, in [0, 1], is how sure it is that its clauses say the same; 1 where one article alone carries it.
    """

    id: str
    text: str
    span: Span
    clauses: tuple[tuple[str, Clause], ...]
    cells: tuple[Cell, ...]
    origin_ids: tuple[str, ...]
    parties: tuple[str, ...]
    speakers: tuple[str, ...]
    is_contradicted: bool
    importance: float
    first_published_at: datetime | None = None
    sole_party: str | None = None
    uncounted_ids: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def is_loose(self) -> bool:
        """Whether its clauses may well not say the same."""
        return self.confidence < LOOSE

    @property
    def statement_ids(self) -> tuple[str, ...]:
        """Ids of its statements, each once, in the order of the cells."""
        return tuple(dict.fromkeys(statement_id for statement_id, _ in self.clauses))

    @property
    def verdict(self) -> Verdict:
        """What all origins together amount to; computed from the groups, never stored apart from them."""
        if self.is_contradicted:
            return "contradicted"
        return "corroborated" if len(set(self.origin_ids) - set(self.uncounted_ids)) > 1 else "single-origin"

    @property
    def mode(self) -> str:
        """The mode of its best clause."""
        return self.clauses[0][1].mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Two claims that cannot both hold, or give one thing two values; `spans` are the clashing words in each."""

    claim_ids: tuple[str, str]
    field: RivalField
    why: str
    spans: tuple[Span, Span]
    is_soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A planned or expected claim, tied to what became of it."""

    planned_claim_id: str
    happened_claim_id: str | None
    result: OutcomeResult
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One referent and the labels that outlets give it.

    `scare_quoted` are the labels that hold a word in quotation marks of its own, `loaded` the loaded words that stand in labels.
    """

    referent: str
    labels: tuple[Span, ...]
    scare_quoted: tuple[Span, ...] = ()
    loaded: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventField:
    """One outlet's evidence for one field of the story's event. `value` is the reading, `span` the words."""

    field: str
    value: str
    span: Span
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """The happening itself: values that most evidence bears, and every outlet's evidence in `fields`."""

    kind: str | None = None
    participants: tuple[str, ...] = ()
    place: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    duration_s: int | None = None
    fields: tuple[EventField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One story with everything that was drawn from its articles: what every surface shows.

    `rulings` are those of people that it follows, oldest first; `judgements` those of the scorer on pairs that stand in one claim;
    `origin_of` pairs each statement's id with that of the origin it goes back to.
    """

    story: Story
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]
    rivals: tuple[Rival, ...]
    outcomes: tuple[Outcome, ...]
    wording: tuple[Wording, ...]
    reuse: tuple[Reuse, ...]
    event: StoryEvent
    speakers: tuple[Mention, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    origin_of: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one run of the main job gives: the records of its stories, what was skipped, by what it was made, and what to beware of."""

    records: tuple[Record, ...]
    skipped: tuple[Skipped, ...]
    made_by: tuple[Maker, ...]
    warnings: tuple[str, ...] = ()
