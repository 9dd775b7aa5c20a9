"""Yes against no: what a clause denies, and whether another clause says just that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from readout.compare.lexicon import HOLDING, LIGHT_VERBS, STOP, stem, stems, words
from readout.compare.matter import Gist, weigh
from readout.compare.values import are_apart
from readout.model.statement import AHEAD, Clause, Statement

__all__ = [
    "INVOLVED",
    "TELLING_AT_ALL",
    "Denial",
    "are_opposites",
    "are_plain_opposites",
    "find_denial",
    "is_denied",
    "is_left_open",
    "is_negative",
    "is_outright",
    "negatives_of",
    "tells_of_denial",
]

TELLING_AT_ALL = 0.1
_CHARGE = r"(?:\s[\w’']+){0,2}\s(?:claims?|allegations?|accusations?|suggestions?|reports?|charges?|notions?|idea)\b"
_DENIED = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)|refut(?:es|ed|ing)|rebut(?:s|ted|ting)?)\b|\b(?:reject|dismiss)(?:es|s|ed|ing)?{_CHARGE}",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    rf"\b(?:(?:reject|dismiss)(?:es|s|ed|ing)?{_CHARGE}|pushed\sback\s(?:on|against){_CHARGE}|no\struth\s(?:in|to){_CHARGE})", re.IGNORECASE
)
_BLANK = re.compile(r"\b(?:no|without\sany)\s(?:\w+\s)?(?:knowledge|evidence|information|indication|sign|proof)\b", re.IGNORECASE)
_SILENT = re.compile(
    r"\b(?:no|not|n[’']t|neither|nothing|none|never)\b[^.;]{0,80}?\b(?:mention|indicat|refer|allud)\w*\s(?:to\s)?(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_UNSEEN = re.compile(
    r"\b(?:saw|seen|sees?|heard|hears?|found|finds?|noticed|observed)\sno\s(?P<what>[\w’'-]+(?:\s(?!in|at|on|of|from|for|that|who|among|during|after)[\w’'-]+)?)"
)
_REST_ENDS = re.compile(r"\s(?:in|at|on|during|after|before|that|which|who|by)\s")
_OPEN_TO_DOUBT = frozenset({"be debatable", "be unclear", "be uncertain", "be unknown", "be doubtful", "be disputed"})
_NOT_SURE = frozenset({"be clear", "be certain", "be known", "be sure"})
_ASKED = re.compile(r"\b(?:whether|if|why|how|what|who|when|where)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|cannot|no|never|without|nor|neither|nothing|none|hardly)\b|n[’']t\b", re.IGNORECASE)
_OPEN = re.compile(r"^(?:\w+\s)?(?:if|unless|whether|until)\b|\bin\s(?:19|20)\d\d\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:should|must|would|could|can|ought|may|might)\b", re.IGNORECASE)
_OBSERVING = frozenset({"see", "hear", "know", "think", "believe", "say", "tell", "want", "look", "respond"})
_DENYING = frozenset({"deny", "refute", "rebut"})
_NO_WORDS = frozenset(
    stem(word)
    for word in (
        "deny reject refute rebut dispute dismiss knowledge evidence information indication sign proof report claim allegation accusation"
        " responsibility nothing none never any anything anyone anybody ever"
    ).split()
)
_UN = ("un", "il", "ir", "non")
_LATIN = {
    stem(word): stem(prefix + word)
    for prefix, found in {
        "in": ("appropriate", "sufficient", "accurate", "correct", "valid", "effective", "adequate", "complete", "consistent", "capable"),
        "im": ("proper", "possible", "partial", "moral"),
        "dis": ("agree", "prove", "approve", "honest", "loyal", "trust", "respect"),
    }.items()
    for word in found
}
INVOLVED = frozenset(
    stem(word) for word in "role involvement involve part hand behind responsible complicity complicit guilt guilty blame".split()
)
"""Words for having to do with an act: who denies that denies no more than his own part in it."""
_LEAST_SHARED = 2
_LEAST_LETTERS = 2
_TELLING = 0.3
_DOUBTING = frozenset(stem(word) for word in "debatable unclear uncertain unknown doubtful disputed clear certain known sure still".split())
_COVERED = {"verb": 0.55, "not": 0.6, "blank": 0.6, "silence": 0.8, "open": 0.55}
_COVERED_BACK = 0.5
_COVERED_ALIKE = (0.4, 0.35)
_ALIKE = 0.3
_PLAIN = (0.75, 0.6)
_ACT = re.compile(r"\w+ing\b")
"""What opens an act without a time of its own: "ruled out closing the port"."""
_PLAINLY = ("plain", "no-verb", "")
_LOOKING_AHEAD = re.compile(r"\b(?:will|would|wo|shall|going\sto)\b|[’']ll\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denial:
    """What a clause denies, as marks, and how.

    That is by a verb ("denied"), by a "not", by a "no evidence of", by telling of silence or of doubt, or by having "seen no" such thing.
    `is_of_somebody` holds where it is denied that somebody named did it. `first` is the mark of what comes first in what is denied.
    """

    content: frozenset[str]
    how: str
    is_of_somebody: bool = False
    predicate: str = ""
    acts: frozenset[str] = frozenset()
    first: str = ""

    def is_of_act(self, gist: Gist) -> bool:
        """Whether the act that is denied is that of another clause."""
        return gist.predicate == self.predicate != "" or bool(self.acts & gist.main)


def find_denial(clause: Clause, gist: Gist, statement: Statement | None = None) -> Denial | None:
    """What a clause says no to; None where it says no to nothing.

    A "not" counts only where it stands with the clause's own verb: "a ban on denying cover" denies nothing, nor does "if he denies it".
    """
    if _OPEN.search(clause.text) or clause.mode in AHEAD:
        return None
    cue = statement.cue.quote if statement and statement.cue else ""
    whole = (gist.stems | gist.names) - _NO_WORDS
    if _is_open_to_doubt(clause):
        return Denial(_marks(clause.text) - _DOUBTING, "open")
    silent = _SILENT.search(clause.text)
    if silent:
        return Denial(_marks(_REST_ENDS.split(f" {silent['rest']}")[0]), "silence")
    blank, reported = _BLANK.search(clause.text), _REPORTED.search(clause.text)
    if blank or reported:
        rest = clause.text[(blank or reported).end() :]  # type: ignore[union-attr]
        return Denial(
            _marks(rest) or whole, "blank", first=next((s for w in words(rest) if w not in STOP and (s := stem(w)) not in _NO_WORDS), "")
        )
    unseen = _UNSEEN.search(clause.text)
    if unseen and _marks(unseen["what"]):
        things = _marks(unseen["what"])
        return Denial(
            things | {f"{thing}k" for thing in things if thing.endswith("c")} | {gist.predicate}, "seen", predicate=gist.predicate
        )
    if clause.event.predicate.partition(" ")[0] in _DENYING:
        return Denial(_object(clause) or whole, "verb", bool(clause.event.actors))
    if _DENIED.search(cue):
        return Denial(whole, "verb", bool(clause.event.actors))
    if clause.says_no:
        return _denied_act(clause, gist, whole)
    return None


def _is_open_to_doubt(clause: Clause) -> bool:
    """Whether a clause says of a thing that it is not known or not settled ("is debatable", "was not clear")."""
    predicate = clause.event.predicate
    is_unsure = predicate in _OPEN_TO_DOUBT or (predicate in _NOT_SURE and clause.event.is_negated)
    return is_unsure and not _ASKED.search(clause.text)


def _denied_act(clause: Clause, gist: Gist, whole: frozenset[str]) -> Denial | None:
    """What a "not" denies: the clause's own act, or that of its noun ("no arrests were made"); nothing where it is wished or only seen."""
    own = clause.event.predicate.partition(" ")[0]
    if _MODAL.search(clause.text) or own in _OBSERVING:
        return None
    if own in HOLDING:
        return Denial(whole - {stem(own)}, "not", acts=gist.acts)
    return None if own in LIGHT_VERBS else Denial(whole, "not", predicate=gist.predicate)


