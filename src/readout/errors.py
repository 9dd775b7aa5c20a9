"""Every error that Readout raises on purpose, as one tree.

    ReadoutError
    ├── InputError            the caller's input is at fault          exit 1, HTTP 422
    │   ├── ConfigError       a setting or an option is wrong         exit 2, HTTP 400
    │   ├── NotFound          a thing asked for by id is not there    exit 1, HTTP 404
    │   └── BadRecord         a record breaks its own rules           exit 1, HTTP 422
    │       └── SpanMismatch  a span does not quote its text          exit 1, HTTP 422
    ├── OutsideError          file system or network                  exit 3, HTTP 502
    │   ├── FetchFailed       something could not be fetched          exit 3, HTTP 502
    │   └── Unreadable        something was fetched but not readable  exit 3, HTTP 422
    ├── StoreError            the store cannot be used                exit 4, HTTP 500
    │   ├── SchemaOutdated    its tables are of another version       exit 4, HTTP 500
    │   └── StoreBusy         another process is writing to it        exit 4, HTTP 503
    └── StageFailed           a stage could not do its work           exit 1, HTTP 500

Anything else that escapes is a bug in Readout.
"""

from __future__ import annotations

__all__ = [
    "BadRecord",
    "ConfigError",
    "FetchFailed",
    "InputError",
    "NotFound",
    "OutsideError",
    "ReadoutError",
    "SchemaOutdated",
    "SpanMismatch",
    "StageFailed",
    "StoreBusy",
    "StoreError",
    "Unreadable",
]


class ReadoutError(Exception):
    """What went wrong, with the value, and a hint at what to do.

    Args:
        message: One sentence naming the thing and the value.
        hint: One sentence saying what to do, or an empty string.
    """

    exit_code = 1
    http_status = 500

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message


class InputError(ReadoutError):
    """The caller's input is at fault."""

    http_status = 422


class ConfigError(InputError):
    """A setting or an option has a value that cannot be used."""

    exit_code = 2
    http_status = 400


class NotFound(InputError):
    """A thing asked for by its id or path is not there."""

    http_status = 404


class BadRecord(InputError):
    """A record breaks its own rules."""


class SpanMismatch(BadRecord):
    """A span does not quote the text that it points into."""


class OutsideError(ReadoutError):
    """The file system or the network is at fault."""

    exit_code = 3
    http_status = 502


class FetchFailed(OutsideError):
    """Something outside could not be fetched."""


class Unreadable(OutsideError):
    """Something was fetched and cannot be read as what it should be."""

    http_status = 422


class StageFailed(ReadoutError):
    """A stage could not do its work on a record."""


class StoreError(ReadoutError):
    """The store cannot be used."""

    exit_code = 4


class SchemaOutdated(StoreError):
    """The store's tables are of another version than this program's."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""

    http_status = 503
