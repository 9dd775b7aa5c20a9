"""Attributed speech of an article: what is said, by which words, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from readout.extract.adoption import INTRODUCED, adopt
from readout.extract.grammar import runs
from readout.extract.learned import with_learned
from readout.extract.network import shipped_network, wide_network
from readout.extract.openings import Opening, find_openings
from readout.extract.parser import ParsedArticle, Sentence
from readout.extract.quotes import Quotation, find_quotations
from readout.extract.reports import find_reports
from readout.extract.stretches import Quoted, Range, Report, Speech, SpokenKind
from readout.extract.tweets import find_tweets

__all__ = ["Ground", "Heard", "Range", "Speech", "find_speech", "lay_ground", "reported"]

_LONG_FRAGMENT = 4
_SENTENCE_LONG = 8


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found in one article: the speeches in the order of the text, and every quotation."""

    speeches: tuple[Speech, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of an article before any words are given to a speaker.

    Attributes:
        posts: Posts with a signature, each whole.
        openings: Names with a colon.
        sentences: The other sentences, by the order of their passages.
        located: Every quotation of the prose with its words.
        quotes: Those outside of posts.
        whole: Token indexes inside whole or long quotations, by sentence.
        reports: What the rules find, by sentence.
    """

    posts: tuple[Speech, ...]
    openings: tuple[Opening, ...]
    sentences: dict[int, Sentence]
    located: tuple[Quoted, ...]
    quotes: tuple[Quoted, ...]
    whole: dict[int, set[int]]
    reports: dict[int, list[Report]]

    @property
    def quoted(self) -> dict[int, set[int]]:
        """Token indexes inside any quotation outside of posts, by sentence."""
        return _words_of(self.quotes)


def lay_ground(parsed: ParsedArticle) -> Ground:
    """The posts, openings, quotations and reports of an article's title and body."""
    posts = _posts(parsed)
    taken = {part.sentence for post in posts for part in post.content} | {post.sentence for post in posts}
    openings = find_openings(list(_blocks(parsed).values()))
    sentences = {sentence.passage.order: sentence for sentence in parsed.prose if sentence.passage.order not in taken}
    located = _locate(parsed, [opening.pasted for opening in openings if opening.pasted is not None])
    quotes = tuple(quote for quote in located if not any(part.sentence in taken for part in quote.ranges))
    whole: dict[int, set[int]] = {}
    for quote in quotes:
        for part in quote.ranges:
            if quote.is_whole or part.end - part.start >= _LONG_FRAGMENT:
                whole.setdefault(part.sentence, set()).update(range(part.start, part.end))
    reports = {order: find_reports(sentence.tokens, frozenset(whole.get(order, ()))) for order, sentence in sentences.items()}
    kept = tuple(opening for opening in openings if not any(part[0] in taken for part in opening.content))
    return Ground(tuple(posts), kept, sentences, tuple(located), quotes, whole, reports)


def find_speech(parsed: ParsedArticle, *, is_wide: bool = False) -> Heard:
    """Every attributed stretch of speech in the title and body, in the order of the text.

    `is_wide` takes attribution in the wide sense of `with_learned`.
    """
    ground = lay_ground(parsed)
    quotes, sentences = list(ground.quotes), ground.sentences
    network = wide_network() if is_wide else shipped_network()
    reports = with_learned(network, sentences, ground.reports, ground.quoted, ground.whole, is_wide=is_wide)
    drafts = [_opened(opening) for opening in ground.openings if not opening.pasted]
    drafts += [reported(report, sentences[order]) for order, held in reports.items() for report in held]
    found = [
        *ground.posts,
        *(replace(_finish(_opened(opening), [], sentences), kind="direct") for opening in ground.openings if opening.pasted),
        *(_finish(draft, quotes, sentences) for draft in adopt(drafts, quotes, sentences) if draft.content),
    ]
    kept = sorted((speech for speech in found if speech.content), key=lambda s: (s.content[0].sentence, s.content[0].start, s.sentence))
    return Heard(tuple(kept), tuple(quote.quotation for quote in ground.located))


def reported(report: Report, sentence: Sentence) -> Speech:
    """The speech of a report, with the rules that found its words and its speaker, before quotations are joined to it."""
    order = sentence.passage.order
    content = tuple(Range(order, *run) for run in runs(report.content, sentence.tokens.doc))
    why = (f"content:{report.pattern}", f"speaker:{report.found_by}", *(("content:redrawn",) if report.is_redrawn else ()))
    return Speech(content, "indirect", report, order, why, report.confidence)


def _words_of(quotes: Sequence[Quoted]) -> dict[int, set[int]]:
    """Indexes of the words inside quotations, by sentence."""
    words: dict[int, set[int]] = {}
    for quote in quotes:
        for part in quote.ranges:
            words.setdefault(part.sentence, set()).update(range(part.start, part.end))
    return words


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
    inside = [token.i for token in sentence.tokens if not token.is_space and start <= sentence.at(token.idx) < end]
    return Range(sentence.passage.order, inside[0], inside[-1] + 1) if inside else None


def _locate(parsed: ParsedArticle, pasted: Sequence[tuple[int, int]]) -> list[Quoted]:
    """The quotations of the prose with their words; of a pasted text those within it, not its own marks."""
    blocks = _blocks(parsed)
    bounds = {number: (group[0].passage.span.start, group[-1].passage.span.end) for number, group in blocks.items()}
    numbers = sorted(bounds)
    found: list[Quoted] = []
    text = parsed.article.text
    outside = [bounds[number] for number in numbers]
    quotations = [q for q in find_quotations(text, outside) if not any(a <= q.outer_start < b for a, b in pasted)]
    quotations += find_quotations(text, [(a + (not text[a].isalnum()), b - (not text[b - 1].isalnum())) for a, b in pasted])
    for quotation in sorted(quotations, key=lambda q: q.outer_start):
        number = next(n for n in numbers if bounds[n][0] <= quotation.outer_start < bounds[n][1])
        ranges = tuple(part for sentence in blocks[number] if (part := _inside(sentence, quotation.start, quotation.end)) is not None)
        if ranges:
            whole = _is_whole(quotation, ranges, blocks[number], parsed.article.text)
            found.append(Quoted(quotation, number, ranges, whole))
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
    opens = quotation.outer_start <= sentence.passage.span.start and ranges[0].end - ranges[0].start >= _SENTENCE_LONG
    return alone or (ends and starts and (verbs or str(words)[:1].isupper())) or (opens and verbs)


def _finish(draft: Speech, quotes: list[Quoted], sentences: dict[int, Sentence]) -> Speech:
    """The draft with its content trimmed and its kind told from the quotation marks."""
    quoted = _words_of(quotes)
    cue = draft.report.cue if draft.report else (0, 0)
    pieces: list[Range] = []
    inside = outside = 0
    for part in _to_closing_marks(draft, quotes, cue):
        doc = sentences[part.sentence].tokens.doc
        words = [i for i in range(part.start, part.end) if not (part.sentence == draft.sentence and cue[0] <= i < cue[1])]
        for run in runs(words, doc):
            trimmed = _trim(doc, *run, quoted.get(part.sentence, set()))
            if trimmed is None:
                continue
            pieces.append(Range(part.sentence, *trimmed))
            real = [i for i in range(*trimmed) if not doc[i].is_punct and not doc[i].is_space]
            n_in = sum(i in quoted.get(part.sentence, ()) for i in real)
            inside, outside = inside + n_in, outside + len(real) - n_in
    kind: SpokenKind = "direct" if (inside and not outside) or draft.why[0] == INTRODUCED else "mixed" if inside else "indirect"
    return replace(draft, content=tuple(pieces), kind=kind)


def _to_closing_marks(draft: Speech, quotes: list[Quoted], cue: tuple[int, int]) -> tuple[Range, ...]:
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


def _trim(doc: Any, start: int, end: int, quoted: set[int]) -> tuple[int, int] | None:
    """The range without punctuation, white space and loose conjunctions at its ends; None if nothing is left.

    An "and" between quotation marks is a word of the speaker's.
    """
    while start < end and (_is_mark(doc[start], "([$#@…") or (doc[start].lower_ == "and" and start + 1 < end and start not in quoted)):
        start += 1
    while end > start and (_is_mark(doc[end - 1], ")]%…") or doc[end - 1].lower_ in ("and", "but", "or")):
        end -= 1
    return (start, end) if any(not doc[i].is_punct and not doc[i].is_space for i in range(start, end)) else None


def _is_mark(token: Any, kept: str) -> bool:
    return (token.is_punct or token.is_space) and token.text not in kept
