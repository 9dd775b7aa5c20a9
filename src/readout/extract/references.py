"""What a definite phrase without a name takes up: a person by title, a body by its noun, from what the article named before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from readout.extract.labels import outlet_of
from readout.extract.ministries import Ministries
from readout.extract.outlets import PLATFORMS, as_outlet
from readout.extract.parser import Sentence
from readout.extract.people import Person
from readout.extract.quotes import is_open
from readout.extract.roles import LEADER_ROLES, own_part
from readout.model.article import Span
from readout.model.statement import Mention
from readout.text.countries import country_name, find_party, is_us_state, party_of_person

if TYPE_CHECKING:
    from readout.extract.names import Names

__all__ = ["References"]

_ALIKE = (
    {"lawyer", "attorney", "counsel"},
    {"envoy", "ambassador", "diplomat", "negotiator"},
    {"chief", "head", "director", "secretary-general", "general", "boss", "chairman", "chairwoman", "chair", "commissioner"},
    {"adviser", "advisor", "aide"},
    {"spokesman", "spokeswoman", "spokesperson"},
    {"premier", "prime minister"},
    {"senator", "sen."},
    {"governor", "gov."},
    {"congressman", "congresswoman", "representative", "rep.", "lawmaker", "sen.", "senator"},
    {"professor", "scholar", "researcher", "academic", "expert", "analyst"},
    {"reporter", "journalist", "correspondent", "columnist", "writer"},
)
_PARTISANS = {"democrat": "D", "republican": "R", "independent": "I"}
_ALLIANCES = {"alliance": "NATO", "bloc": "EU"}
_COMPANIES = frozenset(
    "agency airline association automaker bank carmaker carrier charity company drugmaker firm group insurer lender maker manufacturer "
    "network nonprofit organisation organization retailer".split()
)
_IN_TRADE = frozenset("airline automaker bank carmaker carrier company drugmaker firm insurer lender maker manufacturer retailer".split())
"""What no ministry is, nor a capital."""
_JOINED = frozenset("association charity group nonprofit organisation organization".split())
"""What people join, and no office of a state is."""
_OF_STATE = frozenset(
    "administration agency army attorney bureau cabinet congress council court department general government house inspector ministry navy "
    "office parliament police secretariat secretary senate treasury".split()
)
_PANELS = frozenset("board commission committee council subcommittee".split())
_TEAMS = frozenset(("administration", "campaign", "transition", "team", "presidency", "foundation"))
_OF_OUTLETS = ("agency", "service", "article", "piece", "exposé")
"""What an outlet may be called, or what it brought out, where no other body is near."""
_PRINTED = frozenset("paper newspaper magazine tabloid".split())
_ON_AIR = frozenset("network broadcaster station channel".split())
_PAPERS = _PRINTED | _ON_AIR | {"outlet", "publication"}
_OF_PAPERS = frozenset("news wire state state-run official public".split())
_PAST = frozenset("ex former then then- onetime longtime".split())
_EPITHETS = frozenset(
    "activist actor actress anchor author baron billionaire candidate contender crusader firebrand frontrunner front-runner host hopeful "
    "maverick nominee novelist pundit "
    "billionaire businessman businesswoman comedian commentator congressman congresswoman incumbent lawmaker "
    "legislator magnate mogul native philanthropist rapper senator singer star tycoon veteran".split()
)
"""Nouns that take a person up again by what everybody knows of him."""
_OFFICES = LEADER_ROLES | frozenset(
    "director general governor mayor minister secretary secretary-general senator speaker vice-president".split()
)
"""Offices of whose bearer a report may speak before it gives the name."""
_GENERALS = frozenset("advocate attorney auditor consul director governor inspector postmaster secretary solicitor surgeon".split())
"""Which general: the inspector general is no attorney general."""
_HELD = frozenset("official spokesman spokesperson spokeswoman source judge".split())
_BACK = 2
_OPENS = 2
"""Marks of quotation come in twos: an odd one is open."""
_GOVERNMENT = re.compile(r"\b(?P<who>[A-Z][\w.]+(?: [A-Z][\w.]+)?)(?:['’]s?)? (?:government|regime)\b|\b[Gg]overnment of (?P<of>[A-Z]\w+)")
_STATE = re.compile(r"\b[RDI]-(?P<state>[A-Z][\w.]+(?: [A-Z]\w+)?)")
_NEWS_PAPER = re.compile(r"\b(?:Daily|Morning|Evening|Sunday|Mercury|Deseret|Detroit|Buffalo)\sNews$")
_OF_TRADE = re.compile(r"\b(?!acting|current|ex|former|incoming|interim|new|outgoing|then|vice)[a-z]{3,}\spresident\b")
"""A firm's: "ad sales president"."""
_ELECTED = re.compile(
    r"\b(?:rep|sen|gov|representative|senator|governor|congress\w+|lawmaker|legislator|candidate|nominee|leader|speaker|mayor|whip)\b"
    r"|\b(?:house|senate|committee)\b.*\b(?:chair\w*|head)\b|\b(?:chair\w*|head)\b.*\b(?:house|senate|committee)\b",
    re.IGNORECASE,
)
"""Who may be called by a party."""
_APART = {"president": r"(?<!vice )(?<!vice-)"}
"""What does not stand before an office."""
_REACH = 1500
_OFTEN = 3


