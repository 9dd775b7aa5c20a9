"""Two desks to look at: the sample reports, and reports whose every field is hostile."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright
from shelf import CANAL, START, STRIKE, report

from readout.api import Readout
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.model.article import Outlet
from readout.read.sample import sample_inputs
from readout.settings import Settings
from readout.store.store import open_store
from readout.web.limits import Limits, Rate
from readout.web.runs import Runs
from readout.web.serving import listen
from readout.web.site import make_site
from walk import HOSTILE, Desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOME = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the sample reports, and of one on something else."""
    path = str(tmp_path_factory.mktemp("web") / "desk.db")
    with Readout(Settings(n_threads=1)) as readout:
        assert readout.add(sample_inputs(), db=path).n_added == 7
    engine = LocalEngine(Settings(n_threads=1))
    with open_store(path) as store:
        store.writer.put_article(report("ferries", STRIKE), at=START, made_by=engine.made_by(False))
        Settler(engine, store)(START, lambda *_: None)
    return path


@pytest.fixture(scope="session")
def readout(filled: str) -> Iterator[Readout]:
    """What reads that store."""
    with Readout(Settings(n_threads=1, db=filled)) as opened:
        yield opened


@pytest.fixture(scope="session")
def web(readout: Readout) -> Iterator[TestClient]:
    """A client of the site of that store, on this machine."""
    with TestClient(make_site(readout), base_url=HOME, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two reports on one happening and one on another, closed."""
    path: Path = tmp_path_factory.mktemp("settled") / "desk.db"
    engine = LocalEngine(Settings(n_threads=1))
    with open_store(str(path), make=True) as store:
        for number, (name, lines) in enumerate((("canal", CANAL), ("lock", CANAL), ("ferries", STRIKE))):
            store.writer.put_article(report(name, lines, hours=number), at=START, made_by=engine.made_by(False))
        Settler(engine, store)(START, lambda *_: None)
    return path


@pytest.fixture(scope="session")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readout]:
    """What reads and writes the stores of `desk`, with its models loaded once, before any thread could."""
    with Readout(Settings(n_threads=1)) as opened:
        assert all(check.is_ok for check in opened.doctor(db=str(tmp_path_factory.mktemp("none") / "desk.db")))
        yield opened


@pytest.fixture
def desk(settled: Path, keeper: Readout, tmp_path: Path) -> Iterator[Desk]:
    """A desk of its own that is open to writing."""
    path = tmp_path / "desk.db"
    shutil.copy(settled, path)
    runs = Runs(keeper, str(path), lambda: datetime.now(UTC))
    limits = Limits(reading=Rate(100_000, 1000), writing=Rate(100_000, 1000), most_body_bytes=20_000)
    site = make_site(keeper, db=str(path), is_writable=True, runs=runs, limits=limits)
    with TestClient(site, base_url=HOME, follow_redirects=False) as client:
        yield Desk(client, keeper, str(path))
    runs.close(60)


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store whose reports carry markup in title, outlet, author, address, speaker and text."""
    path: Path = tmp_path_factory.mktemp("hostile") / "desk.db"
    engine = LocalEngine(Settings(n_threads=1))
    with open_store(str(path), make=True) as store:
        for number, name in enumerate(("first/../paper", "second paper")):
            kept = report(name, (f"Ilsa Varn said the canal carries {HOSTILE} again.", *CANAL, HOSTILE), hours=number)
            outlet = Outlet(id=f"{HOSTILE}-{number}", name=f"{HOSTILE} {number}", party="NO")
            article = replace(kept.article, title=HOSTILE, outlet=outlet, authors=(HOSTILE,), url="javascript:alert(3)")
            said = [
                s if not s.speaker else replace(s, speaker=replace(s.speaker, name=HOSTILE, entity_id=HOSTILE)) for s in kept.statements
            ]
            said = [replace(s, outlet_id=article.outlet_id) for s in said]
            store.writer.put_article(replace(kept, article=article, statements=tuple(said)), at=START, made_by=engine.made_by(False))
        Settler(engine, store)(START, lambda *_: None)
    return str(path)


@pytest.fixture(scope="session")
def hostile(hostile_store: str) -> Iterator[TestClient]:
    """A client of the site of that store."""
    with Readout(Settings(n_threads=1, db=hostile_store)) as readout, TestClient(make_site(readout), base_url=HOME) as client:
        yield client


def serve(readout: Readout, *, db: str = "", is_writable: bool = False, is_closed: bool = False) -> Iterator[str]:
    """Where a site of that store is served, until the iterator goes on."""
    site = make_site(readout, db=db, is_writable=is_writable, is_closed=is_closed)
    with listen("127.0.0.1", 0) as bound:
        server = uvicorn.Server(uvicorn.Config(site, log_level="critical", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="session")
def home(readout: Readout) -> Iterator[str]:
    """The address of the site of the sample reports, for a browser."""
    yield from serve(readout)


@pytest.fixture(scope="session")
def writable_home(readout: Readout) -> Iterator[str]:
    """The address of the same site, open to writing, for a browser that only looks."""
    yield from serve(readout, is_writable=True)


@pytest.fixture
def desk_home(settled: Path, keeper: Readout, tmp_path: Path) -> Iterator[str]:
    """The address of a desk of its own, for a browser that writes."""
    path = tmp_path / "desk.db"
    shutil.copy(settled, path)
    yield from serve(keeper, db=str(path), is_writable=True)


@pytest.fixture(params=[False, True], ids=["read-only", "write"])
def closed_home(request: pytest.FixtureRequest, settled: Path, keeper: Readout, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a desk of its own that asks for a token, and Ada Holm's token."""
    path = tmp_path / "desk.db"
    shutil.copy(settled, path)
    secret = keeper.token("add", "Ada Holm", db=str(path)).secret
    for home in serve(keeper, db=str(path), is_writable=request.param, is_closed=True):
        yield home, secret


@pytest.fixture(scope="session")
def hostile_home(hostile_store: str) -> Iterator[str]:
    """The address of the site whose reports carry markup, for a browser."""
    with Readout(Settings(n_threads=1, db=hostile_store)) as readout:
        yield from serve(readout, is_writable=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()
