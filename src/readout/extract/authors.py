"""Who stands behind a document that speaks: "the ministry's letter said", "the tweet read"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from readout.extract.grammar import subject_of
from readout.extract.parser import Sentence
from readout.extract.roles import MEDIA_NOUNS, ORGANISATION_NOUNS
from readout.extract.subjects import can_speak

__all__ = ["ISSUED", "ISSUING", "author_of", "inquirer_of", "issuer_before", "poster_of"]

ISSUED = frozenset(
    "statement letter tweet post release memo email note message communique readout op-ed article report study analysis".split()
)
"""Documents that somebody issues and that then speak."""
_OF_OWNER = frozenset("account data estimate figure propaganda testimony version word".split())
"""What is said to somebody's account: "according to the ministry's figures"."""
_POSTED = frozenset("tweet post message video".split())
_PRINTED = frozenset("analysis article editorial report story study".split())
"""What a body brings out in its own name: "a Lake Herald report"."""
_INQUIRIES = frozenset("analysis assessment audit finding inquiry investigation probe report review study".split())
"""What a body looks into and writes up: the one may be called by another's name."""
_RULED = frozenset("blog column complaint dissent editorial opinion ruling".split())
"""What speaks for whom it is by or from."""
_OF_BODY = frozenset(("conclusion", "finding", "report"))
"""What is "of" the body that wrote it."""
_BROUGHT_OUT = frozenset("compile conduct file issue lead make prepare produce publish release write".split())
_STAGES = frozenset("bipartisan draft final full initial interim latest long-awaited new preliminary resulting same scathing".split())
"""What tells a report from no other."""
_SITES = frozenset("twitter facebook instagram telegram weibo x truth".split())
ISSUING = frozenset("issue make post publish put release send share tweet write".split())
"""Verbs by which a document comes from its author."""
_REACH = 3
_GIVEN_OUT = frozenset("email letter memo message note release statement".split())
"""What its author, once told of, need not be named for again."""
_NOTED = frozenset("letter memo release statement".split())
"""What a body gives out and is called after it: "a Lake Department memo"."""
_SAYING = frozenset(
    "accuse add announce apologise apologize call claim condemn confirm criticise criticize decry denounce deny describe explain express "
    "hail insist note praise reject respond say tell thank urge warn welcome write".split()
)
_FAR = 10


def author_of(head: Any) -> Any | None:
    """The word for whoever issued the document at this head, where its own phrase tells: "a statement by Low", "his letter"; else None."""
    lemma = head.lemma_.lower()
    if lemma not in ISSUED | _OF_OWNER | _PRINTED | _INQUIRIES | _RULED:
        return None
    for child in head.children:
        if child.dep_ == "poss" and can_speak(child):
            return child if child.pos_ != "PRON" or child.lower_ in ("he", "she", "they") else None
        if child.dep_ == "poss" and child.lower_ in ("his", "her", "their"):
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((word for word in child.children if word.dep_ == "pobj" and _can_issue(word)), None)
        if child.dep_ == "prep" and child.lower_ == "of" and lemma in _OF_BODY:
            return next((word for word in child.children if word.dep_ == "pobj" and (word.ent_type_ == "ORG" or _is_body(word))), None)
        if child.dep_ == "acl" and child.lemma_.lower() in ISSUING | {"release"} and lemma in _GIVEN_OUT:
            froms = (word for prep in child.children if prep.lower_ == "from" for word in prep.children)
            found = next((word for word in froms if word.dep_ == "pobj" and (word.pos_ == "PROPN" or word.ent_type_ == "ORG")), None)
            if found is not None:
                return found
        if child.dep_ == "acl" and child.lemma_.lower() == "publish" and lemma in _GIVEN_OUT:
            continue
        if child.dep_ == "acl" and child.lemma_.lower() in _BROUGHT_OUT and (lemma in _INQUIRIES or head.head.lower_ != "in"):
            agents = (word for agent in child.children if agent.dep_ == "agent" for word in agent.children)
            found = next((word for word in agents if word.dep_ == "pobj" and can_speak(word)), None)
            if found is not None:
                return found
        if child.dep_ == "compound" and child.ent_type_ == "ORG" and lemma in _PRINTED | _NOTED:
            return child
    return None


def _can_issue(word: Any) -> bool:
    return can_speak(word) or word.lemma_.lower() in MEDIA_NOUNS


def poster_of(sentence: Sentence, head: Any, sentences: Mapping[int, Sentence]) -> tuple[Any | None, Sentence]:
    """The word for whoever posted "the tweet" that speaks, with its sentence: the subject of the last posting told before it."""
    noun = head.lemma_.lower()
    is_definite = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.children)
    if noun not in _POSTED or not is_definite:
        return None, sentence
    for order in range(sentence.passage.order - 1, sentence.passage.order - 1 - _REACH, -1):
        before = sentences.get(order)
        for verb in reversed(list(before.tokens)) if before is not None else ():
            if before is not None and verb.pos_ == "VERB" and _posts(verb, noun) and (found := subject_of(verb)) and can_speak(found[0]):
                return found[0], before
    return None, sentence


