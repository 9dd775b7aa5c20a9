"""Where results go: the terminal, a pipe, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import typer
from rich.console import Console
from rich.style import Style
from rich.text import Text

from readout.cli.guard import let_go
from readout.errors import OutsideError
from readout.report.terminal import Line, plain

__all__ = ["print_lines", "terminal_width", "write"]

_STYLES = {
    "title": Style(bold=True),
    "heading": Style(bold=True, color="cyan"),
    "words": Style(),
    "good": Style(color="green"),
    "thin": Style(color="yellow"),
    "bad": Style(color="red", bold=True),
    "note": Style(dim=True),
    "": Style(),
}
MAX_WIDTH = 120
PIPE_WIDTH = 100


def terminal_width() -> int:
    """The columns to write in: those of the terminal, at most 120; 100 where output is piped."""
    console = Console()
    return min(console.width, MAX_WIDTH) if console.is_terminal else PIPE_WIDTH


def print_lines(lines: Iterable[Line]) -> None:
    """Print styled lines to standard output: in colour where that is a terminal, plain where it is piped."""
    console = Console(highlight=False, soft_wrap=True)
    if not console.is_terminal:
        write(plain(lines), None)
        return
    for line in lines:
        console.print(Text.assemble(*((text, _STYLES[style]) for style, text in line)))


def write(text: str, out: Path | None) -> None:
    """Write the text to a file, whole or not at all, or to standard output, in UTF-8.

    Half a surrogate pair, which UTF-8 cannot hold, is written as its escape: in JSON that is the same string.

    Raises:
        OutsideError: If the file cannot be written.
        typer.Exit: If whoever reads standard output has closed it; that is no error.
    """
    if out is None:
        try:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            let_go()
            raise typer.Exit from None
        return
    try:
        _write_file(text.encode("utf-8", "backslashreplace"), out)
    except OSError as error:
        raise OutsideError(f"{str(out)!r} cannot be written: {error.strerror or error}", "choose a file in a folder that exists") from error


def _write_file(content: bytes, out: Path) -> None:
    """Write beside the file and then put it in its place; what is no plain file (a pipe, a device) is written to directly."""
    if out.is_relative_to("/dev") or (out.exists() and not out.is_file()):
        with out.open("wb") as file:
            file.write(content)
        return
    target = out.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
