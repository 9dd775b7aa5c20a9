from __future__ import annotations

import pytest

from readout.extract.speech import Speech, find_speech

from .conftest import Parse


def heard(parse: Parse, text: str) -> list[tuple[str, str, str, str]]:
    """Kind, speaker, cue and words of each speech of a text."""
    parsed = parse(text)
    docs = {s.passage.order: s.tokens.doc for s in parsed.prose}

    def row(speech: Speech) -> tuple[str, str, str, str]:
        report = speech.report
        doc = docs[speech.sentence]
        speaker = doc[slice(*report.speaker)].text if report and report.speaker else ""
        cue = doc[slice(*report.cue)].text if report else ""
        return speech.kind, speaker, cue, " … ".join(docs[part.sentence][part.start : part.end].text for part in speech.content)

    return [row(speech) for speech in find_speech(parsed).speeches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The lake is closed,” Lund said.", ("direct", "Lund", "said", "The lake is closed")),
        ("Lund said: “The lake is closed.”", ("direct", "Lund", "said", "The lake is closed")),
        ("“The lake,” the minister said, “is closed.”", ("direct", "the minister", "said", "The lake … is closed")),
        ("“The lake is closed. It stays closed,” said Lund.", ("direct", "Lund", "said", "The lake is closed … It stays closed")),
        ('"The lake is closed," said one official involved in the talks.', ("direct", "one official", "said", "The lake is closed")),
        ("“The lake is closed, OK?” Lund said.", ("direct", "Lund", "said", "The lake is closed, OK")),
        ("Lund said that the lake was closed.", ("indirect", "Lund", "said", "the lake was closed")),
        ("The lake was closed, Lund said on Monday.", ("indirect", "Lund", "said", "The lake was closed")),
        ("The lake, Lund said, was closed for good.", ("indirect", "Lund", "said", "The lake … was closed for good")),
        ("The lake was closed, according to Lund.", ("indirect", "Lund", "according to", "The lake was closed")),
        ("As the ministry noted, the lake was closed.", ("indirect", "the ministry", "noted", "the lake was closed")),
        ("Lund said the lake was “closed for good” now.", ("mixed", "Lund", "said", "the lake was “closed for good” now")),
        (
            "Lund told reporters on Monday as she left for Arvik that the guards have full rein.",
            ("indirect", "Lund", "told", "the guards have full rein"),
        ),
        ("Lund told reporters that the lake was closed.", ("indirect", "Lund", "told", "the lake was closed")),
        ("Lund urged Rojas to close the lake.", ("indirect", "Lund", "urged", "to close the lake")),
        ("Lund vowed to close the lake.", ("indirect", "Lund", "vowed", "to close the lake")),
        ("Lund called for the closing of the lake.", ("indirect", "Lund", "called for", "the closing of the lake")),
        ("Lund accused Rojas of lying.", ("indirect", "Lund", "accused", "Rojas of lying")),
        ("Lund stressed the need for peace.", ("indirect", "Lund", "stressed", "the need for peace")),
        ("Lund described the plan as a gift.", ("indirect", "Lund", "described", "the plan as a gift")),
        ("The poll shows that voters like the lake.", ("indirect", "The poll", "shows", "voters like the lake")),
        ("Lund renewed her promise to close the lake.", ("indirect", "her", "promise", "to close the lake")),
        ("Lund denied that the lake was closed.", ("indirect", "Lund", "denied", "the lake was closed")),
    ],
)
def test_each_shape_of_report_gives_speaker_cue_and_words(parse: Parse, text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in heard(parse, text)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace park” opened on Monday.",
        "Lund should announce the plan.",
        "Lund did not say when the lake would open.",
        "The ministry declined to say more; it showed the lake to guests.",
        "The move highlighted the need for rain.",
        "If Lund says no, the lake stays open.",
        "Lund called 911 and left.",
        "Neither country mentioned fish.",
        "The cold suggests that the lake will freeze.",
        "The boats began moving to the harbour.",
    ],
)
def test_what_nobody_is_said_to_have_said_is_no_speech(parse: Parse, text: str) -> None:
    assert [row for row in heard(parse, text) if row[2] not in ("declined",)] == []


def test_a_quotation_after_the_cue_without_one_of_its_own_belongs_to_the_same_speaker(parse: Parse) -> None:
    text = "“The boats leave,” Lund told reporters on Monday. “The boats leave the lake at once.”"
    assert heard(parse, text) == [("direct", "Lund", "told", "The boats leave … The boats leave the lake at once")]


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_quotation_before(parse: Parse) -> None:
    text = "“The price will fall,” the bank said in a note.\n“It will fall a lot.”"
    assert heard(parse, text) == [("direct", "the bank", "said", "The price will fall … It will fall a lot")]


