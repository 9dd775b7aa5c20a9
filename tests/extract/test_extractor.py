from __future__ import annotations

import pytest

from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import Parser
from readout.model.article import Article

ODD = {
    "nothing": "",
    "white space": " \n\n\t ",
    "one word": "Yes.",
    "a cue alone": "Lund said:",
    "capitals": 'THE MINISTER SAID THE TALKS WERE OVER. "NO," HE ADDED.',
    "no punctuation": "the minister said the talks were over and he added that nobody would come " * 6,
    "right to left": "\u200fLund said \u202b“we go”\u202c on Monday.\u200e",
    "zero width": "Lund\u200b said\u200b “we\u200d go” on\ufeff Monday.",
    "marks alone": '"' * 40,
    "unbalanced": "“Lund said that all was “fine” and “good.\nThen “she left.\n\n“We go, she said.",
    "a lone surrogate": "Lund said \ud800 “we go” on Monday.",
    "a nul": "Lund said\x00 “no”.",
    "carriage returns": "“We go,” Lund said.\r\n\r\n“We stay.”\r\n",
    "a signature alone": "— Kari Lund (@karilund) May 3, 2019",
    "brackets": "(" * 80 + "Lund said" + ")" * 80,
    "one long sentence": "Lund said that " + ", ".join(f"boat {number} left the lake" for number in range(250)) + ".",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_no_text_breaks_the_extraction_and_every_span_quotes_it(parser: Parser, text: str) -> None:
    article = Article(id="art_test", text=text)
    (extraction,) = ArticleExtractor(parser)([article])
    for statement in extraction.statements:
        spans = [*statement.spans, *(span for clause in statement.clauses for span in clause.spans)]
        people = [m for m in (statement.speaker, statement.addressee, *statement.via) if m is not None]
        for span in (*spans, *(m.span for m in people), *((statement.cue,) if statement.cue else ())):
            article.check(span)


def test_articles_come_back_one_for_one_and_in_order(parser: Parser) -> None:
    articles = [Article(id=f"art_{number}", text=f"Lund said boat {number} had left.") for number in range(3)]
    assert [e.article.id for e in ArticleExtractor(parser)(articles)] == ["art_0", "art_1", "art_2"]


def test_an_extraction_carries_passages_and_names(parser: Parser) -> None:
    (extraction,) = ArticleExtractor(parser)([Article(id="art_test", text="Kari Lund said the lake was closed.")])
    assert [p.span.quote for p in extraction.passages] == ["Kari Lund said the lake was closed."]
    assert "Kari Lund" in {m.name for m in extraction.mentions}
