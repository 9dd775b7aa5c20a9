"""Clashes of clauses that the scorer judged to be alike."""

from __future__ import annotations

import pytest
from desk import Desk

from readout.compare.pairing import scores_of
from readout.compare.parting import split_rivals
from readout.compare.rivals import find_rivals
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


def test_a_reprint_that_was_not_judged_itself_goes_where_its_words_go(desk: Desk) -> None:
    _defections(desk)
    desk.report("Echo", "They could only afford to lose 21 members")
    desk.say("Echo", "They could only afford to lose 21 members", claim="echo", predicate="afford",
             quantities=[desk.number("Echo", "21 members", 21, 21, "member")])  # fmt: skip
    group = [*desk.groups["echo"], *desk.groups["a"], *desk.groups["b"]]
    parts = split_rivals(group, scores_of(_judged(desk, 0.7)))
    assert sorted(sorted(clause.spans[0].article_id for _, clause in part) for part in parts) == [["Courier", "Echo"], ["Herald"]]


def test_one_end_of_a_range_is_no_count_of_its_own(desk: Desk) -> None:
    desk.report("Herald", "The council raised the levy to between 2 percent and 3 percent")
    desk.report("Courier", "The council raised the levy to 2.2 percent")
    desk.say("Herald", "The council raised the levy to between 2 percent and 3 percent", predicate="raise",
             quantities=[desk.number("Herald", "2 percent", 2, 2, "percent")])  # fmt: skip
    desk.say("Courier", "The council raised the levy to 2.2 percent", predicate="set", lemmas="toll",
             quantities=[desk.number("Courier", "2.2 percent", 2.2, 2.2, "percent")])  # fmt: skip
    assert find_rivals(desk.claims, desk.statements, desk.articles, judgements=_judged(desk, 0.7)) == ()


def _two_counts(desk: Desk, *told: tuple[str, str, float | None, float | None, str]) -> None:
    """Two reports of one sentence with one number each: the sentence, the words of the number, its bounds and its unit."""
    for outlet, (text, words, low, high, unit) in zip(("Herald", "Courier"), told, strict=True):
        desk.report(outlet, text)
        desk.say(outlet, text, claim=outlet, predicate="trail", quantities=[desk.number(outlet, words, low, high, unit)])


@pytest.mark.parametrize(
    ("words", "low", "high", "n_rivals"),
    [
        ("nearly 590 votes", 531, 590, 1),
        ("about 600 votes", 540, 660, 0),
        ("more than 400 votes", 400, None, 1),
        ("more than 550 votes", 550, None, 0),
    ],
)
def test_rough_counts_of_one_thing_that_name_two_numbers_are_softly_rival(
    desk: Desk, words: str, low: float, high: float | None, n_rivals: int
) -> None:
    _two_counts(
        desk,
        ("Lind trails in Skarvik by nearly 600 votes", "nearly 600 votes", 540, 600, "vote"),
        (f"In Skarvik Lind trails by {words}", words, low, high, "vote"),
    )
    found = find_rivals(desk.claims, desk.statements, desk.articles, judgements=_judged(desk, 0.5))
    assert [(rival.field, rival.is_soft) for rival in found] == [("number", True)] * n_rivals
    parts = split_rivals([*desk.groups["Herald"], *desk.groups["Courier"]], scores_of(_judged(desk, 0.5)))
    assert len(parts) == 1 + n_rivals


def test_so_many_of_a_people_are_so_many_people(desk: Desk) -> None:
    _two_counts(
        desk,
        ("The fever struck about 18,000 Norwegians", "about 18,000 Norwegians", 16200, 19800, "norwegian"),
        ("The fever struck about 23,000 people", "about 23,000 people", 20700, 25300, "people"),
    )
    assert [r.field for r in find_rivals(desk.claims, desk.statements, desk.articles, judgements=_judged(desk, 0.5))] == ["number"]


def _shares(desk: Desk, courier: str) -> tuple[Rival, ...]:
    desk.report("Herald", "The shares of Nordfisk fell 5.2 percent")
    desk.report("Courier", courier)
    desk.say("Herald", "The shares of Nordfisk fell 5.2 percent", claim="a", predicate="fall",
             quantities=[desk.number("Herald", "5.2 percent", 5.2, 5.2, "percent")])  # fmt: skip
    desk.say("Courier", courier, claim="b", predicate="be",
             quantities=[desk.number("Courier", f"{n} percent", n, n, "percent") for n in (5.3, 5.7)])  # fmt: skip
    return find_rivals(desk.claims, desk.statements, desk.articles, judgements=_judged(desk, 0.5))


def test_of_two_counts_the_one_behind_the_shared_name_is_compared(desk: Desk) -> None:
    [rival] = _shares(desk, "Nordfisk was off 5.3 percent and Sudvik 5.7 percent")
    assert {span.quote for span in rival.spans} == {"5.2 percent", "5.3 percent"}


def test_counts_of_which_no_word_tells_which_is_meant_do_not_clash(desk: Desk) -> None:
    assert _shares(desk, "They were off 5.3 percent and then 5.7 percent") == ()


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
