"""What a reporting verb governs: its subject, its chain of helping verbs, the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from readout.extract.subjects import DOCUMENTS, FILED, FINITE, can_speak, finite_governor, own_subject, singled_out

__all__ = ["PERCEIVING", "antecedent", "chain", "cue_tokens", "phrase", "runs", "subject_of", "subtree"]

_CONTROL = ("xcomp", "advcl", "pcomp", "conj", "acl", "prep", "dep")
_RAISING = frozenset(
    """
    appear seem expect set schedule due plan want try begin start continue keep intend need have tend use like prepare refuse fail go move
    seek
    """.split()
)
_JUDGING = frozenset(
    "accuse applaud arrest assail attack berate blame blast chide commend condemn criticise criticize denounce fault fire forgive hammer "
    "knock lambast lambaste mock praise rebuke reprimand ridicule rip scold slam thank".split()
)
"""Verbs with "for" or "of" and what the object did: "praised him for saying"."""
_GOING_ON = frozenset("add argue call cite claim insist note say tell warn".split())
_FILING = frozenset("air bring broadcast file issue launch make post print produce publish put release run send start submit write".split())
_TAKING = frozenset(
    "cite describe dismiss face find follow get have hear obtain quote read receive reject review see show support want watch".split()
)
"""What is done with a document of somebody else's."""
PERCEIVING = frozenset("capture catch describe film hear overhear picture recall record remember see show".split())
"""What somebody does to whom they hear or remember saying a thing."""
_SHUNNING = frozenset(("decline", "fail", "refuse"))
_MEETING = frozenset("contact email meet phone summon telephone visit".split())
"""What somebody does to somebody else to say a thing: "summoned the envoy to protest"."""


def subtree(token: Any) -> list[int]:
    """Indexes of the words below a token and of itself, in order."""
    return [word.i for word in token.subtree]


def phrase(token: Any) -> tuple[int, int]:
    """The half-open range of a noun phrase without its trailing clause marks: from its first word to its last."""
    words = subtree(token)
    start, end = words[0], words[-1] + 1
    doc = token.doc
    for child in token.children:
        if child.dep_ in ("relcl", "acl", "advcl", "parataxis", "ccomp") and child.i > token.i and child.subtree:
            first = child.left_edge.i
            if first > token.i:
                end = min(end, first)
        if _describes(child, token):
            end = min(end, child.left_edge.i)
        if child.dep_ == "conj" and child.i > token.i and any(word.dep_ == "neg" for word in child.children):
            end = min(end, child.left_edge.i - (doc[child.left_edge.i - 1].dep_ == "cc"))
        is_dated = child.lower_ in ("in", "on") and any(map(_is_date, child.children))
        if is_dated and child.dep_ == "prep" and child.i > token.i:
            end = min(end, child.i)
    while end - 1 > token.i and (doc[end - 1].is_punct and doc[end - 1].text not in (")", "]")):
        end -= 1
    while start < token.i and doc[start].is_punct:
        start += 1
    return start, end


def _describes(child: Any, noun: Any) -> bool:
    """Whether words behind a comma only describe one who is named by no name: "the senator, a critic", "aides, including Low"."""
    if child.i < noun.i or not (child.dep_ in ("amod", "appos") or child.lower_ == "including"):
        return False
    if noun.doc[child.left_edge.i - 1].text != "," or child.dep_ == "amod" or child.lower_ == "including":
        return bool(noun.doc[child.left_edge.i - 1].text == ",")
    is_listed = (
        any(word.lower_ == "and" for word in child.children) and noun.doc[child.right_edge.i + 1 : child.right_edge.i + 2].text != ","
    )
    is_noun = (
        noun.pos_ == "NOUN" and child.pos_ == "NOUN" and not is_listed and not any(word.ent_type_ == "PERSON" for word in child.subtree)
    )
    return bool(is_noun and child.left_edge.lower_ in ("a", "an"))


def _is_date(word: Any) -> bool:
    """Whether the noun of a preposition is a day or a year, and nobody's ("in his 30s")."""
    return word.dep_ == "pobj" and word.ent_type_ == "DATE" and not any(child.dep_ == "poss" for child in word.children)


