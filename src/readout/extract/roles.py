"""Words for what people are and do in public life: titles, offices, and the groups and unnamed voices of the news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = [
    "GROUP_NOUNS",
    "HONORIFICS",
    "LEADER_ROLES",
    "MEDIA_NOUNS",
    "ORGANISATION_NOUNS",
    "ROLE_NOUNS",
    "SIDE_NOUNS",
    "SPOKEN_FOR",
    "STATE_NOUNS",
    "TITLES",
    "US_TITLES",
    "gender_of_given",
]

HONORIFICS = {"mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "dame": "f", "lady": "f", "dr": "", "dr.": "",
    "prof": "", "prof.": "", "rev": "", "rev.": "", "st": "", "hon.": "",
}  # fmt: skip

US_TITLES = frozenset(["sen.", "rep.", "gov.", "sens.", "reps.", "lt.", "congressman", "congresswoman", "senator"])

TITLES = frozenset(
    ["president", "vice-president", "premier", "chancellor", "king", "queen", "prince", "princess", "emperor", "sheikh", "sultan", "pope", "minister", "secretary", "ambassador", "senator", "representative", "congressman", "congresswoman", "governor", "mayor", "chief", "director", "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "chairman", "chairwoman", "chair", "general", "gen.", "col.", "colonel", "lt.", "capt.", "captain", "maj.", "major", "adm.", "admiral", "sgt.", "sergeant", "judge", "justice", "attorney", "commissioner", "sheriff", "ceo", "editor", "reporter", "correspondent", "columnist", "lawyer", "analyst", "professor", "economist", "coach", "detective", "officer", "envoy", "marshal", "commander", "speaker", "leader", "candidate", "nominee", "lawmaker", "deputy", "sen.", "rep.", "sens.", "reps.", "gov.", "pm", "mp", "premier.", "cardinal", "archbishop", "bishop", "imam", "ayatollah", "rabbi", "activist", "author", "founder", "co-founder", "strategist", "pundit", "host", "anchor", "diplomat", "historian", "scholar", "researcher", "expert", "counsel", "prosecutor", "aide", "ally", "dictator", "strongman", "billionaire", "businessman", "businesswoman", "star", "actor", "actress", "singer", "teacher", "student"]
)

ROLE_NOUNS = TITLES | frozenset(
    ["ruler", "monarch", "counterpart", "successor", "predecessor", "boss", "head", "premier", "magnate", "mogul", "tycoon", "executive", "physician", "doctor", "nurse", "witness", "victim", "suspect", "gunman", "shooter", "defendant", "resident", "survivor", "neighbor", "neighbour", "democrat", "republican", "conservative", "liberal", "congressmen", "politician", "official", "source", "person", "man", "woman", "statesman", "veteran", "incumbent", "challenger", "commander-in-chief", "citizen"]
)

LEADER_ROLES = frozenset(
    ["president", "premier", "chancellor", "king", "queen", "emperor", "leader", "chairman", "dictator", "ruler", "pm", "strongman", "sultan", "emir", "monarch", "head", "prime-minister"]
)

GROUP_NOUNS = frozenset(["leader", "president", "pair", "duo", "two", "men", "both", "minister", "premier", "counterpart", "statesman"])
SIDE_NOUNS = frozenset(
    ["side", "country", "nation", "neighbor", "neighbour", "power", "superpower", "party", "government", "rival", "economy", "ally", "state", "capital", "foe"]
)
STATE_NOUNS = frozenset(
    ["government", "regime", "administration", "authority", "military", "army", "navy", "leadership", "cabinet", "side", "delegation", "country", "nation"]
)
MEDIA_NOUNS = frozenset(
    ["media", "press", "newspaper", "broadcaster", "agency", "tabloid", "daily", "outlet", "network", "television", "tv", "radio", "magazine", "report", "station", "website"]
)
ORGANISATION_NOUNS = frozenset(
    ["ministry", "department", "office", "agency", "bureau", "council", "committee", "commission", "court", "parliament", "embassy", "consulate", "party", "bank", "company", "firm", "group", "organisation", "organization", "institute", "university", "association", "union", "federation", "foundation", "court", "police", "senate", "house", "congress", "assembly", "secretariat", "treasury", "mission", "campaign", "team", "board", "centre", "center", "service", "society", "force", "chamber", "newsroom", "staff"]
)
SPOKEN_FOR = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "spokespersons", "spokeswomen"])


@cache
def _given_names() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in files("readout.extract").joinpath("data", "firstnames.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            gender, *names = line.split()
            table.update(dict.fromkeys(names, gender))
    return table


def gender_of_given(name: str) -> str | None:
    """Give "m" or "f" for a common given name, None for any other word."""
    return _given_names().get(name)
