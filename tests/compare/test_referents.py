"""Which labels stand for one thing."""

import pytest
from desk import Desk

from readout.compare.labels import head_of, label_of
from readout.compare.referents import group_labels
from readout.model.article import Span
from readout.model.statement import Mention


def groups(desk: Desk, *quotes: tuple[str, str]) -> list[set[str]]:
    told = [(statement, clause) for statement in desk.statements for clause in statement.clauses]
    spans = [desk.span(outlet, quote) for outlet, quote in quotes]
    found = group_labels([label_of(span, [one for one in told if one[0].article_id == span.article_id]) for span in spans], told, {})
    return [{label.span.quote for label in group} for group in found]


@pytest.mark.parametrize(
    ("label", "head"),
    [
        ("a potential meeting of the two leaders", "meeting"),
        ("the director's memos", "memos"),
        ("to discuss the end of the war", "end"),
        ("Norland's leader, Ada Holm", "leader"),
        ("the weir", "weir"),
    ],
)
def test_a_label_hangs_on_its_last_noun_before_what_explains_it(label: str, head: str) -> None:
    found = head_of(Span("a", 10, 10 + len(label), label))
    assert found.quote == head
    assert label[found.start - 10 : found.end - 10] == head


def test_a_title_is_the_person_who_bears_it(desk: Desk) -> None:
    desk.report("Herald", "Harbour director Ada Holm resigned.")
    desk.report("Courier", "The director left the harbour.")
    holm = Mention(span=desk.span("Herald", "Ada Holm"), name="Ada Holm", entity_id="ada-holm", kind="person", role="harbour director")
    desk.say("Herald", "Harbour director Ada Holm resigned", predicate="resign", mentions=[holm])
    desk.say("Courier", "The director left the harbour", predicate="leave")
    assert groups(desk, ("Herald", "Ada Holm"), ("Courier", "The director")) == [{"Ada Holm", "The director"}]


def test_a_title_that_two_bear_alike_is_nobodys(desk: Desk) -> None:
    desk.report("Herald", "Director Ada Holm met director Odd Lund.")
    desk.report("Courier", "The director left.")
    people = [
        Mention(span=desk.span("Herald", name), name=name, entity_id=name.lower().replace(" ", "-"), kind="person", role="director")
        for name in ("Ada Holm", "Odd Lund")
    ]
    desk.say("Herald", "Director Ada Holm met director Odd Lund", predicate="meet", mentions=people)
    desk.say("Courier", "The director left", predicate="leave")
    assert {"The director"} in groups(desk, ("Herald", "Ada Holm"), ("Herald", "Odd Lund"), ("Courier", "The director"))


def test_a_state_its_people_and_its_capital_are_one(desk: Desk) -> None:
    desk.report("Herald", "Norway signed.")
    desk.report("Courier", "Oslo signed.")
    for outlet, name in (("Herald", "Norway"), ("Courier", "Oslo")):
        desk.say(outlet, f"{name} signed", predicate="sign", mentions=[desk.who(outlet, name, kind="country")])
    assert groups(desk, ("Herald", "Norway"), ("Courier", "Oslo")) == [{"Norway", "Oslo"}]


def test_nouns_of_one_kind_are_gathered_and_others_stay_apart(desk: Desk) -> None:
    desk.report("Herald", "The dinner in Skarvik ended late.")
    desk.report("Courier", "The talks in Skarvik ended late. Bread was dear.")
    desk.say("Herald", "The dinner in Skarvik ended late", predicate="end")
    desk.say("Courier", "The talks in Skarvik ended late", predicate="end")
    assert groups(desk, ("Herald", "The dinner"), ("Courier", "The talks"), ("Courier", "Bread")) == [
        {"The dinner", "The talks"},
        {"Bread"},
    ]
