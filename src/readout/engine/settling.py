"""Stories of a store, brought up to date: what arrived finds its story, what a person ruled is followed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from readout.engine.grouping import entry_of, place
from readout.engine.local import LocalEngine, Progress
from readout.errors import ReadoutError
from readout.extract import Extraction
from readout.link.chains import REACH_DAYS, Profile, find_former, make_profile
from readout.link.likeness import WINDOW_DAYS
from readout.link.rulings import rule_stories
from readout.link.stories import one_story
from readout.link.succession import find_succession
from readout.model.ids import make_id
from readout.model.ruling import Ruling, in_force
from readout.model.story import Claim, Record, Skipped
from readout.store.agenda import Agenda, Known, Waiting
from readout.store.kept import KeptArticle, KeptProfile, Successor
from readout.store.store import Store

__all__ = ["Settler"]

_MOST_IN_BATCH = 300
_MOST_STALE = 50
_MOST_REMEMBERED = 1_000
_ON_STATEMENTS = frozenset({"correct-speaker", "correct-mode", "reject-statement"})

Groups = list[list[str]]


@dataclass(frozen=True, slots=True)
class _Change:
    """Old stories and the groups of articles that follow them; no other story or group shares an article with these."""

    old: tuple[Known, ...]
    groups: tuple[tuple[str, ...], ...]

    @property
    def is_none(self) -> bool:
        return len(self.old) == len(self.groups) == 1 and set(self.old[0].article_ids) == set(self.groups[0])


class Settler:
    """Brings the stories of one store up to date. The text of an article is never parsed again.

    Args:
        engine: Draws the records.
        store: The store.
    """

    def __init__(self, engine: LocalEngine, store: Store) -> None:
        self._engine = engine
        self._store = store
        self._remembered: OrderedDict[str, Extraction] = OrderedDict()
        self._failed: set[str] = set()

    def remember(self, extraction: Extraction) -> None:
        """Keep an extraction at hand, so that it need not be read from the store."""
        self._remembered[extraction.article.id] = extraction
        while len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.popitem(last=False)

    def __call__(self, at: datetime, on_progress: Progress) -> tuple[int, list[Skipped]]:
        """Put every waiting article into a story and draw every stale story anew. Each change is kept as one unit.

        Returns:
            How many stories were drawn, and those that could not be, with the reason.

        Raises:
            StoreBusy: If another process is doing this for too long.
        """
        n_drawn, skipped = 0, list[Skipped]()
        with self._store.settling():
            self._place(on_progress)
            while changes := self._next():
                for change, is_forced in changes:
                    if change.is_none and not is_forced:
                        continue
                    try:
                        n_drawn += self._carry_out(change, at)
                    except ReadoutError as error:
                        if error.exit_code == 4:
                            raise
                        self._failed.update(i for group in change.groups for i in group)
                        name = type(error).__name__
                        skipped.append(Skipped(record_id=", ".join(change.groups[0]), stage="compare", error=name, why=str(error)))
                    on_progress("compare", n_drawn, None)
        return n_drawn, skipped

    def _place(self, on_progress: Progress) -> None:
        """Find out of every article that arrived which others it lies together with."""
        n_placed = 0
        while True:
            with self._store.agenda() as agenda:
                batch = _batch(agenda.unplaced(_MOST_IN_BATCH))
            if not batch:
                return
            extractions = self._extractions([one.article_id for one in batch])
            place(self._store, [(x, one.added_at) for x, one in zip(extractions, batch, strict=True)])
            n_placed += len(batch)
            on_progress("place", n_placed, None)

    def _next(self) -> list[tuple[_Change, bool]]:
        """What is to be drawn next: stale stories, and the articles that wait longest; with whether to draw what is unchanged."""
        with self._store.agenda() as agenda:
            stale = agenda.stale(_MOST_STALE + len(self._failed))
            known = [k for k in agenda.known(stale) if not self._failed & set(k.article_ids)][:_MOST_STALE]
            waiting = [w.article_id for w in agenda.undrawn(_MOST_IN_BATCH + len(self._failed)) if w.article_id not in self._failed]
            ids = {*waiting[:_MOST_IN_BATCH], *(i for story in known for i in story.article_ids)}
            old, groups = self._gather(agenda, ids)
        return [(change, any(story.story_id in stale for story in change.old)) for change in _changes(old, groups)]

    def _gather(self, agenda: Agenda, article_ids: set[str]) -> tuple[tuple[Known, ...], Groups]:
        """The stories that these articles are in or go into, whole, and the groups that take their place, rulings followed."""
        while True:
            ids = sorted(article_ids)
            lying = agenda.lying_together(sorted(set(agenda.together(ids).values())))
            known = agenda.stories_of(sorted({*ids, *(i for group in lying.values() for i in group)}))
            wider = {*ids, *(i for group in lying.values() for i in group), *(i for story in known for i in story.article_ids)}
            if wider == article_ids:
                break
            article_ids = wider
        with self._store.view() as view:
            return known, rule_stories([sorted(group) for group in lying.values()], in_force(view.rulings(ids)))

    def _carry_out(self, change: _Change, at: datetime) -> int:
        ids = [article_id for group in change.groups for article_id in group]
        with self._store.view() as view:
            rulings, seen = view.rulings(ids), view.last_ruling()
            before = [view.story(story.story_id).record for story in change.old]
        with self._store.agenda() as agenda:
            made_at = agenda.claims_made_at([story.story_id for story in change.old])
            names = _name_stories(change, lambda wanted: bool(agenda.stories_named([wanted])))
        extractions = {x.article.id: x for x in self._extractions(ids)}
        profiles = self._profiles(change, names.kept)
        formers = self._formers(change, profiles)
        records = [
            self._draw([extractions[i] for i in group], name, formers.get(name), rulings)
            for group, name in zip(change.groups, names.kept, strict=True)
        ]
        records, forwarded = _name_claims(records, before, made_at)
        first_made = {story.story_id: story.made_at for story in change.old}
        ruled = tuple(dict.fromkeys(i for r in rulings if r.kind in _ON_STATEMENTS for i in r.subject_ids))
        successors = [
            Successor(
                record=record,
                made_at=first_made.get(record.story.id, at),
                claims_made_at={claim.id: made_at.get(claim.id, at) for claim in record.claims},
                ruled_statement_ids=ruled,
                profile=_kept(profiles.get(record.story.id)),
            )
            for record in records
        ]
        self._store.writer.replace_stories(
            [story.story_id for story in change.old],
            successors,
            {**names.forwards, **forwarded},
            at=at,
            made_by=self._engine.made_by(False),
            seen=seen,
        )
        return len(successors)

    def _profiles(self, change: _Change, names: Sequence[str]) -> dict[str, Profile]:
        """By what each of the new stories with a day will be known, by its id."""
        with self._store.agenda() as agenda:
            placed = {one.article_id: one for group in change.groups for one in agenda.likenesses_of(group)}
        entries = ({placed[i].key: entry_of(placed[i]) for i in group if i in placed} for group in change.groups)
        made = {name: make_profile(held.values()) for name, held in zip(names, entries, strict=True)}
        return {name: profile for name, profile in made.items() if profile}

    def _formers(self, change: _Change, profiles: Mapping[str, Profile]) -> dict[str, str]:
        """Of each of the new stories that goes on from another, the other."""
        replaced = [story.story_id for story in change.old]
        found: dict[str, str] = {}
        with self._store.agenda() as agenda:
            for name, mine in profiles.items():
                near = agenda.profiles_near(mine.key_stems, mine.start, REACH_DAYS, replaced)
                others = {i: Profile(p.start, p.end, p.stems) for i, p in near.items()}
                former = find_former(mine, {**others, **{i: p for i, p in profiles.items() if i != name}})
                found |= {name: former} if former else {}
        return found

    def _draw(self, extractions: Sequence[Extraction], story_id: str, follows: str | None, rulings: Sequence[Ruling]) -> Record:
        articles = [x.article for x in extractions]
        story = one_story(articles, [p for x in extractions for p in x.passages])
        ids = {article.id for article in articles}
        mine = [ruling for ruling in in_force(rulings) if ids & set(ruling.article_ids)]
        return self._engine.record(replace(story, id=story_id, follows=follows), extractions, mine)

    def _extractions(self, article_ids: Sequence[str]) -> list[Extraction]:
        missing = [i for i in article_ids if i not in self._remembered]
        read: dict[str, Extraction] = {}
        if missing:
            with self._store.view() as view:
                read = {kept.article.id: _extraction(kept) for kept in view.articles(missing)}
        found = [read[i] if i in read else self._remembered[i] for i in article_ids]
        for extraction in read.values():
            self.remember(extraction)
        return found


@dataclass(frozen=True, slots=True)
class _Names:
    kept: tuple[str, ...]
    forwards: Mapping[str, str]


def _extraction(kept: KeptArticle) -> Extraction:
    return Extraction(
        article=kept.article, passages=kept.passages, statements=kept.statements, mentions=kept.mentions, credits=kept.credits
    )


def _batch(waiting: Sequence[Waiting]) -> Sequence[Waiting]:
    """The articles that wait longest, no more than a window's time apart, so that few days are gone through for them."""
    return [one for one in waiting if one.placed_at <= waiting[0].placed_at + timedelta(days=WINDOW_DAYS)]


