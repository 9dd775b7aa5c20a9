"""What a reporting verb reports where that is no clause: an infinitive, an object, the object of a preposition, a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from readout.extract.authors import ISSUED
from readout.extract.cues import FEELINGS, INFINITIVE, NOUNS, OBJECT, OBJECT_TO, PREPOSITIONS, SHOWING, UTTERED
from readout.extract.denials import is_denying
from readout.extract.grammar import subtree
from readout.extract.subjects import can_speak

__all__ = ["COMPLEMENTS", "NAMING", "Content", "children_of", "is_infinitive"]

_LABELLING = frozenset(["call", "dub", "label", "brand"])
_SHOWN_BY = frozenset("describe offer reveal share tout unveil".split())
_SHOWN = frozenset("array car collection design display exhibition glimpse item range row scene sight statue trove view".split())
"""What is shown to the eye and not said."""
_BIDDING = frozenset((("appeal", "to"), ("call", "on"), ("call", "upon"), ("plead", "with")))
"""Verbs whose preposition names who is to do something."""
_HAD: dict[str, frozenset[str]] = {
    "claim": frozenset("job life prize seat title victim".split()),
    "report": frozenset("earning income loss profit result revenue sale".split()),
}
"""What is taken, or made, by what looks like a verb of saying: "the flood claimed nine lives", "Low Motors reports earnings"."""
_MEASURES = frozenset(("ban", "deal", "review"))
"""What can be called for, though it is also said to say something."""
_URGING = frozenset("advise encourage urge".split())
_OFFERED = frozenset(
    "advice alternative ceasefire compromise condolence counterproposal deal defence defense detail guidance help insight invitation "
    "package plan plea possibility prayer prediction reason reassurance reform solution talk term theory thought truce vision".split()
)
"""What is offered by saying so, beside feelings and what nouns of speech name; a lesson, a view of the bay or a service is not."""
_ENDANGERED = frozenset(
    "democracy economy existence freedom future health independence integrity interest job life livelihood order peace region safety "
    "security sovereignty stability survival unity world".split()
)
"""What is threatened by what happens and not in words."""
_OF_WORDS = frozenset("admit cite confirm recall".split())
"""Verbs that report words or facts; with people they do something else: "cited two aides", "confirmed the judge"."""
_OWNED = frozenset(
    "challenge concern contribution difficulty effort fact failure importance limit mistake need problem reality responsibility risk role "
    "significance threat value".split()
)
"""What is recognised in words; a marriage or a state is recognised by law."""
NAMING = frozenset("call dub label brand describe deem declare characterize characterise denounce portray identify name pronounce".split())
"""Verbs that give a thing a name or a nature: "called it a gift", "portrayed him as weak"."""
_BOTH = 2
"""Marks around what is set in."""
_NEAR = 3
"""How many words behind a thing the quotation marks of its name open at the latest."""
_IDENTIFYING = ("identify", "name")
"""Verbs that say who somebody is, and nothing more."""
_JUDGING = frozenset("condemn criticise criticize decry deride dismiss hail laud praise ridicule slam".split())
"""Verbs that judge a thing as this or that."""
_OF_THE_OBJECT = ("for", "as", "over", "on", "about", "with", "of", "into", "against")
"""What goes with the object of a verb, though the parser may hang it on the verb."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one verb reports: token indexes, the pattern that found them, prepositions of the cue, the addressee's head."""

    tokens: frozenset[int]
    pattern: str
    cue_extra: tuple[int, ...] = ()
    addressee: Any = field(default=None)


def children_of(verb: Any, *labels: str) -> list[Any]:
    """The words right below a verb that carry one of these labels."""
    return [child for child in verb.children if child.dep_ in labels]


