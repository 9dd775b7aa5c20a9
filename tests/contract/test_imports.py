import subprocess
import sys

import pytest

HEAVY = ("fastapi", "jinja2", "lxml", "numpy", "onnxruntime", "spacy", "sqlalchemy", "tokenizers", "trafilatura", "uvicorn")


@pytest.mark.parametrize("module", ["readout", "readout.cli.app"])
def test_a_heavy_library_is_loaded_only_when_it_is_used(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert loaded == []
