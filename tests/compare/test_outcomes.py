"""Plans, and what came of them."""

from __future__ import annotations

from typing import Any

import pytest
from desk import Desk

from readout.compare.lexicon import act_of
from readout.compare.outcomes import split_plans, tie_outcomes
from readout.compare.pairing import Judged
from readout.model.story import Outcome


def tie(desk: Desk) -> tuple[Outcome, ...]:
    return tie_outcomes(desk.claims, desk.statements, desk.articles)


def tell(desk: Desk, outlet: str, sentence: str, *, day: str | None = None, clause: str = "", **said: Any) -> None:
    """A report of one sentence and the statement that it makes, which is the whole of it unless a clause is given."""
    desk.report(outlet, f"{sentence}.", day=day)
    desk.say(outlet, clause or sentence, **said)


def due_talks(desk: Desk) -> None:
    text = "Moreau and Lind are due to hold a bilateral meeting on fisheries later"
    tell(desk, "Herald", text, claim="due", predicate="be due", mode="planned")


def held_talks(desk: Desk) -> None:
    tell(desk, "Courier", "Moreau and Lind held a brief bilateral meeting on fisheries", claim="held", predicate="hold")


def planned_talks(desk: Desk) -> None:
    tell(desk, "Courier", "Moreau and Lind will hold a bilateral meeting on fisheries", claim="will", predicate="hold", mode="planned")


def planned_demand(desk: Desk) -> None:
    text = "Moreau plans to call for an end to the salmon embargo"
    tell(desk, "Herald", text, claim="plan", predicate="plan", mode="planned", lemmas="moreau plan call end salmon embargo")


def test_talks_that_were_due_and_then_held_are_tied(desk: Desk) -> None:
    due_talks(desk)
    held_talks(desk)
    assert [(o.planned_claim_id, o.happened_claim_id, o.result) for o in tie(desk)] == [("due", "held", "held")]


def test_a_demand_that_was_planned_is_raised_by_another_word_for_it(desk: Desk) -> None:
    planned_demand(desk)
    text = "He had urged Lind to lift the salmon embargo"
    tell(desk, "Courier", text, claim="urged", predicate="urge", lemmas="urge lind lift salmon embargo")
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("urged", "raised")]


def test_a_plan_that_fell_through_is_cancelled(desk: Desk) -> None:
    text = "The ministers will sign the fisheries accord on Friday"
    tell(desk, "Herald", text, claim="plan", predicate="sign", mode="planned", lemmas="minister sign fishery accord friday")
    text = "The ministers did not sign the fisheries accord"
    tell(desk, "Courier", text, predicate="sign", mode="denied", is_negated=True, lemmas="minister sign fishery accord")
    assert [o.result for o in tie(desk)] == ["cancelled"]


def test_another_act_on_the_same_thing_is_no_outcome(desk: Desk) -> None:
    planned_demand(desk)
    tell(desk, "Courier", "Traders praised the salmon embargo", predicate="praise", lemmas="trader praise salmon embargo")
    assert tie(desk) == ()


def test_a_second_plan_is_not_taken_for_the_deed(desk: Desk) -> None:
    due_talks(desk)
    planned_talks(desk)
    assert tie(desk) == ()


def dated_plan(desk: Desk, last_day: str) -> None:
    desk.report("Herald", "The council will vote on the harbour levy on Friday.", day="2031-05-07")
    friday = desk.when("Herald", "on Friday", "2031-05-09", "2031-05-10", "day")
    desk.say("Herald", "The council will vote on the harbour levy on Friday", claim="plan", predicate="vote", mode="planned", when=friday)
    tell(desk, "Courier", "Shops closed early in the old town", day=last_day, claim="shops", predicate="close")


def test_a_plan_is_unreported_once_its_day_has_passed_in_a_later_report(desk: Desk) -> None:
    dated_plan(desk, "2031-05-12")
    assert [(o.planned_claim_id, o.happened_claim_id, o.result) for o in tie(desk)] == [("plan", None, "unreported")]


def test_before_its_day_has_passed_nothing_is_said_of_a_plan(desk: Desk) -> None:
    dated_plan(desk, "2031-05-08")
    assert tie(desk) == ()


def parted(desk: Desk) -> list[list[str]]:
    group = [member for members in desk.groups.values() for member in members]
    parts = split_plans(group, {statement.id: statement for statement in desk.statements})
    return [[clause.spans[0].article_id for _, clause in part] for part in parts]


