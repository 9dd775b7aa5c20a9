"""Measures speed, memory, start-up and size; the main job and the extraction beside the bare language pipeline in the same run.

usage: python bench/speed.py [--repeat N] [-o FILE]

The texts are the reports that ship with the package, and the annotated stories of `../shared/data/stories` where they are there.
Job and pipeline run in a process each, models loaded before the clock starts; each is run N times and the fastest counts. Pipeline,
extraction and wide extraction take turns in a third process, N times each, and what counts is the processor time of the fastest: on a
machine that does other work besides, nothing else can be compared.
From the start of a process it takes `models_s` until all models are loaded and a first sentence has gone through each, and `ready_s` until
the sample has been compared once with them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from readout.api import Readout
from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import Parser
from readout.link.embed import Embedder
from readout.model.article import Article
from readout.read.sample import sample_inputs

ROOT = Path(__file__).resolve().parents[1]
STORIES = ROOT.parent / "shared" / "data" / "stories"
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
Job = Callable[[], int]


def read_inputs() -> list[list[str]]:
    """Inputs of the main job, one list a story."""
    return [list(sample_inputs()), *([str(path)] for path in sorted(STORIES.glob("*/articles.jsonl")))]


def read_texts() -> list[str]:
    """The texts of all articles, as the reading stage gives them."""
    return [article.text for inputs in read_inputs() for article in Readout().read(inputs) if isinstance(article, Article)]


def load_models() -> None:
    """Loads the parser and the embedder, and what else the reading of a first sentence loads."""
    list(ArticleExtractor()([Article(id="first", text="Officials said on Friday that talks would go on.")]))
    Embedder().embed(["Talks would go on."])


def prepare_job() -> Job:
    """The main job over all stories, models loaded."""
    readout, stories = Readout(), read_inputs()
    readout.compare(stories[0], one_story=True)
    return lambda: sum(len(r.articles) for inputs in stories for r in readout.compare(inputs, one_story=True).records)


def prepare_pipeline() -> Job:
    """The bare language pipeline over all texts, model loaded."""
    texts, nlp = read_texts(), Parser().load()
    list(nlp.pipe(texts[:2], batch_size=4))
    return lambda: sum(1 for _ in nlp.pipe(texts, batch_size=4))


def prepare_extraction(*, wide: bool = False) -> Job:
    """Passages and statements of all texts, models loaded: the parse and all that is read from it."""
    articles = [Article(id=str(n), text=text) for n, text in enumerate(read_texts())]
    extractor = ArticleExtractor(wide=wide)
    list(extractor(articles[:2]))
    return lambda: sum(1 for _ in extractor(articles))


def run_child(part: str, repeat: int, began_s: float) -> dict[str, float]:
    """Seconds from the start of this process until the models are ready, seconds for one run, articles done, peak memory.

    `began_s` is the system's monotonic clock when the process was started.
    """
    job = {"job": prepare_job, "pipeline": prepare_pipeline}[part]()
    load_s = time.monotonic() - began_s
    best_s, n_articles = float("inf"), 0
    for _ in range(repeat):
        start = time.perf_counter()
        n_articles = job()
        best_s = min(best_s, time.perf_counter() - start)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load_s": load_s, "run_s": best_s, "n_articles": n_articles, "peak_mb": peak_mb}


def run_models(began_s: float) -> dict[str, float]:
    """Seconds from the start of this process until every model has done its first sentence."""
    load_models()
    return {"models_s": time.monotonic() - began_s}


def run_in_turns(repeat: int) -> dict[str, float]:
    """Seconds of processor time of one run of the pipeline and of the extraction in both settings, the fastest of each."""
    jobs = {"pipeline_s": prepare_pipeline(), "extraction_s": prepare_extraction(), "wide_s": prepare_extraction(wide=True)}
    best_s = dict.fromkeys(jobs, float("inf"))
    for _ in range(repeat):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            best_s[name] = min(best_s[name], time.process_time() - start)
    return best_s


def run_part(part: str, repeat: int, began_s: float) -> dict[str, float]:
    """What this process measures, by the part that it was started for."""
    if part == "turns":
        return run_in_turns(repeat)
    return run_models(began_s) if part == "models" else run_child(part, repeat, began_s)


def ask_child(part: str, repeat: int) -> dict[str, float]:
    """What a fresh process measures, with one thread for matrices, as the command line has it."""
    command = [sys.executable, __file__, "--child", part, "--repeat", str(repeat), "--began", str(time.monotonic())]
    answer: dict[str, float] = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD).stdout.splitlines()[-1]
    )
    return answer


def time_command(arguments: list[str], repeat: int) -> float:
    """Seconds that a command takes from its start to its end, the fastest of `repeat` runs."""
    best_s = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
        best_s = min(best_s, time.perf_counter() - start)
    return best_s


def installed_size_mb() -> float:
    """Megabytes of the package and of everything that it needs, as installed."""
    waiting, seen, size_bytes = ["readout"], set[str](), 0
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            dist = distribution(name)
        except PackageNotFoundError:
            continue
        files = [Path(str(dist.locate_file(file))) for file in dist.files or ()]
        size_bytes += sum(file.stat().st_size for file in files if file.is_file())
        waiting += [re.split(r"[^A-Za-z0-9._-]", need, maxsplit=1)[0] for need in dist.requires or () if "extra ==" not in need]
    return size_bytes / 1e6


def measure(repeat: int) -> dict[str, Any]:
    """All numbers by name."""
    n_words = sum(len(text.split()) for text in read_texts())
    job, pipeline, turns = (ask_child(part, repeat) for part in ("job", "pipeline", "turns"))
    models_s = min(ask_child("models", 1)["models_s"] for _ in range(repeat + 1))
    bare_s = time_command([sys.executable, "-c", "pass"], repeat + 2)
    return {
        "n_articles": job["n_articles"],
        "n_words": n_words,
        "articles_per_s": job["n_articles"] / job["run_s"],
        "words_per_s": n_words / job["run_s"],
        "pipeline_words_per_s": n_words / pipeline["run_s"],
        "times_pipeline": job["run_s"] / pipeline["run_s"],
        "extraction_words_per_s": n_words / turns["extraction_s"],
        "extraction_times_pipeline": turns["extraction_s"] / turns["pipeline_s"],
        "wide_extraction_times_pipeline": turns["wide_s"] / turns["pipeline_s"],
        "models_s": models_s,
        "ready_s": job["load_s"],
        "peak_mb": job["peak_mb"],
        "pipeline_peak_mb": pipeline["peak_mb"],
        "import_s": time_command([sys.executable, "-c", "import readout"], repeat + 2) - bare_s,
        "help_s": time_command([str(Path(sys.executable).parent / "readout"), "--help"], repeat + 2),
        "installed_mb": installed_size_mb(),
    }


def main(arguments: list[str] | None = None) -> int:
    """0, with the numbers printed."""
    parser = argparse.ArgumentParser(description="Measures speed, memory, start-up and size.")
    parser.add_argument("--repeat", type=int, default=2, help="runs of each part; the fastest counts")
    parser.add_argument("-o", "--output", type=Path, help="write the numbers as JSON")
    parser.add_argument("--child", choices=["job", "pipeline", "turns", "models"], help=argparse.SUPPRESS)
    parser.add_argument("--began", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        print(json.dumps(run_part(options.child, options.repeat, options.began)))
        return 0
    numbers = measure(options.repeat)
    for name, value in numbers.items():
        print(f"{name:28}{value:12,.2f}")
    if options.output:
        options.output.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
