from __future__ import annotations

from dataclasses import replace

import pytest
from desk import Desk

from readout.compare.happening import describe_event
from readout.compare.pairing import scores_of
from readout.compare.rivals import find_rivals, mark_contradicted, split_rivals
from readout.model.story import Judgement, Rival


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


def test_a_denial_clashes_with_the_accusation_that_it_answers(desk: Desk) -> None:
    desk.report("Herald", "The navy rammed the trawler off Skarvik")
    desk.report("Courier", "The ministry denied that the navy had rammed any trawler")
    desk.say("Herald", "The navy rammed the trawler off Skarvik", claim="yes", predicate="ram", lemmas="navy ram trawler skarvik")
    desk.say(
        "Courier",
        "The ministry denied that the navy had rammed any trawler",
        claim="no",
        predicate="deny",
        lemmas="ministry deny navy ram trawler",
    )
    assert [(r.field, set(r.claim_ids)) for r in rivals(desk)] == [("polarity", {"yes", "no"})]


def test_a_denial_of_something_else_clashes_with_nothing(desk: Desk) -> None:
    desk.report("Herald", "The navy rammed the trawler off Skarvik")
    desk.report("Courier", "The ministry denied that the budget had been overspent")
    desk.say("Herald", "The navy rammed the trawler off Skarvik", predicate="ram", lemmas="navy ram trawler skarvik")
    desk.say("Courier", "The ministry denied that the budget had been overspent", predicate="deny", lemmas="ministry deny budget overspend")
    assert rivals(desk) == ()


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


def test_what_a_speaker_denies_clashes_with_those_who_say_it_and_its_cue_is_told(desk: Desk) -> None:
    desk.report("Herald", "Norland shelters smugglers from Sudland")
    desk.report("Courier", "Norland denies that it shelters smugglers")
    desk.say(
        "Herald", "Norland shelters smugglers from Sudland", claim="yes", predicate="shelter", lemmas="norland shelter smuggler sudland"
    )
    desk.say("Courier", "it shelters smugglers", claim="no", predicate="shelter", lemmas="shelter smuggler", cue="denies", kind="indirect")
    [rival] = rivals(desk)
    assert rival.field == "polarity"
    assert rival.why == "Herald: Norland shelters smugglers from Sudland; Courier (denies): it shelters smugglers"


def test_a_word_and_its_negative_said_of_one_thing_clash(desk: Desk) -> None:
    desk.report("Herald", "The raid on the harbour office was lawful")
    desk.report("Courier", "The raid on the harbour office was unlawful")
    desk.say("Herald", "The raid on the harbour office was lawful", claim="a", predicate="be lawful", lemmas="raid harbour office lawful")
    desk.say(
        "Courier", "The raid on the harbour office was unlawful", claim="b", predicate="be unlawful", lemmas="raid harbour office unlawful"
    )
    assert [(r.field, r.claim_ids) for r in rivals(desk)] == [("polarity", ("a", "b"))]


def test_the_words_of_one_place_never_clash_with_themselves(desk: Desk) -> None:
    desk.report("Courier", "Norland denies claims that it shelters smugglers")
    desk.say("Courier", "it shelters smugglers", claim="a", predicate="shelter", lemmas="shelter smuggler")
    desk.say("Courier", "claims that it shelters smugglers", claim="b", predicate="shelter", lemmas="claim shelter smuggler", cue="denies",
             speaker=desk.who("Courier", "Norland", kind="country"))  # fmt: skip
    assert rivals(desk) == ()


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


def _judged(desk: Desk, score: float) -> list[Judgement]:
    """The desk's first two clauses, judged to be alike."""
    left, right = (statement.clauses[0].spans[0] for statement in desk.statements[:2])
    return [Judgement(left=left, right=right, same="no", score=score)]


def _defections(desk: Desk) -> None:
    desk.report("Herald", "The harbour party can only afford 22 defections")
    desk.report("Courier", "They could only afford to lose 21 members")
    desk.say("Herald", "The harbour party can only afford 22 defections", claim="a", predicate="afford",
             quantities=[desk.number("Herald", "22 defections", 22, 22, "defection")])  # fmt: skip
    desk.say("Courier", "They could only afford to lose 21 members", claim="b", predicate="afford",
             quantities=[desk.number("Courier", "21 members", 21, 21, "member")])  # fmt: skip


@pytest.mark.parametrize(("score", "n_rivals"), [(0.7, 1), (0.3, 0)])
def test_two_units_that_hardly_differ_are_softly_rival_only_where_the_clauses_were_judged_alike(
    desk: Desk, score: float, n_rivals: int
) -> None:
    _defections(desk)
    found = find_rivals(desk.claims, desk.statements, desk.articles, judgements=_judged(desk, score))
    assert [(rival.field, rival.is_soft) for rival in found] == [("number", True)] * n_rivals


def test_a_claim_is_parted_where_two_that_were_judged_alike_give_counts_that_hardly_differ(desk: Desk) -> None:
    _defections(desk)
    group = [*desk.groups["a"], *desk.groups["b"]]
    assert len(split_rivals(group, scores_of(_judged(desk, 0.7)))) == 2
    assert split_rivals(group) == [group]


def test_one_end_of_a_range_is_no_count_of_its_own(desk: Desk) -> None:
    desk.report("Herald", "The council raised the levy to between 2 percent and 3 percent")
    desk.report("Courier", "The council raised the levy to 2.2 percent")
    desk.say("Herald", "The council raised the levy to between 2 percent and 3 percent", predicate="raise",
             quantities=[desk.number("Herald", "2 percent", 2, 2, "percent")])  # fmt: skip
    desk.say("Courier", "The council raised the levy to 2.2 percent", predicate="set", lemmas="toll",
             quantities=[desk.number("Courier", "2.2 percent", 2.2, 2.2, "percent")])  # fmt: skip
    assert find_rivals(desk.claims, desk.statements, desk.articles, judgements=_judged(desk, 0.7)) == ()