def test_a_group_is_parted_into_the_deed_and_the_plan(desk: Desk) -> None:
    due_talks(desk)
    held_talks(desk)
    tell(desk, "Post", "A bilateral meeting on fisheries was held by Moreau and Lind", predicate="hold",
         lemmas="hold bilateral meeting fisheries moreau lind")  # fmt: skip
    assert parted(desk) == [["Courier", "Post"], ["Herald"]]


def test_a_group_of_plans_alone_stays_whole(desk: Desk) -> None:
    due_talks(desk)
    planned_talks(desk)
    assert parted(desk) == [["Herald", "Courier"]]


def briefing(desk: Desk, predicate: str, told: str) -> None:
    text = "The ministers plan to hold a joint news conference at noon"
    tell(
        desk, "Herald", text, day="2031-05-07", claim="plan", predicate="plan", mode="planned", lemmas="minister hold joint news conference"
    )
    text = f"Their joint news conference was {told}"
    tell(desk, "Courier", text, day="2031-05-09", claim="end", predicate=predicate, lemmas=f"joint news conference {predicate}")


@pytest.mark.parametrize(
    ("predicate", "told", "result"),
    [("cancel", "cancelled", "cancelled"), ("call off", "called off", "cancelled"), ("put off", "put off", "changed")],
)
def test_a_gathering_that_is_called_off_is_cancelled_and_never_raised(desk: Desk, predicate: str, told: str, result: str) -> None:
    briefing(desk, predicate, told)
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("end", result)]


def test_a_clause_that_stands_in_two_claims_gives_one_outcome_of_the_claim_that_it_heads(desk: Desk) -> None:
    tell(desk, "Post", "The ministers will meet again in Skarvik", claim="again", predicate="meet", mode="planned")
    briefing(desk, "cancel", "cancelled")
    desk.groups["again"] += desk.groups["plan"]
    assert [(o.planned_claim_id, o.happened_claim_id) for o in tie(desk)] == [("plan", "end")]


@pytest.mark.parametrize(("start", "n_tied"), [("2031-05-08", 1), ("2031-09-01", 0)])
def test_a_plan_for_a_later_month_did_not_come_true_yesterday(desk: Desk, start: str, n_tied: int) -> None:
    desk.report("Herald", "Moreau and Lind will meet on the fisheries accord then.", day="2031-05-07")
    then = desk.when("Herald", "then", start, "2031-09-30", "month")
    desk.say("Herald", "Moreau and Lind will meet on the fisheries accord then", claim="plan", predicate="meet", mode="planned", when=then)
    tell(desk, "Courier", "Moreau and Lind met on the fisheries accord", day="2031-05-09", predicate="meet",
         lemmas="moreau lind meet fisheries accord")  # fmt: skip
    assert len([o for o in tie(desk) if o.happened_claim_id]) == n_tied


def test_what_somebody_is_reported_to_have_asked_for_was_raised(desk: Desk) -> None:
    text = "Moreau is expected to raise the salmon embargo"
    tell(desk, "Herald", text, claim="plan", predicate="raise", mode="expected", lemmas="moreau expect raise salmon embargo")
    text = "Moreau urged Lind to lift the salmon embargo"
    tell(desk, "Courier", text, clause="to lift the salmon embargo", claim="asked", predicate="lift", mode="planned", cue="urged",
         kind="indirect", lemmas="lift salmon embargo")  # fmt: skip
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("asked", "raised")]


def test_a_plea_of_not_guilty_is_planned_all_the_same(desk: Desk) -> None:
    lemmas = "lind enter plea guilty"
    tell(desk, "Herald", "Lind will enter a plea of not guilty", predicate="enter", mode="planned", lemmas=lemmas)
    tell(desk, "Courier", "Lind has entered a plea of not guilty", claim="deed", predicate="enter", lemmas=lemmas)
    assert [o.happened_claim_id for o in tie(desk)] == ["deed"]


def test_what_may_have_been_is_no_plan(desk: Desk) -> None:
    lemmas = "crew break fishery accord"
    tell(desk, "Herald", "The crew may have broken the fisheries accord", predicate="break", mode="possible", lemmas=lemmas)
    text = "The crew did not break the fisheries accord"
    tell(desk, "Courier", text, predicate="break", mode="denied", is_negated=True, lemmas=lemmas)
    assert tie(desk) == ()


