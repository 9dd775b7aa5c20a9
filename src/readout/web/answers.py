"""Answers: pages and documents with their ETags, and errors in one shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from readout.errors import ReadoutError
from readout.report.site import render_error

__all__ = ["answer", "answer_document", "answer_error", "answer_failure", "wants_json"]


def answer(request: Request, body: str, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """The body with its ETag, or 304 without it if the asker has it already."""
    sent = body.encode("utf-8", "replace")
    tag = f'"{blake2b(sent, digest_size=16).hexdigest()}"'
    carried = {"ETag": tag, "Cache-Control": "private, no-cache", **(headers or {})}
    if tag in _held(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=carried)
    return Response(sent, media_type=media_type, headers=carried)


def answer_document(request: Request, document: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """The document as JSON."""
    return answer(request, json.dumps(document, ensure_ascii=False), "application/json", headers)


def answer_error(request: Request, error: ReadoutError, headers: Mapping[str, str] | None = None) -> Response:
    """The error with the HTTP status of its kind."""
    return answer_failure(request, error.http_status, type(error).__name__, error.message, error.hint, headers)


def answer_failure(
    request: Request, status: int, kind: str, message: str, hint: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """What went wrong: `{"error": {"kind", "message", "hint"}}` where JSON is asked for, else a page."""
    carried = {"Cache-Control": "no-store", **(headers or {})}
    if wants_json(request.url.path):
        body = json.dumps({"error": {"kind": kind, "message": message, "hint": hint}}, ensure_ascii=False)
        return Response(body.encode("utf-8", "replace"), status, carried, "application/json")
    heading = "Not found" if status == HTTPStatus.NOT_FOUND else "That did not work"
    page = render_error(heading, message[:1].upper() + message[1:] + ".", hint[:1].upper() + hint[1:] + "." if hint else "")
    return Response(page, status, carried, "text/html")


def wants_json(path: str) -> bool:
    """Whether an address is one of JSON."""
    return path.startswith("/api/") or path.endswith(".json")


def _held(line: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in line.split(",")}
