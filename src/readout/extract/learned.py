"""Reports that no rule knows: found by the network, each with its chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from readout.extract.channels import find_channels, is_quoting_as
from readout.extract.grammar import cue_tokens, phrase, subject_of
from readout.extract.network import Network, Seed
from readout.extract.parser import Sentence
from readout.extract.stretches import Report
from readout.extract.traits import Floats, Traits, read_traits
from readout.extract.unreal import is_deed, is_unreal

__all__ = ["LEARNED", "with_learned"]

LEARNED = "learned"
"""The pattern of a report that the network found."""
_LEAST_CHANCE = 0.97
_LEAST_CHANCE_WIDE = 0.45
_LEAST_CHANCE_OF_RULE = 0.3
_OTHERWISE_DRAWN = frozenset("according-to accusation directive infinitive label naming noun object preposition".split())
"""Patterns whose content PolNeAR's annotators bound otherwise than the rules."""
_CLIP = 4.0
_LEAST_RUN = 1.0
_LEAST_RUN_WIDE = 0.1
_LEAST_FURTHER = 6.0
_MOST_PIECES = 3
_LEAST_OF_SUBJECT = -2.5
"""The least log-odds of any word to be of the speaker, for a cue for which the network draws none, with which its verb's subject is it."""
_SPEAKER, _CUE, _CONTENT = range(3)


def with_learned(
    network: Network,
    sentences: Mapping[int, Sentence],
    reports: Mapping[int, Sequence[Report]],
    quoted: Mapping[int, set[int]],
    whole: Mapping[int, set[int]],
    *,
    is_wide: bool,
) -> dict[int, list[Report]]:
    """The reports of each sentence, by the order of its passage: the rules' and those that only the network knows.

    Narrow, the rules' reports all stay, and the network adds those that it is nearly sure of, whose speaker is told and that are no
    negated act. Wide, it adds whatever is likelier than not to be counted as attribution by PolNeAR's annotators, who count
    beliefs, wishes, findings and decisions too, takes away reports of the rules that it holds to be none, and mends their words.

    Args:
        network: The trained network.
        sentences: The sentences by the order of their passages.
        reports: What the rules found, by sentence.
        quoted: Token indexes inside any quotation, by sentence.
        whole: Token indexes inside whole or long quotations, by sentence.
        is_wide: Whether to take attribution in the wide sense.
    """
    found = {order: list(reports.get(order, ())) for order in sentences}
    traits = read_traits(sentences, reports, quoted, whole)
    if traits is None:
        return found
    if network.encoder is not None:
        traits = replace(traits, states=network.encoder.read(list(sentences.values())))
    state, chances = network.read(traits)
    if is_wide:
        found = {order: [one for one in held if _is_likely(one, order, traits, chances, sentences)] for order, held in found.items()}
        _redraw(network, traits, state, sentences, found)
    least = _LEAST_CHANCE_WIDE if is_wide else _LEAST_CHANCE
    seeds = [seed for order in sentences for seed in _seeds(order, traits, chances, reports.get(order, ()), sentences[order], least)]
    for seed, odds in zip(seeds, network.part(traits, state, seeds), strict=True):
        sentence, held = sentences[seed.sentence], found[seed.sentence]
        at = seed.row - traits.bounds[seed.sentence][0]
        report = _report(sentence, at, odds, float(chances[seed.row]), _LEAST_RUN_WIDE if is_wide else _LEAST_RUN)
        if is_wide and report is not None and report.head is None and float(odds[:, _SPEAKER].max()) >= _LEAST_OF_SUBJECT:
            report = _with_subject(report)
        if report is None or any(_is_same(report, other) for other in held):
            continue
        if is_wide or (report.head is not None and not _is_no_speech(report)):
            held.append(report)
    return found


def _is_no_speech(report: Report) -> bool:
    """Whether a cue that the network found tells of an act that is none, or only introduces another."""
    return is_unreal(report.verb) or is_quoting_as(report.verb) or is_deed(report.verb, report.head)


def _redraw(network: Network, traits: Traits, state: Floats, sentences: Mapping[int, Sentence], found: dict[int, list[Report]]) -> None:
    """Put the words that the network draws into the rules' reports, where it knows better."""
    places = [(order, n, one) for order, held in found.items() for n, one in enumerate(held)]
    seeds = [_known(order, one, traits.bounds[order][0] - sentences[order].tokens.start) for order, _, one in places]
    for (order, n, one), odds in zip(places, network.part(traits, state, seeds), strict=True):
        drawn = _report(sentences[order], one.verb.i - sentences[order].tokens.start, odds, one.confidence, _LEAST_RUN_WIDE)
        if drawn is not None:
            found[order][n] = _redrawn(one, drawn)


