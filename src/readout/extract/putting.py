"""What somebody puts: "as Low put it", "put the toll at nine", "put the blame on"."""

from __future__ import annotations

from typing import Any

from readout.extract.complements import Content, children_of
from readout.extract.grammar import subtree

__all__ = ["BLAMING", "put", "quoted_behind"]

BLAMING = frozenset("lay pin place put".split())
"""Verbs with "the blame"."""
_COUNTED = frozenset("chance cost count damage estimate figure number odds price probability risk tally toll total".split())
"""What is put at so and so many."""


def put(verb: Any) -> Content | None:
    """What one of the `BLAMING` verbs reports, or None for anything else that is put."""
    found = _put_blame(verb)
    return found if found is not None or verb.lemma_.lower() != "put" else _put_at(verb) or _put_it(verb)


def _put_blame(verb: Any) -> Content | None:
    """The blame that somebody puts on somebody, with its "for" and its "on"; None for anything else that is put."""
    blame = next((child for child in children_of(verb, "dobj") if child.lemma_.lower() == "blame" and child.i > verb.i), None)
    if blame is None:
        return None
    preps = (word for word in verb.subtree if word.i > blame.i and word.dep_ == "prep")
    on = next((word for word in preps if word.lower_ in ("on", "upon", "at", "with")), None)
    end = on.right_edge.i + 1 if on is not None else blame.right_edge.i + 1
    ground = next((word for word in verb.subtree if word.i == end and word.dep_ == "prep" and word.lower_ == "for"), None)
    end = ground.right_edge.i + 1 if on is not None and ground is not None else end
    return Content(frozenset(range(blame.left_edge.i, end)), "object")


def _put_it(verb: Any) -> Content | None:
    """What somebody "put so": of "as Low put it" the words quoted before it, else the rest of a sentence that it opens; a colon waits."""
    if not any(child.dep_ == "dobj" and child.lower_ == "it" for child in verb.children):
        return None
    first = verb.left_edge.i
    if verb.dep_ == "advcl" and verb.doc[first].lower_ == "as":
        own = set(subtree(verb))
        rest = frozenset(word.i for word in verb.sent if word.i not in own and word.i > first)
        quoted = _quoted_before(verb.doc, first, verb.sent.start) or quoted_behind(verb.doc, max(own) + 1, verb.sent.end)
        return Content(quoted or rest, "parenthetical-cue") if quoted or first <= verb.sent.start + 1 else None
    is_open = verb.doc[verb.sent.end - 1].text in (":", "—") or any(word.text == ":" for word in verb.doc[verb.i : verb.sent.end])
    return Content(frozenset(), "bare") if is_open else None


def _put_at(verb: Any) -> Content | None:
    """The count that somebody gives: "put the death toll at nine"."""
    thing = next((child for child in children_of(verb, "dobj") if child.lemma_.lower() in _COUNTED and child.i > verb.i), None)
    at = (word for word in verb.subtree if word.lower_ == "at" and word.dep_ == "prep" and thing is not None and word.i > thing.i)
    given = next((word for word in at if word.head in (verb, thing) and any(inner.pos_ == "NUM" for inner in word.subtree)), None)
    if thing is None or given is None:
        return None
    return Content(frozenset(range(thing.left_edge.i, given.right_edge.i + 1)), "object")


def _quoted_before(doc: Any, at: int, start: int) -> frozenset[int]:
    """The words of the quotation that ends right before a word; none where there is none."""
    last = at - 1
    while last > start and doc[last].text == ",":
        last -= 1
    if last <= start or not doc[last].is_quote:
        return frozenset()
    first = last - 1
    while first >= start and not doc[first].is_quote:
        first -= 1
    return frozenset(range(first + 1, last)) if first >= start else frozenset()


def quoted_behind(doc: Any, at: int, end: int) -> frozenset[int]:
    """The words of the quotation that begins right at a word or behind its comma; none where there is none."""
    first = at
    while first < end and doc[first].text in (",", ":"):
        first += 1
    if first >= end or not doc[first].is_quote:
        return frozenset()
    last = next((i for i in range(first + 1, end) if doc[i].is_quote), end)
    return frozenset(range(first + 1, last))
