"""What stands before every page: who may ask, and the headers that keep strangers' words from running."""

from __future__ import annotations

import hmac
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.errors import ConfigError
from readout.report.site import render_login
from readout.web.answers import answer_failure, wants_json
from readout.web.limits import Limiter
from readout.web.visits import cookie_of, is_from_elsewhere

__all__ = ["Guard", "check_token", "is_loopback"]

COOKIE = "readout_login"
MOST_LOGIN_BYTES = 4096
LEAST_TOKEN_CHARS = 16
_OPEN = ("/style.css",)
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


def check_token(token: str) -> None:
    """Refuse a token that could be guessed or cannot be sent in a header; an empty one is none.

    Raises:
        ConfigError: If it has fewer than 16 characters, or others than visible ASCII.
    """
    if token and (len(token) < LEAST_TOKEN_CHARS or not token.isascii() or not token.isprintable() or " " in token):
        raise ConfigError("READOUT_TOKEN cannot be used", f"give it {LEAST_TOKEN_CHARS} or more visible ASCII characters, without a space")


class Guard:
    """The application behind a token, or, without one, open to this machine alone; every answer with its headers.

    The token itself is not kept: only its SHA-256 is, and what is given is hashed and compared in constant time. Without a token a
    request must name a loopback host, so that no web site can reach the pages by a name that it points at this machine.

    Where the application can be written to, a browser that another site made send something is refused, and forms may say where they
    come from (`Referrer-Policy: same-origin`): without that a browser hides the origin even from us.

    Args:
        app: What is guarded.
        token: What must be given; an empty string if nothing.
        is_writable: Whether the application lets anything be changed.
        reading: How often one address may ask for what is under `/api/`.
        writing: How often one address may send anything.

    Raises:
        ConfigError: If the token cannot be used.
    """

    def __init__(self, app: ASGIApp, token: str, *, is_writable: bool, reading: Limiter, writing: Limiter) -> None:
        check_token(token)
        self._app = app
        self._is_writable = is_writable
        self._headers = {**_HEADERS, **({"Referrer-Policy": "same-origin"} if is_writable else {})}
        self._reading = reading
        self._writing = writing
        self._digest = sha256(token.encode()).digest() if token else b""
        self._cookie = hmac.new(self._digest, b"readout login", sha256).hexdigest() if token else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        request = Request(scope, receive)
        answer: ASGIApp = await self._refuse(request) or self._app
        await answer(scope, receive, send_guarded)

    async def _refuse(self, request: Request) -> Response | None:
        if not self._digest and not _names_this_machine(request):
            return _misdirected(request)
        if wait_s := self._wait_s(request):
            return _too_often(request, wait_s)
        if self._digest and request.url.path == "/login" and request.method == "POST":
            return await self._log_in(request)
        if self._digest and request.url.path not in _OPEN and not self._is_known(request):
            return _ask_for_token(request)
        if self._is_writable and request.method not in _LOOKING and is_from_elsewhere(request):
            return answer_failure(
                request, 403, "Forbidden", "another site sent this", "send it from a page of this site, or from a program"
            )
        return None

    def _wait_s(self, request: Request) -> int:
        asker = request.client.host if request.client else ""
        if request.method not in _LOOKING:
            return self._writing.wait_s(asker)
        return self._reading.wait_s(asker) if request.url.path.startswith("/api/") else 0

    def _is_known(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(given.strip()):
            return True
        return hmac.compare_digest(cookie_of(request, COOKIE).encode(), self._cookie.encode())

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(sha256(given.encode("utf-8", "replace")).digest(), self._digest)

    async def _log_in(self, request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > MOST_LOGIN_BYTES:
                return answer_failure(request, 413, "TooLarge", "the form is too large")
        given = parse_qs(body.decode("latin-1")).get("token", [""])[0]
        if not self._is_token(given):
            return _ask_for_token(request, is_wrong=True)
        answer = RedirectResponse("/", 303, {"Cache-Control": "no-store"})
        answer.set_cookie(COOKIE, self._cookie, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer


def _names_this_machine(request: Request) -> bool:
    try:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname
    except ValueError:
        return False
    return is_loopback(host or "")


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
