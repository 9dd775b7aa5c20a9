from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from readout.extract.extractor import extract
from readout.extract.learned import LEARNED, with_learned
from readout.extract.network import Network, Seed, shipped_network, wide_network
from readout.extract.speech import lay_ground, reported
from readout.extract.stretches import Report
from readout.extract.traits import Floats, Traits, read_traits

from .conftest import Parse

PLAIN = "The harbour master greeted the storm with a bleak joke about boats.\n\nThe mayor said the port was open."


class Fixed(Network):
    """A network that is told what to find: the chance of each word, and which words are of the speaker, the cue and the content.

    `low` are the odds of a word that is of none of them.
    """

    def __init__(self, chances: dict[str, float], parts: dict[str, Sequence[str]], low: float = -4.0) -> None:
        self._chances, self._parts, self._texts, self._low = chances, parts, [""], low

    def listen(self, texts: list[str]) -> Fixed:
        self._texts = texts
        return self

    def read(self, traits: Traits) -> tuple[Floats, Floats]:
        return np.zeros((len(self._texts), 1), np.float32), np.array([self._chances.get(t, 0.0) for t in self._texts], np.float32)

    def part(self, traits: Traits, state: Floats, seeds: Sequence[Seed]) -> list[Floats]:
        bounds = [traits.bounds[seed.sentence] for seed in seeds]
        names = ("speaker", "cue", "content")
        return [
            np.array([[4.0 if t in self._parts[n] else self._low for n in names] for t in self._texts[a:b]], np.float32) for a, b in bounds
        ]


def found_by(parse: Parse, text: str, network: Fixed, *, is_wide: bool = False) -> list[tuple[Report, str]]:
    """The reports of a text, each with its sentence's words for the content."""
    ground = lay_ground(parse(text))
    network.listen([token.text for sentence in ground.sentences.values() for token in sentence.tokens])
    reports = with_learned(network, ground.sentences, ground.reports, ground.quoted, ground.whole, is_wide=is_wide)
    return [
        (report, " ".join(ground.sentences[order].tokens.doc[i].text for i in sorted(report.content)))
        for order, held in reports.items()
        for report in held
    ]


JOKE: dict[str, Sequence[str]] = {"speaker": ("The", "harbour", "master"), "cue": ("greeted",), "content": ("the", "storm")}


def test_a_word_that_the_network_is_sure_of_becomes_a_report_with_its_chance(parse: Parse) -> None:
    learned = [(r, words) for r, words in found_by(parse, PLAIN, Fixed({"greeted": 0.99}, JOKE)) if r.pattern == LEARNED]
    assert [(report.verb.text, report.head.text, words, report.confidence) for report, words in learned] == [
        ("greeted", "master", "the storm", 0.99)
    ]


def test_a_word_that_the_network_merely_thinks_likely_is_a_report_in_the_wide_sense_alone(parse: Parse) -> None:
    likely = Fixed({"greeted": 0.6}, JOKE)
    assert not [r for r, _ in found_by(parse, PLAIN, likely) if r.pattern == LEARNED]
    assert [r.verb.text for r, _ in found_by(parse, PLAIN, likely, is_wide=True)] == ["greeted"]


def test_the_narrow_sense_keeps_every_report_of_the_rules(parse: Parse) -> None:
    assert [report.verb.text for report, _ in found_by(parse, PLAIN, Fixed({}, JOKE))] == ["said"]


def test_the_wide_sense_drops_a_report_that_the_network_holds_to_be_none(parse: Parse) -> None:
    assert not found_by(parse, PLAIN, Fixed({"said": 0.01}, JOKE), is_wide=True)


def test_a_cue_that_a_rule_knows_is_not_found_twice(parse: Parse) -> None:
    parts = {"speaker": ("The", "mayor"), "cue": ("said",), "content": ("the", "port")}
    assert [report.pattern for report, _ in found_by(parse, PLAIN, Fixed({"said": 0.99}, parts))] == ["clause-after-cue"]


