"""Whom a title means: "the director", "the South Korean president", "the F.B.I. chief"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from readout.compare.labels import head_of
from readout.compare.lexicon import PALE, STOP, noun_stem, stem, words
from readout.model.article import Span
from readout.model.statement import Mention
from readout.text.countries import find_party, look_up

__all__ = ["Bearers"]

_KIN = {"chief": "director", "boss": "director", "head": "director", "dictat-er": "leader", "strongman": "leader", "rul-er": "leader"}
_OF_TIME = frozenset(
    stem(word) for word in ("former", "then", "ex", "acting", "next", "current", "outgoing", "designate", "newly", "minted")
)
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_OWNER = re.compile(r"^(?:his|her|its|their|\w+[’']s?)$", re.I)


class Bearers:
    """The persons who bear titles in a story, with what their titles say of their office."""

    def __init__(self, mentions: Iterable[Mention], who: Callable[[Mention], str | None]) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._offices: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
        self._parties: dict[str, set[str]] = defaultdict(set)
        for mention in dict.fromkeys(mentions):
            name = who(mention)
            if mention.kind != "person" or not mention.role or name is None or mention.name == mention.role:
                continue
            title = _title(mention.role)
            self._counts[title][name] += 1
            self._offices[title, name].add(_office(mention.role))
            self._parties[name] |= {party for party in (mention.party, find_party(mention.role)) if party}

    def of(self, label: Span) -> str | None:
        """Whom a title means; None where it is plural, of an office that nobody bears, or of several alike.

        A title with a state goes to somebody of that state alone ("the South Korean president"), one with an office to whose title is
        likest ("the deputy director"). Of several the one is meant whom at least twice as many mentions give it as any other.
        """
        if head_of(label).quote.endswith("s"):
            return None
        title, party, office = _title(label.quote), find_party(label.quote), _office(label.quote)
        fitting = {
            name: n for name, n in self._counts[title].items() if not (party and self._parties[name]) or party in self._parties[name]
        }
        alike = {name: max(_alike(office, told) for told in self._offices[title, name]) for name in fitting}
        most = max(alike.values(), default=0.0)
        if office and not most:
            return None
        ranked = Counter({name: n for name, n in fitting.items() if not office or alike[name] == most}).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]


def _title(role: str) -> str:
    plain = noun_stem(head_of(Span("", 0, len(role), role)).quote)
    return _KIN.get(plain, plain)


def _alike(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left & right else 0.0


def _office(role: str) -> frozenset[str]:
    """The stems of what a title says of its office, names of several words as initials too ("fish market board" is "fmb").

    States are left out, and "former", "acting" and the like.
    """
    head = head_of(Span("", 0, len(role), role))
    before, after = _plain(role[: head.start]), _plain(role[head.end :])
    initials = {"".join(word[0] for word in run) for run in (before, after) if len(run) > 1}
    return frozenset({stem(word) for word in (*before, *after)} | initials)


def _plain(text: str) -> list[str]:
    """The words of a text without dots, stop words, owners and states."""
    found = _DOTTED.sub(lambda match: match.group().replace(".", ""), text).split()
    starts = [(n, size) for size in (2, 1) for n in range(len(found) - size + 1) if _is_state(found, n, size)]
    states = {n + k for n, size in starts for k in range(size)}
    kept = [word for n, word in enumerate(found) if n not in states and not _OWNER.match(word)]
    return [word for word in words(" ".join(kept)) if word not in STOP and stem(word) not in PALE | _OF_TIME]


def _is_state(found: list[str], n: int, size: int) -> bool:
    place = look_up(" ".join(found[n : n + size]))
    return place is not None and place.kind != "office"
