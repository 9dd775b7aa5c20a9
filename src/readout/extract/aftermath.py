"""What a report adds behind what somebody said: another's words against it, what came of it, where it was said."""

from __future__ import annotations

from typing import Any

from readout.extract.cues import CLAUSE, OBJECT, PURE
from readout.extract.subjects import can_speak, own_subject

__all__ = ["REACTIONS", "SAID_IN", "is_ground", "without_aftermath", "without_setting"]

SAID_IN = frozenset(
    "address announcement appearance briefing broadcast column comment ed email filing hearing interview letter memo message note podcast "
    "post program release remark report show speech statement testimony tweet".split()
)
"""What a thing is said in; "op-ed" is three words to the parser."""
_RAISING = frozenset("draw elicit ignite prompt provoke spark trigger".split())
REACTIONS = frozenset(
    "anger applause backlash boo cheer complaint condemnation criticism demonstration denial fury jeer laughter objection outcry outrage "
    "praise protest reaction rebuke reply reprimand response retort ridicule scorn".split()
)
"""What saying a thing raises."""
_WITHHELD = frozenset(
    "address answer cite clarify comment describe detail disclose elaborate explain give identify mention name offer provide reveal say "
    "specify suggest".split()
)
"""What somebody who said a thing did not do further."""
_NAMES_FOR = frozenset("acronym allusion euphemism jab label moniker name nickname nod phrase reference shorthand slur term word".split())
_FAR = 12
_OTHERS = frozenset("another others some".split())


def without_aftermath(clause: Any, tokens: frozenset[int]) -> frozenset[int]:
    """A clause that somebody said without what the report adds behind it.

    That is another's words set against it ("..., while High said that"), what others say of it ("..., a move critics said could"), what was
    left unsaid ("..., but did not elaborate"), what a word in quotation marks stands for ("..., his nickname for High"), what saying so
    raised ("..., drawing criticism from farmers", "..., which prompted an outcry"), what was cited for it ("..., citing two officials")
    and what its speaker calls a thing beside it ("..., calling it a trap").

    Args:
        clause: The head of the clause.
        tokens: The indexes of its words.
    """
    for word in (clause.doc[i] for i in sorted(tokens)):
        if word.i > clause.i and any(is_added(word) for is_added in _ADDED):
            return tokens - frozenset(range(word.left_edge.i, max(tokens) + 1))
        if word.i > clause.i and (other := _other_voice(word)) is not None:
            return tokens - frozenset(range(other, max(tokens) + 1))
        if word.i > clause.i and _goes_on(word, clause.head):
            return tokens - frozenset(range(word.i - 1, max(tokens) + 1))
        if word.i > clause.i and (start := _withheld_from(word)) is not None:
            return tokens - frozenset(range(start, max(tokens) + 1))
    return tokens


def without_setting(verb: Any, tokens: frozenset[int]) -> frozenset[int]:
    """What a verb reports as its object, without where it was said and without what the speaker says of it in a clause of its own.

    So "in a letter to the court" is no part of 'denounced Low as "a liar" in a letter to the court', nor is "which she called a disgrace"
    of "decried the verdict, which she called a disgrace".
    """
    doc, last = verb.doc, max(tokens, default=-1)
    if last < verb.i:
        return tokens
    for word in (doc[i] for i in sorted(tokens) if i > verb.i):
        if _is_told_of(verb, word) or (_is_setting(word) and doc[word.i - 1].is_quote):
            return frozenset(i for i in tokens if i < word.left_edge.i)
    return tokens


def _is_setting(word: Any) -> bool:
    """Whether a preposition begins where something is said: "in a letter", "in an op-ed"."""
    inner = next((child for child in word.children if child.dep_ == "pobj"), None)
    return word.lower_ == "in" and inner is not None and inner.lemma_.lower() in SAID_IN and inner.left_edge.lower_ in ("a", "an")


def _is_told_of(verb: Any, word: Any) -> bool:
    """Whether a relative clause is what the speaker says of the object: ", which she called a disgrace"."""
    if word.dep_ != "relcl" or word.left_edge.tag_ != "WDT" or word.doc[word.left_edge.i - 1].text != ",":
        return False
    sayers = [inner for inner in (word, *word.children) if inner.lemma_.lower() in PURE | OBJECT | {"call", "describe"}]
    own = (child for inner in sayers for child in inner.children if child.dep_ == "nsubj")
    return any(child.lower_ in ("he", "she", "they") and child.i > word.left_edge.i for child in own)


def _other_voice(word: Any) -> int | None:
    """Where the words of the next of several unnamed begin: "one aide denied it and another said he did not know"; else None."""
    subject = next((child for child in word.children if child.dep_ == "nsubj" and child.lower_ in _OTHERS), None)
    is_cue = word.dep_ in ("conj", "ccomp", "parataxis") and word.lemma_.lower() in PURE | CLAUSE
    return subject.left_edge.i if is_cue and subject is not None else None


