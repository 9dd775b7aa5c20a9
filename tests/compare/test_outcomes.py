from __future__ import annotations

import pytest
from desk import Desk

from readout.compare.outcomes import split_plans, tie_outcomes
from readout.model.story import Outcome


def tie(desk: Desk) -> tuple[Outcome, ...]:
    return tie_outcomes(desk.claims, desk.statements, desk.articles)


def test_talks_that_were_due_and_then_held_are_tied(desk: Desk) -> None:
    desk.report("Herald", "Moreau and Lind are due to hold a bilateral meeting on fisheries later.")
    desk.report("Courier", "Moreau and Lind held a brief bilateral meeting on fisheries.")
    desk.say(
        "Herald", "Moreau and Lind are due to hold a bilateral meeting on fisheries later", claim="due", predicate="be due", mode="planned"
    )
    desk.say("Courier", "Moreau and Lind held a brief bilateral meeting on fisheries", claim="held", predicate="hold")
    assert [(o.planned_claim_id, o.happened_claim_id, o.result) for o in tie(desk)] == [("due", "held", "held")]


def test_a_demand_that_was_planned_is_raised_by_another_word_for_it(desk: Desk) -> None:
    desk.report("Herald", "Moreau plans to call for an end to the salmon embargo.")
    desk.report("Courier", "He had urged Lind to lift the salmon embargo.")
    desk.say("Herald", "Moreau plans to call for an end to the salmon embargo", claim="plan", predicate="plan", mode="planned",
             lemmas="moreau plan call end salmon embargo")  # fmt: skip
    desk.say("Courier", "He had urged Lind to lift the salmon embargo", claim="urged", predicate="urge",
             lemmas="urge lind lift salmon embargo")  # fmt: skip
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("urged", "raised")]


def test_a_plan_that_fell_through_is_cancelled(desk: Desk) -> None:
    desk.report("Herald", "The ministers will sign the fisheries accord on Friday.")
    desk.report("Courier", "The ministers did not sign the fisheries accord.")
    desk.say("Herald", "The ministers will sign the fisheries accord on Friday", claim="plan", predicate="sign", mode="planned",
             lemmas="minister sign fishery accord friday")  # fmt: skip
    desk.say("Courier", "The ministers did not sign the fisheries accord", claim="failed", predicate="sign", mode="denied", is_negated=True,
             lemmas="minister sign fishery accord")  # fmt: skip
    assert [o.result for o in tie(desk)] == ["cancelled"]


def test_another_act_on_the_same_thing_is_no_outcome(desk: Desk) -> None:
    desk.report("Herald", "Moreau plans to call for an end to the salmon embargo.")
    desk.report("Courier", "Traders praised the salmon embargo.")
    desk.say("Herald", "Moreau plans to call for an end to the salmon embargo", predicate="plan", mode="planned",
             lemmas="moreau plan call end salmon embargo")  # fmt: skip
    desk.say("Courier", "Traders praised the salmon embargo", predicate="praise", lemmas="trader praise salmon embargo")
    assert tie(desk) == ()


def test_a_second_plan_is_not_taken_for_the_deed(desk: Desk) -> None:
    desk.report("Herald", "Moreau and Lind are due to hold a bilateral meeting on fisheries later.")
    desk.report("Courier", "Moreau and Lind will hold a bilateral meeting on fisheries.")
    desk.say("Herald", "Moreau and Lind are due to hold a bilateral meeting on fisheries later", predicate="be due", mode="planned")
    desk.say("Courier", "Moreau and Lind will hold a bilateral meeting on fisheries", predicate="hold", mode="planned")
    assert tie(desk) == ()


def _dated_plan(desk: Desk, last_day: str) -> None:
    desk.report("Herald", "The council will vote on the harbour levy on Friday.", day="2031-05-07")
    desk.report("Courier", "Shops closed early in the old town.", day=last_day)
    friday = desk.when("Herald", "on Friday", "2031-05-09", "2031-05-10", "day")
    desk.say("Herald", "The council will vote on the harbour levy on Friday", claim="plan", predicate="vote", mode="planned", when=friday)
    desk.say("Courier", "Shops closed early in the old town", claim="shops", predicate="close")


