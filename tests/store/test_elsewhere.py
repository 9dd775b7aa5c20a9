"""Text that an article shares with articles of other stories, in both databases, in whatever order they came."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from shelf import CANAL, START, STRIKE, report
from sqlalchemy import create_engine, func, select

from readout.engine import elsewhere
from readout.engine.elsewhere import find_elsewhere, fingerprint_of
from readout.engine.grouping import _draft
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.extract import Extraction
from readout.link.reuse import Prose, reuse_between
from readout.link.window import make_entry
from readout.model.ruling import Ruling, make_ruling
from readout.store.kept import Elsewhere, KeptArticle
from readout.store.schema import _config
from readout.store.store import Store, bring_up_to_date, open_store
from readout.store.tables import fingerprints, marks

Shelve = Callable[..., None]

LOCKS = (
    "The old locks were cut by hand from the red stone of the valley and took nine winters to finish.",
    "Every gate weighs as much as a small house, and two keepers with one long bar can swing it open.",
    "Nobody has counted the boats that went down there, but divers bring up anchors and bells each spring.",
)
BREAD = (
    "Bakers in Hol raised the price of rye bread again after the mill burned.",
    "Una Rask said flour would stay dear until the harvest.",
)


def shared_with(store: Store, article_id: str) -> dict[str, Elsewhere]:
    with store.view() as view:
        return {one.article.id: one for one in find_elsewhere(view, article_id)}


def story_of(store: Store, article_id: str) -> str:
    with store.view() as view:
        return view.story_of_article(article_id) or ""


def test_a_passage_printed_in_another_story_is_told_of_both_with_its_words_and_who_had_it_first(store: Store, shelve: Shelve) -> None:
    canal, strike = report("herald", (*CANAL, *LOCKS)), report("quay", (*STRIKE, *LOCKS), hours=30)
    shelve(store, canal, strike, report("bakers", BREAD, hours=4))
    assert len({story_of(store, name) for name in ("herald", "quay", "bakers")}) == 3
    (there,) = shared_with(store, "herald").values()
    (back,) = shared_with(store, "quay").values()
    assert (there.article.id, back.article.id) == ("quay", "herald")
    assert {row.first_article_id for one in (there, back) for row in one.reuse} == {"herald"}
    for one, mine, theirs in ((there, canal, strike), (back, strike, canal)):
        for row in one.reuse:
            mine.article.check(row.left)
            theirs.article.check(row.right)
    assert sum(row.n_words for row in there.reuse) >= 50
    assert [(row.right, row.left, row.n_words) for row in back.reuse] == [(row.left, row.right, row.n_words) for row in there.reuse]
    assert there.n_words > sum(row.n_words for row in there.reuse)
    assert shared_with(store, "bakers") == {}


def test_what_is_shared_within_a_story_is_not_told_and_is_told_once_a_person_has_split_it(
    store: Store, shelve: Shelve, rule: Callable[[Store, Ruling, int], None]
) -> None:
    shelve(store, report("herald", (*CANAL, *LOCKS)), report("ledger", (*CANAL, *LOCKS), hours=2))
    assert story_of(store, "herald") == story_of(store, "ledger")
    assert shared_with(store, "herald") == {}
    named = (story_of(store, "herald"), "ledger")
    split = make_ruling("split-story", by="Ada", at=START, subject_ids=named, left_ids=("ledger",), right_ids=("herald",))
    rule(store, split, 2)
    assert story_of(store, "herald") != story_of(store, "ledger")
    assert set(shared_with(store, "herald")) == {"ledger"}


def test_the_same_text_at_two_addresses_is_told_and_versions_of_one_page_count_once(store: Store, shelve: Shelve) -> None:
    def at(one: KeptArticle, url: str) -> KeptArticle:
        return replace(one, article=replace(one.article, url=url))

    here = at(report("herald", LOCKS), "https://herald.example/locks")
    edited = at(report("herald-2", (*LOCKS, *CANAL), outlet="The Herald", hours=24 * 9), "https://herald.example/locks")
    there = at(report("quay", LOCKS, hours=24 * 10), "https://quay.example/1")
    again = at(report("quay-2", (*LOCKS, *STRIKE), outlet="The Quay", hours=24 * 15), "https://quay.example/1")
    shelve(store, here, edited, there, again, day=20)
    assert set(shared_with(store, "herald")) == {"quay"}
    assert len(shared_with(store, "quay")) == 1
    assert set(shared_with(store, "quay")) <= {"herald", "herald-2"}


@pytest.mark.parametrize(
    ("published", "precision"),
    [(None, None), (datetime(1970, 1, 1, tzinfo=UTC), "minute"), (datetime(2031, 5, 1, tzinfo=UTC), "month")],
)
def test_nobody_had_it_first_where_a_time_is_not_known(
    store: Store, shelve: Shelve, published: datetime | None, precision: str | None
) -> None:
    undated = report("quay", (*STRIKE, *LOCKS), dated=False)
    undated = replace(undated, article=replace(undated.article, published_at=published, published_precision=precision))
    shelve(store, report("herald", (*CANAL, *LOCKS), hours=48), undated, day=3)
    (there,) = shared_with(store, "herald").values()
    assert there.article.id == "quay"
    assert {row.first_article_id for row in there.reuse} == {None}


def test_an_article_of_one_sentence_is_found_in_a_long_one_and_one_of_four_words_nowhere(store: Store, shelve: Shelve) -> None:
    short, tiny = report("short", LOCKS[:1]), report("tiny", ("Ship sank off shore.",), hours=1)
    shelve(store, short, tiny, report("long", (*STRIKE, *LOCKS), hours=24 * 9), day=9)
    assert set(shared_with(store, "short")) == {"long"}
    assert set(shared_with(store, "long")) == {"short"}
    assert shared_with(store, "tiny") == {}


def test_of_a_text_of_a_hundred_thousand_words_so_many_marks_are_kept_and_its_copy_is_found(store: Store) -> None:
    text = " ".join(f"w{n * 7919 % 100_003}" for n in range(100_000))
    book, copy = (report(name, (f"Of the lamps of {name}.", f"The {text}."), outlet=name) for name in ("herald", "quay"))
    lay_down(store, [book, copy])
    with store.view() as view:
        kept = view.fingerprint("herald")
    assert kept is not None
    assert len(kept.marks) == 8_000
    (there,) = shared_with(store, "herald").values()
    assert sum(row.n_words for row in there.reuse) >= 100_000


def test_what_was_printed_longer_ago_than_the_window_is_another_time(store: Store, shelve: Shelve) -> None:
    reach = elsewhere.REACH_DAYS
    within, beyond = report("within", (*STRIKE, *LOCKS), hours=24 * reach), report("beyond", (*BREAD, *LOCKS), hours=24 * (reach + 1))
    shelve(store, report("herald", (*CANAL, *LOCKS)), within, beyond, day=reach + 2)
    assert set(shared_with(store, "herald")) == {"within"}


def stream(dice: random.Random) -> list[KeptArticle]:
    """Reports in words of their own that borrow paragraphs from one another; some are undated, some of one address."""
    words = "harbour ferry banana fire mill crew price dawn shift anchor bell valley rye bread locks stone winter keeper bar gate".split()
    borrowed = [f"The {' '.join(dice.choices(words, k=28))} {n}." for n in range(8)]
    made = []
    for n in range(26):
        own = [f"{'xyz'[i % 3]}{n}a{i} {' '.join(f'w{n}b{i}c{k}' for k in range(9))}." for i in range(6)]
        one = report(f"r{n}", (*own, *dice.sample(borrowed, dice.randint(0, 2))), hours=dice.randint(0, 24 * 30), dated=n % 9 != 0)
        made.append(replace(one, article=replace(one.article, url=f"https://r.example/{n % 3}") if n % 7 == 0 else one.article))
    return made


def all_shared(store: Store, items: Iterable[KeptArticle]) -> dict[str, list[tuple[object, ...]]]:
    return {one.article.id: [(i, e.reuse) for i, e in shared_with(store, one.article.id).items()] for one in items}


@pytest.mark.parametrize("seed", range(2))
def test_the_same_articles_share_the_same_in_whatever_order_they_came(both: tuple[str, str], engine: LocalEngine, seed: int) -> None:
    dice = random.Random(seed)
    items = stream(dice)
    found = []
    for address, n_at_once in zip(both, (26, 4), strict=True):
        mixed = dice.sample(items, len(items))
        with open_store(address, make=True) as store:
            settler = Settler(engine, store)
            for start in range(0, len(mixed), n_at_once):
                for one in mixed[start : start + n_at_once]:
                    store.writer.put_article(one, at=START + timedelta(days=31), made_by=())
                settler(START + timedelta(days=31), lambda *_: None)
            found.append(all_shared(store, items))
    assert found[0] == found[1]
    assert sum(map(len, found[0].values())) > 10


def _n_marks(store: Store) -> tuple[int, int]:
    """How many marks there are, and how many the articles have by their own account."""
    with store._reading() as connection:
        n = connection.execute(select(func.count()).select_from(marks)).scalar() or 0
        return n, connection.execute(select(func.sum(fingerprints.c.n_marks))).scalar() or 0


def test_an_article_extracted_anew_leaves_none_of_the_marks_that_it_had(store: Store, shelve: Shelve, engine: LocalEngine) -> None:
    former = report("herald", (*CANAL, *LOCKS))
    shelve(store, former, report("quay", (*STRIKE, *LOCKS), hours=30))
    before = _n_marks(store)
    captions = tuple(p if n < len(CANAL) else replace(p, part="caption") for n, p in enumerate(former.passages))
    store.writer.renew_article(replace(former, passages=captions), at=START, made_by=())
    Settler(engine, store)(START, lambda *_: None)
    assert shared_with(store, "herald") == shared_with(store, "quay") == {}
    after = _n_marks(store)
    assert after[0] == after[1] < before[0] == before[1]
    store.writer.renew_article(former, at=START, made_by=())
    Settler(engine, store)(START, lambda *_: None)
    assert _n_marks(store) == before
    assert set(shared_with(store, "herald")) == {"quay"}


def test_a_store_of_before_finds_what_its_articles_share_with_the_next_that_comes(address: str, shelve: Shelve) -> None:
    with open_store(address, make=True) as store:
        shelve(store, report("herald", (*CANAL, *LOCKS)), report("quay", (*STRIKE, *LOCKS), hours=30))
        expected = set(shared_with(store, "herald"))
    url = f"sqlite:///{address}" if "://" not in address else address.replace("postgresql://", "postgresql+psycopg://")
    database = create_engine(url)
    with database.begin() as connection:
        command.downgrade(_config(connection), "0003")
    database.dispose()
    bring_up_to_date(address)
    with open_store(address) as store:
        assert shared_with(store, "herald") == {}
        shelve(store, report("bakers", BREAD, hours=31))
        assert set(shared_with(store, "herald")) == expected == {"quay"}


def lay_down(store: Store, items: Sequence[KeptArticle]) -> None:
    """Put articles with their marks into a store, and leave them out of every story."""
    printed = []
    for one in items:
        store.writer.put_article(one, at=START, made_by=())
        extraction = Extraction(article=one.article, passages=one.passages, statements=one.statements)
        printed.append(fingerprint_of(extraction, _draft(make_entry(one.article, one.passages, START), one.article.id, START)))
    store.writer.place([], [], moved={}, emptied=[], touched=[], printed=printed)


def test_a_text_that_hundreds_print_in_one_minute_is_aligned_with_twenty_of_them_the_first_among_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = (*LOCKS, f"The {' '.join(f'word{n}' for n in range(150))}.")
    lay_down(store, [report(f"wire-{n:03}", wire, hours=5) for n in range(230)] + [report("origin", wire, hours=4)])
    lay_down(store, [report("own", (*STRIKE, *LOCKS, *BREAD), hours=6), report("late", wire, hours=9)])
    lay_down(store, [report("again", wire, outlet="The Origin", hours=10)])
    n_aligned = 0

    def counted(left: Prose, right: Prose) -> tuple[object, ...]:
        nonlocal n_aligned
        n_aligned += 1
        return reuse_between(left, right)

    monkeypatch.setattr(elsewhere, "reuse_between", counted)
    found = shared_with(store, "late")
    assert n_aligned == len(found) == 20
    assert {row.first_article_id for row in found["origin"].reuse} == {"origin"}
    assert "origin" in shared_with(store, "again")
