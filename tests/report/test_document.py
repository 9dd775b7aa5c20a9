from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import invented
from readout.model.story import Comparison
from readout.report.document import article_line, load_schema, to_document


def spans_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"article_id", "start", "end", "quote"} <= set(value) else []
        return own + [span for inner in value.values() for span in spans_in(inner)]
    if isinstance(value, list):
        return [span for inner in value for span in spans_in(inner)]
    return []


def test_the_document_keeps_to_its_schema_after_a_trip_through_text() -> None:
    document = json.loads(json.dumps(to_document(invented.make_comparison())))
    Draft202012Validator.check_schema(load_schema())
    assert list(Draft202012Validator(load_schema()).iter_errors(document)) == []


def test_an_empty_comparison_still_has_every_list() -> None:
    document = to_document(Comparison(records=(), skipped=(), made_by=()))
    assert document == {"format": "readout/1", "made_by": [], "skipped": [], "warnings": [], "stories": []}
    assert list(Draft202012Validator(load_schema()).iter_errors(document)) == []


@pytest.mark.parametrize("name", ["claims", "wording", "ledger", "reuse", "event", "passages"])
def test_a_story_without_one_of_its_lists_breaks_the_schema(name: str) -> None:
    document = to_document(invented.make_comparison())
    del document["stories"][0][name]
    assert list(Draft202012Validator(load_schema()).iter_errors(document))


def test_a_key_that_nobody_documented_breaks_the_schema() -> None:
    document = to_document(invented.make_comparison())
    document["stories"][0]["claims"][0]["truth"] = 1.0
    assert list(Draft202012Validator(load_schema()).iter_errors(document))


def test_every_span_in_the_document_quotes_its_article() -> None:
    spans = spans_in(to_document(invented.make_comparison()))
    texts = {article.id: article.text for article in invented.ARTICLES.values()}
    assert len(spans) > 100
    for span in spans:
        assert texts[span["article_id"]][span["start"] : span["end"]] == span["quote"]


def test_every_id_that_is_named_is_there() -> None:
    story = to_document(invented.make_comparison())["stories"][0]
    ids = {name: {row["id"] for row in story[name]} for name in ("articles", "statements", "origins", "claims")}
    for claim in story["claims"]:
        assert set(claim["statement_ids"]) <= ids["statements"]
        assert set(claim["origin_ids"]) <= ids["origins"]
        assert {cell["article_id"] for cell in claim["cells"]} == ids["articles"]
    for rival in story["rivals"]:
        assert set(rival["claim_ids"]) <= ids["claims"]


def test_times_are_iso_8601_in_utc() -> None:
    story = to_document(invented.make_comparison())["stories"][0]
    assert story["start"] == "2031-05-04T18:00:00Z"
    assert story["articles"][0]["published_at"] == "2031-05-04T20:00:00Z"


def test_an_article_line_has_the_text_as_it_is_and_every_key_even_where_nothing_is_known() -> None:
    line = article_line(invented.ARTICLES["herald"])
    assert line["text"] == invented.ARTICLES["herald"].text
    assert (line["outlet"], line["published"]) == ("Harbour Herald", "2031-05-04T20:00:00Z")
    assert set(article_line(invented.ARTICLES["mail"])) == set(line)


def test_a_day_is_not_written_as_a_time_when_only_the_day_is_known() -> None:
    article = replace(invented.ARTICLES["herald"], published_precision="day")
    assert article_line(article)["published"] == "2031-05-04"


def test_a_time_in_another_zone_is_written_in_utc() -> None:
    east = timezone(timedelta(hours=9))
    article = replace(invented.ARTICLES["herald"], published_at=datetime(2031, 5, 5, 5, 0, tzinfo=east))
    assert article_line(article)["published"] == "2031-05-04T20:00:00Z"


def test_every_key_of_the_schema_is_documented() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    schema = load_schema()
    keys = set(schema["properties"]).union(*(kind.get("properties", {}) for kind in schema["$defs"].values()))
    assert sorted(key for key in keys if f"`{key}`" not in page and f'"{key}"' not in page) == []


def test_a_time_that_was_only_inferred_is_not_handed_on_as_stated() -> None:
    line = article_line(replace(invented.ARTICLES["herald"], published_from="dateline"))
    assert line["published"] is None
    assert line["published_at"] == "2031-05-04T20:00:00Z"
