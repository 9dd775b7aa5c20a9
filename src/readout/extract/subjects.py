"""Who may be the subject of a verb of speech, which one stands by it, and which verb above it in truth goes on with."""

from __future__ import annotations

from typing import Any

from readout.extract.cues import ACTOR_NOUNS
from readout.extract.roles import ROLE_NOUNS

__all__ = [
    "DOCUMENTS",
    "FILED",
    "FINITE",
    "can_speak",
    "finite_governor",
    "own_subject",
    "singled_out",
    "turned_subject",
    "without_intruders",
]

_SUBJECTS = ("nsubj", "csubj")
FINITE = ("VBD", "VBZ", "VBP")
"""Tags of the forms that can head a sentence."""
DOCUMENTS = frozenset(
    "statement letter tweet post message memo speech remark email note video interview release briefing response reply".split()
)
FILED = frozenset("ad article brief column commercial complaint editorial lawsuit petition report story suit".split())
"""What speaks for whoever brings it out."""
_SPOKEN = frozenset("accuse announce ask call condemn criticise criticize demand insist pledge praise say tell thank urge vow warn".split())
"""What a person does in words and hardly a thing."""
_JUDGING = frozenset("call condemn criticise criticize praise".split())
_BIDDING_THINGS = frozenset(
    "act ad agreement amendment bill budget campaign decision law march measure motion movement order petition plan policy proposal "
    "protest rally referendum resolution rule ruling treaty".split()
)
"""What calls for a thing without being a person or a document."""
_ACTOR_ENTITIES = ("PERSON", "ORG", "NORP", "GPE")
_SPEAKING_PRONOUNS = frozenset("he she they who i we it you him her them".split())


def can_speak(token: Any) -> bool:
    """Whether a subject's head word can be a speaker: a name, a person, a body of people, a document."""
    if (
        token.ent_type_ in _ACTOR_ENTITIES
        or token.pos_ == "PROPN"
        or (token.dep_ == "advmod" and token.text.istitle() and token.tag_ == "IN")
        or (token.pos_ == "NOUN" and token.text.istitle() and token.i and token.nbor(-1).is_quote)
    ):
        return token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "EVENT")
    if token.pos_ == "PRON":
        return token.lower_ in _SPEAKING_PRONOUNS or token.lower_ in ACTOR_NOUNS
    lemma = token.lemma_.lower()
    return (
        lemma in ACTOR_NOUNS
        or lemma in ROLE_NOUNS
        or token.lower_ in ("media", "press")
        or lemma.endswith(("man", "woman", "person", "people", "ist"))
        or (token.pos_ in ("NUM", "ADJ", "DET") and lemma in ACTOR_NOUNS)
    )


