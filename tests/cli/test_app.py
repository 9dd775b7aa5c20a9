from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from jsonschema import Draft202012Validator

import invented
from readout.cli import work
from readout.cli.app import app
from readout.cli.guard import guarded
from readout.errors import ConfigError, NotFound, OutsideError, ReadoutError
from readout.model.article import Article
from readout.model.story import Comparison, Skipped
from readout.report.document import load_schema

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "add",
    "article",
    "backup",
    "beside",
    "claim",
    "compare",
    "demo",
    "doctor",
    "extract",
    "judge",
    "link",
    "mcp",
    "migrate",
    "outlet",
    "read",
    "resettle",
    "rulings",
    "runs",
    "search",
    "serve",
    "speaker",
    "stories",
    "story",
    "texts",
    "token",
)


@dataclass(frozen=True)
class Check:
    name: str
    is_ok: bool
    detail: str


class FakeReadout:
    """An `api.Readout` that gives the invented comparison, or raises what the test says."""

    error: BaseException | None = None
    comparison = invented.make_comparison()
    checks: tuple[Check, ...] = (Check("parser", True, "works"),)
    asked: ClassVar[dict[str, Any]] = {}

    def __init__(self, settings: object) -> None:
        FakeReadout.asked = {"settings": settings}

    def compare(self, inputs: Sequence[str], **options: Any) -> Comparison:
        FakeReadout.asked |= {"inputs": list(inputs), **options}
        if self.error:
            raise self.error
        return self.comparison

    def demo(self, **options: Any) -> Comparison:
        return self.compare(())

    def read(self, inputs: Sequence[str], **options: Any) -> Iterator[Article | Skipped]:
        self.compare(inputs, **options)
        yield from self.comparison.skipped
        yield from (article for record in self.comparison.records for article in record.articles)

    def doctor(self, **options: Any) -> tuple[Check, ...]:
        return self.checks


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeReadout]:
    class Fresh(FakeReadout):
        pass

    monkeypatch.setattr(work, "Readout", Fresh)
    return Fresh


def run(*arguments: str) -> int:
    return guarded(app, arguments)


