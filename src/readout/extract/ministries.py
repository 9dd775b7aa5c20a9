"""The ministries that an article speaks of, each under one form of name with its party."""

from __future__ import annotations

import re
from functools import cached_property

from readout.text.countries import country_name, find_party

__all__ = ["Ministries"]

_FIELDS = (
    "foreign|defen[cs]e|commerce|trade|finance|interior|health|justice|environment|transport|education|culture|economy|industry|agriculture|energy"
    "|labou?r|information|unification"
)
_MINISTRY = re.compile(rf"^(?:the )?(?P<who>.+?)(?:'s|’s|')? (?P<what>{_FIELDS}) ministry$", re.I)
_BARE_MINISTRY = re.compile(rf"^(?:the )?(?P<what>{_FIELDS}) ministry$", re.I)
_ANY_MINISTRY = re.compile(rf"[A-Z][\w.]+(?:\s[A-Z]\w+)?(?:['’]s?)?\s(?P<what>{_FIELDS})\sministry\b", re.I)
_LONG_MINISTRY = re.compile(r"^(?:the )?(?P<who>.+?)(?:'s|’s|') ministry of (?P<what>.+)$", re.I)


class Ministries:
    """Resolves words such as "Japan's foreign ministry" and, after that, "the Foreign Ministry" and "the ministry".

    Args:
        text: The text of the article.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def find(self, words: str) -> tuple[str, str | None] | None:
        """The name and party of a ministry: of the country the words name, else of the only one that the article speaks of."""
        named = _ministry(words)
        if named:
            return named
        match = _BARE_MINISTRY.match(words)
        found = self._by_field.get(match["what"].lower(), set()) if match else set()
        return next(iter(found)) if len(found) == 1 else None

    def last_before(self, offset: int) -> tuple[str, str | None] | None:
        """The ministry named last before a character of the article."""
        for match in reversed(list(_ANY_MINISTRY.finditer(self._text[:offset]))):
            words = " ".join(match.group().split())
            named = self.find(words) or self.find(re.sub(r"^[Tt]he\s", "", words))
            if named:
                return named
        return None

    @cached_property
    def _by_field(self) -> dict[str, set[tuple[str, str | None]]]:
        found: dict[str, set[tuple[str, str | None]]] = {}
        for match in _ANY_MINISTRY.finditer(self._text):
            named = _ministry(" ".join(match.group().split()))
            if named:
                found.setdefault(match["what"].lower(), set()).add(named)
        return found


def _ministry(text: str) -> tuple[str, str | None] | None:
    """ "Japan's foreign ministry" as "Ministry of Foreign Affairs of Japan", with its party."""
    match = _MINISTRY.match(text) or _LONG_MINISTRY.match(text)
    if match is None:
        return None
    party = find_party(match["who"])
    country = country_name(party or "")
    what = match["what"].title().replace(" And ", " and ").replace(" Of ", " of ")
    if country is None:
        return None
    return f"Ministry of {'Foreign Affairs' if what == 'Foreign' else what} of {country}", party
