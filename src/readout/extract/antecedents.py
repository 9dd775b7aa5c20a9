"""What a pronoun that speaks takes up: the nearest fitting subject before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from readout.extract.aftermath import REACTIONS
from readout.extract.authors import author_of
from readout.extract.complements import is_infinitive
from readout.extract.grammar import phrase
from readout.extract.groups import make_group
from readout.extract.names import Names
from readout.extract.parser import Sentence
from readout.extract.pronouns import IT, THEY, fits, is_text, vote_genders
from readout.extract.roles import ROLE_NOUNS
from readout.extract.stretches import Speech
from readout.extract.subjects import can_speak
from readout.model.statement import Mention

__all__ = ["Antecedents"]

_OBJECTS = ("dobj", "dative")
_MEETING = frozenset("chat meet sit speak talk".split())
_ENCOUNTERS = frozenset("meeting talks summit conversation call dinner lunch".split())
_PAIR = 2
_REACH = 6
_NEAR = 2
_BODIES = ("organisation", "outlet")


@dataclass(frozen=True, slots=True)
class _Turn:
    sentence: int
    token: int
    mention: Mention


class Antecedents:
    """Finds whom a pronoun means, from who spoke and who was told of before it.

    Args:
        sentences: The sentences of the article, by the order of their passages.
        names: Its names.
        speeches: Its attributed speech, whose words come last.
    """

    def __init__(self, sentences: Mapping[int, Sentence], names: Names, speeches: Sequence[Speech]) -> None:
        self._sentences = sentences
        self._names = names
        self._turns: list[_Turn] = []
        self._said: dict[int, set[int]] = {}
        self._reported: dict[int, set[int]] = {}
        for speech in speeches:
            for part in speech.content:
                self._said.setdefault(part.sentence, set()).update(range(part.start, part.end))
                if speech.kind == "indirect":
                    self._reported.setdefault(part.sentence, set()).update(range(part.start, part.end))
                elif speech.kind == "mixed" and part.sentence in sentences:
                    self._reported.setdefault(part.sentence, set()).update(_unquoted(sentences[part.sentence], part.start, part.end))
        self._genders = vote_genders(dict(sentences), names)

    def take_turn(self, sentence: int, token: int, mention: Mention) -> None:
        """Note who spoke with the cue at this token."""
        self._turns.append(_Turn(sentence, token, mention))

    @property
    def turns(self) -> tuple[Mention, ...]:
        """Who spoke so far, in order."""
        return tuple(turn.mention for turn in self._turns)

    def gender(self, mention: Mention) -> str | None:
        """Return "m" or "f" as far as the article tells, else None."""
        return self._names.gender(mention.entity_id) or self._genders.get(mention.entity_id)

    def latest(
        self, word: str, sentence: int, token: int, barred: Collection[str] = frozenset(), never: Collection[str] = frozenset()
    ) -> Mention | None:
        """The nearest fitting subject before a word: speakers of reports and subjects in the outlet's own voice.

        Args:
            word: The pronoun, in small letters.
            sentence: The order of its sentence.
            token: Its index.
            barred: Ids of those whom it cannot mean, as what it says names them; they count where nobody else ever spoke.
            never: Ids of those whom it never means, as who speaks is not who is spoken to.
        """
        bodies: list[Mention] = []
        for order in range(sentence, max(-1, sentence - _REACH), -1):
            here = self._sentences.get(order)
            if here is None:
                continue
            if bodies and sentence - order > _NEAR:
                return bodies[0]
            ranked = self._candidates(here, token if order == sentence else here.tokens.end, word)
            allowed = [(rank, one) for rank, one in ranked if one.entity_id not in barred and one.entity_id not in never]
            fitting = next((one for _, one in allowed if fits(one, word, self.gender(one))), None)
            if fitting is not None:
                return fitting
            if word in THEY and sentence - order <= _NEAR and (pair := self._met(here, {*barred, *never})) is not None:
                return pair
            if word in THEY and sentence - order < _NEAR:
                bodies += [one for rank, one in allowed if rank > 0 and one.kind in _BODIES]
        turns = [turn.mention for turn in reversed(self._turns) if turn.mention.entity_id not in never]
        ordered = (*bodies, *(one for one in turns if one.entity_id not in barred), *(turns if barred else ()))
        found = next((one for one in ordered if one in bodies or fits(one, word, self.gender(one))), None)
        return found or self._told_of(word, sentence, {*barred, *never})

    def _met(self, sentence: Sentence, barred: Set[str]) -> Mention | None:
        """The two persons of whom a sentence tells that they met or talked, or are to, where it names nobody else."""
        if not any(token.lemma_.lower() in _MEETING | _ENCOUNTERS for token in sentence.tokens):
            return None
        at = {token.i: found for token in sentence.tokens if (found := self._names.at(sentence, token.i)) is not None}
        people = {one.entity_id: (one.name, one.party) for one in at.values() if one.kind == "person"}
        if len(people) != _PAIR or barred & people.keys():
            return None
        return make_group(sentence, min(at), max(at) + 1, list(people.values()))

    def _told_of(self, word: str, sentence: int, barred: Collection[str]) -> Mention | None:
        """The one person in a sentence just before whose gender is known to fit, wherever the name stands, else the one of all before."""
        for order in range(sentence - 1, sentence - 1 - _NEAR, -1):
            people = {one.entity_id: one for one in self._names.of_sentence(order) if one.kind == "person" and one.entity_id not in barred}
            fitting = [one for one in people.values() if (gender := self.gender(one)) is not None and fits(one, word, gender)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        before = (one for order in range(sentence) for one in self._names.of_sentence(order) if one.kind == "person")
        known = {one.entity_id: one for one in before if one.entity_id not in barred and self.gender(one) is not None}
        alone = [one for one in known.values() if fits(one, word, self.gender(one))]
        return alone[0] if len(alone) == 1 else None

    def _candidates(self, sentence: Sentence, limit: int, word: str) -> list[tuple[int, Mention]]:
        """Those who may be meant, the likeliest first, each with its rank: 3 reacts, 1 and 2 act, 0 are acted upon, -1 are spoken of."""
        order = sentence.passage.order
        ranked: list[tuple[int, int, Mention]] = []
        for turn in self._turns:
            if turn.sentence == order and turn.token < limit:
                ranked.append((2, turn.token, turn.mention))
        ranked += self._subjects(sentence, limit, word)
        ranked += self._others(sentence, limit, has_subject=bool(ranked))
        ranked += self._reacting(sentence) if limit == sentence.tokens.end else ()
        return [(rank, mention) for rank, _, mention in sorted(ranked, key=lambda row: (-row[0], -row[1]))]

    def _subjects(self, sentence: Sentence, limit: int, word: str) -> Iterator[tuple[int, int, Mention]]:
        order = sentence.passage.order
        said, reported = self._said.get(order, set()), self._reported.get(order, set())
        for token in sentence.tokens:
            is_hidden = token.i in said and not (token.i in reported and limit == sentence.tokens.end)
            if token.i >= limit or is_hidden or not _acts(token) or token.pos_ == "PRON":
                continue
            if not can_speak(token) and not (word in IT and is_text(token.lemma_)):
                continue
            mention = self._names.resolve(sentence, *phrase(author_of(token) or token))
            if mention is not None:
                is_main = token.dep_ != "pobj" and token.head.dep_ in ("ROOT", "conj")
                rank = -1 if token.i in said else 2 if is_main else 0 if is_infinitive(token.head) else 1
                yield rank, token.i, mention

    def _others(self, sentence: Sentence, limit: int, *, has_subject: bool) -> Iterator[tuple[int, int, Mention]]:
        said, reported = (held.get(sentence.passage.order, set()) for held in (self._said, self._reported))
        further = (*_OBJECTS, "attr") if has_subject else (*_OBJECTS, "pobj", "appos", "attr")
        for token in sentence.tokens:
            is_owner = token.dep_ == "poss" and token.head.dep_ in ("nsubj", "nsubjpass")
            is_told = token.dep_ == "attr" and token.i in reported and limit == sentence.tokens.end
            is_met = token.dep_ == "pobj" and token.head.lower_ in ("to", "with") and token.head.head.lemma_.lower() in _MEETING
            if token.i >= limit or (token.i in said and not is_told) or not (token.dep_ in further or is_owner or is_met):
                continue
            is_role = token.dep_ in _OBJECTS and token.tag_ == "NN" and token.lemma_.lower() in ROLE_NOUNS
            if is_role or self._is_person(sentence, token):
                mention = self._names.resolve(sentence, *phrase(token))
                if mention is not None:
                    yield 0, -token.i, mention

    def _reacting(self, sentence: Sentence) -> Iterator[tuple[int, int, Mention]]:
        """The person with whom a sentence ends of which it tells that they react: "the plan drew criticism from pilots like Ann Low"."""
        last = next((token for token in reversed(list(sentence.tokens)) if not token.is_punct), None)
        if last is None or not self._is_person(sentence, last):
            return
        noun = last
        while noun.dep_ in ("pobj", "prep", "conj", "appos") and noun.head.i < noun.i:
            if noun.lower_ == "from" and noun.head.lemma_.lower() in REACTIONS:
                mention = self._names.resolve(sentence, *phrase(last))
                if mention is not None and mention.kind == "person":
                    yield 3, last.i, mention
            noun = noun.head

    def _is_person(self, sentence: Sentence, token: Any) -> bool:
        if token.ent_type_ == "PERSON":
            return True
        mention = self._names.at(sentence, token.i) if token.pos_ == "PROPN" else None
        return mention is not None and mention.kind == "person"


def _unquoted(sentence: Sentence, start: int, end: int) -> set[int]:
    """The words of a stretch that stand outside quotation marks."""
    found, is_inside = set(), False
    for token in sentence.tokens:
        is_inside ^= token.is_quote
        if start <= token.i < end and not is_inside and not token.is_quote:
            found.add(token.i)
    return found


def _acts(token: Any) -> bool:
    """Whether a noun is a subject, or does what is told in the passive: "the fear is shared by Low"."""
    return token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "pobj" and token.head.dep_ == "agent")
