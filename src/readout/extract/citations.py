"""Reports of speech without a verb: "according to", nouns of speech."""

from __future__ import annotations

from typing import Any

from readout.extract.authors import ISSUED
from readout.extract.channels import find_channels
from readout.extract.cues import DOCUMENTS, FREE_NOUNS, NOUNS, PURE
from readout.extract.grammar import phrase, subject_of, subtree
from readout.extract.roles import MEDIA_NOUNS
from readout.extract.stretches import CONFIDENCE, Report
from readout.extract.subjects import can_speak, own_subject, without_intruders
from readout.extract.unreal import is_unreal

__all__ = ["OUTSPOKEN", "by_according", "by_misread", "by_noun", "by_outspoken", "is_set_off", "said_beside"]


_OF_THINGS = {
    "accusation": ("of",),
    "allegation": ("of",),
    "announcement": ("of",),
    "appeal": ("for",),
    "call": ("for",),
    "claim": ("of",),
    "criticism": ("of",),
    "demand": ("for",),
    "denial": ("of",),
    "pledge": ("of",),
    "promise": ("of",),
    "proposal": ("for",),
    "request": ("for",),
    "threat": ("of",),
    "warning": ("of", "about", "against"),
}
"""Nouns of speech with what stands before the thing that is spoken of."""
OUTSPOKEN = frozenset(
    "adamant afraid certain clear confident emphatic explicit hopeful insistent optimistic sure unequivocal worried".split()
)
"""What somebody is who says a thing outright, or holds it."""
_NOBODY = frozenset(("few", "nobody", "none"))
_SPEAKING_SELVES = frozenset(("i", "we", "you"))
_HARDLY = frozenset(("before", "hardly", "longer", "never", "rarely", "seldom", "until"))
_MISREAD = frozenset(("notes", "reports"))
_LONGEST_TRAIL = 12
_WITHIN_SAID = ("ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "prep", "pcomp", "pobj", "dobj", "attr", "acomp")
"""What hangs below a verb of saying in what is said."""


def by_according(word: Any) -> Report | None:
    """The report of "according to", or of a "per" that is set off and names a body or a person; None for any other."""
    to = word.nbor() if word.lower_ == "according" else word
    head = next((child for child in to.children if child.dep_ == "pobj"), None)
    if head is None or _is_measure(word, head) or (to.i == word.i and not _is_set_off(word, head)):
        return None
    governor = _above_trailing(word) if head.ent_type_ == "ORG" or head.pos_ == "PROPN" or head.lower_ in MEDIA_NOUNS else word.head
    content = said_beside(word, set(subtree(word)) | {to.i}, _first_of_list(governor, word))
    return Report(
        word,
        (word.i, to.i + 1),
        content,
        phrase(head),
        head,
        None,
        find_channels(head, head, frozenset()),
        "according-to",
        "according-to",
        CONFIDENCE["according-to"],
    )


def said_beside(word: Any, own: set[int], governor: Any) -> frozenset[int]:
    """Indexes of what somebody says to whom a phrase, set beside or within it, puts it down.

    Args:
        word: The phrase's first word.
        own: Indexes of the phrase.
        governor: What the phrase stands with.
    """
    if word.i == word.sent.start or governor.dep_ == "ROOT" or governor.pos_ not in ("VERB", "AUX"):
        content = {token.i for token in word.sent} - own
        return frozenset() if all(word.doc[i].is_punct for i in content) else frozenset(content)
    marks = {child.i for child in governor.children if child.dep_ == "mark"}
    return frozenset(set(subtree(governor)) - own - marks)


def _is_measure(word: Any, head: Any) -> bool:
    """Whether "according to" tells by what a thing goes and not by whom it is said: "vary according to age"."""
    is_set_off = word.i == word.sent.start or word.doc[word.i - 1].is_punct
    is_bare = head.pos_ == "NOUN" and head.left_edge.i == head.i and not can_speak(head)
    return is_bare and not is_set_off and head.tag_ == "NN" and head.lemma_.lower() not in ISSUED | DOCUMENTS


def _is_set_off(per: Any, head: Any) -> bool:
    is_named = head.pos_ == "PROPN" and head.ent_type_ in ("ORG", "PERSON", "GPE")
    return (is_named or head.lower_ in MEDIA_NOUNS) and (per.i == per.sent.start or per.doc[per.i - 1].text in (",", "—", "–"))


def _above_trailing(word: Any) -> Any:
    """What "according to" stands with: of "Low said that ..., according to NHK" the verb of saying and not what is said."""
    governor = word.head
    if word.i < governor.i or not is_set_off(word):
        return governor
    above = governor
    while above.dep_ in _WITHIN_SAID and above.head.i < above.i and not _is_contrasting(above):
        above = above.head
        if above.lemma_.lower() in PURE and above.pos_ == "VERB":
            governor = above
    return governor


def _first_of_list(verb: Any, word: Any) -> Any:
    """The first of the verbs of one subject that a trailing "according to" ends ("closed A, sold B and left, according to")."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.i < word.i and is_set_off(word) and own_subject(verb) is None:
        verb = verb.head
    return verb


def _is_contrasting(clause: Any) -> bool:
    """Whether a clause says something apart from the one above it: "..., although there were reports that"."""
    return clause.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ != "that" for child in clause.children)


def is_set_off(word: Any) -> bool:
    """Whether a comma stands before a word, or before the closing quotation mark before it."""
    at = word.i - 1
    while at > word.sent.start and word.doc[at].is_quote:
        at -= 1
    return bool(word.doc[at].text == ",")


def by_outspoken(adjective: Any) -> Report | None:
    """The report of "Low was adamant that the dam would hold", or None."""
    be = adjective.head
    if adjective.lower_ not in OUTSPOKEN or be.lemma_.lower() not in ("be", "remain") or adjective.dep_ != "acomp" or is_unreal(be):
        return None
    below = (child for word in (adjective, be) for child in word.children if child.dep_ == "ccomp" and child.i > adjective.i)
    clause = next((child for child in below if child.left_edge.i == adjective.i + 1 and _is_said_clause(child)), None)
    subject = own_subject(be)
    if clause is None or subject is None or subject.i > be.i or subject.lower_ == "it" or not can_speak(subject):
        return None
    if subject.lower_ in _NOBODY | _SPEAKING_SELVES:
        return None
    if any(child.dep_ == "neg" or child.tag_ == "MD" or child.lower_ in _HARDLY for word in (be, adjective) for child in word.children):
        return None
    tokens = without_intruders(clause.doc, frozenset(subtree(clause)) - {clause.left_edge.i})
    cue, sure = (be.i, adjective.i + 1), CONFIDENCE["clause-after-cue"]
    return Report(be, cue, tokens, phrase(subject), subject, None, (), "clause-after-cue", "subject", sure)


def by_misread(word: Any) -> Report | None:
    """The report of "Low was ill, the AFP reports." and of "The Lake Post reports:" where the parser takes the verb for a noun, or None.

    So too that of "The firm lost ten boats, data show.".
    """
    doc, sent, end = word.doc, word.sent, word.i + 1
    if (behind := _behind_as(word)) is not None:
        return behind
    start = word.i
    while start > sent.start and doc[start - 1].ent_type_ == "ORG":
        start -= 1
    is_body = word.lower_ in _MISREAD and word.tag_ == "NNS" and start < word.i
    if not (is_body or _is_misread_show(word)) or any(True for _ in word.children if _.i > end):
        return None
    stop = doc[end].text if end < sent.end else "."
    while start > sent.start and doc[start - 1].pos_ in ("DET", "ADJ", "NOUN"):
        start -= 1
    is_lead = stop == ":" and start == sent.start
    if not is_lead and (stop != "." or start <= sent.start + 1 or doc[start - 1].text != ","):
        return None
    content = frozenset() if is_lead else frozenset(range(sent.start, start - 1))
    pattern = "bare" if is_lead else "clause-before-cue"
    return Report(
        word, (word.i, end), content, (start, word.i), doc[word.i - 1], None, (), pattern, "subject", CONFIDENCE["parenthetical-cue"]
    )


def _is_misread_show(word: Any) -> bool:
    """Whether the parser takes the verb for a noun in "The firm lost ten boats, data show."."""
    before = word.doc[word.i - 1] if word.i > word.sent.start else None
    is_noun = word.lower_ == "show" and word.pos_ == "NOUN"
    return is_noun and before is not None and before.tag_ == "NNS" and before.lemma_.lower() in DOCUMENTS


def _behind_as(word: Any) -> Report | None:
    """The report of "Low was ill, as the Herald's Ann High in Vannet reports." where the parser takes the verb for a noun, or None."""
    doc, sent = word.doc, word.sent
    is_last = word.i + 1 >= sent.end or doc[word.i + 1].text in (".", ":")
    mark = next((i for i in range(word.i - 2, max(sent.start + 1, word.i - _LONGEST_TRAIL), -1) if doc[i].lower_ == "as"), None)
    if word.lower_ not in _MISREAD or word.tag_ != "NNS" or not is_last or mark is None or doc[mark - 1].text != ",":
        return None
    start = mark + 1 + (doc[mark + 1].pos_ == "DET")
    if doc[start].ent_type_ not in ("ORG", "PERSON") or any(w.pos_ in ("VERB", "AUX") or w.is_punct for w in doc[start : word.i]):
        return None
    place = next((i for i in range(start, word.i) if doc[i].pos_ == "ADP"), word.i)
    if doc[place - 1].ent_type_ not in ("ORG", "PERSON"):
        return None
    content, sure = frozenset(range(sent.start, mark - 1)), CONFIDENCE["parenthetical-cue"]
    return Report(word, (word.i, word.i + 1), content, (mark + 1, place), doc[place - 1], None, (), "parenthetical-cue", "subject", sure)


def by_noun(noun: Any) -> Report | None:
    """The report of a noun of speech with a clause or an infinitive: "his pledge to leave", or None, as for "no pledge to leave"."""
    if any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children):
        return None
    clause = next(
        (child for child in noun.children if child.dep_ in ("acl", "ccomp") and child.i > noun.i and _is_said_clause(child)),
        None,
    )
    if clause is None:
        return _by_phrase(noun)
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None and noun.lemma_.lower() in NOUNS:
        owner = next((child for child in noun.children if child.dep_ == "compound" and can_speak(child)), None)
    rule = "possessor"
    if owner is None and noun.lemma_.lower() in NOUNS:
        owner = next((child for child in noun.children if child.dep_ == "amod" and child.ent_type_ == "NORP"), None)
    if owner is None:
        by = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ in ("by", "from", "between")), None)
        owner = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
        rule = "agent"
    if owner is None and noun.dep_ in ("dobj", "pobj"):
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        if verb.pos_ == "VERB" and verb.lemma_ in (
            "apologise",
            "apologize",
            "defend",
            "make",
            "retract",
            "issue",
            "give",
            "express",
            "have",
            "voice",
            "offer",
            "hold",
            "reach",
            "raise",
            "sign",
            "renew",
            "repeat",
        ):
            found = subject_of(verb)
            owner, rule = (found[0], "support-verb") if found else (None, "")
    first = clause.left_edge.i
    is_that = clause.doc[first].lower_ == "that"
    if owner is None and not (is_that and noun.lemma_.lower() in FREE_NOUNS):
        return None
    if owner is not None and (not can_speak(owner) or noun.lemma_.lower() not in NOUNS):
        return None
    tokens = without_intruders(clause.doc, frozenset(subtree(clause)) - ({first} if is_that else frozenset()))
    if owner is None:
        return Report(noun, (noun.i, noun.i + 1), tokens, None, None, None, (), "noun", "none-given", CONFIDENCE["noun"] - 0.1)
    return Report(noun, (noun.i, noun.i + 1), tokens, phrase(owner), owner, None, (), "noun", rule, CONFIDENCE["noun"])


def _by_phrase(noun: Any) -> Report | None:
    """The report of a noun of speech with a thing: "Kuwait's request for an inquiry", or None where nobody owns it."""
    owner = next((child for child in noun.children if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN") and can_speak(child)), None)
    allowed = _OF_THINGS.get(noun.lemma_.lower(), ())
    prep = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ in allowed and child.i == noun.i + 1), None)
    things = () if prep is None else tuple(child for child in prep.children if child.dep_ in ("pobj", "pcomp"))
    if (
        owner is None
        or prep is None
        or not things
        or noun.tag_ != "NN"
        or things[0].lemma_.lower() in ("comment", "information", "interview")
    ):
        return None
    tokens = frozenset(i for thing in things for i in subtree(thing))
    return Report(noun, (noun.i, prep.i + 1), tokens, phrase(owner), owner, None, (), "noun", "possessor", CONFIDENCE["noun"] - 0.1)


def _is_said_clause(clause: Any) -> bool:
    if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
        return True
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in clause.children)