def test_an_accord_that_was_expected_and_then_agreed_on_is_held(desk: Desk) -> None:
    text = "The ministers are expected to agree on a salmon hatchery"
    tell(desk, "Herald", text, predicate="agree", mode="expected", lemmas="minister agree salmon hatchery")
    text = "The ministers agreed to build a salmon hatchery"
    tell(desk, "Courier", text, claim="deed", predicate="agree", lemmas="minister agree build salmon hatchery")
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("deed", "held")]


def test_a_claim_that_a_plan_heads_is_a_plan_whatever_else_joined_it(desk: Desk) -> None:
    lemmas = "minister sign salmon accord"
    tell(desk, "Herald", "The ministers will sign the salmon accord", claim="plan", predicate="sign", mode="planned", lemmas=lemmas)
    for outlet, text in (("Post", "The salmon accord is old"), ("Gazette", "The salmon accord is long")):
        tell(desk, outlet, text, claim="plan", predicate="be")
    tell(desk, "Courier", "The ministers signed the salmon accord", claim="deed", predicate="sign", lemmas=lemmas)
    assert [(o.planned_claim_id, o.happened_claim_id) for o in tie(desk)] == [("plan", "deed")]


@pytest.mark.parametrize(("why", "asked", "n_tied"), [
    ("mode:cue-expected", "drop the embargo", 1), ("mode:cue-expected", "drop the herring quota", 0), ("mode:plain", "drop the embargo", 0),
])  # fmt: skip
def test_what_somebody_was_expected_to_ask_for_was_raised_in_fewer_words(desk: Desk, why: str, asked: str, n_tied: int) -> None:
    text = "Moreau is expected to ask Norway to lift its embargo on imports of salmon caught in Arctic waters"
    plan = "lift its embargo on imports of salmon caught in Arctic waters"
    tell(desk, "Herald", text, clause=plan, claim="plan", predicate="lift", mode="expected", cue="ask", kind="indirect", why=(why,))
    told = f"Moreau urged Lind to {asked}"
    tell(desk, "Courier", told, clause=f"to {asked}", claim="asked", predicate="drop", cue="urged", kind="indirect")
    assert len(tie(desk)) == n_tied


def test_a_thing_that_is_said_to_have_been_discussed_was_raised(desk: Desk) -> None:
    text = "Moreau plans to call for an end to the salmon embargo"
    tell(desk, "Herald", text, claim="plan", predicate="call for", mode="planned", lemmas="moreau plan call end salmon embargo")
    text = "The two leaders also discussed the salmon embargo of Sudland"
    tell(desk, "Courier", text, clause="the salmon embargo of Sudland", claim="told", predicate="embargo", head="embargo",
         phrases=["the salmon embargo"], cue="discussed", kind="indirect", lemmas="salmon embargo sudland")  # fmt: skip
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("told", "raised")]


def test_what_is_on_the_agenda_is_to_be_raised(desk: Desk) -> None:
    text = "Issues like the herring quota are also expected to be on the agenda"
    tell(desk, "Herald", text, predicate="be", mode="expected", lemmas="issue herring quota expect agenda")
    text = "The two leaders exchanged views on the herring quota"
    tell(desk, "Courier", text, claim="told", predicate="exchange", lemmas="leader exchange view herring quota")
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("told", "raised")]


def test_a_vote_that_a_court_blocks_until_friday_is_changed(desk: Desk) -> None:
    tell(desk, "Herald", "The council had planned to certify the harbour vote on Wednesday", predicate="certify", mode="planned",
         lemmas="council plan certify harbour vote wednesday")  # fmt: skip
    tell(desk, "Courier", "A court order blocks the council from certifying the harbour vote until Friday", claim="deed",
         predicate="block", lemmas="court order block council certify harbour vote friday")  # fmt: skip
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("deed", "changed")]


def test_a_plan_that_the_same_clause_says_was_delayed_is_the_outcome_of_anothers_plan(desk: Desk) -> None:
    tell(desk, "Herald", "The ministers will sign the salmon accord on Thursday", predicate="sign", mode="planned",
         lemmas="minister sign salmon accord thursday")  # fmt: skip
    tell(desk, "Courier", "the accord on salmon was set to be signed on Thursday but was delayed", claim="deed", predicate="set",
         mode="planned", lemmas="accord salmon set sign thursday delay")  # fmt: skip
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("deed", "changed")]


