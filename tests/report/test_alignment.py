from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.report.alignment import Pairing, align, mark_differences, words_of

AGENCY = (
    "The two governments will reopen the Linn canal to freight by autumn.",
    "Around forty ships wait outside the canal locks.",
    "The talks lasted three hours.",
)
PASSAGES = st.lists(st.text(alphabet="abc .’\n", max_size=20), max_size=6)


def rows(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[Pairing, ...]:
    return align([words_of(text) for text in left], [words_of(text) for text in right])


def test_passages_of_the_same_words_are_copied_whatever_their_signs() -> None:
    assert rows(AGENCY[:1], ("the two governments will reopen the Linn canal to freight by autumn",)) == (
        Pairing(left=0, right=0, is_copied=True),
    )


def test_a_passage_with_some_words_changed_is_paired_and_is_not_copied() -> None:
    (row,) = rows(AGENCY[1:2], ("Some fifty ships wait outside the canal.",))
    assert (row.left, row.right, row.is_copied) == (0, 0, False)


def test_passages_that_share_less_than_half_of_their_words_stand_alone() -> None:
    assert rows(AGENCY[1:2], ("Forty herring boats lie in Port Merin.",)) == (Pairing(left=0, right=None), Pairing(left=None, right=0))


def test_the_shorter_of_two_that_changed_places_has_moved() -> None:
    found = rows(AGENCY, (AGENCY[2], AGENCY[0], AGENCY[1]))
    assert [(row.left, row.right, row.is_moved) for row in found] == [(0, 1, False), (1, 2, False), (2, 0, True)]


def test_what_only_the_right_text_has_stands_where_it_stands_there() -> None:
    found = rows((AGENCY[0], AGENCY[2]), (AGENCY[0], AGENCY[1], AGENCY[2], "Nobody spoke to reporters."))
    assert [(row.left, row.right) for row in found] == [(0, 0), (None, 1), (1, 2), (None, 3)]


def test_of_two_like_passages_the_more_alike_is_taken() -> None:
    found = rows(AGENCY[1:2], ("Around forty ships wait outside.", AGENCY[1]))
    assert [row for row in found if row.is_copied] == [Pairing(left=0, right=1, is_copied=True)]


def test_a_long_text_beside_itself_is_copied_throughout() -> None:
    text = tuple(f"Report {number} of the canal came in at lock {number * 7}." for number in range(700))
    assert all(row.is_copied and not row.is_moved for row in rows(text, text))


@given(PASSAGES, PASSAGES)
def test_every_passage_of_both_texts_stands_in_one_row(left: list[str], right: list[str]) -> None:
    found = rows(tuple(left), tuple(right))
    assert [row.left for row in found if row.left is not None] == list(range(len(left)))
    assert sorted(row.right for row in found if row.right is not None) == list(range(len(right)))


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_of_a_passage_are_the_passage(left: str, right: str) -> None:
    pieces, others = mark_differences(left, right)
    assert "".join(text for text, _ in pieces) == left
    assert "".join(text for text, _ in others) == right


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("forty ships wait", "some fifty ships wait", ["some fifty"]),
        ("Forty ships wait", "forty ships wait", []),
        ("forty ships wait", "ships wait, forty of them", ["forty of them"]),
    ],
)
def test_only_words_that_the_other_does_not_have_there_are_marked(left: str, right: str, marked: list[str]) -> None:
    assert [text for text, differs in mark_differences(left, right)[1] if differs] == marked
