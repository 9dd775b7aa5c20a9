"""The outlet of a text that came without one."""

import pytest

from readout.read.making import Given, make_article
from readout.read.outlets import outlet_of_text
from readout.settings import Settings
from readout.text.layout import lay_out

BODY = "The ministers agreed on Tuesday to open the northern harbour to fishing boats from both countries, officials said."
MORE = "They will meet again in the spring, when the ice has gone and the boats are back at sea."


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (f"{BODY}\n\nCopyright © 2021 The Washington Times, LLC.", "washingtontimes.com"),
        (f"{BODY}\n\nCopyright© www.gov.cn | About us", "gov.cn"),
        (f"{BODY}\n\n© 2021 The Harbour Post. All rights reserved.", "the-harbour-post"),
        (f"Ada Lie\n\nUSA TODAY\n\n{BODY}", "usatoday.com"),
        (f"Oslo, March 12 (EFE).- {BODY}\n\n{MORE} EFE", "efe.com"),
        (f"Harbour to open in the spring\nOffice of the Prime Minister of Norway\n\n{BODY}", "office-of-the-prime-minister-of-norway"),
    ],
)
def test_an_outlet_is_known_where_the_text_is_explicit(text: str, id: str) -> None:
    outlet = outlet_of_text(text, lay_out(text))
    assert outlet is not None
    assert outlet.id == id


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"OSLO (Reuters) - {BODY}",
        f"{BODY}\n\nThe Associated Press contributed to this report.",
        f"{BODY}\n\nCopyright 2021 The Associated Press. All rights reserved.",
        f"{BODY}\n\nThe news was first given by the Washington Times, the minister said on Monday.",
    ],
)
def test_an_outlet_is_not_guessed(text: str) -> None:
    assert outlet_of_text(text, lay_out(text)) is None


def test_an_office_that_issues_a_text_speaks_for_its_state() -> None:
    article = make_article(
        Given(text=f"Ministers meet in Oslo today\nMinistry of Foreign Affairs of Japan\n\n{BODY}", name="a"), Settings()
    )
    assert article.outlet is not None
    assert (article.outlet.kind, article.outlet.party) == ("government", "JP")


def test_what_is_given_wins_over_what_the_text_says() -> None:
    article = make_article(Given(text=f"{BODY}\n\n© 2021 The Harbour Post", name="a", outlet="Reuters"), Settings())
    assert article.outlet_id == "reuters.com"


def test_authors_are_taken_from_the_byline() -> None:
    article = make_article(Given(text=f"Harbour to open in the spring\n\nBy Ada Lie and Per Dahl in Oslo\n\n{BODY}", name="a"), Settings())
    assert article.authors == ("Ada Lie", "Per Dahl")
