"""Articles into a store, once each; then the stories that they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from readout.engine.judging import Action, Judge, staleness_of
from readout.engine.local import LocalEngine, Progress
from readout.engine.settling import Settler
from readout.errors import ReadoutError, StoreBusy
from readout.extract import Extraction
from readout.model.article import Article
from readout.model.ids import make_id
from readout.model.ruling import Ruling
from readout.model.story import Skipped
from readout.store.kept import KeptArticle
from readout.store.store import Store

__all__ = ["Added", "Judged", "Keeper", "Resettled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one run of `add` did.

    Attributes:
        run_id: The run, as the store notes it.
        n_added: Articles that are new in the store.
        n_known: Articles that were there already.
        n_stories: Stories that were drawn or drawn anew.
        skipped: What could not be used, and why.
    """

    run_id: str
    n_added: int
    n_known: int
    n_stories: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What one ruling did: the ruling as it was kept, the stories that it bears on now, and whether they follow it already."""

    ruling: Ruling
    story_ids: tuple[str, ...]
    is_followed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Resettled:
    """What one run of `resettle` did: how many articles were extracted anew, how many stories drawn, what could not be, and why."""

    n_extracted: int
    n_stories: int
    skipped: tuple[Skipped, ...]


class Keeper:
    """Adds articles to a store, and keeps what people decide about them.

    Args:
        engine: Reads, extracts and draws.
        store: Where to.
        clock: Gives the time now, aware; asked whenever something is kept.
    """

    def __init__(self, engine: LocalEngine, store: Store, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._store = store
        self._clock = clock
        self._settler = Settler(engine, store)

    def add(self, inputs: Sequence[str], stdin: BinaryIO | None, on_progress: Progress, run_id: str = "") -> Added:
        """Keep the articles of the inputs, each in a transaction of its own, then settle the stories.

        An article that the store has already is passed over; one that has the id of another but not its text is kept under an id of its
        own. Stopping at any moment loses nothing that was kept: the next run goes on. What comes by standard input is kept one by one as it
        comes; of files some are taken up ahead. The run is noted under `run_id`, if one is given; given that of a run that was cut short,
        and the same inputs, it goes on with that, and counts what that added.
        """
        began = self._clock()
        made_by = self._engine.made_by(False)
        run_id = run_id or make_id("run", began.isoformat(), *inputs)
        n_before = self._store.writer.begin_run(run_id, at=began, made_by=made_by)
        known: list[str] = []
        skipped: list[Skipped] = []
        n_added = 0
        fresh = self._fresh_ones(self._engine.read(inputs, stdin), known)
        extracted = (next(iter(self._engine.extract([one]))) for one in fresh) if "-" in inputs else self._engine.extract(fresh)
        for made in extracted:
            failed = made if isinstance(made, Skipped) else self._keep(made, run_id)
            skipped += [failed] if failed else []
            n_added += not failed
            on_progress("add", n_added + len(known), None)
        n_stories, undrawn = self._settler(self._clock(), on_progress)
        skipped += undrawn
        n_added, n_known = n_added + n_before, max(0, len(known) - n_before)
        self._store.writer.end_run(run_id, at=self._clock(), n_added=n_added, n_known=n_known, n_stories=n_stories, skipped=skipped)
        return Added(run_id=run_id, n_added=n_added, n_known=n_known, n_stories=n_stories, skipped=tuple(skipped))

    def resettle(self, everything: bool, on_progress: Progress) -> Resettled:
        """Extract anew the articles that another version extracted, or all of them, then settle the stories.

        Each article is kept in a transaction of its own, so that a run that was cut short goes on where it stopped. No article is read
        anew from where it came, and every ruling stays, since it rests on words. What cannot be extracted anew stays as it was.
        """
        made_by = self._engine.made_by(False)
        with self._store.view() as view:
            article_ids = view.article_ids() if everything else view.made_otherwise(made_by)
        skipped: list[Skipped] = []
        for n_done, article_id in enumerate(article_ids, start=1):
            with self._store.view() as view:
                former = view.article(article_id)
            made = next(iter(self._engine.extract([former.article])))
            if isinstance(made, Skipped):
                skipped.append(made)
            else:
                self._store.writer.renew_article(_kept(made, former.placed_at), at=self._clock(), made_by=made_by)
                self._settler.remember(made)
            on_progress("extract", n_done, len(article_ids))
        n_stories, undrawn = self._settler(self._clock(), on_progress)
        return Resettled(n_extracted=len(article_ids) - len(skipped), n_stories=n_stories, skipped=(*skipped, *undrawn))

    def judge(self, action: Action, named: Sequence[str], *, by: str, note: str, party: str | None, on_progress: Progress) -> Judged:
        """Keep a ruling, then draw anew the stories that it bears on.

        Where another process is settling the stories for too long, the ruling is kept all the same, and followed by that process or the
        next.

        Raises:
            ConfigError: If what is named does not fit the action.
            NotFound: If it is not in the store.
        """
        now = self._clock()
        with self._store.view() as view:
            ruling = Judge(view, by=by, at=now, note=note, party=party)(action, named)
            undone = view.ruling(ruling.subject_ids[0]) if ruling.kind == "undo" else None
        self._store.writer.put_ruling(ruling, staleness=staleness_of(ruling, undone))
        try:
            self._settler(now, on_progress)
            is_followed = True
        except StoreBusy:
            is_followed = False
        with self._store.view() as view:
            found = (view.story_of_article(article_id) for article_id in ruling.article_ids)
            story_ids = tuple(dict.fromkeys(story_id for story_id in found if story_id))
        return Judged(ruling=ruling, story_ids=story_ids, is_followed=is_followed)

    def settle(self, on_progress: Progress) -> int:
        """Bring the stories up to date; how many were drawn."""
        return self._settler(self._clock(), on_progress)[0]

    def _fresh_ones(self, items: Iterable[Article | Skipped], known: list[str]) -> Iterator[Article | Skipped]:
        """The articles as they are to be kept, and what was skipped; those that the store has, or that came before, go to `known`."""
        ahead: dict[str, str] = {}
        for item in items:
            fresh = self._fresh(item, ahead) if isinstance(item, Article) else item
            if fresh is None:
                known.append(item.id)  # type: ignore[union-attr]
                continue
            if isinstance(fresh, Article):
                ahead[fresh.id] = fresh.sha256
            yield fresh

    def _fresh(self, article: Article, ahead: Mapping[str, str]) -> Article | None:
        """The article as it is to be kept; None if the store has it already, or is about to."""
        edited = f"{article.id}-{article.sha256[:8]}"
        with self._store.view() as view:
            known = view.digests([article.id, edited])
        known = {**known, **{key: ahead[key] for key in (article.id, edited) if key in ahead}}
        if article.sha256 in known.values():
            return None
        return replace(article, id=edited) if article.id in known else article

    def _keep(self, extraction: Extraction, run_id: str) -> Skipped | None:
        article, now = extraction.article, self._clock()
        kept = _kept(extraction, article.published_at or now)
        try:
            self._store.writer.put_article(kept, at=now, made_by=self._engine.made_by(False), run_id=run_id)
        except ReadoutError as error:
            if error.exit_code == 4:
                raise
            return Skipped(record_id=article.name or article.id, stage="store", error=type(error).__name__, why=str(error))
        self._settler.remember(extraction)
        return None


def _kept(extraction: Extraction, placed_at: datetime) -> KeptArticle:
    return KeptArticle(
        article=extraction.article,
        passages=extraction.passages,
        statements=extraction.statements,
        mentions=extraction.mentions,
        credits=extraction.credits,
        placed_at=placed_at,
    )