def test_a_plan_is_unreported_once_its_day_has_passed_in_a_later_report(desk: Desk) -> None:
    _dated_plan(desk, "2031-05-12")
    assert [(o.planned_claim_id, o.happened_claim_id, o.result) for o in tie(desk)] == [("plan", None, "unreported")]


def test_before_its_day_has_passed_nothing_is_said_of_a_plan(desk: Desk) -> None:
    _dated_plan(desk, "2031-05-08")
    assert tie(desk) == ()


def _mixed(desk: Desk) -> list[list[str]]:
    desk.report("Herald", "Moreau and Lind are due to hold a bilateral meeting on fisheries later.")
    desk.report("Courier", "Moreau and Lind held a brief bilateral meeting on fisheries.")
    desk.report("Post", "A bilateral meeting on fisheries was held by Moreau and Lind.")
    desk.say("Herald", "Moreau and Lind are due to hold a bilateral meeting on fisheries later", predicate="be due", mode="planned")
    desk.say("Courier", "Moreau and Lind held a brief bilateral meeting on fisheries", predicate="hold")
    desk.say(
        "Post",
        "A bilateral meeting on fisheries was held by Moreau and Lind",
        predicate="hold",
        lemmas="hold bilateral meeting fisheries moreau lind",
    )
    group = [member for members in desk.groups.values() for member in members]
    parts = split_plans(group, {statement.id: statement for statement in desk.statements})
    return [[clause.spans[0].article_id for _, clause in part] for part in parts]


def test_a_group_is_parted_into_the_deed_and_the_plan(desk: Desk) -> None:
    assert _mixed(desk) == [["Courier", "Post"], ["Herald"]]


def test_a_group_of_plans_alone_stays_whole(desk: Desk) -> None:
    desk.report("Herald", "Moreau and Lind are due to hold a bilateral meeting on fisheries later.")
    desk.report("Courier", "Moreau and Lind will hold a bilateral meeting on fisheries.")
    desk.say("Herald", "Moreau and Lind are due to hold a bilateral meeting on fisheries later", predicate="be due", mode="planned")
    desk.say("Courier", "Moreau and Lind will hold a bilateral meeting on fisheries", predicate="hold", mode="planned")
    group = [member for members in desk.groups.values() for member in members]
    assert split_plans(group, {statement.id: statement for statement in desk.statements}) == [group]


def _briefing(desk: Desk, predicate: str, told: str) -> None:
    desk.report("Herald", "The ministers plan to hold a joint news conference at noon.", day="2031-05-07")
    desk.report("Courier", f"Their joint news conference was {told}.", day="2031-05-09")
    desk.say("Herald", "The ministers plan to hold a joint news conference at noon", claim="plan", predicate="plan", mode="planned",
             lemmas="minister hold joint news conference")  # fmt: skip
    desk.say("Courier", f"Their joint news conference was {told}", claim="end", predicate=predicate,
             lemmas=f"joint news conference {predicate}")  # fmt: skip


@pytest.mark.parametrize(
    ("predicate", "told", "result"),
    [("cancel", "cancelled", "cancelled"), ("call off", "called off", "cancelled"), ("put off", "put off", "changed")],
)
def test_a_gathering_that_is_called_off_is_cancelled_and_never_raised(desk: Desk, predicate: str, told: str, result: str) -> None:
    _briefing(desk, predicate, told)
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("end", result)]


def test_a_clause_that_stands_in_two_claims_gives_one_outcome_of_the_claim_that_it_heads(desk: Desk) -> None:
    desk.report("Post", "The ministers will meet again in Skarvik.")
    desk.say("Post", "The ministers will meet again in Skarvik", claim="again", predicate="meet", mode="planned")
    _briefing(desk, "cancel", "cancelled")
    desk.groups["again"] += desk.groups["plan"]
    assert [(o.planned_claim_id, o.happened_claim_id) for o in tie(desk)] == [("plan", "end")]


