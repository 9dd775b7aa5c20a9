from __future__ import annotations

import pytest

from readout.api import Readout
from readout.extract import Extraction
from readout.read.sample import sample_inputs
from readout.report.explanation import explain, meaning_of
from readout.report.terminal import plain


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return [found for found in Readout().extract(sample_inputs(), wide=True) if isinstance(found, Extraction)]


def test_every_rule_that_makes_a_statement_has_a_meaning(extractions: list[Extraction]) -> None:
    rules = {why for one in extractions for statement in one.statements for why in statement.why}
    slots = {why.partition(":")[0] for why in rules}
    assert slots == {"kind", "content", "speaker", "mode"}
    assert not [why for why in rules if meaning_of(*why.split(":", 1)) == why.split(":", 1)[1]]


def test_every_statement_tells_why_it_has_its_kind_and_mode(extractions: list[Extraction]) -> None:
    for one in extractions:
        for statement in one.statements:
            told = {why.partition(":")[0] for why in statement.why}
            assert told >= ({"kind", "mode", "content", "speaker"} if statement.is_attributed else {"kind", "mode"})


def test_the_lines_name_words_rule_and_score(extractions: list[Extraction]) -> None:
    text = plain(line for one in extractions for line in explain(one))
    assert "clause-after-cue: the clause after the reporting word" in text
    assert "mode     planned" in text
    assert "score    0." in text


def test_a_rule_taken_from_the_cue_says_so() -> None:
    assert meaning_of("mode", "cue-will") == "of the reporting word: will or shall"


def test_a_name_of_no_known_rule_stands_for_itself() -> None:
    assert meaning_of("content", "no-such-rule") == "no-such-rule"
