"""What may be sent to REST where the site is open to writing: articles to add, rulings to keep."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from readout.engine.keeping import Judged
from readout.errors import ConfigError
from readout.report.document import ruling_document
from readout.report.runs import run_document
from readout.web.access import asker_of
from readout.web.bodies import ArticleBody, ArticlesBody, RulingBody, articles_schema, kind_of_body, parse_body, read_body, ruling_schema
from readout.web.forms import Ruler
from readout.web.rest import ANSWERS, PREFIX
from readout.web.runs import Runs

__all__ = ["writing_routes"]

_Answers = dict[int | str, dict[str, Any]]
_SOON_S = 5
_HINT = "send an object with the key text, or one with a list of such under articles"

_ARTICLES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": articles_schema()},
            "text/html": {"schema": {"type": "string", "pattern": r"^[ \t\r\n]*<[^\x00]*$"}},
        },
    }
}
_RULING: dict[str, Any] = {"requestBody": {"required": True, "content": {"application/json": {"schema": ruling_schema()}}}}
_OBJECT: dict[str, Any] = {"content": {"application/json": {"schema": {"type": "object"}}}}
_FAILURES: _Answers = {status: answer for status, answer in ANSWERS.items() if status in ("4XX", "5XX")}


def writing_routes(runs: Runs, ruler: Ruler, most_body_bytes: int) -> APIRouter:
    """The routes that change a store.

    Args:
        runs: Adds articles.
        ruler: Keeps rulings.
        most_body_bytes: What is longer is refused.
    """
    router = APIRouter(prefix=PREFIX, responses=_FAILURES)
    accepted: _Answers = {202: {"description": "A run that adds them; `Location` says where to look how far it is.", **_OBJECT}}
    kept: _Answers = {201: {"description": "The ruling, the stories that it bears on, and whether they follow it already.", **_OBJECT}}

    @router.post("/articles", status_code=202, summary="Articles to add", responses=accepted, openapi_extra=_ARTICLES)
    async def articles(request: Request) -> Response:
        raw = await read_body(request, most_body_bytes)
        lines = await run_in_threadpool(_lines, kind_of_body(request), raw)
        run = await run_in_threadpool(runs.submit, lines)
        if run is None:
            raise HTTPException(429, headers={"Retry-After": str(_SOON_S)})
        return _created(202, run_document(run), f"{PREFIX}/runs/{run.id}")

    @router.post("/rulings", status_code=201, summary="A ruling to keep", responses=kept, openapi_extra=_RULING)
    async def rulings(request: Request) -> Response:
        if kind_of_body(request) != "application/json":
            raise HTTPException(415)
        body = parse_body(RulingBody, await read_body(request, most_body_bytes))
        by = asker_of(request).name or body.by
        judged = await run_in_threadpool(ruler, body.action, body.named, by=by, note=body.note, party=body.party)
        return _created(201, _document(judged))

    return router


def _lines(kind: str, raw: bytes) -> bytes:
    """What was sent as bytes that are taken for what they are: JSON Lines begin with a brace, a page does not."""
    if kind == "text/html":
        if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"<":
            raise ConfigError("what is sent as text/html is no HTML page", "send a whole page, or JSON with the key text")
        return raw
    if kind != "application/json":
        raise HTTPException(415)
    try:
        is_several = isinstance(found := json.loads(raw), dict) and "articles" in found
    except (ValueError, RecursionError):
        raise ConfigError("what is sent is not JSON", _HINT) from None
    sent = parse_body(ArticlesBody, raw).articles if is_several else [parse_body(ArticleBody, raw)]
    return b"".join(article.model_dump_json(exclude_none=True).encode() + b"\n" for article in sent)


def _document(judged: Judged) -> dict[str, Any]:
    return {"ruling": ruling_document(judged.ruling), "story_ids": list(judged.story_ids), "is_followed": judged.is_followed}


def _created(status: int, document: dict[str, Any], location: str = "") -> Response:
    headers = {"Cache-Control": "no-store", **({"Location": location} if location else {})}
    return Response(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"), status, headers, "application/json")
