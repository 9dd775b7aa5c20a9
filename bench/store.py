"""Measures the store under load: 8 readers at once, while a writer adds, at the size of a desk's archive.

usage: python bench/store.py [--articles N] [--real N] [--seconds S] [--db PATH|URL] [-o FILE]

A few hundred reports are really read, extracted and drawn: those of `../shared/data/stream` where it is there, else the sample. They are
then laid down again and again under new ids, times and outlets, through the same writer that `readout add` uses, until the store holds
`--articles` of them. Then 8 threads of one process ask for the story list, story pages and searches, once as fast as they can and once with
half a second between two requests, while a process of its own goes on writing. Beside it stands the same load without the writer.
Times are those of the view and the page, as a server would take them, without the rendering of HTML. At the end the counts are checked.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import random
import re
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from readout.api import Readout
from readout.errors import StoreBusy
from readout.model.article import Article
from readout.model.story import Maker, Record
from readout.read.sample import sample_inputs
from readout.report.reading import read_search, read_stories, read_story
from readout.settings import Settings
from readout.store.kept import KeptArticle, Successor
from readout.store.store import Store, open_store

ROOT = Path(__file__).resolve().parents[1]
STREAM = ROOT.parent / "shared" / "data" / "stream"
START = datetime(2031, 1, 1, tzinfo=UTC)
MADE_BY = (Maker(name="bench", version="1"),)
N_READERS = 8
_STRING = re.compile(r'"([\w-]{8,40})"')
Template = tuple[Record, tuple[KeptArticle, ...]]


def pick_inputs(n: int) -> list[dict[str, Any]]:
    """Articles to read: those of the stream that editors put into stories, and others between them."""
    if not STREAM.is_dir():
        return []
    stories = (STREAM / "stories.jsonl").read_text("utf-8").splitlines()[: max(1, n // 4)]
    labelled = {article_id for line in stories for article_id in json.loads(line)["article_ids"]}
    with gzip.open(STREAM / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return list(islice((row for number, row in enumerate(rows) if row["id"] in labelled or number % 100 == 0), n))


def make_templates(n: int) -> list[Template]:
    """Stories with their articles, really read, extracted, grouped and drawn: as a small store holds them."""
    with tempfile.TemporaryDirectory() as folder, Readout(Settings(n_threads=1)) as readout:
        path = Path(folder) / "real.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in pick_inputs(n)), encoding="utf-8")
        address = str(Path(folder) / "real.db")

        def show(stage: str, done: int, total: int | None) -> None:
            print(f"\r{stage} {done}", end="", file=sys.stderr)

        readout.add([str(path)] if path.stat().st_size else list(sample_inputs()), db=address, on_progress=show)
        with open_store(address) as store, store.view() as view:
            records = [view.story(row.id).record for row in view.stories(limit=n)]
            return [(record, tuple(view.articles([article.id for article in record.articles]))) for record in records]


def lay_again(template: Template, number: int) -> Template:
    """The story once more, under ids of its own, at another time."""
    record, kept = template
    raw = msgspec.json.encode((record, kept)).decode("utf-8")
    ids = {*(a.id for a in record.articles), *(s.id for s in record.statements), *(c.id for c in record.claims), record.story.id}
    raw = _STRING.sub(lambda match: f'"{match[1]}-{number}"' if match[1] in ids else match[0], raw)
    decoder = msgspec.json.Decoder(tuple[Record, tuple[KeptArticle, ...]], dec_hook=lambda _, value: value)
    new, held = decoder.decode(raw)
    at = START + timedelta(minutes=17 * number)

    def moved(article: Article) -> Article:
        return replace(article, published_at=at)

    return replace(new, articles=tuple(map(moved, new.articles))), tuple(
        replace(one, article=moved(one.article), placed_at=at) for one in held
    )


def put(store: Store, template: Template) -> int:
    """Write one story with its articles; how many articles."""
    record, kept = template
    for one in kept:
        store.writer.put_article(one, at=START, made_by=MADE_BY)
    made = {claim.id: START for claim in record.claims}
    one_story = Successor(record=record, made_at=START, claims_made_at=made)
    store.writer.replace_stories([], [one_story], {}, at=START, made_by=MADE_BY, seen=0)
    return len(kept)


def fill(store: Store, templates: Sequence[Template], n_articles: int) -> int:
    """Lay the templates down until so many articles are in the store; the number after the last story."""
    n, number = 0, 0
    while n < n_articles:
        n += put(store, lay_again(templates[number % len(templates)], number))
        number += 1
        if number % 50 == 0:
            print(f"\r{n} articles laid down", end="", file=sys.stderr)
    print(file=sys.stderr)
    return number


def write_on(address: str, templates: Sequence[Template], first: int, stop: Any, written: Any) -> None:
    """Go on writing stories, ten a second at most, until told to stop."""
    with open_store(address) as store:
        number = first
        while not stop.is_set():
            written.value += put(store, lay_again(templates[number % len(templates)], number))
            number += 1
            time.sleep(0.1)


def requests(
    store: Store, templates: Sequence[Template], n_stories: int, random_: random.Random
) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a reader asks, one thing after another."""
    words = [w for record, _ in templates for w in record.story.title.split() if len(w) > 3 and w.isalpha()] or ["hotline"]
    speakers = [s.speaker.entity_id for record, _ in templates for s in record.statements if s.speaker and s.speaker.kind == "person"]
    while True:
        number = random_.randrange(n_stories)
        story_id = f"{templates[number % len(templates)][0].story.id}-{number}"
        line = random_.choice(
            [random_.choice(words), f"{random_.choice(words)} {random_.choice(words)}", f"speaker:{random_.choice(speakers)}"]
        )
        yield "story list", lambda: _viewed(store, lambda view: read_stories(view, least_articles=random_.choice([1, 2])))
        yield "story page", lambda i=story_id: _viewed(store, lambda view: read_story(view, i))  # type: ignore[misc]
        yield "search", lambda q=line: _viewed(store, lambda view: read_search(view, q))  # type: ignore[misc]


