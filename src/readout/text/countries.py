"""Countries, their people, capitals and seats of government, and the bodies that act beside states, each with its party code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = [
    "Place",
    "country_name",
    "find_party",
    "given_of_leader",
    "is_known_leader",
    "is_us_state",
    "look_up",
    "party_of",
    "party_of_person",
    "state_words",
]

PlaceKind = Literal["name", "people", "capital", "seat", "office"]


@dataclass(frozen=True, slots=True)
class Place:
    """What a word says of a state or body: its party code, its plain name, and how the word names it.

    `kind` is "name" (Japan), "people" (Japanese), "capital" (Tokyo), "seat" (the Kremlin) or "office" (the State Department).
    """

    party: str
    name: str
    kind: PlaceKind


def _rows(file: str) -> list[list[str]]:
    text = files("readout.text").joinpath("data", file).read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]


def _words(cell: str) -> list[str]:
    return [word.strip() for word in re.split(r",(?! D\.?C)", cell) if word.strip()]


_CLUB = re.compile(r"\b(?!(?:States|President|Government)\b)[A-Z]\w+s? of America\b")
"""A club or a company that has the country in its name ("Bank of America"), and speaks for nobody else."""


_PAPER = re.compile(
    r" (?:[A-Z]\w+ )?(?:Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Mercury|Star|Observer|Courier|Telegraph|Mail|Standard|Globe)\b"
)
"""What behind the name of a place makes it a newspaper, which speaks for no state."""


@cache
def _table() -> dict[str, Place]:
    table: dict[str, Place] = {}
    for party, name, others, people, capital, seats in _rows("countries.tsv"):
        kinds: tuple[tuple[PlaceKind, list[str]], ...] = (
            ("name", [name, *_words(others)]),
            ("people", _words(people)),
            ("capital", _words(capital)),
            ("seat", _words(seats)),
        )
        for kind, words in kinds:
            for word in words:
                table.setdefault(_bare(word), Place(party, name, kind))
    for party, name, others in _rows("offices.tsv"):
        for word in (name, *_words(others)):
            table[_bare(word)] = Place(party, name, "office")
    return table


@cache
def _names() -> dict[str, str]:
    return {row[0]: _bare(row[1]) for row in _rows("countries.tsv")}


def _bare(words: str) -> str:
    words = words.replace("’", "'").strip()
    return words[4:] if words[:4] in ("the ", "The ") else words


def look_up(words: str) -> Place | None:
    """What these words name, taken whole: a state, its people, its capital, a seat of government or a public body.

    >>> look_up("the Kremlin").party
    'RU'
    """
    bare = _bare(words)
    if bare.endswith(("'s", "'")):
        bare = bare[: bare.rindex("'")]
    return _table().get(bare)


@cache
def state_words() -> frozenset[str]:
    """Names of states and peoples that are one word, as they are written ("Japan", "Chinese", "U.S.")."""
    return frozenset(name for name, place in _table().items() if place.kind in ("name", "people") and " " not in name)


def party_of(words: str) -> str | None:
    """The party code of words taken whole ("Japan", "Chinese", "Seoul", "White House"), or None.

    >>> party_of("South Korean")
    'KR'
    """
    found = look_up(words)
    return found.party if found else None


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_table(), key=len, reverse=True)
    return re.compile(
        r"(?<![\w.])(?!(?:(?<=South )|(?<=Latin )|(?<=Central ))America)(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w])"
    )


def find_party(text: str) -> str | None:
    """The party code of the first state, people, capital or body named inside a text, or None.

    >>> find_party("a spokesman for the Russian foreign ministry")
    'RU'
    >>> find_party("the Ship Owners of America")
    >>> find_party("The Moscow Times"), find_party("the Chinese newspaper Global Times")
    (None, 'CN')
    """
    bare = _CLUB.sub("", text.replace("’", "'"))
    found = ((_table()[match.group()], match.end()) for match in _pattern().finditer(bare))
    return next((place.party for place, end in found if place.kind == "people" or not _PAPER.match(bare, end)), None)


def country_name(party: str) -> str | None:
    """The plain name behind a party code, without article.

    >>> country_name("KP")
    'North Korea'
    """
    return _names().get(party)


@cache
def _states() -> frozenset[str]:
    return frozenset(row[0] for row in _rows("states.txt"))


def is_us_state(words: str) -> bool:
    """Whether the words are a state of the United States, in full or as newspapers shorten it."""
    return _bare(words) in _states()


@cache
def _leaders() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {name: (party, tuple(_words(firsts))) for name, party, firsts in _rows("leaders.tsv")}


def party_of_person(name: str) -> str | None:
    """The party of a person known the world over, by full name or by last name alone; None for anybody else.

    >>> party_of_person("Vladimir Putin"), party_of_person("John Bush")
    ('RU', None)
    """
    words = name.split()
    found = _leaders().get(name)
    if found:
        return found[0]
    for known in (words[-1].removeprefix("al-"), words[0]) if words else ():
        found = _leaders().get(known)
        if found and set(found[1]) & set(words):
            return found[0]
    return None


def is_known_leader(name: str) -> bool:
    """Whether a full name is that of the holder of high office whom the last name alone brings to mind.

    >>> is_known_leader("Donald Trump"), is_known_leader("Melania Trump")
    (True, False)
    """
    words = name.split()
    return bool(words) and given_of_leader(words[-1]) in words


def given_of_leader(surname: str) -> str | None:
    """The given name of the holder of high office whom this last name alone brings to mind, None for any other word.

    >>> given_of_leader("Merkel"), given_of_leader("Low")
    ('Angela', None)
    """
    found = _leaders().get(surname)
    return found[1][0] if found and found[1] else None
