from __future__ import annotations

import pytest
from desk import Desk

from readout.compare.governors import deed_labels, governed_in
from readout.compare.wording import find_wording
from readout.model.story import Wording


def rows(desk: Desk) -> list[set[str]]:
    found: tuple[Wording, ...] = find_wording(desk.statements, desk.articles, desk.passages, desk.claims, ())
    return [{span.quote for span in row.labels} for row in found]


def _told(desk: Desk, outlet: str, text: str, phrases: list[str], claim: str = "one") -> None:
    desk.report(outlet, f"{text}.")
    desk.say(outlet, text, claim=claim, predicate="be", phrases=phrases)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("seeking the early release", "insist on the early release"),
        ("steer clear of the quarter", "avoid the quarter"),
        ("expanding ties", "strengthening ties"),
    ],
)
def test_what_is_done_to_one_thing_is_a_row_where_clauses_say_the_same(desk: Desk, left: str, right: str) -> None:
    target = left.rsplit(maxsplit=1)[-1]
    for outlet, deed in (("Herald", left), ("Courier", right)):
        lead = "kept" if deed.split()[0].endswith("ing") else "vowed to"
        _told(
            desk,
            outlet,
            f"Sudland {lead} {deed}",
            ["Sudland", next(p for p in (f"the early {target}", f"the {target}", target) if p in deed)],
        )
    assert {left, right} in rows(desk)


def test_deeds_of_clauses_that_say_other_things_are_no_row(desk: Desk) -> None:
    _told(desk, "Herald", "Sudland vowed to seek the release", ["Sudland", "the release"], "one")
    _told(desk, "Courier", "Sudland vowed to celebrate the release", ["Sudland", "the release"], "other")
    assert rows(desk) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Norland vowed to lift the embargo", "Norland vowed to impose the embargo"),
        ("Norland vowed to visit Sudland", "Norland vowed to punish Sudland"),
        ("Boats sank to reach the harbour", "Boats sank to burn in the harbour"),
    ],
)
def test_opposite_deeds_deeds_on_a_name_and_deeds_beside_a_thing_are_no_row(desk: Desk, left: str, right: str) -> None:
    for outlet, text in (("Herald", left), ("Courier", right)):
        words = text.split()
        _told(desk, outlet, text, [words[0], " ".join(words[-2:]) if words[-2] == "the" else words[-1]])
    assert not any(len(row) > 1 and any(label.split()[0] in left for label in row) for row in rows(desk))


def test_one_thing_that_a_word_governs_under_two_nouns_is_a_row(desk: Desk) -> None:
    _told(desk, "Herald", "The raid was inspired by leaflets", ["The raid", "leaflets"])
    _told(desk, "Courier", "The raid was inspired by wild sermons", ["The raid", "wild sermons"])
    assert {"leaflets", "wild sermons"} in rows(desk)


def test_things_that_other_words_govern_are_no_row(desk: Desk) -> None:
    _told(desk, "Herald", "The raid was inspired by leaflets", ["The raid", "leaflets"])
    _told(desk, "Courier", "The raid was followed by wild sermons", ["The raid", "wild sermons"])
    assert rows(desk) == []


def test_what_governs_a_phrase_is_a_verb_a_noun_or_the_verb_behind_it(desk: Desk) -> None:
    desk.report("Herald", "The keeper was found after talks with the guild to reopen the weir.")
    phrases = ["The keeper", "talks", "the guild", "the weir"]
    clause = desk.say("Herald", "The keeper was found after talks with the guild to reopen the weir", head="found", phrases=phrases)
    found = [(one.word.quote, one.joint, one.phrase.quote, one.is_verb) for one in governed_in(clause, desk.articles[0])]
    assert found == [
        ("found", "after", "talks", True),
        ("talks", "with", "the guild", False),
        ("reopen", "", "the weir", True),
        ("found", "subject", "The keeper", True),
    ]
    labels = [label.span.quote for _, label in deed_labels(desk.statements[0], clause, {"Herald": desk.articles[0]})]
    assert labels == ["found after talks", "reopen the weir", "found"]