def is_infinitive(clause: Any) -> bool:
    """Whether a clause is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in clause.children)


def _directive(verb: Any, lemma: str, addressee: Any) -> Content | None:
    if lemma not in OBJECT_TO:
        return None
    for clause in children_of(verb, "xcomp", "ccomp"):
        if clause.i < verb.i:
            continue
        if not is_infinitive(clause):
            if lemma in ("ask", "urge", "demand") and clause.tag_ == "VB":
                return Content(frozenset(subtree(clause)), "directive", (), addressee)
            continue
        subject = next((child for child in clause.children if child.dep_ == "nsubj" and child.i < clause.i), None)
        start = next(child.i for child in clause.children if child.dep_ == "aux" and child.tag_ == "TO")
        whom = subject or addressee or _bidden(verb)
        if whom is None and lemma not in INFINITIVE:
            continue
        return Content(frozenset(i for i in subtree(clause) if i >= start or subject is None), "directive", (), whom)
    return None


def _bidden(verb: Any) -> Any | None:
    """Who is told to do something by somebody named: "Low was ordered by the court to go"; else None."""
    return next(iter(children_of(verb, "nsubjpass")), None) if children_of(verb, "agent") else None


def _infinitive(verb: Any, lemma: str, addressee: Any) -> Content | None:
    if lemma not in INFINITIVE:
        return None
    for clause in children_of(verb, "xcomp"):
        if clause.i > verb.i and is_infinitive(clause):
            joined = [child for child in children_of(verb, "conj") if child.tag_ == "VB" and not children_of(child, "nsubj", "aux")]
            return Content(frozenset(i for head in (clause, *joined) for i in subtree(head)), "infinitive", (), addressee)
    return None


def _naming(verb: Any, lemma: str, addressee: Any) -> Content | None:
    if lemma not in NAMING or _is_reduced(verb) or children_of(verb, "prt"):
        return None
    predicates = [child for child in children_of(verb, "oprd", "ccomp", "xcomp") if lemma != "call" or not is_infinitive(child)]
    if lemma == "pronounce" and not any(word.is_quote or word.lower_ in ("himself", "herself", "themselves") for word in verb.subtree):
        return None
    objects = children_of(verb, "dobj") or (children_of(verb, "dative") if children_of(verb, "oprd") else [])
    manner = _manner(verb)
    if lemma in ("describe", "characterize", "characterise", "portray", "denounce", "identify") and objects and objects[0].i > verb.i:
        grounds = [child for child in children_of(verb, "prep") if child.lower_ == "for" and child.i > objects[0].i]
        tokens = {i for head in (*objects, *manner, *grounds) for i in subtree(head)}
        return Content(frozenset(tokens), "naming")
    later = [child for child in (*objects, *predicates, *manner) if child.i > verb.i]
    if objects and later and not predicates and lemma in _LABELLING:
        rest = [i for i in subtree(verb) if i > verb.i]
        near = objects[0].right_edge.i + _NEAR
        if any(verb.doc[i].is_quote for i in rest if i <= near) or _closes_with_name(verb, objects[0]):
            return Content(frozenset(rest), "naming")
    if objects and lemma in _LABELLING and verb.tag_ == "VBG" and (name := _lost_name(verb)):
        return Content(frozenset(range(verb.i + 1, max(name) + 1)), "naming")
    is_pair = len(later) > 1 or any(child.dep_ == "nsubj" for head in predicates for child in head.children) or verb.dep_ == "relcl"
    if predicates and later and is_pair and lemma not in _IDENTIFYING:
        return Content(frozenset(i for head in later for i in subtree(head)), "naming")
    if any(child.tag_ in ("WP", "WDT") and child.i < verb.i for child in objects) and lemma not in _IDENTIFYING:
        return _named_so(verb, manner or [child for child in predicates if child.i > verb.i])
    return None


def _lost_name(verb: Any) -> frozenset[int]:
    """The name in quotation marks right behind "calling the plan", which the parser ties to another verb; none where none stands there."""
    doc, at = verb.doc, verb.right_edge.i + 1
    if at + 1 >= len(doc) or not doc[at].is_quote:
        return frozenset()
    return frozenset(range(at, next((i for i in range(at + 1, verb.sent.end) if doc[i].is_quote), verb.sent.end)))


def _closes_with_name(verb: Any, thing: Any) -> bool:
    """Whether a name follows what is set in behind the thing that it is for: "called the plan, which cost ten coins, a trap"."""
    commas = [word.i for word in verb.doc[thing.i + 1 : verb.right_edge.i] if word.text == ","]
    if can_speak(thing) or len(commas) < _BOTH or commas[0] != thing.i + 1 or verb.doc[commas[-1] + 1].lower_ not in ("a", "an"):
        return False
    behind = verb.doc[commas[-1] + 1 : verb.right_edge.i + 1]
    return not any(word.pos_ in ("VERB", "AUX") or word.dep_ == "cc" or word.ent_type_ in ("DATE", "TIME") for word in behind)


def _manner(verb: Any) -> list[Any]:
    """What a thing is said to be: the "as" behind a verb, with all below it."""
    return [child for child in children_of(verb, "prep", "advcl") if child.left_edge.lower_ == "as" and child.left_edge.i > verb.i]


def _named_so(verb: Any, ways: list[Any]) -> Content | None:
    """What a thing told of before is called: of "what Low called a mess", "the dam, which Low described as a mess" the mess alone."""
    ways = [head for head in ways if head.dep_ != "advcl" or not children_of(head, "nsubj", "nsubjpass")]
    tokens = frozenset(i for head in ways for i in subtree(head))
    if not tokens:
        return None
    first, doc = min(tokens), verb.doc
    end = next((i for i in sorted(tokens) if doc[i].text == "," and i + 1 in tokens and doc[i + 1].tag_ in ("VBD", "VBZ", "VBP")), None)
    tokens = tokens if end is None else frozenset(i for i in tokens if i < end)
    if doc[first].lower_ != "as":
        return Content(tokens, "label")
    return Content(tokens - {first}, "label", (first,) if first == verb.i + 1 else ())


def _described(verb: Any, lemma: str, addressee: Any) -> Content | None:
    """What a thing is called by somebody named behind: "in an act described as cowardly by Low"."""
    is_named = any(can_speak(word) for by in children_of(verb, "agent") for word in by.children if word.dep_ == "pobj")
    if lemma not in NAMING | _JUDGING or lemma in _IDENTIFYING or not _is_reduced(verb) or not is_named:
        return None
    return _named_so(verb, _manner(verb))


def _prepositional(verb: Any, lemma: str, addressee: Any) -> Content | None:
    allowed = PREPOSITIONS.get(lemma)
    if not allowed:
        return None
    for clause in children_of(verb, "advcl", "xcomp", "ccomp"):
        mark = next((child for child in clause.children if child.dep_ == "mark" and child.lower_ == "for"), None)
        if mark is not None and mark.i == verb.i + 1 and "for" in allowed:
            return Content(frozenset(subtree(clause)) - {mark.i}, "preposition", (mark.i,), addressee)
    preps = children_of(verb, "prep")
    is_phoned = any(child.i > verb.i for child in children_of(verb, "dobj")) and not children_of(verb, "prt")
    is_dialled = any(word.pos_ == "NUM" for word in verb.doc[verb.i + 1 : verb.i + 2])
    if lemma == "call" and (is_phoned or is_dialled):
        return None
    is_gapped = verb.dep_ == "relcl" and not any(child.tag_ == "WP" for child in children_of(verb, "nsubj"))
    if lemma == "tell" and (is_gapped or any(child.lemma_.lower() in UTTERED for child in children_of(verb, "dobj"))):
        return None
    if lemma in ("accuse", "tell"):
        of_things = (child for thing in children_of(verb, "dobj") for child in thing.children if child.dep_ == "prep")
        preps += [child for child in of_things if lemma == "accuse" or child.lower_ == "about"]
    for prep in (*preps, *_behind_medium(verb, preps)):
        if prep.i < verb.i or prep.lower_ not in allowed:
            continue
        inner = [child for child in prep.children if child.dep_ in ("pobj", "pcomp")]
        if not inner or (prep.lower_ == "for" and inner[0].ent_type_ in ("DATE", "TIME")):
            continue
        if lemma in ("accuse",):
            tokens = {i for head in children_of(verb, "dobj") for i in subtree(head)} | set(subtree(prep))
            return Content(frozenset(tokens), "accusation", (), None)
        if lemma == "testify" and prep.lower_ == "to" and can_speak(inner[0]):
            continue
        if (lemma, prep.lower_) in _BIDDING:
            goal = next((child for child in verb.children if child.dep_ in ("xcomp", "advcl") and is_infinitive(child)), None)
            goal = goal or next((word for word in inner[0].children if word.dep_ in ("acl", "relcl") and is_infinitive(word)), None)
            if goal is None:
                continue
            return Content(frozenset(subtree(goal)), "directive", (prep.i,), inner[0])
        held = frozenset(subtree(prep)) - {prep.i}
        held |= _joined_gerund(verb, prep)
        if lemma == "refer":
            held |= {i for way in _manner(verb) if way.left_edge.i == max(held, default=prep.i) + 1 for i in subtree(way)}
        return Content(held, "preposition", (prep.i,), addressee)
    return None


def _behind_medium(verb: Any, preps: list[Any]) -> list[Any]:
    """The prepositions that the parser hangs on what a thing is said in: "warned on Twitter of a flood"."""
    media = (noun for prep in preps if prep.i == verb.i + 1 and prep.lower_ == "on" for noun in prep.children if noun.pos_ == "PROPN")
    return [inner for noun in media if not noun.ent_type_ for inner in noun.children if inner.dep_ == "prep"]


def _joined_gerund(verb: Any, prep: Any) -> frozenset[int]:
    """The second of two acts behind a preposition that the parser ties to the verb: "called for closing gaps and adding checks"."""
    first, behind = prep.i + 1, prep.right_edge.i + 1
    joined = next((child for child in children_of(verb, "conj") if child.tag_ == "VBG" and child.i > prep.i), None)
    if joined is None or children_of(joined, "nsubj", "aux") or verb.tag_ == "VBG" or not verb.doc[first].lower_.endswith("ing"):
        return frozenset()
    return frozenset(range(behind, joined.right_edge.i + 1)) if joined.left_edge.i <= behind + 1 else frozenset()


def _is_reduced(verb: Any) -> bool:
    """Whether the verb is a passive participle on a noun: "a book called"."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "relcl") and not any(child.dep_ == "aux" for child in verb.children)


