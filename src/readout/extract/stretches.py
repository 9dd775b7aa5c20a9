"""Speech as it is pieced together: words of sentences, stretches of speech, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from readout.extract.quotes import Quotation

__all__ = ["CLAUSAL", "CONFIDENCE", "Quoted", "Range", "Report", "Speech", "SpokenKind"]

CLAUSAL = ("clause-before-cue", "clause-after-cue", "parenthetical-cue", "bare")
"""Patterns of content that is a clause or a whole quotation."""
CONFIDENCE = {
    "clause-before-cue": 0.9,
    "clause-after-cue": 0.9,
    "parenthetical-cue": 0.85,
    "bare": 0.6,
    "directive": 0.85,
    "infinitive": 0.8,
    "naming": 0.75,
    "label": 0.75,
    "preposition": 0.65,
    "accusation": 0.8,
    "object": 0.6,
    "according-to": 0.9,
    "noun": 0.55,
}
"""How sure each pattern is, in [0, 1]."""
SpokenKind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Report:
    """One cue of a sentence with what it governs; all numbers are token indexes of the sentence's Doc.

    Attributes:
        verb: The reporting word itself (a `Token`).
        cue: Half-open range of the reporting words.
        content: Indexes of the words reported; empty for a bare attribution that waits for a quotation.
        speaker: Range of the noun phrase that speaks, or None.
        head: Its head word, or None.
        addressee: Range of the addressee, or None.
        channels: Ranges of phrases that may name a relay ("on CNBC", "reported by NHK").
        pattern: The rule that found the content.
        found_by: The rule that found the speaker.
        confidence: In [0, 1].
        is_redrawn: Whether the network then drew the bounds of the content.
    """

    verb: Any
    cue: tuple[int, int]
    content: frozenset[int]
    speaker: tuple[int, int] | None
    head: Any
    addressee: tuple[int, int] | None
    channels: tuple[tuple[int, int], ...]
    pattern: str
    found_by: str
    confidence: float
    is_redrawn: bool = False


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
