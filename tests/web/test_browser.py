"""The site in a real browser, narrow and wide, with scripts and without: what a reader does, click by click."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from walk import follow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]
STORY = "Norway, Iceland agree on coast guard hotline"


@pytest.fixture(params=[(390, False), (390, True), (1440, False), (1440, True)], ids=["narrow", "narrow-script", "wide", "wide-script"])
def page(request: pytest.FixtureRequest, browser: Browser, home: str) -> Iterator[Page]:
    width, has_script = request.param
    size = {"width": width, "height": 900}
    context = browser.new_context(java_script_enabled=has_script, viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(home)
    yield page
    context.close()


class Reader:
    """A reader who is new to it: counts the clicks that it takes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.n_clicks = 0

    def click(self, link: Locator) -> None:
        follow(self.page, link)
        self.n_clicks += 1

    def open(self, section: str) -> Locator:
        """The section of the story's page that a reader gets to by the list and the contents."""
        self.click(self.page.get_by_role("link", name=STORY))
        self.click(self.page.get_by_role("navigation", name="Sections of this record").get_by_role("link", name=section))
        anchor = self.page.url.partition("#")[2]
        assert anchor
        shown = self.page.locator(f"#{anchor}")
        box = shown.bounding_box()
        assert box is not None
        assert box["y"] < 900
        return shown


def test_a_reader_goes_from_the_list_to_the_words_and_back(page: Page) -> None:
    follow(page, page.get_by_role("link", name=STORY))
    follow(page, page.locator("a.number").first)
    assert "/claim/" in page.url
    follow(page, page.locator(".claims .words a").first)
    assert "/article/" in page.url
    assert page.locator("mark:target").count() == 1
    follow(page, page.locator("mark:target .back").first)
    assert "/story/" in page.url
    assert page.locator("tr:target").count() == 1


def test_a_reader_goes_from_the_list_to_a_cell_and_sees_the_words_side_by_side(page: Page) -> None:
    follow(page, page.get_by_role("link", name=STORY))
    follow(page, page.locator("#s1-c1 td a").nth(4))
    assert "/beside?left=" in page.url
    sheets = page.locator(".report")
    assert sheets.count() == 2
    assert all(sheets.nth(number).locator("mark.said").first.is_visible() for number in (0, 1))
    assert sheets.nth(0).get_by_role("heading", level=2).inner_text() == "Nordwire"
    boxes = [sheets.nth(number).bounding_box() for number in (0, 1)]
    assert boxes[0] and boxes[1]
    is_wide = (page.viewport_size or {"width": 0})["width"] > 1000
    assert (boxes[0]["y"] == boxes[1]["y"]) is is_wide
    page.get_by_label("Right").select_option(label="Government of Iceland – attributes")
    follow(page, page.get_by_role("button", name="Set side by side"))
    assert [sheets.nth(number).get_by_role("heading", level=2).inner_text() for number in (0, 1)] == ["Nordwire", "Government of Iceland"]


def test_an_analyst_goes_from_a_cell_to_a_note_and_takes_it_back(page: Page, desk_home: str) -> None:
    page.goto(desk_home)
    follow(page, page.get_by_role("link", name="Arvenia and Sorland agreed").first)
    follow(page, page.locator("#s1-c1 td a").first)
    assert page.locator("mark.said").count() >= 2
    follow(page, page.get_by_role("link", name="Judge this claim"))
    form = page.locator("form", has=page.get_by_role("button", name="Keep the note"))
    form.get_by_label("Your name").fill("Ada Holm")
    form.get_by_label("Why").fill("as the ministry has it")
    follow(page, form.get_by_role("button"))
    assert "/claim/" in page.url
    assert "as the ministry has it" in page.locator("main").inner_text()
    follow(page, page.get_by_role("link", name="Judge this claim"))
    undo = page.locator("form[aria-label^='Take back']").first
    page.locator("details", has=page.locator("form[aria-label^='Take back']")).locator("summary").first.click()
    undo.get_by_label("Your name").fill("Ada Holm")
    follow(page, undo.get_by_role("button"))
    assert "taken back since" in page.locator("main").inner_text()


def test_a_reader_narrows_the_table_to_a_party_and_a_verdict(page: Page) -> None:
    follow(page, page.get_by_role("link", name=STORY))
    n = page.locator(".matrix tbody tr").count()
    page.get_by_label("Said by").select_option("IS")
    page.get_by_label("Verdict").select_option("contradicted")
    follow(page, page.get_by_role("button", name="Narrow"))
    page.wait_for_url(re.compile("party=IS"))
    rows = page.locator(".matrix tbody tr")
    assert 0 < rows.count() < n
    assert all("contradicted" in text and "Iceland" in text for text in rows.locator(".support").all_text_contents())
    follow(page, page.get_by_role("link", name=f"all {n}"))
    assert page.locator(".matrix tbody tr").count() == n


