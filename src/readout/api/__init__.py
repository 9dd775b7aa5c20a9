"""Readout as one object, with one method for each command."""

from __future__ import annotations

from importlib import import_module

from readout.api.desk import Desk
from readout.api.looking import Looking
from readout.api.stages import Stages
from readout.api.upkeep import Check, Upkeep
from readout.errors import ConfigError

__all__ = ["Check", "Readout"]


class Readout(Stages, Desk, Looking, Upkeep):
    """The main job and its stages, and the store. Models are loaded on first use and kept, so make one and use it often.

    In a `with` statement it closes the stores that it opened. It may be shared between threads for reading.

    Args:
        settings: What the user set; defaults if left out.
    """

    def serve(self, *, db: str = "", host: str = "127.0.0.1", port: int = 8765, write: bool = False) -> None:
        """Serve the store as web pages and REST until the process is told to stop.

        The web stands above this module and is loaded by name, when it is asked for.

        Args:
            db: Path or URL of the store; that of the settings if empty.
            host: Where to listen. Anywhere but on this machine itself the settings must have a token.
            port: The port; 0 takes one that is free.
            write: Whether whoever may look may also rule and add articles; otherwise nothing can be changed.

        Raises:
            ConfigError: If other machines can reach `host` and there is no token, or the token cannot be used.
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
