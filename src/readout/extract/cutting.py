"""Where a sentence falls into clauses: its tokens, grouped by the clause head above them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["group_tokens", "lemma_of"]

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"))
_LIGHT = frozenset(
    (
        "be|have|do|get|'s|also|more|most|such|other|very|so|just|then|there|here|when|where|how|too|even|only|still|now|as|that|this|many|much|own"
        "|same|than|both|however|mr.|mrs.|ms.|why|later|ago"
    ).split("|")
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SET_OFF = frozenset((",", "—", "–", ";"))
_MIN_CONTENT = 3
_GROUNDS = frozenset(("although", "because", "since", "though"))


def lemma_of(token: Any) -> str | None:
    """The lower-case lemma of a content word, names and numbers as they stand; None for any other word."""
    if token.pos_ not in _CONTENT or not any(ch.isalnum() for ch in token.text):
        return None
    lemma: str = token.lower_ if token.pos_ in ("PROPN", "NUM") else token.lemma_.lower()
    lemma = lemma.replace("’", "'").removesuffix("'s")
    return None if lemma in _LIGHT or (token.pos_ == "ADV" and token.is_stop) else lemma


def group_tokens(tokens: Sequence[Any]) -> list[tuple[Any, list[Any]]]:
    """The tokens by clause head, heads in the order of their first token; a group of fewer than three content words joins another."""
    return _Cutter(tokens).groups() if tokens else []


class _Cutter:
    def __init__(self, tokens: Sequence[Any]) -> None:
        self._tokens = {token.i: token for token in tokens}
        self._first = tokens[0].i
        self._head = {token.i: token.head.i for token in tokens}
        self._is_content = {i: lemma_of(token) is not None for i, token in self._tokens.items()}

    def groups(self) -> list[tuple[Any, list[Any]]]:
        fronted = {i: start for i, token in self._tokens.items() if (start := self._fronted_at(token)) is not None}
        heads = {i for i, token in self._tokens.items() if self._heads_clause(token)} | set(fronted)
        groups: dict[int, list[int]] = {}
        for i, token in self._tokens.items():
            groups.setdefault(self._head_above(token, heads), []).append(i)
        for head, start in fronted.items():
            _take_over(groups, head, start)
        return [(self._tokens[head], [self._tokens[i] for i in group]) for head, group in self._joined(groups)]

    def _fronted_at(self, verb: Any) -> int | None:
        """Where a clause such as ", and during the talks he stressed" begins that the parser took for a relative clause, else None."""
        if verb.dep_ != "relcl" or not _is_finite(verb) or not any(child.dep_ == "nsubj" and child.tag_ != "WP" for child in verb.children):
            return None
        preposition = verb.head.head
        before = self._tokens.get(preposition.i - 1)
        if preposition.pos_ != "ADP" or before is None or before.dep_ != "cc" or preposition.head.i == preposition.i:
            return None
        return int(before.i) if preposition.head.pos_ in ("VERB", "AUX") and preposition.head.i < before.i else None

    def _head_above(self, token: Any, heads: set[int]) -> int:
        """The clause head that a token hangs under; where its chain leaves the tokens, the last one inside."""
        if token.dep_ in ("mark", "cc", "punct") and token.i + 1 in heads:
            return int(token.i + 1)
        i = int(token.i)
        while i not in heads and self._head[i] in self._tokens and self._head[i] != i:
            i = self._head[i]
        return i

    def _heads_clause(self, token: Any) -> bool:
        above = self._head[token.i]
        if above == token.i or above not in self._tokens:
            return True
        if token.pos_ not in ("VERB", "AUX"):
            return False
        words = [t for t in token.subtree if t.i in self._tokens]
        if token.dep_ in ("conj", "dep"):
            return _is_governing(token.head) and self._n_content(t.i for t in words) >= 2
        if token.dep_ == "relcl":
            return _is_set_apart(token, words)
        if token.dep_ == "advcl":
            is_set_off = _word_before(words[0]) in _SET_OFF or words[0].i == self._first
            return len(words) >= 5 and (_is_finite(token) or (token.tag_ == "VBG" and is_set_off))
        if token.dep_ == "ccomp" and token.i < token.head.i:
            return _is_finite(token) and len(words) >= 4
        return bool(token.dep_ == "parataxis")

    def _n_content(self, tokens: Iterable[int]) -> int:
        return sum(self._is_content[i] for i in tokens)

    def _joined(self, groups: dict[int, list[int]]) -> list[tuple[int, list[int]]]:
        """The groups, each too small one added to the group it hangs under, else to the nearest one."""
        out = list(groups.items())
        while len(out) > 1:
            small = next((n for n, (_, tokens) in enumerate(out) if self._n_content(tokens) < _MIN_CONTENT), None)
            if small is None:
                break
            head, tokens = out.pop(small)
            above = self._tokens[head].head.i
            target = next((group for group in out if above in group[1]), None)
            if target is None:
                target = min(out, key=lambda group: min(abs(i - j) for i in (tokens[0], tokens[-1]) for j in (group[1][0], group[1][-1])))
            target[1].extend(tokens)
            target[1].sort()
            if self._is_governed(target[0], head, tokens):
                out[out.index(target)] = (head, target[1])
        return out

    def _is_governed(self, below: int, verb: int, tokens: Sequence[int]) -> bool:
        """Whether a clause only gives the ground for a small main one: "The dam broke because nobody could see the crack"."""
        clause = self._tokens[below]
        is_ground = clause.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in _GROUNDS for child in clause.children)
        return is_ground and clause.head.i in tokens and self._tokens[verb].pos_ in ("VERB", "AUX")


def _take_over(groups: dict[int, list[int]], head: int, start: int) -> None:
    """Move all tokens from `start` on, of the group before, to the group of `head`."""
    for other, tokens in groups.items():
        if other != head and other < start:
            groups[head] = sorted({*groups[head], *(i for i in tokens if i >= start)})
            groups[other] = [i for i in tokens if i < start]


def _word_before(token: Any) -> str:
    """The word in front of a token, or nothing at the start."""
    return str(token.nbor(-1).text) if token.i else ""


def _is_governing(verb: Any) -> bool:
    """Whether verbs joined to this one say something of their own: not where a noun or preposition governs it ("the wish to A and B")."""
    while verb.pos_ in ("VERB", "AUX"):
        if verb.head.i == verb.i or _is_finite(verb):
            return True
        if verb.dep_ in ("acl", "pcomp", "csubj") or (verb.dep_ == "advcl" and verb.tag_ == "VB"):
            return False
        verb = verb.head
    return False


def _is_set_apart(verb: Any, words: list[Any]) -> bool:
    """Whether a relative clause says something of its own: set off by a comma, or long, and opened by its relative word."""
    if len(words) < 5 or not _is_finite(verb):
        return False
    is_opened = any(t.tag_ in ("WDT", "WP", "WRB", "WP$") and t.i < verb.i for t in words[:3])
    return is_opened and (_word_before(words[0]) in (",", "—", "–", "(") or (len(words) >= 9 and words[0].lower_ != "that"))


def _is_finite(token: Any) -> bool:
    return token.tag_ in _FINITE or any(child.dep_ in ("aux", "auxpass") and child.tag_ in _FINITE for child in token.children)