def shell(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    code = "from readout.cli.app import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=60, **options)


def test_compare_prints_the_record_and_says_what_was_skipped_on_stderr(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", "a.txt", "b.txt", "--one-story") == 0
    out, err = capsys.readouterr()
    assert out == (ROOT / "tests" / "golden" / "canal.txt").read_text(encoding="utf-8")
    assert err == "skipped: empty.txt: the file is empty\n5 read, 1 skipped\n"
    assert (FakeReadout.asked["inputs"], FakeReadout.asked["one_story"], FakeReadout.asked["stdin"]) == (["a.txt", "b.txt"], True, None)


def test_piped_output_has_no_colour_and_no_progress(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", "a.txt") == 0
    assert "\x1b" not in "".join(capsys.readouterr())


def test_json_on_stdout_keeps_to_the_schema(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", "a.txt", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert list(Draft202012Validator(load_schema()).iter_errors(document)) == []


@pytest.mark.parametrize(("name", "start"), [("r.html", "<!doctype html>"), ("r.md", "# "), ("r.json", "{"), ("r.txt", "Leaders")])
def test_the_ending_of_the_file_says_how_to_write(
    fake: type[FakeReadout], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, start: str
) -> None:
    assert run("compare", "a.txt", "-o", str(tmp_path / name)) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_format_that_is_asked_for_wins_over_the_ending(fake: type[FakeReadout], tmp_path: Path) -> None:
    assert run("compare", "a.txt", "-o", str(tmp_path / "r.html"), "--format", "json") == 0
    assert json.loads((tmp_path / "r.html").read_text(encoding="utf-8"))["format"] == "readout/1"


def test_all_shows_every_report_s_own_words(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", "a.txt", "--all", "--quiet") == 0
    out, err = capsys.readouterr()
    assert out == (ROOT / "tests" / "golden" / "canal-all.txt").read_text(encoding="utf-8")
    assert err == ""


def test_a_file_that_cannot_be_written_is_trouble_outside_and_leaves_nothing(
    fake: type[FakeReadout], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", "a.txt", "-q", "-o", str(tmp_path / "nowhere" / "r.html")) == 3
    assert re.fullmatch(r"error: '.*nowhere/r\.html' cannot be written: .+\nhint: .+\n", capsys.readouterr().err)
    assert list(tmp_path.iterdir()) == []


def test_a_text_with_half_a_surrogate_pair_goes_through_json_unaltered(fake: type[FakeReadout], tmp_path: Path) -> None:
    fake.comparison = invented.with_text(invented.make_comparison(), "a\ud83dz")
    for form in ("json", "html", "md", "text"):
        assert run("compare", "a.txt", "-q", "-f", form, "-o", str(tmp_path / form)) == 0
        assert (tmp_path / form).read_text(encoding="utf-8")
    document = json.loads((tmp_path / "json").read_text(encoding="utf-8"))
    assert document["stories"][0]["claims"][0]["text"] == "a\ud83dz"


def test_a_folder_is_not_written_over(fake: type[FakeReadout], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("compare", "a.txt", "-q", "-o", str(tmp_path)) == 3
    assert "cannot be written" in capsys.readouterr().err
    assert tmp_path.is_dir()


def test_a_link_to_a_file_stays_a_link(fake: type[FakeReadout], tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("old", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "old.md")
    assert run("compare", "a.txt", "-q", "-o", str(tmp_path / "link.md")) == 0
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "old.md").read_text(encoding="utf-8").startswith("# ")


def test_a_device_is_written_to_and_not_replaced(fake: type[FakeReadout]) -> None:
    assert run("compare", "a.txt", "-q", "-o", "/dev/null") == 0
    assert Path("/dev/null").is_char_device()


def test_a_failed_run_leaves_the_file_of_the_last_one_as_it_was(fake: type[FakeReadout], tmp_path: Path) -> None:
    out = tmp_path / "r.json"
    out.write_text("old", encoding="utf-8")
    fake.error = NotFound("there is no file 'a.txt'")
    assert run("compare", "a.txt", "-o", str(out)) == 1
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotFound("no 'x'", "look"), 1),
        (ConfigError("bad 'x'", "mend"), 2),
        (OutsideError("disk 'x'", "wait"), 3),
        (ReadoutError("so 'x'", "do"), 1),
    ],
)
def test_an_error_is_a_sentence_and_a_hint_with_its_exit_code(
    fake: type[FakeReadout], capsys: pytest.CaptureFixture[str], error: ReadoutError, code: int
) -> None:
    fake.error = error
    assert run("compare", "x") == code
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"error: {error.message}\nhint: {error.hint}\n")


def test_an_error_that_names_a_hostile_file_cannot_steer_the_terminal(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    fake.error = NotFound("no file \x1b[31m\nerror: all is well\udce9")
    assert run("compare", "x") == 1
    assert capsys.readouterr().err == "error: no file [31m error: all is well\\udce9\n"


def test_inputs_that_give_nothing_usable_end_with_one_and_the_reasons(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    fake.comparison = replace(invented.make_comparison(), records=())
    assert run("compare", "empty.txt") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "skipped: empty.txt: the file is empty"
    assert "error: nothing in the inputs could be used" in err
    assert run("read", "empty.txt") == 1


def test_ctrl_c_ends_quietly_with_130(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    fake.error = KeyboardInterrupt()
    assert run("compare", "a.txt") == 130
    assert capsys.readouterr() == ("", "")


def test_a_bug_is_not_hidden_as_an_error_of_the_user(fake: type[FakeReadout]) -> None:
    fake.error = ZeroDivisionError("bug")
    with pytest.raises(ZeroDivisionError):
        run("compare", "a.txt")


def test_read_prints_one_article_a_line_that_keeps_its_text(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", "a.txt") == 0
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["text"] for line in lines] == [article.text for article in invented.ARTICLES.values()]
    assert err.endswith("5 read, 1 skipped\n")


def test_a_dash_reads_standard_input(fake: type[FakeReadout], monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"words"))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("compare", "-", "-q") == 0
    assert FakeReadout.asked["stdin"] is stdin.buffer


def test_open_shows_the_page_and_names_its_file(
    fake: type[FakeReadout], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(work.webbrowser, "open", lambda address: shown.append(address) or True)
    page = tmp_path / "demo.html"
    assert run("demo", "--open", "-o", str(page)) == 0
    assert shown == [page.as_uri()]
    assert capsys.readouterr().out == f"{page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("demo", "--open", "--format", "json") == 2


def test_doctor_ends_with_one_if_a_check_fails(fake: type[FakeReadout], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor") == 0
    fake.checks = (Check("parser", True, "works"), Check("embedder", False, "no weights"))
    assert run("doctor") == 1
    assert capsys.readouterr().out.splitlines()[1:] == ["ok  parser    works", "bad embedder  no weights"]


@pytest.mark.parametrize("arguments", [("compare",), ("compare", "a", "--format", "xml"), ("nonsense",), ("compare", "a", "--nonsense")])
def test_wrong_usage_ends_with_two_and_points_to_the_help(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert re.fullmatch(r"error: .+\nhint: see `readout( compare)? --help`\n", capsys.readouterr().err)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_a_documented_row(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, "--help") == 0
    text = capsys.readouterr().out
    assert f"readout {name}" in text.split("Example", 1)[1]
    row = re.search(rf"^\| `readout {name}[ `].*$", (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert row is not None
    for option in re.findall(r"--[a-z-]+", text.split("Options:")[1]):
        assert f"`{option}" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_no_command_is_left_out_of_these_tests(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    listed = re.findall(r"^  ([a-z]+)  ", capsys.readouterr().out.split("Commands:")[1], re.MULTILINE)
    assert tuple(sorted(listed)) == COMMANDS


def test_the_version_is_that_of_the_package() -> None:
    done = shell("--version")
    assert (done.returncode, done.stdout) == (0, "readout 0.1.0\n")


def test_a_reader_that_closes_the_pipe_early_sees_no_traceback() -> None:
    code = (
        "import sys; from readout.cli.app import app; from readout.cli.guard import guarded; from readout.cli import output\n"
        "app.command('flood')(lambda: [output.write('line\\n', None) for _ in range(200_000)] and None)\n"
        "sys.exit(guarded(app, ['flood']))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ))
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


def test_help_loads_neither_the_models_nor_the_renderers() -> None:
    heavy = ("spacy", "jinja2", "rich", "numpy", "readout.api")
    code = f"import sys; from readout.cli.app import app; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_ending_that_no_format_goes_with_is_refused_before_anything_is_read(
    fake: type[FakeReadout], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", "a.txt", "-o", str(tmp_path / "record.pdf")) == 2
    assert "no format goes with the ending '.pdf'" in capsys.readouterr().err
    assert run("compare", "a.txt", "-f", "html", "-o", str(tmp_path / "record.pdf")) == 0
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"<!")
