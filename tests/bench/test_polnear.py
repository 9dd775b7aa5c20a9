from __future__ import annotations

from pathlib import Path

from polnear import Attribution, below_floors, n_matched, n_whole, read_annotations

TEXT = "Low said that the lake is closed.\nThe end."


def test_a_note_that_runs_over_two_lines_breaks_nothing(tmp_path: Path) -> None:
    spans = "T1\tSource 0 3\tLow\nT2\tCue 4 8\tsaid\nT3\tContent 9 42\tthat the lake is closed.\nThe end.\n"
    notes = f"{spans}E1\tA:T2 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "a.ann").write_text(notes, encoding="utf-8")
    assert read_annotations(tmp_path / "a.ann", TEXT) == (Attribution(((0, 3),), ((4, 8),), ((14, 41),)),)


def test_a_span_answers_to_one_span_alone() -> None:
    assert n_matched([((0, 10),), ((10, 20),)], [((5, 15),)], exact=False) == 1
    assert n_matched([((0, 10),)], [((0, 9),)], exact=True) == 0


def test_a_whole_attribution_needs_all_parts_that_the_annotators_gave() -> None:
    gold = [Attribution(((0, 3),), ((4, 8),), ((9, 20),))]
    assert n_whole(gold, [Attribution(((0, 3),), ((4, 8),), ((15, 30),))]) == 1
    assert n_whole(gold, [Attribution((), ((4, 8),), ((15, 30),))]) == 0


def test_a_measure_below_its_floor_is_named() -> None:
    wide = {"whole": {"f1": 0.5}, "cue.overlap": {"f1": 0.9}}
    assert below_floors(wide, {"whole": 0.6, "cue.overlap": 0.8}) == ["polnear: F1 of whole is 0.500, below its floor 0.600"]
