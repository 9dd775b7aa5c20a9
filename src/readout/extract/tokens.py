"""The words of a parsed block of text as plain objects.

The pipeline's own tokens look every label up anew and walk the tree whenever they are asked; the rules ask them some fifty times a word.
Here each label is looked up once. Names and meanings are those of spaCy's `Doc`, `Span` and `Token`, as far as the rules need them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, overload

__all__ = ["Stretch", "Token", "Words"]

_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_FLAGS = ("SPACY", "IS_PUNCT", "IS_SPACE", "IS_QUOTE", "IS_STOP")
_IOB = ("", "I", "O", "B")
_NOUNS = ("NOUN", "PROPN", "PRON")
_PHRASES = frozenset("oprd nsubj dobj nsubjpass pcomp pobj dative appos attr ROOT".split())


class Token:
    """One word of a block; two are equal only if they are the same word of the same block."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_punct", "is_quote", "is_space", "is_stop",
        "left_edge", "lemma_", "lower_", "pos_", "right_edge", "tag_", "text", "whitespace_",
    )  # fmt: skip

    head: Token
    left_edge: Token
    right_edge: Token
    children: tuple[Token, ...]

    def __init__(
        self, doc: Words, i: int, idx: int, iob: int,
        text: str, lower: str, lemma: str, pos: str, tag: str, dep: str, ent_type: str,
        is_spaced: bool, is_punct: bool, is_space: bool, is_quote: bool, is_stop: bool,
    ) -> None:  # fmt: skip
        self.doc, self.i, self.idx, self.ent_iob_ = doc, i, idx, _IOB[iob]
        self.text, self.lower_, self.lemma_ = text, lower, lemma
        self.pos_, self.tag_, self.dep_, self.ent_type_ = pos, tag, dep, ent_type
        self.whitespace_ = " " if is_spaced else ""
        self.is_punct, self.is_space, self.is_quote, self.is_stop = is_punct, is_space, is_quote, is_stop

    def __repr__(self) -> str:
        """The word."""
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether it is all digits."""
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        """Whether all its letters are small."""
        return self.text.islower()

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital and goes on in small letters."""
        return self.text.istitle()

    @property
    def text_with_ws(self) -> str:
        """The word with the space behind it, if there is one."""
        return self.text + self.whitespace_

    @property
    def sent(self) -> Stretch:
        """The parser's sentence that holds the word."""
        starts = self.doc.starts
        after = bisect_right(starts, self.i)
        return Stretch(self.doc, starts[after - 1], starts[after] if after < len(starts) else len(self.doc))

    @property
    def subtree(self) -> list[Token]:
        """The word and all below it, those to the left of each before it."""
        if self.doc.is_projective:
            return self.doc._words[self.left_edge.i : self.right_edge.i + 1]
        found: list[Token] = []
        waiting = [(self, False)]
        while waiting:
            word, is_done = waiting.pop()
            if is_done:
                found.append(word)
                continue
            waiting += [(child, False) for child in reversed(word.children) if child.i > word.i]
            waiting.append((word, True))
            waiting += [(child, False) for child in reversed(word.children) if child.i < word.i]
        return found

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """All words joined to this one, and to one another, by conjunctions."""
        start = self
        while start.dep_ == "conj" and start.head is not start:
            start = start.head
        joined = [start]
        for word in joined:
            joined += [child for child in word.children if child.i > word.i and child.dep_ == "conj"]
        return tuple(word for word in joined if word is not self)

    def nbor(self, step: int = 1) -> Token:
        """The word so many places on.

        Raises:
            IndexError: If there is none.
        """
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc[self.i + step]


