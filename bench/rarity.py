"""Counts in how many articles each word stem stands, and writes the table that `readout.text.words.rarity` reads.

usage: python bench/rarity.py [STREAM] > src/readout/text/data/rarity.tsv

STREAM is the gzipped JSON Lines file of the news stream. Only counts go in, no text. Stems in fewer than 20 articles are left out.
"""

from __future__ import annotations

import collections
import gzip
import json
import sys
from pathlib import Path

from readout.text.words import find_words, stem

LEAST_ARTICLES = 20
STREAM = Path(__file__).resolve().parents[2] / "shared" / "data" / "stream" / "articles.jsonl.gz"


def main() -> None:
    counts: collections.Counter[str] = collections.Counter()
    n_articles = 0
    with gzip.open(sys.argv[1] if len(sys.argv) > 1 else STREAM, "rt", encoding="utf-8") as lines:
        for line in lines:
            n_articles += 1
            counts.update({stem(word.text) for word in find_words(json.loads(line)["text"])})
    print(f"#articles\t{n_articles}")
    for word, count in sorted(counts.items()):
        if count >= LEAST_ARTICLES:
            print(f"{word}\t{count}")


if __name__ == "__main__":
    main()
