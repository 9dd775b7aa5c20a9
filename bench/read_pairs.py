"""Reads the labelled stories for `train_reranker.py`: the pairs that the scorer leaves open, and the states of both clauses.

usage: python bench/read_pairs.py --cache DIR

Writes DIR/pairs.pickle, which needs nothing of this package to be read. The scorer's log-odds of a pair are those of a scorer that was
trained on the labels of other stories (six folds), so that they are as wrong as they will be on stories that it never saw.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np

from readout.extract.extractor import ArticleExtractor
from readout.link.embed import Embedder
from readout.link.said import prepare
from readout.link.signs import find_candidates, read_signs
from train_scorer import LABELS, cached, fit, standing, stream_articles

EARLY = LABELS.with_name("early.jsonl")
FOLDS = 6
LEAST, MOST = 0.06, 0.95


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    cache = parser.parse_args().cache
    stories = read_labelled(cache)
    for fold in range(FOLDS):
        others = [story for n, story in enumerate(stories) if n % FOLDS != fold]
        scorer = fit([], np.concatenate([story["signs"] for story in others]), np.concatenate([story["same"] for story in others]))
        for story in stories[fold::FOLDS]:
            odds = scorer.odds(np.array(story["signs"], dtype=np.float64)).tolist()
            scored = zip(story["pairs"], story["same"], odds, strict=True)
            story["open"] = [(*pair, bool(same), z) for pair, same, z in scored if LEAST <= 1 / (1 + np.exp(-z)) <= MOST]
    kept = [{key: story[key] for key in ("story", "states", "open")} for story in stories]
    digest = hashlib.sha256(LABELS.read_bytes() + EARLY.read_bytes()).hexdigest()
    (cache / "pairs.pickle").write_bytes(pickle.dumps({"stories": kept, "sha256": digest}, protocol=4))
    pairs = [pair for story in kept for pair in story["open"]]
    print(f"{len(kept)} stories, {len(pairs)} open pairs, {sum(same for *_, same, _ in pairs)} the same; labels {digest[:12]}")


def read_labelled(cache: Path) -> list[dict[str, Any]]:
    """Of each labelled story the candidates with their signs, whether they are the same, and the states of each clause."""
    extractor, embedder = ArticleExtractor(), Embedder(1)
    labelled = [json.loads(line) for path in (LABELS, EARLY) for line in path.open(encoding="utf-8")]
    texts = stream_articles({i for story in labelled for i in story["articles"]})
    found = []
    for story in labelled:
        extractions = cached(cache, f"pairs-{story['story']}", [texts[i] for i in story["articles"]], extractor)
        said = prepare([s for x in extractions for s in x.statements], [p for x in extractions for p in x.passages], embedder)
        claims = [{n for place in claim for n in standing(said, place)} for claim in story["same"]]
        held = [{k for k, claim in enumerate(claims) if n in claim} for n in range(len(said))]
        candidates = find_candidates(said)
        found.append({
            "story": story["story"], "pairs": list(candidates),
            "states": [one.states for one in said],
            "same": np.array([bool(held[a] & held[b]) for a, b in candidates]),
            "signs": np.array([read_signs(said[a], said[b], ranks, weights, said) for (a, b), (ranks, weights) in candidates.items()]),
        })  # fmt: skip
    return found


if __name__ == "__main__":
    main()
