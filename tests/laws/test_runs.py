"""What must hold for every run of the main job, held here on the sample reports."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from readout.api import Readout
from readout.read.sample import sample_inputs
from readout.report.document import to_document

Run = Callable[[Sequence[str]], dict[str, Any]]
SILENT = "The ferry to the islands will sail an hour earlier on Sundays from now on, the harbour office in Aberdeen said on Thursday.\n"


@pytest.fixture(scope="module")
def run() -> Run:
    readout = Readout()
    return lambda inputs: to_document(readout.compare(list(inputs), one_story=True))


@pytest.fixture(scope="module")
def plain(run: Run) -> dict[str, Any]:
    return run(sample_inputs())


def _story(document: dict[str, Any]) -> dict[str, Any]:
    (story,) = document["stories"]
    assert isinstance(story, dict)
    return story


def _copy(tmp_path: Path, source: str, outlet: str) -> str:
    path = tmp_path / f"{outlet}.jsonl"
    path.write_text(json.dumps({"id": f"copy-{outlet}", "outlet": outlet, "text": Path(source).read_text("utf-8")}), encoding="utf-8")
    return str(path)


def _verdicts(document: dict[str, Any]) -> dict[tuple[tuple[str, int, int], ...], str]:
    """Verdicts by the places that a claim stands on."""
    story = _story(document)
    places = {s["id"]: [(s["article_id"], x["start"], x["end"]) for x in s["spans"]] for s in story["statements"]}
    return {tuple(sorted(p for i in c["statement_ids"] for p in places[i])): c["verdict"] for c in story["claims"]}


def test_running_twice_gives_the_same_as_running_once(run: Run, plain: dict[str, Any]) -> None:
    assert run(sample_inputs()) == plain


def test_another_process_that_puts_sets_in_another_order_gives_the_same(plain: dict[str, Any]) -> None:
    code = (
        "import json; from readout.api import Readout; from readout.read.sample import sample_inputs;"
        "from readout.report.document import to_document;"
        "print(json.dumps(to_document(Readout().compare(list(sample_inputs()), one_story=True))))"
    )
    command = [sys.executable, "-c", code]
    made = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONHASHSEED": "7"})
    assert json.loads(made.stdout) == json.loads(json.dumps(plain))


@pytest.mark.parametrize("seed", [0, 1])
def test_the_order_of_the_inputs_does_not_show(run: Run, plain: dict[str, Any], seed: int) -> None:
    inputs = list(sample_inputs())
    assert run(random.Random(seed).sample(inputs, len(inputs))) == plain


def test_an_input_given_twice_counts_once(run: Run, plain: dict[str, Any]) -> None:
    assert run([*sample_inputs(), *sample_inputs()]) == plain


def test_every_span_of_the_document_quotes_its_article() -> None:
    comparison = Readout().compare(list(sample_inputs()), one_story=True)
    texts = {article.id: article.text for record in comparison.records for article in record.articles}

    def check(value: Any, article_id: str | None) -> int:
        if isinstance(value, dict):
            inside = value.get("article_id", article_id)
            is_span = {"start", "end", "quote"} <= set(value)
            if is_span:
                assert texts[inside][value["start"] : value["end"]] == value["quote"]
            return is_span + sum(check(inner, inside) for inner in value.values())
        return sum(check(inner, article_id) for inner in value) if isinstance(value, list) else 0

    assert check(to_document(comparison), None) > 50


@pytest.mark.parametrize("name", ["atlantic-ledger.txt", "northern-review.txt"])
def test_a_copy_of_an_article_adds_no_origin_and_corroborates_nothing(run: Run, plain: dict[str, Any], tmp_path: Path, name: str) -> None:
    source = next(path for path in sample_inputs() if path.endswith(name))
    document = run([*sample_inputs(), _copy(tmp_path, source, "Evening Copyist")])
    assert len(_story(document)["origins"]) <= len(_story(plain)["origins"])
    before: dict[tuple[str, int, int], set[str]] = {}
    for places, verdict in _verdicts(plain).items():
        for place in places:
            before.setdefault(place, set()).add(verdict)
    for places, verdict in _verdicts(document).items():
        known = set().union(*(before.get(place, set()) for place in places))
        if verdict == "corroborated" and known:
            assert "corroborated" in known


def test_forty_reprints_of_one_text_are_one_origin(run: Run, tmp_path: Path) -> None:
    source = next(path for path in sample_inputs() if path.endswith("atlantic-ledger.txt"))
    document = run([source, *(_copy(tmp_path, source, f"Paper {n}") for n in range(40))])
    assert len(_story(document)["articles"]) == 41
    assert len(_story(document)["origins"]) == len(_story(run([source]))["origins"])
    for claim in _story(document)["claims"]:
        told = max(len(cell["statement_ids"]) for cell in claim["cells"])
        assert len(claim["origin_ids"]) <= told


def test_silence_changes_no_verdict(run: Run, plain: dict[str, Any], tmp_path: Path) -> None:
    silent = tmp_path / "silent.txt"
    silent.write_text(SILENT, encoding="utf-8")
    document = run([*sample_inputs(), str(silent)])
    after = _verdicts(document)
    assert {places: after.get(places) for places in _verdicts(plain)} == _verdicts(plain)
