"""What a clause denies, and whom that clashes with."""

from __future__ import annotations

import pytest
from desk import Desk

from readout.compare.parting import split_rivals
from readout.compare.rivals import find_rivals
from readout.model.story import Rival


def rivals(desk: Desk) -> tuple[Rival, ...]:
    return find_rivals(desk.claims, desk.statements, desk.articles)


def test_a_denial_clashes_with_the_accusation_that_it_answers(desk: Desk) -> None:
    desk.report("Herald", "The navy rammed the trawler off Skarvik")
    desk.report("Courier", "The ministry denied that the navy had rammed any trawler")
    desk.say("Herald", "The navy rammed the trawler off Skarvik", claim="yes", predicate="ram", lemmas="navy ram trawler skarvik")
    desk.say(
        "Courier",
        "The ministry denied that the navy had rammed any trawler",
        claim="no",
        predicate="deny",
        lemmas="ministry deny navy ram trawler",
    )
    assert [(r.field, set(r.claim_ids)) for r in rivals(desk)] == [("polarity", {"yes", "no"})]


def test_a_denial_of_something_else_clashes_with_nothing(desk: Desk) -> None:
    desk.report("Herald", "The navy rammed the trawler off Skarvik")
    desk.report("Courier", "The ministry denied that the budget had been overspent")
    desk.say("Herald", "The navy rammed the trawler off Skarvik", predicate="ram", lemmas="navy ram trawler skarvik")
    desk.say("Courier", "The ministry denied that the budget had been overspent", predicate="deny", lemmas="ministry deny budget overspend")
    assert rivals(desk) == ()


def test_what_a_speaker_denies_clashes_with_those_who_say_it_and_its_cue_is_told(desk: Desk) -> None:
    desk.report("Herald", "Norland shelters smugglers from Sudland")
    desk.report("Courier", "Norland denies that it shelters smugglers")
    desk.say(
        "Herald", "Norland shelters smugglers from Sudland", claim="yes", predicate="shelter", lemmas="norland shelter smuggler sudland"
    )
    desk.say("Courier", "it shelters smugglers", claim="no", predicate="shelter", lemmas="shelter smuggler", cue="denies", kind="indirect")
    [rival] = rivals(desk)
    assert rival.field == "polarity"
    assert rival.why == "Herald: Norland shelters smugglers from Sudland; Courier (denies): it shelters smugglers"


@pytest.mark.parametrize(("before", "n_rivals"), [("Norland denied claims that", 0), ("Critics say that", 1)])
def test_a_denial_clashes_with_who_says_it_and_not_with_what_it_denies(desk: Desk, before: str, n_rivals: int) -> None:
    said = "Norland shelters smugglers from Sudland"
    words = "norland shelter smuggler sudland"
    desk.report("Herald", f"{before} {said}")
    desk.report("Courier", f"Norland denied claims that {said}")
    desk.say("Herald", said, claim="yes", predicate="shelter", lemmas=words, kind="indirect")
    for outlet in ("Herald", "Courier") if before.startswith("Norland") else ("Courier",):
        desk.say(outlet, f"claims that {said}", claim="no", predicate="shelter", lemmas=words, cue="denied", kind="indirect", mode="denied")
    assert len(rivals(desk)) == n_rivals


def test_a_word_and_its_negative_said_of_one_thing_clash(desk: Desk) -> None:
    desk.report("Herald", "The raid on the harbour office was lawful")
    desk.report("Courier", "The raid on the harbour office was unlawful")
    desk.say("Herald", "The raid on the harbour office was lawful", claim="a", predicate="be lawful", lemmas="raid harbour office lawful")
    desk.say(
        "Courier", "The raid on the harbour office was unlawful", claim="b", predicate="be unlawful", lemmas="raid harbour office unlawful"
    )
    assert [(r.field, r.claim_ids) for r in rivals(desk)] == [("polarity", ("a", "b"))]


def test_the_words_of_one_place_never_clash_with_themselves(desk: Desk) -> None:
    desk.report("Courier", "Norland denies claims that it shelters smugglers")
    desk.say("Courier", "it shelters smugglers", claim="a", predicate="shelter", lemmas="shelter smuggler")
    desk.say("Courier", "claims that it shelters smugglers", claim="b", predicate="shelter", lemmas="claim shelter smuggler", cue="denies",
             speaker=desk.who("Courier", "Norland", kind="country"))  # fmt: skip
    assert rivals(desk) == ()


