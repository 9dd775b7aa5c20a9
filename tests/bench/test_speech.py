from __future__ import annotations

import pytest

from speech import Said, Tally, is_named, match

PLAIN = Said(((0, 10),), "Ann Low", ("NHK",), "direct")


def test_a_statement_is_matched_with_the_closest_and_only_once() -> None:
    near, far = Said(((0, 9),)), Said(((0, 20),))
    assert [(gold is PLAIN, ours is near) for gold, ours, _ in match([PLAIN], [far, near])] == [(True, True)]


def test_what_a_reader_left_open_counts_neither_way() -> None:
    tally = Tally()
    tally.add([PLAIN, Said(((20, 30),), is_optional=True)], [PLAIN, Said(((20, 30),))])
    assert (tally.n_labelled, tally.n_given, len(tally.met)) == (1, 1, 1)


def test_each_measure_tells_its_own_error() -> None:
    tally = Tally()
    tally.add([PLAIN, Said(((40, 50),), "Ed Hill", (), "direct")], [Said(((0, 12),), "Low", (), "direct"), Said(((60, 70),))])
    measures = tally.measures()
    assert (measures["content p"], measures["content r"], measures["speaker"], measures["kind"]) == (0.5, 0.5, 1.0, 1.0)
    assert (measures["via r"], measures["tight"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("wanted", "given", "are_one"), [("unnamed official", "official", True), ("Ann Low", None, False), (None, "x", False)]
)
def test_that_somebody_is_unnamed_is_no_part_of_the_name(wanted: str | None, given: str | None, are_one: bool) -> None:
    assert is_named(wanted, given) is are_one
