"""Clashes of clauses that the scorer judged to be alike."""

from __future__ import annotations

import pytest
from desk import Desk

from readout.compare.pairing import scores_of
from readout.compare.rivals import find_rivals, split_rivals
from readout.model.story import Judgement, Rival


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
