"""What stands before every page: who may ask, and the headers that keep strangers' words from running."""

from __future__ import annotations

import hmac
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.errors import ConfigError
from readout.report.site import render_login
from readout.web.answers import answer_failure, wants_json

__all__ = ["Guard", "check_token", "is_loopback"]

COOKIE = "readout_login"
MOST_LOGIN_BYTES = 4096
LEAST_TOKEN_CHARS = 16
_OPEN = ("/style.css",)
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

    Args:
        app: What is guarded.
        token: What must be given; an empty string if nothing.

    Raises:
        ConfigError: If the token cannot be used.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        check_token(token)
        self._app = app
        self._digest = sha256(token.encode()).digest() if token else b""
        self._cookie = hmac.new(self._digest, b"readout login", sha256).hexdigest() if token else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        request = Request(scope, receive)
        answer: ASGIApp = await self._refuse(request) or self._app
        await answer(scope, receive, send_guarded)

    async def _refuse(self, request: Request) -> Response | None:
        if not self._digest:
            return None if _names_this_machine(request) else _misdirected(request)
        if request.url.path == "/login" and request.method == "POST":
            return await self._log_in(request)
        return None if request.url.path in _OPEN or self._is_known(request) else _ask_for_token(request)

    def _is_known(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(given.strip()):
            return True
        return hmac.compare_digest(_cookie_of(request).encode(), self._cookie.encode())

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


def _ask_for_token(request: Request, *, is_wrong: bool = False) -> Response:
    if wants_json(request.url.path):
        hint = "send it as `Authorization: Bearer …`"
        return answer_failure(request, 401, "TokenNeeded", "a token is needed", hint, {"WWW-Authenticate": "Bearer"})
    return Response(render_login(is_wrong=is_wrong), 401, {"Cache-Control": "no-store", "WWW-Authenticate": "Bearer"}, "text/html")


def _cookie_of(request: Request) -> str:
    try:
        held = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return held.value if held else ""
