"""Agencies credited with a text, apart from those quoted in it or credited with its pictures."""

from readout.text.credits import find_credits, trailing_credit
from readout.text.layout import lay_out

BODY = "The ministers agreed on Tuesday to open the northern harbour to fishing boats from both countries, officials said."


def credits(text: str) -> list[tuple[str, str]]:
    found = find_credits(text, lay_out(text))
    assert all(text[credit.start : credit.end] for credit in found)
    return [(credit.agency, credit.how) for credit in found]


def test_the_agency_of_the_dateline_is_credited() -> None:
    assert credits(f"OSLO, March 12 (Xinhua) -- {BODY}") == [("Xinhua", "dateline")]


def test_an_agency_signing_the_end_is_credited() -> None:
    assert credits(f"{BODY}\n\nThey will meet again in the spring, when the ice has gone. EFE") == [("EFE", "tail")]


def test_an_agency_that_contributed_is_credited() -> None:
    assert credits(f"{BODY}\n\n{BODY[4:]}\n\nThe Associated Press contributed to this report.") == [("Associated Press", "contributor")]


def test_an_agency_named_in_the_update_line_is_credited() -> None:
    assert credits(f"Harbour to open in the spring\nUpdated: March 13, 2021 17:40 Xinhua\n\n{BODY}") == [("Xinhua", "update")]


def test_an_agency_unknown_to_the_register_is_credited_where_the_dateline_names_it() -> None:
    assert credits(f"OSLO, March 12 (Nordwire) -- {BODY}") == [("Nordwire", "dateline")]


def test_an_agency_that_is_quoted_is_not_credited() -> None:
    assert credits(f"{BODY}\n\nThe harbour will open in the spring, Xinhua said, citing a port official in Oslo.") == []


def test_the_agency_of_a_picture_is_not_credited_with_the_text() -> None:
    assert credits(f"{BODY}\n\nBoats at anchor in Oslo, March 12, 2021. REUTERS/Jon Berg\n\n{BODY[4:]}") == []


def test_a_word_that_ends_a_sentence_is_no_signature() -> None:
    assert trailing_credit("She was questioned by Reuters.") is None
    assert trailing_credit("The talks will go on in May. Reuters") == (29, 36, "Reuters")
