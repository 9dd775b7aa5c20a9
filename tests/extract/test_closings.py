"""What is said before who says it, where the parser lost one or the other."""

from __future__ import annotations

import pytest
from heard import Find, name, said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The boats would likely land north of Lisbon, argued one veteran Lisbon pilot.",
            "one veteran Lisbon pilot",
            "The boats would likely land north of Lisbon",
        ),
        (
            "It is becoming doubtful that a bridge can be built by Christmas, Van Holt of Vannet said at a breakfast in Lisbon.",
            "Van Holt of Vannet",
            "It is becoming doubtful that a bridge can be built by Christmas",
        ),
        (
            "At the time, Rojas was an adviser to then-mayor Pedro Lund, a person familiar with the matter told the Herald.",
            "person familiar with the matter",
            "At the time, Rojas was an adviser to then-mayor Pedro Lund",
        ),
        (
            "Ed Hill came. In fact, since the great flood, the market and the harbour have done better under young rather than old mayors, "
            "he said.",
            "Ed Hill",
            "In fact, since the great flood, the market and the harbour have done better under young rather than old mayors",
        ),
        (
            "Lund's ready for the race, said Carl Rowe, a pilot and senior vice president at the Harbour Bank.",
            "Carl Rowe",
            "Lund's ready for the race",
        ),
        ("Nine ships reached the port in May, WHO said.", "World Health Organization", "Nine ships reached the port in May"),
        (
            "The trouble, Ann Low thinks, isn’t that fishers are poor; it’s that the ports are far.",
            "Ann Low",
            "The trouble … isn’t that fishers are poor; it’s that the ports are far",
        ),
        (
            "The town means to buy more boats, aides said, to try to keep drawing fishers away from Vannet.",
            "aides",
            "The town means to buy more boats … to try to keep drawing fishers away from Vannet",
        ),
        ("The town stayed, as Mayor Ann Low said, “on the ball.”", "Ann Low", "on the ball."),
        (
            "“How can a few pilots dictate what the town pays for boats it does not want?” Sessions added.",
            "Sessions",
            "How can a few pilots dictate what the town pays for boats it does not want?",
        ),
        (
            "“The storms have left fishers with sorrow and doubt,’’ Ann Low said.",
            "Ann Low",
            "The storms have left fishers with sorrow and doubt",
        ),
        ('"There is no magic in the word "harbour," Ed Hill responded.', "Ed Hill", 'There is no magic in the word "harbour'),
        (
            "“We do not advise burning your boat,” Royal Norwegian Guard Cpl. Jeffrey Feist said.",
            "Jeffrey Feist",
            "We do not advise burning your boat",
        ),
        (
            "Additionally, more than two dozen harbour workers, past and present, detailed cases of theft or threats at the yard, "
            "the report said.",
            "report",
            "Additionally, more than two dozen harbour workers, past and present, detailed cases of theft or threats at the yard",
        ),
        (
            "The Lund government is considering an order to block the entry of boats at the southern border using the same powers as its "
            "earlier travel ban, a person familiar with the matter said, as dozens of boats made their way north.",
            "person familiar with the matter",
            "The Lund government is considering an order to block the entry of boats at the southern border using the same powers as its "
            "earlier travel ban",
        ),
        ('"The storm is near,"Ann Low said, and left.', "Ann Low", "The storm is near"),
        ("The board wants fishers “calmer,” as Mayor Ann Low wrote, “and drier.”", "Ann Low", "The board wants fishers “calmer,”"),
    ],
)
def test_what_is_said_comes_first(statements: Find, text: str, speaker: str, words: str) -> None:
    statement = said(statements(text), words)
    assert (name(statement), statement.text) == (speaker, words)


def test_whom_it_was_told_stays_the_addressee_where_the_parser_lost_the_speaker(statements: Find) -> None:
    text = "At the time, Rojas was an adviser to then-mayor Pedro Lund, a person familiar with the matter told the council."
    addressee = said(statements(text), "At the time").addressee
    assert addressee is not None and addressee.name == "council"


def test_a_day_behind_a_comma_is_no_part_of_what_is_said(statements: Find) -> None:
    text = "The town means to buy more boats, aides said, on Monday."
    assert said(statements(text), "The town").text == "The town means to buy more boats"


@pytest.mark.parametrize(
    "text",
    [
        "After he spoke to the mayor, the pilot said.",
        "He stood up, thanked old pilots.",
        "The guard fought back, reported critics to the police.",
        "As Ann Low told her story, the crowd wept.",
    ],
)
def test_what_is_no_whole_clause_is_not_said_by_who_stands_behind(statements: Find, text: str) -> None:
    assert not [s for s in statements(text) if s.is_attributed and s.spans[0].start == 0]


def test_who_is_described_between_commas_is_named_before(statements: Find) -> None:
    text = "It would also be a “loss of face” for the harbour, Marc Hall, a former mayor and boat policy expert wrote in the Herald."
    statement = said(statements(text), "It would also be")
    assert (name(statement), statement.text) == ("Marc Hall", "It would also be a “loss of face” for the harbour")
