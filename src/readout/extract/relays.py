"""Through whom speech was relayed, and which speech merely relays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from readout.extract.grammar import phrase
from readout.extract.names import Names
from readout.extract.parser import Sentence
from readout.extract.speech import Speech
from readout.extract.stretches import CLAUSAL
from readout.model.statement import Mention

__all__ = ["Cast", "hand_on"]

_RESUMING = frozenset("add continue go conclude".split())
_TELLING = frozenset("say tell".split())
_REMARKS = frozenset("remark comment statement speech interview word announcement".split())
_CARRYING = frozenset("report carry publish release quote broadcast relay cite post air".split())
_REACH = 6
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Cast:
    """A stretch of speech with those who take part in it; `why` names the rules."""

    speech: Speech
    speaker: Mention | None
    addressee: Mention | None
    via: tuple[Mention, ...]
    why: tuple[str, ...]


def hand_on(casts: Sequence[Cast], sentences: Mapping[int, Sentence], names: Names) -> tuple[Cast, ...]:
    """The casts with relays handed inwards and onwards; a relay that adds nothing of its own is dropped."""
    dropped, added = _nested(casts)
    result: list[Cast] = []
    carried: dict[str, tuple[int, tuple[Mention, ...]]] = {}
    for number, item in enumerate(casts):
        via = {mention.entity_id: mention for mention in (*item.via, *added.get(number, ()))}
        if not via:
            relays = _remarks_relay(item, sentences, names)
            if relays and item.speaker is not None:
                carried[item.speaker.entity_id] = (item.speech.sentence, relays)
            via = {mention.entity_id: mention for mention in (*relays, *_resumed(item, result, carried))}
        result.append(replace(item, via=tuple(via.values())))
    return tuple(item for number, item in enumerate(result) if number not in dropped)


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
                added.setdefault(inner, []).append(a.speaker)
                if _is_bare_relay(a, b):
                    dropped.add(outer)
    return dropped, added


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


def _resumed(item: Cast, earlier: list[Cast], carried: dict[str, tuple[int, tuple[Mention, ...]]]) -> tuple[Mention, ...]:
    """The relay of the utterance that "added" goes on with, or that of remarks said to be relayed as a whole."""
    report = item.speech.report
    if report is None or item.speaker is None or report.verb.lemma_.lower() not in _RESUMING | _TELLING:
        return ()
    if item.speaker.entity_id in carried:
        sentence, via = carried[item.speaker.entity_id]
        if item.speech.sentence - sentence <= _REACH:
            return via
    before = earlier[-1] if earlier else None
    if before is not None and before.speaker is not None and before.speech.report is not None and before.speech.report.channels:
        is_near = 0 <= item.speech.sentence - before.speech.sentence <= _NEAR
        if is_near and before.speaker.entity_id == item.speaker.entity_id and report.addressee is None:
            return tuple(via for via in before.via if via.kind == "outlet")
    if report.verb.lemma_.lower() in _RESUMING:
        for previous in reversed(earlier):
            if previous.speaker is not None and previous.speaker.entity_id == item.speaker.entity_id:
                return previous.via if item.speech.sentence - previous.speech.content[-1].sentence <= 2 else ()
    return ()
