"""What was made of a record lately, kept as long as the record is as it was."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any

__all__ = ["Recent", "Stamp"]

_MOST_BYTES = 12_000_000


@dataclass(frozen=True, slots=True)
class Stamp:
    """Tells a story as it is now from the story as it was: what changes with everything that its page shows.

    `size_bytes` is that of the record as it is kept.
    """

    story_id: str
    state: tuple[Hashable, ...]
    size_bytes: int


class Recent:
    """What was made of stories lately, each thing as long as its stamp holds. Safe to share between threads.

    Args:
        most_bytes: How large the records may be in all, as they are kept, once for each thing made of one; in memory a page takes
            some twenty-five times that. What was made of a record that alone is larger is not held.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._held: OrderedDict[tuple[Hashable, ...], tuple[Stamp, Any]] = OrderedDict()
        self._size_bytes = 0
        self._lock = Lock()

    def get(self, stamp: Stamp, *what: Hashable) -> Any:
        """What was made of the story as it is now, told from other things by `what`; None if it is not held."""
        with self._lock:
            found = self._held.get((stamp.story_id, *what))
            if found is None or found[0] != stamp:
                return None
            self._held.move_to_end((stamp.story_id, *what))
            return found[1]

    def put(self, made: object, stamp: Stamp, *what: Hashable) -> None:
        """Hold something in the place of what was made before, and let go of what was not asked for longest."""
        with self._lock:
            self._drop((stamp.story_id, *what))
            if stamp.size_bytes > self._most_bytes:
                return
            self._held[stamp.story_id, *what] = stamp, made
            self._size_bytes += stamp.size_bytes
            while self._size_bytes > self._most_bytes:
                self._drop(next(iter(self._held)))

    def _drop(self, key: tuple[Hashable, ...]) -> None:
        stamp, _ = self._held.pop(key, (None, None))
        self._size_bytes -= stamp.size_bytes if stamp else 0
