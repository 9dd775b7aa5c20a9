from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from readout.extract.parser import Parser
from readout.extract.tokens import Words

TEXTS = (
    "The mayor of Halden, Ann Low, who had flown in from Oslo on Monday night, said that the harbour and both of its piers would close.",
    "“We won't go,” Low told Nordwire. \"A hearing is scheduled on the issue today,\" Chen added, citing 3 aides who'd seen it!",
    "What did the ministers discuss with whom?  Nothing was agreed on at the talks that the envoys had hoped for — or so they say.",
    "x",
)
LABELS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "text_with_ws", "idx", "i")
SIGNS = ("is_punct", "is_space", "is_quote", "is_stop", "is_alpha", "is_digit", "is_lower", "is_title")


@pytest.fixture(scope="module", params=TEXTS)
def parse(request: pytest.FixtureRequest) -> Any:
    return Parser().load()(request.param)


def test_every_word_carries_what_the_pipeline_says_of_it(parse: Any) -> None:
    words = Words(parse)
    assert len(words) == len(parse)
    for word, own in zip(words, parse, strict=True):
        for name in (*LABELS, *SIGNS):
            assert getattr(word, name) == getattr(own, name), (name, own)


def test_the_tree_is_the_pipelines_own(parse: Any) -> None:
    words = Words(parse)
    for word, own in zip(words, parse, strict=True):
        assert word.head.i == own.head.i
        assert [child.i for child in word.children] == [child.i for child in own.children]
        assert [below.i for below in word.subtree] == [below.i for below in own.subtree]
        assert [other.i for other in word.conjuncts] == [other.i for other in own.conjuncts]
        assert (word.left_edge.i, word.right_edge.i) == (own.left_edge.i, own.right_edge.i)
        assert (word.sent.start, word.sent.end) == (own.sent.start, own.sent.end)


def test_a_stretch_reads_as_the_pipelines_span(parse: Any) -> None:
    words = Words(parse)
    for start, end in combinations(range(len(parse) + 1), 2):
        stretch, own = words[start:end], parse[start:end]
        assert (stretch.text, stretch.root.i, stretch.start_char, len(stretch)) == (own.text, own.root.i, own.start_char, len(own))
        assert stretch.ents == [(one.start, one.end, one.label_) for one in own.ents]
        assert (stretch[0].i, stretch[-1].i) == (own[0].i, own[-1].i)


def test_noun_phrases_are_the_pipelines_chunks(parse: Any) -> None:
    words = Words(parse)
    assert words[:].noun_phrases == [(chunk.start, chunk.root.i) for chunk in parse.noun_chunks]
    assert [(one.start, one.end) for one in words.sents] == [(one.start, one.end) for one in parse.sents]


def test_below_words_that_cross_the_tree_is_read_in_the_pipelines_order() -> None:
    from spacy.tokens import Doc  # noqa: PLC0415

    vocab = Parser().load().vocab
    heads, labels = [1, 1, 4, 1, 1, 2], ["nsubj", "ROOT", "det", "advmod", "dobj", "prep"]
    parse = Doc(vocab, words=["Low", "saw", "that", "often", "boat", "of"], heads=heads, deps=labels)
    words = Words(parse)
    assert not words.is_projective
    assert [[w.i for w in word.subtree] for word in words] == [[w.i for w in own.subtree] for own in parse]


def test_a_place_outside_a_stretch_is_an_error_not_another_word() -> None:
    words = Words(Parser().load()("The port is open. Low said so."))
    with pytest.raises(IndexError):
        words[0:2][2]
    with pytest.raises(IndexError):
        words[0].nbor(-1)
