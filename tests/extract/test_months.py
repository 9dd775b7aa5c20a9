from __future__ import annotations

import pytest
from heard import Find, name, said

WHO = "Prime Minister Theresa May met Chilean President Pedro Rojas in Lisbon on Thursday.\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("May said it was “no accident” that the bank was chosen.", "no accident"),
        ("May said the dam was safe.", "the dam was safe"),
        ("In an address outside the hall, May praised the “exceptional bravery” of firemen.", "exceptional bravery"),
        ("“The dam was safe,” May told reporters.", "The dam was safe"),
        ("The flood was described as “a disgrace” by May.", "a disgrace"),
    ],
)
def test_somebody_who_is_called_like_a_month_speaks(statements: Find, text: str, words: str) -> None:
    assert name(said(statements(WHO + text), words)) == "Theresa May"


def test_a_name_that_is_a_month_is_whole_where_the_parser_takes_the_surname_for_a_date(statements: Find) -> None:
    found = statements("Prime Minister Theresa May condemned the raid as “cowardly” in remarks on Wednesday evening.")
    assert name(said(found, "cowardly")) == "Theresa May"


@pytest.mark.parametrize(
    "text",
    [
        "Talks in May showed that the dam was safe.",
        "The dam may be safe, and May is warm.",
        "On May 3 the town said the dam was safe.",
    ],
)
def test_a_month_stays_a_month_beside_somebody_called_so(statements: Find, text: str) -> None:
    assert all(s.speaker is None or s.speaker.name != "Theresa May" for s in statements(WHO + text) if "dam" in s.text)


def test_a_modal_verb_with_a_capital_in_a_headline_is_nobody(statements: Find) -> None:
    found = statements("President May Visit Lake Town, Aides Say\nLow may go.")
    assert [(name(s), s.mode) for s in found] == [("Aides", "possible")]


def test_may_is_a_month_where_nobody_is_called_so(statements: Find) -> None:
    assert not any(s.speaker is not None and s.speaker.name == "May" for s in statements("Ann Low left. May said nothing of it."))
