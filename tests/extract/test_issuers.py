"""Who gives out a document that speaks."""

from __future__ import annotations

import pytest
from heard import Find, name, said


@pytest.mark.parametrize(
    "before",
    [
        "The Lake Board sold the boats, it said on Monday in a statement from the Lake Board.",
        "The Lake Board said in a statement that the boats were old.",
        "The Lake Board issued a statement on Monday.",
    ],
)
def test_the_statement_is_of_whoever_gave_it_out_before(statements: Find, before: str) -> None:
    found = statements(before + " The plans are not final. “We will sell the lake,” the statement said.")
    assert name(said(found, "We will sell the lake")) == "Lake Board"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Lake Board filed a complaint accusing Tom Hale of selling boats.", "Lake Board"),
        ("Tom Hale posted a story saying that the lake was dry.", "Tom Hale"),
        ("Pedro Rojas started a petition on the town's website calling for the lake to be opened.", "Pedro Rojas"),
    ],
)
def test_who_files_or_posts_a_document_says_what_it_says(statements: Find, text: str, wanted: str) -> None:
    (statement,) = statements(text)
    assert name(statement) == wanted


@pytest.mark.parametrize("verb", ["received", "read", "got"])
def test_whoever_gets_a_letter_does_not_say_what_it_says(statements: Find, verb: str) -> None:
    found = statements(f"Tom Hale {verb} a letter saying that the lake was dry.")
    assert all(statement.speaker is None or name(statement) != "Tom Hale" for statement in found)


def test_what_somebody_apologizes_for_is_what_that_person_said(statements: Find) -> None:
    found = statements("John Kerr apologized Monday for warning last week that the lack of a treaty could hurt the lake.")
    assert {name(statement) for statement in found} == {"John Kerr"}


def test_what_somebody_said_and_added_is_all_that_persons(statements: Find) -> None:
    found = statements("Lake News is a network. The network said that Mr. Berg had its support but added that he had broken its rules.")
    assert name(said(found, "he had broken its rules")) == "Lake News"


@pytest.mark.parametrize(
    "before",
    [
        "The boats were sold, according to a draft report from the Lake Commission.",
        "A draft report by the Lake Commission said the boats were sold.",
        "The Lake Commission released a report on Monday.",
        "A report, released Monday by the Lake Commission, said the boats were sold.",
        "In a report published on Monday, the Lake Commission said the boats were sold.",
        "An investigation by the Lake Commission revealed that boats were sold.",
        "The findings of the Lake Commission showed that boats were sold.",
    ],
)
def test_the_report_is_of_whoever_wrote_it(statements: Find, before: str) -> None:
    found = statements(
        before + " Nobody was charged.\n\n“The boats were old,” the report said. According to the new report, the lake was dry."
    )
    assert {name(said(found, "The boats were old")), name(said(found, "the lake was dry"))} == {"Lake Commission"}


def test_a_report_told_of_as_new_ends_the_search_and_what_is_told_of_it_again_goes_on(statements: Find) -> None:
    first = "A report by the Lake Commission said the boats were sold. "
    found = statements(first + "A new report came out on Monday. The report said that the lake was dry.")
    assert name(said(found, "the lake was dry")) == "report"
    found = statements(
        first + "A new report came out on Monday. The study by the Hill Institute is long. The report said that the lake was dry."
    )
    assert name(said(found, "the lake was dry")) == "Hill Institute"


def test_another_report_is_not_the_one_before(statements: Find) -> None:
    found = statements("A report by the Lake Commission said the boats were sold. The earlier report said that the lake was dry.")
    assert name(said(found, "the lake was dry")) == "earlier report"
    found = statements("A report by the Lake Commission said the boats were sold. The autopsy report found that he drowned.")
    assert name(said(found, "he drowned")) == "autopsy report"


def test_a_name_tells_whose_report_it_is_before_a_description_does(statements: Find) -> None:
    found = statements(
        "A report by the Lake Commission said the boats were sold. The report by members of both parties was long. "
        "The report said that the lake was dry."
    )
    assert name(said(found, "the lake was dry")) == "Lake Commission"


def test_a_statement_that_an_agency_carries_is_of_whoever_speaks_in_it(statements: Find) -> None:
    found = statements(
        "In a statement released by the Lake News Agency, the Hill Commission claimed that the boats were old. "
        "“We will sell,” the statement said."
    )
    assert name(said(found, "We will sell")) == "Hill Commission"


def test_a_speaker_told_of_twice_for_the_same_words_is_heard_once(statements: Find) -> None:
    found = statements(
        "A report by the Lake Commission came out.\n\nThe boats, the commission said, were old, according to the report. "
        "Tom Hale told the commission that it was late."
    )
    told = [statement for statement in found if "were old" in statement.text]
    assert {name(statement) for statement in told} == {"Lake Commission"}


@pytest.mark.parametrize("noun", ["committee", "panel", "subcommittee"])
def test_the_committee_may_be_the_only_body_of_its_kind(statements: Find, noun: str) -> None:
    found = statements(f"The boats were sold, said the Senate's Lake Subcommittee on Boats. The lake was dry, the {noun} said.")
    assert name(said(found, "The lake was dry")) == "Lake Subcommittee on Boats"


def test_the_committee_is_none_of_two_that_are_called_otherwise(statements: Find) -> None:
    found = statements("The Lake Board said no. The Hill Council said yes.\n\nThe lake was dry, the committee said.")
    assert name(said(found, "The lake was dry")) == "committee"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ed Hill signed a letter criticising the raids.", "Ed Hill"),
        ("Ed Hill did not just sign a letter criticising the raids.", "Ed Hill"),
        ("Ed Hill declined to sign a joint letter criticising the raids.", "joint letter"),
        ("Ed Hill did not sign a joint letter criticising the raids.", "joint letter"),
    ],
)
def test_who_does_not_sign_a_letter_does_not_speak_in_it(statements: Find, text: str, speaker: str) -> None:
    assert name(next(s for s in statements(text) if s.text == "the raids")) == speaker
