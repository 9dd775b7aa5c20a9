"""Claims parted where their members give values that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.compare.counts import Count, counts_clash, counts_of
from readout.compare.denials import Denial, are_plain_opposites, find_denial, is_denied, is_left_open
from readout.compare.matter import Gist, gist_of
from readout.compare.nearness import are_near, are_roughly_apart, best_aligned, counts_differ, is_of_range, leading_pair
from readout.compare.pairing import Judged, score_of
from readout.compare.points import Side, find_point, read_side
from readout.compare.values import is_of_one_thing, times_clash
from readout.model.statement import AHEAD, OF_A_DAY, Clause, Statement, When

__all__ = ["split_rivals"]

_LIKE_OF_PARTS = 0.6
_NEAR_DAYS = 3
_ALIKE = 0.45
_ALIKE_UNITS = 0.6
_ALIKE_MONTHS = 0.8


def split_rivals(
    group: Sequence[tuple[str, Clause]], alike: Judged | None = None, by_id: Mapping[str, Statement] | None = None
) -> list[list[tuple[str, Clause]]]:
    """The members of one claim, parted where two articles give values that cannot both hold; one list where none do.

    Such are a "not" and what it denies; two tolls or ages; two counts of one thing in clauses that hardly differ otherwise; or two
    days near each other of one act of one person. The largest part comes first and keeps every member that gives no such value. Members
    stay in their old order; each is in exactly one list. Two that agree in another number ("five dead", whoever the hurt are) stay
    together, and so do those of the very same words, of which one alone may have been judged, unless one denies them or leaves them open.

    Args:
        group: Clauses, each with its statement's id.
        alike: How sure pairs of clauses were judged to say the same (`scores_of`): of two alike, two numbers that hardly differ are of
            one thing.
        by_id: The statements, by id; where they are left out, who says it and by what cue is not known.
    """
    alike = alike or {}
    told = [_told(clause, (by_id or {}).get(i)) for i, clause in group]
    copies: dict[tuple[str, bool, bool, frozenset[str]], list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        copies[one.clause.text, one.clause.says_no, is_left_open(one.clause), one.side.stance].append(n)
    wordings = list(copies.values())
    apart: dict[int, set[int]] = defaultdict(set)
    for a, b in combinations(range(len(wordings)), 2):
        if any(_do_part(told[n], told[m], alike) for n in wordings[a] for m in wordings[b]):
            apart[a].add(b)
            apart[b].add(a)
    parts: list[list[int]] = []
    for a in sorted(apart):
        part = next((part for part in parts if not apart[a] & set(part)), None)
        if part is None:
            parts.append([a])
        else:
            part.append(a)
    parts = [[n for a in part for n in wordings[a]] for part in parts]
    parts = [sorted(part) for part in parts]
    if len(parts) < 2:
        return [list(group)]
    parts.sort(key=lambda part: (-len(part), part))
    moved = {n for part in parts[1:] for n in part}
    return [[member for n, member in enumerate(group) if n not in moved], *([group[n] for n in part] for part in parts[1:])]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a clause tells in numbers and what it denies, with its matter."""

    clause: Clause
    gist: Gist
    counts: tuple[Count, ...]
    denial: Denial | None
    side: Side


def _told(clause: Clause, statement: Statement | None) -> _Told:
    gist = gist_of(clause)
    counts = tuple(count for count in counts_of(clause, gist) if not count.is_vague)
    return _Told(clause, gist, counts, find_denial(clause, gist), read_side(clause, gist, statement))


def _do_part(left: _Told, right: _Told, alike: Judged) -> bool:
    """Whether two members, of two articles, clash hard in one matter and agree in none."""
    if left.clause.spans[0].article_id == right.clause.spans[0].article_id:
        return False
    score = score_of(left.clause, right.clause, alike)
    if _do_count_apart(left, right, score):
        return True
    is_like = _share(left.gist, right.gist) >= _LIKE_OF_PARTS
    if _do_deny(left, right, score) or find_point(left.side, right.side):
        return True
    shared = [(a, b) for a in left.counts for b in right.counts if _is_one_matter(a, b) and (a.is_named or is_like)]
    clashes = [counts_clash(one, other) for one, other in shared]
    return ("hard" in clashes and None not in clashes) or (not shared and _are_two_days(left, right, score))


def _is_one_matter(one: Count, other: Count) -> bool:
    return one.matter == other.matter and one.part == other.part


def _do_count_apart(left: _Told, right: _Told, score: float) -> bool:
    """Whether two that were judged alike give two numbers for one thing: those behind words in common, the only ones, or the first."""
    if score >= _ALIKE_UNITS and leading_pair(left.clause, left.counts, right.clause, right.counts):
        return True
    if score < _ALIKE or {(c.quantity.low, c.quantity.high) for c in left.counts} & {
        (c.quantity.low, c.quantity.high) for c in right.counts
    }:
        return False
    pairs = [(one, other) for one in left.counts for other in right.counts if _is_one_matter(one, other)]
    if len(left.counts) == len(right.counts) == 1 and score >= _ALIKE_UNITS:
        pairs = [(left.counts[0], right.counts[0])]
    pair = best_aligned(left.clause, right.clause, pairs)
    if pair is None or is_of_range(pair[0], left.clause) or is_of_range(pair[1], right.clause):
        return False
    return (are_near(*pair) and counts_differ(*pair)) or are_roughly_apart(*pair)


def _do_deny(left: _Told, right: _Told, score: float) -> bool:
    """Whether one says in its own words, or by its cue, that what the other reports was not so, or will not say whether it was."""
    if is_left_open(left.clause) != is_left_open(right.clause):
        return True
    if any(are_plain_opposites(a.clause, b.clause, a.gist, b.gist) for a, b in ((left, right), (right, left))):
        return True
    if (left.denial is None) == (right.denial is None) or {left.clause.mode, right.clause.mode} & set(AHEAD):
        return False
    no, other = (left, right) if left.denial else (right, left)
    return no.denial is not None and no.denial.how == "not" and is_denied(no.denial, other.clause, no.gist, other.gist, score)


def _share(left: Gist, right: Gist) -> float:
    """How many of the words of the shorter of two gists are in the other too."""
    return len(left.stems & right.stems) / (min(len(left.stems), len(right.stems)) or 1)


def _are_two_days(left: _Told, right: _Told, score: float) -> bool:
    """Whether two clauses have one act of one person or body, or one thing alike in other words, on two days near each other."""
    a, b = left.clause.event.when, right.clause.event.when
    if a is None or b is None or left.clause.mode != "asserted" or right.clause.mode != "asserted":
        return False
    is_one_act = left.gist.predicate == right.gist.predicate != "" and bool(left.gist.names & right.gist.names)
    is_judged = score >= _ALIKE and is_of_one_thing(left.clause, a, right.clause, b)
    is_near = _are_near_days(a, b) or (a.precision == b.precision == "month" and score >= _ALIKE_MONTHS)
    return (is_one_act or is_judged) and is_near and times_clash(a, b) == "hard"


def _are_near_days(left: When, right: When) -> bool:
    is_fine = all(when.precision in OF_A_DAY for when in (left, right))
    return is_fine and 0 < abs((left.start.date() - right.start.date()).days) <= _NEAR_DAYS
