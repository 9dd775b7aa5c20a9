"""The independent lines of evidence behind a story's statements."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.link.kin import Kin
from readout.model.article import Article
from readout.model.ids import make_id
from readout.model.statement import Mention, Statement
from readout.model.story import Origin, OriginKind, Reuse
from readout.text.countries import country_name
from readout.text.credits import find_credits
from readout.text.gazetteer import known_outlet
from readout.text.layout import lay_out

__all__ = ["Origins", "find_origins"]

_WORDS_OF_COMMON_COPY = 25

# Where two sides or a whole state "agreed" or "want" something, the witness is who reports it.
_NO_WITNESS = frozenset({"group", "country", "other"})

# Roles whose holders speak for the executive of their state; legislators, courts and parties do not.
_EXECUTIVE = re.compile(
    r"\b(president|prime minister|premier|chancellor|minister|ministry|secretary of|secretary|spokes(?:man|woman|person)|administration"
    r"|white house|foreign office|government|cabinet|kremlin|department|ambassador|envoy|treasury|pentagon|embassy|king|queen|crown prince"
    r"|chairman of the joint chiefs|national security advis[eo]r|state council|downing street|office of the)\b",
    re.IGNORECASE,
)
_NOT_EXECUTIVE = re.compile(
    r"\b(former|ex|vice chair|senate|house speaker|sen\.|rep\.|senator|congress\w*|party|opposition|university|institute|bank"
    r"|company)\b|^ex-",
    re.IGNORECASE,
)
_POLICE = re.compile(
    r"\b(police|sheriff|constabulary|law enforcement|detectives?|investigators)\b|^\W*(?:the )?authorities$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origins of a story, and of each statement the id of the one it goes back to."""

    origins: tuple[Origin, ...]
    by_statement: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of evidence before it is numbered: what makes it one, and how it is told."""

    key: str
    name: str
    kind: OriginKind
    party: str | None
    why: str


def find_origins(articles: Sequence[Article], statements: Sequence[Statement], reuse: Sequence[Reuse]) -> Origins:
    """The origin of every statement, as far back as the words show.

    An article's own words go back to its outlet, to the agency that it credits, or to the copy that it shares with others. Words of a
    named speaker go back to the speaker, whoever prints them; words of a government's officers to that government; words of two
    governments at once to the outlet that reports them. Unnamed speakers of one description are one origin: nothing shows that they
    are two.
    """
    own = _own_lines(articles, reuse)
    people = _People(statements)
    chosen = {s.id: _line(s, own[s.article_id], people) for s in statements}
    evidence: dict[str, list[_Line]] = defaultdict(list)
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
    )


def _origin(key: str, lines: Sequence[_Line], article_ids: Sequence[str]) -> Origin:
    names = [name for name, _ in Counter(line.name for line in lines).most_common()]
    name = names[0] if len(names) < 2 or not key.startswith("government:") else f"{names[0]} and others of the government"
    return Origin(
        id=make_id("org", key),
        name=name,
        kind=lines[0].kind,
        party=next((line.party for line in lines if line.party), None),
        article_ids=tuple(dict.fromkeys(article_ids)),
        why=tuple(dict.fromkeys(line.why for line in lines)),
    )


def _own_lines(articles: Sequence[Article], reuse: Sequence[Reuse]) -> dict[str, _Line]:
    """For each article the line of evidence that its own voice stands for."""
    shared: Counter[tuple[str, str]] = Counter()
    for stretch in reuse:
        shared[stretch.left.article_id, stretch.right.article_id] += stretch.n_words
    kin = Kin(article.id for article in articles)
    for (a, b), n_words in shared.items():
        if n_words >= _WORDS_OF_COMMON_COPY:
            kin.join(a, b)
    credited = {article.id: _credited(article) for article in articles}
    by_id = {article.id: article for article in articles}
    lines: dict[str, _Line] = {}
    for group in kin.groups():
        agencies = [credited[i] for i in group if credited[i]]
        for article_id in group:
            lines[article_id] = _own_line(by_id[article_id], [by_id[i] for i in group], agencies[0] if agencies else None, shared)
    return lines


def _own_line(article: Article, group: Sequence[Article], agency: str | None, shared: Mapping[tuple[str, str], int]) -> _Line:
    labels = sorted(other.label for other in group)
    copied = f"{' and '.join(labels)} share {max(n for pair, n in shared.items() if article.id in pair)} words" if len(group) > 1 else ""
    if agency:
        outlet = known_outlet(agency)
        why = f"{article.label} credits {agency}" + (f"; {copied}" if copied else "")
        return _Line(f"agency:{outlet.id if outlet else agency.lower()}", agency, "agency", outlet.party if outlet else None, why)
    if copied:
        return _Line(f"copy:{min(a.id for a in group)}", f"text shared by {' and '.join(labels)}", "agency", None, copied)
    outlet = article.outlet
    if outlet is None:
        return _Line(f"article:{article.id}", article.label, "outlet", None, f"{article.label} in its own voice")
    kind: OriginKind = "government" if outlet.kind == "government" else "agency" if outlet.kind == "agency" else "outlet"
    return _Line(_outlet_key(outlet.id, kind), outlet.name, kind, outlet.party, f"{article.label} in its own voice")


def _outlet_key(outlet_id: str, kind: str) -> str:
    return f"agency:{outlet_id}" if kind == "agency" else f"outlet:{outlet_id}"


def _credited(article: Article) -> str | None:
    """The agency that an article credits with its text, if any."""
    if article.dateline and article.dateline.agency:
        return article.dateline.agency
    found = find_credits(article.text, lay_out(article.text, article.title))
    return next((credit.agency for credit in found if credit.how != "contributor"), None)


class _People:
    """Who the speakers of a story are, put together from all its articles."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        speakers = [s.speaker for s in statements if s.speaker and s.speaker.kind == "person"]
        spoken = Counter(speaker.name for speaker in speakers if " " in speaker.name)
        families: dict[str, Counter[str]] = defaultdict(Counter)
        for name, n in spoken.items():
            families[name.split()[-1].lower()][name.split()[0].lower()] += n
        self._full: dict[str, str] = {}
        for name, _ in sorted(spoken.items(), key=lambda item: (item[1], item[0])):
            first, last = name.split()[0].lower(), name.split()[-1].lower()
            self._full[f"{first} {last}"] = name
            if families[last][first] == max(families[last].values()):
                self._full[last] = name
        self._states: dict[str, str] = {}
        for speaker in speakers:
            if speaker.party and _speaks_for_state(speaker):
                self._states.setdefault(self.name(speaker), speaker.party)

    def name(self, speaker: Mention) -> str:
        """The speaker's name as the story writes it most, middle names aside; a bare last name stands for who bears it most often."""
        words = speaker.name.lower().split()
        if speaker.kind != "person" or not words:
            return speaker.name
        return self._full.get(" ".join(dict.fromkeys((words[0], words[-1]))), speaker.name)

    def state(self, speaker: Mention) -> str | None:
        """The party of the government that the speaker speaks for, as any article of the story shows."""
        if speaker.kind == "person":
            return self._states.get(self.name(speaker))
        return speaker.party if _speaks_for_state(speaker) else None


