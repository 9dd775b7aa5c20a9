from __future__ import annotations

from collections.abc import Callable

from shelf import CANAL, START, STRIKE, report

from readout.engine.judging import Judge
from readout.engine.local import LocalEngine
from readout.model.ruling import Ruling
from readout.store.recent import Recent, Stamp
from readout.store.store import Store

Shelve = Callable[..., None]
Rule = Callable[[Store, Ruling, int], None]


def stamp(name: str, state: int = 0, size: int = 10) -> Stamp:
    return Stamp(name, (state,), size)


def test_what_was_made_of_a_story_is_held_until_the_story_changes() -> None:
    recent = Recent()
    recent.put("page", stamp("a"), "page")
    assert recent.get(stamp("a"), "page") == "page"
    assert recent.get(stamp("a"), "record") is None
    assert recent.get(stamp("a", state=1), "page") is None
    recent.put("later page", stamp("a", state=1), "page")
    assert recent.get(stamp("a"), "page") is None


def test_what_was_not_asked_for_longest_goes_first_and_what_is_too_large_is_never_held() -> None:
    recent = Recent(most_bytes=25)
    for name in ("a", "b"):
        recent.put(name, stamp(name))
    recent.get(stamp("a"))
    recent.put("c", stamp("c"))
    recent.put("huge", stamp("huge", size=26))
    assert [recent.get(stamp(name)) for name in ("a", "b", "c")] == ["a", None, "c"]
    assert recent.get(stamp("huge", size=26)) is None


def test_a_story_asked_for_twice_is_read_once_and_anew_once_it_changed(store: Store, shelve: Shelve, rule: Rule) -> None:
    shelve(store, report("herald", CANAL), report("quay", STRIKE, hours=3))
    with store.view() as view:
        story_id = view.story_of_article("herald") or ""
        first = view.story(story_id)
        assert view.story(story_id) is first
    shelve(store, report("late", STRIKE, hours=4), day=1)
    with store.view() as view:
        assert view.story(story_id) is first
    shelve(store, report("ledger", CANAL, hours=2), day=1)
    with store.view() as view:
        grown = view.story(story_id)
        assert len(grown.record.articles) == 2
        ruling = Judge(view, by="Ada Holm", at=START, note="odd")("note", [story_id])
    rule(store, ruling, 0)
    with store.view() as view:
        assert view.story(story_id).rulings == (ruling,)


def test_a_view_that_was_opened_before_a_change_never_shows_what_came_after(store: Store, shelve: Shelve, engine: LocalEngine) -> None:
    shelve(store, report("herald", CANAL))
    with store.view() as before:
        story_id = before.story_of_article("herald") or ""
        shelve(store, report("ledger", CANAL, hours=2), day=1)
        with store.view() as after:
            assert len(after.story(story_id).record.articles) == 2
        assert len(before.story(story_id).record.articles) == 1
