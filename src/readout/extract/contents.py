"""What a reporting verb reports: the words of its clause, infinitive, object or preposition."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from readout.extract.aftermath import SAID_IN, without_aftermath, without_setting
from readout.extract.channels import is_as_reported
from readout.extract.citations import is_set_off
from readout.extract.complements import COMPLEMENTS, NAMING, Content, children_of, is_infinitive
from readout.extract.cues import (
    ADDRESSED,
    BELIEF,
    CLAUSE,
    DOCUMENTS,
    FINDING,
    FREE_NOUNS,
    GROUNDS,
    INFINITIVE,
    NOUNS,
    OBJECT,
    OBJECT_TO,
    PREPOSITIONS,
    PURE,
    SHOWING,
    UTTERED,
)
from readout.extract.grammar import subtree
from readout.extract.putting import BLAMING, put, quoted_behind
from readout.extract.strays import (
    answer_ahead,
    far_clause,
    lost_clause,
    made_clear,
    rest_of_thing,
    run_on,
    stray_words,
    words_ahead,
    words_behind,
    words_behind_as,
)
from readout.extract.subjects import turned_subject, without_intruders

__all__ = ["REPORTING", "content_of", "is_relay"]

REPORTING = (
    CLAUSE
    | BELIEF
    | INFINITIVE
    | OBJECT
    | OBJECT_TO
    | PURE
    | SHOWING
    | FINDING
    | PREPOSITIONS.keys()
    | NAMING
    | BLAMING
    | {"make", "refer"}
)
"""Every verb that may report speech."""
_OF_THINGS = ("object", "preposition", "naming", "accusation")
_SHORT_TAIL = 6
_LISTENERS = frozenset("journalists lawmakers investigators reporters senators supporters viewers".split())
_TAKING = frozenset("ensure feel find hear know learn make mean prove realise realize see understand".split())
"""Further verbs that take a clause."""
_WHEN = ("after", "before", "on", "since", "upon", "while")
_COUNTS = ("CARDINAL", "DATE", "MONEY", "PERCENT", "QUANTITY", "TIME")


def content_of(verb: Any) -> Content | None:
    """What the verb reports, or None. A bare attribution beside a quotation ("he said") gives an empty content."""
    lemma = verb.lemma_.lower()
    addressee = _addressee(verb, lemma)
    if lemma in BLAMING:
        return put(verb)
    if lemma == "make":
        clear, tokens = made_clear(verb)
        return Content(tokens, "clause-after-cue", (clear,)) if clear is not None else None
    for pattern in (_clausal, _parenthetical, *COMPLEMENTS):
        found = pattern(verb, lemma, addressee)
        if found is not None:
            tokens = without_intruders(verb.doc, found.tokens)
            return replace(found, tokens=without_setting(verb, tokens) if found.pattern in _OF_THINGS else tokens)
    if tokens := lost_clause(verb):
        return Content(tokens, "clause-after-cue", (), addressee)
    if lemma in PURE:
        if tokens := stray_words(verb, addressee) or far_clause(verb):
            return Content(tokens, "clause-after-cue", (), addressee)
        tokens = words_ahead(verb) or answer_ahead(verb)
        return Content(tokens, "clause-before-cue" if tokens else "bare", (), addressee)
    return None


def _clausal(verb: Any, lemma: str, addressee: Any) -> Content | None:
    if lemma not in CLAUSE and lemma not in BELIEF and not _is_finding(verb, lemma):
        return None
    for clause in _said_clauses(verb, lemma):
        if clause.i < verb.i:
            if (lemma not in PURE and lemma not in CLAUSE and not _is_finding(verb, lemma)) or _has_own_object(verb, lemma):
                continue
            tokens = _told_before(verb, clause) or _fronted(verb, clause)
            return Content(tokens, "clause-before-cue", (), addressee)
        if _is_trailing(verb, clause):
            continue
        clause = _trailed(clause) or _behind_show(clause) or _behind_setting(clause) or clause
        if (lemma in OBJECT_TO or lemma in BELIEF) and is_infinitive(clause):
            continue
        if (
            clause.tag_ == "VBG"
            and clause.dep_ == "ccomp"
            and not any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in clause.children)
        ):
            continue
        tokens = _without_relay(clause, frozenset(subtree(clause))) | run_on(verb, clause)
        listener = _listener(verb, lemma, tokens)
        tokens = frozenset(i for i in tokens if i > verb.i or verb.doc[i].tag_ not in ("WP", "WDT"))
        first = verb.doc[min(tokens, default=verb.i)]
        tokens -= {first.i} if first.lower_ == "that" and first.dep_ in ("dobj", "pobj") else frozenset()
        return Content(tokens - _mark(clause) - {listener.i if listener is not None else -1}, "clause-after-cue", (), listener or addressee)
    return None


def _listener(verb: Any, lemma: str, tokens: frozenset[int]) -> Any | None:
    """Who listens, where the parser joins them to what is said: "told reporters officials were waiting"; else None."""
    first = verb.i + 1
    if lemma != "tell" or min(tokens, default=0) != first or first + 1 not in tokens or verb.doc[first].lower_ not in _LISTENERS:
        return None
    return verb.doc[first] if verb.doc[first + 1].pos_ in ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN") else None


def _has_own_object(verb: Any, lemma: str) -> bool:
    """Whether a verb behind a clause has its own matter: "the law passed; voters recalled two senators", "... – Low urged High to go"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if subject is None:
        return False
    if any(is_infinitive(child) for child in children_of(verb, "xcomp", "ccomp") if child.i > verb.i):
        return True
    behind = (child for child in children_of(verb, "dobj") if child.i > verb.i and child.ent_type_ not in _COUNTS)
    return lemma not in ADDRESSED and any(child.pos_ in ("NOUN", "PROPN") for child in behind)


