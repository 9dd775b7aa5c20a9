"""The annotated stories: where they are, which were tuned on, and how one is scored."""

from __future__ import annotations

import importlib.util
import io
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from readout.model.article import Article
from readout.read.inputs import read_inputs
from readout.settings import Settings

__all__ = ["REPORTED", "SHARED", "TUNED", "load_story", "score_story"]

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
TUNED = ("xi-kishida-2023", "buenos-aires-2018", "capital-gazette-2018", "douma-2018", "terror-list-2017")
REPORTED = ("nato-brussels-2018", "jerusalem-vote-2017", "china-tariffs-2018", "transition-emails-2017")


def load_story(name: str) -> tuple[dict[str, Any], list[Article]]:
    """A story's annotation and its articles."""
    folder = SHARED / "data" / "stories" / name
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    read = read_inputs([str(folder / "articles.jsonl")], stdin=io.BytesIO(), settings=Settings())
    return gold, [article for article in read if isinstance(article, Article)]


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_story", SHARED / "score" / "score_story.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the scorer of whole stories is missing: ../shared/score/score_story.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_story(gold: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """All measures of one story, in [0, 1], by the shared scorer."""
    scores: dict[str, Any] = _scorer().score(gold, document)
    return scores
