"""Measures the mode of acts against MEANTIME: which of its marked events lie in the future.

usage: python bench/future.py [-o FILE]

Reads the English part of MEANTIME (Minard et al., LREC 2016): 90 Wikinews texts in three collections. An event of the annotators' own
spans counts as future for us if the mode that the rules read for it is planned, expected or possible: that of its verb, or of the verb that
governs its noun. Events marked neither FUTURE nor NON_FUTURE are left out. No rule was trained here; one (an infinitive under a plan is
planned too) was found by reading `airbus` and `apple`, so `gm` is the collection that was only reported on; each is printed apart. Beside
it: the majority (never future), and a plain rule (a modal verb or "to" within three words before).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from readout.extract.modes import mode_of
from readout.extract.parser import Parser

MEANTIME = Path(__file__).resolve().parents[2] / "shared" / "data" / "meantime"
COLLECTIONS = ("airbus", "apple", "gm")
AHEAD = {"planned", "expected", "possible"}
MODALS = {"will", "would", "shall", "to", "'ll", "may", "might", "could"}
REACH = 3
GOVERNED = ("dobj", "nsubj", "nsubjpass", "pobj", "prep", "compound", "conj", "attr", "appos", "agent", "poss", "amod", "acl", "relcl")


@dataclass(frozen=True, slots=True)
class Event:
    """One marked event: its text's sentence as words, the place of its first word in it, and whether it lies in the future."""

    words: tuple[str, ...]
    at: int
    is_future: bool


def read_events(path: Path) -> Iterator[Event]:
    """The events of one text that are marked FUTURE or NON_FUTURE."""
    root = ElementTree.parse(path).getroot()
    tokens = {token.get("t_id"): token for token in root.iter("token")}
    sentences: dict[str, list[str]] = {}
    for number, token in tokens.items():
        sentences.setdefault(str(token.get("sentence")), []).append(str(number))
    for mention in root.iter("EVENT_MENTION"):
        anchors = [str(anchor.get("t_id")) for anchor in mention.iter("token_anchor")]
        if mention.get("time") not in ("FUTURE", "NON_FUTURE") or not anchors or anchors[0] not in tokens:
            continue
        sentence = sentences[str(tokens[anchors[0]].get("sentence"))]
        yield Event(tuple(str(tokens[i].text) for i in sentence), sentence.index(anchors[0]), mention.get("time") == "FUTURE")


def is_ahead(word: Any) -> bool:
    """Whether the rules read the act of a word as one not yet done."""
    verb = word
    for _ in range(6):
        if verb.pos_ in ("VERB", "AUX"):
            mode, _why = mode_of(verb)
            return mode in AHEAD
        if verb.dep_ not in GOVERNED or verb.head.i == verb.i:
            return False
        verb = verb.head
    return False


def measure() -> dict[str, dict[str, float]]:
    """F1 of FUTURE for each collection and over all, with that of the plain rule."""
    nlp = Parser().load()
    counts: dict[str, Counter[str]] = {}
    for name in COLLECTIONS:
        row = counts.setdefault(name, Counter())
        for path in sorted((MEANTIME / name).glob("*.xml")):
            events = list(read_events(path))
            docs = {words: nlp(_doc(nlp, words)) for words in dict.fromkeys(event.words for event in events)}
            for event in events:
                plain = any(word.lower() in MODALS for word in event.words[max(0, event.at - REACH) : event.at])
                for who, found in (("rules", is_ahead(docs[event.words][event.at])), ("plain", plain)):
                    row[f"{who} right"] += found and event.is_future
                    row[f"{who} found"] += found
                row["gold"] += event.is_future
                row["events"] += 1
    counts["all"] = sum(counts.values(), Counter())
    return {name: _scores(row) for name, row in counts.items()}


def _doc(nlp: Any, words: tuple[str, ...]) -> Any:
    from spacy.tokens import Doc  # noqa: PLC0415  (bench alone)

    return Doc(nlp.vocab, words=list(words))


def _scores(row: Counter[str]) -> dict[str, float]:
    result: dict[str, float] = {"n_events": row["events"], "n_future": row["gold"]}
    for who in ("rules", "plain"):
        p = row[f"{who} right"] / max(1, row[f"{who} found"])
        r = row[f"{who} right"] / max(1, row["gold"])
        result |= {f"{who}_p": round(p, 3), f"{who}_r": round(r, 3), f"{who}_f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}
    return result | {"majority_f1": 0.0}


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=None)
    options = parser.parse_args()
    if not MEANTIME.is_dir():
        print(f"no MEANTIME at {MEANTIME}: left out", file=sys.stderr)
        return 0
    result = json.dumps(measure(), indent=1)
    if options.output:
        options.output.write_text(result + "\n", encoding="utf-8")
    print(result)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
