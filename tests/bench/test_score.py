"""The bench's own scorer: its measures, and its agreement with the one that the annotated stories came with."""

import importlib.util
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from gold import SAMPLE_GOLD, find_quotes, read_gold
from readout.read.sample import sample_inputs
from score import MEASURES, score

ROOT = Path(__file__).resolve().parents[2]
SCORER = ROOT.parent / "shared" / "score" / "score_story.py"


def _texts() -> dict[str, str]:
    texts = {Path(path).stem: Path(path).read_text(encoding="utf-8") for path in sample_inputs()}
    return {name: json.loads(text)["text"] if text.startswith("{") else text for name, text in texts.items()}


def _gold() -> dict[str, Any]:
    texts = _texts()
    return find_quotes(read_gold(SAMPLE_GOLD), texts, {name: name for name in texts})


def _perfect(gold: dict[str, Any]) -> dict[str, Any]:
    """The document of an analyst who agrees with the gold in everything."""
    statements, claims = [], []
    for row in gold["statements"]:
        spans = [{"start": x["start"], "end": x["end"]} for x in row["content"]]
        speaker = {"name": row["speaker_name"]}
        statements.append(
            {"id": row["id"], "article_id": row["article"], "spans": spans, "kind": row["kind"], "speaker": speaker, "via": []}
        )
    for claim in gold["claims"]:
        made = []
        for n, mention in enumerate(claim["mentions"]):
            made.append(f"{claim['id']}-{n}")
            spans = [{"start": mention["start"], "end": mention["end"]}]
            statements.append(
                {"id": made[-1], "article_id": mention["article"], "spans": spans, "kind": "own-voice", "speaker": None, "via": []}
            )
        claims.append({"id": claim["id"], "statement_ids": made, "verdict": claim["verdict"]})

    def place(row: dict[str, Any]) -> dict[str, Any]:
        return {"article_id": row["article"], "start": row["start"], "end": row["end"]}

    story = {
        "statements": statements,
        "claims": claims,
        "rivals": [{"claim_ids": row["claims"]} for row in gold["rivals"]],
        "outcomes": [{"planned_claim_id": row["planned"], "happened_claim_id": row["happened"]} for row in gold["outcomes"]],
        "wording": [{"labels": [place(x) for x in row["labels"]]} for row in gold["wording"]],
        "reuse": [{"spans": [place(x) for x in row["places"]]} for row in gold["reuse"]],
        "passages": [{**place(row), "part": "furniture"} for row in gold["boilerplate"]],
    }
    return {"stories": [story]}


def test_every_quote_of_the_sample_gold_stands_in_its_report() -> None:
    texts = _texts()
    for claim in _gold()["claims"]:
        for mention in claim["mentions"]:
            assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["quote"]


def test_a_quote_that_does_not_stand_in_its_report_is_refused() -> None:
    texts = _texts()
    gold = deepcopy(read_gold(SAMPLE_GOLD))
    gold["claims"][0]["mentions"][0]["quote"] = "words that nobody wrote"
    with pytest.raises(ValueError, match="words that nobody wrote"):
        find_quotes(gold, texts, {name: name for name in texts})


def test_ids_that_the_sample_gold_refers_to_are_there_and_unique() -> None:
    gold = read_gold(SAMPLE_GOLD)
    ids = [claim["id"] for claim in gold["claims"]]
    assert len(ids) == len(set(ids))
    used = {i for row in gold["rivals"] for i in row["claims"]} | {row[k] for row in gold["outcomes"] for k in ("planned", "happened")}
    assert used <= set(ids)


def test_a_record_that_agrees_with_the_gold_in_everything_reaches_one_in_every_measure() -> None:
    gold = _gold()
    measured = score(gold, _perfect(gold))
    assert set(measured) == set(MEASURES)
    assert {name: value for name, value in measured.items() if value < 0.999} == {}


def test_an_empty_record_reaches_nothing() -> None:
    empty = {key: [] for key in ("statements", "claims", "rivals", "outcomes", "wording", "reuse", "passages")}
    assert set(score(_gold(), {"stories": [empty]}).values()) == {0.0}


def test_one_claim_that_holds_everything_is_found_out() -> None:
    gold = _gold()
    document = _perfect(gold)
    story = document["stories"][0]
    everything = [i for claim in story["claims"] for i in claim["statement_ids"]]
    story["claims"] = [{"id": "all", "statement_ids": everything, "verdict": "corroborated"}]
    story["rivals"] = story["outcomes"] = []
    measured = score(gold, document)
    assert measured["core_recall"] == 1.0
    assert measured["claims"] < 0.25


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer of the annotated stories is not there")
@pytest.mark.parametrize("n_lost", [0, 5, 11])
def test_both_scorers_agree(n_lost: int) -> None:
    spec = importlib.util.spec_from_file_location("score_story", SCORER)
    assert spec is not None and spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    gold = _gold()
    document = _perfect(gold)
    story = document["stories"][0]
    for key in ("wording", "reuse", "passages", "rivals", "outcomes"):
        story[key] = story[key][n_lost // 4 :]
    for claim in story["claims"][:n_lost]:
        claim["statement_ids"] = claim["statement_ids"][:1]
    paths = {"claims": "f1", "content": "f1", "rivals": "f1", "outcomes": "f1", "wording": "r", "reuse": "r", "furniture": "f1"}
    expected = theirs.score(gold, document)
    measured = score(gold, document)
    for name, key in paths.items():
        assert measured[name] == pytest.approx(expected[name][key])
    assert measured["core_recall"] == pytest.approx(expected["claims"]["core_r"])
    for name in ("verdict", "speaker", "kind"):
        assert measured[name] == pytest.approx(expected[name])
