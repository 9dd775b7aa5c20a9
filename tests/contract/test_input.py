"""Bad input, end to end: a clear sentence, the right exit code, the other inputs still done, never a traceback."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from readout.read.sample import sample_inputs

Run = Callable[..., subprocess.CompletedProcess[str]]
PROGRAM = Path(sys.executable).parent / "readout"
BROKEN: Mapping[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": b"\x7fELF\x02\x01\x01\x00\x00\xff\xfe\x00\x00" + bytes(range(256)) * 8,
    "page.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "broken.jsonl": b'{"text": "half a line\n',
    "typed.jsonl": b'{"text": 7}\n',
}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(PROGRAM), *arguments],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **environment},
        )

    return _run


def _skipped(done: subprocess.CompletedProcess[str]) -> list[Any]:
    skipped = json.loads(done.stdout)["skipped"]
    assert isinstance(skipped, list)
    return skipped


@pytest.mark.parametrize("name", BROKEN)
def test_an_input_that_cannot_be_used_is_named_with_the_reason(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BROKEN[name])
    done = run("compare", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert name in done.stderr
    assert "error: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_named_and_a_hint_given(run: Run) -> None:
    done = run("compare", "nowhere.txt")
    assert done.returncode in (1, 3)
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_above_the_limit_is_skipped_and_the_limit_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text("Nets. " * 1000, encoding="utf-8")
    done = run("compare", "large.txt", READOUT_MAX_INPUT_BYTES="1000")
    assert done.returncode == 1
    assert "large.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_that_cannot_be_used_is_wrong_usage(run: Run) -> None:
    done = run("demo", READOUT_N_THREADS="many")
    assert done.returncode == 2
    assert "READOUT_N_THREADS is 'many'" in done.stderr
    assert "hint: " in done.stderr


def test_no_input_at_all_is_wrong_usage(run: Run) -> None:
    assert run("compare").returncode == 2


def test_the_usable_inputs_are_done_although_others_are_not(run: Run, tmp_path: Path) -> None:
    for name, raw in BROKEN.items():
        (tmp_path / name).write_bytes(raw)
    done = run("compare", "--one-story", "--format", "json", *BROKEN, *sample_inputs()[:2])
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert len(json.loads(done.stdout)["stories"][0]["articles"]) == 2
    assert {Path(row["record_id"].split(":")[0]).name for row in _skipped(done)} == set(BROKEN)
    assert all(row["why"] and row["stage"] == "read" for row in _skipped(done))