def _marks(text: str) -> frozenset[str]:
    return stems(text) - _NO_WORDS


def _object(clause: Clause) -> frozenset[str]:
    """Marks of what a clause whose own verb denies says is denied: the words after the verb; before it where it is passive."""
    piece = next((span for span in clause.spans if clause.head and span.covers(clause.head)), None)
    if clause.head is None or piece is None:
        return frozenset()
    is_passive = any(actor.span.start >= clause.head.end for actor in clause.event.actors)
    before, after = piece.quote[: clause.head.start - piece.start], piece.quote[clause.head.end - piece.start :]
    return _marks(before if is_passive else after)


def is_outright(clause: Clause, statement: Statement | None = None) -> bool:
    """Whether a clause is denied in so many words ("denied", "no evidence that"), its own or its cue's, not only by a "not"."""
    cue = statement.cue.quote if statement and statement.cue else ""
    own = clause.event.predicate.partition(" ")[0] in _DENYING
    return own or bool(_BLANK.search(clause.text) or _REPORTED.search(clause.text) or _DENIED.search(cue))


def tells_of_denial(clause: Clause) -> bool:
    """Whether a clause reports that somebody denied something ("Oslo denied it"): that holds, whoever is right."""
    return clause.event.predicate.partition(" ")[0] in _DENYING and not clause.event.is_negated


