"""Runs the examples of a page: console blocks through the shell, Python blocks as doctests."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from readout.read.sample import sample_inputs

__all__ = ["failures_of_python", "make_folder", "renew"]

_CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def make_folder(folder: Path) -> Path:
    """The folder, with a folder `sample` in it that holds the sample reports, and their outlets beside it."""
    (folder / "sample").mkdir()
    for path in sample_inputs():
        shutil.copy(path, folder / "sample")
    shutil.copy(Path(sample_inputs()[0]).with_name("outlets.toml"), folder)
    return folder


def renew(page: str, folder: Path) -> str:
    """The page, with what its commands print now; commands run in the order of the page, in one folder.

    Raises:
        subprocess.CalledProcessError: If a command fails.
    """
    return _CONSOLE.sub(lambda match: _run_block(match.group(1), folder), page)


def _run_block(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(command[2:], folder)}" for command in commands)


def _run(command: str, folder: Path) -> str:
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {
        **os.environ,
        "PATH": programs,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
        "READOUT_OUTLETS": "outlets.toml",
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def failures_of_python(page: str, folder: Path) -> list[str]:
    """What each example of the page's Python blocks that does not give what it shows gave instead."""
    source = "\n".join(_PYTHON.findall(page))
    test = doctest.DocTestParser().get_doctest(source, {}, "page", None, 0)
    said: list[str] = []
    before = Path.cwd()
    os.chdir(folder)
    try:
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=said.append)
    finally:
        os.chdir(before)
    return said
