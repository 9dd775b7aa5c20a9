"""How often one asker may ask: a bucket of tokens for each, filled at a steady rate."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

__all__ = ["Limiter", "Limits", "Rate"]

_MOST_ASKERS = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests one asker may send at once, and how many a second after that."""

    n_at_once: int
    n_per_s: float


_READING = Rate(200, 20)
_WRITING = Rate(60, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one address may ask for, and how much may be sent at once.

    Attributes:
        reading: Requests under `/api/` that only look.
        writing: Requests that send something.
        most_body_bytes: The longest body of articles or of a ruling.
    """

    reading: Rate = _READING
    writing: Rate = _WRITING
    most_body_bytes: int = 5_000_000


class Limiter:
    """Says whether an asker may ask now. Safe to share between threads; it forgets whoever asked longest ago beyond 10,000 askers.

    Args:
        rate: For each asker.
        clock: Gives seconds that never run back, such as `time.monotonic`.
    """

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._lock = Lock()
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, asker: str) -> int:
        """0 if the asker may ask, which is counted then; else whole seconds until it is worth asking again."""
        with self._lock:
            now = self._clock()
            tokens, at = self._held.pop(asker, (float(self._rate.n_at_once), now))
            tokens = min(float(self._rate.n_at_once), tokens + (now - at) * self._rate.n_per_s)
            may = tokens >= 1
            self._held[asker] = (tokens - 1 if may else tokens, now)
            if len(self._held) > _MOST_ASKERS:
                self._held.popitem(last=False)
        return 0 if may else math.ceil((1 - tokens) / self._rate.n_per_s)
