"""The independent lines of evidence behind a story's statements."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from readout.link.bodies import Bodies, Descriptions
from readout.link.unsigned import find_unsigned
from readout.link.voices import Line, find_voices, outlet_key
from readout.model.article import Article
from readout.model.ids import make_id
from readout.model.statement import Mention, Statement
from readout.model.story import Origin, OriginKind, Reuse
from readout.text.countries import country_name, find_party, party_of_person
from readout.text.credits import Credit
from readout.text.fullnames import FullNames
from readout.text.gazetteer import known_outlet

__all__ = ["Origins", "find_origins"]

_KINDS: tuple[OriginKind, ...] = ("government", "agency", "document", "person", "outlet")

# Where two sides or a whole state "agreed" or "want" something, the witness is who reports it.
_NO_WITNESS = frozenset({"group", "country", "other"})

# Roles whose holders speak for the executive of their state; legislators, courts and parties do not.
_EXECUTIVE = re.compile(
    r"\b(president|prime minister|premier|chancellor|minister|ministry|secretary of|secretary|spokes(?:man|woman|person)|administration"
    r"|white house|foreign office|government|cabinet|kremlin|department|ambassador|envoy|treasury|pentagon|embassy|king|queen|crown prince"
    r"|chairman of the joint chiefs|national security advis[eo]r|state council|downing street|office of the|authorities)\b",
    re.IGNORECASE,
)
_NOT_EXECUTIVE = re.compile(
    r"\b(former|ex|\w+-era|vice chair|senate|house speaker|sen\.|rep\.|senator|congress\w*|party|opposition|university|institute|bank"
    r"|company)\b|^ex-",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"(?:(?:an?|the|one|two|three|four|some|several|senior|top|high-(?:ranking|level)|unnamed|anonymous|government)\s)*officials?",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:joint (?:statement|declaration|communiqu[eé])|communiqu[eé]|indictment|affidavit|court filing)\b", re.IGNORECASE
)
_POLICE = re.compile(
    r"\b(polic(?:e|ing)|sheriff|constabulary|law enforcement|detectives?|investigators)\b"
    r"|^\W*(?:the )?(?:(?:local|city|county|state|federal) )?authorities$",
    re.IGNORECASE,
)
_NOT_POLICE = re.compile(
    r"\b(?:former|ex|retired)\b"
    r"|\bpolice (?:reporter|correspondent|columnist|editor|historian|expert|union|association|federation)",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex)\b[\s-]*((?:(?!now\b)[\w.'’-]+\s*){1,4})", re.IGNORECASE)
_DEPUTY = re.compile(r"\b(?:vice|deputy)[\s-]\w+", re.IGNORECASE)
_OF_PRESIDENT = re.compile(r"\b([A-Z][\w’'-]+)\s(?:[Aa]dministration|White House)\b")
_ADMINISTRATION = re.compile(r"\badministration\b|^the white house$|^white house\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origins of a story; of each statement the id of the one it goes back to, and the reason."""

    origins: tuple[Origin, ...]
    by_statement: Mapping[str, str]
    why: Mapping[str, str]


def find_origins(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    reuse: Sequence[Reuse],
    credits: Mapping[str, Sequence[Credit]] | None = None,
) -> Origins:
    """The origin of every statement, as far back as the words show.

    An article's own words go back as `link.voices` tells. Words of a named speaker go back to the speaker, whoever prints them; words
    of a government's officers to that government, for which nobody speaks whom an article says to have left that office; an
    "administration" is that of the state whose one the same article names. Words of two governments at once go back to the outlet that
    reports them; words of a document that several articles cite to the document. What an outlet is said to have reported goes back to
    that outlet, whether it is among the articles or not. Words that an article prints in its own voice, and that are quoted elsewhere,
    go back to who is quoted (`link.unsigned`). Unnamed speakers of one description are one origin: nothing shows that they are two.

    Args:
        articles: The articles of one story.
        statements: Their statements.
        reuse: The stretches of text that they share.
        credits: Of each article, by its id, the agencies that it credits (`readout.text.credits.find_credits`).
    """
    own = find_voices(articles, reuse, credits or {})
    people = _People(statements)
    present = [(article.outlet.name, own[article.id]) for article in articles if article.outlet]
    label = {article.id: article.label for article in articles}
    chosen = {s.id: _line(s, own[s.article_id], people, present) for s in statements}
    for statement_id, one in find_unsigned(statements).items():
        line, where = chosen[one.quoting.id], label[one.quoting.article_id]
        how = f"it stands amid words that {where} quotes" if one.is_amid else f"{where} quotes the same words"
        chosen[statement_id] = replace(line, why=f"{line.name} is the speaker: {how}")
    evidence: dict[str, list[Line]] = defaultdict(list)
    carriers: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        evidence[own[article.id].key].append(own[article.id])
        carriers[own[article.id].key].append(article.id)
    for statement in statements:
        line = chosen[statement.id]
        evidence[line.key].append(line)
        carriers[line.key].append(statement.article_id)
    origins = {key: _origin(key, lines, carriers[key]) for key, lines in evidence.items()}
    return Origins(
        origins=tuple(sorted(origins.values(), key=lambda o: (-len(o.article_ids), o.name))),
        by_statement={statement_id: origins[line.key].id for statement_id, line in chosen.items()},
        why={statement_id: line.why for statement_id, line in chosen.items()},
    )


