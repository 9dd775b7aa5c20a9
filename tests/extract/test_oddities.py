"""Texts that are broken: never a crash, never a span that does not quote, never a quotation that swallows an article."""

from __future__ import annotations

import pytest

from readout.extract.extractor import ArticleExtractor, extract
from readout.extract.parser import Parser
from readout.model.article import Article

from .conftest import Parse

LONG = "The minister said that the talks went on and " * 330 + "that was all."
PARAGRAPHS = "\n\n".join(f"The boats of quay {n} were moved inland before the storm came over the hills." for n in range(12))
ODD = {
    "unbalanced": f'"The lake is ours, said Ann Low on Monday.\n\n{PARAGRAPHS}',
    "unbalanced curly": f"“The lake is ours, said Ann Low on Monday.\n\n{PARAGRAPHS}",
    "closing alone": f"The lake is ours” said Ann Low.\n\n{PARAGRAPHS}",
    "nested": "“He called it 'a gift' to us, and “a burden” to them,” Ann Low said.",
    "guillemets": "»The lake is ours,« said Ann Low. «We stay», said Bert High.",
    "brackets": "「The lake is ours」 said Ann Low. 『We stay』 she added.",
    "apostrophes": "'Tis the fishermen's lake, said Ann Low's aide, an '80s man who'd've stayed; rock 'n' roll.",
    "one sentence": LONG,
    "capitals": "THE LAKE IS OURS, SAID ANN LOW. “WE STAY,” SHE ADDED. ACCORDING TO HIM IT RAINED.",
    "no marks": "the minister said the lake was ours and he added that nobody would come " * 12,
    "directions": "\u200f\u202b“We stay,”\u202c the minister \u2067Ann Low\u2069 said on Monday.\u200e",
    "no width": "\ufeff“We\u200d stay,”\ufeff the\u200b minister\u200b Ann\u200d Low said on Mon\u00adday.",
    "no width alone": "\u200b\u200b\n\n\u200b\n\nAnn Low said she stays.",
    "marks alone": '"' * 50 + "“" * 50,
    "parentheses": "(" * 200 + "he said" + ")" * 200,
    "half a pair": "He said \ud800 “x”.",
    "null": "He said\x00 “no”.",
    "empty": " \n\n ",
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("is_wide", [False, True])
def test_an_odd_text_is_read_and_every_span_quotes_it(parse: Parse, name: str, is_wide: bool) -> None:
    article: Article = parse(ODD[name]).article
    for statement in extract(parse(ODD[name]), is_wide=is_wide).statements:
        mentions = [m for m in (statement.speaker, statement.addressee, *statement.via) if m]
        clauses = [span for clause in statement.clauses for span in clause.spans]
        for span in (*statement.spans, *clauses, *(m.span for m in mentions), *([statement.cue] if statement.cue else [])):
            article.check(span)


TORN = (
    "But law firms have argued that boats at the border lack due process protections, said Ann Low, a lawyer, and denied it.",
    "Ann Low decried the verdict, which she called 7 times a disgrace, in a letter to it after Ed Hill last month announced he saw it.",
    "Two sources told Lake Insider the dam had failed, citing an engineer close to the town who claimed so, but did not elaborate.",
    "“Whom does he meet?” Rep. Ed Hill (D-Calif.), the ranking Democrat, said on CNN’s “Lake Hour,” while High objected via his lawyer.",
)


@pytest.mark.parametrize("text", TORN)
def test_a_text_may_begin_and_end_anywhere(parser: Parser, text: str) -> None:
    words = text.split()
    torn = [*(" ".join(words[:n]) for n in range(1, len(words))), *(" ".join(words[n:]) for n in range(1, len(words)))]
    articles = [Article(id=f"art_{n}", text=part) for n, part in enumerate(torn)]
    assert len(list(ArticleExtractor(parser)(articles))) == len(articles)


@pytest.mark.parametrize("name", ["unbalanced", "unbalanced curly", "closing alone", "marks alone"])
def test_a_mark_that_is_never_closed_swallows_no_article(parse: Parse, name: str) -> None:
    for statement in extract(parse(ODD[name])).statements:
        if statement.is_attributed:
            assert sum(span.end - span.start for span in statement.spans) < 120


@pytest.mark.parametrize("name", ["directions", "no width"])
def test_characters_that_nobody_sees_hide_no_speaker_and_stay_in_the_text(parse: Parse, name: str) -> None:
    (said,) = [s for s in extract(parse(ODD[name])).statements if s.is_attributed]
    assert said.speaker is not None
    assert said.speaker.name == "Ann Low"
    assert said.text.replace("\u200d", "") == "We stay"
