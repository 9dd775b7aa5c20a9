"""The full name that a story gives a person most often, for every other form of it: "Lind", "P. Lind", a nickname in a quotation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from readout.model.statement import Clause, Statement

__all__ = ["full_names"]

_PARTICLE = re.compile(r"^(?:al|el|de|van|von|bin|ibn)-", re.IGNORECASE)


def full_names(told: Iterable[tuple[Statement, Clause]]) -> dict[str, str]:
    """From each form of a person's name to the full name that reports use most in their own words.

    A form is taken for a full name's if it is the surname alone, shares the first name or its initial, or stands in
    quotations only (a nickname). A surname that two people bear in full is nobody's by itself.
    """
    own: Counter[str] = Counter()
    every: set[str] = set()
    seen: set[tuple[str, int]] = set()
    for statement, clause in told:
        for mention in (*clause.mentions, *clause.event.actors, *clause.event.targets):
            if mention.kind != "person" or (mention.span.article_id, mention.span.start) in seen:
                continue
            seen.add((mention.span.article_id, mention.span.start))
            every.add(mention.name)
            if statement.kind not in ("direct", "mixed") and len(mention.name.split()) > 1:
                own[mention.name] += 1 + 2 * (mention.name in mention.span.quote)
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name, _ in sorted(own.items(), key=lambda item: (-item[1], item[0])):
        by_surname[_surname(name)].append(name)
    return {name: full for name in sorted(every) if (full := _fitting(name, by_surname.get(_surname(name), []), own)) and full != name}


def _fitting(name: str, full: list[str], own: Counter[str]) -> str | None:
    """The first full name that a form may stand for, most used first."""
    if len(name.split()) > 1 and own[name]:
        return next((other for other in full if _is_one_person(name, other)), None)
    return full[0] if full and all(_is_one_person(full[0], other) for other in full[1:]) else None


def _is_one_person(left: str, right: str) -> bool:
    """Whether two full names with one surname have one first name, or an initial of it."""
    a, b = left.split(maxsplit=1)[0].strip(".").lower(), right.split(maxsplit=1)[0].strip(".").lower()
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _surname(name: str) -> str:
    last = _PARTICLE.sub("", name.rsplit(maxsplit=1)[-1]) if name.split() else ""
    return re.split(r"[-‑]", last)[-1].lower()
