"""The sections of a record: which claims stand in which, and in what order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from readout.model.statement import When
from readout.model.story import EventField, Record, Reuse, StoryEvent, Wording
from readout.report.label import clean, count, date_of, duration_of, name_party, stretch_of
from readout.report.trail import Trail
from readout.report.view import (
    Cite,
    ClaimView,
    Column,
    Evidence,
    FieldView,
    Happening,
    LabelView,
    OriginView,
    RivalView,
    Side,
    Silence,
    WordingView,
)
from readout.text.clock import ANY_ZONE, offset_of
from readout.text.words import list_words

__all__ = [
    "find_again",
    "find_alone",
    "find_echoes",
    "find_shared",
    "find_sides",
    "find_silences",
    "fresh_reason",
    "list_once",
    "relabel",
    "view_clashes",
    "view_happening",
    "view_origins",
    "view_reuse",
    "view_wording",
]

_NEWS = 2
_BETWEEN = re.compile(r", | and ")
_FIELD_ORDER = ("kind", "participants", "place", "date", "start", "time", "end", "duration", "occasion")


def _half(n: int) -> int:
    """How many reports are at least half of n, and never fewer than two."""
    return max(2, (n + 1) // 2)


def list_once(claims: Sequence[ClaimView]) -> tuple[ClaimView, ...]:
    """The claims without those whose words another one, more important, tells already; all stay in the table of claims.

    One clause may carry several claims, and then the same words would stand twice in a section. Words are told already only where
    they stand whole in the other's, points and quotation marks aside, and nobody says them, for no party, who does not say the other,
    alone or together with others: the other side's same words stay.
    """
    kept: list[ClaimView] = []
    told: list[str] = []
    all_told = ""
    for claim in claims:
        words = f" {' '.join(list_words(claim.text))} "
        places = [place for place, other in enumerate(told) if words in other] if words in all_told else []
        if not any(_speaks_too(claim, kept[place]) for place in places):
            kept.append(claim)
            told.append(words)
            all_told += f"\n{words}"
    return tuple(kept)


def _speaks_too(claim: ClaimView, other: ClaimView) -> bool:
    return _voices(claim) <= _voices(other) and set(claim.parties) <= set(other.parties)


def _voices(claim: ClaimView) -> set[str]:
    """Each that says a claim, alone or together with others."""
    return {name for speaker in claim.speakers for name in _BETWEEN.split(speaker)}


def find_shared(claims: Sequence[ClaimView], n_reports: int) -> tuple[ClaimView, ...]:
    """Claims of two or more reports and origins: first those that half or more carry, then the others, then the loosely joined.

    Last of all come those that say little but what stood in claims above. Otherwise by importance.
    """
    both = [claim for claim in claims if claim.n_reports > 1 and claim.verdict != "single-origin"]
    again = find_again(both)
    return tuple(sorted(both, key=lambda claim: (claim.number in again, claim.is_loose, claim.n_reports < _half(n_reports), claim.number)))


def find_again(claims: Iterable[ClaimView], above: Iterable[ClaimView] = ()) -> frozenset[int]:
    """The numbers of claims whose places, all but one at most, lie in those of more important ones of them already, or of others `above`.

    One place may carry several claims, and one clause lie within another; the reader has seen these words.
    """
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    again: set[int] = set()
    for claim in above:
        _see(claim, seen)
    for claim in sorted(claims, key=lambda claim: claim.number):
        places, n_new = _see(claim, seen)
        if places > 1 and n_new < _NEWS:
            again.add(claim.number)
    return frozenset(again)


def _see(claim: ClaimView, seen: dict[str, list[tuple[int, int]]]) -> tuple[int, int]:
    """How many places a claim has, and how many of them lie in none that was `seen` in their article; they are seen now."""
    places = {(cite.column.article_id, cite.start, cite.end) for stand in claim.stands for cite in stand.cites}
    new = [(key, start, end) for key, start, end in places if not any(a <= start and end <= b for a, b in seen[key])]
    for key, start, end in new:
        seen[key].append((start, end))
    return len(places), len(new)


def find_sides(claims: Sequence[ClaimView], shared: Sequence[ClaimView]) -> tuple[Side, ...]:
    """Per party, the claims that it alone says; nothing where the story knows fewer than two parties.

    Those come last that say little but what stood in claims above, the shared ones among them.
    """
    taken = {claim.number for claim in shared}
    again = find_again((claim for claim in claims if claim.number not in taken), shared)
    parties = sorted({party for claim in claims for party in claim.parties})
    if len(parties) < 2:
        return ()
    sides = (
        Side(
            party=party,
            name=name_party(party),
            claims=tuple(
                sorted(
                    (claim for claim in claims if claim.sole_party == party and claim.number not in taken),
                    key=lambda claim: (claim.number in again, claim.number),
                )
            ),
        )
        for party in parties
    )
    return tuple(sorted((side for side in sides if side.claims), key=lambda side: (-len(side.claims), side.party)))


def find_echoes(claims: Sequence[ClaimView], sides: Sequence[Side], shared: Sequence[ClaimView] = ()) -> tuple[ClaimView, ...]:
    """Claims of two or more reports that go back to one origin and that no party's side lists already.

    The loosely joined come behind, and last those that say little but what stood in claims above, the `shared` ones and the sides' too.
    """
    listed = [claim for side in sides for claim in side.claims]
    taken = {claim.number for claim in listed}
    echoes = [claim for claim in claims if claim.n_reports > 1 and claim.verdict == "single-origin" and claim.number not in taken]
    again = find_again(echoes, (*shared, *listed))
    return tuple(sorted(echoes, key=lambda claim: (claim.number in again, claim.is_loose)))


def find_alone(claims: Sequence[ClaimView], sides: Sequence[Side]) -> tuple[ClaimView, ...]:
    """Claims of one report that no party's side lists already, by importance."""
    taken = {claim.number for side in sides for claim in side.claims}
    return tuple(claim for claim in claims if claim.n_reports == 1 and claim.number not in taken)


