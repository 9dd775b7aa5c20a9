"""What programs send: articles, with how far they are, and rulings; how much and how often."""

from __future__ import annotations

import json
import logging
import threading
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from shelf import STRIKE

from readout.engine.keeping import Added
from readout.errors import NotFound, StoreBusy, StoreError
from readout.web.limits import Limiter, Limits, Rate
from readout.web.runs import Runs
from readout.web.site import make_site
from walk import HOSTILE, Desk

API = "/api/v1"
NEWS = "The harbour board of Port Merin opened the new fish hall. Oren Tal said the hall would take forty boats a day."
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>Fish hall opens in Port Merin</title>'
    '<meta property="og:site_name" content="The Merin Mail"></head>'
    f"<body><article><h1>Fish hall opens in Port Merin</h1><p>{NEWS}</p><p>{NEWS.replace('forty', 'fifty')}</p></article></body></html>"
)


def _end(desk: Desk, location: str) -> dict[str, Any]:
    until = time.monotonic() + 60
    while (run := desk.client.get(location).json())["state"] in ("waiting", "running"):
        assert time.monotonic() < until
        time.sleep(0.05)
    return dict(run)


def test_articles_that_are_sent_are_added_by_a_run_that_can_be_followed(desk: Desk) -> None:
    sent = {
        "articles": [
            {"id": "hall", "text": NEWS, "outlet": "The Merin Mail", "section": "port"},
            {"text": " "},
            {"id": "hall", "text": NEWS},
        ]
    }
    answer = desk.client.post(f"{API}/articles", json=sent)
    assert answer.status_code == 202
    assert answer.json()["state"] == "waiting"
    assert answer.headers["location"] == f"{API}/runs/{answer.json()['id']}"
    run = _end(desk, answer.headers["location"])
    assert (run["state"], run["n_added"], run["n_skipped"], run["n_stories"]) == ("done", 1, 1, 1)
    assert [skipped["why"] for skipped in run["skipped"]]
    article = desk.readout.article("hall", db=desk.db)
    assert (article.outlet, article.n_chars) == ("The Merin Mail", len(NEWS))
    kept = desk.readout.runs(run["id"], db=desk.db)[0]
    assert (kept.state, kept.n_added) == ("done", 1)
    assert [one["why"] for one in run["skipped"]] == [one.why for one in kept.skipped]


def test_what_was_added_before_is_known(desk: Desk) -> None:
    for n_known in (0, 1):
        run = _end(desk, desk.client.post(f"{API}/articles", json={"text": NEWS}).headers["location"])
        assert (run["n_added"], run["n_known"]) == (1 - n_known, n_known)


def test_a_page_that_is_sent_is_read_as_a_page(desk: Desk) -> None:
    answer = desk.client.post(f"{API}/articles", content=PAGE.encode(), headers={"content-type": "text/html; charset=utf-8"})
    run = _end(desk, answer.headers["location"])
    assert run["n_added"] == 1
    found = desk.client.get(f"{API}/search?q=kind:article+fish").json()["hits"][0]
    assert found["article"]["outlet"] == "The Merin Mail"
    assert "<" not in desk.readout.search("fish kind:article", db=desk.db).hits[0].snippet.pieces[0][0]


def test_no_path_that_is_sent_is_ever_opened(desk: Desk, tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The vault of Port Merin holds forty crowns.", encoding="utf-8")
    for body, kind in (
        (json.dumps({"text": str(secret)}), "application/json"),
        (json.dumps({"text": "x y z", "url": f"file://{secret}", "id": str(secret), "outlet": f"../{secret}"}), "application/json"),
        (f"<html><body><p>{secret}</p><link rel=canonical href='file://{secret}'></body></html>", "text/html"),
    ):
        answer = desk.client.post(f"{API}/articles", content=body.encode(), headers={"content-type": kind})
        assert answer.status_code == 202
        _end(desk, answer.headers["location"])
    assert desk.client.get(f"{API}/search?q=vault").json()["hits"] == []


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"7", "application/json", 400),
        (b"[" * 100_000, "application/json", 413),
        (b"[" * 10_000, "application/json", 400),
        (b"{}", "application/json", 400),
        (b'{"text": ""}', "application/json", 400),
        (b'{"text": 7}', "application/json", 400),
        (b'{"text": "\\ud800"}', "application/json", 400),
        (b'{"text": "x", "id": "a\\u0000"}', "application/json", 400),
        (b'{"articles": []}', "application/json", 400),
        (b'{"articles": [{"text": "x"}], "more": 1}', "application/json", 400),
        (b"just words", "text/html", 400),
        (b'{"text": "a line that is no page"}', "text/html", 400),
        (b"x" * 30_000, "text/html", 413),
        (b"text", "text/plain", 415),
        (b"text=x", "application/x-www-form-urlencoded", 415),
    ],
)
def test_what_cannot_be_an_article_is_refused_in_one_shape(desk: Desk, body: bytes, kind: str, status: int) -> None:
    answer = desk.client.post(f"{API}/articles", content=body, headers={"content-type": kind})
    assert answer.status_code == status, answer.text
    assert set(answer.json()["error"]) == {"kind", "message", "hint"}
    assert desk.client.get(f"{API}/runs").json()["runs"] == []


