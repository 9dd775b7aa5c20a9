"""Rulings as they are made from what a person names, before they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from shelf import CANAL, START, STRIKE, report

from readout.engine.judging import ACTIONS, Action, Judge, staleness_of
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.errors import ConfigError, NotFound
from readout.model.ruling import Ruling, RulingKind, make_ruling
from readout.model.story import Claim, Record
from readout.settings import Settings
from readout.store.store import Store, open_store
from readout.store.view import View
from readout.store.writer import RECOMPUTE, REGROUP

AT = START + timedelta(days=1)


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of two reports on one happening and one on another, to look at."""
    engine = LocalEngine(Settings(n_threads=1))
    with open_store(str(tmp_path_factory.mktemp("judging") / "desk.db"), make=True) as store:
        for number, (name, lines) in enumerate((("canal", CANAL), ("lock", CANAL), ("ferries", STRIKE))):
            store.writer.put_article(report(name, lines, hours=number), at=START, made_by=engine.made_by(False))
        Settler(engine, store)(START, lambda *_: None)
        yield store


@pytest.fixture
def view(settled: Store) -> Iterator[View]:
    with settled.view() as opened:
        yield opened


def decide(view: View, action: Action, *named: str, note: str = "", party: str | None = None, at: datetime = AT) -> Ruling:
    return Judge(view, by="Ada Holm", at=at, note=note, party=party)(action, named)


def record_of(view: View, article_id: str) -> Record:
    return view.story(view.story_of_article(article_id) or "").record


def claims_of(view: View, n_articles: int) -> list[Claim]:
    return [
        claim
        for claim in record_of(view, "canal").claims
        if len({span.article_id for cell in claim.cells for span in cell.spans}) == n_articles
    ]


def make(kind: RulingKind, subject_ids: Sequence[str] = ("stm_1",)) -> Ruling:
    return make_ruling(kind, by="Ada Holm", at=AT, subject_ids=tuple(subject_ids), left_ids=("canal",))


@pytest.mark.parametrize("kind", get_args(RulingKind))
def test_a_note_makes_nothing_stale_and_what_groups_articles_has_them_grouped_anew(kind: RulingKind) -> None:
    wanted = {"note": 0, "merge-stories": REGROUP, "split-story": REGROUP, "undo": REGROUP}.get(kind, RECOMPUTE)
    assert staleness_of(make(kind), None) == wanted
    assert 0 < RECOMPUTE < REGROUP


def test_taking_back_a_ruling_makes_as_stale_as_the_ruling_did() -> None:
    undo = make("undo", ("rul_1",))
    for kind, wanted in (("note", 0), ("correct-mode", RECOMPUTE), ("split-story", REGROUP), ("undo", REGROUP)):
        assert staleness_of(undo, make(kind)) == wanted  # type: ignore[arg-type]


def test_every_ruling_carries_who_when_and_why(view: View) -> None:
    statement = record_of(view, "canal").statements[0]
    ruling = decide(view, "speaker", statement.id, "Ilsa Varn", note="she signs it", party="NO")
    assert (ruling.kind, ruling.by, ruling.at, ruling.note) == ("correct-speaker", "Ada Holm", AT, "she signs it")
    assert (ruling.value, ruling.party, ruling.subject_ids) == ("Ilsa Varn", "NO", (statement.id,))
    assert ruling.left == statement.spans[:1]
    assert ruling.article_ids == (statement.article_id,)


def test_the_same_decision_twice_is_one_ruling(view: View) -> None:
    statement = record_of(view, "canal").statements[0]
    first, again, other = (decide(view, "mode", statement.id, mode) for mode in ("planned", "planned", "expected"))
    assert first.id == again.id != other.id


def test_the_own_voice_is_a_speaker_without_a_name(view: View) -> None:
    statement = record_of(view, "canal").statements[0]
    assert decide(view, "speaker", statement.id, "-").value == ""


def test_claims_are_made_one_by_the_places_of_their_words(view: View) -> None:
    one, other = claims_of(view, 2)[:2]
    ruling = decide(view, "merge", one.id, other.id)
    assert (ruling.kind, ruling.subject_ids) == ("merge-claims", (one.id, other.id))
    assert set(ruling.left) == {clause.spans[0] for _, clause in one.clauses}
    assert set(ruling.right) == {clause.spans[0] for _, clause in other.clauses}


def test_a_statement_taken_out_of_a_claim_stands_on_the_left_and_the_rest_on_the_right(view: View) -> None:
    claim = claims_of(view, 2)[0]
    taken = claim.statement_ids[0]
    ruling = decide(view, "split", claim.id, taken)
    assert ruling.left == tuple(clause.spans[0] for statement_id, clause in claim.clauses if statement_id == taken)
    assert set(ruling.right) == {clause.spans[0] for _, clause in claim.clauses} - set(ruling.left) != set()


