"""Model files: checked by their digest before they are loaded, and run on the processor."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any

import onnxruntime

from readout.errors import StageFailed

__all__ = ["open_model", "read_model"]


def read_model(folder: Traversable, name: str) -> bytes:
    """The content of `name.onnx` in a folder, whose digest lies beside it in `name.sha256`.

    Raises:
        StageFailed: If the file does not have the digest.
    """
    model = folder.joinpath(f"{name}.onnx").read_bytes()
    wanted = folder.joinpath(f"{name}.sha256").read_text(encoding="utf-8").split()[0]
    found = sha256(model).hexdigest()
    if found != wanted:
        raise StageFailed(f"the model {name} has digest {found[:12]}…, not {wanted[:12]}…", "install readout again in a new environment")
    return model


def open_model(model: bytes) -> Any:
    """An ONNX model, ready to be run on one thread of the processor at a time; several threads may run it at once."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
