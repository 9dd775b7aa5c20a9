"""Copies found among all articles of a window."""

import json
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


def edited(n: int) -> str:
    """The text with a sentence of its own put in at a place of its own."""
    own = f"Reader {n} of the paper in town {n * 7} had seen boat {n * 3} turn back at pier {n * 5} by {n} o'clock"
    sentences = [*SENTENCES * 2]
    sentences.insert(n % 8, own)
    return ". ".join(sentences)


def test_thousands_of_edited_reprints_of_one_minute_cost_as_much_each_and_every_one_is_found() -> None:
    index = ReuseIndex()
    n_found = []
    for n in range(260):
        before = index.n_aligned
        found = index.add(article(f"reprint-{n:05}", edited(n), hour=9))
        n_found.append(len({reuse.left.article_id for reuse in found} | {reuse.right.article_id for reuse in found}))
        assert index.n_aligned - before <= 20
    assert min(n_found[1:]) >= 2
    assert n_found[259] >= 2


def test_a_phrase_that_hundreds_print_in_texts_of_their_own_tells_nothing() -> None:
    phrase = "Nothing in this text may be printed or sent on without the written leave of the house that put it out first"
    index = ReuseIndex()
    for n in range(220):
        words = " ".join(f"word{n}x{i}" for i in range(60))
        found = index.add(article(f"own-{n}", f"{words}. {phrase}", outlet=f"Outlet {n}"))
    assert found == ()


def test_an_index_of_reuse_goes_on_from_its_snapshot_as_if_nothing_had_happened() -> None:
    items = [article("first", TEXT), article("second", OTHER, 2), article("third", ". ".join(reversed(SENTENCES)), 3)]
    whole = ReuseIndex(n_days=2)
    for item in items[:2]:
        whole.add(item)
    restored = ReuseIndex.restore(json.loads(json.dumps(whole.snapshot())), {item.id: item for item in items})
    assert restored.snapshot() == whole.snapshot()
    for item in (*items[2:], article("fourth", f"{OTHER}. {SENTENCES[0]}", 4)):
        assert restored.add(item) == whole.add(item) != ()
    assert restored.snapshot() == whole.snapshot()


def test_a_snapshot_of_reuse_without_its_articles_or_of_something_else_is_refused() -> None:
    index = ReuseIndex()
    index.add(article("first", TEXT))
    with pytest.raises(BadRecord, match="'first'"):
        ReuseIndex.restore(index.snapshot(), {})
    with pytest.raises(BadRecord, match="format"):
        ReuseIndex.restore({"format": "other/1"}, {})
