"""Extractions of the articles of the stream, made once and kept, so that a store can be filled with real records.

usage: python bench/extractions.py --cache DIR [--articles N]

Reads and extracts the last N articles of `../shared/data/stream`, the newest first, a hundred at a time; each hundred is kept as a file
of its own as soon as it is whole, and what is there already is passed over. So it can be stopped at any moment, and goes on where it was.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from readout.engine.local import LocalEngine
from readout.extract import Extraction
from readout.model.article import Article
from readout.settings import Settings
from readout.store.packing import pack, unpack
from stream import make_articles, read_rows

__all__ = ["make_extractions", "read_extractions"]

AT_ONCE = 100


def make_extractions(cache: Path, n_articles: int) -> None:
    """Extract what is not in the cache yet."""
    cache.mkdir(parents=True, exist_ok=True)
    articles = list(make_articles(read_rows(n_articles)))[::-1]
    engine = LocalEngine(Settings(n_threads=1))
    began, n_made = time.monotonic(), 0
    for number in range(0, len(articles), AT_ONCE):
        path = cache / f"{number:06}.bin"
        if path.exists():
            continue
        made = _extract(engine, articles[number : number + AT_ONCE])
        _put(path, pack(made))
        n_made += len(made)
        print(f"\r{number + AT_ONCE} of {len(articles)}, {n_made / (time.monotonic() - began):.1f} a second", end="", file=sys.stderr)


def read_extractions(cache: Path, n_articles: int) -> Iterator[Extraction]:
    """The extractions in the cache, the newest first, so many at most; those after the first gap are left out."""
    for number in range(0, n_articles, AT_ONCE):
        path = cache / f"{number:06}.bin"
        if not path.exists():
            return
        yield from unpack(path.read_bytes(), tuple[Extraction, ...])[: n_articles - number]


def _extract(engine: LocalEngine, articles: list[Article]) -> tuple[Extraction, ...]:
    return tuple(item for item in engine.extract(articles) if isinstance(item, Extraction))


def _put(path: Path, raw: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(raw)
    Path(file.name).replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=25_000)
    arguments = parser.parse_args()
    make_extractions(arguments.cache, arguments.articles)


if __name__ == "__main__":
    main()
