"""PLOVER roots for predicates: which kind of act between political actors a verb names."""

from __future__ import annotations

from functools import cache

from readout.extract.words import read_lists

__all__ = ["root_of"]


@cache
def _roots(kind: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for name, words in read_lists("plover.txt").items():
        root, _, listed = name.partition(" ")
        if listed == kind and root != "LIGHT":
            for word in words:
                table.setdefault(word, root)
    return table


def root_of(predicate: str, object_lemma: str | None = None) -> str | None:
    """The PLOVER root of a predicate's lemma (particle joined by a space), or None where no root fits.

    A verb that says little ("held talks", "imposed tariffs") takes the root of its object.
    Source: the PLOVER codebook's descriptions of the sixteen roots; the word lists are ours.

    >>> root_of("hold", "talk")
    'CONSULT'
    """
    key = predicate.replace(" ", "_")
    if object_lemma is not None and key in read_lists("plover.txt")["LIGHT verbs"]:
        root = _roots("nouns").get(object_lemma)
        if root:
            return root
    return _roots("verbs").get(key) or _roots("verbs").get(key.partition("_")[0])
