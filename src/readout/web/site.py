"""The whole site as an ASGI application."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from readout import __version__
from readout.api import Readout
from readout.errors import ReadoutError
from readout.web.answers import answer_error, answer_failure
from readout.web.guard import Guard
from readout.web.pages import page_routes
from readout.web.queries import explain_invalid
from readout.web.rest import PREFIX, rest_routes

__all__ = ["make_site"]

log = logging.getLogger(__name__)


def make_site(readout: Readout, *, db: str = "", token: str = "") -> ASGIApp:
    """The site of a store.

    Args:
        readout: What reads the store.
        db: Path or URL of the store; that of the settings if empty.
        token: What every request must carry; if empty, only requests to a loopback host are answered.

    Raises:
        ConfigError: If the token cannot be used.
    """
    app = FastAPI(title="Readout", version=__version__, openapi_url=f"{PREFIX}/openapi.json", docs_url=None, redoc_url=None)
    app.add_exception_handler(ReadoutError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_refusal)
    app.add_exception_handler(Exception, _on_bug)
    app.include_router(rest_routes(readout, db))
    app.router.routes.extend(page_routes(readout, db))
    return Guard(app, token)


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
    kind = "".join(word.title() for word in status.phrase.split())
    return answer_failure(request, status, kind, status.phrase.lower(), headers=error.headers)


def _on_bug(request: Request, error: Exception) -> Response:
    return answer_failure(request, 500, "Bug", "Readout failed at this", "the log of the server says where")
