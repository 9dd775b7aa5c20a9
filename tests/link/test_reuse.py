"""Shared stretches of text."""

from desk import Desk

from readout.link.reuse import find_reuse

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
