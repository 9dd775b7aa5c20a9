import pytest

from readout.errors import ConfigError
from readout.settings import Settings


def test_what_is_not_set_keeps_its_default() -> None:
    assert Settings.from_environment({"PATH": "elsewhere"}) == Settings()


def test_a_variable_sets_its_field() -> None:
    assert Settings.from_environment({"READOUT_N_THREADS": "7"}).n_threads == 7


@pytest.mark.parametrize("raw", ["0", "-1", "two", "1.5", "", " 3", "٣"])
def test_a_variable_that_is_no_whole_number_of_one_or_more_is_refused_with_its_value(raw: str) -> None:
    with pytest.raises(ConfigError, match="READOUT_MAX_INPUT_BYTES") as caught:
        Settings.from_environment({"READOUT_MAX_INPUT_BYTES": raw})
    assert repr(raw) in caught.value.message
    assert caught.value.hint


def test_a_file_of_further_outlets_is_kept_as_it_is_named() -> None:
    assert Settings.from_environment({"READOUT_OUTLETS": "my outlets.toml"}).outlets == "my outlets.toml"
