"""Where a store is: a path or a URL, as a person gives it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import platformdirs
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from readout.errors import ConfigError

__all__ = ["default_path", "name_of", "parse_address"]


def default_path() -> Path:
    """`readout.db` in the user's data folder; the folder need not be there."""
    return Path(platformdirs.user_data_dir("readout", appauthor=False)) / "readout.db"


def parse_address(address: str) -> URL:
    """The URL of the store at a path, at a `sqlite:///…` or at a `postgresql://…` address; an empty one is the default path.

    Raises:
        ConfigError: If it is no address that Readout can use, or PostgreSQL's driver is not installed.
    """
    if "://" not in address:
        path = Path(address).expanduser() if address else default_path()
        if "\0" in address or path.is_dir():
            raise ConfigError(f"{address!r} is no place for a store", "give the path of a file")
        return URL.create("sqlite", database=str(path.absolute()))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise ConfigError("the address of the store is no URL", "give a path, or postgresql://USER@HOST/NAME") from None
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database:
        return parse_address(url.database)
    if kind in ("postgresql", "postgres"):
        if find_spec("psycopg") is None:
            raise ConfigError("PostgreSQL's driver is not installed", "pip install 'readout[postgres]'")
        return url.set(drivername="postgresql+psycopg")
    raise ConfigError(f"{url.drivername!r} is no kind of store", "give a path, or postgresql://USER@HOST/NAME")


def name_of(url: URL) -> str:
    """The address to show: a path, or a URL without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
