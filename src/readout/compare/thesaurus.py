"""Nouns and verbs that news puts for one another, as classes: "deal", "pact" and "truce"; "drop", "lift" and "scrap"."""

from __future__ import annotations

from collections.abc import Mapping

from readout.compare.lexicon import noun_stem, stem

__all__ = ["OF_NUMBER", "SOLE", "class_of_noun", "class_of_verb"]

# A line of one word keeps it from being read as a compound of its last part ("work").
_NOUNS = """
relation relationship tie link partnership
talk meeting summit encounter dinner negotiation discussion conversation sitdown interaction dialogue met
conference briefing presser
attack assault shooting strike bombing raid massacre killing rampage ambush onslaught airstrike blast explosion
gunman shooter attacker assailant perpetrator suspect killer bomber
weapon gun rifle shotgun firearm pistol handgun
knife blade dagger machete
vehicle car truck van lorry suv minivan sedan pickup automobile
ship vessel boat tanker freighter trawler
plane aircraft jet airliner aeroplane airplane
missile rocket projectile
wreckage debris rubble
collision crash accident wreck
blaze wildfire inferno fire
earthquake quake tremor
flood flooding deluge
dead victim casualty fatality toll death
survivor staffer employee worker
injured wounded patient
tariff levy duty tax
sanction restriction curb ban embargo penalty prohibition blockade
deal agreement accord pact truce ceasefire armistice compromise arrangement treaty settlement concession
commitment promise pledge vow undertaking assurance
dispute conflict war battle row feud spat standoff clash fight quarrel tension rift
regime government administration dictatorship junta
force troop army military soldier
militant rebel insurgent fighter terrorist extremist opposition jihadist separatist
protester demonstrator rioter marcher activist crowd mob
protest demonstration riot unrest rally uprising march
migrant refugee asylum-seeker immigrant alien
remark comment statement word speech address rhetoric
criticism rebuke condemnation attack outrage
claim allegation accusation charge report
inquiry probe investigation review hunt
trip visit tour journey stop travel
move step measure decision action designation declaration listing announcement shift
plan proposal initiative scheme blueprint
programme program
law bill legislation act measure statute
order directive decree
list blacklist roster register
paperwork
president-elect
wall barrier fence railing
pavement sidewalk footpath footway
crisis disaster catastrophe emergency tragedy calamity
outbreak epidemic pandemic
virus disease illness infection
storm hurricane typhoon cyclone
water wastewater effluent
release discharge dumping
market stock share
trade commerce
shortfall deficit imbalance gap
goods product import export merchandise
national citizen businessman businesswoman hostage prisoner detainee captive inmate
abduction kidnapping detention arrest imprisonment capture custody
interference meddling
collusion conspiracy coordination
coup takeover putsch overthrow
election vote ballot referendum
resolution motion text draft
panel committee subcommittee
ruling verdict judgment decision judgement
email document message correspondence file memo memorandum memoranda
leak disclosure hack theft breach
aide adviser advisor confidant lieutenant
envoy ambassador diplomat emissary representative
lawmaker legislator senator congressman
opponent critic hawk detractor sceptic skeptic foe
pedestrian passer-by passerby bystander
officer policeman policewoman cop constable
withdrawal pullout exit departure retreat
entrance door doorway gate
newsroom office building
newspaper paper daily outlet gazette
money fund cash payment reserve asset
aid assistance
child kid boy girl teenager youth teen
student pupil schoolchild
firm company corporation
wage pay salary
survey poll
prison jail
proof evidence
rapport bond friendship
prospect likelihood possibility
island islet rock archipelago
framework mechanism channel
surge rise increase jump spike hike
fall drop decline slump plunge cut reduction
"""

_CLASSES: dict[str, str] = {}
for _line in _NOUNS.split("\n"):
    for _word in _line.split():
        _CLASSES.setdefault(noun_stem(_word), noun_stem(_line.split()[0]))


SOLE = frozenset(
    noun_stem(word)
    for word in """gunman protester knife vehicle ship plane missile wall pavement blaze earthquake flood storm outbreak virus coup
    protest inquiry militant migrant wreckage panel""".split()
)
"""Classes of nouns of which a story mostly has one: who acts in it, what is used, what befell."""

OF_NUMBER = frozenset(noun_stem(word) for word in ("knife", "vehicle", "ship", "plane", "missile"))
"""Those of them of which one and several are two things."""


def class_of_noun(head: str, endings: Mapping[str, str]) -> str:
    """The class of a noun's stem: that of its last part where it is a compound (`endings`), itself where it has none."""
    return _CLASSES.get(head) or _CLASSES.get(endings.get(head, head)) or endings.get(head, head)


_VERBS = """
let allow permit enable authorize authorise
refuse decline reject rebuff
agree pledge promise commit vow
dispute deny dismiss contest
ask urge press call push request appeal seek demand insist
think believe suspect
mislead lie deceive dupe
hide conceal cover
avoid evade skirt sidestep circumvent bypass dodge
stop halt block prevent
strike hit ram mow plough plow barrel
shoot gun kill
stab knife slash
hurt injure wound
enter storm walk stalk
buy purchase acquire
back support endorse
begin start launch
blame accuse fault
criticise criticize condemn denounce slam blast decry
help assist aid
handle manage address resolve
flee escape run
hold stage host convene
improve repair mend strengthen deepen expand
reduce cut lower slash
raise increase hike
break breach violate exceed
disclose reveal expose
convert exchange
"""

_VERB_CLASSES: dict[str, str] = {}
for _line in _VERBS.split("\n"):
    for _word in _line.split():
        _VERB_CLASSES.setdefault(stem(_word), stem(_line.split()[0]))


def class_of_verb(verb: str) -> str:
    """The class of a verb's stem ("permit" and "let" are one); the stem itself where it has none."""
    return _VERB_CLASSES.get(verb, verb)
