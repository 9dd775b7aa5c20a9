"""What an article's own voice goes back to."""

from dataclasses import replace

from desk import Desk

from newswire import article
from readout.link.origins import find_origins
from readout.link.reuse import find_reuse
from readout.link.voices import find_voices
from readout.model.article import Article, Dateline, Outlet, Passage
from readout.model.story import Reuse
from readout.text.credits import Credit
from readout.text.gazetteer import known_outlet

AGENCY = Outlet(id="efe.com", name="EFE", kind="agency", country="ES")
TIDE, POST = (Outlet(id=name.lower(), name=name, kind="press") for name in ("Tide", "Post"))
LONG = "Crews left their ships at noon and went home over the bridge while a clerk counted four hundred travellers in the halls " * 2
OTHER = "Growers blame a wet spring for the glut that has halved the price of fruit in all the towns along the lower river this year " * 2


def report(name: str, text: str, outlet: Outlet | None, day: int = 1) -> Article:
    return replace(article(name, text, day), outlet=outlet, text=text)


def shared(*articles: Article) -> tuple[Reuse, ...]:
    return find_reuse(articles, [Passage(span=a.span(0, len(a.text)), order=0, part="body") for a in articles])


def keys(*articles: Article, credits: dict[str, tuple[Credit, ...]] | None = None) -> dict[str, str]:
    return {name: line.key for name, line in find_voices(articles, shared(*articles), credits or {}).items()}


def test_an_agency_is_one_origin_as_outlet_by_dateline_and_in_a_feed() -> None:
    dateline = Dateline(place="Norhavn", date=None, agency="EFE", start=0, end=4)
    told = keys(
        report("own", "The port opened.", AGENCY),
        replace(report("dateline", "Boats sail again.", TIDE), dateline=dateline),
        replace(report("feed", "Ferries run.", POST), extra={"source": "EFE"}),
        replace(report("byline", "Islands wait.", POST), authors=("EFE",)),
    )
    assert set(told.values()) == {"outlet:efe.com"}


def test_an_agency_that_only_contributed_is_not_the_origin() -> None:
    credits = {"a": (Credit("EFE", 0, 3, "contributor"),)}
    assert keys(report("a", "The port opened.", TIDE), credits=credits) == {"a": "outlet:tide"}


def test_a_paper_that_names_itself_in_the_dateline_is_no_agency() -> None:
    own = known_outlet("CNN")
    dateline = Dateline(place="Norhavn", date=None, agency="CNN", start=0, end=4)
    found = find_voices([replace(report("a", "The port opened.", own), dateline=dateline)], (), {})
    assert (found["a"].key, found["a"].kind) == ("outlet:cnn.com", "outlet")


def test_a_copy_without_a_credit_goes_back_to_the_agency_that_its_twin_credits() -> None:
    told = keys(report("a", LONG, TIDE), report("b", LONG, POST), credits={"a": (Credit("EFE", 0, 3, "tail"),)})
    assert told["a"] == told["b"] == "outlet:efe.com"


def test_a_text_pieced_together_of_two_does_not_tie_them() -> None:
    told = keys(report("a", LONG, TIDE), report("b", OTHER, POST), report("c", LONG + OTHER[:180], None, 3))
    assert told["a"] != told["b"]
    assert told["c"] in {told["a"], told["b"]}


def test_versions_of_one_address_are_one_voice() -> None:
    first = replace(report("a", LONG, None), url="https://tide.example/1")
    second = replace(report("b", OTHER, None), url="https://tide.example/1")
    told = keys(first, second)
    assert told["a"] == told["b"]


def test_an_outlet_that_nothing_is_known_of_is_told_so() -> None:
    nobody, named = report("a", LONG, None), report("b", OTHER, Outlet(id="the-gull", name="The Gull"))
    known = {name: line.is_known for name, line in find_voices([nobody, named, report("c", "Ferries run.", TIDE)], (), {}).items()}
    assert known == {"a": False, "b": False, "c": True}


def test_what_several_cite_from_one_joint_statement_is_one_origin() -> None:
    desk = Desk()
    for outlet in ("Morning Tide", "Coast Post"):
        desk.report(outlet, f"{outlet} has it from the joint statement that the port will open.")
        speaker = desk.who(outlet, "the joint statement", full="joint statement", kind="other")
        desk.say(outlet, "the port will open", speaker=speaker, kind="indirect")
    found = find_origins(desk.articles, desk.statements, ())
    (origin,) = [o for o in found.origins if o.id in found.by_statement.values()]
    assert origin.kind == "document"


def test_what_an_outlet_is_said_to_have_reported_adds_nothing_to_its_own_report() -> None:
    desk = Desk()
    desk.report("Morning Tide", "EFE reported that the port will open.")
    desk.report("EFE", "The port will open.")
    desk.articles[1] = replace(desk.articles[1], outlet=AGENCY)
    relay = desk.who("Morning Tide", "EFE", kind="outlet")
    desk.say("Morning Tide", "the port will open", speaker=relay, kind="indirect")
    desk.say("EFE", "The port will open")
    assert len(set(find_origins(desk.articles, desk.statements, ()).by_statement.values())) == 1
