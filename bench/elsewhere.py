"""Measures what it costs to find text that articles of different stories share, in a store, and whether planted copies are found.

usage: python bench/elsewhere.py [--articles N] [--added N] [--crowd N] [--sources N] [-o FILE]

Cost: articles of `../shared/data/stream` are laid down without being parsed, so many that the window is full. Then later ones are really
added, ten at a time, in turns to that store and to a copy of it in which nothing is kept to find text by; processor time of both, whole,
after the same articles went into a third store, so that neither has words to look up that the other had.
Then the page of each article added is asked what it shares. Crowd: so many copies of one text at one minute, half of them with a sentence
of their own, laid down beside; what asking one of them takes. Planted: the copies of `bench/reuse.py` among the articles laid down, each
in a story of its own; a pair of the window counts as found if the page of one tells of the other. Random numbers have a seed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from readout.api import Readout
from readout.engine import grouping
from readout.engine.elsewhere import REACH_DAYS, find_elsewhere, fingerprint_of
from readout.engine.grouping import place
from readout.extract import Extraction
from readout.link.window import make_entry
from readout.model.article import Article, Outlet, Passage
from readout.settings import Settings
from readout.store.kept import Fingerprint, KeptArticle
from readout.store.store import Store, open_store
from reuse import SEED, f1_of, independent_pairs, plant_all
from stream import make_articles, read_rows

SEEN = datetime(2019, 6, 1, tzinfo=UTC)
AT_ONCE = 10


def as_extraction(article: Article) -> Extraction:
    """The article as if it had been parsed: all its text is one passage, and nobody says anything."""
    passages = (Passage(span=article.span(0, len(article.text)), order=0, part="body"),)
    return Extraction(article=article, passages=passages, statements=())


def lay_down(store: Store, articles: Iterable[Article], *, is_placed: bool = True) -> None:
    """Put articles into the store as if they had been drawn long ago; or, quicker, leave them in no place but with their marks."""
    batch: list[tuple[Extraction, datetime]] = []
    for n, article in enumerate(articles, start=1):
        made = as_extraction(article)
        placed_at = article.published_at or SEEN
        kept = KeptArticle(article=article, passages=made.passages, statements=(), mentions=(), placed_at=placed_at)
        store.writer.put_article(kept, at=SEEN, made_by=())
        batch.append((made, SEEN))
        if n % 300 == 0:
            put_in_place(store, batch, is_placed)
            batch = []
            print(f"\r{n} articles laid down", end="", flush=True)
    put_in_place(store, batch, is_placed)
    print()


def put_in_place(store: Store, batch: Sequence[tuple[Extraction, datetime]], is_placed: bool) -> None:
    """Place articles, or only keep their marks."""
    if is_placed:
        place(store, batch)
        return
    store.writer.place([], [], moved={}, emptied=[], touched=[], printed=[mark(made) for made, _ in batch])


def mark(made: Extraction) -> Fingerprint:
    """By what an article is found again."""
    entry = make_entry(made.article, made.passages, SEEN)
    return fingerprint_of(made, grouping._draft(entry, made.article.id, SEEN))


def forget_waiting(address: str) -> None:
    """Let nothing that was laid down wait to be drawn: that would be the cost of others."""
    with open_store(address) as store, store.writer._transaction() as connection:
        connection.exec_driver_sql("DELETE FROM waiting")


def add(readout: Readout, address: str, rows: Sequence[Mapping[str, str]], folder: Path, *, is_marked: bool) -> float:
    """Processor seconds of adding articles."""
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    start = time.process_time()
    if is_marked:
        readout.add([str(path)], db=address, clock=lambda: SEEN)
    else:
        nothing = mock.patch.object(grouping, "fingerprint_of", lambda *_: None)
        with nothing, mock.patch("readout.store.writer._put_fingerprints", lambda *_: None):
            readout.add([str(path)], db=address, clock=lambda: SEEN)
    return time.process_time() - start


def measure_adding(address: str, rows: Sequence[Mapping[str, str]], folder: Path) -> dict[str, float]:
    """What adding costs with and without keeping what text is found by, and what asking for it costs afterwards."""
    bare = str(folder / "bare.db")
    shutil.copy(address, bare)
    spent = {True: 0.0, False: 0.0}
    asked: list[float] = []
    with Readout(Settings(n_threads=1)) as readout:
        for n, start in enumerate(range(0, len(rows), AT_ONCE)):
            add(readout, str(folder / "warm.db"), rows[start : start + AT_ONCE], folder, is_marked=True)
            for is_marked in (n % 2 == 0, n % 2 == 1):
                spent[is_marked] += add(readout, address if is_marked else bare, rows[start : start + AT_ONCE], folder, is_marked=is_marked)
        for row in rows:
            start_s = time.process_time()
            with readout._store(address).view() as view:
                find_elsewhere(view, row["id"])
            asked.append((time.process_time() - start_s) * 1000)
    return {
        "with_ms": spent[True] / len(rows) * 1000,
        "without_ms": spent[False] / len(rows) * 1000,
        "more": spent[True] / spent[False] - 1,
        "asked_p50_ms": statistics.median(asked),
        "asked_p95_ms": statistics.quantiles(asked, n=20)[-1],
    }


def crowd_of(article: Article, n: int) -> Iterator[Article]:
    """Copies of one article at one minute, every other one with a sentence of its own in front."""
    for number in range(n):
        own = f"Reader {number} saw boat {number * 3} turn back at pier {number * 5}. " if number % 2 else ""
        outlet = Outlet(id=f"outlet-{number}", name=f"Outlet {number}", kind="press")
        yield replace(article, id=f"crowd-{number}", text=own + article.text, url=None, outlet=outlet, published_precision="minute")


def measure_crowd(address: str, article: Article, n: int) -> dict[str, float]:
    """What asking one of a crowd takes, and of how many others it tells."""
    with open_store(address, make=True) as store:
        lay_down(store, crowd_of(article, n), is_placed=False)
        times, told = list[float](), list[int]()
        for number in range(0, n, max(1, n // 8)):
            start = time.process_time()
            with store.view() as view:
                told.append(len(find_elsewhere(view, f"crowd-{number}")))
            times.append((time.process_time() - start) * 1000)
    return {
        "n": n,
        "asked_median_ms": statistics.median(times),
        "asked_most_ms": max(times),
        "least_told": min(told),
        "most_told": max(told),
    }


def measure_planted(address: str, articles: Sequence[Article], n_sources: int) -> dict[str, float]:
    """Whether planted copies are told of on their pages, and independent pairs are not."""
    copies, planted = plant_all(articles, n_sources, random.Random(SEED))
    day_of = {one.id: one.published_at.toordinal() for one in (*articles, *copies) if one.published_at}
    planted = {pair: kind for pair, kind in planted.items() if _days_apart(day_of, pair) <= REACH_DAYS}
    independent = independent_pairs(articles)
    with open_store(address, make=True) as store:
        lay_down(store, [*articles, *copies], is_placed=False)
        wanted = {i for pair in (*planted, *independent) for i in pair}
        with store.view() as view:
            found = [frozenset((i, one.article.id)) for i in sorted(wanted) for one in find_elsewhere(view, i)]
    return {"n_planted": len(planted), "n_independent": len(independent), **f1_of(found, planted, independent)}


def _days_apart(day_of: Mapping[str, int], pair: Iterable[str]) -> int:
    left, right = (day_of[i] for i in pair)
    return abs(left - right)


def main() -> None:
    """Print the numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000, help="how many are laid down before any is added")
    parser.add_argument("--added", type=int, default=60, help="how many are really added")
    parser.add_argument("--crowd", type=int, default=10_000, help="how many copies of one text at one minute")
    parser.add_argument("--sources", type=int, default=200, help="articles that planted copies are made of")
    parser.add_argument("-o", type=Path)
    options = parser.parse_args()
    rows = read_rows(options.articles + options.added)
    articles = list(make_articles(rows[: options.articles]))
    result: dict[str, Any] = {"n_articles": options.articles}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.sources:
            result["planted"] = measure_planted(str(folder / "planted.db"), articles[-3000:], options.sources)
            print(json.dumps(result["planted"], indent=1), flush=True)
        address = str(folder / "desk.db")
        if options.added:
            with open_store(address, make=True) as store:
                lay_down(store, articles)
            result["mb_without_added"] = round(Path(address).stat().st_size / 1e6)
            forget_waiting(address)
            result["added"] = measure_adding(address, rows[options.articles :], folder)
            print(json.dumps(result["added"], indent=1), flush=True)
        if options.crowd:
            result["crowd"] = measure_crowd(address, articles[-1], options.crowd)
    text = json.dumps(result, indent=1)
    print(text)
    if options.o:
        options.o.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
