"""What stands before every page: who may ask, and the headers that keep strangers' words from running."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.errors import ReadoutError
from readout.report.site import render_login
from readout.web.access import Access, Asker, asker_of, take_in
from readout.web.answers import answer_error, answer_failure, wants_json
from readout.web.limits import Limiter
from readout.web.visits import cookie_of, is_from_elsewhere

__all__ = ["Guard", "is_loopback"]

COOKIE = "readout_login"
MOST_LOGIN_BYTES = 4096
_OPEN = ("/style.css",)
_LOGINS = ("/login", "/logout")
_LOOKING = ("GET", "HEAD", "OPTIONS")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself, reached from nowhere else."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """The application behind tokens, or, where there is none, open to this machine alone; every answer with its headers.

    Without a token a request must name a loopback host, so that no web site can reach the pages by a name that it points at this machine.

    Where anything can be sent, a browser that another site made send it is refused, and forms may say where they come from
    (`Referrer-Policy: same-origin`): without that a browser hides the origin even from us.

    Args:
        app: What is guarded.
        access: Tells who asks.
        is_writable: Whether the application lets anything be changed.
        reading: How often one address may ask for what is under `/api/`.
        writing: How often one address may send anything, the login too.
    """

    def __init__(self, app: ASGIApp, access: Access, *, is_writable: bool, reading: Limiter, writing: Limiter) -> None:
        self._app = app
        self._access = access
        self._is_writable = is_writable
        self._reading = reading
        self._writing = writing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on. That a token was used is noted once the answer is on its way."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                has_forms = self._is_writable or self._access.is_closed()
                policy = {"Referrer-Policy": "same-origin"} if has_forms else {}
                MutableHeaders(scope=message).update({**_HEADERS, **policy})
            await send(message)

        request = Request(scope, receive)
        try:
            answer: ASGIApp = await self._refuse(request) or self._app
        except ReadoutError as error:
            answer = answer_error(request, error)
        await answer(scope, receive, send_guarded)
        if self._access.is_news(asker := asker_of(request)):
            await run_in_threadpool(self._access.note, asker)

    async def _refuse(self, request: Request) -> Response | None:
        is_closed = self._access.is_closed()
        if is_closed is None:
            is_closed = await run_in_threadpool(self._access.look)
        if not is_closed and not _names_this_machine(request):
            return _misdirected(request)
        if wait_s := self._wait_s(request):
            return _too_often(request, wait_s)
        if is_closed and request.url.path in _LOGINS and request.method == "POST":
            if is_from_elsewhere(request):
                return _from_elsewhere(request)
            return await self._log_in(request) if request.url.path == "/login" else _log_out(request)
        if is_closed and request.url.path not in _OPEN:
            asker = await self._find(request)
            if asker is None:
                return _ask_for_token(request)
            take_in(request, asker)
            if asker.is_read_only and _is_to_write(request):
                return _only_looks(request)
        if self._is_writable and request.method not in _LOOKING and is_from_elsewhere(request):
            return _from_elsewhere(request)
        return None

    def _wait_s(self, request: Request) -> int:
        asker = request.client.host if request.client else ""
        if request.method not in _LOOKING:
            return self._writing.wait_s(asker)
        return self._reading.wait_s(asker) if request.url.path.startswith("/api/") else 0

    async def _find(self, request: Request) -> Asker | None:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        secret = given.strip() if scheme.lower() == "bearer" else ""
        login = "" if secret else cookie_of(request, COOKIE)
        if not secret and not login:
            return None
        found = self._access.find_shared(secret, login) or await run_in_threadpool(self._access.find, secret, login)
        return replace(found, is_by_login=True) if found and login else found

    async def _log_in(self, request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > MOST_LOGIN_BYTES:
                return answer_failure(request, 413, "TooLarge", "the form is too large")
        given = parse_qs(body.decode("latin-1")).get("token", [""])[0].strip()
        login = await run_in_threadpool(self._access.log_in, given)
        if not login:
            return _ask_for_token(request, is_wrong=True)
        answer = RedirectResponse("/", 303, {"Cache-Control": "no-store"})
        answer.set_cookie(COOKIE, login, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer


def _log_out(request: Request) -> Response:
    """Let the browser forget its login. The login itself ends with the token that it was made with."""
    answer = RedirectResponse("/", 303, {"Cache-Control": "no-store"})
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


def _is_to_write(request: Request) -> bool:
    return request.method not in _LOOKING or request.url.path.startswith("/judge/")


def _names_this_machine(request: Request) -> bool:
    try:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname
    except ValueError:
        return False
    return is_loopback(host or "")


def _from_elsewhere(request: Request) -> Response:
    return answer_failure(request, 403, "Forbidden", "another site sent this", "send it from a page of this site, or from a program")


def _only_looks(request: Request) -> Response:
    return answer_failure(request, 403, "ReadOnly", "this token may look, and not write", "ask for one that may write")


def _misdirected(request: Request) -> Response:
    return answer_failure(request, 421, "Misdirected", "these pages are for this machine alone", "ask for them at 127.0.0.1")


def _too_often(request: Request, wait_s: int) -> Response:
    hint = f"ask again in {wait_s} s"
    return answer_failure(request, 429, "TooOften", "this address asks too often", hint, {"Retry-After": str(wait_s)})


def _ask_for_token(request: Request, *, is_wrong: bool = False) -> Response:
    if wants_json(request.url.path):
        hint = "send it as `Authorization: Bearer …`"
        return answer_failure(request, 401, "TokenNeeded", "a token is needed", hint, {"WWW-Authenticate": "Bearer"})
    return Response(render_login(is_wrong=is_wrong), 401, {"Cache-Control": "no-store", "WWW-Authenticate": "Bearer"}, "text/html")
