from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readout.extract.clauses import cut_clauses
from readout.extract.names import find_names
from readout.extract.plover import root_of
from readout.model.statement import Clause

from .conftest import Parse


def first(parse: Parse, text: str) -> Clause:
    names = find_names(parse(text))
    sentence = names.parsed.prose[0]
    return cut_clauses(names, sentence, [(sentence.tokens.start, sentence.tokens.end)])[0]


def test_actor_target_place_time_and_kind_come_from_the_clause(parse: Parse) -> None:
    event = first(parse, "Norway's leader Kari Lund met Pedro Rojas in Lisbon on Thursday.").event
    assert (event.kind, event.predicate, event.is_negated) == ("CONSULT", "meet", False)
    assert [m.name for m in event.actors] == ["Kari Lund"]
    assert [m.name for m in event.targets] == ["Pedro Rojas"]
    assert event.place is not None and event.place.name == "Lisbon"
    assert event.when is not None and event.when.start == datetime(2023, 11, 16, tzinfo=UTC)


def test_the_agent_of_a_passive_is_the_actor(parse: Parse) -> None:
    event = first(parse, "Three villages were bombed by Russia.").event
    assert event.kind == "ASSAULT"
    assert [m.name for m in event.actors] == ["Russia"]
    assert event.quantities[0].low == 3


def test_a_planned_act_is_the_event_not_the_planning(parse: Parse) -> None:
    clause = first(parse, "Kari Lund is expected to accuse Chile of fraud.")
    assert (clause.mode, clause.event.kind, clause.event.predicate) == ("expected", "ACCUSE", "accuse")
    assert [m.name for m in clause.event.actors] == ["Kari Lund"]


def test_negation_is_kept(parse: Parse) -> None:
    assert first(parse, "Peru did not sign the treaty.").event.is_negated


def test_a_place_inside_a_clause_of_its_own_is_not_the_place_of_the_act(parse: Parse) -> None:
    event = first(parse, "The envoys discussed the case of a man detained in Peru.").event
    assert event.place is None


def test_a_unit_is_the_noun_the_parse_counts(parse: Parse) -> None:
    event = first(parse, "The storm destroyed 40 small wooden houses.").event
    assert [(q.low, q.unit) for q in event.quantities] == [(40, "house")]


def test_a_word_that_a_letter_begins_is_one_unit(parse: Parse) -> None:
    event = first(parse, "The clerk deleted 32,000 e-mails.").event
    assert [(q.low, q.unit) for q in event.quantities] == [(32_000, "email")]


def test_a_weekday_under_will_lies_ahead(parse: Parse) -> None:
    (when,) = first(parse, "The council will vote on Tuesday.").whens
    assert when.start == datetime(2023, 11, 21, tzinfo=UTC)


def test_without_a_date_of_writing_a_weekday_has_no_value(parse: Parse) -> None:
    names = find_names(parse("The council voted on Tuesday.", published_at=None))
    assert names.times(names.parsed.prose[0]) == ()


@pytest.mark.parametrize(
    ("predicate", "direct", "root"),
    [
        ("agree", None, "AGREE"),
        ("hold", "talk", "CONSULT"),
        ("hold", "hostage", None),
        ("impose", "tariff", "SANCTION"),
        ("pull out", None, "RETREAT"),
        ("urge", None, "REQUEST"),
        ("bomb", None, "ASSAULT"),
        ("sleep", None, None),
    ],
)
def test_a_predicate_has_a_plover_root_where_one_fits(predicate: str, direct: str | None, root: str | None) -> None:
    assert root_of(predicate, direct) == root