def test_a_ban_on_denying_cover_denies_nothing(desk: Desk) -> None:
    desk.report("Herald", "The bill keeps the ban on denying cover to sick sailors")
    desk.report("Courier", "The insurers offer cover to sick sailors")
    desk.say(
        "Herald", "The bill keeps the ban on denying cover to sick sailors", predicate="keep", lemmas="bill keep ban deny cover sick sailor"
    )
    desk.say("Courier", "The insurers offer cover to sick sailors", predicate="offer", lemmas="insurer offer cover sick sailor")
    assert rivals(desk) == ()


def _arrest(desk: Desk) -> None:
    desk.report("Herald", "Police arrested a skipper over the drowning of Per Lind")
    desk.report("Courier", "No arrests have been made over the drowning of Per Lind")
    desk.say("Herald", "Police arrested a skipper over the drowning of Per Lind", claim="a", predicate="arrest",
             lemmas="police arrest skipper drowning lind")  # fmt: skip
    desk.say("Courier", "No arrests have been made over the drowning of Per Lind", claim="b", predicate="make", is_negated=True,
             mode="denied", lemmas="arrest make drowning lind")  # fmt: skip


def test_what_one_reports_and_another_says_was_not_done_clash_hard(desk: Desk) -> None:
    _arrest(desk)
    assert [(rival.field, rival.is_soft) for rival in rivals(desk)] == [("polarity", False)]


def test_a_claim_is_parted_where_one_says_that_it_was_not_so(desk: Desk) -> None:
    _arrest(desk)
    assert len(split_rivals([*desk.groups["a"], *desk.groups["b"]])) == 2


def test_a_not_of_another_act_on_the_same_thing_is_no_denial(desk: Desk) -> None:
    desk.report("Herald", "Police arrested a skipper over the drowning of Per Lind")
    desk.report("Courier", "The mayor did not discuss the drowning of Per Lind")
    desk.say(
        "Herald",
        "Police arrested a skipper over the drowning of Per Lind",
        predicate="arrest",
        lemmas="police arrest skipper drowning lind",
    )
    desk.say("Courier", "The mayor did not discuss the drowning of Per Lind", predicate="discuss", is_negated=True, mode="denied",
             lemmas="mayor discuss drowning lind")  # fmt: skip
    assert rivals(desk) == ()


def test_that_nobody_mentioned_a_thing_contradicts_nobody(desk: Desk) -> None:
    desk.report("Herald", "Norland will cut its salmon tariffs at once")
    desk.report("Courier", "Neither side mentioned salmon tariffs in its account of the talks")
    desk.say("Herald", "Norland will cut its salmon tariffs at once", predicate="cut", lemmas="norland cut salmon tariff")
    desk.say("Courier", "Neither side mentioned salmon tariffs in its account of the talks", predicate="mention",
             lemmas="side mention salmon tariff account talk")  # fmt: skip
    assert [(rival.field, rival.is_soft) for rival in rivals(desk)] == [("polarity", True)]


def test_who_denies_having_leaked_does_not_clash_with_one_who_says_that_it_was_leaked(desk: Desk) -> None:
    desk.report("Herald", "The list of salmon quotas was leaked")
    desk.report("Courier", "Lind denied that he leaked the list of salmon quotas")
    desk.say("Herald", "The list of salmon quotas was leaked", predicate="leak", lemmas="list salmon quota leak")
    who = desk.who("Courier", "he", full="Per Lind")
    desk.say("Courier", "he leaked the list of salmon quotas", predicate="leak", actors=[who], cue="denied", kind="indirect",
             lemmas="leak list salmon quota")  # fmt: skip
    assert rivals(desk) == ()


def _doubt(desk: Desk, doubt: str) -> tuple[Rival, ...]:
    desk.report("Herald", "Norland supports the smugglers of Sudland")
    desk.report("Courier", doubt)
    desk.say(
        "Herald", "Norland supports the smugglers of Sudland", claim="yes", predicate="support", lemmas="norland support smuggler sudland"
    )
    desk.say("Courier", doubt, claim="open", predicate="be debatable", lemmas="norland support smuggler debatable")
    return rivals(desk)


def test_what_one_says_and_another_calls_debatable_clash_softly(desk: Desk) -> None:
    assert [(r.field, r.is_soft) for r in _doubt(desk, "Its support of smugglers is debatable")] == [("polarity", True)]


def test_that_it_is_debatable_why_a_thing_was_done_leaves_the_thing_standing(desk: Desk) -> None:
    assert _doubt(desk, "It is debatable why Norland gives support to smugglers") == ()


