"""What a clause is about, as weighted words: how alike two clauses of a story are in matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, sqrt

from readout.compare.lexicon import CANCELLING, CHANGING, HOLDING, LEADING, LIGHT_VERBS, STOP, act_of, stem, words
from readout.model.statement import Clause
from readout.text.words import rarity

__all__ = ["Gist", "gist_of", "likeness", "share", "weigh"]

_CALLING = re.compile(r"\bcall(?:s|ed|ing)?\s(?:\w+ly\s|again\s|once\smore\s)?(?:for|on|upon|in|to)\b", re.IGNORECASE)
_MOST_KEPT = 1 << 15


@dataclass(frozen=True, slots=True)
class Gist:
    """A clause's matter.

    Attributes:
        stems: Stems of its content words, those of its names left out.
        names: Entity ids and stems of the names in it.
        acts: Families of the acts that its words belong to.
        main: Families of what is done or to be done: of the predicate, or of the first act it leads to ("plans to urge").
        predicate: Stem of that act; empty where it says nothing ("is", "has").
    """

    stems: frozenset[str]
    names: frozenset[str]
    acts: frozenset[str]
    main: frozenset[str]
    predicate: str

    @property
    def marks(self) -> frozenset[str]:
        """Everything that can be shared with another clause."""
        return _marks(self)


@lru_cache(maxsize=_MOST_KEPT)
def _marks(gist: Gist) -> frozenset[str]:
    return gist.stems | gist.names | frozenset(f"act:{act}" for act in gist.acts)


@lru_cache(maxsize=_MOST_KEPT)
def _weight(gist: Gist) -> float:
    return weigh(gist.marks)


def weigh(marks: Iterable[str]) -> float:
    """How telling these marks are together: the rarer in news, the more.

    Nothing of the story goes in, so that a report that is silent on a matter, or a reprint, bears on no clash and no verdict; nor does
    the order of the marks, to the last digit.
    """
    return fsum(_newsworth(mark) for mark in marks)


def likeness(left: Gist, right: Gist) -> float:
    """Weighted cosine of two gists, in [0, 1]."""
    whole = sqrt(_weight(left) * _weight(right))
    return weigh(left.marks & right.marks) / whole if whole else 0.0


def share(left: Gist, right: Gist) -> float:
    """How much of the left gist is in the right one, in [0, 1]; the longer the right one, the less it counts."""
    whole = _weight(left) ** 0.7 * _weight(right) ** 0.3
    return min(1.0, weigh(left.marks & right.marks) / whole) if whole else 0.0


@lru_cache(maxsize=_MOST_KEPT)
def _newsworth(mark: str) -> float:
    """A mark's rarity in news, near 1 for a rare word; 0.5 for the family of an act."""
    return 0.5 if mark.startswith("act:") else min(rarity(mark) / 6, 1.2)


def gist_of(clause: Clause) -> Gist:
    """The matter of one clause."""
    named = {stem(word) for mention in clause.mentions if mention.kind != "other" for word in words(mention.name)}
    content = frozenset(stem(lemma) for lemma in clause.lemmas if lemma not in STOP and any(c.isalnum() for c in lemma))
    acts = frozenset(act for lemma in clause.lemmas for act in act_of(lemma))
    main = _main_act(clause)
    is_naming = main == "call" and not _CALLING.search(clause.text)
    return Gist(content - named, content & named, acts, frozenset() if is_naming else act_of(main), stem(main) if main else "")


def _lemmas_after_head(clause: Clause) -> tuple[str, ...]:
    """The lemmas of the words behind the predicate; all where it is a form of "be", which stands between two names of one thing."""
    head = clause.head
    if head is None or clause.event.predicate.partition(" ")[0] == "be":
        return clause.lemmas
    after = {stem(word) for piece in clause.spans for word in words(piece.quote[max(0, head.end - piece.start) :]) if piece.end > head.end}
    before = {stem(word) for piece in clause.spans for word in words(piece.quote[: max(0, head.end - piece.start)])}
    return tuple(lemma for lemma in clause.lemmas if stem(lemma) in after or stem(lemma) not in before)


def _main_act(clause: Clause) -> str:
    """The lemma of what is done: the predicate, unless it only leads to it ("plans to", "is due to") or is empty ("held")."""
    whole = clause.event.predicate
    if whole in CANCELLING | CHANGING:
        return whole
    predicate = whole.partition(" ")[0]
    if predicate not in LEADING and predicate not in LIGHT_VERBS and predicate not in HOLDING:
        return predicate
    after = clause.lemmas[clause.lemmas.index(predicate) + 1 :] if predicate in clause.lemmas else _lemmas_after_head(clause)
    acts = (lemma for lemma in after if act_of(lemma) and lemma not in HOLDING and (lemma != "call" or _CALLING.search(clause.text)))
    return next(acts, predicate if predicate in HOLDING else "")
