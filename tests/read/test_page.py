"""HTML pages: the report, and what the page says of itself."""

import json

import pytest

from readout.errors import Unreadable
from readout.read.page import looks_like_page, read_page

BODY = "The ministers agreed on Tuesday to open the northern harbour to fishing boats from both countries, officials said."


def page(head: str = "", body: str = "") -> str:
    menu = "<nav><ul><li><a href='/a'>Sports</a></li><li><a href='/b'>Weather</a></li></ul></nav>"
    report = f"<article><p>{BODY}</p><p>{BODY} {BODY}</p>{body}</article>"
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{menu}{report}</body></html>"


def test_the_text_is_the_report_without_the_menu() -> None:
    text = read_page(page(), "a.html", "a").text
    assert BODY in text
    assert "Weather" not in text


def test_json_ld_tells_title_time_authors_and_outlet() -> None:
    data = json.dumps(
        {
            "@graph": [
                {"@type": "WebSite", "name": "x"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "Harbour opens",
                    "datePublished": "2021-03-12T11:00:00+01:00",
                    "author": [{"@type": "Person", "name": "Ada Lie"}, {"name": "Per Dahl"}],
                    "publisher": {"name": "The Harbour Post"},
                    "inLanguage": "nb-NO",
                },
            ]
        }
    )
    found = read_page(page(f"<script type='application/ld+json'>{data}</script>"), "a.html", "a")
    assert (found.title, found.outlet, found.authors, found.language) == (
        "Harbour opens",
        "The Harbour Post",
        ("Ada Lie", "Per Dahl"),
        "nb",
    )
    assert found.published is not None
    assert found.published.at is not None
    assert (found.published.at.isoformat(), found.published.precision) == ("2021-03-12T10:00:00+00:00", "minute")


def test_open_graph_tells_what_json_ld_does_not() -> None:
    head = (
        "<meta property='og:title' content='Harbour opens'><meta property='og:site_name' content='The Tide'>"
        "<meta property='article:published_time' content='2021-03-12'><link rel='canonical' href='https://tide.example/a'>"
    )
    found = read_page(page(head), "a.html", "a")
    assert (found.title, found.outlet, found.url, found.language) == ("Harbour opens", "The Tide", "https://tide.example/a", "en")
    assert found.published is not None
    assert found.published.precision == "day"


@pytest.mark.parametrize(
    "data",
    ["{broken", "[" * 50_000, '{"@type": "NewsArticle", "headline": 7, "author": 5, "publisher": "x", "datePublished": "soon"}', "null"],
)
def test_bad_json_ld_is_passed_over(data: str) -> None:
    assert BODY in read_page(page(f"<script type='application/ld+json'>{data}</script>"), "a.html", "a").text


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(Unreadable, match="without an article"):
        read_page("<html><body><a href='/'>Home</a></body></html>", "a.html", "a")


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000 + BODY,
        "<!DOCTYPE html [<!ENTITY a 'bbbbbbbbbb'><!ENTITY c '&a;&a;&a;&a;'>]><html><body>&c;</body></html>",
        "<html><body>" + "<p>" * 50_000,
        "<html",
        "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'><html><body>x</body></html>",
    ],
)
def test_a_hostile_page_is_read_or_refused_and_never_anything_else(hostile: str) -> None:
    try:
        found = read_page(hostile, "a.html", "a")
    except Unreadable as error:
        assert "a.html" in error.message
    else:
        assert "root:" not in found.text


def test_a_page_is_known_by_how_it_begins() -> None:
    assert looks_like_page("\n<!-- x --><!DOCTYPE html><html>")
    assert looks_like_page('<?xml version="1.0"?><html>')
    assert not looks_like_page("The <html> element is old.")
