"""The pages as a reader and a program get them."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qsl

import pytest
from fastapi.testclient import TestClient

from readout.api import Readout
from readout.report.listing import page_document
from walk import HOSTILE, tags, walk

KINDS = ("story", "claim", "article", "outlet", "speaker")


@pytest.fixture(scope="session")
def pages(web: TestClient) -> dict[str, str]:
    return walk(web, "/", "/search?q=hotline", "/search")


def _first(pages: dict[str, str], kind: str) -> str:
    return next(address for address in sorted(pages) if address.startswith(f"/{kind}/"))


def test_every_link_of_every_page_leads_to_a_page(pages: dict[str, str]) -> None:
    assert {address.split("/")[1] for address in pages} >= set(KINDS)
    assert len(pages) > 50


def test_every_link_to_words_finds_its_mark(pages: dict[str, str]) -> None:
    ids = {address: {a["id"] for _, a in tags(page) if a.get("id")} for address, page in pages.items()}
    for address, page in pages.items():
        for tag, attributes in tags(page):
            to, sign, anchor = str(attributes.get("href", "")).partition("#")
            if tag == "a" and sign and (to or address) in ids:
                assert anchor in ids[to or address], (address, to, anchor)


def test_every_page_has_a_language_one_heading_a_skip_link_and_labels(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        found = tags(page)
        assert [a.get("lang") for tag, a in found if tag == "html"] == ["en"]
        assert len([1 for tag, _ in found if tag == "h1"]) == 1, address
        assert next(a for tag, a in found if tag == "a")["href"] == "#record"
        assert [a for _, a in found if a.get("id") == "record"]
        labelled = {a.get("for") for tag, a in found if tag == "label"}
        assert {a.get("id") for tag, a in found if tag in ("input", "select")} <= labelled
        ids = [a["id"] for _, a in found if a.get("id")]
        assert len(ids) == len(set(ids)), address


def test_no_page_has_a_script_or_a_style_of_its_own(pages: dict[str, str]) -> None:
    for page in pages.values():
        for tag, attributes in tags(page):
            assert tag not in ("script", "style", "img", "iframe")
            assert not [name for name in attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_json_of_a_page_is_its_view(web: TestClient, readout: Readout, pages: dict[str, str], kind: str) -> None:
    address = _first(pages, kind)
    view = getattr(readout, kind)(address.rpartition("/")[2])
    assert web.get(f"{address}.json").json() == json.loads(json.dumps(page_document(view)))


def _story(pages: dict[str, str]) -> str:
    return next(
        address for address, page in pages.items() if re.fullmatch(r"/story/[^/?]+", address) and "coast guard hotline</h1>" in page
    )


def test_the_json_of_a_narrowed_table_is_the_whole_record_and_the_claims_that_fit(
    web: TestClient, readout: Readout, pages: dict[str, str]
) -> None:
    address = _story(pages)
    document = web.get(f"{address}.json?party=NO&verdict=single-origin&top=2").json()
    view = readout.story(address.rpartition("/")[2], party="NO", verdict="single-origin", top=2)
    assert document == json.loads(json.dumps(page_document(view)))
    table = document.pop("table")
    assert document == web.get(f"{address}.json").json()
    assert len(table["claim_ids"]) == 2
    verdicts = {claim["id"]: (claim["verdict"], claim["parties"]) for claim in document["stories"][0]["claims"]}
    for claim_id in table["claim_ids"]:
        assert verdicts[claim_id][0] == "single-origin"
        assert "NO" in verdicts[claim_id][1]


def test_the_table_is_narrowed_by_what_its_form_asks(web: TestClient, pages: dict[str, str]) -> None:
    address = _story(pages)
    rows = re.compile(r'<tr id="s1-c\d+">')
    everything, some = (web.get(address + query).text for query in ("", "?party=IS&verdict=contradicted&top="))
    assert 0 < len(rows.findall(some)) < len(rows.findall(everything))
    assert re.search(r'<option value="contradicted" selected>', some)
    assert re.search(r"\d+ claims? of \d+<", some)
    none = web.get(f"{address}?party=ZZ").text
    assert not rows.findall(none)
    assert f"0 claims of {len(rows.findall(everything))}: none fits" in none
    assert '<option value="ZZ" selected>' in none


@pytest.mark.parametrize("name", ["beside", "texts"])
def test_two_reports_side_by_side_have_their_json_and_a_form_to_choose_others(
    web: TestClient, readout: Readout, pages: dict[str, str], name: str
) -> None:
    address = next(one for one in sorted(pages) if f"/{name}?left=" in one)
    path, _, query = address.partition("?")
    view = getattr(readout, name)(path.split("/")[2], **dict(parse_qsl(query)))
    assert web.get(f"{path}.json?{query}").json() == json.loads(json.dumps(page_document(view)))
    assert web.get(f"{path}.json").json()["page"] == name
    found = tags(pages[address])
    assert [a.get("name") for tag, a in found if tag == "select"] == ["left", "right"]
    chosen = [a["value"] for tag, a in found if tag == "option" and "selected" in a]
    assert len(set(chosen)) == 2
    assert len([1 for tag, _ in found if tag == "option"]) == 14


def test_a_cell_sets_the_words_of_its_report_beside_those_of_another(web: TestClient, pages: dict[str, str]) -> None:
    page = pages[_story(pages)]
    row = re.search(r'<tr id="s1-c1">.*?</tr>', page, re.DOTALL)
    assert row is not None
    cells = re.findall(r'href="(/claim/[^"]+/beside\?left=[^"]+)"', row[0])
    assert len(cells) == 7
    for cell in cells:
        shown = web.get(cell).text
        assert len(re.findall(r'<mark class="said" id=', shown)) >= 2
        assert f'<option value="{dict(parse_qsl(cell.partition("?")[2]))["left"]}" selected>' in shown


@pytest.mark.parametrize(("path", "name"), [("claim", "beside"), ("story", "texts")])
def test_two_reports_that_are_not_of_the_story_are_a_clear_page(web: TestClient, pages: dict[str, str], path: str, name: str) -> None:
    address = _story(pages) if path == "story" else _first(pages, path)
    for query in ("?left=nothing", "?right=%3Cb%3E"):
        answer = web.get(f"{address}/{name}{query}")
        assert answer.status_code == 404
        assert "<b>" not in answer.text
    assert web.get(f"/{path}/none/{name}").status_code == 404
    assert web.get(f"/{path}/%00/{name}").status_code == 404
    assert web.get(f"{address}/{name}?left=%00").status_code == 400
    assert web.get(f"/{path}/none/{name}.json").json()["error"]["kind"] == "NotFound"


def test_a_story_of_one_report_has_no_texts_to_compare(web: TestClient, pages: dict[str, str]) -> None:
    alone = next(s["id"] for s in web.get("/index.json").json()["stories"] if s["n_articles"] == 1)
    assert web.get(f"/story/{alone}/texts").status_code == 404
    claim = re.search(r"/claim/[^\"/?]+", pages[f"/story/{alone}"])
    assert claim is not None
    assert web.get(f"{claim[0]}/beside").status_code == 200


def test_an_outlet_page_tells_what_it_carries_first_omits_and_relays(web: TestClient, readout: Readout) -> None:
    view = readout.outlet("nordwire")
    page = web.get("/outlet/nordwire").text
    assert view.first and view.omitted and view.relayed
    for heading in ("First to carry", "Omits what others carry", "Whose words it relays", "Newest reports"):
        assert f">{heading}</h2>" in page
    assert f"{view.n_first} carried first" in page
    assert f"{view.n_omitted} omitted" in page


def test_the_json_of_the_lists_is_their_view(web: TestClient, readout: Readout) -> None:
    assert web.get("/index.json").json() == json.loads(json.dumps(page_document(readout.stories(limit=30))))
    assert web.get("/search.json?q=hotline").json() == json.loads(json.dumps(page_document(readout.search("hotline"))))


def test_the_list_is_narrowed_by_what_the_form_asks(web: TestClient) -> None:
    everything = web.get("/index.json").json()["stories"]
    assert len(web.get("/index.json?least=2&party=&since=").json()["stories"]) == len([s for s in everything if s["n_articles"] > 1])
    assert web.get("/index.json?party=ZZ").json()["stories"] == []
    assert "No story fits" in web.get("/?party=ZZ").text
    assert 'value="ZZ"' in web.get("/?party=ZZ").text


def test_one_page_of_stories_leads_to_the_next(web: TestClient) -> None:
    first = web.get("/?limit=1").text
    more = next(str(a["href"]) for tag, a in tags(first) if a.get("rel") == "next")
    second = web.get(more).text
    linked = [re.findall(r'class="entry"><a href="([^"]+)"', page) for page in (first, second)]
    assert len(linked[0]) == len(linked[1]) == 1
    assert linked[0] != linked[1]


def test_a_search_marks_what_was_looked_for(web: TestClient) -> None:
    page = web.get("/search?q=hotline").text
    assert re.search(r'<mark class="shared">[Hh]otline', page)
    assert "Nothing found" in web.get("/search?q=zzzz").text


@pytest.mark.parametrize("address", ["/story/sto_none", "/claim/x", "/article/%00", "/outlet/a%2Fb", "/speaker/nobody", "/story/"])
def test_what_is_not_there_is_a_clear_page(web: TestClient, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "address", ["/?least=0", "/?limit=201", "/?since=monday", "/?until=9999-12-31", "/?verdict=true", "/search?q=speaker:", "/?party=%00"]
)
def test_what_cannot_be_asked_is_a_clear_page(web: TestClient, address: str) -> None:
    answer = web.get(address)
    assert answer.status_code == 400
    assert "<h1>That did not work</h1>" in answer.text


def test_markup_in_reports_stays_text_on_every_page(hostile: TestClient) -> None:
    pages = walk(hostile, "/", "/search?q=canal", "/search?q=alert")
    assert {address.split("/")[1] for address in pages} >= set(KINDS)
    for address, page in pages.items():
        for tag, attributes in tags(page):
            assert tag not in ("script", "img"), address
            assert not [name for name in attributes if name.startswith("on")], address
            assert not str(attributes.get("href", "")).startswith("javascript:")
    assert any("&lt;script&gt;alert(1)" in page for address, page in pages.items() if address.startswith("/article/"))
    assert any(address.startswith("/article/first%2F..%2Fpaper") for address in pages)


def test_markup_in_a_query_or_an_address_stays_text(web: TestClient) -> None:
    for address in ("/", "/search", "/story/x"):
        page = web.get(address, params={"q": HOSTILE, "party": HOSTILE}).text
        assert not [tag for tag, _ in tags(page) if tag in ("script", "img")]
    assert "<script" not in web.get("/claim/%3Cscript%3Ealert(1)%3C%2Fscript%3E").text
    assert 'value="{{ 7*7 }}"' in web.get("/", params={"party": "{{ 7*7 }}"}).text
