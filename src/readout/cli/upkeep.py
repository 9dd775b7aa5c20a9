"""The commands that let others in, and that look after a store: what they take; `readout.cli.deskwork` does the work."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import Annotated

import typer

from readout.cli.desk import Db, Form, PageFormat, Quiet

__all__ = ["TokenAction", "backup", "mcp", "migrate", "register", "resettle", "serve", "token"]


class TokenAction(StrEnum):
    """What can be done about tokens."""

    ADD = "add"
    LIST = "list"
    WITHDRAW = "withdraw"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (serve, token, mcp, backup, migrate, resettle):
        app.command()(command)


def serve(
    host: Annotated[str, typer.Option(metavar="HOST", help="Where to listen; anywhere but here needs a token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")] = 8765,
    write: Annotated[bool, typer.Option("--write", help="Whoever may look may also rule, and add reports over REST.")] = False,
    db: Db = "",
) -> None:
    """Serve the store as web pages and REST. Without --write nothing can be changed through them. Ctrl-C stops it.

    Whoever asks must have a token as soon as there is one: those of `readout token`, and that in READOUT_TOKEN.

    \b
    Examples:
      readout serve
      readout serve --write
      readout token add "Ada Holm" && readout serve --host 0.0.0.0
    """
    _work().run_serve(host, port, db, write)


def token(
    action: Annotated[TokenAction, typer.Argument(show_default=False)],
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Whose token it is.", show_default=False)] = "",
    read_only: Annotated[bool, typer.Option("--read-only", help="A token to look with alone.")] = False,
    form: Form = PageFormat.text,
    db: Db = "",
) -> None:
    """Give people and programs tokens of their own for `readout serve`, and withdraw them.

    What `add` prints is shown this once; the store keeps its SHA-256. Rulings that come in with it are signed with its name. `withdraw`
    ends it, and every login that was made with it, from the next request on, in servers that run too.

    \b
      add NAME [--read-only]         a new token; to look, and where the server takes it to write
      list [NAME]                    whose tokens there are, since when, last used when, withdrawn or not
      withdraw NAME                  an end to it; the name may be given again

    \b
    Examples:
      readout token add "Ada Holm"
      readout token add wallboard --read-only
      readout token withdraw "Ada Holm"
    """
    _work().run_token(action.value, name, read_only, form.value, db)


def mcp(db: Db = "") -> None:
    """Answer an assistant or another program that speaks MCP, on standard input and output.

    \b
    Example:
      readout mcp --db desk.db
    """
    _work().run_mcp(db)


def backup(file: Annotated[str, typer.Argument(metavar="FILE", show_default=False)], db: Db = "") -> None:
    """Copy a store that is a file to another file, while others read and write. Restore it by putting it in its place.

    \b
    Example:
      readout backup desk-monday.db --db desk.db
    """
    _work().run_backup(file, db)


def migrate(db: Db = "") -> None:
    """Bring a store to this program's version, or make one.

    \b
    Example:
      readout migrate --db postgresql://desk@db.example/readout
    """
    _work().run_migrate(db)


def resettle(
    db: Db = "",
    everything: Annotated[bool, typer.Option("--all", "-a", help="Extract every article anew, not only those of another version.")] = False,
    quiet: Quiet = False,
) -> None:
    """Extract anew what another version of Readout extracted, and draw the stories again.

    No article is fetched or read anew, and every ruling stays. Stopped at any moment, it goes on where it was when it is run again.

    \b
    Example:
      readout migrate && readout resettle
    """
    _work().run_resettle(db, everything, quiet)


def _work() -> ModuleType:
    return import_module("readout.cli.deskwork")
