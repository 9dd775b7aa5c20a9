from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from shelf import CANAL, START, STRIKE, report
from sqlalchemy import create_engine, text

from readout.engine.judging import Judge
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.errors import ConfigError, NotFound, SchemaOutdated, StoreBusy, StoreError
from readout.model.story import Skipped
from readout.store.kept import KeptArticle
from readout.store.store import Store, bring_up_to_date, open_store
from readout.store.writer import REGROUP

Shelve = Callable[..., None]


def _three() -> list[KeptArticle]:
    return [report("herald", CANAL, party="NO"), report("ledger", CANAL[:2], hours=2), report("quay", STRIKE, hours=3)]


def test_what_is_put_in_comes_out_character_for_character(store: Store, shelve: Shelve) -> None:
    odd = report("odd", ("A ship named “Ægir” \u0000 left\tport\u2028today, 船.", *CANAL), agency="Nordwire")
    shelve(store, odd)
    with store.view() as view:
        assert view.article("odd") == odd
        assert view.texts(["odd", "none"]) == {"odd": odd.article.text}


def test_an_article_put_in_twice_is_there_once(store: Store, engine: LocalEngine) -> None:
    put = [store.writer.put_article(report("herald", CANAL), at=START, made_by=engine.made_by(False)) for _ in range(2)]
    assert put == [True, False]
    with store.view() as view:
        assert view.counts()["articles"] == 1
        assert view.counts()["statements"] == len(CANAL)


def test_reports_of_one_happening_become_one_story_and_others_another(store: Store, shelve: Shelve) -> None:
    shelve(store, *_three())
    with store.view() as view:
        listed = view.stories()
        assert [set(view.story(row.id).record.story.article_ids) for row in listed] == [{"quay"}, {"herald", "ledger"}]
        assert view.counts()["waiting"] == 0


def test_stories_do_not_depend_on_whether_reports_come_at_once_or_one_by_one(tmp_path: Path, shelve: Shelve) -> None:
    with open_store(str(tmp_path / "a.db"), make=True) as once, open_store(str(tmp_path / "b.db"), make=True) as slowly:
        shelve(once, *_three())
        for one in _three():
            shelve(slowly, one)
        with once.view() as left, slowly.view() as right:
            stories = [[view.story(row.id).record for row in view.stories()] for view in (left, right)]
    assert [r.story.article_ids for r in stories[0]] == [r.story.article_ids for r in stories[1]]
    assert [[c.text for c in r.claims] for r in stories[0]] == [[c.text for c in r.claims] for r in stories[1]]


def test_a_story_and_its_claims_keep_their_ids_when_a_report_arrives_late(store: Store, shelve: Shelve) -> None:
    shelve(store, report("herald", CANAL))
    with store.view() as view:
        (before,) = view.stories()
        claims = {claim.text: claim.id for claim in view.story(before.id).record.claims}
    shelve(store, report("ledger", CANAL[:2], hours=2), day=1)
    with store.view() as view:
        (after,) = view.stories()
        kept = view.story(after.id)
    assert after.id == before.id
    assert {claim.id for claim in kept.record.claims} >= set(claims.values())
    assert (kept.made_at, kept.changed_at) == (START, START + timedelta(days=1))


def test_the_younger_of_two_stories_that_become_one_forwards_to_the_older(store: Store, shelve: Shelve) -> None:
    shelve(store, report("herald", CANAL))
    shelve(store, report("ledger", (*STRIKE, "Freight was not touched."), hours=1), day=1)
    with store.view() as view:
        younger, older = view.stories()
    bridge = report("bridge", (*CANAL, *STRIKE, "Freight was not touched."), hours=2)
    shelve(store, bridge, day=2)
    with store.view() as view:
        if len(view.stories()) == 1:
            assert view.story(younger.id).record.story.id == older.id
        assert view.story(older.id).record.story.id == older.id


