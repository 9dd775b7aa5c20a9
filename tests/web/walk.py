"""Every page that a site leads to, found by following its links."""

from __future__ import annotations

from html.parser import HTMLParser

from fastapi.testclient import TestClient

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


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
    """Every page within reach of these addresses, by its address; each must answer with 200."""
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
            asked += [str(a["href"]) for tag, a in tags(answer.text) if tag == "a" and str(a.get("href", "")).startswith("/")]
    return {address: text for address, text in pages.items() if text}
