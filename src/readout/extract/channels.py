"""Phrases beside a cue that may name through whom the words came: "on CNBC", "told the Herald", "quoted by NHK as saying"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readout.extract.grammar import PERCEIVING, phrase
from readout.extract.roles import MEDIA_NOUNS, ORGANISATION_NOUNS

__all__ = [
    "find_channels",
    "gives_out",
    "go_betweens",
    "is_as_reported",
    "is_confided",
    "is_interviewer",
    "is_quoting_as",
    "quoted_as",
    "told_ahead",
]

_PREPOSITIONS = frozenset("on with to by in via for from according".split())
_SPEAKING = frozenset("speak talk appear write interview".split())
_SPOKEN_TO = frozenset("ask contact reach question press quote cite interview".split())
_HANDED = frozenset("acquire air appear broadcast carry give leak obtain post provide publish release review run see send share".split())
"""How words come into an outlet's hands, and out of them."""
_TOLD = frozenset("tell ask inform assure".split())
_OCCASIONS = frozenset("interview statement remark comment speech op-ed ed column conversation email phone appearance".split())
_FARTHEST = 12
"""Words behind an interview within which it is told where."""
_AIRED = frozenset(("air", "appear", "broadcast", "run", "tape"))
_BY = frozenset(("by", "to", "with", "in"))
_PIECES = frozenset(
    "article broadcast editorial essay excerpt item piece podcast profile program programme report segment show story".split()
)
"""What an outlet brings out, as against what a speaker gives."""
_QUOTING = frozenset(("quote", "cite"))
_RELAYING = frozenset("report say carry publish broadcast release".split())
_DEPUTIES = frozenset("agent aide attorney counsel deputy lawyer publicist representative spokesman spokesperson spokeswoman".split())
"""Through whom somebody speaks."""
_RECORDS = frozenset("audio cable document e-mail email file footage log memo message note recording tape text transcript video".split())
"""What is kept of somebody's words, as against what they hand out themselves."""
_WORDING = frozenset("add argue ask call complain describe joke note reply respond say suggest tell warn write".split())
_GIVEN_OUT = frozenset("leak obtain post provide publish release".split())


def find_channels(verb: Any, head: Any, content: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """The half-open token ranges of the phrases, in order, each once.

    Args:
        verb: The reporting word.
        head: The speaker's head word, or None.
        content: Indexes of the words reported: only what is said on some occasion ("in an interview with") is looked for in them.
    """
    found: list[tuple[int, int]] = []
    before = (verb.head,) if verb.dep_ == "conj" and verb.head.lemma_.lower() in _SPEAKING else ()
    for governor in (verb, *before, *_speaking(verb), *(_speaking(head) if head is not None else ())):
        for word in governor.subtree:
            if word.dep_ not in ("prep", "agent") or word.lower_ not in _PREPOSITIONS:
                continue
            if word.i in content and word.head.lemma_.lower() not in _OCCASIONS:
                continue
            if word.head == governor or word.head.dep_ in ("pobj", "acl", "dobj", "npadvmod", "pcomp"):
                named = (inner for inner in word.subtree if inner.dep_ in ("pobj", "poss") and _is_named(inner))
                found += [phrase(inner) for inner in named if word.i in content or inner.i not in content]
    above = _setting_of(verb)
    found += [words for governor in (verb, above, head) if governor is not None for words in _on_occasion(governor)]
    found += [words for words in _on_air(verb, head, above) if not content & set(range(*words))]
    if verb.lemma_.lower() in _TOLD:
        found += [words for child in verb.children if child.dep_ in ("dobj", "dative") for words in _told(child)]
        found += _named_next(verb)
    found += _as_reported(verb)
    found += [words for noun in _handed(verb, head) for words in _hands(noun)]
    citing = _citing(verb)
    if citing is not None:
        found += [phrase(child) for child in citing.children if child.dep_ == "nsubj"]
    quoting = quoted_as(verb)
    if quoting is not None:
        found += [phrase(one) for one in _quoters(verb.head.head)]
    return tuple(dict.fromkeys(found))


def go_betweens(verb: Any) -> Iterator[tuple[int, int]]:
    """The half-open ranges of those who pass words on as people do: "through his lawyer", "Low quoted, or recalled, High saying"."""
    preps = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("through", "via"))
    yield from (phrase(noun) for prep in preps for noun in prep.children if noun.dep_ == "pobj" and noun.lemma_.lower() in _DEPUTIES)
    if quoted_as(verb) is not None:
        yield from (phrase(one) for one in _quoters(verb.head.head))
    above = verb.head
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "ccomp") and above.lemma_.lower() in PERCEIVING:
        yield from (phrase(child) for child in above.children if child.dep_ == "nsubj" and child.pos_ != "PRON")


