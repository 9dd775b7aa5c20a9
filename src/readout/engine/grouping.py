"""Where articles lie by themselves: the one place that says how those of a store are grouped, before any ruling of a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from readout.engine.elsewhere import fingerprint_of
from readout.extract import Extraction
from readout.link.bags import Bag
from readout.link.entries import Entry
from readout.link.likeness import LEAST_LIKE, WINDOW_DAYS, Day
from readout.link.settling import Sweep
from readout.link.window import Window, find_host, likeness_of, make_entry
from readout.store.agenda import Agenda
from readout.store.kept import KeptDay, Likeness
from readout.store.store import Store

__all__ = ["entry_of", "place"]

_DAYS_AFTER = 2 * WINDOW_DAYS + 2


@dataclass(frozen=True, slots=True)
class _Swept:
    """What came of the articles with a day: the days as they are now, and of each article in question what it shares with its like."""

    settled: tuple[KeptDay, ...]
    emptied: tuple[int, ...]
    labels: Mapping[str, str]
    near: Mapping[str, Mapping[str, float]]
    before: Mapping[str, str]


def place(store: Store, arrived: Sequence[tuple[Extraction, datetime]]) -> None:
    """Find out and keep, in one transaction, which articles of a store these lie together with; the stories that this touches become stale.

    Which articles with a day lie together follows from the articles alone, in whatever order they came: the days that they bear on are
    taken up where they were left and gone through again, until one is as it was. Articles without a day that can be believed join
    what was published or added within three days of when they were added, and bring nothing together. Cost depends on the articles
    of the days around, not on those of the archive. By what their texts are found again in other stories is kept with them.

    Args:
        store: The store; the caller has the right to settle it.
        arrived: Extractions with when their articles were added. One that was placed before is placed anew.
    """
    drafts = {x.article.id: _draft(make_entry(x.article, x.passages, added_at), x.article.id, added_at) for x, added_at in arrived}
    with store.agenda() as agenda:
        former = {one.article_id: one for one in agenda.likenesses_of(sorted(drafts))}
        swept = _sweep(agenda, drafts, former)
        labels = {**swept.labels, **_place_undated(agenda, drafts, former, swept)}
        before = {**{i: one.together for i, one in former.items()}, **swept.before}
        moved = {i: label for i, label in labels.items() if i not in drafts and before.get(i) != label}
        touched = _touched(agenda, {i: labels[i] for i in (*drafts, *moved)}, before)
    placed = [replace(one, near=dict(swept.near.get(one.key, {})), together=labels[i]) for i, one in drafts.items()]
    printed = [fingerprint_of(x, drafts[x.article.id]) for x, _ in arrived]
    store.writer.place(placed, swept.settled, moved=moved, emptied=swept.emptied, touched=touched, printed=printed)


def entry_of(one: Likeness) -> Entry:
    """An article's entry, as it was kept."""
    bag = Bag(words=one.words, title=one.heading, names=one.names)
    day = Day(one.day, one.hours) if one.day is not None else None
    return Entry(key=one.key, day=day, bag=bag, title=one.title, article_ids={one.article_id}, near=dict(one.near))


def _draft(entry: Entry, article_id: str, added_at: datetime) -> Likeness:
    return Likeness(
        article_id=article_id,
        key=entry.key,
        day=entry.number,
        hours=entry.day.hours if entry.day else None,
        seen=added_at.toordinal(),
        title=entry.title,
        words=dict(entry.bag.words),
        heading=dict(entry.bag.title),
        names=dict(entry.bag.names),
        near={},
        together="",
    )


def _sweep(agenda: Agenda, drafts: Mapping[str, Likeness], former: Mapping[str, Likeness]) -> _Swept:
    numbers = [one.day for one in (*drafts.values(), *former.values()) if one.day is not None]
    if not numbers:
        return _Swept((), (), {}, {}, {})
    first, last, n_after = min(numbers), max(numbers), _DAYS_AFTER
    while True:
        days, is_end = agenda.days(first, last, n_after)
        held = [one for one in agenda.likenesses_on(_stretches(days, first, last)) if one.article_id not in drafts]
        window = Window(map(entry_of, held), {d.number: d.closed for d in days}, {d.number: d.open for d in days})
        sweep = window.settle((entry_of(one) for one in drafts.values() if one.day is not None), first, last)
        if sweep.is_level or is_end:
            return _swept(window, sweep, (*former.values(), *held), drafts, numbers)
        n_after *= 2


def _stretches(days: Sequence[KeptDay], first: int, last: int) -> list[tuple[int, int]]:
    """The days whose articles bear on the days from `first` to the last one settled; apart from them what the day before left open."""
    end = max((last, *(day.number for day in days)))
    start = min((first, *(day.number for day in days)))
    return [(first - WINDOW_DAYS, end), (start - WINDOW_DAYS, start)]


