"""Words of news of which one is the opposite of the other: what rose did not fall, what was approved was not rejected."""

from __future__ import annotations

from readout.compare.lexicon import stem

__all__ = ["are_steps", "are_turns", "opposed_stems", "opposite_acts", "opposite_acts_of", "opposites_of"]

# The verbs before a stroke are opposites of those behind it; those of one side go together.
_RULINGS = """
accept | reject refuse decline spurn
approve pass adopt ratify endorse | reject defeat block veto
uphold | overturn quash reverse
support back favour favor | oppose
allow permit | ban bar forbid prohibit block
win | lose
succeed | fail
free release acquit | jail imprison convict
acquit clear exonerate | convict
survive live | die
stay remain | leave quit resign
confirm | deny refute
agree | disagree refuse
praise welcome applaud hail | condemn denounce criticise criticize deplore
capture | lose
"""
"""What is one or the other for good."""
_STEPS = """
rise increase grow climb soar jump surge gain | fall decrease decline drop shrink plunge sink tumble slump slide
raise increase hike | lower reduce cut slash
expand widen | shrink narrow
strengthen | weaken
improve | worsen deteriorate
tighten | loosen ease relax
advance | retreat
join | leave quit exit
hire appoint | fire dismiss sack
impose | lift remove scrap
keep retain | scrap drop abandon
open reopen | close shut
"""
"""What may go one way and then the other."""
_TURNS = """
begin start | end stop finish
enter | leave quit exit
arrive | depart leave
attack | defend
free release | detain
"""
"""What comes in turn."""
_WORDS = """
guilty | innocent
open | closed shut
safe | dangerous
alive | dead
true | false
right | wrong
higher | lower
better | worse
strong | weak
armed | unarmed
peaceful | violent
northern north | southern south
eastern east | western west
victory | defeat
success | failure
suicide | murder
increase rise growth | decrease fall decline drop
support | opposition
"""
"""Nouns and adjectives, wherever they stand in a clause."""

Table = dict[str, frozenset[str]]


def _read(table: str) -> Table:
    found: Table = {}
    for line in table.strip().split("\n"):
        sides = [frozenset(stem(word) for word in side.split()) for side in line.split("|")]
        for one, other in (sides, sides[::-1]):
            for word in one:
                found[word] = found.get(word, frozenset()) | (other - one)
    return found


_BY_RULING, _BY_STEP, _BY_TURN, _BY_WORD = (_read(table) for table in (_RULINGS, _STEPS, _TURNS, _WORDS))
_NONE: frozenset[str] = frozenset()


def opposite_acts(left: str, right: str) -> bool:
    """Whether the stems of two verbs are opposites."""
    return right in opposite_acts_of(left)


def opposite_acts_of(act: str) -> frozenset[str]:
    """The stems of the verbs that are the opposites of one."""
    return _BY_RULING.get(act, _NONE) | _BY_STEP.get(act, _NONE) | _BY_TURN.get(act, _NONE)


def are_steps(left: str, right: str) -> bool:
    """Whether two verbs are opposites that one thing may do at two times ("rose", "fell")."""
    return right in _BY_STEP.get(left, _NONE)


def are_turns(left: str, right: str) -> bool:
    """Whether two verbs are opposites that come in turn, even on one day ("began", "ended")."""
    return right in _BY_TURN.get(left, _NONE)


def opposed_stems(told: frozenset[str]) -> frozenset[str]:
    """Those of some stems that have an opposite, as verb, noun or adjective."""
    return told & (_BY_RULING.keys() | _BY_STEP.keys() | _BY_TURN.keys() | _BY_WORD.keys())


def opposites_of(told: frozenset[str]) -> frozenset[str]:
    """The opposites of the nouns and adjectives among some stems."""
    return frozenset(other for word in told for other in _BY_WORD.get(word, _NONE))
