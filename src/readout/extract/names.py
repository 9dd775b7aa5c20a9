"""The names of one article: every person, country, organisation and place in its prose, each under one name."""

from __future__ import annotations

from collections import defaultdict

from readout.extract.candidates import Candidate, find_candidates
from readout.extract.labels import label_forms, outlet_of
from readout.extract.measures import count_quantities, find_whens
from readout.extract.parser import ParsedArticle, Sentence
from readout.extract.people import Naming, People, Person, slug
from readout.extract.phrases import Phrases
from readout.extract.shortenings import find_acronyms, to_full_outlets
from readout.extract.titles import description_after, office_around, office_in_full, title_before
from readout.model.article import Outlet
from readout.model.statement import Mention, MentionKind, Quantity, When
from readout.text.countries import find_party, is_us_state, look_up

__all__ = ["Names", "find_names"]

_KINDS: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip
_PLACE_PREPOSITIONS = frozenset(
    ("in", "at", "near", "outside", "around", "inside", "throughout", "across", "through", "to", "into", "off", "via", "from")
)
_RELAYING = frozenset("add cite note quote report say write".split())


class Names:
    """Every name of an article, and whom a noun phrase of it means."""

    def __init__(self, parsed: ParsedArticle, mentions: tuple[tuple[Sentence, int, int, Mention], ...], people: People) -> None:
        self.parsed = parsed
        self.people = people
        self.mentions: tuple[Mention, ...] = tuple(mention for _, _, _, mention in mentions)
        self._at: dict[tuple[int, int], Mention] = {}
        self._in_sentence: defaultdict[int, list[Mention]] = defaultdict(list)
        for sentence, start, end, mention in mentions:
            self._in_sentence[sentence.passage.order].append(mention)
            for i in range(start, end):
                self._at[sentence.block, i] = mention
        self._people = {person.entity_id: person for person in people.persons}
        self._phrases = Phrases(self)
        self._chunks: dict[int, tuple[tuple[int, int], ...]] = {}
        self._times = find_whens(parsed)
        self._quantities = {sentence.passage.order: count_quantities(sentence) for sentence in parsed.prose if sentence.tokens is not None}

    def at(self, sentence: Sentence, token: int) -> Mention | None:
        """The mention whose words include the token with this index in the sentence's Doc."""
        return self._at.get((sentence.block, token))

    def within(self, sentence: Sentence, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin among the tokens `start` to `end` (half-open), each once, in order."""
        found = (self._at.get((sentence.block, i)) for i in range(start, end))
        return tuple(dict.fromkeys(mention for mention in found if mention is not None))

    def of_sentence(self, order: int) -> tuple[Mention, ...]:
        """The mentions in the passage with this order."""
        return tuple(self._in_sentence.get(order, ()))

    def times(self, sentence: Sentence) -> tuple[When, ...]:
        """The times that the sentence names, in order."""
        return self._times.get(sentence.passage.order, ())

    def quantities(self, sentence: Sentence) -> tuple[Quantity, ...]:
        """The quantities that the sentence names, in order."""
        return self._quantities.get(sentence.passage.order, ())

    def noun_phrases(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        """First token and noun of each noun phrase of the sentence, without what follows the noun; no pronouns."""
        order = sentence.passage.order
        if order not in self._chunks:
            found = sentence.tokens.noun_phrases if sentence.tokens is not None else ()
            self._chunks[order] = tuple((start, noun) for start, noun in found if sentence.tokens.doc[noun].pos_ != "PRON")
        return self._chunks[order]

    def person(self, entity_id: str) -> Person | None:
        """What the article tells of a person."""
        return self._people.get(entity_id)

    def resolve(self, sentence: Sentence, start: int, end: int) -> Mention | None:
        """Whom the noun phrase at tokens `start` to `end` (half-open, indexes of the sentence's Doc) means.

        Names, titles, offices, capitals acting for their state, groups and unnamed voices are all resolved; a phrase of no
        known kind stands for itself. None for an empty range and for pronouns.
        """
        return self._phrases.resolve(sentence, start, end)

    def gender(self, entity_id: str) -> str | None:
        """Return "m" or "f" for a person, as far as honorifics and the given name tell, else None."""
        person = self._people.get(entity_id)
        return person.gender if person else None


def find_names(parsed: ParsedArticle) -> Names:
    """All names in the prose of a parsed article, in order, each under the fullest form that the article uses."""
    found = find_candidates(parsed)
    labels = label_forms(found)
    people = People(_naming(one, parsed.article.text) for one in found if labels[one.text] == "PERSON")
    acronyms = find_acronyms(parsed.article.text)
    mentions = []
    for one in found:
        label = labels[one.text]
        if one.text in acronyms and acronyms[one.text] != one.text:
            mention = _acronym_mention(one, acronyms[one.text])
        else:
            mention = _person_mention(one, people) if label == "PERSON" else _thing_mention(one, label)
        mentions.append(mention)
    full = to_full_outlets(mentions)
    return Names(parsed, tuple((one.sentence, one.start, one.end, m) for one, m in zip(found, full, strict=True)), people)


def _acronym_mention(one: Candidate, name: str) -> Mention:
    known = look_up(name)
    name, party = (known.name, known.party) if known and known.kind == "name" else (name, find_party(name))
    outlet = outlet_of(name)
    return Mention(
        span=one.sentence.span(one.start, one.end), name=outlet.name if outlet else name, entity_id=slug(outlet.name if outlet else name),
        kind="outlet" if outlet else "organisation", party=outlet.party if outlet else party,
    )  # fmt: skip


def _naming(one: Candidate, text: str) -> Naming:
    before = office_in_full(title_before(one), text, one.sentence.span(one.start, one.end).start)
    return Naming(one.words, before, office_around(one, before) or description_after(one), one.sentence.passage.order * 10_000 + one.start)


def _person_mention(one: Candidate, people: People) -> Mention:
    person = people.find(one.words, title_before(one))
    name = person.name if person else one.text
    return Mention(
        span=one.sentence.span(one.start, one.end), name=name, entity_id=person.entity_id if person else slug(name), kind="person",
        party=person.party if person else None, role=person.role if person else None,
    )  # fmt: skip


def _thing_mention(one: Candidate, label: str) -> Mention:
    text, span = one.text, one.sentence.span(one.start, one.end)
    known, outlet = look_up(_in_full(one)), outlet_of(text) or _with_article(one)
    if outlet and not (known and known.kind in ("name", "people")):
        return Mention(span=span, name=outlet.name, entity_id=slug(outlet.name), kind="outlet", party=outlet.party)
    if known and known.kind in ("name", "people"):
        kind: MentionKind = "country" if len(known.party) == 2 and known.party not in ("UN", "EU", "G7") else "organisation"
        return Mention(span=span, name=known.name, entity_id=slug(known.name), kind=kind, party=known.party)
    if known and known.kind in ("capital", "seat") and not _is_place_here(one):
        return Mention(span=span, name=known.name, entity_id=slug(known.name), kind="country", party=known.party)
    if known and known.kind == "office":
        return Mention(span=span, name=known.name, entity_id=slug(known.name), kind="organisation", party=known.party)
    kind = _KINDS.get(label, "other")
    party = known.party if known else (find_party(text) if kind == "organisation" else "US" if is_us_state(text) else None)
    return Mention(span=span, name=text, entity_id=slug(text) or slug("name"), kind=kind, party=party)


def _with_article(one: Candidate) -> Outlet | None:
    """The outlet whose name takes in the article before the words: "The Lake" is a magazine where "the lake" is none."""
    doc, first = one.sentence.tokens.doc, one.sentence.tokens.start
    if one.start <= first or doc[one.start - 1].text != "The" or len(one.words) != 1:
        return None
    is_inside = one.start - 1 > first and not doc[one.start - 2].is_quote
    is_telling = one.end < len(doc) and doc[one.end].lemma_.lower() in _RELAYING
    outlet = outlet_of(f"The {one.text}") if is_inside or is_telling else None
    return outlet if outlet is not None and outlet.kind != "government" else None


def _in_full(one: Candidate) -> str:
    """The name that the words stand for: "the North" for North Korea where the article writes that; else the words."""
    full = f"{one.text} Korea"
    before = one.sentence.tokens.doc[one.start - 1].lower_ if one.start > one.sentence.tokens.start else ""
    return full if one.text in ("North", "South") and before == "the" and full in one.sentence.article.text else one.text


def _is_place_here(one: Candidate) -> bool:
    """Whether a capital stands for the city: "in Tokyo", "Tokyo-based", a dateline."""
    doc = one.sentence.tokens.doc
    root = doc[one.start : one.end].root
    before = doc[one.start - 1].lower_ if one.start > one.sentence.tokens.start else ""
    if before in _PLACE_PREPOSITIONS:
        return not (before in ("to", "from") and root.head.head.lemma_ in ("sell", "respond", "pressure", "message"))
    return bool(root.dep_ in ("appos", "npadvmod") or (one.end < len(doc) and doc[one.end].text == "-"))
