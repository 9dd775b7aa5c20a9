"""Clauses as acts, and the index of deeds."""

from dataclasses import replace

import pytest
from desk import Desk

from readout.compare.deeds import is_one_act, read_acts
from readout.compare.index import DeedIndex
from readout.compare.outcomes import tie_outcomes

ACTS = [
    ("hold a meeting on the salmon quota", "hold"),
    ("sign the salmon accord", "sign"),
    ("cancel the salmon conference", "cancel"),
    ("urge the end of the salmon embargo", "urge"),
    ("agree to build the salmon hatchery", "agree"),
    ("launch the salmon inquiry", "launch"),
    ("discuss the salmon quota", "discuss"),
    ("drop the salmon embargo", "drop"),
]


def test_the_index_finds_every_deed_that_may_be_what_came_of_a_plan(desk: Desk) -> None:
    for n, (words, predicate) in enumerate(ACTS):
        desk.report(f"Herald {n}", f"The ministers will {words}")
        desk.report(f"Courier {n}", f"The ministers {words}")
        desk.say(f"Herald {n}", f"The ministers will {words}", claim=f"plan {n}", predicate=predicate, mode="planned")
        desk.say(f"Courier {n}", f"The ministers {words}", claim=f"deed {n}", predicate=predicate)
    acts = read_acts(desk.claims, desk.statements)
    deeds = [act for act in acts if act.is_done]
    index = DeedIndex(deeds)
    for plan in (act for act in acts if act.is_ahead):
        assert {deed.claim_id for deed in deeds if is_one_act(plan, deed)} <= {deed.claim_id for deed in index.near(plan)}
    assert sum(is_one_act(plan, deed) for plan in acts if plan.is_ahead for deed in deeds) >= len(ACTS)


def test_the_index_gives_forty_deeds_at_most_and_three_of_one_claim(desk: Desk) -> None:
    desk.report("Herald", "The ministers will sign the salmon accord")
    desk.say("Herald", "The ministers will sign the salmon accord", claim="plan", predicate="sign", mode="planned")
    for n in range(120):
        desk.report(f"Courier {n}", "The ministers signed the salmon accord")
        desk.say(f"Courier {n}", "The ministers signed the salmon accord", claim=f"deed {n // 6}", predicate="sign",
                 lemmas="minister sign salmon accord")  # fmt: skip
    acts = read_acts(desk.claims, desk.statements)
    found = DeedIndex(act for act in acts if act.is_done).near(next(act for act in acts if act.is_ahead))
    assert len(found) == 40
    assert max(sum(deed.claim_id == one.claim_id for deed in found) for one in found) == 3


def test_how_things_stand_is_no_deed_that_was_planned(desk: Desk) -> None:
    desk.report("Herald", "The salmon levy will remain in force")
    desk.report("Courier", "The salmon levy remains in force")
    desk.say("Herald", "The salmon levy will remain in force", predicate="remain", mode="planned", lemmas="salmon levy remain place force")
    desk.say("Courier", "The salmon levy remains in force", predicate="remain", lemmas="salmon levy remain place force")
    assert tie_outcomes(desk.claims, desk.statements, desk.articles) == ()


@pytest.mark.parametrize(("day", "n_tied"), [("2031-05-05", 0), ("2031-05-06", 1)])
def test_a_deed_of_the_day_before_is_not_what_came_of_a_plan(desk: Desk, day: str, n_tied: int) -> None:
    desk.report("Herald", "The whole council will vote on the salmon levy on Tuesday")
    desk.report("Courier", "The council voted on the salmon levy then")
    due = desk.when("Herald", "Tuesday", "2031-05-06", "2031-05-07", "day")
    then = desk.when("Courier", "then", f"{day}T18:00", f"{day}T23:59", "part-of-day")
    desk.say("Herald", "The whole council will vote on the salmon levy on Tuesday", predicate="vote", mode="planned", when=due)
    desk.say("Courier", "The council voted on the salmon levy then", predicate="vote", when=then, lemmas="council vote salmon levy")
    assert len(tie_outcomes(desk.claims, desk.statements, desk.articles)) == n_tied


@pytest.mark.parametrize(("told", "is_done"), [("", True), ("previously ", False), ("recently ", True), ("a few years ago ", False)])
def test_what_was_done_long_before_is_no_deed_of_now(desk: Desk, told: str, is_done: bool) -> None:
    sentence = f"The ministers {told}signed the salmon accord"
    desk.report("Herald", sentence)
    desk.say("Herald", sentence, claim="deed", predicate="sign")
    (act,) = read_acts(desk.claims, desk.statements)
    assert act.is_done is is_done


@pytest.mark.parametrize(("rest", "is_ahead"), [("", True), (" if the salmon talks fail", False), (", unless the talks succeed", False)])
def test_a_threat_on_a_condition_is_no_plan(desk: Desk, rest: str, is_ahead: bool) -> None:
    text = "The ministers will close the port"
    desk.report("Herald", text + rest)
    desk.say("Herald", text, claim="plan", predicate="close", mode="planned")
    desk.statements[0] = replace(desk.statements[0], spans=(desk.span("Herald", text + rest),))
    (act,) = read_acts(desk.claims, desk.statements)
    assert act.is_ahead == is_ahead


@pytest.mark.parametrize(("rest", "is_ahead"), [("expected to grow", True), ("better than expected", False), ("good, as expected", False)])
def test_what_turned_out_better_than_expected_is_no_plan(desk: Desk, rest: str, is_ahead: bool) -> None:
    text = f"The salmon catch was {rest}"
    desk.report("Herald", text)
    desk.say("Herald", text, claim="plan", predicate="be good", mode="expected")
    (act,) = read_acts(desk.claims, desk.statements)
    assert act.is_ahead == is_ahead


@pytest.mark.parametrize(("rest", "is_done"), [("", True), (" yet", False), (" to date", False), (" so far", False)])
def test_what_is_not_done_so_far_is_not_called_off(desk: Desk, rest: str, is_done: bool) -> None:
    text = f"The ministers did not sign the accord{rest}"
    desk.report("Herald", text)
    desk.say("Herald", text, claim="deed", predicate="sign", mode="denied")
    (act,) = read_acts(desk.claims, desk.statements)
    assert act.is_done is is_done


@pytest.mark.parametrize(("start", "end", "n_tied"), [("2031-05-03", "2031-05-05", 0), ("2031-05-06", "2031-05-07", 1)])
def test_what_was_not_done_before_a_plan_was_told_calls_nothing_off(desk: Desk, start: str, end: str, n_tied: int) -> None:
    desk.report("Herald", "The council will vote on the salmon levy this week", day="2031-05-05")
    desk.report("Courier", "The council did not vote on the salmon levy then", day="2031-05-07")
    then = desk.when("Courier", "then", start, end, "day")
    desk.say("Herald", "The council will vote on the salmon levy this week", predicate="vote", mode="planned")
    desk.say("Courier", "The council did not vote on the salmon levy then", predicate="vote", mode="denied", when=then,
             lemmas="council vote salmon levy")  # fmt: skip
    assert len([o for o in tie_outcomes(desk.claims, desk.statements, desk.articles) if o.happened_claim_id]) == n_tied