def _hearing(desk: Desk, courier: str, day: str) -> tuple[Rival, ...]:
    desk.report("Herald", "Lind stumbled at his licence hearing Thursday before the panel")
    desk.report("Courier", courier)
    desk.say("Herald", "Lind stumbled at his licence hearing Thursday before the panel", claim="a", predicate="stumble",
             when=desk.when("Herald", "Thursday", "2031-05-08", "2031-05-09", "day"))  # fmt: skip
    desk.say("Courier", courier, claim="b", predicate="begin", when=desk.when("Courier", day, "2031-05-07", "2031-05-08", "day"))
    return find_rivals(desk.claims, desk.statements, desk.articles, judgements=_judged(desk, 0.6))


def test_two_days_beside_one_word_in_clauses_judged_alike_are_rivals(desk: Desk) -> None:
    assert [rival.field for rival in _hearing(desk, "His trouble began during Wednesday's licence hearing", "Wednesday")] == ["time"]


def test_the_days_of_two_things_are_no_rivals_however_alike_the_clauses(desk: Desk) -> None:
    assert _hearing(desk, "The film of it began to make its rounds Wednesday", "Wednesday") == ()


def test_the_same_weekday_of_two_weeks_is_no_clash(desk: Desk) -> None:
    _charged(desk, "Herald", "Monday", "2031-05-05")
    _charged(desk, "Courier", "Monday 12 May", "2031-05-12")
    desk.groups = {statement_id: [(statement_id, clause)] for statement_id, clause in desk.groups["charge"]}
    assert rivals(desk) == ()


def test_a_ban_on_denying_cover_denies_nothing(desk: Desk) -> None:
    desk.report("Herald", "The bill keeps the ban on denying cover to sick sailors")
    desk.report("Courier", "The insurers offer cover to sick sailors")
    desk.say(
        "Herald", "The bill keeps the ban on denying cover to sick sailors", predicate="keep", lemmas="bill keep ban deny cover sick sailor"
    )
    desk.say("Courier", "The insurers offer cover to sick sailors", predicate="offer", lemmas="insurer offer cover sick sailor")
    assert rivals(desk) == ()


def _arrest(desk: Desk) -> None:
    desk.report("Herald", "Police arrested a skipper over the drowning of Per Lind")
    desk.report("Courier", "No arrests have been made over the drowning of Per Lind")
    desk.say("Herald", "Police arrested a skipper over the drowning of Per Lind", claim="a", predicate="arrest",
             lemmas="police arrest skipper drowning lind")  # fmt: skip
    desk.say("Courier", "No arrests have been made over the drowning of Per Lind", claim="b", predicate="make", is_negated=True,
             mode="denied", lemmas="arrest make drowning lind")  # fmt: skip


def test_what_one_reports_and_another_says_was_not_done_clash_hard(desk: Desk) -> None:
    _arrest(desk)
    assert [(rival.field, rival.is_soft) for rival in rivals(desk)] == [("polarity", False)]


def test_a_claim_is_parted_where_one_says_that_it_was_not_so(desk: Desk) -> None:
    _arrest(desk)
    assert len(split_rivals([*desk.groups["a"], *desk.groups["b"]])) == 2


def test_a_not_of_another_act_on_the_same_thing_is_no_denial(desk: Desk) -> None:
    desk.report("Herald", "Police arrested a skipper over the drowning of Per Lind")
    desk.report("Courier", "The mayor did not discuss the drowning of Per Lind")
    desk.say(
        "Herald",
        "Police arrested a skipper over the drowning of Per Lind",
        predicate="arrest",
        lemmas="police arrest skipper drowning lind",
    )
    desk.say("Courier", "The mayor did not discuss the drowning of Per Lind", predicate="discuss", is_negated=True, mode="denied",
             lemmas="mayor discuss drowning lind")  # fmt: skip
    assert rivals(desk) == ()


def test_that_nobody_mentioned_a_thing_contradicts_nobody(desk: Desk) -> None:
    desk.report("Herald", "Norland will cut its salmon tariffs at once")
    desk.report("Courier", "Neither side mentioned salmon tariffs in its account of the talks")
    desk.say("Herald", "Norland will cut its salmon tariffs at once", predicate="cut", lemmas="norland cut salmon tariff")
    desk.say("Courier", "Neither side mentioned salmon tariffs in its account of the talks", predicate="mention",
             lemmas="side mention salmon tariff account talk")  # fmt: skip
    assert [(rival.field, rival.is_soft) for rival in rivals(desk)] == [("polarity", True)]


def test_who_denies_having_leaked_does_not_clash_with_one_who_says_that_it_was_leaked(desk: Desk) -> None:
    desk.report("Herald", "The list of salmon quotas was leaked")
    desk.report("Courier", "Lind denied that he leaked the list of salmon quotas")
    desk.say("Herald", "The list of salmon quotas was leaked", predicate="leak", lemmas="list salmon quota leak")
    who = desk.who("Courier", "he", full="Per Lind")
    desk.say("Courier", "he leaked the list of salmon quotas", predicate="leak", actors=[who], cue="denied", kind="indirect",
             lemmas="leak list salmon quota")  # fmt: skip
    assert rivals(desk) == ()
