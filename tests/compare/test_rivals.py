from __future__ import annotations

from dataclasses import replace

import pytest
from desk import Desk

from readout.compare.happening import describe_event
from readout.compare.parting import split_rivals
from readout.compare.rivals import find_rivals, mark_contradicted
from readout.model.article import Precision
from readout.model.story import EventField, Judgement, Rival, StoryEvent


def rivals(desk: Desk) -> tuple[Rival, ...]:
    event = describe_event(desk.story, desk.articles, desk.statements, desk.claims, desk.passages)
    return find_rivals(desk.claims, desk.statements, desk.articles, event)


def _toll(desk: Desk, outlet: str, sentence: str, number: tuple[str, float | None, float | None], predicate: str = "kill") -> None:
    desk.report(outlet, sentence)
    desk.say(outlet, sentence, claim=outlet.lower(), predicate=predicate, quantities=[desk.number(outlet, *number, "people")])


def test_two_tolls_that_no_number_fits_are_rivals(desk: Desk) -> None:
    _toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    _toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    [rival] = rivals(desk)
    assert (rival.field, rival.claim_ids, rival.is_soft) == ("number", ("herald", "courier"), False)
    assert rival.why == "Herald: Five people; Courier: Seven people"


def test_at_least_forty_agrees_with_forty_two(desk: Desk) -> None:
    _toll(desk, "Herald", "At least 40 people were killed in the ferry blast", ("At least 40 people", 40, None))
    _toll(desk, "Courier", "In all 42 people were killed in the ferry blast", ("42 people", 42, 42))
    assert rivals(desk) == ()


def test_the_dead_are_never_set_against_the_wounded(desk: Desk) -> None:
    _toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    _toll(desk, "Courier", "Nine people were wounded in the ferry blast", ("Nine people", 9, 9), predicate="wound")
    assert rivals(desk) == ()


def test_a_count_at_the_scene_does_not_clash_with_the_whole_toll(desk: Desk) -> None:
    _toll(desk, "Herald", "Three people were killed at the scene", ("Three people", 3, 3))
    _toll(desk, "Courier", "At least five people were killed in the blast", ("At least five people", 5, None))
    assert rivals(desk) == ()


def test_a_toll_of_long_ago_clashes_with_none_of_today(desk: Desk) -> None:
    _toll(desk, "Herald", "A ferry blast in 1987 killed 11 people", ("11 people", 11, 11))
    _toll(desk, "Courier", "The ferry blast killed 42 people", ("42 people", 42, 42))
    assert rivals(desk) == ()


def test_two_ages_of_one_person_are_rivals_and_of_two_people_are_not(desk: Desk) -> None:
    desk.report("Herald", "Ida Voss is 34 years old")
    desk.report("Courier", "Ida Voss, a 36-year-old pilot, left")
    desk.report("Post", "Olaf Brand, a 51-year-old pilot, left")
    for outlet, words, name, age in (
        ("Herald", "34 years old", "Ida Voss", 34),
        ("Courier", "36-year-old", "Ida Voss", 36),
        ("Post", "51-year-old", "Olaf Brand", 51),
    ):
        text = next(a.text for a in desk.articles if a.id == outlet)
        desk.say(
            outlet,
            text,
            claim=outlet,
            predicate="be",
            mentions=[desk.who(outlet, name)],
            quantities=[desk.number(outlet, words, age, age, "year-old")],
        )
    assert [r.claim_ids for r in rivals(desk)] == [("Herald", "Courier")]


def test_the_first_in_a_year_clashes_softly_with_the_first_in_over_a_year(desk: Desk) -> None:
    desk.report("Herald", "Moreau and Lind met for their first talks in a year")
    desk.report("Courier", "It was their first meeting in over a year")
    desk.say("Herald", "Moreau and Lind met for their first talks in a year", claim="a", predicate="meet", lemmas="meet first talks year")
    desk.say("Courier", "It was their first meeting in over a year", claim="b", predicate="be", lemmas="first meeting year")
    [rival] = rivals(desk)
    assert rival.is_soft and {span.quote for span in rival.spans} == {"in a year", "in over a year"}


