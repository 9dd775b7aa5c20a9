"""What the store is given and gives: one article with all that it says, one story, one row of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from readout.model.article import Article, Passage
from readout.model.ruling import Ruling
from readout.model.statement import Mention, Statement
from readout.model.story import Maker, Record, Reuse
from readout.text.credits import Credit

__all__ = [
    "Alike",
    "ArticleRow",
    "Elsewhere",
    "Extracted",
    "Fingerprint",
    "KeptArticle",
    "KeptDay",
    "KeptProfile",
    "KeptStory",
    "Likeness",
    "OutletCounts",
    "RunRow",
    "StoryRow",
    "Successor",
    "Tally",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptArticle:
    """One article and what was extracted from it. `placed_at` is when it was published, else when it was added."""

    article: Article
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    placed_at: datetime
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What was extracted from an article, without the article."""

    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What an article is likened to others by, and which it lies together with.

    Attributes:
        article_id: The article.
        key: The same for articles with the same words at the same time.
        day: The calendar day on which it came out, counted from year 1; None where no date of its can be believed.
        hours: The hour since then, where it is known to the hour.
        seen: The day on which it was added.
        title: Its title, or nothing.
        words: Stems of title and head, with their weights.
        heading: Stems of the title alone.
        names: Stems of what is written with a capital.
        near: How like it is to the entries that were there when it was placed, by their keys.
        together: The same for the articles that lie together, before any ruling of a person.
    """

    article_id: str
    key: str
    day: int | None
    hours: float | None
    seen: int
    title: str
    words: dict[str, float]
    heading: dict[str, float]
    names: dict[str, float]
    near: dict[str, float]
    together: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """By what an article's text is found again in others.

    Attributes:
        article_id: The article.
        day: The calendar day on which it came out, else that on which it was added, counted from year 1.
        minute: The minute of that day at which it came out; 1440 where that is not known.
        marks: Hashes of some of its words in a row, each in 32 bits with a sign.
    """

    article_id: str
    day: int
    minute: int
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An article that shares marks with another: `n_shared` of them, of the `n_marks` that it has."""

    article_id: str
    outlet_id: str | None
    url: str | None
    n_shared: int
    n_marks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDay:
    """How one calendar day was settled: which groups of entries it closed, and which it left open."""

    number: int
    closed: tuple[tuple[str, ...], ...]
    open: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProfile:
    """By what a story is known as going on from another: its first and last day, its stems with their weights, the most telling ones."""

    start: int
    end: int
    stems: dict[str, float]
    key_stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStory:
    """One story as it is kept, with when it was first made and last changed, and every ruling on its articles, undone ones too."""

    record: Record
    made_at: datetime
    changed_at: datetime
    rulings: tuple[Ruling, ...]
    made_by: tuple[Maker, ...]
    is_stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A new or renewed story for the store: its record, when it was first made, and when each of its claims was.

    `ruled_statement_ids` are the statements that a person ever ruled on.
    """

    record: Record
    made_at: datetime
    claims_made_at: Mapping[str, datetime]
    ruled_statement_ids: tuple[str, ...] = ()
    profile: KeptProfile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """One story in a list. `first_at` and `last_at` are when its first and its last report were published, else added."""

    id: str
    title: str
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
class ArticleRow:
    """One article in a list."""

    id: str
    outlet_id: str | None
    outlet_name: str | None
    party: str | None
    title: str | None
    published_at: datetime | None
    placed_at: datetime
    story_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """An article of another story that shares text with one.

    Attributes:
        line: The other article in a list.
        article: The other article.
        reuse: The stretches, longest first, those of the one on the left.
        n_words: How many words the reporting of the one has.
    """

    line: ArticleRow
    article: Article
    reuse: tuple[Reuse, ...]
    n_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Somebody or something, and how often."""

    id: str
    name: str
    n: int
    is_named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCounts:
    """What an outlet does with claims of stories that two or more articles report.

    `n_carried` counts claims that it asserts or attributes, `n_first` those of them that no other article of the story carried
    earlier, `n_omitted` those that others carry and it leaves out.
    """

    n_carried: int
    n_first: int
    n_disputed: int
    n_omitted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One run of `add`: what it read, and how it ended; `ended_at` is None if it was cut short or still goes on.

    `why` is the reason if it failed. `n_added` counts while it goes on; the other counts are those of its end.
    """

    id: str
    started_at: datetime
    ended_at: datetime | None
    n_added: int
    n_known: int
    n_skipped: int
    n_stories: int
    why: str | None = None
