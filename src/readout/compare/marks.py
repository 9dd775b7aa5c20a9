"""What the words of a label say that no label of the same thing may say otherwise: the year, the sex, the kinship, buying or selling."""

from __future__ import annotations

import re
from functools import lru_cache

from readout.compare.lexicon import noun_stem, stem

__all__ = ["are_marked_apart", "is_of_others", "is_of_person"]

Words = tuple[str, str]
Marks = dict[str, frozenset[str]]

_POLES = """
buy purchase acquire import | sell export
import importer | export exporter
buyer purchaser | seller vendor
arrive arrival enter entry | leave depart departure exit withdraw withdrawal pullout quit
open reopen opening reopening | close shut closure shutdown
name appoint pick choose tap nominate serve hire promote | resign resignation fire oust sack dismiss step quit ouster dismissal
join | quit withdraw leave
rise climb soar surge jump gain | fall drop decline slump plunge tumble sink
raise increase hike | lower reduce cut reduction decrease
impose slap levy reimpose | lift remove drop scrap waive suspend exempt
accept approve adopt pass acceptance approval adoption | reject refuse veto block rejection refusal defeat
support back endorse | oppose opposition resist
allow permit let | ban forbid prohibit bar
win winner victory | lose loser loss defeat
send | receive
lend lender | borrow borrower
admit confess acknowledge | deny
strengthen | weaken
arrest detain jail imprison | release free acquit
attack | defend
praise hail applaud | condemn denounce criticize criticise slam blast
build construct | demolish dismantle destroy
start begin launch | end stop halt finish
rescue survive | kill die
employer | employee
teacher | student pupil
landlord | tenant
plaintiff prosecution prosecutor | defendant defense defence
victim | killer gunman shooter attacker
"""
_SIDES = """
foreign overseas | domestic
northern | southern
eastern | western
elder older | younger
upper | lower
surplus | deficit shortfall
majority | minority
"""
_SEXES = """
man boy father son brother husband uncle nephew grandfather grandson stepson stepfather stepbrother boyfriend policeman businessman
congressman male king prince | woman girl mother daughter sister wife aunt niece grandmother granddaughter stepdaughter stepmother
stepsister girlfriend widow policewoman businesswoman congresswoman female queen princess
"""
_KIN = """
son stepson | daughter stepdaughter | father stepfather dad | mother stepmother mom mum | brother stepbrother | sister stepsister
| wife ex-wife widow | husband ex-husband | uncle | aunt | nephew | niece | cousin | grandfather | grandmother | grandson
| granddaughter | girlfriend | boyfriend
"""
_TURNS = "first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth"
_PEOPLE = """
gunman shooter attacker assailant perpetrator suspect killer bomber aide adviser advisor confidant lieutenant envoy ambassador diplomat
lawmaker legislator senator congressman congresswoman officer policeman policewoman child kid boy girl teenager teen student opponent critic
lawyer attorney prosecutor judge witness victim terrorist militant extremist hostage prisoner detainee candidate nominee rival official
"""
_PERSONS = frozenset(noun_stem(word) for word in _PEOPLE.split())
_PARTICIPLE = re.compile(r"\w+(?:ing|ed)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_OTHERS = re.compile(
    r"(?:\w+\s)?(?:other|others)\s\w|(?:\w+\s)?(?:next|future|past|previous|prior|similar)\s\w|(?:any|every|each|no|such)\s\w",
    re.IGNORECASE,
)


def _listed(lines: str, name: str) -> dict[str, set[tuple[str, str]]]:
    """By stem, in which groups of opposites (by their name) a word stands on which side."""
    found: dict[str, set[tuple[str, str]]] = {}
    for n, line in enumerate(lines.strip().split("\n")):
        for side, members in enumerate(line.split("|")):
            for word in members.split():
                for form in {stem(word), noun_stem(word)}:
                    found.setdefault(form, set()).add((f"{name} {n}", str(side)))
    return found


def _of_kind(*listed: dict[str, set[tuple[str, str]]]) -> dict[str, frozenset[tuple[str, str]]]:
    forms = {form for one in listed for form in one}
    return {form: frozenset(mark for one in listed for mark in one.get(form, ())) for form in forms}


_ACTS = _of_kind(_listed(_POLES, "pole"))
_MARKS = _of_kind(
    _listed(_SIDES, "side"),
    _listed(" ".join(_SEXES.split()), "sex"),
    _listed(" ".join(_KIN.split()), "kin"),
    _listed(_TURNS, "turn"),
)


def are_marked_apart(left: Words, right: Words) -> bool:
    """Whether two labels say unlike things of one matter: two years, buying and selling.

    Args:
        left: A label's words, and the stem of the noun or verb that they hang on.
        right: The same of the other label.

    >>> are_marked_apart(("2013 inquiry", "inquiri"), ("2014 probe", "probe")), are_marked_apart(("bought it", "buy"), ("sold it", "sell"))
    (True, True)
    >>> are_marked_apart(("stepson", "stepson"), ("first wife", "wife")), are_marked_apart(("inquiry", "inquiri"), ("2014 probe", "probe"))
    (True, False)
    """
    a, b = _marks_of(*left), _marks_of(*right)
    return any(found.isdisjoint(b[name]) for name, found in a.items() if name in b) if a and b else False


def is_of_others(quote: str) -> bool:
    """Whether a label is of other things of its kind than the story's, or of none in particular ("future attacks", "any deal").

    >>> is_of_others("other attacks"), is_of_others("next strike"), is_of_others("new attack")
    (True, True, False)
    """
    return bool(_OTHERS.match(quote))


def is_of_person(head: str) -> bool:
    """Whether the stem of a noun (`noun_stem`) is one by which people are called ("adviser", "suspect"); the list is closed."""
    return head in _PERSONS


@lru_cache(maxsize=1 << 14)
def _marks_of(quote: str, head: str) -> Marks:
    found: dict[str, set[str]] = {}
    years = _YEAR.findall(quote)
    if years:
        found["year"] = set(years)
    plain = [word for word in _WORD.findall(quote) if word[0].islower()]
    persons = [word for word in plain if noun_stem(word) == head in _PERSONS]
    if persons:
        found["number"] = {"many" if persons[-1].endswith("s") else "one"}
    leading = {stem(word) for word in plain[:1] if _PARTICIPLE.fullmatch(word)}
    told = [_MARKS.get(form, frozenset()) for form in {*map(stem, plain), *map(noun_stem, plain)}]
    for name, side in {mark for marks in (*told, *(_ACTS.get(form, frozenset()) for form in {head, *leading})) for mark in marks}:
        found.setdefault(name, set()).add(side)
    return {name: frozenset(values) for name, values in found.items()}
