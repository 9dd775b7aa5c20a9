"""Measures rivals and outcomes on the labelled stories of the stream, beside a plain baseline in the same run.

usage: python bench/rivals.py [--cache DIR] [--part developed|reported|early] [--show N]

The stories of `labels/claims.jsonl` are parted by the hash of their ids: two thirds were read while the rules were written, one third is
only reported on. `--part early` takes 500 stories of `labels/early.jsonl`, from the first that the shipped reranker never learned from.
A labelled rival is found if one of ours joins a claim with a clause at a place of its one side to a claim with a clause
at a place of its other (half of the shorter stretch or more is shared); ours is right if it finds one. Readers did not label every rival,
so the precision is a lower bound. An outcome is found if plan and deed both are, whatever the result. The baseline takes each two clauses
of two articles that share a third of their words or more: rivals in number where their numbers differ, in polarity where only one has a
word for no; an outcome where one looks ahead and the other does not. `--show` prints that many of ours from the developed part.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from readout.compare.findings import Evidence, make_claims
from readout.compare.happening import describe_event
from readout.compare.outcomes import tie_outcomes
from readout.compare.pairing import scores_of
from readout.compare.rivals import find_rivals
from readout.engine.evidence import collect_evidence, part_groups
from readout.engine.local import LocalEngine
from readout.extract import Extraction
from readout.link.claims import ClaimLinker
from readout.link.origins import find_origins
from readout.link.reuse import find_reuse
from readout.link.stories import one_story
from readout.model.article import Span
from readout.model.statement import Clause
from readout.model.story import Claim, Judgement, Outcome, Rival
from readout.settings import Settings
from stories import SHARED

LABELS = Path(__file__).resolve().parent / "labels"
PARTS = ("developed", "reported", "early")
EARLY = slice(576, 1_076)
STREAM = SHARED / "data" / "stream" / "articles.jsonl.gz"
ALIKE = 1 / 3
_NO = re.compile(r"\b(?:not|no|never|den(?:y|ies|ied|ying)|reject\w*)\b|n[’']t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,.]*")

Place = tuple[str, int, int]
Pair = tuple[str, list[Place], list[Place]]
"""What kind it is, and the places of its two sides."""


@dataclass
class Linked:
    """A labelled story with its articles' statements linked, so that comparing it anew takes no time."""

    label: dict[str, Any]
    extractions: list[Extraction]
    groups: tuple[tuple[tuple[str, Clause], ...], ...]
    evidence: Evidence
    judgements: tuple[Judgement, ...]


@dataclass
class Tally:
    """How many were labelled, found, given and right, by kind."""

    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, labelled: Sequence[Pair], given: Sequence[Pair], *, is_ordered: bool) -> None:
        """Count one story."""
        for kind, *sides in labelled:
            self.labelled[kind] += 1
            self.found[kind] += any(_join(sides, other[1:], is_ordered) for other in given)
        for kind, *sides in given:
            self.given[kind] += 1
            self.right[kind] += any(_join(sides, other[1:], is_ordered) for other in labelled)

    def lines(self, name: str) -> Iterator[str]:
        """One line for each kind, and one for all."""
        for kind in [*sorted(self.labelled | self.given), "all"]:
            n, found, given, right = (
                (sum(c.values()) if kind == "all" else c[kind]) for c in (self.labelled, self.found, self.given, self.right)
            )
            recall, precision = found / n if n else 0.0, right / given if given else 0.0
            f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
            yield (
                f"{name:30}{kind:11} labelled {n:4}  found {found:4}  given {given:5}  right {right:4}  "
                f"recall {recall:.2f}  precision {precision:.2f}  F1 {f1:.3f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    for part in [options.part] if options.part else PARTS[:2]:
        tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
        shown: list[str] = []
        for linked in read_linked(options.cache, part):
            claims, rivals, outcomes = compare(linked)
            by_id = {claim.id: claim for claim in claims}
            plain = _plain([clause for claim in claims for _, clause in claim.clauses])
            labelled = [(kind, _places(a), _places(b)) for a, b, kind in linked.label["rival"]]
            tallies["rivals", "ours"].add(labelled, [_of_rival(rival, by_id) for rival in rivals], is_ordered=False)
            tallies["rivals", "baseline"].add(labelled, [pair for pair in plain if pair[0] != "held"], is_ordered=False)
            labelled = [(kind, _places(a), _places(b)) for a, b, kind in linked.label["outcome"]]
            tied = [_of_outcome(outcome, by_id) for outcome in outcomes if outcome.happened_claim_id]
            tallies["outcomes", "ours"].add(labelled, tied, is_ordered=True)
            tallies["outcomes", "baseline"].add(labelled, [pair for pair in plain if pair[0] == "held"], is_ordered=True)
            shown += [f"{rival.field} {'soft' if rival.is_soft else 'hard'}: {rival.why}" for rival in rivals]
        for (what, who), tally in tallies.items():
            print(*tally.lines(f"{part} {what}, {who}"), sep="\n")
        if part == "developed":
            print(*sorted(shown, key=lambda line: hashlib.sha256(line.encode()).digest())[: options.show], sep="\n")


def part_of(story: str) -> str:
    """The part that a story is in, by the hash of its id."""
    return "reported" if int(hashlib.sha256(story.encode()).hexdigest(), 16) % 3 == 0 else "developed"


def read_labels(part: str) -> list[dict[str, Any]]:
    """The labels of the stories of a part."""
    path = LABELS / ("early.jsonl" if part == "early" else "claims.jsonl")
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return labels[EARLY] if part == "early" else [label for label in labels if part_of(label["story"]) == part]


def read_linked(cache: Path | None, part: str) -> Iterator[Linked]:
    """The labelled stories of a part, each read and linked once and then kept in `cache`."""
    engine = LocalEngine(Settings())
    labels = read_labels(part)
    paths = {label["story"]: cache / f"linked-{label['story']}.pickle" if cache else None for label in labels}
    rows = _rows({i for label in labels for i in label["articles"] if not _is_there(paths[label["story"]])})
    for label in labels:
        path = paths[label["story"]]
        if path and path.exists():
            linked = Linked(label, *pickle.loads(path.read_bytes()))
        else:
            linked = _link(label, [rows[i] for i in label["articles"]], engine)
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(pickle.dumps((linked.extractions, linked.groups, linked.evidence, linked.judgements)))
        yield linked


def _is_there(path: Path | None) -> bool:
    return path is not None and path.exists()


def _rows(wanted: set[str]) -> dict[str, str]:
    """The lines of the stream that hold the wanted articles, by id."""
    found: dict[str, str] = {}
    with gzip.open(STREAM, "rt", encoding="utf-8") as lines:
        for line in lines if wanted else ():
            if (row := json.loads(line)["id"]) in wanted:
                found[row] = line
    return found


def _link(label: dict[str, Any], rows: Sequence[str], engine: LocalEngine) -> Linked:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(rows), encoding="utf-8")
        extractions = [x for x in engine.extract(engine.read([str(path)], None)) if isinstance(x, Extraction)]
    articles = [x.article for x in extractions]
    passages = [p for x in extractions for p in x.passages]
    statements = [s for x in extractions for s in x.statements]
    credits_of = {x.article.id: x.credits for x in extractions}
    origins = find_origins(articles, statements, find_reuse(articles, passages, statements), credits_of)
    found = ClaimLinker(engine.embedder, engine.reranker)(statements, passages)
    evidence = collect_evidence(articles, statements, origins, scores_of(found.judgements))
    return Linked(label, extractions, found.groups, evidence, found.judgements)


