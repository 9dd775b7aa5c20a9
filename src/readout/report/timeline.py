"""When the reports came out, and the times of the event that they give, on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from readout.model.article import Article
from readout.model.story import EventField, Record
from readout.report.column import Cite, Column
from readout.report.figure import Lane, Tick, Timeline
from readout.report.label import clean, date_of
from readout.report.trail import Trail

__all__ = ["view_timeline"]

_WIDEST = timedelta(days=45)
_MOST_TICKS = 4
_DAY = timedelta(days=1)
_MOST_ROOM = timedelta(days=30)
_TO_THE_MINUTE = ("minute", "hour")
_YEARS = range(2, 9999)

Stretch = tuple[datetime, datetime]


def view_timeline(record: Record, trail: Trail) -> Timeline | None:
    """The timeline of a story; None where neither a report nor the event has a day.

    Times of the event are drawn where the reports put them, one lane for each; such as lie more than 45 days from
    every report, or from the first time where no report has a day, are only counted.
    """
    columns = {column.article_id: column for column in trail.columns}
    out = [(stretch, article) for article in record.articles if (stretch := _out(article))]
    given = [
        (row, (row.when.start, row.when.end)) for row in record.event.fields if row.when and _is_drawable(row.when.start, row.when.end)
    ]
    near = [(row, stretch) for row, stretch in given if _is_near(stretch, [s for s, _ in out] or [given[0][1]])]
    if not out and not near:
        return None
    whole = _whole([s for s, _ in out] + [s for _, s in near])
    dated = {article.id for _, article in out}
    return Timeline(
        ticks=_ticks(whole),
        times=_times(near, whole, trail),
        reports=tuple(
            _lane(stretch, whole, columns[article.id].label, columns[article.id].published, (columns[article.id],))
            for stretch, article in sorted(out, key=lambda item: (item[0], columns[item[1].id].number))
        ),
        undated=tuple(column for column in trail.columns if column.article_id not in dated),
        n_beyond=len(given) - len(near),
    )


def _times(rows: Sequence[tuple[EventField, Stretch]], whole: Stretch, trail: Trail) -> tuple[Lane, ...]:
    """One lane for each field and time, with the words of every report that gives it, the first of them as its label."""
    lanes: dict[tuple[Stretch, str], list[EventField]] = {}
    for row, stretch in sorted(rows, key=lambda item: (item[1], item[0].field, item[0].span)):
        lanes.setdefault((stretch, row.field), []).append(row)
    found = []
    for (stretch, field), given in lanes.items():
        cites = tuple(trail.cite(row.span, f"{trail.prefix}-happened", 0, "field") for row in given)
        words = clean(given[0].span.quote)
        found.append(
            _lane(stretch, whole, words, _written(given[0].value, stretch), tuple(dict.fromkeys(c.column for c in cites)), field, cites)
        )
    return tuple(found)


def _written(value: str, stretch: Stretch) -> str:
    """The value of a field with its day as a reader writes it: "12 Mar 2024, afternoon"."""
    return re.sub(r"^\d{4}-\d{2}-\d{2}", date_of(stretch[0]), clean(value))


def _out(article: Article) -> Stretch | None:
    """When an article came out: a moment, or the day of which no hour is known; None where not even the day is."""
    at, precision = article.published_at, article.published_precision
    if at is None or precision in ("year", "month", "week") or not _is_drawable(at):
        return None
    if precision in _TO_THE_MINUTE:
        return at, at
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day, day + _DAY


def _is_near(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    return any(start - stretch[0] <= _WIDEST and stretch[1] - end <= _WIDEST for start, end in others)


def _is_drawable(*moments: datetime) -> bool:
    """Whether there is room for days before and after, as there is not in the first and the last year that can be written."""
    return all(moment.year in _YEARS for moment in moments)


def _whole(stretches: Sequence[Stretch]) -> Stretch:
    """From the first to the last, with a little room, and never shorter than a day."""
    start, end = min(s for s, _ in stretches), max(e for _, e in stretches)
    room = max(min((end - start) * 0.03, _MOST_ROOM), (_DAY - (end - start)) / 2, timedelta(minutes=30))
    return start - room, end + room


def _lane(
    stretch: Stretch, whole: Stretch, label: str, when: str, columns: tuple[Column, ...], field: str = "", cites: tuple[Cite, ...] = ()
) -> Lane:
    length = whole[1] - whole[0]
    start, end = ((moment - whole[0]) / length for moment in stretch)
    return Lane(
        label=label,
        when=when,
        start_at=stretch[0],
        end_at=stretch[1],
        start_share=round(start, 4),
        end_share=round(end, 4),
        columns=columns,
        field=field,
        cites=cites,
    )


def _ticks(whole: Stretch) -> tuple[Tick, ...]:
    """The beginnings of days, of every second or third where there are many."""
    start, end = whole
    first = start.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
    days = max(0, (end - first).days + 1) if first < end else 0
    step = max(1, -(-days // _MOST_TICKS))
    moments = [first + _DAY * number for number in range(0, days, step)]
    return tuple(Tick(share=round((at - start) / (end - start), 4), text=date_of(at)) for at in moments if at < end)
