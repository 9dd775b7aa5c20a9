"""How many claims each report carries, and with whom."""

from __future__ import annotations

from collections.abc import Sequence

from readout.report.column import Column
from readout.report.figure import Tally
from readout.report.view import ClaimView, Silence

__all__ = ["count_claims"]


def count_claims(claims: Sequence[ClaimView], columns: Sequence[Column], silences: Sequence[Silence]) -> tuple[Tally, ...]:
    """What each report carries, in the order of the columns."""
    omitted = {silence.column: len(silence.omitted) for silence in silences}
    counts: dict[Column, dict[str, int]] = {column: dict.fromkeys(("shared", "echoed", "alone", "disputed"), 0) for column in columns}
    for claim in claims:
        name = "alone" if claim.n_reports == 1 else "echoed" if claim.verdict == "single-origin" else "shared"
        for column in claim.carriers:
            counts[column][name] += 1
        for column in claim.disputers:
            counts[column]["disputed"] += 1
    return tuple(
        Tally(
            column=column,
            n_shared=n["shared"],
            n_echoed=n["echoed"],
            n_alone=n["alone"],
            n_disputed=n["disputed"],
            n_omitted=omitted.get(column, 0),
        )
        for column, n in counts.items()
    )
