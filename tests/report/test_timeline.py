from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import invented
from readout.model.article import Precision
from readout.report.assembly import view_story
from readout.report.figure import Timeline
from readout.report.view import StoryView


def timeline_of(story: StoryView) -> Timeline:
    assert story.timeline is not None
    return story.timeline


def test_a_time_of_the_event_has_one_lane_with_the_words_of_the_reports_that_give_it() -> None:
    (lane,) = timeline_of(view_story(invented.make_record())).times
    assert (lane.label, lane.when, lane.field) == ("on Monday evening", "Monday evening", "start")
    assert [cite.quote for cite in lane.cites] == ["on Monday evening"]


def test_a_report_stands_at_the_minute_it_came_out_and_others_are_named_as_undated() -> None:
    line = timeline_of(view_story(invented.make_record()))
    assert [(lane.label, lane.when) for lane in line.reports] == [("Harbour Herald", "4 May 2031, 20:00 UTC")]
    assert line.reports[0].start_share == line.reports[0].end_share
    assert [column.article_id for column in line.undated] == ["art_ledger", "art_north", "art_state", "art_mail"]


def test_a_report_of_which_only_the_day_is_known_reaches_over_that_day() -> None:
    record = invented.make_record()
    articles = tuple(replace(article, published_at=invented.DAY, published_precision="day") for article in record.articles)
    line = timeline_of(view_story(replace(record, articles=articles)))
    assert len(line.reports) == 5
    assert line.undated == ()
    assert all(lane.end_share - lane.start_share > 0.5 for lane in line.reports)


@pytest.mark.parametrize("precision", ["week", "month", "year"])
def test_a_report_of_no_known_day_is_not_drawn(precision: Precision) -> None:
    record = invented.make_record()
    articles = tuple(replace(article, published_at=invented.DAY, published_precision=precision) for article in record.articles)
    line = timeline_of(view_story(replace(record, articles=articles)))
    assert line.reports == ()
    assert len(line.undated) == 5


def test_a_time_far_from_every_report_is_counted_and_not_drawn() -> None:
    record = invented.make_record()
    row = record.event.fields[0]
    assert row.when is not None
    early = replace(row.when, start=row.when.start - timedelta(days=900), end=row.when.end - timedelta(days=900))
    fields = (*record.event.fields, replace(row, when=early))
    line = timeline_of(view_story(replace(record, event=replace(record.event, fields=fields))))
    assert (len(line.times), line.n_beyond) == (1, 1)


@pytest.mark.parametrize("edge", [datetime.min, datetime.max])
def test_a_report_of_the_first_or_the_last_day_that_can_be_written_is_undated(edge: datetime) -> None:
    record = invented.make_record()
    articles = tuple(replace(a, published_at=edge.replace(tzinfo=UTC), published_precision="day") for a in record.articles)
    row = record.event.fields[0]
    assert row.when is not None
    far = replace(row.when, start=edge.replace(tzinfo=UTC), end=edge.replace(tzinfo=UTC))
    fields = (*record.event.fields, replace(row, when=far))
    line = timeline_of(view_story(replace(record, articles=articles, event=replace(record.event, fields=fields))))
    assert (line.reports, len(line.undated), len(line.times)) == ((), 5, 1)


def test_a_story_of_many_centuries_is_drawn() -> None:
    record = invented.make_record()
    years = (2, 100, 2031, 5000, 9998)
    articles = tuple(
        replace(article, published_at=invented.DAY.replace(year=year), published_precision="minute")
        for article, year in zip(record.articles, years, strict=True)
    )
    line = timeline_of(view_story(replace(record, articles=articles)))
    assert len(line.reports) == 5
    assert 1 <= len(line.ticks) <= 4


def test_a_story_without_any_time_has_no_timeline() -> None:
    record = invented.make_record()
    articles = tuple(replace(article, published_at=None) for article in record.articles)
    fields = tuple(replace(row, when=None) for row in record.event.fields)
    assert view_story(replace(record, articles=articles, event=replace(record.event, fields=fields))).timeline is None


@pytest.mark.parametrize("days", [0, 1, 3, 20, 44])
def test_days_are_marked_few_enough_to_be_read_and_all_shares_lie_within_the_line(days: int) -> None:
    record = invented.make_record()
    articles = tuple(
        replace(article, published_at=invented.DAY + timedelta(days=days if number else 0), published_precision="minute")
        for number, article in enumerate(record.articles)
    )
    line = timeline_of(view_story(replace(record, articles=articles)))
    assert len(line.ticks) <= 4
    assert all(0 <= tick.share <= 1 for tick in line.ticks)
    assert all(0 <= lane.start_share <= lane.end_share <= 1 for lane in (*line.times, *line.reports))
