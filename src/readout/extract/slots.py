"""The event of a clause: predicate, actors, targets, place, time and quantities, all from that clause."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from readout.extract.modes import deed_of, is_negated, is_unlikely, joined_to
from readout.extract.names import Names
from readout.extract.parser import Sentence
from readout.extract.plover import root_of
from readout.model.statement import Event, Mention, Quantity, When

__all__ = ["Pronouns", "event_of", "mention_start", "predicate_of", "subject_of"]

Pronouns = Callable[[Sentence, int], Mention | None]

_PLACE_PREPOSITIONS = {"in", "at", "near", "outside", "inside", "on", "off", "around", "across"}
_WITH = {"with", "to", "against", "from", "between"}
_IS = {"'s", "’s", "'re", "’re", "'m", "’m", "s"}
_PARTICIPANTS = {"person", "group", "country", "organisation", "outlet", "unnamed"}


def event_of(
    names: Names,
    sentence: Sentence,
    head: Any,
    tokens: Collection[int],
    whens: tuple[When, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    pronouns: Pronouns | None = None,
) -> Event:
    """The event whose predicate is `head`, with slots filled from these tokens and the subject that the clause shares.

    Args:
        names: The article's names.
        sentence: The sentence.
        head: The clause's head token.
        tokens: Indexes (`token.i`) of the clause's tokens.
        whens: Times inside the clause.
        quantities: Quantities inside the clause.
        pronouns: Tells whom a pronoun at a token means, if known.
    """
    outer, head = head, deed_of(head)
    resolver = _Resolver(names, sentence, pronouns)
    actors = resolver.subjects(head)
    objects = _objects(head, tokens)
    targets = [mention for token in objects for mention in resolver.mentions(token)]
    if head.pos_ in ("NOUN", "PROPN"):
        targets = [m for m in targets if m not in actors]
    passive = any(child.dep_ == "auxpass" for child in head.children)
    if passive:
        agents = [noun for child in head.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"]
        targets = actors + targets
        actors = [mention for noun in agents for mention in resolver.mentions(noun)]
    direct = next((child.lemma_.lower() for child in head.children if child.dep_ in ("dobj", "attr")), None)
    predicate = predicate_of(head)
    is_not = is_negated(head) != (outer.i != head.i and (is_negated(outer) or is_unlikely(outer)))
    return Event(
        kind=root_of(predicate, direct), predicate=predicate, is_negated=is_not, actors=_unique(actors),
        targets=tuple(m for m in _unique(targets) if m not in actors), place=_place(names, sentence, outer, tokens),
        when=whens[0] if whens else None, quantities=quantities,
    )  # fmt: skip


def predicate_of(head: Any) -> str:
    """The lemma of the predicate, with its particle ("pull out"); the complement's lemma where the verb is a copula."""
    particle = next((child.lower_ for child in head.children if child.dep_ == "prt"), None)
    lemma = "be" if head.lower_ in _IS else str(head.lemma_).lower()
    if lemma == "be":
        for child in head.children:
            if child.dep_ in ("attr", "acomp") and child.pos_ in ("NOUN", "ADJ", "PROPN", "NUM"):
                return f"be {child.lemma_.lower()}"
    if particle is None and lemma in ("call", "push", "press", "ask"):
        particle = next((child.lower_ for child in head.children if child.dep_ == "prep" and child.lower_ in ("for", "on")), None)
    return f"{lemma} {particle}" if particle else lemma


def subject_of(head: Any) -> Any | None:
    """The token that is the subject of a verb: its own, else the one it shares with the verb it is joined to or governed by."""
    seen = set()
    while head.i not in seen:
        seen.add(head.i)
        for child in head.children:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
                return child
        if head.dep_ in ("acl", "relcl") and head.head.pos_ in ("NOUN", "PROPN"):
            return head.head if head.tag_ in ("VBG", "VBN") else None
        if head.dep_ in ("conj", "dep", "xcomp", "advcl", "ccomp", "pcomp", "acomp") and head.head.pos_ in (
            "VERB",
            "AUX",
            "ADJ",
            "ADP",
            "NOUN",
        ):
            if head.dep_ == "xcomp":
                controller = next((child for child in head.head.children if child.dep_ == "dobj"), None)
                if controller is not None:
                    return controller
            head = joined_to(head) if head.dep_ in ("conj", "dep") else head.head
            continue
        return None
    return None


