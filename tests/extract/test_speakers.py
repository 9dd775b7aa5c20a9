from __future__ import annotations

import pytest
from heard import HEAD, Find, name, said


def test_who_means_the_noun_before_it(statements: Find) -> None:
    found = statements(HEAD + "The talks were led by Rojas, who said that the lake was closed.")
    assert name(said(found, "the lake was closed")) == "Pedro Rojas"


def test_what_somebody_is_called_behind_a_comma_is_the_person(statements: Find) -> None:
    found = statements("Gov. Roy Lund, a Democrat who has called for the gift, was glad.\n“People are tired,” he wrote on Twitter.")
    assert {name(statement) for statement in found} == {"Roy Lund"}


def test_a_statement_speaks_for_whoever_called_a_thing_so_in_it(statements: Find) -> None:
    found = statements("In a statement, the university called the acts “bad.”\n“The acts were bad, and we know it,” the statement said.")
    assert [name(statement) for statement in found] == ["university", "university"]


def test_conjoined_cues_share_their_speaker(statements: Find) -> None:
    found = statements(HEAD + "Lund praised the treaty and warned that the lake would dry up.")
    assert name(said(found, "the lake would dry up")) == "Kari Lund"


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


def test_a_clause_that_sets_another_against_the_speaker_is_not_their_word(statements: Find) -> None:
    found = statements(HEAD + "Lund said the dam was the first of many, while Chile's envoy said the lake was low.")
    assert said(found, "first of many").text == "the dam was the first of many"
    assert said(found, "the lake was low").via == ()


def test_a_son_is_not_his_father(statements: Find) -> None:
    found = statements("Mayor Donald Low met reporters. His son Donald Low Jr. came. Low Jr. said the dam was old. Low said it was safe.")
    assert name(said(found, "the dam was old")) == "Donald Low Jr."
    assert name(said(found, "it was safe")) == "Donald Low"


def test_a_word_of_the_quotation_is_never_its_speaker(statements: Find) -> None:
    found = statements("\"Thankfully, the mayor can't do it alone. Too many lives at stake,” U.S. Senator Bill High, a Democrat, said.")
    assert all(name(s) == "Bill High" for s in found)


def test_a_turn_in_capitals_belongs_to_the_person_of_that_name(statements: Find) -> None:
    turns = ("ROJAS: Is the dam old?", "McLUND: It is not old.", "ROJAS: Are you sure?", "McLUND: We looked twice.")
    text = "\n\n".join(("Kari McLund met Pedro Rojas.", *turns))
    found = statements(text)
    assert [name(s) for s in found] == ["Pedro Rojas", "Kari McLund", "Pedro Rojas", "Kari McLund"]


def test_the_answers_of_an_interview_are_of_whom_it_introduces_and_the_questions_are_the_outlets(statements: Find) -> None:
    text = "Kari Lund wrote a novel. Lund spoke to us.\n\nQ: Why a dam?\n\nA: The dam is old.\n\nQ: And the lake?\n\nA: The lake is deep."
    found = statements(text)
    assert [(name(s), s.text) for s in found] == [("Kari Lund", "The dam is old"), ("Kari Lund", "The lake is deep")]


def test_the_last_word_of_an_outlet_named_before_means_that_outlet(statements: Find) -> None:
    found = statements("The Washington Post wrote that the dam was old. The Post said it would fall.")
    assert name(said(found, "it would fall")) == "The Washington Post"


@pytest.mark.parametrize(
    "text",
    [
        "Companies had to disclose their practices.",
        "The state had yet to clarify its reasons.",
        "Senators voted to confirm the judge.",
        "The club will admit women.",
    ],
)
def test_a_duty_to_speak_or_a_vote_is_no_statement(statements: Find, text: str) -> None:
    assert statements(HEAD + text) == []


def test_who_is_asked_is_not_who_asks(statements: Find) -> None:
    found = statements(HEAD + 'Asked whether the dam was safe, Lund said: "Of course."')
    assert [s.text for s in found] == ["Of course."]


def test_a_quotation_left_open_ends_before_who_said_it(statements: Find) -> None:
    (found,) = statements("“The dam is old and nobody cares about it, commentator Ann Low wrote.")
    assert (name(found), found.text) == ("Ann Low", "The dam is old and nobody cares about it")