def _objective(verb: Any, lemma: str, addressee: Any) -> Content | None:
    if lemma not in OBJECT and lemma not in SHOWING and lemma != "refer":
        return None
    if _is_reduced(verb):
        return None
    objects = [child for child in children_of(verb, "dobj") if child.i > verb.i and (child != addressee or _is_urged(lemma, child))]
    if objects and objects[0] == addressee:
        addressee = None
    if lemma == "deny" and _is_withheld(verb, objects):
        return None
    if not objects or not _is_sayable(lemma, objects[0]) or _is_stirred(verb, lemma, objects[0]):
        return None
    tokens = set(subtree(objects[0]))
    if lemma == "refer":
        tokens |= {i for prep in children_of(verb, "prep") if prep.lower_ == "to" for i in subtree(prep)}
    behind = [child for child in children_of(verb, "prep") if child.i > objects[0].i]
    as_what = max((child.i for child in behind if child.lower_ == "as" and lemma in _JUDGING), default=-1)
    for child in behind:
        is_of_it = child.lower_ in _OF_THE_OBJECT or child.i < as_what
        if is_of_it and child.left_edge.i <= max(tokens) + 2:
            tokens |= set(subtree(child))
    for child in children_of(verb, "advcl", "xcomp"):
        if is_infinitive(child) and child.left_edge.i == max(tokens) + 1:
            tokens |= set(subtree(child))
    return Content(frozenset(tokens), "object", (), addressee)


