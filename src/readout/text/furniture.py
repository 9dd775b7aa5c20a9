"""Lines and pieces of lines that no reporter wrote as prose: page furniture, credits, notes about the page.

Every rule has a name, so that a block can say which rule made it what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern
from typing import Literal

__all__ = ["Piece", "find_pieces", "furniture_rule"]

FurniturePart = Literal["credit", "furniture"]
_LONGEST_LINE = 600


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern that a whole line must start with, the part that it makes of the line, and the longest line it may take."""

    name: str
    part: FurniturePart
    pattern: Pattern[str]
    longest: int = _LONGEST_LINE


def _rule(name: str, part: FurniturePart, pattern: str, longest: int = _LONGEST_LINE, *, exact_case: bool = False) -> _Rule:
    return _Rule(name, part, re.compile(pattern, re.VERBOSE | (0 if exact_case else re.IGNORECASE)), longest)


_TIME = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_REPORT = r"(?:report|article|story|post|piece|analysis|dispatch|column)"

_LINE_RULES = (
    _rule("separator", "furniture", r"[\W_]{1,40}$"),
    _rule("advert", "furniture", r"\W*(?:advertisement|sponsored(?:\ content)?|promoted)\b\W*(?:continue\ reading.*|advertisement\W*)?$"),
    _rule("advert", "furniture", r"\W*(?:story|article)\ continue[sd]?(?:\ below.{0,30})?\W*$"),
    _rule("advert", "furniture", r"continue\ reading(?:\ below|\ the\ main\ story)?\W*$"),
    _rule(
        "newsletter",
        "furniture",
        r"\W*(?:please\ )?sign\ up\b(?=.{0,200}\b(?:newsletters?|inbox|e-?mails?|alerts?|updates|briefing|podcast|here|daily|today)\b)",
    ),
    _rule(
        "newsletter", "furniture", r"\W*(?:subscribe|signup)\b.{0,200}(?:newsletter|inbox|channel|podcast|here|today|now|e-?mail|access)\b"
    ),
    _rule(
        "newsletter", "furniture", r".{0,400}\b(?:by\ signing\ up,?\ you\ agree|delivered\ to\ your\ (?:in-?box|e-?mail)|in\ your\ inbox\b)"
    ),
    _rule("newsletter", "furniture", r".{0,80}\bnewsletter\b.{0,200}\b(?:sign\ up|subscribe|e-?mail)\b"),
    _rule("newsletter", "furniture", r"\W*got\ a\ (?:news\ )?tip\b|\W*send\ (?:us\ )?tips\b"),
    _rule(
        "pointer",
        "furniture",
        r"""\W*(?:see\ also|also\ see|related(?:\ (?:stories|articles|content|coverage|links?|video))?|read\ (?:more|also|next|this|the\ full.{0,30})|
        also\ read|also\ on\ \w+|more|more\ (?:on\ this|coverage.{0,30}|stories|news|from\ .{2,30})|watch(?:\ (?:live|now|video|this|more))?|photos?|
        pictures|in\ pictures|videos?|listen|gallery|special\ coverage|further\ reading|live\ updates|don[’']t\ miss|must[\ -](?:read|watch|see)|
        most\ (?:read|popular)|recommended|latest|urgent|vote\ now|breakingviews|factbox|explainer|timeline|interactive|graphic|infographic|map|
        follow\ (?:live|our\ .{2,40})|story\ highlights?|what\ to\ read\ next|you\ (?:may|might)\ also\ like)\s*(?:[:|►»]|\.{3}|…|$)""",
        260,
    ),
    _rule("pointer", "furniture", r"\W*click\ (?:here|to|for|on|through)\b", 260),
    _rule("pointer", "furniture", r".{3,220}\s(?:read\ more|continue\ reading|full\ story)\s*[.…»>]*$", 240),
    _rule(
        "pointer",
        "furniture",
        r"\(\ ?(?:photos?|videos?|also\ on|see\ also|related|more|read\ more|see\ more|full|understanding|sign\ up)\b[^()]*\)$",
        200,
    ),
    _rule("pointer", "furniture", r"read\ or\ share\ this\ story"),
    _rule(
        "social",
        "furniture",
        r"\W*(?:follow|like|join|find|connect\ with|friend)\b.{0,120}?(?:\b(?:on|at|via)\ (?:twitter|facebook|instagram|snapchat|youtube|telegram|weibo|x)\b|facebook\.com|facebook/|@\w+)",
        300,
    ),
    _rule("social", "furniture", r"\W*(?:follow|like|join)\ us\b", 200),
    _rule(
        "social",
        "furniture",
        r"(?:(?:share|tweet|e-?mail|print|post|pin|save|copy\ link|whatsapp|facebook|twitter|reddit|linkedin|telegram|comments?|this\ (?:article|story))\b\W*){2,}$",
        120,
    ),
    _rule("rights", "furniture", r"\W*(?:copyright\b|©|\(c\)\s*\d{4})(?=.{0,40}(?:\d{4}|©|\bby\b|www|reserved|inc\b|ltd|llc)|\s*$)"),
    _rule("rights", "furniture", r".{0,400}(?:\ball\ rights\ reserved\b|©\s*\d{4}|\bcopyright\s*©|\breprint\ permission)"),
    _rule(
        "rights",
        "furniture",
        r".{0,300}\b(?:may|shall|must|can)\ not\ be\ (?:re)?(?:published|produced|printed|distributed|broadcast|used|copied)\b"
        r".{0,120}\b(?:permission|consent|authori[sz]ation|redistributed|rewritten|form|part)\b",
    ),
    _rule(
        "rights", "furniture", r".{0,60}\bwithout\ (?:the\ )?(?:prior\ |express\ )*(?:written\ )(?:permission|consent|authori[sz]ation)\b"
    ),
    _rule(
        "rights",
        "furniture",
        r".{0,40}\bcontent\b.{0,160}\b(?:on|in)\ this\ (?:web)?site\b.{0,40}\b(?:belongs?|is\ (?:owned|protected)|copyright)",
    ),
    _rule("rights", "furniture", r".{0,160}\b(?:terms\ of\ (?:use|service)|privacy\ (?:policy|notice)|cookie\ policy)\b", 300),
    _rule("rights", "furniture", r"content\ created\ by\ .{3,80}\ is\ available"),
    _rule(
        "registration",
        "furniture",
        r".{0,60}\b(?:website\ identification\ code|registration\ (?:number|no\.?)|icp\ (?:licen[cs]e|filing|no)|issn)\b\W*[\w-]+",
        160,
    ),
    _rule("registration", "furniture", r".{0,60}(?:ICP备|公网安备|ICP证)"),
    _rule(
        "comments",
        "furniture",
        r"\W*(?:add\ (?:a\ )?(?:new\ )?comment|leave\ a\ (?:comment|reply)|post\ a\ comment|(?:view|show|hide|read|load)\ (?:all\ |more\ )?(?:\d+\ )?comments?|"
        r"comments?\ (?:are\ )?closed|\d+\ comments?|comments?|join\ the\ (?:conversation|discussion))\W*(?:\(\d+\))?\W*$",
    ),
    _rule(
        "captcha",
        "furniture",
        r".{0,160}(?:\bhuman\ visitor\b|\bautomated\ spam\b|\bcaptcha\b|\benter\ the\ characters\b|\bnot\ a\ robot\b|\bverify\ (?:that\ )?you\ are\b)",
        300,
    ),
    _rule(
        "browser",
        "furniture",
        r".{0,80}\b(?:we\ use\ cookies|uses\ cookies|(?:enable|requires?|turn\ on)\ javascript|javascript\ is\ (?:disabled|required)|your\ browser\ (?:does|is)|ad\ ?block(?:er)?\ )",
        300,
    ),
    _rule(
        "navigation",
        "furniture",
        r"\W*(?:app|mobile|desktop|home|menu|search|about(?:\ us)?|contact(?:\ us)?|skip\ to\ .{3,20}|(?:back\ to\ )?top|print|share|close|next|previous|prev|"
        r"log\ ?in|sign\ in|register|subscribe|loading\W*|youtube|photo|video|audio|image|images|photos|twitter|facebook|e-?mail|english|tags?|topics?|newsletter|"
        r"donate|support\ us|manage\ newsletters|recommended|trending|live)\W*$",
    ),
    _rule("navigation", "furniture", r"[^.|]{1,40}(?:\s\|\s[^.|]{1,40}){2,}$"),
    _rule(
        "navigation",
        "furniture",
        r"(?:this\ article\ (?:is\ more\ than\ \d|tagged\ under)|tagged\ (?:under|in|with)|filed\ under|topics?|tags?)\b\W.{0,120}$",
        160,
    ),
    _rule("age", "furniture", r"(?:about\ |over\ )?(?:\d+|an?)\ (?:minute|min|hour|day|week|month|year)s?\ ago$"),
    _rule("age", "furniture", rf"{_TIME}\s*(?:e[sd]?t|p[sd]?t|gmt|bst|utc)?\W*$"),
    _rule("media", "furniture", r"\W*(?:slideshow|gallery)\b.{0,20}\(?\d+\ (?:images?|photos?|pictures?)\)?\W*$"),
    _rule(
        "media",
        "furniture",
        r".{0,80}(?:\bjust\ watched\b|\breplay\ more\ videos\b|\bmust\ watch\b\ .*\d\d:\d\d|\bhide\ caption\b|\bplay\ video\ \d|\bshare\ this\ article\b|\blisten\ to\ article\b)",
        400,
    ),
    _rule("media", "furniture", r"(?:prev|next)\ image\ \d+\ of\ \d+$|image\ \d+\ of\ \d+$|photos?:\ "),
    _rule("media", "furniture", r"[\[<{][^\]>}]{0,60}[\]>}]$|\[/?(?:pullquote|embed|caption|gallery|audio|video|image)[^\]]*\]"),
    _rule(
        "updated",
        "furniture",
        rf"\W*(?:this\ {_REPORT}\ (?:was|has\ been)\ (?:last\ |first\ )?(?:updated|corrected|revised|published)|(?:correction|clarification|editors?[’']?s?\ note|note\ to\ readers)\b\W*:)",
    ),
    _rule(
        "updated",
        "furniture",
        rf"\W*(?:last\ |first\ )?(?:updated?|published|posted|modified|revised)\s*(?:at|on|:)?\s*(?=.{{0,60}}\d)(?:[\w.,:/()-]+\s*){{1,10}}$",
        90,
    ),
    _rule("updated", "furniture", r"\(this\ (?:version|story|article|report|post)\b.{5,300}\)\W*$|our\ original\ post(?:\ continues)?\W*$"),
    _rule("warning", "furniture", r"(?:content\ |trigger\ |viewer\ |graphic\ )?(?:warning|disclaimer)\s*:", 240),
    _rule("warning", "furniture", r".{0,80}\b(?:viewer|reader)\ discretion\b|this\ is\ a\ rush\ transcript\b", 200),
    _rule("opinion", "furniture", r"\W*(?:the\ |all\ )?(?:opinions|views)\ expressed\b"),
    _rule("opinion", "furniture", r"\W*(?:analysis|opinion|commentary|editorial|exclusive|breaking)(?:\s*/\s*(?:opinion|analysis))?\s*:?$"),
    _rule("contributor", "credit", rf"\W*[^.]{{0,240}}\bcontributed\b(?:\ (?:to|reporting|from|research)\b.{{0,120}})?\W*$(?<=.)", 320),
    _rule("contributor", "credit", rf".{{0,240}}\bcontributed\ (?:reporting\ )?to\ this\ {_REPORT}\b", 360),
    _rule(
        "contributor",
        "credit",
        r"\W*(?:contributing|contributors?)\s*:|\W*(?:additional\ )?(?:reporting|writing|editing|compiled|translated|edited|written|reported)\ (?:by|from)\b[^.]{2,200}\W*$",
        260,
    ),
    _rule(
        "contributor",
        "credit",
        rf"\W*this\ {_REPORT}\ (?:is\ based|contains|includes|was\ (?:produced|written|reported|compiled|translated|originally|first|provided))\b",
        240,
    ),
    _rule(
        "contributor",
        "credit",
        r"\W*(?:with\ (?:reporting|inputs?|files|information|additional\ reporting)\ (?:by|from)|source\s*:|photo(?:graph)?s?\ by|agencies$|from\ (?:staff|wire|news)\b.{0,20}\breports?\W*$)",
        160,
    ),
    _rule(
        "byline",
        "credit",
        r"(?:[Bb]y|BY)\ (?:[A-Z][\w.’'-]+\s?){1,4}(?:(?:,|\ and|\ &|\|)\s*(?:[A-Z@][\w.’'/-]+\s?){1,6})*(?:\ in\ [A-Z]\w+)?$",
        120,
        exact_case=True,
    ),
    _rule("sign-off", "credit", r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}$", exact_case=True),
    _rule("sign-off", "credit", r"(?:enditem|ends?|end\ of\ (?:story|article))\W*$"),
)

