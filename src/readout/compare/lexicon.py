"""Closed word classes that the comparisons rest on, and the stem under which two words are one."""

from __future__ import annotations

import re
from functools import lru_cache

from readout.text.words import stem as snowball

__all__ = [
    "BLAND_NOUNS",
    "CANCELLING",
    "CHANGING",
    "DETERMINERS",
    "GATHERINGS",
    "HOLDING",
    "LEADING",
    "LIGHT_VERBS",
    "LOADED",
    "PALE",
    "PEOPLE",
    "PLAIN_CUES",
    "SPEECH_VERBS",
    "STOP",
    "act_of",
    "act_of_stem",
    "act_of_word",
    "noun_stem",
    "stem",
    "stems",
    "words",
]

_WORD = re.compile(r"[^\W_]+(?:[-‑’'.][^\W_]+)*")
_APART = frozenset(
    """aide authorities authority authorization authorisation conversation dealing directive directory executive experiment hunting
    international majority minority national operative presidency relative university""".split()
)


@lru_cache(maxsize=1 << 14)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, lower case, in order; possessive endings cut."""
    return tuple(re.sub(r"[’']s?$", "", match.group().lower()) for match in _WORD.finditer(text))


def stem(word: str) -> str:
    """The stem of a word in any case, possessive ending cut.

    >>> stem("Tariffs") == stem("tariff"), stem("released") == stem("release")
    (True, True)
    """
    return snowball(word.lower().replace("’", "'").removesuffix("'s"))


def noun_stem(word: str) -> str:
    """The stem of a noun, where one who does a thing stays apart from the doing, and words that only share their stem stay apart.

    >>> noun_stem("investigators") == noun_stem("investigation"), noun_stem("shooters") == noun_stem("shooter")
    (False, True)
    >>> noun_stem("conversations") == noun_stem("conversation"), noun_stem("conversation") == noun_stem("conversion")
    (True, False)
    """
    lower = word.lower()
    single = f"{lower[:-3]}y" if lower.endswith("ies") else lower.removesuffix("s")
    if lower in _APART or single in _APART:
        return lower if lower in _APART else single
    plain, bare = stem(word), lower.removesuffix("s")
    return f"{plain}-er" if bare.endswith(("er", "or")) and not plain.endswith(("er", "or")) else plain


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words that are no stop words."""
    return frozenset(stem(word) for word in words(text) if word not in STOP)


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _stemmed(text: str) -> frozenset[str]:
    return frozenset(made for word in text.split() for made in (stem(word), noun_stem(word)))


DETERMINERS = _listed(
    """a an the this that these those its his her their our your my some any each every both all no another other such which whose
    what"""
)
STOP = DETERMINERS | _listed(
    """i you he she it we they them him us me who whom to of in on at by for from with about into over after before under between
    among through during without within along across against amid upon per via toward towards despite as like such than then so but and
    or nor if while when where there here not
    also just only more most very too be is are was were been being am has have had having do does did done will would can could may
    might must shall should up down out off again still yet even own same said says say saying told tell tells one two three"""
)
LIGHT_VERBS = _listed("be have do make take give get go come become seem appear begin start continue remain keep include use try need want")
SPEECH_VERBS = _listed(
    """say tell add note state report write announce claim argue explain insist suggest comment describe declare reply respond remark
    mention tweet post accord call ask urge warn stress emphasize emphasise underscore highlight reiterate express hope believe think
    know hear see read confirm acknowledge admit deny"""
)
PLAIN_CUES = _stemmed(
    """say tell add note state report write accord mention tweet post comment speak show quote cite hear remark reply answer respond
    explain describe announce know think see believe read talk discuss statement word remark comment"""
)
LOADED = _listed(
    """regime rogue dictator tyrant strongman despot puppet crony thug mob terrorist extremist radical militant so-called alleged
    murderous brutal brazen barbaric savage heinous atrocious atrocity massacre slaughter carnage bloodbath butcher animal evil sham
    bogus fake witch-hunt hoax scandal crackdown purge invasion aggression occupation provocation blackmail bullying interference
    smear propaganda unprecedented historic shocking stunning horrific horrifying mindless reckless draconian controversial embattled
    defiant disgraced contaminated tainted polluted poisonous toxic dirty illegal slam slap blast lash rip stalk hunt war-torn vague
    modest incredible failed infamous"""
)
BLAND_NOUNS = _stemmed(
    """time year month week day hour minute moment today night morning afternoon evening way thing lot number part kind sort case fact
    person people man woman other one issue matter something anything nothing everything example reason point place area world side
    lack need use sense percent page story article news report statement comment question answer word term result effort addition
    series variety range majority rest half member group first second third last end start beginning front back top spokesman
    spokeswoman spokesperson official reporter media president minister secretary leader chief country nation state party sideline
    north south east west note mention guy inch foot mile mph gallon degree ton tonne meter metre
    kilometer kilometre acre dollar percent cent euro pound billion million thousand hundred dozen"""
)
PALE = _stemmed(
    """new additional further more other several many few first second third last next recent latest current previous earlier later
    future own same certain various whole entire full total main major key big large great good two three four five six seven eight
    nine ten dozens hundreds thousands millions billions"""
)
LEADING = _listed(
    """plan expect intend hope aim schedule set due want wish agree promise pledge vow commit decide prepare mean like likely
    threaten attempt manage begin start continue move look be strive need ready poise slate tip"""
)
HOLDING = _listed("hold host conduct give pay make convene stage")
CANCELLING = _listed("cancel scrap abandon shelve decline refuse fail reject abort drop axe ditch skip") | {
    "call off",
    "pull out",
    "back out",
}
CHANGING = _listed("postpone delay move reschedule shorten extend reduce avoid defer suspend pause downgrade cut") | {
    "put off",
    "push back",
}
GATHERINGS = _stemmed("summit conference forum assembly meeting visit trip tour ceremony anniversary session rally hearing")
PEOPLE = _stemmed(
    """people person man woman child other victim civilian employee worker staffer journalist soldier officer patient passenger
    resident student protester migrant life death fatality casualty dead body member more"""
)

