"""Measures who said what, to whom and through whom, on reports of the stream that were read statement by statement.

usage: python bench/speech.py [--part developed|kept] [--show N]

The reports of `labels/speech.jsonl` are of 2017 and 2018; those of `developed` were read while rules were written, those of `kept` are only
reported on. A statement is found if half of the shorter one's words are shared, each at most once, the closest first; it is `tight` if it
shares nine tenths of the longer. `speaker` and `via` are by name, of those found. Statements marked as optional count neither way. Beside
it, in the same run: quotation marks and the nearest person.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quoting import by_marks
from readout.engine.local import LocalEngine
from readout.extract import Extraction
from readout.extract.parser import Parser
from readout.model.article import Article
from readout.settings import Settings
from score import is_name
from stories import DEVELOPED, KEPT, STREAM, read_articles

LABELS = Path(__file__).resolve().parent / "labels" / "speech.jsonl"
TIGHT = 0.9
UNNAMED = "unnamed "

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of an article: the characters of its words, who said it, through whom, and of which kind."""

    content: tuple[Range, ...]
    speaker: str | None = None
    via: tuple[str, ...] = ()
    kind: str = ""
    is_optional: bool = False


@dataclass
class Tally:
    """What was labelled, given and met, over all articles."""

    n_labelled: int = 0
    n_given: int = 0
    met: list[tuple[Said, Said, float]] = field(default_factory=list)

    def add(self, gold: Sequence[Said], given: Sequence[Said]) -> None:
        """Count one article."""
        wanted = [one for one in gold if not one.is_optional]
        pairs = list(match(wanted, given))
        left = [one for one in given if not any(one is ours for _, ours, _ in pairs)]
        excused = [one for one in left if any(_is_same(one, other) for other in gold if other.is_optional)]
        self.n_labelled += len(wanted)
        self.n_given += len(given) - len(excused)
        self.met += pairs

    def measures(self) -> dict[str, float]:
        """All measures, in [0, 1]."""
        n_met = len(self.met)
        named = [(gold, ours) for gold, ours, _ in self.met if gold.speaker]
        asked, told = (sum(len(one.via) for one in side) for side in ([g for g, _, _ in self.met], [o for _, o, _ in self.met]))
        n_via = sum(_n_shared(gold.via, ours.via) for gold, ours, _ in self.met)
        precision, recall = _share(n_met, self.n_given), _share(n_met, self.n_labelled)
        return {
            "content p": precision,
            "content r": recall,
            "content": _share(2 * precision * recall, precision + recall),
            "tight": _share(sum(share >= TIGHT for _, _, share in self.met), n_met),
            "speaker": _share(sum(is_named(gold.speaker, ours.speaker) for gold, ours in named), len(named)),
            "kind": _share(sum(gold.kind == ours.kind for gold, ours, _ in self.met), n_met),
            "via p": _share(n_via, told),
            "via r": _share(n_via, asked),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=(DEVELOPED, KEPT))
    parser.add_argument("--show", type=int, default=0, help="print that many wrong speakers of the developed part")
    options = parser.parse_args()
    engine, pipeline = LocalEngine(Settings()), Parser()
    for part in [options.part] if options.part else (DEVELOPED, KEPT):
        labels = [label for label in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()) if label["part"] == part]
        articles = read_stream([label["article"] for label in labels])
        gold = [[_labelled(one) for one in label["statements"]] for label in labels]
        ours, plain = Tally(), Tally()
        extractions = {x.article.id: x for x in engine.extract(articles) if isinstance(x, Extraction)}
        for wanted, article, parsed in zip(gold, articles, pipeline(articles), strict=True):
            ours.add(wanted, list(_given(extractions[article.id])))
            plain.add(wanted, [Said(a.content, _words(article, a.source), (), "direct") for a in by_marks(parsed)])
        n_via = sum(len(one.via) for row in gold for one in row)
        print(f"{part}: {len(articles)} articles, {ours.n_labelled} statements, {n_via} relays")
        for name, tally in (("ours", ours), ("quotation marks and nearest person", plain)):
            print(f"  {name:36}" + "  ".join(f"{what} {value:.3f}" for what, value in tally.measures().items()))
        wrong = [(g, o) for g, o, _ in ours.met if part == DEVELOPED and g.speaker and not is_named(g.speaker, o.speaker)]
        print(*(f"  {o.speaker} is {g.speaker}" for g, o in wrong[: options.show]), sep="\n", end="\n" if options.show else "")


def read_stream(ids: Sequence[str]) -> list[Article]:
    """The articles of the stream with these ids, in that order."""
    wanted = set(ids)
    with gzip.open(STREAM, "rt", encoding="utf-8") as lines:
        found = {row: line for line in lines if (row := json.loads(line)["id"]) in wanted}
    return read_articles(found[one] for one in ids)


def match(gold: Sequence[Said], given: Sequence[Said]) -> Iterator[tuple[Said, Said, float]]:
    """Each labelled statement with the given one that it is, the closest first, and the share of the longer one's characters in both."""
    pairs = [
        (_shared(one, other) / max(_length(one), _length(other)), n, m)
        for n, one in enumerate(gold)
        for m, other in enumerate(given)
        if _is_same(one, other)
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    for share, n, m in sorted(pairs, reverse=True):
        if n not in used[0] and m not in used[1]:
            used[0].add(n)
            used[1].add(m)
            yield gold[n], given[m], share


def is_named(wanted: str | None, given: str | None) -> bool:
    """Whether two names may be one's; that somebody is unnamed is not part of a name."""
    return is_name((wanted or "").removeprefix(UNNAMED), given or "")


def _n_shared(wanted: Iterable[str], given: Iterable[str]) -> int:
    left, n_shared = list(given), 0
    for one in wanted:
        hit = next((other for other in left if is_named(one, other)), None)
        if hit is not None:
            left.remove(hit)
            n_shared += 1
    return n_shared


def _labelled(one: dict[str, Any]) -> Said:
    content = tuple((start, end) for start, end in one["content"])
    return Said(content, one["speaker"], tuple(one["via"]), one["kind"], one.get("optional", False))


def _given(extraction: Extraction) -> Iterator[Said]:
    for one in extraction.statements:
        if one.is_attributed:
            content = tuple((span.start, span.end) for span in one.spans)
            yield Said(content, one.speaker.name if one.speaker else None, tuple(mention.name for mention in one.via), one.kind)


def _words(article: Article, spans: Sequence[Range]) -> str | None:
    return article.text[spans[0][0] : spans[0][1]] if spans else None


def _length(one: Said) -> int:
    return sum(end - start for start, end in one.content)


def _shared(one: Said, other: Said) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one.content for c, d in other.content)


def _is_same(one: Said, other: Said) -> bool:
    shared = _shared(one, other)
    return shared > 0 and 2 * shared >= min(_length(one), _length(other))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
