"""Whom a pronoun that speaks takes up."""

from __future__ import annotations

import pytest
from heard import HEAD, Find, name, said

from readout.extract.pronouns import fits
from readout.model.article import Span
from readout.model.statement import Mention


def test_a_pronoun_means_the_subject_that_spoke_last(statements: Find) -> None:
    found = statements(HEAD + "Rojas said the lake was closed. He added that the river was open.")
    assert name(said(found, "the river was open")) == "Pedro Rojas"
    assert said(found, "the river was open").speaker.span.quote == "He"


def test_gender_told_by_the_text_keeps_a_pronoun_from_the_nearest_name(statements: Find) -> None:
    text = HEAD + "Lund swam in the lake with her dog. Mr. Rojas watched. She said the water was cold."
    assert name(said(statements(text), "the water was cold")) == "Kari Lund"


def test_a_bare_last_name_has_the_gender_of_whom_it_brings_to_mind(statements: Find) -> None:
    text = "President Trump thanked the harbour master Ann Low. “We sailed well,” Trump said.\nShe joked, “No, I’m not ill.”"
    assert name(said(statements(text), "not ill")) == "Ann Low"


def test_a_pronoun_inside_reported_words_means_the_one_who_reports(statements: Find) -> None:
    found = statements(HEAD + "Rojas said he had urged Lund to close the lake.")
    assert name(said(found, "to close the lake")) == "Pedro Rojas"


def test_it_means_the_letter_that_spoke_before_and_he_never_does(statements: Find) -> None:
    found = statements(HEAD + "Lund left. The letter states that fish are free. It also notes that boats are not. He said it was wrong.")
    assert name(said(found, "boats are not")) == "letter"
    assert name(said(found, "it was wrong")) != "letter"


def test_an_honorific_tells_a_wife_from_her_husband(statements: Find) -> None:
    found = statements("Sarah Low and her husband, Ed Low, own the dam. Ms. Low said it was old. Mr. Low said it was new.")
    assert name(said(found, "it was old")) == "Sarah Low"
    assert name(said(found, "it was new")) == "Ed Low"


def test_who_in_the_singular_means_the_nearer_of_two(statements: Find) -> None:
    found = statements("The party hired a lawyer to see Ed High and Ann Low, who accuses him of fraud.")
    assert name(said(found, "him of fraud")) == "Ann Low"


def test_a_pronoun_after_a_subject_that_cannot_speak_means_its_owner(statements: Find) -> None:
    found = statements(HEAD + "Rojas's own story about the dam has changed. This week he told reporters that it was safe.")
    assert name(said(found, "it was safe")) == "Pedro Rojas"


def test_they_after_the_police_means_the_police(statements: Find) -> None:
    found = statements("Police told reporters the dam had failed. They said nobody was hurt.")
    assert name(said(found, "nobody was hurt")) == "Police"


def test_several_are_never_he() -> None:
    span = Span(article_id="art_test", start=0, end=12, quote="many of whom")
    several = Mention(span=span, name="many of whom", entity_id="many-of-whom", kind="unnamed")
    assert not fits(several, "he", None)
    assert fits(several, "they", None)


def test_a_pronoun_is_nobody_whom_its_own_words_name(statements: Find) -> None:
    text = HEAD + "When Rojas was in Lisbon, reporters asked Mr. Hill about the lake. He said Rojas had closed the lake."
    assert name(said(statements(text), "Rojas had closed the lake")) == "Hill"


def test_who_does_a_thing_in_the_passive_may_be_meant_next(statements: Find) -> None:
    text = "Ann Low met Mary Hill on Monday.\n\nThis concern was shared by Hill. “The lake is dry,” she said."
    assert name(said(statements(text), "The lake is dry")) == "Mary Hill"


def test_they_may_be_the_body_that_spoke_just_before(statements: Find) -> None:
    text = "Villagers fished. They rested. It rained.\n\nThe Lake Guard confirmed the deaths. They also accused Lund of lying."
    assert name(said(statements(text), "lying")) == "Lake Guard"


def test_they_are_people_rather_than_a_body_told_of_later(statements: Find) -> None:
    text = "Villagers complained. Parliament met. They said that the lake was dry."
    assert name(said(statements(text), "the lake was dry")) == "Villagers"