def _talks(desk: Desk, outlet: str, told: str, start: str, end: str) -> None:
    text = f"Moreau and Lind held their talks in Skarvik on {told}"
    desk.report(outlet, text, day="2031-05-08")
    people = [desk.who(outlet, "Moreau", full="Ana Moreau"), desk.who(outlet, "Lind", full="Per Lind")]
    desk.say(outlet, text, claim=outlet, predicate="hold", mentions=people, when=desk.when(outlet, told, start, end, "part-of-day"))


@pytest.mark.parametrize(
    ("told", "start", "end", "n_rivals"),
    [("Thursday afternoon", "2031-05-08T12:00", "2031-05-08T18:00", 1), ("Thursday evening", "2031-05-08T17:00", "2031-05-09T00:00", 0)],
)
def test_afternoon_and_evening_are_two_accounts_of_one_meeting(desk: Desk, told: str, start: str, end: str, n_rivals: int) -> None:
    _talks(desk, "Herald", "Thursday evening", "2031-05-08T17:00", "2031-05-09T00:00")
    _talks(desk, "Courier", told, start, end)
    found = rivals(desk)
    assert len(found) == n_rivals
    assert all(rival.field == "time" and rival.is_soft for rival in found)


def test_a_group_is_split_where_its_members_give_two_numbers(desk: Desk) -> None:
    _toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    _toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    _toll(desk, "Post", "At least five people were killed in the ferry blast", ("At least five people", 5, None))
    group = [member for members in desk.groups.values() for member in members]
    parts = split_rivals(group)
    assert [[clause.spans[0].article_id for _, clause in part] for part in parts] == [["Herald", "Post"], ["Courier"]]


def test_a_group_of_one_mind_stays_whole(desk: Desk) -> None:
    _toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    _toll(desk, "Courier", "The ferry blast killed five people", ("five people", 5, 5))
    group = [member for members in desk.groups.values() for member in members]
    assert split_rivals(group) == [group]


def test_a_hard_rival_contradicts_both_claims_and_a_soft_one_neither(desk: Desk) -> None:
    _toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    _toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    found = rivals(desk)
    assert [claim.is_contradicted for claim in mark_contradicted(desk.claims, found)] == [True, True]
    assert [claim.is_contradicted for claim in mark_contradicted(desk.claims, [replace(rival, is_soft=True) for rival in found])] == [
        False,
        False,
    ]


@pytest.mark.parametrize(("n", "words", "is_soft"), [(2, "Two people", True), (15, "15 people", False)])
def test_several_and_two_clash_softly_several_and_15_do_not(desk: Desk, n: int, words: str, is_soft: bool) -> None:
    desk.report("Herald", "Several people were killed in the ferry blast")
    desk.say("Herald", "Several people were killed in the ferry blast", claim="Herald", predicate="kill", lemmas="people kill ferry blast")
    _toll(desk, "Courier", f"{words} were killed in the ferry blast", (words, n, n))
    assert [(rival.field, rival.is_soft) for rival in rivals(desk)] == [("number", is_soft)]


def test_that_somebody_denied_it_stands_beside_what_was_denied(desk: Desk) -> None:
    for name, text, predicate in (
        ("Herald", "The navy sank the trawler", "sink"),
        ("Courier", "The minister denied that the navy sank the trawler", "deny"),
    ):
        desk.report(name, text)
        desk.say(name, text, claim=name, predicate=predicate)
    places = tuple(claim.span for claim in desk.claims)
    clash = Rival(claim_ids=("Herald", "Courier"), field="polarity", why="", spans=(places[0], places[1]))
    assert {c.id: c.is_contradicted for c in mark_contradicted(desk.claims, [clash])} == {"Herald": True, "Courier": False}


@pytest.mark.parametrize(("confidence", "is_hit"), [(0.9, True), (0.3, False)])
def test_a_denial_of_one_clause_says_nothing_of_others_that_are_joined_to_it_loosely(desk: Desk, confidence: float, is_hit: bool) -> None:
    for name, text in (("Herald", "The navy sank the trawler"), ("Tide", "A trawler sank"), ("Post", "The navy was at sea")):
        desk.report(name, text)
        desk.say(name, text, claim="sinking")
    desk.report("Courier", "The navy did not sink the trawler")
    desk.say("Courier", "The navy did not sink the trawler", claim="denial")
    sinking, denial = desk.claims
    clash = Rival(claim_ids=("sinking", "denial"), field="polarity", why="", spans=(sinking.span, denial.span))
    marked = mark_contradicted([replace(sinking, confidence=confidence), denial], [clash])
    assert [claim.is_contradicted for claim in marked] == [is_hit, True]


