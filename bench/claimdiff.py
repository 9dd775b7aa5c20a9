"""Measures the signs of the claim scorer on ClaimDiff: which sentences of two outlets bear on each other, and which way.

usage: python bench/claimdiff.py [--cache FILE]

ClaimDiff (Ko et al., 2023; its train part) pairs sentences of two outlets on one topic: one strengthens the other, weakens it, or does
neither. The sentences of one report on a topic are read as one article; a pair is described by `readout.link.signs` for its two likest
clauses, by how sure the shipped scorer is of them, and by what `readout.compare` sees clash in the two. A logistic regression over these
is trained and tested in five folds, whole topics held back; then one that is also told how a pair's vectors stand among all pairs of its
topic, and boosted trees over the same. Related against unrelated: area under the curve. Strengthens, weakens: F1 of
the likest as many as the training part has. Beside it, in the same folds: word overlap, the shipped scorer as it is, plain sentence
vectors, and always saying yes. No randomness: topics are put into folds by their hash.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from readout.compare.counts import counts_clash, counts_of
from readout.compare.denials import find_denial, is_denied, is_negative
from readout.compare.matter import gist_of, likeness
from readout.compare.nearness import are_near
from readout.extract.extractor import ArticleExtractor
from readout.link.embed import Embedder
from readout.link.said import Said, Tally, Weights, prepare
from readout.link.scorer import chance, shipped_scorer
from readout.link.signs import SIGNS, find_candidates, read_signs
from readout.model.article import Article
from stories import SHARED

FOLDER = SHARED / "data" / "claimdiff"
N_FOLDS = 5
REGULARISATION = 0.03
NO_RANK = (20, 20)
N_CLASHES = 18
AHEAD = ("planned", "expected", "possible")


@dataclass(frozen=True)
class Pair:
    """Two sentences of two reports on one topic; `relation` is "strengthens", "weakens" or "neither"."""

    topic: str
    left: tuple[str, str]
    right: tuple[str, str]
    relation: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    if not FOLDER.is_dir():
        raise SystemExit(f"claimdiff: left out, since {FOLDER} is not there")
    pairs = read_pairs()
    if options.cache and options.cache.exists():
        signs = pickle.loads(options.cache.read_bytes())
    else:
        signs = describe(pairs)
        if options.cache:
            options.cache.write_bytes(pickle.dumps(signs))
    folds = np.array([int(hashlib.sha256(pair.topic.encode()).hexdigest(), 16) % N_FOLDS for pair in pairs])
    print(f"{len(pairs)} pairs on {len({pair.topic for pair in pairs})} topics")
    more = np.hstack([signs, beside_topic(signs[:, 1], pairs)])
    ways = {
        "word overlap": (signs[:, [0]], _regression),
        "sentence vectors": (signs[:, [1]], _regression),
        "the scorer as it is": (signs[:, [2]], _regression),
        "our signs": (signs, _regression),
        "and the topic's": (more, _regression),
        "the same, boosted": (more, _trees),
    }
    for what, wanted in {"related": ("strengthens", "weakens"), "strengthens": ("strengthens",), "weakens": ("weakens",)}.items():
        is_so = np.array([pair.relation in wanted for pair in pairs])
        print(f"{what:12} {'always yes':20} AUC 0.500  F1 {f1_score(is_so, np.ones_like(is_so)):.3f}  ({is_so.sum()} of {len(is_so)})")
        for name, (columns, make) in ways.items():
            chance, is_said = in_folds(columns, is_so, folds, make)
            print(f"{what:12} {name:20} AUC {roc_auc_score(is_so, chance):.3f}  F1 {f1_score(is_so, is_said):.3f}")


def read_pairs() -> list[Pair]:
    """The pairs of the train part; the two files rule on the same pairs."""
    strong, weak = (
        json.loads((FOLDER / f"ClaimDiff-{kind}-train.json").read_text(encoding="utf-8"))["data"] for kind in ("strength", "weak")
    )
    found = []
    for one, other in zip(strong, weak, strict=True):
        relation = "strengthens" if one["relation"] else "weakens" if other["relation"] else "neither"
        found.append(Pair(one["topic"], (one["article_a"], one["claim_a"]), (one["article_b"], one["claim_b"]), relation))
    return found


def describe(pairs: Sequence[Pair]) -> np.ndarray:
    """One row for each pair: word overlap, likeness of the sentences' vectors, the scorer's chance, then all other signs."""
    extractor, embedder = ArticleExtractor(), Embedder(1)
    rows: dict[int, list[float]] = {}
    for topic in dict.fromkeys(pair.topic for pair in pairs):
        mine = [(n, pair) for n, pair in enumerate(pairs) if pair.topic == topic]
        read = _read(topic, [pair for _, pair in mine], extractor, embedder)
        rows |= {n: _row(pair, read) for n, pair in mine}
    return np.array([rows[n] for n in range(len(pairs))])


@dataclass(frozen=True)
class _Read:
    """The clauses of a topic's reports by report and sentence, and which pairs of them are worth judging, by their indices."""

    clauses: list[Said]
    at: dict[tuple[str, str], list[Said]]
    ranks: dict[tuple[int, int], tuple[int, int]]


