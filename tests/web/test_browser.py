"""The site in a real browser, with scripts switched off, narrow and wide."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Page, sync_playwright

from readout.api import Readout
from readout.web.serving import listen
from readout.web.site import make_site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def home(readout: Readout) -> Iterator[str]:
    with listen("127.0.0.1", 0) as bound:
        server = uvicorn.Server(uvicorn.Config(make_site(readout), log_level="critical", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@pytest.fixture(params=[420, 1400])
def page(request: pytest.FixtureRequest, home: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        size = {"width": request.param, "height": 900}
        context = browser.new_context(java_script_enabled=False, viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(home)
        yield page
        context.close()
        browser.close()


def test_a_reader_goes_from_the_list_to_the_words_and_back_without_script(page: Page) -> None:
    page.get_by_role("link", name="Norway, Iceland agree on coast guard hotline").click()
    page.locator("a.number").first.click()
    assert "/claim/" in page.url
    page.locator(".claims .words a").first.click()
    assert "/article/" in page.url
    assert page.locator("mark:target").count() == 1
    page.locator("mark:target .back").first.click()
    assert "/story/" in page.url
    assert page.locator("tr:target").count() == 1


def test_a_reader_searches_by_keyboard(page: Page) -> None:
    page.get_by_label("Search", exact=True).fill("hotline")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hotline")
    assert page.locator("mark.shared").count() > 0


def test_no_page_is_wider_than_its_window(page: Page, home: str) -> None:
    story = page.get_by_role("link", name="Norway, Iceland agree on coast guard hotline").get_attribute("href")
    for address in ("/", "/search?q=hotline", story):
        page.goto(f"{home}{address}")
        wide, held = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= held, address
