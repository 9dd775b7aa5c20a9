"""REST: documents, pages, ETags, one shape of error."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

API = "/api/v1"


@pytest.fixture
def story_id(web: TestClient) -> str:
    stories = web.get(f"{API}/stories").json()["stories"]
    return str(max(stories, key=lambda story: int(story["n_articles"]))["id"])


def test_the_stories_come_page_by_page(web: TestClient) -> None:
    every = [story["id"] for story in web.get(f"{API}/stories").json()["stories"]]
    seen, address = [], f"{API}/stories?limit=1"
    while address:
        answer = web.get(address)
        seen += [story["id"] for story in answer.json()["stories"]]
        found = re.fullmatch(r'<([^>]+)>; rel="next"', answer.headers.get("link", ""))
        address = found[1] if found else ""
    assert seen == every
    assert len(seen) > 1


def test_hits_come_page_by_page(web: TestClient) -> None:
    everything = web.get(f"{API}/search?q=hotline&limit=200").json()
    answer = web.get(f"{API}/search?q=hotline&limit=2")
    assert answer.json()["hits"] == everything["hits"][:2]
    following = answer.headers["link"].partition(">")[0].removeprefix("<")
    assert web.get(following).json()["hits"] == everything["hits"][2:4]


def test_a_story_is_the_record_and_a_claim_its_page(web: TestClient, story_id: str) -> None:
    record = web.get(f"{API}/story/{story_id}").json()
    assert record["format"] == "readout/1"
    claim = record["stories"][0]["claims"][0]["id"]
    assert web.get(f"{API}/claim/{claim}").json()["id"] == claim


def test_two_reports_side_by_side_are_what_their_page_is(web: TestClient, story_id: str) -> None:
    record = web.get(f"{API}/story/{story_id}").json()["stories"][0]
    claim = next(one for one in record["claims"] if len(one["origin_ids"]) > 2)["id"]
    left, right = (article["id"] for article in record["articles"][:2])
    for address in (f"/claim/{claim}/beside", f"/story/{story_id}/texts"):
        for asked in ("", f"?left={left}&right={right}"):
            assert web.get(f"{API}{address}{asked}").json() == web.get(f"{address}.json{asked}").json()
    beside = web.get(f"{API}/claim/{claim}/beside?left={left}&right={right}").json()
    assert (beside["page"], beside["left"]["column"]["article_id"], beside["right"]["column"]["article_id"]) == ("beside", left, right)


def test_a_silent_report_says_whether_it_could_have_known(web: TestClient, story_id: str) -> None:
    claims = web.get(f"{API}/story/{story_id}").json()["stories"][0]["claims"]
    claim, cell = next((one, cell) for one in claims for cell in one["cells"] if cell["stance"] == "omits")
    sheet = web.get(f"{API}/claim/{claim['id']}/beside?right={cell['article_id']}").json()["right"]
    assert sheet["stance"] == "omits"
    assert sheet["why_silent"]
    assert sheet["why_silent"] in web.get(f"/claim/{claim['id']}/beside?right={cell['article_id']}").text


def test_the_timeline_gives_the_times_with_the_words_that_tell_them(web: TestClient, story_id: str) -> None:
    line = web.get(f"{API}/story/{story_id}/timeline").json()
    record = web.get(f"{API}/story/{story_id}").json()["stories"][0]
    assert (line["format"], line["page"], line["id"]) == ("readout-page/1", "timeline", story_id)
    out = [lane["start_at"] for lane in line["reports"]]
    assert out == sorted(out)
    told = {lane["id"] for lane in line["reports"]} | set(line["undated_article_ids"])
    assert told == {article["id"] for article in record["articles"]}
    texts = {article_id: web.get(f"/article/{article_id}.json").json() for article_id in told}
    cites = [cite for lane in line["times"] for cite in lane["cites"]]
    assert cites
    for cite in cites:
        assert cite["quote"] in "".join(words_of(texts[cite["article_id"]]["text"]["lines"]))


def words_of(lines: Any) -> list[str]:
    """Every word of a text, which stands in lines of runs of pieces."""
    if isinstance(lines, dict):
        return words_of(lines["pieces"]) if "pieces" in lines else [lines["text"], *words_of(lines["inside"])]
    return [word for line in lines for word in words_of(line)]


def test_an_outlet_and_a_speaker_are_their_pages(web: TestClient) -> None:
    for address in ("/outlet/nordwire", "/speaker/ingrid-solvang"):
        answer = web.get(f"{API}{address}")
        assert answer.status_code == 200
        assert answer.json() == web.get(f"{address}.json").json()


def test_a_poller_gets_only_what_changed(web: TestClient) -> None:
    changed = max(story["changed_at"] for story in web.get(f"{API}/stories").json()["stories"])
    assert web.get(f"{API}/stories", params={"changed_since": changed}).json()["stories"] == []


def test_what_is_held_already_is_not_sent_again(web: TestClient, story_id: str) -> None:
    for address in (f"{API}/stories", f"{API}/story/{story_id}", f"/story/{story_id}", "/style.css", "/search?q=hotline"):
        tag = web.get(address).headers["etag"]
        for asked in (tag, f'"other", W/{tag}'):
            again = web.get(address, headers={"if-none-match": asked})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert web.get(address, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/story/none", 404, "NotFound"),
        ("/claim/none", 404, "NotFound"),
        ("/claim/%00", 404, "NotFound"),
        ("/claim/none/beside", 404, "NotFound"),
        ("/claim/%00/beside", 404, "NotFound"),
        ("/story/none/texts", 404, "NotFound"),
        ("/story/%00/texts", 404, "NotFound"),
        ("/story/none/timeline", 404, "NotFound"),
        ("/outlet/none", 404, "NotFound"),
        ("/speaker/none", 404, "NotFound"),
        ("/story/none/texts?left=%00", 400, "ConfigError"),
        ("/article/none", 404, "NotFound"),
        ("/runs/none", 404, "NotFound"),
        ("/runs/%00", 404, "NotFound"),
        ("/runs?since=monday", 400, "ConfigError"),
        ("/rulings?about=none", 404, "NotFound"),
        ("/rulings?since=monday", 400, "ConfigError"),
        ("/nothing", 404, "NotFound"),
        ("/stories?limit=0", 400, "ConfigError"),
        ("/stories?since=monday", 400, "ConfigError"),
        ("/stories?least=x", 400, "ConfigError"),
        ("/stories?after=none", 404, "NotFound"),
        ("/search", 400, "ConfigError"),
        ("/search?q=speaker:", 400, "ConfigError"),
        ("/search?q=a&offset=-1", 400, "ConfigError"),
    ],
)
def test_every_error_has_one_shape(web: TestClient, address: str, status: int, kind: str) -> None:
    answer = web.get(API + address)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"kind", "message", "hint"}
    assert answer.json()["error"]["kind"] == kind


def test_an_error_says_what_was_given_and_what_it_should_be(web: TestClient) -> None:
    error = web.get(f"{API}/stories?limit=0").json()["error"]
    assert error["message"] == "limit is '0'"
    assert error["hint"].startswith("it should be greater than or equal to 1")
    assert web.get(f"{API}/stories?party=%00").json()["error"]["hint"].startswith("it should match")


def test_a_refused_method_has_the_same_shape(web: TestClient) -> None:
    answer = web.post(f"{API}/stories")
    assert answer.status_code == 405
    assert answer.json()["error"]["kind"] == "MethodNotAllowed"


def test_the_interface_describes_itself(web: TestClient) -> None:
    described = web.get(f"{API}/openapi.json").json()
    records = {f"{API}/{kind}/{{{kind}_id}}" for kind in ("article", "claim", "outlet", "speaker", "story")}
    sides = {f"{API}/claim/{{claim_id}}/beside", f"{API}/story/{{story_id}}/texts", f"{API}/story/{{story_id}}/timeline"}
    lists = {f"{API}/{name}" for name in ("rulings", "rulings/pairs", "runs", "runs/{run_id}", "search", "stories")}
    assert set(described["paths"]) == records | sides | lists
    assert {method for path in described["paths"].values() for method in path} == {"get"}
    names = {parameter["name"] for parameter in described["paths"][f"{API}/stories"]["get"]["parameters"]}
    assert {"party", "since", "after", "limit"} <= names
