from __future__ import annotations

from dataclasses import replace

import pytest
from desk import Desk

from readout.compare.happening import describe_event
from readout.model.article import Span
from readout.model.statement import Mention
from readout.model.story import StoryEvent

EVENING = ("2031-05-08T17:00", "2031-05-09T00:00")


def event(desk: Desk) -> StoryEvent:
    return describe_event(desk.story, desk.articles, desk.statements, desk.claims, desk.passages)


def told(desk: Desk, field: str) -> dict[str, str]:
    return {row.span.article_id: row.value for row in event(desk).fields if row.field == field}


def _meeting(desk: Desk) -> None:
    first = "Ana Moreau and Per Lind held hour-long talks in Skarvik on Thursday evening on the sidelines of the Fjord summit"
    desk.report("Herald", first + ".", day="2031-05-09")
    desk.say("Herald", first, predicate="hold", mentions=_pair(desk, "Herald"), phrases=["hour-long talks", "the Fjord summit"],
             when=desk.when("Herald", "Thursday evening", *EVENING, "part-of-day"))  # fmt: skip
    second = "Ana Moreau and Per Lind met for an hour in Skarvik"
    desk.report(
        "Courier", f"{second}.\nTheir meeting began at 5.25 pm.\nLind had met Olaf Brand on Wednesday.", dateline=("Skarvik", "2031-05-08")
    )
    desk.say("Courier", second, predicate="meet", mentions=_pair(desk, "Courier"))
    desk.say("Courier", "Their meeting began at 5.25 pm", predicate="begin", phrases=["Their meeting"],
             when=desk.when("Courier", "5.25 pm", "2031-05-08T17:25", "2031-05-08T17:26", "minute"))  # fmt: skip
    desk.say("Courier", "Lind had met Olaf Brand on Wednesday", predicate="meet", mentions=[desk.who("Courier", "Olaf Brand")],
             when=desk.when("Courier", "Wednesday", "2031-05-07", "2031-05-08", "day"))  # fmt: skip


def _pair(desk: Desk, outlet: str) -> list:  # type: ignore[type-arg]
    return [desk.who(outlet, "Ana Moreau"), desk.who(outlet, "Per Lind"), desk.who(outlet, "Skarvik", kind="place")]


def test_the_act_and_the_people_that_every_lead_names_are_the_happening(desk: Desk) -> None:
    _meeting(desk)
    found = event(desk)
    assert (found.kind, set(found.participants), found.place) == ("meeting", {"Ana Moreau", "Per Lind"}, "Skarvik")


def test_each_outlets_account_of_the_time_stands_beside_the_others(desk: Desk) -> None:
    _meeting(desk)
    assert told(desk, "start") == {"Herald": "2031-05-08, evening", "Courier": "2031-05-08 17:25"}


def test_the_finest_time_that_clashes_with_none_is_the_start_and_the_length_gives_the_end(desk: Desk) -> None:
    _meeting(desk)
    found = event(desk)
    assert found.start is not None and found.end is not None
    assert (found.start.hour, found.start.minute, found.duration_s) == (17, 25, 3600)
    assert (found.end - found.start).total_seconds() == 3600


def test_a_meeting_with_somebody_else_never_lends_its_time(desk: Desk) -> None:
    _meeting(desk)
    assert all(row.when is None or row.when.start.day == 8 for row in event(desk).fields)


def test_the_occasion_is_told_in_the_outlets_words(desk: Desk) -> None:
    _meeting(desk)
    assert told(desk, "occasion") == {"Herald": "the Fjord summit"}


def test_what_goes_before_a_meeting_and_on_through_a_weekend_is_not_the_meeting(desk: Desk) -> None:
    first = "Ana Moreau and Per Lind gave a pre-summit interview and worked through the weekend in Skarvik"
    desk.report("Herald", first + ".", day="2031-05-09")
    desk.say("Herald", first, predicate="give", mentions=_pair(desk, "Herald"),
             when=desk.when("Herald", "the weekend", "2031-05-03", "2031-05-05", "day"))  # fmt: skip
    assert event(desk).kind == "interview"
    assert told(desk, "start") == {}


