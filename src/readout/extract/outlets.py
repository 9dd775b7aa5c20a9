"""Which phrases beside a cue name an outlet through whom the words came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.extract.labels import outlet_of
from readout.extract.people import slug
from readout.model.statement import Mention

__all__ = ["PLATFORMS", "as_outlet", "is_own", "is_relay_name", "without_programmes"]

PLATFORMS = frozenset(
    "twitter x facebook instagram youtube telegram tiktok weibo wechat whatsapp truth-social truthsocial snapchat reddit linkedin parler "
    "the-social-media-platform-x medium periscope".split()
)
"""Where things are posted, by their ids."""
_SIGNS = re.compile(r"[KW][A-Z]{2,3}(?:[- ]?TV)?$")
_NUMBERED = re.compile(r"Channel \d+|(?:ABC|CBS|FOX|Fox|NBC|CW)[ -]?\d+(?: [A-Z]\w+)?")
"""A station by its number."""
_PAPERS = frozenset(
    """
    abc bee bulletin channel chronicle courier dispatch enquirer examiner gazette globe guardian herald independent inquirer journal
    journal-constitution ledger magazine mirror monitor news observer pilot post post-dispatch press radio register review review-journal
    star-tribune sun telegraph television times today tribune tv virginian-pilot
    """.split()
)
"""Last words of the names of outlets that the register may lack."""
_NAMED_OUTLET = re.compile(
    r"\b(?:agency|broadcaster|channel|daily|magazine|network|news site|newspaper|outlet|paper|station|tabloid|weekly|website)"
    r"\s+(?P<name>[A-Z]\S*(?:\s[A-Z]\S*)*)$"
)
_KINDS = ("organisation", "other", "place")
_OWNER = re.compile(r"(?:[Tt]he\s)?(?P<name>[A-Z].*?)(?:['’][sS]|(?<=s)['’])\s+[“\"‘'`]*[A-Z]")
_OWNING = re.compile(r"(?:\s[\w.]+){0,2}(?:['’][sS]|(?<=s)['’]|\ss['’])(?:\s[\w-]+){0,2}\s*[“\"‘'`]*\s?(?:[Tt]he\s)?$")
_CARRIED = re.compile(r"[”\"’'.,]*\s(?:on|at)\s(?:the\s)?$")
_BARE = frozenset(("agency", "channel", "press", "observer", "pilot", "monitor", "register", "post", "today", "sun", "star", "independent"))
"""Words in small letters that are no outlet by themselves."""


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
    owner = _OWNER.match(mention.span.quote) if mention.kind in _KINDS else None
    outlet = outlet_of(owner["name"]) if owner else None
    if outlet is not None and outlet.kind != "government":
        return replace(mention, name=outlet.name, entity_id=slug(outlet.name), kind="outlet", party=outlet.party)
    named = _NAMED_OUTLET.search(mention.span.quote)
    if named and outlet_of(mention.name) is None:
        return replace(mention, name=named["name"], entity_id=slug(named["name"]), kind="outlet")
    if mention.kind not in _KINDS:
        return mention
    if is_quoter:
        return replace(mention, kind="outlet")
    if words[0][0].islower() and len(words) > 1:
        return mention
    if _NUMBERED.fullmatch(mention.name):
        return replace(mention, kind="outlet")
    if _SIGNS.match(words[-1]) or words[-1].lower().rsplit("-", 1)[-1] in _PAPERS:
        bare = words[-1] if len(words) == 1 or (len(words) == 2 and words[0].lower() == "the") else None
        bare = None if bare == "News" and not mention.span.quote.lower().startswith("the ") else bare
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


def without_programmes(outlets: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """The outlets of one sentence without programmes, columns and sections of another: 'CNN's "Lake Tonight"', "Lake Tonight on CNN".

    A name that the register knows stays, whoever owns it.
    """
    return tuple(
        one for one in outlets if outlet_of(one.name) is not None or not any(_is_programme_of(one, other, text) for other in outlets)
    )


def _is_programme_of(one: Mention, other: Mention, text: str) -> bool:
    if one is other:
        return False
    if one.span.start <= other.span.start and other.span.end < one.span.end:
        return bool(re.match(r"['’][sS]\s|['’]\s", text[other.span.end : other.span.end + 3]))
    if other.span.end <= one.span.start:
        return bool(_OWNING.fullmatch(text, other.span.end, one.span.start))
    return bool(_CARRIED.fullmatch(text, one.span.end, other.span.start))


def is_own(mention: Mention, own: str) -> bool:
    """Whether a mention is the article's own outlet, whose id is `own`, under whatever part of its name."""
    words = {word for word in mention.entity_id.split("-") if word != "the"}
    return mention.kind == "outlet" and bool(own) and (words <= set(own.split("-")) or own in mention.entity_id)


def is_relay_name(mention: Mention, speaker: Mention | None, own: str) -> bool:
    """Whether a mention can be a relay: an outlet, but not the speaker, the article's own (by its id) or where things are posted."""
    if speaker is not None and mention.entity_id == speaker.entity_id:
        return False
    is_named = mention.kind == "outlet" and mention.name not in _BARE
    return is_named and mention.entity_id not in PLATFORMS and not is_own(mention, own)
