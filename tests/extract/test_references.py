from __future__ import annotations

import pytest
from heard import Find

from readout.extract.names import Names, find_names

from .conftest import Parse
from .test_names import resolve

TEXT = """NATO Secretary-General Arne Holm praised the allies. The NATO chief met German Chancellor Greta Voss. The alliance agreed.
U.S. Ambassador Ruth Lane objected, and the American envoy left. The Marlow administration was silent. The administration moved on.
Apple Inc. closed a shop. The company gave no reason. Rep. Dan Fields, the top Democrat on the panel, wept.
The Ohio Democrat then spoke to Peter Carr, a lawyer. The attorney nodded."""


@pytest.fixture(scope="module")
def names(parse: Parse) -> Names:
    return find_names(parse(TEXT))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The NATO chief", "Arne Holm"),
        ("The alliance", "NATO"),
        ("the American envoy", "Ruth Lane"),
        ("The administration", "Marlow administration"),
        ("The company", "Apple Inc."),
        ("The Ohio Democrat", "Dan Fields"),
        ("The attorney", "Peter Carr"),
    ],
)
def test_a_definite_phrase_takes_up_what_was_named_before(names: Names, words: str, name: str) -> None:
    assert resolve(names, words).name == name


def test_the_president_without_a_nationality_is_the_one_introduced_without(parse: Parse) -> None:
    text = "President Sam Marlow met Chinese President Li Wei. Former President Tom Hale watched. The president smiled at Li."
    assert resolve(find_names(parse(text)), "The president").name == "Sam Marlow"


def test_the_company_is_no_capital_and_the_last_that_acted(parse: Parse) -> None:
    text = "The posts echo the Kremlin’s pages. Facebook said they had gone. Marlow Foods Inc. saw them on Twitter. The company was glad."
    assert resolve(find_names(parse(text)), "The company").name == "Marlow Foods Inc."


def test_the_president_is_not_that_of_a_firm_where_a_leader_is_named(parse: Parse) -> None:
    text = "Trump praised the ad. Ad sales president Ann Low pulled it. The president was asked about it."
    assert resolve(find_names(parse(text)), "The president").name == "president"


def test_a_democrat_is_nobody_who_was_never_elected(parse: Parse) -> None:
    text = "FBI Director James Marlow was fired. The ranking Democrat on the panel spoke."
    assert resolve(find_names(parse(text)), "The ranking Democrat on the panel").name == "ranking Democrat on the panel"


def test_an_article_speaks_for_the_outlet_named_last(statements: Find) -> None:
    found = statements("The New Yorker spoke with four women. The article said that they had gone to the police.")
    assert [statement.speaker.name for statement in found if statement.speaker] == ["The New Yorker"]


def test_marks_behind_a_name_are_no_part_of_it(statements: Find) -> None:
    found = statements("Rep. Dan Fields said the memo was wrong. “It is wrong,” Fields (D-Calif.) told reporters.")
    assert {statement.speaker.name for statement in found if statement.speaker} == {"Dan Fields"}


def test_an_inspector_general_is_no_attorney_general(parse: Parse) -> None:
    text = "Attorney General Sam Marlow was named. The inspector general disagreed, and the attorney general left."
    names = find_names(parse(text))
    assert resolve(names, "the attorney general").name == "Sam Marlow"
    assert resolve(names, "The inspector general").name != "Sam Marlow"


def test_the_company_is_the_one_that_the_article_is_about_and_not_one_named_in_passing(parse: Parse) -> None:
    text = "Apple Inc. closed a shop. Apple Inc. sued. Apple Inc. won, wrote Marlow Foods Inc. The company gave no reason."
    assert resolve(find_names(parse(text)), "The company").name == "Apple Inc."


def test_a_president_s_daughter_is_no_president(statements: Find) -> None:
    found = statements(
        "President Donald Trump praised Kari Lund. Beside her sat the gardener and daughter of the President Ivanka Trump.\n"
        "“We have boats,” Trump said. Ivanka Trump waved. Ivanka Trump tweeted that it was late. The President said it was cold."
    )
    assert [s.speaker.name for s in found if s.speaker and s.kind != "own-voice"][1:] == ["Donald Trump", "Ivanka Trump", "Donald Trump"]


@pytest.mark.parametrize("noun", ["group", "organization", "watchdog group"])
def test_a_group_is_what_people_join_and_no_office(parse: Parse, noun: str) -> None:
    text = f"Fishers United met the Justice Department in Oslo on Monday. The {noun} left early."
    assert resolve(find_names(parse(text)), f"The {noun}").name == "Fishers United"


def test_a_bare_last_name_is_that_of_whom_it_brings_to_mind(statements: Find) -> None:
    found = statements("Melania Trump waved. Melania Trump smiled. Donald Trump sat beside Melania Trump. Trump said it was cold.")
    assert [s.speaker.name for s in found if s.speaker] == ["Donald Trump"]
