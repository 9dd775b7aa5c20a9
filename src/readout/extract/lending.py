"""Whose speech a cue goes on with: "..., Chen said, adding that ...", "Low said there was no deal and accused High of lying"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from readout.extract.contents import REPORTING
from readout.extract.cues import ADDRESSED, BELIEF
from readout.extract.stretches import Report
from readout.extract.subjects import can_speak

__all__ = ["divide", "lender_of"]

_ADDING = frozenset("add note say".split())


def lender_of(verb: Any, subject: tuple[Any, str] | None, earlier: list[Report]) -> Report | None:
    """The report whose speaker a participle goes on with: "..., Chen said, adding that ..."."""
    before = [report for report in reversed(earlier) if report.verb.pos_ == "VERB" and report.verb.i < verb.i]
    going_on = next((report for report in before if _goes_on(verb, report)), None)
    if going_on is not None:
        return going_on
    last = next(iter(before), None)
    if verb.tag_ != "VBG" or not earlier or verb.dep_ not in ("advcl", "conj", "acl", "dep", "xcomp"):
        return None
    if last is None or verb.doc[verb.i - 1].text not in (",", "and") or (subject is not None and subject[1] == "subject"):
        return None
    if verb.dep_ == "advcl" and verb.head.i > last.cue[1] and subject is not None and _acts_behind(verb.head, last):
        return None
    is_after_cue = last.pattern in ("parenthetical-cue", "clause-before-cue", "bare") and verb.i - last.cue[1] <= 15
    if is_after_cue and (subject is None or subject[0].i != last.head.i):
        return last
    is_nearer = verb.doc[verb.i - 1].text == "," and verb.head.i < last.verb.i
    if is_nearer and not any(last.verb.i in report.content for report in earlier):
        return last
    return last if subject is None or not can_speak(subject[0]) else None


def _acts_behind(above: Any, last: Report) -> bool:
    """Whether a verb behind a cue has its own subject there: "..., the report said, but both refused, citing the cost"."""
    is_apart = above.i not in last.content or last.pattern == "parenthetical-cue"
    return (
        above.tag_ in ("VBD", "VBZ", "VBP")
        and is_apart
        and any(child.dep_ == "nsubj" and child.i >= last.cue[1] and child.i != last.head.i for child in above.children)
    )


def _has_subject(verb: Any) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _goes_on(verb: Any, last: Report) -> bool:
    """Whether a cue that the parser hangs on what was said goes on with who said it: "Low said he waited too long, but praised him"."""
    if last.pattern != "clause-after-cue" or verb.head.i not in last.content or _has_subject(verb):
        return False
    if verb.i not in last.content:
        return bool(verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.left_edge.lower_ == "while")
    if verb.head.lemma_.lower() in REPORTING and not _is_hope(verb.head, last):
        return False
    before = verb.doc[verb.i - 1].lower_
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and verb.lemma_.lower() == "add":
        return before in ("and", "but", "also", "then")
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ"):
        if before in ("and", "but") and verb.tag_ == last.verb.tag_ and _is_of_another(verb, last):
            return True
        return bool(verb.doc[verb.i - 2].text == "," and (before == "but" or (before == "and" and _is_later(verb))))
    return verb.dep_ == "advcl" and verb.lemma_.lower() in _ADDING and before == ","


def _is_of_another(verb: Any, last: Report) -> bool:
    """Whether a cue in the tense of another can't go on with the clause between them: that is of a thing, a hope, or was over before."""
    is_before = verb.lemma_.lower() == "say" and any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.head.children)
    return is_before or _is_of_thing(verb.head) or _is_hope(verb.head, last)


def _is_of_thing(verb: Any) -> bool:
    """Whether a verb is of what can't speak: "it was not so", "there was no deal"."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or subject.lower_ == "which":
        return False
    return subject.dep_ == "expl" or subject.lower_ == "it" or not can_speak(subject)


def _is_hope(clause: Any, last: Report) -> bool:
    """Whether what was said is what the speaker hopes or thinks: "Low told NTV she hopes it will pass and said it was her plan"."""
    subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    is_own = subject is not None and subject.lower_ in ("he", "she", "they", "it") and last.head.i < subject.i
    return is_own and clause.lemma_.lower() in BELIEF and clause.tag_ != last.verb.tag_


def _is_later(verb: Any) -> bool:
    """Whether a cue in the past tense is tied to a clause in another: "Low said the dam had held, and insisted that it would"."""
    above, helpers = verb.head, [child for child in verb.head.children if child.dep_ in ("aux", "auxpass") and child.i < verb.head.i]
    own = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    told = (child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i)
    if not any(word.dep_ == "mark" and word.lower_ == "that" for clause in told for word in clause.children):
        return False
    if any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in above.children) or verb.lemma_.lower() in ADDRESSED:
        return False
    is_past = above.tag_ == "VBD" if not helpers else helpers[0].tag_ == "VBD" and helpers[0].lemma_.lower() != "have"
    return verb.tag_ == "VBD" and not own and not is_past


def divide(verb: Any, tokens: frozenset[int], earlier: list[Report]) -> frozenset[int]:
    """The participle's words; those after it that an earlier report had taken become its own."""
    is_going_on = any(_goes_on(verb, report) for report in earlier)
    for number, report in enumerate(earlier):
        is_cut = report.pattern in ("parenthetical-cue", "clause-before-cue") or is_going_on
        if is_cut and verb.i in report.content and verb.i > report.verb.i:
            start = verb.i if report.pattern == "clause-after-cue" else verb.left_edge.i
            tail = frozenset(i for i in report.content if i >= start and i > report.verb.i)
            earlier[number] = replace(report, content=report.content - tail)
            tokens |= frozenset(i for i in tail if i > max(tokens, default=verb.i) and (tokens or not is_going_on))
    return tokens
