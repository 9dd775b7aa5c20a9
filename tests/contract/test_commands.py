import inspect
import re
from pathlib import Path

from typer.main import get_command

from readout.api import Readout
from readout.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = dict(get_command(app).commands)  # type: ignore[attr-defined]


def test_every_command_is_a_method_of_the_same_name() -> None:
    assert COMMANDS
    assert [name for name in COMMANDS if not callable(getattr(Readout, name, None))] == []


def test_every_public_method_is_a_command() -> None:
    methods = {name for name, _ in inspect.getmembers(Readout, callable) if not name.startswith("_")}
    assert methods == set(COMMANDS)


def test_every_command_has_help_and_a_documented_row() -> None:
    rows = set(re.findall(r"^\| `readout (\w+)", (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert rows == set(COMMANDS)
    assert all(command.help for command in COMMANDS.values())
