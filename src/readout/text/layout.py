"""A text's blocks, each with its part: title, dateline, body, caption, credit or furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.model.article import Part
from readout.text.credits import trailing_credit
from readout.text.dateline import read_head
from readout.text.furniture import find_pieces, line_rule
from readout.text.headings import is_byline, is_crosshead, is_issuer, is_label, is_title_like, same_words

__all__ = ["Block", "lay_out", "prose_of"]

_LINE = re.compile(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*")
_LONG_ENOUGH_TO_REPEAT = 60
_REPEATS_OF_A_GALLERY = 3
_LAST_LINES = 6
_SENTENCE_END = re.compile(r"[.!?…,;:”\"’')\]»][\W]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` to `end` of a text, stripped of white space at both ends, with their part.

    Attributes:
        start: First character.
        end: One past the last character.
        part: What they are.
        rule: The rule that says so; empty for plain body.
        holes: Ranges inside the block that are furniture in the middle of its prose; each is a block of its own too, after this one.
    """

    start: int
    end: int
    part: Part
    rule: str = ""
    holes: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    part: Part = "body"
    rule: str = ""

    @property
    def is_open(self) -> bool:
        return self.part == "body" and not self.rule

    def become(self, part: Part, rule: str) -> None:
        self.part, self.rule = part, rule


