"""What stands before each noun phrase of a clause and governs it: a verb ("seek the release") or a noun ("release of the crew")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from readout.compare.labels import Label, label_of_deed
from readout.compare.lexicon import LIGHT_VERBS, SPEECH_VERBS, STOP, noun_stem, stem, words
from readout.model.article import Article, Span
from readout.model.statement import Clause, Statement

__all__ = ["Governed", "deed_labels", "governed_in", "verb_label"]

_JOINTS = "off|on|out|up|down|away|over|in|into|with|of|for|at|by|from|to|against|through|across|near|outside|inside|after|about|back|clear"
_VERB = re.compile(rf"(?<![A-Za-z])([A-Za-z]+(?:[-‑][A-Za-z]+)?)((?:\s+(?:{_JOINTS})){{0,2}})\s+[“\"]?$")
_REACH = 80
_NOUN = re.compile(r"\s+(of|for|to|against|over|on|in|with|between|by|from)\s+[“\"]?")
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|ing)$")
_BEEN = re.compile(r"\b(?:was|were|been|be|is|are|being)\s+(?:\w+ly\s+|also\s+)?$")
_LED = re.compile(r"\s(?:\w+ly\s)?to\s(?:\w+ly\s)?")
_PASSIVE = re.compile(r"[a-z]+(?:ed|en|wn|ot|ld|nt|ht|ut|it)$|(?:found|struck|hung|run|sunk|begun|won|read)$")
_SAME_AS_NONE = frozenset(
    {"", "for", "into", "on", "of", "with", "out", "up", "off", "down", "over", "away", "back", "through", "across", "clear of"}
)
_NO_DEED = {stem(word) for word in (*LIGHT_VERBS, *(SPEECH_VERBS - {"insist", "call", "urge"}))} | {
    stem(word)
    for word in """include expect hope let allow help see hear show promise force follow base regard concern set plan agree refuse decline
    fail consider look lead cause leave mean turn prove according excluding during amid owe pending regarding including being""".split()
}


@dataclass(frozen=True, slots=True)
class Governed:
    """A noun phrase and what governs it.

    Attributes:
        phrase: The noun phrase.
        word: The verb or noun that governs it, as it stands.
        stem: Its stem.
        joint: The prepositions or particles between the two, empty for a plain object; "subject" where it is acted on and stands before.
        is_verb: Whether the governing word is a verb.
    """

    phrase: Span
    word: Span
    stem: str
    joint: str
    is_verb: bool

    def is_like(self, other: Governed) -> bool:
        """Whether both stand in one relation to what governs them: an object, be it told by a particle verb, or behind one preposition."""
        return self._joint == other._joint

    @property
    def _joint(self) -> str:
        joint = "" if self.joint == "subject" else self.joint
        return "" if joint in _SAME_AS_NONE else joint


def governed_in(clause: Clause, article: Article) -> list[Governed]:
    """The noun phrases of a clause that a verb or another of them governs, in the order of the text."""
    text = article.text
    phrases = sorted(clause.phrases, key=lambda span: (span.start, -span.end))
    phrases = [span for n, span in enumerate(phrases) if not any(other.covers(span) for other in phrases[:n])]
    first = min(span.start for span in clause.spans)
    found = []
    for n, phrase in enumerate(phrases):
        before = phrases[n - 1] if n else None
        left = before.end if before else first
        gap = text[left : phrase.start]
        joint = _NOUN.fullmatch(gap) if before else None
        if before and joint:
            noun = (words(before.quote) or [""])[-1]
            found.append(Governed(phrase, before, noun_stem(noun), joint.group(1), is_verb=False))
        elif (verb := _VERB.search(gap, max(0, len(gap) - _REACH))) and _is_verb(clause, article, left + verb.start(1), verb.group(1)):
            at = left + verb.start(1)
            word = article.span(at, at + len(verb.group(1)))
            found.append(Governed(phrase, word, _verb_stem(clause, word), " ".join(verb.group(2).split()), is_verb=True))
    head = clause.head
    if head and _PASSIVE.search(head.quote.lower()) and _BEEN.search(text[max(0, head.start - 30) : head.start]):
        subject = next((phrase for phrase in phrases if phrase.end <= head.start), None)
        if subject:
            found.append(Governed(subject, head, _verb_stem(clause, head), "subject", is_verb=True))
    return found


def _is_verb(clause: Clause, article: Article, start: int, word: str) -> bool:
    if word.lower() in STOP:
        return False
    is_head = clause.head is not None and clause.head.start == start
    return is_head or bool(_PARTICIPLE.fullmatch(word)) or bool(_INFINITIVE.search(article.text[max(0, start - 15) : start]))


def _verb_stem(clause: Clause, word: Span) -> str:
    """The stem of a verb; of the clause's own by its lemma, so that "met" is "meet"."""
    lemma = _lemma(clause)
    return stem(lemma) if clause.head == word and _is_form(word.quote.lower(), lemma) else stem(word.quote)


def _lemma(clause: Clause) -> str:
    return clause.event.predicate.split(" ")[0].lower()


def _is_form(word: str, lemma: str) -> bool:
    """Whether a word is a form of a verb ("met" of "meet"), and not one that leads to it ("expected" to "press")."""
    return stem(word) == stem(lemma) or (word[:1] == lemma[:1] and not _PARTICIPLE.fullmatch(word))


def deed_labels(statement: Statement, clause: Clause, articles: Mapping[str, Article]) -> list[tuple[Governed, Label]]:
    """The verbs of a clause with what they act on, those inside it too ("sought to lift the ban"); without verbs that tell no deed."""
    article = articles[statement.article_id]
    found = []
    for one in governed_in(clause, article):
        if one.is_verb and one.stem not in _NO_DEED:
            end = one.word.end if one.joint == "subject" else one.phrase.end
            label = label_of_deed(clause, article, one.word.start, end, one.stem, one.phrase)
            if label:
                found.append((one, label))
    return found


def verb_label(clause: Clause, article: Article) -> Label | None:
    """The verb of a clause alone, with what leads to it ("plans to declare"); None where it tells no deed."""
    head, lemma = clause.head, _lemma(clause)
    if head is None or not lemma or lemma in LIGHT_VERBS or lemma in ("be", "set") or any(phrase.covers(head) for phrase in clause.phrases):
        return None
    led = _LED.match(article.text, head.end)
    if led and article.text.startswith(lemma, led.end()):
        return label_of_deed(clause, article, head.start, led.end() + len(lemma), stem(lemma), head)
    return label_of_deed(clause, article, head.start, head.end, stem(lemma), head) if _is_form(head.quote.lower(), lemma) else None