def test_a_body_without_a_length_is_read_no_further_than_allowed(desk: Desk) -> None:
    def endless() -> Any:
        for _ in range(1000):
            yield b"x" * 1000

    answer = desk.client.post(f"{API}/articles", content=endless(), headers={"content-type": "text/html"})
    assert answer.status_code == 413
    assert answer.json()["error"]["kind"] == "TooLarge"


def test_a_ruling_is_sent_listed_and_given_as_pairs(desk: Desk) -> None:
    left, right = (desk.claim(words).id for words in ("canal would carry", "Forty ships"))
    before = desk.client.get(f"{API}/rulings").headers["etag"]
    answer = desk.client.post(f"{API}/rulings", json={"action": "merge", "named": [left, right], "by": "Ada Holm", "note": "one thing"})
    assert answer.status_code == 201
    document = answer.json()
    assert document["is_followed"] is True
    assert document["story_ids"] == [desk.story().id]
    listed = desk.client.get(f"{API}/rulings", params={"about": desk.story().id})
    assert listed.headers["etag"] != before
    assert listed.json()["rulings"] == [{**document["ruling"], "is_in_force": True}]
    lines = desk.client.get(f"{API}/rulings/pairs").text.splitlines()
    assert {json.loads(line)["same"] for line in lines} == {"yes"}
    assert {json.loads(line)["ruling_id"] for line in lines} == {document["ruling"]["id"]}
    desk.client.post(f"{API}/rulings", json={"action": "undo", "named": [document["ruling"]["id"]], "by": "Ada Holm"})
    assert [one["is_in_force"] for one in desk.client.get(f"{API}/rulings").json()["rulings"]] == [False, True]
    assert desk.client.get(f"{API}/rulings/pairs").text == ""


def test_a_poller_gets_only_rulings_and_runs_that_are_new(desk: Desk) -> None:
    for note in ("first", "second", "third"):
        desk.client.post(f"{API}/rulings", json={"action": "note", "named": [desk.story().id], "by": "Ada Holm", "note": note})
    every = desk.client.get(f"{API}/rulings").json()["rulings"]
    later = desk.client.get(f"{API}/rulings", params={"since": every[1]["at"]}).json()["rulings"]
    assert [one["note"] for one in later] == ["third"]
    first = desk.client.get(f"{API}/rulings?limit=2")
    following = first.headers["link"].partition(">")[0].removeprefix("<")
    assert [one["note"] for one in desk.client.get(following).json()["rulings"]] == ["third"]
    run = _end(desk, desk.client.post(f"{API}/articles", json={"text": NEWS}).headers["location"])
    assert [one["id"] for one in desk.client.get(f"{API}/runs").json()["runs"]] == [run["id"]]
    assert desk.client.get(f"{API}/runs", params={"since": run["ended_at"]}).json()["runs"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "burn", "named": ["x"], "by": "A"}, 400),
        ({"action": "note", "named": [], "by": "A"}, 400),
        ({"action": "note", "named": ["x"], "by": ""}, 400),
        ({"action": "note", "named": ["x"], "by": " ", "note": "y"}, 400),
        ({"action": "note", "named": ["a\0"], "by": "A"}, 400),
        ({"action": "note", "named": ["canal"], "by": "A", "more": 1}, 400),
        ({"action": "note", "named": ["canal"], "by": "A"}, 400),
        ({"action": "note", "named": ["'; DROP TABLE rulings; --"], "by": "A", "note": "x"}, 404),
        ({"action": "note", "named": ["../../etc/passwd"], "by": "A", "note": "x"}, 404),
        ({"action": "reject", "named": ["stm_none"], "by": "A"}, 404),
        ({"action": "undo", "named": ["rul_none"], "by": "A"}, 404),
        ({"action": "merge", "named": ["canal"], "by": "A"}, 400),
    ],
)
def test_a_ruling_that_cannot_be_is_refused_in_one_shape(desk: Desk, body: dict[str, Any], status: int) -> None:
    answer = desk.client.post(f"{API}/rulings", json=body)
    assert answer.status_code == status, answer.text
    assert set(answer.json()["error"]) == {"kind", "message", "hint"}
    assert desk.rulings() == ()


