"""The shape of the code: names, lengths, public names."""

import ast
import re
from pathlib import Path

import pytest

import readout

PACKAGE = Path(readout.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN = {"base", "common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}
MOST_LINES, MOST_FUNCTION_LINES = 400, 60


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _public(tree: ast.Module) -> set[str]:
    """Classes and functions without a leading underscore; a decorated function belongs to its decorator (a command)."""
    defined = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    return {d.name for d in defined if not d.name.startswith("_") and (isinstance(d, ast.ClassDef) or not d.decorator_list)}


def _exported(tree: ast.Module) -> set[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return set(ast.literal_eval(node.value))
    return set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_short_and_so_are_its_functions(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    long = [f.name for f in _functions(ast.parse(source)) if (f.end_lineno or 0) - f.lineno >= MOST_FUNCTION_LINES]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_named_by_one_lower_case_word(path: Path) -> None:
    name = path.stem
    assert name in ("__init__", "__main__") or (re.fullmatch(r"[a-z][a-z0-9]*", name) and name not in FORBIDDEN)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_what_a_module_exports_is_what_it_defines_in_public(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert _public(tree) <= _exported(tree)
    assert ast.get_docstring(tree)


def test_the_public_names_of_the_package_are_sorted_and_complete() -> None:
    names = [name for name in getattr(readout, "__all__", []) if not name.startswith("_")]
    assert names == sorted(names)
    assert all(hasattr(readout, name) for name in names)
