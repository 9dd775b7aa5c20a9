"""The bodies and the unnamed speakers of a story by one name each, however its reports write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readout.text.countries import is_us_state
from readout.text.words import stem

__all__ = ["Bodies", "Descriptions"]

_SMALL = frozenset("a an and for in of on the to".split())
_HOW_MANY = frozenset("five four many one several some three two".split())
_APART = frozenset("another ex former onetime other retired second third".split())
"""What tells a description from the same without it."""
_LEAST = 2
_JOINED = re.compile(r"\b(?:and|or)\b")
_POINTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_INITIALS = re.compile(r"^(?:[A-Z]\.?){2,7}$")


class Bodies:
    """Names of organisations, put together from all reports of a story.

    Args:
        names: Every name by which a report calls a body.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._named: dict[tuple[str, ...], str] = {}
        for name in sorted(set(names)):
            self._named.setdefault(_words(name), name)

    def full(self, name: str) -> str:
        """The fullest name that the story has for the body, the same for all ways to write it.

        A name of two words or more stands for the one longer name that holds them in a row, initials for the one name that begins so.
        Where two longer names fit that are not each other's, nothing is put together.

        >>> Bodies(["Senate's Lake Committee on Boats", "Senate Lake Committee on Boats", "Lake Committee"]).full("the Lake Committee")
        'Senate Lake Committee on Boats'
        """
        own = _words(name)
        if _INITIALS.match(name.strip()):
            letters = name.replace(".", "").lower()
            fitting = [words for words in self._named if len(words) >= _LEAST and "".join(word[0] for word in words) == letters]
        else:
            fitting = [words for words in self._named if words == own or (len(own) >= _LEAST and _holds(words, own))]
        longest = max(fitting, key=len, default=own)
        is_one = all(words == longest or _holds(longest, words) for words in fitting)
        return self._named.get(longest if is_one else own, name)


class Descriptions:
    """Descriptions of unnamed speakers, put together from all reports of a story.

    Args:
        phrases: Every phrase by which a report tells of somebody unnamed.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._told: dict[frozenset[str], str] = {}
        for phrase in sorted(set(phrases)):
            if not _JOINED.search(phrase):
                self._told.setdefault(_stems(phrase), phrase)

    def full(self, phrase: str) -> str:
        """The fullest description that the phrase may be short for, the same for all of them.

        "A Lake official" may be one of the "senior Lake officials", as nothing shows that they are two. Where two fuller ones fit that are
        not each other's, nothing is put together; nor is a bare "officials", and a former official is no official.

        >>> Descriptions(["a former official", "former Lake officials", "officials"]).full("the former official")
        'former Lake officials'
        """
        own, apart = _stems(phrase), {stem(word) for word in _APART}
        fitting = [told for told in self._told if len(own) >= _LEAST and own <= told and own & apart == told & apart]
        longest = max(fitting, key=len, default=own)
        is_one = all(told <= longest for told in fitting)
        return self._told.get(longest if is_one else own, phrase)


def _stems(phrase: str) -> frozenset[str]:
    """The stems of a description's words, how many they are left out."""
    return frozenset(stem(word) for word in _words(phrase) if word not in _HOW_MANY)


def _words(name: str) -> tuple[str, ...]:
    """The words that tell a name, in small letters, without the mark of an owner and the points of initials."""
    plain = re.sub(r"(?<=\w)['’]s?(?=\s|$)", "", name)
    bare = _POINTED.sub(lambda match: match.group().replace(".", ""), plain)
    return tuple(word.lower() for word in re.findall(r"[\w&.-]+", bare) if word.lower() not in _SMALL)


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the shorter name stands in the longer one, and no American state tells the two apart."""
    size = len(shorter)
    found = next((n for n in reversed(range(len(longer) - size + 1)) if longer[n : n + size] == shorter), None)
    if found is None or size == len(longer):
        return False
    rest = longer[:found], longer[found + size :]
    return not any(is_us_state(words.title()) for run in rest for words in (*run, " ".join(run)))