def test_stories_are_made_one_and_parted_by_their_reports(view: View) -> None:
    canal, ferries = (record_of(view, name).story for name in ("canal", "ferries"))
    merged = decide(view, "merge", canal.id, ferries.id)
    assert (merged.kind, set(merged.article_ids)) == ("merge-stories", {"canal", "lock", "ferries"})
    parted = decide(view, "split", canal.id, "lock")
    assert (parted.kind, parted.subject_ids, set(parted.article_ids)) == ("split-story", (canal.id, "lock"), {"canal", "lock"})


def test_an_origin_is_given_to_a_report_or_to_one_statement_of_it(view: View) -> None:
    statement = record_of(view, "canal").statements[0]
    whole, one = decide(view, "origin", "canal", "Coastwire"), decide(view, "origin", statement.id, "Coastwire")
    assert (whole.article_ids, whole.left) == (("canal",), ())
    assert (one.article_ids, one.left) == ((statement.article_id,), statement.spans[:1])


@pytest.mark.parametrize("kind", ["story", "claim", "statement", "article"])
def test_a_note_bears_on_the_articles_of_whatever_it_is_on(view: View, kind: str) -> None:
    record, claim = record_of(view, "canal"), claims_of(view, 2)[0]
    subjects = {"story": record.story.id, "claim": claim.id, "statement": record.statements[0].id, "article": "canal"}
    articles = {
        "story": {"canal", "lock"},
        "claim": {"canal", "lock"},
        "statement": {record.statements[0].article_id},
        "article": {"canal"},
    }
    assert set(decide(view, "note", subjects[kind], note="see the ministry").article_ids) == articles[kind]


def test_every_action_says_what_must_be_named_when_it_is_not(view: View) -> None:
    assert set(ACTIONS) == set(get_args(Action))
    for action in ACTIONS:
        with pytest.raises(ConfigError, match=f"^{action} takes ") as caught:
            decide(view, action)
        assert caught.value.hint.startswith(f"readout judge {action} ")


def test_claims_of_two_stories_are_one_only_after_their_stories(view: View) -> None:
    claim, other = record_of(view, "canal").claims[0], record_of(view, "ferries").claims[0]
    with pytest.raises(ConfigError, match="different stories") as caught:
        decide(view, "merge", claim.id, other.id)
    assert all(record_of(view, name).story.id in caught.value.hint for name in ("canal", "ferries"))


@pytest.mark.parametrize(
    ("action", "names", "error", "said"),
    [
        ("merge", ("{story}", "{story}"), ConfigError, "one already"),
        ("split", ("{story}", "canal", "lock"), ConfigError, "everything out of"),
        ("split", ("{story}", "ferries"), NotFound, "ferries"),
        ("split", ("{claim}", "stm_none"), NotFound, "stm_none"),
        ("speaker", ("{statement}", " "), ConfigError, "name is empty"),
        ("mode", ("{statement}", "certain"), ConfigError, "'certain' is no mode"),
        ("origin", ("canal", " "), ConfigError, "name is empty"),
        ("note", ("{story}",), ConfigError, "note is empty"),
        ("reject", ("stm_none",), NotFound, "stm_none"),
        ("undo", ("rul_none",), NotFound, "rul_none"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    view: View, action: Action, names: tuple[str, ...], error: type[Exception], said: str
) -> None:
    record = record_of(view, "canal")
    known = {"story": record.story.id, "claim": claims_of(view, 2)[0].id, "statement": record.statements[0].id}
    with pytest.raises(error, match=said):
        decide(view, action, *(name.format(**known) for name in names))


def test_a_ruling_can_be_taken_back_once_and_an_undoing_again(settled: Store, tmp_path: Path) -> None:
    settled.backup(tmp_path / "desk.db")
    with open_store(str(tmp_path / "desk.db")) as store:

        def keep(action: Action, *named: str) -> Ruling:
            with store.view() as view:
                ruling = decide(view, action, *named, at=AT + timedelta(hours=len(view.rulings())))
            store.writer.put_ruling(ruling, staleness=RECOMPUTE)
            return ruling

        with store.view() as view:
            statement = record_of(view, "canal").statements[0].id
        ruling = keep("mode", statement, "planned")
        undo = keep("undo", ruling.id)
        assert (undo.kind, undo.subject_ids, undo.article_ids) == ("undo", (ruling.id,), ruling.article_ids)
        with store.view() as view, pytest.raises(ConfigError, match="undone already"):
            decide(view, "undo", ruling.id)
        assert keep("undo", undo.id).subject_ids == (undo.id,)
