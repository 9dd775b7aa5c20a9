"""Whatever REST is asked by a machine that knows its description: what it answers is what it describes, and nothing breaks."""

from __future__ import annotations

from datetime import UTC, datetime

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.engine import events, from_schema

from readout.web.limits import Limits, Rate
from readout.web.runs import Runs
from readout.web.site import make_site
from walk import Desk

N_EXAMPLES = 8


def _config(desk: Desk) -> SchemathesisConfig:
    story = desk.story()
    speaker = next(one.speaker.entity_id for one in story.record.statements if one.speaker)
    ids = {
        "story_id": story.id,
        "claim_id": story.story.claims[0].id,
        "article_id": "canal",
        "outlet_id": "the-canal",
        "speaker_id": speaker,
    }
    # Which words a search is made of cannot be said as a schema: one without any is refused.
    search = {"include-path": "/api/v1/search", "checks": {"positive_data_acceptance": {"enabled": False}}}
    return SchemathesisConfig.from_dict(
        {
            "seed": 7,
            "headers": {"Host": "127.0.0.1:8765"},
            "generation": {"deterministic": True, "max-examples": N_EXAMPLES, "database": "none"},
            "parameters": {f"path.{name}": value for name, value in ids.items()},
            "operations": [search],
            "phases": {"stateful": {"enabled": False}},
        }
    )


def test_schemathesis_finds_nothing(desk: Desk) -> None:
    limits = Limits(reading=Rate(1_000_000, 1000), writing=Rate(1_000_000, 1000))
    runs = Runs(desk.readout, desk.db, lambda: datetime.now(UTC))
    site = make_site(desk.readout, db=desk.db, is_writable=True, limits=limits, runs=runs)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", site, headers={"Host": "127.0.0.1:8765"}, config=_config(desk))
    found: list[str] = []
    asked: set[str] = set()
    n_asked = 0
    for event in from_schema(schema).execute():
        assert not isinstance(event, events.NonFatalError | events.FatalError), event
        if isinstance(event, events.ScenarioFinished):
            n_asked += len(event.recorder.interactions)
            asked.add(str(event.label))
            for checks in event.recorder.checks.values():
                found += [
                    f"{event.label}: {check.failure_info.failure} {check.failure_info.code_sample}"
                    for check in checks
                    if check.failure_info
                ]
    runs.close(60)
    described = {made.ok().label for made in schema.get_all_operations() if isinstance(made, Ok)}
    assert described <= asked
    assert n_asked > 200
    assert found == []
