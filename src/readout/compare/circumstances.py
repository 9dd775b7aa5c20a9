"""Where, when, how long and on what occasion a happening took place, as single clauses of one article tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from readout.compare.lexicon import DETERMINERS, stem, words
from readout.model.article import Article, Passage, Span
from readout.model.statement import Clause, Mention, Statement, When
from readout.text.clock import offset_of
from readout.text.dates import find_times

__all__ = ["BEFALLING", "Circumstance", "Scene", "find_circumstances", "kind_words"]

_KINDS: dict[str, str] = {
    "meeting": "meeting talks summit met meet meets dinner encounter",
    "vote": "vote votes voted voting ballot referendum",
    "election": "election elections elected",
    "shooting": "shooting shootings shot gunman gunfire shooter",
    "attack": "attack attacks attacked airstrike airstrikes strike strikes bombing bombed explosion blast assault missile raid",
    "crash": "crash crashed collision derailed derailment",
    "disaster": "earthquake quake hurricane typhoon storm flood floods flooding wildfire wildfires tornado tsunami eruption landslide",
    "protest": "protest protests protested protesters demonstration rally march riot riots",
    "arrest": "arrest arrested detained arrests",
    "trial": "trial verdict convicted acquitted sentenced guilty court ruling ruled indicted indictment charged",
    "resignation": "resign resigned resigns resignation quit",
    "dismissal": "fired dismissed sacked ousted firing dismissal ouster",
    "appointment": "nominated appointed nominee nomination appointment",
    "agreement": "deal agreement truce ceasefire pact accord treaty",
    "sanctions": "sanctions sanction sanctioned tariffs tariff",
    "designation": "designation designated designating designate list declaration declared declare",
    "order": "order orders signed signs decree",
    "test": "launch launched test tested missile",
    "death": "died dies death dead",
    "speech": "speech address remarks speaks",
    "inquiry": "investigation probe inquiry hearing subpoena testimony testified emails",
    "visit": "visit visits visited trip",
}
BEFALLING = frozenset({"shooting", "attack", "crash", "disaster", "death", "protest"})
_KIND_OF: dict[str, frozenset[str]] = {}
for _kind, _words in _KINDS.items():
    for _word in _words.split():
        _KIND_OF[_word] = _KIND_OF.get(_word, frozenset()) | {_kind}

_AHEAD = ("planned", "expected", "possible")
_OCCURRING = frozenset("hold begin start open come take occur happen kick follow end be convene last come open break unfold do".split(" "))
_ELSEWHEN = re.compile(
    r"\b(?:ago|previous|previously|earlier|last\s(?:year|month|week)|years?\ssince|since\s(?:their|the)|won[’']t|will|would)\b"
)
_FINE = ("minute", "hour", "part-of-day", "day")
_PART = re.compile(r"\b(morning|noon|afternoon|evening|night|midnight|dawn|overnight)\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:since|ago|until|by|before|after|following|ahead\sof|from|last\s(?:year|month|week))\s*(?:\w+\s){0,2}$", re.IGNORECASE
)
_SPEAKING = re.compile(
    r"\b(?:said|says|told|spoke|speaking|tweeted|wrote|briefing|conference|interview|statement|announced)\b[^.;]{0,60}$", re.IGNORECASE
)
_SAYING = frozenset({"designation", "order", "speech", "appointment", "resignation", "dismissal", "sanctions", "inquiry"})
_DEFINITE = re.compile(r"\b(?:the|their|this|his|her)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|near|outside|on)\s(?:the\s)?(?:[A-Z][\w.’'-]+,?\s){0,3}$")
_HERE = re.compile(r"\bhere\b")
_NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split(" "))}
_COUNT = rf"(?:\d+(?:\.\d+)?|an?|half\san|half|{'|'.join(_NUMBERS)})"
_NEAR = 90
_UNITS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_LENGTHS = (
    re.compile(rf"\b(?:(?P<n>{_COUNT})[-\s])?(?P<unit>minute|hour|day|week)s?-long\b", re.IGNORECASE),
    re.compile(rf"\b(?P<n>{_COUNT})-(?P<unit>minute|hour|day|week)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:last(?:ed|ing)?|(?:met|spoke|talked)(?:\s\w+){{0,4}}?)\s(?:for\s)?(?:about|around|nearly|almost|roughly|some|over|more\sthan|just\sover)?\s?"
        rf"(?P<n>{_COUNT})\s(?:and\sa\shalf\s)?(?P<unit>minute|hour|day|week)s?\b",
        re.IGNORECASE,
    ),
)
_OCCASION = re.compile(
    r"\b(?:on\sthe\s(?:sidelines|margins|fringes|eve|anniversary)\sof|during|at|after|before|ahead\sof|following)\s(?=(?:the|a|an|this|his|her|their|[A-Z\d]))"
)
_GATHERINGS = frozenset(
    stem(word)
    for word in [
        "summit",
        "conference",
        "forum",
        "assembly",
        "meeting",
        "visit",
        "trip",
        "tour",
        "ceremony",
        "anniversary",
        "session",
        "rally",
        "hearing",
    ]
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One passage of an article with the clauses in it.

    `is_lead` holds for the title and the first passages; `day` is the day that "Thursday" counts from.
    """

    article: Article
    passage: Passage
    clauses: tuple[tuple[Statement, Clause], ...]
    is_lead: bool
    day: date | None = None

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.passage.span.quote

    def span(self, start: int, end: int) -> Span:
        """The article's span over characters `start` to `end` of the passage."""
        return self.article.span(self.passage.span.start + start, self.passage.span.start + end)

    def mentions(self) -> list[Mention]:
        """Everybody and everything named in the passage's clauses, their speakers included."""
        found = [m for _, clause in self.clauses for m in (*clause.mentions, *clause.event.actors, *clause.event.targets)]
        return found + [statement.speaker for statement, _ in self.clauses if statement.speaker]


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One field of the happening as one clause tells it."""

    field: str
    value: str
    span: Span
    when: When | None = None


def kind_words(word: str) -> frozenset[str]:
    """The kinds of happening that a word (lower case, as it stands) names."""
    return _KIND_OF.get(word, frozenset())


def find_circumstances(scenes: Sequence[Scene], kind: str, people: Sequence[str], places: Sequence[str]) -> list[Circumstance]:
    """At most one row a field for one article: the first that is surely about the happening, the finest time.

    Args:
        scenes: The prose of one article, in order.
        kind: The kind of happening.
        people: Names of its participants.
        places: Names of places, of which the article may name one without saying more.
    """
    told = [scene for scene in scenes if _is_told(scene, kind, people)]
    near = told + [scene for scene in scenes if scene.is_lead and scene not in told and _is_among(scene, people)]
    found = [*_kinds(told, kind), *_starts(told, kind), *_places(near, places), *_durations(told), *_occasions(near)]
    if not any(one.field == "start" for one in found):
        found += _starts(near, None)
    first: dict[str, Circumstance] = {}
    for one in found:
        first.setdefault(one.field, one)
    return list(first.values())


def _is_told(scene: Scene, kind: str, people: Sequence[str]) -> bool:
    """Whether a passage tells of the happening: it names the act, as done, of participants alone or as one already spoken of."""
    acts = _acts(scene, kind)
    if not acts or _ELSEWHEN.search(scene.text):
        return False
    named = _people(scene)
    if named - set(people) and kind not in BEFALLING:
        return False
    return bool(named) or scene.is_lead or any(_is_definite(scene, act) for act in acts)


def _is_among(scene: Scene, people: Sequence[str]) -> bool:
    named = _people(scene)
    return bool(named) and named <= set(people) and not all(clause.mode in _AHEAD for _, clause in scene.clauses)


def _people(scene: Scene) -> set[str]:
    """The persons that a passage names, by themselves or as "the two leaders"."""
    single = {mention.name for mention in scene.mentions() if mention.kind == "person"}
    return single | {name for mention in scene.mentions() if mention.kind == "group" for name in mention.members if _is_full_name(name)}


def _is_full_name(name: str) -> bool:
    return " " in name and all(word[:1].isupper() for word in name.split())


def _acts(scene: Scene, kind: str) -> list[Span]:
    """The words for the act in a passage, without those in a clause about what is yet to come."""
    ahead = [span for _, clause in scene.clauses if clause.mode in _AHEAD for span in clause.spans]
    found = []
    for match in re.finditer(r"[\w-]+", scene.text):
        word = match.group().lower()
        if any(kind in kind_words(part) for part in {word, *word.split("-")}):
            span = scene.span(*match.span())
            if not any(other.covers(span) for other in ahead):
                found.append(span)
    return found


def _is_definite(scene: Scene, act: Span) -> bool:
    return bool(_DEFINITE.search(scene.text[: act.start - scene.passage.span.start]))


def _phrases(scene: Scene) -> list[Span]:
    return [phrase for _, clause in scene.clauses for phrase in clause.phrases]


def _kinds(scenes: Iterable[Scene], kind: str) -> list[Circumstance]:
    for scene in scenes:
        for act in _acts(scene, kind):
            phrase = next((phrase for phrase in _phrases(scene) if phrase.covers(act)), act)
            return [Circumstance("kind", phrase.quote, phrase)]
    return []


def _starts(scenes: Iterable[Scene], kind: str | None) -> list[Circumstance]:
    """Times of a day or finer; with a kind, only those that stand after a word for the act or belong to it as predicate."""
    found = []
    for scene in scenes:
        acts = _acts(scene, kind) if kind else []
        for when in _whens(scene):
            before = scene.text[: when.span.start - scene.passage.span.start]
            is_after = any(0 < when.span.start - act.end < _NEAR for act in acts)
            is_own = not kind or is_after or _is_of_act(scene, when, acts)
            is_own = is_own and (kind in _SAYING or not _is_of_speech(scene, before, acts))
            if when.precision in _FINE and is_own and not _is_other_time(before, when) and not _is_yet_to_come(scene, when):
                found.append(Circumstance("start", _told_time(when), when.span, when))
    return sorted(found, key=lambda one: _FINE.index(one.when.precision) if one.when else 9)


def _is_of_act(scene: Scene, when: When, acts: Sequence[Span]) -> bool:
    """Whether the time stands in a clause whose predicate is the act, or says that something took place."""
    for _, clause in scene.clauses:
        if when in clause.whens:
            predicate = clause.event.predicate.partition(" ")[0]
            return predicate in _OCCURRING or clause.head in acts
    return False


def _is_of_speech(scene: Scene, before: str, acts: Sequence[Span]) -> bool:
    """Whether the nearest word before a time is one of speaking, with no word for the act between."""
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
    """Whether the words before a time put it beside the happening ("since Monday"); "after 5.40 pm" may still be its start."""
    return bool(_OTHER_TIME.search(before)) and when.precision not in ("minute", "hour")


def _told_time(when: When) -> str:
    day = f"{when.start:%Y-%m-%d}"
    part = _PART.search(when.span.quote)
    if when.precision in ("minute", "hour"):
        zone = "UTC" if offset_of(when.zone, when.start.date()) is not None else when.zone or ""
        return f"{day} {when.start:%H:%M} {zone}".strip()
    return f"{day}, {part.group().lower()}" if part and when.precision == "part-of-day" else day


def _places(scenes: Iterable[Scene], places: Sequence[str]) -> list[Circumstance]:
    """Places that stand after "in" or "at", a town before a country; the dateline's where the passage says "here"."""
    found: list[tuple[bool, Circumstance]] = []
    for scene in scenes:
        named = {m.span: m for m in scene.mentions() if m.kind in ("place", "country") and scene.passage.span.covers(m.span)}
        for mention in named.values():
            if _PLACED.search(scene.text[: mention.span.start - scene.passage.span.start]):
                found.append((mention.kind != "place", Circumstance("place", mention.name, mention.span)))
        for name in places:
            for match in re.finditer(rf"\b(?:in|at|near)\s({re.escape(name)})\b", scene.text):
                found.append((False, Circumstance("place", name, scene.span(*match.span(1)))))
        dateline = scene.article.dateline
        if dateline and dateline.place and _HERE.search(scene.text):
            found.append((False, Circumstance("place", dateline.place, scene.article.span(dateline.start, dateline.end))))
    return [one for _, one in sorted(found, key=lambda item: item[0])]


