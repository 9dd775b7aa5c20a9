"""Where articles lie in a store: by themselves, in whatever order they came."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newswire import FERRY, FIRE, FRUIT, article
from readout.engine.grouping import place
from readout.extract import Extraction
from readout.link.index import StoryIndex
from readout.model.article import Article, Passage
from readout.store.kept import KeptArticle
from readout.store.store import Store, open_store

LATER = datetime(2032, 1, 1, tzinfo=UTC)
WORDS = "harbour ferry strike banana glut fire mill Norhavn Lirio Ostrum crew price dawn shift".split()


def arrive(store: Store, items: Iterable[Article], at: datetime = LATER) -> None:
    """Put articles into a store and find out where they lie."""
    made = []
    for item in items:
        passages = (Passage(span=item.span(0, len(item.text)), order=0, part="body"),)
        kept = KeptArticle(article=item, passages=passages, statements=(), mentions=(), placed_at=item.published_at or at)
        store.writer.put_article(kept, at=at, made_by=())
        made.append((Extraction(article=item, passages=passages, statements=()), at))
    place(store, made)


def lying(store: Store, items: Iterable[Article]) -> set[frozenset[str]]:
    with store.agenda() as agenda:
        labels = agenda.together([item.id for item in items])
        return {frozenset(ids) for ids in agenda.lying_together(sorted(set(labels.values()))).values()}


def stream(dice: random.Random) -> list[Article]:
    said = [" ".join(dice.choices(WORDS, k=dice.randint(3, 8))) for _ in range(6)]
    return [article(f"a{n}", f"{dice.choice(said)} {dice.choice(WORDS)}", dice.randint(1, 16)) for n in range(24)]


def pieces(items: Sequence[Article], dice: random.Random) -> Iterable[Sequence[Article]]:
    mixed, start = dice.sample(items, len(items)), 0
    while start < len(mixed):
        end = start + dice.randint(1, 6)
        yield mixed[start:end]
        start = end


@pytest.mark.parametrize("seed", range(8))
def test_articles_that_arrive_in_any_order_lie_as_if_all_had_been_there_at_once(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    items = stream(dice)
    whole = StoryIndex(n_days=None)
    whole.add(items)
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        for piece in pieces(items, dice):
            arrive(store, piece)
        assert lying(store, items) == {frozenset(story.article_ids) for story in whole.stories()}


def test_an_article_placed_anew_under_other_words_leaves_no_trace_of_what_it_was(tmp_path: Path) -> None:
    items = [article("one", FERRY[0], 1), article("two", FERRY[1], 2), article("three", FRUIT[0], 2), article("four", FRUIT[1], 3)]
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        arrive(store, [article("one", FRUIT[0], 1), *items[1:]])
        assert frozenset({"one", "three", "four"}) in lying(store, items)
        arrive(store, items[:1])
        assert lying(store, items) == {frozenset({"one", "two"}), frozenset({"three", "four"})}


class Counted:
    """How many articles are looked at again, and how many days are settled again, when something arrives."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.n_articles = self.n_days = 0
        was = store.writer.place

        def counted(placed: Sequence[Any], settled: Sequence[Any], **rest: Any) -> None:
            self.n_days += len(settled)
            was(placed, settled, **rest)

        monkeypatch.setattr(store.writer, "place", counted)
        for name in ("likenesses_on", "likenesses_about", "undated_about"):
            self._count(name, monkeypatch)

    def _count(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = getattr(__import__("readout.store.agenda", fromlist=["Agenda"]).Agenda, name)

        def counted(agenda: Any, *about: Any) -> Any:
            found = asked(agenda, *about)
            self.n_articles += len(found)
            return found

        monkeypatch.setattr(f"readout.store.agenda.Agenda.{name}", counted)


@pytest.mark.parametrize("day", [20, 117])
def test_what_a_late_article_costs_does_not_grow_with_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    looked_at = []
    at = LATER + timedelta(days=400)
    for n_days in (120, 360):
        with open_store(str(tmp_path / f"{n_days}.db"), make=True) as store:
            for start in range(1, n_days, 40):
                arrive(store, (article(f"ferry-{n}", f"{FERRY[n % 3]} {n % 7}", n) for n in range(start, start + 40)), at)
            with monkeypatch.context() as patched:
                counted = Counted(store, patched)
                arrive(store, [article("late", FERRY[0], day)], at)
        looked_at.append((counted.n_articles, counted.n_days))
    assert looked_at[1][0] <= looked_at[0][0] + 5 <= 30
    assert max(n_settled for _, n_settled in looked_at) <= 8


def test_an_article_that_nobody_dated_joins_what_was_added_with_it_and_brings_nothing_together(tmp_path: Path) -> None:
    items = [article("old", FERRY[0], 1), article("new", FERRY[2], 20), article("undated", FERRY[1], None), article("fire", FIRE[0], None)]
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        arrive(store, items)
        found = lying(store, items)
    assert frozenset({"fire"}) in found
    assert sorted(len(group) for group in found) == [1, 1, 2]
    assert not any({"old", "new"} <= group for group in found)


def test_an_article_that_nobody_dated_finds_its_story_when_that_arrives_a_day_later(tmp_path: Path) -> None:
    undated, dated = article("undated", FERRY[1], None), article("dated", FERRY[0], 1)
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        arrive(store, [undated])
        arrive(store, [dated], LATER + timedelta(days=1))
        assert lying(store, [undated, dated]) == {frozenset({"undated", "dated"})}
        arrive(store, [article("much-later", FERRY[2], 30)], LATER + timedelta(days=60))
        assert frozenset({"undated", "dated"}) in lying(store, [undated, dated])


def test_an_article_dated_after_it_was_added_counts_as_one_that_nobody_dated(tmp_path: Path) -> None:
    wrong = replace(article("wrong", FERRY[1]), published_at=LATER + timedelta(days=300))
    right = article("right", FERRY[0], 1)
    with open_store(str(tmp_path / "desk.db"), make=True) as store:
        arrive(store, [right, wrong])
        assert lying(store, [right, wrong]) == {frozenset({"right", "wrong"})}
