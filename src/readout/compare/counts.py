"""What a clause counts: the dead, the hurt, ages, lengths since the last time, and anything else with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.compare.lexicon import PEOPLE, act_of, stem
from readout.compare.matter import Gist
from readout.compare.values import Clash, numbers_clash
from readout.model.article import Span
from readout.model.statement import Clause, Mention, Quantity
from readout.text.countries import look_up
from readout.text.rates import find_rates

__all__ = ["Count", "counts_clash", "counts_of"]

_TOLLS = ("kill", "hurt", "detain")
_MISSING = "missing"
_FATALLY = re.compile(r"\bfatally\s$", re.IGNORECASE)
_NEAR = 60
_NEAR_AGE = 5
_TOO_FAR = 8.0
_NOT_FAR = 2.0
_PARTIAL = re.compile(r"\b(?:at\sthe\s(?:scene|hospital)|initially|at\sfirst|a\sfurther|so\sfar)\b", re.IGNORECASE)
_ASIDE = re.compile(r",?\s(?:including|among\sthem)\s[^;]{0,200}?,(?=\s(?:have|has|had|was|were|are|is)\b)", re.IGNORECASE)
_BREAK = re.compile(r"[,;–—]|--|\s-\s")
_TOLL_OF = re.compile(r"\b([A-Z][a-z]+)\s(?:(?:death|civilian)\s)?tolls?\b")
_OF_NAME = re.compile(r"(?:,\s(?:now\s|aged?\s)?|\s\()")
_WINDOW = re.compile(
    r"\b(?:(?:over|in|for|during|within)\s)?(?:the|these|his|her|their|its)\s(?:past|last|next|coming|first|final)\s$", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s*(?:\w+\s)?of\s(?:them|whom|those|these)\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:ago|previously|decades?|last\s(?:year|month)|earlier\sthis|in\s(?:19|20)\d\d|between\s(?:[a-z]+\s)?(?:19|20)\d\d|the\s(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(r"\bof\s(?:the|a|that|this)\stotal\b", re.IGNORECASE)
_THEN = re.compile(r"\bwhen\s(?:he|she|they|\w+\s[A-Z]\w+|[A-Z]\w+)\s(?:was|were)\b|\bat\sthe\s(?:age|time)\b")
_SEVERAL = re.compile(r"\b(?P<word>several|a\sfew|many)\s(?:other\s|more\s)?(?P<unit>[a-z]+)", re.IGNORECASE)
_YEARS_OLD = re.compile(r"\b(?P<n>\d{1,3})\syears?\sold\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:additional|others?|another|extra|further|new|(?<!or\s)more(?!\sthan))\b", re.IGNORECASE)
_SINCE_LAST = re.compile(
    r"\bfirst\b[^.;]{0,60}?\b(?P<told>in\s(?:(?P<more>over|more\sthan|at\sleast)|(?P<less>nearly|almost|less\sthan|under))?\s?"
    r"(?P<n>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s(?P<unit>year|month|decade|week)s?)\b",
    re.IGNORECASE,
)
_NUMBERS = {word: float(n) for n, word in enumerate("zero one two three four five six seven eight nine ten".split(" "))} | {
    "a": 1.0,
    "an": 1.0,
}
_VAGUE = {
    "several": (3.0, 9.0),
    "a few": (3.0, 9.0),
    "dozen": (24.0, 99.0),
    "score": (40.0, 99.0),
    "hundred": (200.0, 999.0),
    "thousand": (2000.0, 9999.0),
}
_VAGUE_WORD = re.compile(r"\b(several|a few|dozen|score|hundred|thousand)s\b|\b(several|a few)\b", re.IGNORECASE)
_NO_MORE = re.compile(r"\s*(?:[a-z-]+\s+){0,3}")
_OVER = 2
_ANYBODY = frozenset(stem(word) for word in "people person victim life death fatality casualty dead body member more other".split())
_KINDS_OF_PEOPLE = PEOPLE - _ANYBODY
_SPANS_OF_TIME = frozenset(stem(word) for word in ["year", "month", "week", "day", "hour", "decade"])


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a clause and what it counts: `matter` is "kill", "hurt", "age of …", "first in" or a unit.

    `part` is the kind of people that a toll is of ("civilian", "child", a people), empty where it is of all ("people", "victims", "dead").
    `per` is the time for which it is counted ("1 month"), empty where none is told: $15 an hour and $2,400 a month are two matters.
    """

    matter: str
    quantity: Quantity
    is_toll: bool = False
    per: str = ""
    part: str = ""

    @property
    def is_named(self) -> bool:
        """Whether its matter is known without the rest of the clause: a toll, an age, a "first in"."""
        return self.is_toll or self.matter.startswith(("age of", "first in"))

    @property
    def is_vague(self) -> bool:
        """Whether its word only tells a size ("several", "dozens")."""
        return bool(_VAGUE_WORD.search(self.quantity.span.quote))

    @property
    def is_time(self) -> bool:
        """Whether it counts years, days and the like."""
        return stem(self.quantity.unit) in _SPANS_OF_TIME