def test_a_story_that_goes_on_from_an_earlier_one_says_so_and_still_does_when_the_earlier_one_grows(store: Store, shelve: Shelve) -> None:
    shelve(store, report("herald", CANAL), report("quay", STRIKE, hours=3))
    shelve(store, report("ledger", CANAL, hours=10 * 24), day=10)
    shelve(store, report("late", CANAL[:2], hours=5), day=11)
    with store.view() as view:
        earlier, later, strike = (view.story_of_article(name) or "" for name in ("herald", "ledger", "quay"))
        assert view.story(earlier).record.story.article_ids == ("herald", "late")
        assert view.story(later).record.story.follows == earlier
        assert view.story(earlier).record.story.follows is None
        assert view.story(strike).record.story.follows is None
        assert [[row.id for row in view.chain(one, view.story(one).record.story.follows)[1]] for one in (earlier, later, strike)] == [
            [later], [], []
        ]  # fmt: skip
        former, after = view.chain(later, earlier)
        assert (former.id if former else None, after) == (earlier, ())


def test_what_a_story_goes_on_from_is_found_under_the_id_that_it_has_now(store: Store, shelve: Shelve, engine: LocalEngine) -> None:
    halves = [report("bells", CANAL[:1]), report("drums", STRIKE[:1], hours=1)]
    shelve(store, halves[0])
    shelve(store, halves[1], day=1)
    shelve(store, report("again", (*STRIKE[:1], "Oren Tal said the ferry strike could last a week."), hours=10 * 24), day=10)
    with store.view() as view:
        older, younger, later = (view.story_of_article(name) or "" for name in ("bells", "drums", "again"))
        assert view.story(later).record.story.follows == younger
        ruling = Judge(view, by="Ada Holm", at=START + timedelta(days=11))("merge", (older, younger))
    store.writer.put_ruling(ruling, staleness=REGROUP)
    Settler(engine, store)(START + timedelta(days=11), lambda *_: None)
    with store.view() as view:
        assert view.story(later).record.story.follows == view.story_of_article("drums") == older
        assert [row.id for row in view.chain(older, None)[1]] == [later]
        former, _ = view.chain(later, younger)
        assert former is not None
        assert former.id == older


def test_an_unknown_id_is_not_found_and_named(store: Store) -> None:
    with store.view() as view, pytest.raises(NotFound, match="sto_none"):
        view.story("sto_none")


def test_a_list_goes_on_behind_the_last_story_of_the_page_before(store: Store, shelve: Shelve) -> None:
    names = ("walnut", "copper", "violin", "glacier", "lantern")
    shelve(store, *(report(name, (f"The {name} {name}s of {name} were {name} again.",), hours=n * 100) for n, name in enumerate(names)))
    with store.view() as view:
        whole = [row.id for row in view.stories()]
        paged = [row.id for row in view.stories(limit=2)]
        while more := view.stories(limit=2, after=paged[-1]):
            paged += [row.id for row in more]
    assert len(whole) == 5
    assert paged == whole


def test_a_list_is_narrowed_by_outlet_party_time_and_size(store: Store, shelve: Shelve) -> None:
    shelve(store, *_three())
    with store.view() as view:
        canal = next(row.id for row in view.stories(least_articles=2))
        assert [row.id for row in view.stories(tags=["outlet:the-ledger"])] == [canal]
        assert view.stories(tags=["outlet:the-ledger", "outlet:the-quay"]) == ()
        assert [row.id for row in view.stories(until=START + timedelta(hours=1))] == [canal]
        assert [row.id for row in view.stories(changed_since=START)] == []


def test_what_is_only_added_cannot_be_changed(store: Store, shelve: Shelve, address: str) -> None:
    shelve(store, report("herald", CANAL))
    url = f"sqlite:///{address}" if "://" not in address else address.replace("postgresql://", "postgresql+psycopg://")
    database = create_engine(url)
    for change in ("UPDATE articles SET title = 'other'", "DELETE FROM statements"):
        with pytest.raises(Exception, match="only ever added"), database.begin() as connection:
            connection.execute(text(change))
    database.dispose()