def _trailed(clause: Any) -> Any | None:
    """The clause said, of "Low said the dam had failed, NHK reported", where the parser takes "NHK reported" for it; else None."""
    inner = next((child for child in clause.children if child.dep_ == "ccomp" and child.i < clause.i), None)
    subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    if inner is None or subject is None or clause.lemma_.lower() not in PURE or subject.left_edge.i < inner.i:
        return None
    return inner if clause.doc[subject.left_edge.i - 1].text == "," and clause.right_edge.i - clause.i < _SHORT_TAIL else None


def _behind_show(clause: Any) -> Any | None:
    """The clause said, of 'told the "Morning" show that ...' where the parser takes "show", or its name, for what is said; else None."""
    is_show = clause.lower_ in ("show", "program", "podcast") or clause.ent_type_ == "WORK_OF_ART"
    if not is_show or not clause.doc[clause.i - 1].is_quote:
        return None
    inner = (child for child in clause.children if child.dep_ in ("ccomp", "acl", "relcl") and child.i > clause.i)
    return next((child for child in inner if any(word.lower_ == "that" and word.dep_ == "mark" for word in child.children)), None)


def _behind_setting(clause: Any) -> Any | None:
    """The clause said, of "said in an interview aired on Sunday that ..." where the parser takes "aired" for what is said; else None."""
    if clause.tag_ not in ("VBN", "VBD") or any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in clause.children):
        return None
    inner = (child for child in clause.children if child.dep_ == "ccomp" and child.i > clause.i)
    return next((child for child in inner if any(word.lower_ == "that" and word.dep_ == "mark" for word in child.children)), None)


def _is_trailing(verb: Any, clause: Any) -> bool:
    """Whether what looks like the clause said only relays it: "..., the ministry said Monday, the Herald reported"."""
    subject = next((child for child in clause.children if child.dep_ == "nsubj" and child.i < clause.i), None)
    if subject is None or clause.lemma_.lower() not in ("report", "write") or children_of(clause, "dobj", "ccomp", "xcomp"):
        return False
    is_set_off = verb.doc[subject.left_edge.i - 1].text == "," and subject.left_edge.i - verb.i <= _SHORT_TAIL
    is_last = all(word.is_punct for word in verb.doc[clause.i + 1 : verb.sent.end])
    return is_set_off and is_last and any(child.i < verb.i for child in children_of(verb, "ccomp", "advcl", "parataxis"))


