"""The people of one article: every way it writes a person, joined to one name with role, party and gender."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.extract.roles import HONORIFICS, LEADER_ROLES, PUBLIC_ROLES, TITLES, US_TITLES, gender_of_given, own_part
from readout.text.countries import find_party, given_of_leader, is_known_leader, party_of_person

__all__ = ["Naming", "People", "Person", "slug"]

_SUFFIXES = {"ii", "iii", "iv"}
_GENERATIONS = {"jr": "Jr.", "sr": "Sr."}
"""What tells a son from his father: part of the name, unlike other suffixes."""
_US_OFFICES = re.compile(
    r"\b(?:Secretary of (?:State|Defense)|(?:Treasury|Defense|Commerce|Homeland Security|Energy) Secretary|White House"
    r"|(?:House|Senate) (?:\w+ )?(?:Speaker|Leader))\b"
)
_SCHOLARLY = frozenset("institute university college center centre federation society club studies literature".split())
_SAME_TITLES = (
    frozenset(("congressman", "congresswoman", "rep.", "representative")),
    frozenset(("senator", "sen.")),
    frozenset(("governor", "gov.")),
)
_PAST = re.compile(r"\b(?:former|ex|one-?time|retired)\b(?:.*?\bnow\b|.*)", re.IGNORECASE)
"""What somebody was, up to what he is now."""
_HOST = re.compile(r"(?<=\bambassador)\s+to\s.*", re.IGNORECASE)
"""Whom an ambassador is sent to."""
_INITIAL = re.compile(r"[A-Z]\.?$")


def slug(name: str) -> str:
    """Lower-case words of a name joined by hyphens: the same for the same name in every article.

    >>> slug("Ada J. Holm")
    'ada-j-holm'
    """
    return "-".join(re.findall(r"[^\W_]+", name.lower().replace("'", "").replace("’", "")))


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a text writes a person's name: its words, the title before and the description after, and where."""

    words: tuple[str, ...]
    before: str
    after: str
    order: int


@dataclass(slots=True)
class Person:
    """One person of an article, gathered from all namings."""

    name: str
    first_order: int
    n_full: int = 0
    n_all: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)

    @property
    def entity_id(self) -> str:
        """Slug of the name without a single middle initial, so that "Ann B. Low" and "Ann Low" are one."""
        words = self.name.split()
        initials = [word for word in words[1:-1] if _INITIAL.match(word)]
        return slug(" ".join(word for word in words if len(initials) != 1 or word not in initials))

    @property
    def surnames(self) -> set[str]:
        """The words by which the person may be called for short: all but the first, and the last without an Arabic article."""
        words = self.name.split()
        words = words[:-1] if self.is_junior and len(words) > 1 else words
        return {*(words[1:] or words), words[-1].removeprefix("al-").removeprefix("el-")}

    @property
    def is_junior(self) -> bool:
        """Whether the name says that another bears it too."""
        return self.name.split()[-1] in _GENERATIONS.values()

    @property
    def role(self) -> str | None:
        """The fullest role that the article gives."""
        return max(self.roles, key=lambda role: (bool(find_party(role)), self.roles[role], len(role))) if self.roles else None

    @property
    def party(self) -> str | None:
        """The party that most of the roles name; none of who is said to have left office."""
        votes: Counter[str] = Counter()
        for role, n in self.roles.items():
            party = _party_of_role(role)
            if party:
                votes[party] += n
        if votes:
            return votes.most_common(1)[0][0]
        has_led = any(LEADER_ROLES & set(past[0].lower().split()) for role in self.roles if (past := _PAST.search(role)))
        return None if has_led else party_of_person(self.name)

    @property
    def is_leader(self) -> bool:
        """Whether some role is that of a head of state, of government or of a party, and not of somebody around one ("his daughter")."""
        return any(_leads(own_part(role.lower())) for role in self.roles)

    @property
    def gender(self) -> str | None:
        """Return "m" or "f" as honorifics, pronouns and the given name tell; of a bare last name that of whom it brings to mind."""
        if self.genders:
            return self.genders.most_common(1)[0][0]
        given = self.name.split()[0] if " " in self.name else given_of_leader(self.name)
        return gender_of_given(given) if given else None


