"""Two reports that differ in one point alone, where, when, who or what came of it, are two claims, and a clash where both cannot hold."""

import json
from pathlib import Path

import pytest

from readout.api import Readout
from readout.model.story import Record


@pytest.fixture(scope="module")
def readout() -> Readout:
    return Readout()


def compared(readout: Readout, folder: Path, left: str, right: str) -> Record:
    rows = [
        {"id": "a", "outlet": "Norpost", "title": "Norland harbour row", "text": f"Fishers met in Norland on Monday. {left}"},
        {"id": "b", "outlet": "Sutpost", "title": "Norland harbour dispute", "text": f"Fishers gathered in Norland on Monday. {right}"},
    ]
    lines = [json.dumps({**row, "published": "2023-05-09T10:00:00Z"}) for row in rows]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n")
    (record,) = readout.compare([str(folder)], one_story=True).records
    return record


def told(record: Record) -> list[str]:
    return [f"{rival.field}{' soft' if rival.is_soft else ''}" for rival in record.rivals]


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("The fire broke out in Oslo.", "The fire broke out in Vienna.", "place"),
        ("A large fire broke out in Oslo late on Sunday, police said.", "The fire broke out in Vienna on Sunday.", "place"),
        ("The envoy flew to Paris.", "The envoy flew to Berlin.", "place"),
        ("The summit will be held in Singapore.", "The summit will take place in Hanoi.", "place"),
        ("The plane crashed near Haugesund.", "The plane crashed near Alesund.", "place soft"),
        ("Karl Lund won the vote.", "Ann Hill won the vote.", "actor"),
        ("The plan was vetoed by France.", "Russia vetoed the plan.", "actor"),
        ("Karl Lund was elected mayor.", "Ann Hill was elected mayor.", "actor"),
        ("Karl Lund defeated Ann Hill.", "Ann Hill defeated Karl Lund.", "actor"),
        (
            "“We will never sell the harbour to anyone,” Karl Lund said.",
            "“We will never sell the harbour to anyone,” Ann Hill said.",
            "actor",
        ),
        ("The mayor accepted the offer.", "The mayor rejected the offer.", "polarity"),
        ("The court freed Karl Lund.", "The court jailed Karl Lund.", "polarity"),
        ("Karl Lund supports the harbour law.", "Karl Lund opposes the harbour law.", "polarity"),
        ("The jury found Lund guilty.", "The jury found Lund not guilty.", "polarity"),
        ("Karl Lund said he was innocent.", "Police said Karl Lund was guilty.", "polarity"),
        ("The harbour was safe, Karl Lund said.", "The harbour was dangerous, Ann Hill said.", "polarity"),
        ("Shares in the yard rose on Monday.", "Shares in the yard fell on Monday.", "polarity"),
        ("Norway joined the pact.", "Norway left the pact.", "polarity soft"),
        ("The fire began at 5 p.m. on Sunday.", "The fire began at 7 p.m. on Sunday.", "time"),
    ],
)
def test_what_cannot_both_hold_clashes_in_the_point_in_which_it_differs(
    readout: Readout, tmp_path: Path, left: str, right: str, clash: str
) -> None:
    record = compared(readout, tmp_path, left, right)
    assert told(record) == [clash]
    clashing = [claim for claim in record.claims if claim.id in record.rivals[0].claim_ids]
    assert [len({clause.spans[0].article_id for _, clause in claim.clauses}) for claim in clashing] == [1, 1]
    assert {claim.verdict for claim in clashing} == {"single-origin" if clash.endswith("soft") else "contradicted"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire broke out in Oslo.", "The fire broke out in Norway."),
        ("The fire broke out in the capital.", "The fire broke out in Oslo."),
        ("Fires broke out in Oslo.", "Fires broke out in Vienna."),
        ("A fire broke out in Oslo on Monday.", "A fire broke out in Vienna on Tuesday."),
        ("Karl Lund visited Oslo on Friday.", "Karl Lund visited Vienna on Saturday."),
        ("Ten people died in Oslo.", "Three people died in Vienna."),
        ("The envoy returned from Paris.", "The envoy returned to Berlin."),
        ("President Karl Lund won the vote.", "Lund won the vote."),
        ("Karl Lund attended the meeting.", "Ann Hill attended the meeting."),
        ("Karl Lund met Ann Hill.", "Ann Hill met Karl Lund."),
        ("Moscow vetoed the plan.", "Russia vetoed the plan."),
        ("Karl Lund lost the vote.", "Ann Hill won the vote."),
        ("Karl Lund won the vote.", "Karl Lund lost the vote in 2019."),
        ("Prices rose in May.", "Prices fell in June."),
        ("The talks began on Monday.", "The talks ended on Monday."),
        ("Karl Lund said he would support the law.", "Ann Hill said she would oppose the law."),
        ("“We will never sell the harbour to anyone,” Karl Lund said.", "“We will never sell the harbour to anyone,” a spokesman said."),
    ],
)
def test_what_can_both_hold_does_not_clash(readout: Readout, tmp_path: Path, left: str, right: str) -> None:
    assert told(compared(readout, tmp_path, left, right)) == []


def test_what_two_did_each_for_himself_is_two_claims(readout: Readout, tmp_path: Path) -> None:
    record = compared(readout, tmp_path, "Karl Lund attended the harbour meeting.", "Ann Hill attended the harbour meeting.")
    attended = [claim for claim in record.claims if "attended" in claim.text]
    assert [len({clause.spans[0].article_id for _, clause in claim.clauses}) for claim in attended] == [1, 1]
