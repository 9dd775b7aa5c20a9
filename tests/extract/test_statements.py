from __future__ import annotations

from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import Parser
from readout.model.article import Article
from readout.model.statement import Statement

REPORT = """Norwegian Prime Minister Kari Lund met Chilean President Pedro Rojas in Lisbon on Thursday.
“The lake is closed,” Lund told reporters after the talks. The police blocked the road to the lake.
Rojas is expected to call for a new treaty on fish, and denied that the river was dirty."""


def extract(parser: Parser, text: str) -> tuple[Statement, ...]:
    return next(ArticleExtractor(parser)([Article(id="art_test", text=text)])).statements


def test_the_rest_of_the_reporting_is_in_the_outlets_own_voice(parser: Parser) -> None:
    own = [s.text for s in extract(parser, REPORT) if s.kind == "own-voice"]
    assert any("met Chilean President Pedro Rojas" in text for text in own)
    assert any("The police blocked the road" in text for text in own)
    assert not any("told reporters" in text for text in own)


def test_words_that_only_attribute_make_no_statement(parser: Parser) -> None:
    assert [s.kind for s in extract(parser, "Kari Lund said on Monday that the lake was closed.")] == ["indirect"]


def test_what_is_still_to_be_said_has_the_mode_of_its_cue(parser: Parser) -> None:
    statement = next(s for s in extract(parser, REPORT) if s.cue is not None and "call for" in s.cue.quote)
    assert statement.cue is not None
    assert statement.cue.quote == "is expected to call for"
    assert statement.mode == "expected"


def test_a_denial_is_denied(parser: Parser) -> None:
    statement = next(s for s in extract(parser, REPORT) if s.cue is not None and s.cue.quote == "denied")
    assert statement.mode == "denied"


def test_the_words_of_a_direct_quotation_stand_without_their_marks(parser: Parser) -> None:
    statement = next(s for s in extract(parser, REPORT) if s.kind == "direct")
    assert statement.text == "The lake is closed"


def test_a_partial_quotation_keeps_its_marks(parser: Parser) -> None:
    (statement,) = extract(parser, "Kari Lund said the lake was “closed for good.”")
    assert statement.kind == "mixed"
    assert statement.text == "the lake was “closed for good.”"


def test_every_statement_says_why_and_how_sure(parser: Parser) -> None:
    for statement in extract(parser, REPORT):
        assert statement.why[0] == f"kind:{statement.kind}"
        assert 0 < statement.confidence <= 1
        assert statement.clauses


def test_ids_are_unique_and_the_same_on_every_run(parser: Parser) -> None:
    once, twice = extract(parser, REPORT), extract(parser, REPORT)
    assert once == twice
    assert len({s.id for s in once}) == len(once)


def test_statements_stand_in_the_order_of_the_text(parser: Parser) -> None:
    starts = [min(span.start for span in s.spans) for s in extract(parser, REPORT)]
    assert starts == sorted(starts)


def test_a_denial_is_denied_in_each_of_its_clauses(parser: Parser) -> None:
    (statement,) = extract(parser, "Kari Lund denied that the lake was closed and that the fish had died.")
    assert {clause.mode for clause in statement.clauses} == {"denied"}


def test_the_medium_of_what_was_said_is_no_statement(parser: Parser) -> None:
    for text in (
        "Kari Lund said in a long court filing that the lake was closed.",
        "On Monday's “Lake and Sea,” Kari Lund said she was well.",
    ):
        assert [s.kind for s in extract(parser, text)] == ["indirect"]


def test_the_setting_of_what_was_said_is_kept_whole(parser: Parser) -> None:
    found = extract(parser, "At her news conference with Pedro Rojas, Kari Lund vowed to close the lake.")
    assert [s.text for s in found if s.kind == "own-voice"] == ["At her news conference with Pedro Rojas"]


def test_words_without_a_verb_or_with_no_more_than_a_bare_attribution_make_no_statement(parser: Parser) -> None:
    found = extract(parser, "The lake froze in the night. SICK! Kari Lund agreed. That much is clear.")
    assert [s.text for s in found] == ["The lake froze in the night", "That much is clear"]


def test_the_signature_of_a_post_makes_no_statement(parser: Parser) -> None:
    text = "Lund was in the harbour.\n\nThe lake is safe. Go swim today, all of you! — Kari Lund (@karilund) May 3, 2019\n\nThe boats left."
    found = extract(parser, text)
    assert [s.kind for s in found] == ["own-voice", "direct", "own-voice"]
    assert not any("@" in s.text or "2019" in s.text for s in found)


def test_a_subject_that_goes_on_to_speak_stays_with_what_it_does(parser: Parser) -> None:
    found = extract(parser, "Kari Lund sought the release of the fishermen and demanded that the lake be closed.")
    assert [s.text for s in found] == ["Kari Lund sought the release of the fishermen", "the lake be closed"]
    assert [s.mode for s in found] == ["asserted", "asserted"]


def test_sentences_of_one_quotation_that_follow_one_another_are_one_span(parser: Parser) -> None:
    text = "“Victory is a small thing,” Kari Lund said. “We all lose at times. That is democracy! And we know it.”"
    found = [s for s in extract(parser, text) if s.is_attributed]
    assert [span.quote for s in found for span in s.spans] == [
        "Victory is a small thing",
        "We all lose at times. That is democracy! And we know it.",
    ]


def test_words_of_two_paragraphs_stay_two_spans(parser: Parser) -> None:
    text = "Kari Lund wrote:\n\n“We all lose at times.\n\n“That is democracy, and we know it.”"
    found = [s for s in extract(parser, text) if s.is_attributed]
    assert all("\n" not in span.quote for s in found for span in s.spans)


def test_what_a_report_adds_behind_somebodys_words_is_the_reports(parser: Parser) -> None:
    found = extract(parser, "Ann Low said the port would close on Monday, prompting protests by hundreds of dockers.")
    assert [(s.kind, s.text) for s in found] == [
        ("indirect", "the port would close on Monday"),
        ("own-voice", "prompting protests by hundreds of dockers"),
    ]


def test_what_a_denial_holds_is_denied(parser: Parser) -> None:
    (statement,) = (s for s in extract(parser, "Kari Lund resented denials by Mayor Karl Hill that the lake had dried up.") if s.cue)
    assert (statement.mode, statement.text) == ("denied", "the lake had dried up")


def test_a_denial_of_a_thing_denies_no_words(parser: Parser) -> None:
    (statement,) = (s for s in extract(parser, "Mayor Karl Hill's denial of a visa to the singer was rude.") if s.cue)
    assert statement.mode == "asserted"