def test_a_sum_that_came_out_otherwise_than_expected_is_changed(desk: Desk) -> None:
    for outlet, text, claim, mode, sum_ in (
        ("Herald", "The bail of Per Lind is expected to be set at 2 million euros", "plan", "expected", 2e6),
        ("Courier", "The bail of Per Lind was set at 5 million euros", "deed", "asserted", 5e6),
    ):
        desk.report(outlet, text)
        number = desk.number(outlet, f"{sum_ / 1e6:.0f} million euros", sum_, sum_, "euro")
        desk.say(outlet, text, claim=claim, predicate="set", mode=mode, quantities=[number], lemmas="bail lind set euro")
    assert [(o.planned_claim_id, o.happened_claim_id, o.result) for o in tie(desk)] == [("plan", "deed", "changed")]


def test_a_decision_to_act_is_no_act(desk: Desk) -> None:
    tell(desk, "Herald", "The council will end the salmon embargo", predicate="end", mode="planned", lemmas="council end salmon embargo")
    text = "The council has decided to end the salmon embargo"
    tell(desk, "Courier", text, predicate="decide", lemmas="council decide end salmon embargo")
    assert tie(desk) == ()


def test_what_a_report_puts_on_a_day_to_come_has_not_happened(desk: Desk) -> None:
    tell(desk, "Herald", "The council will vote on the harbour levy", predicate="vote", mode="planned", day="2031-05-07")
    desk.report("Courier", "The council votes on the harbour levy on Friday.", day="2031-05-07")
    friday = desk.when("Courier", "on Friday", "2031-05-09", "2031-05-10", "day")
    desk.say("Courier", "The council votes on the harbour levy on Friday", predicate="vote", when=friday)
    assert tie(desk) == ()


def run_off(desk: Desk, day: str) -> Judged:
    """A run-off that one report has ahead on a Tuesday and another tells of, in clauses that were judged alike."""
    for outlet, text, claim, mode, date in (
        ("Herald", "Voters of Skarvik will on Tuesday select their mayor", "plan", "planned", "2031-05-06"),
        ("Courier", "Lind won the race for mayor of Skarvik on Tuesday", "deed", "asserted", day),
    ):
        desk.report(outlet, text)
        when = desk.when(outlet, "on Tuesday", f"{date}T00:00", f"{date}T23:59", "day")
        desk.say(outlet, text, claim=claim, predicate="select" if claim == "plan" else "win", mode=mode, when=when)
    left, right = (statement.clauses[0].spans[0] for statement in desk.statements)
    return {(left, right): 0.7}


@pytest.mark.parametrize(("day", "n_tied"), [("2031-05-06", 1), ("2031-05-13", 0)])
def test_of_two_clauses_judged_alike_that_tell_of_one_day_the_deed_came_of_the_plan(desk: Desk, day: str, n_tied: int) -> None:
    alike = run_off(desk, day)
    found = tie_outcomes(desk.claims, desk.statements, desk.articles, alike)
    assert [o.result for o in found] == ["held"] * n_tied
    assert tie(desk) == ()


def test_a_group_is_parted_where_plan_and_deed_were_judged_alike_and_tell_of_one_day(desk: Desk) -> None:
    alike = run_off(desk, "2031-05-06")
    group = [member for members in desk.groups.values() for member in members]
    by_id = {statement.id: statement for statement in desk.statements}
    assert [len(split_plans(group, by_id)), len(split_plans(group, by_id, alike))] == [1, 2]


@pytest.mark.parametrize(("place", "n_tied"), [("Torvik", 1), ("Lunde", 0)])
def test_talk_that_was_planned_on_one_place_did_not_take_place_on_another(desk: Desk, place: str, n_tied: int) -> None:
    desk.report("Herald", "Issues like the salmon quarrel in Torvik are expected to be raised.")
    text = "Issues like the salmon quarrel in Torvik are expected to be raised"
    desk.say("Herald", text, claim="plan", predicate="raise", mode="expected", lemmas="issue salmon quarrel torvik raise",
             mentions=[desk.who("Herald", "Torvik", kind="place")])  # fmt: skip
    desk.report("Courier", f"Both raised issues like the salmon quarrel in {place}.")
    desk.say("Courier", f"Both raised issues like the salmon quarrel in {place}", claim="told", predicate="raise",
             lemmas=f"raise issue salmon quarrel {place.lower()}", mentions=[desk.who("Courier", place, kind="place")])  # fmt: skip
    assert len(tie(desk)) == n_tied


