"""A hand annotation with its quotes found in the articles' texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["SAMPLE_GOLD", "find_quotes", "read_gold"]

SAMPLE_GOLD = Path(__file__).parent / "sample_gold.json"


def read_gold(path: Path) -> dict[str, Any]:
    """The annotation as it stands in the file."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def find_quotes(gold: Mapping[str, Any], texts: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, Any]:
    """A copy of the annotation in which every quote has its `start` and `end` and every article its id.

    Args:
        gold: An annotation whose articles go by name and whose quotes are exact words, with `nth` where they stand more than once.
        texts: The text of each article, by name.
        ids: The id of each article, by name.

    Raises:
        ValueError: If a quote does not stand in its article.
    """

    def place(article: str, quote: str, nth: int = 1) -> dict[str, Any]:
        start = -1
        for _ in range(nth):
            start = texts[article].find(quote, start + 1)
            if start < 0:
                raise ValueError(f"the gold quotes {quote!r}, which does not stand in {article}")
        return {"article": ids[article], "start": start, "end": start + len(quote), "quote": quote}

    def placed(row: Mapping[str, Any]) -> dict[str, Any]:
        return {**row, **place(row["article"], row["quote"], row.get("nth", 1))}

    found = dict(gold)
    found["boilerplate"] = [placed(row) for row in gold["boilerplate"]]
    found["claims"] = [{**claim, "mentions": [placed(mention) for mention in claim["mentions"]]} for claim in gold["claims"]]
    found["wording"] = [{**row, "labels": [placed(label) for label in row["labels"]]} for row in gold["wording"]]
    found["statements"] = [
        {**row, "article": ids[row["article"]], "content": [place(row["article"], quote) for quote in row["content"]]}
        for row in gold["statements"]
    ]
    found["reuse"] = [
        {"places": [place(article, quote) for article, quote in zip(row["articles"], row["quotes"], strict=True)]} for row in gold["reuse"]
    ]
    return found