def antecedent(clause: Any) -> tuple[int, int]:
    """The half-open range of the noun phrase that a relative clause with a speaking verb describes.

    Of two nouns joined by "and" it is the near one alone if the verb stands in the singular; a noun that cannot speak gives way to
    the one it belongs to ("critics of the plan, who say").
    """
    noun = _before_who(clause) or clause.head
    while clause.head.lower_ == "one" and noun.dep_ in ("appos", "conj") and noun.head.i < noun.i:
        noun = noun.head
    while noun.dep_ == "appos" and noun.head.ent_type_ == "PERSON" and noun.ent_type_ != "PERSON":
        noun = noun.head
    first = noun
    while (
        not (can_speak(noun) or noun.lower_ == "those")
        and noun.dep_ == "pobj"
        and noun.head.head.i < noun.i
        and noun.head.head.pos_ not in ("VERB", "AUX")
    ):
        noun = noun.head.head.head if noun.head.head.dep_ == "amod" and noun.head.head.head.i < noun.i else noun.head.head
    noun = noun if can_speak(noun) or noun.lower_ == "those" else first
    start, end = phrase(noun)
    end = next((i for i in range(noun.i + 1, end) if noun.doc[i].tag_ in ("WP", "WDT")), end)
    while end - 1 > noun.i and noun.doc[end - 1].is_punct:
        end -= 1
    is_one = clause.tag_ == "VBZ" or any(child.tag_ == "VBZ" and child.dep_.startswith("aux") for child in clause.children)
    joined = [word for word in noun.conjuncts if start <= word.i < end or word.i < noun.i]
    if not is_one or not joined:
        return start, end
    near = max([noun, *joined], key=lambda word: word.i if word.i < clause.i else -1)
    return near.left_edge.i if near.i != noun.i else start, near.i + 1


def _before_who(clause: Any) -> Any | None:
    """The name right before "who", where the parser hangs the clause on a thing: "threats by Ann Low who said"; else None."""
    who = next((child for child in clause.children if child.lower_ == "who" and child.i < clause.i), None)
    if who is None or can_speak(clause.head) or clause.head.lower_ == "those":
        return None
    at = who.i - 1
    while at > clause.head.i and clause.doc[at].is_punct:
        at -= 1
    return clause.doc[at] if at > clause.head.i and clause.doc[at].ent_type_ == "PERSON" else None


def runs(indexes: Iterable[int], doc: Any) -> list[tuple[int, int]]:
    """Half-open ranges over the indexes; gaps of quotation marks and commas alone are closed."""
    found: list[tuple[int, int]] = []
    for index in sorted(set(indexes)):
        if found and all(doc[gap].is_punct or doc[gap].is_space for gap in range(found[-1][1], index)):
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def subject_of(verb: Any, depth: int = 0) -> tuple[Any, str] | None:
    """The token at the head of the subject of a verb and the rule that found it, or None.

    Follows conjoined verbs, infinitives ("plans to call"), participles ("..., adding that") and relative clauses to the verb
    whose subject is understood. A passive verb's subject is that of "was expected to say", never of "was said".
    """
    if depth > 6:
        return None
    own = own_subject(verb)
    if own is not None and (chosen := singled_out(verb, own)) is not None:
        return chosen, "subject"
    if own is not None:
        is_of_document = own.tag_ == "WDT" and verb.dep_ == "relcl" and verb.lemma_ in ("say", "state") and verb.head.dep_ == "dobj"
        return (_issuer(verb.head, depth) if is_of_document else None) or (own, "subject")
    governor = finite_governor(verb)
    if governor is not None:
        found = subject_of(governor, depth + 1)
        return (found[0], "shared-finite") if found else None
    if verb.dep_ == "ROOT":
        beside = _word_before(verb)
        if beside is not None:
            return beside, "word-before"
        apart = _set_apart(verb)
        if apart is not None:
            return apart, "set-apart"
        first = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i and child.tag_ in FINITE), None)
        own = own_subject(first) if first is not None and verb.tag_ == first.tag_ else None
        return (own, "first-of-list") if own is not None else None
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ in ("VBG", "VB")):
        near = verb.doc[verb.i - 1]
        is_of = near.dep_ == "pobj" and near.head.lower_ == "of" and near.head.head.i == verb.head.i
        if verb.tag_ == "VBG" and is_of and near.tag_ in ("NNS", "NNPS") and can_speak(near):
            return near, "antecedent"
        noun = _posted_on(verb.head) or verb.head
        if verb.dep_ == "acl" and (above := _acts_above(verb, noun)) is not None:
            found = subject_of(above, depth + 1)
            return (found[0], "shared-advcl") if found else None
        return _issuer(noun, depth) or (noun, "antecedent")
    return _controlled(verb, depth) if verb.dep_ in _CONTROL or verb.dep_ == "ccomp" else None


