"""MCP: what an assistant gets, through the SDK's own client and a process of its own."""

from __future__ import annotations

import asyncio
import builtins
import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from readout.api import Readout
from readout.errors import ConfigError
from readout.read.sample import sample_inputs
from readout.settings import Settings
from readout.web.tools import make_server

MAIN = "import sys; from readout.cli.app import main; sys.argv[0] = 'readout'; main()"
TOOLS = {
    "compare_texts", "list_stories", "read_article", "read_beside", "read_claim", "read_story", "read_texts", "read_timeline", "search",
}  # fmt: skip
NEWS = (
    "The harbour board of Port Merin opened the new fish hall on Monday. Oren Tal said the hall would take forty boats a day.",
    "Port Merin's fish hall opened on Monday, the harbour board said. Oren Tal said the hall would take forty boats a day.",
)


def _ask(server: Any, name: str, **arguments: Any) -> Any:
    async def ask() -> Any:
        async with Client(server) as client:
            return await client.call_tool(name, arguments)

    return asyncio.run(ask())


def _told(server: Any, name: str, **arguments: Any) -> dict[str, Any]:
    result = _ask(server, name, **arguments)
    assert not result.is_error, result.content
    told = json.loads(result.content[0].text)
    assert told == result.structured_content
    return dict(told)


def _cites(document: Any) -> Iterator[dict[str, Any]]:
    """Everything in an answer that says where it stands."""
    if isinstance(document, dict):
        if {"article_id", "start", "end", "quote"} <= set(document):
            yield document
        for value in document.values():
            yield from _cites(value)
    elif isinstance(document, list):
        for value in document:
            yield from _cites(value)


@pytest.fixture(scope="module")
def server(readout: Readout) -> Any:
    return make_server(readout)


@pytest.fixture(scope="module")
def texts(readout: Readout) -> dict[str, str]:
    return {article.id: article.text for article in readout.read(sample_inputs()) if hasattr(article, "text")}


def _story_id(server: Any) -> str:
    stories = _told(server, "list_stories", limit=5)["stories"]
    return str(max(stories, key=lambda story: int(story["n_articles"]))["id"])


def test_a_client_finds_the_tools_in_a_process_and_asks_each_of_them(filled: str, texts: dict[str, str]) -> None:
    parameters = StdioServerParameters(command=sys.executable, args=["-c", MAIN, "mcp", "--db", filled], env=dict(os.environ))

    async def walk() -> None:
        async with Client(parameters, read_timeout_seconds=120) as client:
            listed = await client.list_tools()
            assert {tool.name for tool in listed.tools} == TOOLS
            assert all(tool.description and tool.annotations and tool.annotations.read_only_hint for tool in listed.tools)

            async def told(name: str, **arguments: Any) -> Any:
                result = await client.call_tool(name, arguments)
                assert not result.is_error, result.content
                return json.loads(result.content[0].text)  # type: ignore[union-attr]

            await _walk(told, texts)

    asyncio.run(walk())


async def _walk(told: Callable[..., Awaitable[Any]], texts: dict[str, str]) -> None:
    stories = (await told("list_stories"))["stories"]
    story = await told("read_story", story_id=next(one["id"] for one in stories if one["n_articles"] == 7))
    claim = await told("read_claim", claim_id=story["several_origins"][0]["id"])
    assert len({mention["article_id"] for mention in claim["mentions"]}) == claim["n_reports"]
    found = await told("search", words="hotline")
    assert found["hits"]
    compared = await told("compare_texts", articles=[{"text": text, "id": str(n)} for n, text in enumerate(NEWS)])
    assert [article["id"] for article in compared["stories"][0]["articles"]] == ["0", "1"]
    given = {str(n): text for n, text in enumerate(NEWS)}
    for answer, source in ((story, texts), (claim, texts), (compared, given)):
        cites = list(_cites(answer))
        assert cites
        for cite in cites:
            assert source[cite["article_id"]][cite["start"] : cite["end"]] == cite["quote"]


def test_every_answer_cites_words_that_stand_there(server: Any, texts: dict[str, str]) -> None:
    story = _told(server, "read_story", story_id=_story_id(server), n_lines=50)
    answers = [
        story,
        *(_told(server, "search", words=words, limit=20) for words in ("hotline", "kind:statement coast", "kind:article coast")),
    ]
    claims = [line["id"] for line in (*story["several_origins"], *story["one_report_only"])][:12]
    answers += [_told(server, "read_claim", claim_id=claim_id) for claim_id in claims]
    cites = [cite for answer in answers for cite in _cites(answer) if cite["article_id"] in texts]
    assert len(cites) > 50
    for cite in cites:
        assert texts[cite["article_id"]][cite["start"] : cite["end"]] == cite["quote"]


