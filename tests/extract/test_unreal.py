from __future__ import annotations

import pytest
from heard import Find


@pytest.mark.parametrize(
    "text",
    [
        "Lund may not have ordered the judge to free Hill.",
        "Lund did not urge anyone to leave.",
        "Lund has not endorsed the plan.",
        "They were not obliged to defend Hill.",
        "They fled the war but were denied a bed in Vannet.",
        "All charges against Hill have been dismissed by the court.",
        "The court rejected her appeal.",
        "The Senate rejected the bill.",
        "They won without, as they say, firing a shot.",
        "The flood threatened the safety of the town.",
        "The town offered a view of the bay.",
        "The shop offered boats for hire.",
        "Lund called her up last week.",
        "That is why Lund didn’t just refuse to pay.",
        "Lund was not clear that the dam would hold.",
        "It is clear that the dam will hold.",
        "Nobody was clear that the dam would hold.",
        "Lund is rarely clear that the dam will hold.",
        "Lund called her mother, a nurse, a day before the raid.",
        "Lund left the town, renewing calls for a law on boats.",
        "There are no allegations that anyone from the town took the boats.",
        "The report holds no claims that the town knew of the leak.",
    ],
)
def test_a_deed_or_an_act_that_is_none_reports_nothing(statements: Find, text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lund did not deny the claim.", "the claim"),
        ("Lund threatened new tariffs.", "new tariffs"),
        ("Lund threatened the town with war.", "the town with war"),
        ("Lund offered an apology.", "an apology"),
        ("The town offered a new proposal.", "a new proposal"),
        ("Lund rejected the claim.", "the claim"),
        ("Lund called her a hero.", "her a hero"),
    ],
)
def test_what_is_done_in_words_is_said(statements: Find, text: str, words: str) -> None:
    assert [s.text for s in statements(text)] == [words]


def test_what_is_called_for_is_not_said_by_who_calls_for_it(statements: Find) -> None:
    found = statements("Lund called on Monday for adding guards at schools or urging cooks to bear arms.")
    assert [s.text for s in found] == ["adding guards at schools or urging cooks to bear arms"]


def test_what_somebody_is_blamed_for_saying_is_said(statements: Find) -> None:
    assert "the dam was safe" in [s.text for s in statements("Hill called Low a liar for claiming that the dam was safe.")]
