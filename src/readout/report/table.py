"""The table of claims, narrowed to a party, a verdict, or the most important."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from readout.errors import ConfigError
from readout.model.story import Verdict
from readout.report.label import name_party
from readout.report.view import ClaimView, StoryView

__all__ = ["TOPS", "VERDICTS", "Choice", "Table", "view_table"]

VERDICTS: tuple[Verdict, ...] = ("corroborated", "single-origin", "contradicted")
TOPS = (10, 25, 50, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something that the table can be narrowed to, what it is called, and how many claims of the story fit."""

    value: str
    name: str
    n_claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Claims of a story, the most important first: those of several reports, and those of one; out of `n_all`.

    `party`, `verdict` and `top` are what was asked for: an empty string, or 0, where nothing was.
    """

    party: str
    verdict: str
    top: int
    parties: tuple[Choice, ...]
    verdicts: tuple[Choice, ...]
    tops: tuple[int, ...]
    several: tuple[ClaimView, ...]
    once: tuple[ClaimView, ...]
    n_all: int

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.party or self.verdict or self.top)


def view_table(story: StoryView, *, party: str = "", verdict: str = "", top: int = 0) -> Table:
    """The table of a story's claims.

    Args:
        story: The story.
        party: Only claims that this party says; all if empty.
        verdict: Only claims of this verdict; all if empty.
        top: Only so many of the most important of those; all if 0.

    Raises:
        ConfigError: If there is no such verdict, or `top` is below 0.
    """
    if verdict and verdict not in VERDICTS:
        raise ConfigError(f"there is no verdict {verdict!r}", f"ask for {', '.join(VERDICTS[:-1])} or {VERDICTS[-1]}")
    if top < 0:
        raise ConfigError(f"{top} is no number of claims", "ask for 1 or more, or for 0 to have all")
    fitting = [c for c in story.claims if (not party or party in c.parties) and (not verdict or c.verdict == verdict)]
    shown = fitting[:top] if top else fitting
    parties = Counter(one for claim in story.claims for one in claim.parties)
    offered = sorted({*story.parties, *([party] if party else [])})
    verdicts = Counter(claim.verdict for claim in story.claims)
    return Table(
        party=party,
        verdict=verdict,
        top=top,
        parties=tuple(Choice(value=one, name=name_party(one), n_claims=parties[one]) for one in offered),
        verdicts=tuple(Choice(value=one, name=one, n_claims=verdicts[one]) for one in VERDICTS),
        tops=tuple(n for n in TOPS if n < len(story.claims)),
        several=tuple(claim for claim in shown if claim.n_reports > 1),
        once=tuple(claim for claim in shown if claim.n_reports <= 1),
        n_all=len(story.claims),
    )
