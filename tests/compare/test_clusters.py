"""Labels of one noun: which of them cannot be one thing, and which lie too far apart."""

from __future__ import annotations

import pytest
from desk import Desk

from readout.compare.clusters import Weights, do_conflict, rows_by_noun
from readout.compare.labels import Label, thing_labels
from readout.compare.sureness import go_by_one_name


def labels(desk: Desk, *told: tuple[str, str]) -> list[Label]:
    """The first label of each text, whose noun phrases are given apart by bars."""
    for n, (text, phrases) in enumerate(told):
        desk.report(f"Post {n}", f"{text}.")
        desk.say(f"Post {n}", text, predicate=text.split()[1], phrases=phrases.split("|"))
    by_id = {article.id: article for article in desk.articles}
    return [thing_labels(statement, statement.clauses[0], by_id)[0] for statement in desk.statements]


@pytest.mark.parametrize(
    ("left", "right", "are_two"),
    [
        ("the Harbour Control Committee", "the Harbour Festival Committee", True),
        ("the Harbour Control Committee", "the Harbour Committee", False),
        ("the Norwegian Harbour Committee", "the Harbour Control Committee", False),
        ("the U.N. Security Council", "the United Nations Security Council", False),
        ("the death|Norwegian sailor Per Lind", "the death|a Norwegian Harbour Guard pilot", True),
        ("the death|Norwegian sailor Per Lind", "the death|a Norwegian sailor", False),
    ],
)
def test_two_of_one_noun_that_are_named_apart_are_two(desk: Desk, left: str, right: str, are_two: bool) -> None:
    one, other = labels(desk, *((f"Skarvik mourned {phrases.replace('|', ' of ')}", phrases) for phrases in (left, right)))
    assert do_conflict(one, other) is are_two


def test_a_bare_noun_of_two_owners_does_not_join_their_rows(desk: Desk) -> None:
    told = [
        (f"Fishers joined {phrase}", phrase)
        for phrase in ("Lind’s campaign", "the Lind campaign", "Moreau’s campaign", "the Moreau campaign")
    ]
    found = labels(desk, *told)
    rows = rows_by_noun(found, Weights(found), {})
    assert sorted(len(row) for row in rows) == [2, 2]


@pytest.mark.parametrize(("tie", "n_rows"), [(False, 2), (True, 1)])
def test_one_noun_with_two_things_behind_it_needs_more_in_common(desk: Desk, tie: bool, n_rows: int) -> None:
    found = labels(
        desk,
        ("Fishers voiced support for the weir", "support|the weir"),
        ("Doctors doubted support against raids", "support|raids"),
    )
    ties = {label.span: frozenset({"one"}) for label in found} if tie else {}
    assert len(rows_by_noun(found, Weights(found), ties)) == n_rows


@pytest.mark.parametrize(
    ("others", "is_one"),
    [
        (("strike", "coastal strike", "angry strike"), True),
        (("strike", "loud strike", "angry strike"), False),
        (("walkout", "walkout", "strike", "coastal strike"), False),
        (("strike", "coastal strike", "2029 strike"), False),
    ],
)
def test_rows_that_go_by_one_name_and_share_their_words_are_one(desk: Desk, others: tuple[str, ...], is_one: bool) -> None:
    row = ("strike", "coastal strike", "2031 strike")
    found = labels(desk, *((f"Skarvik mourned the {words}", f"the {words}") for words in (*row, *others)))
    assert go_by_one_name(found[len(row) :], found[: len(row)]) is is_one
