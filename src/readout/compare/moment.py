"""When a happening began, as the passages of one article tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from readout.compare.scene import Scene, acts_in
from readout.model.article import Span
from readout.model.statement import When
from readout.text.clock import offset_of
from readout.text.dates import find_times

__all__ = ["starts_in", "told_time"]

_OCCURRING = frozenset("hold begin start open come take occur happen kick follow end be convene last come open break unfold do".split(" "))
_FINE = ("minute", "hour", "part-of-day", "day")
_PART = re.compile(r"\b(morning|noon|afternoon|evening|night|midnight|dawn|overnight)\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:since|ago|until|by|before|after|following|ahead\sof|from|through|throughout|later|earlier|last\s(?:year|month|week))\s*(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"\b(?:said|says|told|spoke|speaking|tweeted|wrote|briefing|conference|interview|statement|remarks|announced|revealed|disclosed|comment|commented)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_SPOKEN_THEN = re.compile(r",?\s(?:[\w.’'-]+\s){1,4}(?:said|says|told|tweeted|wrote|added|insisted|argued|warned)\b")
_SAYING = frozenset({"designation", "order", "speech", "appointment", "resignation", "dismissal", "sanctions", "inquiry"})
_NEAR = 90


def starts_in(scenes: Iterable[Scene], kind: str | None) -> list[When]:
    """Times of a day or finer, the finest first; with a kind, only those after a word for the act or with it as predicate."""
    found = []
    for scene in scenes:
        acts = acts_in(scene, kind) if kind else []
        for when in _whens(scene):
            before = scene.text[: when.span.start - scene.passage.span.start]
            is_after = any(0 < when.span.start - act.end < _NEAR for act in acts)
            is_own = not kind or is_after or _is_of_act(scene, when, acts)
            is_own = is_own and (kind in _SAYING or not _is_of_speech(scene, when, before, acts))
            if when.precision in _FINE and is_own and not _is_other_time(before, when) and not _is_yet_to_come(scene, when):
                found.append(when)
    return sorted(found, key=lambda when: _FINE.index(when.precision))


def _is_of_act(scene: Scene, when: When, acts: Sequence[Span]) -> bool:
    """Whether the time stands in a clause whose predicate is the act, or says that something took place."""
    for _, clause in scene.clauses:
        if when in clause.whens:
            predicate = clause.event.predicate.partition(" ")[0]
            return predicate in _OCCURRING or clause.head in acts
    return False


def _is_of_speech(scene: Scene, when: When, before: str, acts: Sequence[Span]) -> bool:
    """Whether the nearest word before a time is one of speaking, with no word for the act between, or the next one after it is."""
    if _SPOKEN_THEN.match(scene.text, len(before) + len(when.span.quote)):
        return True
    spoken = _SPEAKING.search(before)
    return spoken is not None and not any(act.start - scene.passage.span.start >= spoken.start() for act in acts if act.quote in before)


def _whens(scene: Scene) -> list[When]:
    """The times of the clauses, and those that stand outside every clause, read from the scene's day."""
    told = list({when.span: when for _, clause in scene.clauses for when in clause.whens}.values())
    for one in find_times(scene.text, anchor=scene.day) if scene.day else ():
        span = scene.span(one.start, one.end)
        if not any(span.overlaps(when.span) for when in told):
            told.append(When(start=one.begins_at, end=one.ends_at, precision=one.precision, zone=one.zone, span=span))
    return sorted(told, key=lambda when: when.span)


def _is_yet_to_come(scene: Scene, when: When) -> bool:
    published = scene.article.published_at
    return published is not None and when.start > published + timedelta(days=1)


def _is_other_time(before: str, when: When) -> bool:
    """Whether the words before a time put it beside the happening ("since Monday"); "after 5.25 pm" may still be its start."""
    return bool(_OTHER_TIME.search(before)) and when.precision not in ("minute", "hour")


def told_time(when: When) -> str:
    """A time as a row shows it: the day, and the part of the day or the clock time with its zone."""
    day = f"{when.start:%Y-%m-%d}"
    part = _PART.search(when.span.quote)
    if when.precision in ("minute", "hour"):
        zone = "UTC" if offset_of(when.zone, when.start.date()) is not None else when.zone or ""
        return f"{day} {when.start:%H:%M} {zone}".strip()
    return f"{day}, {part.group().lower()}" if part and when.precision == "part-of-day" else day
