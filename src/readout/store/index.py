"""What is searched: one entry for each article, statement, claim and speaker, in a normal form that no database alters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from readout.model.article import Outlet
from readout.model.statement import Mention, Statement
from readout.model.story import Claim, Record
from readout.store.kept import KeptArticle
from readout.text.countries import country_name
from readout.text.terms import normal_form

__all__ = [
    "FACETS",
    "MOST_TERMS",
    "NAMED",
    "Entry",
    "article_entries",
    "claim_entries",
    "facet",
    "speaker_entry",
    "statement_entry",
    "vector_of",
]

MOST_TERMS = 16_000
"""Terms of an article that are searched; PostgreSQL tells no places apart after 16,383."""

FACETS: Mapping[str, str] = {"kind": "ki", "speaker": "sp", "party": "pa", "outlet": "ou", "verdict": "ve", "mode": "mo"}
"""What a search can be narrowed by, with the letters that mark its terms."""

NAMED = frozenset({"person", "organisation", "country", "outlet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to be found. `words` is its text in normal form; `facets` are terms of what it can be narrowed by."""

    kind: str
    record_id: str
    article_id: str | None
    story_id: str | None
    outlet_id: str | None
    speaker_id: str | None
    at: datetime
    text: str
    words: str
    facets: str


def article_entries(kept: KeptArticle) -> Iterator[Entry]:
    """Entries for an article, for each of its statements, and for each speaker it names."""
    article = kept.article
    text = article.text if not article.title or article.title in article.text else f"{article.title}\n{article.text}"
    yield Entry(
        kind="article",
        record_id=article.id,
        article_id=article.id,
        story_id=None,
        outlet_id=article.outlet_id,
        speaker_id=None,
        at=kept.placed_at,
        text=article.title or "",
        words=" ".join(normal_form(text).split(" ")[:MOST_TERMS]),
        facets=_facets(("kind", "article"), *_of_outlet(article.outlet)),
    )
    speakers: dict[str, Mention] = {}
    for statement in kept.statements:
        yield statement_entry(statement, article.outlet, kept.placed_at)
        if statement.speaker and statement.speaker.kind in NAMED:
            speakers.setdefault(statement.speaker.entity_id, statement.speaker)
    for speaker in speakers.values():
        yield speaker_entry(speaker, kept.placed_at)


def statement_entry(statement: Statement, outlet: Outlet | None, at: datetime) -> Entry:
    """The entry for one statement."""
    speaker = statement.speaker
    return Entry(
        kind="statement",
        record_id=statement.id,
        article_id=statement.article_id,
        story_id=None,
        outlet_id=statement.outlet_id,
        speaker_id=speaker.entity_id if speaker else None,
        at=at,
        text=statement.text,
        words=normal_form(statement.text),
        facets=_facets(("kind", "statement"), ("mode", statement.mode), *_of_speaker(speaker), *_of_outlet(outlet, with_party=not speaker)),
    )


def speaker_entry(speaker: Mention, at: datetime) -> Entry:
    """The entry for a speaker, by name and role."""
    return Entry(
        kind="speaker",
        record_id=speaker.entity_id,
        article_id=None,
        story_id=None,
        outlet_id=None,
        speaker_id=speaker.entity_id,
        at=at,
        text=speaker.name,
        words=normal_form(f"{speaker.name} {speaker.role or ''}"),
        facets=_facets(("kind", "speaker"), *_of_speaker(speaker)),
    )


def claim_entries(record: Record, at: datetime) -> Iterator[Entry]:
    """Entries for the claims of a story; `at` is when it was first reported, for claims of which that is not known."""
    outlets = {article.id: article.outlet for article in record.articles}
    statements = {statement.id: statement for statement in record.statements}
    for claim in record.claims:
        yield _claim_entry(claim, record.story.id, outlets, [statements[i] for i in claim.statement_ids if i in statements], at)


def _claim_entry(claim: Claim, story_id: str, outlets: Mapping[str, Outlet | None], statements: Sequence[Statement], at: datetime) -> Entry:
    carriers = [outlets.get(cell.article_id) for cell in claim.cells if cell.statement_ids]
    said = [f for outlet in carriers for f in _of_outlet(outlet, with_party=False)]
    spoken = [f for statement in statements for f in _of_speaker(statement.speaker, with_party=False)]
    parties = [f for party in claim.parties for f in _of_party(party)]
    return Entry(
        kind="claim",
        record_id=claim.id,
        article_id=claim.span.article_id,
        story_id=story_id,
        outlet_id=None,
        speaker_id=None,
        at=claim.first_published_at or at,
        text=claim.text,
        words=normal_form(claim.text),
        facets=_facets(("kind", "claim"), ("verdict", claim.verdict), ("mode", claim.mode), *said, *spoken, *parties),
    )


def facet(name: str, value: str) -> str:
    """The terms that mark a value of a facet, with a space between them; empty if the value has no letters or digits.

    >>> facet("outlet", "Harbour Post")
    'ouharbour oupost'
    """
    return " ".join(f"{FACETS[name]}{term}" for term in normal_form(value).split(" ") if term)


def vector_of(entry: Entry) -> str:
    """The entry as PostgreSQL's `tsvector`, written out: every term with its places, every facet term after a colon."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(entry.words.split(" "), 1):
        if term and place <= MOST_TERMS:
            places.setdefault(term, []).append(place)
    words = [f"'{term}':{','.join(map(str, at[:256]))}" for term, at in places.items()]
    return " ".join([*words, *(f"':{term}'" for term in dict.fromkeys(entry.facets.split(" ")) if term)])


def _facets(*pairs: tuple[str, str]) -> str:
    counted = Counter(term for name, value in pairs for term in facet(name, value).split(" ") if term)
    return " ".join(counted)


def _of_outlet(outlet: Outlet | None, with_party: bool = True) -> Iterable[tuple[str, str]]:
    if outlet is None:
        return ()
    party = _of_party(outlet.party) if with_party and outlet.party else ()
    return (("outlet", outlet.id), ("outlet", outlet.name), *party)


def _of_speaker(speaker: Mention | None, with_party: bool = True) -> Iterable[tuple[str, str]]:
    if speaker is None:
        return ()
    names = (("speaker", name) for name in (speaker.name, speaker.entity_id, *speaker.members))
    return (*names, *(_of_party(speaker.party) if with_party and speaker.party else ()))


def _of_party(party: str) -> Iterable[tuple[str, str]]:
    return (("party", party), ("party", country_name(party) or party))
