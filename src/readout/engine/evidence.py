"""What lies between linking and claims: the linker's groups, taken apart where plans or values differ, and what claims are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.compare.findings import Evidence
from readout.compare.outcomes import split_plans
from readout.compare.pairing import Judged
from readout.compare.parting import split_rivals
from readout.link.origins import Origins
from readout.model.article import Article
from readout.model.statement import Clause, Statement

__all__ = ["collect_evidence", "part_groups"]

Member = tuple[str, Clause]


def part_groups(
    groups: Sequence[Sequence[Member]], by_id: Mapping[str, Statement], alike: Judged, articles: Sequence[Article]
) -> list[list[Member]]:
    """The groups of one story's clauses, none with a plan beside what came of it nor with two values of one thing."""
    return [part for group in groups for whole in split_plans(group, by_id, alike, articles) for part in split_rivals(whole, alike, by_id)]


def collect_evidence(articles: Sequence[Article], statements: Sequence[Statement], origins: Origins, alike: Judged) -> Evidence:
    """The story's articles and statements with their origins, and how sure each pair of clauses was judged to say the same."""
    return Evidence(
        articles=articles,
        statements=statements,
        origins=origins.origins,
        origin_of=origins.by_statement,
        why_of=origins.why,
        alike=alike,
    )