def is_denied(denial: Denial, clause: Clause, denying: Gist, gist: Gist, alike: float = 0.0) -> bool:
    """Whether a clause says what is denied.

    Two telling words are shared, one of them no name and not the act, and most of what is denied is in the clause. Where it is denied by a
    verb, the clause's own act is among it; where by a "not", the acts are one and most of the clause is shared too, or less of either where
    the two were judged to be alike.

    Args:
        denial: What is denied.
        clause: A clause that may say it.
        denying: The matter of the clause that denies.
        gist: The matter of the clause that may say it.
        alike: How sure it was judged that the two say the same, in [0, 1]; 0 where nobody judged.
    """
    if is_negative(clause) or _MODAL.search(clause.text):
        return False
    shared = denial.content & (gist.stems | gist.names)
    if denial.how == "seen":
        return _is_seen(denial, gist)
    if denial.how == "blank" and denial.first and denial.first not in shared:
        return False
    least = TELLING_AT_ALL if denial.how in ("verb", "open") or alike >= _ALIKE else _TELLING
    telling = [word for word in shared if weigh([word]) >= least]
    things = [word for word in telling if word in gist.stems and word not in (gist.predicate, denying.predicate)]
    if len(telling) < _LEAST_SHARED or not things:
        return False
    covered = weigh(shared) / weigh(denial.content)
    if denial.how == "verb":
        is_told_of_somebody = bool(clause.event.actors) or not denial.is_of_somebody
        return covered >= _COVERED["verb"] and gist.predicate in denial.content and is_told_of_somebody
    if denial.how == "open":
        unnamed = denial.content - denying.names - gist.names
        covered = weigh(shared & unnamed) / (weigh(unnamed) or 1.0)
    if denial.how != "not":
        return covered >= _COVERED[denial.how]
    if not denial.is_of_act(gist):
        return False
    back = weigh(shared) / (weigh(gist.stems | gist.names) or 1.0)
    if alike >= _ALIKE and covered >= _COVERED_ALIKE[0] and back >= _COVERED_ALIKE[1]:
        return True
    return covered >= _COVERED["not"] and back >= _COVERED_BACK


def are_plain_opposites(no: Clause, other: Clause, denying: Gist, gist: Gist) -> bool:
    """Whether one clause denies word for word what another says: "it would not close", or "denied that it would", and "it would close".

    The acts are one, two words or more are shared, and one of the two has hardly another, the other none: each of somebody or something
    else, they deny nothing of each other. Both look ahead, or neither does: that a thing that was planned did not happen is its outcome.
    """
    if not no.says_no or other.says_no or other.mode == "possible" or not no.event.predicate == other.event.predicate != "":
        return False
    if any(_OPEN.search(clause.text) or _is_open_to_doubt(clause) for clause in (no, other)):
        return False
    if not _ACT.match(no.text) and _looks_ahead(no) != _looks_ahead(other):
        return False
    denied, said = ((one.stems | one.names) - _NO_WORDS for one in (denying, gist))
    if denied & INVOLVED and not said & INVOLVED:
        return False
    if not (denied <= said or said <= denied) or are_apart(no.event.when, other.event.when):
        return False
    n_shared = len(denied & said)
    return n_shared >= _LEAST_SHARED and n_shared >= _PLAIN[0] * len(denied) and n_shared >= _PLAIN[1] * len(said)


def _looks_ahead(clause: Clause) -> bool:
    return clause.mode in AHEAD or bool(_LOOKING_AHEAD.search(clause.text))


def is_left_open(clause: Clause) -> bool:
    """Whether only its cue leaves a thing open: "would not say whether", "did not deny that"; words of its own ("may") do not count."""
    return clause.mode == "possible" and clause.why in _PLAINLY


def _is_seen(denial: Denial, gist: Gist) -> bool:
    """Whether somebody saw all that another did not see ("saw no panic", "saw panicked people")."""
    things = {
        thing for thing in denial.content if thing != denial.predicate and not (thing.endswith("ck") and thing[:-1] in denial.content)
    }
    told = gist.stems | gist.names
    return (
        gist.predicate == denial.predicate != ""
        and all(thing in told or f"{thing}k" in told for thing in things)
        and weigh(things) >= _TELLING
    )


def are_opposites(left: Gist, right: Gist) -> bool:
    """Whether one has a word whose negative the other has ("lawful", "unlawful"), and neither has both ("official or unofficial lists")."""
    return any(
        negatives_of(one.stems) & other.stems - negatives_of(other.stems) - one.stems for one, other in ((left, right), (right, left))
    )


@lru_cache(maxsize=8192)
def negatives_of(stems: frozenset[str]) -> frozenset[str]:
    """The stems that would be the negatives of these ("unlawful" for "lawful")."""
    plain = {prefix + word for word in stems for prefix in _UN if len(word) > _LEAST_LETTERS}
    return frozenset(plain | {negative for base, negative in _LATIN.items() if base in stems})


def is_negative(clause: Clause) -> bool:
    """Whether a "not" stands anywhere in a clause, of its own act or of another."""
    return bool(_NOT.search(clause.text))
