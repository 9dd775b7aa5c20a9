from __future__ import annotations

import numpy as np

from readout.extract.paths import find_paths

HEADS = [1, 2, 2, 5, 5, 2, 6]
"""Two trees: 2 governs 1 (which governs 0) and 5 (which governs 3 and 4); 6 stands alone."""
LABELS = np.array([10, 11, 12, 13, 14, 15, 16])


def test_the_way_from_the_top_is_told_by_the_first_word_down_and_the_steps_from_there() -> None:
    ways = find_paths(HEADS, LABELS, 0, 6, 2)
    assert ways.label.tolist() == [11, 11, 12, 15, 15, 15]
    assert ways.steps.tolist() == [2, 1, 0, 2, 2, 1]
    assert (ways.turn % 3).tolist() == [0, 0, 2, 1, 1, 1]
    assert (ways.turn // 3).tolist() == [0] * 6


def test_steps_up_are_counted_to_where_the_ways_part() -> None:
    ways = find_paths(HEADS, LABELS, 0, 6, 3)
    assert (ways.turn // 3).tolist() == [2, 2, 2, 0, 1, 1]


def test_a_word_of_another_tree_is_marked_as_such() -> None:
    assert find_paths(HEADS, LABELS, 0, 7, 2).turn[6] // 3 == 5


def test_distance_is_banded_and_keeps_its_side() -> None:
    n = 90
    ways = find_paths([0] * n, np.zeros(n, dtype=np.int64), 0, n, 45)
    assert ways.band[45] == 11
    assert ways.band[44] == 10
    assert ways.band[0] == 0
    assert ways.band[89] == 22
    assert (np.diff(ways.band) >= 0).all()


def test_a_chain_of_three_thousand_words_is_walked_without_recursion() -> None:
    n = 3000
    heads = [max(0, i - 1) for i in range(n)]
    assert find_paths(heads, np.zeros(n, dtype=np.int64), 0, n, n - 1).steps.max() <= 5
