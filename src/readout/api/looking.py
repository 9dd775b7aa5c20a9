"""The commands that look at what a store holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from readout.api.later import Later
from readout.api.opened import Opened
from readout.model.ruling import Ruling
from readout.report.pages import ArticlePage, BesidePage, ClaimPage, OutletPage, SearchPage, SpeakerPage, StoryList, StoryPage, TextsPage

if TYPE_CHECKING:
    from readout.engine import elsewhere
    from readout.report import beside, reading
    from readout.report import runs as running
    from readout.report.runs import RunPage
else:
    elsewhere = Later("readout.engine.elsewhere")
    beside, reading, running = Later("readout.report.beside"), Later("readout.report.reading"), Later("readout.report.runs")

__all__ = ["Looking"]


class Looking(Opened):
    """Reads the pages of a store."""

    def stories(
        self,
        *,
        db: str = "",
        tags: Sequence[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
        changed_since: datetime | None = None,
        least_articles: int = 1,
        after: str = "",
        limit: int = 50,
    ) -> StoryList:
        """A page of the stories in the store, that with the newest report first; see `readout.store.view.View.stories`."""
        with self._store(db).view() as view:
            return reading.read_stories(
                view,
                tags=tags,
                since=since,
                until=until,
                changed_since=changed_since,
                least_articles=least_articles,
                after=after,
                limit=limit,
            )

    def story(self, story_id: str, *, db: str = "", party: str = "", verdict: str = "", top: int = 0) -> StoryPage:
        """The page of a story in the store; its table of claims narrowed to a party, a verdict, or the `top` most important.

        A page that was asked for lately is not made anew as long as nothing of its story changes.
        """
        with self._store(db).view() as view:
            stamp, what = view.stamp(story_id), ("page", party, verdict, top)
            page: StoryPage = view.recent.get(stamp, *what) or reading.read_story(view, story_id, party=party, verdict=verdict, top=top)
            view.recent.put(page, stamp, *what)
            page = reading.chain_story(view, page)
        return page if page.asked_id == story_id else replace(page, asked_id=story_id)

    def texts(self, story_id: str, *, db: str = "", left: str = "", right: str = "") -> TextsPage:
        """Two reports of a story passage by passage, by the ids of their articles; the two that share most text where none is named."""
        with self._store(db).view() as view:
            return beside.read_texts(view, story_id, left=left, right=right)

    def beside(self, claim_id: str, *, db: str = "", left: str = "", right: str = "") -> BesidePage:
        """A claim in two reports side by side, by the ids of their articles; two that carry it where none is named."""
        with self._store(db).view() as view:
            return beside.read_beside(view, claim_id, left=left, right=right)

    def claim(self, claim_id: str, *, db: str = "") -> ClaimPage:
        """The page of a claim in the store: every mention, the origins with their reasons, and why they are one claim."""
        with self._store(db).view() as view:
            return reading.read_claim(view, claim_id)

    def article(self, article_id: str, *, db: str = "") -> ArticlePage:
        """The page of an article in the store, with the articles of other stories that print words of it."""
        with self._store(db).view() as view:
            return reading.read_article(view, article_id, elsewhere.find_elsewhere(view, article_id))

    def outlet(self, outlet_id: str, *, db: str = "", limit: int = 20) -> OutletPage:
        """The page of an outlet in the store: what it carries first, omits and disputes, and whose words it relays."""
        with self._store(db).view() as view:
            return reading.read_outlet(view, outlet_id, limit)

    def speaker(self, speaker_id: str, *, db: str = "", limit: int = 50) -> SpeakerPage:
        """The page of a speaker in the store."""
        with self._store(db).view() as view:
            return reading.read_speaker(view, speaker_id, limit)

    def search(self, words: str, *, db: str = "", offset: int = 0, limit: int = 20) -> SearchPage:
        """What a search finds in the store, best first; see `readout.store.query.parse_query`."""
        with self._store(db).view() as view:
            return reading.read_search(view, words, offset=offset, limit=limit)

    def rulings(self, subject_id: str = "", *, db: str = "") -> tuple[Ruling, ...]:
        """The rulings on a story, a claim or an article, or all, in the order in which they were kept; those taken back too."""
        with self._store(db).view() as view:
            if not subject_id:
                return view.rulings()
            if view.digests([subject_id]):
                return view.rulings([subject_id])
            story_id = view.story_of_claim(subject_id) if subject_id.startswith("clm_") else subject_id
            return view.rulings(view.story(story_id).record.story.article_ids)

    def runs(
        self, run_id: str = "", *, db: str = "", since: datetime | None = None, limit: int = 20, waiting: bool = True
    ) -> tuple[RunPage, ...]:
        """The last runs of `add`, newest first, or the one that is named, with what it left out and why.

        Args:
            run_id: A run.
            db: Path or URL of the store; that of the settings if empty.
            since: Only runs that began after this time.
            limit: How many at most.
            waiting: Whether runs that wait for their turn are listed too.

        Raises:
            NotFound: If there is no run of this id.
        """
        with self._store(db).view() as view:
            return running.read_runs(view, run_id, since=since, limit=limit, waiting=waiting)
