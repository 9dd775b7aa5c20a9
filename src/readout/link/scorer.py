"""A pair of clauses to the probability that they say the same, with what each sign added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

import numpy as np
import numpy.typing as npt

from readout.errors import StageFailed
from readout.link.signs import SIGNS
from readout.model.story import Addend

__all__ = ["Row", "Scorer", "chance", "shipped_scorer"]

Matrix = npt.NDArray[np.float64]
Row = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scorer:
    """A logistic regression over `SIGNS`: a mean, a scale and a weight for each sign, and a bias.

    Trained by `bench/train_scorer.py`, which says on what, and with which seed.
    """

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float

    def addends(self, signs: Sequence[float]) -> tuple[Addend, ...]:
        """What each sign adds to the log-odds, in the order of `SIGNS`, the bias last."""
        parts = [w * (x - m) / s for x, m, s, w in zip(signs, self.means, self.scales, self.weights, strict=True)]
        return (*(Addend(name=name, value=value) for name, value in zip(SIGNS, parts, strict=True)), Addend(name="bias", value=self.bias))

    def odds(self, signs: Matrix) -> Row:
        """The logarithm of the odds that the two of each pair say the same, shape (n pairs,), for signs of shape (n pairs, n signs).

        A pair's odds do not depend on what pairs stand beside it: its addends are added one after another.
        """
        odds = np.full(len(signs), self.bias)
        for x, m, s, w in zip(signs.T, self.means, self.scales, self.weights, strict=True):
            odds += w * (x - m) / s
        return odds


def chance(odds: float) -> float:
    """The probability in [0, 1] for the logarithm of some odds."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))


@cache
def shipped_scorer() -> Scorer:
    """The scorer that ships with the package.

    Raises:
        StageFailed: If its file is for other signs than this version reads.
    """
    raw = json.loads(files("readout.link").joinpath("data/scorer.json").read_text(encoding="utf-8"))
    if tuple(raw["signs"]) != SIGNS:
        raise StageFailed(
            "the claim scorer was trained on other signs than this version reads", "train it again with bench/train_scorer.py"
        )
    return Scorer(tuple(raw["means"]), tuple(raw["scales"]), tuple(raw["weights"]), raw["bias"], raw["threshold"])