def _durations(scenes: Iterable[Scene]) -> list[Circumstance]:
    found = []
    for scene in scenes:
        for pattern in _LENGTHS:
            for match in pattern.finditer(scene.text):
                seconds = _count(match["n"]) * _UNITS[match["unit"].lower()]
                found.append(Circumstance("duration", f"{round(seconds)} s", scene.span(*match.span())))
    return found


def _count(word: str | None) -> float:
    word = (word or "an").lower()
    if word.startswith("half"):
        return 0.5
    return float(_NUMBERS[word]) if word in _NUMBERS else 1.0 if word in ("a", "an") else float(word)


def _occasions(scenes: Iterable[Scene]) -> list[Circumstance]:
    for scene in scenes:
        for match in _OCCASION.finditer(scene.text):
            end = scene.passage.span.start + match.end()
            phrase = next((p for p in _phrases(scene) if end <= p.start <= end + 1), None)
            if phrase is None or stem((words(phrase.quote) or [""])[-1]) not in _GATHERINGS:
                continue
            is_itself = not [word for word in words(phrase.quote)[:-1] if word not in DETERMINERS]
            if "of " in match.group() or not is_itself:
                return [Circumstance("occasion", phrase.quote, scene.span(match.start(), phrase.end - scene.passage.span.start))]
    return []