def find_silences(claims: Sequence[ClaimView], columns: Sequence[Column]) -> tuple[Silence, ...]:
    """Per report, what it omits of the claims that at least half of the reports carry; the most silent first.

    Claims that are joined loosely tell nothing of who is silent, and those that say little but what stands in others nothing new.
    """
    carried = [claim for claim in claims if claim.n_reports >= _half(len(columns)) and not claim.is_loose]
    again = find_again(carried)
    expected = [claim for claim in carried if claim.number not in again]
    silences = (
        Silence(
            column=column,
            omitted=tuple(claim for claim in expected for stand in claim.stands if stand.column == column and stand.stance == "omits"),
            n_expected=len(expected),
        )
        for column in columns
    )
    return tuple(sorted((silence for silence in silences if silence.omitted), key=lambda s: (-len(s.omitted), s.column.number)))


def view_happening(event: StoryEvent, trail: Trail) -> Happening:
    """The event: its values written out, and every report's words for each field, values told apart by their time or wording."""
    names = dict.fromkeys(row.field for row in event.fields)
    ranked = sorted(names, key=lambda name: _FIELD_ORDER.index(name) if name in _FIELD_ORDER else len(_FIELD_ORDER))
    told = [row.when for row in event.fields if row.field == "start" and row.when]
    do_differ = any(not _holds(one, other) and not _holds(other, one) for one, other in combinations(told, 2))
    when = _part_of_day(event) or stretch_of(event.start, event.end, _zone(event))
    return Happening(
        kind=clean(event.kind or ""),
        participants=tuple(clean(name) for name in event.participants),
        place=clean(event.place or ""),
        when=f"{when}; reports differ" if when and do_differ else when,
        duration=duration_of(event.duration_s),
        fields=tuple(_field(name, [row for row in event.fields if row.field == name], trail) for name in ranked),
    )


def _holds(outer: When, inner: When) -> bool:
    """Whether one time is the other told less finely: "Thursday" holds "12.46 pm", and its evening, in whatever zone they are told."""
    slack = ANY_ZONE if outer.precision == "day" and (outer.zone or inner.zone) else timedelta()
    return outer.start - slack <= inner.start and inner.end <= outer.end + slack


def _part_of_day(event: StoryEvent) -> str:
    """The day and its part ("14 Dec 2017, night") where no report gives the event's start to the hour; else empty."""
    rows = [row for row in event.fields if row.field == "start" and row.when and row.when.start == event.start]
    if event.start is None or event.end is not None or not rows or any(row.when and row.when.precision != "part-of-day" for row in rows):
        return ""
    parts = [part for row in rows for _, comma, part in [clean(row.value).rpartition(", ")] if comma]
    return ", ".join([date_of(event.start), *parts[:1]])


def _zone(event: StoryEvent) -> str:
    """The zone of the event's times: UTC where the zone that a report names has a known offset, else the report's own word for it."""
    zones = [row.when.zone for row in event.fields if row.when and row.when.start == event.start and row.when.zone]
    if event.start and any(offset_of(zone, event.start.date()) is not None for zone in zones):
        return "UTC"
    return clean(zones[0]) if zones else "local time"


def _field(name: str, rows: Sequence[EventField], trail: Trail) -> FieldView:
    values: dict[object, list[Cite]] = {}
    written: dict[object, str] = {}
    times = {clean(row.value).casefold(): (row.when.start, row.when.end) for row in rows if row.when}
    for row in rows:
        folded = clean(row.value).casefold()
        key: object = times.get(folded, folded)
        written.setdefault(key, clean(row.value))
        values.setdefault(key, []).append(trail.cite(row.span, f"{trail.prefix}-happened", 0, "field"))
    ranked = sorted(values, key=lambda key: -len({cite.column for cite in values[key]}))
    return FieldView(name=clean(name), values=tuple(Evidence(value=written[key], cites=tuple(values[key])) for key in ranked))


