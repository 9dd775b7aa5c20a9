"""Measures how well and how fast a stream of articles becomes stories, beside a one-pass TF-IDF baseline in the same run.

usage: python bench/stream.py [--limit N] [--shipped-rarity] [--train] [--floors] [-o FILE]

All articles of `../shared/data/stream` go in one by one, in the order of their days; only labelled ones are scored (B-cubed). Stories of
2016 and 2017 are those tuned on; 2018 is reported. So that nothing of 2018 is known in advance, rarity is counted on the articles before
2018, unless `--shipped-rarity` asks for the table that ships. The baseline (words and pairs of words, title twice, first 300 words;
nearest earlier neighbour within three days) has its document frequencies from the whole stream and its threshold tuned on the
same stories. Each part runs in a process of its own, reading included. `--train` prints the weights and thresholds that
`readout.link.likeness` holds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from readout.link.bags import Bag, cosine, make_bag
from readout.link.entries import Entries, Entry, key_of
from readout.link.index import StoryIndex
from readout.link.likeness import Day, days_apart
from readout.link.settling import Fold
from readout.model.article import Article
from readout.text.gazetteer import find_outlet
from readout.text.words import find_words, rarity, stem
from stories import SHARED

STREAM = SHARED / "data" / "stream"
FLOORS = Path(__file__).parent / "floors.json"
FIRST_REPORTED = "2018-01-01"
WINDOW_DAYS = 3
LEAST_COUNTED, UNSEEN_IN = 16, 8


def read_rows(limit: int | None = None) -> list[dict[str, str]]:
    """The articles as they stand in the file, by day; of a limit, the last ones."""
    with gzip.open(STREAM / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: (row["published"], row["id"]))
    return rows[-limit:] if limit else rows


def make_articles(rows: Sequence[Mapping[str, str]]) -> Iterator[Article]:
    """The rows as articles; what they say of themselves is taken as given, so no text is laid out."""
    for row in rows:
        yield Article(
            id=row["id"], text=row["text"], title=row["title"], url=row["url"], outlet=find_outlet(row["outlet"]),
            published_at=datetime.fromisoformat(row["published"]).replace(tzinfo=UTC), published_precision="day", published_from="stated",
        )  # fmt: skip


def read_labels(rows: Sequence[Mapping[str, str]]) -> dict[str, tuple[str, str]]:
    """Of each labelled article its story and the story's day."""
    held = {row["id"] for row in rows}
    stories = [json.loads(line) for line in (STREAM / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
    return {i: (story["story_id"], story["date"]) for story in stories for i in story["article_ids"] if i in held}


def past_rarity(rows: Sequence[Mapping[str, str]]) -> Callable[[str], float]:
    """Rarity as `readout.text.words.rarity` has it, counted on the heads of the articles before the first reported day."""
    counts: Counter[str] = Counter()
    past = [row for row in rows if row["published"] < FIRST_REPORTED]
    for row in past:
        words = [w.text for w in find_words(row["title"])] + [w.text for w in find_words(row["text"][:4000])][:300]
        counts.update({stem(word) for word in words})
    table = {word: n for word, n in counts.items() if n >= LEAST_COUNTED}
    return lambda stemmed: math.log(max(len(past), 1) / table.get(stemmed, UNSEEN_IN))


def b_cubed(labels: Mapping[str, tuple[str, str]], story_of: Mapping[str, str], is_reported: bool) -> tuple[float, float, float]:
    """F1, precision and recall over the labelled articles of one part."""
    ids = [i for i, (_, day) in labels.items() if (day >= FIRST_REPORTED) is is_reported]
    wanted, made = defaultdict(set), defaultdict(set)
    for i in ids:
        wanted[labels[i][0]].add(i)
        made[story_of[i]].add(i)
    shared = {i: len(wanted[labels[i][0]] & made[story_of[i]]) for i in ids}
    precision = sum(n / len(made[story_of[i]]) for i, n in shared.items()) / max(len(ids), 1)
    recall = sum(n / len(wanted[labels[i][0]]) for i, n in shared.items()) / max(len(ids), 1)
    return 2 * precision * recall / (precision + recall or 1.0), precision, recall


def run_ours(rows: list[dict[str, str]], began_s: float, is_shipped: bool) -> dict[str, Any]:
    """Stories by the index, one article at a time."""
    rarity_of, not_ours_s = rarity, 0.0
    if not is_shipped:
        start = time.perf_counter()
        rarity_of = past_rarity(rows)
        not_ours_s = time.perf_counter() - start
    index, story_of, thousands = StoryIndex(rarity_of=rarity_of), dict[str, str](), Thousands(rows)
    for n, article in enumerate(make_articles(rows), start=1):
        for story in index.add([article]).stories:
            story_of |= dict.fromkeys(story.article_ids, story.id)
        if n % 1000 == 0:
            thousands.close(n, index.n_compared)
    return {"story_of": story_of, "took_s": time.monotonic() - began_s - not_ours_s, "thousands": thousands.rows}


class Thousands:
    """What each thousand articles cost: seconds that passed and that were computed, and articles compared with each new one.

    Beside that stands how many articles of its own day and the three before it a new one meets, since a busy month is more work, however
    long the archive.
    """

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self.rows: list[dict[str, float]] = []
        self._days = [date.fromisoformat(row["published"]).toordinal() for row in rows]
        self._on_day = Counter(self._days)
        self._start, self._computed, self._n_compared = time.perf_counter(), time.process_time(), 0

    def close(self, n: int, n_compared: int) -> None:
        """Note the thousand that ends with the article `n`."""
        met = sum(self._on_day[day - back] for day in self._days[n - 1000 : n] for back in range(WINDOW_DAYS + 1))
        now, computed = time.perf_counter(), time.process_time()
        self.rows.append({
            "s": round(now - self._start, 2), "cpu_s": round(computed - self._computed, 2),
            "compared": round((n_compared - self._n_compared) / 1000, 1), "met": round(met / 1000, 1),
        })  # fmt: skip
        self._start, self._computed, self._n_compared = now, computed, n_compared


def flatness(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """How far the dearest and the cheapest thousand lie from the middle one: in computed seconds, and in articles compared of those met."""
    found = {}
    for name, values in (("cpu_s", [row["cpu_s"] for row in rows]), ("compared", [row["compared"] / row["met"] for row in rows])):
        middle = statistics.median(values)
        found[f"{name} least"], found[f"{name} most"] = min(values) / middle - 1, max(values) / middle - 1
    return found


def run_baseline(rows: list[dict[str, str]], began_s: float) -> dict[str, Any]:
    """Stories by the nearest earlier neighbour."""
    texts = [f"{row['title']} {row['title']} " + " ".join(row["text"].split()[:300]) for row in rows]
    matrix = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32).fit_transform(texts)
    days = np.array([date.fromisoformat(row["published"]).toordinal() for row in rows])
    first = np.searchsorted(days, days - WINDOW_DAYS)
    nearest = []
    for i in range(len(rows)):
        likes = (matrix[first[i] : i] @ matrix[i].T).toarray().ravel() if first[i] < i else np.zeros(0)
        nearest.append((int(first[i] + likes.argmax()), float(likes.max())) if likes.size else (i, 0.0))
    labels = read_labels(rows)

    def joined(threshold: float) -> dict[str, str]:
        own: list[int] = []
        for i, (j, likeness) in enumerate(nearest):
            own.append(own[j] if likeness >= threshold and j < i else i)
        return {row["id"]: str(own[i]) for i, row in enumerate(rows)}

    took_s = time.monotonic() - began_s
    best = max(np.arange(0.06, 0.5, 0.02), key=lambda threshold: b_cubed(labels, joined(float(threshold)), False)[0])
    return {"story_of": joined(float(best)), "took_s": took_s, "threshold": round(float(best), 2)}


def run_part(part: str, options: argparse.Namespace) -> dict[str, Any]:
    """One part in this process: time, memory, scores."""
    began_s = time.monotonic()
    rows = read_rows(options.limit)
    labels = read_labels(rows)
    made = run_ours(rows, began_s, options.shipped_rarity) if part == "ours" else run_baseline(rows, began_s)
    story_of = made.pop("story_of")
    for name, is_reported in (("tuned", False), ("reported", True)):
        made[name] = dict(zip(("f1", "p", "r"), b_cubed(labels, story_of, is_reported), strict=True))
        made[f"{name} alone"] = b_cubed(labels, {i: i for i in labels}, is_reported)[0]
    return {**made, "n_articles": len(rows), "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def train(options: argparse.Namespace) -> None:
    """Print the weights and the best thresholds, from the stories before the first reported day."""
    rows = [row for row in read_rows() if row["published"] < FIRST_REPORTED]
    labels, rarity_of = read_labels(rows), rarity if options.shipped_rarity else past_rarity(rows)
    entries, bags = Entries(), dict[str, tuple[Bag, Day]]()
    for row in rows:
        day = Day(date.fromisoformat(row["published"]).toordinal())
        bag = make_bag(row["title"], (row["text"],), rarity_of)
        bags[row["id"]] = bag, day
        if (key := key_of(bag, day)) not in entries:
            entries.add(Entry(key=key, day=day, bag=bag, title=row["title"], article_ids={row["id"]}))
    signs, same = [], []
    ids = sorted(labels)
    for n, left in enumerate(ids):
        for right in ids[:n]:
            (a, day_a), (b, day_b) = bags[left], bags[right]
            apart, words = days_apart(day_a, day_b), cosine(a.words, b.words)
            if apart <= WINDOW_DAYS and words >= 0.08:
                signs.append([math.sqrt(x) for x in (words, cosine(a.title, b.title), cosine(a.names, b.names))] + [apart])
                same.append(labels[left][0] == labels[right][0])
    model = LogisticRegression(max_iter=2000).fit(signs, same)
    print(f"{len(same)} pairs: words, title, names, day {model.coef_[0].round(2)}, intercept {model.intercept_[0]:.4f}")
    for threshold in np.arange(0.2, 0.6, 0.05):
        fold = Fold(least_like=float(threshold))
        groups = fold.settle(entries, 0, max(entries.days)).groups
        story_of = {i: group[0] for group in groups for key in group for i in entries[key].article_ids}
        print(f"threshold {threshold:.2f}: F1 {b_cubed(labels, story_of, False)[0]:.3f}")


def main(arguments: list[str] | None = None) -> int:
    """0, or 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description="Measures how a stream becomes stories.")
    parser.add_argument("--limit", type=int, help="only the last N articles")
    parser.add_argument("--shipped-rarity", action="store_true", help="use the table that ships, counted on 2018 too")
    parser.add_argument("--train", action="store_true", help="print weights and thresholds")
    parser.add_argument("--floors", action="store_true", help="fail if a measure lies below bench/floors.json")
    parser.add_argument("-o", "--output", type=Path, help="write all numbers as JSON")
    parser.add_argument("--child", choices=["ours", "baseline"], help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if not STREAM.is_dir():
        print(f"stream: left out, since {STREAM} is not there")
        return 0
    if options.train:
        train(options)
        return 0
    if options.child:
        print(json.dumps(run_part(options.child, options)))
        return 0
    given = [a for a in (arguments if arguments is not None else sys.argv[1:]) if a != "--floors"]
    result = {}
    for part in ("ours", "baseline"):
        command = [sys.executable, __file__, "--child", part, *given]
        result[part] = row = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])
        for name in ("tuned", "reported"):
            print(
                f"{part:9} {name:9}"
                + "".join(f" {key} {value:.3f}" for key, value in row[name].items())
                + f"  alone {row[f'{name} alone']:.3f}"
            )
        print(f"{part:9} {row['n_articles']} articles in {row['took_s']:.0f} s with {row['peak_mb']:.0f} MB")
        for n, thousand in enumerate(row.get("thousands", []), start=1):
            print(f"thousand {n:2}" + "".join(f"  {name} {value}" for name, value in thousand.items()))
        if row.get("thousands"):
            row["flatness"] = flatness(row["thousands"])
            print("from the middle thousand" + "".join(f"  {name} {value:+.2f}" for name, value in row["flatness"].items()))
    if options.output:
        options.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    floor = json.loads(FLOORS.read_text(encoding="utf-8")).get("stream", {}).get("f1", 0.0) if options.floors else 0.0
    reached = result["ours"]["reported"]["f1"]
    if reached < floor:
        print(f"stream: f1 is {reached:.3f}, below its floor {floor:.3f}", file=sys.stderr)
    return int(reached < floor)


if __name__ == "__main__":
    raise SystemExit(main())
