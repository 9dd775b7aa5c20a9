"""What stands beside the head word of who speaks: a name behind a description, what is told of somebody unnamed, a bare share."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from readout.extract.parser import Sentence
from readout.extract.people import slug
from readout.extract.roles import ROLE_NOUNS
from readout.extract.stretches import Report
from readout.model.statement import Mention

__all__ = ["is_conjoined", "is_share", "names_listed", "person_beside", "second_subject", "with_description"]

_BARE = frozenset("person people source official somebody someone man woman diplomat aide adviser insider".split())
_LONGEST_DESCRIPTION = 9
_ONCE = frozenset(("former", "longtime", "retired", "veteran"))
_FEWEST_BESIDE = 4
_PER_CENT = r"(?:[\d.,]+|[a-z]+(?:-[a-z]+)?)\s?(?:percent|per cent|%)"
_ABOUT = r"(?:(?:by|of|with|about|some|nearly|only|just|roughly|around|more than|over|a margin of)\s)*"
_SHARE = re.compile(rf"{_ABOUT}{_PER_CENT}(?:\s(?:to|versus|vs\.?)\s{_PER_CENT})?|[\d.,]+", re.IGNORECASE)
"""A bare share of those asked, which nobody is: "54 percent to 29 percent say"."""


def is_share(words: str) -> bool:
    """Whether words that stand where a speaker would are a bare share of those asked: "54 percent to 29 percent", "18%"."""
    return _SHARE.fullmatch(words) is not None


def with_description(mention: Mention, sentence: Sentence, report: Report) -> Mention:
    """The unnamed speaker with what the text says of them: "a person briefed on the talks", not "a person"."""
    if report.speaker is None or report.head.lemma_.lower() not in _BARE:
        return mention
    told = next((child for child in report.head.children if child.dep_ == "acl" and child.i > report.head.i), None)
    end = told.right_edge.i + 1 if told is not None else 0
    if told is None or end - report.speaker[0] > _LONGEST_DESCRIPTION or end > report.verb.i > told.i:
        return mention
    span = sentence.span(report.speaker[0], end)
    name = re.sub(r"^(?:the|an?)\s+", "", span.quote, flags=re.IGNORECASE)
    return replace(mention, span=span, name=name, entity_id=slug(name), kind="unnamed")


def person_beside(report: Report) -> Any | None:
    """The last word of the name that ends a description of who speaks and is that person's; None where there is none."""
    head, (start, end) = report.head, report.speaker or (0, 0)
    doc = report.verb.doc
    if head is None or head.ent_type_ == "PERSON" or head.tag_ not in ("NN", "NNP", "JJ") or end - start < _FEWEST_BESIDE:
        return None
    for child in head.children:
        first = child.left_edge.i
        is_apart = child.dep_ == "appos" and child.ent_type_ == "PERSON" and child.i > head.i and doc[first - 1].text == ","
        is_one = not any(word.dep_ == "cc" for word in (*child.children, *head.children))
        if is_apart and is_one and head.ent_type_ in ("", "NORP") and doc[child.right_edge.i + 1].text in (",", report.verb.text):
            return child
    last, first = doc[end - 1], end - 1
    while first > start and doc[first].ent_type_ == "PERSON" and doc[first].ent_iob_ == "I":
        first -= 1
    before = doc[first - 1]
    if last.ent_type_ == "PERSON" and _is_twofold(head, last):
        return last
    if last.ent_type_ != "PERSON" or first <= head.i + 1 or before.pos_ != "PROPN" or before.ent_type_ == "PERSON":
        return None
    if head.ent_type_ == "ORG":
        return last if before.lower_ in ROLE_NOUNS and before.dep_ != "pobj" else None
    is_office = head.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() in ROLE_NOUNS and doc[head.i + 1].lower_ == "of"
    return last if is_office and before.lower_ not in ROLE_NOUNS and not any(w.text == "," for w in doc[head.i : first]) else None


def _is_twofold(noun: Any, name: Any) -> bool:
    """Whether two things that one person is go before the name: "former pilot and retired colonel Ann Low"."""
    is_bare = noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss", "nummod", "compound") for child in noun.children)
    is_role = noun.lemma_.lower() in ROLE_NOUNS or any(child.lower_ in _ONCE for child in noun.children)
    return is_bare and is_role and name.dep_ == "conj" and bool(name.head.i == noun.i)


def names_listed(report: Report) -> list[Any]:
    """The last words of names behind what several are: "two judges, Ann Low and Ed Hill,"; none behind what is one."""
    head = report.head
    if head is None or head.tag_ != "NNS" or head.ent_type_:
        return []
    beside = (child for child in head.children if child.dep_ == "appos")
    named = (word for word in (*beside, *_later_subjects(report)) if word.ent_type_ == "PERSON")
    first = next((word for word in named if word.doc[word.left_edge.i - 1].text == ","), None)
    return [] if first is None else [first, *(word for word in first.conjuncts if word.ent_type_ == "PERSON" and word.i > first.i)]


def _later_subjects(report: Report) -> list[Any]:
    """What the parser takes for further subjects between who speaks and the verb."""
    return [child for child in report.verb.children if child.dep_ == "nsubj" and report.head.i < child.i < report.verb.i]


def second_subject(report: Report) -> Any | None:
    """The name behind a comma that the parser takes for a second subject: "another of the sailors, Ann Low, said"."""
    later = _later_subjects(report)
    if len(later) != 1 or later[0].ent_type_ != "PERSON" or report.head.ent_type_ == "PERSON":
        return None
    between = report.verb.doc[report.head.right_edge.i + 1 : later[0].i]
    return later[0] if all(word.text == "," or word.ent_type_ == "PERSON" for word in between) else None


def is_conjoined(doc: Any, start: int, name: Any) -> bool:
    """Whether a name is one of several speakers and not the description's own."""
    return name.dep_ == "conj" and any(token.ent_type_ == "PERSON" for token in doc[start : name.left_edge.i])
