from __future__ import annotations

import pytest

from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import Parser
from readout.model.article import Article
from readout.model.statement import Statement

BODY = "The boats of the town left the harbour on Monday and sailed to the other side of the great lake."


def spoken(parser: Parser, text: str, title: str | None = None) -> list[Statement]:
    article = Article(id="art_test", text=text, title=title)
    return [s for e in ArticleExtractor(parser)([article]) for s in e.statements if s.is_attributed]


def rows(parser: Parser, title: str) -> list[tuple[str | None, str, str]]:
    return [(s.speaker.name if s.speaker else None, s.kind, s.text) for s in spoken(parser, f"{title}\n\n{BODY}", title)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kari Lund: The lake will stay closed in winter", ("Kari Lund", "indirect", "The lake will stay closed in winter")),
        ("Kari Lund: 'We will close the lake'", ("Kari Lund", "direct", "We will close the lake")),
        ("Kari Lund on fish: 'I have never liked it'", ("Kari Lund", "direct", "I have never liked it")),
        ("Lake will stay closed in winter: officials", ("officials", "indirect", "Lake will stay closed in winter")),
        ("Report: Town has sold the lake to a bank", ("Report", "indirect", "Town has sold the lake to a bank")),
    ],
)
def test_a_headline_with_a_name_and_a_colon_is_speech(parser: Parser, title: str, expected: tuple[str, str, str]) -> None:
    assert rows(parser, title) == [expected]


@pytest.mark.parametrize(
    "title",
    [
        "The new lake: what it means for the town",
        "OPINION: The lake must stay open",
        "Kari Lund: Why does she like the lake?",
        "Norway: The lake is closed and the fish are gone",
        "Winners and losers: The town has chosen a mayor",
    ],
)
def test_a_topic_before_a_colon_does_not_speak(parser: Parser, title: str) -> None:
    assert rows(parser, title) == []


def test_a_pasted_paragraph_belongs_to_the_outlet_named_and_relays_who_speaks_in_it(parser: Parser) -> None:
    text = f'{BODY}\n\nFrom The Daily Herald: "Norwegian fishermen said the lake was "dead". “We are poor,” said Pedro Rojas, a farmer."'
    found = spoken(parser, text)
    assert next((s.speaker.name, s.kind) for s in found if s.speaker) == ("Daily Herald", "direct")
    inner = {s.text: [m.name for m in s.via] for s in found[1:]}
    assert inner == {'the lake was "dead"': ["Daily Herald"], "We are poor": ["Daily Herald"]}


def test_turns_of_a_transcript_belong_to_the_name_in_capitals(parser: Parser) -> None:
    text = f"{BODY}\n\nLUND: Thank you for coming.\n\nROJAS: It is good to be here.\n\nLUND: The lake is lovely."
    found = [(s.speaker.span.quote, s.text) for s in spoken(parser, text) if s.speaker]
    assert found == [("LUND", "Thank you for coming"), ("ROJAS", "It is good to be here"), ("LUND", "The lake is lovely")]


@pytest.mark.parametrize(
    "text",
    [
        '"The council stopped it all and she has nothing." — Olaf Holm, father of the baker Nora Holm',
        "“The council stopped it all and she has nothing.” – Olaf Holm",
        '"The council stopped it all. She has nothing." -- Mayor Olaf Holm',
    ],
)
def test_a_paragraph_that_is_one_quotation_is_of_the_name_behind_its_dash(parser: Parser, text: str) -> None:
    (statement,) = spoken(parser, "The baker Nora Holm left Oslo.\n\n" + text)
    assert statement.speaker is not None
    assert (statement.kind, statement.speaker.name) == ("direct", "Olaf Holm")
    assert "Holm" not in statement.text


@pytest.mark.parametrize("tail", ["a sad day for Oslo", "the harbour was closed", "Oslo Harbour"])
def test_what_stands_behind_the_dash_of_a_quotation_is_a_person_or_nobody(parser: Parser, tail: str) -> None:
    assert spoken(parser, f'"The council stopped it all and she has nothing." — {tail}.') == []
