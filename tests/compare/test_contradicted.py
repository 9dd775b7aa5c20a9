"""Which claims a clash contradicts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clashes import rivals, toll
from desk import Desk

from readout.compare.rivals import mark_contradicted
from readout.model.story import Rival


def test_a_hard_rival_contradicts_both_claims_and_a_soft_one_neither(desk: Desk) -> None:
    toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    found = rivals(desk)
    assert [claim.is_contradicted for claim in mark_contradicted(desk.claims, found)] == [True, True]
    assert [claim.is_contradicted for claim in mark_contradicted(desk.claims, [replace(rival, is_soft=True) for rival in found])] == [
        False,
        False,
    ]


@pytest.mark.parametrize(("n_without", "is_hit"), [(1, True), (2, False)])
def test_a_number_contradicts_only_a_claim_of_which_half_give_one(desk: Desk, n_without: int, is_hit: bool) -> None:
    toll(desk, "Herald", "Five people were killed in the ferry blast", ("Five people", 5, 5))
    toll(desk, "Courier", "Seven people were killed in the ferry blast", ("Seven people", 7, 7))
    for name in ("Post", "Tide")[:n_without]:
        desk.report(name, f"People were killed in the ferry blast, the {name} says")
        desk.say(name, f"People were killed in the ferry blast, the {name} says", claim="herald", predicate="kill")
    [rival] = [rival for rival in rivals(desk) if rival.field == "number"]
    marked = {claim.id: claim.is_contradicted for claim in mark_contradicted(desk.claims, [rival])}
    assert marked == {"herald": is_hit, "courier": True}


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


def _sinking(desk: Desk, *texts: str, confidence: float) -> list[bool]:
    """Whether a claim that joins the texts, and the denial of the first, are contradicted by each other."""
    for n, text in enumerate(texts):
        desk.report(f"Tide {n}", text)
        desk.say(f"Tide {n}", text, claim="sinking")
    desk.report("Courier", "The navy did not sink the trawler")
    desk.say("Courier", "The navy did not sink the trawler", claim="denial")
    sinking, denial = desk.claims
    clash = Rival(claim_ids=("sinking", "denial"), field="polarity", why="", spans=(sinking.span, denial.span))
    return [claim.is_contradicted for claim in mark_contradicted([replace(sinking, confidence=confidence), denial], [clash])]


@pytest.mark.parametrize(("confidence", "is_hit"), [(0.9, True), (0.3, False)])
def test_a_denial_of_one_clause_says_nothing_of_others_that_are_joined_to_it_loosely(desk: Desk, confidence: float, is_hit: bool) -> None:
    texts = ("The navy sank the trawler", "A trawler sank", "The navy was at sea")
    assert _sinking(desk, *texts, confidence=confidence) == [is_hit, True]


def test_a_reprint_does_not_part_two_clauses_from_what_denies_one_of_them(desk: Desk) -> None:
    assert _sinking(desk, "The navy sank the trawler", "A trawler sank", "A trawler sank", confidence=0.3)[0]