def test_a_news_conference_is_no_occasion(desk: Desk) -> None:
    first = "Ana Moreau and Per Lind met in Skarvik, Lind said at the news conference"
    desk.report("Herald", first + ".")
    desk.say("Herald", first, predicate="meet", mentions=_pair(desk, "Herald"), phrases=["the news conference"])
    assert told(desk, "occasion") == {}


def test_here_means_the_place_of_the_dateline(desk: Desk) -> None:
    desk.report("Herald", "Here Ana Moreau and Per Lind met here.", dateline=("SKARVIK", "2031-05-08"))
    people = [desk.who("Herald", "Ana Moreau"), desk.who("Herald", "Per Lind")]
    desk.say("Herald", "Ana Moreau and Per Lind met here", predicate="meet", mentions=people)
    assert told(desk, "place") == {"Herald": "SKARVIK"}


def test_a_people_is_no_place(desk: Desk) -> None:
    desk.report("Herald", "Ana Moreau and Per Lind met over a drop in Norwegian exports in Norway.")
    people = [desk.who("Herald", "Ana Moreau"), desk.who("Herald", "Per Lind")]
    where = [desk.who("Herald", "Norwegian", full="Norway", kind="country"), desk.who("Herald", "Norway", kind="country")]
    desk.say(
        "Herald", "Ana Moreau and Per Lind met over a drop in Norwegian exports in Norway", predicate="meet", mentions=[*people, *where]
    )
    assert [row.span.quote for row in event(desk).fields if row.field == "place"] == ["Norway"]


def test_talks_that_are_only_planned_are_not_the_happening(desk: Desk) -> None:
    text = "Ana Moreau and Per Lind will hold talks on Friday"
    desk.report("Herald", text, day="2031-05-08")
    people = [desk.who("Herald", "Ana Moreau"), desk.who("Herald", "Per Lind")]
    desk.say(
        "Herald",
        text,
        predicate="hold",
        mode="planned",
        mentions=people,
        when=desk.when("Herald", "Friday", "2031-05-09", "2031-05-10", "day"),
    )
    assert told(desk, "start") == {}


def test_a_story_without_words_has_an_empty_happening(desk: Desk) -> None:
    assert event(desk) == StoryEvent()


def test_every_row_quotes_its_article(desk: Desk) -> None:
    _meeting(desk)
    texts = {article.id: article.text for article in desk.articles}
    assert all(texts[row.span.article_id][row.span.start : row.span.end] == row.span.quote for row in event(desk).fields)


def _leads(desk: Desk, told: dict[str, tuple[str, str, str]]) -> tuple[str, ...]:
    """Participants of talks of which each outlet's lead names two people, one under the words and full name given."""
    for outlet, (text, words, full) in told.items():
        desk.report(outlet, text)
        people = [desk.who(outlet, words, full=full), desk.who(outlet, "Ana Moreau")]
        kind = "direct" if text.startswith("“") else "own-voice"
        desk.say(outlet, text, claim="talks", predicate="meet", mentions=people, kind=kind)
    return describe_event(desk.story, desk.articles, desk.statements, desk.claims, desk.passages).participants


def test_a_nickname_from_a_quotation_is_never_a_participant(desk: Desk) -> None:
    told = {
        "Herald": ("“Butcher Lind and Ana Moreau met in Skarvik”", "Butcher Lind", "Butcher Lind"),
        "Courier": ("“Butcher Lind met Ana Moreau in Skarvik”", "Butcher Lind", "Butcher Lind"),
        "Post": ("Per Lind met Ana Moreau in Skarvik", "Per Lind", "Per Lind"),
    }
    assert _leads(desk, told) == ("Ana Moreau", "Per Lind")


def test_forms_of_one_name_count_as_one_participant(desk: Desk) -> None:
    told = {
        "Herald": ("Per Lind met Ana Moreau in Skarvik", "Per Lind", "Per Lind"),
        "Courier": ("Lind met Ana Moreau in Skarvik", "Lind", "Lind"),
        "Post": ("P. Lind and Ana Moreau met in Skarvik", "P. Lind", "P. Lind"),
        "Echo": ("Per Lind met Ana Moreau at the weir", "Per Lind", "Per Lind"),
    }
    assert _leads(desk, told) == ("Ana Moreau", "Per Lind")


