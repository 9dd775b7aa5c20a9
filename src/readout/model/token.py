"""Tokens: by what a person or a program comes in over the web, under a name, until it is withdrawn."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

__all__ = ["Token", "digest_of", "login_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What is known of one token. The token itself is known to nobody but whom it was given to.

    Attributes:
        id: Made from its digest.
        name: Whose it is; rulings that come in with it are signed so.
        made_at: Since when it opens the desk.
        is_read_only: Whether it opens the desk to look at alone.
        used_on: The last day, in UTC, on which somebody came in with it, if anybody did.
        withdrawn_at: Since when it opens nothing any more; None while it does.
    """

    id: str
    name: str
    made_at: datetime
    is_read_only: bool = False
    used_on: date | None = None
    withdrawn_at: datetime | None = None


def digest_of(secret: str) -> str:
    """The SHA-256 of a token, or of what stands for one, as 64 hexadecimal digits.

    A token is 256 random bits, so nothing is gained by salting or stretching it.
    """
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def login_of(secret: str) -> str:
    """What a browser keeps instead of the token: an HMAC under it, so that neither the token nor its digest follows from one another.

    >>> login_of("a-token") == digest_of("a-token")
    False
    """
    return hmac.new(secret.encode("utf-8", "replace"), b"readout login", sha256).hexdigest()