def _told_before(verb: Any, clause: Any) -> frozenset[int]:
    """All before the relay in "Low said the dam had failed, NHK reported", where the parser hangs the relay below; else nothing."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.i > clause.i or above.lemma_.lower() not in PURE or _trailed(verb) is None:
        return frozenset()
    subject = next(child for child in verb.children if child.dep_ == "nsubj")
    return frozenset(range(verb.sent.start, subject.left_edge.i - 1))


def _said_clauses(verb: Any, lemma: str) -> list[Any]:
    """Heads of what may be the clause said, the likeliest first."""
    found = sorted(children_of(verb, "ccomp"), key=lambda child: child.i < verb.i)
    if not found:
        found = [child for child in children_of(verb, "xcomp") if child.i > verb.i and _is_gerund(child)]
    if not found and lemma in ("ask", "wonder", "inquire"):
        found = [child for child in children_of(verb, "advcl") if child.i > verb.i and _is_question(child)]
    if not found and lemma == "say":
        things = [child for child in children_of(verb, "dobj") if child.i > verb.i and child.pos_ != "PRON"]
        found = [child for child in things if _holds_clause(child)]
    if not found and (lemma in ADDRESSED or lemma in PURE & CLAUSE):
        found = _strayed(verb)
    return found


def _strayed(verb: Any) -> list[Any]:
    """The "that" clause which the parser hung on a noun before it: "told a hearing on Monday that ..."."""
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN":
        return []
    mark = next((word for word in verb.doc[verb.i + 1 : verb.sent.end] if word.lower_ == "that" and word.dep_ == "mark"), None)
    if mark is None or mark.head.dep_ not in ("acl", "relcl", "ccomp", "advcl"):
        return []
    above = mark.head.head
    if _is_said_in(above, verb):
        return [mark.head]
    if above.i != verb.i and above.lemma_.lower() in NOUNS | FREE_NOUNS | GROUNDS:
        return []
    while above.i != verb.i:
        is_when = above.dep_ == "pcomp" and above.tag_ == "VBG" and above.head.lower_ in _WHEN
        is_aside = is_when or above.dep_ == "advcl" or (above.dep_ == "acl" and above.tag_ == "VBN")
        is_aside = is_aside and above.lemma_.lower() not in CLAUSE | BELIEF | FINDING | _TAKING
        if (above.pos_ in ("VERB", "AUX") and not is_aside) or above.head.i == above.i:
            return []
        above = above.head
    return [mark.head]


def _is_said_in(noun: Any, verb: Any) -> bool:
    """Whether a noun is only what a thing is said in or who hears it: "said in a statement that", 'told the "Morning" show that'."""
    if noun.dep_ in ("dobj", "dative") and noun.head.i == verb.i:
        return bool(verb.lemma_.lower() == "tell")
    is_place = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during", "at", "on") and noun.head.head.i == verb.i
    return bool(is_place and {noun.lemma_.lower(), noun.lower_} & SAID_IN)


def _holds_clause(thing: Any) -> bool:
    """Whether what looks like the object of "said" holds a clause: a verb that the parser took for a noun leaves one behind."""
    return any(word.dep_ in ("acl", "relcl") for noun in (thing, *thing.conjuncts) for word in noun.children)


def _is_gerund(clause: Any) -> bool:
    """Whether a clause is "leaking it" or "having leaked it"."""
    return clause.tag_ == "VBG" or any(child.dep_ == "aux" and child.lower_ == "having" for child in clause.children)


def _is_question(clause: Any) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("if", "whether") for child in clause.children)


def _is_finding(verb: Any, lemma: str) -> bool:
    """Whether a document finds something: "the records show that", "records that showed"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if lemma not in FINDING or subject is None:
        return False
    noun = verb.head if subject.tag_ == "WDT" and verb.dep_ == "relcl" else subject
    return bool(noun.lemma_.lower() in DOCUMENTS)


def _fronted(verb: Any, clause: Any) -> frozenset[int]:
    rest = set(subtree(clause))
    if verb.dep_ == "ROOT":
        first = min(rest)
        rest |= {word.i for word in verb.sent if word.i < first and word.head.i != verb.i}
        rest |= {
            i
            for child in verb.children
            if child.i < first and child.dep_ in ("advcl", "prep", "advmod", "npadvmod")
            for i in subtree(child)
        }
    if any(child.dep_ == "nsubj" and max(rest) < child.i < verb.i for child in verb.children) and turned_subject(verb) is not None:
        rest |= set(range(min(rest), verb.i - 1))
    return frozenset(rest)


def _mark(clause: Any) -> frozenset[int]:
    """The words of a clause up to its "that", where it has one: the mark, and what the parser draws in from before it."""
    mark = next((child for child in clause.children if child.lower_ == "that" and child.dep_ == "mark"), None)
    return frozenset(range(clause.left_edge.i, mark.i + 1)) if mark is not None else frozenset()


def _without_relay(clause: Any, tokens: frozenset[int]) -> frozenset[int]:
    """The clause without a trailing relay: ", according to the agency", ", in statements reported by the broadcaster"."""
    for child in clause.children:
        is_behind = child.i > clause.i and ((child.dep_ == "prep" and is_relay(child)) or is_as_reported(child))
        if is_behind:
            tokens -= frozenset(subtree(child))
    last = max(tokens, default=clause.i)
    for word in (clause.doc[i] for i in sorted(tokens)):
        if word.i > clause.i and word.lower_ == "according" and is_set_off(word) and _is_named_relay(word, last):
            tokens -= frozenset(range(word.i, last + 1))
    return without_aftermath(clause, tokens)


