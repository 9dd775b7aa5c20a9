"""PLOVER roots for predicates: which kind of act between political actors a verb names."""

from __future__ import annotations

__all__ = ["root_of"]

_VERBS = {
    "AGREE": "agree ratify sign conclude settle accept approve endorse commit reaffirm reiterate affirm pledge promise vow undertake compromise ink seal",
    "CONSULT": "meet discuss talk visit negotiate confer consult mediate host exchange greet attend convene raise speak debate phone hold telephone",
    "SUPPORT": "support back praise welcome defend commend congratulate applaud hail thank recognize recognise laud honor honour salute sympathize endorse vouch",
    "CONCEDE": "concede ease release free lift apologize apologise relent yield pardon relax exonerate repeal drop withdraw_from restore return resume reopen "
    "normalize normalise",
    "COOPERATE": "cooperate collaborate coordinate share partner deepen strengthen enhance promote establish launch ally join advance rebuild integrate work",
    "AID": "aid provide donate fund finance help assist feed shelter lend grant supply rescue evacuate",
    "RETREAT": "retreat surrender withdraw pull_out disarm demobilize leave cease evacuate pull_back",
    "REQUEST": "ask urge request demand call_for call_on appeal press push insist seek beg plead call propose suggest recommend want insist_on press_for",
    "ACCUSE": "accuse blame condemn criticize criticise denounce charge allege complain indict sue slam blast rebuke investigate deplore fault deride decry "
    "lambaste lash_out assail castigate chide mock ridicule",
    "REJECT": "reject refuse deny veto dismiss decline oppose rebuff block defy ignore disregard resist rule_out turn_down object boycott snub spurn dispute",
    "THREATEN": "threaten warn vow_to caution menace ultimatum",
    "PROTEST": "protest demonstrate rally march riot strike picket chant",
    "SANCTION": "sanction expel ban suspend cancel halt restrict embargo cut_off sever blacklist freeze impose withhold reduce terminate recall delist "
    "designate tariff slap revoke list pull",
    "MOBILIZE": "mobilize mobilise deploy amass alert drill exercise station position send fortify arm",
    "COERCE": "arrest detain seize imprison jail crack_down raid confiscate extradite censor impound evict deport abduct kidnap hack curfew occupy blockade "
    "interrogate convict sentence prosecute question",
    "ASSAULT": "attack kill bomb shoot strike fire shell assassinate assault wound injure stab torture murder behead massacre launch_attack gas ambush "
    "shoot_down gun_down invade open_fire destroy execute rape explode detonate target",
}

_NOUNS = {
    "AGREE": "agreement deal treaty accord pact truce commitment pledge promise consensus compromise ceasefire",
    "CONSULT": "meeting talk summit visit negotiation discussion conversation consultation dialogue view",
    "SUPPORT": "support backing praise",
    "CONCEDE": "concession apology",
    "COOPERATE": "cooperation partnership relation relationship tie exchange communication",
    "AID": "aid assistance help relief",
    "RETREAT": "withdrawal retreat pullout",
    "REQUEST": "request appeal demand call",
    "ACCUSE": "accusation criticism condemnation blame allegation lawsuit charge",
    "REJECT": "rejection refusal opposition denial veto",
    "THREATEN": "threat warning",
    "PROTEST": "protest demonstration rally march",
    "SANCTION": "sanction tariff ban embargo boycott restriction curb duty",
    "MOBILIZE": "troop deployment mobilization exercise drill",
    "COERCE": "arrest crackdown detention raid",
    "ASSAULT": "attack strike bombing shooting assault airstrike raid fire missile",
}

_LIGHT = frozenset(
    ["make", "hold", "have", "take", "give", "launch", "carry_out", "conduct", "impose", "reach", "sign", "issue", "stage", "offer", "express", "voice", "pursue", "open", "begin", "start", "announce", "level"]
)

_BY_VERB = {verb: root for root, verbs in reversed(_VERBS.items()) for verb in verbs.split()}
_BY_NOUN = {noun: root for root, nouns in reversed(_NOUNS.items()) for noun in nouns.split()}


def root_of(predicate: str, object_lemma: str | None = None) -> str | None:
    """The PLOVER root of a predicate's lemma (particle joined by a space), or None where no root fits.

    A verb that says little ("held talks", "imposed tariffs") takes the root of its object.
    Source: the PLOVER codebook's descriptions of the sixteen roots; the word lists are ours.

    >>> root_of("hold", "talk")
    'CONSULT'
    """
    key = predicate.replace(" ", "_")
    if key in _LIGHT and object_lemma in _BY_NOUN:
        return _BY_NOUN[object_lemma]
    return _BY_VERB.get(key) or _BY_VERB.get(key.split("_")[0] if key not in _BY_VERB else key)
