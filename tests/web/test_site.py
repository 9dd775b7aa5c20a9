"""The site as a whole: ids that forward, what fails, and the command that serves it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from shelf import CANAL, START, STRIKE, report

from readout.api import Readout
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.errors import StoreBusy
from readout.settings import Settings
from readout.store.store import open_store
from readout.web.site import make_site

HOME = "http://127.0.0.1"
SERVE = "import sys; from readout.cli.app import main; sys.argv[0] = 'readout'; main()"


def test_an_id_that_forwards_is_redirected_to_the_page_that_stands(tmp_path: Path) -> None:
    engine = LocalEngine(Settings(n_threads=1))
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        for name, lines in (("canal", CANAL), ("ferries", STRIKE)):
            store.writer.put_article(report(name, lines), at=START, made_by=engine.made_by(False))
        Settler(engine, store)(START, lambda *_: None)
    with Readout(Settings(n_threads=1, db=str(tmp_path / "desk.db"))) as readout:
        ids = [story.id for story in readout.stories().stories]
        assert len(ids) == 2
        readout.judge("merge", ids, by="Ada Holm", clock=lambda: START)
        stays = readout.stories().stories[0].id
        gone = next(one for one in ids if one != stays)
        client = TestClient(make_site(readout), base_url=HOME, follow_redirects=False)
        for ending in ("", ".json"):
            answer = client.get(f"/story/{gone}{ending}")
            assert (answer.status_code, answer.headers["location"]) == (307, f"/story/{stays}{ending}")
        assert client.get(f"/api/v1/story/{gone}").json()["stories"][0]["id"] == stays
        assert "Ada Holm" in client.get(f"/story/{stays}").text


@pytest.mark.parametrize(("error", "status"), [(StoreBusy("the store is busy", "try again"), 503), (RuntimeError("secret detail"), 500)])
def test_what_fails_is_said_without_detail_and_under_the_same_headers(
    readout: Readout, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(readout, "stories", fail)
    client = TestClient(make_site(readout), base_url=HOME, raise_server_exceptions=False)
    for address in ("/", "/index.json", "/api/v1/stories"):
        answer = client.get(address)
        assert answer.status_code == status
        assert "secret detail" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def _heed_interrupts() -> None:
    """Undo what a shell does to a job in the background: it is started with interrupts ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_the_command_serves_until_it_is_interrupted(filled: str) -> None:
    command = [sys.executable, "-c", SERVE, "serve", "--db", filled, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=_heed_interrupts) as server:
        try:
            assert server.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert found
            assert httpx.get(found[0], trust_env=False).status_code == 200
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 130
            assert "Traceback" not in server.stderr.read()
        finally:
            server.kill()


def test_a_store_that_is_not_there_is_said_before_anything_listens(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SERVE, "serve", "--db", str(tmp_path / "none.db"), "--port", "0"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert done.stderr.startswith("error: ")
    assert "Readout is at" not in done.stderr


def test_a_desk_that_is_open_to_writing_prints_no_word_of_what_is_sent(settled: Path, tmp_path: Path) -> None:
    token, path = "a-token-nobody-may-read", tmp_path / "desk.db"
    shutil.copy(settled, path)
    command = [sys.executable, "-c", SERVE, "serve", "--db", str(path), "--port", "0", "--write"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "READOUT_TOKEN": token}) as server:
        try:
            assert server.stderr is not None
            first = server.stderr.readline()
            home = re.search(r"http://127\.0\.0\.1:\d+", first)
            assert home
            assert "open to rulings and articles" in first
            headers = {"authorization": f"Bearer {token}"}
            body = {"action": "note", "named": ["canal"], "by": "Ada Quiet", "note": "said in confidence"}
            with httpx.Client(base_url=home[0], trust_env=False, headers=headers, timeout=60) as client:
                assert client.post("/api/v1/rulings", json=body).status_code == 201
                assert client.post("/api/v1/rulings", json={**body, "named": ["none"]}).status_code == 404
                assert client.post("/login", data={"token": "another-guess-at-it"}).status_code == 401
                assert client.get("/search?q=in+confidence").status_code == 200
                assert client.get("/api/v1/rulings", headers={"authorization": "Bearer nobody"}).status_code == 401
            server.send_signal(signal.SIGINT)
            assert server.wait(30) in (0, 130)
            printed = first + server.stderr.read()
        finally:
            server.kill()
    for secret in (token, "another-guess-at-it", "Ada Quiet", "confidence"):
        assert secret not in printed


def test_a_desk_with_tokens_in_its_store_is_served_to_others_and_shut_to_one_that_is_withdrawn(settled: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    shutil.copy(settled, path)
    quiet = {name: value for name, value in os.environ.items() if name != "READOUT_TOKEN"}

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", SERVE, *arguments, "--db", str(path)]
        return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, env=quiet)

    serve = ("serve", "--port", "0", "--host", "0.0.0.0", "--write")
    refused = call(*serve)
    assert (refused.returncode, "readout token add" in refused.stderr) == (2, True)
    made = call("token", "add", "Ada Quiet")
    secret = made.stdout.strip()
    assert secret not in made.stderr
    command = [sys.executable, "-c", SERVE, *serve, "--db", str(path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=quiet) as server:
        try:
            assert server.stderr is not None
            first = server.stderr.readline()
            home = re.search(r"http://0\.0\.0\.0:(\d+)", first)
            assert home
            with httpx.Client(base_url=f"http://127.0.0.1:{home[1]}", trust_env=False, timeout=60) as client:
                program = {"authorization": f"Bearer {secret}"}
                assert client.get("/").status_code == 401
                assert client.get("/", headers=program).status_code == 200
                assert client.post("/login", data={"token": secret}).status_code == 303
                login = client.cookies["readout_login"]
                body = {"action": "note", "named": ["canal"], "note": "said in confidence"}
                assert client.post("/api/v1/rulings", json=body).json()["ruling"]["by"] == "Ada Quiet"
                assert call("token", "withdraw", "Ada Quiet").returncode == 0
                assert client.get("/").status_code == client.get("/", headers=program).status_code == 401
                assert client.post("/login", data={"token": secret}).status_code == 401
            server.send_signal(signal.SIGINT)
            assert server.wait(30) in (0, 130)
            printed = first + server.stderr.read()
        finally:
            server.kill()
    for kept_quiet in (secret, login, "Ada Quiet", "confidence"):
        assert kept_quiet not in printed
    listed = call("token", "list").stdout
    assert re.fullmatch(r"Ada Quiet  to look and to write, since [^,]+, last used [^,]+, withdrawn [^,]+\n", listed)
