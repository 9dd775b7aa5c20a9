"""Pairs that the scorer leaves open, read once more: both clauses' words seen together.

The scorer weighs signs that were counted or measured one by one. Here each sentence goes through the lowest three layers of MiniLM by
itself, and then the tokens of both clauses go through its upper three layers at once, in which every token sees those of its own clause and
those of the other; what comes out is added to the scorer's log-odds. So a sentence is read once, however many pairs it stands in. The
upper layers were trained on by `bench/train_reranker.py`, on what the scorer leaves wrong, and on none of the annotated stories.

Source: a cross-encoder whose lower layers read each side alone (DeFormer, Cao et al. 2020; PreTTR, MacAvaney et al. 2020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from readout.link.said import Said
from readout.text.models import open_model, read_model
from readout.text.pieces import wordpiece

__all__ = ["LEAST_OPEN", "MOST_OPEN", "Reranker", "SentenceReader"]

LEAST_OPEN, MOST_OPEN = 0.1, 0.8
_OPEN_OF_MANY = 0.2, 0.4
_MANY_ARTICLES = 20
_MOST_PIECES = 256
_MOST_OF_CLAUSE = 56

States = npt.NDArray[np.float32]


class SentenceReader:
    """The lowest three layers of MiniLM: a sentence to the states of its pieces. Each is run by itself, so that no other changes it.

    Args:
        model: The ONNX file's content.
    """

    def __init__(self, model: bytes) -> None:
        self._session = open_model(model)
        self._tokenizer = wordpiece(_MOST_PIECES)

    def __call__(self, sentence: str) -> tuple[States, npt.NDArray[np.int32]]:
        """The states of its first 256 pieces, shape (n, 384), and each one's half-open range of characters, shape (n, 2)."""
        pieces = self._tokenizer.encode(sentence)
        states: States = self._session.run(None, {"input_ids": np.array([pieces.ids], dtype=np.int64)})[0][0]
        return states, np.array(pieces.offsets, dtype=np.int32).reshape(len(pieces.ids), 2)

    @staticmethod
    def of_clause(read: tuple[States, npt.NDArray[np.int32]], stretches: Sequence[tuple[int, int]]) -> States:
        """The states of a clause, at most 56: the opening piece's, which stands for the sentence, and those of the pieces that touch it."""
        states, ranges = read
        touched = np.zeros(len(ranges), dtype=bool)
        for start, end in stretches:
            touched |= (ranges[:, 0] < end) & (ranges[:, 1] > start)
        if not touched.any():
            touched[:] = True
        touched[0] = True
        return states[touched][:_MOST_OF_CLAUSE]


class Reranker:
    """The network, loaded on first use. The digests of its files are checked before they are loaded.

    Args:
        n_threads: How many pairs are read at the same time.
    """

    def __init__(self, n_threads: int = 2) -> None:
        self._n_threads = n_threads
        self._reader: SentenceReader | None = None
        self._session: Any = None

    def load(self) -> SentenceReader:
        """Load the network, once.

        Raises:
            StageFailed: If a file does not have the digest that lies beside it.
        """
        if self._reader is None:
            folder = files("readout.link").joinpath("data")
            self._session = open_model(read_model(folder, "reranker"))
            self._reader = SentenceReader(read_model(folder, "sentence_reader"))
        return self._reader

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
        reader = self.load()
        clauses = sorted({i for pair in pairs for i in pair})
        sentences = list(dict.fromkeys(said[i].sentence for i in clauses))
        with ThreadPoolExecutor(self._n_threads) as pool:
            read = dict(zip(sentences, pool.map(reader, sentences), strict=True))
            states = {i: reader.of_clause(read[said[i].sentence], said[i].stretches) for i in clauses}
            return dict(zip(pairs, pool.map(lambda pair: self._add(states[pair[0]], states[pair[1]]), pairs), strict=True))

    def _add(self, left: States, right: States) -> float:
        return float(self._session.run(None, {"left": left[None], "right": right[None]})[0][0])
