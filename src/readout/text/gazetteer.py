"""Outlets by name and domain: who they are, where, and for whom they speak."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from readout.model.article import Outlet, OutletKind
from readout.text.countries import find_party

__all__ = ["agencies", "find_outlet", "known_outlet", "outlets", "outlets_in"]

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:office|government|ministry|cabinet|chancellery|embassy|state council)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)$")


@cache
def _rows() -> tuple[tuple[Outlet, tuple[str, ...], tuple[str, ...], bool], ...]:
    """Each outlet with its names, its domains, and whether it signs reports."""
    table = tomllib.loads(files("readout.text").joinpath("data", "outlets.toml").read_text(encoding="utf-8"))
    rows = []
    for row in table["outlet"]:
        outlet = Outlet(**{key: row[key] for key in ("id", "name", "kind", "country", "party", "owner") if key in row})
        rows.append((outlet, (outlet.name, *row.get("aliases", ())), (outlet.id, *row.get("domains", ())), bool(row.get("signs"))))
    return tuple(rows)


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every outlet of the register, in its order."""
    return tuple(outlet for outlet, *_ in _rows())


@cache
def agencies() -> dict[str, Outlet]:
    """The outlets that sign reports, by each name that they sign with ("EFE", "The Associated Press")."""
    return {name: outlet for outlet, names, _, signs in _rows() if signs for name in names}


@cache
def _by_name() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet, names, domains, _ in reversed(_rows()) for name in (*domains, *names)}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet, _, domains, _ in _rows() for domain in domains}


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
        *("MENA", "Mehr", "Mirror", "PA", "PAP", "Petra", "RIA", "RT", "Reason", "SPA", "Salon", "Slate", "TT", "Tass", "Time", "Vox"),
    }
)


@cache
def _by_written() -> dict[str, Outlet]:
    return {name.replace("’", "'"): outlet for outlet, names, _, _ in reversed(_rows()) for name in names if name not in _COMMON}


@cache
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