def _goes_on(word: Any, cue: Any) -> bool:
    """Whether a participle goes on with a cue that is one: "saying it was a secret, and singling out High"."""
    is_tied = word.tag_ == "VBG" and word.dep_ == "conj" and cue.tag_ == "VBG" and word.head.tag_ != "VBG"
    is_set_off = word.doc[word.i - 1].lower_ == "and" and word.doc[word.i - 2].text == ","
    return bool(is_tied and is_set_off and not any(child.dep_ in ("nsubj", "aux") for child in word.children))


def _is_contrast(word: Any) -> bool:
    """Whether a clause sets another's words against those reported: "..., while High said that"."""
    if word.dep_ != "advcl" or word.lemma_.lower() not in PURE | CLAUSE | OBJECT or not word.doc[word.left_edge.i - 1].is_punct:
        return False
    subjects = [child for child in word.children if child.dep_ == "nsubj"]
    is_going_on = not subjects and word.tag_ == "VBG"
    is_other = any(child.pos_ != "PRON" or child.lower_ in _OTHERS for child in subjects)
    return word.left_edge.lower_ == "while" and (is_going_on or is_other)


def _is_comment(word: Any) -> bool:
    """Whether a noun after a comma takes up what was said to tell what others say of it: "..., a move critics said could"."""
    if word.dep_ not in ("appos", "dobj") or word.left_edge.lower_ not in ("a", "an") or not word.doc[word.left_edge.i - 1].is_punct:
        return False
    sayers = (verb for verb in word.subtree if verb.i > word.i and verb.lemma_.lower() in PURE and verb.tag_ in ("VBD", "VBZ", "VBP"))
    return any(child.dep_ == "nsubj" and child.pos_ == "NOUN" for verb in sayers for child in verb.children)


def _is_gloss(word: Any) -> bool:
    """Whether a noun behind a quotation explains its words: '..., “Hiawatha,” his nickname for High'."""
    doc, first = word.doc, word.left_edge.i
    if word.lemma_.lower() not in _NAMES_FOR or first < word.sent.start + 2 or not doc[first].tag_.startswith(("PRP$", "DT")):
        return False
    return bool(doc[first - 1].is_quote and doc[first - 2].text == ",")


def _withheld_from(word: Any) -> int | None:
    """Where "but did not elaborate" begins, and "but neither did he say why"; None for a verb that no such words go with."""
    doc = word.doc
    if word.lemma_.lower() not in _WITHHELD or word.dep_ not in ("conj", "ccomp", "parataxis"):
        return None
    but = next((i for i in range(word.i - 1, max(word.sent.start, word.i - _FAR), -1) if doc[i].lower_ == "but"), None)
    between = [other.lower_ for other in doc[but + 1 : word.i]] if but is not None else []
    subjects = [child.lower_ for child in word.children if child.dep_ == "nsubj"]
    is_of_speaker = all(one in ("he", "she", "they", "it") for one in subjects)
    said = {*between}
    is_no = bool(said & {"declined", "refused"}) or ("did" in said and bool(said & {"not", "n't", "n’t", "never", "neither"}))
    return but if but is not None and is_no and is_of_speaker else None


def is_ground(word: Any) -> bool:
    """Whether a participle behind a comma tells what was cited for what was said: "said the dam had failed, citing an engineer"."""
    is_citing = word.lower_ in ("citing", "quoting") and word.dep_ == "advcl" and word.doc[word.i - 1].text == ","
    return is_citing and not any(child.dep_ == "nsubj" for child in word.children)


def _is_verdict(word: Any) -> bool:
    """Whether a participle behind a comma tells what the speaker calls a thing: "said she would block it, calling it a trap"."""
    is_apart = word.lower_ in ("calling", "describing") and word.dep_ == "advcl" and word.doc[word.i - 1].text == ","
    if not is_apart or not any(child.lower_ == "it" for child in word.children):
        return False
    doer = own_subject(word.head)
    return doer is None or doer.lower_ in ("he", "she", "they", "it") or not can_speak(doer)


def _is_echo(word: Any) -> bool:
    """Whether a clause tells what saying so raised: ", drawing criticism from farmers", ", which prompted an outcry"."""
    if word.lemma_.lower() not in _RAISING or word.doc[word.left_edge.i - 1].text != ",":
        return False
    is_clause = (word.dep_ == "advcl" and word.tag_ == "VBG") or (word.dep_ in ("relcl", "advcl") and word.left_edge.lower_ == "which")
    raised = [thing for child in word.children if child.dep_ == "dobj" for thing in (child, *child.conjuncts)]
    return is_clause and any(thing.lemma_.lower() in REACTIONS for thing in raised)


_ADDED = (_is_contrast, _is_comment, _is_gloss, _is_echo, _is_verdict, is_ground)
"""What tells of a word that what the report adds begins there."""
