"""The measure of pairs of sentences on one topic."""

import numpy as np

from claimdiff import N_FOLDS, in_folds

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
