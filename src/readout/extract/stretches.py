"""Speech as it is pieced together: words of sentences, stretches of speech, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.extract.quotes import Quotation
from readout.extract.reports import Report

__all__ = ["Quoted", "Range", "Speech", "SpokenKind"]

SpokenKind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Range:
    """Words of one sentence: `sentence` is its passage's order, `start` to `end` are token indexes of its Doc (half-open)."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speech:
    """One stretch of attributed speech; see `Report` for the fields that it takes over.

    Attributes:
        content: The words said, in the order of the text.
        kind: "direct" where all of the content stands inside quotation marks, "mixed" where some does, else "indirect".
        report: The cue and its surroundings.
        sentence: The order of the sentence in which the cue stands.
        why: Names of the rules, as `slot:rule`.
        confidence: In [0, 1].
        sign: For a post set into the report, the characters of its author's name, of its signature, and of the signature with its date.
    """

    content: tuple[Range, ...]
    kind: SpokenKind
    report: Report | None
    sentence: int
    why: tuple[str, ...]
    confidence: float
    sign: tuple[tuple[int, int], tuple[int, int], tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with its words, by sentence."""

    quotation: Quotation
    block: int
    ranges: tuple[Range, ...]
    is_whole: bool
