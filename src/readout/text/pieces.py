"""The pieces of words that BERT's vocabulary knows: what the small models take instead of words."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import tokenizers

__all__ = ["CLOSING", "OPENING", "wordpiece"]

OPENING, CLOSING = "[CLS]", "[SEP]"
"""The pieces that stand before and after every text."""


def wordpiece(most: int | None = None) -> Any:
    """A new tokenizer of the vocabulary of BERT base uncased (30,522 pieces, Apache-2.0).

    Args:
        most: Cut each text off after so many pieces, opening and closing piece among them. If left out, nothing is added or cut off.
    """
    words = files("readout.text").joinpath("data", "wordpiece.txt").read_text(encoding="utf-8").splitlines()
    vocabulary = {word: number for number, word in enumerate(words)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    if most is not None:
        closing, opening = ((piece, vocabulary[piece]) for piece in (CLOSING, OPENING))
        tokenizer.post_processor = tokenizers.processors.BertProcessing(closing, opening)
        tokenizer.enable_truncation(most)
    return tokenizer