def view_clashes(record: Record, claims: Mapping[str, ClaimView], trail: Trail) -> tuple[RivalView, ...]:
    """Rivals with the clashing words of both claims: hard ones first, then by the importance of their claims."""
    known = [rival for rival in record.rivals if all(claim_id in claims for claim_id in rival.claim_ids)]
    known.sort(key=lambda rival: (rival.is_soft, min(claims[claim_id].number for claim_id in rival.claim_ids)))
    views: list[RivalView] = []
    for number, rival in enumerate(known, 1):
        anchor = f"{trail.prefix}-r{number}"
        left, right = (trail.cite(span, anchor, number, "rival") for span in rival.spans)
        views.append(
            RivalView(
                anchor=anchor,
                field=rival.field,
                is_soft=rival.is_soft,
                why=fresh_reason(rival.why, (left.quote, right.quote), record, trail.columns),
                left=left,
                right=right,
                left_claim=claims[rival.claim_ids[0]],
                right_claim=claims[rival.claim_ids[1]],
            )
        )
    return tuple(views)


def fresh_reason(why: str, quotes: tuple[str, str], record: Record, columns: Sequence[Column]) -> str:
    """The reason, unless it only says again the words that stand beside it."""
    return "" if all(quote in why for quote in quotes) else relabel(why, record, columns)


def view_wording(wordings: Sequence[Wording], trail: Trail) -> tuple[WordingView, ...]:
    """Referents with their labels; a label in scare quotes is kept apart from the same words without."""
    views: list[WordingView] = []
    for number, wording in enumerate(wordings, 1):
        anchor = f"{trail.prefix}-w{number}"
        groups: dict[tuple[str, bool], list[Cite]] = {}
        for span in dict.fromkeys(wording.labels):
            cite = trail.cite(span, anchor, number, "label")
            groups.setdefault((clean(span.quote).strip("“”\"'‘’").casefold(), span in wording.scare_quoted), []).append(cite)
        loaded = [word.quote.lower() for word in wording.loaded]
        labels = [
            LabelView(
                text=clean(cites[0].quote),
                is_scare_quoted=quoted,
                cites=tuple(cites),
                loaded=tuple(dict.fromkeys(word for word in loaded if word in re.findall(r"[\w-]+", words))),
            )
            for (words, quoted), cites in groups.items()
        ]
        labels.sort(key=lambda label: (-len(label.columns), label.columns[0].number, label.text))
        views.append(WordingView(anchor=anchor, referent=clean(wording.referent), labels=tuple(labels)))
    return tuple(views)


def view_origins(record: Record, columns: Sequence[Column]) -> tuple[OriginView, ...]:
    """Origins, those that most reports go back to first."""
    by_id = {column.article_id: column for column in columns}
    carried = Counter(origin_id for claim in record.claims for origin_id in set(claim.origin_ids))
    alone = Counter(claim.origin_ids[0] for claim in record.claims if len(claim.origin_ids) == 1)
    views = [
        OriginView(
            name=relabel(origin.name, record, columns),
            kind=origin.kind,
            party=origin.party,
            columns=tuple(sorted((by_id[key] for key in origin.article_ids if key in by_id), key=lambda column: column.number)),
            why=tuple(dict.fromkeys(relabel(reason, record, columns) for reason in origin.why)),
            n_claims=carried[origin.id],
            n_alone=alone[origin.id],
            id=origin.id,
        )
        for origin in record.origins
    ]
    return tuple(sorted(views, key=lambda view: (-len(view.columns), -view.n_claims, view.name)))


def relabel(text: str, record: Record, columns: Sequence[Column]) -> str:
    """The text on one line, the names of files that no outlet is known for replaced by their columns' labels."""
    labels = {column.article_id: column.label for column in columns}
    for article in record.articles:
        if not article.outlet and article.name:
            text = text.replace(article.name, labels.get(article.id, article.name))
    return clean(text)


def view_reuse(reuse: Sequence[Reuse], columns: Sequence[Column]) -> tuple[str, ...]:
    """One line per pair of reports that share text: how many words, in how many stretches; the longest first."""
    numbers = {column.article_id: column.number for column in columns}
    shared: dict[tuple[int, int], list[int]] = {}
    for row in reuse:
        if row.left.article_id in numbers and row.right.article_id in numbers:
            left, right = sorted((numbers[row.left.article_id], numbers[row.right.article_id]))
            shared.setdefault((left, right), []).append(row.n_words)
    ranked = sorted(shared.items(), key=lambda item: (-sum(item[1]), item[0]))
    return tuple(_shared_text(columns[left - 1], columns[right - 1], words) for (left, right), words in ranked)


def _shared_text(left: Column, right: Column, words: Sequence[int]) -> str:
    stretches = count(len(words), "stretch/stretches")
    return f"{left.label} and {right.label} share {count(sum(words), 'word')} in {stretches}"
