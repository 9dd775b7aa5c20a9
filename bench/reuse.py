"""Measures whether copies are found among all articles of a window, beside MinHash with LSH in the same run.

usage: python bench/reuse.py [--sources N] [--limit N] [--newest N] [--floors] [-o FILE]

Planted (synthetic): from articles of `../shared/data/stream`, copies are made by script: to the letter, trimmed to 30 %, with the sentences
reordered, with 20 % of the words swapped for others of the stream, and two texts spliced; another outlet prints them. Against them
stand pairs of articles of one story from different outlets that are independent: the longest run of words that they share outside
quotation marks is shorter than 12. A pair counts as found as `readout.link.reuse.is_common_copy` says. Peer: `rensa` (MinHash, 128
permutations, three-word shingles, LSH, then the estimated Jaccard), with the threshold that is best on this very set. Rules were
made with the last 6,000 articles in sight; the window reported is an older one. Random numbers have a seed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from rensa import RMinHash, RMinHashLSH

from readout.link.fingerprints import ReuseIndex
from readout.link.index import StoryIndex
from readout.link.reuse import is_common_copy, prose_of_text
from readout.model.article import Article, Outlet
from stream import STREAM, make_articles, read_rows

FLOORS = Path(__file__).parent / "floors.json"
SEED = 7
LONGEST_INDEPENDENT_RUN = 12
N_PERMUTATIONS, SHINGLE_WORDS, N_BANDS = 128, 3, 64
THRESHOLDS = (0.02, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
Pair = frozenset[str]
COPIER = Outlet(id="copier.example", name="The Copier", kind="press")


def sentences_of(text: str) -> list[str]:
    """Sentences, roughly."""
    return [piece.strip() + "." for piece in text.replace("\n", " ").split(". ") if piece.strip()]


def plant(source: Article, other: Article, kind: str, words: Sequence[str], dice: random.Random) -> Article:
    """A copy of an article, changed in the way that `kind` names."""
    sentences = sentences_of(source.text)
    if kind == "trimmed":
        wanted = len(source.text) * 0.3
        sentences = [s for n, s in enumerate(sentences) if sum(map(len, sentences[:n])) < wanted]
    elif kind == "reordered":
        dice.shuffle(sentences)
    elif kind == "spliced":
        theirs = sentences_of(other.text)
        sentences = sentences[: len(sentences) // 2] + theirs[: len(theirs) // 2]
    text = " ".join(sentences) if kind != "verbatim" else source.text
    if kind == "edited":
        text = " ".join(dice.choice(words) if dice.random() < 0.2 else word for word in text.split(" "))
    return replace(source, id=f"{source.id}-{kind}", text=text, title=None, outlet=COPIER, url=None)


def plant_all(articles: Sequence[Article], n_sources: int, dice: random.Random) -> tuple[list[Article], dict[Pair, str]]:
    """The planted copies, and for each planted pair its kind."""
    long = [article for article in articles if len(article.text.split()) >= 200]
    sources = dice.sample(long, n_sources)
    words = sorted({word for article in sources for word in article.text.split() if word.isalpha()})
    made, pairs = [], dict[Pair, str]()
    for n, source in enumerate(sources):
        other = sources[n - 1]
        for kind in ("verbatim", "trimmed", "reordered", "edited", "spliced"):
            copy = plant(source, other, kind, words, dice)
            made.append(copy)
            pairs[frozenset((source.id, copy.id))] = kind
            if kind == "spliced":
                pairs[frozenset((other.id, copy.id))] = kind
    return made, pairs


def independent_pairs(articles: Sequence[Article]) -> list[Pair]:
    """Pairs of one story, from different outlets, that share no long run of words outside quotation marks."""
    index, by_id = StoryIndex(n_days=None), {article.id: article for article in articles}
    index.add(articles)
    found = []
    for story in index.stories():
        runs = {i: long_runs(by_id[i]) for i in story.article_ids} if len(story.article_ids) > 1 else {}
        for a, b in combinations(sorted(runs), 2):
            if by_id[a].outlet_id != by_id[b].outlet_id and not runs[a] & runs[b]:
                found.append(frozenset((a, b)))
    return found


def long_runs(article: Article) -> set[tuple[str, ...]]:
    """All runs of so many words in a row, none of them quoted, found without the index."""
    prose = prose_of_text(article)
    words = [None if is_quoted else word.text for word, is_quoted in zip(prose.words, prose.is_quoted, strict=True)]
    runs = (tuple(words[i : i + LONGEST_INDEPENDENT_RUN]) for i in range(len(words) - LONGEST_INDEPENDENT_RUN + 1))
    return {tuple(word for word in run if word) for run in runs if None not in run}


def find_ours(articles: Sequence[Article]) -> set[Pair]:
    """Pairs by fingerprints and alignment."""
    index, shared, sizes = ReuseIndex(n_days=10_000), defaultdict[Pair, list[int]](list), dict[str, int]()
    for article in articles:
        sizes[article.id] = len(article.text.split())
        for reuse in index.add(article):
            shared[frozenset((reuse.left.article_id, reuse.right.article_id))].append(reuse.n_words)
    return {pair for pair, n in shared.items() if is_common_copy(n, min(sizes[i] for i in pair))}


def find_peer(articles: Sequence[Article]) -> dict[Pair, float]:
    """Pairs with their estimated Jaccard by MinHash and LSH, all that share a band."""
    lsh = RMinHashLSH(threshold=0.05, num_perm=N_PERMUTATIONS, num_bands=N_BANDS)
    hashes, likes = list[RMinHash](), dict[Pair, float]()
    for n, article in enumerate(articles):
        words = article.text.lower().split()
        made = RMinHash(num_perm=N_PERMUTATIONS, seed=SEED)
        made.update([" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1))])
        for other in lsh.query(made):
            likes[frozenset((article.id, articles[other].id))] = made.jaccard(hashes[other])
        lsh.insert(n, made)
        hashes.append(made)
    return likes


def f1_of(found: Iterable[Pair], planted: dict[Pair, str], independent: Sequence[Pair]) -> dict[str, float]:
    """F1, precision and recall over planted and independent pairs, recall by kind, and false pairs."""
    hits = set(found)
    n_right, n_false = sum(pair in hits for pair in planted), sum(pair in hits for pair in independent)
    kinds = Counter(planted.values())
    by_kind = Counter(kind for pair, kind in planted.items() if pair in hits)
    recall, precision = n_right / len(planted), n_right / max(n_right + n_false, 1)
    scores = {"f1": 2 * precision * recall / (precision + recall or 1.0), "p": precision, "r": recall, "n_false": float(n_false)}
    return scores | {kind: by_kind[kind] / n for kind, n in kinds.items()}


def timed(work: Callable[[Sequence[Article]], Any], articles: Sequence[Article]) -> tuple[Any, float]:
    """What came out, and the seconds it took."""
    start = time.perf_counter()
    return work(articles), time.perf_counter() - start


def main(arguments: list[str] | None = None) -> int:
    """0, or 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description="Measures whether copies are found.")
    parser.add_argument("--sources", type=int, default=200, help="articles that copies are made of")
    parser.add_argument("--limit", type=int, default=3000, help="how many articles of the stream the window holds")
    parser.add_argument("--newest", type=int, default=9000, help="how many newer articles are left out")
    parser.add_argument("--floors", action="store_true", help="fail if a measure lies below bench/floors.json")
    parser.add_argument("-o", "--output", type=Path, help="write all numbers as JSON")
    options = parser.parse_args(arguments)
    if not STREAM.is_dir():
        print(f"reuse: left out, since {STREAM} is not there")
        return 0
    dice = random.Random(SEED)
    articles = list(make_articles(read_rows(options.limit + options.newest)[: options.limit]))
    copies, planted = plant_all(articles, options.sources, dice)
    independent = independent_pairs(articles)
    given = [*articles, *copies]
    ours, ours_s = timed(find_ours, given)
    likes, peer_s = timed(find_peer, given)
    peers = {t: f1_of((pair for pair, like in likes.items() if like >= t), planted, independent) for t in THRESHOLDS}
    best = max(peers, key=lambda t: peers[t]["f1"])
    result = {
        "n_articles": len(given), "n_planted": len(planted), "n_independent": len(independent),
        "ours": {**f1_of(ours, planted, independent), "took_s": ours_s},
        "peer": {**peers[best], "threshold": best, "took_s": peer_s},
    }  # fmt: skip
    print(f"{len(given)} articles, {len(planted)} planted pairs, {len(independent)} independent pairs of one story")
    for who in ("ours", "peer"):
        print(f"{who:5}" + "".join(f"  {name} {value:.3f}" for name, value in result[who].items()))
    if options.output:
        options.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    floor = json.loads(FLOORS.read_text(encoding="utf-8")).get("planted copies", {}).get("f1", 0.0) if options.floors else 0.0
    if result["ours"]["f1"] < floor:
        print(f"planted copies: f1 is {result['ours']['f1']:.3f}, below its floor {floor:.3f}", file=sys.stderr)
    return int(result["ours"]["f1"] < floor)


if __name__ == "__main__":
    raise SystemExit(main())
