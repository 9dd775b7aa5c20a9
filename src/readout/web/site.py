"""The whole site as an ASGI application."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from readout import __version__
from readout.api import Readout
from readout.api.serving import tokens_of
from readout.errors import ReadoutError
from readout.web.access import Access
from readout.web.answers import answer_error, answer_failure
from readout.web.forms import JUDGED, Ruler, judge_routes
from readout.web.guard import Guard
from readout.web.limits import Limiter, Limits
from readout.web.pages import page_routes
from readout.web.queries import explain_invalid
from readout.web.rest import PREFIX, rest_routes
from readout.web.runs import Runs
from readout.web.visits import Visits
from readout.web.writing import writing_routes

__all__ = ["make_site"]

log = logging.getLogger(__name__)

_REFUSALS = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("TooLarge", "what is sent is too large", "send less at once"),
    HTTPStatus.TOO_MANY_REQUESTS: ("TooOften", "as much waits already as may", "send it again in a while"),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: ("WrongKind", "this kind of content is not taken", "see what is taken in /api/v1/openapi.json"),
}


def _today() -> date:
    return datetime.now(UTC).date()


def make_site(
    readout: Readout,
    *,
    db: str = "",
    token: str = "",
    is_writable: bool = False,
    runs: Runs | None = None,
    limits: Limits | None = None,
    clock: Callable[[], float] = time.monotonic,
    today: Callable[[], date] = _today,
    is_closed: bool = False,
) -> ASGIApp:
    """The site of a store.

    Args:
        readout: What reads the store.
        db: Path or URL of the store; that of the settings if empty.
        token: What lets anybody in, beside the tokens of the store. Where there is neither, only requests to a loopback host are answered.
        is_writable: Whether rulings and articles are taken; if not, nothing can be changed.
        runs: Carries out what is added; made if left out.
        limits: How often and how much.
        clock: Gives seconds that never run back, for the limits.
        today: Gives the day, in UTC, to note when a token was used.
        is_closed: Whether every request must carry a token from the start, whatever the store has.

    Raises:
        ConfigError: If the token cannot be used.
    """
    app = FastAPI(title="Readout", version=__version__, openapi_url=f"{PREFIX}/openapi.json", docs_url=None, redoc_url=None)
    app.add_exception_handler(ReadoutError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_refusal)
    app.add_exception_handler(Exception, _on_bug)
    limits = limits or Limits()
    runs = runs or Runs(readout, db, lambda: datetime.now(UTC))
    app.include_router(rest_routes(readout, db, runs))
    if is_writable:
        ruler = Ruler(readout, db)
        app.include_router(writing_routes(runs, ruler, limits.most_body_bytes))
        app.router.routes.extend(judge_routes(readout, db, Visits(_form_key(token)), ruler))
    app.router.routes.extend(page_routes(readout, db, JUDGED if is_writable else ()))
    reading, writing = Limiter(limits.reading, clock), Limiter(limits.writing, clock)
    access = Access(lambda: tokens_of(readout, db), token, clock=clock, today=today, is_closed=is_closed)
    return Guard(app, access, is_writable=is_writable, reading=reading, writing=writing)


def _form_key(token: str) -> bytes:
    """What form tokens are made with: from the token, so that open forms outlast a restart, else at random."""
    return sha256(b"readout forms " + token.encode()).digest() if token else secrets.token_bytes(32)


def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReadoutError)
    if error.http_status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.warning("%s: %s", type(error).__name__, error.message)
    return answer_error(request, error)


def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return answer_error(request, explain_invalid(error.errors()))


def _on_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if status == HTTPStatus.NOT_FOUND:
        return answer_failure(request, status, "NotFound", f"there is nothing at {request.url.path}", "look at the list of stories")
    if status in _REFUSALS:
        return answer_failure(request, status, *_REFUSALS[status], headers=error.headers)
    kind = "".join(word.title() for word in status.phrase.split())
    headers = {**(error.headers or {}), **_allowed(request, status)}
    return answer_failure(request, status, kind, status.phrase.lower(), headers=headers)


def _allowed(request: Request, status: HTTPStatus) -> dict[str, str]:
    """Every method of a path of REST, where the one that was asked with is none of them; a route alone knows only its own."""
    methods = request.app.openapi()["paths"].get(request.url.path, {}) if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
    return {"Allow": ", ".join(sorted(method.upper() for method in methods))} if methods else {}


def _on_bug(request: Request, error: Exception) -> Response:
    return answer_failure(request, 500, "Bug", "Readout failed at this", "the log of the server says where")
