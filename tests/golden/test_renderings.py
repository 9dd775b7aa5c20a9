import pytest

from renderings import renderings


@pytest.mark.parametrize("path", renderings(), ids=lambda path: path.name)
def test_a_rendering_of_the_invented_record_is_the_one_that_was_last_agreed_on(path) -> None:
    assert renderings()[path] == path.read_text(encoding="utf-8"), "if this is meant, run: python tests/golden/rewrite.py"
