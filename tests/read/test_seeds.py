"""The reports that matter most, where they are at hand: read, dated and laid out as a reader would."""

import io
from pathlib import Path

import pytest

from readout.model.article import Article
from readout.read.inputs import read_inputs
from readout.settings import Settings
from readout.text.layout import lay_out

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not here")


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    found = list(read_inputs([str(SEEDS)], stdin=io.BytesIO(), settings=Settings()))
    return [each for each in found if isinstance(each, Article)]


def test_the_days_of_publication_are_those_that_a_reader_finds(seeds: list[Article]) -> None:
    days = [(article.published_at.date().isoformat() if article.published_at else None, article.published_from) for article in seeds]
    assert days == [("2023-11-16", "dateline"), (None, "unknown"), ("2023-11-17", "stated"), (None, "unknown"), ("2023-11-17", "stated")]


def test_two_outlets_are_known_from_their_own_words(seeds: list[Article]) -> None:
    assert [article.outlet_id for article in seeds] == ["efe.com", None, "gov.cn", None, None]


def test_no_caption_rights_line_or_check_for_people_is_left_in_the_prose(seeds: list[Article]) -> None:
    prose = " ".join(
        article.text[b.start : b.end] for article in seeds for b in lay_out(article.text, article.title) if b.part in ("title", "body")
    )
    for words in ("(C)", "(L)", "MANDATORY", "[Photo", "Copyright", "Registration", "human visitor", "Add new comment", "EFE\n", "bpm-mra"):
        assert words not in prose
    assert "EFE" not in prose


def test_titles_are_found_where_there_are_any(seeds: list[Article]) -> None:
    assert [article.title is not None for article in seeds] == [True, False, True, True, True]
