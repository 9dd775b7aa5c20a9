"""What one report puts ahead and a later one tells: held, changed, cancelled or unreported, in whatever words."""

import json
from pathlib import Path

import pytest

from readout.api import Readout
from readout.model.story import Record


@pytest.fixture(scope="module")
def readout() -> Readout:
    return Readout()


def compared(readout: Readout, folder: Path, before: str, after: str) -> Record:
    """The record of a report of Monday 8 May and one of Saturday 13 May 2023."""
    rows = [
        {"id": "a", "outlet": "Norpost", "published": "2023-05-08", "text": f"Norland harbour row\n\nFishers met last week. {before}"},
        {
            "id": "b",
            "outlet": "Sutpost",
            "published": "2023-05-13",
            "text": f"Norland harbour dispute\n\nFishers gathered last week. {after}",
        },
    ]
    (folder / "articles.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (record,) = readout.compare([str(folder)], one_story=True).records
    return record


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        ("Karl Lund plans to visit Sweden this week.", "Karl Lund visited Sweden on Wednesday.", "held"),
        ("Karl Lund is set to resign.", "Karl Lund resigned on Friday.", "held"),
        ("Karl Lund is scheduled to testify before parliament on Thursday.", "Karl Lund testified before parliament on Thursday.", "held"),
        ("The two leaders are due to hold talks on Friday.", "The two leaders held talks on Friday.", "held"),
        ("The company said it would close its Oslo plant this week.", "The company closed its Oslo plant on Tuesday.", "held"),
        ("Norway vowed to expel two envoys.", "Norway expelled two envoys on Thursday.", "held"),
        ("Karl Lund promised to release the report by Friday.", "Karl Lund released the report on Friday.", "held"),
        ("Karl Lund is expected to sign the legislation this week.", "Karl Lund signed the bill on Thursday.", "held"),
        ("Karl Lund will meet Ann Hill in Oslo on Friday.", "Karl Lund called off the meeting with Ann Hill.", "cancelled"),
        ("Karl Lund plans to visit Sweden this week.", "Karl Lund did not visit Sweden.", "cancelled"),
        ("Karl Lund will meet Ann Hill in Oslo on Friday.", "The meeting between Karl Lund and Ann Hill in Oslo was postponed.", "changed"),
        ("Karl Lund will meet Ann Hill in Oslo on Friday.", "Karl Lund met Ann Hill in Bergen on Friday.", "changed"),
        ("Karl Lund promised to release the report on Wednesday.", "Karl Lund released the report on Friday.", "changed"),
        ("Karl Lund is expected to win the vote on Friday.", "Karl Lund lost the vote on Friday.", "changed"),
        ("Prices are expected to rise this week.", "Prices fell this week.", "changed"),
        ("Norway will send 300 troops to the island this week.", "Norway sent 200 troops to the island on Wednesday.", "changed"),
        ("Karl Lund will meet Ann Hill in Oslo on Thursday.", "Karl Lund met Tom Berg in Oslo on Thursday.", "unreported"),
    ],
)
def test_what_came_of_a_plan_is_told_and_is_no_clash(readout: Readout, tmp_path: Path, before: str, after: str, result: str) -> None:
    record = compared(readout, tmp_path, before, after)
    assert [outcome.result for outcome in record.outcomes] == [result]
    assert not record.rivals


def test_what_somebody_asked_another_for_is_no_promise(readout: Readout, tmp_path: Path) -> None:
    record = compared(readout, tmp_path, "Karl Lund urged Sweden to close the port.", "Karl Lund closed the port on Friday.")
    assert not record.outcomes
