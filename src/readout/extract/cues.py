"""Words that report speech, and what stands beside them."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ACTOR_NOUNS",
    "ADDRESSED",
    "BELIEF",
    "CLAUSE",
    "DOCUMENTS",
    "FEELINGS",
    "FINDING",
    "FREE_NOUNS",
    "GROUNDS",
    "INFINITIVE",
    "NOUNS",
    "OBJECT",
    "OBJECT_TO",
    "PREPOSITIONS",
    "PURE",
    "SHOWING",
    "UTTERED",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLAUSE: Final = _words("""
    acknowledge add admit advise affirm agree allege announce answer argue ask assert assess assure aver boast brag caution charge claim
    clarify comment complain concede conclude confess confirm contend continue convey counter cry declare decree demand deny disclose
    dispute elaborate emphasise emphasize estimate exclaim explain express forecast fume gripe grumble guarantee hint implore imply indicate
    inform inquire insist instruct interject joke lament maintain marvel mention muse note notify observe opine order plead pledge point
    posit post predict proclaim profess project promise pronounce propose protest quip quote rail reaffirm reassure recall recognise
    recognize recommend recount reflect reiterate reject remark remind repeat reply report request respond retort retweet reveal say
    scoff shout signal slam snap speculate state stress suggest summarize surmise swear teach tease telegraph tell testify theorize
    threaten tout tweet underline underscore urge vent vow wager question warn whisper wonder worry write yell
""")
"""Verbs that take a clause as what is said."""

BELIEF: Final = _words("believe think hope fear expect suspect doubt anticipate worry")
"""Verbs of the mind: reported like speech, on weaker evidence."""

SHOWING: Final = _words("""
    convey level offer raise share show signal voice
""")
"""Verbs that report only with one of the `FEELINGS` as their object."""

FEELINGS: Final = _words("""
    accusation anger apology assurance backing blessing charge commitment concern condolence confidence criticism desire determination
    disappointment doubt explanation fear frustration gratitude hope intention interest objection opposition optimism outrage praise
    prayer readiness regret reservation resolve skepticism support sympathy thanks view willingness
""")
"""Objects of `SHOWING` verbs that make them report."""

FINDING: Final = _words("show find indicate suggest reveal conclude")
"""What documents do: "the poll shows that"."""

DOCUMENTS: Final = _words("""
    analysis audit data datum document email figure filing finding inquiry investigation letter memo paper poll probe projection record
    report research result review statistic study survey tally transcript
""")
"""Subjects of `FINDING` verbs."""

FREE_NOUNS: Final = _words("accusation allegation assertion claim prediction promise report rumor rumour suggestion warning")
"""Nouns of speech that report a "that" clause even where nobody is named."""

GROUNDS: Final = _words("fact news sign evidence way view thought word")
"""Further nouns with a "that" clause of their own."""

OBJECT: Final = _words("""
    accuse acknowledge admit advocate affirm allege announce applaud articulate assail bash
    bemoan berate blame blast boast caution champion
    cheer chide cite claim clarify commend concede condemn confirm congratulate convey criticise criticize decry defend demand denounce
    deny deride describe detail disclose dismiss dispute downplay dub echo emphasise emphasize endorse explain express extol float
    forecast hail highlight identify invoke label lambast lambaste lament laud liken mention mock mourn note offer oppose outline pledge
    praise preach predict proclaim promise propose question reaffirm rebuff rebuke rebut recall recite recognise recognize recommend recount
    reference refute reiterate reject relay renew repeat report request restate reveal ridicule rip salute scold signal skewer slam
    stress suggest tease thank threaten tout trumpet tweet underline underscore unveil urge vilify voice vow warn welcome
""")
"""Verbs whose object is what is said or spoken of."""

INFINITIVE: Final = _words("""
    agree ask beg claim commit consent decline demand hope offer plead pledge profess promise propose refuse request swear threaten
    volunteer vow
""")
"""Verbs with an infinitive as what is said: "vowed to fight"."""

OBJECT_TO: Final = _words("""
    advise ask beg beseech call caution counsel demand encourage exhort implore invite order plead press prod push request tell urge
    warn
