"""Who may ask, and what every answer carries."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from readout.api import Readout
from readout.errors import ConfigError, OutsideError
from readout.settings import Settings
from readout.web.guard import is_loopback
from readout.web.serving import listen, run
from readout.web.site import make_site

TOKEN = "a-token-of-good-length"


@pytest.fixture
def guarded(readout: Readout) -> TestClient:
    return TestClient(make_site(readout, token=TOKEN), base_url="http://desk.example", follow_redirects=False)


@pytest.mark.parametrize("address", ["/", "/index.json", "/style.css", "/story/none", "/api/v1/stories", "/nothing", "/?least=0"])
def test_every_answer_carries_the_headers_that_keep_markup_from_running(web: TestClient, address: str) -> None:
    headers = web.get(address).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == "'self'"
    assert "script-src" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "10.0.0.1"])
def test_without_a_token_only_this_machine_is_answered(web: TestClient, host: str) -> None:
    answer = web.get("/index.json", headers={"host": host})
    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("address", ["/", "/index.json", "/api/v1/stories", "/api/v1/openapi.json", "/nothing"])
def test_with_a_token_nothing_is_answered_without_it(guarded: TestClient, address: str) -> None:
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}, {"cookie": "readout_login=wrong"}):
        assert guarded.get(address, headers=headers).status_code == 401
    assert guarded.get("/index.json").json()["error"]["kind"] == "TokenNeeded"


def test_the_token_opens_the_desk_as_a_bearer(guarded: TestClient) -> None:
    assert guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_the_token_given_in_the_form_opens_the_desk_by_a_cookie(guarded: TestClient) -> None:
    assert 'action="/login"' in guarded.get("/").text
    answer = guarded.post("/login", data={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert TOKEN not in cookie
    assert guarded.get("/").status_code == 200


def test_who_logged_in_can_log_out_and_is_asked_for_the_token_again(guarded: TestClient) -> None:
    guarded.post("/login", data={"token": TOKEN})
    assert 'action="/logout"' in guarded.get("/").text
    answer = guarded.post("/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert guarded.get("/").status_code == 401


def test_who_carries_a_token_has_no_login_to_leave(guarded: TestClient, web: TestClient) -> None:
    assert "/logout" not in guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"}).text
    assert "/logout" not in web.get("/").text


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_no_other_site_logs_a_browser_out(guarded: TestClient, headers: dict[str, str]) -> None:
    guarded.post("/login", data={"token": TOKEN})
    assert guarded.post("/logout", headers=headers).status_code == 403
    assert guarded.get("/").status_code == 200


def test_a_wrong_token_in_the_form_opens_nothing(guarded: TestClient) -> None:
    answer = guarded.post("/login", data={"token": "wrong"})
    assert answer.status_code == 401
    assert "That is not the token" in answer.text
    assert "set-cookie" not in answer.headers
    assert guarded.post("/login", content=b"x" * 5000).status_code == 413


def test_nothing_can_be_changed(web: TestClient) -> None:
    for address in ("/", "/story/x", "/api/v1/stories", "/login"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert web.request(method, address).status_code in (404, 405)


@pytest.mark.parametrize("token", ["short", "has a space in its middle", "nicht-für-überschriften-gut"])
def test_a_token_that_can_be_guessed_or_not_sent_is_refused(readout: Readout, token: str) -> None:
    with pytest.raises(ConfigError):
        make_site(readout, token=token)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_it_listens_nowhere_else_without_a_token(readout: Readout, host: str) -> None:
    with pytest.raises(ConfigError, match="no token"):
        run(readout, db="", host=host, port=0, token="")


def test_a_port_that_is_taken_is_said_so() -> None:
    with listen("127.0.0.1", 0) as bound, pytest.raises(OutsideError, match="cannot listen"):
        listen("127.0.0.1", bound.getsockname()[1])


def test_what_loopback_is() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]", "LOCALHOST")))
    assert not any(map(is_loopback, ("", "0.0.0.0", "localhost.evil.example", "::", "1.2.3.4")))


def test_settings_do_not_show_the_token() -> None:
    assert TOKEN not in repr(Settings.from_environment({"READOUT_TOKEN": TOKEN}))
    assert Settings.from_environment({"READOUT_TOKEN": TOKEN}).token == TOKEN
