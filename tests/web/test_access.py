"""Tokens by name over the web: who comes in, what they may do, how it is signed, and how it ends."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from readout.api import Readout
from readout.errors import StoreBusy, StoreError
from readout.model.token import digest_of
from readout.settings import Settings
from readout.store.tokens import Tokens
from readout.web.limits import Limits, Rate
from readout.web.site import make_site
from walk import HOSTILE, Desk, forms, tags, walk

API = "/api/v1"
SHARED = "a-token-of-good-length"
HOME = "http://desk.example"
CARRY = "canal would carry freight"


@dataclass
class Door:
    """A site of a desk with a clock and a day that are set by hand."""

    desk: Desk
    now: float = 1000.0
    day: date = date(2031, 5, 4)
    options: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        options = {"is_writable": True, "limits": Limits(reading=Rate(10_000, 100), writing=Rate(10_000, 100)), **self.options}
        self.site = make_site(self.desk.readout, db=self.desk.db, clock=lambda: self.now, today=lambda: self.day, **options)

    def client(self, secret: str = "", home: str = HOME) -> TestClient:
        """Somebody who carries a token as a bearer, or nothing."""
        headers = {"authorization": f"Bearer {secret}"} if secret else {}
        return TestClient(self.site, base_url=home, follow_redirects=False, headers=headers)

    def browser(self, secret: str) -> TestClient:
        """Somebody who logged in with a token."""
        client = self.client()
        assert client.post("/login", data={"token": secret}).status_code == 303
        return client

    def note(self, client: TestClient, **filled: Any) -> Any:
        """What is answered when a note on a story is sent by its form."""
        page = client.get(f"/judge/story/{self.desk.story().id}")
        fields = next(fields for fields in forms(page.text) if "note" in fields.get("action", []))
        return client.post("/judge", data={**fields, "note": "x", **filled})


@pytest.fixture
def add(desk: Desk) -> Callable[..., str]:
    """Makes a token of a name."""
    return lambda name, **how: desk.readout.token("add", name, db=desk.db, **how).secret


def _withdraw(desk: Desk, name: str) -> None:
    """Withdraw a token as another process does, by a connection of its own."""
    with Readout(Settings(n_threads=1)) as other:
        other.token("withdraw", name, db=desk.db)


def _body(desk: Desk, **more: Any) -> dict[str, Any]:
    return {"action": "note", "named": [desk.story().id], "note": "x", **more}


@pytest.mark.parametrize("shared", ["", SHARED])
def test_a_token_of_the_store_opens_the_desk_as_a_bearer_and_nothing_else_does(desk: Desk, add: Any, shared: str) -> None:
    ada = add("Ada Holm")
    door = Door(desk, options={"token": shared})
    assert door.client(ada).get("/").status_code == 200
    assert door.client(ada).get(f"{API}/stories").status_code == 200
    cookie = door.browser(ada).cookies["readout_login"]
    for wrong in ("nobody", ada[:-1], ada + "x", ada.swapcase(), digest_of(ada), cookie, "é", "x" * 600):
        headers = {"authorization": f"Bearer {wrong}".encode()}
        for address in ("/", f"{API}/stories", "/nothing"):
            assert door.client().get(address, headers=headers).status_code == 401
    assert door.client().get("/", headers={"authorization": f"Basic {ada}"}).status_code == 401
    assert door.client().get(f"/?token={ada}").status_code == 401
    assert door.client().get(f"/login?token={ada}").status_code == 401
    assert door.client(SHARED).get("/").status_code == (200 if shared else 401)


def test_a_login_is_neither_the_token_nor_anything_that_the_store_keeps(desk: Desk, add: Any) -> None:
    ada, bo = add("Ada Holm"), add("Bo Lind")
    door = Door(desk)
    answer = door.client().post("/login", data={"token": f" {ada}\n", "next": "http://evil.example", "token_": "x"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    set_cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in set_cookie
    assert "samesite=strict" in set_cookie.lower()
    cookies = [door.browser(secret).cookies["readout_login"] for secret in (ada, bo)]
    assert cookies[0] != cookies[1]
    for kept in (ada, digest_of(ada), digest_of(cookies[0]), cookies[0][:-1], cookies[0].upper()):
        assert door.client().get("/", headers={"cookie": f"readout_login={kept}"}).status_code == 401
    assert door.client().get("/", headers={"cookie": f"readout_login={cookies[0]}"}).status_code == 200


def test_a_bearer_is_taken_at_its_word_whatever_login_stands_beside_it(desk: Desk, add: Any) -> None:
    ada, wall = add("Ada Holm"), add("wall", read_only=True)
    door = Door(desk, options={"token": SHARED})
    browser = door.browser(ada)
    for client in (browser, door.browser(SHARED)):
        assert client.get("/", headers={"authorization": "Bearer nobody"}).status_code == 401
    assert browser.post(f"{API}/rulings", json=_body(desk), headers={"authorization": f"Bearer {wall}"}).status_code == 403


def test_a_token_that_is_withdrawn_ends_its_bearer_its_logins_and_its_open_forms_at_the_next_request(desk: Desk, add: Any) -> None:
    ada, bo = add("Ada Holm"), add("Bo Lind")
    door = Door(desk)
    program, browser, other = door.client(ada), door.browser(ada), door.browser(bo)
    page = browser.get(f"/judge/story/{desk.story().id}")
    fields = next(fields for fields in forms(page.text) if "note" in fields.get("action", []))
    assert program.get("/").status_code == browser.get("/").status_code == 200
    _withdraw(desk, "Ada Holm")
    assert program.get("/").status_code == browser.get("/").status_code == 401
    assert 'action="/login"' in browser.get("/").text
    assert browser.post("/judge", data={**fields, "note": "x"}).status_code == 401
    assert program.post(f"{API}/rulings", json=_body(desk)).status_code == 401
    assert program.post(f"{API}/articles", json={"text": "x"}).status_code == 401
    assert door.client().post("/login", data={"token": ada}).status_code == 401
    assert desk.rulings() == ()
    assert other.get("/").status_code == 200
    again = add("Ada Holm")
    assert browser.get("/").status_code == 401
    assert door.client(again).get("/").status_code == 200


def test_a_ruling_on_a_page_is_signed_with_the_name_of_the_token(desk: Desk, add: Any) -> None:
    door = Door(desk)
    browser = door.browser(add("Bo Lind"))
    page = browser.get(f"/judge/story/{desk.story().id}").text
    fields = [a for tag, a in tags(page) if tag == "input" and a.get("name") == "by"]
    assert fields
    assert all(a["value"] == "Bo Lind" and "readonly" in a for a in fields)
    assert door.note(browser, by="Eve").status_code == 303
    assert [ruling.by for ruling in desk.rulings()] == ["Bo Lind"]
    assert "readout_name" not in browser.cookies


def test_a_name_with_markup_stays_text_in_the_forms_and_in_the_ruling(desk: Desk, add: Any) -> None:
    door = Door(desk)
    browser = door.browser(add(HOSTILE))
    assert door.note(browser).status_code == 303
    assert [ruling.by for ruling in desk.rulings()] == [HOSTILE]
    for page in (browser.get(f"/judge/story/{desk.story().id}").text, browser.get(f"/story/{desk.story().id}").text):
        assert [tag for tag, _ in tags(page) if tag in ("script", "img")] == []


@pytest.mark.parametrize("sent", [{}, {"by": "Eve"}])
def test_a_ruling_over_rest_is_signed_with_the_name_of_the_token(desk: Desk, add: Any, sent: dict[str, str]) -> None:
    answer = Door(desk).client(add("Ada Holm")).post(f"{API}/rulings", json=_body(desk, **sent))
    assert answer.status_code == 201
    assert answer.json()["ruling"]["by"] == "Ada Holm"
    assert [ruling.by for ruling in desk.rulings()] == ["Ada Holm"]


def test_who_shares_the_token_of_the_settings_signs_as_before(desk: Desk, add: Any) -> None:
    add("Ada Holm")
    door = Door(desk, options={"token": SHARED})
    assert door.client(SHARED).post(f"{API}/rulings", json=_body(desk)).status_code == 400
    assert door.client(SHARED).post(f"{API}/rulings", json=_body(desk, by="Eve")).status_code == 201
    browser = door.browser(SHARED)
    assert door.note(browser, by="Mallory").status_code == 303
    page = browser.get(f"/judge/story/{desk.story().id}").text
    assert all("readonly" not in a for tag, a in tags(page) if tag == "input" and a.get("name") == "by")
    assert [ruling.by for ruling in desk.rulings()] == ["Eve", "Mallory"]


def test_a_read_only_token_looks_at_everything_and_writes_nothing(desk: Desk, add: Any) -> None:
    door = Door(desk)
    wall, ada = add("wall", read_only=True), add("Ada Holm")
    for client in (door.client(wall), door.browser(wall)):
        pages = walk(client, "/", "/search?q=canal")
        assert len(pages) > 5
        assert not [address for address, page in pages.items() if 'href="/judge/' in page]
        assert client.get(f"{API}/stories").status_code == client.get(f"{API}/rulings").status_code == 200
        for address, body in ((f"{API}/rulings", _body(desk)), (f"{API}/articles", {"text": "A word."}), ("/nothing", {})):
            answer = client.post(address, json=body)
            assert answer.status_code == 403
            if address.startswith(API):
                assert answer.json()["error"]["message"] == "this token may look, and not write"
        refused = client.get(f"/judge/story/{desk.story().id}")
        assert refused.status_code == 403
        assert "This token may look, and not write." in refused.text
    assert 'href="/judge/' in door.client(ada).get(f"/story/{desk.story().id}").text
    page = door.browser(ada).get(f"/judge/story/{desk.story().id}")
    fields = next(fields for fields in forms(page.text) if "note" in fields.get("action", []))
    assert door.browser(wall).post("/judge", data={**fields, "note": "x"}).status_code == 403
    assert desk.rulings() == ()
    assert desk.readout.runs(db=desk.db) == ()


def test_a_form_that_was_opened_under_one_token_is_not_taken_under_another(desk: Desk, add: Any) -> None:
    ada, bo = add("Ada Holm"), add("Bo Lind")
    door = Door(desk)
    browser = door.browser(ada)
    page = browser.get(f"/judge/story/{desk.story().id}")
    fields = next(fields for fields in forms(page.text) if "note" in fields.get("action", []))
    browser.post("/login", data={"token": bo})
    assert browser.post("/judge", data={**fields, "note": "x"}).status_code == 403
    browser.post("/login", data={"token": ada})
    assert browser.post("/judge", data={**fields, "note": "x"}).status_code == 303
    assert [ruling.by for ruling in desk.rulings()] == ["Ada Holm"]


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}])
def test_no_other_site_logs_a_browser_in(desk: Desk, add: Any, headers: dict[str, str]) -> None:
    client = Door(desk, options={"is_writable": False}).client()
    answer = client.post("/login", data={"token": add("Ada Holm")}, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_page_that_asks_for_a_token_lets_its_form_say_where_it_comes_from(desk: Desk, add: Any) -> None:
    add("Ada Holm")
    page = Door(desk, options={"is_writable": False}).client().get("/")
    assert (page.status_code, page.headers["referrer-policy"]) == (401, "same-origin")


def test_guesses_at_the_login_are_counted(desk: Desk, add: Any) -> None:
    ada = add("Ada Holm")
    door = Door(desk, options={"limits": Limits(writing=Rate(3, 0.1))})
    guesses = [door.client().post("/login", data={"token": f"guess-{number}"}) for number in range(5)]
    assert [answer.status_code for answer in guesses] == [401, 401, 401, 429, 429]
    assert guesses[-1].headers["retry-after"] == "10"
    assert door.client().post("/login", data={"token": ada}).status_code == 429
    assert door.client(ada).get("/").status_code == 200
    door.now += 10
    assert door.client().post("/login", data={"token": ada}).status_code == 303


def test_an_open_desk_closes_when_a_token_is_made_and_never_opens_again(desk: Desk, add: Any) -> None:
    door = Door(desk)
    here = door.client(home="http://127.0.0.1:8765")
    assert here.get("/").status_code == 200
    ada = add("Ada Holm")
    door.now += 1.01
    assert here.get("/").status_code == 401
    assert door.client(ada, "http://127.0.0.1:8765").get("/").status_code == 200
    _withdraw(desk, "Ada Holm")
    door.now += 1000
    assert here.get("/").status_code == 401
    assert Door(desk).client(home="http://127.0.0.1:8765").get("/").status_code == 200


def test_a_desk_that_is_said_to_be_closed_is_so_whatever_the_store_has(desk: Desk) -> None:
    door = Door(desk, options={"is_closed": True})
    assert door.client(home="http://127.0.0.1:8765").get("/").status_code == 401


def test_the_day_on_which_a_token_was_used_is_noted_once(desk: Desk, add: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, noted, use = add("Ada Holm"), [], Tokens.use

    def watch(self: Tokens, token_id: str, day: date) -> None:
        noted.append(day)
        use(self, token_id, day)

    monkeypatch.setattr(Tokens, "use", watch)
    door = Door(desk)
    client = door.client(ada)
    assert desk.readout.token("list", db=desk.db).tokens[0].used_on is None
    assert [client.get("/").status_code for _ in range(3)] == [200, 200, 200]
    assert desk.readout.token("list", db=desk.db).tokens[0].used_on == date(2031, 5, 4)
    door.day, door.now = date(2031, 5, 5), door.now + 24 * 3600
    assert [client.get("/").status_code for _ in range(3)] == [200, 200, 200]
    assert desk.readout.token("list", db=desk.db).tokens[0].used_on == date(2031, 5, 5)
    assert noted == [date(2031, 5, 4), date(2031, 5, 5)]


def test_a_store_that_cannot_be_written_now_keeps_nobody_out(desk: Desk, add: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, tried, use = add("Ada Holm"), [], Tokens.use

    def busy(self: Tokens, token_id: str, day: date) -> None:
        tried.append(day)
        raise StoreBusy("another process is writing", "try again")

    monkeypatch.setattr(Tokens, "use", busy)
    door = Door(desk)
    assert [door.client(ada).get("/").status_code for _ in range(3)] == [200, 200, 200]
    assert len(tried) == 1
    monkeypatch.setattr(Tokens, "use", use)
    door.now += 61
    assert door.client(ada).get("/").status_code == 200
    assert desk.readout.token("list", db=desk.db).tokens[0].used_on == door.day


def test_a_store_that_cannot_be_read_lets_nobody_in(desk: Desk, add: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = add("Ada Holm")
    door = Door(desk, options={"token": SHARED})
    browser = door.browser(ada)

    def broken(*_: object) -> None:
        raise StoreError("the store cannot be read", "run `readout doctor`")

    for name in ("find", "find_login", "is_any"):
        monkeypatch.setattr(Tokens, name, broken)
    for client in (door.client(ada), browser):
        answer = client.get(f"{API}/stories")
        assert (answer.status_code, answer.json()["error"]["kind"]) == (500, "StoreError")
        assert "content-security-policy" in answer.headers
    assert door.client().post("/login", data={"token": ada}).status_code == 500
    assert door.client(SHARED).get("/").status_code == 200
    assert Door(desk).client(home="http://127.0.0.1:8765").get("/index.json").status_code == 500


def test_nothing_that_opens_the_desk_is_logged_or_sent_back(desk: Desk, add: Any, caplog: pytest.LogCaptureFixture) -> None:
    ada = add("Ada Quiet")
    door = Door(desk)
    with caplog.at_level(logging.DEBUG):
        browser, program = door.browser(ada), door.client(ada)
        answers = [program.get("/"), door.note(browser), program.post(f"{API}/rulings", json=_body(desk, named=["none"]))]
        answers += [client.get("/") for client in (browser, door.client(ada[:-1]))]
        answers.append(door.client().post("/login", data={"token": ada[:-1]}))
    ours = [record for record in caplog.records if record.name.startswith(("readout", "uvicorn", "starlette", "fastapi", "sqlalchemy"))]
    logged = " ".join(f"{record.getMessage()} {record.exc_text or ''}" for record in ours)
    form_token = re.search(r'name="form_token" value="(\w+)"', browser.get(f"/judge/story/{desk.story().id}").text)
    assert form_token
    for secret in (ada, ada[:-1], digest_of(ada), browser.cookies["readout_login"], form_token[1]):
        assert secret not in logged
        assert not [answer for answer in answers if secret in answer.text]
    assert "Ada Quiet" not in logged
