from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from shelf import CANAL, START, STRIKE, report

from readout.engine.judging import Judge, staleness_of
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.errors import ConfigError, NotFound
from readout.model.ruling import Ruling
from readout.model.statement import Statement
from readout.model.story import Claim, Record
from readout.report.rulings import ruling_pairs
from readout.store.query import parse_query
from readout.store.store import Store

Shelve = Callable[..., None]


class Bench:
    """An analyst at work on one store; every decision comes an hour after the one before."""

    def __init__(self, store: Store, engine: LocalEngine) -> None:
        self.store = store
        self._engine = engine
        self._at = START

    def decide(self, action: str, *named: str, note: str = "") -> Ruling:
        self._at += timedelta(hours=1)
        with self.store.view() as view:
            ruling = Judge(view, by="Ada Holm", at=self._at, note=note)(action, named)  # type: ignore[arg-type]
            undone = view.ruling(ruling.subject_ids[0]) if ruling.kind == "undo" else None
        self.store.writer.put_ruling(ruling, staleness=staleness_of(ruling, undone))
        self.settle()
        return ruling

    def settle(self) -> None:
        Settler(self._engine, self.store)(self._at, lambda *_: None)

    def stories(self) -> list[set[str]]:
        with self.store.view() as view:
            return sorted((set(view.story(row.id).record.story.article_ids) for row in view.stories()), key=sorted)

    def record(self, article_id: str) -> Record:
        with self.store.view() as view:
            return view.story(view.story_of_article(article_id) or "").record

    def statement(self, article_id: str, words: str) -> Statement:
        return next(s for s in self.record(article_id).statements if s.article_id == article_id and words in s.text)

    def claim(self, article_id: str, words: str) -> Claim:
        found = self.statement(article_id, words).id
        return next(c for c in self.record(article_id).claims if found in c.statement_ids)


@pytest.fixture
def bench(store: Store, engine: LocalEngine, shelve: Shelve) -> Bench:
    shelve(store, report("herald", CANAL), report("ledger", CANAL[:2], hours=2), report("quay", STRIKE, hours=3))
    return Bench(store, engine)


def test_two_stories_that_a_person_merges_are_one_until_that_is_undone(bench: Bench) -> None:
    with bench.store.view() as view:
        ids = [row.id for row in view.stories()]
    ruling = bench.decide("merge", *ids)
    assert bench.stories() == [{"herald", "ledger", "quay"}]
    assert [r.id for r in bench.record("quay").rulings] == [ruling.id]
    bench.decide("undo", ruling.id)
    assert bench.stories() == [{"herald", "ledger"}, {"quay"}]
    assert bench.record("quay").rulings == ()


def test_a_report_that_a_person_takes_out_of_a_story_stays_out_when_more_arrive(bench: Bench, shelve: Shelve) -> None:
    story = bench.record("herald").story.id
    bench.decide("split", story, "ledger")
    assert {"ledger"} in bench.stories()
    shelve(bench.store, report("late", CANAL, hours=4), day=1)
    (held,) = [ids for ids in bench.stories() if "ledger" in ids]
    assert "herald" not in held


def test_merged_stories_stay_merged_when_a_report_arrives(bench: Bench, shelve: Shelve) -> None:
    with bench.store.view() as view:
        bench.decide("merge", *(row.id for row in view.stories()))
    shelve(bench.store, report("late", CANAL, hours=4), day=1)
    assert bench.stories() == [{"herald", "late", "ledger", "quay"}]


def test_two_claims_that_a_person_merges_are_one_and_the_younger_forwards(bench: Bench) -> None:
    left, right = bench.claim("herald", "Forty ships"), bench.claim("herald", "carry freight")
    assert left.id != right.id
    ruling = bench.decide("merge", left.id, right.id, note="they wait for it")
    merged = bench.claim("herald", "Forty ships")
    assert set(merged.statement_ids) >= {*left.statement_ids, *right.statement_ids}
    with bench.store.view() as view:
        assert view.resolve(left.id) == view.resolve(right.id) == merged.id
    bench.decide("undo", ruling.id)
    assert bench.claim("herald", "Forty ships").statement_ids == left.statement_ids


def test_a_statement_that_a_person_takes_out_of_a_claim_is_another_claim(bench: Bench) -> None:
    claim = bench.claim("herald", "carry freight")
    own = bench.statement("ledger", "carry freight")
    assert own.id in claim.statement_ids
    bench.decide("split", claim.id, own.id)
    assert own.id not in bench.claim("herald", "carry freight").statement_ids


def test_a_corrected_speaker_shows_in_the_record_and_in_the_search_and_the_text_stays(bench: Bench) -> None:
    statement = bench.statement("herald", "Forty ships")
    bench.decide("speaker", statement.id, "Ada Tarn")
    now = bench.statement("herald", "Forty ships")
    assert now.speaker is not None
    assert (now.speaker.name, now.kind, now.text, now.spans) == ("Ada Tarn", "indirect", statement.text, statement.spans)
    with bench.store.view() as view:
        found = view.find(parse_query("speaker:tarn kind:statement"))
        assert [hit.record_id for hit in found.hits] == [statement.id]
        assert view.speaker("ada-tarn").n == 1
        assert next(s for s in view.article("herald").statements if s.id == statement.id) == statement


