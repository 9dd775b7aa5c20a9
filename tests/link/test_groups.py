"""Gathering judged pairs into groups."""

from hypothesis import given
from hypothesis import strategies as st

from readout.link.groups import gather, gather_all

ARTICLES = ["a", "a", "b", "b", "c", "c"]


def always(_left: int, _right: int) -> bool:
    return True


def test_members_that_all_agree_are_one_group() -> None:
    assert gather({(0, 2): 0.9, (0, 4): 0.8, (2, 4): 0.7}, ARTICLES, 0.5, always) == [[0, 2, 4]]


def test_a_chain_of_likenesses_does_not_make_one_group() -> None:
    assert gather({(0, 2): 0.9, (2, 4): 0.6}, ARTICLES, 0.5, always) == [[0, 2]]


def test_one_pair_that_is_very_like_does_not_join_groups_that_are_not() -> None:
    articles = ["a", "b", "c", "d"]
    tight = {(0, 1): 0.95, (2, 3): 0.95, (1, 2): 0.94}
    assert gather(tight, articles, 0.2, always) == [[0, 1], [2, 3]]
    assert gather(tight | {(0, 2): 0.05, (1, 3): 0.05}, articles, 0.2, always) == [[0, 1, 2, 3]]


def test_what_is_alike_in_itself_stays_apart_from_what_is_only_somewhat_like_it() -> None:
    somewhat = {(0, 1): 0.9, (2, 3): 0.9, **dict.fromkeys([(0, 2), (0, 3), (1, 2), (1, 3)], 0.3)}
    assert gather(somewhat, ["a", "b", "c", "d"], 0.2, always) == [[0, 1, 2, 3]]
    assert gather(somewhat, ["a", "b", "c", "d"], 0.2, always, 0.4) == [[0, 1], [2, 3]]
    assert gather(somewhat, ["a", "b", "c", "d"], 0.2, always, 0.3) == [[0, 1, 2, 3]]


def test_one_member_joins_only_a_group_of_which_it_is_nearly_as_much() -> None:
    pairs = {(0, 1): 0.9, (0, 2): 0.3, (1, 2): 0.3}
    assert gather(pairs, ["a", "b", "c"], 0.2, always, 0.4) == [[0, 1]]
    assert gather(pairs | {(0, 1): 0.6}, ["a", "b", "c"], 0.2, always, 0.4) == [[0, 1, 2]]


def test_what_cannot_be_one_is_kept_apart_however_alike() -> None:
    assert gather({(0, 2): 0.99}, ARTICLES, 0.5, lambda a, b: False) == []


def test_pairs_below_the_threshold_join_nothing() -> None:
    assert gather({(0, 2): 0.49}, ARTICLES, 0.5, always) == []


PAIRS = [(i, j) for i in range(6) for j in range(i + 1, 6) if ARTICLES[i] != ARTICLES[j]]


@given(st.permutations(PAIRS), st.lists(st.floats(0, 1), min_size=len(PAIRS), max_size=len(PAIRS)))
def test_the_order_of_the_pairs_does_not_matter(order: list[tuple[int, int]], scores: list[float]) -> None:
    score = dict(zip(PAIRS, scores, strict=True))
    shuffled = gather({pair: score[pair] for pair in order}, ARTICLES, 0.3, always)
    assert shuffled == gather(score, ARTICLES, 0.3, always)
    members = [i for group in shuffled for i in group]
    assert len(members) == len(set(members))


def test_a_place_that_carries_two_claims_stands_in_two_groups() -> None:
    assert gather_all({(0, 2): 0.9, (2, 4): 0.6}, ARTICLES, 0.5, always) == [[0, 2], [2, 4]]


def test_a_place_stands_in_three_groups_at_most() -> None:
    articles = ["a", "b", "c", "d", "e"]
    assert gather_all({(0, n): 0.9 - n / 10 for n in range(1, 5)}, articles, 0.4, always) == [[0, 1], [0, 2], [0, 3]]


@given(st.lists(st.floats(0, 1), min_size=len(PAIRS), max_size=len(PAIRS)), st.integers(0, 5), st.integers(0, 5))
def test_no_group_lies_within_another_and_none_joins_what_cannot_be_one(scores: list[float], one: int, other: int) -> None:
    groups = gather_all(dict(zip(PAIRS, scores, strict=True)), ARTICLES, 0.3, lambda a, b: {a, b} != {one, other})
    assert not any(one != other and {one, other} <= set(group) for group in groups)
    assert not any(set(a) <= set(b) for n, a in enumerate(groups) for m, b in enumerate(groups) if n != m)


def test_a_sure_group_takes_in_what_is_a_little_less_like_it() -> None:
    sure = {(0, 2): 0.6, (0, 4): 0.29, (2, 4): 0.25}
    assert gather(sure, ARTICLES, 0.3, always) == [[0, 2]]
    assert gather_all(sure, ARTICLES, 0.3, always) == [[0, 2, 4]]
    assert gather_all(sure | {(0, 2): 0.38}, ARTICLES, 0.3, always) == [[0, 2]]
    assert gather_all(sure, ARTICLES, 0.3, lambda a, b: {a, b} != {2, 4}) == [[0, 2]]


def test_only_the_likest_of_an_article_is_taken_in() -> None:
    sure = {(0, 2): 0.6, (0, 4): 0.26, (2, 4): 0.26, (0, 5): 0.26, (2, 5): 0.27}
    assert gather_all(sure, ARTICLES, 0.3, always) == [[0, 2, 5]]


def test_a_second_clause_of_an_article_has_to_be_liker_than_a_first_one() -> None:
    articles = ["a", "a", "b", "c"]
    sure = {(0, 2): 0.6, (0, 3): 0.6, (2, 3): 0.6}
    assert gather_all(sure | {(1, 2): 0.3, (1, 3): 0.3}, articles, 0.4, always) == [[0, 2, 3]]
    assert gather_all(sure | {(1, 2): 0.36, (1, 3): 0.36}, articles, 0.4, always) == [[0, 1, 2, 3]]


def test_what_is_taken_in_takes_in_nothing_itself() -> None:
    articles = ["a", "b", "c", "d"]
    sure = {(0, 1): 0.6, (0, 2): 0.27, (1, 2): 0.27, (2, 3): 0.29, (0, 3): 0.2, (1, 3): 0.2}
    assert gather_all(sure, articles, 0.3, always) == [[0, 1, 2]]


def test_what_is_much_liker_to_its_own_group_stays_there() -> None:
    articles = ["a", "b", "c", "c", "d"]
    sure = {(0, 1): 0.6, (0, 2): 0.28, (1, 2): 0.27}
    assert gather_all(sure, articles, 0.3, always) == [[0, 1, 2]]
    assert gather_all(sure | {(2, 4): 0.6}, articles, 0.3, always) == [[0, 1], [2, 4]]


def test_what_may_not_enter_may_still_be_gathered() -> None:
    sure = {(0, 2): 0.6, (0, 4): 0.29, (2, 4): 0.25}
    assert gather_all(sure, ARTICLES, 0.3, always, lambda a, b: False) == [[0, 2]]
    assert gather_all(sure | {(0, 4): 0.5, (2, 4): 0.5}, ARTICLES, 0.3, always, lambda a, b: False) == [[0, 2, 4]]
