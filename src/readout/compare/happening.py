"""The happening that a story is about: what, who, where, when, how long and at what occasion, on each outlet's word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from readout.compare.callings import full_names
from readout.compare.circumstances import Circumstance, find_circumstances
from readout.compare.labels import head_of
from readout.compare.lexicon import words
from readout.compare.scene import BEFALLING, Scene, kind_words, named_parts
from readout.compare.values import YEAR, times_clash
from readout.model.article import Article, Passage, Span
from readout.model.statement import AHEAD, Clause, Mention, Statement
from readout.model.story import Claim, EventField, Story, StoryEvent

__all__ = ["describe_event"]

_LEAD = 4
_OPENING = 2
_BY_STATES = frozenset({"attack", "protest"})
_ONCE_PLANNED = frozenset({"meeting", "vote", "visit", "hearing"})
_OF_THE_DONE = frozenset({"place", "start", "duration"})
_LED_TO = re.compile(
    r"\b(?:to|will|would|could|may|might|before|upcoming|planned|possible|potential|proposed|future|next|ahead\sof|if)\s(?:[\w’'-]+\s){0,3}$"
    r"|\b(?:offer|invitation|agree|plan|accept)\w*\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’-]+")
_OWNED = re.compile(
    r"(?:(?:[’']s|(?<=s)[’'])\s[“\"]?(?:[\w-]+\s){0,2})?\s?\b(?:administration|aides|allies|camp|campaign|government|lawyers?|regime|team)\b"
)
"""What is behind a name that tells who is led by somebody."""
_MEDDLING = frozenset("fraud hacking interference meddling rigging tampering".split())
_HELD = frozenset({"met", "meets", "voted", "visited", "visits", "testified"})
_FIELDS = ("kind", "participants", "place", "start", "duration", "occasion")
_FINENESS = {"minute": 0, "hour": 1, "part-of-day": 2, "day": 3}


@dataclass(frozen=True, slots=True)
class _Reading:
    """One article as far as the happening goes: its prose passages, and the clauses in each by the passage's order."""

    article: Article
    prose: tuple[Passage, ...]
    clauses: Mapping[int, tuple[tuple[Statement, Clause], ...]]

    def lead(self) -> list[Passage]:
        """The title and the first passages of the body."""
        body = [passage for passage in self.prose if passage.part == "body"]
        return [passage for passage in self.prose if passage.part == "title"] + body[:_LEAD]


def describe_event(
    story: Story, articles: Sequence[Article], statements: Sequence[Statement], claims: Sequence[Claim], passages: Sequence[Passage]
) -> StoryEvent:
    """The main happening of a story, with one row of evidence per article and field that states it.

    The kind is the act that most articles put into title and lead; the participants are the people named there by at least
    half of them. A place or time belongs to the happening only where its clause names the act and nobody but participants.
    What is only planned ("planned meeting") has neither: the times told are those of others before it.
    Values that most evidence bears come out on top; every other reading stays in `fields`, in the order of the articles.
    """
    wanted = set(story.article_ids) or {article.id for article in articles}
    readings = [_read(article, statements, passages) for article in articles if article.id in wanted]
    kind = _kind(readings, claims)
    is_planned = _is_planned(readings, kind)
    people = _participants(readings, kind)
    places = _places_in(readings)
    days = sorted(day for day in map(_day_of, (reading.article for reading in readings)) if day)
    heads = "\n".join(passage.span.quote for reading in readings for passage in reading.lead())
    rows = [row for reading in readings for row in _rows(reading, kind or "", people, places, heads, days)]
    if is_planned:
        rows = [row for row in rows if row.field not in _OF_THE_DONE]
    rows.sort(key=lambda row: _FIELDS.index(row.field))
    return _summed(f"planned {kind}" if is_planned else kind, people, rows, places, least=1 if kind else min(2, len(readings)))


