"""JSON Lines to what is given of each article; a broken line is skipped, the others are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from readout.errors import BadRecord, ReadoutError
from readout.model.story import Skipped
from readout.read.dates import Published, parse_published
from readout.read.making import Given

__all__ = ["read_lines"]

_STRINGS = ("outlet", "url", "title", "language")
_KNOWN = frozenset((*_STRINGS, "id", "name", "text", "published", "authors"))


def read_lines(raw: bytes, label: str, name: str) -> Iterator[tuple[str, Given] | Skipped]:
    """What each line gives, named `label:line`, or why it was skipped, in the order of the lines; blank lines are passed over."""
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        record_id = f"{label}:{number}"
        try:
            yield record_id, _given(line, f"{name}:{number}")
        except ReadoutError as error:
            yield Skipped(record_id=record_id, stage="read", error=type(error).__name__, why=f"line {number} of {label}: {error.message}")


def _given(line: bytes, name: str) -> Given:
    record = _object(line)
    text = record.get("text")
    if not isinstance(text, str):
        raise BadRecord("there is no text" if text is None else f"text is {_kind(text)}, not a string", "give each line a text")
    strings = {key: _string(record, key) for key in _STRINGS}
    return Given(
        text=_sound(text, "text"),
        name=_string(record, "name") or name,
        id=_id(record),
        **strings,
        published=_published(record.get("published")),
        authors=_authors(record.get("authors")),
        extra={key: value for key, value in record.items() if key not in _KNOWN},
    )


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadRecord(f"a broken byte sequence at byte {error.start} (it must be UTF-8)", "save the file as UTF-8") from error
    except ValueError as error:
        reason = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise BadRecord(f"it is not JSON ({reason})", "give one JSON object a line") from error
    except RecursionError as error:
        raise BadRecord("its JSON is nested too deeply", "give one flat JSON object a line") from error
    if not isinstance(record, dict):
        raise BadRecord(f"it is {_kind(record)}, not an object", "give one JSON object a line")
    return record


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadRecord(f"{key} is {_kind(value)}, not a string", f"give {key} as a string, or leave it away")
    return _sound(value, key).strip() or None


def _id(record: Mapping[str, Any]) -> str | None:
    """The article's id; many tools number their records, so a whole number is taken as its digits."""
    value = record.get("id")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _string(record, "id")


def _sound(value: str, key: str) -> str:
    """The string, if it can be written again: no half of a surrogate pair."""
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise BadRecord(f"{key} holds half of a surrogate pair, which is no character", "write it as UTF-8")
    return value


def _published(value: object) -> Published | None:
    if value is None or value == "":
        return None
    found = parse_published(value) if isinstance(value, str) else None
    if found is None:
        shown = repr(value)[:40] if isinstance(value, str) else _kind(value)
        raise BadRecord(f"published is {shown}, not an ISO 8601 date or time", 'write it as "2023-11-17" or "2023-11-17T15:27:00Z"')
    return found


def _authors(value: object) -> tuple[str, ...]:
    names = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BadRecord(f"authors is {_kind(value)}, not a list of strings", "give authors as a list of strings")
    return tuple(_sound(name, "authors").strip() for name in names if name.strip())


def _kind(value: object) -> str:
    kinds = ((bool, "true or false"), ((int, float), "a number"), (str, "a string"), (list, "a list"), (dict, "an object"))
    return next((words for kind, words in kinds if isinstance(value, kind)), "null")
