"""Measures attributed statements against PolNeAR: source, cue and content of every attribution in political news.

usage: python bench/polnear.py [--split dev|train] [--limit N] [--floors] [-o FILE]

Two readings of each span: *exact* (the same characters, after white space, quotation marks, other punctuation and a leading
"that" are taken off both sides) and *overlap* (at least one character shared; each gold span answers to one predicted span
and the other way round). `whole` counts an attribution whose source, cue and content all overlap those of one gold attribution.
PolNeAR: Newell, Margolin & Ruths, "An Attribution Relations Corpus for Political News" (LREC 2018). To compare with, as published
for another corpus (BBC's Citron on PARC3): source .82 exact / .85 overlap, content .59 / .83. Rules were tuned and the network was
trained on train; report dev. *wide* and *narrow* are the two settings of the extractor: PolNeAR's annotators count beliefs, wishes and
decisions as attribution, so wide is the setting that answers to them. Beside them: textacy's direct quotations (if it is installed) and
quotation marks with the nearest person, on the same parses. `--floors` fails if an F1 of the wide reading lies below `bench/floors.json`;
it needs the whole of dev.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from quoting import HAS_TEXTACY, Attribution, by_marks, by_textacy
from readout.extract.extractor import extract
from readout.extract.parser import ParsedArticle, Parser
from readout.model.article import Article
from readout.model.statement import Statement

FLOORS = Path(__file__).parent / "floors.json"
SHARED = Path(__file__).resolve().parents[2] / "shared"
MARKS = " \n\t\r.,;:!?\"'“”‘’`()[]–—-"
Span = tuple[int, int]
Finder = Callable[[ParsedArticle], Iterable[Attribution]]


def read_annotations(path: Path, text: str) -> tuple[Attribution, ...]:
    """The attributions of one brat file."""
    spans: dict[str, tuple[Span, ...]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not re.fullmatch(r"[TE]\d+", fields[0]):
            continue
        if line.startswith("T"):
            pieces = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in (piece.split() for piece in pieces))
        else:
            parts = dict(part.split(":") for part in fields[1].split())
            named = {role: spans.get(parts.get(role, ""), ()) for role in ("Source", "Cue", "Content")}
            found.append(Attribution(*(_join(named[role], text) for role in ("Source", "Cue", "Content"))))
    return tuple(found)


def predicted(statements: Iterable[Statement], text: str) -> tuple[Attribution, ...]:
    """The attributed statements as attributions."""
    return tuple(
        Attribution(
            _join(((s.speaker.span.start, s.speaker.span.end),) if s.speaker else (), text),
            _join(((s.cue.start, s.cue.end),) if s.cue else (), text),
            _join(tuple((span.start, span.end) for span in s.spans), text),
        )
        for s in statements
        if s.is_attributed
    )


def _join(pieces: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The pieces, joined where only marks lie between, without marks and "that" at the ends."""
    joined: list[Span] = []
    for start, end in sorted(pieces):
        while start < end and text[start] in MARKS:
            start += 1
        if text[start : start + 5].lower() == "that ":
            start += 5
        while end > start and text[end - 1] in MARKS:
            end -= 1
        if end <= start:
            continue
        if joined and not text[joined[-1][1] : start].strip(MARKS):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def shares(a: tuple[Span, ...], b: tuple[Span, ...]) -> int:
    """Characters that both cover."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def n_matched(gold: list[tuple[Span, ...]], found: list[tuple[Span, ...]], exact: bool) -> int:
    """Pairs of a gold and a predicted span that match, each used once, best overlap first."""
    rows = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            n = shares(g, p)
            if n and (not exact or g == p):
                rows.append((n / max(sum(b - a for a, b in g), sum(b - a for a, b in p)), i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in sorted(rows, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return len(used_gold)


def n_whole(gold: list[Attribution], found: list[Attribution]) -> int:
    """Attributions whose three parts all overlap those of one other; a part that gold lacks asks for nothing."""
    free = list(range(len(found)))
    n = 0
    for g in gold:
        for j in free:
            p = found[j]
            if all(not a or shares(a, b) for a, b in ((g.source, p.source), (g.cue, p.cue), (g.content, p.content))):
                free.remove(j)
                n += 1
                break
    return n


def _ours(is_wide: bool) -> Finder:
    return lambda parsed: predicted(extract(parsed, is_wide=is_wide).statements, parsed.article.text)


def finders() -> dict[str, Finder]:
    """Ours in the wide and in the narrow sense of attribution, and what is measured beside it."""
    found: dict[str, Finder] = {"wide": _ours(True), "narrow": _ours(False), "quotation marks and nearest person": by_marks}
    return found | ({"textacy": by_textacy} if HAS_TEXTACY else {})


def measure(split: Path, limit: int | None) -> dict[str, dict[str, Any]]:
    """Precision, recall and F1 of each part over the split, micro-averaged, for each finder on the same parses."""
    notes = {path.stem.rpartition("_")[0]: path for path in (split / "attributions").glob("*.ann")}
    texts = [path for path in sorted((split / "text").glob("*.txt")) if path.stem in notes][:limit]
    articles = (Article(id=path.stem, text=path.read_bytes().decode("utf-8")) for path in texts)
    ways = finders()
    counts: dict[str, dict[str, list[int]]] = {way: {} for way in ways}
    took_s = dict.fromkeys(ways, 0.0)
    for parsed in Parser()(articles):
        text = parsed.article.text
        gold = list(read_annotations(notes[parsed.article.id], text))
        for way, find in ways.items():
            started = time.perf_counter()
            found = [Attribution(*(_join(part, text) for part in (one.source, one.cue, one.content))) for one in find(parsed)]
            took_s[way] += time.perf_counter() - started
            for name, right, n_found, n_gold in _rows(gold, found):
                row = counts[way].setdefault(name, [0, 0, 0])
                counts[way][name] = [row[0] + right, row[1] + n_found, row[2] + n_gold]
    scores: dict[str, dict[str, Any]] = {
        way: {name: _scores(*row) for name, row in rows.items()} | {"seconds": round(took_s[way], 1)} for way, rows in counts.items()
    }
    return scores | {"data": {"n_articles": len(texts), "n_chars": sum(len(path.read_bytes().decode("utf-8")) for path in texts)}}


def _rows(gold: list[Attribution], found: list[Attribution]) -> Iterator[tuple[str, int, int, int]]:
    for part in ("source", "cue", "content"):
        g = list({spans for a in gold if (spans := getattr(a, part))})
        p = list({spans for a in found if (spans := getattr(a, part))})
        for name, exact in (("exact", True), ("overlap", False)):
            yield f"{part}.{name}", n_matched(g, p, exact), len(p), len(g)
    yield "whole", n_whole(gold, found), len(found), len(gold)


def _scores(right: int, n_found: int, n_gold: int) -> dict[str, float]:
    p, r = right / n_found if n_found else 0.0, right / n_gold if n_gold else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0, "n_gold": n_gold, "n_found": n_found}


def below_floors(wide: dict[str, dict[str, float]], floors: dict[str, float]) -> list[str]:
    """One line for each F1 of the wide reading that lies below its floor."""
    return [
        f"polnear: F1 of {name} is {wide[name]['f1']:.3f}, below its floor {floor:.3f}"
        for name, floor in floors.items()
        if wide[name]["f1"] < floor
    ]


def main() -> int:
    """0, or 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, default=None, help="only the first N articles")
    parser.add_argument("-o", "--output", type=Path, default=None)
    parser.add_argument("--floors", action="store_true", help="fail if an F1 on dev lies below bench/floors.json")
    options = parser.parse_args()
    if options.floors and (options.split != "dev" or options.limit is not None):
        parser.error("--floors needs the whole of dev, without --limit")
    split = SHARED / "data" / "polnear" / options.split
    if not split.is_dir():
        print(f"no PolNeAR at {split}: left out", file=sys.stderr)
        return 0
    scores = measure(split, options.limit)
    result = json.dumps(scores, indent=1)
    if options.output:
        options.output.write_text(result + "\n", encoding="utf-8")
    print(result)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["polnear"] if options.floors else {}
    failures = below_floors(scores["wide"], floors)
    for line in failures:
        print(line, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
