from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from readout.model.article import Article, Passage
from readout.report.mark import lines_of, nest
from readout.report.view import Mark, Piece

TEXT = "The ferry — 船 — left 🛳️ at e\u0301 noon"


def mark(start: int, end: int, number: int = 1) -> Mark:
    return Mark(start=start, end=end, anchor=f"a{number}", back="b", number=number, kind="claim")


def text_of(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text + text_of(piece.inside) for piece in pieces)


def covered(pieces: Sequence[Piece], anchor: str, inside: bool = False) -> str:
    out = ""
    for piece in pieces:
        here = inside or (piece.mark is not None and piece.mark.anchor == anchor)
        out += (piece.text if here else "") + covered(piece.inside, anchor, here)
    return out


def flat(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from flat(piece.inside)


def test_a_mark_inside_another_stays_whole_within_it() -> None:
    pieces = nest("abcdef", 0, 6, [mark(2, 4, 2), mark(0, 6, 1)])
    assert [piece.mark and piece.mark.number for piece in flat(pieces)] == [1, None, 2, None, None]


def test_a_mark_that_crosses_another_is_cut_once_and_keeps_one_anchor_and_one_way_back() -> None:
    pieces = [piece for piece in flat(nest("abcdef", 0, 6, [mark(0, 4, 1), mark(2, 6, 2)])) if piece.mark and piece.mark.number == 2]
    assert [(piece.is_first, piece.is_last) for piece in pieces] == [(True, False), (False, True)]
    assert [text_of([piece]) for piece in pieces] == ["cd", "ef"]


def test_two_marks_over_the_same_words_both_get_their_anchor() -> None:
    pieces = nest("abcdef", 0, 6, [mark(1, 3, 1), mark(1, 3, 2)])
    assert [piece.mark.anchor for piece in flat(pieces) if piece.mark and piece.is_first] == ["a1", "a2"]


ranges = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).filter(lambda pair: pair[0] < pair[1]), max_size=6
)


@given(ranges)
def test_however_marks_lie_no_character_is_lost_repeated_or_left_unmarked(pairs: list[list[int]]) -> None:
    marks = [mark(start, end, number) for number, (start, end) in enumerate(pairs)]
    pieces = nest(TEXT, 0, len(TEXT), marks)
    assert text_of(pieces) == TEXT
    for one in marks:
        assert covered(pieces, one.anchor) == TEXT[one.start : one.end]
        own = [piece for piece in flat(pieces) if piece.mark == one]
        assert sum(piece.is_first for piece in own) == sum(piece.is_last for piece in own) == 1


def test_a_line_that_is_no_reporting_bears_no_marks() -> None:
    article = Article(id="a", text="Body line.\nPhoto: body\n")
    passages = (Passage(span=article.span(0, 10), order=0, part="body"), Passage(span=article.span(11, 22), order=1, part="caption"))
    lines = lines_of(article.text, passages, [mark(0, 22)])
    assert [[run.part for run in line] for line in lines] == [["body"], ["caption"]]
    assert [any(piece.mark for run in line for piece in flat(run.pieces)) for line in lines] == [True, False]


def test_a_line_with_a_dateline_and_a_sentence_is_one_line_of_two_runs() -> None:
    article = Article(id="a", text="PORT, May 4 - Ships left.")
    passages = (Passage(span=article.span(0, 13), order=0, part="dateline"), Passage(span=article.span(14, 25), order=1, part="body"))
    (line,) = lines_of(article.text, passages, [])
    assert [(run.part, text_of(run.pieces)) for run in line] == [("dateline", "PORT, May 4 - "), ("body", "Ships left.")]


def test_furniture_within_a_sentence_bears_no_marks_and_the_sentence_goes_on_behind_it() -> None:
    article = Article(id="a", text="Varn App Store said no.")
    passages = (Passage(span=article.span(0, 23), order=0, part="body"), Passage(span=article.span(5, 14), order=1, part="furniture"))
    (line,) = lines_of(article.text, passages, [mark(0, 23)])
    assert [(run.part, text_of(run.pieces)) for run in line] == [("body", "Varn "), ("furniture", "App Store"), ("body", " said no.")]
    assert [sum(bool(piece.mark) for piece in flat(run.pieces)) for run in line] == [1, 0, 1]
    assert [piece.is_first for run in line for piece in flat(run.pieces) if piece.mark] == [True, False]
