"""Which mentions a pronoun can mean."""

from __future__ import annotations

import re

from readout.extract.authors import ISSUED
from readout.extract.cues import DOCUMENTS
from readout.extract.names import Names
from readout.extract.parser import Sentence
from readout.extract.roles import ROLE_NOUNS
from readout.model.statement import Mention

__all__ = ["IT", "PRONOUNS", "THEY", "fits", "head_of", "is_text", "vote_genders"]

_HE = frozenset("he him himself his".split())
_SHE = frozenset("she her herself".split())
THEY = frozenset("they them themselves both their".split())
IT = frozenset("it itself its".split())
PRONOUNS = _HE | _SHE | THEY | IT
_TEXTS = frozenset(
    "act ad advert advertisement affidavit agreement amendment bill book brief clause column commercial complaint constitution deal "
    "directive draft editorial filing indictment law lawsuit motion order petition plan provision resolution rule section sentence "
    "suit text treaty".split()
)
"""What is written and has a say, beside documents: "the bill ... it says"."""
_FEMALE = frozenset(
    "actress aunt businesswoman chairwoman congresswoman daughter girl girlfriend grandmother lady mom mother niece policewoman princess "
    "queen sister spokeswoman stepmother waitress widow wife woman".split()
)
_MALE = frozenset(
    "boy boyfriend brother businessman chairman congressman dad father gentleman grandfather gunman husband king man nephew policeman "
    "prince son spokesman stepfather uncle widower".split()
)
_MANY = frozenset("both few many most others several some".split())
_NO_NOUNS = frozenset("her their other another former later under over after never".split())
_TOLD_OF = re.compile(r"\s(?:aware|briefed|close|familiar|including|involved|like|such|of|in|on|at|for|from|with|who)\b")
_PERSONAL = ("man", "woman", "person", "er", "or", "ist", "ian", "ant", "ent", "one", "boy", "girl", "people", "pilot", "colleague")


def fits(mention: Mention, word: str, gender: str | None) -> bool:
    """Whether a pronoun can mean what a mention means; `gender` is "m", "f", or None where it is not known."""
    if word in _HE or word in _SHE:
        if mention.kind not in ("person", "unnamed", "other") or len(mention.members) > 1 or _is_plural(mention):
            return False
        if mention.kind == "other" and _is_thing(mention):
            return False
        if mention.kind != "person" and head_of(mention) in (_MALE if word in _SHE else _FEMALE):
            return False
        return gender is None or gender == ("m" if word in _HE else "f")
    if word in IT:
        return mention.kind in ("organisation", "country", "outlet", "place") or (
            mention.kind == "other" and (_is_paper(mention) or head_of(mention) in _TEXTS)
        )
    return len(mention.members) > 1 or mention.kind == "group" or (_is_plural(mention) and not _is_paper(mention))


def vote_genders(sentences: dict[int, Sentence], names: Names) -> dict[str, str]:
    """Gender by the pronouns of sentences that name one person alone: "Low grabbed her coat"."""
    votes: dict[str, int] = {}
    for order, sentence in sentences.items():
        people = {mention.entity_id: mention for mention in names.of_sentence(order) if mention.kind == "person"}
        if len(people) != 1:
            continue
        (entity_id, mention), *_ = people.items()
        for token in sentence.tokens:
            if token.pos_ == "PRON" and sentence.at(token.idx) > mention.span.start:
                votes[entity_id] = votes.get(entity_id, 0) + (token.lower_ in _HE) - (token.lower_ in _SHE)
    return {entity_id: "m" if balance > 0 else "f" for entity_id, balance in votes.items() if balance}


def is_text(noun: str) -> bool:
    """Whether a noun, in its base form, names a document or a law."""
    return noun.lower() in _TEXTS | ISSUED | DOCUMENTS


def head_of(mention: Mention) -> str:
    """The last word before what a description adds: "people" of "people familiar with the matter"."""
    words = _TOLD_OF.split(mention.name)[0].split()
    return words[-1].lower() if words else ""


def _is_plural(mention: Mention) -> bool:
    last = mention.name.split()[-1].lower() if mention.name.split() else ""
    ends = {last, head_of(mention)} if mention.kind in ("unnamed", "other") else {last}
    if ends & {"children", "men", "people", "police", "staff", "women"} and mention.kind != "person":
        return True
    if mention.kind in ("unnamed", "other") and mention.name.split()[:1] and mention.name.split()[0].lower() in _MANY:
        return True
    return mention.kind in ("unnamed", "other", "group") and any(end.endswith("s") and not end.endswith("ss") for end in ends)


def _is_paper(mention: Mention) -> bool:
    """Whether a mention is a document by one of its words: "the ministry's letter", "exit polls"."""
    return bool({word.removesuffix("s") for word in mention.name.lower().split()} & (ISSUED | DOCUMENTS))


def _is_thing(mention: Mention) -> bool:
    """Whether a mention of no known kind is a document, or nothing that can be a person by its words."""
    name = re.split(r"['’]s?\s", mention.name)[-1]
    words = set(re.findall(r"[\w-]+", name.lower())) - _NO_NOUNS
    if not words or not mention.name[0].isalnum() or _is_paper(mention) or head_of(mention) in _TEXTS:
        return True
    return name[:1].islower() and not words & ROLE_NOUNS and not any(word.endswith(_PERSONAL) for word in words)
