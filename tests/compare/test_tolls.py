"""Clashes in tolls: how many were killed, hurt or missing."""

from __future__ import annotations

import pytest
from clashes import counted, rivals, toll
from desk import Desk

from readout.compare.parting import split_rivals
from readout.compare.rivals import find_rivals
from readout.model.story import Judgement


def test_two_tolls_that_no_number_fits_are_rivals(desk: Desk) -> None:
    toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    [rival] = rivals(desk)
    assert (rival.field, rival.claim_ids, rival.is_soft) == ("number", ("herald", "courier"), False)
    assert rival.why == "Herald: Five people; Courier: Seven people"


def test_at_least_forty_agrees_with_forty_two(desk: Desk) -> None:
    toll(desk, "Herald", "At least 40 people were killed in the ferry blast", ("At least 40 people", 40, None))
    toll(desk, "Courier", "In all 42 people were killed in the ferry blast", ("42 people", 42, 42))
    assert rivals(desk) == ()


def test_the_dead_are_never_set_against_the_wounded(desk: Desk) -> None:
    toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    toll(desk, "Courier", "Nine people were wounded in the ferry blast", ("Nine people", 9, 9), predicate="wound")
    assert rivals(desk) == ()


def test_a_count_at_the_scene_does_not_clash_with_the_whole_toll(desk: Desk) -> None:
    toll(desk, "Herald", "Three people were killed at the scene", ("Three people", 3, 3))
    toll(desk, "Courier", "At least five people were killed in the blast", ("At least five people", 5, None))
    assert rivals(desk) == ()


def test_a_toll_of_long_ago_clashes_with_none_of_today(desk: Desk) -> None:
    toll(desk, "Herald", "A ferry blast in 1987 killed 11 people", ("11 people", 11, 11))
    toll(desk, "Courier", "The ferry blast killed 42 people", ("42 people", 42, 42))
    assert rivals(desk) == ()


def test_a_group_is_split_where_its_members_give_two_numbers(desk: Desk) -> None:
    toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    toll(desk, "Post", "At least five people were killed in the ferry blast", ("At least five people", 5, None))
    group = [member for members in desk.groups.values() for member in members]
    parts = split_rivals(group)
    assert [[clause.spans[0].article_id for _, clause in part] for part in parts] == [["Herald", "Post"], ["Courier"]]


def test_a_group_of_one_mind_stays_whole(desk: Desk) -> None:
    toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    toll(desk, "Courier", "The ferry blast killed five people", ("five people", 5, 5))
    group = [member for members in desk.groups.values() for member in members]
    assert split_rivals(group) == [group]


@pytest.mark.parametrize(("n", "words", "is_soft"), [(2, "Two people", True), (15, "15 people", False)])
def test_several_and_two_clash_softly_several_and_15_do_not(desk: Desk, n: int, words: str, is_soft: bool) -> None:
    desk.report("Herald", "Several people were killed in the ferry blast")
    desk.say("Herald", "Several people were killed in the ferry blast", claim="Herald", predicate="kill", lemmas="people kill ferry blast")
    toll(desk, "Courier", f"{words} were killed in the ferry blast", (words, n, n))
    assert [(rival.field, rival.is_soft) for rival in rivals(desk)] == [("number", is_soft)]


@pytest.mark.parametrize(("alike", "n_rivals"), [(0.05, 0), (0.3, 1)])
def test_two_clauses_judged_to_be_of_two_things_do_not_clash_hard(desk: Desk, alike: float, n_rivals: int) -> None:
    toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    left, right = (claim.span for claim in desk.claims)
    judged = [Judgement(left=left, right=right, same="no", score=alike)]
    assert len(find_rivals(desk.claims, desk.statements, desk.articles, None, (), judged)) == n_rivals


def test_a_count_stays_whole_where_the_clause_goes_on_about_most_of_them(desk: Desk) -> None:
    toll(desk, "Herald", "The blast killed 340 people, and most of them were sailors", ("340 people", 340, 340))
    toll(desk, "Courier", "The blast killed 240 people", ("240 people", 240, 240))
    assert [rival.field for rival in rivals(desk)] == ["number"]


def test_two_of_them_are_no_toll_of_their_own(desk: Desk) -> None:
    toll(desk, "Herald", "The blast killed two of them in their beds", ("two", 2, 2))
    toll(desk, "Courier", "The blast killed 40 people", ("40 people", 40, 40))
    assert rivals(desk) == ()


def test_a_vague_count_never_splits_a_group(desk: Desk) -> None:
    toll(desk, "Herald", "Dozens were killed in the ferry blast", ("Dozens", 24, 99))
    toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
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