def lay_out(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text, by first character; outside holes, every character that is not white space is in exactly one.

    A line is one block, but for a dateline before its prose, an agency's signature after it, and furniture inside it.

    Args:
        text: The whole text of an article.
        title: The title, where it is known from elsewhere.
    """
    lines = [_Line(m.start() + len(m.group()) - len(m.group().lstrip()), m.group().strip()) for m in _LINE.finditer(text)]
    _part_caption_from_title(lines, title)
    _mark_plain_rules(lines)
    _mark_head(lines, title)
    _mark_repeats(lines)
    _mark_tail(lines)
    _mark_crossheads(lines)
    return tuple(block for number, line in enumerate(lines) for block in _blocks(line, _may_have_head(lines, number)))


def prose_of(text: str, block: Block) -> str:
    """The characters of a block with its holes blanked out by spaces, so that offsets stay right."""
    prose = text[block.start : block.end]
    for start, end in block.holes:
        prose = prose[: start - block.start] + " " * (end - start) + prose[end - block.start :]
    return prose


def _is_prose(line: _Line) -> bool:
    """Whether the line reads like a paragraph of a report."""
    return line.is_open and len(line.text) >= 60 and bool(re.search(r"[.!?…:;,”\"’'»)]\W*(?:\w{1,8})?$", line.text))


def _part_caption_from_title(lines: list[_Line], title: str | None) -> None:
    """Where a page's picture, caption and title were scraped into one first line, make two lines of it."""
    words = (title or "").strip()
    if lines and len(words) >= 12 and lines[0].text.endswith(words) and len(lines[0].text) > len(words) + 20:
        first = lines[0]
        cut = len(first.text) - len(words)
        lines[:1] = [_Line(first.start, first.text[:cut].rstrip(), "caption", "title-follows"), _Line(first.start + cut, words)]


def _mark_plain_rules(lines: list[_Line]) -> None:
    for number, line in enumerate(lines):
        if line.is_open and (found := line_rule(line.text, at_end=number >= max(1, len(lines) - _LAST_LINES))):
            line.become(*found)


def _mark_head(lines: list[_Line], title: str | None) -> None:
    """Decide what stands before the first paragraph: title, byline, labels and stubs."""
    body = next((i for i, line in enumerate(lines) if _is_prose(line) and not (title and same_words(line.text, title))), len(lines))
    seen: list[str] = []
    for number, line in enumerate(lines[: min(body, 12)]):
        before = lines[number - 1] if number else None
        if any(same_words(line.text, other) for other in seen):
            line.become("furniture", "repeated-title")
        elif line.part in ("furniture", "credit") or not line.is_open:
            continue
        elif is_issuer(line.text):
            line.become("credit", "issuer")
        elif same_words(line.text, title) if title else not seen and is_title_like(line.text, body < len(lines)):
            line.become("title", "title")
            seen.append(line.text)
        elif is_label(line.text) or (before is not None and before.rule == "label" and not _is_prose(line)):
            line.become("furniture", "label" if is_label(line.text) else "labelled")
        elif is_byline(line.text):
            line.become("credit", "byline")
        elif (
            body < len(lines)
            and len(line.text.split()) <= 3
            and not _SENTENCE_END.search(line.text)
            and read_head(line.text + " X") is None
        ):
            line.become("furniture", "stub")


def _mark_repeats(lines: list[_Line]) -> None:
    """A paragraph that stands in the article twice is furniture the second time; several such, but not most, are a gallery's captions."""
    counts = Counter(line.text for line in lines if line.is_open and len(line.text) >= _LONG_ENOUGH_TO_REPEAT)
    repeated = {words for words, n in counts.items() if n > 1}
    is_gallery = len(repeated) >= _REPEATS_OF_A_GALLERY and 2 * len(repeated) <= len(counts)
    seen: set[str] = set()
    for line in lines:
        if line.is_open and line.text in repeated:
            if is_gallery:
                line.become("caption", "gallery")
            elif line.text in seen:
                line.become("furniture", "repeated")
            seen.add(line.text)
    _mark_pull_quotes(lines)


def _mark_pull_quotes(lines: list[_Line]) -> None:
    """A paragraph whose words stand, all of them, within another paragraph was set apart by the page."""
    prose = [line for line in lines if line.is_open and len(line.text) >= _LONG_ENOUGH_TO_REPEAT]
    whole = "\n".join(line.text for line in prose)
    for line in prose:
        bare = line.text.strip("“”\"‘’'. ")
        if whole.count(bare) > 1 and any(bare in other.text and len(other.text) > len(line.text) for other in prose if other.is_open):
            line.become("furniture", "pull-quote")


def _mark_tail(lines: list[_Line]) -> None:
    """After the last paragraph, what is no sentence is furniture."""
    last = max((i for i, line in enumerate(lines) if _is_prose(line)), default=len(lines))
    for line in lines[last + 1 :]:
        if not line.is_open:
            continue
        credit = trailing_credit(" " + line.text)
        if credit and credit[0] <= 2:
            line.become("credit", "sign-off")
        elif any(other.part == "furniture" for other in lines[last + 1 :]) and not _SENTENCE_END.search(line.text):
            line.become("furniture", "tail")


def _mark_crossheads(lines: list[_Line]) -> None:
    """Mark lines that are no sentences where they stand alone between two that are; several in a row are a list."""
    for number, line in enumerate(lines):
        if not line.is_open or number == 0 or not is_crosshead(line.text):
            continue
        after = next((other for other in lines[number + 1 :] if other.part not in ("furniture", "caption")), None)
        before = next((other for other in reversed(lines[:number]) if other.part not in ("furniture", "caption")), None)
        if after and before and _is_sentence(after) and _is_sentence(before) and not before.text.endswith(":"):
            line.become("furniture", "crosshead")


def _is_sentence(line: _Line) -> bool:
    return line.is_open and len(line.text.split()) >= 4 and not line.text[0].islower() and bool(_SENTENCE_END.search(line.text))


def _may_have_head(lines: Sequence[_Line], number: int) -> bool:
    """Whether a dateline may open this line: it is the first paragraph."""
    return lines[number].part == "body" and not any(_is_prose(line) for line in lines[:number])


def _blocks(line: _Line, may_have_head: bool) -> Iterator[Block]:
    start, end = line.start, line.start + len(line.text)
    if line.part != "body":
        yield Block(start, end, line.part, line.rule)
        return
    if may_have_head and (head := read_head(line.text)):
        is_dateline = head.place is not None or head.month is not None
        yield Block(start, start + len(line.text[: head.end].rstrip()), "dateline" if is_dateline else "credit", "dateline")
        start += head.end
        start += len(line.text[head.end :]) - len(line.text[head.end :].lstrip())
    tail = trailing_credit(line.text)
    stop = line.start + len(line.text[: tail[0]].rstrip()) if tail and line.start + tail[0] > start else end
    if stop > start:
        yield from _prose_blocks(line, start, stop)
    if stop < end and tail:
        yield Block(line.start + tail[0], end, "credit", "sign-off")


def _prose_blocks(line: _Line, start: int, end: int) -> Iterator[Block]:
    """The prose of a line with the furniture inside it; furniture at an end is cut off, furniture in the middle is a hole."""
    pieces = [(line.start + p.start, line.start + p.end, p.rule) for p in find_pieces(line.text)]
    pieces = [p for p in pieces if start <= p[0] and p[1] <= end]
    leading = [p for p in pieces if not line.text[start - line.start : p[0] - line.start].strip()]
    for left, right, rule in leading[:1]:
        yield Block(left, right, "furniture", rule)
        start = right + len(line.text[right - line.start :]) - len(line.text[right - line.start :].lstrip())
    inner = [p for p in pieces if p[0] >= start]
    trailing = [p for p in inner[-1:] if not line.text[p[1] - line.start : end - line.start].strip()]
    stop = line.start + len(line.text[: trailing[0][0] - line.start].rstrip()) if trailing else end
    inner = [p for p in inner if p[1] <= stop]
    if stop > start:
        yield Block(start, stop, "body", "", tuple((left, right) for left, right, _ in inner))
    yield from (Block(left, right, "furniture", rule) for left, right, rule in [*inner, *trailing])
