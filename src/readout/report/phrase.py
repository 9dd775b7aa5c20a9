"""The furniture of every rendering: headings, notes and set phrases, in one place so that all surfaces say the same."""

from __future__ import annotations

from collections.abc import Sequence

from readout.report.label import count, name_party
from readout.report.view import Cite, ClaimView, Column, ComparisonView, RulingView, StoryView

__all__ = [
    "FIELDS",
    "HEADINGS",
    "NOTES",
    "STANCE_GLYPHS",
    "TELLING",
    "VERDICT_GLYPHS",
    "name_claim",
    "name_columns",
    "name_counts",
    "name_origins",
    "name_parties",
    "name_ruling",
    "name_speakers",
    "name_support",
    "split_stories",
]

HEADINGS = {
    "happened": "What happened",
    "shared": "What several carry",
    "sides": "One side only",
    "clashes": "Clashes",
    "outcomes": "Planned, and what became of it",
    "echoes": "Many reports, one origin",
    "alone": "In one report only",
    "wording": "Wording",
    "carried": "What each report carries",
    "silences": "Who is silent on what",
    "origins": "Origins",
    "overlaps": "Shared text",
    "singles": "Reports on their own",
    "rulings": "Rulings",
}

NOTES = {
    "happened": "each report's words where they differ",
    "shared": "on two or more origins; first what half or more carry",
    "sides": "said by one party alone",
    "clashes": "≠ cannot both hold, ≈ may both hold",
    "outcomes": "as one report expects it, as another has it",
    "echoes": "repeated, not confirmed",
    "alone": "nobody else carries it",
    "wording": "one thing, the labels it gets",
    "carried": "how many claims, and how many of them it shares",
    "overlaps": "passages that two reports have in common; many outlets are not many origins",
    "silences": "of what half or more carry; silence is not denial",
    "singles": "no other report is on the same happening; --all shows their records",
    "origins": "independent lines of evidence, and what rests on them",
    "rulings": "what people decided; this record follows them",
}

FIELDS = {"start": "begins", "end": "ends", "place": "place", "kind": "called", "participants": "people", "duration": "lasts"}

TELLING = ("place", "date", "start", "time", "end", "duration")
"""Fields of the event whose accounts are worth setting side by side even where space is short."""

VERDICT_GLYPHS = {"corroborated": "●", "single-origin": "○", "contradicted": "✕"}

STANCE_GLYPHS = {"asserts": "●", "attributes": "◐", "disputes": "✕", "omits": "–", "too-early": "◌"}


def name_columns(columns: Sequence[Column], story: StoryView) -> str:
    """The reports by their labels: "all", "all but A", or "A, B"."""
    missing = [column for column in story.columns if column not in columns]
    if not missing and len(columns) > 2:
        return "all"
    if len(missing) == 1 and len(columns) > 2:
        return f"all but {missing[0].label}"
    return ", ".join(column.label for column in columns)


def name_parties(parties: Sequence[str]) -> str:
    """The parties by name, joined by commas."""
    return ", ".join(name_party(party) for party in parties)


def name_support(claim: ClaimView, story: StoryView, with_parties: bool = True) -> str:
    """Who carries a claim and on how many origins: "all but A · 3 origins · says Oren Tal · Japan alone · planned"."""
    parts = [name_columns(claim.carriers, story), name_origins(claim)]
    if claim.speakers:
        parts.append(name_speakers(claim.speakers))
    if claim.disputers:
        parts.append(f"disputed by {', '.join(column.label for column in claim.disputers)}")
    if claim.parties and with_parties:
        parts.append(f"{name_parties(claim.parties)}{' alone' if claim.sole_party and len(story.parties) > 1 else ''}")
    if claim.put:
        parts.append(claim.put)
    if claim.is_loose:
        parts.append("joined loosely")
    if claim.ruled_by:
        parts.append(f"ruled on by {', '.join(claim.ruled_by)}")
    return " · ".join(part for part in parts if part)


def name_origins(claim: ClaimView) -> str:
    """How many origins a claim has; the only one by name, unless it is the only report itself; and how many outlets do not count."""
    rest = f" (and {count(claim.n_uncounted, 'unknown outlet')})" if claim.n_uncounted else ""
    return f"{_origins(claim)}{rest}".strip()


def _origins(claim: ClaimView) -> str:
    if claim.n_origins != 1 or not claim.origins:
        return count(claim.n_origins, "origin")
    name = claim.origins[0]
    is_own = claim.n_reports == 1 and name in {text for column in claim.carriers for text in (column.label, column.outlet)}
    if is_own:
        return ""
    return "one origin" if name in claim.speakers else f"one origin: {name}"


def name_speakers(speakers: Sequence[str]) -> str:
    """Who says it: "says A", "say A, B", "say A, B and 2 others"."""
    rest = len(speakers) - 2
    others = f" and {rest} others" if rest > 1 else f", {speakers[2]}" if rest == 1 else ""
    return f"{'says' if len(speakers) == 1 else 'say'} {', '.join(speakers[:2])}{others}"


def name_claim(claim: ClaimView, cite: Cite) -> str:
    """The report of the cited words, and how many others carry the claim: "A +2"."""
    others = sum(column != cite.column for column in claim.carriers)
    return f"{cite.column.label}{f' +{others}' if others else ''}"


def name_ruling(ruling: RulingView) -> str:
    """What was decided, and why: "one claim: “…” and “…” (as the ministry has it)"."""
    return ruling.what + (f" ({ruling.note})" if ruling.note else "") + (" — taken back since" if ruling.is_undone else "")


def name_counts(story: StoryView) -> str:
    """How much the record of a story holds: reports, outlets, origins, parties, claims."""
    shared = sum(claim.n_reports > 1 for claim in story.claims)
    parts = [count(len(story.columns), "report"), count(story.n_outlets, "outlet"), count(story.n_origins, "origin")]
    if story.parties:
        parts.append(f"{'party' if len(story.parties) == 1 else 'parties'} {name_parties(story.parties)}")
    parts.append(f"{count(len(story.claims), 'claim')}, {shared} in two or more reports")
    return " · ".join(parts)


def split_stories(view: ComparisonView, show_all: bool) -> tuple[tuple[StoryView, ...], tuple[StoryView, ...]]:
    """The stories to show in full, and those to name only: stories of one report, beside others of several."""
    several = tuple(story for story in view.stories if len(story.columns) > 1)
    if show_all or not several:
        return view.stories, ()
    return several, tuple(story for story in view.stories if len(story.columns) == 1)
