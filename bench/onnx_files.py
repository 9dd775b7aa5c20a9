"""Networks as they are shipped: ONNX, their weights cut to 8 bits, with a digest beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

Axes = dict[str, dict[int, str]]


def write_cut(net: nn.Module, example: tuple[torch.Tensor, ...], axes: Axes, outputs: Sequence[str], path: Path) -> None:
    """Write a network to `path`, each row of its weights cut to 8 bits by itself.

    Args:
        net: The network.
        example: An input of it.
        axes: Of each input and output the axes whose length may differ; the inputs first, in their order.
        outputs: What it gives, in order.
        path: Where to, `….onnx`.
    """
    whole = path.with_suffix(".whole")
    inputs = [name for name in axes if name not in outputs]
    torch.onnx.export(
        net.eval(), example, str(whole), input_names=inputs, output_names=list(outputs), dynamic_axes=axes, opset_version=17, dynamo=False
    )
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()


def put_into_package(path: Path, folder: Path) -> None:
    """Copy a network into a folder of the package, its digest (SHA-256) beside it."""
    model = path.read_bytes()
    (folder / path.name).write_bytes(model)
    (folder / path.name).with_suffix(".sha256").write_text(f"{hashlib.sha256(model).hexdigest()}  {path.name}\n", encoding="utf-8")
    print(f"{path.name} written: {len(model) / 1e6:.1f} MB")