def own_subject(verb: Any) -> Any | None:
    """The subject below a verb, the agent of a passive one, or what the parser hangs on its mark ("after Low last month announced")."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        return turned_subject(verb) or own[0]
    above = next((child for child in verb.children if child.dep_ == "agent" or (child.dep_ == "mark" and child.i < verb.i)), None)
    if above is not None:
        return next((child for child in above.children if child.dep_ == "pobj"), None)
    if verb.dep_ != "advcl" or verb.tag_ not in FINITE or not verb.left_edge.i:
        return None
    before = verb.doc[verb.left_edge.i - 1]
    is_after = before.dep_ == "pobj" and before.head.lower_ in ("after", "before", "since", "until")
    return before if is_after and before.head.head.i == verb.head.i else None


def singled_out(verb: Any, subject: Any) -> Any | None:
    """Who alone speaks in "it was Low who said" and in "not Low but High said"; None in any other sentence."""
    be = verb.head
    if subject.lower_ == "who" and verb.dep_ == "ccomp" and be.lemma_ == "be":
        named = next((child for child in be.children if child.dep_ == "attr" and child.i < subject.i), None)
        is_it = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in be.children)
        return named if is_it and named is not None and can_speak(named) else None
    if not any(child.dep_ == "neg" for child in subject.children) or not any(child.lower_ == "but" for child in subject.children):
        return None
    return next((child for child in subject.children if child.dep_ == "conj" and can_speak(child)), None)


def turned_subject(verb: Any) -> Any | None:
    """Who stands behind a verb of speech that ends what was said ("…, boats and balloons, said Low"), else None.

    Somebody whom the parser takes for no subject is one where what it takes for one, before the verb, cannot speak.
    """
    if verb.lemma_.lower() not in _SPOKEN or verb.i <= verb.sent.start or verb.nbor(-1).text not in (",", ",”", "”", '"'):
        return None
    behind = next((child for child in verb.children if child.i > verb.i and child.left_edge.i == verb.i + 1), None)
    before = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    if behind is None or behind.dep_ == "nsubj":
        return behind if not any(child.ent_type_ == "PERSON" and child.nbor().tag_ != "POS" for child in before) else None
    is_misread = bool(before) and not any(map(can_speak, before)) and behind.pos_ == "PROPN" and can_speak(behind)
    return behind if is_misread else None


def finite_governor(verb: Any) -> Any | None:
    """For a finite verb wrongly tied to an infinitive ("agreed to hold A and discussed B"), the finite verb above; else None.

    So too for one tied to a clause about a thing: "visited the bridge that had burned and called for a new one".
    """
    if verb.dep_ != "conj" or own_subject(verb) is not None:
        return None
    if (beyond := _of_same_form(verb)) is not None:
        return beyond
    if verb.tag_ not in FINITE and not any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children):
        return None
    if not _is_bare_form(verb.head):
        return _above_thing(verb)
    above = verb.head
    while _is_bare_form(above) and above.head.i != above.i:
        above = above.head
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
    return above if above.pos_ in ("VERB", "AUX") and not _is_bare_form(above) else None


def _of_same_form(verb: Any) -> Any | None:
    """The verb above a clause to whose verb, of another form, a verb is tied that goes on with the one above; else None.

    So "condemned" goes on with "denied" in "has denied charges that his firm paid and condemned the police", and "offered" with "said" in
    "said he would go on but offered a truce". Behind what somebody is said to be, who judges somebody else is who says it: "said High was
    good but called Low a star".
    """
    clause = verb.head
    is_spoken = verb.lemma_.lower() in _SPOKEN and clause.lemma_.lower() not in _SPOKEN
    is_marked = clause.dep_ in ("acl", "ccomp") and any(child.dep_ == "mark" for child in clause.children)
    is_modal = clause.dep_ == "ccomp" and clause.tag_ == "VB" and any(_is_modal(child) for child in clause.children)
    is_judging = verb.lemma_.lower() in _JUDGING and any(child.dep_ == "dobj" and child.pos_ != "PRON" for child in verb.children)
    is_described = is_judging and clause.dep_ == "ccomp" and clause.lemma_ == "be"
    is_apart = clause.tag_ != verb.tag_ and ((is_spoken and is_marked) or (is_modal and verb.tag_ == "VBD"))
    if not (is_described or is_apart):
        return None
    above = clause.head if clause.head.pos_ == "VERB" else clause.head.head
    is_told = above.pos_ == "VERB" and above.tag_ == verb.tag_ and above.i < clause.i and _is_perfect(above) == (above.tag_ == "VBN")
    subject = own_subject(above) if is_told else None
    return above if subject is not None and subject.i < above.i and can_speak(subject) else None


def _is_modal(word: Any) -> bool:
    """Whether a bare verb stands with a word: "would", and "did" in "asked why he did not act"."""
    is_asked = any(child.tag_ in ("WRB", "WP") or child.lower_ in ("if", "whether") for child in word.head.children)
    return bool(word.tag_ == "MD" or (word.dep_ == "aux" and word.lemma_.lower() == "do" and is_asked))


def _is_perfect(verb: Any) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("has", "have", "had") for child in verb.children)


def _above_thing(verb: Any) -> Any | None:
    """The finite verb above a clause about a thing that cannot speak, to which a verb of speech is tied; else None."""
    clause = verb.head
    who = next((child for child in clause.children if child.dep_ == "nsubj" and child.tag_ == "WDT"), None)
    if verb.lemma_.lower() not in _SPOKEN or clause.dep_ != "relcl" or who is None:
        return None
    noun = clause.head
    if noun.pos_ != "NOUN" or can_speak(noun) or noun.lemma_.lower() in _BIDDING_THINGS | DOCUMENTS | FILED:
        return None
    above = noun.head
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    subject = own_subject(above)
    is_like = above.tag_ == verb.tag_ and above.i < noun.i
    return above if is_like and subject is not None and subject.i < above.i and can_speak(subject) else None


def _is_bare_form(verb: Any) -> bool:
    return verb.tag_ in ("VB", "VBG", "VBN") and not any(child.dep_ == "aux" and child.tag_ in (*FINITE, "MD") for child in verb.children)


def without_intruders(doc: Any, tokens: frozenset[int]) -> frozenset[int]:
    """The words without a finite verb that in truth goes on with the reporting clause, and all that follows it."""
    for i in sorted(tokens):
        governor = finite_governor(doc[i])
        if governor is not None and governor.i not in tokens:
            start = i
            while start - 1 in tokens and (doc[start - 1].dep_ in ("cc", "advmod") or doc[start - 1].is_punct):
                start -= 1
            first = next((j for j in range(start, i) if doc[j].dep_ == "cc" or doc[j].is_punct), start)
            return frozenset(j for j in tokens if j < first)
    return tokens