def test_a_reprint_does_not_part_two_clauses_from_what_denies_one_of_them(desk: Desk) -> None:
    for name, text in (("Herald", "The navy sank the trawler"), ("Tide", "A trawler sank"), ("Reprint", "A trawler sank")):
        desk.report(name, text)
        desk.say(name, text, claim="sinking")
    desk.report("Courier", "The navy did not sink the trawler")
    desk.say("Courier", "The navy did not sink the trawler", claim="denial")
    sinking, denial = desk.claims
    clash = Rival(claim_ids=("sinking", "denial"), field="polarity", why="", spans=(sinking.span, denial.span))
    assert mark_contradicted([replace(sinking, confidence=0.3), denial], [clash])[0].is_contradicted


@pytest.mark.parametrize(("alike", "n_rivals"), [(0.05, 0), (0.3, 1)])
def test_two_clauses_judged_to_be_of_two_things_do_not_clash_hard(desk: Desk, alike: float, n_rivals: int) -> None:
    _toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    _toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    left, right = (claim.span for claim in desk.claims)
    judged = [Judgement(left=left, right=right, same="no", score=alike)]
    assert len(find_rivals(desk.claims, desk.statements, desk.articles, None, (), judged)) == n_rivals


@pytest.mark.parametrize(("words", "n", "n_rivals"), [("286.84 points", 286.84, 0), ("287.6 points", 287.6, 1)])
def test_a_number_with_fewer_decimals_is_the_same(desk: Desk, words: str, n: float, n_rivals: int) -> None:
    for name, told, value in (("Herald", "287 points", 287.0), ("Courier", words, n)):
        text = f"The index of the harbour fund lost {told}"
        desk.report(name, text)
        number = desk.number(name, told, value, value, "points")
        desk.say(name, text, claim=name, predicate="lose", lemmas="index harbour fund lose", quantities=[number])
    assert len(rivals(desk)) == n_rivals


@pytest.mark.parametrize(("day", "n_rivals"), [("", 1), (" before talks on Sunday", 0)])
def test_a_clause_that_tells_both_days_clashes_with_neither(desk: Desk, day: str, n_rivals: int) -> None:
    first, second = f"Lind called off her herring talks on Saturday{day}", "Lind called off her herring talks on Sunday"
    for name, text in (("Herald", first), ("Courier", second)):
        desk.report(name, text, day="2031-05-12")
    days = {"Saturday": ("2031-05-10", "2031-05-11"), "Sunday": ("2031-05-11", "2031-05-12")}
    for name, text, told in (("Herald", first, "Saturday"), ("Courier", second, "Sunday")):
        whens = tuple(desk.when(name, word, *days[word], "day") for word in days if word in text)
        clause = desk.say(name, text, claim=name, predicate="call off", mentions=[desk.who(name, "Lind")],
                          when=desk.when(name, told, *days[told], "day"))  # fmt: skip
        statement_id = desk.groups[name][0][0]
        desk.groups[name] = [(statement_id, replace(clause, whens=whens))]
    assert len(rivals(desk)) == n_rivals


def test_what_one_article_sets_side_by_side_clashes_softly(desk: Desk) -> None:
    desk.report("Herald", "The blast killed 49 people.\nOthers put the toll at 150 people killed.")
    for text, words, n in (
        ("The blast killed 49 people", "49 people", 49),
        ("Others put the toll at 150 people killed", "150 people", 150),
    ):
        number = desk.number("Herald", words, n, n, "people")
        desk.say("Herald", text, claim=text, predicate="kill", lemmas="blast kill people", quantities=[number])
    assert [(rival.field, rival.is_soft) for rival in rivals(desk)] == [("number", True)]


def test_a_count_stays_whole_where_the_clause_goes_on_about_most_of_them(desk: Desk) -> None:
    _toll(desk, "Herald", "The blast killed 340 people, and most of them were sailors", ("340 people", 340, 340))
    _toll(desk, "Courier", "The blast killed 240 people", ("240 people", 240, 240))
    assert [rival.field for rival in rivals(desk)] == ["number"]


