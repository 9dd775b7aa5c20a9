"""Statements of an article: attributed speech first, then what the outlet says in its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from readout.extract.clauses import cut_clauses
from readout.extract.contents import is_relay
from readout.extract.cues import PURE
from readout.extract.denials import STANCES, is_denied, is_denying, is_refused
from readout.extract.grammar import chain, runs
from readout.extract.modes import mode_of
from readout.extract.names import Names
from readout.extract.parser import ParsedArticle, Sentence
from readout.extract.quotes import Quotation
from readout.extract.relays import Cast
from readout.extract.speech import Heard, Speech
from readout.model.article import Span
from readout.model.ids import make_id
from readout.model.statement import AHEAD, Clause, Event, Mode, Statement

__all__ = ["make_statements"]

_URGING = frozenset(
    "advise appeal ask beg beseech call caution counsel demand encourage exhort implore insist invite plead press prod push request urge "
    "warn".split()
)
"""What leaves the deed to whoever is spoken to."""
_CONTENT = frozenset("NOUN PROPN VERB ADJ NUM".split())
_ADJUNCTS = frozenset("prep advmod npadvmod aux auxpass dative agent prt mark cc punct neg".split())
_SETTING = frozenset("during at in on after before ahead following".split())
_MEDIA = frozenset(
    """
    account anonymity article background behalf blog book briefing call
    column comment condition email essay facebook filing interview letter
    memo message note op-ed page paper post posting program record release report show statement thread tweet twitter video
""".split()
)
"""What a thing is said in or on, as against when and where."""
_NOTHING = re.compile(r"[^\S\n]*(?:[.!?…]+[^\S\n]+)?")
"""What may lie between two pieces that are one: white space within a line, the end of a sentence."""
_FEWEST_OF_SETTING = 2
_FEWEST_WORDS = 3
_LONGEST_BARE = 4
_BORROWED = ("shared", "first-of-list", "object-control", "raised", "lent", "antecedent", "issuer")
"""Rules that give a cue the subject of another verb, which says something of its own."""
_FEWEST_UNFINISHED = 5
_FEWEST_OF_PARTICIPLE = 4


def make_statements(parsed: ParsedArticle, names: Names, casts: Sequence[Cast], heard: Heard) -> tuple[Statement, ...]:
    """Every statement of title and body, in the order of the first character.

    Each word of the reporting lies in at least one, except words that only attribute ("Xi said on Monday"), those of a
    relay among them ("the agency said").
    """
    quotations = heard.quotations
    sentences = {sentence.passage.order: sentence for sentence in parsed.prose}
    found = [_attributed(parsed, names, cast, sentences, quotations) for cast in casts]
    said: dict[int, set[int]] = {}
    attributing: dict[int, set[int]] = {}
    for cast in casts:
        for part in cast.speech.content if not _is_label(cast.speech) else ():
            said.setdefault(part.sentence, set()).update(range(part.start, part.end))
    for speech in heard.speeches:
        if _is_label(speech):
            continue
        attributing.setdefault(speech.sentence, set()).update(_attribution(speech))
        if speech.sign is not None:
            for order, signed in _signature(parsed, speech.sign[2]):
                attributing.setdefault(order, set()).update(signed)
    for order, sentence in sentences.items():
        found += _own_voice(parsed, names, sentence, said.get(order, set()), attributing.get(order, set()))
    unique = {statement.id: statement for statement in found}
    return tuple(sorted(unique.values(), key=lambda s: (min(span.start for span in s.spans), not s.is_attributed, s.id)))


def _signature(parsed: ParsedArticle, chars: tuple[int, int]) -> Iterator[tuple[int, set[int]]]:
    """The orders of the sentences over which a post's signature runs, each with the indexes of its tokens there."""
    for sentence in parsed.prose:
        span = sentence.passage.span
        if span.start < chars[1] and chars[0] < span.end:
            yield sentence.passage.order, {token.i for token in sentence.tokens if chars[0] <= sentence.at(token.idx) < chars[1]}


def _attributed(
    parsed: ParsedArticle, names: Names, cast: Cast, sentences: dict[int, Sentence], quotations: Sequence[Quotation]
) -> Statement:
    speech = cast.speech
    spans = _spans(parsed, speech, sentences, quotations)
    clauses: list[Clause] = []
    for order in dict.fromkeys(part.sentence for part in speech.content):
        ranges = [(part.start, part.end) for part in speech.content if part.sentence == order]
        clauses += cut_clauses(names, sentences[order], ranges)
    if not clauses:
        clauses = [Clause(spans=spans, mode="asserted", event=Event(), lemmas=())]
    cue = _cue(parsed, speech, sentences)
    if (turned := _turned(speech)) is not None:
        open_ = ("asserted", *AHEAD) if turned[0] == "denied" else ("asserted",)
        clauses = [replace(clause, mode=turned[0]) if clause.mode in open_ else clause for clause in clauses]
    mode, why = _mode(speech, clauses)
    starts = [f"{span.start}-{span.end}" for span in spans]
    return Statement(
        id=make_id("stm", parsed.article.id, speech.kind, *starts, str(cue.start if cue else "")),
        article_id=parsed.article.id,
        outlet_id=parsed.article.outlet_id,
        text=" … ".join(span.quote for span in spans),
        spans=spans,
        kind=speech.kind,
        mode=mode,
        clauses=tuple(clauses),
        speaker=cast.speaker,
        cue=cue,
        addressee=cast.addressee,
        via=cast.via,
        confidence=round(speech.confidence * (1.0 if cast.speaker else 0.8), 3),
        order=speech.content[0].sentence,
        part=sentences[speech.content[0].sentence].part,
        why=(f"kind:{speech.kind}", *cast.why, f"mode:{why}"),
    )


