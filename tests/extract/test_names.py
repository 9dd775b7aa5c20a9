from __future__ import annotations

import pytest

from readout.extract.names import Names, find_names
from readout.extract.roles import gender_of_given
from readout.model.statement import Mention

from .conftest import Parse

SUMMIT = """Norwegian Prime Minister Kari Lund met Chilean President Pedro Rojas in Lisbon on Thursday.
Lund said the talks were useful. Rojas agreed, and the Norwegian leader thanked him.
Chile's foreign ministry confirmed the visit. The ministry gave no details.
Oslo and Santiago signed two treaties last year. The two leaders will meet again.
The two sides also spoke of fish. A senior Chilean official praised Mr. Rojas.
A spokeswoman for Chile's foreign ministry declined to comment."""


@pytest.fixture(scope="module")
def names(parse: Parse) -> Names:
    return find_names(parse(SUMMIT))


def resolve(names: Names, words: str, nth: int = 1) -> Mention:
    """Whom the words mean, at their nth place in the text."""
    at = -1
    for _ in range(nth):
        at = names.parsed.article.text.index(words, at + 1)
    for sentence in names.parsed.prose:
        inside = [t.i for t in sentence.tokens if at <= sentence.offset + t.idx < at + len(words)]
        if inside:
            found = names.resolve(sentence, inside[0], inside[-1] + 1)
            assert found is not None
            return found
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("words", "name", "party"),
    [
        ("Norwegian Prime Minister Kari Lund", "Kari Lund", "NO"),
        ("Lund said", "Kari Lund", "NO"),
        ("the Norwegian leader", "Kari Lund", "NO"),
        ("Chile's foreign ministry", "Ministry of Foreign Affairs of Chile", "CL"),
        ("The ministry", "Ministry of Foreign Affairs of Chile", "CL"),
        ("Oslo", "Norway", "NO"),
        ("Mr. Rojas", "Pedro Rojas", "CL"),
    ],
)
def test_a_phrase_is_resolved_to_the_one_name_of_the_article(names: Names, words: str, name: str, party: str) -> None:
    found = resolve(names, words.removesuffix(" said"))
    assert (found.name, found.party) == (name, party)


def test_two_leaders_are_the_two_people_named_last_with_both_as_members(names: Names) -> None:
    found = resolve(names, "The two leaders")
    assert found.kind == "group"
    assert set(found.members) == {"Kari Lund", "Pedro Rojas"}


def test_two_sides_are_the_two_states_of_the_article(names: Names) -> None:
    assert set(resolve(names, "The two sides").members) == {"Norway", "Chile"}


def test_an_indefinite_official_stays_unnamed_with_the_party_told(names: Names) -> None:
    found = resolve(names, "A senior Chilean official")
    assert (found.kind, found.party) == ("unnamed", "CL")


def test_an_unnamed_spokeswoman_speaks_for_her_ministry(names: Names) -> None:
    found = resolve(names, "A spokeswoman for Chile's foreign ministry")
    assert (found.kind, found.name, found.role) == ("organisation", "Ministry of Foreign Affairs of Chile", "spokeswoman")


def test_the_span_of_a_resolved_phrase_is_the_phrase_itself(names: Names) -> None:
    assert resolve(names, "the Norwegian leader").span.quote == "the Norwegian leader"


def test_a_capital_after_in_is_a_place_and_else_its_state(parse: Parse) -> None:
    found = find_names(parse("Tokyo protested. The envoys met in Tokyo."))
    assert [(m.name, m.kind) for m in found.mentions] == [("Japan", "country"), ("Tokyo", "place")]


def test_the_title_keeps_two_people_of_one_last_name_apart(parse: Parse) -> None:
    found = find_names(parse("President Marlow spoke on Monday. First lady Helen Marlow stood beside him. Marlow smiled at the crowd."))
    first, second, third = (m.name for m in found.mentions if m.kind == "person")
    assert (first, second, third) == ("Marlow", "Helen Marlow", "Marlow")


def test_a_noun_in_capitals_behind_a_name_is_no_part_of_it(parse: Parse) -> None:
    found = find_names(parse("Ann Low resigned in an announcement on Monday. The Ann Low Announcement was heard in Oslo."))
    assert [m.name for m in found.mentions if m.kind == "person"] == ["Ann Low", "Ann Low"]


def test_a_surname_that_is_read_as_a_place_is_outvoted_by_the_full_name(parse: Parse) -> None:
    found = find_names(parse("Sen. Dana Florence voted no. Florence said the bill was weak. Later Florence left."))
    assert {m.name for m in found.mentions if m.span.quote.endswith("Florence")} == {"Dana Florence"}


def test_a_name_without_its_article_is_the_same_persons(parse: Parse) -> None:
    found = find_names(parse("Norwegian Foreign Minister Omar al-Haddar left. Haddar said the islands would vote in May."))
    assert {m.name for m in found.mentions if "Haddar" in m.span.quote} == {"Omar al-Haddar"}


def test_a_department_spokesman_is_of_the_department_told_last(parse: Parse) -> None:
    found = find_names(parse("The State Department kept calm. While department spokeswoman Ida Nolan spoke, all was well."))
    (nolan,) = found.people.persons
    assert (nolan.role, nolan.party) == ("State Department spokeswoman", "US")


def test_role_and_gender_are_told(parse: Parse) -> None:
    found = find_names(parse("Secretary of State Mary Holt flew to Oslo. Mr. Arno Quist, the director of a small museum, stayed."))
    holt, quist = found.people.persons
    assert (holt.role, holt.party, found.gender(holt.entity_id)) == ("Secretary of State", "US", "f")
    assert (quist.role, quist.party, found.gender(quist.entity_id)) == ("the director of a small museum", None, "m")


def test_an_expert_on_a_country_does_not_speak_for_it(parse: Parse) -> None:
    found = find_names(parse("Lena Moritz, an expert on China, said the plan was sound."))
    assert found.people.persons[0].party is None


def test_an_outlet_is_an_outlet_with_the_party_it_speaks_for(parse: Parse) -> None:
    found = find_names(parse("The plan is old, Xinhua news agency said. Reuters had reported it first."))
    assert [(m.name, m.kind, m.party) for m in found.mentions] == [("Xinhua", "outlet", "CN"), ("Reuters", "outlet", None)]


def test_group_ids_do_not_depend_on_the_order_of_members(parse: Parse) -> None:
    text = "France and Peru met. Peru and France parted."
    first, second = (resolve(find_names(parse(text)), words) for words in ("France and Peru", "Peru and France"))
    assert first.entity_id == second.entity_id
    assert first.name != second.name


def test_every_mention_quotes_the_article(names: Names) -> None:
    for mention in names.mentions:
        names.parsed.article.check(mention.span)


def test_months_days_and_titles_are_no_names(parse: Parse) -> None:
    found = find_names(parse("The Prime Minister spoke on Thursday, Nov. 16, at noon GMT."))
    assert [m.name for m in found.mentions if m.span.quote in ("Prime Minister", "Thursday", "Nov.", "GMT")] == []


def test_what_begins_the_names_of_bodies_tells_no_gender() -> None:
    assert gender_of_given("Al") is None
    assert (gender_of_given("Jeb"), gender_of_given("Peggy")) == ("m", "f")


def test_what_nobody_is_called_is_no_role(parse: Parse) -> None:
    found = find_names(parse("It may go badly for Ed Holm (a likely impeachment). Mary Holt, an old friend, is well."))
    assert {person.name: person.role for person in found.people.persons} == {"Ed Holm": None, "Mary Holt": "an old friend"}