def compare(linked: Linked) -> tuple[Sequence[Claim], Sequence[Rival], Sequence[Outcome]]:
    """The claims, rivals and outcomes of a linked story, as the engine draws them."""
    evidence = linked.evidence
    by_id = {statement.id: statement for statement in evidence.statements}
    passages = [p for x in linked.extractions for p in x.passages]
    alike = scores_of(linked.judgements)
    claims = make_claims(part_groups(linked.groups, by_id, alike, evidence.articles), evidence)
    event = describe_event(one_story(evidence.articles, passages), evidence.articles, evidence.statements, claims, passages)
    outcomes = tie_outcomes(claims, evidence.statements, evidence.articles, alike)
    return claims, find_rivals(claims, evidence.statements, evidence.articles, event, outcomes, linked.judgements), outcomes


def _plain(clauses: Sequence[Clause]) -> list[Pair]:
    """The baseline: clauses of two articles that share a third of their words and differ in a number, a "not", or in looking ahead."""
    found: list[Pair] = []
    words = [frozenset(clause.lemmas) for clause in clauses]
    for (left, a), (right, b) in combinations(zip(clauses, words, strict=True), 2):
        if left.spans[0].article_id == right.spans[0].article_id or len(a & b) < ALIKE * len(a | b):
            continue
        sides = [_place(left.spans[0])], [_place(right.spans[0])]
        one, other = (set(_NUMBER.findall(clause.text)) for clause in (left, right))
        if one and other and one != other:
            found.append(("number", *sides))
        if bool(_NO.search(left.text)) != bool(_NO.search(right.text)):
            found.append(("polarity", *sides))
        if (left.mode in ("planned", "expected")) != (right.mode in ("planned", "expected")):
            found.append(("held", *(sides if left.mode in ("planned", "expected") else sides[::-1])))
    return found


def _of_rival(rival: Rival, claims: Mapping[str, Claim]) -> Pair:
    one, other = (_claim_places(claims[i]) for i in rival.claim_ids)
    return rival.field, one, other


def _of_outcome(outcome: Outcome, claims: Mapping[str, Claim]) -> Pair:
    return outcome.result, _claim_places(claims[outcome.planned_claim_id]), _claim_places(claims[outcome.happened_claim_id or ""])


def _claim_places(claim: Claim) -> list[Place]:
    return [_place(span) for _, clause in claim.clauses for span in clause.spans]


def _place(span: Span) -> Place:
    return span.article_id, span.start, span.end


def _places(labelled: Iterable[Sequence[Any]]) -> list[Place]:
    """The places of one side of a label: each is an article's id and then the starts and ends of its stretches."""
    return [(article, *ends[n : n + 2]) for article, *ends in labelled for n in range(0, len(ends), 2)]


def _join(sides: Sequence[Any], others: Sequence[Any], is_ordered: bool) -> bool:
    (a, b), (c, d) = sides, others
    return (_touch(a, c) and _touch(b, d)) or (not is_ordered and _touch(a, d) and _touch(b, c))


def _touch(left: Sequence[Place], right: Sequence[Place]) -> bool:
    return any(a[0] == b[0] and 2 * (min(a[2], b[2]) - max(a[1], b[1])) >= min(a[2] - a[1], b[2] - b[1]) > 0 for a in left for b in right)


if __name__ == "__main__":
    main()
