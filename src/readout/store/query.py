"""What is asked of a search, read from one line: words, phrases in quotes, and what narrows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from readout.errors import ConfigError
from readout.store.index import FACETS, facet
from readout.text.terms import find_terms, weight_of

__all__ = ["KINDS", "Asked", "Query", "parse_query"]

KINDS = ("claim", "statement", "article", "speaker")
_VERDICTS = ("corroborated", "single-origin", "contradicted")
_MODES = ("asserted", "denied", "planned", "expected", "possible")
_CHOICES = {"kind": KINDS, "verdict": _VERDICTS, "mode": _MODES}
_FIELDS = (*FACETS, "from", "to")
_PIECE = re.compile(r'(?:(?P<field>[A-Za-z]+):)?(?:["“](?P<quoted>[^"“”]*)["”]?|(?P<bare>[^\s"“”]+))')


@dataclass(frozen=True, slots=True)
class Asked:
    """A word or a phrase that is looked for: its terms, and how telling it is."""

    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for. All of `asked` must stand in what is found.

    Of each facet (`speaker`, `party`, `outlet`, `verdict`, `mode`, `kind`) one of the values given must hold, as terms all of which
    must hold. `since` and `until` are half-open, in UTC.
    """

    asked: tuple[Asked, ...] = ()
    facets: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    kinds: tuple[str, ...] = KINDS


def parse_query(line: str) -> Query:
    """The query in a line such as `"coast guard" hotline speaker:solvang from:2024-03-01`.

    Words must all be found, in any order and any form ("meet" finds "meetings"); a phrase in quotes word after word. One field given
    twice means either. `to:` is the last day that counts.

    Raises:
        ConfigError: If nothing is asked, a field is unknown, or a value cannot be.
    """
    asked: list[Asked] = []
    facets: dict[str, list[tuple[str, ...]]] = {}
    days: dict[str, date] = {}
    kinds: list[str] = []
    for match in _PIECE.finditer(line):
        field, value = _read(match)
        if field in ("from", "to"):
            days[field] = _day(field, value)
        elif field in FACETS:
            facets.setdefault(field, []).append(_facet(field, value))
            kinds += [value.lower()] if field == "kind" else []
        elif field:
            raise ConfigError(f"{field!r} is nothing to search by", _fields())
        else:
            asked += _asked(value, is_phrase=match["quoted"] is not None)
    if not (asked or facets or days):
        raise ConfigError(f"{line!r} has no word to look for", "give a word, a phrase in quotes, or a field such as speaker:NAME")
    return Query(
        asked=tuple(asked),
        facets=tuple((field, tuple(values)) for field, values in sorted(facets.items()) if field != "kind"),
        since=_midnight(days["from"]) if "from" in days else None,
        until=_midnight(days["to"]) + timedelta(days=1) if "to" in days else None,
        kinds=tuple(kind for kind in KINDS if kind in kinds) or KINDS,
    )


def _read(match: re.Match[str]) -> tuple[str, str]:
    if match["quoted"] is not None:
        return (match["field"] or "").lower(), match["quoted"]
    bare = match["bare"]
    if not match["field"] and bare.endswith(":") and bare[:-1].lower() in _FIELDS:
        return bare[:-1].lower(), ""
    return (match["field"] or "").lower(), bare


def _asked(text: str, is_phrase: bool) -> list[Asked]:
    found = [(term, weight_of(text[start:end])) for term, start, end in find_terms(text)]
    if is_phrase and found:
        return [Asked(tuple(term for term, _ in found), sum(weight for _, weight in found))]
    return [Asked((term,), weight) for term, weight in found]


def _facet(field: str, value: str) -> tuple[str, ...]:
    choices: Sequence[str] = _CHOICES.get(field, ())
    if choices and value.lower() not in choices:
        raise ConfigError(f"{value!r} is no {field}", f"give one of {', '.join(choices)}")
    terms = tuple(facet(field, value).split())
    if not terms:
        raise ConfigError(f"{field}: has no word to look for", f"give {field}:NAME")
    return terms


def _day(field: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ConfigError(f"{value!r} is no day for {field}:", f"write it as {field}:2024-03-13") from None


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _fields() -> str:
    return f"the fields are {', '.join(f'{name}:' for name in _FIELDS)}; put words with a colon in quotes"
