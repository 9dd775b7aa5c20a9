"""The network of `readout.extract.network` in torch, for training; see there for what it does."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from readout.extract.paths import N_BANDS, N_STEPS, N_TURNS, find_paths

WIDTH, NARROW, DROP, LOST = 144, 80, 0.33, 0.15
COLUMNS = ("tensor", "flags", "tags", "labels", "lemmas", "entities", "forms")
TENSOR, VECTOR, N_FLAGS, N_PARTS = 96, 300, 6, 3


class SpeechNet(nn.Module):
    """Attribute names are those of the arrays in `speech.npz`."""

    def __init__(self, n_tags: int, n_labels: int, n_lemmas: int, n_entities: int) -> None:
        super().__init__()
        self.n_labels = n_labels + 1
        self.tensor, self.vec = nn.Linear(TENSOR, WIDTH), nn.Linear(VECTOR, WIDTH, bias=False)
        self.flag = nn.Linear(N_FLAGS, WIDTH, bias=False)
        self.tag, self.dep = nn.Embedding(n_tags + 1, WIDTH), nn.Embedding(n_labels + 1, WIDTH)
        self.lem, self.ent = nn.Embedding(n_lemmas + 1, WIDTH), nn.Embedding(n_entities + 1, WIDTH)
        for table in (self.tag, self.dep, self.ent):
            nn.init.normal_(table.weight, std=0.3)
        nn.init.zeros_(self.lem.weight)
        self.ln0 = nn.LayerNorm(WIDTH)
        self.lay = nn.ModuleList(nn.Linear(5 * WIDTH, WIDTH) for _ in range(3))
        self.ln = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(3))
        self.c1, self.c2 = nn.Linear(WIDTH, NARROW), nn.Linear(NARROW, 1)
        self.pt, self.pc = nn.Linear(WIDTH, NARROW), nn.Linear(WIDTH, NARROW, bias=False)
        self.pp, self.pud = nn.Embedding(N_TURNS * self.n_labels, NARROW), nn.Embedding(N_TURNS, NARROW)
        self.pdp, self.pdist = nn.Embedding(N_STEPS, NARROW), nn.Embedding(N_BANDS, NARROW)
        self.prf = nn.Linear(3, NARROW, bias=False)
        for table in (self.pp, self.pud, self.pdp, self.pdist):
            nn.init.normal_(table.weight, std=0.2)
        self.ln1 = nn.LayerNorm(NARROW)
        self.lay2 = nn.ModuleList(nn.Linear(5 * NARROW, NARROW) for _ in range(2))
        self.lnn = nn.ModuleList(nn.LayerNorm(NARROW) for _ in range(2))
        self.out = nn.Linear(NARROW, N_PARTS)

    def read(self, x: dict[str, Any]) -> tuple[torch.Tensor, torch.Tensor]:
        """States and log-odds of being the head of a cue."""
        state = F.dropout(self.ln0(F.relu(self.enter(x))), DROP, self.training)
        for layer, norm in zip(self.lay, self.ln, strict=True):
            state = self._pass(state, layer, norm, x["around"])
        return state, self.c2(F.relu(self.c1(state))).squeeze(1)

    def enter(self, x: dict[str, Any]) -> torch.Tensor:
        """What is known of each word by itself."""
        lemmas = x["lemmas"]
        if self.training:
            lemmas = torch.where(torch.rand(lemmas.shape) < LOST, torch.zeros_like(lemmas), lemmas)
        state = self.tensor(x["tensor"]) + self.vec(x["vectors"]) + self.flag(x["flags"])
        return state + self.tag(x["tags"]) + self.dep(x["labels"]) + self.lem(lemmas) + self.ent(x["entities"])

    def part(self, state: torch.Tensor, q: dict[str, Any]) -> torch.Tensor:
        """Log-odds of each word of each cue's sentence to be of the speaker, the cue, what is said."""
        inner = self.pt(state)[q["rows"]] + self.pc(state)[q["origins"]] + self.pp(q["turn"] * self.n_labels + q["label"])
        inner = inner + self.pud(q["turn"]) + self.pdp(q["steps"]) + self.pdist(q["band"]) + self.prf(q["told"])
        inner = F.dropout(self.ln1(F.relu(inner)), DROP, self.training)
        for layer, norm in zip(self.lay2, self.lnn, strict=True):
            inner = self._pass(inner, layer, norm, q["around"])
        return self.out(inner)

    def _pass(self, state: torch.Tensor, layer: nn.Module, norm: nn.Module, around: tuple[torch.Tensor, ...]) -> torch.Tensor:
        before, after, heads, weight, is_below = around
        padded = torch.cat([state, state.new_zeros(1, state.shape[1])])
        below = torch.zeros_like(state).index_add(0, heads, state * is_below) * weight
        seen = layer(torch.cat([state, padded[before], padded[after], state[heads], below], 1))
        return norm(state + F.dropout(F.relu(seen), DROP, self.training))


