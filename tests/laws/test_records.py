import pickle
from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import RECORDS, records

SETTINGS = settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_record_survives_pickling_unchanged(kind: Any) -> None:
    @SETTINGS
    @given(records(kind))
    def survives(record: Any) -> None:
        assert pickle.loads(pickle.dumps(record)) == record

    survives()


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_no_field_of_a_record_can_be_set(kind: Any) -> None:
    @settings(SETTINGS, max_examples=1)
    @given(records(kind), st.data())
    def is_frozen(record: Any, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from([field.name for field in fields(kind)]))
        with pytest.raises(FrozenInstanceError):
            setattr(record, name, None)

    is_frozen()


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_record_has_slots_and_so_no_room_for_stray_fields(kind: Any) -> None:
    assert "__slots__" in vars(kind)