def _speaks_for_state(speaker: Mention) -> bool:
    role = f"{speaker.role or ''} {speaker.name}"
    return bool(_EXECUTIVE.search(role) and not _NOT_EXECUTIVE.search(role))


def _line(statement: Statement, own: _Line, people: _People) -> _Line:
    if not statement.is_attributed:
        return own
    tellers = [m for m in (statement.speaker, *statement.via) if m is not None and m.kind not in _NO_WITNESS]
    return _line_of(tellers[0], people) if tellers else own


def _line_of(teller: Mention, people: _People) -> _Line:
    if teller.kind == "outlet":
        return _relay_line(teller)
    name = people.name(teller)
    if _POLICE.search(f"{teller.role or ''} {teller.name}"):
        return _Line("police", "police", "government", teller.party, f"police are the speaker ({teller.name})")
    state = people.state(teller)
    if state:
        return _Line(f"government:{state}", name, "government", state, f"{name} speaks for {country_name(state) or state}")
    if teller.kind == "unnamed":
        phrase = re.sub(r"^(a|an|the|two|several|some|one|another)\s+", "", teller.name.lower())
        return _Line(f"unnamed:{phrase}", teller.name, "person", teller.party, f"unnamed: {teller.name}")
    return _Line(f"speaker:{name.lower()}", name, "person", teller.party, f"{name} is the speaker")


def _relay_line(relay: Mention) -> _Line:
    outlet = known_outlet(relay.name)
    party = relay.party or (outlet.party if outlet else None)
    if outlet:
        return _Line(_outlet_key(outlet.id, outlet.kind), outlet.name, "outlet", party, f"{outlet.name} reported it")
    return _Line(f"relay:{relay.entity_id}", relay.name, "outlet", party, f"{relay.name} reported it")
