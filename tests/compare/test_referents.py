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
        ("one of the oldest boats in the harbour", "boats"),
        ("two days of talks", "talks"),
        ("plans to meet with the harbour board", "meet"),
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


def _bearer(desk: Desk, outlet: str, name: str, role: str, party: str | None = None) -> None:
    entity = name.lower().replace(" ", "-")
    mention = Mention(span=desk.span(outlet, name), name=name, entity_id=entity, kind="person", role=role, party=party)
    sentence = f"{role} {name} left"
    desk.say(outlet, sentence, predicate="leave", mentions=[mention])


def _two_presidents(desk: Desk) -> None:
    desk.report("Herald", "President Ada Holm left.\nPresident Odd Lund left.")
    _bearer(desk, "Herald", "Ada Holm", "President", "NO")
    _bearer(desk, "Herald", "Odd Lund", "President", "IS")


def test_a_title_with_a_state_goes_to_somebody_of_that_state(desk: Desk) -> None:
    _two_presidents(desk)
    desk.report("Courier", "The Icelandic president came.\nThe Danish president came.\nThe president came.")
    found = groups(
        desk,
        ("Herald", "Odd Lund"),
        ("Courier", "The Icelandic president"),
        ("Courier", "The Danish president"),
        ("Courier", "The president"),
    )
    assert {"Odd Lund", "The Icelandic president"} in found


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("the H.B. director", "Ada Holm"),
        ("the HB chief", "Ada Holm"),
        ("the deputy director", "Odd Lund"),
        ("the Fish Bank director", None),
        ("the directors", None),
    ],
)
def test_a_title_with_an_office_goes_to_who_holds_that_office(desk: Desk, label: str, who: str | None) -> None:
    desk.report("Herald", "Harbour Board director Ada Holm left.\nDeputy director Odd Lund left.")
    _bearer(desk, "Herald", "Ada Holm", "Harbour Board director")
    _bearer(desk, "Herald", "Odd Lund", "Deputy director")
    desk.report("Courier", f"They met {label} there.")
    found = groups(desk, ("Herald", "Ada Holm"), ("Herald", "Odd Lund"), ("Courier", label))
    assert next(group for group in found if label in group) == {label} | ({who} if who else set())


def test_a_first_name_is_the_person_who_bears_it(desk: Desk) -> None:
    desk.report("Herald", "Director Ada Holm left.")
    _bearer(desk, "Herald", "Ada Holm", "Director")
    desk.report("Courier", "They miss Ada there.")
    assert {"Ada Holm", "Ada"} in groups(desk, ("Herald", "Ada Holm"), ("Courier", "Ada"))


def test_the_north_is_the_state_whose_name_begins_so(desk: Desk) -> None:
    desk.report("Herald", "North Korea signed.")
    desk.say("Herald", "North Korea signed", predicate="sign", mentions=[desk.who("Herald", "North Korea", kind="country")])
    desk.report("Courier", "Later the North signed.")
    assert {"North Korea", "the North"} in groups(desk, ("Herald", "North Korea"), ("Courier", "the North"))


def test_the_board_is_the_only_body_named_so(desk: Desk) -> None:
    desk.report("Herald", "The Harbour Board met.")
    desk.say("Herald", "The Harbour Board met", predicate="meet", mentions=[desk.who("Herald", "Harbour Board", kind="organisation")])
    desk.report("Courier", "Later the board met.")
    assert {"Harbour Board", "the board"} in groups(desk, ("Herald", "Harbour Board"), ("Courier", "the board"))


def test_things_of_one_state_in_any_of_its_names_are_not_kept_apart(desk: Desk) -> None:
    desk.report("Herald", "They feared Norwegian tariffs.")
    desk.report("Courier", "They feared Norway's tariffs and Danish tariffs.")
    found = groups(desk, ("Herald", "Norwegian tariffs"), ("Courier", "Norway's tariffs"), ("Courier", "Danish tariffs"))
    assert {"Norwegian tariffs", "Norway's tariffs"} in found
