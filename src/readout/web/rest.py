"""REST under `/api/v1`, read only, for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from readout.api import Readout
from readout.errors import ConfigError
from readout.report.listing import page_document
from readout.web.answers import answer_document
from readout.web.pages import next_query, read_record
from readout.web.queries import SearchQuery, StoriesQuery

__all__ = ["ErrorAnswer", "ErrorBody", "rest_routes"]

PREFIX = "/api/v1"
_OBJECT: dict[str, Any] = {"content": {"application/json": {"schema": {"type": "object"}}}}


class ErrorBody(BaseModel):
    """What went wrong, and what to do."""

    kind: str
    message: str
    hint: str


class ErrorAnswer(BaseModel):
    """The one shape of every error."""

    error: ErrorBody


_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "A document as `docs/pages.md` tells it.", **_OBJECT},
    304: {"description": "What `If-None-Match` names is what there is."},
    "4XX": {"model": ErrorAnswer, "description": "Nothing is there, or what was asked cannot be."},
    "5XX": {"model": ErrorAnswer, "description": "The store cannot be used now."},
}


def rest_routes(readout: Readout, db: str) -> APIRouter:
    """The routes of the REST interface to a store."""
    router = APIRouter(prefix=PREFIX, default_response_class=JSONResponse, responses=_ANSWERS)

    @router.get("/stories", summary="Stories, that with the newest report first")
    def stories(request: Request, query: Annotated[StoriesQuery, Query()]) -> Response:
        page = readout.stories(db=db, **query.arguments())
        return _listed(request, page_document(page), {"after": page.next_after} if page.next_after else {})

    @router.get("/search", summary="What is found, best first")
    def search(request: Request, query: Annotated[SearchQuery, Query()]) -> Response:
        if not query.q.strip():
            raise ConfigError("q is empty", "give words to search for")
        page = readout.search(query.q, db=db, offset=query.offset, limit=query.limit)
        end = page.offset + len(page.hits)
        return _listed(request, page_document(page), {"offset": end} if page.hits and end < page.n_found else {})

    @router.get("/story/{story_id:path}", summary="The record of a story")
    def story(request: Request, story_id: str) -> Response:
        return answer_document(request, page_document(read_record(readout, db, "story", story_id)))

    @router.get("/claim/{claim_id:path}", summary="A claim with every mention, origin and reason")
    def claim(request: Request, claim_id: str) -> Response:
        return answer_document(request, page_document(read_record(readout, db, "claim", claim_id)))

    return router


def _listed(request: Request, document: dict[str, Any], following: dict[str, str | int]) -> Response:
    if not following:
        return answer_document(request, document)
    address = request.url.path + next_query(dict(request.query_params), **following)
    return answer_document(request, document, {"Link": f'<{address}>; rel="next"'})
