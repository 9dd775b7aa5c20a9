"""The place, day and agency at the head of a report, and the agencies credited anywhere in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["Credit", "Head", "agency_name", "find_credits", "month_number", "read_head", "trailing_credit"]

CreditHow = Literal["dateline", "tail", "byline", "update", "contributor", "caption"]

_AGENCIES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "ap": "Associated Press", "associated press": "Associated Press", "the associated press": "Associated Press",
    "afp": "AFP", "agence france-presse": "AFP", "efe": "EFE", "epa": "EPA", "xinhua": "Xinhua", "kyodo": "Kyodo", "kyodo news": "Kyodo", "jiji": "Jiji Press",
    "jiji press": "Jiji Press", "yonhap": "Yonhap", "tass": "TASS", "itar-tass": "TASS", "ria novosti": "RIA Novosti", "ria": "RIA Novosti", "sputnik": "Sputnik",
    "interfax": "Interfax", "dpa": "dpa", "ansa": "ANSA", "upi": "UPI", "pti": "PTI", "ani": "ANI", "ians": "IANS", "irna": "IRNA", "isna": "ISNA", "mehr": "Mehr News",
    "fars": "Fars News", "tasnim": "Tasnim", "sana": "SANA", "kcna": "KCNA", "anadolu": "Anadolu", "anadolu agency": "Anadolu", "aa": "Anadolu", "bloomberg": "Bloomberg",
    "cnn": "CNN", "cna": "CNA", "ukrinform": "Ukrinform", "pa": "PA Media", "pa media": "PA Media", "aap": "AAP", "cp": "The Canadian Press", "the canadian press": "The Canadian Press",
    "lusa": "Lusa", "apa": "APA", "belta": "BelTA", "wam": "WAM", "spa": "SPA", "mena": "MENA", "nna": "NNA", "qna": "QNA", "bernama": "Bernama", "antara": "Antara",
    "tt": "TT", "ntb": "NTB", "ritzau": "Ritzau", "apn": "APN", "app": "APP", "vna": "VNA", "pna": "PNA", "cctv": "CCTV", "cgtn": "CGTN", "nhk": "NHK", "bbc": "BBC",
    "usa today": "USA TODAY", "mcclatchy": "McClatchy", "ucan": "UCA News", "cbs news": "CBS News", "nbc news": "NBC News", "abc news": "ABC News", "fox news": "Fox News",
}  # fmt: skip
_BY_LENGTH = sorted(_AGENCIES, key=len, reverse=True)
_AGENCY = "(?i:" + "|".join(re.escape(name).replace(r"\ ", r"\s") for name in _BY_LENGTH) + ")"

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\.?"
_DAY = rf"(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})|(?P<day_first>\d{{1,2}})\s(?P<month_after>{_MONTH}))(?:,?\s(?P<year>(?:19|20)\d\d))?"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*(?:\s(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*|[dD][eE]|[lL]a|of))*"
_CAPS_PLACE = rf"{_CAPS}(?:/{_CAPS})*(?:\s?,\s(?:[A-Z][\w.’'-]+)(?:\s[A-Z][\w.’'-]*)?){{0,2}}"
_ANY_PLACE = r"[A-ZÀ-Þ][\w.’'-]*(?:[\s/](?:[A-ZÀ-Þ][\w.’'-]*|de|la|of|al)){0,3}(?:\s?,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}){0,2}"
_DASH = r"(?:\.\s?[-–—]{1,2}|\s?[-–—]{1,3}|\s?—|:|\s?\|)"
_CITIES = (
    "Amsterdam|Ankara|Athens|Atlanta|Baghdad|Bangkok|Beijing|Beirut|Berlin|Bogota|Boston|Brasilia|Brussels|Budapest|Buenos Aires|Cairo|Canberra|Caracas|Charlotte|Chicago|Cleveland"
    "|Dallas|Damascus|Delhi|Denver|Detroit|Dhaka|Doha|Dubai|Dublin|Geneva|Hanoi|Havana|Helsinki|Hong Kong|Honolulu|Houston|Islamabad|Istanbul|Jakarta|Jerusalem|Johannesburg|Kabul"
    "|Khartoum|Kiev|Kyiv|Kuala Lumpur|Lagos|Las Vegas|Lima|London|Los Angeles|Madrid|Manila|Mexico City|Miami|Milan|Minneapolis|Minsk|Moscow|Mumbai|Nairobi|New Delhi|New Orleans|New York"
    "|Oslo|Ottawa|Paris|Philadelphia|Phoenix|Prague|Pyongyang|Quito|Riyadh|Rome|San Diego|San Francisco|Santiago|Sao Paulo|Seattle|Seoul|Shanghai|Singapore|Stockholm|St. Louis|Sydney"
    "|Taipei|Tehran|Tel Aviv|Tokyo|Toronto|Tripoli|Tunis|United Nations|Vatican City|Vienna|Vilnius|Warsaw|Washington|Wellington|Zurich"
)
_HEADS = (
    re.compile(rf"(?P<place>{_ANY_PLACE})?(?:,?\s{_DAY})?\s?[(\[](?P<agency>{_AGENCY})(?:/[\w .-]+)?[)\]]\.?(?:{_DASH})*(?=\s|[A-Z“\"])"),
    re.compile(rf"(?P<place>{_ANY_PLACE}),?\s{_DAY}(?:\s?[(/|]\s?(?P<agency>[\w .-]{{2,30}}?)\s?[)/])?\.?\s?(?:{_DASH})+(?=\s|[A-Z“\"])"),
    re.compile(rf"(?P<place>{_ANY_PLACE}),\s{_DAY}\.\s/(?P<agency>[A-Z][\w-]+)/\.?(?=\s)"),
    re.compile(rf"(?P<place>{_CAPS_PLACE})\s?(?:[-–—]{{1,3}}|:)(?=\s[A-Z“\"‘]|[A-Z“])"),
    re.compile(rf"(?P<place>(?:{_CITIES})(?:,\s[A-Z][\w.]+)?)\s?(?:—|–|--|\s-)(?=\s?[A-Z“\"‘])"),
    re.compile(rf"(?P<place>{_ANY_PLACE})\s\|\s(?P<agency>{_AGENCY})\s[-–—]{{1,2}}(?=\s)"),
)
_NO_PLACE = frozenset(
    "advertisement|analysis|breaking|commentary|correction|editorial|exclusive|explainer|fact check|factbox|faq|live|more|news|note|opinion|photo|photos|poll|q|a|question|read more|related|see also"
    "|special report|timeline|update|updated|urgent|video|warning|watch|what|who|why|how|when|where|winner|loser|host|by|and".split("|")
)
_SPEAKER = re.compile(r"^(?:[A-Z]+\.|MR|MS|MRS|DR|SEN|REP|GOV|PRESIDENT|SECRETARY|JUDGE|ANCHOR|REPORTER|MODERATOR|INTERVIEWER)\b")
_TAIL = re.compile(rf"(?:(?<=[.!?”\"’)])|^)[ \t\xa0]+[-–—(/\[]*\s?(?P<agency>{_AGENCY})(?:[/-](?:{_AGENCY}|[a-z]{{2,4}}))*[)\]/.]*$")
_CREDITED = re.compile(rf"(?<![\w@/])(?P<agency>{_AGENCY})(?![\w])", re.IGNORECASE)
_AGENCY_NEWS = frozenset("aa ap app apa apn cna cp mena nna pa ria spa tt usa\xa0today ani".split())


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first sentence of a report: the range in the line, the place, the day as far as it is given, the agency."""

    end: int
    place: str | None
    month: int | None
    day: int | None
    year: int | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency named as the origin of the text, the characters that name it, and where they stand."""

    agency: str
    start: int
    end: int
    how: CreditHow


def agency_name(words: str) -> str | None:
    """The plain name of a news agency, or None if the words name none ("EFE", "the Associated Press")."""
    return _AGENCIES.get(re.sub(r"\s+", " ", words).strip(" ./()").lower())


def month_number(word: str) -> int | None:
    """The month that a word names, 1 to 12, or None ("Nov.", "november")."""
    key = word[:3].lower()
    return _MONTHS.index(key) + 1 if key in _MONTHS else None


def read_head(line: str) -> Head | None:
    """The dateline that a line begins with, or None.

    A head is a place in capitals or a well-known city with a dash, a place with a day, or an agency in brackets; it must be followed by prose or end the line.

    >>> read_head("OSLO, Nov. 16 -- Ministers met.").place
    'Oslo'
    """
    head = line[:140]
    for pattern in _HEADS:
        match = pattern.match(head)
        if match is None:
            continue
        groups = match.groupdict()
        place = groups.get("place")
        if place is not None and not _is_place(place):
            continue
        month = groups.get("month") or groups.get("month_after")
        day = groups.get("day") or groups.get("day_first")
        agency = groups.get("agency")
        return Head(
            end=match.end(),
            place=_plain_place(place) if place else None,
            month=month_number(month) if month else None,
            day=int(day) if day else None,
            year=int(groups["year"]) if groups.get("year") else None,
            agency=(agency_name(agency) or agency) if agency else None,
        )
    return None


def trailing_credit(line: str) -> tuple[int, int, str] | None:
    """Where an agency signs at the end of a line of prose: the characters and the agency's name, or None."""
    match = _TAIL.search(line)
    name = agency_name(match["agency"]) if match and match["agency"][0].isupper() else None
    if match is None or name is None:
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return start, match.end(), name


