from __future__ import annotations

import pytest
from heard import HEAD, Find, name, said

from readout.model.article import Outlet
from readout.model.statement import Statement


def relayed(found: list[Statement], words: str) -> tuple[str, list[str]]:
    """Speaker and relays of the shortest statement with these words."""
    chosen = min((s for s in found if words in s.text), key=lambda s: len(s.text))
    assert chosen.speaker is not None
    return chosen.speaker.name, [via.name for via in chosen.via]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Ann Low told the Lake Herald that the dam was safe.", "Lake Herald"),
        ("Ann Low told CNN's Mark Hill that the dam was safe.", "CNN"),
        ("Ann Low told CNN anchor Mark Hill that the dam was safe.", "CNN"),
        ("“The dam was safe,” Ann Low told Mark Hill of CNN.", "CNN"),
        ("Ann Low told Sky News: “The dam was safe.”", "Sky News"),
        ("Ann Low told BBC Radio 4's Today programme the dam was safe.", "BBC"),
        ("Ann Low told NHK in an interview aired on Monday that the dam was safe.", "NHK"),
        ("Ann Low confirmed to Reuters that the dam was safe.", "Reuters"),
        ("“The dam was safe,” Ann Low said in an interview with CNN's Mark Hill.", "CNN"),
        ("Ann Low said during a Thursday interview with CNN anchor Mark Hill that the dam was safe.", "CNN"),
        ("In an interview with Reuters, Ann Low said the dam was safe.", "Reuters"),
        ("Ann Low gave an interview to the Lake Herald in which she said the dam was safe.", "Lake Herald"),
        ("Ann Low, who was interviewed by Reuters, said the dam was safe.", "Reuters"),
        ("“The dam was safe,” Ann Low said on CNN's “Lake Tonight.”", "CNN"),
        ("“The dam was safe,” Ann Low said on “Lake Tonight” on CNN.", "CNN"),
        ("Speaking to Reuters on Monday, Ann Low said the dam was safe.", "Reuters"),
        ("Appearing on NBC, Ann Low said the dam was safe.", "NBC News"),
        ("Asked by Reuters about the dam, Ann Low said the dam was safe.", "Reuters"),
        ("The dam was safe, Ann Low said when asked by Reuters.", "Reuters"),
        ("The dam was safe, Ann Low said by phone to the Lake Herald.", "Lake Herald"),
        ("“The dam was safe,” Ann Low said in an email to the Lake Herald.", "Lake Herald"),
        ("“The dam was safe,” as Ann Low put it to the Lake Herald.", "Lake Herald"),
        ("In comments to Russia's TASS news agency, Ann Low said the dam was safe.", "TASS"),
        ("The dam was safe, Ann Low said in a statement obtained by Reuters.", "Reuters"),
        ("According to a statement carried by Reuters, Ann Low said the dam was safe.", "Reuters"),
        ("“The dam was safe,” Ann Low said in remarks broadcast by NHK.", "NHK"),
        ("“The dam was safe,” Ann Low said in comments published Monday in the Lake Herald.", "Lake Herald"),
        ("“The dam was safe,” Ann Low said, in a video posted by the Lake Herald.", "Lake Herald"),
        ("In a story the Lake Herald ran on Monday, Ann Low said the dam was safe.", "Lake Herald"),
        ("“The dam was safe,” Ann Low wrote in an op-ed in the Lake Herald.", "Lake Herald"),
        ("“The dam was safe,” Ann Low wrote in the Lake Herald.", "Lake Herald"),
        ("In an op-ed published by the Lake Herald, Ann Low wrote that the dam was safe.", "Lake Herald"),
        ("Reuters reported that Ann Low had said the dam was safe.", "Reuters"),
        ("Ann Low said the dam was safe, Reuters reported on Monday.", "Reuters"),
        ("Ann Low said the dam was safe, reported Reuters.", "Reuters"),
        ("Ann Low said the dam was safe, as first reported by Reuters.", "Reuters"),
        ("Ann Low said the dam was safe, the state-run Xinhua News Agency reported.", "Xinhua"),
        ("“The dam was safe,” Ann Low told reporters, the Lake Herald reported.", "Lake Herald"),
        ("Ann Low said the dam was safe, according to Reuters.", "Reuters"),
        ("Ann Low said the dam was safe, according to a Reuters report on Monday.", "Reuters"),
        ("The dam was safe, Ann Low said, according to a report by Reuters.", "Reuters"),
        ("Per the Lake Herald, Ann Low said the dam was safe.", "Lake Herald"),
        ("The dam was safe, Ann Low said, per the Lake Herald.", "Lake Herald"),
        ("Ann Low said the dam was safe, according to The Hill.", "The Hill"),
        ("Reuters quoted Ann Low as saying the dam was safe.", "Reuters"),
        ("“The dam was safe,” Reuters quoted Ann Low as saying.", "Reuters"),
        ("Ann Low was quoted by Reuters as saying that the dam was safe.", "Reuters"),
        ("Ann Low was quoted as saying by Reuters that the dam was safe.", "Reuters"),
        ("Russia's TASS news agency cited Ann Low as saying that the dam was safe.", "TASS"),
        ("“The dam was safe,” Ann Low is quoted as saying in the Lake Herald.", "Lake Herald"),
        ("Citing Ann Low, Reuters reported that the dam was safe.", "Reuters"),
        ("Reuters, citing Ann Low, reported that the dam was safe.", "Reuters"),
        ("The dam was safe, Reuters reported, citing Ann Low.", "Reuters"),
        ("The dam was safe, Reuters said, quoting Ann Low.", "Reuters"),
        ("The dam was safe, Reuters quoted Ann Low as saying.", "Reuters"),
        ("Ann Low vowed that the dam was safe, the AFP reports.", "AFP"),
        ("Ann Low said the dam was safe in Vannet and on the lake, AFP reports.", "AFP"),
        ("Ann Low said that she would work with Vannet to “keep the dam safe,” according to Reuters.", "Reuters"),
        ("On Monday, Ann Low on Fox News argued that the dam was safe.", "Fox News"),
        ("In a CBS interview on Wednesday, Ann Low continued her rebuke of Hill, charging that the dam was safe.", "CBS News"),
        ("Ann Low responded to the ad on Fox News, saying the dam was safe.", "Fox News"),
        ("“The dam was safe,” Ann Low said in an interview with The Vannet Weekender.", "Vannet Weekender"),
        ("“The dam was safe,” Ann Low told The Vannet Weekender in an interview published Sunday.", "Vannet Weekender"),
        ("“The dam was safe,” Ann Low told National Journal.", "National Journal"),
        ("Ann Low said in an interview with Fox News Channel's “The Lake Angle” that the dam was safe.", "Fox News"),
        ("“The dam was safe,” Ann Low told CNN's “State of the Lake.”", "CNN"),
        ("“The dam was safe,” Ann Low told the BBC's Today programme.", "BBC"),
        ("“The dam was safe,” Ann Low told NPR's All Things Wet.", "NPR"),
        ("“The dam was safe,” Ann Low told The Washington Post's Lake Checker.", "The Washington Post"),
        ("“The dam was safe,” Ann Low told Mark Hill, the host of CNN's “Lake Tonight.”", "CNN"),
        ("“The dam was safe,” Ann Low said in an interview with “Lake Tonight” on CNN.", "CNN"),
        ("In an interview that will air Sunday on CBS's “Face the Lake,” Ann Low said the dam was safe.", "CBS News"),
        ("“The dam was safe,” Ann Low said in an interview that aired on CNN on Monday.", "CNN"),
        ("Ann Low, in an op-ed published by the Lake Herald, was critical of the mill, saying the dam was safe.", "Lake Herald"),
        ("“The dam was safe,” Ann Low wrote in one of the leaked emails published by WikiLeaks.", "WikiLeaks"),
        ("“The dam was safe,” Ann Low said, according to a transcript released by the Lake Ministry.", "Lake Ministry"),
        ("“The dam was safe,” Ann Low said, according to a report from Time magazine.", "Time magazine"),
    ],
)
def test_the_outlet_through_which_words_came_is_named_in_every_shape(statements: Find, text: str, via: str) -> None:
    assert relayed(statements(text), "safe") == ("Ann Low", [via])


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“The dam has failed,” said Republican Senator Ed Hill on CBS’s “Lake Hour” program.", "CBS News"),
        ("Reuters cited a source close to the talks who claimed the dam had failed.", "Reuters"),
        ("A source told Lake Insider the dam had failed.", "Lake Insider"),
        ("Reuters said the dam had failed, citing two engineers.", "Reuters"),
    ],
)
def test_further_shapes_of_relay(statements: Find, text: str, via: str) -> None:
    (statement,) = statements(text)
    assert [mention.name for mention in statement.via] == [via]


