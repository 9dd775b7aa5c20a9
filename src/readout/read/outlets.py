"""The outlet of a text that came without one, where the text itself is explicit about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.model.article import Outlet
from readout.text.countries import find_party
from readout.text.credits import find_credits
from readout.text.gazetteer import agencies, find_outlet, known_outlet, outlets_in
from readout.text.layout import Block

__all__ = ["outlet_of_text"]

_DOMAIN = re.compile(r"\b(?:www\.)?(?P<domain>(?:[a-z0-9-]+\.){1,3}[a-z]{2,12})\b", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:©|\b(?i:copyright))\W{0,3}(?:©\s*)?(?:19|20)\d\d[-–\d]*\W{0,3}(?:by\s)?(?P<name>[A-Z][\w’'&-]*(?:\s(?:of|and|the|&|[A-Z][\w’'-]*)){0,5})"
)
_NO_OUTLET = re.compile(r"\b(?:syndicates?|creators|content agency|all rights|rights reserved|associated press|reuters)\b", re.IGNORECASE)
# The name is the beginning of a longer one ("The Atlantic Ledger"), unless what follows is how companies and notices end.
_GOES_ON = re.compile(
    r"\s(?!(?:All|Co|Company|Copyright|Corp|Corporation|Digital|Group|Holdings|Inc|Interactive|International|Limited|LLC|Ltd|Media|Network|News|Rights)\b)"
    r"[A-Z][a-z]"
)
_N_HEAD_BLOCKS = 6


def outlet_of_text(text: str, blocks: Sequence[Block]) -> Outlet | None:
    """The outlet that published a text by the text's own words, or None.

    A notice of rights names its site or paper; a line at the head is nothing but an outlet's name or an office's; an agency signs both
    dateline and end. An agency's copyright notice does not count: reprints carry it too.
    """
    return next((found for found in (*_by_rights(text, blocks), *_by_head(text, blocks), *_by_signatures(text, blocks))), None)


def _by_rights(text: str, blocks: Sequence[Block]) -> Iterator[Outlet]:
    for block in blocks:
        if block.rule != "rights":
            continue
        line = text[block.start : block.end]
        for outlet, _, end in outlets_in(line):
            if outlet.kind != "agency" and not _GOES_ON.match(line, end):
                yield outlet
        for match in _DOMAIN.finditer(line):
            if match.group().lower().startswith("www.") or known_outlet(match["domain"]):
                yield find_outlet(match["domain"])
        if (holder := _HOLDER.search(line)) and not _NO_OUTLET.search(line[: holder.end()]):
            yield find_outlet(holder["name"])


def _by_head(text: str, blocks: Sequence[Block]) -> Iterator[Outlet]:
    for block in blocks[:_N_HEAD_BLOCKS]:
        line = text[block.start : block.end].strip(" .,:|-–—")
        if block.rule == "issuer":
            party = find_party(line)
            yield known_outlet(line) or Outlet(id=find_outlet(line).id, name=line, kind="government", country=party, party=party)
        elif block.rule in ("byline", "stub", "navigation") and (outlet := known_outlet(line)):
            yield outlet


def _by_signatures(text: str, blocks: Sequence[Block]) -> Iterator[Outlet]:
    credits = find_credits(text, blocks)
    heads = {credit.agency for credit in credits if credit.how == "dateline"}
    yield from (
        agencies()[credit.agency] for credit in credits if credit.how == "tail" and credit.agency in heads and credit.agency in agencies()
    )