def _origin(key: str, lines: Sequence[Line], article_ids: Sequence[str]) -> Origin:
    names = [name for name, _ in Counter(line.name for line in lines).most_common()]
    name = names[0] if len(names) < 2 or not key.startswith("government:") else f"{names[0]} and others of the government"
    return Origin(
        id=make_id("org", key),
        name=name,
        kind=min((line.kind for line in lines), key=_KINDS.index),
        party=next((line.party for line in lines if line.party), None),
        article_ids=tuple(dict.fromkeys(article_ids)),
        why=tuple(dict.fromkeys(line.why for line in lines)),
        is_known=any(line.is_known for line in lines),
    )


class _People:
    """Who the speakers of a story are, put together from all its articles."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        speakers = [s.speaker for s in statements if s.speaker and s.speaker.kind == "person"]
        self._names = FullNames(speaker.name for speaker in speakers)
        self._spoken = frozenset(speaker.name for speaker in speakers if " " in speaker.name)
        self._bodies = Bodies(s.speaker.name for s in statements if s.speaker and s.speaker.kind == "organisation")
        self._unnamed = Descriptions(s.speaker.name for s in statements if s.speaker and s.speaker.kind == "unnamed")
        self._police = frozenset(self.name(speaker) for speaker in speakers if _is_of_police(speaker.role or ""))
        self._states: dict[str, str] = {}
        left = {(self.name(speaker), office) for speaker in speakers for office in _offices_left(speaker)}
        for speaker in speakers:
            if speaker.party and _speaks_for_state(speaker) and not {(self.name(speaker), office) for office in _offices(speaker)} & left:
                self._states.setdefault(self.name(speaker), speaker.party)
        self._presidents: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._administrations: dict[str, set[str]] = defaultdict(set)
        for article_id, speaker in ((s.article_id, s.speaker) for s in statements if s.speaker):
            if not speaker.party:
                continue
            if speaker.kind == "person" and "president" in _offices(speaker) - _offices_left(speaker):
                self._presidents[article_id, speaker.party].add(self.name(speaker).rpartition(" ")[2])
            if _ADMINISTRATION.search(speaker.name) and _speaks_for_state(speaker):
                self._administrations[article_id].add(speaker.party)
        unnamed = (s.speaker for s in statements if s.speaker and s.speaker.kind == "unnamed")
        self._served = {self.described(one): one.party for one in unnamed if one.party and (_speaks_for_state(one) or _is_official(one))}

    def name(self, speaker: Mention) -> str:
        """The speaker's name as the story writes it most; of what is no person, the name as it stands."""
        return self._names.of(speaker) or speaker.name

    def is_person(self, speaker: Mention) -> bool:
        """Whether it is a person as far as the story tells."""
        return self._names.of(speaker) is not None

    def key(self, speaker: Mention) -> str:
        """What is the same for all ways in which the story names the speaker."""
        return (self._bodies.full(speaker.name) if speaker.kind == "organisation" else self.name(speaker)).lower()

    def described(self, speaker: Mention) -> str:
        """What is the same for all ways in which the story describes an unnamed speaker."""
        return re.sub(r"^(a|an|the|two|several|some|one)\s+", "", self._unnamed.full(speaker.name).lower())

    def settled(self, speaker: Mention, article_id: str) -> Mention:
        """The speaker; an "administration" of no state, or who is of it, with the state whose one the same article names.

        One called after another than the president who speaks in the same article is gone, and is of no state.
        """
        after = _OF_PRESIDENT.search(speaker.name)
        now = self._presidents.get((article_id, speaker.party or ""), set())
        if after and now and after[1] not in now and party_of_person(after[1]) == speaker.party:
            return replace(speaker, party=None, kind="organisation")
        parties = self._administrations.get(article_id, set())
        if speaker.party or len(parties) != 1 or speaker.kind not in ("other", "organisation", "unnamed"):
            return speaker
        if not _ADMINISTRATION.search(speaker.name) or _NOT_EXECUTIVE.search(speaker.name):
            return speaker
        return replace(speaker, party=min(parties), kind="organisation")

    def is_police(self, speaker: Mention) -> bool:
        """Whether it is the police, or somebody whom any article of the story says to be of them."""
        return _is_of_police(f"{speaker.role or ''} {speaker.name}") or self.name(speaker) in self._police

    def state(self, speaker: Mention) -> str | None:
        """The party of the government that the speaker, or a spokesman's person, speaks for, as any article of the story shows."""
        if self.is_person(speaker) or speaker.name in self._spoken:
            return self._states.get(self.name(speaker))
        if speaker.kind == "unnamed":
            return self._served.get(self.described(speaker))
        return speaker.party if _speaks_for_state(speaker) else None


