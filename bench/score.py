"""How close a record comes to a hand annotation: everything is matched by ranges of characters, so wording and ids do not matter.

Two ranges are one place if they share at least half of the shorter one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

__all__ = ["MEASURES", "is_name", "score"]

Json = Mapping[str, Any]


class Place(NamedTuple):
    """Characters `start` to `end` of an article."""

    article: str
    start: int
    end: int

    def shares(self, other: Place) -> int:
        """How many characters both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if self.article == other.article else 0

    def is_same(self, other: Place) -> bool:
        """Whether at least half of the shorter one is shared."""
        shorter = min(self.end - self.start, other.end - other.start)
        return shorter > 0 and 2 * self.shares(other) >= shorter


Places = Sequence[Place]

MEASURES = ("claims", "core_recall", "verdict", "content", "speaker", "kind", "rivals", "outcomes", "wording", "reuse", "furniture")


def score(gold: Json, document: Json) -> dict[str, float]:
    """Each of `MEASURES`, in [0, 1]; F1 where both precision and recall make sense, else the share of the gold that was met."""
    side = _Sides(gold, document)
    claims, core_recall = side.claims()
    met = side.attributed()
    return {
        "claims": claims,
        "core_recall": core_recall,
        "verdict": side.verdict(),
        "content": _f1(len(met), len(side.said), len(met), len(gold["statements"])),
        "speaker": _share(is_name(g["speaker_name"], p["speaker"]["name"] if p["speaker"] else "") for g, p in met if g["speaker_name"]),
        "kind": _share(g["kind"] == p["kind"] for g, p in met),
        "rivals": side.pairs("rivals"),
        "outcomes": side.pairs("outcomes"),
        "wording": side.wording(),
        "reuse": side.reuse(),
        "furniture": side.furniture(),
    }


