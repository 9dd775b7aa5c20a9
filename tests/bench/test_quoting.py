from __future__ import annotations

from quoting import by_marks
from readout.extract.parser import Parser
from readout.model.article import Article


def test_the_plain_rule_gives_a_quotation_to_the_nearest_person() -> None:
    text = "Ann Low met Bert High on Monday. “The lake is closed,” the visitor said."
    (parsed,) = Parser()([Article(id="a", text=text)])
    (found,) = by_marks(parsed)
    assert [text[a:b] for a, b in (*found.source, *found.content)] == ["Bert High", "The lake is closed,"]
