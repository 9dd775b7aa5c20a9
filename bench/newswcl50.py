"""Measures which labels are put together against NewsWCL50: one event, five outlets, all the names of one thing.

usage: python bench/newswcl50.py [--floors] [-o FILE]

Mentions are given, as annotated (Hamborg, Zhukova & Gipp, JCDL 2019; topics 0 to 3 of the set are here); what is measured is which of them
`readout.compare.referents` puts together over the five articles of a topic. CoNLL F1 is the mean of MUC, B-cubed and CEAF-e; a mention
given in several chains counts in the first. The rules were tuned on topics 0 and 1; 2 and 3 are only reported on, as a mean. Beside it: one
group for each head word, on the same mentions. To compare with, as published for the whole set: target-concept analysis .457, the best
coreference resolution .298. `--floors` fails if a CoNLL F1 of ours lies below `bench/floors.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from readout.compare.labels import head_of, label_of
from readout.compare.referents import group_labels
from readout.engine.local import LocalEngine
from readout.extract import Extraction
from readout.model.article import Article, Outlet, Span
from readout.model.statement import Clause, Statement
from readout.settings import Settings

TOPICS = Path(__file__).resolve().parents[2] / "shared" / "data" / "newswcl50" / "topics0-3.jsonl"
FLOORS = Path(__file__).parent / "floors.json"
TUNED, REPORTED = (0, 1), (2, 3)
Groups = Sequence[Sequence[Span]]


def read_topic(rows: Iterable[Mapping[str, Any]]) -> tuple[list[Article], Groups]:
    """The articles of a topic and its chains of mentions, each mention in one."""
    articles, chains, seen = [], defaultdict(list), set[Span]()
    for row in rows:
        articles.append(Article(id=row["id"], text=row["text"], outlet=Outlet(id=row["outlet"], name=row["outlet"])))
        for mention in row["mentions"]:
            span = articles[-1].span(mention["start"], mention["end"])
            if span not in seen:
                seen.add(span)
                chains[mention["chain"]].append(span)
    return articles, list(chains.values())


def group(articles: Sequence[Article], chains: Groups, engine: LocalEngine) -> dict[str, Groups]:
    """The mentions as grouped by Readout, and by their head words alone."""
    spans = [span for chain in chains for span in chain]
    extractions = [found for found in engine.extract(articles) if isinstance(found, Extraction)]
    told = [(statement, clause) for found in extractions for statement in found.statements for clause in statement.clauses]
    by_article: dict[str, list[tuple[Statement, Clause]]] = defaultdict(list)
    for statement, clause in told:
        by_article[statement.article_id].append((statement, clause))
    ours = group_labels([label_of(span, by_article[span.article_id]) for span in spans], told, {})
    heads: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        heads[head_of(span).quote.lower()].append(span)
    return {"ours": [[label.span for label in row] for row in ours], "same head": list(heads.values())}


def conll(gold: Groups, found: Groups) -> dict[str, float]:
    """F1 of MUC, B-cubed and CEAF-e, and their mean; both sides hold the same mentions."""
    measures = {
        "muc": (_muc(found, gold), _muc(gold, found)),
        "b3": (_b_cubed(found, gold), _b_cubed(gold, found)),
        "ceafe": _ceaf(gold, found),
    }
    scores = {name: 2 * p * r / (p + r) if p + r else 0.0 for name, (p, r) in measures.items()}
    return {**scores, "conll": sum(scores.values()) / len(scores)}


def _muc(left: Groups, right: Groups) -> float:
    """Share of the links of the left groups that the right ones keep."""
    home = {span: n for n, one in enumerate(right) for span in one}
    links = sum(len(one) - 1 for one in left)
    return sum(len(one) - len({home[span] for span in one}) for one in left) / links if links else 0.0


def _b_cubed(left: Groups, right: Groups) -> float:
    """Mean share of a mention's left group that is in its right one too."""
    home = {span: set(one) for one in right for span in one}
    shares = [len(home[span] & set(one)) / len(one) for one in left for span in one]
    return sum(shares) / len(shares)


def _ceaf(gold: Groups, found: Groups) -> tuple[float, float]:
    """Precision and recall of the best one-to-one match of groups, by the share of mentions in common."""
    alike = np.array([[2 * len(set(a) & set(b)) / (len(a) + len(b)) for b in found] for a in gold])
    rows, columns = linear_sum_assignment(-alike)
    total = float(alike[rows, columns].sum())
    return total / len(found), total / len(gold)


def measure() -> dict[str, dict[str, dict[str, float]]]:
    """The scores of each tuned topic, and the means over the tuned and the reported ones."""
    lines = [json.loads(line) for line in TOPICS.read_text(encoding="utf-8").splitlines()]
    engine = LocalEngine(Settings(n_threads=1))
    by_topic: dict[int, dict[str, dict[str, float]]] = {}
    for topic in (*TUNED, *REPORTED):
        articles, chains = read_topic(line for line in lines if line["topic"] == topic)
        by_topic[topic] = {who: conll(chains, found) for who, found in group(articles, chains, engine).items()}
    result = {f"topic {topic}": by_topic[topic] for topic in TUNED}
    for name, topics in (("tuned", TUNED), ("reported", REPORTED), ("all", (*TUNED, *REPORTED))):
        result[name] = {
            who: {key: sum(by_topic[t][who][key] for t in topics) / len(topics) for key in by_topic[topics[0]][who]}
            for who in ("ours", "same head")
        }
    return {name: {who: {k: round(v, 3) for k, v in row.items()} for who, row in both.items()} for name, both in result.items()}


def below_floors(measured: Mapping[str, Mapping[str, Mapping[str, float]]], floors: Mapping[str, float]) -> list[str]:
    """One line for each part whose CoNLL F1 lies below its floor."""
    return [
        f"newswcl50: CoNLL F1 of {name} is {measured[name]['ours']['conll']:.3f}, below its floor {floor:.3f}"
        for name, floor in floors.items()
        if measured[name]["ours"]["conll"] < floor
    ]


def main() -> int:
    """0, or 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--floors", action="store_true", help="fail if a CoNLL F1 lies below bench/floors.json")
    parser.add_argument("-o", "--output", type=Path, default=None)
    options = parser.parse_args()
    if not TOPICS.is_file():
        print(f"no NewsWCL50 at {TOPICS}: left out", file=sys.stderr)
        return 0
    result = measure()
    if options.output:
        options.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    for name, both in result.items():
        print(
            f"{name:10} "
            + "  ".join(f"{who}: " + " ".join(f"{key} {value:.3f}" for key, value in row.items()) for who, row in both.items())
        )
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["newswcl50"] if options.floors else {}
    failures = below_floors(result, floors)
    for line in failures:
        print(line, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
