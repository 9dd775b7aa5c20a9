from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.extract.quotes import find_quotations


def quoted(text: str) -> list[str]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return [text[q.start : q.end] for q in find_quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We go,” she said.", ["We go,"]),
        ('"We go," she said. "Now."', ["We go,", "Now."]),
        ('He said "we go” at once.', ["we go"]),
        ("“We go,“ she said. “Now.”", ["We go,", "Now."]),
        ("“We go to “Lake Inn” now,” she said.", ["We go to “Lake Inn” now,"]),
        ("Lund: ‘We go’", ["We go"]),
        ("Lund says 'we go' at once", ["we go"]),
        ("« On part », dit-elle.", [" On part "]),
        ("彼は「行く」と言った。", ["行く"]),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize("text", ["the ministers' bench and Lund's chair", "It’s the players’ own ’90s rock ’n’ roll", "don't and won't"])
def test_an_apostrophe_is_never_a_quotation_mark(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_within_a_quotation_is_part_of_the_outer_one() -> None:
    assert quoted("“She told me ‘go home’ twice,” he said.") == ["She told me ‘go home’ twice,"]


def test_a_quotation_runs_on_where_each_paragraph_opens_with_a_mark_again() -> None:
    assert quoted("“The lake is ours.\n“It stays ours,” Lund said.") == ["The lake is ours.", "It stays ours,"]


def test_an_unbalanced_mark_never_swallows_the_next_paragraph() -> None:
    found = quoted("Lund called it “a shame and left.\nRojas said nothing at all.")
    assert all("Rojas" not in words for words in found)


def test_a_plural_possessive_inside_single_marks_does_not_close_them() -> None:
    assert quoted("Lund: ‘the fishers’ boats must stay’ at sea") == ["the fishers’ boats must stay"]


@given(st.text(alphabet="ab \n\"'“”‘’«».,", max_size=60))
def test_quotations_lie_in_order_inside_their_paragraph(text: str) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    last = 0
    for quotation in find_quotations(text, paragraphs):
        assert last <= quotation.outer_start < quotation.start + 1 <= quotation.end <= quotation.outer_end
        assert any(start <= quotation.outer_start and quotation.outer_end <= end for start, end in paragraphs)
        last = quotation.outer_end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"I saw the "Lion," Ann Low said. "It was big."', ['I saw the "Lion,', "It was big."]),
        ('"He said "no," she added later," Ann Low wrote.', ['He said "no," she added later,']),
        ("“The dam holds,’’ Low said.", ["The dam holds,"]),
        ("“It is the guards’’ fault,” Low said.", ["It is the guards’’ fault,"]),
    ],
)
def test_marks_within_and_doubled_apostrophes(text: str, words: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_quotations(text, [(0, len(text))])] == words