def counts_of(clause: Clause, gist: Gist, before: Sequence[Mention] = ()) -> list[Count]:
    """Everything that a clause counts, but for parts of a count ("three at the scene") and what lies long ago.

    Args:
        clause: The clause.
        gist: Its matter.
        before: Who was named just before it: whom an age belongs to where the clause names nobody.
    """
    if _LONG_AGO.search(clause.text) or _OF_TOTAL.search(clause.text):
        return []
    found = [_count(clause, quantity, before) for quantity in (*clause.event.quantities, *_several(clause), *_ages(clause))]
    return [_rated(count, clause) for count in (*found, *_since_last(clause, gist)) if count is not None]


def _rated(count: Count, clause: Clause) -> Count:
    """A count with the time for which it is counted, told behind it ("500 people a day")."""
    span = count.quantity.span
    for piece in clause.spans:
        if piece.covers(span) and not count.is_time:
            end = span.end - piece.start
            rate = next((rate for rate in find_rates(piece.quote) if rate.start >= end - _OVER), None)
            if rate and _NO_MORE.fullmatch(piece.quote[end : rate.start]):
                return replace(count, per=f"{rate.amount:g} {rate.unit}")
    return count


def counts_clash(left: Count, right: Count) -> Clash | None:
    """How two counts of one matter clash, if they do."""
    if left.matter != right.matter or left.per != right.per:
        return None
    if bool(_MORE.search(left.quantity.span.quote)) != bool(_MORE.search(right.quantity.span.quote)):
        return None
    a, b = _bounded(left.quantity), _bounded(right.quantity)
    if left.is_toll and min(a.low or 1, b.low or 1) * _TOO_FAR < max(a.low or 1, b.low or 1):
        return None
    if a.low == b.low and not left.is_time:
        return None
    if left.matter.startswith("age of") and abs((a.low or 0) - (b.low or 0)) > _NEAR_AGE:
        return None
    clash = numbers_clash(a, b)
    if clash == "soft" and a.low == b.low and not left.matter.startswith("first in"):
        return None
    is_bounded = a is not left.quantity or b is not right.quantity
    is_open = left.quantity.high is None and right.quantity.high is None
    is_size = left.is_vague or right.is_vague
    is_far = max(a.low or 1, b.low or 1) > _NOT_FAR * min(a.low or 1, b.low or 1)
    return "soft" if clash and ((is_bounded and is_open) or (is_size and not is_far)) else clash


def _bounded(quantity: Quantity) -> Quantity:
    """The quantity, with an upper bound where its word has one: "dozens" are fewer than a hundred."""
    match = _VAGUE_WORD.search(quantity.span.quote)
    if match is None or quantity.high is not None or quantity.low is None or quantity.low >= 1e4:
        return quantity
    low, high = _VAGUE[(match.group(1) or match.group(2)).lower()]
    return Quantity(low=low, high=high, unit=quantity.unit, span=quantity.span)


def _count(clause: Clause, quantity: Quantity, before: Sequence[Mention]) -> Count | None:
    unit = stem(quantity.unit)
    if unit == stem("year-old"):
        owner = _named_before(clause, quantity.span)
        if owner is not None:
            return Count(f"age of {owner.entity_id}", quantity)
        if _THEN.search(clause.text):
            return None
        named = [*clause.event.actors, *clause.mentions]
        people = [m.entity_id for m in named if m.kind == "person"] or sorted({m.entity_id for m in before if m.kind == "person"})
        is_sure = len(people) == 1 or any(m.kind == "person" for m in named)
        return Count(f"age of {people[0]}", quantity) if people and is_sure else None
    if _is_window(clause, quantity):
        return None
    if unit in PEOPLE or not unit or "kill" in act_of(quantity.unit) or unit == stem(_MISSING) or _is_of_a_people(quantity.unit):
        act = _nearest_act(clause, quantity.span)
        if act:
            part = _kind_of_people(clause, quantity)
            return None if _is_part(clause, quantity.span) else Count(act, quantity, is_toll=True, part=part)
    return Count(stem("people") if _is_of_a_people(quantity.unit) else unit, quantity) if unit else None


def _named_before(clause: Clause, span: Span) -> Mention | None:
    """The person right behind whose name an age stands ("Ada Holm (41)", "Ada Holm, now 41, left")."""
    piece = next((piece for piece in clause.spans if piece.covers(span)), None)
    for mention in (*clause.event.actors, *clause.mentions) if piece else ():
        is_before = mention.kind == "person" and piece is not None and piece.covers(mention.span) and mention.span.end <= span.start
        if is_before and piece is not None and _OF_NAME.fullmatch(piece.quote[mention.span.end - piece.start : span.start - piece.start]):
            return mention
    return None