@pytest.mark.parametrize(("alike", "n_tied"), [(0.05, 0), (0.3, 1)])
def test_a_deed_that_was_judged_to_be_another_thing_did_not_come_of_a_plan(desk: Desk, alike: float, n_tied: int) -> None:
    due_talks(desk)
    held_talks(desk)
    plan, deed = (claim.span for claim in desk.claims)
    assert len(tie_outcomes(desk.claims, desk.statements, desk.articles, {(plan, deed): alike})) == n_tied


def test_to_bring_is_to_raise_nothing() -> None:
    assert "raise" not in act_of("bring")
    assert "raise" in act_of("bring up")


def _told_without_a_day(desk: Desk, out: str, predicate: str = "sign") -> tuple[Outcome, ...]:
    """A plan for a Tuesday and a deed in other words, judged alike, in a report that names no day and was out on `out`."""
    desk.report("Herald", "The ministers will seal the herring accord on Tuesday", day="2031-05-05")
    tuesday = desk.when("Herald", "Tuesday", "2031-05-06", "2031-05-07", "day")
    desk.say(
        "Herald", "The ministers will seal the herring accord on Tuesday", claim="plan", predicate="seal", mode="planned", when=tuesday
    )
    desk.report("Courier", "Both capitals put their names to the fish pact", day=out)
    desk.say(
        "Courier", "Both capitals put their names to the fish pact", claim="deed", predicate=predicate, lemmas="capital name fish pact"
    )
    left, right = (statement.clauses[0].spans[0] for statement in desk.statements)
    return tie_outcomes(desk.claims, desk.statements, desk.articles, {(left, right): 0.7})


@pytest.mark.parametrize(("out", "results"), [("2031-05-06", ["held"]), ("2031-05-05", []), ("2031-05-09", ["unreported"])])
def test_a_deed_without_a_day_came_of_a_plan_judged_alike_if_it_was_out_when_that_was_due(desk: Desk, out: str, results: list[str]) -> None:
    assert [outcome.result for outcome in _told_without_a_day(desk, out)] == results


def test_how_things_are_is_no_deed_that_came_of_a_plan(desk: Desk) -> None:
    assert [outcome.result for outcome in _told_without_a_day(desk, "2031-05-06", "be chief")] == []


def test_a_cancelling_that_was_planned_and_done_cancelled_no_plan(desk: Desk) -> None:
    tell(desk, "Herald", "Norland will cancel the harbour drill", predicate="cancel", mode="planned", lemmas="norland cancel harbour drill")
    tell(desk, "Courier", "Norland cancelled the harbour drill", claim="deed", predicate="cancel", lemmas="norland cancel harbour drill")
    assert [(o.happened_claim_id, o.result) for o in tie(desk)] == [("deed", "held")]


def test_what_advisers_call_a_schedule_of_meetings_is_no_talk(desk: Desk) -> None:
    text = "Golf at the club will give way to formal talks with the president"
    tell(desk, "Herald", text, predicate="give", mode="planned", lemmas="golf club give way formal talk president")
    text = "Ahead of what his advisers called a packed schedule, the president got a chance to play golf at the club"
    desk.report("Courier", text)
    desk.say(
        "Courier",
        text,
        claim="golf",
        predicate="get",
        head="got",
        lemmas="ahead adviser call packed schedule president chance play golf club",
    )
    assert tie(desk) == ()


@pytest.mark.parametrize(("verb", "n_held"), [("accepted", 1), ("appeared to accept", 0), ("seems to accept", 0)])
def test_what_only_seems_to_be_done_is_no_outcome(desk: Desk, verb: str, n_held: int) -> None:
    tell(desk, "Herald", "Moreau will accept the invitation to the fish fair", claim="plan", predicate="accept", mode="planned")
    tell(desk, "Courier", f"Moreau {verb} the invitation to the fish fair", claim="deed", predicate="accept")
    assert sum(outcome.happened_claim_id == "deed" for outcome in tie(desk)) == n_held
