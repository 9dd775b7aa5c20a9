"""A small network over the parse: which words report speech, and which words around each say who and what.

Words pass through three layers, in each of which a word sees its neighbours, its head and its dependents; a word's chance to be the head
of a cue is read from the third. For each cue two narrower layers then pass over its sentence, in which every word also knows its way to
the cue, and give each word's odds to be of the speaker, of the cue and of what is said. Trained by `bench/train_speech.py`. The network
of the wide setting also reads what the encoder makes of each word, and was trained together with it by `bench/train_encoder.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from readout.extract.encoder import Encoder, shipped_encoder
from readout.extract.paths import Ints, find_paths
from readout.extract.traits import Floats, Traits

__all__ = ["Network", "Seed", "shipped_network", "wide_network"]

_LEVEL = 1e-5
_KINDS = ("tags", "labels", "lemmas", "entities")


@dataclass(frozen=True, slots=True)
class Seed:
    """A word that may be a cue, with what the rules make of it; all numbers are rows of the traits.

    `content` and `speaker` are rows that the rules gave to this cue; both empty where the rules know no such cue.
    """

    row: int
    sentence: int
    content: frozenset[int] = frozenset()
    speaker: frozenset[int] = frozenset()
    is_known: bool = False


class Network:
    """The trained weights.

    Args:
        weights: Arrays by name, as `bench/train_speech.py` writes them.
        encoder: What the network wants each word to be read by, if anything.
    """

    encoder: Encoder | None = None

    def __init__(self, weights: dict[str, npt.NDArray[Any]], encoder: Encoder | None = None) -> None:
        self.encoder = encoder
        self._w = {name: array.astype(np.float32) for name, array in weights.items() if array.dtype.kind == "f"}
        self._words: dict[str, list[str]] = {kind: weights[kind].tolist() for kind in _KINDS}
        self._numbers: dict[str, tuple[npt.NDArray[np.uint64], Ints]] = {}
        self._n_labels = len(weights["labels"]) + 1
        self._table: Floats | None = None
        self._seen = np.zeros((0, 0), dtype=np.float32)

    def read(self, traits: Traits) -> tuple[Floats, Floats]:
        """Each word's state (N × width), and its chance in [0, 1] to be the head of a cue (N)."""
        w = self._w
        state = traits.tensor @ w["tensor.weight"].T + traits.flags @ w["flag.weight"].T
        state += self._vectors(traits.table)[traits.forms]
        state += w["tensor.bias"]
        if traits.states is not None:
            state += traits.states @ w["enc.weight"].T
        for column, (kind, name) in enumerate(zip(_KINDS, ("tag", "dep", "lem", "ent"), strict=True)):
            state += w[f"{name}.weight"][self._number(kind, traits, column)]
        state = self._level(np.maximum(state, 0), "ln0")
        around = _Around(traits.heads, list(traits.bounds.values()))
        for layer in range(3):
            state = self._pass(state, around, f"lay.{layer}", f"ln.{layer}")
        hidden = np.maximum(state @ w["c1.weight"].T + w["c1.bias"], 0)
        return state, _chance((hidden @ w["c2.weight"].T + w["c2.bias"])[:, 0])

    def part(self, traits: Traits, state: Floats, seeds: Sequence[Seed]) -> list[Floats]:
        """For each seed, the log-odds of each word of its sentence to be of the speaker, of the cue, of what is said: words × 3."""
        if not seeds:
            return []
        w = self._w
        heads, labels = traits.heads.tolist(), self._number("labels", traits, 1)
        bounds = [traits.bounds[seed.sentence] for seed in seeds]
        ways = [find_paths(heads, labels, *bound, seed.row) for seed, bound in zip(seeds, bounds, strict=True)]
        turn, label = (np.concatenate([getattr(way, name) for way in ways]) for name in ("turn", "label"))
        rows = np.concatenate([np.arange(*bound) for bound in bounds])
        lengths = [end - start for start, end in bounds]
        inner = (state @ w["pt.weight"].T + w["pt.bias"])[rows]
        inner += np.repeat(state[[seed.row for seed in seeds]] @ w["pc.weight"].T, lengths, axis=0)
        inner += w["pp.weight"][turn * self._n_labels + label] + w["pud.weight"][turn]
        inner += w["pdp.weight"][np.concatenate([way.steps for way in ways])]
        inner += w["pdist.weight"][np.concatenate([way.band for way in ways])]
        inner += np.concatenate([_told(seed, bound) for seed, bound in zip(seeds, bounds, strict=True)]) @ w["prf.weight"].T
        inner = self._level(np.maximum(inner, 0), "ln1")
        ends = np.cumsum(lengths)
        pieces = [(int(end - length), int(end)) for end, length in zip(ends, lengths, strict=True)]
        moved = np.concatenate([traits.heads[a:b] - a + first for (a, b), (first, _) in zip(bounds, pieces, strict=True)])
        around = _Around(moved, pieces)
        for layer in range(2):
            inner = self._pass(inner, around, f"lay2.{layer}", f"lnn.{layer}")
        odds = inner @ w["out.weight"].T + w["out.bias"]
        return [odds[start:end] for start, end in pieces]

    def _vectors(self, table: Floats) -> Floats:
        """The table's vectors as the first layer takes them, multiplied once; behind them a row of zeros for words that have none."""
        if self._table is not table:
            seen = table.astype(np.float32) @ self._w["vec.weight"].T
            self._table, self._seen = table, np.concatenate([seen, np.zeros((1, seen.shape[1]), dtype=np.float32)])
        return self._seen

    def _number(self, kind: str, traits: Traits, column: int) -> Ints:
        """The numbers of the words' tags, labels, lemmas or entity types; 0 for those not seen in training."""
        if kind not in self._numbers:
            codes = np.array([traits.store[word] for word in self._words[kind]], dtype=np.uint64)
            order = np.argsort(codes)
            self._numbers[kind] = (codes[order], order + 1)
        known, numbers = self._numbers[kind]
        wanted = traits.strings[:, column]
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where(known[at] == wanted, numbers[at], 0)

    def _level(self, state: Floats, name: str) -> Floats:
        levelled: Floats = state - state.mean(axis=1, keepdims=True)
        levelled /= np.sqrt((levelled * levelled).mean(axis=1, keepdims=True) + _LEVEL)
        levelled *= self._w[f"{name}.weight"]
        levelled += self._w[f"{name}.bias"]
        return levelled

    def _pass(self, state: Floats, around: _Around, layer: str, norm: str) -> Floats:
        seen = around.look(state) @ self._w[f"{layer}.weight"].T + self._w[f"{layer}.bias"]
        return self._level(state + np.maximum(seen, 0), norm)