def test_an_act_that_did_not_take_place_is_no_report_in_the_narrow_sense(parse: Parse) -> None:
    parts = {"speaker": ("mayor",), "cue": ("mention",), "content": ("the", "boats")}
    text = "The mayor did not mention the boats."
    assert not [r for r, _ in found_by(parse, text, Fixed({"mention": 0.99}, parts)) if r.pattern == LEARNED]


def test_nothing_but_marks_is_no_report(parse: Parse) -> None:
    parts = {"speaker": ("master",), "cue": ("greeted",), "content": (".",)}
    assert not [r for r, _ in found_by(parse, PLAIN, Fixed({"greeted": 0.99}, parts)) if r.pattern == LEARNED]


def test_a_wish_counts_as_said_in_the_wide_sense(parse: Parse) -> None:
    parsed = parse("The mayor wants the ferry company to keep the northern port open.")
    narrow, wide = ({s.cue.quote for s in extract(parsed, is_wide=w).statements if s.cue} for w in (False, True))
    assert any("wants" in cue for cue in wide)
    assert not any("wants" in cue for cue in narrow)


@pytest.mark.parametrize(
    ("text", "low", "head"),
    [
        ("The mayor met the miners and cherished the closure.", -1.0, "mayor"),
        ("The mayor met the miners and cherished the closure.", -4.0, None),
        ("The mayor met the miners after cherishing the closure.", -1.0, "mayor"),
        ("The closure was cherished at the quay.", -1.0, None),
    ],
)
def test_where_the_wide_network_draws_no_speaker_the_subject_of_the_verb_is_it(
    parse: Parse, text: str, low: float, head: str | None
) -> None:
    cue = next(word for word in text.split() if word.startswith("cherish"))
    parts: dict[str, Sequence[str]] = {"speaker": (), "cue": (cue,), "content": ("closure",)}
    found = [report for report, _ in found_by(parse, text, Fixed({cue: 0.6}, parts, low), is_wide=True)]
    assert [report.head and report.head.text for report in found] == [head]


def test_a_bare_share_of_those_asked_speaks_in_the_wide_sense_alone(parse: Parse) -> None:
    parsed = parse("The poll was out on Monday. Some 54 percent said they trusted the mayor, and 32 percent said they did not.")
    narrow, wide = (
        {s.speaker.name for s in extract(parsed, is_wide=w).statements if s.speaker and s.cue and s.cue.quote == "said"}
        for w in (False, True)
    )
    assert "32 percent" in wide
    assert "32 percent" not in narrow


@pytest.mark.parametrize("is_wide", [False, True])
def test_every_span_quotes_its_text_in_either_sense(parse: Parse, is_wide: bool) -> None:
    parsed = parse("Officials are convinced that the dam holds, a belief that Ann Low, who built it, shares.\n\n" + PLAIN)
    for statement in extract(parsed, is_wide=is_wide).statements:
        for span in (*statement.spans, *([statement.cue] if statement.cue else [])):
            parsed.article.check(span)


@pytest.mark.parametrize("network", [shipped_network, wide_network])
def test_a_paragraph_is_read_alike_whatever_stands_around_it(parse: Parse, network: Callable[[], Network]) -> None:
    """No network sees beyond a paragraph, so that a report does not change with its neighbours."""
    chances = []
    for text in (PLAIN, f"A cold wind blew over the empty quay all night long, and nobody slept.\n\n{PLAIN}"):
        ground = lay_ground(parse(text, title="Storm"))
        traits = read_traits(ground.sentences, ground.reports, ground.quoted, ground.whole)
        assert traits is not None
        if (encoder := network().encoder) is not None:
            traits = replace(traits, states=encoder.read(list(ground.sentences.values())))
        _, found = network().read(traits)
        start, _ = next(b for order, b in traits.bounds.items() if ground.sentences[order].passage.span.quote.startswith("The mayor said"))
        chances.append(found[start : start + 5])
    assert np.allclose(chances[0], chances[1], atol=1e-3)
    assert chances[0][2] > 0.5


