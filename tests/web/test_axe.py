"""Every kind of page, in a real browser, against axe-core: it finds nothing, narrow and wide, light and dark, whatever reports hold.

In the light all rules that axe asks by itself; in the dark those of them on colour, for the others do not depend on it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from walk import tags

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]
SIZES = [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]
ALL = {"resultTypes": ["violations"]}
COLOURS = {**ALL, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def kinds(client: TestClient, word: str) -> dict[str, str]:
    """One address of every kind of page that a story leads to."""
    stories = client.get("/index.json").json()["stories"]
    story = max(stories, key=lambda one: int(one["n_articles"]))["id"]
    found = {
        "list": "/",
        "search": f"/search?q={word}",
        "story": f"/story/{story}",
        "narrowed": f"/story/{story}?verdict=contradicted&top=10",
    }
    asked = [found["story"]]
    while asked:
        for tag, attributes in tags(client.get(asked.pop()).text):
            address = str(attributes.get("href", "")).partition("#")[0]
            kind = "beside" if "/beside" in address else "texts" if "/texts" in address else address.split("/")[1] if address[1:] else ""
            if tag == "a" and kind in ("claim", "beside", "texts", "article", "outlet", "speaker") and kind not in found:
                found[kind] = address
                asked.append(address)
    return {**found, "error": "/story/none"}


def judging(addresses: dict[str, str]) -> list[str]:
    """The addresses of the forms to rule on the same story, claim and article."""
    return [f"/judge{addresses[kind]}" for kind in ("story", "claim", "article")]


Look = Callable[[str, str, int, str], list[str]]


@pytest.fixture
def look(browser: Browser) -> Look:
    """What axe finds at an address, folds opened."""

    def find(home: str, address: str, width: int, scheme: str) -> list[str]:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page = context.new_page()
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("dialog", lambda dialog: failed.append(f"a dialog opened: {dialog.message}"))
        page.goto(home + address)
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        found = Axe().run(page, options=COLOURS if scheme == "dark" else ALL).response["violations"]
        context.close()
        return failed + [f"{address}: {one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]

    return find


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_axe_finds_nothing_on_any_kind_of_page(look: Look, home: str, web: TestClient, width: int, scheme: str) -> None:
    addresses = kinds(web, "hotline")
    assert len(addresses) == 11
    assert [line for address in addresses.values() for line in look(home, address, width, scheme)] == []


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_axe_finds_nothing_on_the_forms_of_a_site_that_is_open_to_writing(
    look: Look, writable_home: str, web: TestClient, width: int, scheme: str
) -> None:
    forms = judging(kinds(web, "hotline"))
    assert len(forms) == 3
    assert [line for address in forms for line in look(writable_home, address, width, scheme)] == []


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_axe_finds_nothing_and_nothing_runs_where_reports_hold_markup(
    look: Look, hostile_home: str, hostile: TestClient, width: int, scheme: str
) -> None:
    addresses = kinds(hostile, "canal")
    assert len(addresses) == 11
    assert [line for address in (*addresses.values(), *judging(addresses)) for line in look(hostile_home, address, width, scheme)] == []
