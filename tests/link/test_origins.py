"""How many independent lines of evidence there are."""

from dataclasses import replace

import pytest
from desk import Desk

from readout.link.origins import Origins, find_origins
from readout.link.reuse import find_reuse
from readout.model.statement import Mention

COPY = (
    "Ferry crews at the northern port walked out on Monday after talks over night shifts broke down and left some four hundred "
    "passengers in the halls of the terminal until late in the evening when buses came"
)


def origins_of(desk: Desk) -> Origins:
    return find_origins(desk.articles, desk.statements, find_reuse(desk.articles, desk.passages, desk.statements))


def told(desk: Desk, name: str, full: str, **more: object) -> Mention:
    mention = desk.who(name, full, full=full)
    return Mention(span=mention.span, name=full, entity_id=mention.entity_id, kind="person", **more)  # type: ignore[arg-type]


def test_two_outlets_that_share_copy_are_one_origin() -> None:
    desk = Desk()
    for outlet in ("Morning Tide", "Coast Post"):
        desk.report(outlet, f"{COPY}.")
        desk.say(outlet, COPY)
    found = origins_of(desk)
    assert len(set(found.by_statement.values())) == 1
    assert found.origins[0].article_ids == ("Morning Tide", "Coast Post")
    assert "share" in found.origins[0].why[0]


def test_two_outlets_with_words_of_their_own_are_two_origins() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Crews walked out on Monday.")
    desk.report("Coast Post", "A strike has stopped the ferries.")
    desk.say("Morning Tide", "Crews walked out on Monday")
    desk.say("Coast Post", "A strike has stopped the ferries")
    assert len(set(origins_of(desk).by_statement.values())) == 2


def test_one_speaker_quoted_by_two_outlets_is_one_origin() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm said the port would open.")
    desk.report("Coast Post", "The port will open, Ada Holm said.")
    desk.say("Morning Tide", "the port would open", speaker=told(desk, "Morning Tide", "Ada Holm"), kind="indirect")
    desk.say("Coast Post", "The port will open", speaker=told(desk, "Coast Post", "Ada Holm"), kind="indirect")
    assert len(set(origins_of(desk).by_statement.values())) == 1


def test_words_passed_on_twice_go_back_to_the_teller_nearest_to_them() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm told Nordwire that Norway had promised to open the port.")
    relays = (desk.who("Morning Tide", "Nordwire", kind="outlet"), told(desk, "Morning Tide", "Ada Holm"))
    desk.say("Morning Tide", "to open the port", speaker=desk.who("Morning Tide", "Norway", kind="country"), kind="indirect")
    desk.statements[-1] = replace(desk.statements[-1], via=relays)
    found = origins_of(desk)
    (chosen,) = set(found.by_statement.values())
    assert next(origin.name for origin in found.origins if origin.id == chosen) == "Ada Holm"


def test_officers_of_one_government_are_one_origin_that_speaks_for_it() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm said the port would open.")
    desk.report("Coast Post", "Jon Vik said that the port will open.")
    minister = told(desk, "Morning Tide", "Ada Holm", role="Norwegian Prime Minister", party="NO")
    spokesman = told(desk, "Coast Post", "Jon Vik", role="foreign ministry spokesman", party="NO")
    desk.say("Morning Tide", "the port would open", speaker=minister, kind="indirect")
    desk.say("Coast Post", "the port will open", speaker=spokesman, kind="indirect")
    found = origins_of(desk)
    assert len(set(found.by_statement.values())) == 1
    assert next(o for o in found.origins if o.id in found.by_statement.values()).party == "NO"


def test_the_spokesman_of_a_member_of_parliament_does_not_speak_for_the_government() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ann Low said the port was unsafe. Her office said she would ask the minister.")
    member = told(desk, "Morning Tide", "Ann Low", party="NO", role="member of parliament")
    office = Mention(span=member.span, name="Ann Low", entity_id="", kind="organisation", party="NO", role="spokesman")
    desk.say("Morning Tide", "the port was unsafe", speaker=member, kind="indirect")
    desk.say("Morning Tide", "she would ask the minister", speaker=office, kind="indirect")
    assert len(set(origins_of(desk).by_statement.values())) == 1