def test_the_wide_network_alone_reads_what_the_encoder_makes_of_the_words(parse: Parse) -> None:
    ground = lay_ground(parse(PLAIN))
    traits = read_traits(ground.sentences, ground.reports, ground.quoted, ground.whole)
    assert traits is not None
    encoder = wide_network().encoder
    assert encoder is not None
    assert shipped_network().encoder is None
    states = encoder.read(list(ground.sentences.values()))
    _, with_states = wide_network().read(replace(traits, states=states))
    _, without = wide_network().read(traits)
    assert np.abs(with_states - without).max() > 0.1


def test_the_speaker_of_a_rule_gives_way_to_the_networks_in_the_wide_sense_alone(parse: Parse) -> None:
    network = Fixed({"said": 0.99}, {"speaker": ("port",), "cue": ("said",), "content": ("open",)})
    speakers = {w: [r.head.text for r, _ in found_by(parse, PLAIN, network, is_wide=w)] for w in (False, True)}
    assert speakers == {False: ["mayor"], True: ["port"]}


def test_a_cue_for_which_the_rules_find_no_words_takes_the_networks_in_the_wide_sense(parse: Parse) -> None:
    text = "The storm was bleak, and so was the mayor, who joked about it. So the mayor said."
    network = Fixed({"said": 0.99}, {"speaker": ("mayor",), "cue": ("said",), "content": ("So",)})
    assert [(r.pattern, words) for r, words in found_by(parse, text, network, is_wide=True) if r.verb.text == "said"] == [(LEARNED, "So")]
    assert [words for r, words in found_by(parse, text, network) if r.verb.text == "said"] == [""]


def test_a_speaker_of_whom_the_network_is_barely_sure_is_told_in_the_wide_sense(parse: Parse) -> None:
    class Barely(Fixed):
        def part(self, traits: Traits, state: Floats, seeds: Sequence[Seed]) -> list[Floats]:
            return [np.where(odds[:, :1] > 0, odds * (0.125, 1, 1), odds).astype(np.float32) for odds in super().part(traits, state, seeds)]

    parts: dict[str, Sequence[str]] = {"speaker": ("master",), "cue": ("greeted",), "content": ("the", "storm")}
    found = {w: [r for r, _ in found_by(parse, PLAIN, Barely({"greeted": 0.99}, parts), is_wide=w)] for w in (False, True)}
    assert [report.head.text for report in found[True] if report.pattern == LEARNED] == ["master"]
    assert not [report for report in found[False] if report.pattern == LEARNED]


def test_words_that_the_network_bounds_otherwise_than_the_rule_say_so_in_the_wide_sense_alone(parse: Parse) -> None:
    network = Fixed({"rejected": 0.99}, {"speaker": ("The", "mayor"), "cue": ("rejected",), "content": ("the", "plan")})
    text = "The mayor rejected the plan of the firm."
    found = {w: [(r.pattern, words, r.is_redrawn) for r, words in found_by(parse, text, network, is_wide=w)] for w in (False, True)}
    assert found == {False: [("object", "the plan of the firm", False)], True: [("object", "the plan", True)]}


def test_a_statement_tells_that_the_network_drew_its_bounds(parse: Parse) -> None:
    report = found_by(parse, "The mayor rejected the plan of the firm.", Fixed({}, {}))[0][0]
    sentence = parse("The mayor rejected the plan of the firm.").prose[0]
    whys = [reported(replace(report, is_redrawn=is_redrawn), sentence).why for is_redrawn in (False, True)]
    assert whys == [("content:object", "speaker:subject"), ("content:object", "speaker:subject", "content:redrawn")]
