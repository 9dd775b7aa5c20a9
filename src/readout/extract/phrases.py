"""Whom a noun phrase of an article means: titles, offices, capitals, groups and unnamed voices."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from readout.extract.grammar import phrase
from readout.extract.groups import Groups, make_group
from readout.extract.heads import end_of_places, holder_behind, plain, role_behind
from readout.extract.parser import Sentence
from readout.extract.people import Person, slug
from readout.extract.references import References
from readout.extract.roles import (
    MEDIA_NOUNS,
    ORGANISATION_NOUNS,
    ROLE_NOUNS,
    SPOKEN_FOR,
    STATE_NOUNS,
)
from readout.model.article import Outlet
from readout.model.statement import Mention, MentionKind
from readout.text.countries import country_name, find_party, is_us_state
from readout.text.gazetteer import outlets_in

if TYPE_CHECKING:
    from readout.extract.names import Names

__all__ = ["Phrases"]

_BODIES = frozenset("company firm group organisation organization".split())
_LONGEST_KIND = 3
_PARTS = frozenset("one another arm lobby network unit wing".split())
"""What else a body may be called before its name follows."""
_OF_STATES = frozenset("congressman congresswoman governor lawmaker representative senator".split())
"""Who serves an American state, even one that has a country's name."""
_SERVING = frozenset("adviser advisor aide authority diplomat official".split())
_SHARES = frozenset("few many more most other several some two three thousands millions".split())