class _Around:
    """What stands around each row: the rows before and after in its sentence, its head, its dependents."""

    def __init__(self, heads: Ints, bounds: Sequence[tuple[int, int]]) -> None:
        n = len(heads)
        self._heads = heads
        self._opening, self._closing = [start for start, _ in bounds], [end - 1 for _, end in bounds]
        below = np.flatnonzero(heads != np.arange(n))
        self._below = below[np.argsort(heads[below], kind="stable")]
        self._above, self._first, counts = np.unique(heads[self._below], return_index=True, return_counts=True)
        self._counts = counts[:, None].astype(np.float32)

    def look(self, state: Floats) -> Floats:
        """Each row beside the one before, the one after, its head, and the mean of its dependents."""
        n, width = state.shape
        seen = np.empty((n, 5 * width), dtype=np.float32)
        seen[:, :width] = state
        seen[1:, width : 2 * width] = state[:-1]
        seen[self._opening, width : 2 * width] = 0
        seen[:-1, 2 * width : 3 * width] = state[1:]
        seen[self._closing, 2 * width : 3 * width] = 0
        seen[:, 3 * width : 4 * width] = state[self._heads]
        seen[:, 4 * width :] = 0
        if len(self._below):
            seen[self._above, 4 * width :] = np.add.reduceat(state[self._below], self._first, axis=0) / self._counts
        return seen


def _told(seed: Seed, bound: tuple[int, int]) -> Floats:
    """What the rules made of each word for this cue: whether they know it, what is said, who says it."""
    start, end = bound
    told = np.zeros((end - start, 3), dtype=np.float32)
    if seed.is_known:
        told[:, 0] = 1
        told[[row - start for row in seed.content], 1] = 1
        told[[row - start for row in seed.speaker], 2] = 1
    return told


def _chance(odds: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)


@cache
def shipped_network() -> Network:
    """The network of the narrow setting."""
    return Network(_weights("speech.npz"))


@cache
def wide_network() -> Network:
    """The network of the wide setting, with its encoder."""
    return Network(_weights("speech_wide.npz"), shipped_encoder())


def _weights(name: str) -> dict[str, npt.NDArray[Any]]:
    with files("readout.extract").joinpath("data", name).open("rb") as file:
        archive = np.load(file, allow_pickle=False)
        return {name: archive[name] for name in archive.files}