def _redrawn(one: Report, drawn: Report) -> Report:
    """A report of the rules with the network's speaker, and with its content where the rules have none or draw it by another custom."""
    if drawn.head is not None and drawn.speaker != one.speaker:
        one = replace(one, speaker=drawn.speaker, head=drawn.head, found_by=LEARNED)
    content = drawn.content - frozenset(range(*one.cue))
    if one.pattern in _OTHERWISE_DRAWN:
        return replace(one, content=content, is_redrawn=content != one.content)
    return one if one.content else replace(one, content=content, pattern=LEARNED)


def _known(order: int, report: Report, shift: int) -> Seed:
    speaker = range(*report.speaker) if report.speaker else ()
    return Seed(
        report.verb.i + shift, order, frozenset(i + shift for i in report.content), frozenset(i + shift for i in speaker), is_known=True
    )


def _is_likely(report: Report, order: int, traits: Traits, chances: Floats, sentences: Mapping[int, Sentence]) -> bool:
    row = report.verb.i - sentences[order].tokens.start + traits.bounds[order][0]
    return float(chances[row]) >= _LEAST_CHANCE_OF_RULE


def _seeds(order: int, traits: Traits, chances: Floats, reports: Sequence[Report], sentence: Sentence, least: float) -> list[Seed]:
    """The likely cues of a sentence that no rule knows, the likeliest first."""
    start, end = traits.bounds[order]
    known = {report.verb.i - sentence.tokens.start + start for report in reports}
    rows = [int(row) + start for row in np.flatnonzero(chances[start:end] >= least)]
    return [Seed(row, order) for row in sorted(rows, key=lambda row: -chances[row]) if row not in known]


def _is_same(report: Report, other: Report) -> bool:
    """Whether two reports have a word of their cues in common, or one cue holds the other's head."""
    return report.cue[0] < other.cue[1] and other.cue[0] < report.cue[1]


def _report(sentence: Sentence, at: int, odds: Floats, chance: float, least: float) -> Report | None:
    """The report of the word `at` (counted in the sentence), or None where nothing is said; `least` is what odds must sum up to."""
    doc, first = sentence.tokens.doc, sentence.tokens.start
    verb = doc[first + at]
    cue = next((run for run in _pieces(odds[:, _CUE], least) if run[0] <= at < run[1]), None)
    words = (cue[0] + first, cue[1] + first) if cue else cue_tokens(verb)
    pieces = _pieces(odds[:, _CONTENT], least)
    content = frozenset(i + first for piece in pieces for i in range(*piece)) - frozenset(range(*words))
    if not any(doc[i].is_alpha or doc[i].is_digit for i in content):
        return None
    speaker = next(iter(_pieces(odds[:, _SPEAKER], least)[:1]), None)
    span, head = _speaker(doc, (speaker[0] + first, speaker[1] + first), words) if speaker else (None, None)
    channels = find_channels(verb, head, content) if verb.pos_ == "VERB" else ()
    rule = LEARNED if head is not None else "none-given"
    return Report(verb, words, content, span, head, None, channels, LEARNED, rule, round(chance, 3))


def _with_subject(report: Report) -> Report:
    """A report without a speaker, with the subject of its verb, its own or one that is understood; a passive has none that speaks."""
    verb = report.verb
    is_passive = verb.tag_ == "VBN" and not any(child.lemma_ == "have" for child in verb.children)
    subject = subject_of(verb) if verb.pos_ == "VERB" and not is_passive else None
    if subject is None or report.cue[0] <= subject[0].i < report.cue[1] or subject[0].i in report.content:
        return report
    return replace(report, speaker=phrase(subject[0]), head=subject[0], found_by=subject[1])


def _speaker(doc: Any, span: tuple[int, int], cue: tuple[int, int]) -> tuple[tuple[int, int] | None, Any]:
    start, end = span
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ == "POS"):
        end -= 1
    return ((start, end), doc[start:end].root) if start < end else (None, None)


def _pieces(odds: npt.NDArray[np.float32], least: float) -> list[tuple[int, int]]:
    """The stretches that the words' log-odds speak for, the strongest first; a further one must be strong by itself."""
    left = np.clip(odds, -_CLIP, _CLIP).tolist()
    found: list[tuple[int, int]] = []
    while len(found) < _MOST_PIECES:
        total, start, end = _best_run(left)
        if total < (_LEAST_FURTHER if found else least):
            break
        found.append((start, end))
        left[start:end] = [-_CLIP] * (end - start)
    return found


def _best_run(values: Sequence[float]) -> tuple[float, int, int]:
    """The contiguous run with the greatest sum: the sum, its start, its end."""
    best, total, start = (0.0, 0, 0), 0.0, 0
    for at, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best[0]:
            best = (total, start, at + 1)
    return best
