"""Ids made from content, so that order, machine and number of workers do not matter."""

from __future__ import annotations

from hashlib import blake2b

__all__ = ["make_id"]


def make_id(prefix: str, *parts: str) -> str:
    """`prefix_` and 16 hexadecimal digits that depend on every part.

    Each part goes in with its length in bytes before it, so that ("ab", "c") and ("a", "bc") differ.

    >>> make_id("art", "ab", "c") == make_id("art", "a", "bc")
    False
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return f"{prefix}_{digest.hexdigest()}"