class _Sides:
    """Gold and prediction, turned into places once."""

    def __init__(self, gold: Json, document: Json) -> None:
        self.gold = gold
        self.rows: dict[str, list[Any]] = {
            key: [row for story in document["stories"] for row in story[key]]
            for key in ("statements", "claims", "rivals", "outcomes", "wording", "reuse", "passages")
        }
        places = {s["id"]: [Place(s["article_id"], x["start"], x["end"]) for x in s["spans"]] for s in self.rows["statements"]}
        self.said = [(s, places[s["id"]]) for s in self.rows["statements"] if s["kind"] != "own-voice"]
        self.claimed = {c["id"]: [places[i] for i in c["statement_ids"]] for c in self.rows["claims"]}
        self.gold_claimed: dict[str, list[Places]] = {c["id"]: [[_place(m)] for m in c["mentions"]] for c in gold["claims"]}

    def claims(self) -> tuple[float, float]:
        wanted, made = _pairs(self.gold_claimed.values()), _pairs(self.claimed.values())
        core = _pairs(self.gold_claimed[c["id"]] for c in self.gold["claims"] if c["importance"] == "core")
        n_right, n_found = sum(_is_joined(p, wanted) for p in made), sum(_is_joined(p, made) for p in wanted)
        return _f1(n_right, len(made), n_found, len(wanted)), _share(_is_joined(p, made) for p in core)

    def verdict(self) -> float:
        def rank(claim: Json, group: Sequence[Places]) -> tuple[int, int]:
            said = self.claimed[claim["id"]]
            return sum(any(_hit(m, s) for s in said) for m in group), -len(said)

        right: list[bool] = []
        for wanted in self.gold["claims"]:
            group = self.gold_claimed[wanted["id"]]
            if len({m["article"] for m in wanted["mentions"]}) > 1:
                best = max(self.rows["claims"], key=lambda claim: rank(claim, group), default=None)
                right.append(best is not None and rank(best, group)[0] > 0 and best["verdict"] == wanted["verdict"])
        return _share(right)

    def attributed(self) -> list[tuple[Json, Json]]:
        ranked: list[tuple[float, int, int]] = []
        for i, row in enumerate(self.gold["statements"]):
            wanted = [_place(x) for x in row["content"]]
            for j, (_, made) in enumerate(self.said):
                n = sum(a.shares(b) for a in wanted for b in made)
                sizes = sum(x.end - x.start for x in wanted), sum(x.end - x.start for x in made)
                if n and 2 * n >= min(sizes):
                    ranked.append((n / max(sizes), i, j))
        met: dict[int, int] = {}
        for _, i, j in sorted(ranked, reverse=True):
            if i not in met and j not in met.values():
                met[i] = j
        return [(self.gold["statements"][i], self.said[j][0]) for i, j in met.items()]

    def pairs(self, key: str) -> float:
        first, second, is_ordered = ("planned", "happened", True) if key == "outcomes" else ("", "", False)
        wanted = [(g[first], g[second]) if is_ordered else tuple(g["claims"]) for g in self.gold[key]]
        made = [(p[f"{first}_claim_id"], p[f"{second}_claim_id"]) if is_ordered else tuple(p["claim_ids"]) for p in self.rows[key]]
        wanted, made = [g for g in wanted if all(g)], [p for p in made if all(p)]

        def is_linked(g: Sequence[str], p: Sequence[str]) -> bool:
            ways = [p] if is_ordered else [p, p[::-1]]
            return any(all(self._touches(a, b) for a, b in zip(g, way, strict=True)) for way in ways)

        n_right = sum(any(is_linked(g, p) for g in wanted) for p in made)
        return _f1(n_right, len(made), sum(any(is_linked(g, p) for p in made) for g in wanted), len(wanted))

    def _touches(self, gold_id: str, claim_id: str) -> bool:
        return any(_hit(m, s) for m in self.gold_claimed[gold_id] for s in self.claimed[claim_id])

    def wording(self) -> float:
        wanted = [[_place(x) for x in row["labels"]] for row in self.gold["wording"]]
        made = [[Place(x["article_id"], x["start"], x["end"]) for x in row["labels"]] for row in self.rows["wording"]]

        def is_met(labels: Places, row: Places) -> bool:
            return sum(any(x.is_same(y) for y in row) for x in labels) >= 2

        return _share(any(is_met(w, row) for row in made) for w in wanted)

    def reuse(self) -> float:
        wanted = [[_place(x) for x in row["places"]] for row in self.gold["reuse"]]
        made = [[Place(x["article_id"], x["start"], x["end"]) for x in row["spans"]] for row in self.rows["reuse"]]
        return _share(any(all(any(x.shares(y) for y in row) for x in w) for row in made) for w in wanted)

    def furniture(self) -> float:
        heads = _characters(self.rows["passages"], lambda part: part in ("title", "dateline"))
        made = _characters(self.rows["passages"], lambda part: part in ("caption", "credit", "furniture"))
        wanted = {(row["article"], k) for row in self.gold["boilerplate"] for k in range(row["start"], row["end"])} - heads
        return _f1(len(wanted & made), len(made), len(wanted & made), len(wanted))


def _place(row: Json) -> Place:
    return Place(row["article"], row["start"], row["end"])


def _pairs(groups: Iterable[Sequence[Places]]) -> list[tuple[Places, Places]]:
    return [(a, b) for group in groups for a, b in itertools.combinations(group, 2) if a[0].article != b[0].article]


def _hit(a: Places, b: Places) -> bool:
    return any(x.is_same(y) for x in a for y in b)


def _is_joined(pair: tuple[Places, Places], others: Sequence[tuple[Places, Places]]) -> bool:
    a, b = pair
    return any((_hit(a, x) and _hit(b, y)) or (_hit(a, y) and _hit(b, x)) for x, y in others)


def _characters(passages: Iterable[Json], is_wanted: Callable[[str], bool]) -> set[tuple[str, int]]:
    return {(p["article_id"], k) for p in passages if is_wanted(p["part"]) for k in range(p["start"], p["end"])}


def is_name(name: str, other: str) -> bool:
    """Whether two names may be one's: one's words are all in the other's, or the last words agree."""
    a, b = ("".join(c.lower() if c.isalnum() else " " for c in x).split() for x in (name, other))
    return bool(a and b) and (set(a) <= set(b) or set(b) <= set(a) or (a[-1] == b[-1] and len(a[-1]) > 2))


def _share(rulings: Iterable[bool]) -> float:
    ruled = list(rulings)
    return sum(ruled) / len(ruled) if ruled else 0.0


def _f1(n_right: int, n_made: int, n_found: int, n_wanted: int) -> float:
    precision, recall = (n_right / n_made if n_made else 0.0), (n_found / n_wanted if n_wanted else 0.0)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
