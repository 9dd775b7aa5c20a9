"""Words for saying where nothing is said in truth: an act denied, wished for or left to others."""

from __future__ import annotations

from typing import Any

from readout.extract.cues import CLAUSE, INFINITIVE, OBJECT, OBJECT_TO, PREPOSITIONS
from readout.extract.denials import is_denied, is_denying, is_told_by_denial, words_before
from readout.extract.grammar import chain

__all__ = ["is_deed", "is_unreal"]

_OWNING_UP = frozenset("acknowledge admit concede confess say".split())
"""Verbs that are done where one has to do them."""
_LETTING = frozenset("allow enable get help let permit".split())
_LEAVE = frozenset("allow authorise authorize permit".split())
_OBLIGING = frozenset("bind compel force oblige obligate require".split())
_AVOIDING = frozenset("avoid forget hesitate neglect omit resist".split())
"""Verbs that say of an act in the infinitive, or in "-ing", that it was not done."""
_AVOIDING_FROM = frozenset("abstain back bar desist discourage dissuade keep prevent refrain retreat shrink shy stop".split())
_NOBODY = frozenset("barely hardly neither nobody none nothing scarcely".split())
_NOT_SO = frozenset("false inaccurate incorrect untrue wrong".split())
_PROOF = frozenset("evidence hint indication proof record sign suggestion".split())
_GIVING = frozenset("express give issue make offer present provide raise voice".split())
_CALLING = frozenset("appeal call plead press push".split())
"""Verbs with "for" and what is wanted."""
_TURNING_DOWN = frozenset("deny dismiss reject".split())
_DECIDING = (
    (
        frozenset("court judge jury justice tribunal".split()),
        frozenset(
            "appeal application case challenge charge claim complaint conviction count indictment lawsuit motion petition request "
            "suit".split()
        ),
    ),
    (
        frozenset("assembly chamber congress council house legislature parliament senate voter".split()),
        frozenset("act amendment bill law legislation measure motion proposal referendum resolution".split()),
    ),
)
"""Who decides by vote or ruling, and on what."""
_GOVERNING = INFINITIVE | OBJECT_TO | {"fail"}


def is_unreal(verb: Any) -> bool:
    """Whether the act of saying is no act: "did not say", "if he says", "to say the least"."""
    first, lemma = chain(verb), verb.lemma_.lower()
    if is_denied(verb):
        return not is_told_by_denial(verb)
    if _is_inverted_no(verb) or _is_introduction(verb, lemma) or _is_left_undone(verb) or _is_held_untrue(verb):
        return True
    if any(child.dep_ == "aux" and child.lower_ in ("should", "must", "can", "ought", "could") for child in first.children):
        return True
    if _is_supposed(verb) or _is_yet_to_come(verb):
        return True
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() in _LETTING and lemma in OBJECT - CLAUSE - PREPOSITIONS.keys():
        return True
    if verb.dep_ == "xcomp" and _is_duty(verb.head) and lemma not in _OWNING_UP:
        return True
    if verb.dep_ == "xcomp" and (verb.head.lemma_.lower() in _GOVERNING or _is_leave(verb.head)):
        return True
    if _is_called_for(verb):
        return True
    if verb.dep_ in ("ccomp", "xcomp") and verb.head.lower_ == "let" and verb.head.dep_ == "ROOT":
        return True
    if verb.dep_ == "ROOT" and any(child.text in ("who", "Who") and child.dep_ == "nsubj" for child in verb.children):
        return True
    if any(_is_nobody(child) for child in verb.children if child.dep_ == "nsubj") or _gives_none(verb):
        return True
    if verb.dep_ == "conj" and any(child.lower_ == "nor" for child in verb.head.children):
        return True
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.children)


def _is_nobody(subject: Any) -> bool:
    """Whether who is to say a thing is none: "nobody", "none of them", "no official", "not one official"."""
    if any(word.lower_ in ("neither", "no") for word in subject.children):
        return True
    words = [word.lower_ for word in subject.doc[subject.left_edge.i : subject.i + 2]]
    if any(not word.isalpha() for word in words[:-2]):
        return False
    is_not_one = words[0] == "not" and words[1] in ("a", "many", "one")
    return (words[0] in _NOBODY and words[-1] != "other") or is_not_one


def _gives_none(verb: Any) -> bool:
    """Whether what is given is none: "offered no apology"."""
    objects = (child for child in verb.children if child.dep_ == "dobj")
    return verb.lemma_.lower() in _GIVING and any(
        word.lower_ == "no" and word.dep_ == "det" for thing in objects for word in thing.children
    )