def _citing(verb: Any) -> Any | None:
    """The verb of whoever cites those who say a thing: "the Herald cited a source close to Low who said"; else None."""
    above = verb.head if verb.dep_ == "relcl" else None
    while above is not None and above.dep_ in ("pobj", "prep", "amod") and above.head.i < verb.i:
        above = above.head
    is_cited = above is not None and above.dep_ == "dobj" and above.head.lemma_.lower() in _QUOTING
    return above.head if above is not None and is_cited else None


def _setting_of(verb: Any) -> Any | None:
    """The verb with whose subject a participle goes on, and so where it speaks: "answered Low on CNN, saying"; else None."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ in ("by", "in") and above.head.pos_ == "VERB" and above.head.i < verb.i:
        return above.head
    has_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    is_going_on = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj") and not has_subject
    return above if is_going_on and above.pos_ in ("VERB", "AUX") and above.i < verb.i else None


def _on_air(verb: Any, head: Any, above: Any | None) -> Iterator[tuple[int, int]]:
    """What stands after "on" beside the speaker or before a participle: "Low on CNN accused", "said Low on CNN", "spoke on CNN, saying"."""
    beside = (word for word in head.children) if head is not None and head.i < verb.i else ()
    before = (word for word in above.subtree if above.i < word.i < verb.i) if above is not None else ()
    for prep in (*beside, *before):
        if prep.dep_ == "prep" and prep.lower_ == "on" and prep.i < verb.i:
            yield from (phrase(inner) for inner in prep.children if inner.dep_ == "pobj" and inner.ent_type_ == "ORG")
    behind = (word for word in head.subtree) if head is not None and head.i > verb.i else ()
    for prep in behind:
        if prep.dep_ == "prep" and prep.lower_ == "on" and prep.i > head.i:
            yield from (phrase(inner) for inner in prep.subtree if inner.ent_type_ == "ORG" and inner.dep_ in ("pobj", "poss"))


def _on_occasion(governor: Any) -> Iterator[tuple[int, int]]:
    """The outlets of "in a CNN interview" and of "Low, in an interview with CNN, denied"."""
    for child in governor.children:
        for noun in child.children if child.dep_ == "prep" and child.lower_ in ("in", "during") else ():
            if noun.dep_ != "pobj" or noun.lemma_.lower() not in _OCCASIONS | _PIECES:
                continue
            for word in noun.children:
                if word.dep_ in ("compound", "nmod", "poss") and (word.pos_ == "PROPN" or word.ent_type_ == "ORG"):
                    yield word.left_edge.i, word.i + 1
                elif word.dep_ == "prep" and word.lower_ in ("with", "to", "on", "for", "in"):
                    yield from (phrase(inner) for inner in word.children if inner.dep_ == "pobj" and _is_named(inner))
            yield from _hands(noun)
            yield from _named_behind(noun)
        if child.i < governor.i and child.dep_ in ("ccomp", "advcl", "dep") and _brings_out(child):
            yield from (phrase(word) for word in child.children if word.dep_ == "nsubj" and _is_named(word))


def _named_behind(noun: Any) -> Iterator[tuple[int, int]]:
    """The outlet with whose programme an interview was, where the parser takes the programme for a clause: 'on CBS's "Face the Lake"'."""
    doc = noun.doc
    for i in range(noun.i + 1, min(noun.i + _FARTHEST, len(doc) - 2) if noun.lemma_.lower() == "interview" else 0):
        if doc[i].is_punct or doc[i].dep_ == "ROOT":
            return
        start = i + 2 if doc[i + 1].lower_ == "the" else i + 1
        end = next((j for j in range(start, len(doc)) if doc[j].ent_type_ != "ORG"), len(doc))
        if doc[i].lower_ in ("on", "with", "for", "to", "by") and end > start and doc[min(end, len(doc) - 1)].tag_ == "POS":
            yield start, end
            return