def test_a_ruling_sent_as_a_form_is_refused(desk: Desk) -> None:
    assert desk.client.post(f"{API}/rulings", data={"action": "note", "named": "canal", "by": "Eve", "note": "x"}).status_code == 415


def test_a_site_to_look_at_takes_nothing(web: TestClient) -> None:
    for address in ("/articles", "/rulings"):
        assert web.post(API + address, json={"text": NEWS}).status_code in (404, 405)


def test_the_interface_describes_what_it_takes(desk: Desk) -> None:
    paths = desk.client.get(f"{API}/openapi.json").json()["paths"]
    assert {path for path, methods in paths.items() if "post" in methods} == {f"{API}/articles", f"{API}/rulings"}
    assert set(paths[f"{API}/articles"]["post"]["requestBody"]["content"]) == {"application/json", "text/html"}


def test_what_is_sent_and_by_whom_is_never_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    token = "a-token-nobody-may-read"
    runs = Runs(desk.readout, desk.db, lambda: datetime.now(UTC))
    site = make_site(desk.readout, db=desk.db, token=token, is_writable=True, runs=runs)
    client = TestClient(site, base_url="http://desk.example", follow_redirects=False, raise_server_exceptions=False)
    with caplog.at_level(logging.DEBUG):
        client.post("/login", data={"token": token})
        client.post("/login", data={"token": "another-token-to-guess"})
        page = client.get(f"/judge/story/{desk.story().id}").text
        headers = {"authorization": f"Bearer {token}"}
        body = {"action": "note", "named": ["none"], "by": "Ada Quiet", "note": "in confidence"}
        client.post(f"{API}/rulings", json=body, headers=headers)
        location = client.post(f"{API}/articles", json={"text": "A word in confidence. " * 9}, headers=headers).headers["location"]
        client.get(f"{API}/search?q=in-confidence", headers=headers)
        while client.get(location, headers=headers).json()["state"] in ("waiting", "running"):
            time.sleep(0.05)
        runs.close(30)
    form_token = page.split('name="form_token" value="')[1].split('"')[0]
    ours = [record for record in caplog.records if record.name.startswith(("readout", "uvicorn", "starlette", "fastapi"))]
    logged = " ".join(f"{record.getMessage()} {record.exc_text or ''}" for record in ours)
    for secret in (token, "another-token-to-guess", form_token, client.cookies["readout_login"], client.cookies["readout_visit"]):
        assert secret not in logged
    assert "in confidence" not in logged
    assert "Ada Quiet" not in logged
    assert client.get(location, headers=headers).json()["n_added"] == 1


def test_a_hostile_article_that_was_sent_never_runs(desk: Desk) -> None:
    fields = dict.fromkeys(("title", "outlet", "url", "language"), HOSTILE)
    answer = desk.client.post(f"{API}/articles", json={**fields, "text": f"{HOSTILE} {NEWS}", "id": HOSTILE, "authors": [HOSTILE]})
    run = _end(desk, answer.headers["location"])
    assert run["n_added"] == 1
    listed = desk.client.get("/").text
    assert "<script>alert" not in listed
    assert "&lt;script&gt;alert" in listed


def test_too_many_runs_at_once_are_refused_and_none_is_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def wait(*_: object, run_id: str, **__: object) -> Added:
        assert go.wait(30)
        return Added(run_id=run_id, n_added=1, n_known=0, n_stories=1, skipped=())

    monkeypatch.setattr(desk.readout, "add", wait)
    answers = [desk.client.post(f"{API}/articles", json={"text": NEWS}) for _ in range(12)]
    taken = [answer for answer in answers if answer.status_code == 202]
    refused = [answer for answer in answers if answer.status_code != 202]
    assert 8 <= len(taken) <= 9
    assert {(answer.status_code, answer.headers["retry-after"]) for answer in refused} == {(429, "5")}
    assert refused[0].json()["error"]["kind"] == "TooOften"
    go.set()
    assert {_end(desk, answer.headers["location"])["state"] for answer in taken} == {"done"}
    assert len({answer.json()["id"] for answer in taken}) == len(taken)


