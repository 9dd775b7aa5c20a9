"""The names of one article: every person, country, organisation and place in its prose, each under one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from readout.extract.measures import count_quantities, find_whens
from readout.extract.parser import ParsedArticle, Sentence
from readout.extract.people import Naming, People, Person, slug
from readout.extract.phrases import Phrases
from readout.extract.roles import HONORIFICS, ROLE_NOUNS, TITLES, gender_of_given
from readout.model.article import Outlet
from readout.model.statement import Mention, MentionKind, Quantity, When
from readout.text.countries import find_party, is_us_state, look_up
from readout.text.gazetteer import outlets_in

__all__ = ["Names", "find_names"]

_LABELS: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip
_OUTLET_NOUN = re.compile(r"\s+(?:news agency|newspaper|tabloid|daily|magazine|website|television|TV|radio|network|channel)$", re.I)
_NO_NAMES = frozenset(
    (
        "january|february|march|april|may|june|july|august|september|october|november|december|jan.|feb.|aug.|sept.|oct.|nov.|dec.|nov|dec|monday"
        "|tuesday|wednesday|thursday|friday|saturday|sunday|gmt|utc|est|edt|a.m.|p.m.|am|pm|prime|minister|president|internet|god|christmas|easter"
    ).split("|")
)
_CONTINENTS = {
    "Asia",
    "Europe",
    "Africa",
    "America",
    "Antarctica",
    "Oceania",
    "Middle East",
    "Latin America",
    "Asia-Pacific",
    "Balkans",
    "Gulf",
}
_PERSONAL_TITLES = {"president", "mr.", "mrs.", "ms.", "sen.", "rep.", "gov.", "dr."}
_PLACE_PREPOSITIONS = {
    "in",
    "at",
    "near",
    "outside",
    "around",
    "inside",
    "throughout",
    "across",
    "through",
    "to",
    "into",
    "off",
    "via",
    "from",
}


@dataclass(frozen=True, slots=True)
class _Found:
    sentence: Sentence
    start: int
    end: int
    label: str

    @property
    def tokens(self) -> Any:
        return self.sentence.tokens.doc[self.start : self.end]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text.split())

    @property
    def text(self) -> str:
        return " ".join(str(self.tokens.text).split())


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
    sentences = [sentence for sentence in parsed.prose if sentence.tokens is not None]
    found = [one for sentence in sentences for one in _candidates(sentence)]
    found = _settled(found)
    votes = _votes(found)
    people = People(_naming(one) for one in found if votes[one.text] == "PERSON")
    mentions = []
    for one in found:
        mention = _person_mention(one, people) if votes[one.text] == "PERSON" else _thing_mention(one, votes[one.text])
        mentions.append((one.sentence, one.start, one.end, mention))
    return Names(parsed, tuple(mentions), people)


def _settled(found: list[_Found]) -> list[_Found]:
    """The candidates without a headline's mere capitals, and with pairs such as "Low-High" of known names taken apart."""
    known = {word for one in found if one.label in ("PERSON", "GPE", "NORP") for word in one.words}
    sure = {one.text for one in found if one.label != "?" or one.sentence.part != "title"}
    sentences = {one.sentence.passage.order: one.sentence for one in found}
    plain = {token.text for sentence in sentences.values() for token in sentence.tokens if token.is_lower}
    out: list[_Found] = []
    for one in found:
        if one.label == "?" and one.sentence.part == "title" and one.text not in sure and not (set(one.words) & known or look_up(one.text)):
            continue
        if one.label in ("?", "ORG", "NORP") and len(one.words) == 1 and one.text.lower() in plain and not look_up(one.text):
            continue
        if one.label == "?" and (one.words[-1].lower() in TITLES or one.words[-1].lower() in _NO_NAMES):
            continue
        hyphen = next((n for n, word in enumerate(one.words) if word in ("-", "–")), None)
        if hyphen == 1 and len(one.words) == 3 and all(word in known or look_up(word) for word in (one.words[0], one.words[2])):
            out += [replace(one, end=one.start + hyphen), replace(one, start=one.start + hyphen + 1)]
        else:
            out.append(one)
    return out


def _candidates(sentence: Sentence) -> Iterator[_Found]:
    """Stretches of the sentence that may be names, trimmed, without overlap, in order."""
    doc = sentence.tokens.doc
    taken: set[int] = set()
    spans = [(ent.start, ent.end, ent.label_) for ent in sentence.tokens.ents if ent.label_ in _LABELS]
    out = []
    for start, end, label in spans:
        start, end, label = _trim(doc, start, end, label)
        if end < sentence.tokens.end and label == "PERSON" and doc[end].text == "He" and end - start == 1 and doc[end - 1].is_title:
            end += 1
        if start < end and not doc[start].text.startswith("@"):
            out.append(_Found(sentence, start, end, label))
            taken.update(range(start, end))
    for start, end in _proper_runs(sentence, taken):
        out.append(_Found(sentence, start, end, "?"))
    return iter(sorted(out, key=lambda one: one.start))


