import pickle
from collections.abc import Iterator

import pytest

from readout import errors
from readout.errors import ReadoutError


def _tree(error: type[ReadoutError]) -> Iterator[type[ReadoutError]]:
    yield error
    for child in error.__subclasses__():
        yield from _tree(child)


ERRORS = list(dict.fromkeys(_tree(ReadoutError)))


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_survives_pickling_with_its_hint(error: type[ReadoutError]) -> None:
    copy = pickle.loads(pickle.dumps(error("the thing is 'so'", "do this")))
    assert type(copy) is error
    assert (str(copy), copy.message, copy.hint) == ("the thing is 'so'", "the thing is 'so'", "do this")


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_has_an_exit_code_and_an_http_status_of_the_agreed_kinds(error: type[ReadoutError]) -> None:
    assert error.exit_code in (1, 2, 3, 4)
    assert 400 <= error.http_status <= 599


def test_every_error_stands_in_the_drawn_tree_with_its_own_codes() -> None:
    lines = {line.split("─ ")[-1].split()[0]: line for line in (errors.__doc__ or "").splitlines() if "exit" in line}
    for error in ERRORS[1:]:
        assert f"exit {error.exit_code}, HTTP {error.http_status}" in lines[error.__name__]
    assert len(lines) == len(ERRORS) - 1


def test_errors_are_defined_in_one_place() -> None:
    assert {error.__name__ for error in ERRORS} == set(errors.__all__)
