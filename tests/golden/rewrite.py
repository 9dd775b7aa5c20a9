"""Writes the golden record of the sample and the outputs shown in README and tour anew. Read the difference before committing it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from readout.api import Readout

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "docs"), str(TESTS / "golden")]

from console import make_folder, renew  # noqa: E402
from expected import GOLDEN, golden_lines  # noqa: E402
from renderings import renderings  # noqa: E402


def main() -> None:
    """Write what has changed, and name it."""
    _write(GOLDEN, golden_lines(Readout().demo()))
    for path, text in renderings().items():
        _write(path, text)
    for name in ("README.md", "docs/tour.md"):
        page = TESTS.parent / name
        with tempfile.TemporaryDirectory() as folder:
            _write(page, renew(page.read_text(encoding="utf-8"), make_folder(Path(folder))))


def _write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(f"rewritten: {path.relative_to(TESTS.parent)}")


if __name__ == "__main__":
    main()
