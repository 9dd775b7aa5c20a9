import pytest

from readout.text.gazetteer import find_outlet


@pytest.mark.parametrize(
    ("name", "party"),
    [("Office of the Prime Minister of Norway", "NO"), ("Ministry of Fisheries of Iceland", "IS"), ("Embassy of Japan", "JP")],
)
def test_an_office_of_a_state_that_is_not_in_the_register_speaks_for_that_state(name: str, party: str) -> None:
    outlet = find_outlet(name)
    assert (outlet.kind, outlet.party) == ("government", party)


@pytest.mark.parametrize("name", ["The Norwegian Herald", "Box Office Daily", "Government Weekly", "Iceland Morning Post"])
def test_a_paper_with_a_state_or_an_office_in_its_name_speaks_for_none(name: str) -> None:
    outlet = find_outlet(name)
    assert (outlet.kind, outlet.party) == ("other", None)
