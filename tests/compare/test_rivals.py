"""Clashes in ages, sums, prices and parts of them."""

from __future__ import annotations

import pytest
from clashes import rivals
from desk import Desk


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


@pytest.mark.parametrize(("words", "n", "n_rivals"), [("286.84 points", 286.84, 0), ("287.6 points", 287.6, 1)])
def test_a_number_with_fewer_decimals_is_the_same(desk: Desk, words: str, n: float, n_rivals: int) -> None:
    for name, told, value in (("Herald", "287 points", 287.0), ("Courier", words, n)):
        text = f"The index of the harbour fund lost {told}"
        desk.report(name, text)
        number = desk.number(name, told, value, value, "points")
        desk.say(name, text, claim=name, predicate="lose", lemmas="index harbour fund lose", quantities=[number])
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


def test_two_states_that_send_away_diplomats_do_not_clash_in_how_many(desk: Desk) -> None:
    desk.report("Herald", "Norland said it would expel 60 Sorland diplomats", day="2031-05-08")
    desk.report("Courier", "Westmark said it would expel two Sorland diplomats", day="2031-05-08")
    desk.report("Gazette", "Norland would expel 48 Sorland diplomats", day="2031-05-08")
    for name, state, said, n in (("Herald", "Norland", "60", 60), ("Courier", "Westmark", "two", 2)):
        desk.say(name, f"it would expel {said} Sorland diplomats", claim=name, predicate="expel", kind="indirect",
                 speaker=desk.who(name, state, kind="country"),
                 quantities=[desk.number(name, f"{said} Sorland diplomats", n, n, "diplomat")])  # fmt: skip
    desk.say("Gazette", "Norland would expel 48 Sorland diplomats", claim="Gazette", predicate="expel",
             actors=[desk.who("Gazette", "Norland", kind="country")],
             quantities=[desk.number("Gazette", "48 Sorland diplomats", 48, 48, "diplomat")])  # fmt: skip
    assert [rival.claim_ids for rival in rivals(desk)] == [("Herald", "Gazette")]


def test_a_count_is_no_rival_of_two_that_add_up_to_it(desk: Desk) -> None:
    whole, parts = (
        "Norland expelled 60 Sorland officials",
        "Norland expelled 48 Sorland officials at the embassy and 12 officers at the port",
    )
    for name, text, numbers in (("Herald", whole, [("60", 60)]), ("Courier", parts, [("48", 48), ("12", 12)])):
        desk.report(name, text, day="2031-05-08")
        desk.say(name, text, claim=name, predicate="expel", actors=[desk.who(name, "Norland", kind="country")],
                 quantities=[desk.number(name, words, n, n, "official") for words, n in numbers])  # fmt: skip
    assert rivals(desk) == ()
