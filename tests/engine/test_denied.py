"""What one report denies and another says: never one claim, and a clash in polarity where it is the same."""

from pathlib import Path

import pytest

from readout.api import Readout
from readout.model.story import Record


@pytest.fixture(scope="module")
def readout() -> Readout:
    return Readout()


def compared(readout: Readout, folder: Path, left: str, right: str) -> Record:
    (folder / "a.txt").write_text(f"Norland harbour row\n\nFishers met in Norland on Monday. {left}\n")
    (folder / "b.txt").write_text(f"Norland harbour dispute\n\nFishers gathered in Norland on Monday. {right}\n")
    (record,) = readout.compare([str(folder)], one_story=True).records
    return record


def on_the_port(record: Record) -> list[tuple[str, int]]:
    """Verdict and number of reports that tell of it, for each claim about the port."""
    told = ((claim, {clause.spans[0].article_id for _, clause in claim.clauses}) for claim in record.claims if "port" in claim.text)
    return [(claim.verdict, len(reports)) for claim, reports in told]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mayor Karl Lund denied that the port would close.", "Union head Ann Hill said the port would close."),
        ("Mayor Karl Lund said the port would not close.", "Union head Ann Hill said the port would close."),
        ("Mayor Karl Lund said the port was not safe.", "Union head Ann Hill said the port was safe."),
        ("Mayor Karl Lund does not believe that the port is safe.", "Union head Ann Hill said the port is safe."),
        ("Mayor Karl Lund ruled out closing the port.", "Union head Ann Hill said the town would close the port."),
        ("The port did not close.", "The port closed."),
    ],
)
def test_what_one_says_and_another_denies_is_two_claims_that_clash(readout: Readout, tmp_path: Path, left: str, right: str) -> None:
    record = compared(readout, tmp_path, left, right)
    assert [rival.field for rival in record.rivals] == ["polarity"]
    assert on_the_port(record) == [("contradicted", 1), ("contradicted", 1)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mayor Karl Lund would not say whether the port is safe.", "Union head Ann Hill said the port is safe."),
        ("Mayor Karl Lund did not deny that the port was shut.", "Union head Ann Hill said the port was shut."),
    ],
)
def test_what_somebody_leaves_open_bears_nobody_out(readout: Readout, tmp_path: Path, left: str, right: str) -> None:
    record = compared(readout, tmp_path, left, right)
    assert not record.rivals
    assert on_the_port(record) == [("single-origin", 1), ("single-origin", 1)]


def test_two_who_deny_the_same_say_the_same(readout: Readout, tmp_path: Path) -> None:
    record = compared(readout, tmp_path, "Mayor Karl Lund said the port was not safe.", "Union head Ann Hill said the port was not safe.")
    assert not record.rivals
    assert on_the_port(record) == [("corroborated", 2)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Karl Lund did not attend the meeting of pilots in the port.", "Ann Hill attended the meeting of pilots in the port."),
        (
            "Karl Lund said the hospital by the port of the old town would not close.",
            "Ann Hill said the school by the port of the old town would close.",
        ),
        ("The port did not close on 2 May 2023.", "The port closed on 4 May 2023."),
    ],
)
def test_what_another_did_or_what_came_at_another_time_is_not_denied(readout: Readout, tmp_path: Path, left: str, right: str) -> None:
    assert not [rival for rival in compared(readout, tmp_path, left, right).rivals if rival.field == "polarity"]


def test_a_plan_that_came_to_nothing_is_no_clash_of_polarity(readout: Readout, tmp_path: Path) -> None:
    record = compared(readout, tmp_path, "The port will close on Friday, Karl Lund said.", "The port did not close on Friday.")
    assert not [rival for rival in record.rivals if rival.field == "polarity"]
