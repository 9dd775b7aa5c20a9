"""Measures the main job against hand annotations.

usage: python bench/quality.py [--only sample|stories|labelled] [--floors] [-o FILE]

`sample` scores the reports that ship with the package against `bench/sample_gold.json`. `stories` scores the annotated stories of
`../shared/data/stories`, next to a baseline of word overlap in the same run; the stories that rules were tuned on and the others are
averaged apart. `labelled` does the same with eight stories of the stream (`labels/stories.jsonl`), of which four were read while rules were
written and four were kept apart. A part whose data is missing is left out and said so. `--floors` fails if a measure
lies below `bench/floors.json`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gold import SAMPLE_GOLD, find_quotes, read_gold
from readout.api import Readout
from readout.read.sample import sample_inputs
from readout.report.document import to_document
from score import score
from stories import DEVELOPED, REPORTED, SHARED, STREAM, TUNED, read_labelled, score_story

FLOORS = Path(__file__).parent / "floors.json"
BASELINE_THRESHOLD = "0.20"
PARTS = ("sample", "stories", "labelled")
READ = ("tuned", DEVELOPED)
COLUMNS = {
    "claims": "claims.f1",
    "claims p": "claims.p",
    "claims r": "claims.r",
    "core r": "claims.core_r",
    "verdict": "verdict",
    "content": "content.f1",
    "speaker": "speaker",
    "kind": "kind",
    "via r": "via.r",
    "rivals": "rivals.f1",
    "outcomes": "outcomes.f1",
    "wording r": "wording.r",
    "wording p": "wording.p",
    "reuse r": "reuse.r",
    "furniture": "furniture.f1",
}


def score_sample() -> dict[str, float]:
    """The measures of the sample reports, in [0, 1]."""
    comparison = Readout().compare(list(sample_inputs()), one_story=True)
    articles = [article for record in comparison.records for article in record.articles]
    names = {_name(article.name): article for article in articles}
    gold = find_quotes(read_gold(SAMPLE_GOLD), {n: a.text for n, a in names.items()}, {n: a.id for n, a in names.items()})
    return score(gold, to_document(comparison))


def _name(name: str) -> str:
    return Path(name.split(":", maxsplit=1)[0]).stem


def score_stories() -> dict[str, dict[str, Any]]:
    """For each annotated story: `ours`, `baseline`, and the seconds that ours took."""
    readout = Readout()
    rows: dict[str, dict[str, Any]] = {}
    for folder in (SHARED / "data" / "stories" / name for name in (*TUNED, *REPORTED)):
        part = "tuned" if folder.name in TUNED else "reported"
        rows[folder.name] = _score_one(readout, read_gold(folder / "gold.json"), folder / "articles.jsonl", part)
    return rows


def score_labelled() -> dict[str, dict[str, Any]]:
    """The same for the labelled stories of the stream."""
    readout = Readout()
    rows: dict[str, dict[str, Any]] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        for story in read_labelled():
            path.write_text("".join(story.lines), encoding="utf-8")
            rows[story.name] = _score_one(readout, story.gold, path, story.part)
    return rows


def _score_one(readout: Readout, gold: dict[str, Any], articles: Path, part: str) -> dict[str, Any]:
    began = time.perf_counter()
    document = to_document(readout.compare([str(articles)], one_story=True))
    took_s = time.perf_counter() - began
    baseline = score_story(gold, _baseline(articles))
    return {"ours": score_story(gold, document), "baseline": baseline, "took_s": round(took_s, 2), "part": part}


def _baseline(articles: Path) -> Any:
    command = [sys.executable, str(SHARED / "score" / "baseline_story.py"), str(articles), BASELINE_THRESHOLD]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout)


def pick(row: dict[str, Any], path: str) -> float:
    """The number at a dotted path of a row of scores."""
    value: Any = row
    for key in path.split("."):
        value = value[key]
    return float(value)


def mean_rows(rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, dict[str, float]]]:
    """Unweighted means of the columns, for each part of the stories apart, ours and the baseline.

    Reuse is averaged over the stories that have any by the annotation, since most have none.
    """
    means: dict[str, dict[str, dict[str, float]]] = {}
    for part in dict.fromkeys(row["part"] for row in rows.values()):
        chosen = [row for row in rows.values() if row["part"] == part]
        means[part] = {
            who: {name: _mean([pick(row[who], path) for row in chosen if _is_asked(row[who], path)]) for name, path in COLUMNS.items()}
            for who in ("ours", "baseline")
        }
    return means


def _is_asked(row: dict[str, Any], path: str) -> bool:
    return path != "reuse.r" or row["reuse"]["n_gold"] > 0


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def print_stories(rows: dict[str, dict[str, Any]], means: dict[str, dict[str, dict[str, float]]]) -> None:
    """A table of the stories that were read, and the means of each part; stories that were not are shown as a mean alone."""
    print(f"{'':32}" + " ".join(f"{name:>9}" for name in COLUMNS))
    lines = [(name, {c: pick(row["ours"], p) for c, p in COLUMNS.items()}) for name, row in rows.items() if row["part"] in READ]
    lines += [(f"mean, {part}: {who}", values) for part, both in means.items() for who, values in both.items()]
    for name, values in lines:
        print(f"{name:32}" + " ".join(f"{values[column]:9.3f}" for column in COLUMNS))


def below_floors(measured: dict[str, dict[str, float]]) -> list[str]:
    """One line for each measure that lies below its floor; parts that were not measured are left out."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [
        f"{part}: {name} is {measured[part][name]:.3f}, below its floor {floor:.3f}"
        for part, wanted in floors.items()
        if part in measured
        for name, floor in wanted.items()
        if measured[part][name] < floor
    ]


def main(arguments: list[str] | None = None) -> int:
    """0, or 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description="Measures the main job against hand annotations.")
    parser.add_argument("--only", choices=PARTS, help="do one part alone")
    parser.add_argument("--floors", action="store_true", help="fail if a measure lies below bench/floors.json")
    parser.add_argument("-o", "--output", type=Path, help="write all numbers as JSON")
    options = parser.parse_args(arguments)
    parts = [options.only] if options.only else PARTS
    result: dict[str, Any] = {}
    reached: dict[str, dict[str, float]] = {}
    if "sample" in parts:
        reached["sample"] = result["sample"] = score_sample()
        print("sample: " + "  ".join(f"{name} {value:.3f}" for name, value in result["sample"].items()))
    for part, needed, scored in (("stories", SHARED / "data" / "stories", score_stories), ("labelled", STREAM, score_labelled)):
        if part in parts and needed.exists():
            rows = scored()
            means = mean_rows(rows)
            result[part], result["means"] = rows, result.get("means", {}) | means
            reached |= {name: both["ours"] for name, both in means.items()}
            print_stories(rows, means)
        elif part in parts:
            print(f"{part}: left out, since {needed} is not there")
    failures = below_floors(reached) if options.floors else []
    if options.output:
        options.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    for line in failures:
        print(line, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
