"""Trains the claim scorer, and says how good it is on stories that it was not trained on.

usage: python bench/train_scorer.py [--cache DIR] [--write]

Learns from the annotated stories of `stories.TUNED` and from `labels/claims.jsonl`: the clauses of 189 other stories of the stream, read
and grouped into claims (see `labels/README.md`); never from the stories of `stories.REPORTED`. For each tuned story a scorer is trained
without it. Beside it the same with the labels alone, with the annotated stories alone, and without the reranker, which is the shipped one:
it never learns from an annotated story.

The threshold is chosen over nine stories, the tuned ones and those four of `labels/stories.jsonl` that were read while rules were written,
each by a scorer that has not seen it. A single mean is noisy, so each threshold counts with those within .015 of it; of all that come
within .0075 of the best the highest is taken, since a wrong line costs a reader more than a missing one. `--write` puts the scorer trained
on the tuned stories and the labels into the package. No randomness: the solver is deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from readout.extract import Extraction
from readout.extract.extractor import ArticleExtractor
from readout.link.claims import group_pairs
from readout.link.embed import Embedder
from readout.link.reranker import LEAST_OPEN, MOST_OPEN, Reranker
from readout.link.said import Said, prepare
from readout.link.scorer import Scorer
from readout.link.signs import SIGNS, find_candidates, read_signs
from readout.model.article import Article
from stories import SHARED, TUNED, load_story, read_articles, read_labelled, score_story

OUT = Path(__file__).resolve().parents[1] / "src" / "readout" / "link" / "data" / "scorer.json"
LABELS = Path(__file__).resolve().parent / "labels" / "claims.jsonl"
STREAM = SHARED / "data" / "stream" / "articles.jsonl.gz"
REGULARISATION = 0.1
LEAST_SHARE = 0.3
AROUND = 0.015
STEP = 0.005
AS_GOOD = 0.0075
THRESHOLDS = [round(0.1 + STEP * k, 3) for k in range(61)]


@dataclass
class Rows:
    """Candidates of one story with their signs, and how much of a mention of one annotated claim both cover (0 where of none).

    `added` is what the reranker adds to the log-odds of a pair, were it open.
    """

    said: list[Said]
    pairs: list[tuple[int, int]]
    signs: np.ndarray
    share: np.ndarray
    added: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    extractor, embedder = ArticleExtractor(), Embedder(1)
    stories = {name: load_story(name) for name in TUNED}
    rows = {
        name: story_rows(gold, cached(options.cache, name, articles, extractor), embedder) for name, (gold, articles) in stories.items()
    }
    elsewhere = label_rows(options.cache, extractor, embedder)
    print(f"pairs of clauses: {sum(len(r.pairs) for r in rows.values())} in annotated stories, {len(elsewhere[1])} in labelled ones")
    golds = {name: gold for name, (gold, _) in stories.items()}
    nothing = (elsewhere[0][:0], elsewhere[1][:0])
    try_out("annotated stories alone", {n: fit([r for m, r in rows.items() if m != n], *nothing) for n in rows}, rows, golds)
    try_out("labels alone", dict.fromkeys(rows, fit([], *elsewhere)), rows, golds)
    both = {n: fit([r for m, r in rows.items() if m != n], *elsewhere) for n in rows}
    try_out("both, without the reranker", both, {n: replace(r, added=np.zeros(len(r.pairs))) for n, r in rows.items()}, golds)
    try_out("both", both, rows, golds)
    scorer = fit(list(rows.values()), *elsewhere)
    read = {story.name: (story.gold, read_articles(story.lines)) for story in read_labelled() if story.part == "developed"}
    more = {n: story_rows(gold, cached(options.cache, n, articles, extractor), embedder) for n, (gold, articles) in read.items()}
    nine = {**golds, **{name: gold for name, (gold, _) in read.items()}}
    chosen = choose(try_out("both, over the stories that choose the threshold", both | dict.fromkeys(more, scorer), rows | more, nine))
    print(f"threshold {chosen}")
    for weight, sign in sorted(zip(scorer.weights, SIGNS, strict=True)):
        print(f"{weight:+.2f}  {sign}")
    if options.write:
        write(scorer, chosen)


def choose(means: dict[float, float]) -> float:
    """The highest threshold that is nearly as good as the best, each taken with those around it."""
    smooth = {t: fmean(mean for near, mean in means.items() if abs(near - t) < AROUND + STEP / 2) for t in THRESHOLDS[3:-3]}
    return max(t for t, mean in smooth.items() if mean >= max(smooth.values()) - AS_GOOD)


def try_out(taught_by: str, scorers: dict[str, Scorer], rows: dict[str, Rows], golds: dict[str, Any]) -> dict[float, float]:
    """The mean claims F1 over the stories at each threshold, each by its own scorer. Prints it, and the average precision over pairs."""
    precision = fmean(average_precision_score(r.share > 0, odds(r, scorers[n])) for n, r in rows.items())
    print(f"taught by {taught_by}: average precision over the pairs {precision:.3f}")
    means: dict[float, float] = {}
    for threshold in THRESHOLDS:
        each = {n: claims_f1(golds[n], r, scorers[n], threshold) for n, r in rows.items()}
        means[threshold] = fmean(each.values())
        print(f"  threshold {threshold:.3f}  claims F1, one story out: {means[threshold]:.3f}  {[round(v, 2) for v in each.values()]}")
    return means


def cached(folder: Path | None, name: str, articles: Sequence[Article], extractor: ArticleExtractor) -> list[Extraction]:
    path = folder / f"{name}.pickle" if folder else None
    if path and path.exists():
        found: list[Extraction] = pickle.loads(path.read_bytes())
        return found
    made = list(extractor(articles))
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(made))
    return made


def story_rows(gold: dict[str, Any], extractions: Sequence[Extraction], embedder: Embedder) -> Rows:
    said = prepare([s for x in extractions for s in x.statements], [p for x in extractions for p in x.passages], embedder)
    candidates = find_candidates(said)
    covered = [gold_claims(gold, one) for one in said]
    signs = np.array([read_signs(said[a], said[b], ranks, weights, said) for (a, b), (ranks, weights) in candidates.items()])
    share = np.array(
        [max((min(covered[a][c], covered[b][c]) for c in covered[a].keys() & covered[b].keys()), default=0.0) for a, b in candidates]
    )
    added = Reranker()(dict.fromkeys(candidates, LEAST_OPEN), said)
    return Rows(said, list(candidates), signs, share, np.array([added[pair] for pair in candidates]))


def gold_claims(gold: dict[str, Any], one: Said) -> dict[str, float]:
    """Annotated claims of which a mention shares at least half of the shorter range with the clause; of each the share of it covered."""
    found: dict[str, float] = {}
    for claim in gold["claims"]:
        for mention in claim["mentions"]:
            if mention["article"] != one.article_id:
                continue
            length = mention["end"] - mention["start"]
            shared = [max(0, min(s.end, mention["end"]) - max(s.start, mention["start"])) for s in one.clause.spans]
            if any(n and n * 2 >= min(s.end - s.start, length) for s, n in zip(one.clause.spans, shared, strict=True)):
                found[claim["id"]] = max(found.get(claim["id"], 0.0), sum(shared) / length)
    return found


def label_rows(folder: Path | None, extractor: ArticleExtractor, embedder: Embedder) -> tuple[np.ndarray, np.ndarray]:
    """Signs of the candidates of every labelled story, and whether some labelled claim holds both clauses."""
    labelled = [json.loads(line) for line in LABELS.open(encoding="utf-8")]
    texts = stream_articles({i for story in labelled for i in story["articles"]})
    signs: list[list[float]] = []
    same: list[bool] = []
    for story in labelled:
        extractions = cached(folder, f"pairs-{story['story']}", [texts[i] for i in story["articles"]], extractor)
        said = prepare([s for x in extractions for s in x.statements], [p for x in extractions for p in x.passages], embedder)
        claims = [{n for place in claim for n in standing(said, place)} for claim in story["same"]]
        held = [{k for k, claim in enumerate(claims) if n in claim} for n in range(len(said))]
        for (a, b), (ranks, weights) in find_candidates(said).items():
            signs.append(read_signs(said[a], said[b], ranks, weights, said))
            same.append(bool(held[a] & held[b]))
    return np.array(signs), np.array(same)


def stream_articles(wanted: set[str]) -> dict[str, Article]:
    found = {}
    with gzip.open(STREAM, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                found[row["id"]] = Article(id=row["id"], text=row["text"], title=row.get("title"))
    return found


def standing(said: Sequence[Said], place: Sequence[Any]) -> list[int]:
    """The clauses that stand where a label does (article, start, end, …): half of the longer first stretch or more is shared."""
    article, start, end, *_ = place
    found = []
    for one in said:
        first = one.clause.spans[0]
        if one.article_id == article and 2 * (min(first.end, end) - max(first.start, start)) >= max(first.end - first.start, end - start):
            found.append(one.index)
    return found


def fit(rows: Sequence[Rows], label_signs: np.ndarray, label_same: np.ndarray) -> Scorer:
    """A scorer from all pairs but those of which a clause covers only a little of a mention: they may be about another part of it."""
    known = [(r.share == 0) | (r.share >= LEAST_SHARE) for r in rows]
    signs = np.concatenate([*(r.signs[k] for r, k in zip(rows, known, strict=True)), label_signs])
    same = np.concatenate([*(r.share[k] > 0 for r, k in zip(rows, known, strict=True)), label_same])
    scaler = StandardScaler().fit(signs)
    model = LogisticRegression(C=REGULARISATION, max_iter=5000).fit(scaler.transform(signs), same)
    return Scorer(tuple(scaler.mean_), tuple(scaler.scale_), tuple(model.coef_[0]), float(model.intercept_[0]), 0.0)


def odds(rows: Rows, scorer: Scorer) -> np.ndarray:
    """The logarithm of the odds that a pair says the same, for each pair; where the scorer leaves it open with what the reranker adds."""
    found = np.asarray(scorer.bias + ((rows.signs - np.array(scorer.means)) / np.array(scorer.scales)) @ np.array(scorer.weights))
    scores = 1 / (1 + np.exp(-found))
    return found + np.where((scores >= LEAST_OPEN) & (scores <= MOST_OPEN), rows.added, 0.0)


def claims_f1(gold: dict[str, Any], rows: Rows, scorer: Scorer, threshold: float) -> float:
    scores = 1 / (1 + np.exp(-odds(rows, scorer)))
    pairs = {pair: float(score) for pair, score in zip(rows.pairs, scores, strict=True)}
    groups = group_pairs(pairs, rows.said, threshold)
    return float(score_story(gold, document(rows.said, groups))["claims"]["f1"])


def document(said: Sequence[Said], groups: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Just enough of a `readout/1` document to score claims."""
    statements = {s.statement.id: s.statement for s in said}
    return {
        "stories": [
            {
                "statements": [
                    {
                        "id": s.id,
                        "article_id": s.article_id,
                        "kind": s.kind,
                        "speaker": None,
                        "via": [],
                        "spans": [{"start": p.start, "end": p.end} for p in s.spans],
                    }
                    for s in statements.values()
                ],
                "claims": [
                    {"id": str(n), "statement_ids": list(dict.fromkeys(said[i].statement.id for i in group)), "verdict": "corroborated"}
                    for n, group in enumerate(groups)
                ],
                "rivals": [],
                "outcomes": [],
                "wording": [],
                "reuse": [],
                "passages": [],
            }
        ]
    }


def write(scorer: Scorer, threshold: float) -> None:
    digest = hashlib.sha256()
    for path in (LABELS, *(SHARED / "data" / "stories" / name / "gold.json" for name in TUNED)):
        digest.update(path.read_bytes())
    OUT.write_text(
        json.dumps(
            {
                "signs": list(SIGNS),
                "means": [round(x, 6) for x in scorer.means],
                "scales": [round(x, 6) for x in scorer.scales],
                "weights": [round(x, 6) for x in scorer.weights],
                "bias": round(scorer.bias, 6),
                "threshold": threshold,
                "trained_on": {"stories": list(TUNED), "labels": LABELS.name, "sha256": digest.hexdigest()},
            },
            indent=1,
        )
        + "\n",
        encoding="utf-8",
    )
    print(f"written to {OUT.name}, threshold {threshold}")


if __name__ == "__main__":
    main()