class People:
    """All persons of an article, found by any form of their name."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._persons: list[Person] = []
        self._by_words: dict[tuple[str, ...], Person] = {}
        self._by_gender: dict[tuple[tuple[str, ...], str], Person] = {}
        everything = list(namings)
        self._told_apart = {core[0] for one in everything if len(core := _core(one.words)) == 2 and core[1] in _GENERATIONS.values()}
        for naming in everything:
            if len(_core(naming.words)) > 1:
                self._add_full(naming)
        singles = [naming for naming in everything if len(_core(naming.words)) == 1]
        self._told_apart |= {core[0] for one in singles if self._is_known_elder(core := _core(one.words), one.order)}
        for naming in sorted(singles, key=lambda naming: (not _titles(naming.before), naming.order)):
            self._add_single(naming)

    @property
    def persons(self) -> tuple[Person, ...]:
        """The persons in the order of their first naming."""
        return tuple(sorted(self._persons, key=lambda person: person.first_order))

    def find(self, words: tuple[str, ...], before: str = "") -> Person | None:
        """The person whom these words name, in any form seen in the article; the title `before` them tells a wife from her husband."""
        for gender in _genders_of(before):
            if (person := self._by_gender.get((_core(words), gender))) is not None:
                return person
        return self._by_words.get(_core(words)) or self._by_words.get(_outer(_core(words)))

    def of_surname(self, word: str) -> Person | None:
        """The one person who may be called by this word for short, None where there are several or none."""
        bearers = [person for person in self._persons if word in person.surnames]
        return bearers[0] if len(bearers) == 1 else None

    def _add_full(self, naming: Naming) -> None:
        core = _core(naming.words)
        person = self._by_words.get(core) or self._by_words.get(_outer(core)) or self._containing(core)
        if person is None:
            person = Person(" ".join(core), naming.order)
            self._persons.append(person)
        self._by_words[core] = self._by_words[_outer(core)] = person
        person.n_full += 1
        person.forms[" ".join(core)] += 1
        person.name = _best_form(person.forms)
        _note(person, naming)

    def _containing(self, core: tuple[str, ...]) -> Person | None:
        for person in self._persons:
            have = tuple(person.name.split())
            if have[-1] == core[-1] and (set(core) <= set(have) or set(have) <= set(core)):
                return person
        return None

    def _add_single(self, naming: Naming) -> None:
        core = _core(naming.words)
        person = self._best_bearer(core[0], naming)
        if person is None:
            person = Person(core[0], naming.order)
            self._persons.append(person)
        person.first_order = min(person.first_order, naming.order)
        genders = _genders_of(naming.before)
        self._by_gender |= {(core, gender): person for gender in genders}
        if not genders or core not in self._by_words:
            self._by_words[core] = person
        _note(person, naming)

    def _is_known_elder(self, core: tuple[str, ...], order: int) -> bool:
        """Whether a bare name, before any "Low Jr." is named, is that of somebody known the world over."""
        juniors = [person for person in self._persons if person.is_junior and core[0] in person.surnames]
        return bool(juniors) and party_of_person(core[0]) is not None and all(order < person.first_order for person in juniors)

    def _best_bearer(self, word: str, naming: Naming) -> Person | None:
        """The person with this surname whom the title fits; of several by their standing.

        Where the article says "Low Jr.", a bare "Low" is somebody else.
        """
        bearers = [p for p in self._persons if word in p.surnames and not (p.is_junior and word in self._told_apart)]
        bearers = bearers or [person for person in self._persons if " " in person.name and person.name.split()[0] == word]
        fitting = [person for person in bearers if _fits(person, naming)]
        if not fitting:
            return None
        return max(fitting, key=_standing)


def _standing(person: Person) -> tuple[bool, bool, bool, bool, int, int]:
    """How likely a bare last name means this one of its bearers."""
    is_given = gender_of_given(person.name.split()[0]) is not None
    return is_known_leader(person.name), person.is_leader, not person.is_junior, is_given, person.n_full, -person.first_order


def _best_form(forms: Counter[str]) -> str:
    """The form used most of those that are not the end of a fuller one; of equals the longest."""
    fullest = [form for form in forms if not any(other.endswith(f" {form}") for other in forms)]
    return max(fullest, key=lambda form: (forms[form], len(form)))


def _titles(role: str) -> set[str]:
    """The titles among the words of a role; those that say the same count as one another's."""
    titles = {word for word in role.lower().split() if word in TITLES}
    return titles.union(*(same for same in _SAME_TITLES if same & titles))


def _genders_of(title: str) -> set[str]:
    """The genders that the honorifics of a title tell."""
    return {HONORIFICS[word] for word in title.lower().split() if HONORIFICS.get(word)}


def _fits(person: Person, naming: Naming) -> bool:
    """Whether a title such as "Mr." or "President" can be this person's."""
    wanted = _genders_of(naming.before)
    if wanted and person.gender and person.gender not in wanted:
        return False
    titles = _titles(naming.before)
    if not titles or " " not in person.name:
        return True
    own = {word for role in person.roles for word in _titles(role)}
    if not own:
        return person.first_order < naming.order or is_known_leader(person.name)
    return bool(titles & own) or person.is_leader


def _leads(role: str) -> bool:
    return bool(LEADER_ROLES & set(re.findall(r"[\w-]+", role))) or "prime minister" in role


def _party_of_role(role: str) -> str | None:
    """The party that a role serves; an expert on a country does not serve it, nor does who served it once, or an ambassador to it."""
    role = _HOST.sub("", _PAST.sub("", role))
    words = set(re.findall(r"[\w.-]+", role.lower()))
    if words & _SCHOLARLY:
        return None
    named = find_party(role) if words & PUBLIC_ROLES else None
    if named:
        return named
    return "US" if words & US_TITLES or re.search(r"\b[RDI]-[A-Z]", role) or _US_OFFICES.search(role) else None


def _note(person: Person, naming: Naming) -> None:
    person.n_all += 1
    for role in (naming.before, naming.after):
        for word in role.lower().split():
            if HONORIFICS.get(word):
                person.genders[HONORIFICS[word]] += 3
        bare = " ".join(word for word in role.split() if word.lower() not in HONORIFICS)
        if bare:
            person.roles[bare] += 1


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = [_GENERATIONS.get(word.lower().rstrip("."), word) for word in words if word.lower() not in HONORIFICS.keys() | _SUFFIXES]
    return tuple(kept or words)


def _outer(core: tuple[str, ...]) -> tuple[str, ...]:
    """First and last word of a name with middle names or initials; the whole of any other."""
    middle = core[1:-1]
    return (core[0], core[-1]) if middle and all(_INITIAL.match(word) for word in middle) else core