def test_two_of_them_are_no_toll_of_their_own(desk: Desk) -> None:
    _toll(desk, "Herald", "The blast killed two of them in their beds", ("two", 2, 2))
    _toll(desk, "Courier", "The blast killed 40 people", ("40 people", 40, 40))
    assert rivals(desk) == ()


def test_a_vague_count_never_splits_a_group(desk: Desk) -> None:
    _toll(desk, "Herald", "Dozens were killed in the ferry blast", ("Dozens", 24, 99))
    _toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    group = [member for members in desk.groups.values() for member in members]
    assert split_rivals(group) == [group]


def test_what_others_suffered_is_no_second_teller(desk: Desk) -> None:
    desk.report("Herald", "The blast killed four people.\nThe blast killed two people and injured 30 others.")
    for text, words, n in (
        ("The blast killed four people", "four people", 4),
        ("The blast killed two people and injured 30 others", "two people", 2),
    ):
        desk.say(
            "Herald",
            text,
            claim=text,
            predicate="kill",
            lemmas="blast kill people",
            quantities=[desk.number("Herald", words, n, n, "people")],
        )
    assert rivals(desk) == ()


def test_a_clock_time_two_hours_before_the_evening_clashes_with_it_and_leaves_the_meeting_standing(desk: Desk) -> None:
    _talks(desk, "Herald", "Thursday evening", "2031-05-08T17:00", "2031-05-09T00:00")
    _talks(desk, "Courier", "Thursday at 3 p.m.", "2031-05-08T15:00", "2031-05-08T16:00")
    assert [rival.field for rival in rivals(desk)] == ["time"]


def test_a_clash_in_the_time_of_day_contradicts_only_who_tells_one(desk: Desk) -> None:
    _talks(desk, "Herald", "Thursday evening", "2031-05-08T17:00", "2031-05-09T00:00")
    _talks(desk, "Courier", "Thursday at 3 p.m.", "2031-05-08T15:00", "2031-05-08T16:00")
    found = rivals(desk)
    for outlet, told in (("Post", "in the town hall on Thursday"), ("Tide", "over herring on Thursday")):
        text = f"Moreau and Lind met {told}"
        desk.report(outlet, text, day="2031-05-08")
        day = desk.when(outlet, "Thursday", "2031-05-08T00:00", "2031-05-09T00:00", "day")
        desk.say(outlet, text, claim="Herald", predicate="meet", when=day)
    assert {claim.id: claim.is_contradicted for claim in mark_contradicted(desk.claims, found)} == {"Herald": False, "Courier": True}


def test_the_missing_are_a_toll_and_the_fatally_shot_are_dead(desk: Desk) -> None:
    _toll(desk, "Herald", "The flood left 150 people missing", ("150 people", 150, 150), "leave")
    _toll(desk, "Courier", "More than 200 people are missing after the flood", ("More than 200 people", 200, None), "miss")
    assert [rival.field for rival in rivals(desk)] == ["number"]
    shot = Desk()
    _toll(shot, "Herald", "The gunman fatally shot 58 people", ("58 people", 58, 58), "shoot")
    _toll(shot, "Courier", "The gunman killed 59 people", ("59 people", 59, 59))
    assert [rival.field for rival in rivals(shot)] == ["number"]


def _charged(desk: Desk, outlet: str, day: str, date: str) -> None:
    text = f"Prosecutors charged Per Lind with fraud on {day}"
    desk.report(outlet, text)
    when = desk.when(outlet, day, f"{date}T00:00", f"{date}T23:59", "day")
    desk.say(outlet, text, claim="charge", predicate="charge", mentions=[desk.who(outlet, "Per Lind")], when=when,
             lemmas="prosecutor charge per lind fraud")  # fmt: skip


@pytest.mark.parametrize(("date", "n_parts"), [("2031-05-06", 2), ("2031-06-24", 1), ("2031-05-05", 1)])
def test_one_act_on_two_days_near_each_other_is_parted(desk: Desk, date: str, n_parts: int) -> None:
    _charged(desk, "Herald", "Monday", "2031-05-05")
    _charged(desk, "Courier", "Tuesday", date)
    parts = split_rivals(desk.groups["charge"])
    assert len(parts) == n_parts
    desk.groups = {str(n): part for n, part in enumerate(parts)}
    assert [rival.field for rival in rivals(desk)] == ["time"] * (n_parts - 1)