class References:
    """Finds what was named before a phrase.

    Args:
        names: The names of the article.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self.ministries = Ministries(names.parsed.article.text)

    def bearer(self, sentence: Sentence, start: int, head: Any, party: str | None) -> Person | None:
        """The person introduced with this title or one like it: of several the one at home, else the one named last before here."""
        lemma = head.lemma_.lower()
        if lemma == "commander" and head.doc[head.i : head.i + 3].text.lower() == "commander in chief":
            lemma = "president"
        before = head.nbor(-1).lower_ if head.i > 0 else ""
        is_longer = before == "prime" or (lemma == "president" and before == "vice") or (lemma == "general" and before in _GENERALS)
        phrase = f"{before} {lemma}" if is_longer else lemma
        of_party = [person for person in self._names.people.persons if party is None or person.party in (party, None)]
        here = sentence.passage.order * 10_000 + start
        alike = {word for words in _ALIKE if phrase in words for word in words}
        fitting = [p for p in of_party if (p.is_leader if lemma == "leader" else _has_role(p, (phrase,)))]
        if not any(p.first_order < here for p in fitting):
            later = fitting if lemma in _OFFICES or party is not None else []
            fitting = [p for p in of_party if p.first_order < here and _has_role(p, alike)] or later
            fitting = fitting or self._serving(head, [p for p in of_party if _has_role(p, alike | {phrase})])
        if phrase == "president":
            fitting = [p for p in fitting if any(_is_in_office(role) for role in p.roles)] or fitting
            if any(party_of_person(p.name) for p in self._names.people.persons):
                fitting = [p for p in fitting if not all(_OF_TRADE.search(role) for role in p.roles)]
        if party is None:
            fitting = [p for p in fitting if not any(find_party(role) for role in p.roles)] or fitting
        of = {token.text for token in head.doc[start : head.i] if token.pos_ == "PROPN"}
        of_state = {word for word in of if is_us_state(word)}
        fitting = [p for p in fitting if not of_state or not (told := _states(p)) or of_state & told]
        fitting = [p for p in fitting if any(word in role.split() for role in p.roles for word in of)] or fitting
        return self._last_named(sentence, start, fitting)

    def _serving(self, head: Any, persons: list[Person]) -> list[Person]:
        """Those of the persons who serve whom the phrase tells of: "the lawyer representing Ann Low" may be "Low's lawyer"."""
        behind = [child for child in head.children if child.i > head.i and child.dep_ in ("acl", "prep", "relcl")]
        served = {word.text for child in behind for word in child.subtree if word.ent_type_ == "PERSON" and word.text[:1].isupper()}
        told = [(p, {word for role in p.roles for word in re.findall(r"\w+", role)}) for p in persons]
        found = [p for p, words in told if served & words]
        return found if len(found) == 1 else []

    def epithet(self, sentence: Sentence, start: int, head: Any) -> Person | None:
        """The person whom "the former aide" or "the Ohio senator" takes up where no title tells: the last subject named just before."""
        doc, order, lemma = sentence.tokens.doc, sentence.passage.order, head.lemma_.lower()
        is_former = any(word.lower_ in _PAST for word in doc[start : head.i]) and lemma not in _HELD
        if doc[start].lower_ != "the" or not (is_former or lemma in _EPITHETS):
            return None
        phrase = sentence.at(doc[start].idx)
        if sum(word.is_quote for word in doc[sentence.tokens.start : start]) % _OPENS:
            phrase = sentence.passage.span.start
        here = {before.passage.order: before for before in self._names.parsed.prose if order - _BACK <= before.passage.order <= order}
        for before in sorted(here, reverse=True):
            people = [m for m in self._names.of_sentence(before) if m.kind == "person" and (before < order or m.span.end <= phrase)]
            people = [m for m in people if not (is_former and self._holds_office(m))]
            subjects = [m for m in people if _is_subject(here[before], m)]
            people = people if before < order else subjects
            chosen = subjects[-1] if subjects else people[0] if len({m.entity_id for m in people}) == 1 else None
            if chosen is not None:
                return self._names.person(chosen.entity_id)
            if people:
                return None
        return None

    def _holds_office(self, mention: Mention) -> bool:
        person = self._names.person(mention.entity_id)
        return person is not None and any(_is_in_office(role) for role in person.roles)

    def partisan(self, sentence: Sentence, start: int, lemma: str) -> Person | None:
        """The politician behind "the Ohio Republican": the one of that party, as far as marks tell, named last before here."""
        mark, here = _PARTISANS.get(lemma), sentence.passage.order * 10_000 + start
        politicians = [p for p in self._names.people.persons if p.party == "US" and not _has_role(p, ("president",))]
        politicians = [p for p in politicians if p.first_order < here] or politicians
        marked = [p for p in politicians if any(re.search(rf"\b{mark}-|{lemma}", r, re.I) for r in p.roles)]
        elected = [p for p in politicians if any(_ELECTED.search(role) for role in p.roles)]
        return self._last_named(sentence, start, marked or elected) if mark else None

    def body(self, sentence: Sentence, start: int, head: Any) -> tuple[str, str | None] | None:
        """Name and party of the body that "the ministry", "the company" or "the administration" takes up."""
        here, noun = sentence.span(start, head.i + 1).start, head.lower_
        if noun == "ministry":
            return self.ministries.last_before(here)
        if noun in _TEAMS:
            text = self._names.parsed.article.text[:here]
            found = re.findall(rf"\b([A-Z][\w.-]+(?: [A-Z][\w.-]+)?) (?:transition )?{noun}\b", text)
            owners = [owner for owner in found if owner not in ("The", "This", "His", "Her", "Their")]
            return (f"{owners[-1].removeprefix('The ')} {noun}", find_party(owners[-1])) if owners else None
        if noun in ("government", "regime"):
            states = (find_party(match["who"] or match["of"]) for match in _GOVERNMENT.finditer(self._names.parsed.article.text[:here]))
            named = [(country_name(party), party) for party in states if party]
            return (f"Government of {named[-1][0]}", named[-1][1]) if named and named[-1][0] else None
        bodies = [m for m in self._names.mentions if m.span.start < here and m.kind in ("organisation", "outlet")]
        for mention in reversed(bodies):
            words = set(mention.name.lower().split())
            if noun in words or (noun == "panel" and words & _PANELS) or mention.party == _ALLIANCES.get(noun, "-"):
                return self.ministries.find(mention.span.quote) or (mention.name, mention.party)
        alike = {m.name: (m.name, m.party) for m in bodies if noun in _PANELS and set(m.name.lower().split()) & _PANELS}
        if len(alike) == 1:
            return next(iter(alike.values()))
        acting = self._acting(sentence)
        near = [m for m in bodies if here - m.span.start < _REACH and m.kind == "organisation"]
        near = [m for m in near if (m.entity_id not in PLATFORMS or m.span in acting) and not (noun in _IN_TRADE and m.party)]
        near = [m for m in near if not (noun in _JOINED and set(m.name.lower().split()) & _OF_STATE)]
        if noun not in _COMPANIES or not near:
            return None
        n_named = Counter(m.entity_id for m in near)
        near = ([m for m in near if m.span in acting] if noun in _IN_TRADE | _JOINED else []) or near
        most = max(reversed(near), key=lambda m: n_named[m.entity_id])
        told = most if n_named[most.entity_id] >= _OFTEN and n_named[near[-1].entity_id] == 1 else near[-1]
        return told.name, told.party

    def _acting(self, sentence: Sentence) -> set[Span]:
        """Where in a sentence and the two before it somebody is named who does something."""
        order = sentence.passage.order
        near = [one for one in self._names.parsed.prose if order - _BACK <= one.passage.order <= order]
        return {m.span for one in near for m in self._names.of_sentence(one.passage.order) if _is_subject(one, m)}

    def outlet(self, sentence: Sentence, start: int, head: Any) -> Mention | None:
        """The outlet that "the paper", "the news agency" or "the article" takes up: the one named last before here.

        A bare "the agency" or "the article" does so only where no other body was named since.
        """
        lemma, doc = head.lemma_.lower(), sentence.tokens.doc
        between = [token.lower_ for token in doc[start + 1 : head.i]]
        if doc[start].lower_ != "the" or not all(word in _OF_PAPERS for word in between):
            return None
        if lemma not in _PAPERS and lemma not in _OF_OUTLETS:
            return None
        here = sentence.span(start, head.i + 1).start
        before = [m for m in self._names.mentions if m.span.start < here and m.kind in ("organisation", "outlet")]
        is_any = lemma in _PAPERS or bool(between)
        known = [as_outlet(m, (), is_quoter=False) for m in (before if is_any else before[-1:])]
        found = [m for m in known if m.kind == "outlet" and _can_be(m, lemma)]
        return found[-1] if found else None

    def _last_named(self, sentence: Sentence, start: int, persons: list[Person]) -> Person | None:
        if len(persons) < 2:
            return persons[0] if persons else None
        ids = {person.entity_id: person for person in persons}
        here = sentence.span(start, start + 1).start
        before: list[Mention] = [m for m in self._names.mentions if m.entity_id in ids and m.span.start < here]
        text = self._names.parsed.article.text
        paragraph = text.rfind("\n", 0, here) + 1
        if not is_open(text[paragraph:here]):
            before = [m for m in before if m.span.start < paragraph or not is_open(text[paragraph : m.span.start])] or before
        return ids[before[-1].entity_id] if before else max(persons, key=lambda person: person.n_all)


def _can_be(outlet: Mention, noun: str) -> bool:
    """Whether an outlet can be called a paper, or a broadcaster, as far as the register and its name tell."""
    known, last = outlet_of(outlet.name), outlet.name.split()[-1]
    if noun in _PRINTED:
        if _NEWS_PAPER.search(outlet.name):
            return True
        return not (known is not None and known.kind == "agency") and not (
            last.isupper() or last.lower() in ("television", "radio", "tv", "news")
        )
    return noun not in _ON_AIR or last.lower() not in ("post", "times", "journal", "herald", "tribune", "gazette")


def _is_subject(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention of this sentence is the subject of a verb."""
    inside = (token for token in sentence.tokens if mention.span.start <= sentence.at(token.idx) < mention.span.end)
    return any(token.dep_ in ("nsubj", "nsubjpass") for token in inside)


def _states(person: Person) -> set[str]:
    """The American states that a person's roles name in full."""
    words = {word for role in person.roles for word in (*role.split(), *(match["state"] for match in _STATE.finditer(role)))}
    return {word for word in words if is_us_state(word)}


def _is_in_office(role: str) -> bool:
    return "president" in own_part(role.lower()) and not re.search(r"\b(?:vice|former|late|ex)\b", role, re.I)


def _has_role(person: Person, words: Iterable[str]) -> bool:
    roles = " ; ".join(own_part(role) for role in person.roles).lower()
    return any(re.search(rf"(?<!\w){_APART.get(word, '')}{re.escape(word)}(?!\w| general\b)", roles) for word in words)