def _is_of_a_people(unit: str) -> bool:
    """Whether a unit is a people ("18,000 Norwegians")."""
    place = look_up(unit.capitalize()) if unit else None
    return place is not None and place.kind == "people"


def _kind_of_people(clause: Clause, quantity: Quantity) -> str:
    """The kind of people that a toll is of; of a bare number that of the toll ("the Norwegian death toll rose to 40")."""
    unit = stem(quantity.unit)
    if unit in _KINDS_OF_PEOPLE or _is_of_a_people(quantity.unit):
        return unit
    of_whom = _TOLL_OF.search(clause.text) if not unit else None
    return stem(of_whom[1]) if of_whom and _is_of_a_people(f"{of_whom[1]}s") else ""


def _is_window(clause: Clause, quantity: Quantity) -> bool:
    """Whether a length only tells the time that is looked at ("over the past six years")."""
    span = quantity.span
    before = (piece.quote[: span.start - piece.start] for piece in clause.spans if piece.covers(span))
    return stem(quantity.unit) in _SPANS_OF_TIME and any(_WINDOW.search(words) for words in before)


def _is_part(clause: Clause, span: Span) -> bool:
    """Whether a number is only a part of a count ("three at the scene", "two of them")."""
    followed = (piece.quote[span.end - piece.start :] for piece in clause.spans if piece.covers(span))
    return bool(_PARTIAL.search(clause.text)) or any(_OF_THEM.match(rest) for rest in followed)


def _nearest_act(clause: Clause, span: Span) -> str | None:
    """Whether the words nearest a number speak of the dead, the hurt or the detained."""
    ranked = []
    for piece in clause.spans:
        for match in re.finditer(r"[\w-]+", piece.quote):
            start, end = piece.start + match.start(), piece.start + match.end()
            between = piece.quote[max(0, min(end, span.end) - piece.start) : max(0, max(start, span.start) - piece.start)]
            told = _ASIDE.sub(" ", between)
            gap = len(told) + _NEAR // 2 * len(_BREAK.findall(told))
            is_fatal = bool(_FATALLY.search(piece.quote[: match.start()]))
            for act in ("kill",) if is_fatal else _acts(match.group()):
                if gap <= _NEAR:
                    ranked.append((gap, act))
    return min(ranked, default=(0, None))[1]


def _acts(word: str) -> Iterator[str]:
    word = word.lower()
    if word == _MISSING:
        yield _MISSING
        return
    for lemma in (
        word,
        word.removesuffix("ed"),
        word.removesuffix("d"),
        word.removesuffix("ing"),
        word.removesuffix("ing") + "e",
        word.removesuffix("s"),
    ):
        found = [act for act in _TOLLS if act in act_of(lemma)]
        if found:
            yield found[0]
            return


def _several(clause: Clause) -> list[Quantity]:
    found = []
    for piece in clause.spans:
        for match in _SEVERAL.finditer(piece.quote):
            if stem(match["unit"]) in PEOPLE and match["word"].lower() != "many":
                span = Span(piece.article_id, piece.start + match.start(), piece.start + match.end(), match.group())
                found.append(Quantity(low=3.0, high=9.0, unit=match["unit"], span=span))
    return found


def _ages(clause: Clause) -> list[Quantity]:
    """How old somebody is said to be where the age is the predicate ("He was 22 years old")."""
    found = []
    for piece in clause.spans:
        for match in _YEARS_OLD.finditer(piece.quote):
            span = Span(piece.article_id, piece.start + match.start(), piece.start + match.end(), match.group())
            if not any(quantity.span.overlaps(span) for quantity in clause.event.quantities):
                found.append(Quantity(low=float(match["n"]), high=float(match["n"]), unit="year-old", span=span))
    return found


def _since_last(clause: Clause, gist: Gist) -> list[Count]:
    """How long ago the last such act was, where a clause calls this the first "in over a year"."""
    found = []
    for piece in clause.spans:
        for match in _SINCE_LAST.finditer(piece.quote):
            value = _NUMBERS.get(match["n"].lower()) or float(match["n"]) if match["n"].lower() in _NUMBERS or match["n"].isdigit() else 1.0
            low, high = (None if match["less"] else value), (None if match["more"] else value)
            start, end = match.span("told")
            span = Span(piece.article_id, piece.start + start, piece.start + end, match["told"])
            act = next(iter(sorted(gist.acts & {"meet", "go", "attack", "vote", "start"})), "")
            found.append(Count(f"first in: {act}", Quantity(low=low, high=high, unit=match["unit"].lower(), span=span)))
    return found