def test_a_reader_sees_the_heads_of_the_table_while_going_through_it(page: Page) -> None:
    follow(page, page.get_by_role("link", name=STORY))
    table = page.locator(".tall").first
    table.scroll_into_view_if_needed()
    page.locator("#s1-c12").scroll_into_view_if_needed()
    page.locator("#s1-c12 td a").last.scroll_into_view_if_needed()
    frame, head, side = (page.locator(which).first.bounding_box() for which in (".tall", ".tall thead tr:last-child th", "#s1-c12 th"))
    assert frame and head and side
    assert frame["y"] <= head["y"] < frame["y"] + 60
    assert abs(side["x"] - frame["x"]) < 3


def test_which_claims_only_one_side_makes_takes_two_clicks(page: Page) -> None:
    reader = Reader(page)
    section = reader.open("One side only")
    sides = {side.get_by_role("heading", level=3).inner_text(): side.inner_text() for side in section.locator(".sides > div").all()}
    assert reader.n_clicks == 2
    assert set(sides) == {"Iceland alone", "Norway alone"}
    assert "the sea between the two countries feeds both of them" in sides["Iceland alone"]
    assert "the zone would stay in place" in sides["Norway alone"]
    assert "the zone would stay in place" not in sides["Iceland alone"]


def test_which_outlets_share_agency_text_takes_two_clicks_and_the_text_itself_a_third(page: Page) -> None:
    reader = Reader(page)
    section = reader.open("Shared text")
    lines = [" ".join(line.split()) for line in section.locator(".overlaps > li").all_inner_texts()]
    agency = [line for line in lines if "both via Nordwire" in line]
    assert reader.n_clicks == 2
    assert len(agency) == 3
    assert all(any(name in line for line in agency) for name in ("Nordwire", "The Harbour Post", "The Morning Lantern"))
    reader.click(section.get_by_role("link", name=re.compile("side by side")).first)
    assert reader.n_clicks == 3
    assert "/texts?" in page.url
    assert page.locator(".row.copied").count() >= 5


def test_what_was_planned_and_did_not_happen_takes_two_clicks(page: Page) -> None:
    reader = Reader(page)
    section = reader.open("Planned, and what became of it")
    cancelled = section.locator(".pair", has_text="cancelled").all_inner_texts()
    assert reader.n_clicks == 2
    assert any("press conference" in text for text in cancelled)


def test_a_reader_searches_by_keyboard(page: Page) -> None:
    page.get_by_label("Search", exact=True).fill("hotline")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hotline")
    assert page.locator("mark.shared").count() > 0


def test_no_page_is_wider_than_its_window(page: Page, home: str) -> None:
    story = page.get_by_role("link", name=STORY).get_attribute("href")
    page.goto(f"{home}{story}")
    more = [page.locator(which).first.get_attribute("href") for which in ("#s1-c1 td a", ".overlaps .support a", "a.number", "h3 a")]
    assert all(more)
    for address in ("/", "/search?q=hotline", story, *more, "/outlet/nordwire", "/story/none"):
        page.goto(f"{home}{address}")
        wide, held = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= held, address


def test_nothing_is_cut_off_on_paper(page: Page) -> None:
    follow(page, page.get_by_role("link", name=STORY))
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    wide, held = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= held
    folded = page.locator("#s1-claims details tbody tr")
    assert folded.count() > 0
    assert folded.first.is_visible()
    assert not page.locator(".find").is_visible()


def test_a_browser_is_asked_for_a_token_once_and_signs_with_its_name(browser: Browser, closed_home: tuple[str, str]) -> None:
    home, secret = closed_home
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{home}/search?q=canal")
    for given in ("not-the-token-at-all", secret):
        page.get_by_label("Token").fill(given)
        follow(page, page.get_by_role("button", name="Enter"))
    assert page.url == f"{home}/"
    follow(page, page.locator("main a[href^='/story/']").first)
    judge = page.get_by_role("link", name="Judge this story")
    if judge.count():
        follow(page, judge)
        note = page.locator("form", has=page.locator("#note-h"))
        assert note.get_by_label("Your name").input_value() == "Ada Holm"
        assert not note.get_by_label("Your name").is_editable()
        note.get_by_label("Why").fill("as the ministry has it")
        follow(page, note.get_by_role("button"))
        assert page.get_by_text("Ada Holm").count()
    context.close()
