"""What every surface shows of a store: one frozen view per page. `docs/pages.md` tells what stands on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from readout.model.story import Maker, Record, Stance
from readout.report.alignment import Piece
from readout.report.column import Column
from readout.report.figure import Overlap
from readout.report.table import Table
from readout.report.view import ClaimView, OriginView, OutcomeView, RivalView, RulingView, Run, StoryView, TextView

__all__ = [
    "ArticleLine",
    "ArticlePage",
    "BesidePage",
    "Block",
    "ClaimLine",
    "ClaimPage",
    "ElsewhereLine",
    "HitView",
    "MentionView",
    "OutletPage",
    "PairView",
    "Row",
    "SearchPage",
    "Sheet",
    "Snippet",
    "SpeakerPage",
    "StatementLine",
    "StoryLine",
    "StoryList",
    "StoryPage",
    "Stretch",
    "TallyLine",
    "TextsPage",
]

RowKind = Literal["copied", "changed", "left", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One story in a list; `dates` are the days of its first and last report, written out."""

    id: str
    title: str
    dates: str
    first_at: datetime
    last_at: datetime
    changed_at: datetime
    n_articles: int
    n_outlets: int
    n_origins: int
    n_claims: int
    n_rulings: int
    parties: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryList:
    """Stories, that with the newest report first. `next_after` is what `after` must be for the next page; None if there is none."""

    stories: tuple[StoryLine, ...]
    next_after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """One story with every section of its record. `asked_id` differs from `id` where an id forwards to the story.

    `rulings` are all that bear on its articles, those taken back too; `is_stale` holds until the last of them has been followed.
    `record` is what the story was drawn from, `table` its claims, narrowed as was asked. `follows` is the story of the same thing that
    this one goes on from, `followed_by` those that go on from it, oldest first.
    """

    id: str
    asked_id: str
    story: StoryView
    rulings: tuple[RulingView, ...]
    made_at: datetime
    changed_at: datetime
    is_stale: bool
    table: Table
    record: Record
    made_by: tuple[Maker, ...]
    follows: StoryLine | None = None
    followed_by: tuple[StoryLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One statement, with who says it, through whom, and the words' place. `why` names the rules that made it.

    `is_named` holds where the speaker is somebody with a page: "Ingrid Solvang", not "officials".
    """

    id: str
    article_id: str
    text: str
    start: int
    end: int
    kind: str
    mode: str
    speaker: str | None
    speaker_id: str | None
    via: tuple[str, ...]
    why: tuple[str, ...]
    is_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionView:
    """One place where a claim stands: the exact words, in whose report, as part of which statement."""

    article_id: str
    outlet: str
    published: str
    stance: str
    quote: str
    start: int
    end: int
    mode: str
    statement: StatementLine
    origin: str
    origin_why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two wordings that were judged to say the same, how surely in [0, 1], and what added to that (log-odds, strongest first)."""

    left: str
    left_article_id: str
    right: str
    right_article_id: str
    score: float
    addends: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """One claim: every mention with its words, the origins with their reasons, what clashes with it, what became of it."""

    id: str
    asked_id: str
    story_id: str
    story_title: str
    claim: ClaimView
    mentions: tuple[MentionView, ...]
    silent: tuple[str, ...]
    origins: tuple[OriginView, ...]
    rivals: tuple[RivalView, ...]
    outcomes: tuple[OutcomeView, ...]
    pairs: tuple[PairView, ...]
    rulings: tuple[RulingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of a report that stand together: near the words that are looked at, or further off."""

    is_near: bool
    lines: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One report as it stands on one claim: who says it there, and the whole text with the claim's words marked.

    `why_silent` tells of a report that is silent whether it could have known the claim.
    """

    column: Column
    stance: Stance
    mentions: tuple[MentionView, ...]
    blocks: tuple[Block, ...]
    why_silent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """One claim in two reports, side by side. `right` is None in a story of one report."""

    id: str
    asked_id: str
    story_id: str
    story_title: str
    claim: ClaimView
    left: Sheet
    right: Sheet | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage of one report beside the same of another, or alone; each in pieces, marked where the words are not the other's.

    `left_start` and `right_start` are where the passages begin in the texts of their articles.
    """

    kind: RowKind
    is_moved: bool
    left: tuple[Piece, ...] | None
    right: tuple[Piece, ...] | None
    left_start: int | None = None
    right_start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsPage:
    """Two reports of a story, passage by passage; `n_common` of the passages they have in common, copied or changed.

    `overlap` tells of the text they share, with its passages as shares of both lengths. `others` are all reports of the story.
    """

    id: str
    asked_id: str
    story_title: str
    left: Column
    right: Column
    rows: tuple[Row, ...]
    n_common: int
    overlap: Overlap
    others: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of an article that another prints too, but for a few: where they stand in its text, and where in the other's.

    Both quotations are character for character.
    """

    n_words: int
    quote: str
    start: int
    end: int
    other_quote: str
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereLine:
    """An article of another story that prints words of one: how many, as which share of the one's words, and which.

    `first_article_id` is the one of the two that was surely out first; None where their times do not tell. `why_first` says it in words.
    """

    article: ArticleLine
    n_words: int
    share: float
    first_article_id: str | None
    why_first: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One article: the whole text with everything marked that its story cites, and its statements.

    `text` is None until the article has been put into a story. `elsewhere` are articles of other stories that print words of it.
    """

    id: str
    title: str | None
    outlet: str
    outlet_id: str | None
    party: str | None
    url: str | None
    published: str
    known_from: str
    authors: tuple[str, ...]
    language: str | None
    n_chars: int
    sha256: str
    story_id: str | None
    story_title: str | None
    text: TextView | None
    statements: tuple[StatementLine, ...]
    rejected: tuple[StatementLine, ...]
    rulings: tuple[RulingView, ...]
    elsewhere: tuple[ElsewhereLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """One article in a list."""

    id: str
    outlet: str
    outlet_id: str | None
    title: str
    published: str
    story_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim in a list, and how many reports carry it."""

    id: str
    text: str
    n_reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """Somebody or something, and with how many statements. `is_named` holds where there is a page of it."""

    id: str
    name: str
    n_statements: int
    is_named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """One outlet: what it carries first, what it omits and disputes, and whose words it relays.

    The counts and the three lists are of stories that two or more articles report. `omitted` counts claims that others carry.
    """

    id: str
    name: str
    party: str | None
    n_carried: int
    n_first: int
    n_disputed: int
    n_omitted: int
    first: tuple[ClaimLine, ...]
    omitted: tuple[ClaimLine, ...]
    disputed: tuple[ClaimLine, ...]
    relayed: tuple[TallyLine, ...]
    articles: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """One speaker: the newest statements, each with its article, and which outlets carry the speaker's words."""

    id: str
    name: str
    n_statements: int
    statements: tuple[tuple[StatementLine, ArticleLine], ...]
    outlets: tuple[TallyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """Characters `start` to `end` of a text as (words, whether they were looked for); put together they are exactly these characters."""

    start: int
    end: int
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """One thing found: a claim, a statement, an article or a speaker.

    The snippet's characters count in the article's text for an article, else in the hit's own `text`.
    """

    kind: str
    id: str
    text: str
    score: float
    snippet: Snippet
    article: ArticleLine | None
    story_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What a search found, best first. `n_found` counts what was ranked; `is_cut` says that more may match."""

    query: str
    hits: tuple[HitView, ...]
    offset: int
    n_found: int
    is_cut: bool