def test_an_honorific_makes_a_person_of_a_name_that_a_country_has_too(statements: Find) -> None:
    found = statements("Rep. Ann Jordan of Ohio spoke first. “The lake is closed,” Ms. Jordan said.")
    assert (name(said(found, "The lake is closed")), said(found, "The lake is closed").speaker.kind) == ("Ann Jordan", "person")


def test_a_member_of_a_party_is_one_who_was_named_before(statements: Find) -> None:
    text = "Mr. Peter Lowman told reporters that he would wait.\n\n“The lake is closed,” the Ohio Republican said.\n\n"
    found = statements(
        "House Speaker Peter Lowman met aides.\n\n" + text + "Rep. Tim Hale of Iowa, head of the Republican Study Group, left."
    )
    assert name(said(found, "The lake is closed")) == "Peter Lowman"


def test_an_attorney_is_no_attorney_general(statements: Find) -> None:
    found = statements("Strand's attorney claimed the lake was closed. The letter went to Attorney General Rod Rosen.")
    assert "Rosen" not in name(said(found, "the lake was closed"))


def test_a_speaker_behind_the_verb_is_heard_where_the_parser_takes_a_word_of_the_quotation(statements: Find) -> None:
    quoted = "If you look country by country, our people work way more that the average of rich countries around the world,"
    found = statements(f'"{quoted}" said Rep. Keith Ellis, (D-Minn.).')
    assert name(said(found, "country by country")) == "Keith Ellis"


def test_the_rights_group_is_the_body_named_before(statements: Find) -> None:
    found = statements("Lakewatch International said the lake was closed. The river, the human rights group said, was open.")
    assert name(said(found, "was open")) == "Lakewatch International"


def test_what_is_apologized_for_is_not_through_whom(statements: Find) -> None:
    found = statements(HEAD + "Lund apologized for the agency's treatment of fishermen.")
    assert said(found, "treatment").via == ()


@pytest.mark.parametrize(
    "text",
    [
        "Premiums may vary according to age, as they should.",
        "An aide who was not authorized to speak publicly about the lake left early.",
        "Who would have thought it would be so dry?",
        "Let us say that few people like the lake.",
        "Lund testified to a congressional committee on Monday.",
        "Others labeled him.",
    ],
)
def test_what_nobody_says_is_no_statement(statements: Find, text: str) -> None:
    assert statements(HEAD + text) == []


def test_the_surname_of_a_full_name_is_that_person_even_if_it_is_a_country_too(statements: Find) -> None:
    found = statements(
        "Eyewitness Kevin Jordan lives by the lake.\n\n“The lake is closed,” Jordan told KENS-TV. Jordan said the river was open."
    )
    assert name(said(found, "the river was open")) == "Kevin Jordan"


def test_a_bare_surname_is_not_the_son_where_the_son_is_told_by_his_jr(statements: Find) -> None:
    text = "Peter Lowman Jr. met an envoy. The envoy told Lowman Jr. that the lake was closed.\n\nLowman has denied that the river is open."
    assert name(said(statements(text), "the river is open")) == "Lowman"


def test_one_outlet_is_not_another_whose_last_word_it_shares(statements: Find) -> None:
    text = HEAD + "“The lake is closed,” Lund told BuzzFeed News. Rojas told Mercury News that the river was open."
    assert [via.name for via in said(statements(text), "the river was open").via] == ["Mercury News"]


def test_the_paper_is_no_agency_and_the_station_no_paper(statements: Find) -> None:
    text = HEAD + "The New York Times wrote of it, and so did Reuters. Lund told the paper that the lake was closed."
    assert [via.name for via in said(statements(text), "the lake was closed").via] == ["The New York Times"]
    text = HEAD + "CNN showed it, and The Washington Post wrote of it. Lund told the network that the river was open."
    assert [via.name for via in said(statements(text), "the river was open").via] == ["CNN"]


def test_a_paper_of_two_names_is_an_outlet(statements: Find) -> None:
    found = statements(HEAD + "Lund told The Caller-Times that the lake was closed.")
    assert [via.name for via in said(found, "the lake was closed").via] == ["Caller-Times"]


@pytest.mark.parametrize("phrase", ["The former diplomat", "The billionaire businessman", "The Ohio senator"])
def test_an_epithet_means_the_person_told_of_just_before(statements: Find, phrase: str) -> None:
    text = f"Ann Low left the lake on Monday. {phrase} said that the water was cold. She added that it stank."
    assert name(said(statements(text), "the water was cold")) == "Ann Low"
    assert name(said(statements(text), "it stank")) == "Ann Low"


