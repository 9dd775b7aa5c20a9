"""The annotated stories: where they are, which were tuned on, and how one is scored."""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from readout.model.article import Article
from readout.read.inputs import read_inputs
from readout.settings import Settings

__all__ = ["DEVELOPED", "KEPT", "REPORTED", "SHARED", "TUNED", "Labelled", "load_story", "read_articles", "read_labelled", "score_story"]

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
TUNED = ("xi-kishida-2023", "buenos-aires-2018", "capital-gazette-2018", "douma-2018", "terror-list-2017")
REPORTED = ("nato-brussels-2018", "jerusalem-vote-2017", "china-tariffs-2018", "transition-emails-2017")
DEVELOPED, KEPT = "developed", "kept"
LABELS = Path(__file__).resolve().parent / "labels" / "stories.jsonl"
STREAM = SHARED / "data" / "stream" / "articles.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story of the stream that was annotated like those of `shared/data/stories`: its part, its annotation, its articles' lines."""

    name: str
    part: str
    gold: dict[str, Any]
    lines: tuple[str, ...]


def load_story(name: str) -> tuple[dict[str, Any], list[Article]]:
    """A story's annotation and its articles."""
    folder = SHARED / "data" / "stories" / name
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold, read_articles((folder / "articles.jsonl").read_text(encoding="utf-8").splitlines(keepends=True))


def read_articles(lines: Iterable[str]) -> list[Article]:
    """Articles from their lines of JSON."""
    read = read_inputs(["-"], stdin=io.BytesIO("".join(lines).encode()), settings=Settings())
    return [article for article in read if isinstance(article, Article)]


def read_labelled() -> list[Labelled]:
    """The stories of `labels/stories.jsonl`, with their articles from the stream."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {article for label in labels for article in label["articles"]}
    with gzip.open(STREAM, "rt", encoding="utf-8") as lines:
        found = {i: line for line in lines if (i := json.loads(line)["id"]) in wanted}
    return [Labelled(x["story"], x["part"], _gold_of(x), tuple(found[i] for i in x["articles"])) for x in labels]


def _gold_of(label: dict[str, Any]) -> dict[str, Any]:
    """The label with its places as the scorer has them."""

    def place(at: list[Any]) -> dict[str, Any]:
        return {"article": label["articles"][at[0]], "start": at[1], "end": at[2]}

    return {
        "boilerplate": [place(at) for at in label["boilerplate"]],
        "datelines": [place(at) for at in label["datelines"]],
        "statements": [{**one, "content": [place(at) for at in one["content"]]} for one in label["statements"]],
        "claims": [
            {**claim, "id": str(n), "mentions": [{**place(at), "speaker_name": at[3], "status": at[4]} for at in claim["mentions"]]}
            for n, claim in enumerate(label["claims"])
        ],
        "rivals": [{"claims": [str(one), str(other)], "field": field} for one, other, field in label["rivals"]],
        "outcomes": [
            {"planned": str(plan), "happened": None if deed is None else str(deed), "result": result}
            for plan, deed, result in label["outcomes"]
        ],
        "wording": [{"labels": [place(at) for at in row]} for row in label["wording"]],
        "reuse": [{"places": [place(at) for at in row]} for row in label["reuse"]],
    }


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
