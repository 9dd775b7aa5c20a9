"""Short names for reports, parties, times and lengths of time, as every rendering writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import PurePath

from readout.model.article import Article
from readout.text.countries import country_name

__all__ = [
    "clean",
    "count",
    "date_of",
    "duration_of",
    "moment_of",
    "name_party",
    "plain_url",
    "quote",
    "short_labels",
    "shorten",
    "stretch_of",
]

MAX_LABEL = 24
_OPENING = ("“", '"', "„")
_CLOSING = ("”", '"')
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn the direction of writing.

    >>> clean("a\\x1b[31m  b")
    'a[31m b'
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", _CONTROLS.sub("", text.encode("utf-8", "replace").decode("utf-8"))).strip()


def shorten(text: str, n_chars: int) -> tuple[str, bool]:
    """At most `n_chars` of the text, cut between words, and whether something was cut."""
    if len(text) <= n_chars:
        return text, False
    cut = text[:n_chars].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    while cut and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    return cut or text[:n_chars], True


def count(n: int, noun: str) -> str:
    """The number with its noun: "1 report", "3 reports"; a plural that is not made with -s is given after a slash.

    >>> count(2, "party/parties")
    '2 parties'
    """
    one, _, many = noun.partition("/")
    return f"{n} {one if n == 1 else many or one + 's'}"


def short_labels(articles: Sequence[Article]) -> list[str]:
    """One label per article, of at most 24 characters, no two alike: the outlet's name, else the file's name without its ending."""
    names = [_short_name(article) for article in articles]
    labels: list[str] = []
    for number, name in enumerate(names):
        alike = [other for other, known in enumerate(names) if known.casefold() == name.casefold()]
        labels.append(name if len(alike) == 1 else f"{name} ({alike.index(number) + 1})")
    return labels


def _short_name(article: Article) -> str:
    name = clean(article.outlet.name if article.outlet else PurePath(article.name).stem if article.name else article.id)
    if not article.outlet:
        name = re.sub(r"(?<=\w)[_.-]?[0-9a-f]{8,}$", "…", name)
    return name if len(name) <= MAX_LABEL else name[: MAX_LABEL - 1].rstrip() + "…"


def name_party(party: str) -> str:
    """The party's name: "China" for "CN"; a code that no table holds stays as it is."""
    return clean(country_name(party) or party)


def quote(words: str) -> str:
    """The words between quotation marks; marks of their own that stand at their ends and have no partner inside make room for these.

    >>> quote("“zone”"), quote("“a zone"), quote("so-called “zone”")
    ('“zone”', '“a zone”', '“so-called “zone””')
    """
    bare = words
    if bare[:1] in _OPENING and not any(sign in bare[1:-1] for sign in _CLOSING):
        bare = bare[1:]
    if bare[-1:] in _CLOSING and not any(sign in bare[:-1] for sign in _OPENING):
        bare = bare[:-1]
    return f"“{bare.strip() or words}”"


def date_of(moment: date) -> str:
    """The day as "4 May 2031"."""
    return f"{moment.day} {moment:%b %Y}"


def moment_of(moment: datetime | None, precision: str | None) -> str:
    """The time as far as it is known: "4 May 2031, 20:00 UTC", "May 2031", or nothing."""
    if moment is None:
        return ""
    if precision == "year":
        return f"{moment:%Y}"
    if precision == "month":
        return f"{moment:%b %Y}"
    if precision in ("minute", "hour"):
        return f"{date_of(moment)}, {moment:%H:%M} UTC"
    return date_of(moment)


def stretch_of(start: datetime | None, end: datetime | None, zone: str) -> str:
    """A half-open stretch of time: whole days as days, else with hours and the name of their zone."""
    if start is None:
        return ""
    if start.hour == start.minute == 0 and (end is None or end.hour == end.minute == 0):
        last = end - timedelta(days=1) if end else start
        return date_of(start) if last <= start else f"{date_of(start)} – {date_of(last)}"
    if end is None or end - start <= timedelta(minutes=1):
        return f"{date_of(start)}, {start:%H:%M} {zone}"
    if end.date() == start.date():
        return f"{date_of(start)}, {start:%H:%M}–{end:%H:%M} {zone}"
    return f"{date_of(start)}, {start:%H:%M} – {date_of(end)}, {end:%H:%M} {zone}"


def duration_of(seconds: int | None) -> str:
    """A length of time in words: "1 hour 5 minutes"; empty if not known."""
    if not seconds:
        return ""
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    parts = [(days, "day"), (hours, "hour"), (rest // 60, "minute")]
    return " ".join(count(n, noun) for n, noun in parts if n) or count(seconds, "second")


def plain_url(url: str | None) -> str | None:
    """The address if it is a web address that a page may link to, else None."""
    if url and re.fullmatch(r"https?://[^\s\x00-\x20\x7f-\x9f\"'<>\\`]+", url, re.IGNORECASE):
        return url
    return None