def _cue(parsed: ParsedArticle, speech: Speech, sentences: dict[int, Sentence]) -> Span | None:
    if speech.report is not None:
        return sentences[speech.sentence].span(*speech.report.cue)
    return parsed.article.span(*speech.sign[1]) if speech.sign else None


def _mode(speech: Speech, clauses: Sequence[Clause]) -> tuple[Mode, str]:
    """The mode of the act of saying where that is still to come or a denial, else that of the first thing said."""
    report = speech.report
    if report is not None and report.verb.pos_ == "VERB":
        if (turned := _turned(speech)) is not None:
            return turned
        for verb in dict.fromkeys((report.verb, chain(report.verb))):
            mode, why = mode_of(verb)
            if mode in AHEAD:
                return mode, f"cue-{why}"
        is_wish = report.pattern == "directive" or clauses[0].why == "urged-that"
        if is_wish and report.verb.lemma_.lower() in _URGING and clauses[0].mode == "planned":
            return "asserted", "urged"
    return clauses[0].mode, clauses[0].why or "no-verb"


def _is_label(speech: Speech) -> bool:
    """Whether the words are somebody's only for a thing of which the outlet goes on to speak: "on what Low called a mess"."""
    return speech.report is not None and speech.report.pattern == "label" and speech.report.verb.dep_ != "relcl"


def _turned(speech: Speech) -> tuple[Mode, str] | None:
    """The mode of what the cue itself turns: "denied that", "does not believe that", "did not deny that"; else None."""
    if speech.report is None:
        return None
    cue, (start, end) = speech.report.verb, speech.report.cue
    if cue.pos_ != "VERB":
        return ("denied", "denial") if cue.lemma_.lower() == "denial" and end - start == 1 else None
    if not is_denied(cue):
        return ("denied", "denial") if is_denying(cue) else None
    if is_refused(cue):
        return "possible", "refused"
    return ("denied", "not-held") if cue.lemma_.lower() in STANCES else ("possible", "not-denied")


