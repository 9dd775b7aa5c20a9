"""The command `readout`: one command per method of `api.Readout`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from readout import __version__
from readout.cli import desk, upkeep
from readout.cli.guard import guarded

__all__ = ["Format", "app", "main"]

app = typer.Typer(
    name="readout",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="Reads many reports of one happening and sets side by side who said what, on whose word, and where they differ.",
    epilog="Exit codes: 0 done; 1 nothing usable in the input; 2 wrong usage; 3 trouble outside (file, network); 4 the store.",
)


class Format(StrEnum):
    """How a comparison is written."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT…", help="Files (.txt, .html, .jsonl), folders, or - for standard input.", show_default=False)
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How to write the record. [default: by the ending of -o, else text]", show_default=False),
]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to this file instead of the terminal.")]
AllOption = Annotated[bool, typer.Option("--all", "-a", help="Cut no section short; give every report's own words with their characters.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no warnings; errors still show.")]


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"readout {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Options of the program as a whole."""


@app.command()
def compare(
    inputs: Inputs,
    form: FormatOption = None,
    out: OutOption = None,
    one_story: Annotated[bool, typer.Option("--one-story", help="All reports are on one happening; do not group them.")] = False,
    show_all: AllOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read reports, group them into stories, and give each story's record.

    The record says what happened, what several reports carry, what one side alone says, where reports clash,
    what became of what was planned, which claims go back to one origin, how one thing is labelled, and who is
    silent on what. Every line rests on the exact words of a report.

    \b
    Examples:
      readout compare reports/*.txt
      readout compare reports/ --one-story -o summit.html
      curl -s https://example.org/articles.jsonl | readout compare - --format json
    """
    _work().run_compare(inputs, form.value if form else None, out, one_story, show_all, quiet)


@app.command()
def demo(
    form: FormatOption = None,
    out: OutOption = None,
    open_page: Annotated[bool, typer.Option("--open", help="Write the page and show it in the web browser.")] = False,
    show_all: AllOption = False,
    quiet: QuietOption = False,
) -> None:
    """Compare the sample reports that ship with the package.

    \b
    Examples:
      readout demo
      readout demo --open
      readout demo --format json -o demo.json
    """
    _work().run_demo(form.value if form else None, out, open_page, show_all, quiet)


@app.command()
def read(inputs: Inputs, out: OutOption = None, quiet: QuietOption = False) -> None:
    """Read reports and print them as JSON Lines, one article a line.

    Each line has the text, character for character, with outlet, title, time and dateline as far as they can be told; what `read` prints,
    the other commands read.

    \b
    Example:
      readout read pages/*.html | readout compare -
    """
    _run_stage("run_read", inputs, out, quiet)


@app.command()
def extract(
    inputs: Inputs,
    out: OutOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Text instead of JSON: each statement with the rules that read it.")] = False,
    wide: Annotated[bool, typer.Option("--wide", help="Count what people believe, want, find and decide as said by them.")] = False,
    quiet: QuietOption = False,
) -> None:
    """Print each report with its passages and statements as JSON Lines: who says what, in which words.

    \b
    Examples:
      readout extract reports/ | jq -r '.statements[] | [.speaker.name, .text] | @tsv'
      readout extract report.txt --explain
    """
    _work().run_extract(inputs, out, wide, explain, quiet)


@app.command()
def link(inputs: Inputs, out: OutOption = None, quiet: QuietOption = False) -> None:
    """Print stories as JSON Lines, one a line: articles, origins and claims as in `compare --format json`.

    \b
    Example:
      readout link archive.jsonl | jq -r '[.id, .title, (.articles | length)] | @tsv'
    """
    _run_stage("run_link", inputs, out, quiet)


@app.command()
def doctor(
    db: Annotated[str, typer.Option("--db", metavar="PATH|URL", help="The store. [default: as for add]", show_default=False)] = "",
) -> None:
    """Check what is installed, whether it works, and how the store is; exit with 0 if all is well, else with 1.

    \b
    Example:
      readout doctor
    """
    _work().run_doctor(db)


desk.register(app)
upkeep.register(app)


def _work() -> ModuleType:
    """The module that does the work, loaded once a command asks for it: `--help` must not wait for the models."""
    return import_module("readout.cli.work")


def _run_stage(name: str, inputs: list[str], out: Path | None, quiet: bool) -> None:
    getattr(_work(), name)(inputs, out, quiet)


def main() -> None:
    """Run the command line and leave with its exit code; an error is a sentence and a hint, never a traceback."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # matrices are small here: a second thread would only wait, and busily
    sys.exit(guarded(app, sys.argv[1:]))
