"""The measure of the importance of claims."""

from datetime import UTC, datetime

import numpy as np
import pytest

from importance import _is_core, _learned, _print
from readout.model.article import Span
from readout.model.statement import Clause, Event
from readout.model.story import Claim


def _claim(start: int, end: int) -> Claim:
    span = Span("a", start, end, "x" * (end - start))
    clause = Clause(spans=(span,), mode="asserted", event=Event(), lemmas=())
    return Claim(
        id="c",
        text=clause.text,
        span=span,
        clauses=(("s", clause),),
        cells=(),
        origin_ids=(),
        parties=(),
        speakers=(),
        is_contradicted=False,
        importance=0.5,
        first_published_at=datetime(2024, 3, 1, tzinfo=UTC),
    )


ANNOTATED = [
    {"importance": "core", "mentions": [{"article": "a", "start": 0, "end": 20}]},
    {"importance": "detail", "mentions": [{"article": "a", "start": 40, "end": 60}, {"article": "b", "start": 0, "end": 20}]},
]


def test_a_claim_is_core_by_the_annotated_claim_that_it_covers_and_not_where_it_covers_none() -> None:
    assert _is_core(_claim(5, 20), ANNOTATED)
    assert not _is_core(_claim(45, 60), ANNOTATED)
    assert not _is_core(_claim(21, 39), ANNOTATED)


def test_a_story_is_ranked_by_weights_learned_from_the_others_alone() -> None:
    is_core = np.arange(40) % 2 == 0
    signs, turned = np.where(is_core, 1.0, -1.0)[:, None], np.where(is_core, -1.0, 1.0)[:, None]
    nothing = np.zeros(40)
    rows = {"one": (signs, is_core, nothing), "two": (signs, is_core, nothing), "turned": (turned, is_core, nothing)}
    chance = _learned("turned", rows)
    assert chance[is_core].max() < chance[~is_core].min()


def test_the_line_tells_the_mean_over_stories(capsys: pytest.CaptureFixture[str]) -> None:
    is_core = np.array([True, False, False, True])
    _print("so", [(is_core, np.array([0.9, 0.1, 0.2, 0.8])), (is_core, np.array([0.1, 0.9, 0.8, 0.2]))])
    assert "AUC 0.500" in capsys.readouterr().out
