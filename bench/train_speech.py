"""Trains the network that finds speech which no rule knows.

usage: python bench/read_speech.py --cache DIR
       python bench/train_speech.py --cache DIR [--epochs N] [--write]

The first command keeps the traits and the annotation of PolNeAR's train part in DIR. This one trains on nine in ten of its articles and
tells after each epoch how good the network is on the tenth; it needs torch and numpy, not the parser. `--write` puts the weights, halved
in precision, into the package. The dev part is never looked at. The seed is fixed; on another machine or version of torch the weights
differ in their last digits.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812

from speech_net import SpeechNet, batch_cues, batch_words, see_cues

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "readout" / "extract" / "data" / "speech.npz"
SEED, EPOCHS, BATCH, RATE, DECAY, WARM = 7, 11, 8, 2e-3, 0.01, 60
HELD_OUT = (10, 3)
"""One article in ten, from the fourth on, is kept back."""
FEWEST_OF_LEMMA = 6
KINDS = ("tags", "labels", "lemmas", "entities")


def number(articles: list[dict[str, Any]], strings: dict[int, str]) -> dict[str, list[str]]:
    """Give each article its words' numbers of tag, label, lemma and entity, and return the words so numbered, from 1."""
    listed: dict[str, list[str]] = {}
    for column, kind in enumerate(KINDS):
        counts = Counter(code for one in articles for code in one["strings"][:, column].tolist())
        fewest = FEWEST_OF_LEMMA if kind == "lemmas" else 1
        listed[kind] = sorted(strings[code] for code, n in counts.items() if n >= fewest)
        numbers = {word: n for n, word in enumerate(listed[kind], start=1)}
        for one in articles:
            codes, places = np.unique(one["strings"][:, column], return_inverse=True)
            one[kind] = np.array([numbers.get(strings[int(code)], 0) for code in codes])[places]
    return listed


def fit(cache: Path, epochs: int, write: bool) -> None:
    """Train, print how good it is on the articles kept back, and write the weights if asked."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random.seed(SEED)
    kept = pickle.loads((cache / "train.pickle").read_bytes())
    table = np.load(cache / "vectors.npy")
    every, first = HELD_OUT
    listed = number(kept["articles"], kept["strings"])
    for one in kept["articles"]:
        one["cues"] = see_cues(one, [gold["row"] for gold in one["gold"]])
    train = [one for n, one in enumerate(kept["articles"]) if n % every != first]
    held = [one for n, one in enumerate(kept["articles"]) if n % every == first]
    net = SpeechNet(*(len(listed[kind]) for kind in KINDS))
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    n_steps, step = epochs * math.ceil(len(train) / BATCH), 0
    for epoch in range(epochs):
        random.shuffle(train)
        net.train()
        for start in range(0, len(train), BATCH):
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1, step / WARM) * (0.5 + 0.5 * math.cos(math.pi * step / n_steps))
            step += 1
            loss = loss_of(net, train[start : start + BATCH], table)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
        print(f"epoch {epoch + 1}: {judge(net, held, table)}", flush=True)
    if write:
        arrays = {name: array.numpy().astype(np.float16) for name, array in net.state_dict().items()}
        words = {kind: np.array(found) for kind, found in listed.items()}
        np.savez_compressed(OUT, **arrays, **words, sha256=np.array(kept["sha256"]), seed=np.array(SEED))
        print(f"written to {OUT.name}, {OUT.stat().st_size / 1e6:.1f} MB")


def loss_of(net: Any, articles: list[dict[str, Any]], table: np.ndarray) -> Any:
    """Cross-entropy of cues and of their parts."""
    state, odds = net.read(batch_words(articles, table))
    is_cue, parts, first = torch.zeros(len(odds)), [], 0
    for one in articles:
        for gold, cue in zip(one["gold"], one["cues"], strict=True):
            is_cue[gold["row"] + first] = 1
            wanted = np.zeros((cue["end"] - cue["start"], 3), np.float32)
            for column, rows in enumerate(gold["parts"]):
                wanted[[i - cue["start"] for i in rows], column] = 1
            parts.append(wanted)
        first += len(one["heads"])
    loss = F.binary_cross_entropy_with_logits(odds, is_cue, reduction="sum") / len(articles) / 26
    if not parts:
        return loss
    told = net.part(state, batch_cues(articles, [one["cues"] for one in articles]))
    return loss + 3 * F.binary_cross_entropy_with_logits(told, torch.from_numpy(np.concatenate(parts)))


def judge(net: Any, articles: list[dict[str, Any]], table: np.ndarray) -> str:
    """On articles kept back: F1 of heads of cues at even odds; share of given cues with every word of content, of speaker, right."""
    net.eval()
    right = n_found = n_gold = n_cues = 0
    exact = np.zeros(3)
    with torch.no_grad():
        for one in articles:
            if not one["gold"]:
                continue
            state, odds = net.read(batch_words([one], table))
            found, gold = set(np.flatnonzero(odds.numpy() > 0).tolist()), {entry["row"] for entry in one["gold"]}
            right, n_found, n_gold = right + len(found & gold), n_found + len(found), n_gold + len(gold)
            told, at = net.part(state, batch_cues([one], [one["cues"]])).numpy() > 0, 0
            for entry, cue in zip(one["gold"], one["cues"], strict=True):
                length = cue["end"] - cue["start"]
                for column, rows in enumerate(entry["parts"]):
                    exact[column] += set(np.flatnonzero(told[at : at + length, column]) + cue["start"]) == set(rows)
                at, n_cues = at + length, n_cues + 1
    f1 = 2 * right / (n_found + n_gold)
    return f"cue F1 {f1:.3f}, content exact {exact[2] / n_cues:.3f}, speaker exact {exact[0] / n_cues:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    fit(options.cache, options.epochs, options.write)


if __name__ == "__main__":
    main()
