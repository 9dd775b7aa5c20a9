"""What a verb of saying reports where the parser lost the clause: "Low said fewer than ten people had come"."""

from __future__ import annotations

from typing import Any

from readout.extract.aftermath import SAID_IN
from readout.extract.cues import FREE_NOUNS, GROUNDS, NOUNS, UTTERED
from readout.extract.grammar import phrase, subtree
from readout.extract.subjects import can_speak, own_subject

__all__ = [
    "answer_ahead",
    "far_clause",
    "lost_clause",
    "made_clear",
    "rest_of_thing",
    "run_on",
    "stray_words",
    "words_ahead",
    "words_behind",
    "words_behind_as",
]

_SAYING = frozenset(
    "acknowledge add admit allege announce argue assert claim conclude confirm contend declare deny estimate explain insist maintain note "
    "predict report say state tell testify warn write".split()
)
_TAKING_NO_THING = frozenset("argue contend insist maintain say tell".split())
"""Verbs of which the parser makes an object what is the subject of the clause."""
_TAKING_CLAUSES = frozenset("argue assert contend insist".split())
"""Verbs that hardly take a plain object: what looks like one is the subject of a clause."""
_ANSWERS = frozenset(
    (
        "absolutely",
        "absolutely not",
        "definitely",
        "far from it",
        "never",
        "no",
        "no way",
        "not at all",
        "not necessarily",
        "not quite",
        "not really",
        "not so",
        "not so fast",
        "not true",
        "not yet",
        "of course",
        "of course not",
        "perhaps",
        "wrong",
        "yes",
    )
)
"""What is said whole without a verb."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_RELATIVE = ("WDT", "WP", "WP$", "WRB")
_OPENING = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
_FEWEST = 3
_LONGEST_ANSWER = 5
_FAR = 10
_NEAR = 6


def stray_words(verb: Any, addressee: Any) -> frozenset[int]:
    """Indexes of all that follows the verb, its addressee and the day to the end of the sentence, where a finite verb stands there.

    None are given for a verb without its own subject before it, and none where what follows is no clause but an object or an adverb
    ("said nothing that mattered", "said so when he left").
    """
    if verb.lemma_.lower() not in _SAYING or not _is_finite(verb) or verb.dep_ not in ("ROOT", "conj"):
        return frozenset()
    shared = verb.head.children if verb.dep_ == "conj" and not any(word.is_quote for word in verb.doc[verb.i : verb.i + _NEAR]) else ()
    if not any(child.dep_ == "nsubj" and child.i < verb.i for child in (*verb.children, *shared)):
        return frozenset()
    if verb.lemma_.lower() not in _TAKING_NO_THING and any(child.dep_ == "dobj" and child is not addressee for child in verb.children):
        return frozenset()
    setting = _setting(verb)
    start = _behind(verb, addressee) if setting is None else setting.i + 1
    doc, end = verb.doc, _end(verb, start or verb.i + 1)
    if start is None or end - start < _FEWEST:
        return frozenset()
    first, group = doc[start], setting.i if setting is not None else None if addressee is None else addressee.i
    is_set_off = first.lower_ == "instead" and start + 1 < end and doc[start + 1].lower_ == "of"
    if first.pos_ not in _OPENING and not is_set_off and first.tag_ not in ("JJR", "RBR"):
        return frozenset()
    thing = next((child for child in verb.children if child.dep_ in ("dobj", "nsubj") and child.left_edge.i == start), None)
    is_thing = thing is not None and thing.lemma_.lower() not in UTTERED and (thing.pos_ == "NOUN" or thing.dep_ == "nsubj")
    if verb.lemma_.lower() == "say" and thing is not None and is_thing:
        return frozenset(range(start, end)) if any(word.pos_ in ("VERB", "AUX") for word in doc[start:end]) else frozenset()
    told = (word for word in doc[start:end] if word.tag_ in _FINITE and word.pos_ in ("VERB", "AUX", "NOUN"))
    return frozenset(range(start, end)) if any(_is_told(word, verb, group) for word in told) else frozenset()


def lost_clause(verb: Any) -> frozenset[int]:
    """Indexes of the clause whose verb the parser takes for a participle: "arguing the plan to build kept to the rules"; else none."""
    if verb.lemma_.lower() not in _TAKING_CLAUSES:
        return frozenset()
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if thing is None:
        return frozenset()
    lost = (word for word in thing.subtree if word.dep_ == "acl" and word.tag_ == "VBN" and word.i > thing.i)
    is_lost = any(_next_role(word) != "agent" and not any(child.dep_ == "agent" for child in word.children) for word in lost)
    return frozenset(subtree(thing)) if is_lost else frozenset()


def _next_role(word: Any) -> str:
    return str(word.nbor().dep_) if word.i + 1 < len(word.doc) else ""


def far_clause(verb: Any) -> frozenset[int]:
    """Indexes of what follows a "that" which the parser ties to a word in between: "said before the debate that the goal was peace".

    None are given where a quotation stands before the verb, or where a noun between may be what is told ("told a story that he knew").
    """
    doc, start, end = verb.doc, verb.i + 1, verb.sent.end
    if verb.lemma_.lower() not in _SAYING or not _is_finite(verb) or any(word.is_quote for word in doc[verb.sent.start : verb.i]):
        return frozenset()
    that = next((word.i for word in doc[start:end] if word.lower_ == "that" and word.tag_ in ("IN", "WDT")), end)
    between = [word for word in doc[start:that] if not (word.is_quote and doc[that - 1].is_quote)]
    if that == start or that + _FEWEST >= end or any(word.tag_ in (*_FINITE, "VBG") or word.is_punct for word in between):
        return frozenset()
    things = [child for child in verb.children if child.dep_ in ("dobj", "dative")]
    is_listener = len(things) == 1 and verb.lemma_.lower() == "tell" and things[0].tag_ in ("NNS", "NNPS", "NNP", "PRP", "CD")
    is_listener = is_listener and things[0].lemma_.lower() not in UTTERED
    is_set = not things and doc[start].pos_ in ("ADP", "ADV")
    if not (is_listener or is_set) or doc[that - 1].lemma_.lower() in NOUNS | FREE_NOUNS | GROUNDS:
        return frozenset()
    first = that + 1 + doc[that + 1].is_quote
    subject = next((word for word in doc[first:end] if word.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    is_clause = subject is not None and subject.tag_ not in _RELATIVE and (subject.left_edge.i == first or doc[first].lower_ == "if")
    return frozenset(range(that + 1, _end(verb, that + 1))) if is_clause else frozenset()


def rest_of_thing(verb: Any) -> frozenset[int]:
    """Indexes of "have failed" in "for plans she said have failed", which the parser hangs elsewhere; else none."""
    doc, at = verb.doc, verb.i + 1
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if verb.dep_ not in ("relcl", "parataxis") or verb.lemma_.lower() not in _SAYING or subject is None or not subject.left_edge.i:
        return frozenset()
    thing = doc[subject.left_edge.i - 1]
    if (
        subject.right_edge.i != verb.i - 1
        or thing.tag_ not in ("NN", "NNS")
        or thing.pos_ == "PRON"
        or at >= verb.sent.end
        or doc[at].tag_ not in _FINITE
    ):
        return frozenset()
    main = doc[at].head if doc[at].dep_ in ("aux", "auxpass") and doc[at].head.i > at else doc[at]
    end = next((i for i in range(main.i, main.right_edge.i + 1) if doc[i].text == "," or doc[i].dep_ == "cc"), main.right_edge.i + 1)
    return frozenset(range(at, end))


def run_on(verb: Any, clause: Any) -> frozenset[int]:
    """Indexes of the rest of "Those who knew her said she was tired, she had lost weight, and she slept little"; else none.

    The parser takes a later part of what is said for the main clause and hangs the saying below it, or cuts a clause in two ("said the dam
    looked after by fishers will hold").
    """
    doc, start, main = verb.doc, clause.right_edge.i + 1, verb.head
    rest = next((child for child in verb.children if child.dep_ == "ccomp" and child.left_edge.i == start), None)
    if rest is not None and not any(child.dep_ in ("nsubj", "nsubjpass", "expl", "mark") for child in rest.children):
        return frozenset(subtree(rest))
    if verb.dep_ != "ccomp" or verb.left_edge.i != verb.sent.start or main.dep_ != "ROOT" or main.i < start or doc[start].text != ",":
        return frozenset()
    subject = next((child for child in main.children if child.dep_ in ("nsubj", "nsubjpass") and child.i > start), None)
    if subject is None or subject.left_edge.i != start + 1 or subject.pos_ != "PRON" or main.lemma_.lower() in _SAYING:
        return frozenset()
    return frozenset(range(start, verb.sent.end))


def answer_ahead(verb: Any) -> frozenset[int]:
    """Indexes of an answer without a verb that opens the sentence: "Not so, Low said"; else none."""
    doc, first = verb.doc, verb.sent.start
    while first < verb.i and doc[first].is_quote:
        first += 1
    comma = next((i for i in range(first, min(first + _LONGEST_ANSWER, verb.i)) if doc[i].text == ","), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if comma is None or subject is None or comma + 1 not in (subject.left_edge.i, verb.i):
        return frozenset()
    answer = " ".join(word.lower_ for word in doc[first:comma])
    return frozenset(range(first, comma)) if answer in _ANSWERS else frozenset()


def made_clear(verb: Any) -> tuple[int | None, frozenset[int]]:
    """The index of "clear" in "made (it) clear that ..." and those of the clause behind it; None where there is none."""
    doc = verb.doc
    clear = next((child for child in verb.children if child.lower_ == "clear" and verb.i < child.i <= verb.i + 3), None)
    if clear is None or any(word.lower_ != "it" and word.tag_ != "RB" for word in doc[verb.i + 1 : clear.i]):
        return None, frozenset()
    for word in doc[clear.i + 1 : min(clear.i + _FAR, verb.sent.end)]:
        if word.lower_ == "that" and word.dep_ == "mark" and word.head.i > word.i:
            return clear.i, frozenset(range(word.i + 1, word.head.right_edge.i + 1))
        if word.pos_ in ("VERB", "AUX"):
            break
    below = (child for child in verb.children if child.dep_ == "ccomp" and child.left_edge.i > clear.i)
    clause = next((child for child in below if any(word.dep_ in ("nsubj", "nsubjpass", "expl") for word in child.children)), None)
    if clause is None or any(word.tag_ in _RELATIVE for word in clause.children):
        return None, frozenset()
    return clear.i, frozenset(subtree(clause))


def words_behind_as(verb: Any) -> frozenset[int]:
    """Indexes of the words behind "..., and as Low notes," to the end of the sentence; none where nothing follows."""
    doc, mark = verb.doc, next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "as"), None)
    start, end = verb.i + 1, verb.sent.end
    if mark is None or verb.tag_ not in _FINITE or start + _FEWEST >= end or doc[start].text != ",":
        return frozenset()
    before = doc[mark.i - 1] if mark.i > verb.sent.start else None
    if before is not None and not before.is_punct and before.pos_ != "CCONJ":
        return frozenset()
    is_told = any(word.tag_ in _FINITE for word in doc[start + 1 : end])
    return frozenset(range(start + 1, end)) if is_told else frozenset()


def words_ahead(verb: Any) -> frozenset[int]:
    """Indexes of the words before '..., that it "was lost," Low said', to the mark that closes the quotation; else none.

    A quotation that opens the sentence is left to itself. Where nothing but a time or a place follows "said", all before the comma is what
    was said ("Fighting over it could go on for years, Low, a former adviser, said in an interview").
    """
    doc, first = verb.doc, verb.sent.start
    subject = own_subject(verb)
    if subject is None or verb.lemma_.lower() not in _SAYING:
        return frozenset()
    closing = min(phrase(subject)[0], verb.i) - 1
    if closing >= first + _FEWEST and doc[closing].text == ",":
        is_ahead = verb.dep_ == "ROOT" and subject.i < verb.i and _is_told_ahead(verb, first, closing)
        if subject.i > verb.i and verb.lemma_.lower() == "say" and subject.ent_type_ == "PERSON" and doc[first].tag_ not in ("IN", "WRB"):
            return frozenset(range(first, closing))
        return frozenset(range(first, closing)) | words_behind(verb) if is_ahead else frozenset()
    if closing < first + _FEWEST or not doc[closing].is_quote or doc[closing - 1].text not in (",", "?", "!"):
        return frozenset()
    opening = next((i for i in range(closing - 1, first - 1, -1) if doc[i].is_quote), first)
    is_told = any(word.tag_ in _FINITE for word in doc[first:closing]) and doc[first + 1].tag_ != "VBG"
    return frozenset(range(first, closing)) if opening > first and is_told else frozenset()


def words_behind(verb: Any) -> frozenset[int]:
    """Indexes of the rest of what was said in "..., aides said, to calm the town"; none where no infinitive follows behind a comma."""
    doc, comma, end = verb.doc, verb.i + 1, verb.sent.end
    is_set_in = comma + 1 < end and doc[comma].text == "," and doc[comma + 1].tag_ == "TO"
    return frozenset(range(comma + 1, end)) if is_set_in else frozenset()


def _is_told_ahead(verb: Any, first: int, comma: int) -> bool:
    """Whether what stands before "Low said" is a clause that waits for nothing else: no quotation, no "when", no object behind."""
    doc = verb.doc
    if verb.lemma_.lower() != "say" or doc[first].tag_ in ("IN", "WRB", "CC", "RB") or any(word.is_quote for word in verb.sent):
        return False
    later, rest = (child for child in verb.children if child.i > verb.i and not child.is_punct), words_behind(verb)
    if any(child.dep_ not in ("prep", "npadvmod") and child.i not in rest for child in later):
        return False
    return any(word.tag_ in _FINITE for word in doc[first:comma]) and doc[verb.sent.end - 1].text != ":"


def _is_finite(verb: Any) -> bool:
    has_auxiliary = any(child.dep_ == "aux" and child.lemma_.lower() == "have" for child in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and has_auxiliary)


def _setting(verb: Any) -> Any | None:
    """What a thing is said in, where the parser hangs what is said on it: "said in a statement he shared their anger"; else None."""
    nouns = (
        noun for prep in verb.children if prep.dep_ == "prep" and prep.i == verb.i + 1 for noun in prep.children if noun.dep_ == "pobj"
    )
    noun = next((noun for noun in nouns if noun.lemma_.lower() in SAID_IN), None)
    told = next((child for child in noun.children if child.dep_ == "relcl"), None) if noun is not None else None
    subject = next((child for child in told.children if child.dep_ == "nsubj"), None) if told is not None else None
    is_said = subject is not None and noun is not None and subject.left_edge.i == noun.i + 1 and subject.tag_ not in _RELATIVE
    return noun if is_said else None


def _behind(verb: Any, addressee: Any) -> int | None:
    """The index behind the verb, its addressee, the day and a "that"; None where the addressee stands elsewhere or cannot listen."""
    at = verb.i + 1
    if addressee is not None:
        start, end = phrase(addressee)
        if start != at or not (can_speak(addressee) or addressee.pos_ == "PRON"):
            return None
        at = end
    days = {child.left_edge.i: child for child in verb.children if child.dep_ in ("npadvmod", "prep") and child.i > verb.i}
    while at in days and all(verb.doc[i].ent_type_ in ("DATE", "TIME") or verb.doc[i].pos_ == "ADP" for i in subtree(days[at])):
        at = days[at].right_edge.i + 1
    is_mark = at < verb.sent.end and verb.doc[at].lower_ == "that" and verb.doc[at].dep_ == "mark"
    return int(at + is_mark)


def _end(verb: Any, start: int) -> int:
    """Where what is said ends: before a trailing "according to" or an "and" that goes on with the speaker, else with the sentence."""
    doc, end = verb.doc, verb.sent.end
    for i in range(start + 1, end):
        if doc[i].lower_ == "according" and doc[i - 1].is_punct:
            return i
        if doc[i].dep_ == "cc" and doc[i].head.i == verb.i and any(child.dep_ == "conj" and child.i > i for child in verb.children):
            return i
    return int(end)


def _is_told(word: Any, verb: Any, listener: int | None) -> bool:
    """Whether a finite verb tells what is said, and not when it is said or of what thing."""
    above = word.head if word.dep_ in ("aux", "auxpass") else word
    while above.dep_ == "conj" and above.head.i != verb.i:
        above = above.head
    if above.dep_ == "conj" and any(child.dep_ == "cc" and verb.i < child.i < above.i for child in (*verb.children, *above.children)):
        return False
    if above.dep_ == "conj" and above.doc[above.left_edge.i - 1].dep_ == "cc":
        return False
    if any(child.tag_ in _RELATIVE or child.dep_ == "mark" for child in above.children if child.i < above.i):
        return False
    return bool(above.dep_ != "relcl" or above.head.i == listener)
