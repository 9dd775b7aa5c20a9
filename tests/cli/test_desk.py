"""The commands on a store, from add to undo, on the sample reports."""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from readout.api import Readout
from readout.cli.app import app
from readout.cli.guard import guarded
from readout.read.sample import sample_inputs
from readout.report.document import load_schema

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample reports."""
    path = tmp_path_factory.mktemp("desk") / "new" / "desk.db"
    assert guarded(app, ["add", *sample_inputs(), "--db", str(path), "-q"]) == 0
    return path


@pytest.fixture
def ask(filled: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Ask]:
    monkeypatch.setenv("READOUT_DB", str(filled))
    monkeypatch.setenv("READOUT_BY", "Ada Holm")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = guarded(app, list(arguments))
        said = capfdbinary.readouterr()
        return code, said.out.decode(), said.err.decode()

    return run


def _json(ask: Ask, *arguments: str) -> Any:
    code, out, _ = ask(*arguments, "--format", "json")
    assert code == 0
    return json.loads(out)


def _story(ask: Ask) -> str:
    found = _json(ask, "stories", "--least", "2")["stories"][0]["id"]
    assert isinstance(found, str)
    return found


def test_adding_twice_is_adding_once(ask: Ask) -> None:
    before = _json(ask, "stories")
    code, out, _ = ask("add", *sample_inputs())
    assert (code, out) == (0, "0 added, 7 known already; 0 stories drawn\n")
    assert _json(ask, "stories") == before


def test_a_story_of_the_store_is_written_in_every_format(ask: Ask, tmp_path: Path) -> None:
    story = _story(ask)
    document = _json(ask, "story", story)
    Draft202012Validator(load_schema()).validate(document)
    assert document["stories"][0]["id"] == story
    title = document["stories"][0]["title"]
    assert title in ask("story", story)[1]
    assert ask("story", story, "-o", str(tmp_path / "story.html"))[0] == 0
    assert title in (tmp_path / "story.html").read_text(encoding="utf-8")
    assert ask("story", story, "--format", "md")[1].startswith("# ")


def test_a_claim_page_shows_the_words_and_explains_why(ask: Ask) -> None:
    claims = _json(ask, "story", _story(ask))["stories"][0]["claims"]
    claim = max(claims, key=lambda c: sum(bool(cell["statement_ids"]) for cell in c["cells"]))
    page = _json(ask, "claim", claim["id"], "--explain")
    assert {m["article_id"] for m in page["mentions"]} == {cell["article_id"] for cell in claim["cells"] if cell["statement_ids"]}
    assert page["pairs"] and all(0 <= pair["score"] <= 1 and pair["addends"] for pair in page["pairs"])
    code, out, _ = ask("claim", claim["id"], "--explain")
    assert code == 0
    assert "WHY THEY ARE ONE CLAIM" in out and "goes back to" in out


def test_the_pages_of_an_outlet_an_article_and_a_speaker_lead_to_one_another(ask: Ask) -> None:
    hit = _json(ask, "search", "kind:statement", "speaker:solvang")["hits"][0]
    article = _json(ask, "article", hit["article"]["id"])
    spoken = next(s for s in article["statements"] if s["id"] == hit["id"])
    speaker = _json(ask, "speaker", spoken["speaker_id"])
    assert speaker["n_statements"] == len(speaker["statements"])
    outlet = _json(ask, "outlet", article["outlet_id"])
    assert article["id"] in {row["id"] for row in outlet["articles"]}
    assert outlet["n_carried"] > 0
    for kind, record_id in (("article", article["id"]), ("speaker", spoken["speaker_id"]), ("outlet", article["outlet_id"])):
        assert ask(kind, record_id)[0] == 0


def test_a_claim_stands_side_by_side_in_two_reports_that_are_chosen_or_named(ask: Ask) -> None:
    claims = _json(ask, "story", _story(ask))["stories"][0]["claims"]
    claim = max(claims, key=lambda c: sum(bool(cell["statement_ids"]) for cell in c["cells"]))
    carriers = [cell["article_id"] for cell in claim["cells"] if cell["statement_ids"]]
    page = _json(ask, "beside", claim["id"])
    assert {page["left"]["column"]["article_id"], page["right"]["column"]["article_id"]} <= set(carriers)
    named = _json(ask, "beside", claim["id"], carriers[1], carriers[0])
    assert [named[side]["column"]["article_id"] for side in ("left", "right")] == [carriers[1], carriers[0]]
    code, out, _ = ask("beside", claim["id"], carriers[1], carriers[0])
    assert code == 0
    for side in ("left", "right"):
        assert named[side]["column"]["label"].upper() in out
        assert all(mention["quote"].split()[0] in out for mention in named[side]["mentions"])


def test_two_reports_are_shown_passage_by_passage(ask: Ask) -> None:
    story = _story(ask)
    page = _json(ask, "texts", story)
    assert page["n_common"] == sum(row["left"] is not None and row["right"] is not None for row in page["rows"]) > 4
    assert page["overlap"]["n_words"] == max(_shared(ask, story))
    code, out, _ = ask("texts", story)
    assert code == 0
    assert f"{page['left']['label']} | {page['right']['label']}" in out
    assert "\ncopied\n< " in out
    assert f"\n{page['left']['label']} alone\n< " in out


def _shared(ask: Ask, story: str) -> list[int]:
    """How many words every two reports of a story share."""
    pairs: dict[tuple[str, ...], int] = {}
    for row in _json(ask, "story", story)["stories"][0]["reuse"]:
        ids = tuple(sorted(span["article_id"] for span in row["spans"]))
        pairs[ids] = pairs.get(ids, 0) + row["n_words"]
    return list(pairs.values())


@pytest.mark.parametrize("command", ["beside", "texts"])
def test_one_article_alone_or_three_cannot_be_set_side_by_side(ask: Ask, command: str) -> None:
    for named, many in ((["art_1"], "1 article is"), (["art_1", "art_2", "art_3"], "3 articles are")):
        code, _, said = ask(command, _story(ask), *named)
        assert code == 2
        assert said == f"error: {many} given\nhint: name two, or none to have two chosen\n"


def test_a_search_takes_back_the_quotes_that_the_shell_took_away(ask: Ask) -> None:
    whole = _json(ask, "search", '"coast guard"')
    assert whole["hits"]
    assert _json(ask, "search", "coast guard")["hits"] == whole["hits"]
    assert "coast guard" in ask("search", '"coast guard"')[1]


def test_a_ruling_is_kept_shown_and_taken_back(ask: Ask) -> None:
    story = _story(ask)
    statement = next(s for s in _json(ask, "story", story)["stories"][0]["statements"] if s["kind"] == "own-voice")
    code, out, _ = ask("judge", "speaker", statement["id"], "Ada Tarn", "--note", "she told us")
    assert code == 0
    ruling = re.match(r"rul_\w+", out)
    assert ruling is not None
    document = _json(ask, "story", story)
    Draft202012Validator(load_schema()).validate(document)
    assert [r["value"] for r in document["stories"][0]["rulings"]] == ["Ada Tarn"]
    for form in ("text", "md", "html"):
        shown = ask("story", story, "--format", form)[1]
        assert "Ada Holm" in shown and "Ada Tarn" in shown and "she told us" in shown
    assert _json(ask, "search", "speaker:tarn kind:statement")["n_found"] == 1
    assert ask("judge", "undo", ruling.group())[0] == 0
    assert _json(ask, "story", story)["stories"][0]["rulings"] == []
    assert [r["kind"] for r in _json(ask, "rulings", story) if statement["id"] in r["subject_ids"]] == ["correct-speaker"]
    assert "taken back since" in ask("rulings")[1]


def test_rulings_on_claims_are_written_as_pairs_one_a_line(ask: Ask, tmp_path: Path) -> None:
    claims = _json(ask, "story", _story(ask))["stories"][0]["claims"]
    code, out, _ = ask("judge", "merge", claims[0]["id"], claims[1]["id"])
    assert code == 0
    assert ask("rulings", "--pairs", "-o", str(tmp_path / "pairs.jsonl"))[0] == 0
    assert ask("judge", "undo", out.split()[0])[0] == 0
    pairs = [json.loads(line) for line in (tmp_path / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {pair["same"] for pair in pairs} == {"yes"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("story", "sto_none"), 1),
        (("claim", "clm_none"), 1),
        (("outlet", "none"), 1),
        (("article", "none"), 1),
        (("speaker", "none"), 1),
        (("search", "verdict:true"), 2),
        (("judge", "mode", "stm_none", "certain"), 2),
        (("judge", "praise", "stm_none"), 2),
        (("stories", "--since", "soon"), 2),
        (("story", "sto_none", "--db", "nowhere/desk.db"), 4),
        (("stories", "--db", "mysql://desk"), 2),
    ],
)
def test_what_cannot_be_is_a_sentence_and_a_hint_with_its_code(ask: Ask, arguments: tuple[str, ...], code: int) -> None:
    done, out, err = ask(*arguments)
    assert (done, out) == (code, "")
    assert re.fullmatch(r"error: .+\nhint: .+\n", err)


def test_a_ruling_without_a_name_is_refused(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("READOUT_BY")
    code, _, err = ask("judge", "reject", "stm_none")
    assert code == 2
    assert "READOUT_BY" in err


def test_a_backup_is_a_store_and_doctor_tells_of_it(ask: Ask, tmp_path: Path) -> None:
    copy = str(tmp_path / "monday.db")
    assert ask("backup", copy)[0] == 0
    assert _json(ask, "stories", "--db", copy) == _json(ask, "stories")
    assert ask("backup", copy)[0] == 2
    assert re.search(r"ok +store +.*monday.db, version 0006: 7 articles", ask("doctor", "--db", copy)[1])
    assert "none yet at" in ask("doctor", "--db", str(tmp_path / "none.db"))[1]
    assert ask("migrate", "--db", str(tmp_path / "made.db"))[1].endswith("version 0006, made\n")


def _count(path: Path) -> int:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return int(database.execute("SELECT count(*) FROM articles").fetchone()[0])
    return 0


def test_a_run_of_add_that_is_killed_loses_nothing_that_was_kept_and_the_next_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    reports = tmp_path / "reports.jsonl"
    rows = [{"id": f"r{n}", "text": f"Harbour crews met in hall {n} on Monday. The mayor said talks would go on."} for n in range(40)]
    reports.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, "-c", "from readout.cli.app import main; main()", "add", str(reports), "--db", str(path), "-q"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while _count(path) < 5 and process.poll() is None:
            time.sleep(0.01)
        process.kill()
    n_kept = _count(path)
    assert n_kept >= 5
    with Readout() as readout:
        again = readout.add([str(reports)], db=str(path))
        assert (again.n_added, again.n_known) == (40 - n_kept, n_kept)
        assert sum(story.n_articles for story in readout.stories(db=str(path), limit=200).stories) == 40


def test_the_runs_of_add_are_listed_with_what_each_left_out(ask: Ask, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ask("add", str(empty), sample_inputs()[0], "-q")
    last = _json(ask, "runs", "-n", "1")["runs"][0]
    assert (last["state"], last["n_added"], last["n_known"], last["n_skipped"]) == ("done", 0, 1, 1)
    run = _json(ask, "runs", last["id"])
    assert [Path(one["record_id"]).name for one in run["skipped"]] == ["empty.txt"]
    assert "0 added, 1 known already, 1 skipped" in ask("runs")[1]
    assert "empty.txt" in ask("runs", last["id"])[1]
    assert ask("runs", "run_none")[0] == 1


def test_a_token_is_printed_once_by_itself_listed_without_it_and_withdrawn(ask: Ask) -> None:
    code, secret, said = ask("token", "add", "Ada Holm", "--read-only")
    assert (code, len(secret)) == (0, 44)
    assert secret.strip() not in said
    (told,) = _json(ask, "token", "list")["tokens"]
    assert (told["name"], told["is_read_only"], told["used_on"], told["withdrawn_at"]) == ("Ada Holm", True, None, None)
    listed = ask("token", "list")[1]
    assert listed.startswith("Ada Holm  to look, since ")
    assert secret.strip() not in listed + json.dumps(told)
    assert ask("token", "add", "Ada Holm")[0] == 2
    assert "withdrawn" in ask("token", "withdraw", "Ada Holm")[1]
    assert ask("token", "withdraw", "Ada Holm")[0] == 1
    assert ask("token", "list", "--read-only")[2] == (
        "error: --read-only says nothing to list\nhint: leave it out; it goes with `readout token add`\n"
    )
