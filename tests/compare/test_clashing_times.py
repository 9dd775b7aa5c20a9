"""Clashes in time: the hour, the day, what was first in how long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clashes import counted, rivals
from desk import Desk

from readout.compare.parting import split_rivals
from readout.compare.rivals import find_rivals, mark_contradicted
from readout.model.article import Precision
from readout.model.story import EventField, StoryEvent


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


def test_the_same_weekday_of_two_weeks_is_no_clash(desk: Desk) -> None:
    _charged(desk, "Herald", "Monday", "2031-05-05")
    _charged(desk, "Courier", "Monday 12 May", "2031-05-12")
    desk.groups = {statement_id: [(statement_id, clause)] for statement_id, clause in desk.groups["charge"]}
    assert rivals(desk) == ()


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


@pytest.mark.parametrize(("when", "n_rivals"), [("2031-01", 0), ("2031-05", 1)])
def test_what_was_over_weeks_before_is_set_against_nothing_of_today(desk: Desk, when: str, n_rivals: int) -> None:
    counted(desk, "Herald", "The ferry blast killed seven pilots", "kill", ("seven pilots", 7, 7, "pilots"))
    text = "In that month a ferry blast killed four pilots"
    desk.report("Courier", text, day="2031-05-08")
    month = desk.when("Courier", "In that month", f"{when}-01", f"{when}-28", "month")
    number = desk.number("Courier", "four pilots", 4, 4, "pilots")
    desk.say("Courier", text, claim="courier", predicate="kill", when=month, quantities=[number])
    assert len(rivals(desk)) == n_rivals


def test_the_time_that_is_looked_at_is_no_value(desk: Desk) -> None:
    for name, told, n in (("Herald", "six years", 6), ("Courier", "eight years", 8)):
        counted(desk, name, f"The mayor closed four schools over the past {told}", "close", (told, n, n, "year"))
    assert rivals(desk) == ()


@pytest.mark.parametrize(("lead", "n_rivals"), [("on", 1), ("as of", 0)])
def test_a_time_as_of_which_things_stood_so_clashes_with_none(desk: Desk, lead: str, n_rivals: int) -> None:
    for name, day in (("Herald", "2031-05-05"), ("Courier", "2031-05-06")):
        told = "Monday" if name == "Herald" else "Tuesday"
        text = f"Lind asked the harbour court for new herring ballots {lead} {told}"
        desk.report(name, text)
        when = desk.when(name, told, day, f"{day}T23:59", "day")
        desk.say(name, text, claim=name, predicate="ask", when=when, mentions=[desk.who(name, "Lind")])
    assert len(rivals(desk)) == n_rivals