def _swept(window: Window, sweep: Sweep, known: Sequence[Likeness], drafts: Mapping[str, Likeness], numbers: Iterable[int]) -> _Swept:
    labels: dict[str, str] = {}
    for group in sweep.groups:
        ids = window.articles_of(group)
        labels |= dict.fromkeys(ids, min(ids))
    of_key = {one.key: one.together for one in known}
    for article_id, one in drafts.items():
        if one.day is not None and article_id not in labels:
            labels[article_id] = of_key[one.key]
    gone_through = (KeptDay(number=day, closed=tuple(closed), open=tuple(left)) for day in sweep.days for closed, left in [window.on(day)])
    return _Swept(
        settled=tuple(gone_through),
        emptied=tuple(sorted(set(numbers) - set(window.entries.days))),
        labels=labels,
        near={one.key: window.entries[one.key].near for one in drafts.values() if one.day is not None},
        before={one.article_id: one.together for one in known},
    )


def _place_undated(agenda: Agenda, drafts: Mapping[str, Likeness], former: Mapping[str, Likeness], swept: _Swept) -> dict[str, str]:
    """What each article without a day shares with its like: those that arrived, and those to which what arrived makes a difference."""
    dated = {i: one for i, one in drafts.items() if one.day is not None}
    waiting = {i: one for i, one in drafts.items() if one.day is None} | _shaken(agenda, dated, former, swept, drafts)
    about = {seen: agenda.likenesses_about(seen, WINDOW_DAYS) for seen in sorted({one.seen for one in waiting.values()})}
    entries = {
        one.article_id: entry_of(one) for one in (*drafts.values(), *waiting.values(), *(one for held in about.values() for one in held))
    }
    found: dict[str, str] = {}
    for one in sorted(waiting.values(), key=lambda one: (one.seen, one.article_id)):
        others = {other.article_id: other.together for other in about[one.seen] if other.article_id not in waiting}
        others |= {
            i: swept.labels[i] for i in {*others, *(i for i, other in dated.items() if _is_in_reach(one, other))} & set(swept.labels)
        }
        others |= {i: label for i, label in found.items() if _is_in_reach(one, waiting[i])}
        groups: dict[str, list[Entry]] = {}
        for article_id, label in others.items():
            groups.setdefault(label, []).append(entries[article_id])
        found[one.article_id] = find_host(entries[one.article_id], groups) or one.article_id
    return found


def _shaken(
    agenda: Agenda, dated: Mapping[str, Likeness], former: Mapping[str, Likeness], swept: _Swept, drafts: Mapping[str, Likeness]
) -> dict[str, Likeness]:
    """The placed articles without a day whose like lie elsewhere now, or that are like one that arrived."""
    moved = {swept.before[i] for i, label in swept.labels.items() if swept.before.get(i, label) != label}
    moved |= {one.together for one in former.values()}
    days = sorted({day for one in dated.values() for day in (one.seen, one.day) if day is not None})
    arrived = [(one, entry_of(one)) for one in dated.values()]
    return {
        other.article_id: other
        for first, last in _joined(days)
        for other in agenda.undated_about(first, last)
        if other.article_id not in drafts and (other.together in moved or _is_like_one(other, arrived))
    }


def _joined(days: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of days, each three days to either side, those that touch as one."""
    stretches: list[tuple[int, int]] = []
    for day in days:
        start = day - WINDOW_DAYS
        if stretches and start <= stretches[-1][1] + 1:
            start = stretches.pop()[0]
        stretches.append((start, day + WINDOW_DAYS))
    return stretches


def _is_in_reach(undated: Likeness, other: Likeness) -> bool:
    days = (other.seen, *(() if other.day is None else (other.day,)))
    return any(abs(undated.seen - day) <= WINDOW_DAYS for day in days)


def _is_like_one(undated: Likeness, arrived: Iterable[tuple[Likeness, Entry]]) -> bool:
    mine = entry_of(undated)
    return any(_is_in_reach(undated, one) and likeness_of(mine, entry) >= LEAST_LIKE for one, entry in arrived)


def _touched(agenda: Agenda, labels: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    """The stories that hold other articles than lie together now; `labels` are those of articles that are new or lie elsewhere now."""
    named = {*labels.values(), *(before[i] for i in labels if i in before)}
    lying = {label: set(ids) - set(labels) for label, ids in agenda.lying_together(sorted(named)).items()}
    for article_id, label in labels.items():
        lying.setdefault(label, set()).add(article_id)
    label_of = {i: label for label, ids in lying.items() for i in ids}
    return [known.story_id for known in agenda.stories_of(sorted(label_of)) if not _is_whole(known.article_ids, lying, label_of)]


def _is_whole(article_ids: Collection[str], lying: Mapping[str, Collection[str]], label_of: Mapping[str, str]) -> bool:
    """Whether a story holds what lies together, no more and no less."""
    found = {label_of.get(i) for i in article_ids}
    return len(found) == 1 and set(article_ids) == set(lying.get(found.pop() or "", ()))
