import json
from pathlib import Path

from score import MEASURES

FLOORS = json.loads((Path(__file__).resolve().parents[2] / "bench" / "floors.json").read_text(encoding="utf-8"))


def test_every_floor_is_of_something_measured_and_lies_between_zero_and_one() -> None:
    assert set(FLOORS) >= {"sample"}
    assert set(FLOORS["sample"]) <= set(MEASURES)
    assert all(0.0 < floor <= 1.0 for part in FLOORS.values() for floor in part.values())


def test_what_the_reports_are_mostly_made_of_has_a_floor() -> None:
    assert set(FLOORS["sample"]) >= {"claims", "content", "speaker", "furniture", "reuse"}
