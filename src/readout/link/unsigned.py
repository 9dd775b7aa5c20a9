"""Whose quotation an article prints in its own voice, as another report or a line elsewhere shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from readout.model.statement import Statement
from readout.text.words import list_words

__all__ = ["Unsigned", "find_unsigned"]

_LEAST_RUN = 8
_LEAST_IN_MARKS = 4
_LEAST_SHARE = 0.5
_MOST_APART = 3
_IN_MARKS = re.compile(r'"([^"“”]+)"|“([^"“”]+)”')
_NO_SPEAKER = frozenset({"group", "country", "other", "unnamed", "outlet"})


@dataclass(frozen=True, slots=True)
class _Quotation:
    statement: Statement
    words: tuple[str, ...]


_Index = Mapping[tuple[str, ...], list[_Quotation]]


@dataclass(frozen=True, slots=True)
class Unsigned:
    """Whose words a statement in an article's own voice prints: those that `quoting` quotes, or (`is_amid`) some between two such."""

    quoting: Statement
    is_amid: bool = False


def find_unsigned(statements: Sequence[Statement]) -> dict[str, Unsigned]:
    """For each statement in an article's own voice that prints a named speaker's words, by its id: whose, and what shows it.

    That is so where eight words on end, and half of the statement's words, stand in a direct quotation (a transcript, a block of quoted
    text whose frame was not seen), or where it puts four words on end of one in quotation marks. The longest such run counts; where two
    speakers' quotations share it, nothing is found. What stands between two such statements of one speaker's words, no more than three
    sentences apart and with nobody else's words between them, is the speaker's too. The same words with a speaker's name to them and
    without are one witness.
    """
    quotations = [_Quotation(s, _words(s.text)) for s in statements if _is_quotation(s)]
    index = _index(quotations)
    found: dict[str, Unsigned] = {}
    by_article: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_article[statement.article_id].append(statement)
        quoting = None if statement.is_attributed else _find_quoting(statement, index)
        if quoting:
            found[statement.id] = Unsigned(quoting)
    for told in by_article.values():
        found |= _find_amid(sorted(told, key=lambda s: (s.order, s.spans[0].start, s.id)), found)
    return found


def _is_quotation(statement: Statement) -> bool:
    return statement.kind == "direct" and statement.speaker is not None and statement.speaker.kind not in _NO_SPEAKER


def _find_quoting(statement: Statement, index: _Index) -> Statement | None:
    own = _words(statement.text)
    runs = [_longest_run(own, index, max(_LEAST_RUN, _LEAST_SHARE * len(own)))]
    runs += [_longest_run(part, index, len(part)) for part in _in_marks(statement.text)]
    length, quoting = max(runs, key=lambda run: run[0])
    is_one = len({one.speaker.who for one in quoting if one.speaker}) == 1
    return min(quoting, key=lambda one: one.id) if length and is_one else None


def _find_amid(told: Sequence[Statement], found: Mapping[str, Unsigned]) -> dict[str, Unsigned]:
    """Of one article's statements in their order, those that stand between two of one speaker's words."""
    amid: dict[str, Unsigned] = {}
    places = [place for place, statement in enumerate(told) if statement.id in found]
    for first, last in pairwise(places):
        before, after = found[told[first].id].quoting, found[told[last].id].quoting
        between = told[first + 1 : last]
        is_near = told[last].order - told[first].order <= _MOST_APART and not any(one.is_attributed for one in between)
        if is_near and before.speaker and after.speaker and before.speaker.who == after.speaker.who:
            amid |= {one.id: Unsigned(before, is_amid=True) for one in between}
    return amid


def _words(text: str) -> tuple[str, ...]:
    return tuple(list_words(text))


def _in_marks(text: str) -> Iterable[tuple[str, ...]]:
    for match in _IN_MARKS.finditer(text):
        words = _words(match.group(1) or match.group(2))
        if len(words) >= _LEAST_IN_MARKS:
            yield words


def _index(quotations: Iterable[_Quotation]) -> _Index:
    index: dict[tuple[str, ...], list[_Quotation]] = defaultdict(list)
    for quotation in quotations:
        for start in range(len(quotation.words) - _LEAST_IN_MARKS + 1):
            index[quotation.words[start : start + _LEAST_IN_MARKS]].append(quotation)
    return index


def _longest_run(words: Sequence[str], index: _Index, least: float) -> tuple[int, tuple[Statement, ...]]:
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
