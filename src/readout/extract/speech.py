"""Attributed speech of an article: what is said, by which words, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from readout.extract.grammar import runs
from readout.extract.openings import Opening, find_openings
from readout.extract.parser import ParsedArticle, Sentence
from readout.extract.quotes import Quotation, find_quotations
from readout.extract.reports import Report, find_reports
from readout.extract.tweets import find_tweets

__all__ = ["Heard", "Range", "Speech", "find_speech"]

SpokenKind = Literal["direct", "mixed", "indirect"]

_LONG_FRAGMENT = 4
_NEAR_COLON = 8
_INTRODUCED = "content:introduced-paragraph"
_QUOTING = frozenset("add conclude continue explain note post read reply respond say state text tweet write".split())
_UNQUOTED = frozenset(("directive", "infinitive", "object", "preposition", "naming", "accusation", "noun", "according-to", "opening"))
"""Patterns of report that take no quotation beside their own words."""


@dataclass(frozen=True, slots=True)
class Range:
    """Words of one sentence: `sentence` is its passage's order, `start` to `end` are token indexes of its Doc (half-open)."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speech:
    """One stretch of attributed speech; see `Report` for the fields that it takes over.

    Attributes:
        content: The words said, in the order of the text.
        kind: "direct" where all of the content stands inside quotation marks, "mixed" where some does, else "indirect".
        report: The cue and its surroundings.
        sentence: The order of the sentence in which the cue stands.
        why: Names of the rules, as `slot:rule`.
        confidence: In [0, 1].
        sign: For a post set into the report, the characters of its author's name, of its signature, and of the signature with its date.
    """

    content: tuple[Range, ...]
    kind: SpokenKind
    report: Report | None
    sentence: int
    why: tuple[str, ...]
    confidence: float
    sign: tuple[tuple[int, int], tuple[int, int], tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation with its words, by sentence."""

    quotation: Quotation
    block: int
    ranges: tuple[Range, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found in one article: the speeches in the order of the text, and every quotation."""

    speeches: tuple[Speech, ...]
    quotations: tuple[Quotation, ...]


def find_speech(parsed: ParsedArticle) -> Heard:
    """Every attributed stretch of speech in the title and body, in the order of the text."""
    posts = _posts(parsed)
    openings = find_openings(list(_blocks(parsed).values()))
    taken = {part.sentence for post in posts for part in post.content} | {post.sentence for post in posts}
    sentences = {sentence.passage.order: sentence for sentence in parsed.prose if sentence.passage.order not in taken}
    located = _locate(parsed, [opening.pasted for opening in openings if opening.pasted is not None])
    quotes = [quote for quote in located if not any(part.sentence in taken for part in quote.ranges)]
    by_sentence: dict[int, set[int]] = {}
    for quote in quotes:
        for part in quote.ranges:
            if quote.is_whole or part.end - part.start >= _LONG_FRAGMENT:
                by_sentence.setdefault(part.sentence, set()).update(range(part.start, part.end))
    drafts = [_opened(opening) for opening in openings if not opening.pasted and not any(part[0] in taken for part in opening.content)]
    pasted = [_opened(opening) for opening in openings if opening.pasted and not any(part[0] in taken for part in opening.content)]
    for order, sentence in sentences.items():
        for report in find_reports(sentence.tokens, frozenset(by_sentence.get(order, ()))):
            content = tuple(Range(order, *run) for run in runs(report.content, sentence.tokens.doc))
            drafts.append(
                Speech(content, "indirect", report, order, (f"content:{report.pattern}", f"speaker:{report.found_by}"), report.confidence)
            )
    drafts = _adopt(drafts, quotes, sentences)
    drafts = [_introduced(draft, quotes, sentences) for draft in _continue(drafts, quotes, sentences)]
    found = [
        *posts,
        *(replace(_finish(speech, [], sentences), kind="direct") for speech in pasted),
        *(_finish(draft, quotes, sentences) for draft in drafts if draft.content),
    ]
    kept = sorted((speech for speech in found if speech.content), key=lambda s: (s.content[0].sentence, s.content[0].start, s.sentence))
    return Heard(tuple(kept), tuple(quote.quotation for quote in located))


def _opened(opening: Opening) -> Speech:
    content = tuple(Range(*part) for part in opening.content)
    return Speech(content, "indirect", opening.report, opening.sentence, ("content:opening", "speaker:name-and-colon"), 0.7)


def _blocks(parsed: ParsedArticle) -> dict[int, list[Sentence]]:
    blocks: dict[int, list[Sentence]] = {}
    for sentence in parsed.prose:
        blocks.setdefault(sentence.block, []).append(sentence)
    return blocks


def _posts(parsed: ParsedArticle) -> list[Speech]:
    text, found = parsed.article.text, []
    for group in _blocks(parsed).values():
        for post in find_tweets(text, group[0].passage.span.start, group[-1].passage.span.end):
            ranges = [part for sentence in group if (part := _inside(sentence, post.start, post.end)) is not None]
            signed = next((s.passage.order for s in group if s.passage.span.start <= post.name[0] < s.passage.span.end), None)
            if ranges and signed is not None:
                why = ("content:post", "speaker:signature")
                found.append(Speech(tuple(ranges), "direct", None, signed, why, 0.9, (post.name, post.sign, (post.sign[0], post.until))))
    return found


def _inside(sentence: Sentence, start: int, end: int) -> Range | None:
    """The sentence's words within characters `start` to `end` of the article, or None."""
    span = sentence.passage.span
    if span.end <= start or span.start >= end:
        return None
    inside = [token.i for token in sentence.tokens if not token.is_space and start <= sentence.offset + token.idx < end]
    return Range(sentence.passage.order, inside[0], inside[-1] + 1) if inside else None


def _locate(parsed: ParsedArticle, pasted: Sequence[tuple[int, int]]) -> list[_Quoted]:
    """The quotations of the prose with their words; of a pasted text those within it, not its own marks."""
    blocks = _blocks(parsed)
    bounds = {number: (group[0].passage.span.start, group[-1].passage.span.end) for number, group in blocks.items()}
    numbers = sorted(bounds)
    found: list[_Quoted] = []
    text = parsed.article.text
    outside = [bounds[number] for number in numbers]
    quotations = [q for q in find_quotations(text, outside) if not any(a <= q.outer_start < b for a, b in pasted)]
    quotations += find_quotations(text, [(a + (not text[a].isalnum()), b - (not text[b - 1].isalnum())) for a, b in pasted])
    for quotation in sorted(quotations, key=lambda q: q.outer_start):
        number = next(n for n in numbers if bounds[n][0] <= quotation.outer_start < bounds[n][1])
        ranges = tuple(part for sentence in blocks[number] if (part := _inside(sentence, quotation.start, quotation.end)) is not None)
        if ranges:
            whole = _is_whole(quotation, ranges, blocks[number], parsed.article.text)
            found.append(_Quoted(quotation, number, ranges, whole))
    return found


def _is_whole(quotation: Quotation, ranges: tuple[Range, ...], sentences: list[Sentence], text: str) -> bool:
    if len(ranges) > 1:
        return True
    words = quotation.end - quotation.start and text[quotation.start : quotation.end]
    sentence = next(s for s in sentences if s.passage.order == ranges[0].sentence)
    doc = sentence.tokens.doc
    tokens = doc[ranges[0].start : ranges[0].end]
    ends = str(words).rstrip()[-1:] in ",.!?…—-" or text[quotation.outer_end : quotation.outer_end + 1] == ","
    verbs = any(token.tag_ in ("VBP", "VBZ", "VBD", "MD") for token in tokens)
    alone = quotation.outer_start <= sentence.passage.span.start and quotation.outer_end >= sentence.passage.span.end - 1
    starts = quotation.outer_start <= sentence.passage.span.start + 1 or text[: quotation.outer_start].rstrip()[-1:] in ',:;—-”"'
    return alone or (ends and starts and (verbs or str(words)[:1].isupper()))


def _adopt(drafts: list[Speech], quotes: list[_Quoted], sentences: dict[int, Sentence]) -> list[Speech]:
    """The drafts with whole quotations given to the cues they belong to."""
    drafts = list(drafts)
    last: int | None = None
    for quote in quotes:
        if not quote.is_whole:
            continue
        chosen = _owner(drafts, quote, sentences)
        if chosen is not None:
            drafts[chosen] = _grow(drafts[chosen], quote)
            last = chosen
            continue
        carried = _carried(drafts, quote, quotes, sentences, last)
        if carried is None:
            continue
        previous = drafts[carried]
        if any(_covers(other, previous) for other in quotes) or not previous.content:
            drafts[carried] = _grow(previous, quote)
            last = carried
        else:
            why = ("content:quotation-after-report", "speaker:same-as-before")
            drafts.append(replace(previous, content=quote.ranges, why=why, confidence=min(previous.confidence, 0.6)))
            last = len(drafts) - 1
    return drafts


def _covers(quote: _Quoted, draft: Speech) -> bool:
    return any(a.sentence == b.sentence and a.start < b.end and b.start < a.end for a in quote.ranges for b in draft.content)


def _owner(drafts: list[Speech], quote: _Quoted, sentences: dict[int, Sentence]) -> int | None:
    """The draft whose cue stands beside the quotation: in a sentence that it touches, or alone in the sentence after."""
    orders = {part.sentence for part in quote.ranges}
    beside = _beside(drafts, quote, sentences)
    if beside is not None:
        return beside
    best: tuple[float, int] | None = None
    for number, draft in enumerate(drafts):
        if draft.sentence not in orders or draft.report is None:
            continue
        part = next(p for p in quote.ranges if p.sentence == draft.sentence)
        start, end = draft.report.cue
        if part.start <= start < part.end:
            continue
        gap = part.start - end if end <= part.start else start - part.end
        touches = any(r.sentence == part.sentence and r.start < part.end and part.start < r.end for r in draft.content)
        if draft.report.pattern in _UNQUOTED and not touches:
            continue
        if draft.content and not touches and gap > 8:
            continue
        waits = not draft.content and gap <= 6
        score = (
            gap - (20 if touches or waits else 0) - (5 if not draft.content else 0) + (12 if draft.report.pattern == "according-to" else 0)
        )
        if best is None or score < best[0]:
            best = (score, number)
    return best[1] if best else None


def _beside(drafts: list[Speech], quote: _Quoted, sentences: dict[int, Sentence]) -> int | None:
    """The bare draft that opens the rest of the paragraph ('... OK?" Low said.'), or that ends in a colon before the quotation."""
    last = quote.ranges[-1]
    ends = last.end >= sentences[last.sentence].tokens.end - 2
    for number, draft in enumerate(drafts):
        if draft.report is None or draft.content or draft.report.pattern != "bare":
            continue
        sentence = sentences[draft.sentence]
        if draft.sentence == last.sentence + 1 and ends and sentence.block == quote.block:
            if draft.report.cue[0] - sentence.tokens.start <= 6:
                return number
        elif draft.sentence == quote.ranges[0].sentence - 1 and sentence.passage.span.quote.rstrip().endswith(":"):
            return number
    return None


def _grow(draft: Speech, quote: _Quoted) -> Speech:
    kept = [
        part
        for part in draft.content
        if not any(part.sentence == q.sentence and q.start <= part.start and part.end <= q.end for q in quote.ranges)
    ]
    merged: list[Range] = []
    for part in sorted((*kept, *quote.ranges), key=lambda r: (r.sentence, r.start)):
        if merged and merged[-1].sentence == part.sentence and part.start <= merged[-1].end:
            merged[-1] = Range(part.sentence, merged[-1].start, max(part.end, merged[-1].end))
        else:
            merged.append(part)
    return replace(draft, content=tuple(merged))


def _continue(drafts: list[Speech], quotes: list[_Quoted], sentences: dict[int, Sentence]) -> list[Speech]:
    """The drafts, each taking in a next sentence of its paragraph that goes on urging without a cue ("The two sides should ...")."""
    busy = {draft.sentence for draft in drafts} | {part.sentence for quote in quotes for part in quote.ranges}
    result = []
    for draft in drafts:
        after = sentences.get(draft.sentence + 1)
        ends = draft.report is not None and draft.report.pattern in ("clause-before-cue", "parenthetical-cue")
        if after is None or not ends or draft.sentence + 1 in busy or after.block != sentences[draft.sentence].block:
            result.append(draft)
            continue
        tokens, report = after.tokens, draft.report
        is_last = report is not None and report.verb.i >= report.verb.sent.end - 4
        is_urging = any(child.dep_ == "aux" and child.lower_ in ("should", "must", "ought") for child in tokens.root.children)
        if is_last and is_urging:
            piece = Range(after.passage.order, tokens.start, tokens.end)
            why = (*draft.why, "content:continued-urging")
            draft = replace(draft, content=(*draft.content, piece), why=why, confidence=min(draft.confidence, 0.7))
        result.append(draft)
    return result


def _introduced(draft: Speech, quotes: list[_Quoted], sentences: dict[int, Sentence]) -> Speech:
    """The draft with the paragraph after it, where it has no words yet and ends its own in a colon: "Low tweeted:" and a line."""
    after = sentences.get(draft.sentence + 1)
    if draft.content or draft.report is None or after is None or draft.report.pattern != "bare" or after.part != "body":
        return draft
    here = sentences[draft.sentence]
    is_near = draft.report.verb.i >= here.tokens.end - _NEAR_COLON and draft.report.verb.lemma_.lower() in _QUOTING
    is_list = after.passage.span.quote[0] in "-–—•*·" or after.passage.span.quote[0].isdigit()
    if not is_near or is_list or after.block == here.block or not here.passage.span.quote.rstrip().endswith(":"):
        return draft
    block = [s for order, s in sentences.items() if s.block == after.block and order > draft.sentence]
    if any(part.sentence == after.passage.order for quote in quotes for part in quote.ranges if part.start <= after.tokens.start + 1):
        return draft
    content = tuple(Range(s.passage.order, s.tokens.start, s.tokens.end) for s in block)
    return replace(draft, content=content, why=(_INTRODUCED, *draft.why[1:]), confidence=0.6)


def _holds(quote: _Quoted, draft: Speech) -> bool:
    """Whether the cue of a draft stands inside a quotation."""
    at = draft.report.verb.i if draft.report else -1
    return any(part.sentence == draft.sentence and part.start <= at < part.end for part in quote.ranges)


def _carried(drafts: list[Speech], quote: _Quoted, quotes: list[_Quoted], sentences: dict[int, Sentence], last: int | None) -> int | None:
    """The draft before a quotation that has no cue of its own: in its paragraph, else the quotation of the paragraph before."""
    first = quote.ranges[0]
    before = [
        (draft.sentence, draft.report.verb.i if draft.report else 0, number)
        for number, draft in enumerate(drafts)
        if draft.sentence <= first.sentence
        and sentences[draft.sentence].block == quote.block
        and draft.report is not None
        and not any(_holds(other, draft) for other in quotes)
        and draft.report.pattern in ("clause-before-cue", "clause-after-cue", "parenthetical-cue", "bare", "according-to")
        and (draft.sentence, draft.report.verb.i) < (first.sentence, first.start)
    ]
    if before:
        if last is not None and any(number == last for *_, number in before):
            return last
        return max(before)[2]
    if last is not None and sentences[first.sentence].passage.span.start >= quote.quotation.outer_start:
        previous = sentences[drafts[last].content[-1].sentence].block if drafts[last].content else -9
        if quote.block - previous <= 1:
            return last
    return None


def _finish(draft: Speech, quotes: list[_Quoted], sentences: dict[int, Sentence]) -> Speech:
    """The draft with its content trimmed and its kind told from the quotation marks."""
    quoted: dict[int, set[int]] = {}
    for quote in quotes:
        for part in quote.ranges:
            quoted.setdefault(part.sentence, set()).update(range(part.start, part.end))
    cue = draft.report.cue if draft.report else (0, 0)
    pieces: list[Range] = []
    inside = outside = 0
    for part in _to_closing_marks(draft, quotes, cue):
        doc = sentences[part.sentence].tokens.doc
        words = [i for i in range(part.start, part.end) if not (part.sentence == draft.sentence and cue[0] <= i < cue[1])]
        for run in runs(words, doc):
            trimmed = _trim(doc, *run)
            if trimmed is None:
                continue
            pieces.append(Range(part.sentence, *trimmed))
            real = [i for i in range(*trimmed) if not doc[i].is_punct and not doc[i].is_space]
            n_in = sum(i in quoted.get(part.sentence, ()) for i in real)
            inside, outside = inside + n_in, outside + len(real) - n_in
    kind: SpokenKind = "direct" if (inside and not outside) or draft.why[0] == _INTRODUCED else "mixed" if inside else "indirect"
    return replace(draft, content=tuple(pieces), kind=kind)


def _to_closing_marks(draft: Speech, quotes: list[_Quoted], cue: tuple[int, int]) -> tuple[Range, ...]:
    """The content, each piece that enters a quotation led on to its closing mark within the sentence."""
    found: list[Range] = []
    for part in draft.content:
        end = part.end
        for inside in (q for quote in quotes for q in quote.ranges if q.sentence == part.sentence):
            is_cut = part.start <= inside.start < end < inside.end
            if is_cut and not (part.sentence == draft.sentence and end <= cue[0] < inside.end):
                end = inside.end
        if found and found[-1].sentence == part.sentence and found[-1].end >= end:
            continue
        start = max(part.start, found[-1].end) if found and found[-1].sentence == part.sentence else part.start
        found.append(Range(part.sentence, start, end))
    return tuple(found)


def _trim(doc: Any, start: int, end: int) -> tuple[int, int] | None:
    """The range without punctuation, white space and loose conjunctions at its ends; None if nothing is left."""
    while start < end and (_is_mark(doc[start], "([$#@…") or (doc[start].lower_ == "and" and start + 1 < end)):
        start += 1
    while end > start and (_is_mark(doc[end - 1], ")]%…") or doc[end - 1].lower_ in ("and", "but", "or")):
        end -= 1
    return (start, end) if any(not doc[i].is_punct and not doc[i].is_space for i in range(start, end)) else None


def _is_mark(token: Any, kept: str) -> bool:
    return (token.is_punct or token.is_space) and token.text not in kept