_LINK = r"(?:https?://[^\s@]+|pic\.twitter\.com/\w+|\bt\.co/\w+)"
_HANDLE = r"[@#]\w+"
_SIGNED = r"[—–-]\s?[^\n—]{1,60}\(@\w+\)\s+[A-Z][a-z]+\s\d{1,2},\s\d{4}"
_LINK_LINE = re.compile(rf"(?:\s*(?:{_LINK}|{_HANDLE}|via\b))+\s*(?:{_SIGNED})?\s*$")
_NAME_WORD = r"\(?[A-Z][\w.’'-]*\)?"
_PIECES = (
    (
        "hover-card",
        re.compile(
            rf"\b(?P<last>[A-Z][\w’'-]+)\s(?P<hole>(?:{_NAME_WORD}\s){{1,4}}(?P=last)(?:,?\sJr\.?)?(?=\S|\s)[^\n]{{0,600}}?\s?\bMORE)(?![\w-])"
        ),
    ),
    ("links", re.compile(rf"(?P<hole>{_LINK}(?:\s*(?:{_LINK}|{_HANDLE}))*)")),
    ("stock-code", re.compile(r"(?P<hole>\((?:[A-Z0-9]{1,6}(?:_p)?)?\.[A-Z]{1,5}\))")),
    ("advert", re.compile(r"(?P<hole>\b(?:ADVERTISEMENT|Story Continued Below|Advertisement Continue reading the main story))(?=\s|$)")),
    (
        "media",
        re.compile(
            r"(?P<hole>\[(?:pullquote|embed|audio|video|image|caption|gallery)[^\]]{0,80}\]|\bSlideshow \(\d+ Images?\))", re.IGNORECASE
        ),
    ),
    ("highlights", re.compile(r"^(?P<hole>Story highlights?)\s(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a line that are furniture inside prose, and the rule that says so."""

    start: int
    end: int
    rule: str


def furniture_rule(line: str) -> tuple[FurniturePart, str] | None:
    """The part and the name of the rule that takes the whole line, or None if none does.

    Args:
        line: A line without white space at its ends.
    """
    if _LINK_LINE.match(line):
        return "furniture", "links"
    for rule in _LINE_RULES:
        if len(line) <= rule.longest and rule.pattern.match(line):
            return rule.part, rule.name
    return None


def find_pieces(line: str) -> Iterator[Piece]:
    """The furniture inside a line of prose, in order and without overlap."""
    found = sorted(
        (Piece(*m.span("hole"), name) for name, pattern in _PIECES for m in pattern.finditer(line)), key=lambda p: (p.start, -p.end)
    )
    end = 0
    for piece in found:
        if piece.start >= end:
            yield piece
            end = piece.end