def test_a_surname_of_two_people_is_given_to_neither(desk: Desk) -> None:
    told = {
        "Herald": ("Per Lind met Ana Moreau in Skarvik", "Per Lind", "Per Lind"),
        "Courier": ("Olga Lind met Ana Moreau in Skarvik", "Olga Lind", "Olga Lind"),
    }
    assert _leads(desk, told) == ("Ana Moreau",)


def test_an_act_that_only_one_of_two_reports_opens_with_is_not_what_happened(desk: Desk) -> None:
    people = ("Ana Moreau", "Skarvik")
    desk.report("Herald", "Ana Moreau blamed old attacks on the harbour for the price of cod in Skarvik.")
    desk.say("Herald", "Ana Moreau blamed old attacks on the harbour for the price of cod in Skarvik", predicate="blame",
             mentions=[desk.who("Herald", people[0]), desk.who("Herald", people[1], kind="place")])  # fmt: skip
    desk.report("Courier", "Cod is dear, and Ana Moreau was asked why.")
    desk.say("Courier", "Cod is dear, and Ana Moreau was asked why", predicate="be", mentions=[desk.who("Courier", people[0])])
    found = event(desk)
    assert (found.kind, found.participants, found.place) == (None, ("Ana Moreau",), None)


def test_a_happening_that_both_reports_open_with_is_named_even_where_the_words_differ(desk: Desk) -> None:
    for outlet, text in (("Herald", "Ana Moreau was buried on Monday"), ("Courier", "Mourners filled Skarvik for Ana Moreau")):
        desk.report(outlet, f"{text}.")
        desk.say(outlet, text, predicate="be", mentions=[desk.who(outlet, "Ana Moreau")])
    assert event(desk).kind == "funeral"


def test_the_launch_of_a_missile_is_no_attack(desk: Desk) -> None:
    for outlet, text in (("Herald", "Norland tested a missile"), ("Courier", "Norland launched a missile that may reach Skarvik")):
        desk.report(outlet, f"{text}.\nThe missile fell into the sea.\nNobody saw the missile.")
        desk.say(outlet, text, predicate="test", mentions=[desk.who(outlet, "Norland", kind="country")])
    assert event(desk).kind == "test"


def test_another_attack_that_no_report_names_at_its_head_is_not_where_this_one_was(desk: Desk) -> None:
    lines = [
        "A bomb attack closed the harbour.",
        "Police searched the quay.",
        "The quay was empty.",
        "Boats stayed out.",
        "Nobody was held.",
    ]
    old = "The attack recalled a bomb attack in Marrow ten years before"
    desk.report("Herald", "\n".join([*lines, f"{old}."]))
    desk.say("Herald", lines[0].rstrip("."), predicate="close")
    desk.say("Herald", old, predicate="recall", mentions=[desk.who("Herald", "Marrow", kind="place")])
    assert told(desk, "place") == {}
    desk.report("Courier", "A bomb attack shook the harbour in Marrow.")
    desk.say(
        "Courier", "A bomb attack shook the harbour in Marrow", predicate="shake", mentions=[desk.who("Courier", "Marrow", kind="place")]
    )
    assert told(desk, "place") == {"Herald": "Marrow", "Courier": "Marrow"}


@pytest.mark.parametrize(
    ("later", "told_at", "predicate"),
    [
        ("Per Lind condemned the attack in remarks on Thursday evening", "Thursday evening", "condemn"),
        ("Later in the evening, the attack was over", "in the evening", "be"),
    ],
)
def test_what_was_said_or_came_later_in_the_day_is_not_when_it_was(desk: Desk, later: str, told_at: str, predicate: str) -> None:
    desk.report("Herald", f"A bomb attack closed the harbour on Thursday.\n{later}.", day="2031-05-08")
    desk.say("Herald", "A bomb attack closed the harbour on Thursday", predicate="close",
             when=desk.when("Herald", "Thursday", "2031-05-08", "2031-05-09", "day"))  # fmt: skip
    desk.say("Herald", later, predicate=predicate, when=desk.when("Herald", told_at, *EVENING, "part-of-day"))
    assert told(desk, "start") == {"Herald": "2031-05-08"}


