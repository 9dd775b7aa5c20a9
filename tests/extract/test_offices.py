"""Who holds an office that a report tells in part: by the country behind a name, by a surname alone."""

from __future__ import annotations

import pytest
from heard import Find, name, said


def test_the_country_behind_a_name_is_the_one_that_the_title_serves(statements: Find) -> None:
    (statement,) = statements("Ambassador Nora B. Holm of Norway denounced the vote.")
    assert statement.speaker is not None
    assert (statement.speaker.party, statement.speaker.role) == ("NO", "Ambassador of Norway")


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Nora Holm, the ambassador to Norway, denounced the vote.", None),
        ("Nora Holm, the Danish ambassador to Norway, denounced the vote.", "DK"),
        ("Nora Holm, the ambassador of Norway, denounced the vote.", "NO"),
    ],
)
def test_an_ambassador_does_not_serve_whom_the_title_says_to_be_the_host(statements: Find, words: str, party: str | None) -> None:
    (statement,) = statements(words)
    assert statement.speaker is not None
    assert statement.speaker.party == party


def test_a_senator_of_a_state_with_a_countrys_name_serves_no_country(statements: Find) -> None:
    (statement,) = statements("Senator Nora Holm of Georgia denounced the vote.")
    assert statement.speaker is not None
    assert statement.speaker.party == "US"


def test_a_title_without_office_serves_no_country_behind_the_name(statements: Find) -> None:
    (statement,) = statements("Professor Nora Holm of Norway denounced the vote.")
    assert statement.speaker is not None
    assert statement.speaker.party is None


def test_an_office_is_nobodys_to_whom_the_article_does_not_give_it(statements: Find) -> None:
    found = statements("Mr. Macron came to Oslo. Mr. Macron and Mr. Merz ate herring.\n\nThe president said that trade would grow.")
    assert name(said(found, "trade would grow")) == "president"


@pytest.mark.parametrize("act", ["condemned the plan", "denounced the plan on Monday"])
def test_a_surname_that_is_a_month_belongs_to_the_given_name_before_it(statements: Find, act: str) -> None:
    (statement,) = statements(f"Prime Minister Theresa May {act}.")
    assert name(statement) == "Theresa May"


def test_a_date_behind_a_given_name_is_no_surname(statements: Find) -> None:
    found = statements("Tom Hale met Governor Theresa May 5 in Oslo. “It is late,” said Tom Hale.")
    assert {name(statement) for statement in found} == {"Tom Hale"}


def test_the_office_of_a_surname_is_that_of_its_only_bearer(statements: Find) -> None:
    found = statements("British Prime Minister Theresa May came to Oslo.\n\n“We will sell the lake,” May's office said in a statement.")
    assert name(said(found, "We will sell")) == "Office of the Prime Minister of United Kingdom"


def test_whom_a_leaders_officials_serve_tells_their_party(statements: Find) -> None:
    found = statements("Mr. Macron came to Oslo. Macron administration officials said that trade would grow.")
    speaker = said(found, "trade would grow").speaker
    assert speaker is not None
    assert (speaker.kind, speaker.party) == ("unnamed", "FR")


@pytest.mark.parametrize("places", ["Norway, Israel and elsewhere", "Norway, Iceland and elsewhere", "Norway, Iceland and Chile"])
def test_the_places_of_a_description_are_no_speakers(statements: Find, places: str) -> None:
    (statement,) = statements(f"Last week, boat owners in {places} argued that the lake was dry.")
    assert statement.speaker is not None
    assert statement.speaker.name == f"boat owners in {places}"
    assert statement.speaker.members == ()


def test_both_are_the_two_told_of_before(statements: Find) -> None:
    found = statements("Government officials tried to convince two Lake banks to sell. They both declined, citing the cost of the boats.")
    assert name(said(found, "the cost of the boats")) == "two Lake banks"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Vice President Ann Low met President Ed Hill.\nThe vice president said that they found us.", "Ann Low"),
        ("Vice President Ann Low met President Ed Hill.\nThe president said that they found us.", "Ed Hill"),
        ("Vice President Ann Low spoke.\nThe president said that they found us.", "president"),
        ("Vice Admiral Ann Low spoke.\nThe admiral said that they found us.", "Ann Low"),
        ("Vice President Mike Pence spoke at noon, and Mr. Trump was glad.\nThe president said that they found us.", "president"),
    ],
)
def test_a_vice_president_is_no_president(statements: Find, text: str, speaker: str) -> None:
    assert name(said(statements(text), "they found us")) == speaker


def test_who_is_named_in_the_words_said_is_not_who_says_them(statements: Find) -> None:
    found = statements("Senator Ann Low was away. Senator Ed Holm spoke.\n“Senator Low slept. They found us,” the senator said later.")
    assert name(said(found, "They found us")) == "Ed Holm"
