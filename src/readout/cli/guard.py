"""What stands between a command and the shell: errors as sentences, exit codes, closed pipes, Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer

from readout.errors import ReadoutError

__all__ = ["guarded", "let_go", "one_line", "say_error"]

# Newer versions of typer bundle a copy of click, so click's own classes may not be the ones that are raised.
_UsageError: Any = typer.BadParameter.__base__
_ClickError: Any = _UsageError.__base__


def say_error(message: str, hint: str = "") -> None:
    """Print an error and its hint to standard error, one line each."""
    print(f"error: {one_line(message)}", file=sys.stderr)
    if hint:
        print(f"hint: {one_line(hint)}", file=sys.stderr)


def one_line(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    shown = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return " ".join("".join(sign for sign in shown if sign.isprintable() or sign.isspace()).split())


def guarded(app: Callable[..., Any], arguments: Sequence[str]) -> int:
    """The exit code of the app run with these arguments."""
    try:
        code = app(args=list(arguments), prog_name="readout", standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as stop:
        return int(stop.exit_code)
    except _UsageError as error:
        command = error.ctx.command_path if error.ctx else "readout"
        say_error(error.format_message().rstrip("."), f"see `{command} --help`")
        return 2
    except _ClickError as error:
        say_error(error.format_message())
        return int(error.exit_code)
    except ReadoutError as error:
        say_error(error.message, error.hint)
        return int(error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        let_go()
        return 0
    return code if isinstance(code, int) else 0


def let_go() -> None:
    """Send what is still written to standard output nowhere, once its reader has closed it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
