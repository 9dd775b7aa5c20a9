"""A process that is killed while it adds, at one moment after another."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from shelf import CANAL, START, STRIKE, report

from readout.engine.elsewhere import find_elsewhere
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.model.story import Reuse
from readout.store.kept import Fingerprint, KeptArticle
from readout.store.store import Store, open_store

TESTS = Path(__file__).resolve().parents[1]
N_REPORTS = 30
WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from readout.engine.local import LocalEngine
from readout.engine.settling import Settler
from readout.settings import Settings
from readout.store.store import open_store
from store.test_crash import reports
from shelf import START

engine = LocalEngine(Settings(n_threads=1))
with open_store(sys.argv[2], make=True) as store:
    settler = Settler(engine, store)
    for number, one in enumerate(reports()):
        store.writer.put_article(one, at=START, made_by=engine.made_by(False))
        print(number, flush=True)
        if number % 5 == 4:
            settler(START, lambda *_: None)
    print("done", flush=True)
"""


BREAD = ("Bakers in Hol raised the price of rye bread again after the mill burned.", "Una Rask said flour would stay dear for a year.")
BORROWED = (
    "Divers bring up anchors and bells each spring from under the oldest gate of the town and sell them to whoever walks by"
    " with a cart and an hour to lose before the market shuts."
)


def reports() -> list[KeptArticle]:
    """Reports on six happenings, each of its own word, and one on something else that has a sentence in common with the first."""
    words = ("walnut", "copper", "violin", "glacier", "lantern", "saffron")
    made = [report("bakers", [*BREAD, BORROWED], hours=3)]
    for n in range(N_REPORTS - 1):
        lines = [line.replace("canal", words[n % 6]).replace("ferry", words[n % 6]) for line in (*CANAL, *STRIKE)]
        made.append(report(f"paper-{n}", lines if n else [*lines, BORROWED], hours=n))
    return made


def _kill_after(address: str, n_lines: int, wait_s: float) -> int:
    """Start the writer, kill it some time after it has told of so many articles; how many it told of in the end."""
    command = [sys.executable, "-c", WRITER, str(TESTS), address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        told = 0
        for line in process.stdout:
            told += line.strip() != "done"
            if told >= n_lines:
                break
        assert told == n_lines, "the writer stopped by itself"
        time.sleep(wait_s)
        process.kill()
        return told + sum(line.strip() not in ("", "done") for line in process.stdout)


def _check_whole(store: Store, n_told: int) -> None:
    """Every article that was told of is there with all that it says; every story is whole."""
    with store.view() as view:
        counts = view.counts()
        expected = {one.article.id: one for one in reports()}
        found = list(view.articles(list(expected)))
        assert counts["articles"] == len(found) >= n_told
        assert all(one == expected[one.article.id] for one in found)
        assert counts["statements"] == sum(len(one.statements) for one in found)
        stories = [view.story(row.id) for row in view.stories(limit=200)]
        held = [article_id for kept in stories for article_id in kept.record.story.article_ids]
        assert len(held) == len(set(held)) == counts["articles"] - counts["waiting"]
        assert sum(len(kept.record.claims) for kept in stories) == counts["claims"]
        assert all(view.story_of_claim(claim.id) == kept.record.story.id for kept in stories for claim in kept.record.claims)
    assert store.find_damage() == ""


def _prints(store: Store) -> dict[str, tuple[Fingerprint | None, list[tuple[Reuse, ...]]]]:
    """Of each article by what it is found again, and which words others of other stories share with it."""
    with store.view() as view:
        ids = view.article_ids()
        return {i: (view.fingerprint(i), [one.reuse for one in find_elsewhere(view, i)]) for i in ids}


def _shape(store: Store) -> Mapping[tuple[str, ...], list[str]]:
    with store.view() as view:
        records = [view.story(row.id).record for row in view.stories(limit=200)]
    return {tuple(sorted(r.story.article_ids)): sorted(claim.text for claim in r.claims) for r in records}


@pytest.mark.parametrize(("n_lines", "wait_s"), [(3, 0.0), (7, 0.02), (11, 0.3)])
def test_a_writer_killed_at_any_moment_loses_no_article_and_leaves_no_half_record(address: str, n_lines: int, wait_s: float) -> None:
    n_told = _kill_after(address, n_lines, wait_s)
    with open_store(address) as store:
        _check_whole(store, n_told)


def test_a_run_that_goes_on_after_a_kill_ends_with_what_a_run_without_one_gives(
    both: tuple[str, str], tmp_path: Path, engine: LocalEngine
) -> None:
    for address, name in zip(both, ("a", "b"), strict=True):
        _kill_after(address, 9, 0.05)
        with open_store(address) as broken, open_store(str(tmp_path / f"{name}.db"), make=True) as whole:
            for store in (broken, whole):
                for one in reports():
                    store.writer.put_article(one, at=START, made_by=engine.made_by(False))
                Settler(engine, store)(START, lambda *_: None)
            _check_whole(broken, N_REPORTS)
            assert _shape(broken) == _shape(whole)
            assert _prints(broken) == _prints(whole)
            assert None not in {fingerprint for fingerprint, _ in _prints(whole).values()}
            assert any(shared for _, shared in _prints(whole).values())