@pytest.mark.parametrize("text", ["A source told Lake", "Two sources told the", "A source told Lake Insider"])
def test_a_text_may_end_with_whom_a_source_told(statements: Find, text: str) -> None:
    assert statements(text) == []


def test_sources_who_speak_to_a_chamber_reach_us_through_nobody(statements: Find) -> None:
    (statement,) = statements("Two sources told Congress that the dam had failed.")
    assert statement.via == ()


@pytest.mark.parametrize("way", ["through his lawyer", "via his lawyer"])
def test_who_speaks_for_somebody_stands_between(statements: Find, way: str) -> None:
    (statement,) = statements(f"Ed Hill said {way} that the dam had failed.")
    assert [mention.name for mention in statement.via] == ["his lawyer"]


@pytest.mark.parametrize(
    ("agency", "outlet"),
    [
        ("The official news agency KCNA", "KCNA"),
        ("The semi-official Fars news agency", "Fars News Agency"),
        ("Germany's Bild newspaper", "Bild"),
        ("Syrian state media", "Syrian state media"),
    ],
)
def test_what_an_agency_is_called_leads_to_its_name(statements: Find, agency: str, outlet: str) -> None:
    (statement,) = statements(f"{agency} said the dam had failed.")
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.kind) == (outlet, "outlet")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two officials who spoke to Reuters said the dam was safe.", "Two officials"),
        ("Officials interviewed by Reuters said the dam was safe.", "Officials interviewed by Reuters"),
        ("Engineers cited by Reuters say the dam was safe.", "Engineers"),
        ("A senior official told Reuters on condition of anonymity that the dam was safe.", "senior official"),
    ],
)
def test_unnamed_speakers_reach_us_through_the_outlet_that_spoke_with_them(statements: Find, text: str, speaker: str) -> None:
    assert relayed(statements(text), "safe") == (speaker, ["Reuters"])