@pytest.mark.parametrize(("start", "n_tied"), [("2031-05-08", 1), ("2031-09-01", 0)])
def test_a_plan_for_a_later_month_did_not_come_true_yesterday(desk: Desk, start: str, n_tied: int) -> None:
    desk.report("Herald", "Moreau and Lind will meet on the fisheries accord then.", day="2031-05-07")
    desk.report("Courier", "Moreau and Lind met on the fisheries accord.", day="2031-05-09")
    then = desk.when("Herald", "then", start, "2031-09-30", "month")
    desk.say("Herald", "Moreau and Lind will meet on the fisheries accord then", claim="plan", predicate="meet", mode="planned", when=then)
    desk.say(
        "Courier", "Moreau and Lind met on the fisheries accord", claim="met", predicate="meet", lemmas="moreau lind meet fisheries accord"
    )
    assert len([o for o in tie(desk) if o.happened_claim_id]) == n_tied


def test_what_somebody_is_reported_to_have_asked_for_was_raised(desk: Desk) -> None:
    desk.report("Herald", "Moreau is expected to raise the salmon embargo.")
    desk.report("Courier", "Moreau urged Lind to lift the salmon embargo.")
    desk.say("Herald", "Moreau is expected to raise the salmon embargo", claim="plan", predicate="raise", mode="expected",
             lemmas="moreau expect raise salmon embargo")  # fmt: skip
    desk.say("Courier", "to lift the salmon embargo", claim="asked", predicate="lift", mode="planned", cue="urged", kind="indirect",
             lemmas="lift salmon embargo")  # fmt: skip
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("asked", "raised")]


def test_a_plea_of_not_guilty_is_planned_all_the_same(desk: Desk) -> None:
    desk.report("Herald", "Lind will enter a plea of not guilty.")
    desk.report("Courier", "Lind has entered a plea of not guilty.")
    desk.say(
        "Herald", "Lind will enter a plea of not guilty", claim="plan", predicate="enter", mode="planned", lemmas="lind enter plea guilty"
    )
    desk.say("Courier", "Lind has entered a plea of not guilty", claim="deed", predicate="enter", lemmas="lind enter plea guilty")
    assert [o.happened_claim_id for o in tie(desk)] == ["deed"]


def test_what_may_have_been_is_no_plan(desk: Desk) -> None:
    desk.report("Herald", "The crew may have broken the fisheries accord.")
    desk.report("Courier", "The crew did not break the fisheries accord.")
    desk.say(
        "Herald", "The crew may have broken the fisheries accord", predicate="break", mode="possible", lemmas="crew break fishery accord"
    )
    desk.say("Courier", "The crew did not break the fisheries accord", predicate="break", mode="denied", is_negated=True,
             lemmas="crew break fishery accord")  # fmt: skip
    assert tie(desk) == ()


def test_an_accord_that_was_expected_and_then_agreed_on_is_held(desk: Desk) -> None:
    desk.report("Herald", "The ministers are expected to agree on a salmon hatchery.")
    desk.report("Courier", "The ministers agreed to build a salmon hatchery.")
    desk.say("Herald", "The ministers are expected to agree on a salmon hatchery", claim="plan", predicate="agree", mode="expected",
             lemmas="minister agree salmon hatchery")  # fmt: skip
    desk.say("Courier", "The ministers agreed to build a salmon hatchery", claim="deed", predicate="agree",
             lemmas="minister agree build salmon hatchery")  # fmt: skip
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("deed", "held")]


def test_a_claim_that_a_plan_heads_is_a_plan_whatever_else_joined_it(desk: Desk) -> None:
    desk.report("Herald", "The ministers will sign the salmon accord.\nThe salmon accord is old.\nThe salmon accord is long.")
    desk.report("Courier", "The ministers signed the salmon accord.")
    desk.say("Herald", "The ministers will sign the salmon accord", claim="plan", predicate="sign", mode="planned",
             lemmas="minister sign salmon accord")  # fmt: skip
    for text in ("The salmon accord is old", "The salmon accord is long"):
        desk.say("Herald", text, claim="plan", predicate="be")
    desk.say("Courier", "The ministers signed the salmon accord", claim="deed", predicate="sign", lemmas="minister sign salmon accord")
    assert [(o.planned_claim_id, o.happened_claim_id) for o in tie(desk)] == [("plan", "deed")]
