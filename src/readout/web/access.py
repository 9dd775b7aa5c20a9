"""Who asks: whoever carries READOUT_TOKEN or a token of the store, or a login that was made with one."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock

from starlette.requests import Request

from readout.errors import ConfigError, ReadoutError
from readout.model.token import Token, login_of
from readout.store.tokens import Tokens

__all__ = ["OPEN", "SHARED", "Access", "Asker", "asker_of", "check_token", "login_name", "take_in"]

log = logging.getLogger(__name__)

LEAST_TOKEN_CHARS = 16
_MOST_TOKEN_CHARS = 512
_LOOK_AGAIN_S = 1.0
_USE_AGAIN_S = 60.0
_KEPT = "readout.asker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who a request comes from, as far as that is known.

    Attributes:
        key: What forms are tied to beside the visit, so that none that was opened under one token is taken under another.
        name: Whom rulings are signed by; empty where anybody says so themselves.
        is_read_only: Whether it may look alone.
        token: The token of the store that it came in with, if it did.
        is_by_login: Whether it is a browser that keeps a login.
    """

    key: str = ""
    name: str = ""
    is_read_only: bool = False
    token: Token | None = None
    is_by_login: bool = False


OPEN = Asker()
"""Whoever asks where no token is asked for."""

SHARED = Asker(key="shared")
"""Whoever carries READOUT_TOKEN."""


def check_token(token: str) -> None:
    """Refuse a token of the settings that could be guessed or cannot be sent in a header; an empty one is none.

    Raises:
        ConfigError: If it has fewer than 16 characters, or others than visible ASCII.
    """
    if token and (len(token) < LEAST_TOKEN_CHARS or not token.isascii() or not token.isprintable() or " " in token):
        raise ConfigError("READOUT_TOKEN cannot be used", f"give it {LEAST_TOKEN_CHARS} or more visible ASCII characters, without a space")


class Access:
    """Tells who asks. Safe to share between threads.

    READOUT_TOKEN itself is not kept: only its SHA-256 is, and what is given is hashed and compared in constant time. A token of the store
    is looked up at every request, by the index of its digest, and nothing of it is remembered: one that was withdrawn opens nothing from
    the next request on.

    A token is asked for where there is READOUT_TOKEN, or the store has one in use; that is looked at once a second as long as there is
    none. Once one was asked for, one always is while the process runs: withdrawing the last closes the desk, and never opens it.

    Args:
        tokens: Gives the tokens of the store.
        shared: READOUT_TOKEN; an empty string if there is none.
        clock: Gives seconds that never run back.
        today: Gives the day, in UTC.
        is_closed: Whether a token is asked for from the start.

    Raises:
        ConfigError: If READOUT_TOKEN cannot be used.
    """

    def __init__(
        self, tokens: Callable[[], Tokens], shared: str, *, clock: Callable[[], float], today: Callable[[], date], is_closed: bool = False
    ) -> None:
        check_token(shared)
        self._tokens = tokens
        self._clock = clock
        self._today = today
        self._digest = sha256(shared.encode()).digest() if shared else b""
        self._login = hmac.new(self._digest, b"readout login", sha256).hexdigest() if shared else ""
        self._is_closed = is_closed or bool(shared)
        self._looked_at = -_LOOK_AGAIN_S
        self._tried: dict[str, float] = {}
        self._lock = Lock()

    def is_closed(self) -> bool | None:
        """Whether a token is asked for; None if it is time to `look`."""
        if self._is_closed:
            return True
        return False if self._clock() - self._looked_at < _LOOK_AGAIN_S else None

    def look(self) -> bool:
        """Whether a token is asked for, as the store has it now.

        Raises:
            ReadoutError: If the store cannot be read.
        """
        now = self._clock()
        if self._tokens().is_any():
            self._is_closed = True
        self._looked_at = now
        return self._is_closed

    def find_shared(self, secret: str, login: str) -> Asker | None:
        """Whoever carries READOUT_TOKEN or a login that was made with it. Nothing is read for it."""
        if not self._digest:
            return None
        given = sha256(secret.encode("utf-8", "replace")).digest()
        is_known = hmac.compare_digest(given, self._digest) | hmac.compare_digest(login.encode("utf-8", "replace"), self._login.encode())
        return SHARED if is_known else None

    def find(self, secret: str, login: str) -> Asker | None:
        """Whoever carries a token of the store, or, without any, a login that was made with one.

        Raises:
            ReadoutError: If the store cannot be read.
        """
        if len(secret) > _MOST_TOKEN_CHARS or len(login) > _MOST_TOKEN_CHARS:
            return None
        found = self._tokens().find(secret) if secret else self._tokens().find_login(login)
        return _asker(found) if found else None

    def log_in(self, secret: str) -> str:
        """What a browser keeps in the place of a token; an empty string if that is none.

        Raises:
            ReadoutError: If the store cannot be read.
        """
        if self.find_shared(secret, ""):
            return self._login
        return login_of(secret) if self.find(secret, "") else ""

    def is_news(self, asker: Asker) -> bool:
        """Whether it is to be noted that somebody came in with a token: once a day, and again after a minute if that did not work."""
        token, now = asker.token, self._clock()
        if token is None or token.used_on == self._today():
            return False
        with self._lock:
            if now - self._tried.get(token.id, -_USE_AGAIN_S) < _USE_AGAIN_S:
                return False
            self._tried[token.id] = now
        return True

    def note(self, asker: Asker) -> None:
        """Note that somebody came in with a token. Where the store cannot be written now, that is left for later."""
        assert asker.token is not None
        try:
            self._tokens().use(asker.token.id, self._today())
        except ReadoutError as error:
            log.warning("it could not be noted that a token was used: %s: %s", type(error).__name__, error.message)


def asker_of(request: Request) -> Asker:
    """Who a request comes from."""
    asker: Asker = request.scope.get(_KEPT, OPEN)
    return asker


def login_name(request: Request) -> str | None:
    """The name that a browser is logged in under, an empty string if its token has none; None where it keeps no login."""
    asker = asker_of(request)
    return asker.name if asker.is_by_login else None


def take_in(request: Request, asker: Asker) -> None:
    """Note on a request who it comes from."""
    request.scope[_KEPT] = asker


def _asker(token: Token) -> Asker:
    return Asker(key=token.id, name=token.name, is_read_only=token.is_read_only, token=token)
