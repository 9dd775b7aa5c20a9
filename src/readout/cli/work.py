"""What the commands do: call `api`, render, print, and say what was skipped."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import typer

from readout.api import Readout
from readout.cli.guard import one_line, say_error
from readout.cli.output import print_lines, terminal_width, write
from readout.cli.progress import Reporter
from readout.errors import ConfigError, FetchFailed, InputError, OutsideError
from readout.model.story import Comparison, Skipped
from readout.report.assembly import view_comparison
from readout.report.document import article_line, extraction_line, story_document, to_document
from readout.report.explanation import explain
from readout.report.markdown import render_markdown
from readout.report.page import render_page
from readout.report.terminal import plain, render_terminal
from readout.settings import Settings

__all__ = [
    "check_used",
    "form_of",
    "run_compare",
    "run_demo",
    "run_doctor",
    "run_extract",
    "run_link",
    "run_read",
    "say_skipped",
    "stdin_of",
    "write_comparison",
]

_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".txt": "text"}
_LISTED = ", ".join(ending for ending in _ENDINGS if ending != ".htm")
_OUTSIDE = FetchFailed.__name__
_Made = TypeVar("_Made")


def run_compare(inputs: Sequence[str], form: str | None, out: Path | None, one_story: bool, show_all: bool, quiet: bool) -> None:
    """Compare the inputs and write the record.

    Raises:
        ReadoutError: If nothing in the inputs can be used, or the file cannot be written.
    """
    form = form or form_of(out)
    with Reporter(quiet) as reporter:
        comparison = _readout().compare(inputs, one_story=one_story, stdin=stdin_of(inputs), on_progress=reporter)
    n_articles = sum(len(record.articles) for record in comparison.records)
    say_skipped(comparison.skipped, n_articles, quiet)
    check_used(n_articles, comparison.skipped, quiet)
    for warning in () if quiet else comparison.warnings:
        print(f"warning: {one_line(warning)}", file=sys.stderr)
    write_comparison(comparison, form, out, show_all)


def run_demo(form: str | None, out: Path | None, open_page: bool, show_all: bool, quiet: bool) -> None:
    """Compare the sample reports and write the record, or show the page in the browser.

    Raises:
        ReadoutError: If the file cannot be written.
    """
    if open_page and form not in (None, "html"):
        raise ConfigError(f"--open shows the page, not {form!r}", "leave --format away, or give --format html")
    form = "html" if open_page else form or form_of(out)
    with Reporter(quiet) as reporter:
        comparison = _readout().demo(on_progress=reporter)
    if not open_page:
        write_comparison(comparison, form, out, show_all)
        return
    page = out or Path(tempfile.mkdtemp(prefix="readout-")) / "demo.html"
    write_comparison(comparison, form, page, show_all)
    print(page)
    if not webbrowser.open(page.resolve().as_uri()):
        say_error("no web browser was found to show the page", f"open {page} in one")


def run_read(inputs: Sequence[str], out: Path | None, quiet: bool) -> None:
    """Write the articles as JSON Lines."""
    _write_lines(_readout().read(inputs, stdin=stdin_of(inputs)), article_line, "read", out, quiet)


def run_extract(inputs: Sequence[str], out: Path | None, wide: bool, reasons: bool, quiet: bool) -> None:
    """Write the articles with their passages and statements as JSON Lines, or as text with the reason for each."""
    made = _readout().extract(inputs, wide=wide, stdin=stdin_of(inputs))
    if not reasons:
        _write_lines(made, extraction_line, "read", out, quiet)
        return
    items = list(made)
    skipped = [item for item in items if isinstance(item, Skipped)]
    lines = [line for item in items if not isinstance(item, Skipped) for line in explain(item)]
    say_skipped(skipped, len(items) - len(skipped), quiet)
    check_used(len(items) - len(skipped), skipped, quiet)
    if out is None:
        print_lines(lines)
    else:
        write(plain(lines), out)


def run_link(inputs: Sequence[str], out: Path | None, quiet: bool) -> None:
    """Write the stories as JSON Lines."""
    _write_lines(_readout().link(inputs, stdin=stdin_of(inputs)), story_document, "linked", out, quiet)


def run_doctor(db: str = "") -> None:
    """Print one line per check, the store's last.

    Raises:
        typer.Exit: With 1 if a check fails.
    """
    checks = _readout().doctor(db=db)
    width = max((len(check.name) for check in checks), default=0)
    print_lines(
        (("good" if check.is_ok else "bad", "ok  " if check.is_ok else "bad "), ("", f"{check.name:<{width}}  {check.detail}"))
        for check in checks
    )
    if not all(check.is_ok for check in checks):
        raise typer.Exit(1)


def _readout() -> Readout:
    return Readout(Settings.from_environment(os.environ))


def stdin_of(inputs: Sequence[str]) -> Any:
    """Standard input where an input asks for it, else None."""
    return sys.stdin.buffer if "-" in inputs else None


def form_of(out: Path | None) -> str:
    """The format that goes with a file's ending; text where there is none.

    Raises:
        ConfigError: If none goes with it.
    """
    if out is None or not out.suffix or str(out).startswith("/dev/"):
        return "text"
    form = _ENDINGS.get(out.suffix.lower())
    if form is None:
        raise ConfigError(f"no format goes with the ending {out.suffix!r} of {str(out)!r}", f"end it in {_LISTED}, or give --format")
    return form


def check_used(n_used: int, skipped: Sequence[Skipped], quiet: bool) -> None:
    """Stop where nothing was used: with the code for trouble outside if that was all the trouble there was."""
    if not n_used:
        reasons = "the reasons stand above" if skipped and not quiet else skipped[0].why if skipped else ""
        kind = OutsideError if skipped and all(item.error == _OUTSIDE for item in skipped) else InputError
        raise kind("nothing in the inputs could be used", reasons)


def write_comparison(comparison: Comparison, form: str, out: Path | None, show_all: bool) -> None:
    """Write the record in a format to a file or to the terminal."""
    if form == "json":
        write(json.dumps(to_document(comparison), ensure_ascii=False, indent=1) + "\n", out)
        return
    view = view_comparison(comparison)
    if form == "html":
        write(render_page(view), out)
    elif form == "md":
        write(render_markdown(view, show_all=show_all), out)
    elif out is None:
        print_lines(render_terminal(view, terminal_width(), show_all))
    else:
        write(plain(render_terminal(view, show_all=show_all)), out)


def _write_lines(
    made: Iterable[_Made | Skipped], to_line: Callable[[_Made], dict[str, Any]], verb: str, out: Path | None, quiet: bool
) -> None:
    skipped: list[Skipped] = []
    n_done = 0

    def lines() -> Iterator[str]:
        nonlocal n_done
        for item in made:
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                n_done += 1
                yield json.dumps(to_line(item), ensure_ascii=False) + "\n"

    if out is None:
        for line in lines():
            write(line, None)
    else:
        text = "".join(lines())
        if n_done:
            write(text, out)
    say_skipped(skipped, n_done, quiet, verb)
    check_used(n_done, skipped, quiet)


def say_skipped(skipped: Sequence[Skipped], n_done: int, quiet: bool, verb: str = "read") -> None:
    """Say on standard error what was skipped and why, and how many were done."""
    if quiet or not skipped:
        return
    for item in skipped:
        name, why = one_line(item.record_id), one_line(item.why)
        print(f"skipped: {why}" if name in why else f"skipped: {name}: {why}", file=sys.stderr)
    print(f"{n_done} {verb}, {len(skipped)} skipped", file=sys.stderr)
