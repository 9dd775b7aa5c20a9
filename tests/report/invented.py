"""An invented comparison, built by hand: five outlets report talks between two countries that do not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from readout.model.article import Article, Dateline, Outlet, Part, Passage, Span
from readout.model.statement import Clause, Event, Mention, Mode, Quantity, Statement, When
from readout.model.story import (
    Cell,
    Claim,
    Comparison,
    EventField,
    Maker,
    Origin,
    Outcome,
    Record,
    Reuse,
    Rival,
    RivalField,
    Skipped,
    Stance,
    Story,
    StoryEvent,
    Wording,
)

TEXTS = {
    "herald": (
        "Harbour Herald",
        "Leaders of Arvenia and Sorland meet in Port Merin\n"
        "PORT MERIN, May 4 (Coastwire) -\n"
        "President Ilsa Varn of Arvenia and Prime Minister Oren Tal of Sorland met in Port Merin on Monday evening.\n"
        "The two governments will reopen the Linn canal to freight by autumn, both leaders said.\n"
        "Varn said her country “will not trade a single fishing ground for a photograph”.\n"
        "Tal is expected to raise the detained ferry crew.\n"
        "Around 40 ships wait outside the canal.\n"
        "Photo: the two leaders on the quay / Coastwire\n",
    ),
    "ledger": (
        "Sorland Ledger",
        "Canal to open again\n"
        "President Ilsa Varn of Arvenia and Prime Minister Oren Tal of Sorland met in Port Merin on Monday evening.\n"
        "The Linn canal is to carry freight again before the autumn, they announced.\n"
        "Tal pressed Varn over the ferry crew held since March.\n"
        "Tal called the so-called “safety zone” unlawful.\n"
        "Around 40 ships wait outside the canal.\n",
    ),
    "state": (
        "Arvenia State Radio",
        "Varn receives Sorland's premier\n"
        "President Varn received Prime Minister Tal on Monday afternoon.\n"
        "Both sides agreed that freight shall pass the Linn canal again from autumn on.\n"
        "The protected waters are no matter for talks, the president's office said.\n",
    ),
    "north": (
        "The North Quay",
        "What the canal deal means\n"
        "The Linn canal will open to freight again this autumn, according to Coastwire.\n"
        "More than 60 ships wait outside the canal, harbour pilots say.\n"
        "No date has been set for a second meeting.\n",
    ),
    "mail": (
        "000_weekend-mail.txt",
        "Tal left Port Merin without an answer on the crew of the ferry, his spokeswoman said.\n"
        "The “safety zone” stays closed.\n"
        "Varn would give up no fishing ground, she said.\n",
    ),
}

OUTLETS = {
    "herald": Outlet(id="harbourherald.example", name="Harbour Herald", kind="press", country="ARV"),
    "ledger": Outlet(id="ledger.example", name="Sorland Ledger", kind="press", country="SOR"),
    "state": Outlet(
        id="radio.example", name="Arvenia State Radio", kind="state-media", country="ARV", party="ARV", owner="State of Arvenia"
    ),
    "north": Outlet(id="northquay.example", name="The North Quay"),
}
DAY = datetime(2031, 5, 4, tzinfo=UTC)


def make_article(key: str) -> Article:
    label, text = TEXTS[key]
    dateline = None
    if key == "herald":
        words = "PORT MERIN, May 4 (Coastwire) -"
        start = text.index(words)
        dateline = Dateline(place="Port Merin", date=date(2031, 5, 4), agency="Coastwire", start=start, end=start + len(words))
    return Article(
        id=f"art_{key}",
        text=text,
        outlet=OUTLETS.get(key),
        url=f"https://{OUTLETS[key].id}/canal" if key in OUTLETS else None,
        title=text.split("\n")[0] if key in OUTLETS else None,
        published_at=DAY.replace(hour=20) if key == "herald" else None,
        published_precision="minute" if key == "herald" else None,
        published_from="stated" if key == "herald" else "unknown",
        dateline=dateline,
        language="en",
        name=label,
    )


ARTICLES = {key: make_article(key) for key in TEXTS}


def find(key: str, words: str) -> Span:
    article = ARTICLES[key]
    start = article.text.index(words)
    return article.span(start, start + len(words))


def person(key: str, words: str, name: str, party: str | None = None) -> Mention:
    return Mention(span=find(key, words), name=name, entity_id=name.lower().replace(" ", "-"), kind="person", party=party)


def state(number: int, key: str, words: str, mode: Mode = "asserted", speaker: Mention | None = None) -> Statement:
    span = find(key, words)
    event = Event(kind="CONSULT", predicate="meet", quantities=(Quantity(low=40, high=40, unit="ship", span=span),))
    clause = Clause(spans=(span,), mode=mode, event=event, lemmas=tuple(words.lower().split()[:3]))
    return Statement(
        id=f"stm_{number}",
        article_id=f"art_{key}",
        outlet_id=ARTICLES[key].outlet_id,
        text=span.quote,
        spans=(span,),
        kind="indirect" if speaker else "own-voice",
        mode=mode,
        clauses=(clause,),
        speaker=speaker,
        order=number,
        why=("content:test",),
    )


VARN = person("herald", "Varn said", "Ilsa Varn", "ARV")
OFFICE = person("state", "the president's office", "Office of the President", "ARV")
PILOTS = person("north", "harbour pilots", "harbour pilots")

STATEMENTS = (
    state(0, "herald", "President Ilsa Varn of Arvenia and Prime Minister Oren Tal of Sorland met in Port Merin on Monday evening"),
    state(1, "ledger", "President Ilsa Varn of Arvenia and Prime Minister Oren Tal of Sorland met in Port Merin on Monday evening"),
    state(2, "state", "President Varn received Prime Minister Tal on Monday afternoon"),
    state(3, "herald", "The two governments will reopen the Linn canal to freight by autumn", "planned", VARN),
    state(4, "ledger", "The Linn canal is to carry freight again before the autumn", "planned"),
    state(5, "state", "freight shall pass the Linn canal again from autumn on", "planned"),
    state(6, "north", "The Linn canal will open to freight again this autumn", "planned"),
    state(7, "herald", "“will not trade a single fishing ground for a photograph”", "denied", VARN),
    state(8, "mail", "Varn would give up no fishing ground", "denied"),
    state(9, "herald", "Tal is expected to raise the detained ferry crew", "expected"),
    state(10, "ledger", "Tal pressed Varn over the ferry crew held since March"),
    state(11, "mail", "Tal left Port Merin without an answer on the crew of the ferry"),
    state(12, "herald", "Around 40 ships wait outside the canal"),
    state(13, "ledger", "Around 40 ships wait outside the canal"),
    state(14, "north", "More than 60 ships wait outside the canal", "asserted", PILOTS),
    state(15, "state", "The protected waters are no matter for talks", "denied", OFFICE),
    state(16, "north", "No date has been set for a second meeting", "denied"),
    state(17, "ledger", "Tal called the so-called “safety zone” unlawful"),
)

ORIGINS = (
    Origin(
        id="org_wire",
        name="Coastwire",
        kind="agency",
        party=None,
        article_ids=("art_herald", "art_ledger", "art_north"),
        why=("credited in the dateline", "26 words shared"),
    ),
    Origin(id="org_radio", name="Arvenia State Radio", kind="outlet", party="ARV", article_ids=("art_state",), why=("own report",)),
    Origin(id="org_pilots", name="harbour pilots", kind="person", party=None, article_ids=("art_north",), why=("named as speakers",)),
    Origin(id="org_mail", name="000_weekend-mail.txt", kind="outlet", party="SOR", article_ids=("art_mail",), why=("own report",)),
)


def make_claim(
    name: str,
    numbers: tuple[int, ...],
    origins: tuple[str, ...],
    importance: float,
    parties: tuple[str, ...] = (),
    speakers: tuple[str, ...] = (),
    is_contradicted: bool = False,
    stances: dict[str, Stance] | None = None,
) -> Claim:
    said = [STATEMENTS[number] for number in numbers]
    cells = []
    for key, article in ARTICLES.items():
        own = [statement for statement in said if statement.article_id == article.id]
        default: Stance = ("attributes" if own[0].is_attributed else "asserts") if own else "omits"
        cells.append(
            Cell(
                article_id=article.id,
                outlet_id=article.outlet_id,
                stance=(stances or {}).get(key, default),
                statement_ids=tuple(statement.id for statement in own),
                spans=tuple(statement.spans[0] for statement in own),
            )
        )
    return Claim(
        id=f"clm_{name}",
        text=said[0].text,
        span=said[0].spans[0],
        clauses=tuple((statement.id, statement.clauses[0]) for statement in said),
        cells=tuple(cells),
        origin_ids=origins,
        parties=parties,
        sole_party=parties[0] if len(parties) == 1 else None,
        speakers=speakers,
        is_contradicted=is_contradicted,
        importance=importance,
        first_published_at=DAY,
    )


CLAIMS = (
    make_claim("evening", (0, 1), ("org_wire",), 0.8, is_contradicted=True, stances={"state": "disputes"}),
    make_claim("afternoon", (2,), ("org_radio",), 0.6, ("ARV",), is_contradicted=True),
    make_claim("canal", (3, 4, 5, 6), ("org_wire", "org_radio"), 0.9, ("ARV", "SOR"), ("Ilsa Varn",)),
    make_claim("ground", (7, 8), ("org_wire", "org_mail"), 0.7, ("ARV",), ("Ilsa Varn",)),
    make_claim("expected", (9,), ("org_wire",), 0.5, ("SOR",), stances={"north": "too-early"}),
    make_claim("pressed", (10, 11), ("org_wire", "org_mail"), 0.65, ("SOR",)),
    make_claim("forty", (12, 13), ("org_wire",), 0.4),
    make_claim("sixty", (14,), ("org_pilots",), 0.35, (), ("harbour pilots",)),
    make_claim("waters", (15,), ("org_radio",), 0.45, ("ARV",), ("Office of the President",)),
    make_claim("second", (16,), ("org_wire",), 0.3),
    make_claim("zone", (17,), ("org_wire",), 0.25, ("SOR",)),
)


def make_rival(left: str, right: str, field: RivalField, spans: tuple[Span, Span], why: str, is_soft: bool = False) -> Rival:
    return Rival(claim_ids=(f"clm_{left}", f"clm_{right}"), field=field, why=why, spans=spans, is_soft=is_soft)


def make_passages(key: str) -> tuple[Passage, ...]:
    parts: list[Passage] = []
    start = 0
    for line in ARTICLES[key].text.splitlines(keepends=True):
        words = line.rstrip("\n")
        part: Part = "body"
        if words.startswith("Photo:"):
            part = "caption"
        elif words.startswith("PORT MERIN, May"):
            part = "dateline"
        elif start == 0 and key != "mail":
            part = "title"
        parts.append(Passage(span=ARTICLES[key].span(start, start + len(words)), order=len(parts), part=part))
        start += len(line)
    return tuple(parts)


def make_record() -> Record:
    evening = When(start=DAY.replace(hour=18), end=DAY.replace(hour=23), precision="part-of-day", span=find("herald", "Monday evening"))
    return Record(
        story=Story(
            id="sty_canal",
            title="Leaders of Arvenia and Sorland meet in Port Merin",
            article_ids=tuple(article.id for article in ARTICLES.values()),
            start=DAY.replace(hour=18),
            end=DAY.replace(hour=23),
        ),
        articles=tuple(ARTICLES.values()),
        passages=tuple(passage for key in ARTICLES for passage in make_passages(key)),
        statements=STATEMENTS,
        origins=ORIGINS,
        claims=CLAIMS,
        rivals=(
            make_rival(
                "evening",
                "afternoon",
                "time",
                (find("herald", "on Monday evening"), find("state", "on Monday afternoon")),
                "two parts of one day",
            ),
            make_rival(
                "forty",
                "sixty",
                "number",
                (find("herald", "Around 40 ships"), find("north", "More than 60 ships")),
                "about 40 and more than 60",
                is_soft=True,
            ),
        ),
        outcomes=(
            Outcome(planned_claim_id="clm_expected", happened_claim_id="clm_pressed", result="raised", why="same actor and matter"),
            Outcome(planned_claim_id="clm_canal", happened_claim_id=None, result="unreported"),
        ),
        wording=(
            Wording(
                referent="closed waters",
                labels=(find("ledger", "“safety zone”"), find("state", "protected waters"), find("mail", "“safety zone”")),
                scare_quoted=(find("ledger", "“safety zone”"),),
            ),
        ),
        reuse=(
            Reuse(
                left=find("herald", "President Ilsa Varn of Arvenia and Prime Minister Oren Tal of Sorland met in Port Merin"),
                right=find("ledger", "President Ilsa Varn of Arvenia and Prime Minister Oren Tal of Sorland met in Port Merin"),
                n_words=16,
            ),
        ),
        event=StoryEvent(
            kind="meeting",
            participants=("Ilsa Varn", "Oren Tal"),
            place="Port Merin",
            start=DAY.replace(hour=18),
            end=DAY.replace(hour=23),
            duration_s=None,
            fields=(
                EventField(field="start", value="Monday evening", span=find("herald", "on Monday evening"), when=evening),
                EventField(field="start", value="Monday evening", span=find("ledger", "on Monday evening")),
                EventField(field="start", value="Monday afternoon", span=find("state", "on Monday afternoon")),
                EventField(field="place", value="Port Merin", span=find("herald", "in Port Merin")),
            ),
        ),
        speakers=(VARN, OFFICE),
    )


def make_comparison() -> Comparison:
    return Comparison(
        records=(make_record(),),
        skipped=(Skipped(record_id="empty.txt", stage="read", error="Unreadable", why="the file is empty"),),
        made_by=(Maker(name="readout", version="0.1.0", settings=(("n_threads", "2"),)),),
    )


def with_text(comparison: Comparison, hostile: str) -> Comparison:
    """The same comparison with a hostile string in every field that holds words of strangers."""
    record = comparison.records[0]
    outlet = Outlet(id=hostile, name=hostile, kind="press", country=hostile, party=hostile, owner=hostile)
    article = Article(
        id=hostile,
        text=f"{hostile} said so. {hostile}\n{hostile}",
        outlet=outlet,
        url=hostile,
        title=hostile,
        name=hostile,
        authors=(hostile,),
    )
    span = article.span(0, len(hostile))
    mention = Mention(span=span, name=hostile, entity_id=hostile, kind="person", party=hostile, role=hostile)
    clause = Clause(spans=(span,), mode="asserted", event=Event(actors=(mention,)), lemmas=(hostile,))
    statement = Statement(
        id=hostile,
        article_id=hostile,
        outlet_id=hostile,
        text=hostile,
        spans=(span,),
        kind="indirect",
        mode="asserted",
        clauses=(clause,),
        speaker=mention,
        cue=span,
    )
    origin = Origin(id=hostile, name=hostile, kind="outlet", party=hostile, article_ids=(hostile,), why=(hostile,))
    cell = Cell(article_id=hostile, outlet_id=hostile, stance="asserts", statement_ids=(hostile,), spans=(span,))
    claim = Claim(
        id=hostile,
        text=hostile,
        span=span,
        clauses=((hostile, clause),),
        cells=(cell,),
        origin_ids=(hostile,),
        parties=(hostile,),
        speakers=(hostile,),
        is_contradicted=False,
        importance=1.0,
    )
    hostile_record = replace(
        record,
        story=Story(id=hostile, title=hostile, article_ids=(hostile,)),
        articles=(article,),
        passages=(Passage(span=article.span(0, len(article.text)), order=0, part="body"),),
        statements=(statement,),
        origins=(origin,),
        claims=(claim, replace(claim, id=hostile + "2")),
        rivals=(Rival(claim_ids=(hostile, hostile + "2"), field="other", why=hostile, spans=(span, span)),),
        outcomes=(Outcome(planned_claim_id=hostile, happened_claim_id=hostile + "2", result="held", why=hostile),),
        wording=(Wording(referent=hostile, labels=(span, span), scare_quoted=(span,)),),
        reuse=(Reuse(left=span, right=span, n_words=1),),
        event=StoryEvent(
            kind=hostile, participants=(hostile,), place=hostile, fields=(EventField(field=hostile, value=hostile, span=span),)
        ),
        speakers=(mention,),
    )
    skipped = (Skipped(record_id=hostile, stage=hostile, error=hostile, why=hostile),)
    return Comparison(records=(hostile_record,), skipped=skipped, made_by=(Maker(name=hostile, version=hostile),))