def _kept(profile: Profile | None) -> KeptProfile | None:
    if profile is None:
        return None
    return KeptProfile(start=profile.start, end=profile.end, stems=dict(profile.stems), key_stems=profile.key_stems)


def _changes(known: Sequence[Known], groups: Groups) -> list[_Change]:
    """Old stories and new groups, sorted into parts that have no article in common."""
    owner = {i: place for place, story in enumerate(known) for i in story.article_ids}
    parts: list[tuple[set[int], Groups]] = []
    for group in groups:
        old, held = {owner[i] for i in group if i in owner}, [group]
        for part in [part for part in parts if part[0] & old]:
            parts.remove(part)
            old, held = old | part[0], part[1] + held
        parts.append((old, held))
    return [_Change(tuple(known[place] for place in sorted(old)), tuple(map(tuple, held))) for old, held in parts]


def _name_stories(change: _Change, is_taken: Callable[[str], bool]) -> _Names:
    """The ids of the new stories: of old ones where one lives on, else made from the articles."""
    heirs = find_succession([(story.story_id, set(story.article_ids)) for story in change.old], [set(group) for group in change.groups])
    names: list[str] = []
    for group, kept in zip(change.groups, heirs.kept, strict=True):
        names.append(kept or next(name for name in _fresh("sto", sorted(group)) if not is_taken(name) and name not in names))
    return _Names(tuple(names), {old: names[place] for old, place in heirs.forwards})