def test_what_stands_beside_a_record_cites_words_that_stand_there(server: Any, texts: dict[str, str]) -> None:
    story_id = _story_id(server)
    claim_id = _told(server, "read_story", story_id=story_id)["several_origins"][0]["id"]
    answers = {
        "beside": _told(server, "read_beside", claim_id=claim_id),
        "texts": _told(server, "read_texts", story_id=story_id, n_lines=50),
        "timeline": _told(server, "read_timeline", story_id=story_id),
    }
    assert len(answers["beside"]["reports"]) == 2
    for answer in answers.values():
        cites = list(_cites(answer))
        assert len(cites) >= 2
        for cite in cites:
            assert texts[cite["article_id"]][cite["start"] : cite["end"]] == cite["quote"]


def test_two_texts_are_cut_to_what_is_asked_and_say_how_much_is_missing(server: Any) -> None:
    story_id = _story_id(server)
    whole = _told(server, "read_texts", story_id=story_id, n_lines=50)
    short = _told(server, "read_texts", story_id=story_id, n_lines=2, common_only=True)
    assert whole["n_left_out"] == 0
    common = [row for row in whole["passages"] if row["left"] and row["right"]]
    assert short["passages"] == common[:2]
    assert short["n_left_out"] == len(common) - 2 == whole["n_common"] - 2


def test_an_answer_says_how_much_it_leaves_out(server: Any) -> None:
    story_id = _story_id(server)
    short, whole = (_told(server, "read_story", story_id=story_id, n_lines=n) for n in (1, 50))
    assert short["left_out"]["several_origins"] == len(whole["several_origins"]) - 1
    assert short["left_out"]["origins"] == len(whole["origins"]) - 1
    assert whole["left_out"].get("several_origins") is None
    assert len(short["several_origins"]) == 1


def test_an_answer_is_compact(server: Any) -> None:
    result = _ask(server, "read_story", story_id=_story_id(server))
    assert len(result.content[0].text) < 30_000
    assert "\n" not in result.content[0].text


def test_stories_come_page_by_page_and_narrowed(server: Any) -> None:
    first = _told(server, "list_stories", limit=1)
    second = _told(server, "list_stories", limit=1, after=first["next_after"])
    assert first["stories"] != second["stories"]
    assert _told(server, "list_stories", party="ZZ")["stories"] == []


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("read_story", {"story_id": "sto_none"}, "sto_none"),
        ("read_claim", {"claim_id": "../../etc/passwd"}, "passwd"),
        ("list_stories", {"since": "monday"}, "monday"),
        ("list_stories", {"verdict": "true"}, "verdict"),
        ("list_stories", {"after": "none"}, "none"),
        ("search", {"words": "speaker:"}, "speaker:"),
        ("search", {"words": "a", "limit": 500}, "limit"),
        ("compare_texts", {"articles": []}, "articles"),
        ("compare_texts", {"articles": [{"text": "x" * 1_000_001}]}, "1,000,001"),
    ],
)
def test_what_cannot_be_asked_is_an_answer_that_says_why(server: Any, name: str, arguments: dict[str, Any], said: str) -> None:
    result = _ask(server, name, **arguments)
    assert result.is_error
    assert said in result.content[0].text
    assert "Traceback" not in result.content[0].text


def test_a_text_that_cannot_be_used_is_named(server: Any) -> None:
    told = _told(server, "compare_texts", articles=[{"text": NEWS[0], "id": "hall"}, {"text": " ", "id": "blank"}])
    assert [article["id"] for article in told["stories"][0]["articles"]] == ["hall"]
    assert len(told["skipped"]) == 1


def test_without_a_store_texts_are_compared_all_the_same(tmp_path: Path) -> None:
    with Readout(Settings(n_threads=1, db=str(tmp_path / "none.db"))) as readout:
        server = make_server(readout)
        assert _told(server, "compare_texts", articles=[{"text": text} for text in NEWS])["stories"]
        assert "there is no store" in _ask(server, "list_stories").content[0].text
    assert not (tmp_path / "none.db").exists()


def test_without_the_package_the_command_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "mcp":
            raise ModuleNotFoundError("No module named 'mcp'", name="mcp")
        return original(name, *rest, **more)

    monkeypatch.delitem(sys.modules, "readout.web.tools", raising=False)
    monkeypatch.setattr(builtins, "__import__", refuse)
    with Readout(Settings(n_threads=1)) as readout, pytest.raises(ConfigError, match="mcp") as raised:
        readout.mcp()
    assert raised.value.hint == "pip install 'readout[mcp]'"
