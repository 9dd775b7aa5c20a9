"""Several speakers under one phrase: "the two leaders", "both sides", "the Norwegian and Chilean presidents"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from readout.extract.parser import Sentence
from readout.extract.people import slug
from readout.extract.references import References
from readout.extract.roles import GROUP_NOUNS, LEADER_ROLES, ROLE_NOUNS, SIDE_NOUNS
from readout.model.statement import Mention
from readout.text.countries import country_name, look_up

if TYPE_CHECKING:
    from readout.extract.names import Names

__all__ = ["Groups", "as_crowd", "make_group"]

_BOTH = {"two", "both", "pair", "duo"}
_LEADERS = {"leader", "president", "pair", "duo", "counterpart", "premier", "minister", "statesman", "man"}
_SIDES = ("leader", "side", "country", "nation", "neighbor", "neighbour")


def make_group(sentence: Sentence, start: int, end: int, members: Sequence[tuple[str, str | None]]) -> Mention:
    """The mention of a group by the names and parties of its members; its party is theirs where they have one."""
    names = [name for name, _ in dict.fromkeys(members)]
    name = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    parties = {party for _, party in members}
    return Mention(
        span=sentence.span(start, end), name=name, entity_id=slug(" ".join(sorted(names))), kind="group",
        party=parties.pop() if len(parties) == 1 else None, members=tuple(names),
    )  # fmt: skip


class Groups:
    """Finds the members of a group from what the article named before.

    Args:
        names: The names of the article.
        references: What its definite phrases take up.
    """

    def __init__(self, names: Names, references: References) -> None:
        self._names = names
        self._references = references

    def find(self, sentence: Sentence, start: int, end: int, head: Any) -> Mention | None:
        """The group that tokens `start` to `end` with this head mean, or None."""
        lemma = head.lemma_.lower()
        if head.tag_ in ("NNS", "NNPS") and lemma in ROLE_NOUNS:
            bearers = self._bearers(sentence, start, end, head)
            if bearers is not None:
                return bearers
        words = {token.lower_ for token in sentence.tokens.doc[start:end]}
        return self._pair(sentence, start, end, lemma) if _is_group(head, lemma, words) else None

    def _pair(self, sentence: Sentence, start: int, end: int, lemma: str) -> Mention | None:
        """The two people or states that were named last before here and matter in the article, in the order of naming."""
        here = sentence.span(start, start + 1).start
        before = [mention for mention in reversed(self._names.mentions) if mention.span.start < here]
        seen: dict[str, tuple[str, str | None]] = {}
        for mention in before:
            if lemma in _LEADERS:
                if mention.kind == "person" and self._may_lead(mention, lemma):
                    seen.setdefault(mention.entity_id, (mention.name, mention.party))
            elif mention.kind in ("country", "person") and mention.party in self._main_parties:
                seen.setdefault(mention.party, (country_name(mention.party) or mention.name, mention.party))
            if len(seen) == 2:
                return make_group(sentence, start, end, list(reversed(seen.values())))
        return None

    @cached_property
    def _main_parties(self) -> frozenset[str]:
        """The parties that the article is about: its leaders', and those named at least a quarter as often as the first."""
        counts = Counter(mention.party for mention in self._names.mentions if mention.party and mention.kind in ("country", "person"))
        top = max(counts.values(), default=0)
        leaders = {person.party for person in self._names.people.persons if person.is_leader and person.party}
        return frozenset(leaders | {party for party, n in counts.items() if n * 4 >= top})

    def _may_lead(self, mention: Mention, lemma: str) -> bool:
        person = self._names.person(mention.entity_id)
        return person is not None and (lemma in ("pair", "duo", "man") or person.is_leader)

    def _bearers(self, sentence: Sentence, start: int, end: int, head: Any) -> Mention | None:
        """The bearers of one office in several states, each by name if the article gives it, else by the office."""
        doc = sentence.tokens.doc
        states = [token for token in doc[start : head.i] if _party(token)]
        if len({_party(state) for state in states}) < 2 or not any(token.dep_ == "cc" for token in doc[states[0].i : head.i]):
            return None
        office = " ".join([*(token.text for token in doc[states[-1].i + 1 : head.i]), head.lemma_])
        members: list[tuple[str, str | None]] = []
        for state in states:
            person = self._references.bearer(sentence, start, head, _party(state))
            members.append((person.name, person.party) if person is not None else (f"{state.text} {office}", _party(state)))
        return make_group(sentence, start, end, members)


def _party(token: Any) -> str | None:
    """The party of a state or its people; None for any other word."""
    known = look_up(token.text)
    return known.party if known is not None and known.kind in ("people", "name") else None


def _is_group(head: Any, lemma: str, words: set[str]) -> bool:
    if lemma in ("pair", "duo", "both"):
        return True
    if head.lower_ == "peoples":
        return bool(words & _BOTH)
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in ("sides", "leaders")
    if not plural or lemma not in GROUP_NOUNS | SIDE_NOUNS | LEADER_ROLES:
        return False
    return bool(words & _BOTH) or (lemma in _SIDES and len(words) == 2 and "the" in words)


def as_crowd(mention: Mention | None, head: Any) -> Mention | None:
    """The mention, or the people themselves where it means their country and no article says that they act for it: "Americans fear"."""
    before = head.nbor(-1).lower_ if head.i else ""
    if mention is None or mention.kind != "country" or head.tag_ not in ("NNPS", "NNS") or before == "the":
        return mention
    known = look_up(head.text)
    if known is None or known.kind != "people" or not head.lower_.endswith("s"):
        return mention
    return replace(mention, name=head.text, entity_id=slug(head.text), kind="unnamed", party=None)
