"""Stretches of text that two articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.link.alignment import Run, align, rows_of
from readout.link.likeness import stated_day
from readout.model.article import Article, Passage, Span
from readout.model.statement import Statement
from readout.model.story import Reuse
from readout.text.words import Word, find_words, stem

__all__ = ["Prose", "find_reuse", "is_common_copy", "prose_of_text", "proses_of", "reuse_between"]

_LEAST_WORDS = 8
_LEAST_OWN_WORDS = 5
_LEAST_OWN_WORDS_IF_EDITED = 8
_LEAST_OWN_SHARE = 0.4
_OWN_WORDS_THAT_DO = 20
_LONGEST_QUOTATION_WORDS = 120
_WORDS_IN_ONE_STRETCH = 25
_WORDS_IN_ALL = 45
_SHARE_OF_COMMON_COPY = 0.6
_OPENING, _CLOSING = "“«「", "”»」"


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of an article's reporting, in order, with their stems; captions, credits and furniture left out where that is known.

    `is_its_own` marks words that are the article's own: not quoted, and no name.
    """

    article: Article
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    is_its_own: tuple[bool, ...]
    is_quoted: tuple[bool, ...]


def find_reuse(articles: Sequence[Article], passages: Sequence[Passage], statements: Sequence[Statement] = ()) -> tuple[Reuse, ...]:
    """Shared stretches of eight words or more between every two articles, longest first.

    A stretch is made of runs of equal words (one of them of five or more) with a few other words between them on either side; see
    `readout.link.alignment`. Words are alike in their stems. Words that a speaker is quoted with do not count towards its length, nor do
    names: a leader's words are the leader's, whoever prints them, and every report of a meeting writes out who met. Only
    articles that share five words in a row are laid side by side; the cost of that is linear in the words of both.

    Args:
        articles: The articles of a story, or of a window of a stream.
        passages: Their passages; only titles and bodies are looked at.
        statements: Their statements, for what is quoted.
    """
    texts = proses_of(articles, passages, statements)
    return _sorted(reuse for a, b in _sharing(texts) for reuse in reuse_between(a, b))


def proses_of(articles: Sequence[Article], passages: Iterable[Passage], statements: Iterable[Statement]) -> list[Prose]:
    """The prose of each of these articles, which are parsed: their titles and bodies; what is quoted is told by marks and statements."""
    prose: dict[str, list[Span]] = defaultdict(list)
    for passage in passages:
        if passage.part in ("title", "body"):
            prose[passage.span.article_id].append(passage.span)
    quoted: dict[str, list[Span]] = defaultdict(list)
    for statement in statements:
        if statement.kind == "direct":
            quoted[statement.article_id] += statement.spans
    return [_prose(article, prose[article.id], quoted[article.id]) for article in articles]


def _sharing(texts: Sequence[Prose]) -> Iterator[tuple[Prose, Prose]]:
    """Every two texts that have words in a row in common, as many as a stretch begins with; the others share nothing."""
    held: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for row in rows_of(text.stems):
            held[row].add(number)
    pairs = {pair for numbers in held.values() if len(numbers) > 1 for pair in combinations(sorted(numbers), 2)}
    return ((texts[a], texts[b]) for a, b in sorted(pairs))


def prose_of_text(article: Article) -> Prose:
    """The prose of an article that was not parsed: all its text; what is quoted is told by its marks."""
    return _prose(article, (Span(article.id, 0, len(article.text), article.text),), ())


def reuse_between(left: Prose, right: Prose) -> tuple[Reuse, ...]:
    """The stretches that two articles share, longest first; which of the two had it first is told where both times are known."""
    return _sorted(
        _reuse(left, right, run)
        for run in align(left.stems, right.stems)
        if run.n_same >= _LEAST_WORDS
        and _n_own(left, right, run) >= max(_least_own(run), min(_OWN_WORDS_THAT_DO, run.n_same * _LEAST_OWN_SHARE))
    )


def is_common_copy(stretches: Sequence[int], n_words: int) -> bool:
    """Whether two articles that share stretches of so many words are copies in part, the shorter of the two being of `n_words` words.

    So they are with one stretch of 25 words or with 45 in all: reporters at one event write more short stretches alike than one would
    think (a charge, a law, what a paper was first to tell). In a report of a sentence or two, most of it will do.
    """
    n_shared = sum(stretches)
    if max(stretches, default=0) >= _WORDS_IN_ONE_STRETCH or n_shared >= _WORDS_IN_ALL:
        return True
    return n_shared >= max(_LEAST_WORDS, n_words * _SHARE_OF_COMMON_COPY)


def _sorted(found: Iterable[Reuse]) -> tuple[Reuse, ...]:
    return tuple(sorted(found, key=lambda r: (-r.n_words, r.left, r.right)))


def _prose(article: Article, prose: Sequence[Span], quoted: Sequence[Span]) -> Prose:
    words: list[Word] = []
    own: list[bool] = []
    in_marks: list[bool] = []
    said = {i for span in quoted for i in range(span.start, span.end)}
    for span in prose:
        n_open = 0
        marks = iter(_marks(span.quote))
        mark = next(marks, None)
        for word in find_words(span.quote):
            while mark is not None and mark[0] < word.start:
                n_open = _LONGEST_QUOTATION_WORDS if mark[1] else 0
                mark = next(marks, None)
            start = span.start + word.start
            words.append(Word(word.text, start, span.start + word.end))
            in_marks.append(n_open > 0 or start in said)
            n_open = max(0, n_open - 1)
            own.append(not in_marks[-1] and not article.text[start].isupper())
    return Prose(article, tuple(words), tuple(stem(word.text) for word in words), tuple(own), tuple(in_marks))


def _marks(text: str) -> list[tuple[int, bool]]:
    """Where quotations open (True) and close: at marks and at the ends of lines; a straight mark opens if white space is before it."""
    return [
        (i, c in _OPENING or (c == '"' and (i == 0 or text[i - 1].isspace() or text[i - 1] in "([—–-")))
        for i, c in enumerate(text)
        if c in '"\n' or c in _OPENING or c in _CLOSING
    ]


def _n_own(left: Prose, right: Prose, run: Run) -> int:
    """How many of the words shared are both texts' own, at the most."""
    own = min(sum(left.is_its_own[run.left : run.left_end]), sum(right.is_its_own[run.right : run.right_end]))
    return min(own, run.n_same)


def _least_own(run: Run) -> int:
    is_exact = run.left_end - run.left == run.right_end - run.right == run.n_same
    return _LEAST_OWN_WORDS if is_exact else _LEAST_OWN_WORDS_IF_EDITED


def _reuse(left: Prose, right: Prose, run: Run) -> Reuse:
    spans = [
        prose.article.span(prose.words[start].start, prose.words[end - 1].end)
        for prose, start, end in ((left, run.left, run.left_end), (right, run.right, run.right_end))
    ]
    first = _first(left.article, right.article)
    return Reuse(left=spans[0], right=spans[1], n_words=run.n_same, first_article_id=first)


def _first(left: Article, right: Article) -> str | None:
    """The article that was surely out before the other, by the times known; a month, or 1 January 1970, is no time to go by."""
    at, other_at = left.published_at, right.published_at
    if at is None or other_at is None or stated_day(left) is None or stated_day(right) is None:
        return None
    is_to_the_hour = {left.published_precision, right.published_precision} <= {"minute", "hour"}
    is_sure = at != other_at if is_to_the_hour else at.date() != other_at.date()
    return (left.id if at < other_at else right.id) if is_sure else None