class Phrases:
    """Resolves noun phrases against the names of their article."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._references = References(names)
        self._groups = Groups(names, self._references)

    def resolve(self, sentence: Sentence, start: int, end: int) -> Mention | None:
        """Whom the tokens `start` to `end` mean, or None for nothing and for pronouns."""
        doc = sentence.tokens.doc
        while start < end and (doc[start].is_punct or doc[start].is_space):
            start += 1
        while start < end and (doc[end - 1].is_punct or doc[end - 1].is_space or (end - 1 > start and _is_left_over(doc[end - 1]))):
            end -= 1
        if start >= end:
            return None
        head = doc[start:end].root
        end = next((i for i in range(head.i + 1, end) if doc[i].text in ("(", "[")), end)
        is_pronoun = head.pos_ == "PRON" and head.tag_ in ("PRP", "WP", "PRP$", "WDT", "WP$") and head.ent_type_ != "ORG"
        if is_pronoun and head.lower_ != "both":
            return None
        spread = end_of_places(head)
        if spread > end:
            return self._single(sentence, start, spread, head)
        listed = self._listed(sentence, head)
        if listed:
            start, end = min(start, listed[0].left_edge.i), max(end, listed[-1].right_edge.i + 1)
            return self._joined(sentence, start, end, listed)
        parts = self._conjuncts(sentence, head, start, end)
        if len(parts) > 1 and not _is_one(doc, start, parts):
            joined = self._joined(sentence, start, end, parts)
            if joined:
                return joined
        return self._single(sentence, start, end, head)

    def _listed(self, sentence: Sentence, head: Any) -> list[Any]:
        """The names set side by side before one verb with nothing but commas between ("Low, High meet"), where there are several."""
        if head.dep_ not in ("nsubj", "npadvmod") or head.head.pos_ not in ("VERB", "AUX"):
            return []
        verb = head.head
        heads = [child for child in verb.children if child.i < verb.i and child.dep_ in ("nsubj", "npadvmod")]
        if len(heads) < 2 or not all(self._may_act(sentence, child) for child in heads):
            return []
        between = (head.doc[left.right_edge.i + 1 : right.left_edge.i].text.strip() for left, right in pairwise(heads))
        if any(text != "," for text in between):
            return []
        joined = (noun for child in heads for noun in (child, *(c for c in child.conjuncts if c.i > child.i)))
        return sorted({noun.i: noun for noun in joined}.values(), key=lambda noun: noun.i)

    def _may_act(self, sentence: Sentence, token: Any) -> bool:
        mention = self._names.at(sentence, token.i)
        return mention is not None and mention.kind in ("person", "country", "organisation")

    def _conjuncts(self, sentence: Sentence, head: Any, start: int, end: int) -> list[Any]:
        """The heads of the nouns joined in a phrase, in order; a person set beside a person ("Low, High meet") counts as joined."""
        found, todo = [head], [head]
        while todo:
            above = todo.pop()
            for child in above.children:
                is_joined = (
                    child.dep_ == "conj"
                    or (child.dep_ == "appos" and self._is_second_person(sentence, above, child))
                    or (child.dep_ in ("nmod", "compound") and self._is_first_person(sentence, child, above))
                )
                if is_joined and start <= child.i < end and child.pos_ in ("NOUN", "PROPN"):
                    found.append(child)
                    todo.append(child)
        titles = {token.i for token in found if self._names.at(sentence, token.i) is None and token.lemma_.lower() in ROLE_NOUNS}
        names = {token.i - 1 for token in sentence.tokens.doc[start:end] if token.ent_type_ == "PERSON" and token.ent_iob_ == "B"}
        return sorted((token for token in found if token.i not in titles & names or token.i == head.i), key=lambda token: token.i)

    def _is_first_person(self, sentence: Sentence, one: Any, other: Any) -> bool:
        """Whether a name before another is the first of two: "Low and attorney Ann High"."""
        return any(child.dep_ == "cc" and child.i < other.i for child in one.children) and self._is_second_person(sentence, one, other)

    def _is_second_person(self, sentence: Sentence, one: Any, other: Any) -> bool:
        left, right = self._names.at(sentence, one.i), self._names.at(sentence, other.i)
        return bool(left and right and left.kind == right.kind == "person" and left.entity_id != right.entity_id)

    def _joined(self, sentence: Sentence, start: int, end: int, heads: list[Any]) -> Mention | None:
        members = []
        for n, head in enumerate(heads):
            stop = heads[n + 1].left_edge.i if n + 1 < len(heads) else end
            left = max(start, head.left_edge.i, heads[n - 1].i + 1 if n else start)
            while left < head.i and (sentence.tokens.doc[left].is_punct or sentence.tokens.doc[left].dep_ == "cc"):
                left += 1
            right = max(left + 1, min(stop, phrase(head)[1], end))
            while right > head.i + 1 and (sentence.tokens.doc[right - 1].is_punct or sentence.tokens.doc[right - 1].dep_ == "cc"):
                right -= 1
            one = self._single(sentence, left, right, head)
            if one is None:
                return None
            members.append(one)
        if members[-1].kind == "person" and all(self._is_title_of_next(sentence, head) for head in heads[:-1]):
            return replace(members[-1], span=sentence.span(start, end))
        if all(member.kind == "other" for member in members):
            text = " ".join(sentence.tokens.doc[start:end].text.split())
            return self._make(sentence, start, end, plain(text), "other", find_party(text))
        return make_group(sentence, start, end, [(member.name, member.party) for member in members])

    def _is_title_of_next(self, sentence: Sentence, head: Any) -> bool:
        """Whether a title goes on in the name after it: "publisher and editor Ann Low"."""
        after = sentence.tokens.doc[head.i + 1 : head.i + 3]
        goes_on = len(after) == 2 and after[0].dep_ == "cc" and after[1].pos_ in ("NOUN", "PROPN")
        return goes_on and head.lemma_.lower() in ROLE_NOUNS and self._names.at(sentence, head.i) is None

    def _single(self, sentence: Sentence, start: int, end: int, head: Any) -> Mention:
        text = " ".join(sentence.tokens.doc[start:end].text.split())
        if head.lower_ in ("reports", "report") and head.i > start and head.nbor(-1).lower_ in MEDIA_NOUNS:
            head, end, text = head.nbor(-1), head.i, " ".join(sentence.tokens.doc[start : head.i].text.split())
        head = role_behind(head, end) or head
        mention = self._names.at(sentence, head.i)
        lemma = head.lemma_.lower()
        first = sentence.tokens.doc[start]
        holder = holder_behind(head, end)
        named = self._names.at(sentence, holder.i) if holder is not None else None
        if named is not None and named.kind == "person":
            return self._named(sentence, start, end, named, text)
        if mention is None and (beside := self._body_beside(sentence, start, end, head)) is not None:
            return self._named(sentence, start, end, beside, text)
        text = self._without_description(sentence, start, end, head) if head.pos_ == "PROPN" else text
        if lemma in ("democrat", "republican") and head.tag_ in ("NN", "NNP"):
            person = self._references.partisan(sentence, start, lemma) if first.lower_ == "the" else None
            if person:
                return self._person(sentence, start, end, person)
            if first.lower_ in ("a", "an", "one", "another", "the"):
                return self._make(sentence, start, end, plain(text), "unnamed", find_party(text), role=plain(text))
        is_share = first.lower_ in _SHARES or any(word.tag_ == "CD" for word in sentence.tokens.doc[start : head.i])
        if head.tag_ == "NNPS" and mention is not None and mention.kind in ("country", "group") and is_share:
            return self._make(sentence, start, end, plain(text), "unnamed", mention.party)
        if lemma in ROLE_NOUNS and (mention is None or mention.kind != "person"):
            named = self._named_beside(sentence, start, end, head)
            if named:
                return self._named(sentence, start, end, named, text)
        if mention is None or mention.kind == "other" or (mention.kind in ("organisation", "group") and lemma in SPOKEN_FOR):
            found = self._described(sentence, start, end, head, lemma, text)
            if found:
                return found
        if mention is not None:
            return self._named(sentence, start, end, mention, text)
        bearer = self._names.people.of_surname(text) if text[:1].isupper() and " " not in text else None
        return (
            self._person(sentence, start, end, bearer)
            if bearer
            else self._make(sentence, start, end, plain(text), "other", find_party(text))
        )

    def _named(self, sentence: Sentence, start: int, end: int, mention: Mention, text: str) -> Mention:
        name, kind, party = mention.name, mention.kind, mention.party
        if kind in ("organisation", "other", "place"):
            ministry = self._references.ministries.find(text)
            if ministry:
                name, party, kind = ministry[0], ministry[1], "organisation"
            elif party is None and kind == "organisation":
                party = find_party(text)
        return Mention(
            span=sentence.span(start, end), name=name, entity_id=mention.entity_id if name == mention.name else slug(name), kind=kind,
            party=party, role=mention.role, members=mention.members,
        )  # fmt: skip

    def _named_beside(self, sentence: Sentence, start: int, end: int, head: Any) -> Mention | None:
        """The person whose name follows a title in one phrase: "the ministry's spokesman Li Low", "the ambassador, Ann High"."""
        last = sentence.tokens.doc[end - 1]
        for token in (*(child for child in head.children if child.dep_ == "appos" and start <= child.i < end), last):
            mention = self._names.at(sentence, token.i)
            if (
                mention
                and mention.kind == "person"
                and token.i > head.i
                and token.dep_ != "pobj"
                and (token.dep_ == "appos" or token.i - head.i <= (8 if head.text[:1].isupper() else 3))
            ):
                return mention
        return None

    def _body_beside(self, sentence: Sentence, start: int, end: int, head: Any) -> Mention | None:
        """The body whose name follows what it is called: "the lobby, Blue Lakes", "one of the groups, Blue Lakes"."""
        if head.tag_ not in ("NN", "CD", "DT") or head.lemma_.lower() not in ORGANISATION_NOUNS | _PARTS:
            return None
        for child in head.children:
            if child.dep_ == "appos" and head.i < child.i < end:
                mention = self._names.at(sentence, child.i)
                if mention is not None and mention.kind in ("organisation", "outlet") and not any(c.dep_ == "conj" for c in child.children):
                    return mention
        return None

    def _without_description(self, sentence: Sentence, start: int, end: int, head: Any) -> str:
        """The words of a name without what is said of it behind a comma: "H Street, the lake lobby"."""
        doc = sentence.tokens.doc
        behind = (c.left_edge.i for c in head.children if head.i < c.i < end and c.dep_ in ("appos", "relcl"))
        stop = min((i for i in behind if i > head.i and doc[i - 1].text == ","), default=end)
        return " ".join(doc[start:stop].text.split()).rstrip(" ,")

    def _described(self, sentence: Sentence, start: int, end: int, head: Any, lemma: str, text: str) -> Mention | None:
        group = self._groups.find(sentence, start, end, head)
        if group:
            return group
        if lemma in SPOKEN_FOR:
            body = self._spoken_for(sentence, start, end, head)
            if body:
                return body
        ministry = self._references.ministries.find(text)
        if ministry:
            return self._make(sentence, start, end, ministry[0], "organisation", ministry[1])
        outlet = self._references.outlet(sentence, start, head)
        if outlet:
            return replace(outlet, span=sentence.span(start, end))
        before = self._said_before(sentence, start, end, head)
        if before:
            return before
        if (lemma in MEDIA_NOUNS or head.lower_ in MEDIA_NOUNS) and head.lower_ != "report":
            named = [mention for mention in self._names.within(sentence, start, end) if mention.kind == "outlet"]
            if len(named) == 1:
                return replace(named[0], span=sentence.span(start, end))
            known = _known_outlet(sentence.tokens.doc, start, end, head) if head.lower_ != "media" else None
            if known is not None:
                return self._make(sentence, start, end, known.name, "outlet", known.party)
            return self._make(sentence, start, end, plain(text), "outlet", find_party(text))
        if lemma == "office" or lemma in ORGANISATION_NOUNS:
            return self._office(sentence, start, end, head, text)
        if lemma in ROLE_NOUNS:
            return self._titled(sentence, start, end, head, text)
        if lemma in STATE_NOUNS:
            state = self._state(sentence, start, end, lemma, text)
            if state:
                return state
        if lemma in ("people", "source", "official", "authority", "expert", "analyst", "critic", "other", "many", "some", "observer"):
            return self._make(sentence, start, end, plain(text), "unnamed", find_party(text) or self._party_served(sentence, start, head))
        return None

    def _party_served(self, sentence: Sentence, start: int, head: Any) -> str | None:
        """The party of the leader whom those serve who are told of: "Macron administration officials"."""
        if head.lemma_.lower() not in _SERVING:
            return None
        named = self._names.within(sentence, start, head.i)
        people = [self._names.person(mention.entity_id) for mention in named if mention.kind == "person"]
        return next((person.party for person in people if person is not None and person.party), None)

    def _state(self, sentence: Sentence, start: int, end: int, lemma: str, text: str) -> Mention | None:
        """A state by its side, its government or its army: "the Syrian government", "Kim's government"."""
        parties = (mention.party for mention in self._names.within(sentence, start, end) if mention.party)
        party = find_party(text) or next(parties, None)
        country = country_name(party or "")
        if country is None:
            return None
        if lemma in ("side", "country", "nation", "delegation", "people"):
            return self._make(sentence, start, end, country, "country", party)
        if lemma in ("government", "regime"):
            return self._make(sentence, start, end, f"Government of {country}", "organisation", party)
        return self._make(sentence, start, end, plain(text), "organisation", party)

    def _titled(self, sentence: Sentence, start: int, end: int, head: Any, text: str) -> Mention | None:
        """A person by title: "the Chinese president", "the prime minister"; unnamed if indefinite or not introduced."""
        first = sentence.tokens.doc[start]
        party = find_party(text)
        if head.lemma_.lower() in _OF_STATES and any(is_us_state(word) for word in text.split()):
            party = "US"
        definite = (
            first.lower_ in ("the", "this", "that", "his", "her", "its", "their")
            or first.tag_ == "POS"
            or first.dep_ == "poss"
            or bool(party)
        )
        if first.lower_ in ("a", "an", "one", "another", "some", "several", "many") or head.tag_ in ("NNS", "NNPS") or not definite:
            party = party or self._party_served(sentence, start, head)
            return self._make(sentence, start, end, plain(text), "unnamed", party, role=plain(text))
        person = self._references.bearer(sentence, start, head, party) or self._references.epithet(sentence, start, head)
        if person:
            return self._person(sentence, start, end, person)
        return self._make(sentence, start, end, plain(text), "unnamed" if not party else "person", party, role=plain(text))

    def _spoken_for(self, sentence: Sentence, start: int, end: int, head: Any) -> Mention | None:
        """The body behind an unnamed "spokesman for the Foreign Ministry"."""
        doc = sentence.tokens.doc
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("for", "of", "at") and child.i < end:
                for noun in child.children:
                    if noun.dep_ == "pobj":
                        body = self._single(sentence, noun.left_edge.i, min(end, noun.right_edge.i + 1), noun)
                        return self._make(sentence, start, end, body.name, "organisation", body.party, role=head.lower_)
        if head.i > start:
            left = start + (doc[start].pos_ == "DET")
            stop = head.i - (doc[head.i - 1].tag_ == "POS")
            if left < stop:
                noun = doc[left:stop].root
                is_bare = stop - left == 1 and noun.tag_ == "NN" and stop < head.i
                told = self._references.body(sentence, left, noun) if is_bare else None
                if told is not None:
                    return self._make(sentence, start, end, told[0], "organisation", told[1], role=head.lower_)
                body = self._single(sentence, left, stop, noun)
                if body.kind in ("organisation", "country", "outlet"):
                    return self._make(sentence, start, end, body.name, "organisation", body.party, role=head.lower_)
        return None

    def _office(self, sentence: Sentence, start: int, end: int, head: Any, text: str) -> Mention | None:
        """ "Yoon's office" as the office of that president; other bodies under their own words."""
        if head.tag_ in ("NNS", "NNPS"):
            return self._make(sentence, start, end, plain(text), "organisation", find_party(text))
        for child in head.children:
            if child.dep_ == "poss":
                owner = self._names.at(sentence, child.i)
                person = self._names.person(owner.entity_id) if owner else self._names.people.of_surname(child.text)
                country = country_name(person.party or "") if person else None
                held = [one.lower() for one in person.roles if "vice" not in one.lower()] if person else []
                role = next((r for r in ("prime minister", "president", "chancellor") if any(r in one for one in held)), None)
                if head.lemma_ == "office" and country and role:
                    return self._make(
                        sentence, start, end, f"Office of the {role.title()} of {country}", "organisation", person.party if person else None
                    )
        return self._make(sentence, start, end, plain(text), "organisation", find_party(text))

    def _said_before(self, sentence: Sentence, start: int, end: int, head: Any) -> Mention | None:
        doc = sentence.tokens.doc
        if end - start != 2 and not (head.lower_ in _BODIES and _is_kind(doc[start + 1 : head.i]) and head.i == end - 1):
            return None
        if doc[start].lower_ not in ("the", "this", "that"):
            return None
        found = self._references.body(sentence, start, head)
        return self._make(sentence, start, end, found[0], "organisation", found[1]) if found else None

    def _person(self, sentence: Sentence, start: int, end: int, person: Person) -> Mention:
        span = sentence.span(start, end)
        return Mention(span=span, name=person.name, entity_id=person.entity_id, kind="person", party=person.party, role=person.role)

    def _make(
        self, sentence: Sentence, start: int, end: int, name: str, kind: MentionKind, party: str | None, role: str | None = None
    ) -> Mention:
        return Mention(span=sentence.span(start, end), name=name, entity_id=slug(name) or "name", kind=kind, party=party, role=role)


def _known_outlet(doc: Any, start: int, end: int, head: Any) -> Outlet | None:
    """The outlet of the registry that "the Fars news agency", "the news agency KCNA" names, where the parser sees no name."""
    last = end
    while last == head.i + 1 and head.dep_ == "nsubj" and doc[last].dep_ == "nsubj" and doc[last].head.i == head.head.i:
        last += 1
    return next((outlet for outlet, *_ in outlets_in(doc[start:last].text)), None)


def _is_left_over(last: Any) -> bool:
    return bool(last.dep_ == "cc" or last.tag_ == "POS")


def _is_one(doc: Any, start: int, heads: list[Any]) -> bool:
    """Whether nouns joined by "and" are several titles of one person: "the senator and presidential candidate"."""
    is_title = all(head.tag_ == "NN" and head.lemma_.lower() in ROLE_NOUNS for head in heads[:1]) and doc[start].lower_ == "the"
    return is_title and all(head.tag_ == "NN" and not any(child.dep_ in ("det", "poss") for child in head.children) for head in heads[1:])


def _is_kind(words: Any) -> bool:
    """Whether the words before a noun only tell of what kind it is: "human rights" before "group"."""
    if len(words) > 1 and words[-1].lower_ == "based" and words[-2].text == "-":
        return True
    return len(words) <= _LONGEST_KIND and all(word.pos_ in ("NOUN", "ADJ") and word.text.islower() for word in words)
