"""What says the same, judged by the shipped scorer."""

import pytest
from desk import Desk

from readout.link.claims import ClaimLinker, Linked, cannot_be_one, group_pairs
from readout.link.embed import Embedder
from readout.link.reranker import Reranker
from readout.link.said import Said, prepare
from readout.model.statement import Mode


@pytest.fixture(scope="module")
def linker() -> ClaimLinker:
    return ClaimLinker(Embedder(1), Reranker(1))


def ferry(desk: Desk) -> None:
    desk.report(
        "Morning Tide", "Norwegian ferry crews walked out on Monday over night shifts.\nThe port sells fresh cod to tourists in summer."
    )
    desk.report(
        "Coast Post", "Crews of the Norwegian ferries went on strike on Monday over night shifts.\nHerring prices fell in the capital."
    )
    for outlet, quote in (
        ("Morning Tide", "Norwegian ferry crews walked out on Monday over night shifts"),
        ("Morning Tide", "The port sells fresh cod to tourists in summer"),
        ("Coast Post", "Crews of the Norwegian ferries went on strike on Monday over night shifts"),
        ("Coast Post", "Herring prices fell in the capital"),
    ):
        desk.say(outlet, quote)


def texts(linked: Linked) -> set[frozenset[str]]:
    return {frozenset(clause.text for _, clause in group) for group in linked.groups}


def test_one_thing_in_other_words_is_one_group_and_other_things_stand_alone(linker: ClaimLinker) -> None:
    desk = Desk()
    ferry(desk)
    found = texts(linker(desk.statements, desk.passages))
    assert (
        frozenset(
            {
                "Norwegian ferry crews walked out on Monday over night shifts",
                "Crews of the Norwegian ferries went on strike on Monday over night shifts",
            }
        )
        in found
    )
    assert frozenset({"Herring prices fell in the capital"}) in found


def test_unlike_clauses_of_one_report_are_not_one_claim_through_a_third() -> None:
    desk = Desk()
    desk.report("Coast Post", "Ferry strike and herring prices worry the port.")
    desk.report("Morning Tide", "Norwegian ferry crews walked out on Monday.\nHerring prices fell.\nHerring prices went down.")
    desk.say("Coast Post", "Ferry strike and herring prices worry the port")
    for quote in ("Norwegian ferry crews walked out on Monday", "Herring prices fell", "Herring prices went down"):
        desk.say("Morning Tide", quote)
    said = prepare(desk.statements, desk.passages, Embedder(1))
    assert group_pairs({(0, 1): 0.9, (0, 2): 0.8, (0, 3): 0.7}, said, 0.5) == [[0, 1], [0, 2, 3]]


@pytest.mark.parametrize(("mode", "expected"), [("asserted", [[0, 1, 2]]), ("denied", [[0, 1]]), ("planned", [[0, 1]])])
def test_a_claim_takes_in_only_what_is_said_in_its_mode(mode: Mode, expected: list[list[int]]) -> None:
    desk = Desk()
    for name in ("Coast Post", "Morning Tide", "Nordwire"):
        desk.report(name, "Ferry crews in the north walked out.")
        desk.say(name, "Ferry crews in the north walked out", mode=mode if name == "Nordwire" else "asserted")
    said = prepare(desk.statements, desk.passages, Embedder(1))
    assert group_pairs({(0, 1): 0.9, (0, 2): 0.4, (1, 2): 0.4}, said, 0.5) == expected


def test_the_order_of_the_statements_does_not_matter(linker: ClaimLinker) -> None:
    desk = Desk()
    ferry(desk)
    assert linker(desk.statements, desk.passages) == linker(desk.statements[::-1], desk.passages)


def test_the_judgement_of_a_pair_that_is_joined_shows_what_its_signs_added(linker: ClaimLinker) -> None:
    desk = Desk()
    ferry(desk)
    judged = linker(desk.statements, desk.passages).judgements
    best = max(judged, key=lambda j: j.score)
    odds = sum(addend.value for addend in best.addends)
    assert best.same == "yes"
    assert best.score == pytest.approx(1 / (1 + 2.718281828**-odds), abs=1e-6)


def test_one_quotation_given_to_two_speakers_is_not_one_claim(linker: ClaimLinker) -> None:
    desk = Desk()
    words = "the ferries of the northern line will sail again on Friday"
    desk.report("Morning Tide", f"Ada Holm said: “{words}.”")
    desk.report("Coast Post", f"Jon Vik said: “{words}.”")
    for outlet, name in (("Morning Tide", "Ada Holm"), ("Coast Post", "Jon Vik")):
        desk.say(outlet, words, speaker=desk.who(outlet, name), kind="direct")
    assert len(linker(desk.statements, desk.passages).groups) == 2