def _is_of_police(words: str) -> bool:
    return bool(_POLICE.search(words) and not _NOT_POLICE.search(words))


def _offices(speaker: Mention) -> set[str]:
    """The offices of state that a role names, in small letters; a deputy's is none of them."""
    return _offices_in(speaker.role or "")


def _offices_left(speaker: Mention) -> set[str]:
    """The offices that a role says the speaker to have left ("former President")."""
    past = _FORMER.search(speaker.role or "")
    return _offices_in(past[1]) if past else set()


def _offices_in(role: str) -> set[str]:
    return {office.lower() for office in _EXECUTIVE.findall(_DEPUTY.sub("", role))}


def _speaks_for_state(speaker: Mention) -> bool:
    role = f"{speaker.role or ''} {speaker.name}"
    return bool(_EXECUTIVE.search(role) and not _NOT_EXECUTIVE.search(role))


def _is_official(speaker: Mention) -> bool:
    """Whether it is said to be an official of a state and nothing more ("two senior Norwegian officials")."""
    told = " ".join(word for word in speaker.name.split() if find_party(word) is None)
    return bool(_OFFICIAL.fullmatch(told))


def _line(statement: Statement, own: Line, people: _People, present: Sequence[tuple[str, Line]]) -> Line:
    if not statement.is_attributed:
        return own
    if statement.speaker is not None and _DOCUMENT.search(statement.speaker.name) and not statement.via:
        return _document_line(statement.speaker)
    named = (people.settled(m, statement.article_id) for m in (statement.speaker, *reversed(statement.via)) if m is not None)
    tellers = [m for m in named if m.kind not in _NO_WITNESS or people.is_person(m)]
    if not tellers:
        return own
    return (_line_among(tellers[0], present) if tellers[0].kind == "outlet" else None) or _line_of(tellers[0], people)


def _document_line(document: Mention) -> Line:
    """One line for a document, however it is called: a story has one joint statement, one ruling."""
    found = _DOCUMENT.search(document.name)
    called = found.group().lower() if found else document.name.lower()
    return Line(f"document:{called}", document.name, "document", document.party, f"the {called} is cited")


def _line_of(teller: Mention, people: _People) -> Line:
    if teller.kind == "outlet":
        return _relay_line(teller)
    name = people.name(teller)
    if people.is_police(teller):
        return Line("police", "police", "government", teller.party, f"police are the speaker ({teller.name})")
    state = people.state(teller)
    if state:
        return Line(f"government:{state}", name, "government", state, f"{name} speaks for {country_name(state) or state}")
    if teller.kind == "unnamed":
        return Line(f"unnamed:{people.described(teller)}", teller.name, "person", teller.party, f"unnamed: {teller.name}")
    return Line(f"speaker:{people.key(teller)}", name, "person", teller.party, f"{name} is the speaker")


def _line_among(relay: Mention, present: Sequence[tuple[str, Line]]) -> Line | None:
    """The line of the one outlet among the articles that is meant, by its name or, where no outlet is called so, by the end of it."""
    called = _outlet_words(relay.name)
    is_short = known_outlet(relay.name) is None
    meant = {line.key: line for name, line in present if _outlet_words(name) == called or (is_short and _ends_with(name, called))}
    return next(iter(meant.values())) if called and len(meant) == 1 else None


def _outlet_words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.lower()) if word != "the"]


def _ends_with(name: str, called: Sequence[str]) -> bool:
    return _outlet_words(name)[-len(called) :] == list(called)


def _relay_line(relay: Mention) -> Line:
    outlet = known_outlet(relay.name)
    party = relay.party or (outlet.party if outlet else None)
    if outlet:
        return Line(outlet_key(outlet.id), outlet.name, "outlet", party, f"{outlet.name} reported it")
    return Line(f"relay:{relay.entity_id}", relay.name, "outlet", party, f"{relay.name} reported it")
