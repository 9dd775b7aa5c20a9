"""Settings, read once at the edge and passed down as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from readout.errors import ConfigError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set.

    Attributes:
        n_threads: Threads for the models, 1 or more.
        max_input_bytes: Larger files are skipped, with the reason.
        max_article_chars: Longer articles are skipped, with the reason.
        outlets: Path of a TOML file with further outlets, or an empty string.
    """

    n_threads: int = 2
    max_input_bytes: int = 20_000_000
    max_article_chars: int = 400_000
    outlets: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from `READOUT_*` variables; what is not set keeps its default.

        Raises:
            ConfigError: If a variable that counts something is not a whole number of 1 or more.
        """
        values: dict[str, Any] = {}
        for name in cls.__slots__:
            key = f"READOUT_{name.upper()}"
            if key in environment:
                raw = environment[key]
                if name == "outlets":
                    values[name] = raw
                    continue
                if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
                    raise ConfigError(f"{key} is {raw!r}", "set it to a whole number of 1 or more, or unset it")
                values[name] = int(raw)
        return cls(**values)
