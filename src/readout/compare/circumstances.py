"""Where, when, how long and on what occasion a happening took place, as the passages of one article tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.compare.lexicon import DETERMINERS, GATHERINGS, stem, words
from readout.compare.moment import starts_in, told_time
from readout.compare.scene import BEFALLING, NOWHERE, Scene, acts_in, is_among, is_told, kind_words
from readout.model.article import Span
from readout.model.statement import When
from readout.text.countries import look_up
from readout.text.lengths import find_lengths

__all__ = ["Circumstance", "find_circumstances"]

_PLACED = re.compile(r"\b(?:in|at|near|outside|on)\s(?:the\s)?(?:[A-Z][\w.’'-]+,?\s){0,3}$")
_ALSO = {
    "meeting": frozenset("session sessions discussion discussions conversation gathering event get-together bilateral".split()),
    "shooting": frozenset("standoff stand-off siege rampage spree".split()),
    "attack": frozenset("standoff stand-off siege rampage spree".split()),
}
_HERE = re.compile(r"\bhere\b")
_JOINED = re.compile(r"[-‑](?:minute|hour|day|week)|[-‑]long$", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:last(?:ed|ing)?|(?:met|spoke|talked)(?:\s\w+){0,4}?)\s(?:for\s)?"
    r"(?:about|around|nearly|almost|roughly|some|over|more\sthan|just\sover)?\s?$",
    re.IGNORECASE,
)
_SPOKEN_AT = re.compile(r"\b(?:news|press|media)\s(?:conference|briefing|meeting|summit)s?\b", re.IGNORECASE)
"""Where things are told, not where they happen."""
_OCCASION = re.compile(
    r"\b(?:on\sthe\s(?:sidelines|margins|fringes|eve|anniversary)\sof|during|at|after|before|ahead\sof|following)\s(?=(?:the|a|an|this|his|her|their|[A-Z\d]))"
)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One field of the happening as one clause tells it."""

    field: str
    value: str
    span: Span
    when: When | None = None


def find_circumstances(scenes: Sequence[Scene], kind: str, people: Sequence[str], places: Sequence[str], heads: str) -> list[Circumstance]:
    """At most one row a field for one article: the first that is surely about the happening, the finest time.

    Args:
        scenes: The prose of one article, in order.
        kind: The kind of happening.
        people: Names of its participants.
        places: Names of places, of which the article may name one without saying more.
        heads: The words at the head of all reports.
    """
    told = [scene for scene in scenes if is_told(scene, kind, people)]
    near = told + [s for s in scenes if s.is_lead and s not in told and is_among(s, people) and not _is_of_another(s, kind, people)]
    found = [*_kinds(told, kind), *_starts(told, kind), *_places(near, kind, places, heads), *_durations(told, kind), *_occasions(near)]
    if not any(one.field == "start" for one in found):
        found += _starts(near, None)
    first: dict[str, Circumstance] = {}
    for one in found:
        first.setdefault(one.field, one)
    return list(first.values())


def _is_of_another(scene: Scene, kind: str, people: Sequence[str]) -> bool:
    """Whether a passage tells of a meeting of one participant with somebody else."""
    return kind == "meeting" and len(people) > 1 and bool(acts_in(scene, kind))


def _phrases(scene: Scene) -> list[Span]:
    return [phrase for _, clause in scene.clauses for phrase in clause.phrases]


def _kinds(scenes: Iterable[Scene], kind: str) -> list[Circumstance]:
    for scene in scenes:
        for act in acts_in(scene, kind):
            phrase = next((phrase for phrase in _phrases(scene) if phrase.covers(act)), act)
            return [Circumstance("kind", phrase.quote, phrase)]
    return []


def _starts(scenes: Iterable[Scene], kind: str | None) -> list[Circumstance]:
    return [Circumstance("start", told_time(when), when.span, when) for when in starts_in(scenes, kind)]


def _places(scenes: Iterable[Scene], kind: str, places: Sequence[str], heads: str) -> list[Circumstance]:
    """Places that stand after "in" or "at", a town before a country; the dateline's where the passage says "here".

    What no report names at its head comes last, and of what befell people not at all: it is where another such thing happened.
    A people is no place ("in Norwegian boats"), and what is done by decree has none.
    """
    if kind in NOWHERE:
        return []
    found: list[tuple[bool, bool, Circumstance]] = []
    for scene in scenes:
        named = {m.span: m for m in scene.mentions() if m.kind in ("place", "country") and scene.passage.span.covers(m.span)}
        for mention in named.values():
            known = look_up(mention.span.quote)
            if (known is None or known.kind != "people") and _PLACED.search(scene.text[: mention.span.start - scene.passage.span.start]):
                is_aside = not scene.is_lead and not re.search(rf"(?<!\w){re.escape(mention.span.quote)}(?!\w)", heads)
                found.append((is_aside, mention.kind != "place", Circumstance("place", mention.name, mention.span)))
        for name in places:
            for match in re.finditer(rf"\b(?:in|at|near)\s({re.escape(name)})\b", scene.text):
                found.append((False, False, Circumstance("place", name, scene.span(*match.span(1)))))
        dateline = scene.article.dateline
        if dateline and dateline.place and _HERE.search(scene.text):
            found.append((False, False, Circumstance("place", dateline.place, scene.article.span(dateline.start, dateline.end))))
    kept = [one for one in found if not (one[0] and kind in BEFALLING)]
    return [one for _, _, one in sorted(kept, key=lambda item: item[:2])]


def _durations(scenes: Iterable[Scene], kind: str) -> list[Circumstance]:
    """Lengths said to be the happening's: joined to a noun for it ("the 40-minute meeting"), or behind a verb of lasting or meeting."""
    found = []
    for scene in scenes:
        for length in find_lengths(scene.text):
            seconds, quote = length.seconds, scene.text[length.start : length.end]
            is_joined = _JOINED.search(quote) and _is_told_next(scene.text[length.end :], kind)
            if seconds is not None and (is_joined or _LASTED.search(scene.text[: length.start])):
                found.append(Circumstance("duration", f"{round(seconds)} s", scene.span(length.start, length.end)))
    return found


def _is_told_next(text: str, kind: str) -> bool:
    """Whether one of the next three words is one for the act."""
    return any(kind in kind_words(word) or word in _ALSO.get(kind, ()) for word in words(text)[:3])


def _occasions(scenes: Iterable[Scene]) -> list[Circumstance]:
    for scene in scenes:
        for match in _OCCASION.finditer(scene.text):
            end = scene.passage.span.start + match.end()
            phrase = next((p for p in _phrases(scene) if end <= p.start <= end + 1), None)
            if phrase is None or stem((words(phrase.quote) or [""])[-1]) not in GATHERINGS:
                continue
            if _SPOKEN_AT.search(phrase.quote):
                continue
            is_itself = not [word for word in words(phrase.quote)[:-1] if word not in DETERMINERS]
            if "of " in match.group() or not is_itself:
                return [Circumstance("occasion", phrase.quote, scene.span(match.start(), phrase.end - scene.passage.span.start))]
    return []
