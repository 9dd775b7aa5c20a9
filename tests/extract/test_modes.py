from __future__ import annotations

import pytest
from heard import Find

from readout.extract.modes import deed_of, mode_of
from readout.extract.parser import Parser

CASES = [
    ("The envoys met in Oslo.", "met", "asserted"),
    ("The envoys did not meet in Oslo.", "meet", "denied"),
    ("No envoy met the king.", "met", "denied"),
    ("The envoys will meet on Monday.", "meet", "planned"),
    ("The envoys plan to meet on Monday.", "plan", "planned"),
    ("The envoys plan to meet on Monday.", "meet", "planned"),
    ("The envoys are due to hold talks.", "hold", "planned"),
    ("The envoys are set to hold talks.", "set", "planned"),
    ("The envoys are to hold talks today.", "hold", "planned"),
    ("The envoys had been to blame for the storm.", "been", "asserted"),
    ("The envoys are to blame for the storm.", "are", "asserted"),
    ("It was hard to believe that they met.", "was", "asserted"),
    ("She agreed to hold talks.", "agreed", "asserted"),
    ("She agreed to hold talks.", "hold", "planned"),
    ("The envoys are expected to discuss fish.", "expected", "expected"),
    ("The envoys are likely to discuss fish.", "are", "expected"),
    ("The envoys may discuss fish.", "discuss", "possible"),
    ("The deal could fall apart.", "fall", "possible"),
    ("She said she would visit Rome.", "visit", "planned"),
    ("The port will close if the crews do not agree.", "agree", "possible"),
    ("He would go if they asked him.", "go", "possible"),
    ("Both sides should keep calm.", "keep", "asserted"),
    ("The mayor refused to sign the paper.", "sign", "denied"),
    ("The envoys will meet and sign a paper.", "sign", "planned"),
    ("The crew will have to change its route.", "change", "planned"),
    ("The pact will allow traders to sell fish.", "sell", "planned"),
    ("The pact allowed traders to sell fish.", "sell", "asserted"),
    ("It may mean trouble and marks a change.", "marks", "asserted"),
    ("They promised to push for reform and discussed fish.", "discussed", "asserted"),
    ("Ann Low demanded that the town open the dam.", "open", "planned"),
    ("Ann Low insisted that the town opens the dam.", "opens", "asserted"),
    ("Ann Low told him that the town and the lake serve the fishers.", "serve", "asserted"),
    ("Ann Low insisted that people fear the dam.", "fear", "asserted"),
    ("The crews appear to win.", "win", "expected"),
    ("The port was not opened until Monday.", "opened", "asserted"),
    ("The port will not open until Monday.", "open", "planned"),
    ("The port did not open until they paid.", "open", "denied"),
    ("The talks did not last until Monday.", "last", "denied"),
    ("The town can no longer open the port.", "open", "denied"),
    ("The port has yet to open.", "has", "denied"),
    ("The town was supposed to close the port.", "supposed", "planned"),
    ("The town is said to have closed the port.", "said", "possible"),
    ("The town is believed to be closing the port.", "believed", "possible"),
    ("The mayor is known to have closed the port.", "known", "asserted"),
    ("He appeared to mean the raid in May.", "mean", "asserted"),
]


@pytest.mark.parametrize(("text", "word", "mode"), CASES)
def test_the_mode_is_read_from_the_verb_and_what_governs_it(parser: Parser, text: str, word: str, mode: str) -> None:
    verb = next(token for token in parser.load()(text) if token.text == word)
    assert mode_of(verb)[0] == mode


def test_will_is_never_asserted(parser: Parser) -> None:
    doc = parser.load()("The king will open the hall, visit a school and then dine with miners.")
    assert {mode_of(token)[0] for token in doc if token.text in ("open", "visit", "dine")} == {"planned"}


def test_the_deed_under_a_plan_is_the_planned_act(parser: Parser) -> None:
    for text in ("They are expected to meet.", "They plan to meet.", "They are due to meet."):
        doc = parser.load()(text)
        assert deed_of(doc[:].root).text == "meet", text


def test_what_is_unlikely_is_expected_not_to_come(statements: Find) -> None:
    (clause,) = statements("Ann Low said the port is unlikely to open.")[0].clauses
    assert clause.event is not None
    assert (clause.mode, clause.event.predicate, clause.event.is_negated) == ("expected", "open", True)
