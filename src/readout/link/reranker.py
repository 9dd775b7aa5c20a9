"""Pairs that the scorer leaves open, read once more: both clauses' words seen together.

The scorer weighs signs that were counted or measured one by one. Here what MiniLM's third layer made of the pieces of both clauses goes
through its upper three layers at once, in which every piece sees those of its own clause and those of the other; what comes out is added to
the scorer's log-odds. So a sentence is read once, however many pairs it stands in. These upper layers were trained on by
`bench/train_reranker.py`, on what the scorer leaves wrong, and on none of the annotated stories.

Source: a cross-encoder whose lower layers read each side alone (DeFormer, Cao et al. 2020; PreTTR, MacAvaney et al. 2020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from typing import Any

import numpy as np

from readout.link.said import Said
from readout.text.models import open_model, read_model

__all__ = ["LEAST_OPEN", "MOST_OPEN", "Reranker"]

LEAST_OPEN, MOST_OPEN = 0.1, 0.8
_OPEN_OF_MANY = 0.2, 0.4
_MANY_ARTICLES = 20


class Reranker:
    """The network, loaded on first use. Its file's digest is checked before it is loaded.

    Args:
        n_threads: How many pairs are read at the same time.
    """

    def __init__(self, n_threads: int = 2) -> None:
        self._n_threads = n_threads
        self._session: Any = None

    def load(self) -> None:
        """Load the network, once.

        Raises:
            StageFailed: If its file does not have the digest that lies beside it.
        """
        if self._session is None:
            self._session = open_model(read_model(files("readout.link").joinpath("data"), "reranker"))

    def __call__(self, scores: Mapping[tuple[int, int], float], said: Sequence[Said]) -> dict[tuple[int, int], float]:
        """What is to be added to the log-odds of each pair whose score lies between .1 and .8.

        In a large story (more than 20 articles), which has tens of thousands of these, only those between .2 and .4 are read.

        Each pair is run by itself, since the network scales its numbers to all that is run at once: no other pair changes its value.
        """
        is_large = len({one.article_id for one in said}) > _MANY_ARTICLES
        least, most = _OPEN_OF_MANY if is_large else (LEAST_OPEN, MOST_OPEN)
        pairs = [pair for pair, score in scores.items() if least <= score <= most]
        if not pairs:
            return {}
        self.load()
        with ThreadPoolExecutor(self._n_threads) as pool:
            return dict(zip(pairs, pool.map(lambda pair: self._add(said[pair[0]], said[pair[1]]), pairs), strict=True))

    def _add(self, left: Said, right: Said) -> float:
        both = {"left": left.states[None].astype(np.float32), "right": right.states[None].astype(np.float32)}
        return float(self._session.run(None, both)[0][0])
