from datetime import UTC, datetime
from hashlib import sha256

import pytest

from readout.model.article import Article, Outlet, Precision, Span

TEXT = "Herring first. Nets later."


def test_an_article_is_labelled_by_its_outlet_then_its_name_then_its_id() -> None:
    outlet = Outlet(id="lantern", name="The Lantern")
    assert Article(id="a", text=TEXT, outlet=outlet, name="file").label == "The Lantern"
    assert Article(id="a", text=TEXT, name="file").label == "file"
    assert Article(id="a", text=TEXT).label == "a"


def test_the_digest_is_that_of_the_text_in_utf_8() -> None:
    assert Article(id="a", text="Tromsø").sha256 == sha256("Tromsø".encode()).hexdigest()


def test_a_text_with_half_a_surrogate_pair_still_has_a_digest() -> None:
    assert len(Article(id="a", text="\ud800").sha256) == 64


@pytest.mark.parametrize(
    ("at", "precision", "by"),
    [
        (datetime(2031, 5, 4, 9, 30, tzinfo=UTC), "minute", datetime(2031, 5, 4, 9, 31, tzinfo=UTC)),
        (datetime(2031, 5, 4, tzinfo=UTC), "day", datetime(2031, 5, 5, tzinfo=UTC)),
        (datetime(2031, 5, 4, tzinfo=UTC), None, None),
        (None, None, None),
        (datetime(9999, 12, 31, tzinfo=UTC), "year", datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_an_article_is_surely_out_when_the_time_that_is_told_has_passed(
    at: datetime | None, precision: Precision | None, by: datetime | None
) -> None:
    assert Article(id="a", text=TEXT, published_at=at, published_precision=precision).out_by == by


def test_spans_that_only_touch_do_not_overlap() -> None:
    left, right = Span("a", 0, 7, TEXT[:7]), Span("a", 7, 13, TEXT[7:13])
    assert not left.overlaps(right)
    assert left.overlaps(Span("a", 6, 8, TEXT[6:8]))


def test_spans_of_two_articles_never_overlap_or_cover() -> None:
    left, right = Span("a", 0, 7, TEXT[:7]), Span("b", 0, 7, TEXT[:7])
    assert not left.overlaps(right)
    assert not left.covers(right)


def test_a_span_covers_itself_and_what_lies_inside() -> None:
    whole = Span("a", 0, 14, TEXT[:14])
    assert whole.covers(whole)
    assert whole.covers(Span("a", 8, 13, TEXT[8:13]))
    assert not Span("a", 8, 13, TEXT[8:13]).covers(whole)
