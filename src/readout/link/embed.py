"""Vectors of words where they stand: MiniLM (all-MiniLM-L6-v2, 8 bits, ONNX) run once a sentence, pooled over any stretch of it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from readout.text.models import open_model, read_model
from readout.text.pieces import wordpiece

__all__ = ["Embedder", "States", "TokenVectors"]

_MOST_PIECES = 256

Vector = npt.NDArray[np.float32]
States = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """What MiniLM makes of each piece of one text, the opening and the closing piece included.

    Attributes:
        vectors: After the last layer, shape (n, 384).
        early: After the third, shape (n, 384), in 16 bits: what `link.reranker` goes on from.
        ranges: Each piece's half-open range of characters, shape (n, 2).
    """

    vectors: Vector
    early: States
    ranges: npt.NDArray[np.int32]

    def pool(self, start: int, end: int) -> Vector:
        """The mean vector of the pieces that touch characters `start` to `end`, of length 1; of all pieces where none does.

        Pooling a stretch of a sentence that was read whole keeps what the words mean there, and costs no second reading.
        """
        touched = self.touched(start, end)
        chosen = self.vectors[touched] if touched.any() else self.vectors
        mean: Vector = chosen.mean(axis=0)
        return mean / (float(np.linalg.norm(mean)) or 1.0)

    def touched(self, start: int, end: int) -> npt.NDArray[np.bool_]:
        """Which pieces touch characters `start` to `end`."""
        return (self.ranges[:, 0] < end) & (self.ranges[:, 1] > start)


class Embedder:
    """MiniLM, loaded on first use. Its file's digest is checked before it is loaded.

    Each text is run by itself, since a model of 8 bits scales its numbers to all that is run at once: no other text changes its vectors.
    `bench/write_embedder.py` makes the file.

    Args:
        n_threads: How many texts are read at the same time.

    Source: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), mean pooling over tokens; vocabulary of BERT base uncased (Apache-2.0).
    """

    def __init__(self, n_threads: int = 2) -> None:
        self._n_threads = n_threads
        self._session: Any = None
        self._tokenizer: Any = None

    def load(self) -> None:
        """Load model and vocabulary, once.

        Raises:
            StageFailed: If the model's file does not have the digest that lies beside it.
        """
        if self._session is None:
            self._session = open_model(read_model(files("readout.link").joinpath("data"), "minilm"))
            self._tokenizer = wordpiece(_MOST_PIECES)

    def embed(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Token vectors of each text, in the order given; what goes beyond 256 pieces of a text is not read."""
        self.load()
        with ThreadPoolExecutor(self._n_threads) as pool:
            return list(pool.map(self._read, self._tokenizer.encode_batch(list(texts))))

    def _read(self, pieces: Any) -> TokenVectors:
        early, last = self._session.run(["early", "states"], {"input_ids": np.array([pieces.ids], dtype=np.int64)})
        ranges = np.array(pieces.offsets, dtype=np.int32).reshape(len(pieces.ids), 2)
        return TokenVectors(vectors=last[0], early=early[0].astype(np.float16), ranges=ranges)
