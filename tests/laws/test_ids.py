import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from readout.model.ids import make_id

parts = st.lists(st.text(max_size=5), max_size=4)


@given(parts, parts)
def test_ids_are_equal_exactly_when_all_parts_are(left: list[str], right: list[str]) -> None:
    assert (make_id("x", *left) == make_id("x", *right)) == (left == right)


def test_an_id_is_the_same_in_every_process() -> None:
    code = "from readout.model.ids import make_id; print(make_id('art', 'Aberdeen', 'herring'))"
    command = [sys.executable, "-c", code]
    made = {
        subprocess.run(command, check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": seed}).stdout.strip()
        for seed in ("0", "1")
    }
    assert made == {make_id("art", "Aberdeen", "herring")}