def test_a_part_of_a_total_is_no_rival_of_the_whole(desk: Desk) -> None:
    for outlet, text, words, n in (
        ("Herald", "Of the total sum, 5 billion euros came from the harbour fund", "5 billion euros", 5e9),
        ("Courier", "The harbour fund came to 7 billion euros", "7 billion euros", 7e9),
    ):
        desk.report(outlet, text)
        desk.say(outlet, text, predicate="come", lemmas="sum euro come harbour fund", quantities=[desk.number(outlet, words, n, n, "euro")])
    assert rivals(desk) == ()


def test_two_sums_in_one_article_are_two_things(desk: Desk) -> None:
    desk.report("Herald", "The yard pays welders 39 euros an hour.\nThe yard pays welders 277 euros an hour.")
    for text, words, n in (
        ("The yard pays welders 39 euros an hour", "39 euros", 39),
        ("The yard pays welders 277 euros an hour", "277 euros", 277),
    ):
        speaker = desk.who("Herald", "yard", full=f"Speaker {n}")
        desk.say("Herald", text, claim=text, predicate="pay", speaker=speaker, quantities=[desk.number("Herald", words, n, n, "euro")])
    assert rivals(desk) == ()


def test_tolls_of_two_happenings_that_name_nobody_in_common_do_not_clash(desk: Desk) -> None:
    for outlet, text, words, n, name in (
        ("Herald", "Per Lind murdered nine people at a church in autumn", "nine people", 9, "Per Lind"),
        ("Courier", "The flood killed Ana Moreau and two people by the weir", "two people", 2, "Ana Moreau"),
    ):
        desk.report(outlet, text)
        desk.say(outlet, text, predicate="kill", mentions=[desk.who(outlet, name)], quantities=[desk.number(outlet, words, n, n, "people")])
    assert rivals(desk) == ()


def test_how_old_somebody_was_then_is_no_age(desk: Desk) -> None:
    for outlet, n in (("Herald", 14), ("Courier", 16)):
        desk.report(outlet, f"Ana Moreau left Skarvik when she was {n} years old")
        who = desk.who(outlet, "Ana Moreau")
        desk.say(outlet, f"Ana Moreau left Skarvik when she was {n} years old", predicate="leave", mentions=[who],
                 quantities=[desk.number(outlet, f"{n} years old", n, n, "year-old")])  # fmt: skip
    assert rivals(desk) == ()


def test_the_same_weekday_of_two_weeks_is_no_clash(desk: Desk) -> None:
    _charged(desk, "Herald", "Monday", "2031-05-05")
    _charged(desk, "Courier", "Monday 12 May", "2031-05-12")
    desk.groups = {statement_id: [(statement_id, clause)] for statement_id, clause in desk.groups["charge"]}
    assert rivals(desk) == ()


def test_an_age_that_is_the_predicate_clashes_with_one_beside_the_name(desk: Desk) -> None:
    desk.report("Herald", "Ida Voss, the 34-year-old pilot, left")
    desk.report("Courier", "She was 36 years old")
    desk.say("Herald", "Ida Voss, the 34-year-old pilot, left", predicate="leave", mentions=[desk.who("Herald", "Ida Voss")],
             quantities=[desk.number("Herald", "34-year-old", 34, 34, "year-old")])  # fmt: skip
    desk.say("Courier", "She was 36 years old", predicate="be old", actors=[desk.who("Courier", "She", full="Ida Voss")])
    assert [(rival.field, rival.is_soft) for rival in rivals(desk)] == [("number", False)]


def test_a_price_for_an_hour_is_never_set_against_one_for_a_week(desk: Desk) -> None:
    for outlet, number, per in (("Herald", 15, "hour"), ("Courier", 600, "week"), ("Gazette", 17, "hour")):
        sentence = f"The harbour board pays its pilots {number} dollars per {per}"
        desk.report(outlet, sentence)
        amount = desk.number(outlet, f"{number} dollars", number, number, "dollar")
        desk.say(outlet, sentence, claim=outlet.lower(), predicate="pay", quantities=[amount])
    [rival] = rivals(desk)
    assert (rival.field, rival.claim_ids) == ("number", ("herald", "gazette"))


