"""Reads PolNeAR's train part for `train_speech.py`.

usage: python bench/read_speech.py --cache DIR

Takes the texts through the parser and the rules, and keeps the words' traits, what the rules found and what the annotators found in DIR.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from polnear import read_annotations
from readout.extract.parser import Parser
from readout.extract.speech import lay_ground
from readout.extract.traits import read_traits
from readout.model.article import Article

TRAIN = Path(__file__).resolve().parents[2] / "shared" / "data" / "polnear" / "train"


def read(cache: Path) -> None:
    """Write traits and annotation of every train article into the cache."""
    notes = {path.stem.rpartition("_")[0]: path for path in (TRAIN / "attributions").glob("*.ann")}
    paths = [path for path in sorted((TRAIN / "text").glob("*.txt")) if path.stem in notes]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes() + notes[path.stem].read_bytes())
    parser, articles, strings, table = Parser(), [], {}, np.zeros(0)
    for parsed in parser(Article(id=path.stem, text=path.read_bytes().decode("utf-8")) for path in paths):
        ground = lay_ground(parsed)
        traits = read_traits(ground.sentences, ground.reports, ground.quoted, ground.whole)
        if traits is None:
            continue
        table = traits.table
        strings |= {int(code): parser.load().vocab.strings[int(code)] for code in np.unique(traits.strings)}
        articles.append(to_arrays(traits, ground, read_annotations(notes[parsed.article.id], parsed.article.text)))
    cache.mkdir(parents=True, exist_ok=True)
    np.save(cache / "vectors.npy", table.astype(np.float16))
    (cache / "train.pickle").write_bytes(pickle.dumps({"articles": articles, "strings": strings, "sha256": digest.hexdigest()}))
    print(f"{len(articles)} articles, {sum(len(one['gold']) for one in articles)} attributions; data sha256 {digest.hexdigest()}")


def to_arrays(traits: Any, ground: Any, annotation: Sequence[Any]) -> dict[str, Any]:
    """One article for training: rows of words, what the rules found, what the annotators found."""
    orders = list(traits.bounds)
    sentence = np.concatenate([np.full(end - start, n) for n, (start, end) in enumerate(traits.bounds.values())])
    chars, words = [], []
    rules = []
    for order in orders:
        here, first = ground.sentences[order], traits.bounds[order][0] - ground.sentences[order].tokens.start
        chars += [(here.at(token.idx), here.at(token.idx + len(token.text) - 1) + 1) for token in here.tokens]
        words += [token.text for token in here.tokens]
        for report in ground.reports[order]:
            speaker = range(*report.speaker) if report.speaker else ()
            rules.append(
                {"row": report.verb.i + first, "content": [i + first for i in report.content], "speaker": [i + first for i in speaker]}
            )
    places, gold = np.array(chars), []
    for one in annotation:
        cue = rows_of(places, one.cue)
        if not len(cue):
            continue
        home = sentence[cue[0]]
        found = (cue, rows_of(places, one.source), rows_of(places, one.content))
        cue, speaker, content = ([int(i) for i in rows if sentence[i] == home] for rows in found)
        inside = set(cue)
        head = next((i for i in cue if int(traits.heads[i]) not in inside or traits.heads[i] == i), cue[0])
        gold.append({"row": head, "parts": (speaker, cue, content)})
    return {
        "tensor": traits.tensor.astype(np.float16), "strings": traits.strings, "heads": traits.heads, "forms": traits.forms,
        "flags": traits.flags.astype(np.int8), "bounds": list(traits.bounds.values()), "sentence": sentence, "rules": rules, "gold": gold,
        "words": words, "blocks": [ground.sentences[order].block for order in orders],
    }  # fmt: skip


def rows_of(places: np.ndarray, spans: Sequence[tuple[int, int]]) -> np.ndarray:
    """Rows of the words that share a character with the spans."""
    inside = np.zeros(len(places), bool)
    for start, end in spans:
        inside |= (places[:, 0] < end) & (places[:, 1] > start)
    return np.flatnonzero(inside)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    read(parser.parse_args().cache)


if __name__ == "__main__":
    main()
