from pathlib import Path

import pytest

from console import failures_of_python, make_folder, renew

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["README.md", "docs/tour.md"]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_the_page_prints_what_the_page_shows(name: str, tmp_path: Path) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert renew(page, make_folder(tmp_path)) == page, "run: python tests/golden/rewrite.py"


@pytest.mark.parametrize("name", PAGES)
def test_every_python_example_of_the_page_gives_what_the_page_shows(name: str, tmp_path: Path) -> None:
    assert failures_of_python((ROOT / name).read_text(encoding="utf-8"), make_folder(tmp_path)) == []


def test_the_readme_shows_the_demo_and_ci_runs_its_test_line() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line for line in readme.splitlines() if line.startswith("python3 -m venv ")]
    assert [line.rsplit("/", maxsplit=1)[-1] for line in lines] == ["readout demo", "pytest"]
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
