"""The commands that need no store: the main job, and its stages one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from readout.api.opened import Opened
from readout.engine.local import Progress
from readout.extract import Extraction
from readout.model.article import Article
from readout.model.story import Comparison, Record, Skipped
from readout.read.sample import sample_inputs

__all__ = ["Stages"]


class Stages(Opened):
    """Compares, reads, extracts and links what it is given, and keeps nothing."""

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
