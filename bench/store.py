"""Measures the store under load: 8 readers at once, while a writer adds, at the size of a desk's archive.

usage: python bench/store.py [--articles N] [--whole N] [--cache DIR] [--drawn PATH] [--filled PATH|URL] [--seconds S] [--cold N] [-o FILE]

Reports are really read, extracted, grouped and drawn: of `../shared/data/stream` those whose extractions `bench/extractions.py` left in
`--cache`, else a few hundred that are read now, else the sample. They are kept in `--drawn`, so that this is done once. They are then laid
down again and again under new ids, times and outlets, through the same writer that `readout add` uses, until the store holds `--articles`
of them: the last `--whole` of these with all that they say, the older ones with title and lead alone (what lies in the first
1,000 characters), since to draw 25,000 whole ones takes a night.

Then story pages that nobody asked for before are asked for, one after another: `--cold` whole ones, drawn with a fixed seed.

Then 8 threads of one process ask for the story list, story pages and searches, once as fast as they can and once with half a second
between two requests (each comes a sixteenth of a second after the one before), while a process of its own goes on writing; beside it
stands the same load without the writer. Four story pages of five are of the 50 newest stories, the fifth is of any whole one. Times are
those that a server takes to read a page and to make its HTML, without the way over the network: those that passed (`ms`), and those that
the thread computed (`cpu_ms`), which other work on the machine changes less. At the end the counts are checked.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import msgspec

from extractions import read_extractions
from readout.api import Readout
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.errors import StoreBusy
from readout.model.article import Article, Span
from readout.model.story import Maker, Record
from readout.read.sample import sample_inputs
from readout.report.listing import Page
from readout.report.pages import StoryPage
from readout.report.site import render_site
from readout.settings import Settings
from readout.store.kept import KeptArticle, Successor
from readout.store.store import Store, open_store
from readout.web.serving import calm_collector

ROOT = Path(__file__).resolve().parents[1]
STREAM = ROOT.parent / "shared" / "data" / "stream"
START = datetime(2031, 1, 1, tzinfo=UTC)
MADE_BY = (Maker(name="bench", version="1"),)
N_READERS = 8
LEAD_CHARS = 1_000
NEWEST = 50
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


def draw(address: str, cache: Path | None, n: int) -> None:
    """Make a small store of reports that are really read, extracted, grouped and drawn."""

    def show(stage: str, done: int, total: int | None) -> None:
        print(f"\r{stage} {done}", end="", file=sys.stderr)

    if cache is None:
        with tempfile.TemporaryDirectory() as folder, Readout(Settings(n_threads=1)) as readout:
            path = Path(folder) / "real.jsonl"
            path.write_text("".join(json.dumps(row) + "\n" for row in pick_inputs(n)), encoding="utf-8")
            readout.add([str(path)] if path.stat().st_size else list(sample_inputs()), db=address, on_progress=show)
        return
    engine = LocalEngine(Settings(n_threads=1))
    with open_store(address, make=True) as store:
        for x in read_extractions(cache, n):
            held = {name: getattr(x, name) for name in ("article", "passages", "statements", "mentions", "credits")}
            store.writer.put_article(KeptArticle(**held, placed_at=x.article.published_at or START), at=START, made_by=MADE_BY)
        Settler(engine, store)(START, show)


def read_templates(address: str) -> list[Template]:
    """The stories of a small store with their articles, those of most articles first, so that they take turns with the others."""
    with open_store(address) as store, store.view() as view:
        rows = view.stories(limit=10_000)
        records = [view.story(row.id).record for row in rows]
        return [(record, tuple(view.articles([article.id for article in record.articles]))) for record in records]


def lead_of(template: Template) -> Template:
    """The story with title and lead of each article: what lies in the first characters, and the claims of that alone."""
    record, kept = template
    texts = {article.id: article.text[:LEAD_CHARS] for article in record.articles}

    def is_in(span: Span) -> bool:
        return span.end <= LEAD_CHARS

    statements = tuple(s for s in record.statements if all(map(is_in, s.spans)))
    ids = {s.id for s in statements}
    claims = tuple(c for c in record.claims if set(c.statement_ids) <= ids)
    articles = tuple(replace(article, text=texts[article.id]) for article in record.articles)
    passages = tuple(p for p in record.passages if is_in(p.span))
    small = replace(
        record, articles=articles, statements=statements, claims=claims, passages=passages,
        rivals=(), outcomes=(), wording=(), reuse=(), judgements=(), event=replace(record.event, fields=()),
    )  # fmt: skip
    cut = (
        replace(
            one, article=replace(one.article, text=texts[one.article.id]), passages=tuple(p for p in one.passages if is_in(p.span)),
            statements=tuple(s for s in one.statements if s.id in ids), mentions=(), credits=(),
        )
        for one in kept
    )  # fmt: skip
    return small, tuple(cut)


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


def fill(store: Store, templates: Sequence[Template], n_articles: int, n_whole: int) -> int:
    """Lay the templates down until so many articles are in the store, the last ones whole; how many articles that are."""
    leads = [lead_of(template) for template in templates]
    with store.view() as view:
        n = view.counts()["articles"]
        number = view.counts()["stories"]
    while n < n_articles:
        chosen = leads if n < n_articles - n_whole else templates
        n += put(store, lay_again(chosen[number % len(chosen)], number))
        number += 1
        if number % 50 == 0:
            print(f"\r{n} articles laid down", end="", file=sys.stderr)
    return n


def write_on(address: str, drawn: str, first: int, stop: Any, written: Any) -> None:
    """Go on writing stories, ten a second at most, until told to stop."""
    templates = read_templates(drawn)
    with open_store(address) as store:
        number = first
        parent = multiprocessing.parent_process()
        while not stop.is_set() and parent is not None and parent.is_alive():
            written.value += put(store, lay_again(templates[number % len(templates)], number))
            number += 1
            time.sleep(0.1)


class Reader:
    """Asks one thing after another, as people do who look at a desk."""

    def __init__(self, readout: Readout, asked: dict[str, list[str]], seed: int) -> None:
        self._readout, self._asked, self._dice = readout, asked, random.Random(seed)
        self._newest = asked["whole"][:NEWEST]

    def __iter__(self) -> Iterator[tuple[str, Callable[[], object]]]:
        while True:
            yield "story list", self._list
            yield "story page", self._page
            yield "search", self._search

    def _list(self) -> None:
        found = self._readout.stories(least_articles=self._dice.choice([1, 2]), limit=NEWEST)
        self._newest = [line.id for line in found.stories]
        _make(found)

    def _page(self) -> None:
        _make(self._readout.story(self._dice.choice(self._newest if self._dice.random() < 0.8 else self._asked["whole"])))

    def _search(self) -> None:
        _make(self._readout.search(self._line()))

    def _line(self) -> str:
        words, speakers = self._asked["words"], self._asked["speakers"]
        return self._dice.choice(
            [self._dice.choice(words), f"{self._dice.choice(words)} {self._dice.choice(words)}", f"speaker:{self._dice.choice(speakers)}"]
        )


def _make(page: Page | StoryPage) -> None:
    render_site(page, json_at="/page.json", asked={})


def what_to_ask(store: Store, templates: Sequence[Template], n_whole: int) -> dict[str, list[str]]:
    """Whole stories, words of titles, and persons."""
    words = {w for record, _ in templates for w in record.story.title.split() if len(w) > 3 and w.isalpha()}
    speakers = {s.speaker.entity_id for record, _ in templates for s in record.statements if s.speaker and s.speaker.kind == "person"}
    with store.view() as view:
        rows = view.stories(limit=n_whole)
    held = list(accumulate(row.n_articles for row in rows))
    whole = [row.id for row, n in zip(rows, held, strict=True) if n <= n_whole]
    return {"whole": whole, "words": sorted(words), "speakers": sorted(speakers)}


def load(address: str, asked: dict[str, list[str]], seconds: float, pause_s: float) -> dict[str, Any]:
    """Milliseconds at the 50th and 95th of 100 requests of each kind, how many a second were answered, and this process's memory."""
    times: dict[str, list[tuple[float, float]]] = {}
    lock, busy = threading.Lock(), list[StoreBusy]()
    until = time.monotonic() + seconds

    def read(readout: Readout, seed: int) -> None:
        time.sleep(pause_s * seed / N_READERS)
        for name, ask in Reader(readout, asked, seed):
            if time.monotonic() >= until:
                return
            began, computed = time.perf_counter(), time.thread_time()
            try:
                ask()
            except StoreBusy as error:
                busy.append(error)
            with lock:
                times.setdefault(name, []).append(((time.perf_counter() - began) * 1000, (time.thread_time() - computed) * 1000))
            time.sleep(pause_s)

    with Readout(Settings(db=address)) as readout:
        _make(readout.stories())
        calm_collector()
        threads = [threading.Thread(target=read, args=(readout, seed)) for seed in range(N_READERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    found: dict[str, Any] = {
        name: {**_quantiles(all_, 0, "ms"), **_quantiles(all_, 1, "cpu_ms"), "n": len(all_)} for name, all_ in times.items()
    }
    return {
        **found,
        "requests_per_s": round(sum(map(len, times.values())) / seconds, 1),
        "busy": len(busy),
        "memory_mb": peak_memory_mb(),
    }


def ask_first(address: str, asked: dict[str, list[str]], n: int) -> dict[str, Any]:
    """What the first look at so many story pages takes, one after another."""
    times: list[tuple[float, float]] = []
    chosen = random.Random(N_READERS).sample(asked["whole"], min(n + 1, len(asked["whole"])))
    with Readout(Settings(db=address)) as readout:
        _make(readout.story(chosen.pop()))
        calm_collector()
        for story_id in chosen:
            began, computed = time.perf_counter(), time.thread_time()
            _make(readout.story(story_id))
            times.append(((time.perf_counter() - began) * 1000, (time.thread_time() - computed) * 1000))
    return {**_quantiles(times, 0, "ms"), **_quantiles(times, 1, "cpu_ms"), "n": len(times), "memory_mb": peak_memory_mb()}


def peak_memory_mb() -> int:
    """The most memory that this process held; what the process that started it held is not counted, as `getrusage` would."""
    status = Path("/proc/self/status")
    if status.exists():
        return round(int(status.read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) / 1000)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def _quantiles(times: Sequence[tuple[float, float]], place: int, unit: str) -> dict[str, float]:
    taken = [pair[place] for pair in times]
    return {f"p50_{unit}": round(statistics.median(taken), 1), f"p95_{unit}": round(statistics.quantiles(taken, n=20)[-1], 1)}


def measure(
    address: str, drawn: str, asked: dict[str, list[str]], seconds: float, n_cold: int, counts: Mapping[str, int]
) -> dict[str, Any]:
    """All loads, each in a process of its own, and whether an article was lost."""
    processes = multiprocessing.get_context("spawn")
    result: dict[str, Any] = {}
    with processes.Pool(1) as pool:
        result["story pages that nobody asked for before"] = pool.apply(ask_first, (address, asked, n_cold))
    n_before = counts["articles"]
    for turn, pause_s in enumerate((0.5, 0.0)):
        label = "as fast as they can" if not pause_s else "half a second between requests"
        with processes.Pool(1) as pool:
            result[f"readers alone, {label}"] = pool.apply(load, (address, asked, seconds, pause_s))
        stop, written = processes.Event(), processes.Value("i", 0)
        first = counts["stories"] + 100_000 * turn
        writer = processes.Process(target=write_on, args=(address, drawn, first, stop, written))
        writer.start()
        while not written.value and writer.is_alive():
            time.sleep(0.1)
        with processes.Pool(1) as pool:
            result[f"readers and a writer, {label}"] = pool.apply(load, (address, asked, seconds, pause_s))
        stop.set()
        writer.join()
        n_before += written.value
        result[f"readers and a writer, {label}"]["written"] = written.value
    with open_store(address) as store, store.view() as view:
        result["articles_lost"] = n_before - view.counts()["articles"]
        result["damage"] = store.find_damage()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=25_000)
    parser.add_argument("--whole", type=int, default=2_000, help="how many of them are laid down with all that they say")
    parser.add_argument("--real", type=int, default=300, help="how many are really read and drawn")
    parser.add_argument("--cache", type=Path, help="the folder of bench/extractions.py")
    parser.add_argument("--drawn", default="", help="the small store of what was really drawn; made if it is not there")
    parser.add_argument("--filled", default="", help="the store to fill and to measure; filling goes on where it stopped")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--cold", type=int, default=200, help="how many story pages are asked for once, one after another")
    parser.add_argument("-o", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        drawn = arguments.drawn or str(Path(folder) / "drawn.db")
        address = arguments.filled or str(Path(folder) / "bench.db")
        if not Path(drawn).exists():
            draw(drawn, arguments.cache, arguments.real)
        templates = read_templates(drawn)
        n_real = sum(len(kept) for _, kept in templates)
        result: dict[str, Any] = {"n_real_articles": n_real, "n_template_stories": len(templates), "n_whole": arguments.whole}
        with open_store(address, make=True) as store:
            fill(store, templates, arguments.articles, arguments.whole)
            asked = what_to_ask(store, templates, arguments.whole)
            with store.view() as view:
                result["counts"] = counts = dict(view.counts())
        if "://" not in address:
            result["file_mb"] = round(Path(address).stat().st_size / 1e6)
        result |= measure(address, drawn, asked, arguments.seconds, arguments.cold, counts)
        text = json.dumps(result, indent=1)
        print(text)
        if arguments.o:
            arguments.o.write_text(text + "\n", encoding="utf-8")
        if result["articles_lost"] or result["damage"]:
            sys.exit("articles were lost")


if __name__ == "__main__":
    main()
