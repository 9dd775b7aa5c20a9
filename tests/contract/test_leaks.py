"""Nothing of the texts that Readout is developed on may stand in the repository: they belong to their publishers."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
N_WORDS = 9
TEXT_SUFFIXES = {".css", ".html", ".j2", ".json", ".jsonl", ".md", ".py", ".svg", ".toml", ".tsv", ".txt", ".csv"}


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[i : i + N_WORDS]) for i in range(len(words) - N_WORDS + 1)}


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=False, capture_output=True, text=True).stdout.split("\0")
    return [path for name in listed if name and (path := ROOT / name).suffix in TEXT_SUFFIXES and path.is_file()]


@pytest.mark.skipif(not DATA.is_dir(), reason="the development data is not there")
def test_no_nine_words_of_the_development_texts_stand_in_the_repository() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((DATA / "seeds").glob("*.txt"))]
    for path in sorted((DATA / "stories").glob("*/articles.jsonl")):
        texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    theirs = set[tuple[str, ...]]().union(*map(_runs, texts))
    found = {path.relative_to(ROOT).as_posix(): " ".join(run) for path in _tracked() for run in _runs(path.read_text("utf-8")) & theirs}
    assert theirs
    assert found == {}
