from __future__ import annotations

from readout.extract.tweets import find_tweets


def words(text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], text[slice(*t.name)]) for t in find_tweets(text, 0, len(text))]


def test_a_signed_post_gives_its_words_and_its_author_without_links() -> None:
    text = "The lake is safe. Go swim! https://t.co/abc pic.twitter.com/xyz — Kari Lund (@karilund) May 3, 2019"
    assert words(text) == [("The lake is safe. Go swim!", "Kari Lund")]


def test_two_posts_in_one_paragraph_are_two() -> None:
    text = "No fish today. — Kari Lund (@karilund) May 3, 2019 More fish tomorrow. — Pedro Rojas (@projas) May 4, 2019"
    assert words(text) == [("No fish today.", "Kari Lund"), ("More fish tomorrow.", "Pedro Rojas")]


def test_a_handle_in_running_text_is_no_signature() -> None:
    assert words("The minister — Kari Lund (@karilund) — swam in the lake on Monday.") == []


def test_a_post_never_reaches_further_back_than_a_post_can_be_long() -> None:
    report = "The town has kept a record of every catch since the mill was built. " * 8
    found = words(report + "No fish today. — Kari Lund (@karilund) May 3, 2019")
    assert len(found) == 1
    assert len(found[0][0]) <= 330
    assert found[0][0].endswith("No fish today.")
