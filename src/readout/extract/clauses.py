"""The clauses of a sentence: each one finite proposition or conjoined predicate, with mode, event, names and times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from readout.extract.cutting import group_tokens, lemma_of
from readout.extract.modes import mode_of
from readout.extract.names import Names
from readout.extract.parser import Sentence
from readout.extract.slots import Pronouns, event_of
from readout.model.article import Span
from readout.model.statement import Clause, Mention

__all__ = ["cut_clauses", "lemmas_of"]

_LONGEST_REPORT = 6
_BRACKETS = {"(": ")", ")": "(", "[": "]", "]": "["}
_SAYING = frozenset("add explain note recall recount say write".split())


def cut_clauses(
    names: Names, sentence: Sentence, ranges: Iterable[tuple[int, int]], *, pronouns: Pronouns | None = None
) -> tuple[Clause, ...]:
    """The propositions inside the given token ranges of a sentence, in order; every content word falls into one of them.

    A bare "Low said" beside what she said proposes nothing, and is left out.

    Args:
        names: The article's names.
        sentence: A sentence with tokens.
        ranges: Pairs (start, end), half-open, of token indexes in the sentence's Doc; the spans of all clauses lie in them.
        pronouns: Tells whom a pronoun at a token means, if known.
    """
    if sentence.tokens is None:
        return ()
    allowed = {i for start, end in ranges for i in range(start, end)}
    groups = group_tokens([token for token in sentence.tokens if token.i in allowed])
    groups = [group for group in groups if not _only_reports(*group)] or groups
    clauses = [_clause(names, sentence, head, tokens, pronouns) for head, tokens in groups]
    return tuple(clause for clause in clauses if clause is not None)


def lemmas_of(tokens: Iterable[Any]) -> tuple[str, ...]:
    """The lower-case lemmas of the content words, in order; names and numbers as they stand."""
    return tuple(lemma for token in tokens if (lemma := lemma_of(token)) is not None)


def _clause(names: Names, sentence: Sentence, head: Any, tokens: list[Any], pronouns: Pronouns | None) -> Clause | None:
    spans = tuple(span for start, end in _runs(tokens) for span in sentence.pieces(start, end))
    if not spans:
        return None
    inside = frozenset(token.i for token in tokens)
    whens = tuple(when for when in names.times(sentence) if _is_inside(when.span, spans))
    quantities = tuple(q for q in names.quantities(sentence) if _is_inside(q.span, spans))
    phrases = (sentence.span(start, root + 1) for start, root in names.noun_phrases(sentence) if root in inside)
    mode, why = mode_of(head)
    return Clause(
        spans=spans,
        mode=mode,
        event=event_of(names, sentence, head, inside, whens, quantities, pronouns),
        lemmas=lemmas_of(tokens),
        mentions=_mentions(names, sentence, tokens, spans),
        whens=whens,
        phrases=tuple(span for span in phrases if _is_inside(span, spans)),
        head=sentence.span(head.i, head.i + 1),
        why=why,
    )


def _only_reports(head: Any, tokens: Sequence[Any]) -> bool:
    """Whether a clause is no more than who said it, with no word of what."""
    words = [token for token in tokens if not token.is_punct]
    is_told = any(child.dep_ in ("nsubj", "nsubjpass") for child in head.children)
    return is_told and head.lemma_.lower() in _SAYING and words[-1].i == head.i and len(words) <= _LONGEST_REPORT


def _mentions(names: Names, sentence: Sentence, tokens: list[Any], spans: tuple[Span, ...]) -> tuple[Mention, ...]:
    found = (names.at(sentence, token.i) for token in tokens)
    return tuple(dict.fromkeys(m for m in found if m is not None and _is_inside(m.span, spans)))


def _is_inside(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(outer.covers(span) for outer in spans)


def _runs(tokens: Sequence[Any]) -> list[tuple[int, int]]:
    """Stretches of neighbouring tokens, trimmed of leading conjunctions and of punctuation; stretches of no word dropped."""
    runs: list[list[Any]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    out = []
    for run in runs:
        while run and _is_margin(run[0]) and not (run[0].text in "$#" or _is_paired(run, run[0].text)):
            run.pop(0)
        while run and _is_margin(run[-1]) and not _is_paired(run, run[-1].text):
            run.pop()
        if any(ch.isalnum() for token in run for ch in token.text):
            out.append((run[0].i, run[-1].i + 1))
    return out


def _is_paired(run: Sequence[Any], mark: str) -> bool:
    """Whether a mark is a bracket whose other half stands in the stretch too."""
    other = _BRACKETS.get(mark)
    return other is not None and any(token.text == other for token in run)


def _is_margin(token: Any) -> bool:
    return bool(token.is_punct or token.is_space or token.dep_ == "cc")
