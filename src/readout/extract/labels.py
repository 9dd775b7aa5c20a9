"""What each written form of a name is: a vote over all its places, mended by titles and the gazetteer."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from readout.extract.candidates import Candidate
from readout.extract.roles import ORGANISATION_NOUNS, gender_of_given
from readout.extract.titles import is_after_title, is_described, is_signed
from readout.model.article import Outlet
from readout.text.countries import is_us_state, look_up
from readout.text.gazetteer import outlets_in

__all__ = ["label_forms", "outlet_of"]

_OUTLET_NOUN = re.compile(r"\s+(?:news agency|newspaper|tabloid|daily|magazine|website|television|TV|radio|network|channel)$", re.I)
_CONTINENTS = {
    "Asia",
    "Europe",
    "Africa",
    "America",
    "Antarctica",
    "Oceania",
    "Middle East",
    "Latin America",
    "Asia-Pacific",
    "Balkans",
    "Gulf",
}
_GAZETTEER_LABELS = {"name": "GPE", "people": "NORP", "capital": "GPE", "seat": "GPE", "office": "ORG"}
_TITLED = 3
"""Votes of one title or honorific before a name."""
_JUNIOR = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
_NO_PERSON = ORGANISATION_NOUNS | frozenset(
    (
        "county",
        "avenue",
        "street",
        "road",
        "hospital",
        "airport",
        "island",
        "islands",
        "college",
        "church",
        "act",
        "hall",
        "building",
        "prize",
    )
)


def label_forms(found: list[Candidate]) -> dict[str, str]:
    """The label of each written form: by the gazetteer, else by full names that it is part of, else by the vote of its places."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    parts: set[str] = set()
    surnames: set[str] = set()
    places = {one.text for one in found if _is_place(one)}
    for one in found:
        votes = _votes(one)
        counts[one.text].update(votes)
        if votes["PERSON"] and len(one.words) > 1:
            words = one.words[:-1] if one.words[-1] in _JUNIOR and len(one.words) > 2 else one.words
            parts.update({words[0], *(" ".join(part[n:]) for part in (words, one.words) for n in range(1, len(part)))})
            parts.add(words[-1].removeprefix("al-").removeprefix("el-"))
            surnames.add(words[-1])
    return {text: _label(text, votes, parts, surnames - places) for text, votes in counts.items()}


def _is_place(one: Candidate) -> bool:
    """Whether a name stands where only a place does: "in Kingston", "The Hague"."""
    before = one.sentence.tokens.doc[one.start - 1].lower_ if one.start > one.sentence.tokens.start else ""
    return before in ("in", "at", "from", "near", "outside") or before == "the"


def _votes(one: Candidate) -> Counter[str]:
    votes = Counter({one.label: 1})
    is_like_person = one.words[-1].lower() not in _NO_PERSON and not any(ch.isdigit() for ch in one.text)
    if not is_like_person and one.label == "PERSON":
        return Counter({"?": 1})
    if is_after_title(one) or is_signed(one):
        votes["PERSON"] += _TITLED
    if is_described(one):
        votes["PERSON"] += 2
    if is_like_person and gender_of_given(one.words[0]) and 2 <= len(one.words) <= 4 and one.words[-1][:1].isupper():
        votes["PERSON"] += 2
    return votes


def _label(text: str, votes: Counter[str], parts: set[str], surnames: set[str]) -> str:
    known = look_up(text)
    if known is not None and known.kind in ("capital", "seat") and text in surnames:
        return "PERSON"
    if known is not None and not (text in parts and votes["PERSON"] > votes["GPE"] + votes["NORP"]):
        return _GAZETTEER_LABELS[known.kind]
    if text in parts and not (text.isupper() and outlet_of(text)):
        return "PERSON"
    if outlet_of(text):
        return "ORG"
    if is_us_state(text) or text in _CONTINENTS:
        return "GPE"
    return max((label for label in votes if label != "?"), key=lambda label: votes[label], default="?")


@cache
def outlet_of(text: str) -> Outlet | None:
    """The outlet whose name the words are, whole but for an article and a noun such as "news agency"."""
    bare = _OUTLET_NOUN.sub("", text)
    for outlet, start, end in outlets_in(bare):
        if end == len(bare) and bare[:start].strip().lower() in ("", "the"):
            return outlet
    return None
