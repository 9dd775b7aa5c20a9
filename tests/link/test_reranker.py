"""Pairs that the scorer leaves open, read once more."""

from pathlib import Path

import pytest
from desk import Desk

from readout.errors import StageFailed
from readout.link.claims import ClaimLinker
from readout.link.embed import Embedder
from readout.link.reranker import Reranker
from readout.link.said import Said, prepare
from readout.text.models import read_model

PAPER = "The council voted on Tuesday to close the old paper mill"
RENDERED = "On Tuesday councillors decided that the old paper mill will be shut"
OTHER = "The old paper mill was built on a Tuesday, the council was told"
LONE = "Rain is due in the hills"


@pytest.fixture(scope="module")
def said() -> list[Said]:
    desk = Desk()
    desk.report("Morning Tide", f"{PAPER}.\n{LONE}.")
    desk.report("Coast Post", f"{RENDERED}.\n{OTHER}.")
    for outlet, quote in (("Morning Tide", PAPER), ("Morning Tide", LONE), ("Coast Post", RENDERED), ("Coast Post", OTHER)):
        desk.say(outlet, quote)
    found = prepare(desk.statements, desk.passages, Embedder(1))
    return sorted(found, key=lambda one: (PAPER, LONE, RENDERED, OTHER).index(one.clause.text))


def test_what_renders_a_clause_gains_more_than_what_shares_its_words(said: list[Said]) -> None:
    added = Reranker(1)({(0, 2): 0.4, (0, 3): 0.4}, said)
    assert added[0, 2] > added[0, 3]


def test_only_open_pairs_are_read(said: list[Said]) -> None:
    assert set(Reranker(1)({(0, 2): 0.09, (0, 3): 0.5, (1, 2): 0.81}, said)) == {(0, 3)}
    assert Reranker(1)({}, said) == {}


def test_in_a_large_story_only_the_most_open_pairs_are_read() -> None:
    desk = Desk()
    for n in range(21):
        desk.report(f"Outlet {n}", f"{PAPER}.")
        desk.say(f"Outlet {n}", PAPER)
    said = prepare(desk.statements, desk.passages, Embedder(1))
    assert set(Reranker(1)({(0, 1): 0.19, (0, 2): 0.3, (0, 3): 0.41}, said)) == {(0, 2)}


def test_no_other_pair_changes_a_value(said: list[Said]) -> None:
    alone = Reranker(1)({(0, 2): 0.4}, said)
    among = Reranker(2)({(0, 3): 0.4, (0, 2): 0.4, (1, 3): 0.2}, said)
    assert among[0, 2] == alone[0, 2]


def test_it_matters_little_which_clause_comes_first(said: list[Said]) -> None:
    added = Reranker(1)({(0, 2): 0.4, (2, 0): 0.4}, said)
    assert added[0, 2] == pytest.approx(added[2, 0], abs=0.02)


def test_a_joined_pair_tells_what_the_second_reading_added() -> None:
    desk = Desk()
    desk.report("Morning Tide", f"{PAPER}.")
    desk.report("Coast Post", "The council decided on Tuesday to shut the old paper mill for good.")
    desk.say("Morning Tide", PAPER)
    desk.say("Coast Post", "The council decided on Tuesday to shut the old paper mill for good")
    judged = ClaimLinker(Embedder(1), Reranker(1))(desk.statements, desk.passages).judgements
    (joined,) = (one for one in judged if one.addends)
    assert joined.addends[-1].name == "read together"
    assert sum(one.value for one in joined.addends) > 0


def test_a_network_that_is_not_the_tested_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reranker.onnx").write_bytes(b"something else")
    (tmp_path / "reranker.sha256").write_text("0" * 64 + "  reranker.onnx\n", encoding="utf-8")
    with pytest.raises(StageFailed, match="the model reranker has digest"):
        read_model(tmp_path, "reranker")
