from __future__ import annotations

from dataclasses import replace

import pytest

import invented
from readout.errors import NotFound
from readout.report.assembly import view_story
from readout.report.beside import choose_two, pair_texts, view_sheet
from readout.report.column import Column
from readout.report.pages import Sheet
from readout.report.view import ClaimView, Piece

RECORD = invented.make_record()
STORY = view_story(RECORD)
COLUMNS = {column.article_id: column for column in STORY.columns}


def claim(claim_id: str) -> ClaimView:
    return next(one for one in STORY.claims if one.id == claim_id)


def sheet(claim_id: str, article_id: str) -> Sheet:
    return view_sheet(RECORD, STORY, claim(claim_id), COLUMNS[article_id], ())


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text or words(piece.inside) for piece in pieces)


def marked(shown: Sheet) -> list[str]:
    return [words((p,)) for block in shown.blocks for line in block.lines for run in line for p in run.pieces if p.mark]


def test_the_two_that_are_asked_for_are_set_side_by_side() -> None:
    assert choose_two(STORY, (), "art_mail", "art_state") == (COLUMNS["art_mail"], COLUMNS["art_state"])


def test_where_one_is_asked_for_the_other_is_one_that_is_preferred_and_of_another_origin() -> None:
    carriers = claim("clm_canal").carriers
    assert [column.article_id for column in carriers] == ["art_herald", "art_ledger", "art_north", "art_state"]
    assert choose_two(STORY, carriers, "art_herald", "") == (COLUMNS["art_herald"], COLUMNS["art_state"])
    assert choose_two(STORY, carriers, "", "art_herald")[1] == COLUMNS["art_herald"]


def test_one_report_asked_for_twice_stands_beside_another() -> None:
    left, right = choose_two(STORY, (), "art_mail", "art_mail")
    assert left == COLUMNS["art_mail"]
    assert right not in (None, left)


def test_a_story_of_one_report_has_nothing_to_set_beside_it() -> None:
    alone = replace(STORY, columns=STORY.columns[:1])
    assert choose_two(alone, (), "", "") == (STORY.columns[0], None)
    assert choose_two(alone, (), "", STORY.columns[0].article_id) == (STORY.columns[0], None)


@pytest.mark.parametrize(("left", "right"), [("art_none", ""), ("", "art_none"), ("art_mail", "<b>")])
def test_a_report_of_another_story_is_not_found(left: str, right: str) -> None:
    with pytest.raises(NotFound):
        choose_two(STORY, (), left, right)


def test_a_sheet_marks_the_words_of_its_claim_and_no_others() -> None:
    assert marked(sheet("clm_canal", "art_herald")) == ["The two governments will reopen the Linn canal to freight by autumn"]
    assert marked(sheet("clm_ground", "art_mail")) == ["Varn would give up no fishing ground"]


@pytest.mark.parametrize("article_id", COLUMNS)
def test_a_sheet_has_the_whole_text_in_its_order(article_id: str) -> None:
    shown = sheet("clm_canal", article_id)
    lines = ["".join(words(run.pieces) for run in line) for block in shown.blocks for line in block.lines]
    assert lines == invented.ARTICLES[article_id.removeprefix("art_")].text.splitlines()


def test_lines_next_to_the_words_are_near_and_the_rest_is_further_off() -> None:
    shown = sheet("clm_canal", "art_herald")
    assert [(block.is_near, len(block.lines)) for block in shown.blocks] == [(False, 2), (True, 3), (False, 3)]


def test_of_a_silent_report_the_beginning_is_near_and_nothing_is_marked() -> None:
    shown = sheet("clm_canal", "art_mail")
    assert (shown.stance, marked(shown)) == ("omits", [])
    assert shown.blocks[0].is_near


def test_two_texts_are_paired_passage_by_passage_with_their_differences() -> None:
    left, right = COLUMNS["art_ledger"], COLUMNS["art_north"]
    rows, n_common = pair_texts(RECORD, left, right)
    pairs = [row for row in rows if row.left and row.right]
    assert (n_common, [row.kind for row in pairs]) == (2, ["changed", "changed"])
    assert [text for text, differs in pairs[1].left or () if differs] == ["Around 40"]
    assert "".join(text for text, _ in pairs[1].right or ()) == "More than 60 ships wait outside the canal, harbour pilots say."


@pytest.mark.parametrize(("left", "right"), [("art_herald", "art_ledger"), ("art_ledger", "art_herald"), ("art_state", "art_mail")])
def test_the_rows_of_two_texts_hold_every_passage_of_both(left: str, right: str) -> None:
    rows, _ = pair_texts(RECORD, COLUMNS[left], COLUMNS[right])

    def held(column: Column, side: str) -> list[str]:
        return ["".join(text for text, _ in getattr(row, side)) for row in rows if getattr(row, side) is not None]

    for column, side in ((COLUMNS[left], "left"), (COLUMNS[right], "right")):
        assert sorted(held(column, side)) == sorted(invented.ARTICLES[column.article_id.removeprefix("art_")].text.splitlines())
