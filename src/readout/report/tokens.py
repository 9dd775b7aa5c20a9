"""Tokens, as every surface shows them: never what opens the desk, but for the one that was made just now, and that once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from readout.model.token import Token
from readout.report.label import date_of
from readout.report.listing import FORMAT

__all__ = ["TokensPage", "list_tokens", "tokens_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensPage:
    """Tokens: all of a store, or the one that was made or withdrawn.

    Attributes:
        tokens: Oldest first.
        secret: What opens the desk, of a token that was made just now; it is kept nowhere, and left out where the page is shown.
    """

    tokens: tuple[Token, ...]
    secret: str = field(default="", repr=False)


def tokens_document(tokens: Sequence[Token]) -> dict[str, Any]:
    """The tokens as an object fit for `json.dumps`: `readout-page/1`, their fields as keys."""
    return {"format": FORMAT, "page": "tokens", "tokens": msgspec.to_builtins(list(tokens))}


def list_tokens(tokens: Sequence[Token]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The tokens as lines for a terminal; see `readout.report.terminal`."""
    return tuple((("", one.name), ("note", f"  {_tell(one)}")) for one in tokens) or ((("note", "no token"),),)


def _tell(token: Token) -> str:
    may = "to look" if token.is_read_only else "to look and to write"
    used = f"last used {date_of(token.used_on)}" if token.used_on else "never used"
    told = [may, f"since {date_of(token.made_at)}", used]
    return ", ".join([*told, f"withdrawn {date_of(token.withdrawn_at)}"] if token.withdrawn_at else told)