@pytest.mark.parametrize(("kind", "n_rivals"), [("meeting", 1), ("fire", 0)])
def test_times_of_two_acts_clash_only_where_the_happening_is_a_meeting(desk: Desk, kind: str, n_rivals: int) -> None:
    for name, text, predicate, words, start, end in (
        ("Herald", "Crews reached the quay on Thursday evening", "reach", "Thursday evening", "2031-05-08T17:00", "2031-05-09T00:00"),
        ("Courier", "Smoke rose on Thursday at 3 p.m.", "rise", "Thursday at 3 p.m.", "2031-05-08T15:00", "2031-05-08T16:00"),
    ):
        desk.report(name, text)
        precision: Precision = "hour" if "p.m." in words else "part-of-day"
        desk.say(name, text, claim=name, predicate=predicate, when=desk.when(name, words, start, end, precision))
    whens = [clause.event.when for claim in desk.claims for _, clause in claim.clauses]
    rows = tuple(EventField(field="start", value=w.span.quote, span=w.span, when=w) for w in whens if w)
    assert len(find_rivals(desk.claims, desk.statements, desk.articles, StoryEvent(kind=kind, fields=rows), ())) == n_rivals


def _counted(desk: Desk, outlet: str, text: str, predicate: str, *numbers: tuple[str, float | None, float | None, str]) -> None:
    desk.report(outlet, text, day="2031-05-08")
    quantities = [desk.number(outlet, *number) for number in numbers]
    desk.say(outlet, text, claim=outlet.lower(), predicate=predicate, quantities=quantities)


def test_tolls_of_one_kind_of_people_are_rivals_whatever_the_whole_toll_is(desk: Desk) -> None:
    desk.report("Herald", "Three civilians were among those killed\nFive people were killed")
    for text, told, n, unit, claim in (
        ("Three civilians were among those killed", "Three civilians", 3, "civilian", "part"),
        ("Five people were killed", "Five people", 5, "people", "whole"),
    ):
        desk.say("Herald", text, claim=claim, predicate="kill", quantities=[desk.number("Herald", told, n, n, unit)])
    _counted(desk, "Courier", "The blast killed two civilians and a constable", "kill", ("two civilians", 2, 2, "civilian"))
    assert [(r.field, set(r.claim_ids)) for r in rivals(desk)] == [("number", {"part", "courier"})]


@pytest.mark.parametrize(("unit", "n"), [("people", 3), ("child", 6), ("civilian", 9)])
def test_some_of_the_dead_are_set_against_neither_all_of_them_nor_others(desk: Desk, unit: str, n: int) -> None:
    _counted(desk, "Herald", "Two civilians and a constable died in the blast", "die", ("Two civilians", 2, 2, "civilian"))
    _counted(desk, "Courier", f"The blast killed {n} {unit}", "kill", (f"{n} {unit}", n, n, unit))
    assert rivals(desk) == ()


def test_tolls_of_one_people_are_set_beside_each_other(desk: Desk) -> None:
    _counted(desk, "Herald", "The storm killed 166 Norwegians and six Danes", "kill", ("166 Norwegians", 166, 166, "norwegians"),
             ("six Danes", 6, 6, "danes"))  # fmt: skip
    _counted(desk, "Courier", "The Norwegian death toll from the storm had grown to 167", "grow", ("167", 167, 167, ""))
    [rival] = rivals(desk)
    assert {span.quote for span in rival.spans} == {"166 Norwegians", "167"}


def test_what_is_put_in_between_parts_no_number_from_its_verb(desk: Desk) -> None:
    text = "Twenty people, including the skipper of the ferry and all three of his mates, were killed"
    _counted(desk, "Herald", text, "kill", ("Twenty people", 20, 20, "people"))
    _counted(desk, "Courier", "In all 17 people were killed", "kill", ("17 people", 17, 17, "people"))
    assert len(rivals(desk)) == 1


def test_who_fled_is_not_counted_among_the_dead_behind_a_dash(desk: Desk) -> None:
    text = "At least 93,000 people were killed – most of them farmers – and thousands more turned into refugees"
    _counted(desk, "Herald", text, "kill", ("At least 93,000 people", 93_000, None, "people"), ("thousands", 2_000, None, ""))
    _counted(desk, "Courier", "In all 92,000 people were killed", "kill", ("92,000 people", 92_000, 92_000, "people"))
    assert len(rivals(desk)) == 1