def test_those_who_act_in_a_story_are_a_row_without_anything_that_ties_them(desk: Desk) -> None:
    _told(desk, "Herald", "Loud protesters sang", ["Loud protesters"], "song")
    _told(desk, "Courier", "The unruly mob went home at dusk", ["The unruly mob"], "dusk")
    _told(desk, "Post", "Two dialogues failed", ["Two dialogues"], "talks")
    _told(desk, "Gazette", "A banquet pleased all", ["A banquet"], "food")
    assert rows(desk) == [{"Loud protesters", "unruly mob"}]


def test_one_vehicle_and_several_are_two_things(desk: Desk) -> None:
    _told(desk, "Herald", "A grey van left", ["A grey van"], "van")
    _told(desk, "Courier", "Cars queued", ["Cars"], "queue")
    assert rows(desk) == []


@pytest.mark.parametrize(
    ("left", "right"), [("conversation", "conversion"), ("authorities", "authors"), ("aides", "aid"), ("relatives", "relation")]
)
def test_nouns_that_share_a_stem_by_chance_are_two(desk: Desk, left: str, right: str) -> None:
    for outlet, noun in (("Herald", left), ("Courier", right)):
        desk.report(outlet, f"Skarvik feared the old {noun}")
        desk.say(outlet, f"Skarvik feared the old {noun}", predicate="fear", phrases=[f"the old {noun}"])
    assert rows(desk) == []


def test_a_third_deed_joins_no_two_that_are_opposite(desk: Desk) -> None:
    for outlet, deed in (("Herald", "lift"), ("Courier", "discuss"), ("Post", "impose")):
        _told(desk, outlet, f"Norland vowed to {deed} the embargo", ["Norland", "the embargo"])
    assert not any({"lift the embargo", "impose the embargo"} <= row for row in rows(desk))


def test_verbs_of_one_kind_are_a_row_whatever_they_are_done_to(desk: Desk) -> None:
    for outlet, verb in (("Herald", "think"), ("Courier", "believe")):
        desk.report(outlet, f"Wardens {verb} they know.")
        desk.say(outlet, f"Wardens {verb} they know", claim="know", predicate=verb, head=verb, phrases=["Wardens"])
    assert {"think", "believe"} in rows(desk)


def test_buying_and_selling_one_thing_are_two_deeds(desk: Desk) -> None:
    for outlet, deed in (("Herald", "buying the mill"), ("Courier", "selling the mill")):
        _told(desk, outlet, f"Sudland kept {deed}", ["Sudland", "the mill"])
    assert rows(desk) == []


def test_hopes_raised_are_not_prices_raised(desk: Desk) -> None:
    for outlet, deed, thing in (("Herald", "raising prices", "prices"), ("Courier", "increasing hopes", "hopes")):
        _told(desk, outlet, f"Sudland kept {deed}", ["Sudland", thing])
    assert rows(desk) == []


def test_two_nouns_of_one_clause_are_two_things_in_another(desk: Desk) -> None:
    _told(desk, "Herald", "Sudland was moved by greed", ["Sudland", "greed"])
    _told(desk, "Courier", "Sudland was moved by fear", ["Sudland", "fear"])
    assert {"greed", "fear"} in rows(desk)


def test_a_noun_in_the_clause_of_another_is_another_thing(desk: Desk) -> None:
    _told(desk, "Herald", "Sudland was moved by willingness and by compromise", ["Sudland", "willingness"])
    _told(desk, "Courier", "Sudland was moved by compromise", ["Sudland", "compromise"])
    assert rows(desk) == []


def test_a_killer_whose_place_few_reports_name_is_not_the_storys(desk: Desk) -> None:
    _told(desk, "Herald", "The Skarvik shooter sang", ["The Skarvik shooter"], "song")
    _told(desk, "Courier", "The suspect of the raid slept", ["The suspect"], "sleep")
    _told(desk, "Post", "The gunman ran", ["The gunman"], "run")
    _told(desk, "Gazette", "A banquet pleased all", ["A banquet"], "food")
    _told(desk, "Mirror", "Two dialogues failed", ["Two dialogues"], "talks")
    assert rows(desk) == [{"suspect", "gunman"}]