@pytest.mark.parametrize(("words", "wanted"), [("a 40-minute meeting", {"Herald": "2400 s"}), ("the 12-day tour", {})])
def test_a_length_is_the_happenings_where_it_is_joined_to_a_word_for_it(desk: Desk, words: str, wanted: dict[str, str]) -> None:
    text = f"Ana Moreau met Per Lind for talks on {words}"
    desk.report("Herald", f"{text}.")
    desk.say("Herald", text, predicate="meet", mentions=[desk.who("Herald", "Ana Moreau"), desk.who("Herald", "Per Lind")])
    assert told(desk, "duration") == wanted


def test_a_state_that_is_only_named_takes_no_part_in_a_crash(desk: Desk) -> None:
    for outlet in ("Herald", "Courier"):
        desk.report(outlet, "A helicopter crash closed a road in Norway.")
        desk.say(
            outlet, "A helicopter crash closed a road in Norway", predicate="close", mentions=[desk.who(outlet, "Norway", kind="country")]
        )
    assert (event(desk).kind, event(desk).participants) == ("crash", ())


def test_a_place_that_ends_in_a_full_stop_stands_at_the_head_as_others_do(desk: Desk) -> None:
    lines = ["A bomb attack hit the U.S. on Monday.", "Police searched the quay.", "It was empty.", "Boats stayed out.", "Nobody was held."]
    last = "The attack in the U.S. shook the harbour"
    desk.report("Herald", "\n".join([*lines, f"{last}."]))
    desk.say("Herald", lines[0].rstrip("."), predicate="hit")
    span = desk.say("Herald", last, predicate="shake").spans[0]
    at = span.start + last.index("U.S.")
    where = Mention(span=Span("Herald", at, at + 4, "U.S."), name="United States", entity_id="us", kind="country")
    desk.statements[-1] = replace(desk.statements[-1], clauses=(replace(desk.statements[-1].clauses[0], mentions=(where,)),))
    assert told(desk, "place") == {"Herald": "United States"}


def test_what_is_done_by_decree_takes_place_nowhere(desk: Desk) -> None:
    text = "Ana Moreau expelled 60 envoys on Thursday and closed the mission in Marrow"
    for name in ("Herald", "Courier"):
        desk.report(name, f"{text}.", day="2031-05-08")
        desk.say(name, text, predicate="expel", actors=[desk.who(name, "Ana Moreau")], mentions=[desk.who(name, "Marrow", kind="place")],
                 when=desk.when(name, "Thursday", "2031-05-08", "2031-05-09", "day"))  # fmt: skip
    event = describe_event(desk.story, desk.articles, desk.statements, desk.claims, desk.passages)
    assert (event.kind, event.participants, event.place) == ("expulsion", ("Ana Moreau",), None)
    assert told(desk, "start") == {"Herald": "2031-05-08", "Courier": "2031-05-08"}


def test_where_one_participant_met_somebody_else_is_not_where_the_two_met(desk: Desk) -> None:
    text = "Ana Moreau and Per Lind met on Thursday"
    other = "When a delegation met with Lind in Marrow on Monday, a table broke"
    desk.report("Herald", f"{text}.\n{other}.", day="2031-05-08")
    people = [desk.who("Herald", "Ana Moreau"), desk.who("Herald", "Per Lind")]
    desk.say("Herald", text, predicate="meet", actors=people, when=desk.when("Herald", "Thursday", "2031-05-08", "2031-05-09", "day"))
    desk.say(
        "Herald",
        other,
        predicate="meet",
        mentions=[desk.who("Herald", "Lind", full="Per Lind"), desk.who("Herald", "Marrow", kind="place")],
    )
    assert told(desk, "place") == {}
    assert told(desk, "start") == {"Herald": "2031-05-08"}


