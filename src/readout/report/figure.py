"""What the charts draw, as numbers: shares of a length in [0, 1], counts, and the words that say the same without a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readout.report.column import Cite, Column

__all__ = ["Band", "BandKind", "Lane", "Overlap", "Tally", "Tick", "Timeline"]

BandKind = Literal["copied", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day of the axis and where it begins, as a share of the whole time."""

    share: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One line of a timeline: a report and when it came out, or a time of the event (its `field`) and the words that give it.

    `start_share` and `end_share` are equal for a moment; a day of which no hour is known reaches from its beginning to its end. They are
    shares of the whole time, `start_at` and `end_at` the same as times.
    """

    label: str
    when: str
    start_at: datetime
    end_at: datetime
    start_share: float
    end_share: float
    columns: tuple[Column, ...]
    field: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The times of the event as the reports give them, and the reports as they came out, each oldest first.

    `undated` are the reports of which no day is known; `n_beyond` counts times too far from all others to be drawn.
    """

    ticks: tuple[Tick, ...]
    times: tuple[Lane, ...]
    reports: tuple[Lane, ...]
    undated: tuple[Column, ...]
    n_beyond: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many claims one report carries: with reports of other origins, with reports of the same origin, alone.

    `n_disputed` it disputes; `n_omitted` it omits of those that half of the reports or more carry.
    """

    column: Column
    n_shared: int
    n_echoed: int
    n_alone: int
    n_disputed: int
    n_omitted: int

    @property
    def n_carried(self) -> int:
        """All claims that it carries."""
        return self.n_shared + self.n_echoed + self.n_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A passage of one report, or a stretch inside one, beside the same of another, both as shares of their texts' lengths.

    It is copied where all words are the same, else changed; `is_moved` where it stands in another order than the others.
    """

    kind: BandKind
    is_moved: bool
    left_start_share: float
    left_end_share: float
    right_start_share: float
    right_end_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two reports that share text: how many words in how many stretches, which was out first if that is sure, and the shared passages."""

    left: Column
    right: Column
    n_words: int
    n_stretches: int
    first: Column | None
    bands: tuple[Band, ...]