class _Resolver:
    def __init__(self, names: Names, sentence: Sentence, pronouns: Pronouns | None) -> None:
        self._names, self._sentence, self._pronouns = names, sentence, pronouns

    def subjects(self, head: Any) -> list[Mention]:
        subject = subject_of(head)
        if subject is None:
            return []
        if subject.tag_ in ("WDT", "WP") and head.dep_ == "relcl":
            subject = head.head
        return self.mentions(subject)

    def mentions(self, token: Any) -> list[Mention]:
        """Whom a noun with all it is joined to means; names inside it where it stands for none itself."""
        if token.pos_ == "PRON" and token.tag_ != "DT":
            found = self._pronouns(self._sentence, token.i) if self._pronouns else None
            return [found] if found else []
        left, right = token.left_edge.i, token.right_edge.i + 1
        clause = next((t.left_edge.i for t in token.children if t.dep_ in ("relcl", "acl") and t.i > token.i), right)
        found = self._names.resolve(self._sentence, max(left, self._sentence.tokens.start), min(right, max(clause, token.i + 1)))
        if found is None:
            return []
        if found.kind == "other":
            return [mention for noun in _holders(token) for mention in self._at(noun)][:2]
        return [found]

    def _at(self, noun: Any) -> list[Mention]:
        mention = self._names.at(self._sentence, noun.i)
        return [mention] if mention is not None and mention.kind in _PARTICIPANTS else []


def _holders(noun: Any) -> Iterator[Any]:
    """The nouns whose doing another noun is: "Tokyo's ban", "talks between A and B", "the Low-High meeting"."""
    for child in noun.children:
        if child.dep_ in ("poss", "compound", "nmod") and child.i < noun.i:
            yield from (child, *(deep for deep in child.children if deep.dep_ in ("compound", "nmod", "conj")))
        elif child.dep_ == "prep" and child.lower_ in ("between", "by", "of", "from"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from (inner, *inner.conjuncts)


def _objects(head: Any, tokens: Collection[int]) -> list[Any]:
    out = []
    for child in head.children:
        if child.i not in tokens:
            continue
        if child.dep_ in ("dobj", "dative", "iobj", "attr", "oprd"):
            out.append(child)
            for prep in child.children:
                if prep.dep_ == "prep" and prep.lower_ in _WITH:
                    out += [noun for noun in prep.children if noun.dep_ == "pobj" and noun.i in tokens]
        elif child.dep_ in ("prep", "agent") and child.lower_ in _WITH and child.dep_ != "agent":
            out += [noun for noun in child.children if noun.dep_ == "pobj"]
        elif child.dep_ == "ccomp" and child.pos_ == "VERB" and any(t.dep_ == "aux" and t.lower_ == "to" for t in child.children):
            out += [noun for noun in child.children if noun.dep_ == "nsubj"]
    return out


def _place(names: Names, sentence: Sentence, head: Any, tokens: Collection[int]) -> Mention | None:
    """The place where the act itself is set: reached from the head through prepositions and objects, not through a clause of its own."""
    doc = sentence.tokens.doc
    for i in sorted(tokens):
        mention = names.at(sentence, i)
        if mention is None or mention.kind not in ("place", "country") or doc[i].dep_ in ("amod", "compound", "nmod", "poss"):
            continue
        before = doc[mention_start(names, sentence, i) - 1] if i > sentence.tokens.start else None
        if before is not None and before.lower_ == "the" and before.i > sentence.tokens.start:
            before = doc[before.i - 1]
        if before is not None and before.lower_ in _PLACE_PREPOSITIONS and before.pos_ == "ADP" and _reaches(doc[i], head):
            return mention
    return None


def _reaches(token: Any, head: Any) -> bool:
    while token.i != head.i and token.head.i != token.i:
        if token.dep_ in ("acl", "relcl", "poss", "amod"):
            return False
        token = token.head
    return True


def mention_start(names: Names, sentence: Sentence, token: int) -> int:
    """The first token of the mention that holds this token."""
    mention = names.at(sentence, token)
    while token > sentence.tokens.start and mention is not None and names.at(sentence, token - 1) is mention:
        token -= 1
    return token


def _unique(mentions: list[Mention]) -> tuple[Mention, ...]:
    return tuple({mention.entity_id: mention for mention in reversed(mentions)}.values())[::-1]
