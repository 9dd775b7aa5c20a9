"""The page in a real browser, with scripts switched off."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

import invented
from readout.report.assembly import view_comparison
from readout.report.page import render_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "record.html"
    path.write_text(render_page(view_comparison(invented.make_comparison())), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(address)
        yield page
        context.close()
        browser.close()


def test_a_click_on_a_cell_leads_to_the_marked_words(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("tr#s1-c1 td a").first.click()
    mark = page.locator("mark:target")
    assert mark.count() == 1
    box = mark.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 800
    assert mark.inner_text().startswith("The two governments will reopen")


def test_the_number_behind_marked_words_leads_back_to_the_claim(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("mark .back", has_text=re.compile("^1$")).first.click()
    assert page.url.endswith("#s1-c1")
    assert page.locator("tr:target").count() == 1


def test_a_link_to_a_folded_claim_unfolds_it(page: Page, address: str) -> None:
    page.goto(address)
    assert not page.locator("tr#s1-c11").is_visible()
    page.locator("mark .back", has_text=re.compile("^11$")).first.click()
    assert page.locator("tr#s1-c11").is_visible()


def test_the_first_tab_reaches_the_way_past_the_head(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the record"


@pytest.mark.parametrize("width", [360, 768, 1400])
def test_the_page_itself_never_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    box = page.locator("body").bounding_box()
    assert box is not None
    for selector in ("main", "h1", ".scroll", ".contents", ".report"):
        inner = page.locator(selector).first.bounding_box()
        assert inner is not None
        assert inner["x"] >= 0
        assert inner["x"] + inner["width"] <= width + 0.5


def test_nothing_is_asked_for_but_the_page(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert asked == [address]


def shown(page: Page) -> list[str]:
    """The anchors of the rows of the tables that can be seen, folds opened or not."""
    rows = page.locator("#s1-claims tbody tr")
    return [str(row.get_attribute("id")) for row in rows.all() if row.evaluate("row => getComputedStyle(row).display") != "none"]


def test_a_reader_narrows_the_tables_without_script(page: Page, address: str) -> None:
    page.goto(address)
    (story,) = view_comparison(invented.make_comparison()).stories
    assert len(shown(page)) == len(story.claims)
    assert not page.locator(".fits").first.is_visible()
    page.get_by_role("radio", name="contradicted").check()
    wanted = [claim for claim in story.claims if claim.verdict == "contradicted"]
    assert set(shown(page)) == {claim.anchor for claim in wanted}
    assert page.locator(".fits").first.is_visible()
    page.get_by_role("radio", name="ARV").check()
    assert set(shown(page)) == {claim.anchor for claim in wanted if "ARV" in claim.parties}
    page.get_by_role("radio", name="every verdict").check()
    assert set(shown(page)) == {claim.anchor for claim in story.claims if "ARV" in claim.parties}
    page.get_by_role("radio", name="every party").check()
    page.get_by_role("radio", name="the 10 most important").check()
    assert set(shown(page)) == {claim.anchor for claim in story.claims[:10]}


def test_a_row_that_a_link_leads_to_is_seen_though_it_is_narrowed_away(page: Page, address: str) -> None:
    page.goto(address)
    (story,) = view_comparison(invented.make_comparison()).stories
    page.get_by_role("radio", name="contradicted").check()
    hidden = next(claim for claim in story.claims if claim.verdict == "corroborated" and claim.n_reports > 1)
    assert hidden.anchor not in shown(page)
    page.locator(f"mark .back[href='#{hidden.anchor}']").first.click()
    assert page.locator(f"#{hidden.anchor}").is_visible()


def test_who_is_silent_unfolds_under_its_claim_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    fold = page.locator(".hush").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.locator("dd").first.is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_the_page(page: Page, address: str, width: int, scheme: Literal["light", "dark"]) -> None:
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    asked = context.new_page()
    asked.goto(address)
    asked.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    asked.get_by_role("radio", name="contradicted").check()
    found = Axe().run(asked, options={"resultTypes": ["violations"]}).response["violations"]
    wide, held = asked.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    context.close()
    assert [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []
    assert wide <= held
