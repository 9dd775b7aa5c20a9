from expected import GOLDEN, golden_lines
from readout.api import Readout


def test_the_record_of_the_sample_is_the_one_that_was_last_agreed_on() -> None:
    made = golden_lines(Readout().demo()).splitlines()
    agreed = GOLDEN.read_text(encoding="utf-8").splitlines()
    changed = [f"- {line}" for line in agreed if line not in set(made)] + [f"+ {line}" for line in made if line not in set(agreed)]
    assert changed == [], "if this is meant, run: python tests/golden/rewrite.py"
    assert made == agreed
