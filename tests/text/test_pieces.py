from __future__ import annotations

from readout.text.pieces import CLOSING, OPENING, wordpiece


def test_words_are_cut_into_the_pieces_that_the_vocabulary_knows() -> None:
    found = wordpiece().encode(["Harbourmaster", "\n", "U.S."], is_pretokenized=True, add_special_tokens=False)
    assert found.tokens == ["harbour", "##master", "u", ".", "s", "."]
    assert found.word_ids == [0, 0, 2, 2, 2, 2]


def test_a_text_is_cut_off_only_where_that_is_asked_for() -> None:
    text = "the dam held " * 300
    assert len(wordpiece().encode(text).ids) == 900
    cut = wordpiece(10).encode(text).tokens
    assert (len(cut), cut[0], cut[-1]) == (10, OPENING, CLOSING)