def _is_place(words: str) -> bool:
    first = words.strip(" .,").lower()
    return first not in _NO_PLACE and not _SPEAKER.match(words) and len(words) < 60 and not re.search(r"\d", words)


def _plain_place(words: str) -> str:
    """The place in ordinary case, states and countries after the comma as they stand."""
    parts = re.split(r"(\s?,\s|/)", words.strip(" ,"))
    return "".join(
        part.title().replace("’S", "’s").replace("'S", "'s") if part.isupper() and len(part) > 3 and "." not in part else part
        for part in parts
    )


def day_of(head: Head, years: Sequence[date]) -> date | None:
    """The day of a dateline: its own year, else the year of the nearest of the full dates given within 45 days; None if none is that near."""
    if head.month is None or head.day is None:
        return None
    return full_day(head.month, head.day, head.year, years)


def full_day(month: int, day: int, year: int | None, near: Sequence[date]) -> date | None:
    """A month and day as a date, its year taken from the nearest full date within 45 days where none is given."""
    if year is not None:
        return _date(year, month, day)
    found = [
        (abs((made - other).days), made)
        for other in near
        for y in (other.year - 1, other.year, other.year + 1)
        if (made := _date(y, month, day))
    ]
    gap, nearest = min(found, default=(1000, None))
    return nearest if gap <= 45 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_credits(text: str, blocks: Sequence[tuple[int, int, str]]) -> tuple[Credit, ...]:
    """The agencies that a text credits with its words, in the order of the text.

    Credits stand in datelines, bylines, sign-offs, contributor and update lines; one named in the prose ("Xinhua said") is a speaker, not a credit, and captions credit pictures.

    Args:
        text: The whole text.
        blocks: Start, end and part of each block of its layout.
    """
    found: list[Credit] = []
    for start, end, part in blocks:
        if part not in ("dateline", "credit"):
            continue
        for match in _CREDITED.finditer(text, start, end):
            words = match["agency"]
            if name := agency_name(words):
                if words.lower() in _AGENCY_NEWS and not words.isupper():
                    continue
                found.append(Credit(name, match.start(), match.end(), _how(text, start, end, part)))
    return tuple(found)


def _how(text: str, start: int, end: int, part: str) -> CreditHow:
    line = text[start:end].lower()
    if part == "dateline":
        return "dateline"
    if "contribut" in line or "based" in line or "report" in line:
        return "contributor"
    if re.match(r"\W*(?:last )?(?:updated?|published|posted)\b", line):
        return "update"
    return "byline" if re.match(r"\W*by\b", line) else "tail"
