"""Python's collector of circles of objects, held back while much is made that has none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

__all__ = ["collecting_seldom"]

_SELDOM = (50_000, 20, 1_000)
_lock = Lock()
_n_within = 0
_before = gc.get_threshold()


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Within it, what has lived long is not looked through for circles, though much is made; afterwards it is as it was.

    A record of a large story is a tree of some million objects: looking through all of them, again and again as they grow, takes a good
    part of the time that the record does. Several threads may be within it at once.
    """
    global _n_within, _before
    with _lock:
        if not _n_within:
            _before = gc.get_threshold()
            gc.set_threshold(*_SELDOM)
        _n_within += 1
    try:
        yield
    finally:
        with _lock:
            _n_within -= 1
            if not _n_within:
                gc.set_threshold(*_before)