""")
"""Verbs with an addressee and an infinitive: "urged them to stay"."""

PREPOSITIONS: Final[dict[str, frozenset[str]]] = {
    "accuse": _words("of"),
    "advocate": _words("for"),
    "appeal": _words("for to"),
    "allude": _words("to"),
    "disagree": _words("with on"),
    "agree": _words("on to with about"),
    "apologise": _words("for"),
    "apologize": _words("for"),
    "argue": _words("for against"),
    "boast": _words("of about"),
    "brag": _words("about"),
    "call": _words("for on upon"),
    "caution": _words("against about"),
    "comment": _words("on about"),
    "commit": _words("to"),
    "complain": _words("of about"),
    "insist": _words("on upon"),
    "hint": _words("at"),
    "joke": _words("about"),
    "lash": _words("at"),
    "object": _words("to"),
    "plead": _words("for with"),
    "point": _words("to"),
    "press": _words("for"),
    "protest": _words("against"),
    "push": _words("for"),
    "rail": _words("against"),
    "refer": _words("to"),
    "remark": _words("on"),
    "speak": _words("of about against for"),
    "talk": _words("about of"),
    "tell": _words("about of"),
    "testify": _words("about to"),
    "vouch": _words("for"),
    "vow": _words("for"),
    "warn": _words("of about against"),
    "worry": _words("about"),
    "clamor": _words("for"),
    "clamour": _words("for"),
    "complement": _words("on"),
}
"""Verbs with a preposition whose object is what is said or spoken of."""

PURE: Final = _words("""
    acknowledge add admit agree allege announce argue ask assert bark begin bellow boast caution chant chime claim comment complain concede
    conclude confirm continue counter crack cry deadpan declare emphasize exclaim explain fire fume gush insist interject joke lament
    laugh marvel murmur muse mutter note object observe opine point post predict protest quip reason recall recount reiterate remark reply
    report respond retort reveal roar say scoff scream shoot shout shriek sigh snap sneer state stress suggest tell testify text thunder
    tweet urge vow warn whisper wonder write yell
""")
"""Verbs that can stand beside a quotation or after a clause as a bare attribution."""

ADDRESSED: Final = _words(
    "tell ask urge inform warn assure remind advise notify instruct order press reassure caution encourage call brief thank congratulate "
    "text email implore invite persuade convince beg command challenge accuse"
)
"""Verbs whose plain object is whom they are said to."""

NOUNS: Final = _words("""
    accusation acknowledgement admission agreement allegation announcement appeal argument assertion assessment assurance belief call
    charge claim comment commitment complaint concern conclusion confirmation contention declaration demand denial fear hope idea
    insistence notion opinion plea pledge prediction promise proposal recommendation remark reminder request revelation rumor rumour
    speculation statement suggestion suspicion testimony threat vow warning word
""")
"""Nouns of speech that take a clause or an infinitive as what is said."""

UTTERED: Final = _words("""
    anything blessing bye everything farewell goodbye grace hello hi joke lie line little lot mass more much name no nothing number oath
    opposite phrase pledge prayer rosary same something sorry story tale thank thanks thing truth word yes
""")
"""What "say" and "tell" have for an object; any other noun behind "say" is the subject of a clause."""

ACTOR_NOUNS: Final = _words("""
    activist actor administration adviser advisor advocate agency agent aide airline all ally ambassador analyst anyone army article
    artist assistant associate association attendee attorney author authority automaker ayatollah backer ban bank bishop bloc board
    body book both boy brief brother bureau cabinet camp campaign candidate captain cardinal carmaker caucus celebrity ceo chain
    chair chairman chairwoman chancellor charity chief child citizen city claimant clergy client club coach coalition colleague
    columnist comedian commander commentator commission commissioner committee community company complaint congregation congress
    congressman congresswoman conservative consultant contender contractor cop council councilman counsel counselor country county
    couple court critic crowd customer daughter deal defence defendant defender defense delegate delegation democrat demonstrator
    department deputy designer detective developer diplomat director doctor document donor economist editor email emir employee
    employer engineer envoy everyone executive expert family father federation few filing firm force founder friend general giant
    girl government governor group guard guest head historian hospital host house husband imam indictment industry insider inspector
    institute investigator investor journalist judge jury justice justices kid king kingdom lawmaker lawsuit lawyer leader league
    legislator lender letter liberal lieutenant lobby lot maker man manager many marine mayor media medic member memo militant
    military minister ministry minority monitor most mother movement nation neighbor neighbour network news newspaper ngo nobody
    nominee nun nurse observer office officer official one operative operator opponent opposition organisation organization
    organizer other outlet owner pair panel panelist paper parent parliament participant party pastor patient people person
    physician pilot plaintiff player police policeman politician poll pollster pope post power premier president priest prince
    princess principal prisoner producer professor prosecution prosecutor protester protestor provider publisher queen rabbi reader
    rebel refugee regime regulator relative report reporter representative republican researcher resident responder retailer rival
    ruler scholar school scientist secretary senator sergeant several sheikh sheriff side sister skeptic soldier solicitor some
    somebody someone son source speaker spokesman spokesperson spokeswoman staff staffer state statement story strategist student
    study subcommittee superpower supporter survey survivor suspect teacher team teenager terrorist thinktank town trader translator
    troop trustee tweet union university user vendor veteran victim villager voter watchdog website whip wife witness woman worker
    writer
""")
"""Head nouns that can speak."""
