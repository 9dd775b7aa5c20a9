from __future__ import annotations

import pytest
from heard import Find, said


@pytest.mark.parametrize(
    ("text", "words", "speaker", "via"),
    [
        ("Ann Low said police suspect the fire was set by a guest.", "the fire was set by a guest", "police", ["Ann Low"]),
        (
            "The spokesman said that the ministry applauds “the quick response of the firemen.”",
            "the quick response of the firemen",
            "ministry",
            ["spokesman"],
        ),
        (
            "The ministry said Ann Low “pledged the full support of the town in rebuilding the dam and the road.”",
            "the full support of the town in rebuilding the dam and the road",
            "Ann Low",
            ["ministry"],
        ),
        (
            "Ed Hill said it was “too early” to name the man, but that officials “think they know who the thief is.”",
            "they know who the thief is",
            "officials",
            ["Ed Hill"],
        ),
        (
            "The Lake Herald reported that the statement urged all towns to keep the treaty.",
            "to keep the treaty",
            "statement",
            ["Lake Herald"],
        ),
        (
            "The statement expressed “outrage and sorrow” over the flood on Monday that left fifty dead and called for an “open inquiry” "
            "into the deaths, according to the newspaper Lake Herald.",
            "open inquiry",
            "statement",
            ["Lake Herald"],
        ),
        (
            "Ed Hill told the Lake Herald he heard a message saying an officer had been hurt.",
            "an officer had been hurt",
            "message",
            ["Lake Herald", "Ed Hill"],
        ),
        (
            "Without a bank, a senior town official said he believed Vannet used another way, said the committee.",
            "he believed Vannet used another way",
            "senior town official",
            ["committee"],
        ),
    ],
)
def test_who_speaks_in_the_words_of_another_speaks_through_him(
    statements: Find, text: str, words: str, speaker: str, via: list[str]
) -> None:
    chosen = min((s for s in statements(text) if words in s.text), key=lambda s: len(s.text))
    assert chosen.speaker is not None
    assert (chosen.speaker.name, [teller.name for teller in chosen.via]) == (speaker, via)


def test_a_thing_that_is_told_of_takes_no_words_from_the_one_who_speaks(statements: Find) -> None:
    found = statements("The statement expressed “sorrow” over the flood that left fifty dead and called for an inquiry into the deaths.")
    assert not any("sorrow" in s.text and "inquiry" in s.text for s in found)


def test_a_cue_behind_a_clause_in_another_tense_goes_on_with_who_said_it(statements: Find) -> None:
    found = statements("Ann Low said that Hill had been to blame for the raid, and insisted that there had been no link between the two.")
    assert [(s.speaker.name, s.text) for s in found if s.speaker is not None] == [
        ("Ann Low", "Hill had been to blame for the raid"),
        ("Ann Low", "there had been no link between the two"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Low said Ed Hill met the mayor, and told reporters that the dam was safe.",
        "Ann Low said Ed Hill had met the mayor, and told reporters that the dam was safe.",
    ],
)
def test_a_cue_that_may_go_on_with_either_stays_with_the_nearer(statements: Find, text: str) -> None:
    chosen = min((s for s in statements(text) if "the dam was safe" in s.text), key=lambda s: len(s.text))
    assert chosen.speaker is None or chosen.speaker.name != "Ann Low" or chosen.cue is None or chosen.cue.quote == "said"


def test_a_participle_belongs_to_who_acts_beside_it_and_not_to_the_last_speaker(statements: Find) -> None:
    text = "The town asked two banks for help, the report said, but the smaller bank refused, citing the cost of the dam."
    citing = min((s for s in statements(text) if "the cost of the dam" in s.text), key=lambda s: len(s.text))
    assert citing.speaker is not None and citing.speaker.name == "smaller bank"


def test_whoever_sends_for_somebody_to_say_a_thing_says_it(statements: Find) -> None:
    chosen = said(statements("Norway summoned the Danish envoy to express its “shock and dismay” over the deal."), "shock and dismay")
    assert chosen.speaker is not None and chosen.speaker.name == "Norway"


def test_a_quotation_that_does_not_begin_with_the_cue_is_left_whole(statements: Find) -> None:
    found = statements("The ministry said Ann Low “once in Vannet pledged the full support of the whole town to him.”")
    assert [s.speaker.name for s in found if s.speaker is not None] == ["ministry"]
