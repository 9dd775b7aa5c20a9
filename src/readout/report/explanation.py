"""An extraction as lines that tell of every statement by which rule its words, speaker, kind and mode were read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from readout.extract import Extraction
from readout.model.statement import Mention, Statement
from readout.report.label import clean
from readout.report.terminal import Line

__all__ = ["explain", "meaning_of"]

_SLOTS = ("content", "speaker", "kind", "mode")
_TAKEN_OVER = {"cue-": "of the reporting word: ", "conj-": "of the verb that it is joined to: "}


def explain(extraction: Extraction) -> Iterator[Line]:
    """The lines: the article's name, then for each statement its words and one line for each slot with the rules and their meaning."""
    yield (("title", _in_one_line(extraction.article.label)),)
    for statement in extraction.statements:
        yield (("", f"{statement.spans[0].start:>6}  {_in_one_line(statement.text)}"),)
        for slot in _SLOTS:
            rules = [rule for name, _, rule in (why.partition(":") for why in statement.why) if name == slot]
            if rules:
                told = "; ".join(_told(slot, rule) for rule in dict.fromkeys(rules))
                yield (("note", f"        {slot:8} {_value(slot, statement)}{told}"),)
        if statement.is_attributed:
            yield (("note", f"        {'score':8} {statement.confidence:.2f}"),)


@cache
def _meanings() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("readout.report").joinpath("data", "rules.toml").read_text(encoding="utf-8"))


def meaning_of(slot: str, rule: str) -> str:
    """What a rule's name means, in a few words.

    >>> meaning_of("mode", "cue-will")
    'of the reporting word: will or shall'
    """
    known = _meanings()[slot]
    for prefix, said in _TAKEN_OVER.items():
        if rule not in known and rule.startswith(prefix):
            return said + meaning_of(slot, rule.removeprefix(prefix))
    return known.get(rule, rule)


def _told(slot: str, rule: str) -> str:
    meaning = meaning_of(slot, rule)
    return meaning if slot == "kind" else f"{rule}: {meaning}"


def _value(slot: str, statement: Statement) -> str:
    if slot == "speaker":
        return f"{_who(statement.speaker)}  "
    if slot == "content":
        return f"at “{_in_one_line(statement.cue.quote)}”  " if statement.cue else ""
    return f"{statement.kind if slot == 'kind' else statement.mode}  "


def _who(speaker: Mention | None) -> str:
    if speaker is None:
        return "nobody named"
    words = _in_one_line(speaker.span.quote)
    return speaker.name if words == speaker.name else f"{speaker.name} (“{words}”)"


def _in_one_line(text: str) -> str:
    return clean(text)
