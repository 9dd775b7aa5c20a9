from __future__ import annotations

import pytest
from heard import Find

from readout.extract.extractor import extract
from readout.model.statement import Mention

from .conftest import Parse

MEETING = "Norwegian Prime Minister Ann Low met Icelandic Prime Minister Bert High on Monday."


def speaker_of(parse: Parse, text: str) -> Mention:
    """The speaker of the last attributed statement of a text."""
    speaker = [s for s in extract(parse(text)).statements if s.is_attributed][-1].speaker
    assert speaker is not None
    return speaker


def test_two_holders_of_one_office_are_a_group_of_the_two(parse: Parse) -> None:
    speaker = speaker_of(parse, f"{MEETING} The Norwegian and Icelandic prime ministers said they would meet again.")
    assert (speaker.kind, speaker.members) == ("group", ("Ann Low", "Bert High"))


def test_holders_whom_the_text_never_names_are_a_group_by_their_offices(parse: Parse) -> None:
    speaker = speaker_of(parse, "The Norwegian and Icelandic prime ministers said they would meet again.")
    assert (speaker.kind, speaker.members) == ("group", ("Norwegian prime minister", "Icelandic prime minister"))


def test_ministers_of_one_state_are_no_group_of_two(parse: Parse) -> None:
    assert speaker_of(parse, "The Norwegian ministers said they would meet again.").members == ()


def test_two_peoples_are_the_two_states(parse: Parse) -> None:
    speaker = speaker_of(parse, "Norway and Iceland share a sea. The two peoples said they want peace.")
    assert (speaker.kind, set(speaker.members)) == ("group", {"Norway", "Iceland"})


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norwegians fear the dam will fail.", "Norwegians"),
        ("Ed Hill said Chileans would blame the mayor.", "Chileans"),
        ("The Norwegians said the dam will fail.", "Norway"),
        ("Norwegian officials said the dam will fail.", "Norwegian officials"),
    ],
)
def test_people_without_an_article_are_not_their_state(statements: Find, text: str, speaker: str) -> None:
    assert speaker in [s.speaker.name for s in statements(text) if s.speaker is not None]