def test_the_later_of_two_rulings_on_one_thing_holds(bench: Bench) -> None:
    statement = bench.statement("herald", "Forty ships")
    bench.decide("mode", statement.id, "planned")
    bench.decide("mode", statement.id, "possible")
    assert bench.statement("herald", "Forty ships").mode == "possible"
    assert {clause.mode for clause in bench.statement("herald", "Forty ships").clauses} == {"possible"}


def test_a_rejected_statement_is_in_no_claim_and_comes_back_when_that_is_undone(bench: Bench) -> None:
    statement = bench.statement("herald", "Forty ships")
    ruling = bench.decide("reject", statement.id)
    assert all(statement.id not in claim.statement_ids for claim in bench.record("herald").claims)
    with bench.store.view() as view:
        assert view.find(parse_query('"forty ships" kind:statement')).hits == ()
    bench.decide("undo", ruling.id)
    assert bench.claim("herald", "Forty ships")
    with bench.store.view() as view:
        assert len(view.find(parse_query('"forty ships" kind:statement')).hits) == 1


def test_a_corrected_origin_makes_two_witnesses_one(bench: Bench) -> None:
    claim = bench.claim("herald", "agreed to reopen")
    bench.decide("origin", "herald", "Coastwire")
    bench.decide("origin", "ledger", "Coastwire")
    now = bench.claim("herald", "agreed to reopen")
    names = [origin.name for origin in bench.record("herald").origins if origin.id in now.origin_ids]
    assert now.statement_ids == claim.statement_ids
    assert names == ["Coastwire"]
    assert now.verdict == "single-origin"


def test_a_note_is_shown_and_changes_nothing_else(bench: Bench) -> None:
    before = bench.record("herald")
    bench.decide("note", before.story.id, note="ask the harbour office")
    after = bench.record("herald")
    assert (after.claims, after.origins) == (before.claims, before.origins)
    assert [ruling.note for ruling in after.rulings] == ["ask the harbour office"]
    with bench.store.view() as view:
        assert [row.n_rulings for row in view.stories(least_articles=2)] == [1]


def test_a_new_run_never_overrides_a_ruling(bench: Bench, shelve: Shelve) -> None:
    statement = bench.statement("herald", "Forty ships")
    bench.decide("speaker", statement.id, "Ada Tarn")
    shelve(bench.store, report("late", CANAL, hours=5), day=1)
    now = bench.statement("herald", "Forty ships")
    assert now.speaker is not None and now.speaker.name == "Ada Tarn"


def test_a_ruling_kept_while_a_story_is_drawn_is_followed_later(bench: Bench) -> None:
    statement = bench.statement("herald", "Forty ships")
    story = bench.record("herald").story.id
    with bench.store.view() as view:
        ruling = Judge(view, by="Ada Holm", at=START)("reject", [statement.id])
    bench.store.writer.put_ruling(ruling, staleness=staleness_of(ruling, None))
    with bench.store.view() as view:
        assert view.story(story).is_stale
    bench.settle()
    with bench.store.view() as view:
        kept = view.story(story)
    assert not kept.is_stale
    assert statement.id not in {s.id for s in kept.record.statements}


def test_an_undoing_can_be_undone(bench: Bench) -> None:
    statement = bench.statement("herald", "Forty ships")
    ruling = bench.decide("mode", statement.id, "planned")
    undoing = bench.decide("undo", ruling.id)
    assert bench.statement("herald", "Forty ships").mode == "asserted"
    bench.decide("undo", undoing.id)
    assert bench.statement("herald", "Forty ships").mode == "planned"


def test_rulings_on_claims_become_pairs_to_learn_from(bench: Bench) -> None:
    left, right = bench.claim("herald", "Forty ships"), bench.claim("herald", "carry freight")
    bench.decide("merge", left.id, right.id)
    with bench.store.view() as view:
        pairs = ruling_pairs(view.rulings())
    assert {pair["same"] for pair in pairs} == {"yes"}
    texts = {"herald": report("herald", CANAL).article.text, "ledger": report("ledger", CANAL[:2]).article.text}
    for pair in pairs:
        for side in (pair["left"], pair["right"]):
            assert isinstance(side, dict)
            assert texts[side["article_id"]][side["start"] : side["end"]] == side["quote"]


@pytest.mark.parametrize(
    ("action", "named", "error"),
    [
        ("merge", ["sto_none", "sto_other"], NotFound),
        ("mode", ["stm_none", "planned"], NotFound),
        ("undo", ["rul_none"], NotFound),
        ("reject", [], ConfigError),
        ("praise", ["stm_none"], ConfigError),
        ("note", ["sto_none"], ConfigError),
    ],
)
def test_a_ruling_that_cannot_be_is_refused(bench: Bench, action: str, named: list[str], error: type[Exception]) -> None:
    with pytest.raises(error):
        bench.decide(action, *named)
    with bench.store.view() as view:
        assert view.rulings() == ()


def test_a_ruling_that_fits_nothing_is_refused(bench: Bench) -> None:
    statement, story = bench.statement("herald", "Forty ships"), bench.record("herald").story.id
    for action, *named in (
        ("mode", statement.id, "certain"),
        ("split", story, "herald", "ledger"),
        ("split", story, "quay"),
        ("merge", story, story),
        ("speaker", statement.id, " "),
    ):
        with pytest.raises((ConfigError, NotFound)):
            bench.decide(action, *named)