def _read(topic: str, pairs: Sequence[Pair], extractor: ArticleExtractor, embedder: Embedder) -> _Read:
    reports: dict[str, dict[str, int]] = {}
    for title, sentence in dict.fromkeys(side for pair in pairs for side in (pair.left, pair.right)):
        lines = reports.setdefault(title, {})
        lines[sentence] = sum(len(line) + 1 for line in lines)
    articles = [Article(id=f"{topic}: {title}", text="\n".join(lines), name=title) for title, lines in reports.items()]
    made = list(extractor(articles))
    said = prepare([s for x in made for s in x.statements], [p for x in made for p in x.passages], embedder)
    at: dict[tuple[str, str], list[Said]] = {}
    for title, lines in reports.items():
        for sentence, start in lines.items():
            here = [
                one for one in said if one.article_id == f"{topic}: {title}" and start <= one.clause.spans[0].start < start + len(sentence)
            ]
            at[title, sentence] = here
    return _Read(said, at, {pair: ranks for pair, (ranks, _) in find_candidates(said).items()})


def _row(pair: Pair, read: _Read) -> list[float]:
    sides = read.at[pair.left], read.at[pair.right]
    words = [{word for one in side for word in one.words} for side in sides]
    overlap = len(words[0] & words[1]) / (len(words[0] | words[1]) or 1)
    scorer, weights = shipped_scorer(), Weights(*map(Tally.of, sides))
    judged = []
    for a, b in ((a, b) for a in sides[0] for b in sides[1] if a.index != b.index):
        ranks = read.ranks.get((min(a.index, b.index), max(a.index, b.index)), NO_RANK)
        signs = read_signs(a, b, ranks, weights, read.clauses)
        judged.append((chance(float(scorer.odds(np.array([signs]))[0])), a.index, b.index, signs, _clash(a, b)))
    if not judged:
        return [overlap] + [0.0] * (4 + len(SIGNS) + N_CLASHES)
    score, _, _, signs, clash = max(judged)
    most = np.max([row[4] for row in judged], axis=0)
    near = max(row[3][SIGNS.index("sentence vectors")] for row in judged)
    return [overlap, near, score, float(np.log(len(judged))), float(np.mean([row[0] for row in judged])), *signs, *clash, *most]


def _clash(a: Said, b: Said) -> list[float]:
    """What sets two clauses against each other: numbers, times of speaking, a word for no, in looking ahead."""
    left, right = gist_of(a.clause), gist_of(b.clause)
    counts = [counts_of(one.clause, gist) for one, gist in ((a, left), (b, right))]
    clashes = [counts_clash(one, other) for one in counts[0] for other in counts[1]]
    denials = [find_denial(one.clause, gist, one.statement) for one, gist in ((a, left), (b, right))]
    told = [(denials[0], b, left, right), (denials[1], a, right, left)]
    ahead = [one.clause.mode in AHEAD for one in (a, b)]
    return [
        likeness(left, right),
        float("hard" in clashes),
        float("soft" in clashes),
        float(any(are_near(one, other) for one in counts[0] for other in counts[1])),
        float((denials[0] is None) != (denials[1] is None)),
        float(any(no is not None and is_denied(no, other.clause, one, gist) for no, other, one, gist in told)),
        float(is_negative(a.clause) != is_negative(b.clause)),
        float(ahead[0] != ahead[1]),
        float(a.statement.is_attributed and b.statement.is_attributed),
    ]


def beside_topic(near: np.ndarray, pairs: Sequence[Pair]) -> np.ndarray:
    """How a pair's vectors stand among its topic's: over their mean, and above which share of them and of those that share a sentence."""
    rows = []
    for n, pair in enumerate(pairs):
        topic = [m for m, other in enumerate(pairs) if other.topic == pair.topic]
        same = [m for m in topic if pairs[m].left == pair.left or pairs[m].right == pair.right]
        rows.append([near[n] - near[topic].mean(), (near[topic] < near[n]).mean(), (near[same] < near[n]).mean()])
    return np.array(rows)


def _regression() -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=2000))


def _trees() -> Any:
    return HistGradientBoostingClassifier(max_iter=150, learning_rate=0.05, max_leaf_nodes=8, l2_regularization=1.0, random_state=0)


def in_folds(
    columns: np.ndarray, is_so: np.ndarray, folds: np.ndarray, make: Callable[[], Any] = _regression
) -> tuple[np.ndarray, np.ndarray]:
    """The chance that each pair is so, from a model trained on the other folds, and whether it is said to be."""
    chance, is_said = np.zeros(len(is_so)), np.zeros(len(is_so), dtype=bool)
    for fold in range(N_FOLDS):
        here = folds == fold
        model = make().fit(columns[~here], is_so[~here])
        before = model.predict_proba(columns[~here])[:, 1]
        chance[here] = model.predict_proba(columns[here])[:, 1]
        is_said[here] = chance[here] >= np.quantile(before, 1 - is_so[~here].mean())
    return chance, is_said


if __name__ == "__main__":
    main()