def _trim(doc: Any, start: int, end: int, label: str) -> tuple[int, int, str]:
    """The stretch without articles, possessive marks, quotation marks, titles and nationality before a person."""
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_space or (doc[end - 1].is_punct and "." not in doc[end - 1].text)):
        end -= 1
    if label == "PERSON":
        while start < end - 1 and _is_title(doc[start]):
            start += 1
    elif _is_titled_person(doc, start, end, label):
        start, label = start + 1, "PERSON"
    return start, end, label


def _is_titled_person(doc: Any, start: int, end: int, label: str) -> bool:
    """Whether a stretch of another label is a title with a name: "Rep. Low" read as an organisation."""
    if label not in ("ORG", "GPE", "NORP", "FAC") or not 1 < end - start <= 4 or doc[end - 1].pos_ != "PROPN":
        return False
    return doc[start].lower_ in _PERSONAL_TITLES and doc[start].is_title and look_up(doc[start:end].text) is None


def _is_title(token: Any) -> bool:
    if token.lower_ in HONORIFICS or token.lower_ in TITLES:
        return True
    found = look_up(token.text)
    return bool(found and found.kind == "people")


def _proper_runs(sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns that the recogniser left out, and gazetteer words."""
    tokens = list(sentence.tokens)
    i = 0
    while i < len(tokens):
        j = i
        while j < len(tokens) and tokens[j].i not in taken and _goes_on(tokens, i, j):
            j += 1
        start = i
        while start < j and _is_title(tokens[start]):
            start += 1
        if start < j and len(tokens[start].text) > 1 and not all(token.lower_ in _NO_NAMES for token in tokens[start:j]):
            yield tokens[start].i, tokens[j - 1].i + 1
        elif i == j and tokens[i].i not in taken and tokens[i].text[:1].isupper() and look_up(tokens[i].text):
            yield tokens[i].i, tokens[i].i + 1
        i = max(j, i + 1)


def _goes_on(tokens: list[Any], start: int, at: int) -> bool:
    """Whether a run of proper nouns from `start` goes on at `at`; a hyphen between two of them belongs to it."""
    token = tokens[at]
    if token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in _NO_NAMES:
        return True
    is_hyphen = token.text in ("-", "–") and start < at < len(tokens) - 1 and not token.whitespace_ and not tokens[at - 1].whitespace_
    return is_hyphen and tokens[at + 1].pos_ == "PROPN" and tokens[at + 1].text[:1].isupper()


def _votes(found: list[_Found]) -> dict[str, str]:
    """The label of each written form, by the gazetteer, by titles, then by the vote of all places and of its last word."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    for one in found:
        titled = _is_after_title(one)
        counts[one.text][one.label] += 1
        if titled:
            counts[one.text]["PERSON"] += 3
        if _is_described(one):
            counts[one.text]["PERSON"] += 2
        if gender_of_given(one.words[0]) and 2 <= len(one.words) <= 4 and one.words[-1][:1].isupper():
            counts[one.text]["PERSON"] += 2
        if "PERSON" in (one.label, "PERSON" if titled else "") and len(one.words) > 1:
            surnames.update({one.words[0], one.words[-1]})
    out = {}
    for text, votes in counts.items():
        known = look_up(text)
        if known is not None:
            out[text] = {"name": "GPE", "people": "NORP", "capital": "GPE", "seat": "GPE", "office": "ORG"}[known.kind]
        elif " " not in text and surnames[text]:
            out[text] = "PERSON"
        elif _outlet_of(text):
            out[text] = "ORG"
        elif is_us_state(text) or text in _CONTINENTS:
            out[text] = "GPE"
        else:
            out[text] = max((label for label in votes if label != "?"), key=lambda label: votes[label], default="?")
    return out


def _is_described(one: _Found) -> bool:
    """Whether two or three capitalised words are followed by what a person is: "Ann Low, the director of …"."""
    root = one.tokens.root
    described = (child for child in root.children if child.dep_ == "appos" and child.i >= one.end and child.lemma_.lower() in ROLE_NOUNS)
    return 2 <= len(one.words) <= 3 and one.words[-1][:1].isupper() and next(described, None) is not None


def _is_after_title(one: _Found) -> bool:
    doc = one.sentence.tokens.doc
    if one.start <= one.sentence.tokens.start:
        return False
    before = doc[one.start - 1]
    return (
        before.lower_ in TITLES and before.text[:1].isupper() and before.dep_ in ("compound", "nmod", "amod")
    ) or before.lower_ in HONORIFICS


def _naming(one: _Found) -> Naming:
    return Naming(one.words, _before(one), _after(one), one.sentence.passage.order * 10_000 + one.start)


def _before(one: _Found) -> str:
    """The title in front of a name: "Chinese President", "Japan's Prime Minister", "Secretary of State", "Mr."."""
    doc, sentence = one.sentence.tokens.doc, one.sentence.tokens
    left = one.start
    while left > sentence.start and one.start - left < 9:
        token = doc[left - 1]
        if token.is_space or token.tag_ == "VBG" or (token.is_punct and token.text != "-") or token.dep_ in ("det", "punct", "cc"):
            break
        is_state = left < one.start and _is_title(doc[left]) and look_up(token.text) is not None
        if token.tag_ == "POS" or token.dep_ in ("compound", "nmod", "amod", "poss") or _is_title(token) or is_state:
            left -= 1
            continue
        office = _office_start(doc, left, sentence.start)
        if office is None:
            break
        left = office
    words = ["president " if token.lower_ == "presidents" else token.text_with_ws for token in doc[left : one.start]]
    title = " ".join("".join(words).split())
    return title if any(word.lower() in TITLES or word.lower() in HONORIFICS for word in title.split()) else ""


def _office_start(doc: Any, left: int, first: int) -> int | None:
    """Where a title with "of" or "to" begins whose last word stands before `left`: "Secretary of State", "Ambassador to the U.N."."""
    for at in range(left - 1, max(first, left - 6) - 1, -1):
        if doc[at].lower_ in TITLES and doc[at].text[:1].isupper():
            return at if any(token.lower_ in ("of", "to", "for") for token in doc[at + 1 : left]) else None
        if doc[at].lower_ not in ("of", "to", "the", "for") and doc[at].pos_ != "PROPN":
            return None
    return None


def _after(one: _Found) -> str:
    """The description behind a name: "the President of China", "a police reporter at the paper"."""
    doc = one.sentence.tokens.doc
    root = doc[one.start : one.end].root
    for child in root.children:
        if child.dep_ == "appos" and child.i >= one.end and child.ent_type_ not in ("PERSON", "DATE") and child.is_alpha:
            return _role_text(doc, max(child.left_edge.i, one.end), child)
    if root.dep_ == "appos" and root.head.i < one.start and root.head.lemma_.lower() in ROLE_NOUNS:
        return _role_text(doc, root.head.left_edge.i, root.head)
    if one.end + 1 < one.sentence.tokens.end and doc[one.end].text == "(" and doc[one.end + 1].text[:2] in ("R-", "D-", "I-"):
        return str(doc[one.end + 1].text)
    return ""


@cache
def _outlet_of(text: str) -> Outlet | None:
    """The outlet whose name the words are, whole but for an article and a noun such as "news agency"."""
    bare = _OUTLET_NOUN.sub("", text)
    for outlet, start, end in outlets_in(bare):
        if end == len(bare) and bare[:start].strip().lower() in ("", "the"):
            return outlet
    return None


def _role_text(doc: Any, start: int, head: Any) -> str:
    """A description from `start` over its head to the next comma or clause, at most ten words."""
    stops = [child.left_edge.i for child in head.children if child.i > head.i and child.dep_ in ("relcl", "acl", "appos", "punct", "cc")]
    end = min([head.right_edge.i + 1, start + 10, *(stop for stop in stops if stop > head.i)])
    return " ".join(doc[start:end].text.split()).strip(" ,.;()")


def _person_mention(one: _Found, people: People) -> Mention:
    person = people.find(one.words)
    name = person.name if person else one.text
    return Mention(
        span=one.sentence.span(one.start, one.end), name=name, entity_id=person.entity_id if person else slug(name), kind="person",
        party=person.party if person else None, role=person.role if person else None,
    )  # fmt: skip


def _thing_mention(one: _Found, label: str) -> Mention:
    text, span = one.text, one.sentence.span(one.start, one.end)
    known, outlet = look_up(text), _outlet_of(text)
    if outlet and not (known and known.kind in ("name", "people")):
        return Mention(span=span, name=outlet.name, entity_id=slug(outlet.name), kind="outlet", party=outlet.party)
    if known and known.kind in ("name", "people"):
        kind: MentionKind = "country" if len(known.party) == 2 and known.party not in ("UN", "EU", "G7") else "organisation"
        return Mention(span=span, name=known.name, entity_id=slug(known.name), kind=kind, party=known.party)
    if known and known.kind in ("capital", "seat") and not _is_place_here(one):
        return Mention(span=span, name=known.name, entity_id=slug(known.name), kind="country", party=known.party)
    if known and known.kind == "office":
        return Mention(span=span, name=known.name, entity_id=slug(known.name), kind="organisation", party=known.party)
    kind = _LABELS.get(label, "other")
    party = known.party if known else (find_party(text) if kind == "organisation" else "US" if is_us_state(text) else None)
    return Mention(span=span, name=text, entity_id=slug(text) or slug("name"), kind=kind, party=party)


def _is_place_here(one: _Found) -> bool:
    """Whether a capital stands for the city: "in Tokyo", "Tokyo-based", a dateline."""
    doc = one.sentence.tokens.doc
    root = doc[one.start : one.end].root
    before = doc[one.start - 1].lower_ if one.start > one.sentence.tokens.start else ""
    if before in _PLACE_PREPOSITIONS:
        return not (before in ("to", "from") and root.head.head.lemma_ in ("sell", "respond", "pressure", "message"))
    return bool(root.dep_ in ("appos", "npadvmod") or (one.end < len(doc) and doc[one.end].text == "-"))
