"""Nouns and verbs that news puts for one another, as classes: "deal", "pact" and "truce"; "drop", "lift" and "scrap"."""

from __future__ import annotations

from collections.abc import Mapping

from readout.compare.lexicon import noun_stem

__all__ = ["class_of_noun"]

_NOUNS = """
relation relationship tie link partnership
talk meeting summit encounter dinner negotiation discussion conversation sitdown interaction dialogue met
conference briefing presser
attack assault shooting strike bombing raid massacre killing rampage ambush onslaught airstrike blast explosion
gunman shooter attacker assailant perpetrator suspect killer bomber
weapon gun rifle shotgun firearm pistol handgun
dead victim casualty fatality toll death
survivor staffer employee worker
injured wounded patient
tariff levy duty tax
sanction restriction curb ban embargo penalty prohibition blockade
deal agreement accord pact truce ceasefire armistice compromise arrangement treaty settlement concession
commitment promise pledge vow undertaking assurance
dispute conflict war battle row feud spat standoff clash fight quarrel tension rift
regime government administration dictatorship leadership junta authority
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
plan proposal initiative programme program scheme blueprint
law bill legislation act measure statute
order directive decree
list blacklist roster register
wall barrier fence
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
election vote ballot poll referendum
resolution motion text measure
ruling verdict judgment decision judgement
email document message correspondence file memo memorandum memoranda
leak disclosure hack theft breach
aide adviser advisor ally confidant lieutenant
envoy ambassador diplomat emissary representative
lawmaker legislator senator congressman
withdrawal pullout exit departure retreat
entrance door doorway gate
newsroom office building
newspaper paper daily outlet gazette
money fund cash aid assistance payment
child kid boy girl teenager youth
island islet rock archipelago
framework mechanism channel
surge rise increase jump spike hike
fall drop decline slump plunge cut reduction
"""

_CLASSES: dict[str, str] = {}
for _line in _NOUNS.split("\n"):
    for _word in _line.split():
        _CLASSES.setdefault(noun_stem(_word), noun_stem(_line.split()[0]))


def class_of_noun(head: str, endings: Mapping[str, str]) -> str:
    """The class of a noun's stem: that of its last part where it is a compound (`endings`), itself where it has none."""
    return _CLASSES.get(head) or _CLASSES.get(endings.get(head, head)) or endings.get(head, head)