def _spans(parsed: ParsedArticle, speech: Speech, sentences: dict[int, Sentence], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    text = parsed.article.text
    found: list[tuple[int, int]] = []
    for span in (span for part in speech.content for span in sentences[part.sentence].pieces(part.start, part.end)):
        start, end = _with_marks(span.start, span.end, text, speech.kind == "direct", quotations)
        if found and found[-1][1] <= start and _NOTHING.fullmatch(text, found[-1][1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(parsed.article.span(*pair) for pair in found)


def _with_marks(start: int, end: int, text: str, is_direct: bool, quotations: Sequence[Quotation]) -> tuple[int, int]:
    for quotation in quotations:
        if quotation.outer_end <= start or quotation.outer_start >= end:
            continue
        if is_direct:
            closing = text[end : quotation.end].strip()
            if closing and closing in (".", "!", "?", "…", "...", "!!", "?!"):
                end = quotation.end
        else:
            if quotation.start == start:
                start = quotation.outer_start
            if end <= quotation.outer_end and not text[end : quotation.end].strip(" .,!?;"):
                end = quotation.outer_end
    if not is_direct and text[end : end + 1] in ("?", "!"):
        end += 1
    return start, end


def _attribution(speech: Speech) -> set[int]:
    """Indexes of the words that only attribute: cue, speaker, addressee, and short adjuncts of the cue."""
    report = speech.report
    if report is None:
        return set()
    words = set(range(*report.cue))
    settings = {word.i for child in report.verb.children if _is_setting(child) for word in child.subtree}
    speaker = None if report.found_by.startswith(_BORROWED) else report.speaker
    for part in (speaker, report.addressee, *report.channels):
        if part is not None:
            words |= set(range(*part)) - (settings if part != speaker else set())
    for word in report.verb.sent:
        if (word.dep_ == "mark" and word.lower_ == "that") or (word.dep_ == "prep" and word.i not in report.content and is_relay(word)):
            words |= {inner.i for inner in word.subtree}
    if report.pattern == "label":
        words |= {child.i for child in report.verb.children if child.dep_ == "dobj" and child.tag_ in ("WP", "WDT")}
    if report.verb.pos_ == "VERB":
        for child in report.verb.children:
            if child.dep_ in _ADJUNCTS and not _is_setting(child):
                words |= {word.i for word in child.subtree}
    return words


def _is_setting(child: Any) -> bool:
    """Whether an adjunct of the cue tells by itself when or where a thing was said ("During their talks in the evening")."""
    inner = [word for word in child.subtree if word.pos_ in _CONTENT and not word.is_stop]
    return child.dep_ == "prep" and child.lower_ in _SETTING and len(inner) >= _FEWEST_OF_SETTING and not _is_medium(child.subtree)


def _is_medium(words: Iterable[Any]) -> bool:
    """Whether an adjunct names what a thing was said in or on, or no more than a date."""
    listed = list(words)
    named = [word for word in listed if word.pos_ in ("NOUN", "PROPN") and word.ent_type_ not in ("DATE", "TIME")]
    return not named or any(word.lemma_.lower() in _MEDIA for word in listed) or any(word.is_quote for word in listed[:5])


def _own_voice(parsed: ParsedArticle, names: Names, sentence: Sentence, said: set[int], attributing: set[int]) -> list[Statement]:
    tokens = sentence.tokens
    rest = [token.i for token in tokens if token.i not in said and not token.is_space]
    telling = [i for i in rest if i not in attributing]
    if (said or attributing) and not _tells(tokens.doc, telling) and not _sets(tokens.doc, telling):
        return []
    used = rest if not (said or attributing) else telling
    ranges = _solid(runs(used, tokens.doc), tokens.doc)
    if not ranges:
        return []
    clauses = cut_clauses(names, sentence, ranges)
    if not clauses:
        spans = tuple(span for pair in ranges for span in sentence.pieces(*pair))
        clauses = (Clause(spans=spans, mode="asserted", event=Event(), lemmas=()),)
    is_rest = bool(said or attributing)
    return [_own(parsed, sentence, clause) for clause in clauses if sentence.part == "title" or _is_whole(sentence, clause, is_rest)]


def _is_whole(sentence: Sentence, clause: Clause, is_rest: bool) -> bool:
    """Whether a clause says something by itself: it has a verb and, beside attributed words, three content words; or it is a setting."""
    words = [
        token
        for token in sentence.tokens
        if any(span.start <= sentence.at(token.idx) < span.end for span in clause.spans) and not token.is_punct
    ]
    verbs = [word for word in words if word.pos_ in ("VERB", "AUX")]
    if not verbs:
        return _sets(sentence.tokens.doc, [word.i for word in words]) or (not is_rest and len(clause.lemmas) >= _FEWEST_WORDS)
    if is_rest:
        is_finite = any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in verbs)
        return len(clause.lemmas) >= _FEWEST_WORDS and (is_finite or len(clause.spans) == 1)
    only = len(words) <= _LONGEST_BARE and all(verb.lemma_.lower() in PURE for verb in verbs)
    return not only or words[-1] != verbs[-1]


def _tells(doc: Any, indexes: Sequence[int]) -> bool:
    words = [doc[i] for i in indexes]
    n_content = sum(word.pos_ in _CONTENT and not word.is_stop for word in words)
    is_finite = any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in words)
    opening = next((word for word in words if not word.is_punct), None)
    is_participle = opening is not None and opening.tag_ == "VBG" and opening.dep_ == "advcl"
    fewest = _FEWEST_WORDS if is_finite else _FEWEST_OF_PARTICIPLE if is_participle else _FEWEST_UNFINISHED
    return n_content >= fewest and any(word.pos_ == "VERB" for word in words)


def _sets(doc: Any, indexes: Sequence[int]) -> bool:
    """Whether the words are the setting of what was said, at the head or end of its sentence."""
    words = [doc[i] for i in indexes if not doc[i].is_punct]
    if _is_medium(doc[i] for i in indexes):
        return False
    return bool(words) and words[0].lower_ in _SETTING and sum(w.pos_ in _CONTENT and not w.is_stop for w in words) >= _FEWEST_OF_SETTING


def _solid(pairs: Iterable[tuple[int, int]], doc: Any) -> list[tuple[int, int]]:
    """The ranges that hold a word, without punctuation at their ends."""
    found = []
    for start, end in pairs:
        while start < end and doc[start].is_punct and doc[start].text not in "([$#@":
            start += 1
        while end > start and doc[end - 1].is_punct and doc[end - 1].text not in ")]%":
            end -= 1
        if end > start:
            found.append((start, end))
    return found


def _own(parsed: ParsedArticle, sentence: Sentence, clause: Clause) -> Statement:
    starts = [f"{span.start}-{span.end}" for span in clause.spans]
    return Statement(
        id=make_id("stm", parsed.article.id, "own-voice", *starts),
        article_id=parsed.article.id,
        outlet_id=parsed.article.outlet_id,
        text=clause.text,
        spans=clause.spans,
        kind="own-voice",
        mode=clause.mode,
        clauses=(clause,),
        order=sentence.passage.order,
        part=sentence.part,
        why=("kind:own-voice", f"mode:{clause.why or 'no-verb'}"),
    )