def test_a_view_is_one_snapshot(store: Store, shelve: Shelve) -> None:
    shelve(store, report("herald", CANAL))
    with store.view() as view:
        before = view.stories()
        shelve(store, report("ledger", CANAL, hours=1), day=1)
        assert view.stories() == before
    with store.view() as view:
        assert view.stories() != before


def test_two_at_once_settle_one_after_the_other_or_say_that_it_is_busy(store: Store) -> None:
    with store.settling(), pytest.raises(StoreBusy, match="another process is settling") as caught, store.settling(wait_s=0.1):
        pass
    assert (caught.value.exit_code, caught.value.http_status) == (4, 503)
    with store.settling(wait_s=0.1):
        pass


def test_a_second_writer_on_sqlite_waits_and_then_says_that_the_store_is_busy(tmp_path: Path, engine: LocalEngine) -> None:
    address = str(tmp_path / "desk.db")
    with open_store(address, make=True) as _, open_store(address, wait_s=0.1) as store:
        other = create_engine(f"sqlite:///{address}")
        with other.connect() as holder:
            holder.exec_driver_sql("BEGIN IMMEDIATE")
            with pytest.raises(StoreBusy, match="another process is writing"):
                store.writer.put_article(report("herald", CANAL), at=START, made_by=engine.made_by(False))
            with store.view() as view:
                assert view.counts()["articles"] == 0
        other.dispose()


def test_several_writers_at_once_lose_nothing(store: Store, engine: LocalEngine) -> None:
    def work(number: int) -> None:
        for one in (report(f"paper{number}-{n}", CANAL, hours=n) for n in range(5)):
            store.writer.put_article(one, at=START, made_by=engine.made_by(False))
            store.writer.put_article(report("shared", CANAL), at=START, made_by=engine.made_by(False))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Settler(engine, store)(START, lambda *_: None)
    with store.view() as view:
        assert view.counts()["articles"] == 21
        assert view.counts()["statements"] == 21 * len(CANAL)
        assert sum(row.n_articles for row in view.stories(limit=200)) == 21


def test_a_store_that_is_not_there_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at"):
        open_store(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_store_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Ships wait outside the canal. " * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="no store of Readout's"):
        open_store(str(path), make=True)


@pytest.mark.parametrize("address", ["mysql://desk/readout", "sqlite://", "postgres//desk", "http://desk"])
def test_an_address_that_cannot_be_used_is_refused(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((ConfigError, StoreError)):
        open_store(address)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://desk:opensesame@localhost:1/readout", wait_s=0.1)
    assert "opensesame" not in f"{caught.value.message}{caught.value.hint}"


def test_a_store_of_a_later_version_is_refused(store: Store, address: str) -> None:
    store.close()
    url = f"sqlite:///{address}" if "://" not in address else address.replace("postgresql://", "postgresql+psycopg://")
    database = create_engine(url)
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.dispose()
    with pytest.raises(SchemaOutdated, match="9999"):
        open_store(address)
    with pytest.raises(SchemaOutdated):
        bring_up_to_date(address)


def test_runs_come_newest_first_with_what_they_left_out_in_order(store: Store) -> None:
    left_out = [Skipped(record_id=f"{n}.txt", stage="read", error="BadRecord", why="it is empty") for n in (2, 1)]
    for day in (0, 1):
        store.writer.begin_run(f"run_{day}", at=START + timedelta(days=day), made_by=[])
    store.writer.end_run("run_1", at=START + timedelta(days=2), n_added=3, n_known=1, n_stories=1, skipped=left_out)
    with store.view() as view:
        assert [run.id for run in view.runs()] == ["run_1", "run_0"]
        assert [run.id for run in view.runs(since=START)] == ["run_1"]
        assert view.run("run_0").ended_at is None
        assert (view.run("run_1").n_added, view.run("run_1").n_skipped) == (3, 2)
        assert view.skips("run_1") == tuple(left_out)
        with pytest.raises(NotFound, match="run_2"):
            view.run("run_2")