def test_a_former_minister_does_not_speak_for_the_government() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm said the port would open.")
    desk.report("Coast Post", "Jon Vik said that the port will open.")
    desk.say(
        "Morning Tide",
        "the port would open",
        kind="indirect",
        speaker=told(desk, "Morning Tide", "Ada Holm", role="prime minister", party="NO"),
    )
    desk.say(
        "Coast Post", "the port will open", kind="indirect", speaker=told(desk, "Coast Post", "Jon Vik", role="former minister", party="NO")
    )
    assert len(set(origins_of(desk).by_statement.values())) == 2


@pytest.mark.parametrize(
    ("role", "other", "n_origins"),
    [
        ("President", "former President", 2),
        ("President", "former President of Norway", 2),
        ("President", "former Vice President", 1),
        ("foreign minister", "former shipowner, now foreign minister", 1),
        ("foreign minister", "the foreign minister", 1),
    ],
)
def test_who_has_left_an_office_by_one_report_does_not_speak_for_the_state_by_another(role: str, other: str, n_origins: int) -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm said the port would open. The port is safe, said Jon Vik.")
    desk.report("Coast Post", "The port was closed, Jon Vik said.")
    minister = told(desk, "Morning Tide", "Ada Holm", role="prime minister", party="NO")
    desk.say("Morning Tide", "the port would open", kind="indirect", speaker=minister)
    desk.say("Morning Tide", "The port is safe", kind="indirect", speaker=told(desk, "Morning Tide", "Jon Vik", role=role, party="NO"))
    desk.say("Coast Post", "The port was closed", kind="indirect", speaker=told(desk, "Coast Post", "Jon Vik", role=other, party="NO"))
    assert len(set(origins_of(desk).by_statement.values())) == n_origins


@pytest.mark.parametrize(("president", "n_origins"), [("Donald Trump", 2), ("Barack Obama", 1), (None, 1)])
def test_an_administration_after_which_another_president_came_speaks_for_no_state(president: str | None, n_origins: int) -> None:
    desk = Desk()
    desk.report(
        "Morning Tide", "Donald Trump and Barack Obama met. Obama administration: the port would open. White House: the White House agreed."
    )
    body = replace(told(desk, "Morning Tide", "Obama administration", party="US"), kind="organisation")
    house = replace(told(desk, "Morning Tide", "White House", party="US"), kind="organisation")
    desk.say("Morning Tide", "the port would open", kind="indirect", speaker=body)
    desk.say("Morning Tide", "the White House agreed", kind="indirect", speaker=house)
    if president:
        desk.say("Morning Tide", f"{president} and" if president == "Donald Trump" else f"{president} met", kind="indirect",
                 speaker=told(desk, "Morning Tide", president, role="president", party="US"))  # fmt: skip
    assert len(set(origins_of(desk).by_statement.values())) == n_origins


@pytest.mark.parametrize(
    ("role", "n_origins"),
    [
        ("police chief", 1),
        ("a police spokesman", 1),
        ("a police reporter", 2),
        ("retired police officer", 2),
        ("head of the police union", 2),
    ],
)
def test_who_writes_about_the_police_or_has_left_them_is_not_of_them(role: str, n_origins: int) -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm said the port was shut. Police said it was closed.")
    desk.say("Morning Tide", "the port was shut", kind="indirect", speaker=told(desk, "Morning Tide", "Ada Holm", role=role))
    desk.say("Morning Tide", "it was closed", kind="indirect", speaker=desk.who("Morning Tide", "Police", kind="organisation"))
    assert len(set(origins_of(desk).by_statement.values())) == n_origins


@pytest.mark.parametrize(
    ("speaker", "place", "n_origins"),
    [
        ("The administration", "Morning Tide", 1),
        ("Administration officials", "Morning Tide", 1),
        ("Former administration officials", "Morning Tide", 2),
        ("Shipowners", "Morning Tide", 2),
        ("The administration", "Coast Post", 2),
    ],
)
def test_an_administration_is_that_of_the_state_whose_one_its_report_names(speaker: str, place: str, n_origins: int) -> None:
    desk = Desk()
    desk.report("Morning Tide", f"The Holm administration said the port would open. {speaker} will shut it.")
    desk.report("Coast Post", f"{speaker} will shut it.")
    holm = replace(desk.who("Morning Tide", "The Holm administration", kind="organisation"), party="NO")
    desk.say("Morning Tide", "the port would open", kind="indirect", speaker=holm)
    desk.say(place, "will shut it", kind="indirect", speaker=desk.who(place, speaker, kind="unnamed" if " o" in speaker else "other"))
    assert len(set(origins_of(desk).by_statement.values())) == n_origins