def _brings_out(verb: Any) -> bool:
    """Whether a clause is the rest of "in a story the Herald ran", where the parser hangs the story below "ran"."""
    preps = (child for child in verb.children if child.dep_ == "prep" and child.i < verb.i)
    return verb.lemma_.lower() in _HANDED and any(word.lemma_.lower() in _OCCASIONS | _PIECES for prep in preps for word in prep.children)


def _handed(verb: Any, head: Any) -> Iterator[Any]:
    """The nouns for what was said on some occasion and passed on: the speaker's, and of "gave an interview to CNN in which he said"."""
    if head is not None:
        yield head
    if verb.dep_ == "relcl" and verb.head.i < verb.i:
        above = verb.head
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
        yield from (child for child in above.children if child.dep_ == "dobj" and child.i < verb.i and child.lemma_.lower() in _OCCASIONS)


def _hands(noun: Any) -> Iterator[tuple[int, int]]:
    """The outlets through whose hands a thing went: "a letter obtained by CNN", "documents CNN obtained", "gave CNN an interview"."""
    for clause in noun.children:
        if clause.lemma_.lower() not in _HANDED and not _is_speaking(clause):
            continue
        if clause.dep_ == "relcl":
            yield from (phrase(child) for child in clause.children if child.dep_ == "nsubj" and _is_named(child))
        if clause.dep_ in ("acl", "relcl"):
            preps = (
                child
                for child in clause.children
                if child.dep_ in ("agent", "prep") and child.lower_ in _BY | ({"on"} if clause.lemma_.lower() in _AIRED else set())
            )
            yield from (phrase(inner) for prep in preps for inner in prep.children if inner.dep_ == "pobj" and _is_named(inner))
    if noun.lemma_.lower() in _OCCASIONS and noun.dep_ == "dobj":
        preps = (
            child for child in (*noun.children, *noun.head.children) if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "with")
        )
        yield from (phrase(inner) for prep in preps for inner in prep.children if inner.dep_ == "pobj" and _is_named(inner))
        yield from (phrase(child) for child in noun.head.children if child.dep_ == "dative" and _is_named(child))


def gives_out(doc: Any, start: int) -> bool:
    """Whether the name at a token is that of whoever made public what is kept of words: "a transcript released by the ministry"."""
    before = [word for word in doc[max(0, start - 4) : start] if word.lower_ not in ("the", "by")]
    verb = before[-1] if before and doc[start - 1].lower_ in ("the", "by") else None
    if verb is None or verb.tag_ != "VBN" or verb.lemma_.lower() not in _GIVEN_OUT:
        return False
    noun = verb.head
    above = noun
    while above.dep_ in ("pobj", "prep", "pcomp") and above.lower_ != "according":
        above = above.head
    is_medium = above.lower_ == "according" or (above.i != noun.i and above.lemma_.lower() in _WORDING)
    return noun.i < verb.i and noun.lemma_.lower() in _RECORDS and is_medium


def is_interviewer(doc: Any, start: int, end: int) -> bool:
    """Whether a name is that of whoever asks: "in an interview with The Lake Review", "told The Lake Review in an interview"."""
    head = doc[start:end].root
    if head.pos_ != "PROPN" or head.ent_type_ in ("PERSON", "GPE", "NORP") or (head.text.isupper() and end - start == 1):
        return False
    if head.lemma_.lower() in ORGANISATION_NOUNS - MEDIA_NOUNS:
        return False
    before = [word for word in doc[max(0, start - 3) : start] if word.lower_ not in ("the", "'s", "’s")][-2:]
    behind = [word.lower_ for word in doc[end : end + 3]]
    is_with = len(before) == 2 and before[1].lower_ in ("with", "to", "by") and before[0].lemma_.lower() == "interview"
    is_told = bool(before) and before[-1].lemma_.lower() == "tell" and behind[:1] == ["in"] and "interview" in behind
    return is_with or is_told


def is_confided(doc: Any, start: int) -> bool:
    """Whether a name is that of whom sources speak to, who hardly speak to others than outlets: "two sources told Inside Harbour"."""
    at = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if at < 0 or doc[at].lemma_.lower() != "tell" or not doc[start].text[:1].isupper():
        return False
    subject = next((child for child in doc[at].children if child.dep_ == "nsubj"), None)
    named = doc[start : start + 2]
    is_name = len(named) > 1 and named[0].ent_type_ in ("ORG", "") and all(word.pos_ == "PROPN" for word in named)
    return is_name and subject is not None and subject.lemma_.lower() == "source"


