"""Short lines that are no sentences: titles, crossheads, bylines and field labels."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

__all__ = ["is_byline", "is_crosshead", "is_issuer", "is_label", "is_title_like", "same_words"]

_LONGEST_TITLE = 180
_LONGEST_CROSSHEAD_WORDS = 9
_LONGEST_CAPITALISED_WORDS = 14
_LONGEST_CAPITALS_WORDS = 12
_CAPITALISED_SHARE = 0.7
_QUESTION = re.compile(
    r"(?:What|Why|How|Who|When|Where|Which|Did|Does|Do|Is|Are|Was|Were|Will|Can|Could|Should|Would|Has|Have|Had)(?:[’']s)?\s[^.!?“”\"]+\?$"
)
_QUESTION_WORDS = range(3, 10)
_FIGURE = re.compile(r":\s.*\d")
_HEADING_START = re.compile(r"(?:\d{1,2}[.)]\s)?[‘'“\"]?[A-ZÀ-Þ0-9]")
_NAMES = re.compile(
    r"(?:[A-Z][\w.’'-]+|[A-Z]\.)(?:\s(?:[A-Z][\w.’'-]*|[A-Z]\.|de|van|von|al|bin|el|la)){1,3}(?:(?:,\s|\s?,?\s(?:and|&)\s)(?:[A-Z][\w.’'-]+)(?:\s(?:[A-Z][\w.’'-]*|de|van|von)){1,3})*"
)
_ISSUER = re.compile(
    r"(?:The )?(?:(?:Office|Ministry|Department|Government|Embassy|Permanent Mission|Secretariat|Cabinet|Presidency) (?:of|for)\b"
    r"|(?:White House|Kremlin|Downing Street|State Council|Press (?:Office|Service|Secretary))\b)[^.!?:]{0,90}$"
)
_LABEL = re.compile(r"(?:[^\W\d_]+\s?){1,4}:$")
_DATE_ONLY = re.compile(
    r"(?:[A-Z][a-z]+day,?\s)?(?:\d{1,2}\s[A-Z][a-z]+\.?,?\s\d{4}|[A-Z][a-z]+\.?\s\d{1,2},?\s\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:[\s,|–-]+\d{1,2}[:.]\d\d.{0,16})?$"
)
_PAPER = re.compile(
    r"(?:[A-Z]{2,}[a-z]?\s){0,3}(?:TODAY|TIMES|POST|NEWS|PRESS|TRIBUNE|NETWORK|STAFF|Staff|News|Press|Journal|Sentinel|Correspondent|Network)\b.{0,20}$"
)


def same_words(left: str, right: str) -> bool:
    """Whether two lines are the same title: equal words, or nearly, whatever the case and punctuation."""
    a, b = _words(left), _words(right)
    return bool(a and b) and (a == b or fuzz.ratio(" ".join(a), " ".join(b)) >= 92)


def is_title_like(line: str, has_body: bool) -> bool:
    """Whether a line before the first paragraph reads like a headline: some words, and no full stop."""
    words = line.split()
    return (
        has_body
        and len(words) >= 4
        and len(line) <= _LONGEST_TITLE
        and line[-1] not in ".:;,…"
        and not _DATE_ONLY.match(line)
        and not is_byline(line)
    )


def is_label(line: str) -> bool:
    """Whether a line is the label of a field of the page ("Published on:"), or such a field's date."""
    return bool(_LABEL.match(line) or _DATE_ONLY.match(line))


def is_byline(line: str) -> bool:
    """Whether a line before the first paragraph holds nothing but names of people, or the paper that they work for."""
    return len(line) <= 100 and bool(_NAMES.fullmatch(line) or _PAPER.match(line))


def is_issuer(line: str) -> bool:
    """Whether a line before the first paragraph names the public office that issued the text, and nothing else."""
    return len(line.split()) <= 12 and bool(_ISSUER.match(line))


def is_crosshead(line: str) -> bool:
    """Whether a line between two paragraphs is a heading or another report's title: few words, no punctuation at the end.

    A line in capitals, or with most words capitalised, may be longer; one that begins with a bullet is part of the text. A short
    question is a heading too ("Why does it matter?").
    """
    words = line.split()
    if _QUESTION.match(line):
        return len(words) in _QUESTION_WORDS
    if not words or line[-1] in '.!?,;:…”"' or not _HEADING_START.match(line) or _FIGURE.search(line):
        return False
    if line.isupper():
        return len(words) <= _LONGEST_CAPITALS_WORDS
    n_capital = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    return len(words) <= (_LONGEST_CAPITALISED_WORDS if n_capital >= len(words) * _CAPITALISED_SHARE else _LONGEST_CROSSHEAD_WORDS)


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.casefold())
