"""Which cue a quotation or a paragraph without one of its own belongs to."""

from __future__ import annotations

from dataclasses import replace

from readout.extract.parser import Sentence
from readout.extract.stretches import CLAUSAL, Quoted, Range, Speech

__all__ = ["INTRODUCED", "adopt"]

_NEAR_COLON = 8
INTRODUCED = "content:introduced-paragraph"
"""The rule of a paragraph that a cue with a colon introduces."""
_QUOTING = frozenset("add conclude continue explain note post put read reply report respond say state text tweet write".split())
_NAMED = frozenset("called dubbed entitled headlined named titled".split())
_SHORT = 3
_LONGEST_TITLE = 7
_UNQUOTED = frozenset(
    ("directive", "infinitive", "object", "preposition", "naming", "label", "accusation", "noun", "according-to", "opening", "learned")
)
"""Patterns of report that take no quotation beside their own words."""
_TELLING = frozenset(("clause-before-cue", "clause-after-cue", "parenthetical-cue"))
"""Patterns of report of who goes on to be quoted in the paragraph after."""


def adopt(drafts: list[Speech], quotes: list[Quoted], sentences: dict[int, Sentence]) -> list[Speech]:
    """The drafts with all that belongs to them beside their own clause: quotations, a paragraph after a colon, urging that goes on."""
    owned = _continue(_adopt(drafts, quotes, sentences), quotes, sentences)
    return [_introduced(draft, quotes, sentences) for draft in owned]


def _adopt(drafts: list[Speech], quotes: list[Quoted], sentences: dict[int, Sentence]) -> list[Speech]:
    """The drafts with whole quotations given to the cues they belong to."""
    drafts = list(drafts)
    last: int | None = None
    for quote in quotes:
        if not quote.is_whole or _is_title(quote, sentences):
            continue
        opened = next((n for n, draft in enumerate(drafts) if _pattern(draft) == "opening" and _covers(quote, draft)), None)
        if opened is not None and _is_signed(drafts[opened], quote):
            continue
        chosen = _owner(drafts, quote, sentences)
        if chosen is not None:
            drafts[chosen] = _grow(drafts[chosen], quote)
            last = chosen
            continue
        led = _led_to(drafts, quote, sentences)
        if led is not None:
            drafts.append(
                replace(drafts[led], content=quote.ranges, why=("content:quotation-after-colon", *drafts[led].why[1:]), confidence=0.6)
            )
            last = len(drafts) - 1
            continue
        carried = _reopened(drafts, quote, quotes)
        if carried is None:
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


def _is_signed(draft: Speech, quote: Quoted) -> bool:
    """Whether a quotation stands by itself with its speaker behind a dash ('"..." - President Low'), and goes on with nobody's words."""
    last = quote.ranges[-1]
    return draft.report is not None and (draft.sentence, draft.report.cue[0]) >= (last.sentence, last.end)


def _is_title(quote: Quoted, sentences: dict[int, Sentence]) -> bool:
    """Whether the words are a thing's name: 'a hearing called "..."'."""
    first = quote.ranges[0]
    doc = sentences[first.sentence].tokens.doc
    at = first.start - 1
    while at > 0 and (doc[at].is_quote or doc[at].text == ","):
        at -= 1
    if len(quote.ranges) > 1:
        return False
    is_inside = first.start - sentences[first.sentence].tokens.start > 1
    words = [word for word in doc[first.start : first.end] if word.is_alpha]
    long = [word for word in words if len(word.text) > _SHORT]
    is_capital = len(long) > 1 and all(word.text[0].isupper() for word in long) and len(words) < _LONGEST_TITLE
    is_verbless = not any(word.tag_ in ("VBP", "VBZ", "VBD", "VB", "MD") for word in words)
    return (doc[at].lower_ in _NAMED and doc[at].dep_ != "ROOT") or (
        is_inside and is_capital and is_verbless and doc[first.end - 1].text not in "?!"
    )


def _led_to(drafts: list[Speech], quote: Quoted, sentences: dict[int, Sentence]) -> int | None:
    """The main cue of the sentence right before that ends in a colon: 'The party blasts the answer:' and a quotation."""
    before = sentences.get(quote.ranges[0].sentence - 1)
    if before is None or not before.passage.span.quote.rstrip().endswith(":"):
        return None
    if sentences[quote.ranges[0].sentence].passage.span.start < quote.quotation.outer_start:
        return None
    for number, draft in enumerate(drafts):
        report = draft.report
        if draft.sentence == before.passage.order and report is not None and report.verb.dep_ == "ROOT" and report.verb.pos_ == "VERB":
            return number
    return None


def _covers(quote: Quoted, draft: Speech) -> bool:
    return any(a.sentence == b.sentence and a.start < b.end and b.start < a.end for a in quote.ranges for b in draft.content)


def _owner(drafts: list[Speech], quote: Quoted, sentences: dict[int, Sentence]) -> int | None:
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


def _beside(drafts: list[Speech], quote: Quoted, sentences: dict[int, Sentence]) -> int | None:
    """The bare draft that opens the rest of the paragraph ('... OK?" Low said.'), or that ends in a colon before the quotation."""
    last = quote.ranges[-1]
    ends = last.end >= sentences[last.sentence].tokens.end - 2
    for number, draft in enumerate(drafts):
        if draft.report is None or draft.content or draft.report.pattern != "bare":
            continue
        sentence = sentences[draft.sentence]
        if draft.sentence == last.sentence + 1 and ends and sentence.block == quote.block:
            opening = min(draft.report.cue[0], draft.report.speaker[0] + 4 if draft.report.speaker else draft.report.cue[0])
            if opening - sentence.tokens.start <= 6:
                return number
        elif draft.sentence == quote.ranges[0].sentence - 1 and sentence.passage.span.quote.rstrip().endswith(":"):
            return number
    return None


