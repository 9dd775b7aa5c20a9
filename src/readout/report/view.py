"""What every surface shows of a comparison: one frozen view from which text, Markdown and the page are rendered alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.model.article import Part
from readout.model.ruling import RulingKind
from readout.model.story import LOOSE, Maker, OriginKind, OutcomeResult, RivalField, Skipped, Stance, Verdict
from readout.report.column import Cite, Column
from readout.report.figure import Overlap, Tally, Timeline

__all__ = [
    "SILENT",
    "Cite",
    "ClaimView",
    "Column",
    "ComparisonView",
    "Evidence",
    "FieldView",
    "Happening",
    "LabelView",
    "Mark",
    "MarkKind",
    "OriginView",
    "OutcomeView",
    "Piece",
    "RivalView",
    "RulingView",
    "Run",
    "Side",
    "Silence",
    "Stand",
    "StoryView",
    "TextView",
    "WordingView",
]

MarkKind = Literal["claim", "rival", "label", "field"]

SILENT: tuple[Stance, ...] = ("omits", "too-early")
"""Stances of a report that has no words on a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where one report stands on one claim, with the words that say so; no words where it is silent."""

    column: Column
    stance: Stance
    cites: tuple[Cite, ...]

    @property
    def is_carried(self) -> bool:
        """Whether the report gives the claim, in its own voice or a speaker's."""
        return self.stance in ("asserts", "attributes")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim with its verdict and where every report stands on it.

    `text` is verbatim: the words of `cite`, with a quotation mark or the cue that makes them whole. `n_reports` counts the reports that
    carry it, `n_outlets` their outlets. `modes` has the mode of each clause with its words, the best clause first. `sole_party` is the
    party for which every origin speaks, if there is one. `n_origins` are those that count, or one where none does; `n_uncounted` outlets
    of which nothing is known carry it besides. `could_know` are the reports that are silent though they surely came out after one that
    carries it. `confidence`, in [0, 1], is how sure it is that its reports say the same. `is_told_negated` holds where the words deny by
    a "not" of their own, so that no page need say that they are denied.
    """

    number: int
    anchor: str
    text: str
    cite: Cite
    verdict: Verdict
    mode: str
    n_origins: int
    n_reports: int
    n_outlets: int
    origins: tuple[str, ...]
    parties: tuple[str, ...]
    sole_party: str | None
    speakers: tuple[str, ...]
    importance: float
    stands: tuple[Stand, ...]
    modes: tuple[tuple[str, Cite], ...]
    id: str = ""
    ruled_by: tuple[str, ...] = ()
    n_uncounted: int = 0
    is_told_negated: bool = False
    could_know: tuple[Column, ...] = ()
    confidence: float = 1.0

    @property
    def is_loose(self) -> bool:
        """Whether its reports may well not say the same, and nobody ruled."""
        return self.confidence < LOOSE and not self.ruled_by

    @property
    def put(self) -> str:
        """The mode as it is told beside the words: none of what is asserted, or of a denial that stands in the words themselves."""
        return "" if self.mode == "asserted" or self.is_told_negated else self.mode

    @property
    def carriers(self) -> tuple[Column, ...]:
        """The reports that carry it, in the order of the columns."""
        return tuple(stand.column for stand in self.stands if stand.is_carried)

    @property
    def n_silent(self) -> int:
        """How many reports leave it out; those that were out too early to know it are not counted."""
        return sum(stand.stance == "omits" for stand in self.stands)

    @property
    def disputers(self) -> tuple[Column, ...]:
        """The reports that dispute it."""
        return tuple(stand.column for stand in self.stands if stand.stance == "disputes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One value of a field of the event, with the words of every report that bears it."""

    value: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field of the event and the values that reports give it, the one most borne first."""

    name: str
    values: tuple[Evidence, ...]

    @property
    def is_split(self) -> bool:
        """Whether reports give it more than one value."""
        return len(self.values) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """The event itself. `kind` is one word for the act, `when` and `duration` are written out; each is empty where nothing is known."""

    kind: str
    participants: tuple[str, ...]
    place: str
    when: str
    duration: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Claims that one party alone says."""

    party: str
    name: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalView:
    """Two claims that clash, with the clashing words of each and the reports that carry it."""

    anchor: str
    field: RivalField
    is_soft: bool
    why: str
    left: Cite
    right: Cite
    left_claim: ClaimView
    right_claim: ClaimView


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """Something planned or expected, and what became of it; `mode` and the cites are of the clauses that say so."""

    planned: ClaimView
    planned_cite: Cite
    mode: str
    happened: ClaimView | None
    happened_cite: Cite | None
    result: OutcomeResult
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelView:
    """One label of a referent, with every place that uses it."""

    text: str
    is_scare_quoted: bool
    cites: tuple[Cite, ...]
    loaded: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """What is told beside the label: whether it is in scare quotes, and its loaded words."""
        loaded = (f"loaded: {', '.join(self.loaded)}",) if self.loaded else ()
        return (*(("in scare quotes",) if self.is_scare_quoted else ()), *loaded)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The reports that use it, each once, in the order of the columns."""
        return tuple(sorted({cite.column for cite in self.cites}, key=lambda column: column.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """One referent and its labels, the most used first."""

    anchor: str
    referent: str
    labels: tuple[LabelView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What one report leaves out of what at least half of the reports carry; `n_expected` counts what half carry."""

    column: Column
    omitted: tuple[ClaimView, ...]
    n_expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """One origin, the reports that go back to it, and what shows it. `n_claims` rest on it, `n_alone` on it alone."""

    name: str
    kind: OriginKind
    party: str | None
    columns: tuple[Column, ...]
    why: tuple[str, ...]
    n_claims: int
    n_alone: int
    id: str = ""

    @property
    def sort(self) -> str:
        """What kind of origin it is, for readers: whoever speaks for nobody but themselves is a speaker, be it one or a body."""
        return "speaker" if self.kind == "person" else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters of an article to be marked: half-open, with their anchor and the anchor of the line they back."""

    start: int
    end: int
    anchor: str
    back: str
    number: int
    kind: MarkKind
    is_shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, or a mark around further pieces.

    Where `mark` is None the piece is `text`; else it is its `inside`. A mark that another one cuts across stands in
    several pieces; only the first carries its anchor, only the last links back.
    """

    text: str = ""
    mark: Mark | None = None
    inside: tuple[Piece, ...] = ()
    is_first: bool = True
    is_last: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of one line that is of one part."""

    part: Part
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """The whole text of one article, line by line; a line is runs of one part each."""

    column: Column
    lines: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingView:
    """What a person decided, in a sentence; `at` is written out, `is_undone` where a later ruling took it back."""

    id: str
    kind: RulingKind
    by: str
    at: str
    what: str
    note: str
    is_undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One story, section by section; each section is whole and in order, the renderer decides how much of it to show.

    Attributes:
        shared: Claims of two or more reports and origins, those that half or more carry first.
        one_sided: Claims that one party alone says and that are not among `shared`.
        echoes: Claims of two or more reports that go back to one origin, without those of `one_sided`.
        alone: Claims of one report, without those of `one_sided`.
        claims: Every claim, the most important first.
        timeline: When the reports came out, and the times that they give; None where no time is known.
        tallies: What each report carries, in the order of the columns.
        overlaps: Reports that share text, two by two, those with most shared words first.
    """

    number: int
    anchor: str
    id: str
    title: str
    columns: tuple[Column, ...]
    column_groups: tuple[tuple[str, int], ...]
    n_outlets: int
    n_origins: int
    parties: tuple[str, ...]
    happening: Happening
    shared: tuple[ClaimView, ...]
    one_sided: tuple[Side, ...]
    clashes: tuple[RivalView, ...]
    outcomes: tuple[OutcomeView, ...]
    echoes: tuple[ClaimView, ...]
    alone: tuple[ClaimView, ...]
    wording: tuple[WordingView, ...]
    silences: tuple[Silence, ...]
    origins: tuple[OriginView, ...]
    reuse: tuple[str, ...]
    claims: tuple[ClaimView, ...]
    texts: tuple[TextView, ...]
    rulings: tuple[RulingView, ...] = ()
    timeline: Timeline | None = None
    tallies: tuple[Tally, ...] = ()
    overlaps: tuple[Overlap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """All stories of one comparison, what was skipped, and by what it was made."""

    stories: tuple[StoryView, ...]
    skipped: tuple[Skipped, ...]
    made_by: tuple[Maker, ...]
