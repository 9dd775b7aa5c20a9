"""Groups of clauses to claims."""

from datetime import UTC, datetime
from itertools import combinations

import pytest
from desk import Desk

from readout.compare.findings import Evidence, make_claims
from readout.model.statement import Mode
from readout.model.story import Claim, Origin


def claims_of(desk: Desk, origin_of: dict[str, str] | None = None, parties: dict[str, str] | None = None) -> tuple[Claim, ...]:
    """Claims of a desk's groups, each article its own origin unless said otherwise."""
    origin_of = origin_of or {s.id: s.article_id for s in desk.statements}
    origins = [
        Origin(id=o, name=o, kind="outlet", party=(parties or {}).get(o), article_ids=(), why=()) for o in sorted(set(origin_of.values()))
    ]
    evidence = Evidence(articles=desk.articles, statements=desk.statements, origins=origins, origin_of=origin_of)
    return make_claims(list(desk.groups.values()), evidence)


def strike(desk: Desk) -> None:
    desk.report("Morning Tide", "Crews stopped the ferries on Monday.\nThe port is empty.", day="2024-05-06")
    desk.report("Coast Post", "A strike has stopped the ferries.", day="2024-05-07")
    desk.report("Harbour News", "Fish was cheap.", day="2024-05-05")
    desk.say("Morning Tide", "Crews stopped the ferries on Monday", claim="strike")
    desk.say("Coast Post", "A strike has stopped the ferries", claim="strike")
    desk.say("Morning Tide", "The port is empty")
    desk.say("Harbour News", "Fish was cheap")


def test_every_article_has_one_cell_in_every_claim_and_silence_is_no_denial() -> None:
    desk = Desk()
    strike(desk)
    first = claims_of(desk)[0]
    assert {cell.article_id: cell.stance for cell in first.cells} == {
        "Morning Tide": "asserts",
        "Coast Post": "asserts",
        "Harbour News": "too-early",
    }
    assert first.verdict == "corroborated"
    assert not first.is_contradicted


def test_an_article_that_came_later_and_does_not_say_it_omits_it() -> None:
    desk = Desk()
    strike(desk)
    fish = next(c for c in claims_of(desk) if c.text == "Fish was cheap")
    assert {cell.stance for cell in fish.cells if cell.article_id != "Harbour News"} == {"omits"}


def test_two_mentions_of_one_origin_are_single_origin() -> None:
    desk = Desk()
    strike(desk)
    one = {s.id: "wire" for s in desk.statements}
    assert claims_of(desk, one)[0].verdict == "single-origin"


def test_what_most_carry_comes_first_and_its_text_is_words_of_a_report() -> None:
    desk = Desk()
    strike(desk)
    claims = claims_of(desk)
    assert len(claims[0].clauses) == 2
    assert any(claims[0].text in article.text for article in desk.articles)
    assert claims[0].importance > claims[-1].importance
    assert claims[0].first_published_at == datetime(2024, 5, 6, tzinfo=UTC)


def test_a_denial_among_assertions_disputes_the_claim_and_contradicts_it() -> None:
    desk = Desk()
    strike(desk)
    desk.report("Union Voice", "The crews deny that they stopped the ferries.", day="2024-05-07")
    desk.say("Union Voice", "they stopped the ferries", claim="strike", mode="denied", kind="indirect", cue="deny")
    first = claims_of(desk)[0]
    assert {c.article_id: c.stance for c in first.cells}["Union Voice"] == "disputes"
    assert first.verdict == "contradicted"


def test_a_no_about_another_act_is_no_dispute() -> None:
    desk = Desk()
    strike(desk)
    desk.report("Union Voice", "The ferries stand still, and the owners found no answer.", day="2024-05-07")
    desk.say("Union Voice", "the owners found no answer", claim="strike", predicate="find", mode="denied", is_negated=True)
    first = claims_of(desk)[0]
    assert {c.article_id: c.stance for c in first.cells}["Union Voice"] == "asserts"
    assert first.verdict == "corroborated"


def test_the_parties_of_a_claim_are_those_of_its_origins() -> None:
    desk = Desk()
    strike(desk)
    assert claims_of(desk, parties={"Coast Post": "NO"})[0].parties == ("NO",)


def told_by_two(is_known: bool) -> Claim:
    desk = Desk()
    strike(desk)
    origin_of = {s.id: s.article_id for s in desk.statements}
    origins = [
        Origin(id=o, name=o, kind="outlet", party=None, article_ids=(), why=(), is_known=is_known or o != "Coast Post")
        for o in sorted(set(origin_of.values()))
    ]
    why_of = {s.id: f"{s.article_id} in its own voice" for s in desk.statements}
    evidence = Evidence(articles=desk.articles, statements=desk.statements, origins=origins, origin_of=origin_of, why_of=why_of)
    return make_claims(list(desk.groups.values()), evidence)[0]


