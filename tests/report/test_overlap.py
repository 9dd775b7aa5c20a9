from __future__ import annotations

from dataclasses import replace

import invented
from readout.model.story import Reuse
from readout.report.assembly import view_story
from readout.report.overlap import MOST_DRAWN, find_bands, overlap_of, text_of, view_overlaps


def test_two_reports_that_share_text_are_told_with_what_they_share() -> None:
    (overlap,) = view_story(invented.make_record()).overlaps
    assert {overlap.left.article_id, overlap.right.article_id} == {"art_herald", "art_ledger"}
    assert (overlap.n_words, overlap.n_stretches, overlap.first) == (16, 1, None)
    assert [band.kind for band in overlap.bands] == ["copied", "copied"]


def test_bands_are_shares_of_the_texts_and_stand_where_the_passages_do() -> None:
    (overlap,) = view_story(invented.make_record()).overlaps
    column = overlap.left
    text = invented.ARTICLES[column.article_id.removeprefix("art_")].text
    words = "President Ilsa Varn of Arvenia and Prime Minister Oren Tal of Sorland met in Port Merin on Monday evening."
    assert overlap.bands[0].left_start_share == round(text.index(words) / len(text.rstrip()), 4)
    assert all(0 <= band.right_start_share < band.right_end_share <= 1 for band in overlap.bands)


def test_the_report_that_was_surely_out_before_the_other_is_named() -> None:
    record = invented.make_record()
    reuse = tuple(replace(row, first_article_id="art_ledger") for row in record.reuse)
    (overlap,) = view_story(replace(record, reuse=reuse)).overlaps
    assert overlap.first is not None
    assert overlap.first.article_id == "art_ledger"


def test_a_stretch_inside_passages_that_differ_is_drawn_too() -> None:
    span = invented.find("herald", "the Linn canal to freight by autumn, both leaders said")
    other = invented.find("north", "The Linn canal will open to freight again this autumn")
    left, right = (text_of(invented.make_passages(key)[2:3]) for key in ("herald", "north"))
    assert find_bands(left, right) == ()
    (band,) = find_bands(left, right, (Reuse(left=other, right=span, n_words=8),))
    assert band.kind == "changed"
    assert band.left_start_share > 0


def test_of_long_texts_only_the_shared_stretches_are_told() -> None:
    span = invented.find("herald", "the Linn canal to freight by autumn, both leaders said")
    left, right = (text_of(invented.make_passages(key) * 90) for key in ("herald", "ledger"))
    assert len(find_bands(left, right, (Reuse(left=span, right=span, n_words=8),))) == 1
    short, other = (text_of(invented.make_passages(key)) for key in ("herald", "ledger"))
    assert len(find_bands(short, other)) > 1


def test_reports_beyond_the_most_drawn_are_listed_without_bands() -> None:
    record = invented.make_record()
    columns = view_story(record).columns
    rows = []
    for number, left in enumerate(record.articles):
        rows += [Reuse(left=left.span(0, 9), right=right.span(0, 9), n_words=50 - number) for right in record.articles[number + 1 :]]
    shown = view_overlaps(replace(record, reuse=(*rows, *record.reuse)), columns)
    assert len(shown) == 10
    assert all(overlap.bands for overlap in shown[:MOST_DRAWN])
    assert [overlap.n_words for overlap in shown] == sorted((overlap.n_words for overlap in shown), reverse=True)


def test_two_reports_that_share_nothing_have_an_overlap_of_nothing() -> None:
    record = invented.make_record()
    columns = {column.article_id: column for column in view_story(record).columns}
    overlap = overlap_of(record, columns["art_state"], columns["art_mail"])
    assert (overlap.n_words, overlap.n_stretches, overlap.bands) == (0, 0, ())