def test_whom_an_outlet_cites_is_no_statement_of_its_own(statements: Find) -> None:
    assert [s.text for s in statements("Reuters, citing Ann Low, reported that the dam was safe.")] == ["the dam was safe"]


def test_an_outlet_that_cites_a_paper_speaks_itself(statements: Find) -> None:
    assert relayed(statements("Reuters, citing a letter, reported that the dam was safe."), "safe") == ("Reuters", [])


@pytest.mark.parametrize(
    "text",
    [
        "Ann Low was interviewed on Sunday by Fox News. “The dam is safe,” she said.",
        "Ann Low appeared on Fox News on Sunday. She said the dam is safe.",
        "Fox News interviewed Ann Low on Sunday. “The dam is safe,” she argued.",
        "“We went there,” Ann Low told Fox News. “The dam is safe,” she said.",
        "“We went there,” Ann Low told Fox News. She argued that nobody slept. The lake rose. Low noted that the dam is safe.",
        "“We went,” Ann Low told Fox News. Low kept her focus on the Justice Department, adding that it slept. She said nobody came. "
        "Low said the dam is safe.",
    ],
)
def test_a_conversation_with_an_outlet_goes_on_over_the_next_sentences(statements: Find, text: str) -> None:
    assert relayed(statements(text), "dam is safe") == ("Ann Low", ["Fox News"])


@pytest.mark.parametrize(
    "text",
    [
        "“We went there,” Ann Low told Fox News. At a rally in Vannet, she said the dam is safe.",
        "“We went there,” Ann Low told Fox News. She told voters that the dam is safe.",
        "“We went there,” Ann Low told Fox News. Mark Hill said nobody slept. Low said the dam is safe.",
        "“We went there,” Ann Low told Fox News.\n\nThe lake rose.\n\nIt rained.\n\nWind came.\n\nLow said the dam is safe.",
    ],
)
def test_a_conversation_ends_with_another_occasion_listener_or_speaker(statements: Find, text: str) -> None:
    assert relayed(statements(text), "dam is safe") == ("Ann Low", [])