def _controlled(verb: Any, depth: int) -> tuple[Any, str] | None:
    """The subject of a verb below another one, whose subject or object it is."""
    head = verb.head
    if head.lower_ == "far" and head.head.lemma_ == "go":
        return subject_of(head.head, depth + 1)
    if head.pos_ not in ("VERB", "AUX"):
        return (
            subject_of(head, depth + 1)
            if head.dep_ in ("prep", "pcomp", "advcl", "xcomp", "acomp") or head.pos_ == "ADP"
            else _owner(verb, head)
        )
    if verb.dep_ == "prep" and verb.lower_ in ("for", "of") and head.lemma_.lower() in _JUDGING:
        judged = _object(head)
        if judged is not None:
            return judged, "object-control"
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and (heard := _heard(verb, head)) is not None:
        return heard
    if verb.dep_ == "xcomp":
        controller = _object(head)
        if controller is not None and head.lemma_ not in _RAISING | _MEETING:
            return controller, "object-control"
    passive = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
    is_ground = verb.dep_ == "prep" and verb.lower_ in ("for", "of") and head.lemma_.lower() in _JUDGING
    if passive is not None and verb.dep_ == "advcl" and (above := _above_passive(verb, head)) is not None:
        return above, "shared-advcl"
    if passive is not None and (is_ground or verb.dep_ in ("xcomp", "conj", "advcl")):
        return passive, "raised"
    found = subject_of(head, depth + 1)
    return (found[0], f"shared-{verb.dep_}") if found else None


def _heard(verb: Any, above: Any) -> tuple[Any, str] | None:
    """Who is heard or read saying a thing: "Low recalled High saying", "Low received a letter from High saying"; else None."""
    thing = next((child for child in above.children if child.dep_ == "dobj" and child.right_edge.i == verb.i - 1), None)
    if thing is None:
        return None
    if above.lemma_.lower() in PERCEIVING and can_speak(thing):
        return thing, "object-control"
    is_letter = thing.lemma_.lower() in DOCUMENTS | FILED and above.lemma_.lower() in _TAKING
    return (thing, "antecedent") if is_letter else None


def _above_passive(verb: Any, clause: Any) -> Any | None:
    """Who goes on to cite where the parser ties the citing to what happened to another: "Low cheered that High was picked, citing"."""
    if verb.doc[verb.i - 1].text != "," or verb.lemma_.lower() not in _GOING_ON or clause.dep_ not in ("acl", "ccomp", "relcl"):
        return None
    above = clause.head
    while above.pos_ != "VERB" and above.head.i != above.i:
        above = above.head
    subject = own_subject(above) if above.dep_ in ("ROOT", "conj") and above.tag_ in FINITE else None
    return subject if subject is not None and subject.i < above.i and can_speak(subject) else None


def _acts_above(verb: Any, noun: Any) -> Any | None:
    """The verb with whose subject a participle behind a comma goes on: "Low met the nurses, saying ..."; else None."""
    if verb.doc[verb.i - 1].text != "," or verb.lemma_.lower() not in _GOING_ON or noun.dep_ not in ("dobj", "pobj"):
        return None
    if noun.head.lower_ in ("by", "from") or noun.lemma_.lower() in DOCUMENTS | FILED:
        return None
    above = noun.head
    while above.pos_ != "VERB" and above.head.i != above.i:
        above = above.head
    is_main = above.dep_ in ("ROOT", "conj") and above.tag_ in FINITE and above.i < noun.i
    return above if is_main else None


