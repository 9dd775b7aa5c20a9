"""Which phrases beside a cue name an outlet through whom the words came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.extract.labels import outlet_of
from readout.extract.people import slug
from readout.model.statement import Mention

__all__ = ["PLATFORMS", "as_outlet", "is_relay_name"]

PLATFORMS = frozenset(
    "twitter x facebook instagram youtube telegram tiktok weibo wechat whatsapp truth-social truthsocial snapchat reddit linkedin parler "
    "the-social-media-platform-x medium periscope".split()
)
"""Where things are posted, by their ids."""
_SIGNS = re.compile(r"[KW][A-Z]{2,3}(?:[- ]?TV)?$")
_PAPERS = frozenset(
    """
    abc bee bulletin chronicle courier dispatch enquirer examiner gazette globe guardian herald independent inquirer journal
    journal-constitution ledger magazine mirror monitor news observer pilot post post-dispatch press radio register review-journal
    star-tribune sun telegraph television times today tribune tv virginian-pilot
    """.split()
)
"""Last words of the names of outlets that the register may lack."""
_NAMED_OUTLET = re.compile(
    r"\b(?:agency|broadcaster|channel|daily|magazine|network|news site|newspaper|outlet|paper|station|tabloid|weekly|website)"
    r"\s+(?P<name>[A-Z]\S*(?:\s[A-Z]\S*)*)$"
)
_KINDS = ("organisation", "other", "place")


def as_outlet(mention: Mention, known: Sequence[Mention], *, is_quoter: bool) -> Mention:
    """The mention, of the kind "outlet" where its words sound like one.

    Args:
        mention: What a phrase beside a cue names.
        known: The outlets of the article, for fuller names ("the Journal" after "The Lake Journal").
        is_quoter: Whether it is named as quoting somebody, which is an outlet's business whatever it is called.
    """
    words = mention.name.split()
    if not words or mention.kind in ("person", "group"):
        return mention
    named = _NAMED_OUTLET.search(mention.span.quote)
    if named and outlet_of(mention.name) is None:
        return replace(mention, name=named["name"], entity_id=slug(named["name"]), kind="outlet")
    if mention.kind not in _KINDS:
        return mention
    if is_quoter:
        return replace(mention, kind="outlet")
    if _SIGNS.match(words[-1]) or words[-1].lower().rsplit("-", 1)[-1] in _PAPERS:
        bare = words[-1] if len(words) == 1 or (len(words) == 2 and words[0].lower() == "the") else None
        fuller = next((outlet for outlet in known if outlet.name.split()[-1] == bare), None)
        return replace(fuller or _in_full(mention), kind="outlet", span=mention.span)
    return _in_full(mention)


def _in_full(mention: Mention) -> Mention:
    """The outlet of the register whose name begins with the article before the words ("the Lake" for "The Lake"); else the mention."""
    is_short = " " not in mention.name and mention.span.quote.lower().startswith("the ")
    outlet = outlet_of(f"The {mention.name}") if is_short else None
    if outlet is None or outlet.kind == "government":
        return mention
    return replace(mention, name=outlet.name, entity_id=slug(outlet.name), kind="outlet", party=outlet.party)


def is_relay_name(mention: Mention, speaker: Mention | None, own: str) -> bool:
    """Whether a mention can be a relay: an outlet, but not the speaker, the article's own (by its id) or where things are posted."""
    if speaker is not None and mention.entity_id == speaker.entity_id:
        return False
    words = {word for word in mention.entity_id.split("-") if word != "the"}
    is_own = bool(own) and (words <= set(own.split("-")) or own in mention.entity_id)
    return mention.kind == "outlet" and mention.entity_id not in PLATFORMS and not is_own