def test_the_missing_are_a_toll_and_the_fatally_shot_are_dead(desk: Desk) -> None:
    toll(desk, "Herald", "The flood left 150 people missing", ("150 people", 150, 150), "leave")
    toll(desk, "Courier", "More than 200 people are missing after the flood", ("More than 200 people", 200, None), "miss")
    assert [rival.field for rival in rivals(desk)] == ["number"]
    shot = Desk()
    toll(shot, "Herald", "The gunman fatally shot 58 people", ("58 people", 58, 58), "shoot")
    toll(shot, "Courier", "The gunman killed 59 people", ("59 people", 59, 59))
    assert [rival.field for rival in rivals(shot)] == ["number"]


def test_tolls_of_one_kind_of_people_are_rivals_whatever_the_whole_toll_is(desk: Desk) -> None:
    desk.report("Herald", "Three civilians were among those killed\nFive people were killed")
    for text, told, n, unit, claim in (
        ("Three civilians were among those killed", "Three civilians", 3, "civilian", "part"),
        ("Five people were killed", "Five people", 5, "people", "whole"),
    ):
        desk.say("Herald", text, claim=claim, predicate="kill", quantities=[desk.number("Herald", told, n, n, unit)])
    counted(desk, "Courier", "The blast killed two civilians and a constable", "kill", ("two civilians", 2, 2, "civilian"))
    assert [(r.field, set(r.claim_ids)) for r in rivals(desk)] == [("number", {"part", "courier"})]


@pytest.mark.parametrize(("unit", "n"), [("people", 3), ("child", 6), ("civilian", 9)])
def test_some_of_the_dead_are_set_against_neither_all_of_them_nor_others(desk: Desk, unit: str, n: int) -> None:
    counted(desk, "Herald", "Two civilians and a constable died in the blast", "die", ("Two civilians", 2, 2, "civilian"))
    counted(desk, "Courier", f"The blast killed {n} {unit}", "kill", (f"{n} {unit}", n, n, unit))
    assert rivals(desk) == ()


def test_tolls_of_one_people_are_set_beside_each_other(desk: Desk) -> None:
    counted(desk, "Herald", "The storm killed 166 Norwegians and six Danes", "kill", ("166 Norwegians", 166, 166, "norwegians"),
             ("six Danes", 6, 6, "danes"))  # fmt: skip
    counted(desk, "Courier", "The Norwegian death toll from the storm had grown to 167", "grow", ("167", 167, 167, ""))
    [rival] = rivals(desk)
    assert {span.quote for span in rival.spans} == {"166 Norwegians", "167"}


def test_what_is_put_in_between_parts_no_number_from_its_verb(desk: Desk) -> None:
    text = "Twenty people, including the skipper of the ferry and all three of his mates, were killed"
    counted(desk, "Herald", text, "kill", ("Twenty people", 20, 20, "people"))
    counted(desk, "Courier", "In all 17 people were killed", "kill", ("17 people", 17, 17, "people"))
    assert len(rivals(desk)) == 1


def test_who_fled_is_not_counted_among_the_dead_behind_a_dash(desk: Desk) -> None:
    text = "At least 93,000 people were killed – most of them farmers – and thousands more turned into refugees"
    counted(desk, "Herald", text, "kill", ("At least 93,000 people", 93_000, None, "people"), ("thousands", 2_000, None, ""))
    counted(desk, "Courier", "In all 92,000 people were killed", "kill", ("92,000 people", 92_000, 92_000, "people"))
    assert len(rivals(desk)) == 1


def test_tolls_that_hardly_differ_clash_softly_though_their_clauses_are_hardly_alike(desk: Desk) -> None:
    toll(desk, "Herald", "In all 113 people were killed in the blast", ("113 people", 113, 113))
    toll(desk, "Courier", "The blast killed at least 138 people", ("at least 138 people", 138, None))
    left, right = (claim.span for claim in desk.claims)
    judged = [Judgement(left=left, right=right, same="no", score=0.05)]
    assert [r.is_soft for r in find_rivals(desk.claims, desk.statements, desk.articles, None, (), judged)] == [True]


def test_two_that_agree_in_a_later_number_may_differ_in_the_first(desk: Desk) -> None:
    counted(desk, "Herald", "Seven Liberals joined all Greens for 61 votes", "join", ("Seven Liberals", 7, 7, "liberals"),
             ("61 votes", 61, 61, "vote"))  # fmt: skip
    counted(desk, "Courier", "Six Liberals joined every Green in a vote of 61 votes", "join", ("Six Liberals", 6, 6, "liberals"),
             ("61 votes", 61, 61, "vote"))  # fmt: skip
    left, right = (claim.span for claim in desk.claims)
    judged = [Judgement(left=left, right=right, same="yes", score=0.9)]
    [rival] = find_rivals(desk.claims, desk.statements, desk.articles, None, (), judged)
    assert {span.quote for span in rival.spans} == {"Seven Liberals", "Six Liberals"}
    group = [member for members in desk.groups.values() for member in members]
    assert len(split_rivals(group, {(left, right): 0.9})) == 2
