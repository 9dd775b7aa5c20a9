"""Choosing which clauses of a large story are judged."""

import pytest
from desk import Desk

from readout.link import signs
from readout.link.blocking import choose_partners
from readout.link.embed import Embedder
from readout.link.said import Said, prepare

OUTLETS = ("Alba", "Borea", "Corvo", "Dunmore", "Estuary")


@pytest.fixture(scope="module")
def said() -> list[Said]:
    desk = Desk()
    for number, name in enumerate(OUTLETS):
        lines = (
            f"The ferry Marigold sank off Port Lorne on Monday, the {name} desk learned",
            f"Rescuers pulled {30 + number} passengers from the harbour",
            "Bakers in Tarnwick baked bread",
        )
        desk.report(name, "\n".join(lines))
        for line in lines:
            desk.say(name, line)
    return prepare(desk.statements, desk.passages, Embedder(1))


def test_a_clause_is_paired_with_its_like_in_every_other_article(said: list[Said]) -> None:
    chosen = choose_partners(said, 4)
    firsts = [one.index for one in said if one.clause.text.startswith("The ferry")]
    assert all((a, b) in chosen for a in firsts for b in firsts if a < b)


def test_no_clause_chooses_more_than_its_share(said: list[Said]) -> None:
    chosen = choose_partners(said, 1)
    assert len(chosen) <= len(said)


def test_clauses_of_one_article_or_without_a_shared_word_are_never_paired(said: list[Said]) -> None:
    chosen = choose_partners(said, 99)
    assert chosen
    for a, b in chosen:
        assert a < b
        assert said[a].article_id != said[b].article_id
        assert said[a].words.keys() & said[b].words.keys()


def test_a_pair_has_the_first_rank_on_both_sides_where_no_clause_of_the_articles_is_liker(said: list[Said]) -> None:
    chosen = choose_partners(said, 4)
    breads = [one.index for one in said if one.clause.text.startswith("Bakers")]
    assert {chosen[a, b] for a in breads for b in breads if a < b} == {(0, 0)}


def test_a_large_story_is_judged_in_the_same_pairs_as_a_small_one_while_nobody_has_more_partners(
    said: list[Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = signs.find_candidates(said)
    monkeypatch.setattr(signs, "_MANY_ARTICLES", 4)
    large = signs.find_candidates(said)
    assert small.keys() == large.keys()
    assert {pair: ranks for pair, (ranks, _) in small.items()} == {pair: ranks for pair, (ranks, _) in large.items()}
