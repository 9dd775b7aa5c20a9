import pytest

from readout.text.countries import country_name, find_party, is_known_leader, is_us_state, look_up, party_of, party_of_person


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Japan", "JP"),
        ("South Korean", "KR"),
        ("North Koreans", "KP"),
        ("the Kremlin", "RU"),
        ("Seoul", "KR"),
        ("U.S.", "US"),
        ("Washington, D.C.", "US"),
        ("the United Nations", "UN"),
        ("China's", "CN"),
        ("Brussels", "EU"),
        ("NATO", "NATO"),
    ],
)
def test_a_state_is_known_by_name_people_capital_and_seat(words: str, party: str) -> None:
    assert party_of(words) == party


def test_no_word_of_the_table_stands_for_two_parties() -> None:
    assert look_up("Georgian") is not None
    assert country_name("GE") == "Georgia"
    assert country_name("IS") == "Iceland"
    assert party_of("Islamic State") == "ISIS"


def test_how_a_word_names_a_state_is_told() -> None:
    kinds = {words: found.kind for words in ("Japan", "Japanese", "Tokyo", "Kantei", "State Department") if (found := look_up(words))}
    assert kinds == {"Japan": "name", "Japanese": "people", "Tokyo": "capital", "Kantei": "seat", "State Department": "office"}


def test_the_longest_name_inside_a_phrase_wins() -> None:
    assert find_party("a South Korean envoy") == "KR"
    assert find_party("an envoy of nobody") is None


def test_a_word_inside_another_is_no_country() -> None:
    assert find_party("the Omanisation of work, malignant") is None


def test_states_are_known_in_full_and_as_newspapers_shorten_them() -> None:
    assert is_us_state("Ohio")
    assert is_us_state("N.Y.")
    assert not is_us_state("Bavaria")


def test_only_the_fitting_given_name_makes_a_known_leader() -> None:
    assert party_of_person("Vladimir Putin") == "RU"
    assert party_of_person("Peter Putin") is None
    assert is_known_leader("Barack Obama")
    assert not is_known_leader("Michelle Obama")
