"""The commands by which others come in: tokens, the web, MCP; and what a server needs of a store beside the commands."""

from __future__ import annotations

import secrets
import unicodedata
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from readout.api.later import Later
from readout.api.opened import Clock, Opened, now
from readout.errors import ConfigError

if TYPE_CHECKING:
    from readout.report import tokens as told
    from readout.report.tokens import TokensPage
    from readout.store.inbox import Inbox
    from readout.store.tokens import Tokens
else:
    told = Later("readout.report.tokens")

__all__ = ["Serving", "TokenAction", "inbox_of", "tokens_of"]

TokenAction = Literal["add", "list", "withdraw"]
_N_BYTES = 32
_MOST_NAME_CHARS = 200


class Serving(Opened):
    """Gives and withdraws tokens, and serves."""

    def token(self, action: TokenAction, name: str = "", *, db: str = "", read_only: bool = False, clock: Clock = now) -> TokensPage:
        """A token made under a name, with what opens the desk; all tokens; or the one that was withdrawn.

        A token that was withdrawn, and every login that was made with it, opens nothing from the next request on, in servers that run
        too. Its name may be given again.

        Args:
            action: What to do.
            name: Whose token it is; rulings that come in with it are signed so. Of a list, whose alone; everybody's if empty.
            db: Path or URL of the store; that of the settings if empty.
            read_only: Whether a token that is made opens the desk to look at alone.
            clock: Gives the time now.

        Raises:
            ConfigError: If the name cannot be used, or a token in use has it.
            NotFound: If no token in use has the name of that which is to be withdrawn.
        """
        name = unicodedata.normalize("NFC", " ".join(name.split()))
        tokens = tokens_of(self, db)
        if action == "list":
            return told.TokensPage(tokens=tuple(one for one in tokens.all() if name in ("", one.name)))
        if not name or len(name) > _MOST_NAME_CHARS or not name.isprintable():
            raise ConfigError(f"{name!r} is no name for a token", f"give one of 1 to {_MOST_NAME_CHARS} visible characters")
        if action == "withdraw":
            return told.TokensPage(tokens=(tokens.withdraw(name, at=clock()),))
        secret = secrets.token_urlsafe(_N_BYTES)
        return told.TokensPage(tokens=(tokens.add(name, secret, at=clock(), is_read_only=read_only),), secret=secret)

    def serve(self, *, db: str = "", host: str = "127.0.0.1", port: int = 8765, write: bool = False) -> None:
        """Serve the store as web pages and REST until the process is told to stop.

        The web stands above this module and is loaded by name, when it is asked for.

        Args:
            db: Path or URL of the store; that of the settings if empty.
            host: Where to listen. Anywhere but on this machine itself the settings or the store must have a token.
            port: The port; 0 takes one that is free.
            write: Whether whoever may look may also rule and add articles; otherwise nothing can be changed.

        Raises:
            ConfigError: If other machines can reach `host` and there is no token, or that of the settings cannot be used.
            OutsideError: If it cannot listen there.
        """
        serving = import_module("readout.web.serving")
        serving.run(self, db=db, host=host, port=port, token=self._settings.token, is_writable=write)

    def mcp(self, *, db: str = "") -> None:
        """Answer a program that speaks MCP on standard input and output, until the input ends.

        Args:
            db: Path or URL of the store; that of the settings if empty. There need be none to compare given texts.

        Raises:
            ConfigError: If the package for it is not installed.
        """
        try:
            tools = import_module("readout.web.tools")
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
                raise
            raise ConfigError("MCP needs the package `mcp`, which is not installed", "pip install 'readout[mcp]'") from None
        tools.run(self, db=db)


def tokens_of(readout: Opened, db: str) -> Tokens:
    """The tokens of a store, for a server to look up who asks.

    Raises:
        StoreError: If there is no store, or it cannot be opened.
    """
    return readout._store(db).tokens


def inbox_of(readout: Opened, db: str) -> Inbox:
    """What was sent to a store and is not done, for a server to carry it out.

    Raises:
        StoreError: If there is no store, or it cannot be opened.
    """
    return readout._store(db).inbox
