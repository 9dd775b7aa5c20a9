"""When an article was published, and how that is known."""

from datetime import UTC, date, datetime

import pytest

from readout.read.dates import full_dates, parse_published, published_in_text, published_in_url
from readout.text.layout import lay_out

BODY = "The ministers agreed on Tuesday to open the northern harbour to fishing boats from both countries, officials said."


def known(text: str, dateline: date | None = None) -> tuple[str | None, str | None, str]:
    found = published_in_text(text, lay_out(text), dateline)
    return (found.at.isoformat()[:16] if found.at else None, found.precision, found.known_from)


@pytest.mark.parametrize(
    ("words", "at", "precision"),
    [
        ("2021-03-12", datetime(2021, 3, 12, tzinfo=UTC), "day"),
        ("2021-03-12T10:30:00+02:00", datetime(2021, 3, 12, 8, 30, tzinfo=UTC), "minute"),
        ("2021-03-12T10:30:00Z", datetime(2021, 3, 12, 10, 30, tzinfo=UTC), "minute"),
        ("2021-03-12 10:30", datetime(2021, 3, 12, 10, 30, tzinfo=UTC), "minute"),
        ("2021-03", datetime(2021, 3, 1, tzinfo=UTC), "month"),
        ("2021", datetime(2021, 1, 1, tzinfo=UTC), "year"),
    ],
)
def test_an_iso_date_or_time_is_a_moment_in_utc(words: str, at: datetime, precision: str) -> None:
    found = parse_published(words)
    assert found is not None
    assert (found.at, found.precision, found.known_from) == (at, precision, "stated")


@pytest.mark.parametrize("words", ["yesterday", "2021-13-40", "", "12/03/2021", "2021-02-30"])
def test_other_words_are_no_moment(words: str) -> None:
    assert parse_published(words) is None


@pytest.mark.parametrize("words", ["0001-11-30", "0001-01-01T00:00:00+14:00"])
def test_a_year_before_newspapers_is_unknown(words: str) -> None:
    found = parse_published(words)
    assert found is not None
    assert (found.at, found.known_from) == (None, "unknown")


def test_an_update_line_states_the_day() -> None:
    text = f"Harbour to open in the spring\nUpdated: March 13, 2021 17:40 Xinhua\n\n{BODY}"
    assert known(text) == ("2021-03-13T00:00", "day", "stated")


def test_an_update_line_with_its_zone_states_the_minute() -> None:
    text = f"Harbour to open in the spring\nUpdated: March 13, 2021 5:40 p.m. EST\n\n{BODY}"
    assert known(text) == ("2021-03-13T22:40", "minute", "stated")


def test_a_labelled_date_states_the_day_in_another_language_too() -> None:
    assert known(f"Harbour to open in the spring\nFecha de publicación:\n17 March 2021\n\n{BODY}") == ("2021-03-17T00:00", "day", "stated")


def test_a_dateline_gives_the_day_where_nothing_states_it() -> None:
    assert known(BODY, date(2021, 3, 12)) == ("2021-03-12T00:00", "day", "dateline")


def test_weekday_and_day_together_with_a_full_date_near_by_infer_the_day() -> None:
    text = f"{BODY} The talks went on until Friday, March 12. The harbour had been shut on February 20, 2021."
    assert known(text) == ("2021-03-12T00:00", "day", "inferred")


@pytest.mark.parametrize(
    "more",
    [
        "The talks went on until Thursday evening (March 11).",
        "The talks went on until Thursday, March 11. The treaty was signed in 2008.",
        "The talks went on until Thursday, March 11. The treaty was signed on July 3, 2008.",
        "The talks went on until Monday, March 12. The harbour had been shut on February 20, 2021.",
    ],
)
def test_a_year_that_nothing_shows_is_left_unknown(more: str) -> None:
    assert known(f"{BODY} {more}") == (None, None, "unknown")


def test_the_path_of_an_address_gives_the_day() -> None:
    found = published_in_url("https://harbour.example/news/2014/aug/14/boats/")
    assert found is not None
    assert found.at == datetime(2014, 8, 14, tzinfo=UTC)
    assert published_in_url("https://harbour.example/news/2014/99/14/boats/") is None
    assert published_in_url("https://harbour.example/1234/56") is None


def test_full_dates_are_found_in_every_common_form() -> None:
    text = "On March 12, 2021, 13 March 2021, 2021-03-14 and Sept. 15, 2021; not in May 2021, nor on March 16."
    assert sorted(full_dates(text)) == [date(2021, 3, 12), date(2021, 3, 13), date(2021, 3, 14), date(2021, 9, 15)]