def test_an_outlet_that_nothing_is_known_of_corroborates_nothing_by_itself() -> None:
    assert told_by_two(True).verdict == "corroborated"
    alone = told_by_two(False)
    assert alone.verdict == "single-origin"
    assert alone.origin_ids == ("Coast Post", "Morning Tide")
    assert any("does not count by itself" in line for line in alone.why)


def test_a_claim_says_which_origins_it_counted_and_why_two_mentions_count_once() -> None:
    assert told_by_two(True).why == (
        "Coast Post counts: Coast Post in its own voice",
        "Morning Tide counts: Morning Tide in its own voice",
    )
    desk = Desk()
    strike(desk)
    (why,) = claims_of(desk, dict.fromkeys((s.id for s in desk.statements), "Nordwire"))[0].why
    assert why.startswith("Morning Tide and Coast Post count once, as Nordwire")


def test_groups_of_the_same_clauses_give_one_claim_and_every_id_is_its_own() -> None:
    desk = Desk()
    strike(desk)
    desk.groups["again"] = list(reversed(desk.groups["strike"]))
    claims = claims_of(desk)
    assert [len(claim.clauses) for claim in claims].count(2) == 1
    assert len({claim.id for claim in claims}) == len(claims) == 3


@pytest.mark.parametrize(("mode", "stance"), [("asserted", "too-early"), ("planned", "omits")])
def test_what_happened_after_a_report_was_out_is_no_omission_of_its_own_even_if_the_teller_has_no_date(mode: Mode, stance: str) -> None:
    desk = Desk()
    desk.report("Morning Tide", "Fish was cheap.", day="2024-05-05")
    desk.report("Coast Post", "A storm sank the ferry on Wednesday.")
    desk.say("Morning Tide", "Fish was cheap")
    wednesday = desk.when("Coast Post", "on Wednesday", "2024-05-08", "2024-05-09", "day")
    desk.say("Coast Post", "A storm sank the ferry on Wednesday", mode=mode, when=wednesday)
    storm = next(claim for claim in claims_of(desk) if claim.text.startswith("A storm"))
    assert {cell.article_id: cell.stance for cell in storm.cells}["Morning Tide"] == stance


def test_a_speaker_whom_one_report_calls_by_the_last_name_alone_is_named_once() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm said the port would open.")
    desk.report("Coast Post", "Holm said the port will open.")
    desk.say("Morning Tide", "the port would open", claim="port", kind="indirect", speaker=desk.who("Morning Tide", "Ada Holm"))
    desk.say("Coast Post", "the port will open", claim="port", kind="indirect", speaker=desk.who("Coast Post", "Holm"))
    assert claims_of(desk)[0].speakers == ("Ada Holm",)


def test_of_two_claims_alike_in_all_else_the_one_that_a_fragment_stands_for_matters_less() -> None:
    desk = Desk()
    desk.report("Morning Tide", "Ada Holm closed the northern port to fishermen. To spare the cod of the bay another year.")
    holm = desk.who("Morning Tide", "Ada Holm")
    desk.say("Morning Tide", "To spare the cod of the bay another year", claim="why", predicate="spare", actors=[holm])
    desk.say("Morning Tide", "Ada Holm closed the northern port to fishermen", claim="what", predicate="close", actors=[holm])
    whole, fragment = claims_of(desk)
    assert (whole.text, fragment.text) == ("Ada Holm closed the northern port to fishermen", "To spare the cod of the bay another year")
    assert whole.importance - fragment.importance == pytest.approx(0.05)


def judged(alike: float) -> Claim:
    desk = Desk()
    desk.report("Morning Tide", "Crews stopped the ferries.")
    desk.report("Harbour News", "The ferries were stopped by crews.")
    desk.report("Coast Post", "Crews have not stopped the ferries.")
    desk.say("Morning Tide", "Crews stopped the ferries", claim="strike", predicate="stop")
    desk.say("Harbour News", "The ferries were stopped by crews", claim="strike", predicate="stop")
    desk.say("Coast Post", "Crews have not stopped the ferries", claim="strike", predicate="stop", mode="denied")
    places = [s.clauses[0].spans[0] for s in desk.statements]
    evidence = Evidence(
        articles=desk.articles,
        statements=desk.statements,
        origins=[Origin(id="o", name="o", kind="outlet", party=None, article_ids=(), why=())],
        origin_of={s.id: "o" for s in desk.statements},
        alike=dict.fromkeys(combinations(places, 2), alike),
    )
    return make_claims(list(desk.groups.values()), evidence)[0]


