"""Outlets by name, domain and address."""

import pytest

from readout.text.gazetteer import agencies, find_outlet, known_outlet, outlets, outlets_in


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Reuters", "reuters.com"),
        ("the associated press", "apnews.com"),
        ("AP", "apnews.com"),
        ("https://edition.cnn.com/2021/03/12/world", "cnn.com"),
        ("www.gov.cn", "gov.cn"),
        ("www.gov.cn (Xinhua)", "gov.cn"),
        ("New York Times", "nytimes.com"),
        ("Xinhua News Agency", "xinhuanet.com"),
    ],
)
def test_an_outlet_is_found_by_name_domain_or_address(words: str, id: str) -> None:
    assert find_outlet(words).id == id


def test_an_unknown_outlet_gets_its_domain_or_a_slug_as_id() -> None:
    assert find_outlet("https://news.harbourpost.example/a/b").id == "news.harbourpost.example"
    assert find_outlet("The Harbour Gazette").id == "the-harbour-gazette"
    assert find_outlet("The Harbour Gazette").kind == "other"
    assert known_outlet("The Harbour Gazette") is None


def test_a_state_agency_speaks_for_its_state_and_a_free_one_for_none() -> None:
    assert (find_outlet("Xinhua").kind, find_outlet("Xinhua").party) == ("state-media", "CN")
    assert (find_outlet("Reuters").kind, find_outlet("Reuters").party) == ("agency", None)


def test_the_register_names_each_outlet_once() -> None:
    ids = [outlet.id for outlet in outlets()]
    assert len(ids) == len(set(ids)) >= 120
    assert {outlet.kind for outlet in outlets()} == {"agency", "state-media", "government", "press", "other"}


def test_outlets_are_found_where_a_text_names_them() -> None:
    text = "Time will tell, Kyodo News said; People’s Daily and the New York Times were silent."
    assert [(outlet.name, text[start:end]) for outlet, start, end in outlets_in(text)] == [
        ("Kyodo News", "Kyodo News"),
        ("People's Daily", "People’s Daily"),
        ("The New York Times", "New York Times"),
    ]


def test_agencies_are_known_by_every_name_they_sign_with() -> None:
    assert agencies()["The Associated Press"] is agencies()["AP"]
    assert "The Guardian" not in agencies()