def test_initials_with_points_and_without_are_one_name() -> None:
    desk = Desk()
    for outlet, bank in (("Morning Tide", "two N.L. banks"), ("Coast Post", "two NL banks")):
        desk.report(outlet, f"The port will open, {bank} said.")
        desk.say(outlet, "The port will open", kind="indirect", speaker=desk.who(outlet, bank, kind="organisation"))
    assert len(set(origins_of(desk).by_statement.values())) == 1


def test_unnamed_officials_of_one_description_do_not_corroborate_each_other() -> None:
    desk = Desk()
    for outlet in ("Morning Tide", "Coast Post"):
        desk.report(outlet, f"{outlet} hears that the port will open, a senior official said.")
        who = desk.who(outlet, "a senior official", kind="unnamed")
        desk.say(outlet, "the port will open", speaker=who, kind="indirect")
    assert len(set(origins_of(desk).by_statement.values())) == 1


def test_what_a_side_is_said_to_want_is_the_word_of_whoever_told_it_and_not_of_the_outlet_told() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm told Nordwire that the villagers want the port to open.")
    side = desk.who("Morning Tide", "villagers", kind="group")
    chain = (desk.who("Morning Tide", "Nordwire", kind="outlet"), told(desk, "Morning Tide", "Ada Holm"))
    desk.say("Morning Tide", "the port to open", speaker=side, kind="indirect")
    desk.statements[-1] = replace(desk.statements[-1], via=chain)
    found = origins_of(desk)
    chosen = next(o for o in found.origins if o.id in found.by_statement.values())
    assert chosen.name == "Ada Holm"


def test_a_third_outlet_that_reprints_adds_no_origin() -> None:
    desk = Desk()
    for outlet in ("Morning Tide", "Coast Post"):
        desk.report(outlet, f"{COPY}.")
        desk.say(outlet, COPY)
    before = len(origins_of(desk).origins)
    desk.report("Harbour News", f"{COPY}.")
    desk.say("Harbour News", COPY)
    assert len(origins_of(desk).origins) == before


def test_one_person_written_with_and_without_a_middle_name_is_one_origin() -> None:
    desk = Desk()
    for outlet, full in (("Morning Tide", "Ada Holm"), ("Coast Post", "Ada J. Holm"), ("Harbour News", "Holm")):
        desk.report(outlet, f"{full} told {outlet} that the port would open.")
        desk.say(outlet, "the port would open", speaker=told(desk, outlet, full), kind="indirect")
    assert len(set(origins_of(desk).by_statement.values())) == 1


def test_two_persons_of_one_last_name_are_two_origins() -> None:
    desk = Desk()
    for outlet, full in (("Morning Tide", "Ada Holm"), ("Coast Post", "Bo Holm")):
        desk.report(outlet, f"{full} told {outlet} that the port would open.")
        desk.say(outlet, "the port would open", speaker=told(desk, outlet, full), kind="indirect")
    assert len(set(origins_of(desk).by_statement.values())) == 2


def test_a_last_name_alone_that_an_article_says_nothing_of_is_the_person_of_another_report() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm said the port would open.")
    desk.report("Coast Post", "Holm said that the port will open.")
    desk.say("Morning Tide", "the port would open", speaker=desk.who("Morning Tide", "Ada Holm"), kind="indirect")
    desk.say("Coast Post", "the port will open", speaker=desk.who("Coast Post", "Holm", kind="other"), kind="indirect")
    found = origins_of(desk)
    assert len(set(found.by_statement.values())) == 1
    assert {origin.name for origin in found.origins} >= {"Ada Holm"}


