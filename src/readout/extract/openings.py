"""Words with nothing but a name and a colon or a dash beside them: 'Low: the lake is "ours"', 'From The Lake Post: "..."'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from readout.extract.parser import Sentence
from readout.extract.stretches import Report

__all__ = ["ANSWER", "QUESTION", "Opening", "find_openings"]

_LONGEST_LABEL = 9
_LONGEST_TAIL = 4
_LONGEST_NAME = 3
_FEWEST_TURNS = 3
QUESTION, ANSWER = "Q", "A"
"""Labels of the turns of an interview that names nobody in them; the questions are the outlet's."""
_QUOTES = frozenset("\"“'‘«「")
_DASHES = frozenset(("—", "–", "―", "--", "-"))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_QUESTIONS = frozenset("what how why who where when which here inside five ten meet is are will".split())
_VOICES = frozenset(
    """
    adviser aide analyst attorney boss chief critic director doctor economist expert gallup governor investigator judge lawmaker
    lawyer mayor minister official pentagon pollster police poll pope premier president prosecutor pundit report researcher scientist
    secretary senator source spokesman spokeswoman study survey watchdog witness
""".split()
)
_RUBRICS = frozenset(
    """
    analysis breaking column commentary dear editorial exclusive explainer factbox live opinion preview profile review transcript
    trending update video watch
""".split()
)
_GIVING = frozenset(("from", "via", "per"))


@dataclass(frozen=True, slots=True)
class Opening:
    """A name with the words that a colon gives it.

    Attributes:
        report: The name as speaker, the colon (or "From") as cue.
        sentence: The order of the sentence in which the cue stands.
        content: Sentence order, first token and end of each piece of the words.
        pasted: Characters of the article that are another outlet's text set into this one, with its marks; None for speech.
    """

    report: Report
    sentence: int
    content: tuple[tuple[int, int, int], ...]
    pasted: tuple[int, int] | None = None


def find_openings(blocks: Sequence[Sequence[Sentence]]) -> list[Opening]:
    """The openings of an article's title and paragraphs, in order; each block is the sentences of one paragraph."""
    found = []
    labels = [_label(block[0]) for block in blocks]
    n_turns = sum(label is not None and _is_turn(block[0], *label) for label, block in zip(labels, blocks, strict=True))
    for number, (label, block) in enumerate(zip(labels, blocks, strict=True)):
        first = block[0]
        opening = None
        if label is not None:
            following = blocks[number + 1] if number + 1 < len(blocks) and blocks[number + 1][0].part == "body" else ()
            opening = _pasted(block, following, *label)
            if opening is None and (first.part == "title" or _is_open_quote(block, label[1]) or (n_turns >= _FEWEST_TURNS)):
                is_question = first.tokens.doc[label[0] : label[1]].text == QUESTION
                opening = None if is_question else _named(block, *label, is_turn=n_turns >= _FEWEST_TURNS and _is_turn(first, *label))
        if opening is None and len(block) > 1 and number + 1 < len(blocks) and blocks[number + 1][0].part == "body":
            last = _label(block[-1])
            opening = _pasted(block[-1:], blocks[number + 1], *last) if last and last[1] >= block[-1].tokens.end - 1 else None
        if opening is None and first.part == "title" and len(block) == 1:
            opening = _closing(first)
        if opening is None and first.part == "body":
            opening = _signed(block)
        if opening is not None:
            found.append(opening)
    return found


def _label(sentence: Sentence) -> tuple[int, int] | None:
    """The start of the words before the first colon of a sentence and the colon, where these are few and hold no verb."""
    start = sentence.tokens.start
    while start < sentence.tokens.end and sentence.tokens.doc[start].text in (".", "@", "…"):
        start += 1
    for token in sentence.tokens.doc[start : min(sentence.tokens.end, start + _LONGEST_LABEL)]:
        if token.text == ":":
            return (start, token.i) if token.i > start else None
        if token.is_quote or token.text in (",", ";", "?", "("):
            return None
    return None


def _is_turn(sentence: Sentence, start: int, colon: int) -> bool:
    """Whether the label is that of a turn in a transcript: a name in capitals."""
    words = sentence.tokens.doc[start:colon]
    if len(words) == 1 and words[0].text in (QUESTION, ANSWER):
        return True
    return len(words) <= 4 and all(_is_in_capitals(word.text) for word in words) and words[-1].lower_ not in _RUBRICS


def _is_in_capitals(word: str) -> bool:
    """Whether a word is in capitals but for a small letter or two as in "McLOW"."""
    n_small = sum(ch.islower() for ch in word)
    return len(word) > 1 and word[0].isupper() and word[-1].isupper() and n_small <= 2 and len(word) >= 2 * n_small


def _rest(block: Sequence[Sentence], after: int) -> tuple[tuple[int, int, int], ...]:
    """The words of a block from a token on, by sentence."""
    pieces = []
    for sentence in block:
        start = max(sentence.tokens.start, after)
        if start < sentence.tokens.end:
            pieces.append((sentence.passage.order, start, sentence.tokens.end))
    return tuple(pieces)


def _pasted(block: Sequence[Sentence], following: Sequence[Sentence], start: int, colon: int) -> Opening | None:
    """Another outlet's paragraph: 'From The Lake Post: "..."', or "From The Lake Post:" and the paragraph after it."""
    doc = block[0].tokens.doc
    if doc[start].lower_ not in _GIVING or colon - start < 2 or doc[colon - 1].pos_ != "PROPN" or block[0].part != "body":
        return None
    content = _rest(block, colon + 1)
    if content and not _is_open_quote(block, colon):
        return None
    source = block if content else following
    content = content or _rest(following, 0)
    if not content:
        return None
    text = source[0].article.text
    begin = block[0].at(doc[colon].idx) + 1 if source is block else source[0].passage.span.start
    end = source[-1].passage.span.end
    while begin < end and text[begin].isspace():
        begin += 1
    return Opening(_report(doc, start + 1, colon, (start, start + 1)), block[0].passage.order, content, (begin, end))


