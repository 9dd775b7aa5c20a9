"""The pages: each as HTML, and at the same address with `.json` as JSON, both from one frozen view."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
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
from readout.report.site import judge_address, render_site, site_style
from readout.web.access import asker_of, login_name
from readout.web.answers import answer, answer_document
from readout.web.queries import SearchQuery, StoriesQuery, TableQuery, TwoQuery, parse_as

__all__ = ["KINDS", "check_id", "next_query", "page_routes", "read_record"]

KINDS = ("story", "claim", "article", "outlet", "speaker")
_OF_TWO = (("claim", "beside"), ("story", "texts"))
_HTML = "text/html"
_STORIES_ON_PAGE = 30


def page_routes(readout: Readout, db: str, judged: Container[str] = ()) -> list[Route]:
    """The routes of all pages of a store. Pages of the kinds in `judged` lead to where they can be ruled on."""
    routes = [Route("/style.css", _style), *_list_routes(readout, db)]
    for kind, name in _OF_TWO:
        shown = _two_reports(readout, db, kind, name, is_judged=kind in judged)
        routes += [Route(f"/{kind}/{{record_id}}/{name}{ending}", shown) for ending in ("", ".json")]
    for kind in KINDS:
        routes += [
            Route(f"/{kind}/{{record_id:path}}.json", _record_page(readout, db, kind, is_json=True)),
            Route(f"/{kind}/{{record_id:path}}", _record_page(readout, db, kind, is_json=False, is_judged=kind in judged)),
        ]
    return routes


def read_record(readout: Readout, db: str, kind: str, record_id: str, **narrowed: object) -> Any:
    """The page of one record, narrowed as its method in `api` takes it.

    Raises:
        NotFound: If there is none of this id.
    """
    check_id(kind, record_id)
    return getattr(readout, kind)(record_id, db=db, **narrowed)


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


def _record_page(readout: Readout, db: str, kind: str, *, is_json: bool, is_judged: bool = False) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        record_id = request.path_params["record_id"]
        asked = _asked(request) if kind == "story" else {}
        narrowed = parse_as(TableQuery, asked).model_dump() if asked else {}
        page = read_record(readout, db, kind, record_id, **narrowed)
        if page.id != record_id:
            return _moved(page_address(kind, page.id) + (".json" if is_json else ""), asked)
        judge_page = judge_address(kind, page.id) if is_judged and not asker_of(request).is_read_only else ""
        return _show(request, page, asked, f"{page_address(kind, page.id)}.json", "", judge_page)

    return show


def _two_reports(readout: Readout, db: str, kind: str, name: str, *, is_judged: bool = False) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        record_id, asked = request.path_params["record_id"], _asked(request)
        check_id(kind, record_id)
        query = parse_as(TwoQuery, asked)
        page = getattr(readout, name)(record_id, db=db, left=query.left, right=query.right)
        address = f"{page_address(kind, page.id)}/{name}"
        if page.id != record_id:
            return _moved(address + (".json" if request.url.path.endswith(".json") else ""), asked)
        judge_page = judge_address(kind, page.id) if is_judged and not asker_of(request).is_read_only else ""
        return _show(request, page, asked, f"{address}.json", "", judge_page)

    return show


def check_id(kind: str, record_id: str) -> None:
    """Pass if a record may be of this id.

    Raises:
        NotFound: If none can be.
    """
    if not record_id or "\0" in record_id:
        raise NotFound(f"there is no {kind} {record_id!r} in the store", "look at the list of stories, or search")


def _moved(address: str, asked: Mapping[str, str]) -> Response:
    return RedirectResponse(address + (f"?{urlencode(asked)}" if asked else ""), 307)


def _show(request: Request, page: Page | StoryPage, asked: dict[str, str], json_at: str, next_at: str, judge_page: str = "") -> Response:
    if request.url.path.endswith(".json"):
        return answer_document(request, page_document(page))
    full = json_at + (f"?{urlencode(asked)}" if asked else "")
    html = render_site(page, json_at=full, asked=asked, next_at=next_at, judge_page=judge_page, login=login_name(request))
    return answer(request, html, _HTML)


def _asked(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.query_params.items() if value}


def _style(request: Request) -> Response:
    return answer(request, site_style(), "text/css")
