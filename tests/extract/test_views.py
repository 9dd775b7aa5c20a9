"""By whose view a thing is so, and who alone says it."""

from __future__ import annotations

import pytest
from heard import Find, name, said


@pytest.mark.parametrize(
    ("text", "speaker", "words", "cue"),
    [
        ("In Lund’s opinion, the port is safe.", "Lund", "the port is safe", "opinion"),
        ("The port, in Lund’s view, is safe.", "Lund", "The port … is safe", "view"),
        ("The port is safe, in the view of Lund.", "Lund", "The port is safe", "view"),
        ("Lund’s message is that the port is safe.", "Lund", "the port is safe", "message is"),
        ("The message from Lund is that the port is safe.", "Lund", "the port is safe", "message from Lund is"),
        ("Lund was confident that the port was safe.", "Lund", "the port was safe", "was confident"),
    ],
)
def test_what_is_so_in_somebodys_view_is_theirs(statements: Find, text: str, speaker: str, words: str, cue: str) -> None:
    statement = said(statements(text), words)
    assert statement.cue is not None
    assert (name(statement), statement.text, statement.cue.quote) == (speaker, words, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Lund’s point is not that the port is safe.",
        "One answer is that the port is shut.",
        "The view of the bay is that of a lake.",
        "The town shut the port and, in its view, saved the fishers.",
        "The fishers were no longer worried that the port would close.",
    ],
)
def test_a_view_of_nobody_or_denied_reports_nothing(statements: Find, text: str) -> None:
    assert statements(text) == []


def test_a_judge_writes_in_an_opinion_and_the_view_is_no_further_statement(statements: Find) -> None:
    found = statements("In his opinion, Judge Ed Hill wrote that the ban was unlawful.")
    assert [(name(s), s.text) for s in found] == [("Ed Hill", "the ban was unlawful")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It was Lund who said the port was safe.", "Lund"),
        ("Not Lund but Hill said the port was safe.", "Hill"),
        ("Lund, and not Hill, said the port was safe.", "Lund"),
        ("Karl Lund received a letter from Ed Hill saying the port was safe.", "Ed Hill"),
    ],
)
def test_who_alone_says_it_speaks(statements: Find, text: str, speaker: str) -> None:
    assert name(said(statements(text), "the port was safe")) == speaker


@pytest.mark.parametrize(
    "text",
    ["Karl Lund quoted Ed Hill as saying that the port was safe.", "Karl Lund recalled Ed Hill saying that the port was safe."],
)
def test_words_that_somebody_quotes_or_recalls_come_through_them(statements: Find, text: str) -> None:
    statement = said(statements(text), "the port was safe")
    assert (name(statement), [mention.name for mention in statement.via]) == ("Ed Hill", ["Karl Lund"])
