"""Measures the importance of claims against the annotated stories, beside one sign alone and beside weights learned from those stories.

usage: python bench/importance.py

A claim of ours is of the annotated claim whose mentions it covers most of; it should come before others if that one is marked as core.
Area under the curve and average precision, per story and then their mean, over the stories of `stories.TUNED`: for the importance as
it is, for its signs one by one, and for a logistic regression over all of them, each story by weights learned from the other four.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from statistics import fmean

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.preprocessing import StandardScaler

from readout.api import Readout
from readout.model.statement import Statement
from readout.model.story import Claim, Record
from readout.text.countries import is_known_leader
from stories import SHARED, TUNED, load_story

SIGNS = ("share of articles", "nearness to the heads", "first passage", "in a title", "attributed", "said by a leader", "clauses", "names")
REGULARISATION = 0.01

Place = tuple[str, int, int]


def main() -> None:
    if not (SHARED / "data" / "stories").is_dir():
        sys.exit(f"importance: left out, since {SHARED / 'data' / 'stories'} is not there")
    readout = Readout()
    rows: dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]] = {}
    for name in TUNED:
        gold, _ = load_story(name)
        [record] = readout.compare([str(SHARED / "data" / "stories" / name / "articles.jsonl")], one_story=True).records
        is_core = np.array([_is_core(claim, gold["claims"]) for claim in record.claims])
        rows[name] = np.array(_signs(record)), is_core, np.array([claim.importance for claim in record.claims])
    print(f"{sum(len(core) for _, core, _ in rows.values())} claims, {sum(core.sum() for _, core, _ in rows.values())} of them core")
    _print("as it is", [(core, made) for _, core, made in rows.values()])
    for n, sign in enumerate(SIGNS):
        _print(f"{sign} alone", [(core, signs[:, n]) for signs, core, _ in rows.values()])
    _print("learned, one story out", [(rows[name][1], _learned(name, rows)) for name in rows])


def _is_core(claim: Claim, annotated: Sequence[dict[str, object]]) -> bool:
    """Whether the annotated claim that a claim covers most of is marked as core; not so where it covers none."""
    mine = [(span.article_id, span.start, span.end) for _, clause in claim.clauses for span in clause.spans]

    def n_covered(row: dict[str, object]) -> int:
        return sum(_touch((m["article"], m["start"], m["end"]), mine) for m in row["mentions"])  # type: ignore[attr-defined]

    best = max(annotated, key=n_covered)
    return n_covered(best) > 0 and best["importance"] == "core"


def _touch(place: Place, others: Sequence[Place]) -> bool:
    article, start, end = place
    return any(article == a and 2 * (min(end, e) - max(start, s)) >= min(end - start, e - s) > 0 for a, s, e in others)


def _signs(record: Record) -> list[list[float]]:
    """The values of `SIGNS` for each claim of a record."""
    by_id = {statement.id: statement for statement in record.statements}
    length: dict[str, int] = {}
    for statement in record.statements:
        length[statement.article_id] = max(length.get(statement.article_id, 0), statement.order + 1)
    return [_row(claim, [by_id[i] for i, _ in claim.clauses], length, len(record.articles)) for claim in record.claims]


def _row(claim: Claim, told: Sequence[Statement], length: dict[str, int], n_articles: int) -> list[float]:
    places = [min(s.order for s in told if s.article_id == article) / length[article] for article in {s.article_id for s in told}]
    return [
        (len(places) - 1) / max(1, n_articles - 1),
        1 - fmean(places),
        1 / (1 + min(s.order for s in told)),
        float(any(s.part == "title" for s in told)),
        float(any(s.is_attributed for s in told)),
        float(any(s.speaker is not None and is_known_leader(s.speaker.name) for s in told)),
        float(np.log(len(told))),
        float(len({mention.who for _, clause in claim.clauses for mention in clause.mentions})),
    ]


def _learned(name: str, rows: dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]) -> np.ndarray:
    """The chance that each claim of a story is core, by the other stories."""
    signs = np.concatenate([row[0] for other, row in rows.items() if other != name])
    is_core = np.concatenate([row[1] for other, row in rows.items() if other != name])
    scaler = StandardScaler().fit(signs)
    model = LogisticRegression(C=REGULARISATION).fit(scaler.transform(signs), is_core)
    chance: np.ndarray = model.predict_proba(scaler.transform(rows[name][0]))[:, 1]
    return chance


def _print(name: str, ranked: Sequence[tuple[np.ndarray, np.ndarray]]) -> None:
    area = fmean(roc_auc_score(core, made) for core, made in ranked)
    precision = fmean(average_precision_score(core, made) for core, made in ranked)
    print(f"{name:32} AUC {area:.3f}  average precision {precision:.3f}")


if __name__ == "__main__":
    main()
