"""Which outlet's conversation with a person a report goes on to quote from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from readout.extract.channels import find_channels
from readout.extract.grammar import phrase
from readout.extract.names import Names
from readout.extract.outlets import as_outlet
from readout.extract.parser import Sentence
from readout.extract.quotes import is_open
from readout.extract.stretches import CLAUSAL, Report
from readout.model.statement import Mention

__all__ = ["Relays", "find_interviews", "goes_on", "is_conversation", "is_in_interview"]

Relays = Callable[[Sentence, tuple[tuple[int, int], ...], Mention], tuple[Mention, ...]]
"""The outlets among phrases of a sentence that can relay a speaker's words."""
_MEETING = frozenset("appear call interview join sit speak talk".split())
_TALKING = re.compile(
    r"\b(?:interview(?:ed)?|appear(?:ing|ance|ances|ed)|speaking|spoke|sat down|sitting down|conversation|talk(?:ing|ed))\b"
    r"[^.;:,“”\"]{0,40}?\b(?:on|with|by|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the outlet in which somebody speaks."""
_NOT_YET = re.compile(
    r"\b(?:will|would|scheduled|expected|set|declin\w+|refus\w+|plan\w*|cancel\w+|supposed|ask\w*) (?:to )?(?:\w+ ){0,2}$", re.IGNORECASE
)
_PLACES = frozenset("in at during on to from via through".split())
_TALKS = frozenset("appear appearance conversation interview speak talk".split())
_OCCASIONS = frozenset(
    "address briefing ceremony conference dinner email event facebook floor forum hearing letter meeting rally release session speech "
    "statement summit testimony tweet twitter".split()
)


def find_interviews(sentences: Mapping[int, Sentence], names: Names, relays: Relays) -> dict[int, list[tuple[str, tuple[Mention, ...]]]]:
    """For each sentence that tells of somebody's conversation with an outlet, the person's id and the outlet.

    "Low was interviewed by NHK", "Low appeared on CNN", "the Herald interviewed Low"; what is said there, later sentences tell.
    """
    found: dict[int, list[tuple[str, tuple[Mention, ...]]]] = {}
    for order, sentence in sentences.items():
        if not any(mention.kind in ("outlet", "organisation") for mention in names.of_sentence(order)):
            continue
        for verb in sentence.tokens:
            if verb.pos_ == "VERB" and verb.lemma_.lower() in _MEETING and (person := _guest(verb)) is not None:
                mention = names.resolve(sentence, *phrase(person))
                if mention is None or mention.kind not in ("person", "unnamed"):
                    continue
                asking = tuple(phrase(child) for child in verb.children if child.dep_ == "nsubj" and child.i != person.i)
                via = relays(sentence, (*find_channels(verb, None, frozenset()), *asking), mention)
                if via:
                    found.setdefault(order, []).append((mention.entity_id, via))
        if order not in found and (told := _told_of(sentence, names, relays)) is not None:
            found[order] = [told]
    return found


def _told_of(sentence: Sentence, names: Names, relays: Relays) -> tuple[str, tuple[Mention, ...]] | None:
    """Who a sentence says speaks with which outlet, whatever else it tells: "In an interview with NHK, Low laid out his plan"."""
    text, start = sentence.passage.span.quote, sentence.passage.span.start
    for token in sentence.tokens:
        named = names.at(sentence, token.i)
        if named is None or named.span.start != sentence.at(token.idx) or as_outlet(named, (), is_quoter=False).kind != "outlet":
            continue
        before = text[: named.span.start - start]
        talking = _TALKING.search(before)
        if talking is None or _NOT_YET.search(before[: talking.start()]) or is_open(before):
            continue
        guest = _guest_at(sentence, names, token)
        via = relays(sentence, ((token.i, token.i + 1),), guest) if guest is not None else ()
        if guest is not None and via:
            return guest.entity_id, via
    return None


def _guest_at(sentence: Sentence, names: Names, token: Any) -> Mention | None:
    """The person who acts where a word stands, else the only one whom the sentence names, if the word hangs on its main verb."""
    above = token
    while above.head.i != above.i and not _subject(above):
        above = above.head
    subject = _subject(above)
    mention = names.resolve(sentence, *phrase(subject)) if subject is not None else None
    if mention is not None and mention.kind == "person":
        return mention
    people = {one.entity_id: one for one in names.of_sentence(sentence.passage.order) if one.kind == "person"}
    return next(iter(people.values())) if len(people) == 1 and above.dep_ == "ROOT" else None


def _subject(verb: Any) -> Any | None:
    found = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))
    return next(found, None) if verb.pos_ in ("VERB", "AUX") else None


def _guest(verb: Any) -> Any | None:
    """Who is spoken with: whom somebody interviews, else the subject of "appeared", "spoke"."""
    wanted = ("nsubjpass", "dobj") if verb.lemma_.lower() == "interview" else ("nsubj",)
    return next((child for label in wanted for child in verb.children if child.dep_ == label), None)


def goes_on(report: Report) -> bool:
    """Whether a cue can go on with a conversation told of before: it names no listener and no other occasion."""
    if report.pattern not in CLAUSAL or report.addressee is not None:
        return False
    if any(_is_long_ago(child) for child in report.verb.children):
        return False
    for prep in report.verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in _PLACES:
            continue
        for noun in prep.children:
            if noun.dep_ == "pobj" and noun.lemma_.lower() in _OCCASIONS:
                return False
    return True


def _is_long_ago(word: Any) -> bool:
    """Whether an adjunct of a cue puts it weeks or more away: "said last month", "had said earlier this year"."""
    is_span = word.dep_ in ("npadvmod", "advmod") and word.lemma_.lower() in ("week", "month", "year", "ago")
    return is_span or (word.dep_ == "advmod" and word.lower_ in ("previously", "earlier"))


def is_in_interview(report: Report, *, known: bool = False) -> bool:
    """Whether a cue says that this was said "in an interview"; if `known`, in the one told of before: "Low said later in the interview"."""
    preps = (
        word for word in report.verb.subtree if word.dep_ == "prep" and word.lower_ in ("in", "during") and word.i not in report.content
    )
    nouns = [noun for prep in preps for noun in prep.children if noun.dep_ == "pobj" and noun.lemma_.lower() == "interview"]
    is_told_of = any(child.dep_ == "det" and child.lower_ in ("the", "that", "this") for noun in nouns for child in noun.children)
    return is_told_of if known else bool(nouns)


def is_conversation(report: Report) -> bool:
    """Whether a cue with a relay tells of talk with it ("told NHK", "said on CNN", "in an interview") and not of its report of a speech."""
    verb = report.verb
    if verb.lemma_.lower() == "tell" or any(child.dep_ == "prep" and child.lower_ == "on" for child in verb.children):
        return True
    words = (word for root in (verb, report.head) if root is not None for word in root.subtree)
    return any(word.lemma_.lower() in _TALKS and word.i not in report.content for word in words)