def test_a_paragraph_that_is_all_quotation_is_of_whom_the_sentence_before_is_a_report_of(parse: Parse) -> None:
    text = "Lund said that the lake was cold.\n“We waited for an hour. Nobody came.”\nThe boats left."
    assert heard(parse, text) == [
        ("indirect", "Lund", "said", "the lake was cold"),
        ("direct", "Lund", "said", "We waited for an hour … Nobody came"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lund said that the lake was cold.\nThe boats left.\n“We waited for an hour. Nobody came.”",
        "Lund said that the lake was cold. The boats left.\n“We waited for an hour. Nobody came.”",
        "Lund said that the lake was cold.\n“Nobody came,” the sign on the door reads in red.",
    ],
)
def test_a_quotation_is_not_of_whom_another_sentence_parts_from_it(parse: Parse, text: str) -> None:
    assert not any(speaker == "Lund" and "Nobody" in words for _, speaker, _, words in heard(parse, text))


def test_a_quotation_that_the_next_paragraph_opens_again_goes_on(parse: Parse) -> None:
    text = 'Lund told the bank he "heard a crash and saw that the lake was cold.\n"Then I saw the boats leave."\nThe lake was closed.'
    rows = [(speaker, words) for _, speaker, _, words in heard(parse, text)]
    assert any(speaker == "Lund" and "Then I saw the boats leave" in words for speaker, words in rows)


def test_who_is_quoted_within_a_quotation_does_not_go_on_with_it(parse: Parse) -> None:
    text = "“The bank told Lund, ‘We urge you to close the lake.’ It is our duty.\n“Boats should not mind when the lake is cold.”"
    assert not any(speaker == "The bank" and "Boats" in words for _, speaker, _, words in heard(parse, text))


def test_a_participle_after_the_cue_has_its_speaker_and_takes_its_own_words(parse: Parse) -> None:
    rows = heard(parse, "The lake is closed, Lund said, adding that the river would close too.")
    assert ("indirect", "Lund", "said", "The lake is closed") in rows
    assert ("indirect", "Lund", "adding", "the river would close too") in rows


def test_a_finite_verb_after_an_infinitive_is_not_taken_into_the_promise(parse: Parse) -> None:
    rows = heard(parse, "The pair promised to push for deeper trade and discussed shared worries over fish.")
    assert ("indirect", "The pair", "promised", "to push for deeper trade") in rows


def test_inside_a_quotation_only_what_a_named_other_said_is_speech_of_its_own(parse: Parse) -> None:
    rows = heard(parse, "“Rojas said the lake was ours and we agreed to swim,” Lund said.")
    assert {(speaker, cue) for _, speaker, cue, _ in rows} == {("Lund", "said"), ("Rojas", "said")}


def test_speech_within_speech_is_found_with_both_speakers(parse: Parse) -> None:
    rows = heard(parse, "The ministry said that Rojas had agreed to close the lake.")
    assert [(speaker, cue) for _, speaker, cue, _ in rows] == [("The ministry", "said"), ("Rojas", "agreed")]


def test_urging_goes_on_over_the_next_sentence_and_plain_telling_does_not(parse: Parse) -> None:
    urging = heard(parse, "The lake is at a turning point, Lund said. The two towns should close the mill.")
    assert urging == [("indirect", "Lund", "said", "The lake is at a turning point … The two towns should close the mill")]
    telling = heard(parse, "The lake is at a turning point, Lund said. The two towns closed the mill at once.")
    assert telling == [("indirect", "Lund", "said", "The lake is at a turning point")]


def test_all_that_was_agreed_belongs_to_the_agreement(parse: Parse) -> None:
    rows = heard(
        parse, "The two sides spoke highly of the forum, agreed to keep up their talks, and hold at some time a new round of games."
    )
    assert ("indirect", "The two sides", "agreed", "to keep up their talks … hold at some time a new round of games") in rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lund told a hearing of the town council on Thursday that the agency had found no fish.",
            ("indirect", "Lund", "told", "the agency had found no fish"),
        ),
        (
            "At the Monday rally, Kari Lund, a doctor from Oslo, accused the town of selling the lake.",
            ("indirect", "Kari Lund, a doctor from Oslo", "accused", "the town of selling the lake"),
        ),
        ("The charges are denied by the town.", ("indirect", "the town", "denied", "The charges")),
        ('Lund left, with the mayor describing the lake as "dirty".', ("mixed", "the mayor", "describing", 'the lake as "dirty')),
        ("The data suggest that the fish are gone.", ("indirect", "The data", "suggest", "the fish are gone")),
        ("Lund questioned how Rojas had chosen the boats.", ("indirect", "Lund", "questioned", "how Rojas had chosen the boats")),
    ],
)
def test_what_the_parser_hangs_elsewhere_is_still_heard(parse: Parse, text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in heard(parse, text)


def test_words_that_enter_a_quotation_run_to_its_closing_mark(parse: Parse) -> None:
    rows = heard(
        parse, "The town reaffirmed its wish for “peaceful trade (as among friends), in the interests of the two peoples,” Lund said."
    )
    assert (
        "mixed",
        "The town",
        "reaffirmed",
        "its wish for “peaceful trade (as among friends), in the interests of the two peoples",
    ) in rows


def test_a_paragraph_introduced_by_a_cue_and_a_colon_is_direct_speech(parse: Parse) -> None:
    rows = heard(
        parse, "In the text beside the film, Lund wrote:\n\nThe lake is ours. It stays ours for ever.\n\nThe boats left the harbour."
    )
    assert rows == [("direct", "Lund", "wrote", "The lake is ours … It stays ours for ever")]
