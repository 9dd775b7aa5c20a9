"""Records to bytes and back: JSON by the types of the records, compressed."""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any, TypeVar

import msgspec

__all__ = ["pack", "unpack"]

_Record = TypeVar("_Record")
_LEVEL = 6


def pack(record: object) -> bytes:
    """The record as compressed JSON; text is kept character for character."""
    return zlib.compress(msgspec.json.encode(record), _LEVEL)


def unpack(raw: bytes, kind: type[_Record]) -> _Record:
    """The record of this kind, equal to the one packed."""
    record: _Record = _decoder(kind).decode(zlib.decompress(raw))  # type: ignore[arg-type]
    return record


@cache
def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, dec_hook=_anything)


def _anything(_: type[Any], value: Any) -> Any:
    """Values of an article's own unknown keys, which have no type."""
    return value
