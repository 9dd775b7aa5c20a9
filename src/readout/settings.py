"""Settings, read once at the edge and passed down as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from readout.errors import ConfigError

__all__ = ["Settings"]

_WORDS = frozenset({"outlets", "db", "by", "token"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set.

    Attributes:
        n_threads: Threads for the models, 1 or more.
        max_input_bytes: Larger files are skipped, with the reason.
        max_article_chars: Longer articles are skipped, with the reason.
        outlets: Path of a TOML file with further outlets, or an empty string.
        db: Where the store is: a path or a URL; empty for `readout.db` in the user's data folder.
        by: Whose name a ruling carries where none is given.
        token: What lets anybody in whom `serve` answers, beside the tokens of the store. It is left out where settings are shown.
    """

    n_threads: int = 2
    max_input_bytes: int = 20_000_000
    max_article_chars: int = 400_000
    outlets: str = ""
    db: str = ""
    by: str = ""
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from `READOUT_*` variables; what is not set keeps its default.

        Raises:
            ConfigError: If a variable that counts something is not a whole number of 1 or more.
        """
        values: dict[str, Any] = {}
        for name in cls.__slots__:
            key = f"READOUT_{name.upper()}"
            if key in environment and name in _WORDS:
                values[name] = environment[key].strip()
            elif key in environment:
                raw = environment[key]
                if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
                    raise ConfigError(f"{key} is {raw!r}", "set it to a whole number of 1 or more, or unset it")
                values[name] = int(raw)
        return cls(**values)