def _read(article: Article, statements: Sequence[Statement], passages: Sequence[Passage]) -> _Reading:
    prose = tuple(p for p in passages if p.span.article_id == article.id and p.part in ("title", "body"))
    by_order: dict[int, list[tuple[Statement, Clause]]] = defaultdict(list)
    for statement in statements:
        if statement.article_id == article.id:
            for clause in statement.clauses:
                at = next((p.order for p in prose if p.span.start <= clause.spans[0].start < p.span.end), statement.order)
                by_order[at].append((statement, clause))
    return _Reading(article, prose, {order: tuple(found) for order, found in by_order.items()})


def _kind(readings: Sequence[_Reading], claims: Iterable[Claim]) -> str | None:
    """The kind of act that most articles put in title and lead; what many of them claim alike counts besides.

    None where fewer than half of the articles name an act of that kind in the title or the first sentence: then the story is about
    something else, of which it is only said that it had to do with a vote, an attack, a deal.
    """
    scores: dict[str, float] = defaultdict(float)
    n_opening: Counter[str] = Counter()
    for reading in readings:
        own: dict[str, float] = defaultdict(float)
        opening = {kind for word in words(reading.article.title or "") for kind in kind_words(word)}
        for place, passage in enumerate(reading.lead()):
            weight = 3.0 if passage.part == "title" else 2.0 / (1 + 0.3 * place)
            found = _kinds_in(reading, passage)
            for kind in found:
                own[kind] += weight
            opening |= found if place < _OPENING else set()
        for kind, score in own.items():
            scores[kind] += min(score, 5.0)
        n_opening.update(opening)
    for claim in claims:
        n_articles = len({clause.spans[0].article_id for _, clause in claim.clauses})
        if n_articles > 1:
            for kind in {kind for word in words(claim.clauses[0][1].text) for kind in kind_words(word)}:
                scores[kind] += 0.3 * (n_articles - 1)
    likely = [kind for kind in scores if n_opening[kind] >= max(min(2, len(readings)), (len(readings) + 1) // 2)]
    return max(likely, key=lambda kind: (scores[kind], kind), default=None)


def _kinds_in(reading: _Reading, passage: Passage) -> set[str]:
    """The kinds of act that a passage names; none for what is only meddled with ("election meddling"), nor of an earlier year."""
    phrases = [phrase for _, clause in reading.clauses.get(passage.order, ()) for phrase in clause.phrases]
    day = _day_of(reading.article)
    found = set()
    for match in _WORD.finditer(passage.span.quote):
        kinds = {kind for word in words(match.group()) for kind in kind_words(word)}
        at = passage.span.start + match.start()
        around = [phrase for phrase in phrases if phrase.start <= at < phrase.end] if kinds else []
        if not any(_tells_of_other(phrase, at, day) for phrase in around):
            found |= kinds
    return found


def _tells_of_other(phrase: Span, at: int, day: date | None) -> bool:
    """Whether a noun phrase is about meddling with what the word at a place in it tells of, or about a thing of an earlier year."""
    years = [int(year) for year in YEAR.findall(phrase.quote)]
    head = head_of(phrase)
    is_part = head.quote.lower() in _MEDDLING and at < head.start
    return is_part or bool(day and years and max(years) < day.year)


def _is_planned(readings: Sequence[_Reading], kind: str | None) -> bool:
    """Whether more than half of the articles put a meeting, a vote ahead in title or lead, and fewer than half as many tell it as held."""
    if kind not in _ONCE_PLANNED:
        return False
    told = [_leads_of(reading, kind) for reading in readings]
    n_ahead, n_held = (sum(one[n] for one in told) for n in (0, 1))
    return 2 * n_ahead > len(readings) and 2 * n_held < n_ahead


def _leads_of(reading: _Reading, kind: str) -> tuple[bool, bool]:
    """Whether title or lead of an article put an act ahead, and whether a verb there tells it as done."""
    is_ahead = is_held = False
    for passage in reading.lead():
        text = passage.span.quote
        ahead = [span for _, clause in reading.clauses.get(passage.order, ()) if clause.mode in AHEAD for span in clause.spans]
        for match in re.finditer(r"[\w-]+", text):
            word, at = match.group().lower(), passage.span.start + match.start()
            if kind not in {named for part in named_parts(word) for named in kind_words(part)}:
                continue
            if any(span.start <= at < span.end for span in ahead) or _LED_TO.search(text[: match.start()]):
                is_ahead = True
            else:
                is_held = is_held or word in _HELD
    return is_ahead, is_held


def _participants(readings: Sequence[_Reading], kind: str | None) -> tuple[str, ...]:
    """The people whom title and lead of at least half of the articles name, most named first; states where there are none.

    Of what befell people ("shooting") a person who only speaks is no participant, nor is a state for being named.
    """
    voices = (
        {s.speaker.name for r in readings for found in r.clauses.values() for s, _ in found if s.speaker} if kind in BEFALLING else set()
    )
    full = full_names((s, clause) for reading in readings for found in reading.clauses.values() for s, clause in found)
    voices = {full.get(name, name) for name in voices}
    for kinds in (("person",),) if kind in BEFALLING - _BY_STATES else (("person",), ("country", "organisation")):
        known = {name for reading in readings for name in _named(reading, kinds, full)}
        counts: Counter[str] = Counter()
        for reading in readings:
            counts.update((_named(reading, kinds, full) | ({full.get(name, name) for name in _grouped(reading)} & known)) - voices)
        least = max(1, (len(readings) + 1) // 2, min(2, len(readings)))
        often = (name for name, count in counts.items() if count >= least and not _is_storm(name, readings))
        found = sorted(often, key=lambda name: (-counts[name], name))
        if found:
            return tuple(found[:4])
    return ()


def _is_storm(name: str, readings: Sequence[_Reading]) -> bool:
    """Whether a report calls a name a storm's ("Hurricane Ada")."""
    storm = re.compile(rf"\b(?:[Cc]yclone|[Hh]urricane|[Ss]torm|[Tt]yphoon)\s#?{re.escape(name)}\b")
    return any(storm.search(reading.article.text) for reading in readings)


def _named(reading: _Reading, kinds: Sequence[str], full: Mapping[str, str]) -> set[str]:
    mentions = [mention for mention in _lead_mentions(reading) if not _is_owner(reading, mention)]
    names = {_plain(mention.name) for mention in mentions if mention.kind in kinds and _is_name(mention.name)}
    return {full.get(name, name) for name in names}


def _is_owner(reading: _Reading, mention: Mention) -> bool:
    """Whether a name only tells who leads those who are spoken of ("Low's government", "the Low campaign", not "Low's visit")."""
    end = mention.span.start + len(_plain(mention.span.quote))
    return mention.kind == "person" and _OWNED.match(reading.article.text, end) is not None


def _plain(name: str) -> str:
    """A name without the ending of a possessive ("Norland’s")."""
    return re.sub(r"(?:[’']s|(?<=s)[’'])$", "", name)


def _is_name(name: str) -> bool:
    return name[:1].isupper() and "," not in name


def _grouped(reading: _Reading) -> set[str]:
    return {_plain(name) for mention in _lead_mentions(reading) for name in mention.members}


def _lead_mentions(reading: _Reading) -> list[Mention]:
    placed = [pair for passage in reading.lead() for pair in reading.clauses.get(passage.order, ())]
    found = [mention for _, clause in placed for mention in _mentions(clause)]
    return found + [m for statement, _ in placed for m in (statement.speaker, statement.addressee) if m is not None]


def _rows(
    reading: _Reading, kind: str, people: tuple[str, ...], places: Sequence[str], heads: str, days: Sequence[date]
) -> list[EventField]:
    """One article's rows; where it tells no day of its own, weekdays count from the first day that the story is reported."""
    lead = {passage.order for passage in reading.lead()}
    day = _day_of(reading.article) or next(iter(days), None)
    scenes = [Scene(reading.article, p, reading.clauses.get(p.order, ()), p.order in lead, day) for p in reading.prose]
    found = find_circumstances(scenes, kind, people, places, heads) + _told_people(reading, people)
    return [EventField(field=one.field, value=one.value, span=one.span, when=one.when) for one in found]


def _day_of(article: Article) -> date | None:
    if article.dateline and article.dateline.date:
        return article.dateline.date
    return article.published_at.date() if article.published_at else None


def _places_in(readings: Sequence[_Reading]) -> list[str]:
    """Names of towns and the like that leads name, most named first."""
    counts = Counter(mention.name for reading in readings for mention in _lead_mentions(reading) if mention.kind == "place")
    return [name for name, _ in counts.most_common()]


def _told_people(reading: _Reading, people: tuple[str, ...]) -> list[Circumstance]:
    """The words of title or lead that name most participants, most fully: from the first of them to the last."""
    best: tuple[int, int, Circumstance] | None = None
    for passage in reading.lead():
        found = {name: match for name in people if (match := _named_at(name, passage.span.quote))}
        if len(found) < min(2, len(people)) or not found:
            continue
        n_full = sum(match.group() == name for name, match in found.items())
        if best is None or (len(found), n_full) > best[:2]:
            start = min(match.start() for match in found.values())
            end = max(match.end() for match in found.values())
            span = reading.article.span(passage.span.start + start, passage.span.start + end)
            best = (len(found), n_full, Circumstance("participants", "; ".join(found), span))
    return [best[2]] if best else []


def _named_at(name: str, text: str) -> re.Match[str] | None:
    """The first place of a full name in a text, else of its last word."""
    return re.search(rf"\b{re.escape(name)}\b", text) or re.search(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b", text)


def _mentions(clause: Clause) -> list[Mention]:
    return [*clause.mentions, *clause.event.actors, *clause.event.targets]


def _summed(kind: str | None, people: tuple[str, ...], rows: Sequence[EventField], towns: Sequence[str], least: int) -> StoryEvent:
    starts = [row for row in rows if row.field == "start" and row.when is not None]
    start = _agreed_start(starts)
    lasted = Counter(int(row.value.split()[0]) for row in rows if row.field == "duration")
    duration_s = lasted.most_common(1)[0][0] if lasted else None
    exact = start.when if start and start.when and start.when.precision in ("minute", "hour") else None
    is_one_account = start is not None and any(
        row.field == "duration" and row.span.article_id == start.span.article_id and int(row.value.split()[0]) == duration_s for row in rows
    )
    end: datetime | None = exact.start + timedelta(seconds=duration_s) if exact and duration_s and is_one_account else None
    return StoryEvent(
        kind=kind,
        participants=people,
        place=_agreed_place(rows, towns, least),
        start=start.when.start if start and start.when else None,
        end=end,
        duration_s=duration_s,
        fields=tuple(rows),
    )


def _agreed_start(starts: Sequence[EventField]) -> EventField | None:
    """The time that clashes with the fewest others, the finest of those."""

    def standing(row: EventField) -> tuple[int, int, Span]:
        clashes = sum(times_clash(row.when, other.when) is not None for other in starts if row.when and other.when)
        return clashes, _FINENESS.get(row.when.precision, 9) if row.when else 9, row.span

    return min(starts, key=standing, default=None)


def _agreed_place(rows: Iterable[EventField], towns: Sequence[str], least: int) -> str | None:
    """The place that most articles name, and no fewer than `least`; a town before a country where as many do."""
    told = {(row.value, row.span.article_id) for row in rows if row.field == "place"}
    counts = Counter(value for value, _ in told)
    found = [value for value in counts if counts[value] >= least]
    return max(found, key=lambda value: (counts[value], value in towns, value), default=None)
