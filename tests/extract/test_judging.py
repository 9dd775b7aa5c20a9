from __future__ import annotations

import pytest
from heard import Find, name

from readout.extract.extractor import ArticleExtractor
from readout.extract.parser import Parser
from readout.model.article import Article


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The inn was shut in an act described as “sick and cruel” by Mayor Ann Low.", "Ann Low", "sick and cruel"),
        ("The flood, condemned by Ann Low as a disgrace, cost the town two bridges.", "Ann Low", "a disgrace"),
        (
            "The president warned of the cost of crossing what he called the “strongest fleet on the lake.”",
            "president",
            "the “strongest fleet on the lake.”",
        ),
        ("Ahead of what Ann Low called a long week of talks, the mayor went fishing.", "Ann Low", "a long week of talks"),
        ("Ann Low praised what she described as a fine deal.", "Ann Low", "a fine deal"),
        ("The mayor brought Ed Hill, whom Ann Low described on the boat as “a true friend.”", "Ann Low", "a true friend."),
        ("The raid was described as “cowardly” by Mayor Ann Low.", "Ann Low", "The raid … as “cowardly”"),
        ("The plan has been criticized by the town council for its cost.", "town council", "The plan … for its cost"),
        ("The ministry has laid blame on Vannet for the flood.", "ministry", "blame on Vannet for the flood"),
    ],
)
def test_what_a_thing_is_called_is_said_by_who_calls_it_so(statements: Find, text: str, speaker: str, words: str) -> None:
    chosen = min((s for s in statements(text) if words in s.text), key=lambda s: len(s.text))
    assert (name(chosen), chosen.text) == (speaker, words)


@pytest.mark.parametrize(
    "text",
    [
        "The man, who police identified as Ed Hill, left on Monday.",
        "A resort called by its owners the Lake House closed.",
        "Ann Low made what some call an apology.",
        "In an act described as cruel, the inn was shut.",
    ],
)
def test_a_name_and_what_anybody_calls_a_thing_are_nobodys_words(statements: Find, text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Ahead of what Ann Low called a long week of talks, the mayor went fishing.",
            "Ahead of what Ann Low called a long week of talks, the mayor went fishing",
        ),
        (
            "The inn was shut in an act described as “cruel” by Mayor Ann Low.",
            "The inn was shut in an act described as “cruel” by Mayor Ann Low",
        ),
        ("The mayor brought Ed Hill, whom Ann Low described on the boat as “a true friend.”", "The mayor brought Ed Hill"),
    ],
)
def test_the_sentence_of_the_outlet_stays_whole_but_for_a_clause_that_only_attributes(parser: Parser, text: str, own: str) -> None:
    (extraction,) = ArticleExtractor(parser)([Article(id="art_test", text=text)])
    assert [s.text for s in extraction.statements if not s.is_attributed] == [own]