@pytest.mark.parametrize(
    "text",
    [
        "Ann Low said the town slept, according to Reuters.\n\nLow said: “The dam is safe.”",
        "“We went,” Ann Low told Reuters.\n\nThe lake rose.\n\nIt rained.\n\nWind came.\n\n“The dam is safe,” Low said in the interview.",
    ],
)
def test_words_that_follow_at_once_or_from_the_same_interview_go_back_to_the_same_relay(statements: Find, text: str) -> None:
    assert relayed(statements(text), "dam is safe") == ("Ann Low", ["Reuters"])


@pytest.mark.parametrize(
    "text",
    [
        "Ann Low said the town slept, according to Reuters.\n\nAt a rally in Vannet, Low said: “The dam is safe.”",
        "Ann Low said the town slept, according to Reuters. Mark Hill said nobody slept. Low said: “The dam is safe.”",
        "“The dam is safe,” Ann Low said in the interview.",
        "The mill left, and Ann Low said the dam is safe under rules set out in a memo released by the Lake Ministry.",
    ],
)
def test_words_that_nothing_ties_to_an_outlet_have_no_relay(statements: Find, text: str) -> None:
    assert relayed(statements(text), "dam is safe") == ("Ann Low", [])


def test_the_chain_of_relays_begins_with_the_one_nearest_to_the_article(statements: Find) -> None:
    found = statements("Mark Hill told CNN that Ann Low had said the dam was safe.")
    assert relayed(found, "dam was safe") == ("Ann Low", ["CNN", "Mark Hill"])
    found = statements("“The dam was safe,” Ann Low told the Lake Herald, according to Reuters.")
    assert relayed(found, "safe") == ("Ann Low", ["Reuters", "Lake Herald"])


def test_an_article_relays_nothing_to_itself(statements: Find) -> None:
    own = Outlet(id="reuters", name="Reuters")
    assert relayed(statements("Ann Low said the dam was safe, Reuters reported on Monday.", own), "safe") == ("Ann Low", [])


def test_an_agency_that_is_not_named_is_no_outlet(statements: Find) -> None:
    found = statements("The study — published by an agency overseen by the mill — found that the dam was safe.")
    assert relayed(found, "safe")[1] == []


def test_a_share_of_people_is_no_relay(statements: Find) -> None:
    assert relayed(statements("65% of villagers say Ann Low told voters that the dam was safe."), "safe")[1] == []


def test_an_articles_own_outlet_is_no_relay_under_a_shorter_name(statements: Find) -> None:
    own = Outlet(id="lake-times", name="The Lake Times")
    assert relayed(statements("Ann Low told The Times that the dam was safe.", own), "safe") == ("Ann Low", [])


def test_the_hill_is_an_outlet_only_where_its_article_is_part_of_the_name(statements: Find) -> None:
    assert relayed(statements("Ann Low said on the Hill that the dam was safe."), "safe") == ("Ann Low", [])


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


@pytest.mark.parametrize(
    "text",
    [
        'Mayor Ann Low told the news site Vannet that the dam was safe. "We looked," she said.',
        "Mayor Ann Low told Vannet's Ed High that the dam was safe, as first reported by the Lake Herald.",
        "The Lake Herald quoted Mayor Ann Low as saying the dam was safe.",
        "Mayor Ann Low was quoted by the Lake Herald as saying that the dam was safe.",
        '"The dam was safe," Mayor Ann Low was quoted as saying by the Lake Herald.',
        "Mayor Ann Low said the dam was safe, according to the Lake Herald.",
        "Mayor Ann Low said the dam was safe, the Lake Herald reported.",
        '"The dam was safe," Mayor Ann Low said, according to the Lake Herald.',
        "Mayor Ann Low said in a Lake Herald interview that the dam was safe.",
        "Mayor Ann Low told the Lake Herald the dam was safe.",
        "According to Ann Low, a doctor at the lake who spoke to the Lake Herald on Monday, the dam was safe.",
    ],
)
def test_an_outlet_through_which_words_came_is_their_relay_and_not_their_speaker(statements: Find, text: str) -> None:
    found = said(statements(HEAD + text), "dam was safe")
    assert name(found) == "Ann Low"
    assert {via.name for via in found.via} & {"Vannet", "Lake Herald", "The Lake Herald"}
    assert not any(s.speaker and "Herald" in s.speaker.name for s in statements(HEAD + text))


def test_words_that_go_on_with_an_interview_came_through_it_too(statements: Find) -> None:
    found = statements(HEAD + "In an interview with the Lake Herald, Lund said the dam was safe. She said the river was low.")
    assert [via.name for via in said(found, "the river was low").via] == ["Lake Herald"]


