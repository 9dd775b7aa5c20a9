"""A small stream of invented reports, ready for a store without any parsing: each line of a report is one statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from readout.model.article import Article, Outlet, Passage
from readout.model.ids import make_id
from readout.model.statement import Clause, Event, Mention, Statement
from readout.store.kept import KeptArticle
from readout.text.credits import Credit

START = datetime(2031, 5, 4, 9, tzinfo=UTC)
_SAYS = re.compile(r"(?P<who>[A-Z]\w+ [A-Z]\w+) said (?P<what>.+)\.")

CANAL = (
    "Arvenia and Sorland agreed to reopen the Linn canal to freight.",
    "Ilsa Varn said the canal would carry freight again by autumn.",
    "Forty ships waited outside the canal locks.",
)
STRIKE = (
    "Ferry crews in Port Merin went on strike over night shifts.",
    "Oren Tal said the ferry strike could last a week.",
    "The ferry terminal in Port Merin was empty on Monday.",
)


def report(
    name: str, lines: Sequence[str], *, outlet: str = "", hours: float = 0, party: str | None = None, dated: bool = True, agency: str = ""
) -> KeptArticle:
    """One article of these lines, `hours` after the first; "A B said …" is a statement of A B's, and the last line credits `agency`."""
    lines = (*lines, f"({agency})") if agency else tuple(lines)
    text = "\n".join(lines)
    called = outlet or f"The {name.title()}"
    at = START + timedelta(hours=hours)
    article = Article(
        id=name,
        text=text,
        outlet=Outlet(id=called.lower().replace(" ", "-"), name=called, party=party),
        title=lines[0].rstrip("."),
        published_at=at if dated else None,
        published_precision="minute" if dated else None,
        published_from="stated" if dated else "unknown",
        name=name,
    )
    passages, statements, mentions = [], [], []
    start = 0
    for order, line in enumerate(lines):
        is_credit = line.startswith("(")
        passages.append(Passage(span=article.span(start, start + len(line)), order=order, part="credit" if is_credit else "body"))
        if is_credit:
            break
        statement = _statement(article, start, line, order)
        statements.append(statement)
        mentions += [statement.speaker] if statement.speaker else []
        start += len(line) + 1
    return KeptArticle(
        article=article,
        passages=tuple(passages),
        statements=tuple(statements),
        mentions=tuple(mentions),
        placed_at=at,
        credits=(Credit(agency, len(text) - len(agency) - 1, len(text) - 1, "tail"),) if agency else (),
    )


def _statement(article: Article, start: int, line: str, order: int) -> Statement:
    said = _SAYS.fullmatch(line)
    words = said["what"] if said else line.rstrip(".")
    at = start + line.index(words)
    span = article.span(at, at + len(words))
    speaker = None
    if said:
        place = article.span(start, start + len(said["who"]))
        speaker = Mention(span=place, name=said["who"], entity_id=said["who"].lower().replace(" ", "-"), kind="person")
    lemmas = tuple(word for word in re.findall(r"\w+", words.lower()) if len(word) > 2)
    clause = Clause(spans=(span,), mode="asserted", event=Event(predicate=lemmas[1]), lemmas=lemmas)
    return Statement(
        id=make_id("stm", article.id, str(at)),
        article_id=article.id,
        outlet_id=article.outlet_id,
        text=words,
        spans=(span,),
        kind="indirect" if said else "own-voice",
        mode="asserted",
        clauses=(clause,),
        speaker=speaker,
        cue=article.span(start + len(said["who"]) + 1, start + len(said["who"]) + 5) if said else None,
        order=order,
    )
