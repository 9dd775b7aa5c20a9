"""Articles into a store: what one process keeps, another goes on from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import BinaryIO

import pytest
from shelf import CANAL, START, report

from readout.engine.keeping import Keeper, Resettled
from readout.engine.local import LocalEngine
from readout.extract import Extraction
from readout.model.article import Article
from readout.model.story import Maker, Record, Skipped
from readout.settings import Settings
from readout.store.kept import Extracted, KeptArticle
from readout.store.query import parse_query
from readout.store.store import Store, open_store


class Prepared(LocalEngine):
    """Reads reports that are extracted already, by name, so that nothing is parsed."""

    def __init__(self, *reports: KeptArticle, version: str = "1", unreadable: str = "") -> None:
        super().__init__(Settings(n_threads=1))
        self.reports = {one.article.id: one for one in reports}
        self.version = version
        self.unreadable = unreadable

    def read(self, inputs: Sequence[str], stdin: BinaryIO | None) -> Iterator[Article | Skipped]:
        yield from (self.reports[name].article for name in inputs if name != "-")

    def extract(self, articles: Iterable[Article | Skipped], *, wide: bool = False) -> Iterator[Extraction | Skipped]:
        for article in articles:
            if article.id == self.unreadable:  # type: ignore[union-attr]
                yield Skipped(record_id=self.unreadable, stage="extract", error="StageFailed", why="no words")
                continue
            kept = self.reports[article.id]  # type: ignore[union-attr]
            held = {name: getattr(kept, name) for name in ("passages", "statements", "mentions", "credits")}
            yield Extraction(article=article, **held)  # type: ignore[arg-type]

    def made_by(self, is_one_story: bool) -> tuple[Maker, ...]:
        return (Maker(name="prepared", version=self.version),)


REPORTS = (
    report("herald", CANAL, agency="Nordwire"),
    report("ledger", (*CANAL[:2], "Reporters saw the first barge move at noon."), hours=2),
    report("quay", (CANAL[0], "The locks were painted blue last spring by pupils of the town."), hours=3, agency="Nordwire"),
)


def add(store: Store, engine: LocalEngine, *names: str) -> None:
    Keeper(engine, store, lambda: START).add(names, None, lambda *_: None)


class Cut(Exception):
    """Stands for the end of a process."""


def test_a_run_that_was_cut_short_goes_on_and_counts_what_it_had_added(tmp_path: Path) -> None:
    engine, names = Prepared(*REPORTS), ("herald", "ledger", "quay")

    def cut(stage: str, n_done: int, _: int | None) -> None:
        if n_done == 3:
            raise Cut

    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        keeper = Keeper(engine, store, lambda: START)
        keeper.add(names[:1], None, lambda *_: None)
        with pytest.raises(Cut):
            keeper.add((*names, "-"), None, cut, "run_a")
        with store.view() as view:
            assert view.run("run_a").n_added == 2
        added = keeper.add((*names, "-"), None, lambda *_: None, "run_a")
        assert (added.n_added, added.n_known) == (2, 1)
        with store.view() as view:
            run = view.run("run_a")
        assert (run.n_added, run.n_known, run.ended_at) == (2, 1, START)


def only_record(store: Store) -> Record:
    with store.view() as view:
        (row,) = view.stories()
        return view.story(row.id).record


def test_what_an_article_credits_outlasts_the_process_that_read_it(tmp_path: Path) -> None:
    engine = Prepared(*REPORTS)
    with open_store(str(tmp_path / "a.db"), make=True) as at_once, open_store(str(tmp_path / "b.db"), make=True) as restarted:
        add(at_once, engine, *(one.article.id for one in REPORTS))
        for one in REPORTS:
            add(restarted, engine, one.article.id)
        whole, pieces = only_record(at_once), only_record(restarted)
    assert pieces.origins == whole.origins
    assert "Nordwire" in {origin.name for origin in whole.origins}
    assert any("herald credits nordwire" in why.lower() for origin in whole.origins for why in origin.why)


def test_a_report_that_one_run_brings_twice_is_kept_once(tmp_path: Path) -> None:
    class Ahead(Prepared):
        """Takes up every report before it gives out the first, as processes side by side do."""

        def extract(self, articles: Iterable[Article | Skipped], *, wide: bool = False) -> Iterator[Extraction | Skipped]:
            yield from super().extract(list(articles))

    with open_store(str(tmp_path / "a.db"), make=True) as store:
        names = [one.article.id for one in (*REPORTS, REPORTS[0])]
        added = Keeper(Ahead(*REPORTS), store, lambda: START).add(names, None, lambda *_: None)
    assert (added.n_added, added.n_known, added.skipped) == (3, 1, ())


def resettle(store: Store, engine: LocalEngine, everything: bool = False) -> Resettled:
    return Keeper(engine, store, lambda: START).resettle(everything, lambda *_: None)


def found(store: Store, words: str) -> set[str]:
    with store.view() as view:
        return {hit.record_id for hit in view.find(parse_query(f"kind:statement {words}")).hits}


OLD = tuple(replace(one, credits=(), statements=one.statements[:-1]) for one in REPORTS)


def test_what_an_older_version_extracted_is_extracted_anew_and_everything_follows(tmp_path: Path) -> None:
    new = Prepared(*REPORTS, version="2")
    with open_store(str(tmp_path / "a.db"), make=True) as renewed, open_store(str(tmp_path / "b.db"), make=True) as fresh:
        add(renewed, Prepared(*OLD), *(one.article.id for one in OLD))
        before = only_record(renewed)
        assert resettle(renewed, new) == Resettled(n_extracted=3, n_stories=1, skipped=())
        add(fresh, new, *(one.article.id for one in REPORTS))
        now, wanted = only_record(renewed), only_record(fresh)
        assert now.story.id == before.story.id
        assert {claim.id for claim in now.claims} >= {claim.id for claim in before.claims}
        assert (now.origins, now.statements) == (wanted.origins, wanted.statements)
        assert {claim.text for claim in now.claims} == {claim.text for claim in wanted.claims}
        assert found(renewed, "painted") == found(fresh, "painted") != set()
        assert resettle(renewed, new) == Resettled(n_extracted=0, n_stories=0, skipped=())
        assert resettle(renewed, new, everything=True).n_extracted == 3


def test_statements_that_a_new_version_does_not_find_are_found_no_more(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        add(store, Prepared(*REPORTS), *(one.article.id for one in REPORTS))
        assert found(store, "painted")
        resettle(store, Prepared(*OLD, version="2"))
        assert not found(store, "painted")
        with store.view() as view:
            assert view.counts()["statements"] == sum(len(one.statements) for one in OLD)


def test_a_ruling_outlives_a_new_version(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        add(store, Prepared(*OLD), *(one.article.id for one in OLD))
        wrong = next(s for s in only_record(store).statements if s.speaker)
        keeper = Keeper(Prepared(*OLD), store, lambda: START)
        keeper.judge("speaker", [wrong.id, "Oren Tal"], by="Ada Holm", note="", party=None, on_progress=lambda *_: None)
        resettle(store, Prepared(*REPORTS, version="2"))
        corrected = next(s for s in only_record(store).statements if s.id == wrong.id)
        assert corrected.speaker is not None
        assert corrected.speaker.name == "Oren Tal"
        assert wrong.id in found(store, 'speaker:"oren tal"')


def test_what_cannot_be_extracted_anew_stays_as_it_was_and_is_named(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        add(store, Prepared(*OLD), *(one.article.id for one in OLD))
        done = resettle(store, Prepared(*REPORTS, version="2", unreadable="quay"))
        assert (done.n_extracted, [one.record_id for one in done.skipped]) == (2, ["quay"])
        with store.view() as view:
            assert view.article("quay") == OLD[2]
            assert view.article("herald") == REPORTS[0]


def test_everything_that_is_extracted_from_an_article_is_kept() -> None:
    kept = {field.name for field in fields(Extracted)}
    assert kept == {field.name for field in fields(Extraction)} - {"article"}
    assert kept < {field.name for field in fields(KeptArticle)}
