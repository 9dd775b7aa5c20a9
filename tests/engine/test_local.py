"""The plan as a whole."""

from pathlib import Path

import pytest

from readout.api import Readout

STRIKE = "OSLO, May 3 -- The ferry crews of Norway went on strike over night shifts on Friday, the union said.\n\nThe port was empty.\n"
FRUIT = "Banana prices fell again.\n\nGrowers in the tropics blame a wet spring and cheap freight for the glut of fruit.\n"


@pytest.fixture(scope="module")
def readout() -> Readout:
    return Readout()


def test_two_reports_of_two_things_are_two_stories(readout: Readout, tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(STRIKE)
    (tmp_path / "fruit.txt").write_text(FRUIT)
    comparison = readout.compare([str(tmp_path)])
    assert len(comparison.records) == 2
    assert comparison.warnings == ()


def test_reports_forced_into_one_story_that_share_no_words_are_warned_of(readout: Readout, tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(STRIKE)
    (tmp_path / "fruit.txt").write_text(FRUIT)
    comparison = readout.compare([str(tmp_path)], one_story=True)
    assert len(comparison.records) == 1
    assert [warning.split()[0] for warning in comparison.warnings] == ["fruit", "strike", "nothing"]


def test_what_cannot_be_read_is_skipped_with_its_reason_and_the_rest_is_done(readout: Readout, tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(STRIKE)
    (tmp_path / "empty.txt").write_bytes(b"")
    comparison = readout.compare([str(tmp_path), str(tmp_path / "missing.txt")])
    assert [len(record.articles) for record in comparison.records] == [1]
    assert len(comparison.skipped) == 2
    assert all(item.why for item in comparison.skipped)


def test_forty_reprints_of_one_text_are_one_origin(readout: Readout, tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"outlet{n:02}.txt").write_text(f"Strike report number {n}\n\n" + STRIKE * 3)
    (record,) = readout.compare([str(tmp_path)], one_story=True).records
    own = [claim for claim in record.claims if len([c for c in claim.cells if c.statement_ids]) > 1]
    assert own
    assert {claim.verdict for claim in own} == {"single-origin"}


FEES = (
    "Norland voters reject harbour fees law\n\n"
    "Voters in Norland on Tuesday rejected a law that would have banned compulsory harbour fees. The law would have let fishers stop "
    "paying fees to the harbour union. The union charges all fishers agency fees. Mayor Ann Low said the fees keep the harbour open.\n",
    "Norland law on harbour dues fails\n\n"
    "Norland voters threw out a bill on Tuesday that would have banned harbour fees that all must pay. Fishers could have stopped "
    "paying the union's charges under the bill. All fishers pay so-called fair-share fees to the union.\n",
    "Fishers must pay on in Norland\n\n"
    "A law to end compulsory union fees was voted down in Norland on Tuesday. Under the law, fishers could have stopped paying dues to "
    "the union. The union collects fees from all fishers. Ann Low, the mayor, said that fees kept the harbour open.\n",
)


def test_no_two_rows_of_wording_go_by_one_word(readout: Readout, tmp_path: Path) -> None:
    for number, text in enumerate(FEES):
        (tmp_path / f"{number}.txt").write_text(text)
    (record,) = readout.compare([str(tmp_path)], one_story=True).records
    referents = [row.referent.casefold() for row in record.wording]
    assert "law" in referents
    assert len(referents) == len(set(referents))