def issuer_before(sentence: Sentence, head: Any, sentences: Mapping[int, Sentence]) -> tuple[Any | None, Sentence]:
    """The word for whoever gave out "the statement" that speaks, with its sentence: by the last place that tells of it as something new."""
    noun = head.lemma_.lower()
    if noun not in _GIVEN_OUT or not any(child.dep_ == "det" and child.lower_ in ("the", "this") for child in head.children):
        return None, sentence
    for order in range(sentence.passage.order, sentence.passage.order - 1 - _FAR, -1):
        before = sentences.get(order)
        for word in reversed(list(before.tokens)) if before is not None else ():
            is_here = before is sentence and word.i >= head.i
            if before is None or is_here or word.lemma_.lower() != noun or word.pos_ != "NOUN":
                continue
            author = author_of(word) or _giver_of(word)
            if author is not None:
                return author, before
    return None, sentence


def inquirer_of(sentence: Sentence, head: Any, sentences: Mapping[int, Sentence]) -> tuple[Any | None, Sentence]:
    """The word for whoever wrote "the report" that speaks, with its sentence: by the last place before that tells whose it is.

    A name goes before a description ("the report by members of both parties"), as what is told of again is still the same report. A report
    told of as something new, without saying whose it is, ends the search, but "the study by Low" behind it may be the same. Where nothing
    tells, a report goes back to an investigation or the like if the article names one body's alone.
    """
    noun, nothing = head.lemma_.lower(), (None, sentence)
    if noun not in _INQUIRIES or not _is_taken_up(head):
        return nothing
    others: dict[str, tuple[Any, Sentence]] = {}
    again: dict[str, tuple[Any, Sentence]] = {}
    described: tuple[Any | None, Sentence] = nothing
    for order in range(sentence.passage.order, -1, -1):
        before = sentences.get(order)
        for word in reversed(list(before.tokens)) if before is not None else ():
            lemma = word.lemma_.lower()
            if before is None or (before is sentence and word.i >= head.i) or lemma not in _INQUIRIES or word.pos_ != "NOUN":
                continue
            author = author_of(word) or _giver_of(word)
            is_new = any(child.lower_ in ("a", "an", "another") for child in word.children)
            if lemma == noun and author is not None and (is_new or author.pos_ == "PROPN"):
                return author, before
            if lemma == noun and author is not None and described[0] is None:
                described = author, before
            if lemma == noun and is_new:
                return described if described[0] is not None else _only(again) or nothing
            if author is not None and author.pos_ == "PROPN":
                others.setdefault(author.text, (author, before))
                if not is_new:
                    again.setdefault(author.text, (author, before))
    return described if described[0] is not None else _only(others) or nothing


def _only(found: Mapping[str, tuple[Any, Sentence]]) -> tuple[Any, Sentence] | None:
    return next(iter(found.values())) if len(found) == 1 else None


def _is_taken_up(noun: Any) -> bool:
    """Whether a noun takes up what was told of: "the report", "the new report", "Wednesday's report", not "the earlier report"."""
    before = [child for child in noun.children if child.i < noun.i and child.dep_ != "prep"]
    marks = [child for child in before if child.dep_ == "det" or (child.dep_ == "poss" and child.ent_type_ == "DATE")]
    is_definite = any(child.lower_ in ("the", "this", "that") or child.dep_ == "poss" for child in marks)
    behind = [child for child in noun.children if child.i > noun.i and child.dep_ in ("prep", "relcl")]
    return is_definite and not behind and all(child in marks or child.lower_ in _STAGES for child in before)


def _is_body(noun: Any) -> bool:
    return noun.lemma_.lower() in ORGANISATION_NOUNS


def _giver_of(noun: Any) -> Any | None:
    """Who says something in a document, or issues it: "Low said in a statement", "Low sent a letter"; else None."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":
        verb, verbs = noun.head.head, _SAYING | ISSUING
        verb = verb.head if verb.dep_ == "dobj" else verb
    elif noun.dep_ == "dobj":
        verb, verbs = noun.head, ISSUING
    else:
        return None
    found = subject_of(verb) if verb.pos_ == "VERB" and verb.lemma_.lower() in verbs else None
    return found[0] if found is not None and can_speak(found[0]) else None


def _posts(verb: Any, noun: str) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == noun:
        return True
    below = {word.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "prep") for word in child.subtree}
    return (lemma in ISSUING and noun in below) or bool(lemma in ISSUING | {"take", "say"} and below & _SITES)