def test_an_office_that_others_hold_is_no_epithet(statements: Find) -> None:
    text = "Ann Low sued the town on Monday. The mayor said that the water was cold."
    assert name(said(statements(text), "the water was cold")) == "mayor"


def test_the_senator_of_another_state_is_somebody_else(statements: Find) -> None:
    text = "Ohio Sen. Ann Low met Texas Sen. Mark Hill. Nobody else came.\n\nThe Texas senator said that the water was cold."
    assert name(said(statements(text), "the water was cold")) == "Mark Hill"
    text = "Ohio Sen. Ann Low stayed at home.\n\nIt rained all day.\n\nNobody came.\n\nThe Texas senator said that the water was cold."
    assert name(said(statements(text), "the water was cold")) == "Texas senator"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("Most Americans", "Most Americans"), ("A senior Democrat", "senior Democrat"), ("Some Republicans", "Some Republicans")],
)
def test_some_of_a_people_or_party_are_neither_its_state_nor_the_whole(statements: Find, words: str, wanted: str) -> None:
    found = said(statements(f"{words} said that the water was cold."), "the water was cold")
    assert (found.speaker.name, found.speaker.kind) == (wanted, "unnamed")


def test_several_titles_joined_are_one_person(statements: Find) -> None:
    text = "Mark Hill swam. The billionaire businessman and candidate said that the water was cold."
    assert name(said(statements(text), "the water was cold")) == "Mark Hill"


@pytest.mark.parametrize(
    "text",
    [
        "Lund said Rojas waited too long, but praised him for the treaty.",
        "Lund warned that Rojas was draining the lake, saying it would mean the end of the treaty.",
        "Lund said the guard would stay, adding that it could protect the treaty.",
    ],
)
def test_whoever_reports_goes_on_behind_what_is_reported(statements: Find, text: str) -> None:
    found = statements(HEAD + text)
    assert name(said(found, "the treaty")) == "Kari Lund"
    assert not any("the treaty" in s.text and s.speaker.name != "Kari Lund" for s in found)


@pytest.mark.parametrize("cue", ["praised Rojas for saying that", "accused Rojas of saying that"])
def test_for_what_somebody_is_judged_he_said_himself(statements: Find, cue: str) -> None:
    inner = min((s for s in statements(HEAD + f"Lund {cue} the lake was closed.") if "was closed" in s.text), key=lambda s: len(s.text))
    assert name(inner) == "Pedro Rojas"


@pytest.mark.parametrize(
    "text",
    [
        "One would think that the lake is open.",
        "All told, the firms are said to be rich.",
        "The treaty allows Lund to highlight her success.",
        "Lund denied entry to fishermen.",
        "Lund did not offer a plan of her own.",
        "It is worthwhile stressing that the lake is open.",
    ],
)
def test_what_only_looks_like_saying_is_no_statement(statements: Find, text: str) -> None:
    assert statements(HEAD + text) == []


def test_a_quotation_behind_a_colon_needs_no_verb_of_saying(statements: Find) -> None:
    found = statements(HEAD + "Lund was blunt: “Nobody will swim in this lake again.”")
    assert name(said(found, "Nobody will swim")) == "Kari Lund"


def test_a_quotation_in_the_paragraph_behind_a_colon_is_of_who_speaks_before_it(statements: Find) -> None:
    found = statements(HEAD + "Lund blasted the answer of her guest:\n\n“Nobody will swim in this lake again. It is closed for good.”")
    assert name(said(found, "Nobody will swim")) == "Kari Lund"


def test_the_quoted_name_of_a_hearing_is_nobodys_words(statements: Find) -> None:
    found = statements(HEAD + "Lund will testify on Monday at a hearing called “Closing the Lake: Who Drank the Water?”")
    assert not any("Closing the Lake" in s.text for s in found)


def test_an_outlet_named_behind_the_verb_at_the_end_speaks(statements: Find) -> None:
    found = statements(HEAD + "The guard had closed the lake, reported the Lake Herald in May.")
    assert name(said(found, "had closed the lake")) == "Lake Herald"


def test_the_speaker_of_the_house_is_known_by_the_title_before_the_name(statements: Find) -> None:
    text = "Speaker Ann Low said the bill was dead.\n\nThe House speaker said the goal was lower taxes. “It helps,” she said."
    assert name(said(statements(text), "lower taxes")) == "Ann Low"


