"""Shared stretches of text."""

from dataclasses import replace

import pytest
from desk import Desk

from readout.link.reuse import find_reuse, is_common_copy
from readout.model.article import Precision

COPY = "Ferry crews at the northern port walked out on Monday after talks over night shifts broke down"


def test_a_sentence_printed_by_two_outlets_is_found_in_both_with_its_words() -> None:
    desk = Desk()
    desk.report("Morning Tide", f"{COPY}.\nPassengers slept in the hall.")
    desk.report("Coast Post", f"The strike hit early.\n{COPY}, the union said.")
    (found,) = find_reuse(desk.articles, desk.passages)
    assert found.left.quote == found.right.quote == COPY
    assert found.n_words == len(COPY.split())


def test_a_few_changed_words_do_not_break_a_stretch() -> None:
    desk = Desk()
    desk.report("Morning Tide", f"{COPY}.")
    desk.report("Coast Post", COPY.replace("Monday", "the first Monday") + ".")
    (found,) = find_reuse(desk.articles, desk.passages)
    assert found.left.quote == COPY
    assert found.n_words == len(COPY.split())


def test_a_speaker_quoted_alike_by_two_outlets_is_no_shared_copy() -> None:
    desk = Desk()
    words = "we will not sail another night until every crew has the rest that the law gives it"
    desk.report("Morning Tide", f"“{words},” said the union's head.")
    desk.report("Coast Post", f"The union's head told us: “{words}.”")
    assert find_reuse(desk.articles, desk.passages) == ()


def test_names_and_titles_written_alike_are_no_shared_copy() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Prime Minister Ada Holm and Foreign Minister Jon Vik of Norland Republic met.")
    desk.report("Coast Post", "On Friday Prime Minister Ada Holm and Foreign Minister Jon Vik of Norland Republic spoke.")
    assert find_reuse(desk.articles, desk.passages) == ()


def test_an_article_of_no_words_shares_nothing() -> None:
    desk = Desk()
    desk.report("Morning Tide", "…")
    desk.report("Coast Post", f"{COPY}.")
    assert find_reuse(desk.articles, desk.passages) == ()


def test_words_put_in_and_endings_changed_do_not_hide_a_stretch() -> None:
    desk = Desk()
    desk.report("Morning Tide", "The union promised to begin clearing berths and lift the long blockade of the harbour at once.")
    desk.report("Coast Post", "Their union had promised to begin hiring crews and lifts the long blockade of the harbour at once.")
    (found,) = find_reuse(desk.articles, desk.passages)
    assert found.left.quote == "promised to begin clearing berths and lift the long blockade of the harbour at once"
    assert found.right.quote == "promised to begin hiring crews and lifts the long blockade of the harbour at once"
    assert found.n_words == 13


def test_who_had_it_first_is_told_only_where_the_times_show_it() -> None:
    desk = Desk()
    desk.report("Morning Tide", f"{COPY}.", day="2031-05-02")
    desk.report("Coast Post", f"{COPY}.", day="2031-05-01")
    desk.report("Harbour News", f"{COPY}.", day="2031-05-02")
    first = {frozenset((r.left.article_id, r.right.article_id)): r.first_article_id for r in find_reuse(desk.articles, desk.passages)}
    assert first[frozenset(("Morning Tide", "Coast Post"))] == "Coast Post"
    assert first[frozenset(("Morning Tide", "Harbour News"))] is None


@pytest.mark.parametrize(("day", "precision"), [("1970-01-01", "minute"), ("2031-05-01", "month"), ("2031-01-01", "year")])
def test_a_time_that_machines_write_or_that_tells_no_day_makes_nobody_first(day: str, precision: Precision) -> None:
    desk = Desk()
    desk.report("Morning Tide", f"{COPY}.", day="2031-05-02")
    desk.report("Coast Post", f"{COPY}.", day=day)
    desk.articles[1] = replace(desk.articles[1], published_precision=precision)
    (found,) = find_reuse(desk.articles, desk.passages)
    assert found.first_article_id is None


def test_most_of_a_report_of_one_sentence_is_common_copy_and_a_phrase_of_a_long_one_is_not() -> None:
    assert is_common_copy([9], 14)
    assert not is_common_copy([9], 400)
    assert not is_common_copy([15, 12], 400)
    assert is_common_copy([25], 400)
    assert is_common_copy([15, 15, 15], 400)