def test_tolls_that_hardly_differ_clash_softly_though_their_clauses_are_hardly_alike(desk: Desk) -> None:
    _toll(desk, "Herald", "In all 113 people were killed in the blast", ("113 people", 113, 113))
    _toll(desk, "Courier", "The blast killed at least 138 people", ("at least 138 people", 138, None))
    left, right = (claim.span for claim in desk.claims)
    judged = [Judgement(left=left, right=right, same="no", score=0.05)]
    assert [r.is_soft for r in find_rivals(desk.claims, desk.statements, desk.articles, None, (), judged)] == [True]


@pytest.mark.parametrize(("when", "n_rivals"), [("2031-01", 0), ("2031-05", 1)])
def test_what_was_over_weeks_before_is_set_against_nothing_of_today(desk: Desk, when: str, n_rivals: int) -> None:
    _counted(desk, "Herald", "The ferry blast killed seven pilots", "kill", ("seven pilots", 7, 7, "pilots"))
    text = "In that month a ferry blast killed four pilots"
    desk.report("Courier", text, day="2031-05-08")
    month = desk.when("Courier", "In that month", f"{when}-01", f"{when}-28", "month")
    number = desk.number("Courier", "four pilots", 4, 4, "pilots")
    desk.say("Courier", text, claim="courier", predicate="kill", when=month, quantities=[number])
    assert len(rivals(desk)) == n_rivals


def test_two_that_agree_in_a_later_number_may_differ_in_the_first(desk: Desk) -> None:
    _counted(desk, "Herald", "Seven Liberals joined all Greens for 61 votes", "join", ("Seven Liberals", 7, 7, "liberals"),
             ("61 votes", 61, 61, "vote"))  # fmt: skip
    _counted(desk, "Courier", "Six Liberals joined every Green in a vote of 61 votes", "join", ("Six Liberals", 6, 6, "liberals"),
             ("61 votes", 61, 61, "vote"))  # fmt: skip
    left, right = (claim.span for claim in desk.claims)
    judged = [Judgement(left=left, right=right, same="yes", score=0.9)]
    [rival] = find_rivals(desk.claims, desk.statements, desk.articles, None, (), judged)
    assert {span.quote for span in rival.spans} == {"Seven Liberals", "Six Liberals"}
    group = [member for members in desk.groups.values() for member in members]
    assert len(split_rivals(group, {(left, right): 0.9})) == 2


def test_the_time_that_is_looked_at_is_no_value(desk: Desk) -> None:
    for name, told, n in (("Herald", "six years", 6), ("Courier", "eight years", 8)):
        _counted(desk, name, f"The mayor closed four schools over the past {told}", "close", (told, n, n, "year"))
    assert rivals(desk) == ()


def test_ages_behind_names_are_those_of_their_own_persons(desk: Desk) -> None:
    for name, text, ages in (
        ("Herald", "Ida Voss (32) and Mara Lind (27) were found in the cellar", {"Ida Voss": "32", "Mara Lind": "27"}),
        ("Courier", "Ida Voss, now 30, vanished at the age of 19", {"Ida Voss": "30"}),
    ):
        desk.report(name, text)
        people = [desk.who(name, person) for person in ages]
        numbers = [desk.number(name, age, float(age), float(age), "year-old") for age in ages.values()]
        desk.say(name, text, claim=name, predicate="find", mentions=people, quantities=numbers)
    assert [{span.quote for span in rival.spans} for rival in rivals(desk)] == [{"32", "30"}]


@pytest.mark.parametrize(("lead", "n_rivals"), [("on", 1), ("as of", 0)])
def test_a_time_as_of_which_things_stood_so_clashes_with_none(desk: Desk, lead: str, n_rivals: int) -> None:
    for name, day in (("Herald", "2031-05-05"), ("Courier", "2031-05-06")):
        told = "Monday" if name == "Herald" else "Tuesday"
        text = f"Lind asked the harbour court for new herring ballots {lead} {told}"
        desk.report(name, text)
        when = desk.when(name, told, day, f"{day}T23:59", "day")
        desk.say(name, text, claim=name, predicate="ask", when=when, mentions=[desk.who(name, "Lind")])
    assert len(rivals(desk)) == n_rivals
