"""Who speaks, where what is said of them, or of what they brought out, stands between."""

from __future__ import annotations

import pytest
from heard import Find, name, said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The group that leads the search said it had found two boats.", "group", "it had found two boats"),
        (
            "The storm has worried the harbour board, which has argued that many pilots have not done enough.",
            "harbour board",
            "many pilots have not done enough",
        ),
        ("Norway sent a letter Monday that said the council was hiding a loss.", "Norway", "the council was hiding a loss"),
        (
            "Those who knew him said his voice sounded tired, he became thin and pale, and his love of boats vanished.",
            "Those who knew him",
            "his voice sounded tired, he became thin and pale, and his love of boats vanished",
        ),
        ("The shipping industry believes boats of low price are safe.", "shipping industry", "boats of low price are safe"),
        (
            "The letter from Shine and Sanders said their “first decision” after the boat race was to close the port.",
            "Shine and Sanders",
            "their “first decision” after the boat race was to close the port",
        ),
        (
            "It follows a 2031 court ruling that said the harbour cannot hold fishers for long.",
            "2031 court ruling",
            "the harbour cannot hold",
        ),
        ("Exclusive: Low’s former press aide describes Hill as weak.", "Low’s former press aide", "Hill as weak"),
        ("The mayor, frustrated, angry and tired of the talks, denounced the plan as a trap.", "mayor", "the plan as a trap"),
        (
            "Mayor Ann Low was angry. The 81-year-old mayor, a frequent critic of Lund but one who has often praised the guard, left.",
            "Ann Low",
            "the guard",
        ),
        (
            "Former CIA chief John Brenn, another critic of Lund, went so far as to effectively accuse the mayor of theft.",
            "John Brenn",
            "the mayor of theft",
        ),
        (
            "Former Sen. Chuck Hagen (Ore.), who served as secretary of Defense under President Lund, said Hill “failed America, our "
            "interests today, in every way.”",
            "Chuck Hagen",
            "Hill “failed America, our interests today, in every way.”",
        ),
        (
            "Pilots were pushing for it. They wanted Mr. Lund to agree to a firm vote and had hoped to get harbour guards to follow suit.",
            "Pilots",
            "to get harbour guards to follow suit",
        ),
        ("Four aides, including Ann Low and Ed Hill, said the dam broke.", "Four aides", "the dam broke"),
        ("Mayor Ann Low pronounced herself “sad” and “tired”.", "Ann Low", "herself “sad” and “tired”"),
        (
            "“He left,” Ann Low said, calling the mayor’s words at the press conference “a low point in the history of the town.”",
            "Ann Low",
            "the mayor’s words at the press conference “a low point in the history of the town.”",
        ),
        (
            "In the wake of the words, the Director of Harbour Research Dan Coates stood by their finding: “We have been clear in that.”",
            "Dan Coates",
            "We have been clear in that.",
        ),
    ],
)
def test_who_speaks_is_described(statements: Find, text: str, speaker: str, words: str) -> None:
    statement = said(statements(text), words)
    assert (name(statement), statement.text[: len(words)]) == (speaker, words)


@pytest.mark.parametrize(
    "text",
    [
        "Voters like letters that stress the worth of calm.",
        "Lund signed the papers, all of which said the dam was safe.",
    ],
)
def test_who_takes_to_a_letter_does_not_say_it(statements: Find, text: str) -> None:
    assert not [s for s in statements(text) if s.is_attributed]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ann Low told the subcommittee she fears for the pilots who saved her, and for what might have been.",
            "she fears for the pilots who saved her, and for what might have been",
        ),
        ("Ann Low told the Herald’s “Face the Town” that if elected she would close the port.", "if elected she would close the port"),
        (
            "Ann Low said before the debate that the vice mayor's goal was to contrast the plans.",
            "the vice mayor's goal was to contrast the plans",
        ),
        (
            "Ann Low had said earlier when asked about the dam that “there will be no talk of that today.”",
            "there will be no talk of that today.",
        ),
        (
            "Ann Low told one of the pilots that the dam had burst.",
            "the dam had burst",
        ),
        ("Ann Low told reporters about her plan to close the port.", "her plan to close the port"),
        (
            "Ann Low said the housing deal being worked on in secret by mayors won’t stop new floods.",
            "the housing deal being worked on in secret by mayors won’t stop new floods",
        ),
        ("Ann Low warned on Twitter of “a long winter.”", "a long winter."),
        (
            "Ann Low blamed the mayor for rules she said have made it harder for fishers to find work.",
            "have made it harder for fishers to find work",
        ),
    ],
)
def test_what_is_said_stands_far_behind(statements: Find, text: str, words: str) -> None:
    assert ("Ann Low", words) in [(s.speaker.name, s.text) for s in statements(text) if s.speaker is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Low told a story that everybody knew.",
        "Ann Low said nothing that she had not known.",
        "Ann Low told pilots stories that she had heard.",
        "Ann Low told stories about the sea.",
        "The doctor pronounced him dead.",
        "Ann Low spoke for nine minutes about the dam.",
        "Neither Low’s yard nor Hill’s spokesman would comment on whether two men met.",
    ],
)
def test_what_is_told_is_no_clause(statements: Find, text: str) -> None:
    assert not [s for s in statements(text) if s.is_attributed]


@pytest.mark.parametrize("text", ["The mayor, a pilot and a cook said the dam was safe."])
def test_several_joined_by_and_are_no_description_of_the_first(statements: Find, text: str) -> None:
    assert name(said(statements(text), "the dam was safe")) == "mayor, a pilot and a cook"