_FAMILIES = {
    "meet": "meet talk confer huddle summit meeting talks encounter dine dinner trilateral",
    "raise": """raise discuss talk ask urge press push call demand seek insist request appeal convey address complain protest plead
        lobby agenda exchange broach plea""",
    "agree": """agree pledge promise commit accept endorse sign conclude reach seal deal accord pact welcome establish launch create set
        form""",
    "affirm": "affirm reaffirm reiterate confirm restate recommit renew pursue commit",
    "end": """end lift drop remove scrap reverse revoke cancel repeal withdraw terminate abolish waive reversal revocation removal""",
    "free": "release free liberate return",
    "name": "declare designate list relist name label brand put add place designation listing declaration announce",
    "kill": "kill die murder slay execute assassinate dead death fatality toll claim",
    "hurt": "injure wound hurt maim injury",
    "attack": "attack strike bomb shoot fire assault raid shell hit shooting bombing open",
    "detain": "arrest detain seize hold jail imprison custody capture",
    "charge": "impose levy slap tariff tax sanction raise increase hike",
    "vote": "vote pass approve adopt reject ballot elect defeat",
    "visit": "visit travel arrive fly go come attend trip tour",
    "leave": "leave depart exit go",
    "buy": "buy purchase acquire order import",
    "speak": "speak testify address appear briefing speech",
    "publish": "publish release issue reveal unveil disclose announce print",
    "resign": "resign quit step retire",
    "start": "start begin open launch commence resume negotiate negotiation",
}
_PHRASALS = {
    "call off": "end",
    "put off": "",
    "push back": "",
    "hold off": "",
    "hold back": "",
    "set up": "agree",
    "sit down": "meet",
    "step down": "resign",
    "stand down": "resign",
    "pull out": "leave",
    "walk out": "leave",
    "back out": "leave",
    "give up": "end",
    "call on": "raise",
    "call for": "raise",
    "bring up": "raise",
    "take off": "leave",
    "take up": "raise",
    "take over": "",
    "go ahead": "start",
    "carry out": "",
}
_ACTS: dict[str, frozenset[str]] = {}
for _family, _members in _FAMILIES.items():
    for _member in _members.split():
        _ACTS[_member] = _ACTS.get(_member, frozenset()) | {_family}


_ACTS_BY_STEM: dict[str, frozenset[str]] = {}
for _member, _found in _ACTS.items():
    _ACTS_BY_STEM[stem(_member)] = _ACTS_BY_STEM.get(stem(_member), frozenset()) | _found


def act_of_word(word: str) -> frozenset[str]:
    """The families of acts that a word in any form belongs to ("discussed" raises); empty if none."""
    return _ACTS_BY_STEM.get(stem(word), frozenset())


def act_of_stem(word_stem: str) -> frozenset[str]:
    """The same of a word's stem."""
    return _ACTS_BY_STEM.get(word_stem, frozenset())


def act_of(lemma: str) -> frozenset[str]:
    """The families of acts that a lemma belongs to ("urge" raises, "drop" ends); empty if none."""
    if lemma in _PHRASALS:
        return frozenset({_PHRASALS[lemma]} - {""})
    return _ACTS.get(lemma.partition(" ")[0].lower(), frozenset())