def _word_before(verb: Any) -> Any | None:
    """The name or noun just before a finite verb to which the parser gives no subject: '..., pastor Ann Low asked'."""
    if verb.tag_ not in FINITE or any(child.dep_ in ("nsubjpass", "expl", "csubjpass") for child in verb.children):
        return None
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].tag_ in ("RB", "MD"):
        at -= 1
    if at < verb.sent.start:
        return None
    word = verb.doc[at]
    is_name = word.text[:1].isupper() and word.is_alpha and not word.is_stop
    return word if (is_name and word.pos_ not in ("VERB", "AUX")) or (word.pos_ == "NOUN" and can_speak(word)) else None


def _set_apart(verb: Any) -> Any | None:
    """The person between commas before a finite verb to which the parser gives no subject: "At the rally, Low, a doctor, asked"."""
    if verb.tag_ not in FINITE or verb.i - 1 <= verb.sent.start or verb.doc[verb.i - 1].text != ",":
        return None
    if any(child.dep_ in ("nsubjpass", "expl", "csubjpass", "ccomp") for child in verb.children if child.i < verb.i):
        return None
    for word in reversed(list(verb.doc[verb.sent.start + 1 : verb.i - 1])):
        is_whole = word.ent_type_ == "PERSON" and word.dep_ in ("appos", "conj", "npadvmod", "dep") and word.doc[word.i + 1].text == ","
        if is_whole and word.doc[word.left_edge.i - 1].text == ",":
            return word
    return None


def _issuer(noun: Any, depth: int) -> tuple[Any, str] | None:
    """Who issued a document that says something: "he released a statement calling it a lie"."""
    above = noun
    while above.dep_ in ("dobj", "pobj", "prep") and above.head.i != above.i:
        above = above.head
    noun_, verb = noun.lemma_.lower(), above.lemma_.lower()
    is_own = (noun_ in DOCUMENTS and verb not in _TAKING) or (noun_ in FILED and verb in _FILING)
    if not is_own or above.pos_ != "VERB" or _is_undone(above):
        return None
    found = subject_of(above, depth + 1)
    return (found[0], "issuer") if found and can_speak(found[0]) else None


def _is_undone(verb: Any) -> bool:
    """Whether an act is told of as not done: "refused to sign", "did not sign"."""
    is_shunned = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _SHUNNING
    return is_shunned or any(child.dep_ == "neg" and child.nbor(1).lower_ not in ("just", "only") for child in verb.children)


def _posted_on(place: Any) -> Any | None:
    """The document of which a clause tells where the parser takes the place for it: "a petition on the town's website calling for"."""
    above = place.head.head
    is_place = place.dep_ == "pobj" and place.head.lower_ in ("on", "in", "at") and above.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass")
    return above if is_place and above.lemma_.lower() in DOCUMENTS | FILED else None


def _owner(verb: Any, head: Any) -> tuple[Any, str] | None:
    if verb.dep_ in ("acl", "conj") and head.pos_ in ("NOUN", "PROPN"):
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        return (owner, "possessor") if owner is not None else None
    if head.pos_ == "ADJ":
        return subject_of(head, 1)
    return None


def _object(verb: Any) -> Any | None:
    return next((child for child in verb.children if child.dep_ in ("dobj", "dative") and child.i > verb.i), None)


def chain(verb: Any) -> Any:
    """The first verb of a chain such as "was expected to convey" or "plans to call for"; the verb itself if it stands alone."""
    while (
        verb.dep_ == "xcomp"
        and verb.head.pos_ in ("VERB", "AUX", "ADJ")
        and verb.head.i < verb.i
        and (verb.head.lemma_.lower() in _RAISING)
    ):
        verb = verb.head
    return verb


def cue_tokens(verb: Any, extra: Iterable[int] = ()) -> tuple[int, int]:
    """The half-open range of the words that report: helping verbs, the verb, its particle and `extra` (prepositions)."""
    first = chain(verb)
    start = first.i
    if first != verb or any(child.dep_ == "neg" or (child.dep_ == "aux" and child.tag_ == "MD") for child in first.children):
        helping = [child.i for child in first.children if child.dep_ in ("aux", "auxpass", "neg") and child.i < first.i]
        subject = max((child.i for child in first.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < first.i), default=-1)
        start = min([first.i, *(i for i in helping if i > subject)])
    end = verb.i + 1
    for child in verb.children:
        if child.dep_ == "prt" and child.i == end:
            end += 1
    for index in extra:
        if end <= index <= end + 3:
            end = index + 1
    if verb.i - start > 6:
        start = verb.i
    return start, end
