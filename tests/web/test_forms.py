"""Ruling on a page: what every form does, who may send it, and what is said when it cannot be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from readout.engine.keeping import Judged
from readout.web.site import make_site
from walk import HOSTILE, Desk, forms, tags, walk

CARRY = "canal would carry freight"


def _token(page: str) -> str:
    return next(fields["form_token"][0] for fields in forms(page) if "form_token" in fields)


def test_a_note_on_a_claim_stands_on_its_page_with_who_and_when(desk: Desk) -> None:
    claim = desk.claim(CARRY)
    answer = desk.send(f"/judge/claim/{claim.id}", "note", note="as the ministry has it")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claim/{claim.id}")
    page = desk.client.get(f"/claim/{claim.id}").text
    assert "ruled by Ada Holm" in page
    assert "as the ministry has it" in page
    ruling = desk.rulings()[0]
    assert (ruling.kind, ruling.by, ruling.note) == ("note", "Ada Holm", "as the ministry has it")


def test_what_was_ruled_can_be_taken_back_and_stays_on_record(desk: Desk) -> None:
    claim = desk.claim(CARRY)
    at = f"/judge/claim/{claim.id}"
    desk.send(at, "note", note="a slip")
    answer = desk.send(at, "undo")
    assert answer.headers["location"] == f"/claim/{claim.id}"
    page = desk.client.get(f"/claim/{claim.id}").text
    assert "ruled by" not in page
    assert "taken back since" in page
    assert [ruling.kind for ruling in desk.rulings()] == ["note", "undo"]
    assert "undo" not in [fields.get("action", [""])[0] for fields in forms(desk.client.get(at).text)]


def test_two_claims_are_made_one_and_apart_again(desk: Desk) -> None:
    kept, gone = desk.claim(CARRY), desk.claim("Forty ships")
    answer = desk.send(f"/judge/claim/{kept.id}", "merge", named=[kept.id, gone.id])
    assert answer.status_code == 303
    merged = desk.claim(CARRY)
    assert {mention.quote for mention in merged.mentions} >= {"Forty ships waited outside the canal locks"}
    taken = [mention.statement.id for mention in merged.mentions if mention.quote.startswith("Forty")]
    assert desk.send(f"/judge/claim/{merged.id}", "split", named=[merged.id, *taken]).status_code == 303
    assert not [mention for mention in desk.claim(CARRY).mentions if mention.quote.startswith("Forty")]


def test_a_report_is_taken_out_of_a_story_and_two_stories_are_made_one(desk: Desk) -> None:
    story = desk.story()
    answer = desk.send(f"/judge/story/{story.id}", "split", named=[story.id, "lock"])
    assert answer.status_code == 303
    assert [one.n_articles for one in desk.readout.stories(db=desk.db).stories] == [1, 1, 1]
    first, second, _ = (one.id for one in desk.readout.stories(db=desk.db).stories)
    assert desk.send(f"/judge/story/{first}", "merge", named=[first, "", second]).status_code == 303
    assert sorted(one.n_articles for one in desk.readout.stories(db=desk.db).stories) == [1, 2]


@pytest.mark.parametrize(
    ("action", "named", "kind"),
    [
        ("speaker", ["Mara Linde"], "correct-speaker"),
        ("mode", ["planned"], "correct-mode"),
        ("origin", ["The canal board"], "correct-origin"),
        ("reject", [], "reject-statement"),
    ],
)
def test_a_statement_is_corrected_or_rejected(desk: Desk, action: str, named: list[str], kind: str) -> None:
    statement = desk.claim(CARRY).mentions[0].statement
    at = f"/judge/article/{statement.article_id}?statement={statement.id}"
    answer = desk.send(at, action, named=[statement.id, *named], party="NO" if action == "speaker" else "")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/article/{statement.article_id}")
    ruling = desk.rulings()[0]
    assert (ruling.kind, ruling.value, ruling.party) == (kind, "".join(named), "NO" if action == "speaker" else None)
    page = desk.readout.article(statement.article_id, db=desk.db)
    held = {one.id: one for one in page.statements}
    assert (statement.id in held) == (action != "reject")
    if action == "speaker":
        assert held[statement.id].speaker == "Mara Linde"
    if action == "mode":
        assert held[statement.id].mode == "planned"


def test_a_statement_is_given_back_to_the_outlet(desk: Desk) -> None:
    statement = desk.claim(CARRY).mentions[0].statement
    at = f"/judge/article/{statement.article_id}?statement={statement.id}"
    desk.send(at, "speaker", named=[statement.id, "Ilsa Varn"], own_voice="yes")
    held = {one.id: one for one in desk.readout.article(statement.article_id, db=desk.db).statements}
    assert held[statement.id].speaker is None


def test_the_name_is_remembered_for_the_next_form_and_never_taken_from_the_server(desk: Desk) -> None:
    at = f"/judge/story/{desk.story().id}"
    assert desk.send(at, "note", note="x", by=" ").status_code == 400
    assert desk.rulings() == ()
    desk.send(at, "note", note="x", by="Ölger & Sons")
    page = desk.client.get(at).text
    assert 'value="Ölger &amp; Sons"' in page


def test_a_form_is_taken_only_from_the_visit_that_it_was_made_for(desk: Desk) -> None:
    at = f"/judge/story/{desk.story().id}"
    page = desk.client.get(at)
    cookie = page.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    sent = {"form_token": _token(page.text), "action": "note", "named": desk.story().id, "by": "Eve", "note": "x"}
    for token in ("", "0" * 64, sent["form_token"][:-1]):
        answer = desk.client.post("/judge", data={**sent, "form_token": token})
        assert answer.status_code == 403
        assert "<h1>That did not work</h1>" in answer.text
    stranger = TestClient(desk.client.app, base_url="http://127.0.0.1:8765", follow_redirects=False)
    assert stranger.post("/judge", data=sent).status_code == 403
    stranger.get(at)
    assert stranger.post("/judge", data=sent).status_code == 403
    assert desk.rulings() == ()
    assert desk.client.post("/judge", data=sent).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://["},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_makes_a_browser_send_is_refused(desk: Desk, headers: dict[str, str]) -> None:
    at = f"/judge/story/{desk.story().id}"
    sent = {"form_token": _token(desk.client.get(at).text), "action": "note", "named": desk.story().id, "by": "Eve", "note": "x"}
    assert desk.client.post("/judge", data=sent, headers=headers).status_code == 403
    body = {"action": "note", "named": [desk.story().id], "by": "Eve", "note": "x"}
    assert desk.client.post("/api/v1/rulings", json=body, headers=headers).status_code == 403
    assert desk.rulings() == ()
    ours = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
    assert desk.client.post("/judge", data=sent, headers=ours).status_code == 303


def test_a_form_that_cannot_be_followed_is_a_clear_page(desk: Desk) -> None:
    claim, story = desk.claim(CARRY), desk.story()
    for at, form, filled in (
        (f"/judge/claim/{claim.id}", "merge", {"named": [claim.id, "", ""]}),
        (f"/judge/claim/{claim.id}", "merge", {"named": [claim.id, "clm_none"]}),
        (f"/judge/claim/{claim.id}", "split", {"named": [claim.id]}),
        (f"/judge/story/{story.id}", "split", {"named": [story.id, "canal", "lock"]}),
        (f"/judge/story/{story.id}", "note", {"note": ""}),
        (f"/judge/story/{story.id}", "note", {"action": "burn"}),
    ):
        answer = desk.send(at, form, **filled)  # type: ignore[arg-type]
        assert answer.status_code in (400, 404), filled
        assert re.search(r"<h1>(That did not work|Not found)</h1>", answer.text)
    assert desk.rulings() == ()


def test_a_form_that_is_too_long_or_no_form_is_refused(desk: Desk) -> None:
    assert desk.client.post("/judge", data={"note": "x" * 200_000}).status_code == 413
    assert desk.client.post("/judge", content="&".join("a=1" for _ in range(2000))).status_code == 415
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert desk.client.post("/judge", content="&".join("a=1" for _ in range(2000)), headers=kind).status_code == 413


def test_a_ruling_that_is_still_to_be_followed_leads_to_where_that_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    story, claim, judge = desk.story(), desk.claim(CARRY), desk.readout.judge

    def later(*given: Any, **named: Any) -> Judged:
        return replace(judge(*given, **named), is_followed=False)

    monkeypatch.setattr(desk.readout, "judge", later)
    assert desk.send(f"/judge/claim/{claim.id}", "note", note="x").headers["location"] == f"/story/{story.id}"


def test_a_form_never_leads_to_another_site(desk: Desk) -> None:
    story = desk.story()
    for kind, record_id in (("//evil.example", "x"), ("story", "//evil.example"), ("story", "\\\\evil.example"), ("claim", "clm_none")):
        answer = desk.send(f"/judge/story/{story.id}", "note", note="x", kind=kind, id=record_id)
        assert answer.headers["location"] == f"/story/{story.id}"


def test_markup_in_a_ruling_stays_text_on_every_page(desk: Desk) -> None:
    claim = desk.claim(CARRY)
    statement = claim.mentions[0].statement
    desk.send(f"/judge/claim/{claim.id}", "note", note=HOSTILE, by=HOSTILE)
    at = f"/judge/article/{statement.article_id}?statement={statement.id}"
    desk.send(at, "speaker", named=[statement.id, HOSTILE], party=HOSTILE[:40], note=HOSTILE, by=HOSTILE)
    desk.send(at, "origin", named=[statement.id, HOSTILE], note=HOSTILE, by=HOSTILE)
    pages = walk(desk.client, "/", "/search?q=canal")
    assert any(address.startswith("/judge/") for address in pages)
    for address, page in pages.items():
        for tag, attributes in tags(page):
            assert tag not in ("script", "img"), address
            assert not [name for name in attributes if name.startswith("on") or name == "style"], address
    assert any("&lt;script&gt;alert(1)" in page for address, page in pages.items() if address.startswith("/judge/"))


def test_every_field_of_every_form_has_a_label_and_no_id_stands_twice(desk: Desk) -> None:
    desk.send(f"/judge/story/{desk.story().id}", "note", note="x")
    pages = {at: page for at, page in walk(desk.client, "/").items() if at.startswith("/judge/")}
    assert len(pages) > 5
    for address, page in pages.items():
        found = tags(page)
        labelled = {a.get("for") for tag, a in found if tag == "label"}
        fields = [a for tag, a in found if tag in ("input", "select") and a.get("type") not in ("hidden", "checkbox")]
        assert {a.get("id") for a in fields} <= labelled, address
        ids = [a["id"] for _, a in found if a.get("id")]
        assert len(ids) == len(set(ids)), address
        assert len([1 for tag, _ in found if tag == "h1"]) == 1


def test_the_page_to_judge_is_the_same_as_json_and_not_sent_twice(desk: Desk) -> None:
    claim = desk.claim(CARRY)
    document = desk.client.get(f"/judge/claim/{claim.id}.json").json()
    assert (document["page"], document["kind"], document["id"]) == ("judge", "claim", claim.id)
    assert {part["id"] for part in document["parts"]} == {mention.statement.id for mention in claim.mentions}
    tag = desk.client.get(f"/judge/claim/{claim.id}").headers["etag"]
    assert desk.client.get(f"/judge/claim/{claim.id}", headers={"if-none-match": tag}).status_code == 304


def test_what_is_not_there_cannot_be_judged(desk: Desk) -> None:
    for address in ("/judge/claim/clm_none", "/judge/story/%00", "/judge/article/canal?statement=stm_none", "/judge/outlet/x", "/judge"):
        assert desk.client.get(address).status_code in (404, 405)


def test_a_site_to_look_at_leads_to_no_form_and_takes_none(web: TestClient) -> None:
    story_id = web.get("/index.json").json()["stories"][0]["id"]
    assert "/judge/" not in web.get(f"/story/{story_id}").text
    assert web.get(f"/judge/story/{story_id}").status_code == 404
    assert web.post("/judge", data={"action": "note"}).status_code == 404


def test_with_a_token_a_form_needs_both(desk: Desk) -> None:
    token = "a-token-of-good-length"
    site = make_site(desk.readout, db=desk.db, token=token, is_writable=True)
    client = TestClient(site, base_url="http://desk.example", follow_redirects=False)
    at = f"/judge/story/{desk.story().id}"
    assert client.get(at).status_code == 401
    assert client.post("/judge", data={"action": "note"}).status_code == 401
    client.post("/login", data={"token": token})
    page = client.get(at)
    sent = {"form_token": _token(page.text), "action": "note", "named": desk.story().id, "by": "Ada Holm", "note": "x"}
    assert token not in page.text
    assert client.post("/judge", data=sent).status_code == 303
    again = TestClient(make_site(desk.readout, db=desk.db, token=token, is_writable=True), base_url="http://desk.example")
    again.cookies.update(client.cookies)
    assert again.post("/judge", data=sent, follow_redirects=False).status_code == 303
