from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from readout.store.packing import pack, unpack
from records import RECORDS, records


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_record_comes_out_of_the_store_as_it_went_in(kind: Any) -> None:
    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(records(kind))
    def survives(record: Any) -> None:
        assert unpack(pack(record), kind) == record

    survives()