def test_a_spokesman_is_nobody_whom_the_text_names_only_later(statements: Find) -> None:
    text = "The spokesperson said the lake was closed.\n\nLater came Lisa Gale, a spokesperson for the Lake Union."
    assert name(said(statements(text), "the lake was closed")) != "Lisa Gale"


def test_who_behind_a_description_is_the_person_described(statements: Find) -> None:
    found = statements("Mark Hill, a senator from Vannet who declined to run again, left on Monday.")
    assert name(said(found, "to run again")) == "Mark Hill"


def test_who_is_never_a_thing(statements: Find) -> None:
    found = statements(HEAD + "Lund commented on threats from former adviser Mark Hill who said that he would sue.")
    assert {name(s) for s in found if s.text == "he would sue"} == {"Mark Hill"}


def test_as_somebody_claims_may_tell_of_himself(statements: Find) -> None:
    text = "Larry Davis sang. When Mark Hill unveiled his plan, many asked whether it was cheap, as he claimed."
    assert name(min((s for s in statements(text) if s.cue.quote == "claimed"), key=lambda s: len(s.text))) == "Mark Hill"


def test_a_quoted_title_is_nobodys_words(statements: Find) -> None:
    found = statements("In his new book, “Ringside Seat,” Mark Hill tells the story of the lake.")
    assert not any("Ringside" in s.text for s in found)


def test_an_acronym_means_what_the_article_says_it_means(statements: Find) -> None:
    found = statements("The Girl Scouts of Arvik (GSA) met on Monday. GSA said the dam was old.")
    assert name(said(found, "the dam was old")) == "Girl Scouts of Arvik"


@pytest.mark.parametrize(
    ("role", "party"),
    [("Former Chilean foreign minister", None), ("Chilean foreign minister", "CL"), ("Retired Chilean general", None)],
)
def test_who_has_left_office_speaks_for_no_state(statements: Find, role: str, party: str | None) -> None:
    (found,) = statements(f"{role} Ann Rojas said that the harbour had been empty for a week.")
    assert (name(found), found.speaker.party) == ("Ann Rojas", party)


def test_who_stands_behind_the_verb_said_all_that_the_parser_parts(statements: Find) -> None:
    found = statements("The market was a muddle of grocers on carts, farmers in vans, balloons lifting children, said Low, a doctor.")
    assert [(s.speaker.name, s.text) for s in found if s.speaker] == [
        ("Low", "The market was a muddle of grocers on carts, farmers in vans, balloons lifting children")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ann Low has denied allegations that her club dealt with smugglers and condemned inquiries into the club.",
            [("Ann Low", "allegations that her club dealt with smugglers"), ("Ann Low", "inquiries into the club")],
        ),
        ("Ann Low condemned the raid in the morning as a crime.", [("Ann Low", "the raid in the morning as a crime")]),
        ("Ann Low referred to the raid as a crime.", [("Ann Low", "the raid as a crime")]),
        (
            "Prime Minister Ann Low said she would go on amid the storm but also closed the port.",
            [("Ann Low", "she would go on amid the storm")],
        ),
        ("Ann Low said Ed Hill was weak and criticized the board.", [("Ann Low", "Ed Hill was weak"), ("Ann Low", "the board")]),
        (
            "The yard sold a ferry, in what Ottawa said was the best deal of the year.",
            [("Canada", "was the best deal of the year")],
        ),
    ],
)
def test_a_verb_of_speech_goes_on_with_the_one_of_its_form(statements: Find, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(name(s), s.text) for s in statements(text) if s.speaker] == wanted


@pytest.mark.parametrize(("people", "party"), [("Saudi", "SA"), ("Russian", "RU")])
def test_an_assertion_has_the_people_whose_it_is_for_its_speaker(statements: Find, people: str, party: str) -> None:
    (found,) = [s for s in statements(f"It began with a {people} assertion that Ann Low owns the lake.") if s.speaker]
    assert (found.speaker.party, found.text) == (party, "Ann Low owns the lake")


def test_words_within_a_sentence_are_not_those_of_whom_an_earlier_one_goes_by(statements: Find) -> None:
    found = statements(
        "The ferry was cancelled, according to the Lake Post. A Norlandic station showed a drawing of a whale, with the words: "
        "“Whoever swims here swims alone!” printed over this line: “The sea keeps what it likes.”"
    )
    assert [s.text for s in found if s.speaker and s.speaker.name == "Lake Post"] == ["The ferry was cancelled"]