def _fresh(prefix: str, parts: Sequence[str]) -> Iterator[str]:
    yield make_id(prefix, *parts)
    number = 2
    while True:
        yield make_id(prefix, *parts, str(number))
        number += 1


def _name_claims(
    records: Sequence[Record], before: Sequence[Record], made_at: Mapping[str, datetime]
) -> tuple[list[Record], dict[str, str]]:
    """The records with claims under the ids that they had before, and which ids forward to which."""
    known = sorted((claim for record in before for claim in record.claims), key=lambda c: (made_at[c.id], c.id))
    claims = [claim for record in records for claim in record.claims]
    heirs = find_succession([(claim.id, _places(claim)) for claim in known], [_places(claim) for claim in claims])
    taken = {claim_id for claim_id in heirs.kept if claim_id}
    names: list[str] = []
    for claim, kept in zip(claims, heirs.kept, strict=True):
        fresh = (name for number in range(len(claims) + 1) if (name := make_id("clm", claim.id, str(number)) if number else claim.id))
        names.append(kept or next(name for name in fresh if name not in taken))
        taken.add(names[-1])
    renamed: list[Record] = []
    start = 0
    for record in records:
        renamed.append(_rename(record, names[start : start + len(record.claims)]))
        start += len(record.claims)
    return renamed, {old: names[place] for old, place in heirs.forwards}


def _places(claim: Claim) -> set[tuple[str, int, int]]:
    return {(clause.spans[0].article_id, clause.spans[0].start, clause.spans[0].end) for _, clause in claim.clauses}


def _rename(record: Record, names: Sequence[str]) -> Record:
    new = {claim.id: name for claim, name in reversed(list(zip(record.claims, names, strict=True)))}
    return replace(
        record,
        claims=tuple(replace(claim, id=name) for claim, name in zip(record.claims, names, strict=True)),
        rivals=tuple(replace(rival, claim_ids=(new[rival.claim_ids[0]], new[rival.claim_ids[1]])) for rival in record.rivals),
        outcomes=tuple(
            replace(
                outcome,
                planned_claim_id=new[outcome.planned_claim_id],
                happened_claim_id=new[outcome.happened_claim_id] if outcome.happened_claim_id else None,
            )
            for outcome in record.outcomes
        ),
    )
