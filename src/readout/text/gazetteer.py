"""Outlets by name and domain: who they are, where, and for whom they speak."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar, get_args
from urllib.parse import urlsplit

from readout.errors import ConfigError
from readout.model.article import Outlet, OutletKind
from readout.text.countries import find_party

__all__ = ["add_register", "agencies", "find_outlet", "is_known", "known_outlet", "outlets", "outlets_in", "per_register"]

T = TypeVar("T")

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:office|government|ministry|cabinet|chancellery|embassy|state council)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)$")


class _File(Protocol):
    def read_text(self, encoding: str) -> str: ...


_FORGET: list[Callable[[], None]] = []
_ADDED: list[dict[str, Any]] = []
_STRINGS = ("id", "name", "country", "party", "owner", "source")
_LISTS = ("aliases", "domains")


def per_register(function: Callable[[], T]) -> Callable[[], T]:
    """A function of the register, computed once for as long as the register stays as it is."""
    cached = cache(function)
    _FORGET.append(cached.cache_clear)
    return cached


def add_register(file: _File) -> None:
    """Add the outlets of a TOML file in the form of the register that ships; where ids or names are the same, the file's win.

    It holds for the whole process; a file may be added twice. Each row has an `id` (its domain, or a slug), a `name` and a `kind`;
    `aliases`, `domains`, `country`, `party`, `owner`, `signs` and `source` are as in the register that ships.

    Args:
        file: Anything with `read_text`, such as a path.

    Raises:
        ConfigError: If the file cannot be read, or one of its rows lacks something or has a value that cannot be used.
    """
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8")).get("outlet", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"the outlets in {file} cannot be read: {error}", "give a TOML file in UTF-8 with rows named outlet") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"the outlets in {file} are no list of tables", "write each as [[outlet]], with id, name and kind")
    for row in rows:
        if trouble := _trouble(row):
            raise ConfigError(f"an outlet in {file} {trouble}", "give each an id, a name and a kind; see docs/outlets.md")
    mine = {row["id"]: row for row in (*_ADDED, *rows)}
    _ADDED[:] = mine.values()
    for forget in _FORGET:
        forget()


def _trouble(row: Mapping[str, Any]) -> str | None:
    called = row.get("id") or row.get("name") or row
    for key in ("id", "name", "kind"):
        if not row.get(key):
            return f"has no {key}: {called!r}"
    if row["kind"] not in get_args(OutletKind):
        return f"has the kind {row['kind']!r}, which is none of {', '.join(get_args(OutletKind))}: {called!r}"
    texts = [row[key] for key in _STRINGS if key in row] + [text for key in _LISTS if isinstance(row.get(key), list) for text in row[key]]
    if not all(isinstance(text, str) for text in texts) or any(not isinstance(row[key], list) for key in _LISTS if key in row):
        return f"has a value of the wrong type: {called!r}"
    return None


@per_register
def _rows() -> tuple[tuple[Outlet, tuple[str, ...], tuple[str, ...], bool], ...]:
    """Each outlet with its names, its domains, and whether it signs reports."""
    table = tomllib.loads(files("readout.text").joinpath("data", "outlets.toml").read_text(encoding="utf-8"))
    rows = []
    added = {row["id"] for row in _ADDED}
    for row in (*_ADDED, *(row for row in table["outlet"] if row["id"] not in added)):
        outlet = Outlet(**{key: row[key] for key in ("id", "name", "kind", "country", "party", "owner") if key in row})
        rows.append((outlet, (outlet.name, *row.get("aliases", ())), (outlet.id, *row.get("domains", ())), bool(row.get("signs"))))
    return tuple(rows)


@per_register
def outlets() -> tuple[Outlet, ...]:
    """Every outlet of the register, in its order."""
    return tuple(outlet for outlet, *_ in _rows())


@per_register
def agencies() -> dict[str, Outlet]:
    """The outlets that sign reports, by each name that they sign with ("EFE", "The Associated Press")."""
    return {name: outlet for outlet, names, _, signs in _rows() if signs for name in names}


@per_register
def _by_name() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet, names, domains, _ in reversed(_rows()) for name in (*domains, *names)}


@per_register
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet, _, domains, _ in reversed(_rows()) for domain in domains}


def is_known(outlet: Outlet | None) -> bool:
    """Whether anything is known of an outlet beyond its name: it stands in the register, or its kind is told."""
    return outlet is not None and (outlet.kind != "other" or known_outlet(outlet.id) is not None)


def known_outlet(words: str) -> Outlet | None:
    """The outlet of the register that a name, a domain or an address means, or None.

    >>> known_outlet("https://www.reuters.com/world/").name
    'Reuters'
    """
    words = words.strip()
    if not words:
        return None
    if found := _by_name().get(_key(words)):
        return found
    domain = _domain(words)
    while domain and "." in domain:
        if found := _by_domain().get(domain):
            return found
        domain = domain.partition(".")[2]
    if split := _IN_BRACKETS.match(words):
        return known_outlet(split["outer"]) or known_outlet(split["inner"])
    return None


def find_outlet(words: str) -> Outlet:
    """The outlet that a name, a domain or an address means; one not in the register gets its domain or a slug as id and the kind "other".

    An office of a state ("Ministry of Fisheries of Iceland") is of the kind "government" and speaks for that state.

    >>> find_outlet("The Harbour Gazette").id
    'the-harbour-gazette'
    """
    if found := known_outlet(words):
        return found
    domain = _domain(words)
    if domain:
        return Outlet(id=domain, name=domain if domain in words.lower() and "/" in words else words.strip())
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    party = find_party(words) if _OFFICE.search(words) else None
    kind: OutletKind = "government" if party else "other"
    return Outlet(id=slug or re.sub(r"\s+", "-", words.strip().lower()), name=words.strip(), kind=kind, party=party)


def outlets_in(text: str) -> Iterator[tuple[Outlet, int, int]]:
    """Where a text names outlets of the register, in order: the outlet and the characters that name it.

    Names count only as they are written in the register, in whole words; longer names win over names inside them. Names that are also
    common words or other things' short names ("Time", "Dawn", "PA") do not count.
    """
    for match in _names_pattern().finditer(text):
        yield _by_written()[match.group().replace("’", "'")], match.start(), match.end()


_COMMON = frozenset(
    {
        *("AA", "APP", "Asahi", "Atlantic", "Bild", "CNS", "CP", "Dawn", "Fars", "Globo", "Guardian", "Inquirer", "Insider", "Jiji"),
        *(
            "ABI",
            "AGI",
            "APS",
            "AVN",
            "BNA",
            "BNS",
            "BSS",
            "Beta",
            "DR",
            "Delo",
            "Diena",
            "ENA",
            "ERR",
            "GNA",
            "KPL",
            "Kabar",
            "Kan",
            "LANA",
        ),
        *("LRT", "LSM", "MAP", "MTI", "Milenio", "N1", "NAN", "NOS", "NRC", "ONA", "Reforma", "SABA", "SBS", "SME", "STA", "STT", "SUNA"),
        *("TAP", "TDH", "Andina", "Metro", "Stuff", "UNB"),
        *("MENA", "Mehr", "Mirror", "PA", "PAP", "Petra", "RIA", "RT", "Reason", "SPA", "Salon", "Slate", "TT", "Tass", "Time", "Vox"),
    }
)


@per_register
def _by_written() -> dict[str, Outlet]:
    return {name.replace("’", "'"): outlet for outlet, names, _, _ in reversed(_rows()) for name in names if name not in _COMMON}


@per_register
def _names_pattern() -> re.Pattern[str]:
    names = sorted(_by_written(), key=len, reverse=True)
    return re.compile(r"(?<![\w@#./-])(?:" + "|".join(re.escape(name).replace("'", "['’]") for name in names) + r")(?![\w-]|\.\w)")


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).casefold().replace("’", "'").strip()
    return re.sub(r"\s+", " ", plain.removeprefix("the "))


def _domain(words: str) -> str | None:
    words = words.strip().lower()
    host = urlsplit(words).hostname if "//" in words else words.partition("/")[0].partition(":")[0]
    if host and _DOMAIN.fullmatch(host):
        return host.removeprefix("www.")
    return None
