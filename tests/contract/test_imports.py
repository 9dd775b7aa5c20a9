import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("fastapi", "jinja2", "lxml", "mcp", "numpy", "onnxruntime", "spacy", "sqlalchemy", "tokenizers", "trafilatura", "uvicorn")


@pytest.mark.parametrize("module", ["readout", "readout.cli.app"])
def test_a_heavy_library_is_loaded_only_when_it_is_used(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert loaded == []


def test_comparing_reports_loads_nothing_of_a_database(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        "NORHAVN, May 3 -- Ferry crews went on strike over night shifts, the union said.\n", encoding="utf-8"
    )
    code = "\n".join((
        "import sys",
        "from readout.cli.guard import guarded",
        "from readout.cli.app import app",
        f"code = guarded(app, ['compare', '-q', {str(tmp_path)!r}])",
        "print(code, *sorted({'alembic', 'filelock', 'mako', 'psycopg', 'sqlalchemy'} & set(sys.modules)))",
    ))  # fmt: skip
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.splitlines()[-1] == "0"
