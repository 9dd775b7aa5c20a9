"""A database's errors, as Readout's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from readout.errors import StoreBusy, StoreError

__all__ = ["clear_errors"]

_BUSY_STATES = frozenset({"40001", "40P01", "55P03", "57014", "53300"})
_AGAIN = "try again in a moment"


@contextmanager
def clear_errors(name: str) -> Iterator[None]:
    """Turn what the database raises inside into one sentence that names the store.

    Raises:
        StoreBusy: If another process holds it for longer than this one waits.
        StoreError: If it cannot be used for another reason.
    """
    try:
        yield
    except PoolTimeout as error:
        raise StoreBusy(f"too many are reading the store {name} at once", _AGAIN) from error
    except DBAPIError as error:
        raise _translated(error, name) from error
    except SQLAlchemyError as error:
        raise StoreError(f"the store {name} cannot be used: {_first_line(error)}", "run `readout doctor`") from error


def _translated(error: DBAPIError, name: str) -> StoreError:
    said = _first_line(error.orig or error)
    state = getattr(error.orig, "sqlstate", None)
    if state in _BUSY_STATES or "database is locked" in said or "database table is locked" in said:
        return StoreBusy(f"another process is writing to the store {name}", _AGAIN)
    if "unable to open" in said or "readonly" in said:
        return StoreError(f"the store {name} cannot be opened: {said}", "check that its folder is there and may be written to")
    if "not a database" in said or "malformed" in said:
        return StoreError(f"{name} is no store of Readout's, or it is damaged: {said}", "restore a backup, or give another path with --db")
    if error.connection_invalidated or (state is None and "connect" in said):
        return StoreError(f"the store {name} cannot be reached: {said}", "check the address, and that the server runs")
    return StoreError(f"the store {name} cannot be used: {said}", "run `readout doctor`")


def _first_line(error: object) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