def test_a_plan_and_its_deed_are_two_claims(linker: ClaimLinker) -> None:
    desk = Desk()
    desk.report("Morning Tide", "Holm and Vik will hold a meeting in Bergen on Thursday.")
    desk.report("Coast Post", "Holm and Vik held a meeting in Bergen on Thursday.")
    desk.say("Morning Tide", "Holm and Vik will hold a meeting in Bergen on Thursday", predicate="hold", mode="planned")
    desk.say("Coast Post", "Holm and Vik held a meeting in Bergen on Thursday", predicate="hold")
    assert len(linker(desk.statements, desk.passages).groups) == 2


def test_a_story_of_one_article_and_a_story_of_nothing_have_no_joined_claims(linker: ClaimLinker) -> None:
    desk = Desk()
    assert linker([], []).groups == ()
    desk.report("Morning Tide", "Crews walked out on Monday.")
    desk.say("Morning Tide", "Crews walked out on Monday")
    assert len(linker(desk.statements, desk.passages).groups) == 1


def test_the_clauses_of_one_report_stand_alone_and_no_model_is_asked(linker: ClaimLinker, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    ferry(desk)
    mine = [statement for statement in desk.statements if statement.article_id == "Coast Post"]
    monkeypatch.setattr(Embedder, "embed", None)
    linked = linker(mine, desk.passages)
    assert [[clause.text for _, clause in group] for group in linked.groups] == [[s.text] for s in mine]
    assert linked.judgements == ()


def test_of_each_clause_only_its_three_likest_pairs_are_explained(linker: ClaimLinker) -> None:
    desk = Desk()
    for n, text in enumerate(
        (
            "The council voted on Tuesday to close the old paper mill",
            "On Tuesday the council voted to close the old paper mill",
            "The old paper mill will close, the council voted on Tuesday",
            "The council voted to close the old paper mill on Tuesday",
            "A vote of the council on Tuesday will close the old paper mill",
            "The town council voted on Tuesday to close the paper mill",
            "Closing the old paper mill was voted by the council on Tuesday",
        )
    ):
        desk.report(f"Outlet {n}", f"{text}.")
        desk.say(f"Outlet {n}", text)
    linked = linker(desk.statements, desk.passages)
    size = max(len(group) for group in linked.groups)
    n_explained = sum(bool(one.addends) for one in linked.judgements)
    assert size > 5
    assert size - 1 <= n_explained <= 3 * size < size * (size - 1) // 2 + size
    assert n_explained < sum(one.same == "yes" for one in linked.judgements)


def _told_of(one: tuple[str, ...], other: tuple[str, ...], deed: str = "held a meeting in Skarvik") -> list[Said]:
    """The clauses of two reports that tell one deed of these people and of those."""
    desk = Desk()
    for outlet, people in (("Coast Post", one), ("Morning Tide", other)):
        text = f"{' and '.join(people)} {deed}"
        desk.report(outlet, text)
        desk.say(outlet, text, mentions=[desk.who(outlet, name) for name in people])
    return prepare(desk.statements, desk.passages, Embedder(1))


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (("Ada Holm", "Per Lind"), ("Ada Holm", "Olaf Brand"), False),
        (("Ada Holm", "Per Lind"), ("Per Lind", "Ada Holm"), True),
        (("Ada Holm", "Per Lind"), ("Holm", "Lind"), True),
        (("Ada Holm", "Per Lind"), ("Ada Holm",), True),
        (("Ada Holm", "Per Lind"), ("Ada Holm", "Per Lind", "Olaf Brand"), True),
    ],
)
def test_one_person_meeting_two_others_is_two_claims(one: tuple[str, ...], other: tuple[str, ...], is_one: bool) -> None:
    left, right = _told_of(one, other)
    assert cannot_be_one(left, right) is not is_one


def test_two_clauses_that_name_others_and_tell_of_no_meeting_may_be_one() -> None:
    left, right = _told_of(("Ada Holm", "Per Lind"), ("Ada Holm", "Olaf Brand"), "closed the port of Skarvik")
    assert not cannot_be_one(left, right)


@pytest.mark.parametrize(
    ("cue", "answer", "is_one"),
    [("demanded", "offered", False), ("said", "offered", True), ("demanded", "had agreed", False), ("demanded", "ordered", True)],
)
def test_a_demand_and_the_answer_to_it_are_two_claims(cue: str, answer: str, is_one: bool) -> None:
    desk = Desk()
    desk.report("Coast Post", f"Ada Holm {cue} that the port release the boats.")
    desk.report("Morning Tide", f"The port {answer} to release the boats.")
    desk.say("Coast Post", "the port release the boats", cue=cue, kind="indirect")
    desk.say("Morning Tide", f"The port {answer} to release the boats", head=answer)
    left, right = prepare(desk.statements, desk.passages, Embedder(1))
    assert cannot_be_one(left, right) is cannot_be_one(right, left) is not is_one


def test_people_who_share_a_last_name_are_not_one() -> None:
    left, right = _told_of(("Ada Holm", "Olaf Holm"), ("Ada Holm", "Per Low"))
    assert cannot_be_one(left, right)
    assert cannot_be_one(right, left)