def test_what_one_saw_and_another_did_not_clash_softly(desk: Desk) -> None:
    desk.report("Herald", "I saw no panic on the quay, Ida Voss said")
    desk.report("Courier", "I saw panicked sailors running from the ferry, Per Lind said")
    desk.say("Herald", "I saw no panic on the quay", claim="no", predicate="see", mode="denied", lemmas="see panic quay", kind="direct",
             speaker=desk.who("Herald", "Ida Voss"))  # fmt: skip
    desk.say("Courier", "I saw panicked sailors running from the ferry", claim="yes", predicate="see",
             lemmas="see panicked sailor run ferry", kind="direct", speaker=desk.who("Courier", "Per Lind"))  # fmt: skip
    assert [(r.field, r.is_soft) for r in rivals(desk)] == [("polarity", True)]


def test_what_one_saw_is_not_what_another_did_not_hear_nor_anything_else(desk: Desk) -> None:
    desk.report("Herald", "The skipper saw no iceberg")
    desk.report("Courier", "The pilot saw a trawler")
    desk.report("Post", "The pilot heard of an iceberg")
    desk.say("Herald", "The skipper saw no iceberg", predicate="see", mode="denied", lemmas="skipper see iceberg")
    desk.say("Courier", "The pilot saw a trawler", predicate="see", lemmas="pilot see trawler")
    desk.say("Post", "The pilot heard of an iceberg", predicate="hear", lemmas="pilot hear iceberg")
    assert rivals(desk) == ()


def test_no_sign_that_one_thing_had_it_says_nothing_of_another(desk: Desk) -> None:
    no = "There was no sign that the seal had caught the harbour virus"
    for name, text, claim in (("Herald", no, "no"), ("Courier", "A sailor caught the harbour virus in Torvik", "yes")):
        desk.report(name, text)
        desk.say(name, text, claim=claim, predicate="be sign" if claim == "no" else "catch")
    assert rivals(desk) == ()
    desk.report("Post", "The seal caught the harbour virus in Torvik")
    desk.say("Post", "The seal caught the harbour virus in Torvik", claim="seal", predicate="catch")
    assert [set(r.claim_ids) for r in rivals(desk)] == [{"no", "seal"}]


def test_a_word_and_its_negative_as_alternatives_clash_with_neither(desk: Desk) -> None:
    for name, text, said in (
        ("Herald", "Patients of the harbour clinic stood on official or unofficial waiting lists", "official unofficial"),
        ("Courier", "Patients of the harbour clinic stood on official waiting lists", "official"),
    ):
        desk.report(name, text)
        desk.say(name, text, claim=name, predicate="stand", lemmas=f"patient harbour clinic stand {said} waiting list")
    assert rivals(desk) == ()


@pytest.mark.parametrize(
    ("said", "who", "n_rivals"),
    [
        ("The attack on the ferry dock was a reckless act", None, 0),
        ("Sorland was behind the attack on the ferry dock", None, 1),
        ("Sorland made the attack on the ferry dock", "Sorland", 1),
    ],
)
def test_who_denies_a_part_in_an_act_denies_nothing_of_the_act(desk: Desk, said: str, who: str | None, n_rivals: int) -> None:
    desk.report("Herald", said)
    desk.say("Herald", said, predicate="attack", lemmas="attack ferry dock " + ("behind" if "behind" in said else "reckless act"),
             actors=[desk.who("Herald", who, kind="country")] if who else [])  # fmt: skip
    desk.report("Courier", "Sorland denied any role in the attack on the ferry dock")
    desk.say("Courier", "any role in the attack on the ferry dock", predicate="attack", mode="denied", cue="denied", kind="indirect",
             speaker=desk.who("Courier", "Sorland", kind="country"), lemmas="role attack ferry dock")  # fmt: skip
    assert len(rivals(desk)) == n_rivals


@pytest.mark.parametrize(("told", "n_rivals"), [("Holm's crew told fishers of shoals", 0), ("Holm's crew prevails at sea", 1)])
def test_who_is_named_in_a_doubt_is_not_what_is_doubted(desk: Desk, told: str, n_rivals: int) -> None:
    desk.report("Herald", told)
    desk.report("Courier", "It is unclear that Holm's crew prevails")
    crew = [desk.who(outlet, "Holm") for outlet in ("Herald", "Courier")]
    desk.say("Herald", told, claim="yes", predicate=told.split()[2], mentions=crew[:1])
    desk.say("Courier", "It is unclear that Holm's crew prevails", claim="open", predicate="be unclear", mentions=crew[1:])
    assert len(rivals(desk)) == n_rivals
