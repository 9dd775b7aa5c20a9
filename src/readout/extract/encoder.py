"""What each word means where it stands: the lower layers of MiniLM, trained on for speech, run over a paragraph at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby

import numpy as np

from readout.extract.parser import Sentence
from readout.extract.traits import Floats
from readout.text.models import open_model, read_model
from readout.text.pieces import CLOSING, OPENING, wordpiece

__all__ = ["Encoder", "open_encoder", "shipped_encoder"]

_WIDTH = 384
_USUAL_PIECES = 126
_MOST_PIECES = 254

Window = list[tuple[int, int]]
"""The pieces of a stretch of text: each one's number in the vocabulary and the row of its word."""


class Encoder:
    """The encoder of words in their paragraphs.

    Source: the embeddings and first four layers of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), trained on and cut to 8 bits
    by `bench/train_encoder.py`.

    Args:
        model: The ONNX file's content.
    """

    def __init__(self, model: bytes) -> None:
        self._session = open_model(model)
        self._tokenizer = wordpiece()
        self._ends = (self._tokenizer.token_to_id(OPENING), self._tokenizer.token_to_id(CLOSING))

    def read(self, sentences: Sequence[Sentence]) -> Floats:
        """One row of 384 numbers for each word of the sentences, in order: the mean of its pieces; zeros for white space.

        A paragraph is read as a whole, in stretches of whole sentences of about 126 pieces. Each stretch is run by itself, since the
        model scales its numbers to all that is run at once: nothing outside of a stretch changes its rows. Of a sentence, the first
        254 pieces are read, and further words are zeros.
        """
        states = np.zeros((sum(len(sentence.tokens) for sentence in sentences), _WIDTH), dtype=np.float32)
        opening, closing = self._ends
        for window in self._windows(sentences):
            numbers = np.array([[opening, *(number for number, _ in window), closing]], dtype=np.int64)
            pieces = self._session.run(None, {"input_ids": numbers})[0][0, 1:-1]
            rows = np.array([row for _, row in window])
            starts = np.flatnonzero(np.diff(rows, prepend=-1))
            counts = np.diff(starts, append=len(rows))
            states[rows[starts]] = np.add.reduceat(pieces, starts, axis=0) / counts[:, None]
        return states

    def _windows(self, sentences: Sequence[Sentence]) -> Iterator[Window]:
        """The pieces of each paragraph, in stretches of whole sentences."""
        first = 0
        for _, paragraph in groupby(sentences, key=lambda sentence: sentence.block):
            window: Window = []
            for sentence in paragraph:
                words = [token.text for token in sentence.tokens]
                found = self._tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
                pieces = [(number, first + word) for number, word in zip(found.ids, found.word_ids, strict=True)][:_MOST_PIECES]
                if window and len(window) + len(pieces) > _USUAL_PIECES:
                    yield window
                    window = []
                window += pieces
                first += len(words)
            if window:
                yield window


@cache
def shipped_encoder() -> Encoder:
    """The encoder that ships with the package, loaded once."""
    return open_encoder(files("readout.extract").joinpath("data"))


def open_encoder(folder: Traversable) -> Encoder:
    """The encoder whose file `encoder.onnx` lies in a folder, beside its digest (SHA-256) in `encoder.sha256`.

    Raises:
        StageFailed: If the file does not have the digest.
    """
    return Encoder(read_model(folder, "encoder"))
