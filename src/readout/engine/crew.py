"""Extraction by several processes side by side, for many articles at once."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import Thread
from time import sleep

from loky import ProcessPoolExecutor

from readout.errors import ReadoutError, StageFailed
from readout.extract import Extraction
from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import Parser
from readout.model.article import Article
from readout.model.story import Skipped
from readout.text.gazetteer import add_register

__all__ = ["extract_one", "extract_side_by_side"]

_MOST_AHEAD = 64
_LOOK_EVERY_S = 2.0
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
_extractor: ArticleExtractor | None = None


def extract_one(extractor: ArticleExtractor, article: Article) -> Extraction | Skipped:
    """The extraction of an article, or why there is none."""
    try:
        return next(iter(extractor([article])))
    except ReadoutError as error:
        return Skipped(record_id=article.name or article.id, stage="extract", error=type(error).__name__, why=str(error))


def extract_side_by_side(
    articles: Iterable[Article | Skipped], n_processes: int, *, wide: bool, outlets: str
) -> Iterator[Extraction | Skipped]:
    """The extraction of each article, in order, by processes of their own, each with its own parser (some 0.45 GB).

    The same as one process gives. No more than 64 articles are taken ahead; the processes end with the last of them.

    Args:
        articles: The articles; what was skipped already is passed on in its place.
        n_processes: How many, 2 or more.
        wide: As `ArticleExtractor` takes it.
        outlets: Path of the user's register of outlets, or an empty string.

    Raises:
        StageFailed: If a process comes to its end before its work, for want of memory perhaps.
    """
    given = wide, outlets, os.getpid()
    ahead: deque[Future[Extraction | Skipped]] = deque()
    try:
        with ProcessPoolExecutor(max_workers=n_processes, initializer=_begin, initargs=given, env=_ONE_THREAD) as pool:
            for item in articles:
                ahead.append(pool.submit(_work, item))
                if len(ahead) >= _MOST_AHEAD:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
    except BrokenProcessPool as error:
        why = f"one of {n_processes} processes that extract came to its end before its work"
        raise StageFailed(why, "set READOUT_N_THREADS=1, which needs less memory") from error


def _begin(wide: bool, outlets: str, parent: int) -> None:
    global _extractor
    Thread(target=_end_with, args=(parent,), daemon=True).start()
    if outlets:
        add_register(Path(outlets))
    _extractor = ArticleExtractor(Parser(), wide=wide)


def _work(item: Article | Skipped) -> Extraction | Skipped:
    assert _extractor is not None
    return item if isinstance(item, Skipped) else extract_one(_extractor, item)


def _end_with(parent: int) -> None:
    """End this process soon after the one that asked for it, which may have been killed without a word."""
    while os.getppid() == parent:
        sleep(_LOOK_EVERY_S)
    os._exit(1)
