"""The commands on the sample reports, with the models."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from readout.api import Readout
from readout.model.story import Comparison
from readout.report.assembly import view_comparison
from readout.report.document import load_schema, to_document
from readout.report.markdown import render_markdown
from readout.report.page import render_page
from readout.report.terminal import plain, render_terminal


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return Readout().demo()


def readout(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    code = "from readout.cli.app import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=120, **options)


def strings_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"article_id", "start", "end", "quote"} <= set(value):
            yield value
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def test_the_record_of_the_sample_keeps_to_the_schema_and_quotes_its_texts(comparison: Comparison) -> None:
    document = json.loads(json.dumps(to_document(comparison)))
    assert [error.message for error in Draft202012Validator(load_schema()).iter_errors(document)] == []
    texts = {article.id: article.text for record in comparison.records for article in record.articles}
    spans = list(strings_in(document))
    assert len(spans) > 500
    assert all(texts[span["article_id"]][span["start"] : span["end"]] == span["quote"] for span in spans)


def test_every_link_on_the_page_of_the_sample_leads_to_exactly_one_place(comparison: Comparison) -> None:
    html = render_page(view_comparison(comparison))
    ids = re.findall(r' id="([^"]+)"', html)
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert len(ids) == len(set(ids))
    assert len(links) > 50
    assert links <= set(ids)


def test_quotation_marks_in_the_record_of_the_sample_hold_only_words_of_its_reports(comparison: Comparison) -> None:
    words = " ".join(" ".join(article.text.split()) for record in comparison.records for article in record.articles)
    text = re.sub(r"\n\s+", " ", plain(render_terminal(view_comparison(comparison), width=100_000, show_all=True)))
    quoted = re.findall(r"(?:^| )“([^“”\n]+)”(?= |$)", text, re.MULTILINE)
    assert len(quoted) > 50
    assert [quote for quote in quoted if quote not in words] == []


def test_text_and_markdown_of_the_sample_say_the_same(comparison: Comparison) -> None:
    view = view_comparison(comparison)
    text, markdown = plain(render_terminal(view)), render_markdown(view)
    headings = re.findall(r"^## (.+)$", markdown, re.MULTILINE)[:-1]
    assert headings
    assert [heading.upper() for heading in headings] == re.findall(r"^([A-Z][A-Z, ]+[A-Z])(?=  |$)", text, re.MULTILINE)


def test_a_missing_file_is_named_and_the_others_are_still_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ships left\nThe ships left the port on Monday, the harbour office said.\n", encoding="utf-8")
    done = readout("read", str(tmp_path / "a.txt"), str(tmp_path / "none.txt"))
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"].startswith("Ships left\n")
    assert re.search(r"^skipped: .*none\.txt", done.stderr, re.MULTILINE)
    assert done.stderr.endswith("1 read, 1 skipped\n")
    assert readout("compare", str(tmp_path / "none.txt")).returncode == 3


def test_what_read_prints_compare_reads(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ships left\nThe ships left the port on Monday, the harbour office said.\n", encoding="utf-8")
    lines = readout("read", str(tmp_path / "a.txt")).stdout
    again = readout("read", "-", input=lines).stdout
    first, second = json.loads(lines), json.loads(again)
    assert (first["id"], first["text"], first["published"]) == (second["id"], second["text"], second["published"])


def test_a_setting_that_cannot_be_used_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_N_THREADS", "many")
    done = readout("demo")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: READOUT_N_THREADS is 'many'\nhint: ")


def test_extract_explains_each_statement_by_its_rules(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ships left\nThe ships left the port on Monday, the harbour office said.\n", encoding="utf-8")
    done = readout("extract", "--explain", str(tmp_path / "a.txt"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "The ships left the port on Monday\n" in done.stdout
    assert "harbour office (“the harbour office”)  subject: the subject of the reporting verb\n" in done.stdout
    assert "mode     asserted  plain: nothing says otherwise\n" in done.stdout


def test_extract_wide_counts_a_wish_as_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor wants the ferry company to keep the northern port open.\n", encoding="utf-8")
    kinds = [
        {s["kind"] for s in json.loads(readout("extract", *w, str(tmp_path / "a.txt")).stdout)["statements"]} for w in ((), ("--wide",))
    ]
    assert kinds == [{"own-voice"}, {"indirect"}]
