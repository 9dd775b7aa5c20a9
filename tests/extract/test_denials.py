"""What is said by "not": acts of saying that are denied, left or refused."""

from __future__ import annotations

import pytest
from heard import Find, name, said

NOT_SAID = [
    "Lund did not confirm that the port was shut.",
    "Lund did not promise to open the port.",
    "The letter does not accuse Hill of theft.",
    "Lund no longer claims that the port is safe.",
    "Lund did not confirm or deny that the port was shut.",
    "Why did Lund not admit that the port was shut?",
    "Lund left the hall without saying when the port would open.",
    "Lund apologised without admitting that the port was unsafe.",
    "Lund stopped short of saying that the port would open.",
    "Lund refrained from criticising Hill.",
    "Lund backed away from saying that the port was safe.",
    "Lund avoided blaming Hill for the flood.",
    "Lund resisted calling Hill a thief.",
    "Lund forgot to mention that the port would open.",
    "Rather than saying that the port would open, Lund left the hall.",
    "Instead of blaming Hill, Lund left the hall.",
    "Far from saying that the port would open, Lund shut it.",
    "Lund did not go so far as to say that the port would open.",
    "Lund was never quoted as saying that the port was safe.",
    "Lund has yet to say whether the port will open.",
    "Had Lund said that the port was safe, Hill would have left.",
    "Nobody said that the port would open.",
    "None of the officials said that the port would open.",
    "Not one official said that the port would open.",
    "Hardly anyone said that the port would open.",
    "Lund offered no apology for the flood.",
    "There is no evidence that Lund said the port would open.",
    "It is not true that Lund said the port would open.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_was_not_said_is_nobodys(statements: Find, text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lund denied telling Hill that the port would open.", "telling Hill that the port would open"),
        ("Lund denied that he had told Hill that the port would open.", "he had told Hill that the port would open"),
        ("Lund cautioned against saying that the port would open.", "saying that the port would open"),
    ],
)
def test_what_somebody_denies_having_said_is_said_by_nobody(statements: Find, text: str, words: str) -> None:
    assert [s.text for s in statements(text)] == [words]


def test_what_a_claim_that_is_turned_down_says_of_who_turns_it_down_is_not_theirs(statements: Find) -> None:
    found = statements("Lund dismissed suggestions that he had said the port would open.")
    assert "the port would open" not in [s.text for s in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lund did not only say that the port was safe.", "the port was safe"),
        ("Lund did not confirm until Monday that the port was safe.", "the port was safe"),
        ("Lund did not hesitate to say that the port would open.", "the port would open"),
        ("Lund did not leave without saying that the port would open.", "the port would open"),
        ("Lund was quoted as saying that the port was safe.", "the port was safe"),
        ("Lund went so far as to say that the port was safe.", "the port was safe"),
        ("None other than Hill said the port was safe.", "the port was safe"),
        ("Lund did not attend, saying that he was ill.", "he was ill"),
        ("Lund did not come but said that the port was shut.", "the port was shut"),
        ("Lund did not respond to Hill's claim that the port was unsafe.", "the port was unsafe"),
    ],
)
def test_what_was_said_in_the_end_is_said(statements: Find, text: str, words: str) -> None:
    assert [s.text for s in statements(text)] == [words]


@pytest.mark.parametrize(
    ("text", "words", "cue", "mode"),
    [
        ("Lund does not believe that the port is safe.", "the port is safe", "does not believe", "denied"),
        ("Lund doubts that the port is safe.", "the port is safe", "doubts", "denied"),
        ("Lund does not agree that the port is safe.", "the port is safe", "does not agree", "denied"),
        ("Lund did not deny that the port was shut.", "the port was shut", "did not deny", "possible"),
        ("Lund never disputed that the port was shut.", "the port was shut", "never disputed", "possible"),
        ("Lund ruled out a strike.", "a strike", "ruled out", "denied"),
        ("Lund has not ruled out closing the port.", "closing the port", "has not ruled out", "possible"),
        ("Lund would not confirm the report.", "the report", "would not confirm", "possible"),
        ("Lund will not say whether the port is safe.", "whether the port is safe", "will not say", "possible"),
        ("Lund could not recall whether he had met Hill.", "whether he had met Hill", "could not recall", "possible"),
    ],
)
def test_a_denial_tells_what_is_held_by_it(statements: Find, text: str, words: str, cue: str, mode: str) -> None:
    statement = said(statements(text), words)
    assert statement.cue is not None
    assert (name(statement), statement.text, statement.cue.quote, statement.mode) == ("Lund", words, cue, mode)


def test_clauses_of_what_is_not_held_are_denied_too(statements: Find) -> None:
    denied, open_ = statements("Lund does not believe that the port is safe."), statements("Lund did not deny that the port is safe.")
    assert [clause.mode for s in (*denied, *open_) for clause in s.clauses] == ["denied", "possible"]


@pytest.mark.parametrize("text", ["Lund denied that the port would close.", "Lund has not agreed to close the port."])
def test_a_plan_that_is_denied_is_no_plan(statements: Find, text: str) -> None:
    assert [clause.mode for clause in statements(text)[0].clauses] == ["denied"]


def test_a_court_that_rules_denies_nothing(statements: Find) -> None:
    assert said(statements("The court ruled that the ban was unlawful."), "the ban").mode == "asserted"


def test_a_ruling_hand_is_no_word_of_saying(statements: Find) -> None:
    found = statements("Low said Hill had “ruled the town with an iron fist” but added, “I like him.”")
    assert [(name(s), s.cue and s.cue.quote) for s in found] == [("Low", "said"), ("Low", "added")]
