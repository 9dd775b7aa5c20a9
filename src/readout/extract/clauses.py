"""The clauses of a sentence: each one finite proposition or conjoined predicate, with mode, event, names and times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from readout.extract.modes import mode_of
from readout.extract.names import Names
from readout.extract.parser import Sentence
from readout.extract.slots import Pronouns, event_of
from readout.model.article import Span
from readout.model.statement import Clause, Mention

__all__ = ["cut_clauses", "lemmas_of"]

_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"}
_LIGHT = frozenset(
    (
        "be|have|do|get|'s|also|more|most|such|other|very|so|just|then|there|here|when|where|how|too|even|only|still|now|as|that|this|many|much|own"
        "|same|than|both|however|mr.|mrs.|ms.|why|later|ago"
    ).split("|")
)
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_MIN_CONTENT = 3


def cut_clauses(
    names: Names, sentence: Sentence, ranges: Iterable[tuple[int, int]], *, pronouns: Pronouns | None = None
) -> tuple[Clause, ...]:
    """The propositions inside the given token ranges of a sentence, in order; every content word falls into one of them.

    Args:
        names: The article's names.
        sentence: A sentence with tokens.
        ranges: Pairs (start, end), half-open, of token indexes in the sentence's Doc; the spans of all clauses lie in them.
        pronouns: Tells whom a pronoun at a token means, if known.
    """
    if sentence.tokens is None:
        return ()
    allowed = sorted({i for start, end in ranges for i in range(start, end)})
    allowed = [i for i in allowed if sentence.tokens.start <= i < sentence.tokens.end]
    groups = _grouped(sentence.tokens.doc, allowed)
    groups = _joined(sentence.tokens.doc, groups)
    clauses = [_clause(names, sentence, head, tokens, pronouns) for head, tokens in groups]
    return tuple(clause for clause in clauses if clause is not None)


def lemmas_of(tokens: Iterable[Any]) -> tuple[str, ...]:
    """The lower-case lemmas of the content words, in order; names and numbers as they stand."""
    out = []
    for token in tokens:
        if token.pos_ not in _CONTENT or not any(ch.isalnum() for ch in token.text):
            continue
        lemma = token.lower_ if token.pos_ in ("PROPN", "NUM") else token.lemma_.lower()
        lemma = lemma.replace("’", "'").removesuffix("'s")
        if lemma in _LIGHT or (token.pos_ == "ADV" and token.is_stop):
            continue
        out.append(lemma)
    return tuple(out)


def _grouped(doc: Any, allowed: Sequence[int]) -> list[tuple[Any, list[int]]]:
    """The allowed tokens by the clause head above them; heads in the order of their first token."""
    inside = set(allowed)
    heads = {i for i in allowed if _heads_clause(doc[i], inside)}
    heads |= {i for i in allowed if _fronted(doc[i], inside) is not None}
    groups: dict[int, list[int]] = {}
    for i in allowed:
        groups.setdefault(_head_above(doc[i], heads, inside), []).append(i)
    for head in list(groups):
        start = _fronted(doc[head], inside)
        if start is not None:
            _take_over(groups, head, start)
    return [(doc[head], tokens) for head, tokens in groups.items()]


def _fronted(verb: Any, inside: set[int]) -> int | None:
    """Where a clause such as ", and during the talks he stressed" begins that the parser took for a relative clause, else None."""
    if verb.dep_ != "relcl" or not _is_finite(verb) or not any(child.dep_ == "nsubj" and child.tag_ != "WP" for child in verb.children):
        return None
    preposition = verb.head.head
    before = preposition.i - 1
    if preposition.pos_ != "ADP" or before not in inside or verb.doc[before].dep_ != "cc" or preposition.head.i == preposition.i:
        return None
    return int(before) if preposition.head.pos_ in ("VERB", "AUX") and preposition.head.i < before else None


def _take_over(groups: dict[int, list[int]], head: int, start: int) -> None:
    """Move all tokens from `start` on, of the group before, to the group of `head`."""
    for other, tokens in groups.items():
        if other != head and other < start:
            groups[head] = sorted({*groups[head], *(i for i in tokens if i >= start)})
            groups[other] = [i for i in tokens if i < start]


def _head_above(token: Any, heads: set[int], inside: set[int]) -> int:
    """The clause head that a token hangs under; where its chain leaves the ranges, the last token inside."""
    if token.dep_ in ("mark", "cc", "punct") and token.i + 1 in heads:
        return int(token.i + 1)
    while token.i not in heads and token.head.i in inside and token.head.i != token.i:
        token = token.head
    return int(token.i)


def _heads_clause(token: Any, inside: set[int]) -> bool:
    if token.head.i == token.i or token.head.i not in inside:
        return True
    if token.pos_ not in ("VERB", "AUX"):
        return False
    words = [t for t in token.subtree if t.i in inside]
    if token.dep_ in ("conj", "dep"):
        return _is_governing(token.head) and _n_content(words) >= 2
    if token.dep_ == "relcl":
        return _is_set_apart(token, words)
    if token.dep_ == "advcl":
        is_set_off = _word_before(words[0]) in (",", "—", "–", ";") or words[0].i == min(inside)
        return len(words) >= 5 and (_is_finite(token) or (token.tag_ == "VBG" and is_set_off))
    if token.dep_ == "ccomp" and token.i < token.head.i:
        return _is_finite(token) and len(words) >= 4
    return bool(token.dep_ == "parataxis")


def _word_before(token: Any) -> str:
    """The word in front of a token, or nothing at the start."""
    return str(token.nbor(-1).text) if token.i else ""


def _is_governing(verb: Any) -> bool:
    """Whether verbs joined to this one say something of their own: not where a noun or preposition governs it ("the wish to A and B")."""
    while verb.pos_ in ("VERB", "AUX"):
        if verb.head.i == verb.i or _is_finite(verb):
            return True
        if verb.dep_ in ("acl", "pcomp", "csubj") or (verb.dep_ == "advcl" and verb.tag_ == "VB"):
            return False
        verb = verb.head
    return False


def _is_set_apart(verb: Any, words: list[Any]) -> bool:
    """Whether a relative clause says something of its own: set off by a comma, or long, and opened by its relative word."""
    if len(words) < 5 or not _is_finite(verb):
        return False
    is_opened = any(t.tag_ in ("WDT", "WP", "WRB", "WP$") and t.i < verb.i for t in words[:3])
    return is_opened and (_word_before(words[0]) in (",", "—", "–", "(") or (len(words) >= 9 and words[0].lower_ != "that"))


def _is_finite(token: Any) -> bool:
    return token.tag_ in _FINITE or any(child.dep_ in ("aux", "auxpass") and child.tag_ in _FINITE for child in token.children)


def _n_content(tokens: Iterable[Any]) -> int:
    return len(lemmas_of(tokens))


def _joined(doc: Any, groups: list[tuple[Any, list[int]]]) -> list[tuple[Any, list[int]]]:
    """The groups, each too small one added to the group it hangs under, else to the nearest one."""
    groups = [(head, list(tokens)) for head, tokens in groups]
    while len(groups) > 1:
        small = next((n for n, (_, tokens) in enumerate(groups) if _n_content(doc[i] for i in tokens) < _MIN_CONTENT), None)
        if small is None:
            break
        head, tokens = groups.pop(small)
        target = next((g for g in groups if head.head.i in g[1]), None)
        if target is None:
            target = min(groups, key=lambda g: min(abs(i - j) for i in (tokens[0], tokens[-1]) for j in (g[1][0], g[1][-1])))
        target[1].extend(tokens)
        target[1].sort()
    return groups


def _clause(names: Names, sentence: Sentence, head: Any, tokens: list[int], pronouns: Pronouns | None) -> Clause | None:
    doc = sentence.tokens.doc
    spans = tuple(sentence.span(start, end) for start, end in _runs(doc, tokens))
    if not spans:
        return None
    mentions = _mentions(names, sentence, tokens, spans)
    whens = tuple(when for when in names.times(sentence) if _is_inside(when.span, spans))
    quantities = tuple(q for q in names.quantities(sentence) if _is_inside(q.span, spans))
    event = event_of(names, sentence, head, frozenset(tokens), whens, quantities, pronouns)
    return Clause(
        spans=spans, mode=mode_of(head)[0], event=event, lemmas=lemmas_of(doc[i] for i in tokens), mentions=mentions, whens=whens,
        phrases=_phrases(sentence, frozenset(tokens), spans), head=sentence.span(head.i, head.i + 1) if head.i in tokens else None,
    )  # fmt: skip


def _phrases(sentence: Sentence, tokens: frozenset[int], spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The noun phrases whose noun is among the tokens, without what follows the noun; no pronouns."""
    chunks = (chunk for chunk in sentence.tokens.noun_chunks if chunk.root.i in tokens and chunk.root.pos_ != "PRON")
    found = (sentence.span(chunk.start, chunk.root.i + 1) for chunk in chunks)
    return tuple(span for span in found if _is_inside(span, spans))


def _mentions(names: Names, sentence: Sentence, tokens: list[int], spans: tuple[Span, ...]) -> tuple[Mention, ...]:
    found = (names.at(sentence, i) for i in tokens)
    return tuple(dict.fromkeys(m for m in found if m is not None and _is_inside(m.span, spans)))


def _is_inside(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(outer.covers(span) for outer in spans)


def _runs(doc: Any, tokens: list[int]) -> list[tuple[int, int]]:
    """Stretches of neighbouring tokens, trimmed of leading conjunctions and of punctuation; stretches of no word dropped."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    out = []
    for run in runs:
        start, end = run[0], run[-1] + 1
        while start < end and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ == "cc") and doc[start].text not in "$#(":
            start += 1
        while start < end and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc") and doc[end - 1].text != ")":
            end -= 1
        if start < end and any(ch.isalnum() for ch in doc[start:end].text):
            out.append((start, end))
    return out
