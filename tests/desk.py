"""A small builder of articles, statements and claims, so that a test reads as the reports that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from readout.model.article import Article, Dateline, Outlet, Passage, Precision, Span
from readout.model.statement import Clause, Event, Mention, MentionKind, Mode, Quantity, Statement, When
from readout.model.story import Claim, Story

_IDLE = frozenset(
    "a an the of to in on at by for from with and or that was were is are had has have its his her their it be been will".split(" ")
)


@dataclass
class Desk:
    """Reports taken down sentence by sentence; `claims` group clauses by what the test calls them."""

    articles: list[Article] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    groups: dict[str, list[tuple[str, Clause]]] = field(default_factory=dict)

    def report(self, name: str, text: str, *, day: str | None = None, dateline: tuple[str, str] | None = None) -> None:
        """An article whose sentences are its lines."""
        published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
        line = (
            Dateline(place=dateline[0], date=datetime.fromisoformat(dateline[1]).date(), agency=None, start=0, end=4) if dateline else None
        )
        outlet = Outlet(id=name.lower(), name=name)
        self.articles.append(Article(id=name, text=text, outlet=outlet, published_at=published, published_precision="day", dateline=line))
        start = 0
        for order, sentence in enumerate(text.split("\n")):
            self.passages.append(Passage(span=Span(name, start, start + len(sentence), sentence), order=order, part="body"))
            start += len(sentence) + 1

    def span(self, name: str, quote: str) -> Span:
        """Where a report has these words, first."""
        text = next(article.text for article in self.articles if article.id == name)
        at = text.index(quote)
        return Span(name, at, at + len(quote), quote)

    def say(
        self,
        name: str,
        quote: str,
        *,
        claim: str = "",
        predicate: str = "",
        mode: Mode = "asserted",
        actors: Sequence[Mention] = (),
        mentions: Sequence[Mention] = (),
        phrases: Sequence[str] = (),
        head: str = "",
        when: When | None = None,
        quantities: Sequence[Quantity] = (),
        lemmas: str = "",
        speaker: Mention | None = None,
        cue: str = "",
        is_negated: bool = False,
        kind: str = "own-voice",
        why: Sequence[str] = (),
    ) -> Clause:
        """One statement of one clause, put down under a claim (one of its own if no name is given)."""
        span = self.span(name, quote)
        event = Event(predicate=predicate, is_negated=is_negated, actors=tuple(actors), when=when, quantities=tuple(quantities), targets=())
        clause = Clause(
            spans=(span,),
            mode=mode,
            event=event,
            lemmas=tuple(lemmas.split()) or tuple(w for w in re.findall(r"[\w-]+", quote.lower()) if w not in _IDLE),
            mentions=tuple(mentions),
            whens=(when,) if when else (),
            phrases=tuple(self.span(name, phrase) for phrase in phrases),
            head=self.span(name, head) if head else None,
        )
        passage = next(p for p in self.passages if p.span.covers(span))
        statement = Statement(
            id=f"{name}-{span.start}-{span.end}", article_id=name, outlet_id=name.lower(), text=quote, spans=(span,), kind=kind, mode=mode,
            clauses=(clause,), speaker=speaker, cue=self.span(name, cue) if cue else None, order=passage.order, why=tuple(why),
        )  # fmt: skip
        self.statements.append(statement)
        self.groups.setdefault(claim or statement.id, []).append((statement.id, clause))
        return clause

    def who(self, name: str, quote: str, *, full: str = "", kind: MentionKind = "person", members: tuple[str, ...] = ()) -> Mention:
        """A mention of somebody or some place."""
        called = full or quote
        return Mention(span=self.span(name, quote), name=called, entity_id=called.lower().replace(" ", "-"), kind=kind, members=members)

    def when(self, name: str, quote: str, start: str, end: str, precision: Precision, zone: str | None = None) -> When:
        """A time as a report words it."""
        begins, ends = (datetime.fromisoformat(at).replace(tzinfo=UTC) for at in (start, end))
        return When(start=begins, end=ends, precision=precision, span=self.span(name, quote), zone=zone)

    def number(self, name: str, quote: str, low: float | None, high: float | None, unit: str) -> Quantity:
        """A quantity as a report words it."""
        return Quantity(low=low, high=high, unit=unit, span=self.span(name, quote))

    @property
    def claims(self) -> list[Claim]:
        """The claims as they stand, in the order of their first clause."""
        return [
            Claim(
                id=name, text=group[0][1].text, span=group[0][1].spans[0], clauses=tuple(group), cells=(), origin_ids=(), parties=(),
                speakers=(), is_contradicted=False, importance=0.5,
            )
            for name, group in self.groups.items()
        ]  # fmt: skip

    @property
    def story(self) -> Story:
        """One story of all reports."""
        return Story(id="sty_1", title="", article_ids=tuple(article.id for article in self.articles))
