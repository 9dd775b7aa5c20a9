"""Measures what comparing a story costs as it grows: seconds of each stage over 5, 20, 80 and 200 articles.

usage: python bench/scale.py [--sizes N …] [--like FILE …] [--elapsed] [-o FILE]

The articles are copies of the sample reports that ship with the package, or of the reports in the files of `--like`, in each of which
every name is another one and every third sentence is left out by turns, so that none is a reprint of another. Seconds are processor time
of one run on one thread, models loaded, so that other work on the machine does not show; `whole` is all of it, `extract` included.
With `--elapsed` the same is done once more with the settings as they come (two threads), and `elapsed` is what a clock on the wall shows
for it, processes and models included: worth something on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from readout.compare.findings import make_claims
from readout.compare.happening import describe_event
from readout.compare.outcomes import tie_outcomes
from readout.compare.pairing import scores_of
from readout.compare.rivals import find_rivals
from readout.compare.wording import find_wording
from readout.engine.evidence import collect_evidence, part_groups
from readout.engine.local import LocalEngine
from readout.extract import Extraction
from readout.link.claims import ClaimLinker
from readout.link.origins import find_origins
from readout.link.reuse import find_reuse
from readout.link.stories import one_story
from readout.model.article import Article
from readout.read.sample import sample_inputs
from readout.settings import Settings

SIZES = (5, 20, 80, 200)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]+[”\"]?\s*|\n+")
_ENDINGS = ("or", "an", "el", "is", "en", "ia", "us", "ov", "eth", "und", "ar", "il", "os", "ette", "ing", "ay", "um", "ert", "olt", "wick")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--like", nargs="+", default=[], metavar="FILE", help="vary these reports in place of the sample")
    parser.add_argument("--elapsed", action="store_true", help="also time it by the clock, with the settings as they come")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    engine = LocalEngine(Settings(n_threads=1))
    engine.embedder.load()
    given = [article for article in engine.read(options.like or list(sample_inputs()), None) if isinstance(article, Article)]
    articles = [vary(given[n % len(given)], n // len(given)) for n in range(max(options.sizes))]
    list(engine.extract(articles[:1]))
    rows = []
    for size in options.sizes:
        began = time.process_time()
        extractions = [x for x in engine.extract(articles[:size]) if isinstance(x, Extraction)]
        stages = {"extract": time.process_time() - began, **time_stages(extractions, engine)}
        whole = sum(value for value in stages.values() if isinstance(value, float))
        n_words = sum(len(article.text.split()) for article in articles[:size])
        elapsed = {"elapsed": time_elapsed(articles[:size])} if options.elapsed else {}
        rows.append(row := {"articles": size, "words": n_words, **stages, "whole": whole, **elapsed})
        print(
            "  ".join(f"{name} {value:.2f}" if isinstance(value, float) else f"{name} {value}" for name, value in row.items()), flush=True
        )
    if options.output:
        options.output.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def vary(article: Article, n: int) -> Article:
    """The article with other names, and without every third of its sentences; the first copy as it stands."""
    if n == 0:
        return article
    kept = "".join(s for k, s in enumerate(_SENTENCE.findall(article.text)) if (k + n) % 3 or not s.strip())
    text = _NAME.sub(lambda match: match.group()[:4] + _ENDINGS[n % len(_ENDINGS)] if n % 4 else match.group(), kept)
    return Article(
        id=f"{article.id}-{n}",
        text=text,
        outlet=article.outlet,
        published_at=article.published_at,
        published_precision=article.published_precision,
    )


def time_elapsed(articles: Sequence[Article]) -> float:
    """Seconds by the clock for all that is drawn from one story, from articles to record, by an engine that has loaded nothing yet."""
    began = time.perf_counter()
    engine = LocalEngine(Settings())
    extractions = [x for x in engine.extract(articles) if isinstance(x, Extraction)]
    engine.record(engine.stories(extractions, True)[0], extractions)
    return time.perf_counter() - began


def time_stages(extractions: Sequence[Extraction], engine: LocalEngine) -> dict[str, Any]:
    """Seconds of each stage over one story, and how many claims came out."""
    took: dict[str, Any] = {}

    def timed(name: str, stage: Callable[[], Any]) -> Any:
        began = time.process_time()
        made = stage()
        took[name] = time.process_time() - began
        return made

    articles = [x.article for x in extractions]
    passages = [p for x in extractions for p in x.passages]
    statements = [s for x in extractions for s in x.statements]
    by_id = {statement.id: statement for statement in statements}
    reuse = timed("reuse", lambda: find_reuse(articles, passages, statements))
    origins = timed("origins", lambda: find_origins(articles, statements, reuse, {x.article.id: x.credits for x in extractions}))
    linked = timed("link", lambda: ClaimLinker(engine.embedder, engine.reranker)(statements, passages))
    alike = scores_of(linked.judgements)
    groups = timed("split", lambda: part_groups(linked.groups, by_id, alike, articles))
    claims = timed("claims", lambda: make_claims(groups, collect_evidence(articles, statements, origins, alike)))
    event = timed("event", lambda: describe_event(one_story(articles, passages), articles, statements, claims, passages))
    outcomes = timed("outcomes", lambda: tie_outcomes(claims, statements, articles, alike))
    timed("rivals", lambda: find_rivals(claims, statements, articles, event, outcomes, linked.judgements))
    timed("wording", lambda: find_wording(statements, articles, passages, claims, linked.judgements))
    took["statements"], took["n_claims"] = len(statements), len(claims)
    return took


if __name__ == "__main__":
    main()
