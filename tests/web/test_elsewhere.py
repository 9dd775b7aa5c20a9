"""Words that a report shares with reports of other stories, as everybody sees them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from mcp import Client
from shelf import CANAL, START, STRIKE, report

from readout.api import Readout
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.report.listing import list_page
from readout.settings import Settings
from readout.store.store import open_store
from readout.web.site import make_site
from readout.web.tools import make_server
from walk import tags

HOME = "http://127.0.0.1:8765"
LOCKS = (
    "The old locks were cut by hand from the red stone of the valley and took nine winters to finish.",
    "Every gate weighs as much as a small house, and two keepers with one long bar can swing it open.",
)


@pytest.fixture(scope="module")
def readout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readout]:
    """What reads a store of two stories that have two sentences in common, and of an undated report that has them too."""
    path = str(tmp_path_factory.mktemp("elsewhere") / "desk.db")
    engine = LocalEngine(Settings(n_threads=1))
    bakers = ("Bakers in Hol raised the price of rye bread again.", "Una Rask said flour would stay dear for a year.")
    edited = (LOCKS[0].replace("nine", "eleven"), LOCKS[1])
    with open_store(path, make=True) as store:
        for one in (
            report("herald", (*CANAL, *LOCKS)),
            report("quay", (*STRIKE, *edited), hours=30),
            report("oven", (*bakers, *LOCKS), dated=False),
        ):
            store.writer.put_article(one, at=START, made_by=engine.made_by(False))
        Settler(engine, store)(START, lambda *_: None)
    with Readout(Settings(n_threads=1, db=path)) as opened:
        yield opened


@pytest.fixture(scope="module")
def web(readout: Readout) -> Iterator[TestClient]:
    with TestClient(make_site(readout), base_url=HOME) as client:
        yield client


def test_the_page_of_an_article_leads_to_every_report_of_another_story_that_prints_words_of_it(web: TestClient) -> None:
    page = web.get("/article/herald").text
    shown = page.partition("Also printed elsewhere")[2].partition("</section>")[0]
    addresses = {attributes.get("href") for name, attributes in tags(shown) if name == "a"}
    stories = {f"/story/{web.get(f'/article/{name}.json').json()['story_id']}" for name in ("quay", "oven")}
    assert {"/article/quay", "/article/oven"} | stories <= addresses
    assert "this report had it first" in shown
    assert "who had it first is not known, nor when The Oven came out" in shown
    assert "nine winters" in shown
    assert "eleven winters" in shown


def test_the_twin_of_the_page_and_rest_give_every_stretch_by_its_characters(web: TestClient) -> None:
    document = web.get("/article/herald.json").json()
    assert document["elsewhere"] == web.get("/api/v1/article/herald").json()["elsewhere"]
    texts = {name: "\n".join((*lines, *LOCKS)) for name, lines in (("herald", CANAL), ("quay", STRIKE))}
    texts["quay"] = texts["quay"].replace("nine", "eleven")
    line = next(one for one in document["elsewhere"] if one["article"]["id"] == "quay")
    assert (line["first_article_id"], line["why_first"]) == ("herald", "this report had it first")
    assert line["n_words"] == sum(one["n_words"] for one in line["stretches"]) >= 36
    assert 0.4 < line["share"] < 0.8
    for one in line["stretches"]:
        assert texts["herald"][one["start"] : one["end"]] == one["quote"]
        assert texts["quay"][one["other_start"] : one["other_end"]] == one["other_quote"]
    undated = next(one for one in document["elsewhere"] if one["article"]["id"] == "oven")
    assert undated["first_article_id"] is None


def test_the_terminal_says_where_else_words_are_printed_and_who_had_them_first(readout: Readout) -> None:
    lines = ["".join(text for _, text in line) for line in list_page(readout.article("quay"))]
    start = lines.index("ALSO PRINTED ELSEWHERE")
    told = "\n".join(lines[start:])
    assert "The Herald had it first" in told
    assert "% of this report" in told
    assert "herald · sto_" in told


def test_a_program_that_speaks_mcp_is_told_with_words_to_cite(readout: Readout) -> None:
    async def ask() -> Any:
        async with Client(make_server(readout)) as client:
            whole = await client.call_tool("read_article", {"article_id": "herald"})
            one = await client.call_tool("read_article", {"article_id": "herald", "n_lines": 1})
            none = await client.call_tool("read_article", {"article_id": "nobody"})
            return whole.structured_content, one.structured_content, none.is_error

    whole, cut, is_error = asyncio.run(ask())
    assert is_error
    assert {line["article_id"] for line in whole["also_printed"]} == {"quay", "oven"}
    text = "\n".join((*CANAL, *LOCKS))
    for line in whole["also_printed"]:
        assert line["stretches"]
        for one in line["stretches"]:
            assert text[one["here"]["start"] : one["here"]["end"]] == one["here"]["quote"]
    assert (len(cut["also_printed"]), cut["n_left_out"], whole["n_left_out"]) == (1, 1, 0)


def test_an_article_that_shares_nothing_says_nothing_of_it(web: TestClient, tmp_path: Path) -> None:
    path = str(tmp_path / "alone.db")
    engine = LocalEngine(Settings(n_threads=1))
    with open_store(path, make=True) as store:
        store.writer.put_article(report("quay", STRIKE), at=START, made_by=())
        with Readout(Settings(n_threads=1, db=path)) as readout:
            assert readout.article("quay").elsewhere == ()
        Settler(engine, store)(START, lambda *_: None)
    with Readout(Settings(n_threads=1, db=path)) as readout, TestClient(make_site(readout), base_url=HOME) as client:
        assert client.get("/article/quay.json").json()["elsewhere"] == []
        assert "Also printed elsewhere" not in client.get("/article/quay").text
        assert "Also printed elsewhere" in web.get("/article/herald").text
