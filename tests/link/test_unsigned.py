"""Words that a report prints as its own, and that another report quotes from somebody."""

from desk import Desk

from readout.link.origins import find_origins
from readout.link.unsigned import find_unsigned

SPOKEN = "We will not let the northern ferries stand idle for one more winter"


def two_reports(second: str) -> Desk:
    desk = Desk()
    desk.report("Morning Tide", f"“{SPOKEN},” Ada Holm told the crews.")
    desk.report("Coast Post", second)
    desk.say("Morning Tide", SPOKEN, speaker=desk.who("Morning Tide", "Ada Holm"), kind="direct")
    return desk


def found_in(desk: Desk) -> list[tuple[str, str]]:
    by_id = {statement.id: statement for statement in desk.statements}
    return [(by_id[key].article_id, one.quoting.article_id) for key, one in find_unsigned(desk.statements).items()]


def test_a_transcript_without_a_name_goes_back_to_who_is_quoted_elsewhere() -> None:
    desk = two_reports(f"The speech\n{SPOKEN}.")
    desk.say("Coast Post", SPOKEN)
    assert found_in(desk) == [("Coast Post", "Morning Tide")]
    origins = find_origins(desk.articles, desk.statements, ())
    assert len(set(origins.by_statement.values())) == 1
    assert origins.why[desk.statements[1].id] == "Ada Holm is the speaker: Morning Tide quotes the same words"


def test_four_quoted_words_on_end_show_whose_they_are() -> None:
    desk = two_reports("The owner’s vow that no ship would “stand idle for one more winter” was met with laughter.")
    desk.say("Coast Post", "The owner’s vow that no ship would “stand idle for one more winter” was met with laughter")
    assert found_in(desk) == [("Coast Post", "Morning Tide")]


def test_a_short_phrase_in_marks_is_nobody_s_quotation() -> None:
    desk = two_reports("Talk of “one more winter” was met with laughter.")
    desk.say("Coast Post", "Talk of “one more winter” was met with laughter")
    assert found_in(desk) == []


def test_few_words_in_common_without_marks_are_nobody_s_quotation() -> None:
    desk = two_reports("The northern ferries stand idle for one more winter, crews fear, unless the owner finds fresh money by spring.")
    desk.say("Coast Post", "The northern ferries stand idle for one more winter, crews fear, unless the owner finds fresh money by spring")
    assert found_in(desk) == []


def test_words_that_two_speakers_are_quoted_with_go_back_to_neither() -> None:
    desk = two_reports(f"{SPOKEN}.")
    desk.say("Coast Post", SPOKEN)
    desk.report("Harbour News", f"“{SPOKEN},” said Jon Vik.")
    desk.say("Harbour News", SPOKEN, speaker=desk.who("Harbour News", "Jon Vik"), kind="direct")
    assert found_in(desk) == []


def test_words_with_a_speaker_s_name_to_them_are_left_to_the_speaker() -> None:
    desk = two_reports(f"{SPOKEN}, Jon Vik said.")
    desk.say("Coast Post", SPOKEN, speaker=desk.who("Coast Post", "Jon Vik"), kind="indirect")
    assert found_in(desk) == []


MORE = "Whoever wants to see the islands should be able to come in any weather"


def amid(desk: Desk) -> dict[str, bool]:
    found = find_unsigned(desk.statements)
    return {s.text: found[s.id].is_amid for s in desk.statements if s.id in found}


def a_speech_in_pieces(second: str) -> Desk:
    desk = two_reports(second)
    desk.report("Harbour News", f"“{MORE},” Ada Holm said.")
    desk.say("Harbour News", MORE, speaker=desk.who("Harbour News", "Ada Holm"), kind="direct")
    for words in (SPOKEN, "It hurts us", MORE):
        desk.say("Coast Post", words)
    return desk


def test_what_stands_between_two_passages_of_one_speech_belongs_to_it_and_what_comes_after_does_not() -> None:
    desk = a_speech_in_pieces(f"{SPOKEN}.\nIt hurts us.\n{MORE}.\nThe hall was cold.")
    desk.say("Coast Post", "The hall was cold")
    assert amid(desk) == {SPOKEN: False, "It hurts us": True, MORE: False}


def test_what_somebody_else_says_between_two_passages_of_one_speech_breaks_it() -> None:
    desk = a_speech_in_pieces(f"{SPOKEN}.\nIt hurts us.\nNobody clapped, Jon Vik said.\n{MORE}.")
    desk.say("Coast Post", "Nobody clapped", speaker=desk.who("Coast Post", "Jon Vik"), kind="indirect")
    assert amid(desk) == {SPOKEN: False, MORE: False}


def test_two_passages_of_one_speech_far_apart_say_nothing_of_what_lies_between() -> None:
    desk = a_speech_in_pieces(f"{SPOKEN}.\nIt hurts us.\nThe hall was cold.\nNobody clapped.\n{MORE}.")
    assert amid(desk) == {SPOKEN: False, MORE: False}
