"""Stories of one thing over weeks: each leads to the one before and to those after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from shelf import CANAL, START, STRIKE, report

from readout.api import Readout
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.settings import Settings
from readout.store.kept import KeptArticle
from readout.store.store import open_store
from readout.web.site import make_site
from walk import tags

HOME = "http://127.0.0.1:8765"


def keep(path: Path, *kept: KeptArticle, day: int = 0) -> None:
    engine = LocalEngine(Settings(n_threads=1))
    with open_store(str(path), make=True) as store:
        for one in kept:
            store.writer.put_article(one, at=START + timedelta(days=day), made_by=engine.made_by(False))
        Settler(engine, store)(START + timedelta(days=day), lambda *_: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of a story, and of another on something else."""
    keep(tmp_path / "desk.db", report("herald", CANAL), report("quay", STRIKE, hours=3))
    return tmp_path / "desk.db"


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with Readout(Settings(n_threads=1, db=str(path))) as readout, TestClient(make_site(readout), base_url=HOME) as opened:
        yield opened


def story_of(client: TestClient, article_id: str) -> str:
    return str(client.get(f"/article/{article_id}.json").json()["story_id"])


def links(client: TestClient, story_id: str) -> list[str]:
    """What the list of stories of the same thing leads to, as words and addresses."""
    page = client.get(f"/story/{story_id}").text
    _, is_there, rest = page.partition('<nav class="chain"')
    shown = rest.partition("</nav>")[0] if is_there else ""
    words = ["from" if "Goes on from" in part else "in" for part in shown.split("<p>")[1:]]
    return [f"{word} {attributes['href']}" for word, (_, attributes) in zip(words, [t for t in tags(shown) if t[0] == "a"], strict=True)]


def test_a_story_that_goes_on_leads_both_ways_even_where_its_page_was_asked_for_before(path: Path, client: TestClient) -> None:
    first = story_of(client, "herald")
    assert links(client, first) == []
    keep(path, report("ledger", CANAL, hours=10 * 24), day=10)
    second = story_of(client, "ledger")
    assert second != first
    assert links(client, first) == [f"in /story/{second}"]
    assert links(client, second) == [f"from /story/{first}"]
    assert links(client, story_of(client, "quay")) == []


def test_the_same_stands_in_the_json(path: Path, client: TestClient) -> None:
    keep(path, report("ledger", CANAL, hours=10 * 24), day=10)
    first, second = story_of(client, "herald"), story_of(client, "ledger")
    before, after = (client.get(f"/story/{one}.json").json() for one in (first, second))
    assert [story["id"] for story in before["followed_by"]] == [second]
    assert "followed_by" not in after
    assert (before["stories"][0]["follows"], after["stories"][0]["follows"]) == (None, first)
