from __future__ import annotations

import pytest
from heard import Find, name, said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Low said the port would close, drawing criticism from dockers.", "the port would close"),
        ("Ann Low said the port would close, which prompted an outcry.", "the port would close"),
        ("Ann Low said the port would close, but did not elaborate.", "the port would close"),
        ("Ann Low said the port would close, but neither in the talk nor later did she say when.", "the port would close"),
        ("Ann Low said the port would close, citing an engineer.", "the port would close"),
        ("Ann Low said she would block the plan, calling it a trap.", "she would block the plan"),
        ("Ann Low said the plan had failed, describing it as a trap.", "the plan had failed"),
        ("One aide denied that Low was calm and another said he did not know.", "Low was calm"),
        ("One aide said Low was calm, while another said that he was not.", "Low was calm"),
        ("Ann Low spoke at length, saying it was a secret that he knew, and singling out Ed Hill.", "it was a secret that he knew"),
        ("Ann Low warned the winner could be “Hiawatha,” her nickname for Ed Hill of Lake Town.", "the winner could be “Hiawatha,”"),
        ("Ann Low decried the verdict, which she said gives firms a free hand.", "the verdict"),
        ("Ann Low denounced Hill as “a liar” in a letter to the court.", "Hill as “a liar”"),
        ("Ed Hill said in an interview with NHK aired on Sunday that the dam had failed.", "the dam had failed"),
    ],
)
def test_what_the_report_adds_is_not_among_the_words_said(statements: Find, text: str, words: str) -> None:
    assert words in [statement.text for statement in statements(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Low said the tax would hit farms, prompting many of them to close.", "prompting many of them to close"),
        ("Ann Low said the plan was good, but it did not say what it would cost.", "the plan was good"),
        ("Ann Low said the dam held while the bridge failed.", "while the bridge failed"),
        ("Ann Low said Ed Hill had left the hall, calling it a trap.", "Ed Hill had left the hall, calling it a trap"),
    ],
)
def test_what_the_speaker_adds_stays(statements: Find, text: str, words: str) -> None:
    assert words in said(statements(text), words).text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Low said there was no deal and accused Hill of lying.", "Hill of lying"),
        ("Ann Low said the choice was not political and denied having leaked anything.", "having leaked anything"),
        ("Ann Low told NHK she hopes the plan will not fail and said it is to be put to the vote.", "it is to be put to the vote"),
        ("Ann Low said the envoy is a critic, while wrongly saying that it has cost ten billion.", "it has cost ten billion"),
    ],
)
def test_a_cue_behind_what_was_said_goes_on_with_who_said_it(statements: Find, text: str, words: str) -> None:
    assert name(said(statements(text), words)) == "Ann Low"


def test_a_speaker_set_into_the_sentence_said_all_before(statements: Find) -> None:
    text = (
        "But law firms have argued that boats at the border lack due process protections, said Ann Low, a lawyer, and the court is silent."
    )
    found = {name(one): one.text for one in statements(text)}
    assert found["Ann Low"].endswith("lack due process protections")
    assert found["law firms"] == "boats at the border lack due process protections"


def test_a_text_may_end_with_the_name(statements: Find) -> None:
    found = statements("But law firms have argued that boats at the border lack due process protections, said Ann Low")
    assert {name(one) for one in found} == {"Ann Low", "law firms"}


def test_words_printed_again_with_a_dash_go_on_with_nobody(statements: Find) -> None:
    found = statements("“I like chaos,” Low said at dinner. “It is good.”\n“I like chaos. It is good.” — Mayor Ann Low")
    assert [one.text for one in found] == ["I like chaos … It is good.", "I like chaos. It is good."]


def test_a_question_before_a_long_name_is_among_the_words(statements: Find) -> None:
    (statement,) = statements("“Whom does he meet?” Rep. Ed Hill (D-Calif.), the ranking member, said. “We must know.”")
    assert statement.text == "Whom does he meet? … We must know."


def test_a_person_who_was_told_of_may_say_a_thing_too(statements: Find) -> None:
    found = statements("Ann Low said the minister was a liar and denied having met him.")
    assert [(name(one), one.text) for one in found][1:] == [("minister", "having met him")]


def test_of_what_somebody_speaks_is_no_statement(statements: Find) -> None:
    (statement,) = statements("Referring to his earlier remarks, Ed Hill said the dam was safe.")
    assert statement.text == "the dam was safe"
