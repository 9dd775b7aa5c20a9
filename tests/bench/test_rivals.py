"""The measure of rivals and outcomes on labelled stories."""

from rivals import LABELS, Tally, part_of

A, B, C = [("a", 0, 10)], [("b", 0, 10)], [("c", 0, 10)]


def test_a_rival_is_found_whichever_side_comes_first_and_an_outcome_only_in_its_order() -> None:
    for is_ordered, n_found in ((False, 1), (True, 0)):
        tally = Tally()
        tally.add([("number", A, B)], [("number", B, A)], is_ordered=is_ordered)
        assert (tally.found.total(), tally.right.total()) == (n_found, n_found)


def test_a_pair_that_touches_one_side_alone_is_not_right() -> None:
    tally = Tally()
    tally.add([("number", A, B)], [("number", A, C), ("number", A, [("b", 8, 30)])], is_ordered=False)
    assert (tally.labelled.total(), tally.found.total(), tally.given.total(), tally.right.total()) == (1, 0, 2, 0)


def test_a_third_of_the_labelled_stories_is_only_reported_on() -> None:
    assert part_of("test-36") == "developed"
    stories = [line.split('"')[3] for line in (LABELS / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert 50 <= sum(part_of(story) == "reported" for story in stories) <= 75
