"""Narrowing the tables of claims of a one-file page, which has no script and asks no server: what can be ticked, and the rules of style
that then leave rows out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.report.label import count
from readout.report.table import TOPS, VERDICTS, view_table
from readout.report.view import ClaimView, StoryView

__all__ = ["Sieve", "find_sieves", "kinds_of", "sieve_style"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """One thing that claims can be narrowed by, and what can be chosen: the kind of row that is left, what it is called, how many fit.

    `every` is what stands for all rows. What can be chosen comes without a number where it says one itself.
    """

    name: str
    legend: str
    every: str
    choices: tuple[tuple[str, str, int | None], ...]


def find_sieves(story: StoryView) -> tuple[Sieve, ...]:
    """What the claims of a story can be narrowed by: nothing of which there is no more than one kind."""
    table = view_table(story)
    by = tuple((f"by-{number}", choice.name, choice.n_claims) for number, choice in enumerate(table.parties, 1) if choice.n_claims)
    verdict = tuple((f"is-{choice.value}", choice.name, choice.n_claims) for choice in table.verdicts if choice.n_claims)
    top = tuple((f"top-{n}", f"the {n} most important", None) for n in table.tops)
    sieves = (
        Sieve(name="by", legend="Said by", every="every party", choices=by),
        Sieve(name="is", legend="Verdict", every="every verdict", choices=verdict if len(verdict) > 1 else ()),
        Sieve(name="top", legend="Importance", every=f"all {count(table.n_all, 'claim')}", choices=top),
    )
    return tuple(sieve for sieve in sieves if sieve.choices)


def kinds_of(claim: ClaimView, story: StoryView) -> str:
    """The kinds of row that a claim is, as names of classes; parties by number, since their names are strangers' words."""
    by = (f"by-{number}" for number, party in enumerate(story.parties, 1) if party in claim.parties)
    return " ".join((f"is-{claim.verdict}", *by, *(f"top-{n}" for n in TOPS if claim.number <= n)))


def sieve_style(stories: Sequence[StoryView]) -> str:
    """The rules that leave out the rows that are not of a kind that was chosen; a row that a link leads to stays."""
    most = max((len(story.parties) for story in stories), default=0)
    kinds = [*(f"by-{n}" for n in range(1, most + 1)), *(f"is-{verdict}" for verdict in VERDICTS), *(f"top-{n}" for n in TOPS)]
    return "".join(f".sieved:has(.only-{kind}:checked) tbody tr:not(.{kind}, :target) {{ display: none; }}\n" for kind in kinds)
