"""Stretches of text that two articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.model.article import Article, Passage, Span
from readout.model.statement import Statement
from readout.model.story import Reuse
from readout.text.words import Word, find_words

__all__ = ["find_reuse"]

_SEED_WORDS = 5
_LEAST_WORDS = 8
_LEAST_OWN_WORDS = 5
_LEAST_OWN_SHARE = 0.4
_WIDEST_GAP = 4
_OPENING, _CLOSING = "“«「", "”»」"


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of an article's reporting, in order; captions, credits and furniture left out.

    `is_its_own` marks words that are the article's own: not quoted, and no name.
    """

    article: Article
    words: tuple[Word, ...]
    is_its_own: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `left` to `left_end` of one text, and those of the other; `n_same` of them are the same."""

    left: int
    left_end: int
    right: int
    right_end: int
    n_same: int


def find_reuse(articles: Sequence[Article], passages: Sequence[Passage], statements: Sequence[Statement] = ()) -> tuple[Reuse, ...]:
    """Shared stretches of eight words or more between every two articles, longest first.

    A stretch is a chain of runs of five or more equal words with at most four other words between them on either side. Words that a
    speaker is quoted with do not count towards its length, nor do names: a leader's words are the leader's, whoever prints them, and
    every report of a meeting writes out who met. Cost is linear in the words of each pair of articles.

    Args:
        articles: The articles of a story, or of a window of a stream.
        passages: Their passages; only titles and bodies are looked at.
        statements: Their statements, for what is quoted.
    """
    prose: dict[str, list[Span]] = defaultdict(list)
    for passage in passages:
        if passage.part in ("title", "body"):
            prose[passage.span.article_id].append(passage.span)
    quoted: dict[str, list[Span]] = defaultdict(list)
    for statement in statements:
        if statement.kind == "direct":
            quoted[statement.article_id] += statement.spans
    texts = [_text(article, prose[article.id], quoted[article.id]) for article in articles]
    found = [_reuse(a, b, run) for a, b in combinations(texts, 2) for run in _chains(_runs(a, b))]
    kept = [r for r, n_own in found if r.n_words >= _LEAST_WORDS and n_own >= max(_LEAST_OWN_WORDS, r.n_words * _LEAST_OWN_SHARE)]
    return tuple(sorted(kept, key=lambda r: (-r.n_words, r.left, r.right)))


def _text(article: Article, prose: Sequence[Span], quoted: Sequence[Span]) -> _Text:
    words: list[Word] = []
    own: list[bool] = []
    said = {i for span in quoted for i in range(span.start, span.end)}
    for span in prose:
        is_open = False
        marks = iter(_marks(span.quote))
        mark = next(marks, None)
        for word in find_words(span.quote):
            while mark is not None and mark[0] < word.start:
                is_open = not is_open if mark[1] == '"' else mark[1] in _OPENING
                mark = next(marks, None)
            start = span.start + word.start
            words.append(Word(word.text, start, span.start + word.end))
            own.append(not is_open and start not in said and not article.text[start].isupper())
    return _Text(article, tuple(words), tuple(own))


def _marks(text: str) -> list[tuple[int, str]]:
    return [(i, c) for i, c in enumerate(text) if c == '"' or c in _OPENING or c in _CLOSING]


def _runs(left: _Text, right: _Text) -> list[_Run]:
    """Longest runs of equal words, in the order of the left text; each place of the left text is used once."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    other = [w.text for w in right.words]
    mine = [w.text for w in left.words]
    for j in range(len(other) - _SEED_WORDS + 1):
        where[tuple(other[j : j + _SEED_WORDS])].append(j)
    runs: list[_Run] = []
    i = 0
    while i <= len(mine) - _SEED_WORDS:
        best = 0, 0
        for j in where.get(tuple(mine[i : i + _SEED_WORDS]), ()):
            n = _SEED_WORDS
            while i + n < len(mine) and j + n < len(other) and mine[i + n] == other[j + n]:
                n += 1
            best = max(best, (n, -j))
        if best[0]:
            n, j = best[0], -best[1]
            runs.append(_Run(i, i + n, j, j + n, n))
        i += best[0] or 1
    return runs


def _chains(runs: Sequence[_Run]) -> list[_Run]:
    chains: list[_Run] = []
    for run in runs:
        last = chains[-1] if chains else None
        if last and run.left - last.left_end <= _WIDEST_GAP and 0 <= run.right - last.right_end <= _WIDEST_GAP:
            chains[-1] = _Run(last.left, run.left_end, last.right, run.right_end, last.n_same + run.n_same)
        else:
            chains.append(run)
    return chains


def _reuse(left: _Text, right: _Text, run: _Run) -> tuple[Reuse, int]:
    """The stretch, and how many of its words are both texts' own."""
    own = min(sum(left.is_its_own[run.left : run.left_end]), sum(right.is_its_own[run.right : run.right_end]))
    spans = [
        text.article.span(text.words[start].start, text.words[end - 1].end)
        for text, start, end in ((left, run.left, run.left_end), (right, run.right, run.right_end))
    ]
    return Reuse(left=spans[0], right=spans[1], n_words=run.n_same), min(own, run.n_same)
