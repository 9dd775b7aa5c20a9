"""Passages that tell of a happening: the kinds of happening by their words, and who and what a passage speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readout.model.article import Article, Passage, Span
from readout.model.statement import AHEAD, Clause, Mention, Statement

__all__ = ["BEFALLING", "NOWHERE", "Scene", "acts_in", "is_among", "is_told", "kind_words", "named_parts"]

_KINDS: dict[str, str] = {
    "meeting": "meeting talks summit met meet meets dinner encounter",
    "vote": "vote votes voted voting ballot referendum",
    "election": "election elections elected",
    "shooting": "shooting shootings shot shots gunman gunfire shooter",
    "attack": "attack attacks attacked airstrike airstrikes strike strikes bombing bombed explosion blast assault raid shelling shelled",
    "crash": "crash crashed collision derailed derailment collapse collapsed",
    "disaster": "earthquake quake hurricane typhoon storm flood floods flooding wildfire wildfires tornado tsunami eruption landslide",
    "protest": "protest protests protested protesters demonstration rally march riot riots",
    "arrest": "arrest arrested detained arrests",
    "trial": "trial trials verdict convicted acquitted sentenced sentencing guilty",
    "charges": "indict indicts indicted indictment indictments charged arraigned arraignment",
    "ruling": "ruling rulings ruled injunction",
    "hearing": "hearing hearings testimony testified testify",
    "resignation": "resign resigned resigns resignation quit",
    "dismissal": "fired dismissed sacked ousted firing dismissal ouster",
    "appointment": "nominated appointed nominee nomination appointment",
    "agreement": "deal agreement truce ceasefire pact accord treaty",
    "sanctions": "sanctions sanction sanctioned tariffs tariff",
    "designation": "designation designated designating designate list declaration declared declare",
    "order": "order orders signed signs decree",
    "test": "launch launched launches test tests tested",
    "death": "died dies death dead",
    "speech": "speech address remarks speaks",
    "inquiry": "investigation probe inquiry subpoena emails",
    "visit": "visit visits visited trip",
    "funeral": "funeral funerals burial buried eulogy eulogies eulogized memorial mourners",
    "lawsuit": "lawsuit lawsuits sue sues sued suing",
    "interview": "interview interviewed",
    "shutdown": "shutdown",
    "rescue": "rescue rescues rescued rescuers",
    "expulsion": "expel expels expelled expelling expulsion expulsions deport deports deported deportation deportations",
    "withdrawal": "withdraw withdraws withdrew withdrawn withdrawing withdrawal pullout",
    "pardon": "pardon pardons pardoned pardoning",
    "ban": "ban bans banned banning",
    "veto": "veto vetoes vetoed",
    "impeachment": "impeach impeaches impeached impeachment",
    "coup": "coup putsch",
    "abduction": "abduct abducted abduction abductions kidnap kidnapped kidnapping kidnappings hostage hostages",
    "inauguration": "inauguration inaugural inaugurated",
    "merger": "merger mergers merge takeover",
}
BEFALLING = frozenset({"shooting", "attack", "crash", "disaster", "death", "protest"})
NOWHERE = frozenset(
    """sanctions dismissal appointment order designation ruling resignation inquiry charges lawsuit shutdown expulsion withdrawal
    pardon ban veto impeachment merger""".split()
)
"""Kinds of acts that are done by word or decree, and take place nowhere in particular."""
_KIND_OF: dict[str, frozenset[str]] = {}
for _kind, _words in _KINDS.items():
    for _word in _words.split():
        _KIND_OF[_word] = _KIND_OF.get(_word, frozenset()) | {_kind}

_BESIDE = frozenset({"pre", "post", "anti", "non", "mid", "after"})
_ELSEWHEN = re.compile(
    r"\b(?:ago|previous|previously|earlier|last\s(?:year|month|week)|years?\ssince|since\s(?:their|the)|won[’']t|will|would)\b"
)
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]heir|[Tt]his|[Hh]is|[Hh]er)\s(?:[a-z0-9][\w-]*\s){0,4}$")


@dataclass(frozen=True, slots=True)
class Scene:
    """One passage of an article with the clauses in it.

    `is_lead` holds for the title and the first passages; `day` is the day that "Thursday" counts from.
    """

    article: Article
    passage: Passage
    clauses: tuple[tuple[Statement, Clause], ...]
    is_lead: bool
    day: date | None = None

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.passage.span.quote

    def span(self, start: int, end: int) -> Span:
        """The article's span over characters `start` to `end` of the passage."""
        return self.article.span(self.passage.span.start + start, self.passage.span.start + end)

    def mentions(self) -> list[Mention]:
        """Everybody and everything named in the passage's clauses, their speakers included."""
        found = [m for _, clause in self.clauses for m in (*clause.mentions, *clause.event.actors, *clause.event.targets)]
        return found + [statement.speaker for statement, _ in self.clauses if statement.speaker]


def kind_words(word: str) -> frozenset[str]:
    """The kinds of happening that a word (lower case, as it stands) names."""
    return _KIND_OF.get(word, frozenset())


def named_parts(word: str) -> frozenset[str]:
    """A word (lower case) with the parts that a hyphen joins, none of what it comes before or after ("pre-summit interview")."""
    parts = word.split("-")
    return frozenset({word} if parts[0] in _BESIDE else {word, *parts})


def is_told(scene: Scene, kind: str, people: Sequence[str]) -> bool:
    """Whether a passage tells of the happening: it names the act, as done, of participants alone or as one already spoken of.

    Of a meeting two participants have to be named; where one is ("when a delegation met with Low"), it has to be one already spoken of.
    """
    acts = acts_in(scene, kind)
    if not acts or _ELSEWHEN.search(scene.text):
        return False
    named = _people(scene)
    if named - set(people) and kind not in BEFALLING:
        return False
    is_known = any(_is_definite(scene, act) for act in acts)
    if kind == "meeting" and len(people) > 1 and len(named) == 1:
        return is_known
    return bool(named) or scene.is_lead or is_known


def is_among(scene: Scene, people: Sequence[str]) -> bool:
    """Whether a passage speaks of participants alone, and not only of what is yet to come."""
    named = _people(scene)
    return bool(named) and named <= set(people) and not all(clause.mode in AHEAD for _, clause in scene.clauses)


def _people(scene: Scene) -> set[str]:
    """The persons that a passage names, by themselves or as "the two leaders"."""
    single = {mention.name for mention in scene.mentions() if mention.kind == "person"}
    return single | {name for mention in scene.mentions() if mention.kind == "group" for name in mention.members if _is_full_name(name)}


def _is_full_name(name: str) -> bool:
    return " " in name and all(word[:1].isupper() for word in name.split())


def acts_in(scene: Scene, kind: str) -> list[Span]:
    """The words for the act in a passage, without those in a clause about what is yet to come."""
    ahead = [span for _, clause in scene.clauses if clause.mode in AHEAD for span in clause.spans]
    found = []
    for match in re.finditer(r"[\w-]+", scene.text):
        if any(kind in kinds for kinds in map(kind_words, named_parts(match.group().lower()))):
            span = scene.span(*match.span())
            if not any(other.covers(span) for other in ahead):
                found.append(span)
    return found


def _is_definite(scene: Scene, act: Span) -> bool:
    return bool(_DEFINITE.search(scene.text[: act.start - scene.passage.span.start]))
