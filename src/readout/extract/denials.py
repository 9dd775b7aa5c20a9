"""What is said by "not": words for denying a thing, and words for saying that are denied themselves."""

from __future__ import annotations

from typing import Any

from readout.extract.grammar import chain

__all__ = ["STANCES", "is_denied", "is_denying", "is_refused", "is_told_by_denial", "words_before"]

_DENYING = frozenset("contest deny dispute doubt refute".split())
STANCES = frozenset("accept agree anticipate believe expect recognise recognize think".split())
"""Verbs whose denial says that it is not so: who does not believe a thing believes that it is not."""
_HELD = STANCES | frozenset("disagree disclaim object oppose question rebut recall remember".split())
"""Verbs that tell what somebody holds even where they are denied; any other that is denied, but for those above, reports nothing."""
_WITHHELD = frozenset("commit confirm detail disclose discuss identify reveal specify".split())
"""What somebody declines to do in words who will not do it."""
_FOCUS = frozenset("just merely only simply solely".split())


def is_denying(verb: Any) -> bool:
    """Whether a verb says of a thing that it is not so, or will not be: "denied", "doubts", "ruled out"."""
    is_ruled_out = verb.lemma_.lower() == "rule" and any(child.dep_ == "prt" and child.lower_ == "out" for child in verb.children)
    return is_ruled_out or verb.lemma_.lower() in _DENYING


def is_refused(verb: Any) -> bool:
    """Whether somebody will not tell a thing: "would not confirm the report", "will not say whether the port is safe"."""
    if not is_denied(verb) or not any(child.lower_ in ("will", "wo", "would") for child in verb.children if child.dep_ == "aux"):
        return False
    asked = (word for child in verb.children if child.dep_ == "ccomp" for word in child.subtree if word.i <= child.i)
    is_asked = any(word.lower_ in ("if", "whether") or word.tag_ in ("WRB", "WP") for word in asked)
    return verb.lemma_.lower() in _WITHHELD or (verb.lemma_.lower() in ("say", "tell") and is_asked)


def is_denied(verb: Any) -> bool:
    """Whether an act of saying is itself told of as none: "did not say", "no longer says"; not "did not only say", "not until May"."""
    verbs = dict.fromkeys((verb, chain(verb), *_joined_by_or(verb)))
    if any(child.dep_ in ("prep", "mark") and child.lower_ == "until" for above in verbs for child in _near(above)):
        return False
    return any(_denies(child) for above in verbs for child in above.children)


def is_told_by_denial(verb: Any) -> bool:
    """Whether an act of saying that is denied still tells what somebody holds, or withholds: "does not believe", "did not deny".

    Who "did not confirm or deny" a thing tells nothing of it.
    """
    lemma = verb.lemma_.lower()
    if lemma == "think" and (verb.dep_ in ("ccomp", "conj") or any(child.tag_ == "MD" for child in verb.children)):
        return False
    is_own = any(_denies(child) for above in (verb, chain(verb)) for child in above.children)
    return is_own and (lemma in _HELD or is_denying(verb) or is_refused(verb))


def _joined_by_or(verb: Any) -> list[Any]:
    """The verbs of whose denial one has its share: "confirm" for "deny" in "did not confirm or deny"."""
    found: list[Any] = []
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and any(child.lower_ in ("or", "nor") for child in verb.head.children):
        if any(child.dep_ in ("nsubj", "aux") for child in verb.children):
            break
        verb = verb.head
        found.append(verb)
    return found


def _near(verb: Any) -> list[Any]:
    return [*verb.children, *(deep for child in verb.children if child.dep_ == "advcl" for deep in child.children)]


def _denies(word: Any) -> bool:
    if word.dep_ == "neg" and (word.i < word.head.i or word.head.lemma_ == "be"):
        is_all = word.i + 1 >= len(word.doc) or word.nbor().lower_ not in _FOCUS
        return is_all or any(child.lower_ == "why" for child in word.head.children)
    return word.dep_ == "advmod" and (word.lower_ == "hardly" or (word.lower_ == "longer" and words_before(word)[1] == "no"))


def words_before(word: Any) -> tuple[str, str]:
    """The two words before a word, in lower case; empty where there is none."""
    farther, near = (word.doc[i].lower_ if i >= 0 else "" for i in (word.i - 2, word.i - 1))
    return farther, near