def _is_named_relay(word: Any, last: int) -> bool:
    """Whether an "according to" ends what is said and names a body or a person."""
    ends = all(other.is_punct for other in word.doc[word.right_edge.i + 1 : last + 1])
    named = (inner for inner in word.subtree if inner.dep_ == "pobj" and inner.head.lower_ == "to")
    return ends and any(inner.pos_ == "PROPN" or inner.ent_type_ == "ORG" for inner in named)


def is_relay(prep: Any) -> bool:
    """Whether a prepositional phrase names a relay and not the matter."""
    if prep.lower_ == "according":
        return True
    if prep.lower_ in ("in", "via") and prep.i > 0 and prep.doc[prep.i - 1].is_punct:
        inside = {word.lemma_.lower() for word in prep.subtree}
        return bool(inside & {"statement", "remark", "comment", "interview", "tweet", "speech"}) and prep.i - 1 > 0
    return False


def _parenthetical(verb: Any, lemma: str, addressee: Any) -> Content | None:
    if rest := rest_of_thing(verb):
        return Content(rest, "clause-after-cue")
    subject = next(iter(children_of(verb, "nsubj")), None)
    if lemma in PURE and subject is not None and verb.dep_ == "conj" and (behind := words_behind_as(verb)):
        return Content(behind, "parenthetical-cue", (), addressee)
    if verb.dep_ == "relcl" and lemma not in ADDRESSED and children_of(verb, "dobj"):
        return None
    is_as = verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children)
    is_as = is_as and (subject is not None or bool(children_of(verb, "agent")))
    behind = (addressee.right_edge.i if addressee is not None and addressee.i > verb.i else verb.i) + 1
    is_split = verb.left_edge.i > verb.sent.start and verb.doc[verb.left_edge.i - 1].is_quote
    is_before = lemma in PURE and is_as and not is_split and behind < verb.sent.end and verb.doc[behind].text == ","
    if is_before and (quoted := quoted_behind(verb.doc, behind, verb.sent.end)):
        return Content(quoted, "parenthetical-cue", (), addressee)
    is_thought = lemma in BELIEF and verb.dep_ == "parataxis"
    if (
        not (lemma in PURE or is_thought)
        or (subject is None and not is_as)
        or verb.dep_ not in ("parataxis", "advcl", "ccomp", "dep", "conj", "relcl")
    ):
        return None
    is_told = addressee is not None and addressee.lemma_.lower() not in UTTERED | {"it"} and not children_of(verb, "ccomp", "xcomp")
    if verb.dep_ == "parataxis" or (is_as and ((lemma == "tell" and is_told) or not children_of(verb, "dobj", "ccomp", "xcomp"))):
        own = set(subtree(verb)) - words_behind(verb)
    elif subject is not None and (region := _set_off(verb, subject)):
        own = region
    else:
        return None
    return Content(frozenset(word.i for word in verb.sent if word.i not in own), "parenthetical-cue", (), addressee)


def _set_off(verb: Any, subject: Any) -> set[int]:
    """Words of a bare attribution between commas ("..., she said on Monday, ..."), or none."""
    doc, sent = verb.doc, verb.sent
    start = min(subject.left_edge.i, verb.i)
    end = max(verb.right_edge.i, subject.right_edge.i) + 1
    opens = start > sent.start and doc[start - 1].is_punct
    closes = end >= sent.end or doc[end].is_punct or doc[end - 1].is_punct
    is_marked = any(child.dep_ in ("mark", "cc") and start - 1 <= child.i <= verb.i for child in verb.children)
    return set(range(start, end)) if opens and closes and not is_marked and end - start <= 14 else set()


def _addressee(verb: Any, lemma: str) -> Any:
    objects = children_of(verb, "dative", "dobj")
    for child in objects:
        if child.dep_ == "dative":
            if child.pos_ == "ADP":
                return next((word for word in child.children if word.dep_ == "pobj"), None)
            return child
    if lemma in ADDRESSED:
        plain = [child for child in objects if child.i != verb.i]
        if plain:
            return plain[0]
    if lemma in CLAUSE or lemma in OBJECT:
        for prep in children_of(verb, "prep"):
            if prep.lower_ == "to" and lemma not in PREPOSITIONS:
                inner = next((word for word in prep.children if word.dep_ == "pobj"), None)
                if inner is not None and (inner.pos_ == "PROPN" or inner.ent_type_):
                    return inner
    return None
