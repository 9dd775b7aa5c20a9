"""What stands beside a person's name: the title before it, the description after it."""

from __future__ import annotations

import re
from typing import Any

from readout.extract.candidates import Candidate, is_title
from readout.extract.roles import HONORIFICS, PUBLIC_ROLES, ROLE_NOUNS, TITLES
from readout.text.countries import look_up

__all__ = ["description_after", "is_after_title", "is_described", "is_signed", "office_around", "office_in_full", "title_before"]

_OF_STATES = frozenset("congressman congresswoman gov. governor rep. representative sen. senator".split())
"""Who serves an American state, even one that has a country's name."""
_KIN = frozenset("brother cousin daughter father husband mother nephew niece sister son son-in-law stepdaughter stepson widow wife".split())
_BARE_OFFICE = re.compile(r"(?P<noun>[Dd]epartment|[Mm]inistry)\s")
_LONGEST_COUNTRY = 3
_ABSTRACT = ("ment", "tion", "sion", "ness", "ship", "ism")
"""How nouns end that no person is called by."""


def title_before(one: Candidate) -> str:
    """The title in front of a name: "Chinese President", "Japan's Prime Minister", "Secretary of State", "Mr."."""
    doc, sentence = one.sentence.tokens.doc, one.sentence.tokens
    left = one.start
    while left > sentence.start and one.start - left < 9:
        token = doc[left - 1]
        if token.is_space or token.tag_ == "VBG" or (token.is_punct and token.text != "-") or token.dep_ in ("det", "cc"):
            break
        is_state = left < one.start and is_title(doc[left]) and look_up(token.text) is not None
        if token.tag_ == "POS" or token.text == "-" or token.dep_ in ("compound", "nmod", "amod", "poss") or is_title(token) or is_state:
            left -= 1
            continue
        office = _office_start(doc, left, sentence.start)
        if office is None:
            break
        left = office
    if _is_of_kin(doc, left):
        return ""
    words = ["president " if token.lower_ == "presidents" else token.text_with_ws for token in doc[left : one.start]]
    title = " ".join("".join(words).split())
    return title if any(word.lower() in TITLES or word.lower() in HONORIFICS for word in title.split()) else ""


def _is_of_kin(doc: Any, left: int) -> bool:
    """Whether the title that begins at `left` is that of somebody whose kin is named: "daughter of the President Ann Low"."""
    return left > 2 and doc[left - 1].lower_ == "the" and doc[left - 2].lower_ in ("of", "to") and doc[left - 3].lower_ in _KIN


def _office_start(doc: Any, left: int, first: int) -> int | None:
    """Where a title with "of" or "to" begins whose last word stands before `left`: "Secretary of State", "Ambassador to the U.N."."""
    for at in range(left - 1, max(first, left - 6) - 1, -1):
        if doc[at].lower_ in TITLES and doc[at].text[:1].isupper():
            return at if any(token.lower_ in ("of", "to", "for") for token in doc[at + 1 : left]) else None
        if doc[at].lower_ not in ("of", "to", "the", "for") and doc[at].pos_ != "PROPN":
            return None
    return None


def description_after(one: Candidate) -> str:
    """The description behind a name: "the President of China", "a police reporter at the paper"."""
    doc = one.sentence.tokens.doc
    root = doc[one.start : one.end].root
    for child in root.children:
        if child.dep_ == "appos" and child.i >= one.end and child.ent_type_ not in ("PERSON", "DATE") and child.is_alpha:
            role = _role_text(doc, max(child.left_edge.i, one.end), child)
            is_role = child.lemma_.lower() in ROLE_NOUNS
            return role if is_role or (len(role.split()) <= 6 and not child.lemma_.lower().endswith(_ABSTRACT)) else ""
    if root.dep_ == "appos" and root.head.i < one.start and root.head.lemma_.lower() in ROLE_NOUNS:
        return _role_text(doc, root.head.left_edge.i, root.head)
    if one.end + 1 < one.sentence.tokens.end and doc[one.end].text == "(" and doc[one.end + 1].text[:2] in ("R-", "D-", "I-"):
        return str(doc[one.end + 1].text)
    return ""


def office_around(one: Candidate, title: str) -> str:
    """The office of which the title stands before a name and the country behind it: "Prime Minister Ann Low of Norway"; else empty."""
    doc, words = one.sentence.tokens.doc, {word.lower() for word in title.split()}
    if not words & PUBLIC_ROLES or words & _OF_STATES or one.end + 1 >= one.sentence.tokens.end or doc[one.end].lower_ != "of":
        return ""
    first = one.end + 2 if doc[one.end + 1].lower_ == "the" else one.end + 1
    for end in range(min(first + _LONGEST_COUNTRY, one.sentence.tokens.end), first, -1):
        country = look_up(doc[first:end].text)
        if country is not None and country.kind == "name":
            return f"{title} of {doc[one.end + 1 : end].text}"
    return ""


def office_in_full(title: str, text: str, end: int) -> str:
    """The title with the name of the office that the text told last up to `end`: "State Department spokesman" for "department spokesman".

    >>> office_in_full("department spokeswoman", "The Justice Department sued. The State Department kept calm.", 61)
    'State Department spokeswoman'
    """
    bare = _BARE_OFFICE.match(title)
    if bare is None:
        return title
    noun = bare["noun"].capitalize()
    named = re.findall(rf"\b((?:[A-Z][\w&-]+ ){{1,3}}{noun}|{noun} of (?:the )?[A-Z]\w+)\b", text[:end])
    return f"{named[-1].removeprefix('The ')} {title[bare.end() :]}" if named else title


def _role_text(doc: Any, start: int, head: Any) -> str:
    """A description from `start` over its head to the next comma or clause, at most ten words."""
    stops = [child.left_edge.i for child in head.children if child.i > head.i and child.dep_ in ("relcl", "acl", "appos", "punct", "cc")]
    end = min([head.right_edge.i + 1, start + 10, *(stop for stop in stops if stop > head.i)])
    return " ".join(doc[start:end].text.split()).strip(" ,.;()")


def is_described(one: Candidate) -> bool:
    """Whether two or three capitalised words are followed by what a person is: "Ann Low, the director of …"."""
    root = one.tokens.root
    described = (child for child in root.children if child.dep_ == "appos" and child.i >= one.end and child.lemma_.lower() in ROLE_NOUNS)
    return 2 <= len(one.words) <= 3 and one.words[-1][:1].isupper() and next(described, None) is not None


def is_after_title(one: Candidate) -> bool:
    """Whether a title or an honorific stands before the name."""
    doc = one.sentence.tokens.doc
    if one.start <= one.sentence.tokens.start:
        return False
    before = doc[one.start - 1]
    return (
        before.lower_ in TITLES and before.text[:1].isupper() and before.dep_ in ("compound", "nmod", "amod")
    ) or before.lower_ in HONORIFICS


def is_signed(one: Candidate) -> bool:
    """Whether an account follows in brackets: "Ann Low (@annlow)"."""
    doc = one.sentence.tokens.doc
    return bool(one.end + 1 < len(doc) and doc[one.end].text == "(" and doc[one.end + 1].text.startswith("@"))
