"""The golden form of a document: everything but scores, a record a line, so that a difference can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["GOLDEN", "golden_lines"]

GOLDEN = Path(__file__).parent / "sample.jsonl"
_LEFT_OUT = {"confidence", "importance", "score", "version"}


def golden_lines(document: dict[str, Any]) -> str:
    """One line for each record of the document, in its order; scores and versions are left out."""
    lines = [["format", document["format"]], ["made_by", document["made_by"]], ["skipped", document["skipped"]]]
    for story in document["stories"]:
        for key, value in story.items():
            lines += [[key, row] for row in value] if isinstance(value, list) else [[key, value]]
    return "".join(json.dumps(_without_scores(line), ensure_ascii=False) + "\n" for line in lines)


def _without_scores(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_scores(inner) for key, inner in value.items() if key not in _LEFT_OUT}
    if isinstance(value, list):
        return [_without_scores(inner) for inner in value]
    return value
