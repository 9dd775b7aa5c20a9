from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import Parser
from readout.model.article import Article, Outlet
from readout.model.statement import Statement

Find = Callable[..., list[Statement]]
HEAD = "Norwegian Prime Minister Kari Lund met Chilean President Pedro Rojas in Lisbon on Thursday.\n"


@pytest.fixture
def statements(parser: Parser) -> Find:
    def found(text: str, outlet: Outlet | None = None) -> list[Statement]:
        article = Article(id="art_test", text=text, outlet=outlet)
        return [s for e in ArticleExtractor(parser)([article]) for s in e.statements if s.is_attributed]

    return found


def said(found: list[Statement], words: str) -> Statement:
    return next(s for s in found if words in s.text)


def name(statement: Statement) -> str:
    assert statement.speaker is not None
    return statement.speaker.name


def test_a_pronoun_means_the_subject_that_spoke_last(statements: Find) -> None:
    found = statements(HEAD + "Rojas said the lake was closed. He added that the river was open.")
    assert name(said(found, "the river was open")) == "Pedro Rojas"
    assert said(found, "the river was open").speaker.span.quote == "He"


def test_gender_told_by_the_text_keeps_a_pronoun_from_the_nearest_name(statements: Find) -> None:
    text = HEAD + "Lund swam in the lake with her dog. Mr. Rojas watched. She said the water was cold."
    assert name(said(statements(text), "the water was cold")) == "Kari Lund"


def test_a_pronoun_inside_reported_words_means_the_one_who_reports(statements: Find) -> None:
    found = statements(HEAD + "Rojas said he had urged Lund to close the lake.")
    assert name(said(found, "to close the lake")) == "Pedro Rojas"


def test_who_means_the_noun_before_it(statements: Find) -> None:
    found = statements(HEAD + "The talks were led by Rojas, who said that the lake was closed.")
    assert name(said(found, "the lake was closed")) == "Pedro Rojas"


def test_conjoined_cues_share_their_speaker(statements: Find) -> None:
    found = statements(HEAD + "Lund praised the treaty and warned that the lake would dry up.")
    assert name(said(found, "the lake would dry up")) == "Kari Lund"


def test_an_outlet_that_only_relays_becomes_via_and_no_statement_of_its_own(statements: Find) -> None:
    found = statements(HEAD + "“The lake is closed,” Lund said, according to public broadcaster NHK.")
    assert [(name(s), [v.name for v in s.via]) for s in found] == [("Kari Lund", ["NHK"])]


def test_the_outlet_told_is_a_relay(statements: Find) -> None:
    found = statements(HEAD + "Lund told Reuters that the lake was closed.")
    assert [v.name for v in said(found, "the lake was closed").via] == ["Reuters"]


def test_an_outlet_is_no_relay_in_its_own_report(statements: Find) -> None:
    found = statements(HEAD + "Lund told Reuters that the lake was closed.", Outlet(id="reuters", name="Reuters"))
    assert said(found, "the lake was closed").via == ()


def test_a_platform_is_never_a_relay(statements: Find) -> None:
    found = statements(HEAD + "“The lake is closed,” Lund wrote on Twitter.")
    assert said(found, "The lake is closed").via == ()


def test_speech_within_speech_came_through_the_outer_speaker(statements: Find) -> None:
    found = statements(HEAD + "Lund said that Chile had agreed to close the lake.")
    inner = next(s for s in found if s.cue is not None and s.cue.quote == "agreed")
    assert [v.name for v in inner.via] == ["Kari Lund"]


def test_remarks_named_as_relayed_in_the_next_sentence_carry_the_relay(statements: Find) -> None:
    found = statements(
        HEAD + "Rojas told Lund that the lake should close.\nThe remarks, reported by Chinese state media, came on Thursday."
    )
    relayed = said(found, "the lake should close")
    assert [v.name for v in relayed.via] == ["Chinese state media"]
    assert relayed.addressee is not None
    assert relayed.addressee.name == "Kari Lund"


def test_a_signed_post_has_the_author_of_its_signature(statements: Find) -> None:
    found = statements(HEAD + "The lake is open. Go swim! — Kari Lund (@karilund) May 3, 2019")
    assert name(said(found, "Go swim!")) == "Kari Lund"
    assert said(found, "Go swim!").kind == "direct"


def test_all_of_several_speakers_speak(statements: Find) -> None:
    (statement,) = statements("Kari Lund and Pedro Rojas expressed concern about the lake.")
    assert statement.speaker is not None
    assert statement.speaker.members == ("Kari Lund", "Pedro Rojas")


def test_a_document_speaks_for_whoever_issued_it(statements: Find) -> None:
    found = statements(HEAD + "A statement by the Blue Lake Society said 49 boats had sunk. Lund's letter said the lake was safe.")
    assert name(said(found, "49 boats")) == "Blue Lake Society"
    assert name(said(found, "the lake was safe")) == "Kari Lund"


def test_an_adviser_to_somebody_is_not_that_person(statements: Find) -> None:
    (statement,) = statements(HEAD + "Advisers to Lund said the lake was clean.")
    assert name(statement) == "Advisers to Lund"


def test_it_means_the_letter_that_spoke_before_and_he_never_does(statements: Find) -> None:
    found = statements(HEAD + "Lund left. The letter states that fish are free. It also notes that boats are not. He said it was wrong.")
    assert name(said(found, "boats are not")) == "letter"
    assert name(said(found, "it was wrong")) != "letter"


def test_what_it_would_be_fair_to_say_nobody_says(statements: Find) -> None:
    assert statements(HEAD + "It is fair to say that the lake is small. It makes no sense to claim that the lake is large.") == []


def test_leaders_named_by_their_states_are_those_persons(statements: Find) -> None:
    (statement,) = statements(HEAD + "The Norwegian and Chilean leaders agreed to open the lake.")
    assert statement.speaker is not None
    assert statement.speaker.members == ("Kari Lund", "Pedro Rojas")


def test_a_report_by_an_institute_is_the_institutes_and_one_by_nobody_is_no_outlet(statements: Find) -> None:
    found = statements(HEAD + "A March report by the Institute for Lakes said the lake was clean. Another report says the fish are gone.")
    assert name(said(found, "was clean")) == "Institute for Lakes"
    assert said(found, "the fish are gone").speaker.kind == "other"


def test_the_north_is_north_korea_where_the_article_is_about_it(statements: Find) -> None:
    found = statements("North Korea closed its lake on Monday. The North said the fish were gone.")
    assert name(said(found, "the fish were gone")) == "North Korea"


def test_the_paper_is_the_outlet_named_last(statements: Find) -> None:
    found = statements(HEAD + "The Washington Post reported that the lake was sold. The paper said the price was secret.")
    assert name(said(found, "the price")) == "The Washington Post"


def test_a_described_person_beside_a_named_one_is_one_of_two(statements: Find) -> None:
    (statement,) = statements("Kari Lund and her Chilean counterpart, Pedro Rojas, agreed to open the lake.")
    assert statement.speaker is not None
    assert statement.speaker.members == ("Kari Lund", "Pedro Rojas")


def test_an_unnamed_speaker_keeps_what_the_text_says_of_them(statements: Find) -> None:
    found = statements(HEAD + "A person briefed on the talks told the paper that the lake would open.")
    assert name(said(found, "the lake would open")) == "person briefed on the talks"
