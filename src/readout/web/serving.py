"""Listening: the socket, the server, and what is refused before it starts."""

from __future__ import annotations

import gc
import socket
import sys
from datetime import UTC, datetime

import uvicorn
from starlette.types import ASGIApp

from readout.api import Readout
from readout.api.serving import tokens_of
from readout.errors import ConfigError, OutsideError
from readout.web.access import check_token
from readout.web.guard import is_loopback
from readout.web.runs import Runs
from readout.web.site import make_site

__all__ = ["calm_collector", "listen", "run"]

_LAST_RUN_S = 10.0
_COLLECT_AFTER = (10_000, 1, 1_000)


def run(readout: Readout, *, db: str, host: str, port: int, token: str, is_writable: bool = False) -> None:
    """Serve a store until the process is told to stop. What is being added then is given ten seconds; what is not done goes on when the
    store is served again.

    Raises:
        ConfigError: If `host` is not this machine alone and there is no token, or the token cannot be used.
        OutsideError: If it cannot listen there.
        StoreError: If the store cannot be used.
    """
    check_token(token)
    is_closed = bool(token) or tokens_of(readout, db).is_any()
    if not is_closed and not is_loopback(host):
        hint = "make one with `readout token add NAME`, set READOUT_TOKEN, or listen at 127.0.0.1"
        raise ConfigError(f"{host!r} can be reached from other machines, and there is no token", hint)
    readout.stories(db=db, limit=1)
    runs = Runs(readout, db, lambda: datetime.now(UTC))
    site = make_site(readout, db=db, token=token, is_writable=is_writable, runs=runs, is_closed=is_closed)
    calm_collector()
    with listen(host, port) as bound:
        shown = f"[{host}]" if ":" in host else host
        open_to = ", open to rulings and articles" if is_writable else ""
        print(f"Readout is at http://{shown}:{bound.getsockname()[1]}/{open_to} (Ctrl-C stops it)", file=sys.stderr, flush=True)
        try:
            if is_writable:
                runs.start()
            uvicorn.Server(_configure(site)).run(sockets=[bound])
        finally:
            runs.close(_LAST_RUN_S)


def calm_collector() -> None:
    """Have this process look for circles of objects where they arise, not through all that it holds.

    The records that a server holds are trees of some million objects without a circle in them. Looking through them all, as Python
    does by itself, stops every request for .3 s or so; looking through the last few ten thousand takes some hundredths.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)


def _configure(site: ASGIApp) -> uvicorn.Config:
    # What was asked is not logged, and no header of a stranger's says who asks.
    return uvicorn.Config(site, log_level="warning", access_log=False, server_header=False, ws="none", lifespan="off", proxy_headers=False)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at a host and a port; port 0 takes one that is free.

    Raises:
        OutsideError: If the host is not known, or the port is taken or not allowed.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutsideError(f"cannot listen at {host} port {port}: {reason}", "choose another with --host and --port") from error
