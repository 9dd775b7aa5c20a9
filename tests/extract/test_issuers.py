"""Who gives out a document that speaks."""

from __future__ import annotations

import pytest
from heard import Find, name, said


@pytest.mark.parametrize(
    "before",
    [
        "The Lake Board sold the boats, it said on Monday in a statement from the Lake Board.",
        "The Lake Board said in a statement that the boats were old.",
        "The Lake Board issued a statement on Monday.",
    ],
)
def test_the_statement_is_of_whoever_gave_it_out_before(statements: Find, before: str) -> None:
    found = statements(before + " The plans are not final. “We will sell the lake,” the statement said.")
    assert name(said(found, "We will sell the lake")) == "Lake Board"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Lake Board filed a complaint accusing Tom Hale of selling boats.", "Lake Board"),
        ("Tom Hale posted a story saying that the lake was dry.", "Tom Hale"),
        ("Pedro Rojas started a petition on the town's website calling for the lake to be opened.", "Pedro Rojas"),
    ],
)
def test_who_files_or_posts_a_document_says_what_it_says(statements: Find, text: str, wanted: str) -> None:
    (statement,) = statements(text)
    assert name(statement) == wanted


@pytest.mark.parametrize("verb", ["received", "read", "got"])
def test_whoever_gets_a_letter_does_not_say_what_it_says(statements: Find, verb: str) -> None:
    found = statements(f"Tom Hale {verb} a letter saying that the lake was dry.")
    assert all(statement.speaker is None or name(statement) != "Tom Hale" for statement in found)


def test_what_somebody_apologizes_for_is_what_that_person_said(statements: Find) -> None:
    found = statements("John Kerr apologized Monday for warning last week that the lack of a treaty could hurt the lake.")
    assert {name(statement) for statement in found} == {"John Kerr"}


def test_what_somebody_said_and_added_is_all_that_persons(statements: Find) -> None:
    found = statements("Lake News is a network. The network said that Mr. Berg had its support but added that he had broken its rules.")
    assert name(said(found, "he had broken its rules")) == "Lake News"
