"""The encoder of `readout.extract.encoder` in torch, and the network that reads it, for training."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812
from transformers import AutoModel

from speech_net import WIDTH, SpeechNet

N_LAYERS, ENCODED, DROP = 4, 384, 0.1
USUAL_PIECES, MOST_PIECES, WINDOWS = 126, 254, 24
OPENING, CLOSING = 101, 102
Window = tuple[list[int], list[int]]
"""The pieces of a stretch of text, and the rows of their words."""


class Encoder(nn.Module):
    """MiniLM's lowest layers; its embeddings and its first layer stay as they are."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            base, num_hidden_layers=N_LAYERS, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        for parameter in (*self.bert.embeddings.parameters(), *self.bert.encoder.layer[0].parameters()):
            parameter.requires_grad = False

    def forward(self, articles: Sequence[dict[str, Any]]) -> torch.Tensor:
        """The mean of each word's pieces: words × 384."""
        windows, first = [], 0
        for one in articles:
            windows += [(pieces, [row + first for row in rows]) for pieces, rows in one["windows"]]
            first += len(one["heads"])
        windows.sort(key=lambda window: len(window[0]))
        states, rows = [], []
        for start in range(0, len(windows), WINDOWS):
            batch = windows[start : start + WINDOWS]
            states.append(self._read([pieces for pieces, _ in batch]))
            rows += [row for _, found in batch for row in found]
        places = torch.tensor(rows)
        counts = torch.zeros(first).index_add(0, places, torch.ones(len(rows))).clamp(min=1)
        return torch.zeros(first, ENCODED).index_add(0, places, torch.cat(states)) / counts[:, None]

    def _read(self, batch: Sequence[Sequence[int]]) -> torch.Tensor:
        width = max(len(pieces) for pieces in batch) + 2
        numbers, mask = torch.zeros(2, len(batch), width, dtype=torch.long)
        places: list[int] = []
        for n, pieces in enumerate(batch):
            numbers[n, : len(pieces) + 2] = torch.tensor([OPENING, *pieces, CLOSING])
            mask[n, : len(pieces) + 2] = 1
            places += range(n * width + 1, n * width + 1 + len(pieces))
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.bert(input_ids=numbers, attention_mask=mask).last_hidden_state
        return hidden.float().reshape(-1, ENCODED)[torch.tensor(places)]


class EncodedNet(SpeechNet):
    """The network with the encoder's rows among what it knows of a word; where articles bring `states`, those are the rows."""

    def __init__(self, base: Path, *sizes: int) -> None:
        super().__init__(*sizes)
        self.enc, self.under = nn.Linear(ENCODED, WIDTH, bias=False), Encoder(base)
        nn.init.normal_(self.enc.weight, std=0.03)

    def enter(self, x: dict[str, Any]) -> torch.Tensor:
        known, articles = super().enter(x), x["articles"]
        if "states" in articles[0]:
            rows = torch.from_numpy(np.concatenate([one["states"] for one in articles])).float()
        else:
            rows = self.under(articles)
        return known + self.enc(F.dropout(rows, DROP, self.training))


class States(nn.Module):
    """The encoder as it is shipped: the pieces of one text in, their states out."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        states: torch.Tensor = self.bert(input_ids=input_ids).last_hidden_state
        return states


def cut(one: dict[str, Any], tokenizer: Any) -> list[Window]:
    """The pieces of each paragraph of an article, in stretches of whole sentences, as `readout.extract.encoder` cuts them."""
    windows: list[Window] = []
    last, texts = None, [one["words"][start:end] for start, end in one["bounds"]]
    encoded = tokenizer.encode_batch(texts, is_pretokenized=True, add_special_tokens=False)
    for found, (start, _), block in zip(encoded, one["bounds"], one["blocks"], strict=True):
        pieces, rows = found.ids[:MOST_PIECES], [word + start for word in found.word_ids[:MOST_PIECES]]
        if block != last or not windows or (windows[-1][0] and len(windows[-1][0]) + len(pieces) > USUAL_PIECES):
            windows.append(([], []))
        windows[-1][0].extend(pieces)
        windows[-1][1].extend(rows)
        last = block
    return [window for window in windows if window[0]]


def encode(one: dict[str, Any], session: Any) -> np.ndarray:
    """What the shipped encoder makes of an article: words × 384."""
    states = np.zeros((len(one["heads"]), ENCODED), dtype=np.float32)
    for pieces, rows in one["windows"]:
        found = session.run(None, {"input_ids": np.array([[OPENING, *pieces, CLOSING]], dtype=np.int64)})[0][0, 1:-1]
        np.add.at(states, rows, found)
    n_pieces = np.bincount([row for _, rows in one["windows"] for row in rows], minlength=len(states))
    return (states / np.maximum(n_pieces, 1)[:, None]).astype(np.float16)
