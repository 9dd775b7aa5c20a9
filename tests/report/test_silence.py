"""What silence means: who was out late enough to know, and who was not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import invented
from readout.model.article import Article, Precision
from readout.model.story import Comparison, Record
from readout.report.assembly import view_comparison, view_story
from readout.report.page import render_page
from readout.report.silence import AWARE, EARLY, UNSURE, group_silent, why_silent
from readout.report.view import ClaimView

NOON = datetime.fromisoformat("2031-05-04T12:00:00+00:00")


def timed(article: Article, at: datetime | None, precision: Precision | None) -> Article:
    return replace(article, published_at=at, published_precision=precision)


def make_record(**times: tuple[datetime | None, Precision | None]) -> Record:
    record = invented.make_record()
    articles = [timed(one, *times.get(one.id.removeprefix("art_"), (None, None))) for one in record.articles]
    return replace(record, articles=tuple(articles))


def claim_of(record: Record, name: str) -> ClaimView:
    return next(claim for claim in view_story(record).claims if claim.id == f"clm_{name}")


def labels(claim: ClaimView) -> dict[str, list[str]]:
    return {why: [column.article_id.removeprefix("art_") for column in columns] for why, columns in group_silent(claim)}


def test_who_was_out_after_the_first_report_could_have_known_and_who_has_no_time_is_not_said_to() -> None:
    record = make_record(herald=(NOON, "minute"), north=(NOON + timedelta(hours=1), "minute"), state=(NOON - timedelta(hours=1), "minute"))
    claim = claim_of(record, "forty")
    assert labels(claim) == {AWARE: ["north"], UNSURE: ["state", "mail"]}
    assert claim.n_silent == 3


def test_a_report_of_the_same_day_is_not_said_to_have_known() -> None:
    record = make_record(herald=(NOON.replace(hour=0), "day"), north=(NOON, "minute"), mail=(NOON + timedelta(days=1), "minute"))
    assert labels(claim_of(record, "forty"))[AWARE] == ["mail"]


def test_nobody_is_said_to_have_known_what_no_report_of_a_known_time_carries() -> None:
    record = make_record(north=(NOON, "minute"), mail=(NOON, "minute"))
    assert AWARE not in labels(claim_of(record, "evening"))


def test_a_report_that_was_out_too_early_is_neither_counted_as_silent_nor_said_to_have_known() -> None:
    claim = claim_of(make_record(herald=(NOON, "minute"), north=(NOON + timedelta(days=1), "minute")), "expected")
    assert labels(claim)[EARLY] == ["north"]
    assert claim.n_silent == 3


def test_a_report_that_speaks_has_no_reason_for_silence() -> None:
    claim = claim_of(invented.make_record(), "forty")
    assert [bool(why_silent(claim, stand)) for stand in claim.stands] == [not stand.cites for stand in claim.stands]


def test_the_one_file_page_tells_under_each_claim_of_several_reports_who_is_silent() -> None:
    record = make_record(herald=(NOON, "minute"), north=(NOON + timedelta(hours=1), "minute"))
    html = render_page(view_comparison(Comparison(records=(record,), skipped=(), made_by=())))
    claim = claim_of(record, "forty")
    row = re.search(rf'<tr id="{claim.anchor}"[^>]*>.*?</tr>', html, re.DOTALL)
    assert row is not None
    words = " ".join(re.sub(r"<[^>]+>", " ", row.group(0)).split())
    assert f"3 silent {AWARE} The North Quay {UNSURE} Arvenia State Radio, 000_weekend-mail" in words


def test_of_many_that_are_silent_the_one_file_page_names_twenty_and_counts_the_rest() -> None:
    record = invented.make_record()
    more = [replace(invented.ARTICLES["mail"], id=f"art_{n}", name=f"{n:02}_post.txt") for n in range(30)]
    many = replace(record, articles=(*record.articles, *more))
    html = render_page(view_comparison(Comparison(records=(many,), skipped=(), made_by=())))
    row = re.search(rf'<tr id="{claim_of(many, "canal").anchor}"[^>]*>.*?</tr>', html, re.DOTALL)
    assert row is not None
    told = re.search(r"<dd>(.*?)</dd>", row.group(0))
    assert told is not None
    assert told.group(1).count(",") == 19
    assert told.group(1).endswith(" and 11 others")
