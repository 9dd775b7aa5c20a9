from pathlib import Path

from readout.read.sample import sample_inputs


def test_the_sample_is_seven_reports_of_three_formats_in_a_fixed_order() -> None:
    paths = sample_inputs()
    assert len(paths) == 7
    assert list(paths) == sorted(paths)
    assert {Path(path).suffix for path in paths} == {".html", ".jsonl", ".txt"}


def test_every_sample_report_is_there_and_holds_text() -> None:
    assert all(Path(path).read_text(encoding="utf-8").strip() for path in sample_inputs())


def test_the_sample_says_that_it_is_invented() -> None:
    assert "invented" in (Path(sample_inputs()[0]).parent / "README.md").read_text(encoding="utf-8")
