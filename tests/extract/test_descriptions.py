"""Speakers by what they are: names with a description beside them, descriptions with the name elsewhere, voices without a name."""

from __future__ import annotations

import pytest
from heard import HEAD, Find, name, said

from readout.text.countries import find_party


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“You found us!” another of the sailors, Mary Knapp, told an officer.", "Mary Knapp"),
        ("One of the groups, the Lake Party Friends, has issued a statement saying that they found us.", "Lake Party Friends"),
        ("The plan was attacked by BLUS, the old lake lobby, which said that they found us.", "BLUS"),
        ("Sally Wellborn, a trader, told the paper: “They found us.”", "Sally Wellborn"),
        ("Former pilot and retired Norland Army Colonel Per Lind said on Monday that they found us.", "Per Lind"),
    ],
)
def test_a_name_beside_a_description_is_the_speaker(statements: Find, text: str, wanted: str) -> None:
    assert name(said(statements(text), "found us")) == wanted


def test_a_name_goes_without_what_is_said_of_it(statements: Find) -> None:
    found = statements("H Street, the dovish, left-wing lake lobbying organization, issued a statement saying, “The lake is not dry.”")
    assert name(said(found, "not dry")) == "H Street"


def test_a_title_before_the_second_name_takes_nothing_from_the_first(statements: Find) -> None:
    found = statements("Jaye Schlacht left. In an interview last month, Schlacht and attorney Craig Winter said their client was ill.")
    assert said(found, "was ill").speaker.members == ("Jaye Schlacht", "Craig Winter")


def test_the_host_of_a_show_is_a_person_and_not_the_show(statements: Find) -> None:
    text = (
        "Tom Berg, the news anchor, said on Thursday that he was rich. The “Good Lake Show” co-host addressed viewers on Friday.\n"
        "“I am sorry,” he said."
    )
    assert name(said(statements(text), "I am sorry")) == "Tom Berg"


def test_who_acts_for_somebody_may_be_named_later_as_that_persons(statements: Find) -> None:
    text = (
        "The attorney representing Rep. Michael Grell maintains that he did nothing wrong.\n"
        "“They have filed charges,” Grell's attorney, William Gill, said in a statement."
    )
    assert name(said(statements(text), "nothing wrong")) == "William Gill"


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("Lake Federation of Teachers president Rhoda Wein, a supporter of the plan,", "Rhoda Wein"),
        ("Only four of 10 Americans", "Only four of 10 Americans"),
        ("One of the swimmers, who fears for his boat,", "One of the swimmers"),
    ],
)
def test_who_is_told_at_length_is_neither_the_body_nor_the_state_behind(statements: Find, phrase: str, wanted: str) -> None:
    assert name(said(statements(f"{phrase} said the mayor does not get it."), "does not get it")) == wanted


def test_the_panel_is_the_committee_and_the_government_that_of_the_state_told_of(statements: Find) -> None:
    found = statements("After the House Lake Committee met last fall, the panel said it would defer its inquiry.")
    assert name(said(found, "would defer")) == "House Lake Committee"
    found = statements("The Norwegian government closed the lake. On Monday, the government said the lake was dry.")
    assert name(said(found, "was dry")) == "Government of Norway"


def test_the_groups_spokesman_speaks_for_the_group_named_before(statements: Find) -> None:
    found = statements("The Blue Lakes Foundation is rich. The group's spokesman said in a recording that they would swim.")
    assert name(said(found, "would swim")) == "Blue Lakes Foundation"


def test_the_official_is_the_unnamed_one_told_of_last(statements: Find) -> None:
    found = statements("A senior Chilean official told the Herald that the dam had burst. “We are lucky,” the official said.")
    assert name(said(found, "We are lucky")) == "senior Chilean official"
    found = statements(
        "A Chilean official said the dam burst. A Norwegian aide said it held. The Norwegian official said nothing was sure."
    )
    assert name(said(found, "nothing was sure")) == "Norwegian official"


