from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from readout.errors import StageFailed
from readout.extract.encoder import open_encoder, shipped_encoder
from readout.extract.traits import Floats

from .conftest import Parse

PLAIN = "The mayor said the port was open.\nThe storm had passed."


def rows_of(parse: Parse, text: str) -> tuple[list[str], Floats]:
    """The words of a text and their rows."""
    sentences = parse(text, title="Storm").prose
    return [token.text for sentence in sentences for token in sentence.tokens], shipped_encoder().read(sentences)


def test_every_word_has_a_row_and_white_space_a_row_of_zeros(parse: Parse) -> None:
    words, rows = rows_of(parse, PLAIN)
    assert rows.shape == (len(words), 384)
    assert [not row.any() for row in rows] == [not word.strip() for word in words]


def test_a_paragraph_is_encoded_alike_whatever_stands_around_it(parse: Parse) -> None:
    words, alone = rows_of(parse, PLAIN)
    _, beside = rows_of(parse, f"A cold wind blew over the quay all night long.\n\n{PLAIN}\n\nNobody slept, and nobody was asked to.")
    assert any(np.array_equal(beside[n : n + len(words)], alone) for n in range(len(beside)))


def test_a_word_is_encoded_by_the_words_around_it(parse: Parse) -> None:
    found = []
    for text in ("He sat on the bank of the river.", "He put the money in the bank."):
        words, rows = rows_of(parse, text)
        found.append(rows[words.index("bank")])
    assert not np.allclose(found[0], found[1], atol=0.1)


def test_what_goes_beyond_the_longest_stretch_is_zeros(parse: Parse) -> None:
    _, rows = rows_of(parse, "and the mayor told the harbour master of the storm " * 60)
    assert rows[:250].any(axis=1).all()
    assert not rows[254:].any()


def test_no_sentence_is_no_row(parse: Parse) -> None:
    assert shipped_encoder().read([]).shape == (0, 384)


def test_an_encoder_that_is_not_the_tested_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"something else")
    (tmp_path / "encoder.sha256").write_text("0" * 64 + "  encoder.onnx\n", encoding="utf-8")
    with pytest.raises(StageFailed, match="the model encoder has digest"):
        open_encoder(tmp_path)
