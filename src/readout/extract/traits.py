"""The words of an article as numbers: what the network for speech reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from readout.extract.parser import Sentence
from readout.extract.paths import Ints
from readout.extract.stretches import Report

__all__ = ["FLAGS", "Floats", "Traits", "read_traits"]

Floats = npt.NDArray[np.float32]

FLAGS = ("whole-quotation", "quotation", "title", "rule-cue", "rule-content", "rule-speaker")
"""Columns of `Traits.flags`: where the word stands, and what the rules took it for."""
_ATTRIBUTES = ("TAG", "DEP", "LEMMA", "ENT_TYPE", "ORTH")


@dataclass(frozen=True, slots=True)
class Traits:
    """One row for each word of an article's sentences, in order; N rows.

    Attributes:
        tensor: What the parser's own first layers make of each word in its place, N × 96.
        forms: The row of each word in `table`; -1 for words that have none.
        table: The pipeline's static word vectors, one a row, 300 wide.
        strings: The pipeline's 64-bit codes of tag, dependency label, lemma and entity type, N × 4.
        store: From a string to its code.
        heads: The row of each word's head; its own row for the head of a sentence.
        flags: See `FLAGS`; 0 or 1, N × 6.
        bounds: First and last row (half-open) of each sentence, by the order of its passage.
        states: What the encoder makes of each word, N × 384; None for a network that does without.
    """

    tensor: Floats
    forms: Ints
    table: Floats
    strings: npt.NDArray[np.uint64]
    store: Any
    heads: Ints
    flags: Floats
    bounds: dict[int, tuple[int, int]]
    states: Floats | None = None


def read_traits(
    sentences: Mapping[int, Sentence],
    reports: Mapping[int, Sequence[Report]],
    quoted: Mapping[int, set[int]],
    whole: Mapping[int, set[int]],
) -> Traits | None:
    """The traits of the words of all sentences, or None where there is no word.

    Args:
        sentences: The sentences by the order of their passages.
        reports: What the rules found, by sentence.
        quoted: Token indexes inside any quotation, by sentence.
        whole: Token indexes inside whole or long quotations, by sentence.
    """
    if not sentences:
        return None
    bounds: dict[int, tuple[int, int]] = {}
    tensors, strings, heads, forms, flags = [], [], [], [], []
    vocabulary = next(iter(sentences.values())).tokens.doc.parse.vocab
    n_rows = 0
    for order, sentence in sentences.items():
        tokens = sentence.tokens
        start, end = tokens.start, tokens.end
        bounds[order] = (n_rows, n_rows + end - start)
        attributes = tokens.doc.parse.to_array(list(_ATTRIBUTES))[start:end]
        tensors.append(tokens.doc.parse.tensor[start:end])
        strings.append(attributes[:, :4])
        forms.append(vocabulary.vectors.find(keys=attributes[:, 4]))
        heads.append(_heads(tokens) + n_rows)
        flags.append(_flags(sentence, reports.get(order, ()), quoted.get(order, set()), whole.get(order, set())))
        n_rows += end - start
    return Traits(
        tensor=np.concatenate(tensors).astype(np.float32),
        forms=np.concatenate(forms),
        table=vocabulary.vectors.data,
        strings=np.concatenate(strings),
        store=vocabulary.strings,
        heads=np.concatenate(heads),
        flags=np.concatenate(flags),
        bounds=bounds,
    )


def _heads(tokens: Any) -> Ints:
    """The place of each word's head within the sentence; a head outside of it counts as none."""
    start, n = tokens.start, len(tokens)
    heads = np.array([token.head.i - start for token in tokens], dtype=np.int64)
    return np.where((heads < 0) | (heads >= n), np.arange(n), heads)


def _flags(sentence: Sentence, reports: Sequence[Report], quoted: set[int], whole: set[int]) -> Floats:
    start, n = sentence.tokens.start, len(sentence.tokens)
    flags = np.zeros((n, len(FLAGS)), dtype=np.float32)
    for column, places in enumerate((whole, quoted)):
        flags[[i for i in range(n) if i + start in places], column] = 1
    flags[:, 2] = sentence.part == "title"
    for report in reports:
        flags[report.verb.i - start, 3] = 1
        flags[[i - start for i in report.content], 4] = 1
        if report.speaker is not None:
            flags[report.speaker[0] - start : report.speaker[1] - start, 5] = 1
    return flags
