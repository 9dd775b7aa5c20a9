from __future__ import annotations

import pytest

from readout.extract.extractor import extract

from .conftest import Parse


def speakers(parse: Parse, text: str) -> list[str | None]:
    """The names of the speakers of a text's attributed statements, in order."""
    return [s.speaker.name if s.speaker else None for s in extract(parse(text)).statements if s.is_attributed]


def test_a_post_that_speaks_is_its_author_s(parse: Parse) -> None:
    assert speakers(parse, "Mayor Ann Low took to Twitter on Monday. “The port is closed,” the tweet said.") == ["Ann Low"]


def test_a_post_of_nobody_named_speaks_for_itself(parse: Parse) -> None:
    assert speakers(parse, "The port was empty on Monday. “The port is closed,” the tweet said.") == ["tweet"]


@pytest.mark.parametrize("noun", ["propaganda", "figures", "account"])
def test_what_stands_according_to_somebody_s_account_is_theirs(parse: Parse, noun: str) -> None:
    assert speakers(parse, f"According to Iceland's {noun}, the dam is safe.") == ["Iceland"]


def test_the_agency_taken_up_is_the_one_named_before(parse: Parse) -> None:
    text = "The port was closed on Monday, Xinhua reported. The storm was the worst in years, the news agency noted."
    assert speakers(parse, text) == ["Xinhua", "Xinhua"]


def test_all_of_which_is_no_speaker(parse: Parse) -> None:
    assert speakers(parse, "The boats are gone. All of which means to say the season is over.") == []


def test_a_display_is_shown_and_not_said(parse: Parse) -> None:
    assert speakers(parse, "The mayor revealed a display of old boats.") == []
    assert speakers(parse, "The mayor revealed a plan to close the port.") == ["mayor"]
