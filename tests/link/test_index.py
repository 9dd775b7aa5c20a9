"""Stories from a stream."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newswire import FERRY, FIRE, FRUIT, article
from readout.errors import BadRecord, NotFound
from readout.link.index import StoryIndex
from readout.link.stories import group_stories
from readout.model.article import Passage

WEEK = [
    article("ferry-1", FERRY[0], 1),
    article("fruit-1", FRUIT[0], 1),
    article("ferry-2", FERRY[1], 2),
    article("fire-1", FIRE[0], 2),
    article("fruit-2", FRUIT[1], 2),
    article("ferry-3", FERRY[2], 3),
]


def groups(index: StoryIndex) -> set[frozenset[str]]:
    return {frozenset(story.article_ids) for story in index.stories()}


def test_reports_of_one_happening_are_one_story_and_others_stay_apart() -> None:
    index = StoryIndex()
    index.add(WEEK)
    assert groups(index) == {frozenset({"ferry-1", "ferry-2", "ferry-3"}), frozenset({"fruit-1", "fruit-2"}), frozenset({"fire-1"})}


def test_a_stream_that_comes_one_by_one_from_its_end_gives_the_same_stories() -> None:
    at_once, backwards = StoryIndex(), StoryIndex()
    at_once.add(WEEK)
    for item in reversed(WEEK):
        backwards.add([item])
    assert groups(at_once) == groups(backwards)


def test_one_thing_reported_again_a_week_later_is_another_story_that_follows_the_first() -> None:
    index = StoryIndex()
    index.add([article("then", FERRY[0], 1), article("now", FERRY[1], 9)])
    first, second = index.stories()
    assert (first.article_ids, second.article_ids) == (("then",), ("now",))
    assert second.follows == first.id
    assert first.follows is None


def test_a_late_article_that_joins_two_stories_lets_the_younger_forward_to_the_older(monkeypatch: pytest.MonkeyPatch) -> None:
    likes = {("a", "b"): 0.1, ("a", "c"): 0.9, ("b", "c"): 0.9}
    told = {FERRY[0]: "a", FRUIT[0]: "b", FIRE[0]: "c"}
    monkeypatch.setattr("readout.link.entries._key_stems", lambda bag: ["all"])
    monkeypatch.setattr("readout.link.index.make_bag", lambda title, *rest: told[title])
    monkeypatch.setattr("readout.link.index.key_of", lambda bag, day: bag)
    monkeypatch.setattr("readout.link.entries.like", lambda left, right, days: likes[tuple(sorted((left, right)))])
    monkeypatch.setattr("readout.link.chains.Chains.remember", lambda *_: None)
    index = StoryIndex()
    index.add([article("a", FERRY[0])])
    index.add([article("b", FRUIT[0])])
    older, younger = index.story_id("a"), index.story_id("b")
    update = index.add([article("c", FIRE[0])])
    assert index.story_id("a") == index.story_id("b") == index.story_id("c") == older
    assert update.forwards == {younger: older}
    assert index.resolve(younger) == older


def test_an_id_once_given_stays_when_an_earlier_report_comes_late() -> None:
    index = StoryIndex()
    index.add([article("second", FERRY[1], 2)])
    given = index.story_id("second")
    index.add([article("first", FERRY[0], 1)])
    assert index.story_id("first") == index.story_id("second") == given


def test_an_article_taken_in_twice_changes_nothing() -> None:
    index = StoryIndex()
    index.add(WEEK)
    before = index.stories()
    update = index.add(WEEK)
    assert index.stories() == before
    assert update.stories == ()
    assert len(index) == len(WEEK)


def test_an_index_goes_on_from_its_snapshot_as_if_nothing_had_happened() -> None:
    whole, first = StoryIndex(), StoryIndex()
    whole.add(WEEK[:3])
    first.add(WEEK[:3])
    restored = StoryIndex.restore(json.loads(json.dumps(first.snapshot())))
    assert restored.stories() == whole.stories()
    assert restored.add(WEEK[3:]) == whole.add(WEEK[3:])
    assert restored.stories() == whole.stories()


def test_something_else_than_a_snapshot_is_refused() -> None:
    with pytest.raises(BadRecord, match="format"):
        StoryIndex.restore({"format": "other/1"})


def test_only_the_last_days_are_held() -> None:
    index = StoryIndex(n_days=8)
    for day in range(1, 40):
        index.add([article(f"ferry-{day}", FERRY[0], day)])
    assert len(index) == 8
    with pytest.raises(NotFound, match="ferry-1"):
        index.story_id("ferry-1")
    with pytest.raises(BadRecord, match="3 days"):
        StoryIndex(n_days=3)


def test_what_machines_write_for_no_date_is_no_date() -> None:
    index = StoryIndex()
    epoch = replace(article("epoch", FERRY[1]), published_at=datetime(1970, 1, 1, tzinfo=UTC))
    index.add([article("dated", FERRY[0], 1), epoch])
    assert index.story_id("epoch") == index.story_id("dated")


def test_an_article_dated_next_year_counts_as_of_the_day_it_was_seen_and_pushes_nothing_out() -> None:
    index = StoryIndex(n_days=8)
    wrong = replace(article("wrong", FERRY[1]), published_at=datetime(2032, 5, 1, tzinfo=UTC))
    index.add([article("right", FERRY[0], 1), wrong], seen_at=datetime(2031, 5, 1, 12, tzinfo=UTC))
    assert index.story_id("wrong") == index.story_id("right")


def test_an_article_without_a_date_joins_a_story_and_never_ties_two() -> None:
    index = StoryIndex()
    index.add([article("old", FERRY[0], 1), article("new", FERRY[2], 20)])
    index.add([article("undated", FERRY[1], None)])
    assert index.story_id("old") != index.story_id("new")
    assert index.story_id("undated") in {index.story_id("old"), index.story_id("new")}
    index.add([article("lonely", FIRE[0], None)])
    assert index.story_id("lonely") not in {index.story_id("old"), index.story_id("new")}


def test_one_text_under_two_addresses_is_one_story_and_one_voice_in_it() -> None:
    index = StoryIndex()
    index.add([article("here", FERRY[0], url="https://a.example/1"), article("there", FERRY[0], url="https://b.example/2")])
    (story,) = index.stories()
    assert set(story.article_ids) == {"here", "there"}


def test_thousands_of_reprints_of_one_minute_are_taken_in_at_once() -> None:
    index = StoryIndex()
    index.add([article(f"reprint-{n:05}", FERRY[n % 2], hour=9) for n in range(4000)])
    (story,) = index.stories()
    assert len(story.article_ids) == 4000


def test_a_text_without_a_word_is_a_story_of_its_own() -> None:
    index = StoryIndex()
    blank = replace(article("blank", "…"), title=None, text="…")
    index.add([blank, *WEEK])
    assert frozenset({"blank"}) in groups(index)


def test_a_batch_is_grouped_as_the_stream_is() -> None:
    index = StoryIndex()
    index.add(WEEK)
    passages = [Passage(span=item.span(0, len(item.text)), order=0, part="body") for item in WEEK]
    assert {frozenset(story.article_ids) for story in group_stories(WEEK, passages)} == groups(index)