def test_when_somebody_spoke_is_not_when_it_was_though_the_time_comes_first(desk: Desk) -> None:
    said = "On Saturday afternoon, Ana Moreau tweeted that the attack was a shame"
    desk.report("Herald", f"A bomb attack closed the harbour on Thursday.\n{said}.", day="2031-05-10")
    desk.say("Herald", "A bomb attack closed the harbour on Thursday", predicate="close",
             when=desk.when("Herald", "Thursday", "2031-05-08", "2031-05-09", "day"))  # fmt: skip
    desk.say(
        "Herald",
        said,
        predicate="be",
        when=desk.when("Herald", "Saturday afternoon", "2031-05-10T12:00", "2031-05-10T18:00", "part-of-day"),
    )
    assert told(desk, "start") == {"Herald": "2031-05-08"}


@pytest.mark.parametrize(
    ("lead", "kind", "places"),
    [
        ("Ana Moreau agreed to meet Per Lind", "planned meeting", {}),
        ("Ana Moreau will meet Per Lind", "planned meeting", {}),
        ("Ana Moreau met Per Lind", "meeting", {"Herald": "Marrow", "Courier": "Marrow"}),
    ],
)
def test_a_meeting_that_lies_ahead_has_no_place_of_an_earlier_one(desk: Desk, lead: str, kind: str, places: dict[str, str]) -> None:
    other = "Moreau and Lind held talks in Marrow in winter"
    for name in ("Herald", "Courier"):
        desk.report(name, f"{lead}.\n{other}.", day="2031-05-08")
        people = [desk.who(name, "Ana Moreau"), desk.who(name, "Per Lind")]
        desk.say(name, lead, predicate="meet", actors=people)
        desk.say(name, other, predicate="hold", mentions=[*people, desk.who(name, "Marrow", kind="place")])
    event = describe_event(desk.story, desk.articles, desk.statements, desk.claims, desk.passages)
    assert event.kind == kind
    assert told(desk, "place") == places


@pytest.mark.parametrize(
    ("owned", "who"),
    [
        ("Skarvik put Ana Moreau's government on the list", ()),
        ("Skarvik put Ana Moreau’s “cruel regime” on the list", ()),
        ("Skarvik put the Ana Moreau campaign on the list", ()),
        ("Skarvik heard of Ana Moreau's designation by the list", ("Ana Moreau",)),
        ("Skarvik put Ana Moreau on the list", ("Ana Moreau",)),
    ],
)
def test_whose_only_something_is_takes_no_part(desk: Desk, owned: str, who: tuple[str, ...]) -> None:
    for outlet in ("Herald", "Courier"):
        desk.report(outlet, owned + ".")
        desk.say(outlet, owned, claim="list", predicate="put", mentions=[desk.who(outlet, "Ana Moreau")])
    assert event(desk).kind == "designation"
    assert event(desk).participants == who


def test_an_indictment_is_no_trial(desk: Desk) -> None:
    for outlet, text in (("Herald", "A jury indicted ten sailors in Skarvik"), ("Courier", "Ten sailors are charged in an indictment")):
        desk.report(outlet, text + ".")
        desk.say(outlet, text, claim="charges", predicate="indict")
    assert event(desk).kind == "charges"


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [("the vote", "vote"), ("vote count", "vote"), ("vote rigging", None), ("the 2019 vote", None), ("the 2032 vote", "vote")],
)
def test_what_only_tells_of_another_thing_or_another_year_is_no_happening(desk: Desk, phrase: str, kind: str | None) -> None:
    for outlet, verb in (("Herald", "weighed"), ("Courier", "pondered")):
        desk.report(outlet, f"Skarvik {verb} {phrase} again.", day="2031-05-09")
        desk.say(outlet, f"Skarvik {verb} {phrase} again", claim="one", predicate="weigh", phrases=[phrase])
    assert event(desk).kind == kind


@pytest.mark.parametrize(("called", "who"), [("Hurricane Ada", ()), ("poor Ada", ("Ada",))])
def test_a_storm_is_no_participant(desk: Desk, called: str, who: tuple[str, ...]) -> None:
    for outlet in ("Herald", "Courier"):
        desk.report(outlet, f"The flood caught {called} on Sunday.")
        desk.say(outlet, f"The flood caught {called} on Sunday", claim="flood", predicate="catch", mentions=[desk.who(outlet, "Ada")])
    assert event(desk).participants == who
