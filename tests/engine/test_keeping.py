"""Articles into a store: what one process keeps, another goes on from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO

from shelf import CANAL, START, report

from readout.engine.keeping import Keeper
from readout.engine.local import LocalEngine
from readout.extract import Extraction
from readout.model.article import Article
from readout.model.story import Record, Skipped
from readout.settings import Settings
from readout.store.kept import Extracted, KeptArticle
from readout.store.store import Store, open_store


class Prepared(LocalEngine):
    """Reads reports that are extracted already, by name, so that nothing is parsed."""

    def __init__(self, *reports: KeptArticle) -> None:
        super().__init__(Settings(n_threads=1))
        self.reports = {one.article.id: one for one in reports}

    def read(self, inputs: Sequence[str], stdin: BinaryIO | None) -> Iterator[Article | Skipped]:
        yield from (self.reports[name].article for name in inputs)

    def extract(self, articles: Iterable[Article | Skipped], *, wide: bool = False) -> Iterator[Extraction | Skipped]:
        for article in articles:
            kept = self.reports[article.id]  # type: ignore[union-attr]
            held = {name: getattr(kept, name) for name in ("passages", "statements", "mentions", "credits")}
            yield Extraction(article=article, **held)  # type: ignore[arg-type]


REPORTS = (
    report("herald", CANAL, agency="Nordwire"),
    report("ledger", (*CANAL[:2], "Reporters saw the first barge move at noon."), hours=2),
    report("quay", (CANAL[0], "The locks were painted blue last spring by pupils of the town."), hours=3, agency="Nordwire"),
)


def add(store: Store, engine: LocalEngine, *names: str) -> None:
    Keeper(engine, store, lambda: START).add(names, None, lambda *_: None)


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


def test_everything_that_is_extracted_from_an_article_is_kept() -> None:
    kept = {field.name for field in fields(Extracted)}
    assert kept == {field.name for field in fields(Extraction)} - {"article"}
    assert kept < {field.name for field in fields(KeptArticle)}