def _grow(draft: Speech, quote: Quoted) -> Speech:
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


def _continue(drafts: list[Speech], quotes: list[Quoted], sentences: dict[int, Sentence]) -> list[Speech]:
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


def _introduced(draft: Speech, quotes: list[Quoted], sentences: dict[int, Sentence]) -> Speech:
    """The draft with the paragraph after it, where it has no words yet and ends its own in a colon: "Low tweeted:" and a line."""
    after = sentences.get(draft.sentence + 1)
    if draft.content or draft.report is None or after is None or after.part != "body":
        return draft
    if draft.report.pattern not in ("bare", "according-to"):
        return draft
    here = sentences[draft.sentence]
    is_quoting = draft.report.pattern == "according-to" or draft.report.verb.lemma_.lower() in _QUOTING
    is_near = draft.report.verb.i >= here.tokens.end - _NEAR_COLON and is_quoting
    is_list = after.passage.span.quote[0] in "-–—•*·" or after.passage.span.quote[0].isdigit()
    if not is_near or is_list or after.block == here.block or not here.passage.span.quote.rstrip().endswith(":"):
        return draft
    block = [s for order, s in sentences.items() if s.block == after.block and order > draft.sentence]
    if any(part.sentence == after.passage.order for quote in quotes for part in quote.ranges if part.start <= after.tokens.start + 1):
        return draft
    content = tuple(Range(s.passage.order, s.tokens.start, s.tokens.end) for s in block)
    return replace(draft, content=content, why=(INTRODUCED, *draft.why[1:]), confidence=0.6)


def _holds(quote: Quoted, draft: Speech) -> bool:
    """Whether the cue of a draft stands inside a quotation."""
    at = draft.report.verb.i if draft.report else -1
    return any(part.sentence == draft.sentence and part.start <= at < part.end for part in quote.ranges)


def _pattern(draft: Speech) -> str:
    return draft.report.pattern if draft.report is not None else ""


def _reopened(drafts: list[Speech], quote: Quoted, quotes: list[Quoted]) -> int | None:
    """The draft whose quotation is not closed where its paragraph ends, so that the mark of the next one opens it again."""
    before = quotes[quotes.index(quote) - 1] if quotes[0] != quote else None
    if before is None or before.block + 1 != quote.block or before.quotation.outer_end != before.quotation.end:
        return None
    covering = [n for n, draft in enumerate(drafts) if draft.report is not None and _covers(before, draft) and not _holds(before, draft)]
    return max(covering, key=lambda n: (drafts[n].sentence, n), default=None)


def _carried(drafts: list[Speech], quote: Quoted, quotes: list[Quoted], sentences: dict[int, Sentence], last: int | None) -> int | None:
    """The draft before a quotation that has no cue of its own: in its paragraph, else the quotation of the paragraph before."""
    first = quote.ranges[0]
    before = [
        (draft.sentence, draft.report.verb.i if draft.report else 0, number)
        for number, draft in enumerate(drafts)
        if draft.sentence <= first.sentence
        and sentences[draft.sentence].block == quote.block
        and draft.report is not None
        and draft.report.verb.dep_ != "relcl"
        and not any(_holds(other, draft) for other in quotes)
        and draft.report.pattern in ("clause-before-cue", "clause-after-cue", "parenthetical-cue", "bare", "according-to")
        and (draft.sentence, draft.report.verb.i) < (first.sentence, first.start)
    ]
    if first.start > sentences[first.sentence].tokens.start + 1:
        before = [one for one in before if one[0] == first.sentence or _pattern(drafts[one[2]]) != "according-to"]
    if before:
        if last is not None and any(number == last for *_, number in before):
            return last
        nearest = max(before)
        if _pattern(drafts[nearest[2]]) == "according-to":
            spoken = [one for one in before if one[0] == nearest[0] and _pattern(drafts[one[2]]) in CLAUSAL]
            nearest = max(spoken, default=nearest)
        return nearest[2]
    if last is not None and sentences[first.sentence].passage.span.start >= quote.quotation.outer_start:
        previous = sentences[drafts[last].content[-1].sentence].block if drafts[last].content else -9
        if quote.block - previous <= 1:
            return last
    return _told_before(drafts, quote, sentences)


def _told_before(drafts: list[Speech], quote: Quoted, sentences: dict[int, Sentence]) -> int | None:
    """The draft that is the sentence before a paragraph that is one quotation: 'Low said that it was late.' and a line in marks."""
    block = [sentence for sentence in sentences.values() if sentence.block == quote.block]
    is_all = block[0].passage.span.start >= quote.quotation.outer_start and block[-1].passage.span.end <= quote.quotation.outer_end + 1
    before = sentences.get(block[0].passage.order - 1)
    if not is_all or before is None or before.block + 1 != quote.block or before.part != block[0].part:
        return None
    for number, draft in enumerate(drafts):
        report = draft.report
        if draft.sentence != before.passage.order or report is None or report.speaker is None or not draft.content:
            continue
        if report.verb.dep_ == "ROOT" and report.verb.pos_ == "VERB" and report.pattern in _TELLING:
            return number
    return None
