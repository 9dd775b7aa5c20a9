"""Every page that a site leads to, found by following its links; and a desk to rule at."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from fastapi.testclient import TestClient
from playwright.sync_api import Locator, Page

from readout.api import Readout
from readout.model.ruling import Ruling
from readout.report.pages import ClaimPage, StoryPage

Response = Any

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@dataclass(frozen=True)
class Desk:
    """A site that is open to writing, what stands behind it, and where its store is."""

    client: TestClient
    readout: Readout
    db: str

    def story(self, n_articles: int = 2) -> StoryPage:
        """The story of so many reports."""
        found = next(one for one in self.readout.stories(db=self.db).stories if one.n_articles == n_articles)
        return self.readout.story(found.id, db=self.db)

    def claim(self, words: str) -> ClaimPage:
        """The claim with these words in it."""
        found = next(one for one in self.story().story.claims if words in one.text)
        return self.readout.claim(found.id, db=self.db)

    def rulings(self) -> tuple[Ruling, ...]:
        """Every ruling that was kept."""
        return self.readout.rulings(db=self.db)

    def send(self, at: str, form: str, **filled: str | list[str]) -> Response:
        """What is answered when a form of a page is sent, with what a person filled in; hidden fields as the page has them."""
        page = self.client.get(at)
        assert page.status_code == 200, page.text
        fields = next(fields for fields in forms(page.text) if form in fields.get("action", []))
        sent = {**{name: values for name, values in fields.items() if name != "by"}, "by": "Ada Holm", **filled}
        return self.client.post("/judge", data=sent)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "form":
            self.found.append({})
        elif tag == "input" and held.get("type") == "hidden" and self.found:
            self.found[-1].setdefault(str(held["name"]), []).append(held.get("value") or "")


def forms(page: str) -> list[dict[str, list[str]]]:
    """The hidden fields of each form of a page."""
    parser = _Forms()
    parser.feed(page)
    return parser.found


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """The tags that stand in a page."""
    parser = Tags()
    parser.feed(page)
    return parser.found


def walk(client: TestClient, *starts: str) -> dict[str, str]:
    """Every page within reach of these addresses, by its address; each must answer with 200.

    Of the links of a page that set reports side by side at one path, only the first is followed: every cell of a table has its own.
    """
    pages: dict[str, str] = {}
    asked = list(starts)
    while asked:
        address = asked.pop().partition("#")[0]
        if not address or address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text)
        is_page = answer.headers["content-type"].startswith("text/html")
        pages[address] = answer.text if is_page else ""
        if is_page:
            linked = [str(a["href"]) for tag, a in tags(answer.text) if tag == "a" and str(a.get("href", "")).startswith("/")]
            asked += {address.partition("?left=")[0]: address for address in reversed(linked)}.values()
    return {address: text for address, text in pages.items() if text}


def follow(page: Page, what: Locator) -> None:
    """Click a link or a button in a browser, and wait until the page that it leads to has been loaded."""
    with page.expect_navigation():
        what.click()
