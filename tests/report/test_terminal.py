from __future__ import annotations

import re
from dataclasses import replace

import pytest

import invented
from readout.model.story import StoryEvent
from readout.report.assembly import view_comparison
from readout.report.markdown import render_markdown
from readout.report.terminal import plain, render_terminal
from test_page import HOSTILE


def test_no_line_is_wider_than_the_terminal() -> None:
    view = view_comparison(invented.make_comparison())
    for width in (40, 64, 100):
        assert max(len(line) for line in plain(render_terminal(view, width, show_all=True)).splitlines()) <= width


def test_a_record_can_be_read_in_a_minute() -> None:
    record = invented.make_record()
    claims = tuple(replace(claim, id=f"{claim.id}{copy}", text=f"{copy:02} {claim.text}") for copy in range(30) for claim in record.claims)
    said = "\n".join(claim.text for claim in claims)
    articles = tuple(replace(article, text=f"{article.text}\n{said}") for article in record.articles)
    many = replace(record, articles=articles, claims=claims, rivals=record.rivals)
    view = view_comparison(replace(invented.make_comparison(), records=(many,)))
    lines = plain(render_terminal(view)).splitlines()
    assert len(lines) < 110
    assert sum("more; --all shows them" in line for line in lines) >= 4
    assert "more; --all" not in plain(render_terminal(view, show_all=True))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_string_of_strangers_steers_the_terminal(hostile: str) -> None:
    text = plain(render_terminal(view_comparison(invented.with_text(invented.make_comparison(), hostile)), show_all=True))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize(
    "hostile", [*HOSTILE, "[x](javascript:alert(1))", "![x](//evil.example)", "`<b>`", "| a | b |", "http://evil.example", "# a"]
)
def test_no_string_of_strangers_formats_links_or_carries_html_in_markdown(hostile: str) -> None:
    text = render_markdown(view_comparison(invented.with_text(invented.make_comparison(), hostile)), show_all=True)
    assert "<" not in text
    assert not re.search(r"(?<!\\)\](?=\()", text)
    assert "http://" not in text
    assert all(line.replace("\\|", "").count("|") == 3 for line in text.splitlines() if line.startswith("|"))


def test_quotation_marks_hold_only_words_of_the_reports() -> None:
    text = re.sub(r"\n\s+", " ", plain(render_terminal(view_comparison(invented.make_comparison()), show_all=True)))
    words = " ".join(" ".join(article.text.split()) for article in invented.ARTICLES.values())
    quoted = re.findall(r"“([^“”]+)”", text)
    assert len(quoted) > 30
    assert all(" ".join(quote.split()) in words for quote in quoted)


def test_a_report_on_its_own_is_named_and_its_record_left_for_all() -> None:
    record = invented.make_record()
    article = invented.ARTICLES["mail"]
    lone = replace(
        record,
        story=replace(record.story, id="sty_lone", title="A ferry leaves", article_ids=(article.id,)),
        articles=(article,),
        claims=(),
        rivals=(),
        outcomes=(),
        wording=(),
        reuse=(),
        event=StoryEvent(),
        origins=(),
    )
    view = view_comparison(replace(invented.make_comparison(), records=(record, lone)))
    for text in (plain(render_terminal(view)), render_markdown(view).replace("\\", "")):
        assert len(re.findall("A ferry leaves", text)) == 1
        assert "000_weekend-mail" in text.rpartition("own")[2]
    alone = view_comparison(replace(invented.make_comparison(), records=(lone,)))
    assert "WHAT HAPPENED" not in plain(render_terminal(alone))
    assert plain(render_terminal(alone)).startswith("A ferry leaves\n1 report")
