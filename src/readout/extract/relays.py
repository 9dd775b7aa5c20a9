"""Through whom speech was relayed, and which speech merely relays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from readout.extract.adoption import INTRODUCED
from readout.extract.authors import ISSUED
from readout.extract.cues import DOCUMENTS
from readout.extract.grammar import phrase
from readout.extract.interviews import goes_on, is_conversation, is_in_interview
from readout.extract.names import Names
from readout.extract.outlets import is_own
from readout.extract.parser import Sentence
from readout.extract.speech import Speech
from readout.extract.stretches import CLAUSAL
from readout.model.statement import Mention

__all__ = ["Cast", "hand_on"]

_RESUMING = frozenset("add continue go conclude".split())
_TELLING = frozenset("say tell".split())
_REMARKS = frozenset("remark comment statement speech interview word announcement".split())
_CARRYING = frozenset("report carry publish release quote broadcast relay cite post air".split())
_BESIDE = frozenset(("accusation", "directive", "infinitive", "naming", "object", "preposition"))
"""Patterns that go on in the sentence which tells of an interview."""
_ASKING = frozenset("ask inquire press question wonder".split())
_HOSTS = frozenset("anchor co-host host interviewer moderator".split())
"""Who asks in an interview."""
_WRITING = frozenset("claim post report testify tweet write".split())
"""What is not done in conversation with an outlet."""
_REACH = 6
_NEAR = 3
_LEAD = 6
"""Sentences of a report, its title the first, by which who is interviewed has spoken."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A stretch of speech with those who take part in it; `why` names the rules."""

    speech: Speech
    speaker: Mention | None
    addressee: Mention | None
    via: tuple[Mention, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """Words that came through an outlet: the sentence of the last, the outlet, whether in conversation, whether nobody else spoke since."""

    sentence: int
    via: tuple[Mention, ...]
    is_conversation: bool
    has_floor: bool = True


Interviews = Mapping[int, Sequence[tuple[str, tuple[Mention, ...]]]]
"""By the order of a sentence, whose conversation with which outlet it tells of."""


def hand_on(
    casts: Sequence[Cast], sentences: Mapping[int, Sentence], names: Names, interviews: Interviews, *, own: str = ""
) -> tuple[Cast, ...]:
    """The casts with relays handed inwards and onwards; a relay that adds nothing of its own is dropped.

    Args:
        casts: Those of one article, in the order of the text.
        sentences: The article's sentences, by the order of their passages.
        names: The article's names.
        interviews: What `find_interviews` found.
        own: The id of the article's own outlet, which relays nothing to itself.
    """
    dropped, added = _nested(casts)
    result: list[Cast] = []
    carried: dict[str, tuple[int, tuple[Mention, ...]]] = {}
    lines: dict[str, _Line] = {}
    talks: dict[str, tuple[Mention, ...]] = {}
    told = 0
    for number, item in enumerate(casts):
        for order in range(told, item.speech.sentence + 1):
            lines |= {person: _Line(order, via, is_conversation=True) for person, via in interviews.get(order, ())}
            talks |= dict(interviews.get(order, ()))
        told = max(told, item.speech.sentence + 1)
        outer = (mention for mention in added.get(number, ()) if not is_own(mention, own))
        via = {mention.entity_id: mention for mention in (*outer, *item.via)}
        if not via:
            relays = _remarks_relay(item, sentences, names)
            if relays and item.speaker is not None:
                carried[item.speaker.entity_id] = (item.speech.sentence, relays)
            resumed = _resumed(item, result, carried, lines) or _went_on(item, result, talks, dropped)
            via = {mention.entity_id: mention for mention in (*relays, *resumed)}
        result.append(replace(item, via=tuple(via.values())))
        _keep(lines, result[-1], number in added)
        if item.speaker is not None and (line := lines.get(item.speaker.entity_id)) is not None and line.is_conversation:
            talks[item.speaker.entity_id] = line.via
    return tuple(_of_one_talk([item for number, item in enumerate(result) if number not in dropped]))


def _of_one_talk(casts: Sequence[Cast]) -> list[Cast]:
    """The casts, with the relay of the one conversation that a report is about for all that the person says who was spoken with.

    A report is about a conversation if the person's first words of it, near its start, are said "in an interview".
    """
    spoken: dict[str, list[int]] = {}
    for number, item in enumerate(casts):
        is_person = item.speaker is not None and item.speaker.kind == "person"
        if item.speaker is not None and is_person and item.speech.report is not None and item.speech.report.pattern in CLAUSAL:
            spoken.setdefault(item.speaker.entity_id, []).append(number)
    result = list(casts)
    for numbers in spoken.values():
        told = [number for number in numbers if _is_talk(casts[number])]
        first = casts[numbers[0]].speech
        is_led = first.sentence <= _LEAD and first.report is not None and is_in_interview(first.report)
        if is_led and len({tuple(mention.entity_id for mention in casts[number].via) for number in told}) == 1:
            for number in numbers:
                if not casts[number].via and (number == numbers[0] or _may_be_of_it(casts[number])):
                    result[number] = replace(casts[number], via=casts[told[0]].via)
    return result


def _is_talk(item: Cast) -> bool:
    """Whether a cue itself names the outlet to which these words were said."""
    report = item.speech.report
    is_named = report is not None and bool(report.channels) and bool(item.via) and all(mention.kind == "outlet" for mention in item.via)
    return report is not None and is_named and is_conversation(report)


def _may_be_of_it(item: Cast) -> bool:
    """Whether words may have been said in the conversation that a report is about: not before, not in writing."""
    report = item.speech.report
    if report is None or report.verb.lemma_.lower() in _WRITING or report.verb.dep_ in ("acl", "relcl") or not goes_on(report):
        return False
    return not any(child.dep_ == "aux" and child.lemma_.lower() == "have" for child in report.verb.children)


def _went_on(item: Cast, earlier: Sequence[Cast], talks: Mapping[str, tuple[Mention, ...]], dropped: set[int]) -> tuple[Mention, ...]:
    """The relay of the interview that a cue speaks of, or of the words, passed on by an outlet, that a quotation follows at once."""
    report, speaker = item.speech.report, item.speaker
    if report is None or speaker is None:
        return ()
    if speaker.entity_id in talks and is_in_interview(report, known=True):
        return talks[speaker.entity_id]
    before = next((cast for number, cast in reversed(tuple(enumerate(earlier))) if number not in dropped), None)
    if before is None or before.speaker is None or before.speaker.entity_id != speaker.entity_id or before.speech.report is None:
        return ()
    is_next = 0 < item.speech.content[0].sentence - before.speech.content[-1].sentence <= 1 if item.speech.content else False
    is_going_on = is_next and item.speech.kind != "indirect" and report.verb.lemma_.lower() in _TELLING and goes_on(report)
    return tuple(mention for mention in before.via if mention.kind == "outlet") if is_going_on else ()


def _keep(lines: dict[str, _Line], item: Cast, is_nested: bool) -> None:
    """Note in which conversation the speaker now is, and that the others no longer have the floor."""
    report, speaker = item.speech.report, item.speaker
    if report is None or speaker is None or (is_nested and not report.channels):
        return
    outlets = tuple(mention for mention in item.via if mention.kind == "outlet")
    last = item.speech.content[-1].sentence
    before = lines.get(speaker.entity_id)
    if outlets and report.channels:
        is_same = before is not None and before.is_conversation and before.via == outlets
        lines[speaker.entity_id] = _Line(max(item.speech.sentence, last), outlets, is_same or is_conversation(report))
    elif outlets and before is not None and before.is_conversation:
        lines[speaker.entity_id] = replace(before, sentence=max(item.speech.sentence, last), has_floor=True)
    elif before is not None and report.pattern in CLAUSAL:
        del lines[speaker.entity_id]
    if report.pattern in CLAUSAL and not _is_asking(item, lines):
        for other, line in lines.items():
            if other != speaker.entity_id:
                lines[other] = replace(line, has_floor=False)


def _is_asking(item: Cast, lines: Mapping[str, _Line]) -> bool:
    """Whether who speaks only asks somebody in an interview, and so leaves him the floor."""
    report, speaker = item.speech.report, item.speaker
    if report is None or speaker is None:
        return False
    words = set(speaker.span.quote.lower().split())
    is_heard = item.addressee is not None and item.addressee.entity_id in lines
    return report.verb.lemma_.lower() in _ASKING or bool(words & _HOSTS) or is_heard


def _nested(casts: Sequence[Cast]) -> tuple[set[int], dict[int, list[Mention]]]:
    """Numbers of casts that merely relay another, and for each other the speakers within whose words it stands."""
    dropped: set[int] = set()
    added: dict[int, list[Mention]] = {}
    for outer, a in enumerate(casts):
        if a.speaker is None or a.speech.report is None or a.speech.report.pattern not in (*CLAUSAL, "according-to", "opening"):
            continue
        for inner, b in enumerate(casts):
            if outer != inner and _passes_on(a, b):
                added.setdefault(inner, []).append(a.speaker)
                dropped.add(outer)
            if outer == inner or not _contains(a.speech, b.speech):
                continue
            if b.speaker is None or a.speaker.entity_id != b.speaker.entity_id:
                is_paper_of_outlet = a.speaker.kind == "other" and bool(a.via)
                if not is_paper_of_outlet and not _is_paper(a) and not a.speaker.name[:1].isdigit():
                    added.setdefault(inner, []).extend((*a.via, a.speaker))
                if _is_bare_relay(a, b) and not _is_pasted(a.speech):
                    dropped.add(outer)
            elif a.speech.report.pattern == "according-to" and _is_bare_relay(a, b):
                dropped.add(outer)
    return dropped, added


def _is_pasted(speech: Speech) -> bool:
    """Whether an outlet's whole paragraph is given, in which others speak: "The Herald reports:" and what it wrote."""
    is_led = speech.report is not None and (speech.report.pattern in ("bare", "opening") or speech.why[0] == INTRODUCED)
    return is_led and len({part.sentence for part in speech.content}) > 1


def _is_paper(a: Cast) -> bool:
    """Whether no more is told of who passes the words on than that it is a paper: "the letter said Low had warned"."""
    head = a.speech.report.head if a.speech.report is not None else None
    is_bare = a.speaker is not None and a.speaker.kind in ("other", "unnamed") and a.speaker.name.islower()
    return is_bare and head is not None and head.pos_ == "NOUN" and head.lemma_.lower() in ISSUED | DOCUMENTS


def _passes_on(a: Cast, b: Cast) -> bool:
    """Whether an outlet named in the same sentence passes on the very words: '"...," Low said, NHK reported'."""
    outer, inner = a.speech.report, b.speech.report
    if a.speaker is None or b.speaker is None or outer is None or inner is None or a.speech.sentence != b.speech.sentence:
        return False
    is_carrying = outer.verb.lemma_.lower() in _CARRYING or outer.pattern == "according-to"
    is_outlet = a.speaker.kind == "outlet" and b.speaker.kind != "outlet" and inner.pattern in CLAUSAL
    return is_carrying and is_outlet and bool(a.speech.content) and a.speech.content == b.speech.content


def _contains(a: Speech, b: Speech) -> bool:
    if b.report is None:
        return False
    at = b.report.verb.i
    return any(part.sentence == b.sentence and part.start <= at < part.end for part in a.content)


def _is_bare_relay(a: Cast, b: Cast) -> bool:
    """Whether an outlet or office only passes on what somebody else said: "Chen said ..., the agency said"."""
    inner, outer = b.speech.report, a.speech.report
    if inner is None or outer is None or a.speaker is None or inner.pattern not in CLAUSAL:
        return False
    if not (inner.verb.dep_ == "ROOT" or inner.verb.head == outer.verb or inner.verb.head == outer.verb.head):
        return False
    if outer.pattern == "according-to":
        return a.speaker.kind == "outlet" or inner.pattern != "clause-after-cue"
    if a.speaker.kind == "outlet":
        return outer.pattern in ("clause-before-cue", "parenthetical-cue") or outer.verb.lemma_.lower() in _CARRYING
    return a.speaker.kind == "organisation" and outer.verb.lemma_.lower() in _CARRYING


def _remarks_relay(item: Cast, sentences: Mapping[int, Sentence], names: Names) -> tuple[Mention, ...]:
    """The relay named right after: "The remarks, reported by state media, came ..."."""
    following = sentences.get(item.speech.content[-1].sentence + 1) if item.speech.content else None
    if following is None:
        return ()
    for token in following.tokens:
        if token.dep_ in ("nsubj", "nsubjpass") and token.lemma_.lower() in _REMARKS:
            for verb in (token.head, *token.subtree):
                if verb.lemma_.lower() in _CARRYING and (found := _agents(verb, following, names)):
                    return tuple(found)
    return ()


def _agents(verb: Any, sentence: Sentence, names: Names) -> list[Mention]:
    found = []
    for child in verb.children:
        if child.dep_ == "agent":
            for word in child.children:
                if word.dep_ == "pobj" and (mention := names.resolve(sentence, *phrase(word))) is not None:
                    found.append(mention)
    return found


def _resumed(
    item: Cast, earlier: list[Cast], carried: dict[str, tuple[int, tuple[Mention, ...]]], lines: Mapping[str, _Line]
) -> tuple[Mention, ...]:
    """The relay of the conversation that somebody goes on with, or that of remarks said to be relayed as a whole."""
    report = item.speech.report
    if report is None or item.speaker is None:
        return ()
    lemma = report.verb.lemma_.lower()
    if lemma in _RESUMING | _TELLING and item.speaker.entity_id in carried:
        sentence, via = carried[item.speaker.entity_id]
        if item.speech.sentence - sentence <= _REACH:
            return via
    line = lines.get(item.speaker.entity_id)
    if line is not None and line.is_conversation and line.sentence == item.speech.sentence and report.pattern not in CLAUSAL:
        return line.via if report.addressee is None and report.pattern in _BESIDE else ()
    if line is not None and line.has_floor and 0 <= item.speech.sentence - line.sentence <= _NEAR and goes_on(report):
        return line.via if line.is_conversation or lemma in _RESUMING | _TELLING else ()
    if lemma in _RESUMING:
        for previous in reversed(earlier):
            if previous.speaker is not None and previous.speaker.entity_id == item.speaker.entity_id:
                return previous.via if item.speech.sentence - previous.speech.content[-1].sentence <= 2 else ()
    return ()