def _is_stirred(verb: Any, lemma: str, thing: Any) -> bool:
    """Whether an act, and not its doer in words, brings up what others say: "Low left, renewing calls for a vote"."""
    return lemma == "renew" and verb.tag_ == "VBG" and verb.dep_ == "advcl" and bool(thing.tag_ == "NNS")


def _is_urged(lemma: str, thing: Any) -> bool:
    """Whether the object of a verb that may have a listener is what is called for instead: "urged caution"."""
    is_thing = not can_speak(thing) or thing.lemma_.lower() in _MEASURES
    return lemma in _URGING and thing.pos_ == "NOUN" and not thing.ent_type_ and is_thing


def _is_withheld(verb: Any, objects: list[Any]) -> bool:
    """Whether something is kept from somebody: "denied him the money", "denied entry to travelers"."""
    given = (*children_of(verb, "prep"), *(child for thing in objects for child in thing.children if child.dep_ == "prep"))
    return bool(children_of(verb, "dative")) or any(prep.lower_ == "to" and prep.i > verb.i for prep in given)


def _passive(verb: Any, lemma: str, addressee: Any) -> Content | None:
    """The subject of "was denied by the ministry", and what it is said to be or judged for: "was praised by Low as brave"."""
    subject = next(iter(children_of(verb, "nsubjpass")), None)
    if lemma not in OBJECT or subject is None or subject.i > verb.i or not children_of(verb, "agent") or subject.pos_ == "PRON":
        return None
    ways = [*_manner(verb), *(child for child in children_of(verb, "prep") if child.lower_ == "for" and child.i > verb.i)]
    return Content(frozenset(i for head in (subject, *ways) for i in subtree(head)), "object", (), addressee)


