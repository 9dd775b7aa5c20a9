from __future__ import annotations

import pytest

from readout.extract.outlets import as_outlet, is_relay_name
from readout.model.article import Span
from readout.model.statement import Mention, MentionKind


def mention(name: str, kind: MentionKind = "organisation") -> Mention:
    return Mention(span=Span("art", 0, len(name), name), name=name, entity_id=name.lower().replace(" ", "-"), kind=kind)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Lake Herald", "Lake Herald", "outlet"),
        ("WLAK-TV", "WLAK-TV", "outlet"),
        ("the news site Vannet", "Vannet", "outlet"),
        ("Lake Ministry", "Lake Ministry", "organisation"),
    ],
)
def test_a_name_that_sounds_like_an_outlet_is_taken_for_one(words: str, name: str, kind: str) -> None:
    found = as_outlet(mention(words), (), is_quoter=False)
    assert (found.name, found.kind) == (name, kind)


def test_a_person_is_never_taken_for_an_outlet() -> None:
    assert as_outlet(mention("Ann Post", "person"), (), is_quoter=True).kind == "person"


def test_whoever_quotes_others_is_taken_for_an_outlet() -> None:
    assert as_outlet(mention("Vannet"), (), is_quoter=True).kind == "outlet"


def test_neither_a_platform_nor_the_speaker_nor_the_articles_own_outlet_is_a_relay() -> None:
    herald = mention("Lake Herald", "outlet")
    assert is_relay_name(herald, None, "the-lake-post")
    assert not is_relay_name(mention("Twitter", "outlet"), None, "")
    assert not is_relay_name(herald, herald, "")
    assert not is_relay_name(herald, None, "the-lake-herald")


def test_a_paper_goes_by_its_last_word_but_no_station_by_news() -> None:
    known = (mention("Lake Herald", "outlet"), mention("Fox News", "outlet"))
    assert as_outlet(mention("Herald"), known, is_quoter=False).name == "Lake Herald"
    assert as_outlet(mention("News"), known, is_quoter=False).name != "Fox News"
    assert as_outlet(mention("The News"), known, is_quoter=False).name == "Fox News"
