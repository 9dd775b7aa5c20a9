"""What the commands on a store do: call `api`, render, print."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from readout.api import Readout
from readout.api.serving import TokenAction
from readout.cli.guard import one_line
from readout.cli.output import print_lines, write
from readout.cli.progress import Reporter
from readout.cli.work import check_used, form_of, say_skipped, stdin_of, write_comparison
from readout.engine.judging import Action
from readout.errors import ConfigError
from readout.model.story import Comparison
from readout.report.document import ruling_document
from readout.report.label import count
from readout.report.listing import Page, list_page, page_document
from readout.report.phrase import name_ruling
from readout.report.rulings import ruling_pairs, view_rulings
from readout.report.runs import list_runs, run_document, runs_document
from readout.report.terminal import Line, plain
from readout.report.tokens import list_tokens, tokens_document
from readout.settings import Settings

__all__ = [
    "run_add",
    "run_backup",
    "run_judge",
    "run_mcp",
    "run_migrate",
    "run_page",
    "run_resettle",
    "run_rulings",
    "run_runs",
    "run_search",
    "run_serve",
    "run_stories",
    "run_story",
    "run_token",
    "run_two",
]


def run_add(inputs: Sequence[str], db: str, quiet: bool) -> None:
    """Add the inputs to the store and say what was added.

    Raises:
        ReadoutError: If nothing in the inputs can be used, or the store cannot.
    """
    with _readout() as readout, Reporter(quiet) as reporter:
        added = readout.add(inputs, db=db, stdin=stdin_of(inputs), on_progress=reporter)
    say_skipped(added.skipped, added.n_added + added.n_known, quiet)
    check_used(added.n_added + added.n_known, added.skipped, quiet)
    known = f", {added.n_known} known already" if added.n_known else ""
    print(f"{added.n_added} added{known}; {added.n_stories} stories drawn")


def run_stories(
    tags: tuple[str, str, str],
    stretch: tuple[datetime | None, datetime | None],
    page: tuple[int, str, int],
    form: str,
    out: Path | None,
    db: str,
) -> None:
    """List stories. `tags` are party, outlet and verdict, `stretch` its first and last day, `page` least reports, after and limit."""
    wanted = [f"{name}:{value}" for name, value in zip(("party", "outlet", "verdict"), tags, strict=True) if value]
    since, until = (day.replace(tzinfo=UTC) if day else None for day in stretch)
    least, after, limit = page
    with _readout() as readout:
        found = readout.stories(
            db=db,
            tags=wanted,
            since=since,
            until=until + timedelta(days=1) if until else None,
            least_articles=least,
            after=after,
            limit=limit,
        )
    _write_page(found, form, out)


def run_story(story_id: str, form: str | None, out: Path | None, show_all: bool, db: str) -> None:
    """Write the record of a story, and say so if a ruling is still to be followed."""
    with _readout() as readout:
        page = readout.story(story_id, db=db)
    if page.is_stale:
        print(f"warning: a ruling on {page.id} is still to be followed", file=sys.stderr)
    write_comparison(Comparison(records=(page.record,), skipped=(), made_by=page.made_by), form or form_of(out), out, show_all)


def run_page(kind: str, record_id: str, form: str, out: Path | None, db: str, *, explain: bool = False) -> None:
    """Write the page of a claim, an article, an outlet or a speaker."""
    with _readout() as readout:
        _write_page(getattr(readout, kind)(record_id, db=db), form, out, explain=explain)


def run_two(kind: str, record_id: str, two: Sequence[str], form: str, out: Path | None, db: str) -> None:
    """Write two reports side by side: on a claim, or passage by passage. `two` are the ids of their articles, none or both.

    Raises:
        ConfigError: If there is one, or more than two.
    """
    if len(two) not in (0, 2):
        raise ConfigError(f"{count(len(two), 'article')} {'is' if len(two) == 1 else 'are'} given", "name two, or none to have two chosen")
    left, right = two or ("", "")
    with _readout() as readout:
        _write_page(getattr(readout, kind)(record_id, db=db, left=left, right=right), form, out)


def run_search(words: Sequence[str], offset: int, limit: int, form: str, out: Path | None, db: str) -> None:
    """Write what a search finds. A word that the shell took out of its quotes is put back into them."""
    with _readout() as readout:
        _write_page(readout.search(_line(words), db=db, offset=offset, limit=limit), form, out)


def run_judge(action: Action, named: Sequence[str], by: str, note: str, party: str, db: str, quiet: bool) -> None:
    """Keep a ruling and say what follows it."""
    with _readout() as readout, Reporter(quiet) as reporter:
        judged = readout.judge(action, named, db=db, by=by, note=note, party=party or None, on_progress=reporter)
    print(f"{judged.ruling.id} kept; bears on {', '.join(judged.story_ids) or 'no story yet'}")
    if not judged.is_followed and not quiet:
        print("warning: another process is settling the stories; it or the next run follows the ruling", file=sys.stderr)


def run_rulings(subject_id: str, pairs: bool, form: str, out: Path | None, db: str) -> None:
    """List rulings; as pairs to learn from, or one a line."""
    with _readout() as readout:
        found = readout.rulings(subject_id, db=db)
    if pairs:
        write("".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in ruling_pairs(found)), out)
    elif form == "json":
        write(json.dumps([ruling_document(ruling) for ruling in found], ensure_ascii=False, indent=1) + "\n", out)
    else:
        shown = view_rulings(found)
        lines: list[Line] = [(("", f"{r.by}, {r.at}: "), ("note", f"{name_ruling(r)} · {r.id}")) for r in shown]
        _print(lines or [(("note", "no ruling"),)], out)


def run_runs(run_id: str, limit: int, form: str, out: Path | None, db: str) -> None:
    """List runs; one that is named with what it left out."""
    with _readout() as readout:
        found = readout.runs(run_id, db=db, limit=limit)
    if form == "json":
        document = run_document(found[0]) if run_id else runs_document(found)
        write(json.dumps(document, ensure_ascii=False, indent=1) + "\n", out)
    else:
        _print(list_runs(found), out)


def run_serve(host: str, port: int, db: str, is_writable: bool) -> None:
    """Serve the store until told to stop."""
    with _readout() as readout:
        readout.serve(db=db, host=host, port=port, write=is_writable)


def run_token(action: TokenAction, name: str, read_only: bool, form: str, db: str) -> None:
    """Print a new token, or list tokens; say of one that was withdrawn that it was.

    Raises:
        ConfigError: If something is to be read-only that is not made just now, or the name cannot be used.
        NotFound: If no token in use has the name.
    """
    if read_only and action != "add":
        raise ConfigError(f"--read-only says nothing to {action}", "leave it out; it goes with `readout token add`")
    with _readout() as readout:
        page = readout.token(action, name, db=db, read_only=read_only)
    if page.secret:
        write(page.secret + "\n", None)
        print(f"the token of {one_line(page.tokens[0].name)}; it is shown this once, and kept nowhere", file=sys.stderr)
    elif form == "json":
        write(json.dumps(tokens_document(page.tokens), ensure_ascii=False, indent=1) + "\n", None)
    else:
        _print(list_tokens(page.tokens), None)


def run_mcp(db: str) -> None:
    """Answer over MCP until the input ends."""
    with _readout() as readout:
        readout.mcp(db=db)


def run_backup(file: str, db: str) -> None:
    """Copy the store."""
    with _readout() as readout:
        readout.backup(file, db=db)
    print(file)


def run_migrate(db: str) -> None:
    """Bring the store up to date and say from which version to which."""
    with _readout() as readout:
        name, before, after = readout.migrate(db=db)
    print(f"{name}: version {after}" + (", made" if before is None else "" if before == after else f", was {before}"))


def run_resettle(db: str, everything: bool, quiet: bool) -> None:
    """Extract the store's articles anew and say how many, and how many stories were drawn."""
    with _readout() as readout, Reporter(quiet) as reporter:
        done = readout.resettle(db=db, everything=everything, on_progress=reporter)
    say_skipped(done.skipped, done.n_extracted, quiet, "extracted")
    print(f"{done.n_extracted} extracted anew; {done.n_stories} stories drawn")


def _readout() -> Readout:
    return Readout(Settings.from_environment(os.environ))


def _line(words: Sequence[str]) -> str:
    """The words as they were before the shell took their quotes: words with spaces are a phrase, or the value of a field.

    One word that is a whole query, fields and all, is left as it is.
    """
    if len(words) == 1 and ":" in words[0]:
        return words[0]
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    field, colon, value = word.partition(":")
    if '"' in word or " " not in word:
        return word
    return f'{field}:"{value}"' if colon and field.isalpha() else f'"{word}"'


def _write_page(page: Page, form: str, out: Path | None, *, explain: bool = False) -> None:
    if form == "json":
        write(json.dumps(page_document(page), ensure_ascii=False, indent=1) + "\n", out)
    else:
        _print(list(list_page(page, explain=explain)), out)


def _print(lines: Sequence[Line], out: Path | None) -> None:
    safe = [tuple((style, text if text.isprintable() else one_line(text)) for style, text in line) for line in lines]
    if out is None:
        print_lines(safe)
    else:
        write(plain(safe), out)
