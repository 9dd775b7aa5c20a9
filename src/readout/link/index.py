"""Stories from a stream: articles come in any order, one by one or many at once, and each finds its story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from readout.errors import BadRecord, NotFound
from readout.link.bags import make_bag
from readout.link.chains import Chains
from readout.link.entries import Entries, Entry, key_of
from readout.link.likeness import LEAST_LIKE, WINDOW_DAYS, day_of
from readout.link.settling import Fold, Names, gather_entries
from readout.model.article import Article
from readout.model.ids import make_id
from readout.model.story import Story
from readout.text.words import rarity

__all__ = ["StoryIndex", "StoryUpdate"]

_FORMAT = "readout-stories/1"
_LEAST_DAYS = 2 * WINDOW_DAYS + 2
_MOST_UNDATED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryUpdate:
    """What came of some articles.

    Attributes:
        stories: Stories that are new or hold other articles than before, oldest first.
        forwards: Ids that were given up, each with the older one that now stands for it.
    """

    stories: tuple[Story, ...]
    forwards: Mapping[str, str]


class StoryIndex:
    """The stories of the last days of a stream; only these days are held, so cost and memory do not grow with the archive.

    Which articles lie together depends on the articles alone, not on the order in which they came, as long as each comes while its
    day and those around it are held; `n_days=None` holds all. An article that comes later than that opens a story of its own; to
    settle such days, put all their articles into a new index. Which *id* a story has depends on its history: an id that was given
    out stays, or forwards to an older one.

    An article without a date that can be believed counts as of the day on which it was seen. If that is not known either, it may
    join a story and never brings two together. Adding an article costs in proportion to the articles of the days around it.

    Args:
        n_days: How many calendar days with articles are held, 8 or more; the day that was longest without a new article goes first.
        rarity_of: How rare a stem is; `readout.text.words.rarity` unless a bench counts its own.

    Raises:
        BadRecord: If `n_days` is less than 8.
    """

    def __init__(self, n_days: int | None = 21, rarity_of: Callable[[str], float] = rarity) -> None:
        if n_days is not None and n_days < _LEAST_DAYS:
            raise BadRecord(f"an index of stories cannot hold {n_days} days", f"let it hold {_LEAST_DAYS} or more")
        self._n_days = n_days
        self._rarity_of = rarity_of
        self._entries = Entries()
        self._fold = Fold()
        self._names = Names()
        self._chains = Chains()
        self._touched: dict[int, None] = {}
        self._entry_of: dict[str, str] = {}
        self._told: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        """How many articles are held."""
        return len(self._entry_of)

    @property
    def n_compared(self) -> int:
        """How many pairs of articles were ever compared: the work of the index, whatever the machine."""
        return self._entries.n_compared

    def add(self, articles: Iterable[Article], seen_at: datetime | None = None) -> StoryUpdate:
        """Take in articles (again, if need be: nothing changes) and settle the days that they bear on.

        Args:
            articles: Articles in any order.
            seen_at: When they were seen, for those without a date of their own.
        """
        changed = [entry for article in articles if (entry := self._take(article, seen_at)) is not None]
        if not changed:
            return StoryUpdate(stories=(), forwards={})
        numbers = [entry.number for entry in changed if entry.number is not None]
        groups = self._fold.settle(self._entries, min(numbers), max(numbers)).groups if numbers else ()
        forwards = self._names.assign(groups, self._make_id) | self._settle_undated()
        keys = {key for group in groups for key in group} | {entry.key for entry in self._entries.on(None)}
        update = self._tell(keys, {entry.key for entry in changed}, forwards)
        self._forget_days()
        return update

    def story_id(self, article_id: str) -> str:
        """The id of the story that an article is in.

        Raises:
            NotFound: If the index does not hold the article.
        """
        if article_id not in self._entry_of:
            raise NotFound(f"the index of stories holds no article {article_id}", "it may have been too long ago")
        return self._names.story_of[self._entry_of[article_id]]

    def resolve(self, story_id: str) -> str:
        """The id that stands for this one now; itself, if it was never given up."""
        return self._names.resolve(story_id)

    def stories(self) -> tuple[Story, ...]:
        """The stories of the days held, oldest first."""
        members = self._members(self._entries)
        return tuple(sorted((self._story(i, entries) for i, entries in members.items()), key=_by_time))

    def _take(self, article: Article, seen_at: datetime | None) -> Entry | None:
        """The article's entry if the article is new, else None."""
        if article.id in self._entry_of:
            return None
        day = day_of(article, seen_at)
        bag = make_bag(article.title, (article.text,), self._rarity_of)
        key = key_of(bag, day)
        if key in self._entries:
            entry = self._entries[key]
            entry.article_ids.add(article.id)
        else:
            entry = Entry(key=key, day=day, bag=bag, title=article.title or "", article_ids={article.id})
            self._entries.add(entry)
        self._entry_of[article.id] = key
        if day is not None:
            self._touched.pop(day.number, None)
            self._touched[day.number] = None
        return entry

    def _make_id(self, group: Sequence[str], n: int) -> str:
        first = min(self._entries[group[0]].article_ids)
        return make_id("sto", first, str(n)) if n else make_id("sto", first)

    def _settle_undated(self) -> dict[str, str]:
        """Let articles without a day join the likest story, or stay among themselves; they never change what dated ones are in."""
        undated = self._entries.on(None)
        if not undated:
            return {}
        keys = {entry.key for entry in undated}
        story_of = self._names.story_of
        held = self._members(entry for entry in self._entries if entry.key not in keys)
        alone: list[tuple[str, ...]] = []
        forwards: dict[str, str] = {}
        for group in gather_entries(keys, self._entries):
            host = self._host(group, held)
            former = {story_of[key] for key in group if key in story_of}
            if host:
                forwards |= dict.fromkeys(former - set(held), host)
                story_of |= dict.fromkeys(group, host)
            else:
                for key in group:
                    if story_of.get(key) in held:
                        del story_of[key]
                alone.append(group)
        self._names.forwards |= forwards
        return {**forwards, **self._names.assign(alone, self._make_id)}

    def _host(self, group: Sequence[str], held: Mapping[str, Sequence[Entry]]) -> str | None:
        """The story that a group without a day is like enough to, the likest first."""
        near = {other for key in group for other in self._entries[key].near}
        stories = sorted({self._names.story_of[key] for key in near if key in self._names.story_of} & set(held))
        means = {
            story_id: sum(self._entries[key].near.get(entry.key, 0.0) for key in group for entry in held[story_id])
            / (len(group) * len(held[story_id]))
            for story_id in stories
        }
        best = max(means, key=lambda story_id: means[story_id], default=None)
        return best if best is not None and means[best] >= LEAST_LIKE else None

    def _members(self, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
        members: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.key in self._names.story_of:
                members[self._names.story_of[entry.key]].append(entry)
        return members

    def _tell(self, grouped: set[str], changed_keys: set[str], forwards: Mapping[str, str]) -> StoryUpdate:
        """The stories of entries grouped anew, or that another article prints, that hold other articles than when they were last told."""
        keys = grouped | changed_keys
        stories = {self._names.story_of[key] for key in keys}
        undated = {entry.key for entry in self._entries.on(None)}
        hosts = {self._names.story_of[key] for key in undated} - {self._names.story_of[key] for key in keys - undated}
        is_whole = not hosts and changed_keys <= grouped
        members = self._members((self._entries[key] for key in sorted(keys)) if is_whole else self._entries)
        changed = []
        for story_id, entries in members.items():
            article_ids = tuple(sorted(i for entry in entries for i in entry.article_ids))
            if story_id in stories and self._told.get(story_id) != article_ids:
                self._told[story_id] = article_ids
                self._chains.remember(story_id, entries)
                changed.append((story_id, entries))
        for story_id in forwards:
            self._told.pop(story_id, None)
            self._chains.forget(story_id)
        made = (self._story(story_id, entries) for story_id, entries in changed)
        return StoryUpdate(stories=tuple(sorted(made, key=_by_time)), forwards=forwards)

    def _story(self, story_id: str, entries: Sequence[Entry]) -> Story:
        ordered = sorted(entries, key=lambda entry: entry.place)
        numbers = [entry.number for entry in ordered if entry.number is not None]
        middle = max(ordered, key=lambda e: (bool(e.title), sum(e.near.get(other.key, 0.0) for other in ordered), e.key))
        return Story(
            id=story_id,
            title=middle.title,
            article_ids=tuple(article_id for entry in ordered for article_id in sorted(entry.article_ids)),
            start=_midnight(numbers[0]) if numbers else None,
            end=_midnight(numbers[-1]) if numbers else None,
            follows=self._chains.before(story_id),
        )

    def _forget_days(self) -> None:
        while self._n_days is not None and len(self._touched) > self._n_days:
            day = next(iter(self._touched))
            del self._touched[day]
            self._fold.drop(day)
            self._forget(self._entries.drop(day))
        undated = [entry.key for entry in self._entries if entry.day is None] if self._n_days is not None else []
        if len(undated) > _MOST_UNDATED:
            self._forget(self._entries.drop_undated(len(undated) - _MOST_UNDATED))

    def _forget(self, gone: set[str]) -> None:
        self._names.forget(gone)
        self._entry_of = {article_id: key for article_id, key in self._entry_of.items() if key not in gone}
        live = set(self._names.opened)
        self._told = {story_id: ids for story_id, ids in self._told.items() if story_id in live}
        days = self._entries.days
        self._chains.forget_before(days[len(days) // 2] if days else 0)

    def snapshot(self) -> dict[str, Any]:
        """The whole index as plain data (dicts, lists, strings, numbers), fit for JSON."""
        return {
            "format": _FORMAT,
            "n_days": self._n_days,
            "entries": self._entries.snapshot(),
            "closed": {str(day): [list(group) for group in groups] for day, groups in self._fold.closed.items()},
            "open": {str(day): [list(group) for group in groups] for day, groups in self._fold.open.items()},
            "story_of": dict(self._names.story_of),
            "opened": dict(self._names.opened),
            "forwards": dict(self._names.forwards),
            "n_opened": self._names.n_opened,
            "touched": list(self._touched),
            "chains": self._chains.snapshot(),
        }

    @classmethod
    def restore(cls, data: Mapping[str, Any], rarity_of: Callable[[str], float] = rarity) -> StoryIndex:
        """The index of a snapshot; it goes on as the one that was snapshot would have.

        Raises:
            BadRecord: If this is no snapshot of an index of stories.
        """
        if data.get("format") != _FORMAT:
            raise BadRecord(f"a snapshot of stories has the format {data.get('format')!r}, not {_FORMAT!r}", "make the index anew")
        made = cls(data["n_days"], rarity_of)
        made._entries = Entries.restore(data["entries"])
        made._entry_of = {article_id: entry.key for entry in made._entries for article_id in entry.article_ids}
        made._fold.closed = {int(day): [tuple(group) for group in groups] for day, groups in data["closed"].items()}
        made._fold.open = {int(day): [tuple(group) for group in groups] for day, groups in data["open"].items()}
        made._names = Names(dict(data["story_of"]), dict(data["opened"]), dict(data["forwards"]), data["n_opened"])
        made._touched = dict.fromkeys(data["touched"])
        made._chains = Chains.restore(data["chains"])
        members = made._members(made._entries)
        made._told = {s: tuple(sorted(i for entry in entries for i in entry.article_ids)) for s, entries in members.items()}
        return made


def _midnight(number: int) -> datetime:
    return datetime(1, 1, 1, tzinfo=UTC) + timedelta(days=number - 1)


def _by_time(story: Story) -> tuple[bool, datetime, str]:
    return story.start is None, story.start or datetime(1, 1, 1, tzinfo=UTC), story.id
