"""Whose quotation an article prints in its own voice, as another report or a line elsewhere shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from readout.model.statement import Statement
from readout.text.words import find_words

__all__ = ["find_unsigned"]

_LEAST_RUN = 8
_LEAST_IN_MARKS = 4
_LEAST_SHARE = 0.5
_IN_MARKS = re.compile(r'"([^"“”]+)"|“([^"“”]+)”')
_NO_SPEAKER = frozenset({"group", "country", "other", "unnamed", "outlet"})


@dataclass(frozen=True, slots=True)
class _Quotation:
    statement: Statement
    words: tuple[str, ...]


def find_unsigned(statements: Sequence[Statement]) -> dict[str, Statement]:
    """For each statement in an article's own voice that prints a named speaker's quotation, by its id: the statement that quotes it.

    That is so where eight words on end, and half of the statement's words, stand in a direct quotation (a transcript, a block of quoted
    text whose frame was not seen), or where it puts four words on end of one in quotation marks. The longest such run counts; where two
    speakers' quotations share it, nothing is found. The same words with a speaker's name to them and without are one witness.
    """
    quotations = [
        _Quotation(s, _words(s.text)) for s in statements if s.kind == "direct" and s.speaker and s.speaker.kind not in _NO_SPEAKER
    ]
    index = _index(quotations)
    found: dict[str, Statement] = {}
    for statement in statements:
        if statement.is_attributed:
            continue
        own = _words(statement.text)
        runs = [_longest_run(own, index, max(_LEAST_RUN, _LEAST_SHARE * len(own)))]
        runs += [_longest_run(part, index, max(_LEAST_IN_MARKS, len(part))) for part in _in_marks(statement.text)]
        length, quoting = max(runs, key=lambda run: run[0])
        if length and len({one.speaker.who for one in quoting if one.speaker}) == 1:
            found[statement.id] = min(quoting, key=lambda one: one.id)
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in find_words(text))


def _in_marks(text: str) -> Iterable[tuple[str, ...]]:
    for match in _IN_MARKS.finditer(text):
        words = _words(match.group(1) or match.group(2))
        if len(words) >= _LEAST_IN_MARKS:
            yield words


def _index(quotations: Iterable[_Quotation]) -> Mapping[tuple[str, ...], list[_Quotation]]:
    index: dict[tuple[str, ...], list[_Quotation]] = defaultdict(list)
    for quotation in quotations:
        for start in range(len(quotation.words) - _LEAST_IN_MARKS + 1):
            index[quotation.words[start : start + _LEAST_IN_MARKS]].append(quotation)
    return index


def _longest_run(
    words: Sequence[str], index: Mapping[tuple[str, ...], list[_Quotation]], least: float
) -> tuple[int, tuple[Statement, ...]]:
    """How many words on end stand in a quotation, 0 if fewer than `least`, and the statements that quote them."""
    near = {
        quotation.statement.id: quotation
        for start in range(len(words) - _LEAST_IN_MARKS + 1)
        for quotation in index.get(tuple(words[start : start + _LEAST_IN_MARKS]), ())
    }
    sizes = {key: SequenceMatcher(None, words, one.words, autojunk=False).find_longest_match().size for key, one in near.items()}
    longest = max(sizes.values(), default=0)
    if longest < least:
        return 0, ()
    return longest, tuple(near[key].statement for key, size in sizes.items() if size == longest)
