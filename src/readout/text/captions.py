"""Lines that describe a picture instead of reporting: captions, with their credits and the agencies' restrictions."""

from __future__ import annotations

import re

__all__ = ["caption_rule"]

_AGENCY = (
    r"(?:AP|AFP|EPA(?:-EFE)?|EFE(?:[-/]EPA)?|ANSA|TASS|DPA|dpa|PA|UPI|PTI|ANI|IRNA|SANA|KCNA|STR|POOL|Pool|Handout|REUTERS|Reuters|Getty(?:\sImages)?|GETTY(?:\sIMAGES)?|Xinhua|"
    r"Kyodo|Jiji|Yonhap|Sputnik|Bloomberg|Shutterstock|iStock(?:photo)?(?:\.com)?|Anadolu(?:\sAgency)?|NurPhoto|Zuma|ZUMA(?:\sPress)?|Rex|Alamy|Corbis|WireImage|FilmMagic|"
    r"Redux|Magnum|Polaris|Sipa(?:\sUSA)?|SIPA|Abaca|Imago|Pixabay|Unsplash|Flickr|Wikimedia(?:\sCommons)?|Associated\sPress|Agence\sFrance-Presse|Screengrab|Screenshot|"
    r"CQ\sRoll\sCall|Barcroft|SOPA|Ritzau|TT|NTB|CTK|MTI|PAP|LUSA|Lusa|Belga|ANP|Keystone|KEYSTONE|CP|AAP)"
)
_NAME = r"[A-Z][\w.’'-]+(?:[ /-]+[A-Z][\w.’'-]+){0,4}"

_CREDITS = (
    ("credit", re.compile(rf"(?:^|[\s(\[/|]){_AGENCY}\s?/\s?{_NAME}(?:\s?/\s?{_NAME})*[\s.)\]]*$")),
    ("credit", re.compile(rf"\b{_NAME}\s?/\s?(?:(?:{_NAME})\s?/\s?)*{_AGENCY}(?:\svia\s{_NAME})?[\s.)\]]*$")),
    ("credit", re.compile(rf"\svia\s{_AGENCY}[\s.)\]]*$")),
    (
        "credit",
        re.compile(rf"\s\|\s(?:{_NAME}[ /|-]{{1,3}}|(?:AP|File)\s(?:Photo|photo)s?\b[^|]{{0,3}}){{0,3}}(?:{_AGENCY}|(?:AP|File)\sPhoto)\b"),
    ),
    ("credit", re.compile(r"[.!?”\"]\s\|\s[A-Z][^|.!?]{2,60}$")),
    ("credit", re.compile(r"\[(?:Photo|Image|Picture|File|Pic|Illustration)s?\b[^\]]{0,80}\]$", re.IGNORECASE)),
    (
        "credit",
        re.compile(
            rf"\((?:(?:AP |Reuters |File |Official |Handout |Staff )?(?:Photo|Image|Picture|Pic|Illustration|Screenshot|Screengrab)\b[^()]{{0,80}}|{_AGENCY}(?:\s?[/,]\s?[^()]{{2,60}})?)\)\W*(?:\*\*FILE\*\*)?\W*$"
        ),
    ),
    (
        "credit",
        re.compile(
            r"(?:^|[\s.|])(?:Photo(?:graph)?(?: credit)?|Image(?: credit)?|Picture|Credit|Foto|Crédit photo)s?\s?(?:by|:|©)\s?[A-Z][^.!?]{2,60}$"
        ),
    ),
    ("credit", re.compile(rf"[.”\"]?\sCredit\s(?:Credit\s?)?(?:\.\.\.\s?)?{_NAME}(?:\s(?:for|/)\s?[A-Z][\w ]+|/[A-Z][^.]+)?$")),
    ("credit", re.compile(r"\b(?:courtesy of|photo courtesy)\b[^.]{2,60}\W*$", re.IGNORECASE)),
    ("file", re.compile(r"\*\*\s?FILE\s?\*\*")),
)
_RESTRICTIONS = re.compile(
    r"\b(?:MANDATORY CREDIT|EDITORIAL USE ONLY|NO SALES|NO ARCHIVES?|NOT FOR SALE|(?:[A-Z]{2,} ){1,4}OUT(?= /|$| [A-Z]{2})|BEST QUALITY AVAILABLE|ATTENTION EDITORS)"
)
_FILE = re.compile(
    r"(?:FILE|File|UNDATED|COMBO|HANDOUT|Handout)(?:\s(?:PHOTO|photo|IMAGE|image|picture|video))?\s?(?:[-–—:]|\(|$)|FILE PHOTO|File photo"
)
_POSITION = re.compile(
    r"\((?:C|L|R|[LRC]-[LRC]|\d(?:nd|rd|st|th)?[ -]?(?:[LRC]|left|right)|(?:front|back|top|bottom|far|second|third)[ -](?:[LRC]|left|right|row|cent(?:er|re))|left|right|cent(?:er|re)|"
    r"not pictured|not (?:seen|shown)|pictured|from left|top|bottom|foreground|background|unseen)\)"
)
_IN_THIS = re.compile(
    r"(?:In|ln) this (?:\w+[ .,]+){0,6}?(?:file |handout |combination of )?(?:photo|image|picture|frame|video grab|photos|screengrab|illustration)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\((?:issued|reissued|file|taken) \d{1,2} [A-Z][a-z]+ \d{4}\)")
_TOGGLE = re.compile(r"(?:Enlarge this image|toggle caption|hide caption|Hide Caption)\b")
_LONGEST_CAPTION = 900


def caption_rule(line: str) -> str | None:
    """The name of the rule by which the whole line is a caption, or None if it is none.

    Args:
        line: A line without white space at its ends.
    """
    if len(line) > _LONGEST_CAPTION:
        return None
    if _RESTRICTIONS.search(line):
        return "caption:restriction"
    if _TOGGLE.match(line) or _IN_THIS.match(line):
        return "caption:opening"
    if _FILE.match(line):
        return "caption:file"
    if _ISSUED.search(line):
        return "caption:issued"
    if _POSITION.search(line) and '"' not in line and "“" not in line:
        return "caption:position"
    return next((f"caption:{name}" for name, pattern in _CREDITS if pattern.search(line)), None)