def by_names(kind: str, *names: str, **more: object) -> int:
    """How many origins the speakers of these names are, each in a report of its own."""
    desk = Desk()
    for number, full in enumerate(names):
        outlet = f"Paper {number}"
        desk.report(outlet, f"Port {number} was shut, {full} said.")
        mention = desk.who(outlet, full, full=full)
        desk.say(outlet, f"Port {number} was shut", kind="indirect", speaker=replace(mention, kind=kind, **more))  # type: ignore[arg-type]
    return len(set(origins_of(desk).by_statement.values()))


def test_a_body_is_one_origin_under_every_form_of_its_name() -> None:
    assert (
        by_names("organisation", "Council's Harbour Committee on Ferries", "Council Harbour Committee on Ferries", "Harbour Committee") == 1
    )
    assert by_names("organisation", "Union of Harbour Pilots", "UHP") == 1


def test_a_short_name_that_two_bodies_may_have_is_neither() -> None:
    assert by_names("organisation", "North Harbour Committee", "South Harbour Committee", "Harbour Committee") == 3
    assert by_names("organisation", "Ohio Harbour Committee", "Harbour Committee") == 2
    assert by_names("organisation", "Harbour", "Harbour Committee") == 2


def test_descriptions_of_unnamed_speakers_that_do_not_tell_them_apart_are_one_origin() -> None:
    assert by_names("unnamed", "a former harbour official", "two former senior harbour officials") == 1
    assert by_names("unnamed", "harbour officials", "former harbour officials") == 2
    assert by_names("unnamed", "port officials from Oslo", "port officials from Bergen", "port officials") == 3
    assert by_names("unnamed", "officials", "harbour officials") == 2
    assert by_names("unnamed", "harbour officials", "harbour officials and pilots") == 2


def test_unnamed_officials_of_a_government_in_one_report_are_its_officials_in_the_next() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Senior Holm administration officials said the port would open.")
    desk.report("Coast Post", "The port will open, administration officials said. The ministry said so too.")
    full = desk.who("Morning Tide", "Senior Holm administration officials", full="Senior Holm administration officials")
    short = desk.who("Coast Post", "administration officials", full="administration officials")
    ministry = desk.who("Coast Post", "ministry", full="Ministry of Fish of Norway")
    desk.say("Morning Tide", "the port would open", kind="indirect", speaker=replace(full, kind="unnamed", party="NO"))
    desk.say("Coast Post", "The port will open", kind="indirect", speaker=replace(short, kind="unnamed"))
    desk.say("Coast Post", "said so too", kind="indirect", speaker=replace(ministry, kind="organisation", party="NO"))
    assert len(set(origins_of(desk).by_statement.values())) == 1


@pytest.mark.parametrize(
    ("who", "n_origins"), [("Two senior Norwegian officials", 1), ("Norwegian fisheries officials", 2), ("Officials", 2)]
)
def test_officials_of_a_state_and_nothing_more_speak_for_its_government(who: str, n_origins: int) -> None:
    desk = Desk()
    desk.report("Morning Tide", f"{who} said the port would open.")
    desk.report("Coast Post", "The port will open, the Ministry of Fish said.")
    officials = replace(desk.who("Morning Tide", who, kind="unnamed"), party="NO" if "Norwegian" in who else None)
    ministry = desk.who("Coast Post", "Ministry of Fish", full="Ministry of Fish of Norway", kind="organisation")
    desk.say("Morning Tide", "the port would open", kind="indirect", speaker=officials)
    desk.say("Coast Post", "The port will open", kind="indirect", speaker=replace(ministry, party="NO"))
    assert len(set(origins_of(desk).by_statement.values())) == n_origins


def test_whom_one_report_calls_a_policeman_speaks_for_the_police_in_all() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Jon Vik said the port was shut.")
    desk.report("Coast Post", "The port is shut, Jon Vik said. Local authorities said it would open.")
    desk.say(
        "Morning Tide", "the port was shut", kind="indirect", speaker=told(desk, "Morning Tide", "Jon Vik", role="head of harbour policing")
    )
    desk.say("Coast Post", "The port is shut", kind="indirect", speaker=told(desk, "Coast Post", "Jon Vik", role="officer"))
    authorities = desk.who("Coast Post", "Local authorities", full="Local authorities")
    desk.say("Coast Post", "it would open", kind="indirect", speaker=replace(authorities, kind="organisation"))
    assert {o.name for o in origins_of(desk).origins if o.id in origins_of(desk).by_statement.values()} == {"police"}
