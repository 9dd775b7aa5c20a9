"""A person rules in a real browser and takes it back: narrow and wide, with scripts and without."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Page, sync_playwright

from readout.web.serving import listen
from readout.web.site import make_site
from walk import Desk, follow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
STORY, WORDS = "Arvenia and Sorland agreed to reopen the Linn canal to freight", "Forty ships waited outside the canal locks"


@pytest.fixture
def home(desk: Desk) -> Iterator[str]:
    with listen("127.0.0.1", 0) as bound:
        site = make_site(desk.readout, db=desk.db, is_writable=True)
        server = uvicorn.Server(uvicorn.Config(site, log_level="critical", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@pytest.fixture(params=[(420, False), (420, True), (1400, False), (1400, True)], ids=["narrow", "narrow-script", "wide", "wide-script"])
def page(request: pytest.FixtureRequest, home: str) -> Iterator[Page]:
    width, has_script = request.param
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        context = browser.new_context(java_script_enabled=has_script, viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(home)
        yield page
        context.close()
        browser.close()


def test_a_claim_is_ruled_on_shown_as_ruled_and_as_before_once_that_is_taken_back(page: Page, home: str, desk: Desk) -> None:
    follow(page, page.get_by_role("link", name=STORY))
    follow(page, page.locator("tr", has_text=WORDS).locator("a.number").first)
    claim = page.url
    assert page.get_by_text("ruled by").count() == 0
    follow(page, page.get_by_role("link", name="Judge this claim"))
    assert page.url == claim.replace("/claim/", "/judge/claim/")
    wide, held = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= held
    form = page.get_by_role("form", name="The same as another claim")
    form.get_by_label("The other claim").select_option(label=form.locator("option", has_text="agreed to reopen").first.inner_text())
    form.get_by_label("Your name").fill("Ada Holm")
    form.get_by_label("Why").fill("one piece of news")
    follow(page, form.get_by_role("button", name="Make them one"))
    assert page.url.startswith(f"{home}/claim/")
    assert page.get_by_text("ruled by Ada Holm").is_visible()
    assert page.get_by_text("one piece of news").first.is_visible()
    merged = page.url
    follow(page, page.locator(".trail a").first)
    assert page.get_by_text("ruled on by Ada Holm").count() > 0
    page.goto(merged)
    follow(page, page.get_by_role("link", name="Judge this claim"))
    page.get_by_text("Take it back", exact=True).first.click()
    undo = page.locator("form.ruling", has=page.locator('input[value="undo"]'))
    assert undo.get_by_label("Your name").input_value() == "Ada Holm"
    follow(page, undo.get_by_role("button", name="Take it back"))
    assert page.url.startswith(f"{home}/claim/")
    assert page.get_by_text("ruled by").count() == 0
    assert page.get_by_text("taken back since").count() > 0
    assert [ruling.kind for ruling in desk.rulings()] == ["merge-claims", "undo"]
    assert desk.claim(WORDS).claim.ruled_by == ()


def test_a_speaker_is_corrected_by_keyboard_alone(page: Page, home: str, desk: Desk) -> None:
    statement = desk.claim("canal would carry").mentions[0].statement
    page.goto(f"{home}/judge/article/{statement.article_id}?statement={statement.id}")
    form = page.get_by_role("form", name="Who says it")
    form.get_by_label("Name", exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Mara Linde")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("Ada Holm")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}/article/{statement.article_id}")
    assert page.get_by_text("Mara Linde").count() > 0
    assert desk.rulings()[0].value == "Mara Linde"
