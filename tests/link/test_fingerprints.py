"""Copies found among all articles of a window."""

from dataclasses import replace

import pytest

from newswire import article
from readout.errors import BadRecord
from readout.link.fingerprints import ReuseIndex, fingerprint
from readout.link.reuse import prose_of_text

SENTENCES = (
    "The crews of the night ferries left their ships at noon and went home over the long bridge",
    "A union clerk counted four hundred travellers in the halls of the old terminal by evening",
    "Buses brought the last of them to hostels while the harbour lay dark and the cranes stood still",
    "Nobody at the company would say when the boats to the outer islands were going to sail again",
)
TEXT = ". ".join(SENTENCES)
OTHER = (
    "Growers blame a wet spring for the glut that halved the price of fruit, and the mill that burned will not be built anew, "
    "since its owners have sold the land on which it stood to a dealer in timber from the far side of the fjord"
)


def test_a_copy_with_its_sentences_in_another_order_is_found_without_a_story() -> None:
    index = ReuseIndex()
    index.add(article("first", TEXT))
    found = index.add(article("second", ". ".join(reversed(SENTENCES)), 3))
    assert sum(reuse.n_words for reuse in found) > 40
    assert {reuse.first_article_id for reuse in found} == {"first"}


def test_a_text_pieced_together_shares_words_with_both_of_its_originals() -> None:
    index = ReuseIndex()
    index.add(article("first", TEXT))
    index.add(article("second", OTHER))
    found = index.add(article("third", f"{'. '.join(SENTENCES[:2])}. {OTHER}", 2))
    assert {reuse.left.article_id for reuse in found} | {reuse.right.article_id for reuse in found} == {"first", "second", "third"}


def test_texts_that_have_nothing_in_common_share_nothing() -> None:
    index = ReuseIndex()
    index.add(article("first", TEXT))
    assert index.add(article("second", OTHER)) == ()


def test_an_article_added_again_adds_nothing() -> None:
    index = ReuseIndex()
    index.add(article("first", TEXT))
    assert index.add(article("first", TEXT)) == ()


def test_a_notice_that_one_outlet_prints_under_everything_is_no_copy() -> None:
    notice = "Write to the desk of the Tide with what you know and we will never tell who you are to anybody at all"
    index = ReuseIndex()
    index.add(article("first", f"{TEXT}. {TEXT.upper()} {notice}", outlet="Morning Tide"))
    assert index.add(article("second", f"{OTHER}. {OTHER[::-1]} {notice}", outlet="Morning Tide")) == ()


def test_days_that_were_long_without_an_article_are_forgotten() -> None:
    index = ReuseIndex(n_days=2)
    for n, day in enumerate((1, 2, 3)):
        index.add(article(f"a{n}", TEXT if n == 0 else f"{OTHER} {n}", day))
    assert index.add(article("late", TEXT, 3)) == ()
    with pytest.raises(BadRecord, match="0 days"):
        ReuseIndex(0)


def test_words_in_quotation_marks_leave_no_fingerprint() -> None:
    quoted = replace(article("quoted", TEXT), text=f"“{TEXT}”")
    assert fingerprint(prose_of_text(quoted)) == frozenset()
    assert fingerprint(prose_of_text(replace(quoted, text=TEXT)))
