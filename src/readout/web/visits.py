"""Visits: what ties a form to the browser that it was made for, so that no other site can send it."""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from readout.web.access import Asker, asker_of

__all__ = ["Visits", "cookie_of", "is_from_elsewhere", "keep_name", "name_of"]

_VISIT = "readout_visit"
_NAME = "readout_name"
_YEAR_S = 365 * 24 * 3600
_VISIT_ID = re.compile(r"[A-Za-z0-9_-]{43}")


class Visits:
    """Makes and checks form tokens: an HMAC of the visit, which stands in a cookie that scripts cannot read and other sites do not send,
    and of the token that the form was opened with.

    This is the signed double submit that OWASP's cheat sheet on cross-site request forgery describes.

    Args:
        key: What is secret. With the same key, forms that are open outlast a restart.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def open(self, request: Request) -> tuple[str, str]:
        """The visit that the request belongs to, else a new one; and the token of its forms."""
        held = cookie_of(request, _VISIT)
        visit = held if _VISIT_ID.fullmatch(held) else secrets.token_urlsafe(32)
        return visit, self._token(visit, asker_of(request))

    def keep(self, response: Response, request: Request, visit: str) -> None:
        """Let the browser keep the visit until it is closed."""
        response.set_cookie(_VISIT, visit, httponly=True, samesite="strict", secure=request.url.scheme == "https")

    def is_ours(self, request: Request, form_token: str) -> bool:
        """Whether a form comes from the visit that it was made for, and under the token that it was opened with."""
        held = cookie_of(request, _VISIT)
        if not _VISIT_ID.fullmatch(held):
            return False
        return hmac.compare_digest(self._token(held, asker_of(request)).encode(), form_token.encode("utf-8", "replace"))

    def _token(self, visit: str, asker: Asker) -> str:
        return hmac.new(self._key, f"readout form {visit} {asker.key}".encode(), sha256).hexdigest()


def is_from_elsewhere(request: Request) -> bool:
    """Whether the browser says that another site made it send this. A program says nothing, and is believed."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
    except ValueError:
        return True


def keep_name(response: Response, request: Request, name: str) -> None:
    """Let the browser keep the name that somebody ruled under, for the next form."""
    kept = quote(name[:200], errors="replace")
    response.set_cookie(_NAME, kept, max_age=_YEAR_S, httponly=True, samesite="strict", secure=request.url.scheme == "https")


def name_of(request: Request) -> str:
    """The name that was kept, or an empty string."""
    return unquote(cookie_of(request, _NAME), errors="replace")[:200]


def cookie_of(request: Request, name: str) -> str:
    """The value of a cookie, or an empty string."""
    try:
        held = SimpleCookie(request.headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return held.value if held else ""