def test_a_claim_tells_how_sure_its_places_are_and_is_not_contradicted_where_it_is_joined_loosely() -> None:
    sure, loose = judged(0.9), judged(0.3)
    assert (sure.confidence, sure.is_loose, sure.is_contradicted) == (0.9, False, True)
    assert (loose.confidence, loose.is_loose, loose.is_contradicted) == (0.3, True, False)
    desk = Desk()
    strike(desk)
    assert all(claim.confidence == 1.0 for claim in claims_of(desk))


def test_a_reprint_does_not_change_how_sure_a_claim_is() -> None:
    def sure(reprints: int) -> float:
        desk = Desk()
        names = ["Morning Tide", "Coast Post", *(f"Reprint {n}" for n in range(reprints))]
        for name in names:
            desk.report(name, "A strike stopped the ferries.\nNo ferry sails." if name != "Coast Post" else "Crews walked out.")
        places = []
        for name in names:
            for text in ("A strike stopped the ferries", "No ferry sails") if name != "Coast Post" else ("Crews walked out",):
                places.append(desk.say(name, text, claim="strike").spans[0])
        evidence = Evidence(
            articles=desk.articles,
            statements=desk.statements,
            origins=[Origin(id="o", name="o", kind="outlet", party=None, article_ids=(), why=())],
            origin_of={s.id: "o" for s in desk.statements},
            alike={(places[0], places[2]): 0.8, (places[1], places[2]): 0.6},
        )
        return make_claims(list(desk.groups.values()), evidence)[0].confidence

    assert sure(0) == sure(3) == 0.7


def test_a_pair_of_clauses_vouches_for_the_larger_of_two_claims_that_hold_it(desk: Desk) -> None:
    said = {"Tide": "A strike stopped the ferries", "Post": "Crews walked out", "News": "No ferry sails", "Day": "Ferry talks failed"}
    for name, text in said.items():
        desk.report(name, f"{text}.")
        desk.say(name, text, claim="strike")
    tide, post, news, day = members = desk.groups.pop("strike")
    at = [clause.spans[0] for _, clause in members]
    desk.groups = {"large": [tide, post, news], "small": [tide, post, day], "within": [tide, post]}
    alike = {(at[0], at[1]): 0.9, (at[0], at[2]): 0.9, (at[1], at[2]): 0.9, (at[0], at[3]): 0.2, (at[1], at[3]): 0.4}
    origin = Origin(id="o", name="o", kind="outlet", party=None, article_ids=(), why=())
    evidence = Evidence(
        articles=desk.articles, statements=desk.statements, origins=[origin], origin_of={s.id: "o" for s in desk.statements}, alike=alike
    )
    found = {len(claim.clauses): claim.confidence for claim in make_claims([desk.groups["large"], desk.groups["within"]], evidence)}
    assert found == {3: 0.9, 2: 0.9}
    small = [claim.confidence for claim in make_claims(list(desk.groups.values()), evidence) if day in claim.clauses]
    assert small == [0.3]


def test_who_agreed_that_it_will_not_be_is_disputed_by_nobody_who_says_so(desk: Desk) -> None:
    for name, text, mode in (
        ("Tide", "The harbour and Ada Holm agreed that Holm will not return to the ferry", "asserted"),
        ("Post", "Holm will not return to the ferry", "denied"),
        ("News", "Holm will not return to the ferry in May", "asserted"),
    ):
        desk.report(name, f"{text}.")
        desk.say(name, text, claim="return", predicate="return", mode=mode)
    (claim,) = claims_of(desk)
    assert {cell.stance for cell in claim.cells} == {"asserts"}
    assert not claim.is_contradicted


@pytest.mark.parametrize(("alike", "sole"), [(0.9, None), (0.2, "NO")])
def test_an_unknown_outlet_joined_loosely_takes_no_claim_from_its_side(desk: Desk, alike: float, sole: str | None) -> None:
    desk.report("Tide", "Norway said the lake is closed.")
    desk.report("Post", "The two quarrel over a closed lake.")
    one = desk.say("Tide", "the lake is closed", claim="lake")
    other = desk.say("Post", "The two quarrel over a closed lake", claim="lake")
    state = Origin(id="state", name="Norway", kind="government", party="NO", article_ids=(), why=())
    outlet = Origin(id="post", name="Post", kind="outlet", party=None, article_ids=(), why=(), is_known=False)
    evidence = Evidence(
        articles=desk.articles,
        statements=desk.statements,
        origins=[state, outlet],
        origin_of={desk.statements[0].id: "state", desk.statements[1].id: "post"},
        alike={(one.spans[0], other.spans[0]): alike},
    )
    (claim,) = make_claims(list(desk.groups.values()), evidence)
    assert claim.sole_party == sole