class Words:
    """All words of a block, in order.

    Args:
        parse: The pipeline's `Doc`.

    Attributes:
        parse: The same.
        text: The block's characters.
        starts: The first word of each of the parser's sentences.
        is_projective: Whether all words below a word stand in one stretch, for each word.
    """

    def __init__(self, parse: Any) -> None:
        self.parse = parse
        self.text: str = parse.text
        table = parse.to_array(["HEAD", "ENT_IOB", "SENT_START", "IDX", *_STRINGS, *_FLAGS])
        heads, iobs, starts, places = table[:, :4].astype("int64").T.tolist()
        codes, flags = table[:, 4 : 4 + len(_STRINGS)].T.tolist(), table[:, 4 + len(_STRINGS) :].astype(bool).T.tolist()
        store = parse.vocab.strings
        known = {code: store[code] for column in codes for code in column}
        columns = [[known[code] for code in column] for column in codes]
        words = [Token(self, *row) for row in zip(range(len(iobs)), places, iobs, *columns, *flags, strict=True)]
        below: list[list[Token]] = [[] for _ in words]
        for i, (word, way, first, last) in enumerate(zip(words, heads, *_edges(heads), strict=True)):
            word.head, word.left_edge, word.right_edge = words[i + way], words[first], words[last]
            if way:
                below[i + way].append(word)
        for word, children in zip(words, below, strict=True):
            word.children = tuple(children)
        self._words = words
        sizes = [word.right_edge.i - word.left_edge.i + 1 for word in words]
        self.is_projective = all(sizes[word.i] == 1 + sum(sizes[child.i] for child in word.children) for word in words)
        self.starts = [i for i, is_start in enumerate(starts) if is_start == 1] or [0]

    def __len__(self) -> int:
        """The number of words."""
        return len(self._words)

    def __iter__(self) -> Iterator[Token]:
        """The words, in order."""
        return iter(self._words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        """The word at a place, or the stretch between two."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self._words))
            return Stretch(self, start, max(start, end))
        return self._words[at]

    @property
    def sents(self) -> Iterator[Stretch]:
        """The parser's sentences, in order."""
        ends = [*self.starts[1:], len(self)]
        return (Stretch(self, start, end) for start, end in zip(self.starts, ends, strict=True) if start < end)

    @cached_property
    def ents(self) -> tuple[tuple[int, int, str], ...]:
        """First word, end and label of each name, in order."""
        return tuple((one.start, one.end, one.label_) for one in self.parse.ents)


class Stretch:
    """The words `start` to `end` (half-open) of a block."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Words, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __len__(self) -> int:
        """The number of words."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """The words, in order."""
        return iter(self.doc._words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        """The word at a place counted within the stretch, or the part of it between two."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Stretch(self.doc, self.start + start, self.start + max(start, end))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self.doc[(self.start if at >= 0 else self.end) + at]

    @property
    def start_char(self) -> int:
        """Where the stretch begins in the block."""
        return self.doc[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def text(self) -> str:
        """Its characters, without white space behind the last word."""
        if self.end <= self.start:
            return ""
        last = self.doc[self.end - 1]
        return self.doc.text[self.doc[self.start].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The word nearest to the head of the sentence; of several the first, and a mark only where there is nothing else."""
        words = self.doc._words[self.start : self.end]
        for word in words:
            if word.head is word:
                return word
        outer = [word for word in words if not self.start <= word.head.i < self.end]
        return min(outer, key=_depth) if outer else self.doc[self.start]

    @property
    def ents(self) -> list[tuple[int, int, str]]:
        """First word, end and label of each name that lies wholly inside, in order."""
        names = self.doc.ents
        return [one for one in names[bisect_left(names, (self.start, 0, "")) : bisect_left(names, (self.end, 0, ""))] if one[1] <= self.end]

    @property
    def noun_phrases(self) -> list[tuple[int, int]]:
        """First word and noun of each noun phrase, pronouns among them, without what follows the noun; none within another.

        Source: spaCy's noun chunks for English.
        """
        found: list[tuple[int, int]] = []
        last = -1
        for word in self:
            if word.pos_ in _NOUNS and word.left_edge.i > last and _is_phrase(word):
                last = word.i
                found.append((word.left_edge.i, word.i))
        return found


def _is_phrase(noun: Token) -> bool:
    if noun.dep_ != "conj":
        return noun.dep_ in _PHRASES
    head = noun.head
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    return head.dep_ in _PHRASES


def _depth(word: Token) -> int:
    """Steps up to the head of the sentence; of marks and white space with nothing below them, more than of any word."""
    if (word.is_space or word.is_punct) and not word.children:
        return len(word.doc) - 1
    n_steps = 0
    while word.head is not word:
        word, n_steps = word.head, n_steps + 1
    return n_steps


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and the last word of all below each word, itself included; `heads` tells how far from each word its head lies."""
    firsts, lasts = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        at = i
        while heads[at]:
            at += heads[at]
            if firsts[at] <= i <= lasts[at]:
                break
            firsts[at], lasts[at] = min(firsts[at], i), max(lasts[at], i)
    return firsts, lasts