def _viewed(store: Store, ask: Callable[[Any], object]) -> object:
    with store.view() as view:
        return ask(view)


def load(address: str, templates: Sequence[Template], n_stories: int, seconds: float, pause_s: float) -> dict[str, Any]:
    """Milliseconds at the 50th and 95th of 100 requests of each kind, and how many a second were answered in all."""
    times: dict[str, list[float]] = {}
    lock, busy = threading.Lock(), []
    until = time.monotonic() + seconds

    def read(seed: int) -> None:
        for name, ask in requests(store, templates, n_stories, random.Random(seed)):
            if time.monotonic() >= until:
                return
            began = time.perf_counter()
            try:
                ask()
            except StoreBusy as error:
                busy.append(error)
            with lock:
                times.setdefault(name, []).append((time.perf_counter() - began) * 1000)
            time.sleep(pause_s)

    with open_store(address) as store:
        threads = [threading.Thread(target=read, args=(seed,)) for seed in range(N_READERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    found: dict[str, Any] = {
        name: {"p50_ms": round(statistics.median(all_), 1), "p95_ms": round(statistics.quantiles(all_, n=20)[-1], 1), "n": len(all_)}
        for name, all_ in times.items()
    }
    return {**found, "requests_per_s": round(sum(map(len, times.values())) / seconds, 1), "busy": len(busy)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=25_000)
    parser.add_argument("--real", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--db", default="")
    parser.add_argument("-o", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = arguments.db or str(Path(folder) / "bench.db")
        with multiprocessing.Pool(1) as pool:
            templates = pool.apply(make_templates, (arguments.real,))
        n_real = sum(len(kept) for _, kept in templates)
        result: dict[str, Any] = {"n_real_articles": n_real, "n_template_stories": len(templates)}
        with open_store(address, make=True) as store:
            began = time.monotonic()
            n_stories = fill(store, templates, arguments.articles)
            result["laid_down_per_s"] = round(arguments.articles / (time.monotonic() - began), 1)
            with store.view() as view:
                before = view.counts()
        result["counts"] = dict(before)
        if "://" not in address:
            result["file_mb"] = round(Path(address).stat().st_size / 1e6)
        for pause_s in (0.0, 0.5):
            label = "as fast as they can" if not pause_s else "half a second between requests"
            result[f"readers alone, {label}"] = load(address, templates, n_stories, arguments.seconds, pause_s)
            stop, written = multiprocessing.Event(), multiprocessing.Value("i", 0)
            first = n_stories + (1_000_000 if pause_s else 2_000_000)
            writer = multiprocessing.Process(target=write_on, args=(address, templates, first, stop, written))
            writer.start()
            result[f"readers and a writer, {label}"] = load(address, templates, n_stories, arguments.seconds, pause_s)
            stop.set()
            writer.join()
            before = {**before, "articles": before["articles"] + written.value}
        with open_store(address) as store, store.view() as view:
            result["articles_lost"] = before["articles"] - view.counts()["articles"]
            result["damage"] = store.find_damage()
        result["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
        text = json.dumps(result, indent=1)
        print(text)
        if arguments.o:
            arguments.o.write_text(text + "\n", encoding="utf-8")
        if result["articles_lost"] or result["damage"]:
            sys.exit("articles were lost")


if __name__ == "__main__":
    main()