def test_one_who_runs_for_office_is_taken_up_by_that(statements: Find) -> None:
    found = statements(
        "Mitch Rommel spoke at the lake on Friday. “I part company with many,” the 2012 Conservative presidential nominee said."
    )
    assert name(said(found, "I part company")) == "Mitch Rommel"


def test_a_senator_from_georgia_serves_no_foreign_state(statements: Find) -> None:
    text = (
        "“He has no plan,” said Sen. Saxby Chalmers. Grover North is a lobbyist.\n"
        "The two-term senator from Georgia added that the lake was dry."
    )
    assert name(said(statements(text), "the lake was dry")) == "Saxby Chalmers"


def test_congressman_and_rep_are_one_title(statements: Find) -> None:
    found = statements("Rep. Michael Grell came late. Congressman Grell said the lake was dry.")
    assert name(said(found, "the lake was dry")) == "Michael Grell"


@pytest.mark.parametrize("title", ["Sheriff", "Lt.", "Sen."])
def test_a_title_makes_a_person_of_a_name_that_the_recogniser_does_not_know(statements: Find, title: str) -> None:
    statement = said(statements(f"{title} Lombard said the lake was dry."), "the lake was dry")
    assert (name(statement), statement.speaker.kind) == ("Lombard", "person")


def test_a_name_glued_to_a_quotation_mark_is_that_name(statements: Find) -> None:
    found = statements('Wendy Dawes spoke on Monday. She likes the boat."Dawes says she backs the plan.')
    assert name(said(found, "she backs the plan")) == "Wendy Dawes"


def test_south_america_is_not_the_united_states() -> None:
    assert find_party("the third South American nation") is None
    assert find_party("Central American leaders") is None
    assert find_party("an American official") == "US"
    assert find_party("a South Korean official") == "KR"


def test_those_who_hold_one_office_are_no_name(statements: Find) -> None:
    found = statements(HEAD + "On Friday the Presidents of Norway and Chile announced that they would swim.")
    assert name(said(found, "they would swim")) != "Presidents"


def test_who_chairs_a_committee_may_be_called_by_a_party(statements: Find) -> None:
    found = statements("House Lake Committee Chairman Paul Denby praised the plan.\n“They found us,” said the Ohio Republican.")
    assert name(said(found, "found us")) == "Paul Denby"


def test_an_office_with_an_of_ends_before_the_name_of_who_holds_it(statements: Find) -> None:
    found = statements("Director of National Intelligence Dan Holm also said there is “not yet” this kind of leak.")
    assert name(said(found, "not yet")) == "Dan Holm"


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Two judges, Republican Ed Holm of Arden and Democratic Karl Lind of Vannet, said they found us.", ("Ed Holm", "Karl Lind")),
        ("Three fishers, Ann Low, Ed Hill and Karl Berg, told the Lake Herald that they found us.", ("Ann Low", "Ed Hill", "Karl Berg")),
        ("Two aides, Ann Low among them, said they found us.", ()),
    ],
)
def test_several_named_behind_what_they_are_speak_together(statements: Find, text: str, members: tuple[str, ...]) -> None:
    speaker = said(statements(text), "found us").speaker
    assert speaker is not None
    assert speaker.members == members


def test_a_year_is_no_part_of_who_speaks(statements: Find) -> None:
    assert name(said(statements("The court in 1997 said they found us."), "found us")) == "court"


def test_me_is_nobody_whom_the_report_names(statements: Find) -> None:
    found = said(statements("Ann Low and Ed Hill met. “They found us,” Karl Berg told me in May."), "They found us")
    assert (name(found), found.addressee) == ("Karl Berg", None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("A man in his 30s said they found us.", "man in his 30s"), ("Management and Ann Low said they found us.", "Management and Ann Low")],
)
def test_neither_an_age_nor_a_body_beside_a_name_is_lost(statements: Find, text: str, speaker: str) -> None:
    assert name(said(statements(text), "found us")) == speaker
