"""Who says what and through whom, in shapes that many stories share."""

from __future__ import annotations

import pytest
from heard import Find, name

from readout.model.statement import Statement


def told(found: list[Statement], words: str) -> tuple[str | None, list[str]]:
    """Speaker and relays of the shortest attributed statement with these words."""
    chosen = min((s for s in found if s.is_attributed and words in s.text), key=lambda s: len(s.text))
    return chosen.speaker.name if chosen.speaker else None, [via.name for via in chosen.via]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "via"),
    [
        ("In an interview with CNN's “Lake Tonight” aired on Sunday, Ann Low lumped in the lakes with the seas. “It is cold,” she said.",
         "It is cold", "Ann Low", ["CNN"]),
        ("Asked about it during an appearance on CNN's Lake Tonight, all that came to Ann Low's mind was cold. “It is cold,” Low replied.",
         "It is cold", "Ann Low", ["CNN"]),
        ("Appearing on CNN's “Face the Lake” on Sunday, Ann Low said the dam was safe.", "the dam was safe", "Ann Low", ["CNN"]),
        ("Ann Low raised eyebrows on CNN by claiming that the dam was safe.", "the dam was safe", "Ann Low", ["CNN"]),
        ("Ann Low told CNN's “Today” show that the mayor firmly believes the rumor.", "firmly believes", "Ann Low", ["CNN"]),
        ("“It is wet,” Ann Low told CNN. Interviewer Bo High said it may be. Ms. Low said she likes it.", "likes it", "Ann Low", ["CNN"]),
        ("The mayor praised a CNN interview with Lake University's Ann Low, who defended the plan.", "the plan", "Ann Low", []),
        ("Ann Low spoke to CNN. Low said last week that the dam had failed.", "the dam had failed", "Ann Low", []),
        ("Ann Low asked for calm after Bo High called money dirty in an interview with CNN. Low tweeted that it is late.",
         "it is late", "Ann Low", []),
        ("In an interview with CNN, Ann Low said the dam was safe but endorsed the plan of the mayor.", "the plan", "Ann Low", ["CNN"]),
        ("A ferry went missing Sunday, the country's military said Monday, the Associated Press reported.",
         "A ferry went missing", "country's military", ["Associated Press"]),
        ("Ann Low spoke. “It is cold,” she said, Reuters reported.", "It is cold", "Ann Low", ["Reuters"]),
        ("The Lake Union put the death toll at more than 600, according to Reuters.", "the death toll", "Lake Union", ["Reuters"]),
        ("Reuters said late Thursday night that a spokesman for the lake ministry explained that the dam was safe.",
         "the dam was safe", "lake ministry", ["Reuters"]),
        ("The office confirmed the list was on him, and not in his van as had been reported by other agencies.", "the list", "office", []),
    ],
)  # fmt: skip
def test_a_relay_is_found_however_the_talk_with_it_is_told_of(
    statements: Find, text: str, words: str, speaker: str, via: list[str]
) -> None:
    assert told(statements(text), words) == (speaker, via)