def quoted_as(verb: Any) -> Any | None:
    """The head of whom others quote with these words: "NHK quoted Low as saying", "Low was cited as saying by NHK"; else None."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.lemma_.lower() not in _QUOTING:
        return None
    return next((child for child in verb.head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)


def told_ahead(verb: Any) -> frozenset[int]:
    """Indexes of the words before "NHK quoted Low as saying", where these are a clause; none where they are not."""
    clauses = (child for child in verb.head.head.children if child.dep_ == "ccomp" and child.i < verb.head.head.i)
    return frozenset(word.i for clause in clauses for word in clause.subtree)


def is_quoting_as(verb: Any) -> bool:
    """Whether a verb only introduces such a quotation."""
    cited = (child for child in verb.children if child.dep_ == "dobj" and verb.lemma_.lower() in _QUOTING)
    if any(
        word.dep_ == "relcl" and _citing(word) == verb and word.lemma_.lower() in _WORDING | {"claim"}
        for thing in cited
        for word in thing.subtree
    ):
        return True
    ways = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "as")
    return verb.lemma_.lower() in _QUOTING and any(word.dep_ == "pcomp" and word.tag_ == "VBG" for way in ways for word in way.children)


def is_as_reported(clause: Any) -> bool:
    """Whether a clause only tells by whom the words were relayed: "as first reported by the Herald"."""
    is_relaying = clause.dep_ in ("advcl", "acl") and clause.lemma_.lower() in _RELAYING
    is_relaying = is_relaying and not any(child.dep_ == "aux" for child in clause.children)
    return is_relaying and {"mark", "agent"} <= {child.dep_ for child in clause.children} and clause.left_edge.lower_ == "as"


def _quoters(quoting: Any) -> Iterator[Any]:
    is_passive = any(child.dep_ == "nsubjpass" for child in quoting.children)
    for child in quoting.children:
        if child.dep_ == "nsubj" and not is_passive:
            yield child
        elif child.dep_ == "agent":
            yield from (word for word in child.children if word.dep_ == "pobj")


def _told(child: Any) -> Iterator[tuple[int, int]]:
    """The listener, and the outlet for which a listener asks: "CNN's Ann Low"."""
    yield phrase(child)
    for word in child.children:
        if word.dep_ == "poss" and _is_named(word):
            yield phrase(word)
        elif word.dep_ == "prep" and word.lower_ in ("of", "from", "at", "with"):
            yield from (phrase(inner) for inner in word.children if inner.dep_ == "pobj" and _is_named(inner))


def _named_next(verb: Any) -> Iterator[tuple[int, int]]:
    """The organisation named right after the verb, whatever the parser hangs it on: "told NHK officials were waiting"."""
    doc, start = verb.doc, verb.i + 1
    if start < len(doc) and doc[start].lower_ == "the":
        start += 1
    end = start
    while end < len(doc) and doc[end].ent_type_ == "ORG" and (end == start or doc[end].ent_iob_ == "I"):
        end += 1
    if end > start:
        yield start, end


def _as_reported(verb: Any) -> Iterator[tuple[int, int]]:
    """Who is named behind: "..., as first reported by the Herald"."""
    for word in verb.subtree:
        if word.dep_ == "agent" and is_as_reported(word.head):
            yield from (phrase(inner) for inner in word.children if inner.dep_ == "pobj")


def _speaking(word: Any) -> list[Any]:
    """Verbs under a word that tell where somebody spoke: "speaking on CNBC", "who talked to NHK", "asked by NHK"."""
    below = word.children if word.pos_ in ("VERB", "AUX") else word.subtree
    return [child for child in below if child.dep_ in ("acl", "advcl", "relcl") and _is_speaking(child)]


def _is_speaking(verb: Any) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in _SPEAKING or (lemma in _SPOKEN_TO and verb.tag_ == "VBN")


def _is_named(word: Any) -> bool:
    return bool(word.ent_type_ == "ORG" or word.pos_ == "PROPN" or word.lemma_.lower() in ("media", "broadcaster", "agency", "television"))