def _is_open_quote(block: Sequence[Sentence], colon: int) -> bool:
    doc = block[0].tokens.doc
    return colon + 1 < len(doc) and doc[colon + 1].text[:1] in _QUOTES


def _named(block: Sequence[Sentence], start: int, colon: int, *, is_turn: bool) -> Opening | None:
    first = block[0]
    doc = first.tokens.doc
    content = _rest(block, colon + 1)
    on = next((token.i for token in doc[start + 1 : colon] if token.lower_ in ("on", "to") and token.pos_ == "ADP"), colon)
    quotes = any(token.is_quote or token.text in _QUOTES for token in doc[colon + 1 :])
    if content and first.part == "title" and not is_turn and _is_open_quote(block, colon):
        on = _name_end(doc, start, on)
    if not content or (not is_turn and not _is_voice(doc, start, on, quotes)):
        return None
    if not is_turn and not quotes and (not _is_proposition(doc, colon + 1, len(doc)) or on < colon):
        return None
    return Opening(_report(doc, start, on, (colon, colon + 1)), first.passage.order, content)


def _name_end(doc: Any, start: int, end: int) -> int:
    """Where the person's name ends with which a headline opens ('Low rips High: "..."'); the end of the words if there is none."""
    at = start
    while at < end and doc[at].ent_type_ == "PERSON" and (at == start or doc[at].ent_iob_ == "I"):
        at += 1
    return at if at > start and at < end and doc[at].tag_ in _FINITE else end


def _closing(title: Sentence) -> Opening | None:
    """A headline that ends in the name of who said it: 'Lake "is ours": Low'."""
    doc, end = title.tokens.doc, title.tokens.end
    colon = next((i for i in range(end - 2, max(title.tokens.start, end - _LONGEST_TAIL - 2), -1) if doc[i].text == ":"), None)
    if colon is None or colon - title.tokens.start < 3:
        return None
    quotes = any(token.is_quote or token.text in _QUOTES for token in doc[title.tokens.start : colon])
    if not _is_voice(doc, colon + 1, end, quotes) or not (quotes or _is_proposition(doc, title.tokens.start, colon)):
        return None
    content = ((title.passage.order, title.tokens.start, colon),)
    return Opening(_report(doc, colon + 1, end, (colon, colon + 1)), title.passage.order, content)


def _signed(block: Sequence[Sentence]) -> Opening | None:
    """A paragraph that is one quotation with the name of a person behind a dash: '"The lake is ours." — Ann Low, a fisher'."""
    doc, start, end = block[0].tokens.doc, block[0].tokens.start, block[-1].tokens.end
    marks = [i for i in range(start, end) if doc[i].is_quote]
    if len(marks) != 2 or marks[0] != start or marks[1] + 2 >= end or doc[marks[1] + 1].text not in _DASHES:
        return None
    dash = marks[1] + 1
    stop = next((i for i in range(dash + 1, end) if doc[i].text in (",", ".", "(")), end)
    words = doc[dash + 1 : stop]
    if stop - dash > _LONGEST_LABEL or words[-1].ent_type_ != "PERSON" or not _is_voice(doc, dash + 1, stop, quotes=True):
        return None
    cue = next(sentence.passage.order for sentence in block if sentence.tokens.start <= dash < sentence.tokens.end)
    content = tuple((order, first, min(last, dash)) for order, first, last in _rest(block, start) if first < dash)
    return Opening(_report(doc, dash + 1, stop, (dash, dash + 1)), cue, content)


def _is_voice(doc: Any, start: int, end: int, quotes: bool) -> bool:
    """Whether the words name somebody who speaks: a person, an office, a body of experts; a state only where there are quotation marks."""
    words = doc[start:end]
    if not words or words[0].lower_ in _RUBRICS or any(word.tag_ in (*_FINITE, "POS", "CC") for word in words):
        return False
    head = words.root
    last = words[-1]
    if words.text.lower() in ("white house", "the white house", "state department", "justice department"):
        return True
    n_people = sum(word.ent_type_ == "PERSON" and word.ent_iob_ == "B" for word in words)
    n_named = sum(word.ent_type_ == "PERSON" for word in words)
    is_noun = last.lemma_.lower() in _VOICES and len(words) <= _LONGEST_TAIL and not n_people
    is_person = head.ent_type_ == last.ent_type_ == "PERSON" and n_people == 1 and n_named <= _LONGEST_NAME and len(words) - n_named <= 3
    return is_noun or is_person or (quotes and last.ent_type_ in ("GPE", "ORG", "NORP") and last.pos_ == "PROPN")


def _is_proposition(doc: Any, start: int, end: int) -> bool:
    """Whether the words say something whole and are no question."""
    words = doc[start:end]
    return (
        len(words) > 3
        and words[0].lower_ not in _QUESTIONS
        and not words[0].is_digit
        and words[-1].text != "?"
        and any(word.tag_ in _FINITE for word in words)
    )


def _report(doc: Any, start: int, end: int, cue: tuple[int, int]) -> Report:
    head = doc[start:end].root
    return Report(
        verb=doc[cue[0]],
        cue=cue,
        content=frozenset(),
        speaker=(start, end),
        head=head,
        addressee=None,
        channels=(),
        pattern="opening",
        found_by="name-and-colon",
        confidence=0.7,
    )
