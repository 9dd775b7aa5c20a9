"""Who does what a clause tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk import Desk

from readout.compare.doers import are_others, doers_of


@pytest.mark.parametrize(
    ("left", "right", "is_other"),
    [
        (("Ana Moreau", "person", "NL"), ("Per Lind", "person", "NL"), True),
        (("Ana Moreau", "person", "NL"), ("Moreau", "person", "NL"), False),
        (("Ana Moreau", "person", "NL"), ("Norland", "country", "NL"), False),
        (("Ana Moreau", "person", "NL"), ("Sorland", "country", "SL"), True),
        (("United Norland", "country", "NL"), ("United Sorland", "country", "SL"), True),
        (("Norland", "country", "NL"), ("the two sides", "group", None), False),
    ],
)
def test_two_persons_are_others_though_of_one_party_and_a_person_is_not_the_other_of_a_state(
    desk: Desk, left: tuple[str, str, str], right: tuple[str, str, str], is_other: bool
) -> None:
    desk.report("Herald", f"{left[0]} and {right[0]} acted.")
    doers = [
        replace(desk.who("Herald", name, kind=kind), party=party)  # type: ignore[arg-type]
        for name, kind, party in (left, right)
    ]
    assert are_others(doers[:1], doers[1:]) is is_other
    assert are_others(doers[1:], doers[:1]) is is_other


@pytest.mark.parametrize(
    ("kind", "quote", "n_doers"),
    [("indirect", "it would close the port", 1), ("direct", "We will close the port", 1), ("direct", "It will close the port", 0)],
)
def test_a_pronoun_for_who_speaks_is_who_does_it(desk: Desk, kind: str, quote: str, n_doers: int) -> None:
    desk.report("Herald", f"{quote}, Norland said.")
    clause = desk.say("Herald", quote, predicate="close", kind=kind, speaker=desk.who("Herald", "Norland", kind="country"))
    assert len(doers_of(clause, desk.statements[-1])) == n_doers
