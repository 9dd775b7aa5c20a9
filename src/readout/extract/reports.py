"""Reports of speech inside one sentence: verbs, "according to", nouns of speech."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from readout.extract.authors import ISSUED, ISSUING
from readout.extract.channels import find_channels, is_quoting_as, quoted_as, told_ahead
from readout.extract.citations import OUTSPOKEN, by_according, by_misread, by_noun, by_outspoken
from readout.extract.closings import behind_label, closing, misplaced, set_in, subject_behind
from readout.extract.complements import Content
from readout.extract.contents import REPORTING, content_of
from readout.extract.cues import (
    ADDRESSED,
    BELIEF,
    DOCUMENTS,
    FINDING,
    FREE_NOUNS,
    NOUNS,
    PURE,
    SHOWING,
)
from readout.extract.denials import is_denying
from readout.extract.grammar import cue_tokens, phrase, subject_of
from readout.extract.lending import divide, lender_of
from readout.extract.stretches import CLAUSAL, CONFIDENCE, Report
from readout.extract.subjects import FILED, can_speak
from readout.extract.unreal import is_deed, is_unreal
from readout.extract.views import VIEWS, by_view

__all__ = ["find_reports"]

_LONGEST = 300
_OF_SPEAKERS = frozenset(
    "acknowledge admit announce argue ask claim complain confirm declare insist report say state tell testify tweet vow warn write".split()
)
"""Verbs whose subject speaks, whatever it is called."""
_STATING = frozenset("allege argue claim say state warn".split())
_RULED = frozenset("bulletin decision opinion order ruling spot verdict".split())
"""Further documents, which say what they do in a clause of their own: "a ruling that said"."""
_STARTING = frozenset("begin continue fire shoot start".split())
"""Verbs that report only beside a whole quotation."""
_ANYONE = frozenset("all everyone many most others people several some".split())
"""Who calls a thing this or that where it only goes by that name: "what some call"."""
_TOPICAL = frozenset("allude discuss joke mention refer speak talk".split())
_MOST_OF_TOPIC = 4
_NEAR_COLON = 12


def find_reports(tokens: Any, quoted: frozenset[int]) -> list[Report]:
    """The reports of a sentence, in the order of their cues.

    Args:
        tokens: The sentence (a `Stretch`).
        quoted: Indexes of words inside whole quotations: cues are not looked for there.

    In a sentence of more than 300 words, reports within reports are left out, so that the cost stays linear.
    """
    found: list[Report] = []
    for word in tokens:
        if word.i in quoted and word.pos_ != "VERB":
            continue
        lemma = word.lemma_.lower()
        if word.pos_ == "VERB" and (lemma in REPORTING or (lemma == "rule" and is_denying(word))):
            report = _by_verb(word, found)
        elif word.lower_ == "per" or (word.lower_ == "according" and word.i + 1 < tokens.end and word.nbor().lower_ == "to"):
            report = by_according(word)
        elif word.pos_ == "NOUN" and (lemma in NOUNS or lemma in FREE_NOUNS):
            report = by_misread(word) or by_noun(word) or by_view(word)
        elif word.pos_ == "NOUN" and lemma in VIEWS:
            report = by_view(word)
        elif word.pos_ == "NOUN" and lemma == "show":
            report = by_misread(word)
        elif lemma in OUTSPOKEN:
            report = by_outspoken(word)
        else:
            continue
        if report is not None and word.i in quoted:
            report = _within(report, quoted)
        if report is not None and report.head is not None and report.head.i in quoted and word.i not in quoted:
            report = _speaking_outside(report, quoted)
        if report is not None and lemma in _STARTING and report.content and not report.content & quoted:
            continue
        if report is not None and (len(tokens) <= _LONGEST or not any(word.i in other.content for other in found)):
            found.append(report)
    if all(report.verb.i in quoted for report in found):
        found += _before_colon(tokens, quoted)
    return found


def _before_colon(tokens: Any, quoted: frozenset[int]) -> list[Report]:
    """The report of a sentence without a cue that leads by a colon to a quotation: 'Low was blunt: "..."'."""
    colon = next((word.i for word in tokens if word.text == ":" and word.i not in quoted), None)
    if colon is None or colon + 2 >= tokens.end or not tokens.doc[colon + 1].is_quote or colon + 2 not in quoted:
        return []
    closing = next((word.i for word in reversed(list(tokens.doc[max(colon + 2, tokens.end - 3) : tokens.end])) if word.is_quote), None)
    if closing is None and tokens.end - 1 not in quoted:
        return []
    before = tokens.doc[max(tokens.start, colon - _NEAR_COLON) : colon]
    root = next((word for word in before if word.pos_ in ("VERB", "AUX") and (word.head.i == word.i or word.head.i > colon)), None)
    if root is None:
        return []
    head = next((child for child in root.children if child.dep_ == "nsubj" and child.i < root.i), None)
    named = root.nbor(-1) if root.i > tokens.start else root
    head = named if head is not None and named.ent_type_ == "PERSON" and head.i < named.i else head
    is_named = head is not None and head.pos_ == "PROPN" and head.ent_type_ in ("PERSON", "ORG")
    if head is None or not (is_named or head.lower_ in ("he", "she") or _gives_words(root, head)):
        return []
    if any(word.is_quote for word in tokens.doc[head.i : colon]):
        return []
    content = frozenset() if closing is None else frozenset(range(colon + 2, closing))
    return [Report(root, (root.i, root.i + 1), content, phrase(head), head, None, (), "bare", "subject", CONFIDENCE["bare"])]


def _gives_words(verb: Any, subject: Any) -> bool:
    """Whether words that follow are given out: "the firm released the following statement", "the statement of the firm reads"."""
    lemma = verb.lemma_.lower()
    if lemma in ("read", "run", "go"):
        return subject.lemma_.lower() in ISSUED
    given = next((child for child in verb.children if child.dep_ == "dobj"), None)
    return lemma in ISSUING | {"give"} and given is not None and given.lemma_.lower() in ISSUED and can_speak(subject)


def _within(report: Report, quoted: frozenset[int]) -> Report | None:
    """The report of a cue inside a quotation, as far as the quotation goes; None where the cue is only a word of the quotation.

    It reports where it tells, within the quotation, what a named other said, or where the quotation begins with the cue of who stands
    right before it: 'The palace said Low "pledged full support".'
    """
    if report.head is None or report.verb.tag_ not in ("VBD", "VBZ", "VBN", "VBP"):
        return None
    named = report.head.i in quoted and report.head.ent_type_ in ("PERSON", "ORG", "GPE")
    if named and report.pattern in ("clause-after-cue", "directive") and report.verb.tag_ != "VBP" and report.content <= quoted:
        return report
    at, doc = report.verb.i, report.verb.doc
    while at > 1 and doc[at - 1].tag_ == "RB":
        at -= 1
    is_first = at > 1 and doc[at - 1].is_quote and report.speaker is not None and report.speaker[1] == at - 1
    is_own = report.found_by == "subject" and report.head.i not in quoted and report.verb.tag_ != "VBN"
    inside = report.content & quoted
    if not (is_first and is_own and inside):
        return None
    end = max(inside) + 1
    while report.pattern == "object" and end in quoted:
        end += 1
    return replace(report, content=inside | frozenset(range(max(inside), end)))


def _speaking_outside(report: Report, quoted: frozenset[int]) -> Report:
    """The report with the speaker between the quotation and the verb, where the parser takes a word of the quotation for it.

    Where nobody stands there, the name right behind the verb speaks: '"..." said Rep. Low, (D-Minn.)'.
    """
    start = max((i + 1 for i in quoted if i < report.verb.i), default=report.verb.i)
    described = next((word.i for word in report.verb.doc[start : report.verb.i] if word.tag_ in ("WP", "WDT")), report.verb.i)
    between = [word for word in report.verb.doc[start:described] if word.pos_ in ("PROPN", "NOUN", "PRON") and can_speak(word)]
    people = [word for word in between if word.dep_ in ("nsubj", "nsubjpass")] or [word for word in between if word.ent_type_ == "PERSON"]
    chosen = people[0] if people else between[0] if between else None
    if chosen is None:
        behind = subject_behind(report.verb)
        if behind is None:
            return report
        return replace(report, speaker=(report.verb.i + 1, phrase(behind)[1]), head=behind, found_by="inverted")
    first = max(start, phrase(chosen)[0])
    return replace(report, speaker=(first, max(chosen.i + 1, phrase(chosen)[1])), head=chosen, found_by="outside-quotation")


def _by_verb(verb: Any, earlier: list[Report]) -> Report | None:
    if is_unreal(verb) or is_quoting_as(verb):
        return None
    inverted = misplaced(verb)
    if inverted is None and (inverted := set_in(verb)) is not None:
        earlier[:] = [replace(report, content=frozenset(i for i in report.content if i < verb.i - 1)) for report in earlier]
    if inverted is not None or verb.dep_ == "amod":
        return inverted
    content = content_of(verb)
    if (content is None or content.pattern == "bare") and (closed := closing(verb)) is not None:
        end = max(closed.content) + 1
        earlier[:] = [replace(report, content=frozenset(i for i in report.content if i < end)) for report in earlier]
        return closed
    if content is None or _is_asked(verb) or _is_topic(verb, content):
        return None
    quoted = quoted_as(verb)
    if quoted is not None and content.pattern == "bare":
        content = replace(content, tokens=told_ahead(verb))
    subject = (quoted, "quoted-as") if quoted is not None else subject_of(verb)
    tokens = content.tokens
    lender = lender_of(verb, subject, earlier) if quoted is None else None
    if lender is None and subject is not None and subject[0].lower_ == "both" and subject[1] == "shared-advcl":
        return None
    if lender is not None:
        subject = (lender.head, "lent-by-cue")
        tokens = divide(verb, tokens, earlier)
    elif subject is not None:
        subject = (behind_label(verb, subject[0]), subject[1])
    if subject is None or not _may_report(verb, subject[0], content.pattern):
        return None
    head = subject[0]
    is_near = subject[1] in ("subject", "lent-by-cue", "shared-conj", "shared-finite", "quoted-as")
    is_near = is_near or (subject[1] == "antecedent" and head.lemma_.lower() in ISSUED)
    if (not is_near and not can_speak(head)) or (
        head.lower_ == "it" and subject[1] != "shared-advcl" and verb.tag_ in ("VB", "VBG") and not is_near
    ):
        return None
    if lender is not None and verb.lemma_.lower() in SHOWING and verb.head.i != lender.verb.i:
        return None
    cue = cue_tokens(verb, content.cue_extra)
    speaker = phrase(head)
    if head.lower_ == "those" and not any(word.is_quote for word in verb.doc[speaker[0] : cue[0]]):
        speaker = (speaker[0], cue[0])
    if speaker[0] <= verb.i < speaker[1]:
        speaker = (speaker[0], head.i + 1)
    tokens -= frozenset(range(*cue))
    if content.pattern in ("clause-before-cue", "parenthetical-cue"):
        tokens -= frozenset(range(*speaker))
    if content.pattern not in CLAUSAL and tokens and all(verb.doc[i].pos_ == "PRON" or verb.doc[i].is_punct for i in tokens):
        return None
    addressee = phrase(content.addressee) if content.addressee is not None else None
    if addressee is not None and lender is not None:
        tokens -= frozenset(range(*addressee))
    confidence = CONFIDENCE[content.pattern] - (0.2 if verb.lemma_ in BELIEF else 0.0)
    return Report(verb, cue, tokens, speaker, head, addressee, find_channels(verb, head, tokens), content.pattern, subject[1], confidence)


def _is_topic(verb: Any, content: Content) -> bool:
    """Whether a participle only names what somebody who says something speaks of: "Referring to the dam, Low said"."""
    words = [i for i in content.tokens if verb.doc[i].pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]
    is_of_matter = verb.lemma_.lower() in _TOPICAL and content.pattern in ("preposition", "object") and len(words) <= _MOST_OF_TOPIC
    return bool(is_of_matter and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.lemma_.lower() in PURE)


def _is_asked(verb: Any) -> bool:
    """Whether a participle tells what somebody else asked: "Asked whether the dam was safe, Low said"."""
    has_subject = any(child.dep_ in ("nsubj", "nsubjpass", "agent", "auxpass", "aux") for child in verb.children)
    is_main = verb.tag_ == "VBD" and verb.head.i < verb.i and verb.nbor(-1).pos_ in ("NOUN", "PROPN")
    is_free = verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("advcl", "prep") and not is_main
    return is_free and verb.lemma_.lower() in ADDRESSED and not has_subject


def _may_report(verb: Any, head: Any, pattern: str) -> bool:
    lemma = verb.lemma_.lower()
    if any(word.tag_ == "WDT" and word.dep_ == "pobj" and word.head.head.i == head.i for word in head.subtree):
        return False
    named = verb.head.head if verb.head.dep_ == "appos" else verb.head
    is_body = named.ent_type_ in ("ORG", "GPE", "NORP") or (named.pos_ == "NOUN" and can_speak(named) and lemma in PURE)
    if head.lower_ == "which" and verb.dep_ == "relcl" and is_body:
        return pattern in (*CLAUSAL, "naming", "infinitive", "directive", "accusation")
    noun = verb.head.lemma_.lower()
    is_found = (lemma in FINDING and noun in DOCUMENTS) or (lemma in _STATING and noun in DOCUMENTS | FILED | _RULED)
    if head.lower_ in ("that", "which") and verb.dep_ == "relcl" and is_found:
        return pattern in CLAUSAL
    if head.lower_ == "those" and any(child.dep_ == "relcl" and child.i < verb.i for child in head.children):
        return lemma in _OF_SPEAKERS and pattern in CLAUSAL
    if _is_set_phrase(verb, head) or is_deed(verb, head):
        return False
    if pattern == "label" and head.lower_ in _ANYONE:
        return False
    if head.lower_ in ("i", "we", "you", "which", "that", "this", "there", "what", "these", "those"):
        return False
    if head.lower_ == "it":
        return pattern in CLAUSAL or pattern in ("accusation", "directive", "infinitive") or (verb.tag_ == "VBG" and pattern == "naming")
    is_passive = any(child.dep_ == "nsubjpass" or (child.dep_ == "auxpass" and verb.tag_ == "VBN") for child in verb.children)
    if is_passive and not any(child.dep_ == "agent" for child in verb.children):
        return False
    if lemma == "add" and pattern == "clause-after-cue" and verb.nbor().lower_ == "that":
        return True
    is_finding = lemma in FINDING and head.lemma_.lower() in DOCUMENTS
    return can_speak(head) or ((lemma in _OF_SPEAKERS or is_finding) and pattern in CLAUSAL)


def _is_set_phrase(verb: Any, head: Any) -> bool:
    """Whether nobody speaks in truth: "all told, ...", "one would think", "as they say"."""
    if head.lower_ == "all" and verb.lower_ == "told":
        return bool(head.i + 1 == verb.i)
    if head.lower_ == "they" and verb.lower_ in ("say", "put") and head.i > 0 and head.nbor(-1).lower_ == "as":
        return bool(head.i + 1 == verb.i)
    is_anyone = head.lower_ == "one" and not any(True for _ in head.children)
    return is_anyone and any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
