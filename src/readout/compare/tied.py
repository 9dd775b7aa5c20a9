"""Rows of labels that clauses which say the same give one place: what is done to one thing, and what one thing is done to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from readout.compare.clusters import do_conflict
from readout.compare.governors import Governed, deed_labels, governed_in, verb_label
from readout.compare.labels import Label
from readout.compare.lexicon import BLAND_NOUNS, LIGHT_VERBS, PEOPLE, SPEECH_VERBS, act_of_stem, noun_stem, stem, words
from readout.compare.thesaurus import class_of_noun, class_of_verb
from readout.model.article import Article, Span
from readout.model.statement import Clause, Statement

__all__ = ["Told", "are_kin", "rows_by_deed", "rows_by_relation"]

Told = tuple[Statement, Clause]
Placed = tuple[Governed, Label]
_WIDE = frozenset({"agree", "start", "publish", "raise", "meet"})
_NO_RELATION = frozenset(stem(word) for word in (*SPEECH_VERBS, *LIGHT_VERBS, "include", "show", "allow", "let"))


def rows_by_deed(groups: Iterable[Sequence[Told]], articles: Mapping[str, Article]) -> list[list[Label]]:
    """Rows of verbs that clauses which say the same have for what is done to one thing ("seek the release", "insist on the release").

    Verbs of one kind make a row whatever they are done to.

    Args:
        groups: Clauses that say the same, with their statements.
        articles: The articles by id.
    """
    pairs = []
    read: dict[int, tuple[list[Placed], Label | None]] = {}
    for group in groups:
        for statement, clause in group:
            if id(clause) not in read:
                read[id(clause)] = deed_labels(statement, clause, articles), verb_label(clause, articles[statement.article_id])
        deeds = [deed for _, clause in group for deed in read[id(clause)][0]]
        pairs += [(a[1], b[1]) for a, b in combinations(deeds, 2) if _is_one_deed(a, b)]
        starts = {label.span.start: label for _, label in deeds}
        whole = [starts.get(label.span.start, label) for _, clause in group if (label := read[id(clause)][1])]
        pairs += [
            (a, b)
            for a, b in combinations(whole, 2)
            if a.span.article_id != b.span.article_id and are_kin(a, b) and not _are_apart(a, b) and not _are_done_apart(a, b)
        ]
    return _chained(pairs)


def _is_one_deed(left: Placed, right: Placed) -> bool:
    (a, one), (b, other) = left, right
    if one.span.article_id == other.span.article_id or one.head == other.head or not a.is_like(b) or _are_apart(one, other):
        return False
    if not one.object or class_of_noun(one.object, {}) != class_of_noun(other.object, {}):
        return False
    return are_kin(one, other) or not (_is_name(a.phrase) or one.object in BLAND_NOUNS)


def are_kin(left: Label, right: Label) -> bool:
    """Whether two verbs, not one, are of one kind ("lift", "scrap")."""
    is_act = bool((act_of_stem(left.head) & act_of_stem(right.head)) - _WIDE)
    return left.head != right.head and (is_act or class_of_verb(left.head) == class_of_verb(right.head))


def _are_apart(left: Label, right: Label) -> bool:
    """Whether two labels name different people or things, or tell deeds of different kinds ("lift", "impose")."""
    acts, others = act_of_stem(left.head), act_of_stem(right.head)
    is_other_deed = bool(left.object and right.object and acts and others and not acts & others)
    return is_other_deed or do_conflict(left, right)


def _are_done_apart(left: Label, right: Label) -> bool:
    """Whether two deeds are told with what they are done to, and that is of two kinds ("raise prices", "raised hopes")."""
    told = [label for label in (left, right) if label.object and noun_stem(words(label.span.quote)[-1]) == label.object != label.head]
    things = [class_of_noun(label.object, {}) for label in told]
    return len(things) == 2 and things[0] != things[1] and not set(things) & (PEOPLE | BLAND_NOUNS)


def _is_name(phrase: Span) -> bool:
    return phrase.quote.split()[-1][0].isupper()


def _is_of_phrase(label: Label, phrase: Span) -> bool:
    """Whether a label in small letters ends a noun phrase."""
    return label.span.end >= phrase.end > label.span.start >= phrase.start and not label.is_capital


def rows_by_relation(
    groups: Iterable[Sequence[Told]], things: Mapping[Span, Sequence[Label]], articles: Mapping[str, Article]
) -> list[list[Label]]:
    """Rows of nouns that one word governs in clauses which say the same ("inspired by extremism", "inspired by propaganda").

    A noun that the other side has too, in the same place, stands for itself.

    Args:
        groups: Clauses that say the same, with their statements.
        things: The labels of each clause, by its first span.
        articles: The articles by id.
    """
    pairs = []
    read: dict[int, list[Placed]] = {}
    for group in groups:
        for statement, clause in group:
            if id(clause) not in read:
                governed, labels = governed_in(clause, articles[statement.article_id]), things.get(clause.spans[0], ())
                read[id(clause)] = [(one, label) for one in governed for label in labels if _is_of_phrase(label, one.phrase)]
        placed = [one for _, clause in group for one in read[id(clause)]]
        matched = {
            label.span for a, b in combinations(placed, 2) if _are_governed_alike(a, b) and a[1].head == b[1].head for _, label in (a, b)
        }
        free = [one for one in placed if one[1].span not in matched]
        pairs += [(a[1], b[1]) for a, b in combinations(free, 2) if a[1].head != b[1].head and _are_governed_alike(a, b)]
    return _chained(pairs)


def _are_governed_alike(left: Placed, right: Placed) -> bool:
    (a, one), (b, other) = left, right
    if a.stem != b.stem or a.is_verb != b.is_verb or a.joint != b.joint or a.stem in _NO_RELATION:
        return False
    if one.span.article_id == other.span.article_id or {one.head, other.head} & BLAND_NOUNS:
        return False
    return one.head not in other.around and other.head not in one.around and not do_conflict(one, other)


def _chained(pairs: Iterable[tuple[Label, Label]]) -> list[list[Label]]:
    """Rows of labels that the pairs join, one after another; never two in a row that name different people or things."""
    rows: list[dict[Span, Label]] = []
    home: dict[Span, dict[Span, Label]] = defaultdict(dict)
    for left, right in pairs:
        one, other = home[left.span] or {left.span: left}, home[right.span] or {right.span: right}
        if one is other or any(_are_apart(a, b) for a in one.values() for b in other.values()):
            continue
        one.update(other)
        rows = [row for row in rows if row is not one and row is not other]
        rows.append(one)
        for span in one:
            home[span] = one
    return [list(row.values()) for row in rows]
