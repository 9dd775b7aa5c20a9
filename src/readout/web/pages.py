"""The pages: each as HTML, and at the same address with `.json` as JSON, both from one frozen view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from readout.api import Readout
from readout.errors import NotFound
from readout.report.listing import Page, page_document
from readout.report.page import page_address
from readout.report.pages import SearchPage, StoryPage
from readout.report.site import render_site, site_style
from readout.web.answers import answer, answer_document
from readout.web.queries import SearchQuery, StoriesQuery, parse_as

__all__ = ["KINDS", "next_query", "page_routes", "read_record"]

KINDS = ("story", "claim", "article", "outlet", "speaker")
_HTML = "text/html"
_STORIES_ON_PAGE = 30


def page_routes(readout: Readout, db: str) -> list[Route]:
    """The routes of all pages of a store."""
    routes = [Route("/style.css", _style), *_list_routes(readout, db)]
    for kind in KINDS:
        routes += [
            Route(f"/{kind}/{{record_id:path}}.json", _record_page(readout, db, kind, is_json=True)),
            Route(f"/{kind}/{{record_id:path}}", _record_page(readout, db, kind, is_json=False)),
        ]
    return routes


def read_record(readout: Readout, db: str, kind: str, record_id: str) -> Any:
    """The page of one record.

    Raises:
        NotFound: If there is none of this id.
    """
    if not record_id or "\0" in record_id:
        raise NotFound(f"there is no {kind} {record_id!r} in the store", "look at the list of stories, or search")
    return getattr(readout, kind)(record_id, db=db)


def next_query(asked: dict[str, str], **changed: str | int) -> str:
    """The query that asks for the next page."""
    return "?" + urlencode({**asked, **{name: str(value) for name, value in changed.items()}})


def _list_routes(readout: Readout, db: str) -> list[Route]:
    def stories(request: Request) -> Response:
        asked = _asked(request)
        query = parse_as(StoriesQuery, {"limit": str(_STORIES_ON_PAGE), **asked})
        page = readout.stories(db=db, **query.arguments())
        more = next_query(asked, after=page.next_after) if page.next_after else ""
        return _show(request, page, asked, "/index.json", f"/{more}" if more else "")

    def search(request: Request) -> Response:
        asked = _asked(request)
        query = parse_as(SearchQuery, asked)
        if query.q.strip():
            page = readout.search(query.q, db=db, offset=query.offset, limit=query.limit)
        else:
            page = SearchPage(query="", hits=(), offset=0, n_found=0, is_cut=False)
        end = page.offset + len(page.hits)
        more = f"/search{next_query(asked, offset=end)}" if page.hits and end < page.n_found else ""
        return _show(request, page, asked, "/search.json", more)

    paths: list[tuple[str, Callable[[Request], Response]]] = [("/", stories), ("/index.json", stories), ("/search", search)]
    return [Route(path, shown) for path, shown in [*paths, ("/search.json", search)]]


def _record_page(readout: Readout, db: str, kind: str, *, is_json: bool) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        record_id = request.path_params["record_id"]
        page = read_record(readout, db, kind, record_id)
        if page.id != record_id:
            return RedirectResponse(page_address(kind, page.id) + (".json" if is_json else ""), 307)
        return _show(request, page, {}, f"{page_address(kind, page.id)}.json", "")

    return show


def _show(request: Request, page: Page | StoryPage, asked: dict[str, str], json_at: str, next_at: str) -> Response:
    if request.url.path.endswith(".json"):
        return answer_document(request, page_document(page))
    full = json_at + (f"?{urlencode(asked)}" if asked else "")
    return answer(request, render_site(page, json_at=full, asked=asked, next_at=next_at), _HTML)


def _asked(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.query_params.items() if value}


def _style(request: Request) -> Response:
    return answer(request, site_style(), "text/css")