def _is_supposed(verb: Any) -> bool:
    """Whether an act is only supposed: "had Low said so, ..."."""
    had = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ == "had"), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return bool(had is not None and subject is not None and had.i < subject.i and verb.sent[-1].text != "?")


def _is_yet_to_come(verb: Any) -> bool:
    """Whether somebody has yet to do it: "has yet to say"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_ == "have" and any(child.lower_ == "yet" for child in (*above.children, *verb.children))


def _is_left_undone(verb: Any) -> bool:
    """Whether an act is one that somebody leaves: "without saying", "stopped short of saying", "avoided saying", "denied saying"."""
    while verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        verb = verb.head
    above, word = verb.head, verb.head.lower_
    if verb.dep_ in ("xcomp", "ccomp"):
        is_left = above.lemma_.lower() in _AVOIDING and verb.dep_ == "xcomp"
        return (is_left or is_denying(above)) and not is_denied(above)
    if verb.dep_ == "advcl" and above.lemma_ == "go" and any(child.lower_ == "far" for child in above.children):
        return is_denied(above)
    if verb.dep_ not in ("pcomp", "prep", "advcl"):
        return False
    if above.pos_ in ("VERB", "AUX"):
        return verb.tag_ == "VBG" and words_before(verb) == ("rather", "than")
    governor = above.head
    if word in ("without", "against"):
        return not is_denied(governor)
    if word == "as" and governor.lemma_ == "quote":
        return is_denied(governor)
    if word == "from" and words_before(above)[1] == "far":
        return True
    if word == "than":
        return words_before(above)[1] == "rather"
    if word == "of":
        return words_before(above)[1] in ("far", "instead", "short") and not is_denied(governor)
    while governor.dep_ in ("prep", "advmod", "prt") and governor.head.i != governor.i:
        governor = governor.head
    return word == "from" and governor.lemma_.lower() in _AVOIDING_FROM and not is_denied(governor)


def _is_held_untrue(verb: Any) -> bool:
    """Whether that somebody said a thing is itself held to be untrue: "it is not true that Low said", "there is no evidence that"."""
    above = verb.head
    if verb.dep_ == "ccomp" and above.lemma_ == "be":
        states = [child.lower_ for child in above.children if child.dep_ == "acomp"]
        return any(state in _NOT_SO for state in states) or ("true" in states and is_denied(above))
    if verb.dep_ != "acl":
        return False
    if above.lemma_.lower() in _PROOF and (any(child.lower_ in ("no", "little") for child in above.children) or is_denied(above.head)):
        return True
    is_turned_down = (
        above.dep_ == "dobj" and (is_denying(above.head) or above.head.lemma_.lower() in _TURNING_DOWN) and not is_denied(above.head)
    )
    return is_turned_down and any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in verb.children)


def _is_called_for(verb: Any) -> bool:
    """Whether an act is only called for: "called for closing the port or urging people to leave"."""
    if verb.tag_ != "VBG":
        return False
    while verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        verb = verb.head
    caller = verb.head.head
    is_for = verb.dep_ == "pcomp" and verb.head.lower_ == "for" and caller.lemma_.lower() in _CALLING
    return bool(is_for and not any(child.dep_ in ("dobj", "oprd", "dative", "auxpass") for child in caller.children))


def _is_introduction(verb: Any, lemma: str) -> bool:
    """Whether somebody only says who they are: "a man identifying himself as a pilot"."""
    return lemma == "identify" and any(child.dep_ == "dobj" and child.lower_.endswith(("self", "selves")) for child in verb.children)


def _is_inverted_no(verb: Any) -> bool:
    """Whether "neither ... did he suggest", "nor did he say" deny the act."""
    did = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ in ("did", "do", "does")), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if did is None or subject is None or not did.i < subject.i < verb.i:
        return False
    return any(word.lower_ in ("neither", "nor", "never") for word in verb.doc[verb.sent.start : did.i])


def is_deed(verb: Any, head: Any) -> bool:
    """Whether a court or a chamber does what it is there to do: "the court dismissed the case", "the Senate rejected the bill"."""
    matters = (child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    decides = next((cases for deciders, cases in _DECIDING if head.lemma_.lower() in deciders), frozenset())
    return verb.lemma_.lower() in _TURNING_DOWN and any(matter in decides for matter in matters)


def _is_leave(verb: Any) -> bool:
    """Whether a verb says that somebody may not, or only just may, do a thing: "was not authorized to speak"."""
    return verb.tag_ == "VBN" and verb.lemma_.lower() in _LEAVE


def _is_duty(verb: Any) -> bool:
    """Whether a verb says that somebody has to do a thing: "has to defend", "was obliged to defend"."""
    return verb.lemma_.lower() == "have" or (verb.tag_ == "VBN" and verb.lemma_.lower() in _OBLIGING)