def look_around(heads: np.ndarray, bounds: list[tuple[int, int]]) -> tuple[torch.Tensor, ...]:
    """Rows before and after in the sentence, heads, one over the number of dependents, and whether a row has a head."""
    n = len(heads)
    before, after = np.arange(-1, n - 1), np.arange(1, n + 1)
    before[[start for start, _ in bounds]] = n
    after[[end - 1 for _, end in bounds]] = n
    is_below = heads != np.arange(n)
    counts = np.bincount(heads[is_below], minlength=n)
    weight = (1 / np.maximum(counts, 1)).astype(np.float32)[:, None]
    return tuple(torch.from_numpy(array) for array in (before, after, heads, weight, is_below.astype(np.float32)[:, None]))


def batch_words(articles: list[dict[str, Any]], table: np.ndarray) -> dict[str, Any]:
    """The words of several articles as one input."""
    heads, bounds, first = [], [], 0
    for one in articles:
        heads.append(one["heads"] + first)
        bounds += [(a + first, b + first) for a, b in one["bounds"]]
        first += len(one["heads"])
    joined = {name: np.concatenate([one[name] for one in articles]) for name in COLUMNS}
    forms = joined.pop("forms")
    joined["vectors"] = table[np.maximum(forms, 0)] * (forms >= 0)[:, None]
    for name in ("tensor", "flags", "vectors"):
        joined[name] = joined[name].astype(np.float32)
    arrays: dict[str, Any] = {name: torch.from_numpy(array) for name, array in joined.items()}
    return arrays | {"around": look_around(np.concatenate(heads), bounds), "articles": articles}


def see_cues(one: dict[str, Any], rows: list[int]) -> list[dict[str, Any]]:
    """For each cue of an article, its sentence's rows with the way to each and what the rules made of them."""
    heads, known = one["heads"].tolist(), {rule["row"]: rule for rule in one["rules"]}
    found = []
    for row in rows:
        start, end = one["bounds"][one["sentence"][row]]
        told = np.zeros((end - start, 3), np.float32)
        if rule := known.get(row):
            told[:, 0] = 1
            told[[i - start for i in rule["content"]], 1] = 1
            told[[i - start for i in rule["speaker"]], 2] = 1
        found.append({"row": row, "start": start, "end": end, "way": find_paths(heads, one["labels"], start, end, row), "told": told})
    return found


def batch_cues(articles: list[dict[str, Any]], cues: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """The cues of several articles as one input."""
    rows, origins, heads, bounds, told = [], [], [], [], []
    ways: dict[str, list[np.ndarray]] = {name: [] for name in ("turn", "label", "steps", "band")}
    first = n_rows = 0
    for one, seen in zip(articles, cues, strict=True):
        for cue in seen:
            start, end = cue["start"], cue["end"]
            rows.append(np.arange(start, end) + first)
            origins.append(np.full(end - start, cue["row"] + first))
            heads.append(one["heads"][start:end] - start + n_rows)
            bounds.append((n_rows, n_rows + end - start))
            told.append(cue["told"])
            for name, columns in ways.items():
                columns.append(getattr(cue["way"], name))
            n_rows += end - start
        first += len(one["heads"])
    arrays = {"rows": rows, "origins": origins, "told": told, **ways}
    around = look_around(np.concatenate(heads), bounds)
    return {name: torch.from_numpy(np.concatenate(parts)) for name, parts in arrays.items()} | {"around": around}
