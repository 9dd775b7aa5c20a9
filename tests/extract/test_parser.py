from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from readout.errors import StageFailed
from readout.extract.extractor import extract
from readout.extract.parser import Parser
from readout.extract.pipeline import check_files

from .conftest import Parse


def test_the_pinned_pipeline_gives_three_lemmas_that_later_ones_get_wrong(parser: Parser) -> None:
    doc = parser.load()("She hoped that he rated what they hated.")
    assert {token.text: token.lemma_ for token in doc if token.text in ("hoped", "rated", "hated")} == {
        "hoped": "hope",
        "rated": "rate",
        "hated": "hate",
    }


def test_a_changed_file_of_the_pipeline_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"weights")
    check_files(tmp_path, {"model": sha256(b"weights").hexdigest()})
    (tmp_path / "model").write_bytes(b"other weights")
    with pytest.raises(StageFailed, match="model is not the known one") as caught:
        check_files(tmp_path, {"model": sha256(b"weights").hexdigest()})
    assert caught.value.hint


def test_a_missing_file_of_the_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(StageFailed, match="lacks its file vocab/strings"):
        check_files(tmp_path, {"vocab/strings": "0"})


def test_a_sentence_is_not_cut_after_an_abbreviation(parse: Parse) -> None:
    text = "The visit of Nov. 16 went well, U.S. President Ann Low and Sen. Peter High (D-Ohio) said. They left."
    assert [s.passage.span.quote for s in parse(text).prose] == [text.removesuffix(" They left."), "They left."]


def test_sentences_cover_every_word_of_the_text(parse: Parse) -> None:
    text = "First here. then Mr. Low of St. Paul spoke … and “no. Never.” he said\nThe end"
    joined = "".join(s.passage.span.quote for s in parse(text).sentences)
    assert "".join(joined.split()) == "".join(text.split())


def test_a_card_glued_into_a_sentence_is_in_no_statement(parse: Parse) -> None:
    card = "Ada Marie HolmHarbour vote splits the council MORE"
    text = f"The mayor said that Ada Holm {card} had called him on Friday.\n\nOn Monday, Ada Holm {card} opened the harbour with a speech."
    parsed = parse(text)
    statements = extract(parsed).statements
    assert not any("MORE" in span.quote for statement in statements for span in statement.spans)
    assert not any("MORE" in span.quote for statement in statements for clause in statement.clauses for span in clause.spans)
    assert any("had called him" in statement.text for statement in statements)
    for span in (span for statement in statements for span in statement.spans):
        parsed.article.check(span)
