"""REST under `/api/v1`, for programs: what can be read. What can be sent stands in `readout.web.writing`."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from readout.api import Readout
from readout.errors import NotFound
from readout.report.listing import page_document, timeline_document
from readout.report.rulings import ruling_pairs, rulings_document
from readout.report.runs import run_document, runs_document
from readout.web.answers import answer, answer_document
from readout.web.pages import check_id, next_query, read_record
from readout.web.queries import RestSearchQuery, RulingsQuery, RunsQuery, StoriesQuery, TwoQuery
from readout.web.runs import Runs

__all__ = ["ANSWERS", "PREFIX", "ErrorAnswer", "ErrorBody", "rest_routes"]

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


ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "A document as `docs/pages.md` tells it.", **_OBJECT},
    304: {"description": "What `If-None-Match` names is what there is."},
    "4XX": {"model": ErrorAnswer, "description": "Nothing is there, or what was asked cannot be."},
    "5XX": {"model": ErrorAnswer, "description": "The store cannot be used now."},
}
"""What every route answers with."""


_PAIRS: dict[int | str, dict[str, Any]] = {
    200: {"description": "JSON Lines.", "content": {"application/x-ndjson": {"schema": {"type": "string"}}}}
}


def rest_routes(readout: Readout, db: str, runs: Runs) -> APIRouter:
    """The routes of the REST interface to a store; how far a run is that this process carries out, `runs` knows."""
    router = APIRouter(prefix=PREFIX, default_response_class=JSONResponse, responses=ANSWERS)

    @router.get("/stories", summary="Stories, that with the newest report first")
    def stories(request: Request, query: Annotated[StoriesQuery, Query()]) -> Response:
        page = readout.stories(db=db, **query.arguments())
        return _listed(request, page_document(page), {"after": page.next_after} if page.next_after else {})

    @router.get("/search", summary="What is found, best first")
    def search(request: Request, query: Annotated[RestSearchQuery, Query()]) -> Response:
        page = readout.search(query.q, db=db, offset=query.offset, limit=query.limit)
        end = page.offset + len(page.hits)
        return _listed(request, page_document(page), {"offset": end} if page.hits and end < page.n_found else {})

    _add_side_routes(router, readout, db)

    @router.get("/story/{story_id:path}", summary="The record of a story")
    def story(request: Request, story_id: str) -> Response:
        return answer_document(request, page_document(read_record(readout, db, "story", story_id)))

    @router.get("/claim/{claim_id:path}", summary="A claim with every mention, origin and reason")
    def claim(request: Request, claim_id: str) -> Response:
        return answer_document(request, page_document(read_record(readout, db, "claim", claim_id)))

    @router.get("/article/{article_id:path}", summary="An article with its statements")
    def article(request: Request, article_id: str) -> Response:
        return answer_document(request, page_document(read_record(readout, db, "article", article_id)))

    _add_desk_routes(router, readout, db, runs)
    return router


def _add_side_routes(router: APIRouter, readout: Readout, db: str) -> None:
    """What stands beside a record. Each is found before the record's own address, which takes whatever follows as an id."""

    @router.get("/story/{story_id}/texts", summary="Two reports of a story, passage by passage")
    def texts(request: Request, story_id: str, query: Annotated[TwoQuery, Query()]) -> Response:
        check_id("story", story_id)
        return answer_document(request, page_document(readout.texts(story_id, db=db, left=query.left, right=query.right)))

    @router.get("/story/{story_id}/timeline", summary="When the reports of a story came out, and the times that they give")
    def timeline(request: Request, story_id: str) -> Response:
        return answer_document(request, timeline_document(read_record(readout, db, "story", story_id)))

    @router.get("/claim/{claim_id}/beside", summary="A claim in two reports, side by side")
    def beside(request: Request, claim_id: str, query: Annotated[TwoQuery, Query()]) -> Response:
        check_id("claim", claim_id)
        return answer_document(request, page_document(readout.beside(claim_id, db=db, left=query.left, right=query.right)))

    @router.get("/outlet/{outlet_id:path}", summary="What an outlet carries first, omits and disputes, and whose words it relays")
    def outlet(request: Request, outlet_id: str) -> Response:
        return answer_document(request, page_document(read_record(readout, db, "outlet", outlet_id)))

    @router.get("/speaker/{speaker_id:path}", summary="The newest statements of a speaker, and which outlets carry them")
    def speaker(request: Request, speaker_id: str) -> Response:
        return answer_document(request, page_document(read_record(readout, db, "speaker", speaker_id)))


def _add_desk_routes(router: APIRouter, readout: Readout, db: str, runs: Runs) -> None:
    @router.get("/rulings", summary="What people decided, oldest first; what was taken back too")
    def rulings(request: Request, query: Annotated[RulingsQuery, Query()]) -> Response:
        found, since = readout.rulings(query.about, db=db), query.after()
        document = rulings_document(found, since=since, offset=query.offset, limit=query.limit)
        end = query.offset + len(document["rulings"])
        return _listed(request, document, {"offset": end} if end < document["n_found"] else {})

    @router.get("/rulings/pairs", summary="Rulings as pairs of wordings to train a scorer on", responses=_PAIRS)
    def pairs(request: Request) -> Response:
        lines = (json.dumps(pair, ensure_ascii=False) + "\n" for pair in ruling_pairs(readout.rulings(db=db)))
        return answer(request, "".join(lines), "application/x-ndjson")

    @router.get("/runs", summary="The last runs of adding, newest first")
    def last_runs(request: Request, query: Annotated[RunsQuery, Query()]) -> Response:
        return answer_document(request, runs_document(readout.runs(db=db, since=query.after(), limit=query.limit, waiting=False)))

    @router.get("/runs/{run_id}", summary="How far a run is, and what it left out and why")
    def run(request: Request, run_id: str) -> Response:
        if "\0" in run_id:
            raise NotFound(f"there is no run {run_id!r}", "look at the list of runs")
        return answer_document(request, run_document(runs.find(run_id)))


def _listed(request: Request, document: dict[str, Any], following: dict[str, str | int]) -> Response:
    if not following:
        return answer_document(request, document)
    address = request.url.path + next_query(dict(request.query_params), **following)
    return answer_document(request, document, {"Link": f'<{address}>; rel="next"'})
