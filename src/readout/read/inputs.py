"""Inputs to articles: files, folders and standard input, one after another."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from readout.errors import BadRecord, FetchFailed, NotFound, ReadoutError, Unreadable
from readout.model.article import Article
from readout.model.story import Skipped
from readout.read.encoding import decode
from readout.read.lines import read_lines
from readout.read.making import Given, make_article
from readout.read.page import looks_like_page, read_page
from readout.settings import Settings

__all__ = ["read_inputs"]

_PAGES = (".html", ".htm")
_LINES = (".jsonl", ".ndjson")
_SUFFIXES = (".txt", *_PAGES, *_LINES)
_STDIN = "-"


def read_inputs(inputs: Sequence[str], *, stdin: BinaryIO, settings: Settings) -> Iterator[Article | Skipped]:
    """The articles of the inputs, in order, and in their places what could not be read and why.

    An input is a .txt, .html or .jsonl file, a folder of such files (read recursively, in alphabetical order), or `-` for standard
    input. A file with another ending is read as what it looks like. An article given twice is read once.

    Args:
        inputs: Paths, or `-`.
        stdin: Where `-` reads.
        settings: Limits on sizes.
    """
    texts: dict[str, str] = {}
    for record_id, found in _all(inputs, stdin, settings):
        if isinstance(found, Skipped):
            yield found
            continue
        try:
            article = make_article(found, settings)
            if article.id not in texts:
                texts[article.id] = article.text
                yield article
            elif texts[article.id] != article.text:
                raise BadRecord(f"the id {article.id!r} was given before with another text", "give each article an id of its own")
        except ReadoutError as error:
            yield _skipped(record_id, error, f"{record_id}: ")


def _all(inputs: Sequence[str], stdin: BinaryIO, settings: Settings) -> Iterator[tuple[str, Given | Skipped]]:
    for path in inputs:
        try:
            if path == _STDIN:
                yield from _contents(_limited(stdin, "standard input", settings), "standard input", "")
            elif Path(path).is_dir():
                yield from _folder(Path(path), settings)
            else:
                yield from _file(Path(path), settings)
        except ReadoutError as error:
            yield path, _skipped(path, error)


def _folder(folder: Path, settings: Settings) -> Iterator[tuple[str, Given | Skipped]]:
    paths: list[Path] = []
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths.extend(Path(place, name) for name in names if name.lower().endswith(_SUFFIXES) and not name.startswith("."))
    for error in closed:
        unreadable = FetchFailed(f"the folder {error.filename} cannot be read: {_reason(error)}", "check its permissions")
        yield str(error.filename), _skipped(str(error.filename), unreadable)
    if not paths and not closed:
        raise NotFound(f"the folder {folder} holds no {', '.join(_SUFFIXES[:-1])} or {_SUFFIXES[-1]} file", "name a folder of reports")
    for path in sorted(paths):
        try:
            yield from _file(path, settings)
        except ReadoutError as error:
            yield str(path), _skipped(str(path), error)


def _file(path: Path, settings: Settings) -> Iterator[tuple[str, Given | Skipped]]:
    try:
        with path.open("rb") as stream:
            raw = _limited(stream, str(path), settings)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FetchFailed(f"{path} is not there", "check the path") from error
    except (OSError, ValueError) as error:
        raise FetchFailed(f"{path} cannot be read: {_reason(error)}", "check its permissions") from error
    yield from _contents(raw, str(path), path.suffix.lower(), path.stem)


def _limited(stream: BinaryIO, label: str, settings: Settings) -> bytes:
    raw = stream.read(settings.max_input_bytes + 1)
    if len(raw) > settings.max_input_bytes:
        raise Unreadable(
            f"{label} is larger than the {settings.max_input_bytes:,} bytes allowed (READOUT_MAX_INPUT_BYTES)",
            "set READOUT_MAX_INPUT_BYTES to allow more",
        )
    return raw


def _contents(raw: bytes, label: str, suffix: str, name: str = "stdin") -> Iterator[tuple[str, Given | Skipped]]:
    """What the bytes give, by the file's ending, or where that says nothing by how they begin."""
    is_known = suffix in _SUFFIXES
    if suffix in _LINES or (not is_known and raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"):
        if not raw.strip() or b"\0" in raw:
            raw = decode(raw, label).encode("utf-8")
        for found in read_lines(raw, label, name):
            yield (found.record_id, found) if isinstance(found, Skipped) else found
        return
    text = decode(raw, label, is_page=suffix in _PAGES or not is_known)
    if suffix in _PAGES or (not is_known and looks_like_page(text)):
        yield label, read_page(text, label, name)
    else:
        yield label, Given(text=text, name=name)


def _skipped(record_id: str, error: ReadoutError, before: str = "") -> Skipped:
    return Skipped(record_id=record_id, stage="read", error=type(error).__name__, why=before + error.message)


def _reason(error: Exception) -> str:
    return (error.strerror or type(error).__name__).lower() if isinstance(error, OSError) else str(error)
