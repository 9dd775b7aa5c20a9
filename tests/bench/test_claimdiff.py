"""The measure of pairs of sentences on one topic."""

import numpy as np

from claimdiff import N_FOLDS, Pair, beside_topic, in_folds

FOLDS = np.arange(200) % N_FOLDS
IS_SO = np.arange(200) % 2 == 0


def test_a_telling_sign_separates_the_pairs_that_it_was_not_trained_on() -> None:
    chance, is_said = in_folds(np.where(IS_SO, 1.0, -1.0)[:, None], IS_SO, FOLDS)
    assert chance[IS_SO].min() > chance[~IS_SO].max()
    assert (is_said == IS_SO).all()


def test_a_sign_that_turns_about_in_one_fold_misleads_there_so_nothing_is_tested_on_what_taught() -> None:
    turned = np.where(IS_SO ^ (FOLDS == 0), 1.0, -1.0)[:, None]
    chance, _ = in_folds(turned, IS_SO, FOLDS)
    here = FOLDS == 0
    assert chance[here & IS_SO].max() < chance[here & ~IS_SO].min()


def test_a_pair_is_set_beside_those_of_its_own_topic_alone() -> None:
    pairs = [Pair(topic, ("a", str(n)), ("b", str(n)), "neither") for n, topic in enumerate(["one", "one", "two"])]
    rows = beside_topic(np.array([0.2, 0.6, 0.1]), pairs)
    assert rows[:, 1].tolist() == [0.0, 0.5, 0.0]
    assert np.allclose(rows[:, 0], [-0.2, 0.2, 0.0])