def _ruled_out(verb: Any, lemma: str, addressee: Any) -> Content | None:
    """What somebody rules out, or has not ruled out: "ruled out a strike", "has not ruled out closing the port"."""
    if lemma != "rule" or not is_denying(verb):
        return None
    ruled = [child for child in children_of(verb, "dobj", "xcomp", "pcomp") if child.i > verb.i and not is_infinitive(child)]
    return Content(frozenset(subtree(ruled[0])), "object", (), addressee) if ruled else None


def _is_sayable(lemma: str, thing: Any) -> bool:
    if {word.lemma_.lower() for word in (thing, *thing.conjuncts)} & _HAD.get(lemma, frozenset()):
        return False
    if lemma in _SHOWN_BY and thing.lemma_.lower() in _SHOWN:
        return False
    if lemma == "offer":
        return any(word.lemma_.lower() in FEELINGS | NOUNS | _OFFERED or word.is_quote or word.text in "$€£¥" for word in thing.subtree)
    if lemma == "threaten" and (thing.lemma_.lower() in _ENDANGERED or thing.ent_type_ in ("GPE", "PERSON") or can_speak(thing)):
        return any(child.dep_ == "prep" and child.lower_ == "with" for child in (*thing.children, *thing.head.children))
    if lemma in _OF_WORDS and can_speak(thing) and thing.lemma_.lower() not in ISSUED:
        return False
    if lemma in ("recognise", "recognize"):
        return thing.lemma_.lower() in _OWNED
    if lemma == "refer":
        return thing.lemma_.lower() in ("question", "inquiry", "request", "reporter", "query")
    return lemma in OBJECT or thing.lemma_.lower() in FEELINGS


COMPLEMENTS = (_directive, _infinitive, _naming, _described, _prepositional, _objective, _passive, _ruled_out)
"""The patterns, in the order in which they are tried; each takes the verb, its lemma and the addressee's head."""