def test_a_paragraph_behind_according_to_comes_through_the_outlet(statements: Find) -> None:
    found = statements(
        "It was tense.\n\nAccording to the Lake Herald:\n\nThe aim is to reach an accord in May, according to two officials."
    )
    assert ("two officials", ["Lake Herald"]) in [(s.speaker.name, [v.name for v in s.via]) for s in found if s.speaker]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Sen. Bo High spoke. The top Democrat on the Lake Committee, Rep. Nora Holm, said the bill was dead.",
         "the bill was dead", "Nora Holm"),
        ("“We are ready,” says Lake Department of Public Safety Regional Director Ann Low.", "We are ready", "Ann Low"),
        ("Earlier, director of National Intelligence Dan Coats said the dam was safe.", "the dam was safe", "Dan Coats"),
        ("Voters split. By 54 percent to 29 percent, they say it, with 18% saying that the law should go.", "the law should go", None),
        ("The group spoke. 54 percent of voters say the law should go.", "the law should go", "54 percent of voters"),
        ("The Herald spoke to Abdul Low, a father of seven, this morning. “It is bread,” he told the paper.", "It is bread", "Abdul Low"),
        ("A statement issued from the Pentagon said all would be held.", "all would be held", "Pentagon"),
        ("A State Department memo shows plans. The memo, first published by Fox News, argues that lakes are cold.",
         "lakes are cold", "State Department"),
        ("Ann Low said no in a statement released from her office. “It is late,” the statement added.", "It is late", "Ann Low"),
        ("Foreign Secretary William Hague spoke on Monday. Hague said the reports were false.", "the reports were false", "William Hague"),
        ("The actor Denzel Washington left. Washington said it would vote. He came from Washington.", "it would vote", "United States"),
        ("Channel 10 said the envoys had not left. The report said the mayor wanted proof.", "wanted proof", "Channel 10"),
        ("Low Motors Co. fell on Wednesday. The Detroit-based company said earnings rose.", "earnings rose", "Low Motors Co."),
        ("Ann Low said the talks will start, according to a person close to them. “They will be short.”", "They will be short", "Ann Low"),
        ("Critics cheered the news that Rep. Tim High has been picked for the seat, citing his record.", "his record", "Critics"),
        ("There was a war between drug manufacturers, who claim hospitals keep the savings.", "keep the savings", "drug manufacturers"),
        ("Bo High is named. The suit stems from a complaint filed by Denver attorney Ann Low in 2017, in which she claims that he refused.",
         "he refused", "Ann Low"),
        ("Ambassador Bo High criticized the council for not agreeing to Kuwait’s request for an inquiry into the deaths.",
         "an inquiry into the deaths", "Kuwait"),
    ],
)  # fmt: skip
def test_the_speaker_is_whom_the_words_around_name(statements: Find, text: str, words: str, speaker: str | None) -> None:
    assert told(statements(text), words)[0] == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Low, the mayor's lawyer, said in a statement that there is a backlog at the court.", "there is a backlog"),
        ("Ann Low said in a Lake Committee hearing that people should wait for the court.", "people should wait"),
        ("The Houthis said in a statement that the blockade stopped the ships, the Lake Herald reported.", "the blockade stopped"),
    ],
)
def test_what_is_said_in_a_statement_is_found(statements: Find, text: str, words: str) -> None:
    assert any(s.is_attributed and s.text.startswith(words) for s in statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "Low Motors Co., which reports earnings later Wednesday, also fell in New York.",
        "The company did not respond to the Lake Foundation's request for comment on Monday.",
        "She and others hid while another clerk repeatedly called 911 for updates.",
    ],
)
def test_what_is_no_speech_has_no_speaker(statements: Find, text: str) -> None:
    assert not [s for s in statements(text) if s.is_attributed]


def test_a_listener_is_no_part_of_what_is_told(statements: Find) -> None:
    found = statements("Police told reporters authorities are seeking two men.")
    assert [s.text for s in found if s.is_attributed] == ["authorities are seeking two men"]


def test_what_others_are_urged_to_do_is_no_plan_of_the_speaker(statements: Find) -> None:
    modes = {
        s.text: s.mode for s in statements("Ann Low urged the mayor to close the dam. Low ordered the guards to leave.") if s.is_attributed
    }
    assert modes == {"to close the dam": "asserted", "to leave": "planned"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lake Foods released the following statement: “We regret the fire.”", "Lake Foods"),
        ("The ministry's statement reads: “We regret the fire.”", "ministry"),
        ("The Lunds issued a statement on Wednesday: “The firm and Olaf Holm have agreed that we regret the fire.”", "Lunds"),
    ],
)
def test_what_somebody_gives_out_follows_the_colon(statements: Find, text: str, speaker: str) -> None:
    found = statements(text)
    assert name(found[0]) == speaker
    assert found[0].kind == "direct"
