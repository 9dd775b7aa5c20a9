from __future__ import annotations

import pytest

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


def test_the_company_is_the_one_that_the_article_is_about_and_not_one_named_in_passing(parse: Parse) -> None:
    text = "Apple Inc. closed a shop. Apple Inc. sued. Apple Inc. won, wrote Marlow Foods Inc. The company gave no reason."
    assert resolve(find_names(parse(text)), "The company").name == "Apple Inc."
