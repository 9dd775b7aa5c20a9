"""Who is silent on a claim, and who of them could have known it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from readout.model.article import Article
from readout.report.column import Column
from readout.report.view import ClaimView, Stand

__all__ = ["Stretch", "find_aware", "group_silent", "times_out", "why_silent"]

Stretch = tuple[datetime, datetime]

AWARE = "out after the first report of it"
UNSURE = "not known to be out after the first report of it"
EARLY = "out too early to know"


def times_out(articles: Iterable[Article]) -> dict[str, Stretch]:
    """Between which times each article came out, by its id; articles of which nobody knows are left away."""
    known = ((article.id, article.published_at, article.out_by) for article in articles)
    return {article_id: (start, end) for article_id, start, end in known if start and end}


def find_aware(stands: Sequence[Stand], out: Mapping[str, Stretch]) -> tuple[Column, ...]:
    """The reports that are silent though they surely came out after one that carries the claim, so that they could have known it.

    To be out later is not to have read it: it only says that the claim was in the world.

    Args:
        stands: Where each report stands on the claim.
        out: Between which times the articles came out, by their ids.
    """
    first = min((out[s.column.article_id][1] for s in stands if s.is_carried and s.column.article_id in out), default=None)
    if first is None:
        return ()
    omitting = (stand.column for stand in stands if stand.stance == "omits")
    return tuple(column for column in omitting if column.article_id in out and out[column.article_id][0] >= first)


def why_silent(claim: ClaimView, stand: Stand) -> str:
    """What the silence of a report on a claim means as far as times tell; nothing where it is not silent."""
    if stand.stance == "too-early":
        return EARLY
    if stand.stance != "omits":
        return ""
    return AWARE if stand.column in claim.could_know else UNSURE


def group_silent(claim: ClaimView) -> tuple[tuple[str, tuple[Column, ...]], ...]:
    """The reports that are silent on a claim, by what their silence means: first those that could have known it."""
    told = [(why_silent(claim, stand), stand.column) for stand in claim.stands]
    groups = ((why, tuple(column for reason, column in told if reason == why)) for why in (AWARE, UNSURE, EARLY))
    return tuple((why, columns) for why, columns in groups if columns)