@pytest.mark.parametrize(
    ("error", "why"), [(StoreError("the disk is full", "make room"), "the disk is full; make room"), (RuntimeError("secret"), "")]
)
def test_a_run_that_fails_says_so_without_detail_and_the_next_one_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    def fail(*_: object, **__: object) -> Added:
        raise error

    monkeypatch.setattr(desk.readout, "add", fail)
    run = _end(desk, desk.client.post(f"{API}/articles", json={"text": NEWS}).headers["location"])
    assert run["state"] == "failed"
    assert why in run["why"]
    assert "secret" not in run["why"]
    monkeypatch.undo()
    assert _end(desk, desk.client.post(f"{API}/articles", json={"text": NEWS}).headers["location"])["n_added"] == 1


def test_a_run_tells_how_far_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    at_two, go = threading.Event(), threading.Event()

    def work(*_: object, run_id: str, on_progress: Any, **__: object) -> Added:
        on_progress("add", 2, None)
        at_two.set()
        assert go.wait(30)
        return Added(run_id=run_id, n_added=3, n_known=0, n_stories=1, skipped=())

    monkeypatch.setattr(desk.readout, "add", work)
    location = desk.client.post(f"{API}/articles", json={"text": NEWS}).headers["location"]
    assert at_two.wait(30)
    run = desk.client.get(location).json()
    assert (run["state"], run["stage"], run["n_done"], run["ended_at"]) == ("running", "add", 2, None)
    go.set()
    assert _end(desk, location)["stage"] == ""


def test_the_store_knows_the_runs_that_ended(desk: Desk) -> None:
    runs = Runs(desk.readout, desk.db, lambda: datetime.now(UTC))
    run = runs.submit(json.dumps({"text": "\n".join(STRIKE)}).encode())
    assert run
    until = time.monotonic() + 60
    while runs.find(run.id).state != "done":
        assert time.monotonic() < until
        time.sleep(0.02)
    runs.close(30)
    later = Runs(desk.readout, desk.db, lambda: datetime.now(UTC))
    assert later.find(run.id).state == "done"
    with pytest.raises(NotFound):
        later.find("run_none")
    later.close(1)


def test_whoever_asks_too_often_is_told_when_to_come_back(desk: Desk) -> None:
    now = [0.0]
    limits = Limits(reading=Rate(3, 0.5), writing=Rate(1, 0.1))
    site = make_site(desk.readout, db=desk.db, is_writable=True, limits=limits, clock=lambda: now[0])
    client = TestClient(site, base_url="http://127.0.0.1:8765")
    assert [client.get(f"{API}/runs").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get(f"{API}/runs")
    assert refused.headers["retry-after"] == "2"
    assert refused.json()["error"]["kind"] == "TooOften"
    assert client.get("/").status_code == 200
    assert [client.post(f"{API}/rulings", json={}).status_code for _ in range(2)] == [400, 429]
    now[0] += 2
    assert client.get(f"{API}/runs").status_code == 200
    assert client.post(f"{API}/rulings", json={}).status_code == 429
    now[0] += 10
    assert client.post(f"{API}/rulings", json={}).status_code == 400


def test_one_who_asks_too_often_keeps_nobody_else_from_asking() -> None:
    limiter = Limiter(Rate(1, 1.0), lambda: 0.0)
    assert [limiter.wait_s("a"), limiter.wait_s("a"), limiter.wait_s("b")] == [0, 1, 0]
    for number in range(10_001):
        limiter.wait_s(str(number))
    assert limiter.wait_s("a") == 0


def test_a_store_that_is_busy_is_said_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise StoreBusy("another process writes", "try again")

    monkeypatch.setattr(desk.readout, "judge", busy)
    answer = desk.client.post(f"{API}/rulings", json={"action": "note", "named": ["canal"], "by": "A", "note": "x"})
    assert (answer.status_code, answer.json()["error"]["kind"]) == (503, "StoreBusy")
