"""The commands that work on a store: what they take; `readout.cli.deskwork` does the work."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

__all__ = [
    "Action",
    "Db",
    "Form",
    "PageFormat",
    "Quiet",
    "StoryFormat",
    "add",
    "article",
    "beside",
    "claim",
    "judge",
    "outlet",
    "register",
    "rulings",
    "runs",
    "search",
    "speaker",
    "stories",
    "story",
    "texts",
]


class PageFormat(StrEnum):
    """How a page is written."""

    text = "text"
    json = "json"


class StoryFormat(StrEnum):
    """How a story is written."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"


class Action(StrEnum):
    """What a person can decide."""

    MERGE = "merge"
    SPLIT = "split"
    SPEAKER = "speaker"
    MODE = "mode"
    ORIGIN = "origin"
    REJECT = "reject"
    NOTE = "note"
    UNDO = "undo"


_DB_HELP = "The store. [default: READOUT_DB, else readout.db in your data folder]"
_INPUT_HELP = "Files (.txt, .html, .jsonl), folders, or - for standard input."
_EXPLAIN_HELP = "Say why: rules, origins' reasons, and what made the wordings one claim."

Id = Annotated[str, typer.Argument(metavar="ID", show_default=False)]
Two = Annotated[list[str] | None, typer.Argument(metavar="[LEFT RIGHT]", help="Two articles, by their ids.", show_default=False)]
Db = Annotated[
    str,
    typer.Option("--db", metavar="PATH|URL", help=_DB_HELP, show_default=False),
]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to this file instead of the terminal.")]
Form = Annotated[PageFormat, typer.Option("--format", "-f", help="How to write the page.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no warnings; errors still show.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=200, help="How many at most.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="A day such as 2024-03-13.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    pages = (stories, story, claim, beside, texts, article, outlet, speaker, search)
    for command in (add, *pages, judge, rulings, runs):
        app.command()(command)


def add(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT…", help=_INPUT_HELP, show_default=False),
    ],
    db: Db = "",
    quiet: Quiet = False,
) -> None:
    """Read reports into the store and settle the stories that they belong to. What is there already is passed over.

    Each report is kept as soon as it is read; a run that is cut short loses none, and the next one goes on.

    \b
    Examples:
      readout add reports/
      readout add archive.jsonl --db desk.db
    """
    _work().run_add(inputs, db, quiet)


def stories(
    party: Annotated[str, typer.Option(metavar="CODE", help="Only stories in which this party speaks (NO, UN).")] = "",
    outlet: Annotated[str, typer.Option(metavar="ID", help="Only stories that this outlet reports.")] = "",
    verdict: Annotated[str, typer.Option(metavar="VERDICT", help="Only stories with a claim of this verdict.")] = "",
    since: Day = None,
    until: Day = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Only stories of this many reports or more.")] = 1,
    after: Annotated[str, typer.Option(metavar="ID", help="Go on behind this story.")] = "",
    limit: Limit = 20,
    form: Form = PageFormat.text,
    out: Out = None,
    db: Db = "",
) -> None:
    """List the stories in the store, that with the newest report first.

    \b
    Examples:
      readout stories --least 2
      readout stories --party NO --since 2024-03-01
    """
    _work().run_stories((party, outlet, verdict), (since, until), (least, after, limit), form.value, out, db)


def story(
    story_id: Id,
    form: Annotated[
        StoryFormat | None,
        typer.Option("--format", "-f", help="How to write the record. [default: by the ending of -o, else text]", show_default=False),
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", "-a", help="Cut no section short; give every report's own words.")] = False,
    out: Out = None,
    db: Db = "",
) -> None:
    """Show the record of one story, with the rulings that it follows.

    \b
    Example:
      readout story sto_7f4750bca7662394 -o story.html
    """
    _work().run_story(story_id, form.value if form else None, out, show_all, db)


def claim(
    claim_id: Id,
    explain: Annotated[bool, typer.Option("--explain", help=_EXPLAIN_HELP)] = False,
    form: Form = PageFormat.text,
    out: Out = None,
    db: Db = "",
) -> None:
    """Show one claim: every mention with its words, who is silent, and the origins with their reasons.

    \b
    Example:
      readout claim clm_2a5b968df2f3fe9d --explain
    """
    _work().run_page("claim", claim_id, form.value, out, db, explain=explain)


def beside(claim_id: Id, articles: Two = None, form: Form = PageFormat.text, out: Out = None, db: Db = "") -> None:
    """Show what two reports have on a claim, side by side; two that carry it, unless two articles are named.

    \b
    Examples:
      readout beside clm_1f6f6f4bb1f8e2c3
      readout beside clm_1f6f6f4bb1f8e2c3 art_59ad3a6b32a0f5d1 art_0c5d3e8f6a7b2c41
    """
    _work().run_two("beside", claim_id, articles or [], form.value, out, db)


def texts(story_id: Id, articles: Two = None, form: Form = PageFormat.text, out: Out = None, db: Db = "") -> None:
    """Show two reports of a story passage by passage: copied, changed, moved; the two that share most, unless two articles are named.

    \b
    Examples:
      readout texts sty_1f6f6f4bb1f8e2c3
      readout texts sty_1f6f6f4bb1f8e2c3 art_59ad3a6b32a0f5d1 art_0c5d3e8f6a7b2c41
    """
    _work().run_two("texts", story_id, articles or [], form.value, out, db)


def article(article_id: Id, form: Form = PageFormat.text, out: Out = None, db: Db = "") -> None:
    """Show one article: what it says, who says it, and which reports of other stories print words of it.

    \b
    Example:
      readout article art_0f1e2d3c4b5a6978
    """
    _work().run_page("article", article_id, form.value, out, db)


def outlet(outlet_id: Id, form: Form = PageFormat.text, out: Out = None, db: Db = "") -> None:
    """Show one outlet: what it carries first, what it omits and disputes, and whose words it relays.

    \b
    Example:
      readout outlet the-harbour-post
    """
    _work().run_page("outlet", outlet_id, form.value, out, db)


def speaker(speaker_id: Id, form: Form = PageFormat.text, out: Out = None, db: Db = "") -> None:
    """Show one speaker: the newest statements, and which outlets carry them.

    \b
    Example:
      readout speaker ingrid-solvang
    """
    _work().run_page("speaker", speaker_id, form.value, out, db)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", show_default=False)],
    limit: Limit = 20,
    offset: Annotated[int, typer.Option(min=0, help="Leave out this many of the best.")] = 0,
    form: Form = PageFormat.text,
    out: Out = None,
    db: Db = "",
) -> None:
    """Search claims, statements, articles and speakers.

    All words must be found, in any form ("meet" finds "meetings"), a phrase in quotes word after word. Narrow it with
    speaker: party: outlet: verdict: mode: kind: from: to:

    \b
    Examples:
      readout search hotline speaker:solvang
      readout search '"coast guard"' party:IS from:2024-03-01 kind:claim
    """
    _work().run_search(words, offset, limit, form.value, out, db)


def judge(
    action: Annotated[Action, typer.Argument(show_default=False)],
    named: Annotated[list[str], typer.Argument(metavar="WHAT…", help="Ids and values, see below.", show_default=False)],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides. [default: READOUT_BY]", show_default=False)] = "",
    note: Annotated[str, typer.Option(metavar="WORDS", help="Why.")] = "",
    party: Annotated[str, typer.Option(metavar="CODE", help="The party of a speaker or origin that you give.")] = "",
    db: Db = "",
    quiet: Quiet = False,
) -> None:
    """Decide what the program got wrong. Rulings are kept beside the evidence, outlive every new run, and can be undone.

    \b
      merge ID ID…                   stories or claims that are one
      split STORY ARTICLE…           reports on another happening
      split CLAIM STATEMENT…         statements that say something else
      speaker STATEMENT NAME         who says it; - for the outlet's own voice
      mode STATEMENT MODE            asserted, denied, planned, expected or possible
      origin STATEMENT ORIGIN        what it goes back to; or ARTICLE ORIGIN
      reject STATEMENT               it is no statement
      note ID --note WORDS           a remark on a story, claim, article or statement
      undo RULING                    take a ruling back

    \b
    Example:
      readout judge merge clm_2a5b968df2f3fe9d clm_91b0c2d3e4f5a6b7 --by "Ada Holm"
    """
    _work().run_judge(action.value, named, by, note, party, db, quiet)


def rulings(
    subject_id: Annotated[str, typer.Argument(metavar="[ID]", help="A story, a claim or an article.", show_default=False)] = "",
    pairs: Annotated[bool, typer.Option("--pairs", help="As JSON Lines, pairs of wordings to train a scorer on.")] = False,
    form: Form = PageFormat.text,
    out: Out = None,
    db: Db = "",
) -> None:
    """List what people decided, in the order in which it was kept.

    \b
    Examples:
      readout rulings sto_7f4750bca7662394
      readout rulings --pairs -o pairs.jsonl
    """
    _work().run_rulings(subject_id, pairs, form.value, out, db)


def runs(
    run_id: Annotated[str, typer.Argument(metavar="[ID]", help="One run, with what it left out.", show_default=False)] = "",
    limit: Limit = 20,
    form: Form = PageFormat.text,
    out: Out = None,
    db: Db = "",
) -> None:
    """List the last runs of `add`: what each kept, and what it left out and why; those that wait for their turn come first.

    \b
    Example:
      readout runs --limit 5
    """
    _work().run_runs(run_id, limit, form.value, out, db)


def _work() -> ModuleType:
    return import_module("readout.cli.deskwork")
