"""What a process does to itself before it serves."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from readout.web.serving import calm_collector


@pytest.fixture
def collector() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_a_server_does_not_look_through_all_that_it_holds_for_circles_of_objects(collector: None) -> None:
    held = [[number] for number in range(200_000)]
    calm_collector()
    assert gc.get_freeze_count() > len(held)
    before = gc.get_stats()
    held += [[number] for number in range(200_000)]
    made = [after["collections"] - was["collections"] for after, was in zip(gc.get_stats(), before, strict=True)]
    assert made[0] > 0 < made[1]
    assert made[2] == 0


def test_a_circle_of_objects_is_still_found_where_it_arises(collector: None) -> None:
    calm_collector()
    before = gc.get_stats()[0]["collected"] + gc.get_stats()[1]["collected"]
    for _ in range(50_000):
        circle: list[object] = []
        circle.append(circle)
    assert gc.get_stats()[0]["collected"] + gc.get_stats()[1]["collected"] - before > 10_000