def test_it_may_be_the_bill_told_of_before(statements: Find) -> None:
    text = "The new bill closes the lake. “Nobody shall fish here in winter,” it says."
    assert name(said(statements(text), "Nobody shall fish")) == "new bill"


def test_in_somebodys_speech_the_pronoun_is_that_person(statements: Find) -> None:
    found = statements(HEAD + "Lund, asked by Mr. Mark Hill, listened to Rojas's speech in which he talked about the lake.")
    assert name(said(found, "the lake")) == "Pedro Rojas"


def test_who_is_spoken_to_does_not_speak(statements: Find) -> None:
    found = statements(
        "Tom Hale went to court. A judge turned down a plea of the town. In a long speech, he told the judge that the lake was his."
    )
    assert name(said(found, "the lake was his")) == "Tom Hale"


def test_in_the_words_of_another_a_pronoun_is_the_person_told_of_there(statements: Find) -> None:
    found = statements("Ms. Hollis fled to a shop, where she told a guard that the boat had sunk, Sheriff Lombard said.")
    assert [name(statement) for statement in found if statement.addressee is not None] == ["Hollis"]
    found = statements("According to the indictment, Mr. Hale paid a part of what he had promised to give to the town.")
    assert all(name(statement) in ("indictment", "Hale") for statement in found)


def test_she_is_rather_the_woman_told_of_than_a_speaker_of_unknown_gender(statements: Find) -> None:
    found = statements("Sheriff Lombard said that Ms. Hollis was calm, though he said she had told officers that the boat sank.")
    assert [name(statement) for statement in found if statement.addressee is not None] == ["Hollis"]


def test_a_document_is_never_he_whatever_it_ends_in(statements: Find) -> None:
    text = "Tom Hale kept the money. The indictment lists his boats. “I have them all,” he said."
    assert name(said(statements(text), "I have them all")) == "Tom Hale"


def test_a_daughter_is_never_he(statements: Find) -> None:
    found = statements("Tom Hale sat in court. A daughter wept beside the lake. He said the boats were safe.")
    assert name(said(found, "the boats were safe")) == "Tom Hale"


def test_whoever_acts_outside_the_quotation_marks_of_a_report_may_be_meant_next(statements: Find) -> None:
    text = (
        "Mayor Steve Wolf called for calm.\n"
        "Officials said they “know the dam is safe,” though Joe Lombard left some doubt. “As of now we hope,” he said."
    )
    assert name(said(statements(text), "As of now we hope")) == "Joe Lombard"


def test_it_may_be_an_advertisement(statements: Find) -> None:
    found = statements(
        "The Lake Times ran a story. Hale's campaign ad opens with a boat. It goes on to tell of the dam and argues that Lund sank it."
    )
    assert name(said(found, "Lund sank it")) == "Hale's campaign ad"


def test_whom_something_is_said_to_be_may_be_meant_next(statements: Find) -> None:
    text = "Tom Hale said it was cold. Meanwhile, the Weekly says this year's runner-up is Edward Snow. He tells them that the lake is dry."
    found = statements(text)
    assert name(said(found, "the lake is dry")) == "Edward Snow"


def test_they_are_the_two_of_whom_it_was_told_that_they_met(statements: Find) -> None:
    met = "President Ann Low met President Ivan Petrov in Oslo on Monday."
    assert name(said(statements(f"{met} They agreed to keep channels open."), "to keep channels open")) == "Ann Low and Ivan Petrov"
    later = (
        "Some allies said they feared a deal. Low spoke with Petrov for two hours. They had met before. They agreed to keep channels open."
    )
    assert name(said(statements(f"{met} {later}"), "to keep channels open")) == "Ann Low and Ivan Petrov"
    third = "Low spoke with Petrov and Kari Lund. Officials said it was late. They agreed to keep channels open."
    assert name(said(statements(f"{met} {third}"), "to keep channels open")) == "Officials"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lund’s speech also drew criticism from pilots like harbour chief Ed Royce.", "Ed Royce"),
        ("Mark Lund drew a rebuke from Ed Royce.", "Ed Royce"),
        ("Mark Lund drew a line between himself and Ed Royce.", "Mark Lund"),
        ("Mark Lund took a boat from Ed Royce.", "Mark Lund"),
    ],
)
def test_who_is_said_to_react_speaks_next(statements: Find, text: str, speaker: str) -> None:
    assert name(said(statements(text + "\n“There is no way to do it,” he said."), "There is no way")) == speaker