def test_what_others_say_of_a_thing_reported_is_not_relayed_by_who_reports_it(statements: Find) -> None:
    found = statements(HEAD + "Lund said she was ordering a new dam, a move critics said could harm the lake.")
    assert said(found, "could harm").via == ()
    assert said(found, "was ordering").text == "she was ordering a new dam"


def test_an_article_in_which_somebody_speaks_names_the_relay(statements: Find) -> None:
    found = statements(HEAD + "In a New York Times article, Lund said the lake was closed.")
    assert [via.name for via in said(found, "the lake was closed").via] == ["The New York Times"]


@pytest.mark.parametrize(
    "text",
    [
        "In her television appearances, Ann Low said the dam was safe.",
        "Ann Low said in an interview with police that the dam was safe.",
        "Ann Low on the dam said that it was safe.",
        "The letter said that Ann Low had warned that the dam was safe.",
    ],
)
def test_a_kind_of_thing_is_no_outlet(statements: Find, text: str) -> None:
    assert relayed(statements(text), "safe") == ("Ann Low", [])


def test_who_speaks_in_a_paragraph_that_an_outlet_is_said_to_report_came_through_it(statements: Find) -> None:
    text = (
        HEAD
        + "The two leaders spoke for an hour and left the city at night.\n\nThe Lake Herald reports:\n\n"
        + "The flood became clear on Wednesday. Officials in Vannet conceded that the dam had failed."
    )
    found = statements(text)
    assert [(name(s), s.text.partition(".")[0]) for s in found if "flood" in s.text] == [
        ("Lake Herald", "The flood became clear on Wednesday")
    ]
    assert [v.name for v in said([s for s in found if s.cue and s.cue.quote == "conceded"], "the dam had failed").via] == ["Lake Herald"]


def test_a_paragraph_introduced_at_the_end_of_the_one_before_is_the_outlets(statements: Find) -> None:
    text = (
        HEAD
        + "The boats of the town sold well last year. Via the Lake Herald:\n\nSales rose by half. "
        + "“It was our best year,” said Ann Low, head of the makers."
    )
    assert relayed(statements(text), "best year") == ("Ann Low", ["Lake Herald"])


def test_an_aside_set_against_what_is_said_keeps_its_own_source(statements: Find) -> None:
    found = statements(HEAD + "Lund said the dam was safe, although the lake had risen by a foot, according to Reuters.")
    assert said(found, "the dam was safe").via == ()


LEAD = "Pedro Lund could lose the harbour over boats, Ann Low, a former pilot, said in an interview airing on Sunday.\n"
LATER = "Lund wants to sell boats.\nFishers want them.\nThe town has six.\nIt bought them in May.\n“The yard is lost,” Low {cue}.\n"


@pytest.mark.parametrize("cue", ["said", "added", "argued"])
def test_a_report_about_an_interview_gives_its_words_from_there(statements: Find, cue: str) -> None:
    found = statements(LEAD + "In an interview with Reuters, Low said that Lund was tired.\n" + LATER.format(cue=cue))
    assert relayed(found, "could lose") == ("Ann Low", ["Reuters"])
    assert relayed(found, "The yard is lost") == ("Ann Low", ["Reuters"])


@pytest.mark.parametrize("cue", ["said at a rally", "told fishers", "wrote", "has said", "said last month"])
def test_what_was_said_elsewhere_is_not_of_the_interview(statements: Find, cue: str) -> None:
    found = statements(LEAD + "In an interview with Reuters, Low said that Lund was tired.\n" + LATER.format(cue=cue))
    assert relayed(found, "The yard is lost") == ("Ann Low", [])


def test_a_report_about_something_else_keeps_the_interview_to_itself(statements: Find) -> None:
    lead = "Ann Low said at a rally that the yard was open.\nLow told Reuters that Lund was tired.\n"
    assert relayed(statements(lead + LATER.format(cue="said")), "The yard is lost") == ("Ann Low", [])


def test_two_interviews_do_not_lend_each_other_their_words(statements: Find) -> None:
    lead = LEAD + "In an interview with Reuters, Low said that Lund was tired.\nLow told the Lake Herald that the yard was open.\n"
    assert relayed(statements(lead + LATER.format(cue="said")), "The yard is lost") == ("Ann Low", [])
