"""Claims that cannot both hold, or give one thing two values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.compare.matter import Gist, Weights, gist_of
from readout.compare.values import Clash, numbers_clash, same_unit, times_clash
from readout.model.article import Article, Span
from readout.model.statement import Clause, Statement
from readout.model.story import Claim, Rival, RivalField

__all__ = ["find_rivals", "split_rivals"]

_LIKE = 0.35
_ALMOST_ONE = 0.55
_AHEAD = ("planned", "expected", "possible")
_COUNTED = frozenset({"kill", "hurt", "detain"})


@dataclass(frozen=True, slots=True)
class _Voice:
    claim: Claim
    clause: Clause
    gist: Gist
    article_id: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A clash of two clauses: its field, how hard it is, the clashing words in each, and how alike the rest is."""

    field: RivalField
    clash: Clash
    left: Span
    right: Span
    like: float


def find_rivals(claims: Sequence[Claim], statements: Sequence[Statement], articles: Sequence[Article]) -> tuple[Rival, ...]:
    """Pairs of claims that clash in a number, a time or whether it is so at all, the hardest and likest first.

    Two claims are compared only where some clause of the one is about the same act and the same things as some clause of
    the other. Cost grows with the square of the clauses of a story.
    """
    article_of = {statement.id: statement.article_id for statement in statements}
    voices = [_Voice(c, clause, gist_of(clause), article_of.get(i, clause.spans[0].article_id)) for c in claims for i, clause in c.clauses]
    weights = Weights(voice.gist for voice in voices)
    names = {article.id: article.label for article in articles}
    best: dict[tuple[str, str], tuple[_Found, _Voice, _Voice]] = {}
    for left, right in combinations(voices, 2):
        if left.claim.id == right.claim.id:
            continue
        found = _clash(left.clause, right.clause, left.gist, right.gist, weights)
        key = (left.claim.id, right.claim.id)
        if found and (key not in best or _rank(found) > _rank(best[key][0])):
            best[key] = (found, left, right)
    ranked = sorted(best.values(), key=lambda item: (_rank(item[0]), item[1].claim.id, item[2].claim.id), reverse=True)
    return tuple(_rival(*item, names) for item in ranked)


def split_rivals(group: Sequence[tuple[str, Clause]]) -> list[list[tuple[str, Clause]]]:
    """The members of one claim, parted where they give one thing different values; one list where none clash.

    Every member is in exactly one list, in its old order; a member that clashes with none stays with the first list.
    """
    parts: list[list[tuple[str, Clause]]] = []
    for member in group:
        for part in parts:
            if not any(_value_clash(member[1], other[1]) for other in part):
                part.append(member)
                break
        else:
            parts.append([member])
    return parts


def _rank(found: _Found) -> tuple[bool, float]:
    return found.clash == "hard", found.like


def _clash(left: Clause, right: Clause, a: Gist, b: Gist, weights: Weights) -> _Found | None:
    like = weights.likeness(a, b)
    if not _is_one_matter(a, b, like):
        return None
    found = _value_clash(left, right) or _polarity_clash(left, right, a, b, like)
    return _Found(found.field, found.clash, found.left, found.right, like) if found else None


def _is_one_matter(a: Gist, b: Gist, like: float) -> bool:
    is_same_act = bool(a.main & b.main) or (a.predicate == b.predicate != "")
    is_same_count = bool(a.acts & b.acts & _COUNTED)
    return (like >= _LIKE and (is_same_act or is_same_count)) or (is_same_count and bool(a.main & b.main & _COUNTED))


def _value_clash(left: Clause, right: Clause) -> _Found | None:
    for compare in (_number_clash, _time_clash):
        found = compare(left, right)
        if found:
            return found
    return None


def _number_clash(left: Clause, right: Clause) -> _Found | None:
    """A number clash where each clause has one count of that unit."""
    for one in left.event.quantities:
        alike = [other for other in right.event.quantities if same_unit(one, other)]
        rest = [other for other in left.event.quantities if same_unit(one, other)]
        if len(alike) == 1 and len(rest) == 1:
            clash = numbers_clash(one, alike[0])
            if clash:
                return _Found("number", clash, one.span, alike[0].span, 1.0)
    return None


def _time_clash(left: Clause, right: Clause) -> _Found | None:
    a, b = left.event.when, right.event.when
    if a is None or b is None or (left.mode in _AHEAD) != (right.mode in _AHEAD):
        return None
    clash = times_clash(a, b)
    return _Found("time", clash, a.span, b.span, 1.0) if clash else None


def _polarity_clash(left: Clause, right: Clause, a: Gist, b: Gist, like: float) -> _Found | None:
    """A clash of yes and no: alike in nearly everything but that one is negated or denied."""
    is_no = [clause.mode == "denied" or clause.event.is_negated for clause in (left, right)]
    if is_no[0] == is_no[1] or like < _ALMOST_ONE or not a.stems & b.stems:
        return None
    return _Found("polarity", "hard", left.spans[0], right.spans[0], like)


def _rival(found: _Found, left: _Voice, right: _Voice, names: dict[str, str]) -> Rival:
    told = [(names.get(voice.article_id, voice.article_id), span.quote) for voice, span in ((left, found.left), (right, found.right))]
    return Rival(
        claim_ids=(left.claim.id, right.claim.id),
        field=found.field,
        why="; ".join(f"{name}: {quote}" for name, quote in told),
        spans=(found.left, found.right),
        is_soft=found.clash == "soft",
    )
