"""Quantities named in a text: numbers in digits or words, with their bounds and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readout.text.clock import CLOCK
from readout.text.days import MONTH
from readout.text.numerals import ONES, TENS

__all__ = ["QuantityFound", "find_quantities", "singular"]

_VALUES = {word: float(n) for n, word in enumerate(ONES)} | {word: float(n) for word, n in TENS.items()}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9,
    "tn": 1e12,
    "k": 1e3}  # fmt: skip
_MANY = {"dozens": 24.0, "scores": 40.0, "hundreds": 2e2, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "ruble"}
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_SAME = {"people", "percent", "police", "media", "news", "series", "species", "aircraft", "politics"}
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "lives": "life", "feet": "foot", "persons": "people", "person": "people",
    "wives": "wife", "knives": "knife", "countrymen": "countryman"}  # fmt: skip

_WORD = "|".join([*ONES, *TENS])
_WORDS = rf"(?:{_WORD})(?:[\s-](?:{_WORD}))?\b"
_ATOM = re.compile(
    rf"""(?<![\w.,/:$€£¥])(?P<currency>(?:US|HK|[AC])?[$€£¥₹₽]\s?)?
    (?:(?P<dozen>\b(?:a|two|three|four|several|half\sa)\sdozen\b)
      |(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      |(?P<words>\b{_WORDS}|\ba(?=\s(?:hundred|thousand|million|billion|trillion)\b)))
    (?P<scale>(?:[\s-](?:hundred|thousand|million|billion|trillion)\b)+|(?:bn|mn|tn|m|k|b)(?![a-z]))?
    (?:\s(?:and\s)?(?P<rest>(?<=(?:undred|ousand)\s)(?:{_WORDS})|(?<=(?:undred|ousand)\sand\s)(?:{_WORDS})))?""",
    re.X | re.I,
)
_VAGUE = re.compile(r"\b(?P<tens>tens\s+of\s+|hundreds\s+of\s+)?(?P<many>dozens|scores|hundreds|thousands|millions|billions)\b", re.I)
_SHARE = re.compile(
    r"\b(?:(?P<n>an?|one|two|three|four|nine)[\s-])?(?P<part>half|thirds?|quarters?|fifths?|tenths?)(?=\s+(?:of|the)\b)", re.I
)
_UNITARY = re.compile(r"\b(?P<unit>hour|day|week|month|year|minute|decade|mile)-long\b", re.I)
_BOUND = re.compile(
    r"\b(?:(?P<lower>more\s+than|over|at\s+least|upwards?\s+of|no\s+(?:fewer|less)\s+than|above|exceeding|in\s+excess\s+of|a\s+minimum\s+of)"
    r"|(?P<upper>less\s+than|fewer\s+than|under|up\s+to|at\s+most|as\s+many\s+as|as\s+much\s+as|no\s+more\s+than|below|a\s+maximum\s+of)"
    r"|(?P<near>nearly|almost|just\s+under|just\s+short\s+of|close\s+to)"
    r"|(?P<about>about|around|some|roughly|approximately|an?\s+estimated|estimated))\s+(?:(?:another|an\s+additional|the|additional)\s+)?$",
    re.I,
)  # fmt: skip
_FROM = re.compile(r"\s(?:\w+\s)?from\s(?:about\s|some\s|around\s)?[$€£]?\d", re.I)
_AND_MORE = re.compile(r"\s(?:or|and)\s(?:(?P<lower>more|above|higher)|(?P<upper>less|fewer|below))\b", re.I)
_NUMBERED = (
    "No|no|Number|number|Nos?|Article|Resolution|Section|Chapter|Room|Route|Highway|Flight|Group|Title|Page|page|Grade|Channel|Phase|Apollo|Boeing"
    "|Airbus|Interstate|Amendment"
)
_NO_QUANTITY_BEFORE = re.compile(rf"(?:\b(?:{_NUMBERED})\.?\s|{MONTH}\s(?:\d{{1,2}}\s?(?:-|–|to|and)\s?)?|\#|@)$")
_NO_QUANTITY_AFTER = re.compile(
    rf"(?:st|nd|rd|th)\b|\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)|\s(?:of\s)?{MONTH}(?!\w)|[-–]\d+\s{MONTH}|[:/]\d|\w|-\d+[-/]|-[A-Z]"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|from|until|till|of|for|during|before|after|through|early|late|mid|between|and|the|[A-Z]\w+,?)[\s-]+$", re.I
)
_PERCENT = re.compile(r"\s?%|[\s-](?:percent|per\s+cent|percentage\s+points?|pct\.?)\b", re.I)
_COMMA_BEFORE_AGE = re.compile(r"[a-z],\s(?:now\s|aged?\s)?$")
_NAME_BEFORE_AGE = re.compile(r"[A-Z][\w.’'-]*\s[A-Z][\w’'-]+\s\($")
_NEAR_AGE = 80
_AGE = re.compile(r"[\s-]year[s]?[\s-]old\b")
_NOUN = re.compile(r"[\s-]+(?P<word>[^\W\d_]+(?:['’]s)?)")
_AFTER_NOUN = frozenset(
    (
        "the|a|an|of|in|on|at|to|for|from|with|by|and|or|but|as|than|that|which|who|were|was|are|is|be|been|have|has|had|will|would|could|may|might"
        "|should|killed|dead|wounded|injured|died|after|before|during|since|between|into|over|about|if|when|while|not|per|each|also|more|less|now|out"
        "|up|down|says|said|say|told|including|it|its|their|his|her|they|he|she|we|you|i|this|these|those|there|here|because|last|later|ago|earlier"
    ).split("|")
)
_AFTER_NAME = re.compile(r"(?:^|[^.!?\s”\"’'])\s+[A-Z][\w&]*\s$")
_COUNTS_ONE = re.compile(r"[\s-](?:percent|per cent|person|man|woman|people|year|day|hour|month|week|dead|killed)\b", re.I)
_PARTICIPLES = {"dead", "killed", "wounded", "injured", "missing"}


@dataclass(frozen=True, slots=True)
class QuantityFound:
    """Characters `start` to `end` of a text name a quantity between `low` and `high` (None: no bound) of `unit`.

    `number_start` and `number_end` are the characters of the number alone. "About 500" has bounds of a tenth to both sides.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    number_start: int
    number_end: int


def find_quantities(text: str) -> list[QuantityFound]:
    """The quantities that a text names, in order and without overlap; never days, clock times, ordinals or years.

    >>> [(q.low, q.high, q.unit) for q in find_quantities("more than $200 billion")]
    [(200000000000.0, None, 'dollar')]
    """
    clocks = [match.span() for match in CLOCK.finditer(text)]
    out: list[QuantityFound] = []
    for one in (*_shares(text), *_lengths(text), *_counted(text, clocks), *_vague(text)):
        if not any(one.start < other.end and other.start < one.end for other in out):
            out.append(one)
    return sorted(out, key=lambda q: q.start)


def singular(noun: str) -> str:
    """The lower-case lemma of a noun by plain spelling rules, for where no parser is at hand.

    >>> singular("Countries"), singular("people"), singular("troops")
    ('country', 'people', 'troop')
    """
    word = noun.lower().removesuffix("'s").removesuffix("’s")
    if word in _SAME:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _counted(text: str, clocks: list[tuple[int, int]]) -> Iterator[QuantityFound]:
    matches = [match for match in _ATOM.finditer(text) if _is_quantity(text, match, clocks)]
    n = 0
    while n < len(matches):
        match, value = matches[n], _value(matches[n])
        following = matches[n + 1] if n + 1 < len(matches) else None
        if following and _is_range(text, match, following):
            high = _value(following)
            low = value * _scale(following["scale"]) if not match["scale"] and following["scale"] and value < high else value
            yield _bounded(text, match.start(), following.end(), low, high, match["currency"] or following["currency"], is_range=True)
            n += 2
            continue
        one = _bounded(text, match.start(), match.end(), value, value, match["currency"])
        is_bare = one.unit == "" and one.low == one.high and not match["scale"]
        if (
            match["digits"] == "1"
            and not match["scale"]
            and one.unit != "percent"
            and text[one.number_end : one.end].endswith(f"{one.unit}s")
        ):
            n += 1
            continue
        if not (is_bare and (match["words"] or _AFTER_NAME.search(text[: match.start()]))):
            yield one
        n += 1


def _is_quantity(text: str, match: re.Match[str], clocks: list[tuple[int, int]]) -> bool:
    start, end = match.span()
    if any(a < end and start < b for a, b in clocks):
        return False
    before, after = text[max(0, start - 24) : start], text[end : end + 16]
    if (
        _NO_QUANTITY_BEFORE.search(before)
        or (match["digits"] and _NO_QUANTITY_AFTER.match(after))
        or (before.endswith(("-", "–")) and match["words"])
    ):
        return False
    if match["words"] and match["words"].lower() in ("one", "zero") and not match["scale"]:
        return bool(_COUNTS_ONE.match(after)) and not re.search(r"\b(?:no|this|that|each|every|any|the)\s$", before, re.I)
    is_year = match["digits"] and not (match["currency"] or match["scale"]) and re.fullmatch(r"1[5-9]\d\d|20\d\d", match["digits"])
    if is_year and (_YEAR_BEFORE.search(before) or not re.match(r"\s[a-z]{3,}s\b|\speople\b|\s?%|\spercent", after)):
        return False
    if match["words"] and not match["scale"] and re.search(r"\b(?:the|these|those|both|their|our|its|his|her)\s$", before, re.I):
        return False
    return not re.search(r"[A-Za-z]-?$", before) or before.endswith("illion-")


def _is_range(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[left.end() : right.start()]
    if re.fullmatch(r"\s?[-–—]\s?|\s+to\s+", between):
        return _value(right) > _value(left) or bool(right["scale"] and not left["scale"])
    return bool(re.fullmatch(r"\s+and\s+", between) and re.search(r"\bbetween\s+$", text[: left.start()]))


def _bounded(text: str, start: int, end: int, low: float, high: float, currency: str | None, is_range: bool = False) -> QuantityFound:
    number = (start, end)
    more = _AND_MORE.match(text, end)
    unit, end = _unit(text, more.end() if more else end, currency)
    if not unit and 0 < low < 120 and _is_age(text[max(0, start - _NEAR_AGE) : start], text[end:]):
        unit = "year-old"
    one = QuantityFound(start, end, low, high, unit, *number)
    if is_range:
        between = re.search(r"\b(?:between|from)\s+$", text[:start])
        return replace(one, start=between.start()) if between else one
    return _with_bound(text, one)


def _is_age(before: str, after: str) -> bool:
    """Whether a bare number stands behind a name as an age does: "Ada Holm, 41, left", "Ada Holm, now 41, left", "Ada Holm (41)"."""
    is_between_commas = _COMMA_BEFORE_AGE.search(before) and re.match(r",\s|\.$", after)
    return bool(is_between_commas or (_NAME_BEFORE_AGE.search(before) and after.startswith(")")))


def _with_bound(text: str, one: QuantityFound) -> QuantityFound:
    value = one.low or 0.0
    before = _BOUND.search(text[max(0, one.start - 40) : one.start])
    if before and before["upper"] and _FROM.match(text[one.end :]):
        before = None
    after = _AND_MORE.match(text[one.number_end : one.number_end + 14])
    if after:
        end = max(one.end, one.number_end + after.end())
        return replace(one, end=end, high=None) if after["lower"] else replace(one, end=end, low=None)
    if before is None:
        return one
    start = max(0, one.start - 40) + before.start()
    if before["lower"]:
        return replace(one, start=start, high=None)
    if before["upper"]:
        return replace(one, start=start, low=None)
    return replace(one, start=start, low=value * 0.9, high=value if before["near"] else value * 1.1)


def _unit(text: str, end: int, currency: str | None) -> tuple[str, int]:
    """What is counted, and where its words end."""
    if currency:
        return _CURRENCIES[currency.strip()[-1]], end
    age = _AGE.match(text, end)
    if age:
        return "year-old", age.end()
    percent = _PERCENT.match(text, end)
    if percent:
        return "percent", percent.end()
    joined = re.match(r"-([^\W\d_]+)", text[end:])
    if joined:
        return singular(joined[1]), end + joined.end()
    words: list[tuple[str, int]] = []
    at = end
    while len(words) < 4:
        match = _NOUN.match(text, at)
        if match is None or match["word"].lower() in _AFTER_NOUN or match["word"].lower().endswith(("ly", "ing", "ed")):
            break
        words.append((match["word"], match.end()))
        at = match.end()
        if match["word"].lower().endswith("s") or match["word"].lower() in _SAME | set(_IRREGULAR):
            break
    if words:
        return singular(words[-1][0]), words[-1][1]
    match = _NOUN.match(text, end)
    if match and match["word"].lower() in _PARTICIPLES:
        return match["word"].lower().replace("killed", "dead"), match.end()
    return "", end


def _vague(text: str) -> Iterator[QuantityFound]:
    for match in _VAGUE.finditer(text):
        low = _MANY[match["many"].lower()]
        if match["tens"]:
            low = low / 2 * (20 if match["tens"].lower().startswith("tens") else 200)
        of = re.match(r"\s+of\b", text[match.end() :])
        unit, end = _unit(text, match.end() + (of.end() if of else 0), None)
        yield QuantityFound(match.start(), end if unit else match.end(), low, None, unit, *match.span())


def _shares(text: str) -> Iterator[QuantityFound]:
    for match in _SHARE.finditer(text):
        part = _FRACTIONS[match["part"].lower().removesuffix("s")]
        n = _VALUES.get((match["n"] or "one").lower(), 1.0)
        if match["n"] or match["part"].lower() == "half":
            yield _with_bound(text, QuantityFound(match.start(), match.end(), n * part, n * part, "share", *match.span()))


def _lengths(text: str) -> Iterator[QuantityFound]:
    for match in _UNITARY.finditer(text):
        number = re.search(rf"(?P<n>{_WORD}|\d+)-$", text[: match.start()], re.I)
        n = _VALUES.get(number["n"].lower()) or float(number["n"]) if number else 1.0
        start = number.start() if number else match.start()
        yield QuantityFound(start, match.end(), n, n, match["unit"].lower(), start, match.end())


def _value(match: re.Match[str]) -> float:
    if match["dozen"]:
        word = match["dozen"].split()[0].lower()
        return {"a": 12.0, "several": 36.0, "half": 6.0}.get(word) or _VALUES[word] * 12
    base = (
        1.0
        if (match["words"] or "").lower() == "a"
        else _worded(match["words"])
        if match["words"]
        else float(match["digits"].replace(",", ""))
    )
    return base * _scale(match["scale"]) + (_worded(match["rest"]) if match["rest"] else 0.0)


def _worded(words: str) -> float:
    return sum(_VALUES[word] for word in re.split(r"[\s-]+", words.lower()))


def _scale(words: str | None) -> float:
    product = 1.0
    for word in re.split(r"[\s-]+", (words or "").lower()):
        product *= _SCALES.get(word, 1.0)
    return product
