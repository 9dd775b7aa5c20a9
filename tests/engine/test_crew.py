"""Extraction by several processes."""

import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NoReturn

import pytest

from readout.engine import crew
from readout.engine.local import LocalEngine
from readout.errors import StageFailed
from readout.extract import Extraction
from readout.model.article import Article
from readout.model.story import Skipped
from readout.settings import Settings

REPORT = "The ferry crews of pier {n} went on strike on Friday, Ada Holm said. “We will not sail at night,” she told The Coast Post.\n"
REFUSED = Skipped(record_id="empty.txt", stage="read", error="InputError", why="it is empty")


def reports(n: int) -> list[Article | Skipped]:
    return [Article(id=f"r{k}", text=REPORT.format(n=k)) for k in range(n)]


def test_many_reports_come_out_of_two_processes_as_out_of_one_and_in_their_order() -> None:
    given = [*reports(20), REFUSED, *reports(40)[20:]]
    two, one = (list(LocalEngine(Settings(n_threads=n)).extract(given)) for n in (2, 1))
    assert two == one
    assert two[20] == REFUSED
    assert all(isinstance(made, Extraction) and made.statements for made in two[:20])


class Dying:
    """A pool whose processes come to their end at once."""

    def __init__(self, **_: object) -> None: ...
    def __enter__(self) -> "Dying":
        return self

    def __exit__(self, *_: object) -> None: ...
    def submit(self, *_: object) -> NoReturn:
        raise BrokenProcessPool("killed")


def test_a_process_that_comes_to_its_end_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "ProcessPoolExecutor", Dying)
    with pytest.raises(StageFailed, match="came to its end before its work") as raised:
        list(crew.extract_side_by_side(reports(40), 2, wide=False, outlets=""))
    assert "READOUT_N_THREADS=1" in raised.value.hint


FIRST_OF_MANY = """
from readout.engine.crew import extract_side_by_side
from readout.model.article import Article
given = [Article(id=str(n), text="The ferry crews went on strike on Friday, Ada Holm said.\\n" * 200) for n in range(200)]
print(next(extract_side_by_side(given, 2, wide=False, outlets="")).article.id, flush=True)
input()
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="tells processes by /proc")
def test_no_process_outlives_one_that_was_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", FIRST_OF_MANY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asked:
        assert asked.stdout is not None and asked.stdout.readline() == "0\n"
        left = [Path("/proc", pid) for pid in Path(f"/proc/{asked.pid}/task/{asked.pid}/children").read_text().split()]
        assert len(left) >= 2
        asked.kill()
    deadline = time.monotonic() + 30
    while any(map(_is_at_work, left)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not any(map(_is_at_work, left))


def _is_at_work(process: Path) -> bool:
    try:
        return b"loky" in (process / "cmdline").read_bytes()
    except OSError:
        return False
